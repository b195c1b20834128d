"""Every page in a real browser, in both languages, light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from evals.browser.addresses import Address, Unlisted, addresses, get_routes
from evals.browser.served import Site
from evals.browser.visits import CHECKS, NARROWEST, Heard, Visit, check, page_of, run_axe, visit
from playwright.sync_api import Browser, Page
from starlette.routing import Route

from .conftest import Visited

HEAVIEST = 150_000
"""Bytes of a page without its fonts, on the way to an old phone."""
EVERY = [(route, lang) for route in get_routes() for lang in ("ar", "en")]
every_page = pytest.mark.parametrize(("route", "lang"), EVERY)


def faults(visited: Visited, route: str, lang: str, of: Callable[[Visit], object]) -> dict[str, object]:
    """What is wrong with the addresses of a route, those with nothing wrong left out."""
    told = {address.in_language(lang): of(found) for address, found in visited(route, lang)}
    return {address: wrong for address, wrong in told.items() if wrong}


def said(found: Mapping[Any, list[str]]) -> dict[Any, list[str]]:
    return {look: wrong for look, wrong in found.items() if wrong}


@every_page
def test_a_page_is_there(visited: Visited, route: str, lang: str) -> None:
    assert faults(visited, route, lang, lambda one: one.status if one.status != 200 else 0) == {}


@every_page
def test_axe_finds_no_violation_of_wcag_2_2_aa(visited: Visited, route: str, lang: str) -> None:
    assert faults(visited, route, lang, lambda one: said(one.axe)) == {}


@every_page
def test_nothing_sticks_out_of_a_page_however_narrow(visited: Visited, route: str, lang: str) -> None:
    assert faults(visited, route, lang, lambda one: said(one.overflow)) == {}


@every_page
def test_whatever_can_be_touched_is_wide_enough_for_a_finger(visited: Visited, route: str, lang: str) -> None:
    assert faults(visited, route, lang, lambda one: said(one.small)) == {}


@every_page
def test_whatever_has_the_focus_shows_it_and_is_not_covered(visited: Visited, route: str, lang: str) -> None:
    assert faults(visited, route, lang, lambda one: one.unfocused) == {}


@every_page
def test_arabic_is_drawn_in_a_joined_face_of_ours_with_room_for_its_marks(
    visited: Visited, route: str, lang: str
) -> None:
    assert faults(visited, route, lang, lambda one: one.unjoined) == {}


@every_page
def test_words_keep_their_order_where_they_are_marked(visited: Visited, route: str, lang: str) -> None:
    assert faults(visited, route, lang, lambda one: one.turned) == {}


@every_page
def test_a_page_is_light(visited: Visited, route: str, lang: str) -> None:
    assert faults(visited, route, lang, lambda one: one.bytes if one.bytes > HEAVIEST else 0) == {}


@every_page
def test_a_page_asks_nobody_else_and_breaks_no_policy(visited: Visited, route: str, lang: str) -> None:
    assert faults(visited, route, lang, lambda one: one.elsewhere + one.errors) == {}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/d/ghudran-talks/matrix?at=yesterday", 400)])
def test_a_page_that_says_what_is_wrong_is_as_good(
    opened: tuple[Page, Heard], site: Site, lang: str, path: str, status: int
) -> None:
    found = visit(*opened, site.address + Address("", path).in_language(lang))

    assert found.status == status
    assert (said(found.axe), said(found.overflow), said(found.small), found.unjoined, found.elsewhere) == (
        {}, {}, {}, [], [],
    )  # fmt: skip


# Each of these looks sees a page that is wrong.


def test_a_route_of_which_no_address_is_known_is_seen(site: Site) -> None:
    with pytest.raises(Unlisted):
        addresses(site, "/nowhere/{nothing}")


def nothing(_request: object) -> None:
    """No page."""


def test_a_route_that_takes_no_question_is_none_to_be_opened() -> None:
    routes = (Route("/sent", nothing, methods=["POST"]), Route("/asked", nothing))

    assert get_routes(routes) == ("/asked",)


def bad(page: Page, body: str, style: str = "") -> None:
    page.goto("about:blank")
    page.set_content(f'<html lang="ar" dir="rtl"><head><title>x</title><style>{style}</style></head><body>{body}')
    page.evaluate(CHECKS.read_text("utf-8"))


BAD = {
    "overflow()": ('<div style="inline-size: 900px">wide</div>', ""),
    "small()": ("<button>x</button>", "button { font-size: 8px; padding: 0; block-size: 12px }"),
    "unfocused(9)": ('<a href="#x">bare</a>', "a:focus { outline: none }"),
    "unjoined()": ("<p>قال</p>", ""),
    "tailed()": ("<p><b>آخر نجاح</b><b>قبل</b></p>", "b + b { margin-inline-start: 1em }"),
    "turned()": (
        '<p dir="rtl">قال 12 <mark>في 13 مايو (BBC) 14</mark>-15 و<mark>CNN 3</mark>-4</p>',
        "mark { unicode-bidi: isolate-override; direction: ltr }",
    ),
}


@pytest.mark.parametrize("call", BAD)
def test_a_page_with_this_fault_is_seen(page: Page, call: str) -> None:
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    bad(page, *BAD[call])
    page.keyboard.press("Tab")

    assert check(page, call)


def test_something_fixed_over_what_has_the_focus_is_seen(page: Page) -> None:
    bad(
        page,
        '<div class="over">over</div><p><a href="#x">under</a></p>',
        ".over { position: fixed; inset: 0; background: white } a:focus { outline: 3px solid blue }",
    )
    page.keyboard.press("Tab")

    assert [one for one in check(page, "unfocused(9)") if one.startswith("covered")]


def test_a_picture_without_words_and_grey_on_grey_are_seen_by_axe(opened: tuple[Page, Heard], site: Site) -> None:
    page, heard = opened
    visit(page, heard, site.address + "/")

    page.evaluate("document.querySelector('h1').style.color = '#aaa'")
    page.evaluate("document.body.append(document.createElement('img'))")

    found = " ".join(run_axe(page))
    assert "color-contrast" in found
    assert "image-alt" in found


def test_a_request_to_another_host_and_a_refused_style_are_heard(browser: Browser, site: Site) -> None:
    with page_of(browser, site.address) as (page, heard):
        visit(page, heard, site.address + "/")

        page.evaluate(
            "document.body.append(Object.assign(document.createElement('img'), {src: 'http://evil.example/x'}))"
        )
        page.evaluate("document.body.setAttribute('style', 'color: red')")
        page.wait_for_timeout(100)

        assert any("evil.example" in one for one in [*heard.elsewhere, *heard.errors])
        assert any("style" in one for one in heard.errors)
