"""Search as a page: words marked on the untouched text, filters in the address, a way on where nothing is found."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from qawl.answers.deciding import Author, reject
from qawl.store.open import open_store
from tests.web.worlds import asking, fill, hostile_article

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("typed", ["الهدنة", "هدنه", "والهُدنة"])
def test_words_are_found_however_they_are_spelled_and_marked(client: TestClient, lang: str, typed: str) -> None:
    page = client.get("/search", params={"q": typed, "lang": lang}).text

    marks = re.findall(r"<mark>([^<]*)</mark>", page)
    assert marks
    assert all("هدن" in mark for mark in marks)
    assert '<section class="hits statements"' in page
    assert '<section class="hits articles"' in page


def test_marks_change_no_word_and_no_order(client: TestClient, demo_store: Path) -> None:
    with open_store(str(demo_store)) as store:
        texts = [store.reading(card.id).article.text for card in store.articles()]  # type: ignore[union-attr]

    page = client.get("/search?q=هدنة&what=articles").text

    snippets = re.findall(r'<p class="snippet"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert snippets
    for snippet in snippets:
        words = unescape(re.sub(r"<[^>]+>", "", snippet))
        assert any(words in text for text in texts)


def test_filters_stay_in_the_form_and_in_the_address_of_every_way_on(client: TestClient) -> None:
    query = {"q": "هدنة", "outlet": "شراع", "act": "agree", "from": "2026-03-01", "to": "2026-04-30"}
    page = unescape(client.get("/search", params=query).text)

    assert 'name="outlet" dir="auto" value="شراع"' in page
    assert '<option value="agree" selected>' in page
    assert 'name="from" type="date" value="2026-03-01"' in page
    ways = re.findall(r'href="(/search\?[^"]*what=[^"]*)"', page)
    assert ways
    assert all("act=agree" in way and "from=2026-03-01" in way for way in ways)
    assert "صحيفة السارية" not in page[page.index('class="hits statements"') :]


def test_a_day_is_told_beside_its_field_in_the_readers_language(client: TestClient) -> None:
    query = {"q": "هدنة", "from": "2026-03-01"}
    arabic, english = (client.get("/search", params={**query, "lang": lang}).text for lang in ("ar", "en"))

    assert '<bdi class="reading">1 آذار/مارس 2026</bdi>' in arabic
    assert '<bdi class="reading">1 March 2026</bdi>' in english
    assert arabic.count('class="reading"') == 1


def test_results_are_read_page_by_page(client: TestClient) -> None:
    first = client.get("/search?what=statements&from=2026-03-01").text
    way = re.search(r'href="([^"]+)" rel="next"', first)
    assert way

    second = client.get(unescape(way[1])).text

    def ids(page: str) -> list[str]:
        return re.findall(r'<blockquote[^>]*><a href="/s/([0-9a-f]+)"', page)

    assert len(ids(first)) == 20
    assert not set(ids(first)) & set(ids(second))
    assert 'rel="prev"' in second


def test_an_actor_is_found_by_name_and_led_to(client: TestClient) -> None:
    page = client.get("/search?q=السنابل").text

    assert 'href="/actor/sanabil"' in page[page.index('class="hits actors"') :]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_found_says_what_to_try(client: TestClient, lang: str) -> None:
    page = client.get(f"/search?q=قققق&act=say&lang={lang}").text

    assert ("لم يُعثر على شيء" if lang == "ar" else "Nothing was found") in page
    assert 'href="/search?q=' in page
    assert "<mark>" not in page


def test_whoever_asks_arabic_texts_in_latin_letters_is_told(client: TestClient) -> None:
    latin = client.get("/search", params={"q": "ceasefire", "lang": "en"}).text
    arabic = client.get("/search", params={"q": "قققققق", "lang": "en"}).text

    assert "The articles are in Arabic" in latin
    assert "The articles are in Arabic" not in arabic


def test_what_cannot_be_understood_is_told_in_a_sentence(client: TestClient) -> None:
    for query in (
        "from=x",
        "from=2026-04-02&to=2026-04-01",
        "act=sing",
        "what=all",
        "dossier=none",
        "dossier=ghudran-talks&issue=none",
    ):
        assert client.get(f"/search?q=a&{query}").status_code == 400


def test_no_words_are_an_error(client: TestClient) -> None:
    for words in ('"', "«", "%00", "*", "NEAR(a b)", "a" * 5000, "😀", "-", "OR"):
        assert client.get("/search", params={"q": words, "start": "7"}).status_code == 200


def test_a_search_can_be_followed_as_a_feed(client: TestClient) -> None:
    page = client.get("/search?q=هدنة").text
    feed = re.search(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', page)
    assert feed

    answer = client.get(unescape(feed[1]))

    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert len(told(answer)) >= 10


def told(answer: httpx.Response) -> list[str]:
    """The ids of a feed's entries."""
    return [str(one.text) for one in ET.fromstring(answer.content).findall(f"{ATOM}entry/{ATOM}id")]


def test_a_feed_tells_of_what_was_looked_for_and_says_so_in_its_title(client: TestClient) -> None:
    page = client.get("/search", params={"q": "هدنة", "what": "articles"}).text
    feed = re.search(r'<a class="feed" href="([^"]+)"', page)
    assert feed

    articles, narrowed = client.get(unescape(feed[1])), client.get("/search.atom", params={"speaker": "القطراني"})

    shown = {unquote(one) for one in re.findall(r'href="/a/([^"/?#]+)"', page)}
    assert {one.rpartition("article/")[2] for one in told(articles)} >= shown
    assert all(":article/" in one for one in told(articles))
    assert all(":statement/" in one for one in told(narrowed))
    assert ET.fromstring(narrowed.content).findtext(f"{ATOM}title", "").endswith("القطراني")
    assert 'class="feed"' not in client.get("/search", params={"q": "القطراني", "what": "actors"}).text


def test_nothing_typed_or_found_acts_on_the_page(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", [hostile_article()])
    hostile = '"><script>alert(4)</script>'

    with asking(tmp_path / "s.db") as client:
        pages = [client.get("/search", params={"q": words}).text for words in ("الجولة", "alert", hostile)]
        feed = client.get("/search.atom", params={"q": "الجولة"}).content

    assert "alert(1)" in pages[0]
    for page in pages:
        assert "<script" not in page
        assert "<img" not in page
        assert "\u202e" not in page
        assert "7006652" not in page
    assert b"<script" not in feed


def test_a_statement_that_a_person_rejected_is_found_no_more(demo_store: Path, tmp_path: Path) -> None:
    shutil.copy(demo_store, tmp_path / "s.db")
    with asking(tmp_path / "s.db") as client:
        address = "/search?q=هدنة&what=statements"
        record = re.findall(r'<blockquote[^>]*><a href="/s/([0-9a-f]+)"', client.get(address).text)[0]
        with open_store(str(tmp_path / "s.db")) as store:
            reject(store, record, Author("نورة", "2026-05-01T10:00:00Z"), 0)
        after = client.get(address).text
        feed = client.get("/search.atom?q=هدنة").text

    assert f"/s/{record}" not in after
    assert record not in feed
