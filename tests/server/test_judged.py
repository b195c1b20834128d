"""What people decided shows in the records that pages have from the desk, as soon as it is decided."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.answers.deciding import Author, reject, undo
from qawl.dossiers.load import load_dossier
from qawl.model.codec import decode_plain
from qawl.model.record import Record
from qawl.server.desk import Bench, Question
from qawl.store.contract.store import Store, statement_ids
from qawl.store.open import open_store

SALMA = Author("سلمى", "2026-03-06T08:00:00Z")


@pytest.fixture(scope="module")
def demo(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(filled_demo, tmp_path_factory.mktemp("judged")))


@pytest.fixture
def store(demo: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "qawl.db"
    shutil.copy(demo, copy)
    with open_store(str(copy)) as opened:
        yield opened


def record(bench: Bench, store: Store) -> Record:
    dossier = load_dossier("demo")
    return decode_plain(bench.answer(store, Question(dossier.id, "record")), Record)


def test_a_rejected_statement_carries_no_position_and_does_again_once_that_is_undone(store: Store) -> None:
    bench = Bench([load_dossier("demo")]).renewed(store)
    evidence = record(bench, store).cells[0].stands[0].evidence[0]
    reading = store.reading(evidence.article)
    assert reading is not None
    assert evidence.statement is not None
    own = statement_ids(reading)[evidence.statement]

    kept = reject(store, own, SALMA, 0)
    after = bench.renewed(store)

    assert after is not bench
    carried = [
        (one.article, one.exact, one.statement)
        for cell in record(after, store).cells
        for each in cell.stands
        for one in each.evidence
    ]
    assert (evidence.article, evidence.exact, evidence.statement) not in carried
    undo(store, own, SALMA, kept.number)
    assert record(after.renewed(store), store) == record(bench, store)
