"""Whoever asks for a dossier that is still being prepared is told what is done and how far it is, and has it begun."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.dossiers.load import load_dossier
from qawl.errors import QawlError
from qawl.server import desk as desks
from qawl.server.desk import Bench, Desk, Question
from qawl.server.doing import WHOLE, Doing, Ledger
from qawl.server.library import Library
from qawl.store.open import open_store
from qawl.web.app import make_pages

DOSSIER = load_dossier("demo")
OWN = f"/d/{DOSSIER.id}"


def plain(page: str) -> str:
    return re.sub(r"<[^>]+>|[\u2066-\u2069]", "", page)


class Slow:
    """A bench apart on which a dossier is prepared only when the test lets it be."""

    def __init__(self, path: Path) -> None:
        self.let, self.ledger, self.asked = threading.Event(), Ledger(), 0
        self.store = open_store(str(path), roving=True)
        self.bench = Bench([DOSSIER], ledger=self.ledger)

    def ask(self, asked: Question) -> bytes:
        if asked.dossier:
            self.asked += 1
            self.ledger.note(DOSSIER.id, "claims", 1200, 2700)
            self.let.wait(20)
        return self.bench.answer(self.store, asked)


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Slow:
    monkeypatch.setattr(desks, "MOMENT", 0.0)
    return Slow(tmp_path / "s.db")


def until_noted(desk: Desk) -> None:
    end = time.monotonic() + 20
    while (told := desk.waits_for(DOSSIER.id)) is not None and told.what == "begins" and time.monotonic() < end:
        time.sleep(0.01)


def until_ready(desk: Desk) -> None:
    end = time.monotonic() + 20
    while desk.waits_for(DOSSIER.id) is not None and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.parametrize(("lang", "words"), [("ar", "1,200 من 2,700"), ("en", "1,200 of 2,700")])
def test_the_page_says_what_is_done_how_far_it_is_and_comes_again_by_itself(
    slow: Slow, tmp_path: Path, lang: str, words: str
) -> None:
    desk = Desk([DOSSIER], slow.ask, apart=True)
    with Library(str(tmp_path / "s.db")) as library, TestClient(make_pages(library, desk)) as client:
        until_noted(desk)
        waiting = [client.get(path, params={"lang": lang}) for path in (OWN, f"{OWN}/matrix", f"{OWN}/brief")]
        home = client.get("/", params={"lang": lang})
        slow.let.set()
        until_ready(desk)
        ready = client.get(OWN, params={"lang": lang})

    for one in waiting:
        assert (one.status_code, one.headers["refresh"], one.headers["retry-after"]) == (503, "3", "3")
        assert words in plain(one.text)
        assert "<progress" in one.text
        assert "<script" not in one.text
    assert (home.status_code, home.headers["refresh"]) == (200, "10")
    assert words in plain(home.text)
    assert ready.status_code == 200
    assert "refresh" not in ready.headers


def test_it_is_begun_once_however_often_it_is_asked_for(slow: Slow) -> None:
    desk = Desk([DOSSIER], slow.ask, apart=True)

    until_noted(desk)
    told = [desk.waits_for(DOSSIER.id) for _ in range(5)]
    slow.let.set()
    until_ready(desk)

    assert slow.asked == 1
    assert told[-1] == Doing(DOSSIER.id, "claims", 1200, 2700)
    assert desk.waits_for(DOSSIER.id) is None


def test_a_small_one_is_ready_within_the_moment_that_the_first_page_waits(tmp_path: Path) -> None:
    quick = Slow(tmp_path / "s.db")
    quick.let.set()

    assert Desk([DOSSIER], quick.ask, apart=True).waits_for(DOSSIER.id) is None


def test_nobody_waits_for_what_fails_but_is_told_why(slow: Slow) -> None:
    def ask(asked: Question) -> bytes:
        if asked.dossier:
            raise QawlError("it is gone")
        return slow.ask(asked)

    desk = Desk([DOSSIER], ask, apart=True)
    until_ready(desk)

    assert desk.waits_for(DOSSIER.id) is None
    with pytest.raises(QawlError, match="gone"):
        desk.record(DOSSIER.id)


def test_who_works_in_the_same_process_never_waits(slow: Slow) -> None:
    slow.let.set()
    assert Desk([DOSSIER], slow.ask).waits_for(DOSSIER.id) is None


def test_a_ledger_keeps_the_last_step_of_each_work_until_its_end() -> None:
    ledger = Ledger()

    ledger.note(WHOLE, "cards", 1, 3)
    ledger.note(WHOLE, "stories", 2, 3)
    ledger.note("a", "readings", 5, 9)
    ledger.end("a")

    assert ledger.told().now == (Doing(WHOLE, "stories", 2, 3),)
    assert ledger.told().ready == ("a",)
