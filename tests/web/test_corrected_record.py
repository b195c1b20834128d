"""What people corrected shows in the matrix, on the first page of a dossier and in its brief, with the way to why."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.answers.deciding import Author, correct, undo
from qawl.answers.review import reviewed_article
from qawl.dossiers.load import load_dossier
from qawl.export.tables import record_table
from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.store.contract.store import Store
from qawl.store.open import open_store
from qawl.web.app import make_pages
from qawl.wording import Lang, say
from tests.cli.asking import ask
from tests.web.test_dossier_pages import HOME

SALMA = Author("سلمى", "2026-03-06T08:00:00Z")
ARTICLE, WORDS = "2026-03-05-fasila-no-names", "تسليم أي قائمة بأسماء الأسرى"
SAID = {"ar": "صحّحه مراجع", "en": "corrected by a person"}


def corrected(store: Store) -> str:
    """The id of a refusal of the one side that a person gave to the other."""
    made = reviewed_article(store, ARTICLE)
    assert made is not None
    text = made.reading.article.text
    one = next(
        each
        for each in made.standings
        if each.found is not None
        and each.found.speaker_name == "حركة السنابل"
        and any(span.of(text).startswith(WORDS) for span in each.found.content)
    )
    assert one.found is not None
    correct(store, one.record, replace(one.found, speaker=None, speaker_name="حكومة البيلسان"), SALMA, 0)
    return one.record


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_matrix_goes_by_the_correction_and_leads_to_its_history(
    demo_store: Path, tmp_path: Path, lang: str
) -> None:
    path = shutil.copy(demo_store, tmp_path / "qawl.db")
    with Library(str(path)) as library, library.store() as store:
        record = corrected(store)
        with TestClient(make_pages(library, desk_over(store, [load_dossier("demo")]))) as client:
            mine = client.get(f"{HOME}/matrix/baylasan/exchange", params={"lang": lang}).text
            theirs = client.get(f"{HOME}/matrix/sanabil/exchange", params={"lang": lang}).text
            history = client.get(f"/s/{record}", params={"lang": lang}).text

        undo(store, record, SALMA, 1)
        with TestClient(make_pages(library, desk_over(store, [load_dossier("demo")]))) as client:
            back = client.get(f"{HOME}/matrix/sanabil/exchange", params={"lang": lang}).text

    assert WORDS in mine
    assert f'href="/s/{record}#history">{SAID[lang]}' in mine
    assert WORDS not in theirs
    assert 'id="history"' in history
    assert WORDS in back
    assert SAID[lang] not in back


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_record_on_the_terminal_and_the_brief_say_that_a_person_did_it(
    demo_store: Path, tmp_path: Path, lang: str
) -> None:
    path = shutil.copy(demo_store, tmp_path / "qawl.db")
    with open_store(str(path)) as store:
        corrected(store)

    told = ask("record", "demo", "--store", str(path), lang=lang)
    days = ("--from", "2026-03-01", "--to", "2026-03-10")
    ask("brief", "demo", "--store", str(path), *days, "-o", str(tmp_path / "brief.md"), lang=lang)
    brief = (tmp_path / "brief.md").read_text("utf-8")

    assert SAID[lang] in told.output
    assert WORDS in brief
    assert SAID[lang] in brief


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_flat_table_marks_the_lines_that_rest_on_a_correction(demo_store: Path, tmp_path: Path, lang: Lang) -> None:
    path = shutil.copy(demo_store, tmp_path / "qawl.db")
    with Library(str(path)) as library, library.store() as store:
        before = hands(store, lang)
        record = corrected(store)
        after = hands(store, lang)

    assert set(before) == {("", "")}
    assert set(after) == {("", ""), (SAID[lang], record)}


def hands(store: Store, lang: Lang) -> list[tuple[object, ...]]:
    """What people did with what stands behind each row, and with which statement."""
    table = record_table(desk_over(store, [load_dossier("demo")]).record(HOME.removeprefix("/d/")), lang, people=True)
    columns = [table.heads.index(say(lang, f"head-{name}")) for name in ("hand", "record")]
    return [tuple(row[column] or "" for column in columns) for row in table.rows]
