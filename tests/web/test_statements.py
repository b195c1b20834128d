"""The page of one statement: its words, its way, who had it first, why it is here, how to cite it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.store.open import open_store
from tests.web.worlds import HOSTILE, asking, fill, hostile_article

HIDDEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]")


@pytest.fixture(scope="session")
def twice(demo_store: Path) -> tuple[str, str]:
    """Two statements of the demonstration that are one saying: the first one and the later one."""
    with open_store(str(demo_store)) as store:
        said = [one for one in store.statements() if "أرجئت إلى موعد لم يحدد" in one.content]
    assert [one.article.outlet for one in said] == ["وكالة شراع", "صحيفة السارية"]
    return said[0].id, said[1].id


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_who_said_it_first_and_how_it_reached_us_stands_on_the_page(
    client: TestClient, twice: tuple[str, str], lang: str
) -> None:
    page = client.get(f"/s/{twice[1]}?lang={lang}").text

    first = "أول من نشره: وكالة شراع" if lang == "ar" else "First to publish it"
    assert first in page
    assert f'href="/s/{twice[0]}"' in page
    assert page.index(f"/s/{twice[0]}") < page.index('class="teller here"')
    assert ("وضع «أمس» مكان «اليوم»" if lang == "ar" else "أمس") in page


def test_the_way_of_the_words_is_drawn_from_the_outlet_to_the_speaker(client: TestClient, demo_store: Path) -> None:
    with open_store(str(demo_store)) as store:
        relayed = next(one for one in store.statements() if len(one.statement.chain) > 1)

    page = client.get(f"/s/{relayed.id}").text

    path = page[page.index('<ol class="chain">') : page.index("</ol>")]
    names = [unescape(name) for name in re.findall(r"<bdi>([^<]*)</bdi>", path)]
    assert names == [relayed.article.outlet, *(hop.name for hop in relayed.statement.chain)]


def test_the_words_stand_in_their_place_in_the_order_of_the_article(client: TestClient, demo_store: Path) -> None:
    with open_store(str(demo_store)) as store:
        for stored in list(store.statements())[:25]:
            page = client.get(f"/s/{stored.id}").text
            place = page[page.index('id="place"') : page.index('id="why"')]
            shown = [
                unescape(re.sub(r"<[^>]+>", "", one)) for one in re.findall(r'<p class="text"[^>]*>(.*?)</p>', place)
            ]
            assert shown
            assert all(paragraph in stored.article.text for paragraph in shown)
            assert stored.statement.content[0].of(stored.article.text).split("\n")[0] in "\n".join(shown)


def test_a_citation_has_the_words_the_outlet_and_the_address_and_nothing_hidden(
    client: TestClient, twice: tuple[str, str]
) -> None:
    page = client.get(f"/s/{twice[0]}").text
    cited = [unescape(one) for one in re.findall(r'<pre class="cite"[^>]*>(.*?)</pre>', page, re.DOTALL)]

    assert len(cited) == 4
    assert all("أرجئت إلى موعد لم يحدد" in one and not HIDDEN.search(one) for one in cited)
    assert all(f"/s/{twice[0]}" in one for one in cited[:3])
    assert re.match(r"@online\{qawl2026[0-9a-f]{8},\n", cited[2])
    assert cited[3].startswith("{{cite news |title=")
    assert cited[3].endswith("}}")


def test_an_error_can_be_reported_and_the_rule_is_told(client: TestClient, twice: tuple[str, str]) -> None:
    page = client.get(f"/s/{twice[0]}").text

    assert f'href="/review/{twice[0]}"' in page
    assert "في الجملة لفظ النسبة «قال»" in page
    assert "الثقة عالية" in page


def test_an_unknown_statement_is_not_there(client: TestClient) -> None:
    assert client.get("/s/0123456789abcdef0123").status_code == 404
    assert client.get("/s/%3Cscript%3E").status_code == 404


def test_nothing_of_a_hostile_article_acts_on_the_page_of_its_statements(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", [hostile_article()])
    with open_store(str(tmp_path / "s.db")) as store:
        ids = [one.id for one in store.statements()]

    with asking(tmp_path / "s.db") as client:
        pages = [client.get(f"/s/{one}?lang={lang}").text for one in ids for lang in ("ar", "en")]

    assert len(pages) >= 4
    assert any("لا نتوقع اختراقا" in page for page in pages)
    for page in pages:
        assert "<script" not in page
        assert "<img" not in page
        assert "\u202e" not in page
        assert "javascript:" not in re.findall(r'href="([^"]*)"', page)
        assert "7006652" not in page
    assert HOSTILE not in "".join(pages)
