"""The demonstration: one command, offline, leaves a record and pages, and may be run again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qawl.cli.demo import telling
from qawl.model.documents import Span
from qawl.model.records import HopKind
from qawl.show.sheet import Row
from qawl.store.address import own_lists
from tests.cli.asking import ask
from tests.show.made import ARTICLE, STATEMENTS, TEXT, hop, made


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo")
    answer = ask("demo", "--out", str(folder))
    assert (answer.exit_code, answer.stderr) == (0, "")
    return folder, answer.stdout


def test_it_leaves_a_record_and_a_page_for_each_article(shown: tuple[Path, str]) -> None:
    folder, _ = shown

    index = (folder / "index.html").read_text("utf-8")
    linked = set(re.findall(r'href="(article-[0-9a-f]{16}\.html)"', index))
    assert linked == {path.name for path in folder.glob("article-*.html")}
    assert len(linked) >= 10
    assert ask("statements", "--store", str(folder / "qawl.db"), "--limit", "1").exit_code == 0


def test_every_link_of_the_list_leads_to_a_statement_that_is_there(shown: tuple[Path, str]) -> None:
    folder, _ = shown

    leads = re.findall(r'href="(article-[0-9a-f]{16}\.html)#(s\d+)"', (folder / "index.html").read_text("utf-8"))
    pages = {name: (folder / name).read_text("utf-8") for name, _ in leads}
    assert all(f'id="{place}"' in pages[name] for name, place in leads)


def test_the_lists_of_its_world_lie_beside_its_record_so_that_every_question_goes_by_them(
    shown: tuple[Path, str],
) -> None:
    folder, _ = shown
    store = str(folder / "qawl.db")

    known = ask("actors", "المنارة", "--registry", "--store", store, "--format", "jsonl").stdout

    assert own_lists(store) == folder / "qawl.overlay"
    assert known
    assert not ask("actors", "المنارة", "--registry", "--format", "jsonl").stdout


def test_it_says_where_the_pages_are(shown: tuple[Path, str]) -> None:
    folder, printed = shown

    assert str(folder / "index.html") in printed


def test_run_again_it_changes_nothing(shown: tuple[Path, str]) -> None:
    folder, printed = shown
    before = {path.name: path.read_bytes() for path in folder.glob("*.html")}

    again = ask("demo", "--out", str(folder))

    assert again.stdout == printed
    assert {path.name: path.read_bytes() for path in folder.glob("*.html")} == before


def test_of_an_article_the_statement_that_came_through_others_is_told() -> None:
    told = Span.quoting(TEXT, "الوزير")
    carried = made("المعبر سيفتح", name="الوزير", speaker=told, chain=(hop("وكالة شراع", HopKind.MEDIA), hop("الوزير")))
    rows = [Row(ARTICLE, number, given) for number, given in enumerate((*STATEMENTS, carried), 1)]

    assert [row.number for row in telling(rows, 20)] == [5]


def test_it_leaves_the_record_of_the_talks_whose_lines_lead_to_the_articles_beside_it(shown: tuple[Path, str]) -> None:
    folder, _ = shown

    record = (folder / "record.html").read_text("utf-8")
    leads = re.findall(r'href="(article-[0-9a-f]{16}\.html)(?:#(s\d+))?"', record)
    assert 'href="record.html"' in (folder / "index.html").read_text("utf-8")
    assert 'href="index.html"' in record
    assert len(leads) > 10
    assert all(not place or f'id="{place}"' in (folder / name).read_text("utf-8") for name, place in leads)


def test_its_stories_have_pages_and_so_have_the_outlets(shown: tuple[Path, str]) -> None:
    folder, _ = shown

    index, stories = ((folder / name).read_text("utf-8") for name in ("index.html", "stories.html"))
    led = set(re.findall(r'href="(story-[0-9a-f]{16}\.html)"', stories))
    assert {"stories.html", "compare.html", "record.html"} <= set(re.findall(r'href="(\w+\.html)"', index))
    assert led == {path.name for path in folder.glob("story-*.html")}
    assert len(led) >= 10
    assert any("روايات لا تتفق" in (folder / name).read_text("utf-8") for name in led)
