"""What every served page has: its language and look, no markup of articles, no page elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.store.open import open_store
from qawl.web.app import make_pages

ARTICLE = "2026-03-02-shiraa-invitation"


def test_a_page_is_arabic_and_runs_right_to_left_unless_another_language_is_asked_for(client: TestClient) -> None:
    assert '<html lang="ar" dir="rtl">' in client.get("/").text
    assert '<html lang="en" dir="ltr">' in client.get("/?lang=en").text
    assert '<html lang="ar" dir="rtl">' in client.get("/?lang=xx").text


def test_a_choice_of_language_and_look_is_kept_and_leads_back(client: TestClient) -> None:
    form = {"lang": "en", "theme": "dark", "back": f"/a/{ARTICLE}"}
    answer = client.post("/preferences", data=form, follow_redirects=False)

    assert answer.headers["location"] == f"/a/{ARTICLE}"
    page = client.get("/").text
    client.cookies.clear()
    assert 'lang="en"' in page
    assert 'data-theme="dark"' in page


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_nobody_is_led_to_another_site(client: TestClient, back: str) -> None:
    answer = client.post("/preferences", data={"back": back}, follow_redirects=False)

    assert answer.headers["location"] == "/"


def test_an_unknown_address_is_told_in_the_readers_language(client: TestClient) -> None:
    answer = client.get("/nowhere?lang=en")

    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text
    assert client.get("/a/no-such-article").status_code == 404


def test_what_is_not_there_leads_to_what_is_near(client: TestClient) -> None:
    line = client.get("/d/ghudran-talks/proposal/gone?lang=en")
    dossier = client.get("/d/rm%20-r?lang=en")
    page = client.get("/nowhere?lang=en")

    assert [one.status_code for one in (line, dossier, page)] == [404, 404, 404]
    assert '<a class="button" href="/d/ghudran-talks/proposals">Proposals</a>' in line.text
    assert "qawl serve --dossier NAME" in dossier.text, "and never a command out of an address"
    assert all('<a href="/d/ghudran-talks">' in one.text for one in (dossier, page))


def test_a_page_needs_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get(f"/a/{ARTICLE}").text
    needed = re.findall(r'<(?:link|script|img|iframe)[^>]*(?:src|href)="([^"]+)"', page)

    assert needed
    assert all(address.startswith("/") for address in needed)
    assert " style=" not in page
    assert "<style" not in page


def test_the_stylesheet_names_only_files_that_are_served(client: TestClient) -> None:
    style = client.get("/static/style.css").text
    named = re.findall(r'url\("([^"]+)"\)', style)

    assert named
    assert all(client.get(address).status_code == 200 for address in named)


def test_whoever_chose_no_language_reads_that_of_the_command_that_serves(tmp_path: Path) -> None:
    path = str(tmp_path / "s.db")
    with Library(path) as library, open_store(path, roving=True) as kept:
        client = TestClient(make_pages(library, desk_over(kept, []), "en"))

        assert '<html lang="en" dir="ltr"' in client.get("/").text
        assert '<html lang="ar" dir="rtl"' in client.get("/", params={"lang": "ar"}).text
        assert '<html lang="ar" dir="rtl"' in client.get("/", headers={"Cookie": "lang=ar"}).text
