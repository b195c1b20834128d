"""What readers and reviewers come for, with the keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from evals.browser.served import CAPTURED, Site, served
from evals.browser.visits import page_of
from playwright.sync_api import Browser, Page

from qawl.dossiers.load import load_dossier

from .hands import is_at, open_next, press_in_arabic, tab_to

OWN = "/d/ghudran-talks"


@pytest.fixture
def start(page: Page, site: Site) -> Page:
    page.goto(site.address + "/")
    return page


def heading(page: Page) -> str:
    return page.inner_text("h1")


# Readers


def test_the_first_tab_skips_what_every_page_has(start: Page) -> None:
    start.keyboard.press("Tab")
    assert is_at(start, ".skip")

    start.keyboard.press("Enter")
    start.keyboard.press("Tab")

    assert is_at(start, "main *")


def test_from_what_is_new_to_who_said_it_first(start: Page) -> None:
    open_next(start, f"a[href='{OWN}']")
    open_next(start, f"main a[href^='{OWN}/matrix/']")
    open_next(start, "main a[href^='/a/']")
    open_next(start, "main a[href^='/s/']")

    assert "من قاله أولًا" in start.inner_text("main")


def test_a_search_leads_to_what_was_said(start: Page) -> None:
    tab_to(start, "#find")
    start.keyboard.type("الهدنه")
    with start.expect_navigation():
        start.keyboard.press("Enter")
    words = open_next(start, "main .hits a")

    assert "الهدنة" in words
    assert "الهدنة" in start.inner_text("main")


def test_a_search_is_narrowed_and_its_address_says_so(start: Page, site: Site) -> None:
    start.goto(f"{site.address}/search?q=الهدنة")
    tab_to(start, "main summary")
    start.keyboard.press("Enter")
    tab_to(start, "main input[name=speaker]")
    start.keyboard.type("السنابل")
    with start.expect_navigation():
        start.keyboard.press("Enter")

    assert "speaker=" in start.url
    assert {who for who in start.locator(".hits.statements .who").all_inner_texts() if "السنابل" not in who} == set()


def test_the_language_is_changed_and_the_place_kept(start: Page, site: Site) -> None:
    start.goto(f"{site.address}{OWN}/matrix")
    open_next(start, "button[name=lang]")

    assert start.get_attribute("html", "lang") == "en"
    assert start.get_attribute("html", "dir") == "ltr"
    assert start.url.endswith(f"{OWN}/matrix")

    open_next(start, "button[name=lang]")

    assert start.get_attribute("html", "dir") == "rtl"


def test_the_pages_are_made_dark(start: Page) -> None:
    before = start.evaluate("getComputedStyle(document.body).backgroundColor")

    open_next(start, "button[name=theme]")

    assert start.get_attribute("html", "data-theme") == "dark"
    assert start.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_the_calendar_leads_to_a_meeting_and_to_another_month(start: Page, site: Site) -> None:
    start.goto(f"{site.address}{OWN}/meetings")
    month = heading(start)
    words = open_next(start, f"main td a[href^='{OWN}/meeting/']")
    assert heading(start)[:6] in words or words[:6] in start.inner_text("main")

    start.goto(f"{site.address}{OWN}/meetings")
    open_next(start, "main a[href*='month=']")

    assert heading(start) != month


def test_a_chart_has_its_table_within_reach(start: Page, site: Site) -> None:
    start.goto(f"{site.address}{OWN}/figures")
    open_next(start, f"main a[href^='{OWN}/figure/']")

    tab_to(start, "main table a, main .wide")
    assert start.locator("main table").count() > 0
    assert start.locator("main svg").count() > 0


def test_the_matrix_goes_back_to_the_last_change(start: Page, site: Site) -> None:
    start.goto(f"{site.address}{OWN}/matrix")
    open_next(start, "main a[href*='at=']")

    assert "at=" in start.url
    assert start.locator("main table").count() > 0


def test_a_brief_is_taken_away(start: Page, site: Site) -> None:
    start.goto(f"{site.address}{OWN}/brief")
    tab_to(start, "main a[download]")

    with start.expect_download() as taken:
        start.keyboard.press("Enter")

    assert taken.value.suggested_filename


def test_from_the_stories_to_the_outlets_side_by_side(start: Page) -> None:
    open_next(start, "header a[href='/stories']")
    open_next(start, "main a[href^='/story/']")
    open_next(start, "main a[href$='/outlets']")

    assert start.locator("main table").count() > 0


def test_from_the_actors_to_what_somebody_said(start: Page) -> None:
    open_next(start, "header a[href='/actors']")
    name = open_next(start, "main a[href^='/actor/']")
    assert name in heading(start) or heading(start) in name

    open_next(start, "main a[href^='/s/'], main a[href^='/a/']")

    assert start.locator("main mark").count() > 0


def test_an_article_leads_from_a_mark_to_its_card_and_to_the_archived_copy(start: Page, site: Site) -> None:
    start.goto(f"{site.address}/a/{CAPTURED}")
    number = tab_to(start, "main a.number[href^='#s']")
    start.keyboard.press("Enter")
    assert start.url.endswith(f"#s{number}")

    open_next(start, "main a[href$='/copy']", most=300)

    assert start.frame_locator("iframe").locator("p").first.inner_text()


# Reviewers, with an Arabic keyboard


@pytest.fixture(scope="module")
def own_site(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("review")
    shutil.copy(demo, folder / "qawl.db")
    with served(folder / "qawl.db", [load_dossier("demo")]) as site:
        yield site


@pytest.fixture
def desk(browser: Browser, own_site: Site) -> Iterator[Page]:
    """The queue, before a reviewer."""
    with page_of(browser, own_site.address) as (page, _heard):
        page.goto(own_site.entrance())
        page.goto(own_site.address + "/review")
        yield page


def decided(page: Page, code: str) -> None:
    with page.expect_navigation():
        press_in_arabic(page, code)


def queued(page: Page) -> list[str]:
    """The records of the queue, by where they lead."""
    return [str(one.get_attribute("href")).partition("?")[0] for one in page.locator("[data-open]").all()]


def test_records_are_accepted_and_taken_back_under_an_arabic_layout(desk: Page, own_site: Site) -> None:
    press_in_arabic(desk, "KeyJ")
    press_in_arabic(desk, "KeyJ")
    assert desk.locator("[data-item]").nth(1).evaluate("one => one === document.activeElement")
    press_in_arabic(desk, "KeyK")
    record = queued(desk)[0]

    decided(desk, "KeyA")
    assert record not in queued(desk)

    decided(desk, "KeyU")
    desk.goto(own_site.address + "/review")
    assert record in queued(desk)


def test_a_record_is_rejected_and_says_so_in_its_history(desk: Page, own_site: Site) -> None:
    record = own_site.address + queued(desk)[0]
    desk.goto(record)
    known = desk.locator(".history li").count()

    decided(desk, "KeyR")

    desk.goto(record)
    assert desk.locator(".history li").count() == known + 1


def test_a_record_is_corrected_with_a_reason(desk: Page) -> None:
    open_next(desk, "[data-item] a[data-open]")
    press_in_arabic(desk, "KeyS")
    assert is_at(desk, "form.edit *")

    desk.keyboard.press("Control+A")
    desk.keyboard.type("متحدث آخر")
    tab_to(desk, "form.edit input[name=reason]")
    desk.keyboard.type("القائل غيره")
    open_next(desk, "form.edit [value=correct]")

    desk.go_back()
    desk.reload()
    assert "متحدث آخر" in desk.inner_text(".history")
    assert "القائل غيره" in desk.inner_text(".history")


def test_letters_that_are_typed_into_a_field_decide_nothing(desk: Page) -> None:
    address = desk.url
    tab_to(desk, "main input[name=speaker]")

    for code in ("KeyA", "KeyR", "KeyJ"):
        press_in_arabic(desk, code)

    assert desk.url == address
    assert desk.input_value("main input[name=speaker]") == "شقت"


def test_what_is_typed_outlives_the_session(desk: Page, own_site: Site) -> None:
    open_next(desk, "[data-item] a[data-open]")
    press_in_arabic(desk, "KeyS")
    desk.keyboard.press("Control+A")
    desk.keyboard.type("ناطق باسم الوفد")
    tab_to(desk, "form.edit input[name=reason]")
    desk.keyboard.type("كما في الفقرة الثانية")
    desk.context.clear_cookies()
    open_next(desk, "form.edit [value=correct]")
    assert "ناطق باسم الوفد" in desk.inner_text("main")

    entered = desk.context.new_page()
    entered.goto(own_site.entrance())
    record = own_site.address + str(desk.get_attribute("main form", "action"))
    open_next(desk, "main form button")

    entered.goto(record)
    assert "ناطق باسم الوفد" in entered.inner_text(".history")
    assert "كما في الفقرة الثانية" in entered.inner_text(".history")


def test_whoever_leaves_a_remark_unsent_is_asked_first(desk: Page) -> None:
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    open_next(desk, "[data-item] a[data-open]")
    tab_to(desk, "section input[name=reason]")
    desk.keyboard.type("يراجع مع التسجيل")

    tab_to(desk, "nav a", key="Shift+Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_timeout(500)

    assert asked == ["beforeunload"]
    assert desk.input_value("section input[name=reason]") == "يراجع مع التسجيل"
