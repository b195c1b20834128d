"""Stories as pages: the list by day, one of them, its outlets side by side."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.answers.deciding import Author, judge_pair
from qawl.model.documents import Article
from qawl.model.review import Family
from qawl.store.open import open_store
from qawl.web.pages import stories
from tests.web.worlds import HOSTILE, SAYS, asking, fill, hostile_article

STORY = "2026-04-13-sariya-secret-meeting"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_stories_are_listed_by_day_with_articles_and_independent_sources(client: TestClient, lang: str) -> None:
    page = client.get(f"/stories?lang={lang}").text

    item = next(one for one in page.split("<li>") if f'href="/story/{STORY}"' in one)
    assert "الطودي ينفي لقاء الجلنار" in item
    assert ("4 أخبار" if lang == "ar" else "4 articles") in item
    assert ("3 مصادر مستقلة" if lang == "ar" else "3 independent sources") in item
    days = re.findall(r"<h2><bdi>([^<]*)</bdi></h2>", page)
    assert days[0].startswith("17 نيسان" if lang == "ar" else "17 April")
    assert len(days) == len(set(days))


def test_a_story_is_found_by_words_dossier_and_days(client: TestClient) -> None:
    def found(query: str) -> list[str]:
        return re.findall(r'href="/story/([^"]+)" dir', client.get(f"/stories?{query}").text)

    assert found("q=الطودى ينفي") == [STORY]
    assert found("from=2026-04-16&to=2026-04-16")[0] != found("")[-1]
    assert set(found("dossier=ghudran-talks")) <= set(found(""))
    assert len(found("least=5")) < len(found("least=2")) <= stories.AT_ONCE


def test_a_long_list_is_read_page_by_page_and_none_comes_twice(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = re.findall(r'href="/story/([^"]+)" dir', client.get("/stories").text)
    monkeypatch.setattr(stories, "AT_ONCE", 8)

    address, seen = "/stories", list[str]()
    while address:
        page = client.get(address).text
        seen += re.findall(r'href="/story/([^"]+)" dir', page)
        further = re.search(r'href="([^"]+)" rel="next"', page)
        address = further[1].replace("&amp;", "&") if further else ""

    assert seen == whole


def test_bad_days_and_unknown_dossiers_are_told_in_a_sentence(client: TestClient) -> None:
    for query in ("from=yesterday", "to=2026-02-30", "from=2026-04-02&to=2026-04-01", "dossier=none", "least=0"):
        answer = client.get(f"/stories?{query}")
        assert answer.status_code == 400
        assert "لم نفهم" in answer.text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_story_shows_its_course_its_sources_what_was_said_twice_and_what_does_not_agree(
    client: TestClient, lang: str
) -> None:
    page = client.get(f"/story/{STORY}?lang={lang}").text

    for section in ("course", "sources", "sayings", "conflicts"):
        assert f'id="{section}"' in page
    assert len(re.findall(r"<li>", page[page.index('<ol class="sources">') : page.index("</ol>")])) == 3
    assert f'href="/story/{STORY}/outlets"' in page
    assert 'href="/a/2026-04-15-laqta-toudi-words#s' in page


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_outlets_stand_side_by_side_in_a_real_table(client: TestClient, lang: str) -> None:
    page = client.get(f"/story/{STORY}/outlets?lang={lang}").text

    heads = re.findall(r'<th scope="col" role="columnheader"><bdi>([^<]*)</bdi>', page)
    assert sorted(heads) == sorted(["صحيفة السارية", "وكالة شراع", "لقطة خبر"])
    assert ("من نقل عنه" if lang == "ar" else "quoted") in page or 'scope="row"' in page


def test_a_story_is_known_by_any_of_its_articles_and_an_unknown_one_is_not_there(client: TestClient) -> None:
    assert client.get("/story/2026-04-15-laqta-toudi-words").status_code == 200
    assert client.get("/story/none").status_code == 404
    assert client.get("/story/none/outlets").status_code == 404


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    with asking(tmp_path / "s.db") as client:
        for address, words in (("/stories", "qawl read"), ("/actors", "qawl read"), ("/sources", "qawl add")):
            answer = client.get(f"{address}?lang=en")
            assert answer.status_code == 200
            assert words in answer.text


def test_nothing_of_hostile_articles_acts_on_the_pages_of_stories(tmp_path: Path) -> None:
    twin = Article(
        "b", f"{HOSTILE}\n{SAYS}\n{SAYS}", title=HOSTILE, outlet="نهر", published="2026-03-05T12:00:00+03:00"
    )
    fill(tmp_path / "s.db", [hostile_article(), twin])

    with asking(tmp_path / "s.db") as client:
        addresses = ("/stories?least=1", "/story/b", "/story/b/outlets", "/stories?least=1&q=%3Cscript%3E", "/actors")
        pages = [client.get(address).text for address in addresses]

    assert "alert(1)" in "".join(pages)
    for page in pages:
        assert "<script" not in page
        assert "<img" not in page
        assert "\u202e" not in page
        assert 'href="javascript:' not in page
        assert "7006652" not in page


def test_an_article_that_a_person_took_out_of_a_story_is_out_of_it(demo_store: Path, tmp_path: Path) -> None:
    shutil.copy(demo_store, tmp_path / "s.db")
    apart = ("2026-04-15-laqta-toudi-words", "2026-04-13-sariya-secret-meeting")

    with asking(tmp_path / "s.db") as client:
        before = client.get(f"/story/{STORY}").text
        with open_store(str(tmp_path / "s.db")) as store:
            author = Author("نورة", "2026-05-01T10:00:00Z")
            judge_pair(store, Family.STORY, *apart, is_one=False, author=author, base=0)
        after = client.get(f"/story/{STORY}").text
        others = client.get("/stories?least=1").text

    assert 'href="/a/2026-04-15-laqta-toudi-words' in before
    assert 'href="/a/2026-04-15-laqta-toudi-words' not in after
    assert 'href="/story/2026-04-15-laqta-toudi-words"' in others
