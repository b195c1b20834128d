"""The page of one statement: its words, its way, who had it first, why it is here, how to cite it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.answers.deciding import Author, accept, correct, reject
from qawl.model.records import Reading
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
    assert "في الجملة لفظ النسبة <bdi>«قال»</bdi>" in page
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


@pytest.fixture
def judged(demo_store: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration to judge in."""
    shutil.copy(demo_store, tmp_path / "s.db")
    return tmp_path / "s.db"


def test_what_a_person_corrected_is_shown_and_what_was_before_keeps_its_address(
    judged: Path, twice: tuple[str, str]
) -> None:
    record, author = twice[0], Author("نورة", "2026-05-01T10:00:00Z")
    with open_store(str(judged)) as store:
        found = store.statement(record)
        assert found is not None
        corrected = replace(found.statement, speaker_name="مصدران في الوفد")
        revision = correct(store, record, corrected, author, 0, "الاسم أدق")

    with asking(judged) as client:
        now, before = client.get(f"/s/{record}").text, client.get(f"/s/{record}@0?lang=en").text
        after = client.get(f"/s/{record}@{revision.number}").text
        article = client.get(f"/a/{found.article.id}").text

    assert "<bdi>مصدران في الوفد</bdi>" in now
    assert "صحّحه مراجع" in now
    assert "الاسم أدق" in now
    assert f'href="/s/{record}%40{revision.number}"' in now
    assert "مصدران في الوفد" not in before
    assert "as it stood after decision 0" in before
    assert "مصدران في الوفد" in after
    assert "مصدران في الوفد" in article


def test_a_rejected_statement_keeps_its_page_and_leaves_the_others(judged: Path, twice: tuple[str, str]) -> None:
    record = twice[1]
    with open_store(str(judged)) as store:
        found = store.statement(record)
        assert found is not None
        reject(store, record, Author("نورة", "2026-05-01T10:00:00Z"), 0, "ليس قولا")

    with asking(judged) as client:
        page, first = client.get(f"/s/{record}").text, client.get(f"/s/{twice[0]}").text
        article = client.get(f"/a/{found.article.id}").text

    assert "رفض مراجع هذا القول" in page
    assert f'href="/s/{record}"' not in first
    assert f'href="/s/{record}"' not in article


def test_every_address_of_a_judged_statement_outlives_its_words(judged: Path, twice: tuple[str, str]) -> None:
    record = twice[0]
    with open_store(str(judged)) as store:
        found = store.statement(record)
        assert found is not None
        made = accept(store, record, Author("نورة", "2026-05-01T10:00:00Z"), 0, "صحيح")
        store.add(Reading(replace(found.article, text="خبر آخر كتب مكانه"), (), (), "0.2.0"))

    with asking(judged) as client:
        answers = [client.get(f"/s/{record}{at}", follow_redirects=False) for at in ("", "@0", f"@{made.number}")]
        history = client.get(f"/review/{record}").text
        unknown = client.get(f"/s/{record}@{made.number + 1}").status_code

    assert {answer.headers.get("location") for answer in answers} == {f"/review/{record}"}
    assert "صحيح" in history
    assert unknown == 404


def test_a_revision_that_is_not_of_this_record_is_not_there(client: TestClient, twice: tuple[str, str]) -> None:
    for revision in ("7", "x", "-1", "", "٣", "9" * 30):
        assert client.get(f"/s/{twice[0]}@{revision}").status_code == 404
