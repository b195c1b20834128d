"""A desk answers from the store as it last took it in, in this process or apart."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from qawl.dossiers.load import load_dossier
from qawl.model.documents import Article
from qawl.pipeline import load_kit, read_article
from qawl.runners.recorded import prepare_stored, record_at
from qawl.server.apart import DeskApart, Unanswered
from qawl.server.desk import Bench, Desk, Question, desk_over
from qawl.server.library import Library
from qawl.store.open import open_store

TEXT = "الزاهرة (شراع) - قال المبعوث التيماراني يان كورسيل إن الهدنة في الغدران ستمدد شهرا، وإن المحادثات مستمرة."
DOSSIER = load_dossier("demo")


def fill(path: Path, *ids: str) -> None:
    kit = load_kit(records=True)
    with open_store(str(path)) as store:
        for own in ids:
            article = Article(id=own, text=TEXT, title=None, outlet="وكالة شراع", published="2026-05-02", url=None)
            store.add(read_article(article, kit))


def test_it_gives_the_record_that_the_command_would_give(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", "a")
    with open_store(str(tmp_path / "s.db")) as store:
        desk = desk_over(store, [DOSSIER])
        expected = record_at(prepare_stored(store, DOSSIER), date(2026, 6, 1))

        assert desk.record(DOSSIER.id, date(2026, 6, 1)) == expected
        assert desk.wording(DOSSIER.id).outlets


def test_what_comes_to_the_store_is_there_once_the_bench_is_renewed_and_not_before(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", "a")
    with open_store(str(tmp_path / "s.db")) as store:
        before = Bench([DOSSIER]).renewed(store)
        asked = Question(DOSSIER.id, "record")
        known = before.answer(store, asked)
        fill(tmp_path / "s.db", "b")

        assert before.answer(store, asked) == known
        after = before.renewed(store)
        assert after is not before
        assert Desk([DOSSIER], lambda one: after.answer(store, one)).record(DOSSIER.id).articles == 2
        assert after.renewed(store) is after


def test_a_process_apart_answers_alike_and_a_lost_one_is_told(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", "a")
    with open_store(str(tmp_path / "s.db")) as store, DeskApart(str(tmp_path / "s.db"), ["demo"]) as apart:
        assert apart.desk.record(DOSSIER.id) == desk_over(store, [DOSSIER]).record(DOSSIER.id)
        with pytest.raises(Unanswered):
            apart._ask(Question(DOSSIER.id, "record", "no day"))  # type: ignore[arg-type]
        assert apart.desk.record(DOSSIER.id, date(2026, 6, 1)).articles == 1
        for _ in range(100):
            if apart.desk.across().groups.stories:
                break
            time.sleep(0.1)
        assert [story.id for story in apart.desk.across().groups.stories] == ["a"]
    with pytest.raises(Unanswered):
        apart.desk.record(DOSSIER.id)


def test_one_store_is_in_one_hand_at_a_time_and_is_used_again(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", "a")
    with Library(str(tmp_path / "s.db")) as library:
        with library.store() as first, library.store() as second:
            assert first is not second
        with library.store() as third:
            assert third in (first, second)
        with pytest.raises(RuntimeError), library.store() as broken:
            raise RuntimeError
        with library.store() as fourth:
            assert fourth is not broken
