"""Actors as pages: a list that forgives spelling, and one of them with all that is known."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(("typed", "found"), [("السنابل", "sanabil"), ("سنابل", "sanabil"), ("Sanabil", "sanabil")])
def test_an_actor_is_found_as_people_type_it(client: TestClient, typed: str, found: str) -> None:
    page = client.get("/actors", params={"q": typed}).text

    assert re.findall(r'<th scope="row"><a href="/actor/([^"]+)"', page)[0] == found


def test_a_list_of_one_kind_has_no_other(client: TestClient) -> None:
    page = client.get("/actors?kind=state&lang=en").text

    kinds = re.findall(r"</th><td[^>]*>([a-z]+)", page)
    assert kinds
    assert set(kinds) == {"state"}
    assert client.get("/actors?kind=planet").status_code == 400


def test_a_name_that_nobody_has_leads_back_to_all(client: TestClient) -> None:
    page = client.get("/actors?q=qqqq").text

    assert "لا طرف يوافق" in page
    assert '<a href="/actors">' in page


def test_no_question_is_an_error(client: TestClient) -> None:
    for query in ("start=-1", "start=99999999999", "start=x", "start=٣", "q=%00", "q=%FF"):
        assert client.get(f"/actors?{query}").status_code == 200


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_one_actor_has_what_they_said_by_act_and_month_and_through_whom(client: TestClient, lang: str) -> None:
    page = unescape(client.get(f"/actor/sanabil?lang={lang}").text)

    assert ("حركة السنابل" if lang == "ar" else "Sanabil Movement") in page
    acts = page[page.index('id="acts"') : page.index('id="months"')]
    said = sum(int(count) for count in re.findall(r'<bdi class="count-of">(\d+)</bdi>', acts))
    assert said > 30
    assert (f"{said} قولا" if lang == "ar" else f"{said} statements") in page
    months = page[page.index('id="months"') : page.index('id="through"')]
    march, april = map(int, re.findall(r'<bdi class="count-of">(\d+)</bdi>', months))
    assert march + april == said
    assert 'href="/actor/raed-jullanar"' in page[page.index('id="through"') :]
    assert ("الاسم السنابل في دليل الأطراف" in page) == (lang == "ar")


def test_posts_come_with_their_periods_and_their_bodies(client: TestClient) -> None:
    page = client.get("/actor/bishr-marhaf").text

    assert "وزير الخارجية" in page
    assert re.search(r'href="/actor/[a-z-]+"', page)


def test_an_actor_outside_the_registry_has_a_page_and_an_unknown_one_has_not(client: TestClient) -> None:
    listed = client.get("/actors?start=50").text
    local = next(one for one in re.findall(r'href="(/actor/[^"]+)"', listed) if "%" in one or "local" in one)

    assert client.get(local).status_code == 200
    assert client.get("/actor/nobody-at-all").status_code == 404


def test_a_carrier_of_two_names_is_one(client: TestClient) -> None:
    page = client.get("/actor/sanabil", params={"lang": "en"}).text
    through = page[page.index('id="through"') : page.index('id="called"')]

    assert through.count('href="/actor/bishr-marhaf"') == 1
    assert "2 statements" in through
