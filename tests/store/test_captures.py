"""Captures come back as they came, each once, and what stands behind them is checked against its name."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qawl.errors import StoreError
from qawl.model.captures import Announced, Capture
from qawl.model.documents import Rejected
from qawl.store.captures import rows
from qawl.store.captures.kept import Captures, Outcome, State, folder_of, open_captures
from qawl.store.postgres.store import connect_postgres
from qawl.store.sqlite.file import APPLICATION
from qawl.wording import Lang, say

ROOT = Path(__file__).parent.parent.parent
PAGE = "<p>قالت وزيرة النقل إن الجسر الجديد سيفتح يوم الأحد.</p>".encode()
LATER = "<p>قالت وزيرة النقل إن الجسر الجديد سيفتح يوم الاثنين.</p>".encode()
SOURCE = "https://jisr.example/feed"
REFUSAL = Rejected("https://jisr.example/1", "rejected-empty")


def page(number: int = 1, body: bytes = PAGE, fetched: str = "2026-03-05T10:00:00Z") -> Capture:
    return Capture(
        url=f"https://jisr.example/{number}",
        body=body,
        fetched=fetched,
        media_type="text/html; charset=utf-8",
        final_url=f"https://www.jisr.example/{number}/",
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"), ("X-Twice", "1"), ("X-Twice", "2")),
        announced=Announced(title="الجسر يفتح الأحد", published="الخميس, 05 مارس 2026"),
    )


def bare(url: str, fetched: str = "2026-03-05T10:00:00Z", body: bytes = PAGE) -> Capture:
    return Capture(url, body, fetched)


class Shelf(Protocol):
    """Where the bytes of captures lie, to be looked at and spoilt."""

    store: str
    busy: str
    """The code by which a second writer is refused."""

    def count(self) -> int: ...

    def packed(self, capture: Capture) -> bytes: ...

    def spoil(self, capture: Capture, packed: bytes) -> None:
        """Put this where the bytes of a capture lie, or would lie."""

    def lose(self, capture: Capture) -> None: ...

    def place(self, capture: Capture) -> str:
        """Where they lie, as people are told."""


class Folder:
    busy = "store-captures-busy"

    def __init__(self, path: str) -> None:
        self.store = path

    def count(self) -> int:
        return len(objects(self.store))

    def packed(self, capture: Capture) -> bytes:
        return object_of(self.store, capture).read_bytes()

    def spoil(self, capture: Capture, packed: bytes) -> None:
        place = object_of(self.store, capture)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(packed)

    def lose(self, capture: Capture) -> None:
        object_of(self.store, capture).unlink()

    def place(self, capture: Capture) -> str:
        return f"{capture.digest[:2]}/{capture.digest}.gz"


class Table:
    busy = "store-captures-busy-server"

    def __init__(self, address: str) -> None:
        self.store = address

    def _run(self, sql: str, *values: str | bytes | int) -> list[tuple[Any, ...]]:
        with closing(connect_postgres(self.store)) as database:
            return database.execute(sql, values).fetchall()

    def count(self) -> int:
        return int(self._run("SELECT count(*) FROM body")[0][0])

    def packed(self, capture: Capture) -> bytes:
        return bytes(self._run("SELECT packed FROM body WHERE digest = ?", capture.digest)[0][0])

    def spoil(self, capture: Capture, packed: bytes) -> None:
        self.lose(capture)
        self._run("INSERT INTO body VALUES (?, ?, ?)", capture.digest, len(capture.body), packed)

    def lose(self, capture: Capture) -> None:
        self._run("DELETE FROM body WHERE digest = ?", capture.digest)

    def place(self, capture: Capture) -> str:
        return f"body/{capture.digest}"


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "record.db")


@pytest.fixture
def filed(path: str) -> Iterator[Captures]:
    """The captures of a store in a file."""
    with open_captures(path, patience=0) as opened:
        yield opened


@pytest.fixture(params=["file", "server"])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    """Where the bytes lie, for both kinds of store."""
    if request.param == "file":
        return Folder(request.getfixturevalue("path"))
    return Table(request.getfixturevalue("postgres_store"))


@pytest.fixture
def captures(shelf: Shelf) -> Iterator[Captures]:
    with open_captures(shelf.store, patience=0) as opened:
        yield opened


def keep(captures: Captures, *kept: Capture) -> list[int]:
    return [receipt.number for receipt in captures.keep([(capture, SOURCE) for capture in kept])]


def objects(path: str) -> list[Path]:
    return sorted(Path(folder_of(path)).glob("??/*"))


def object_of(path: str, capture: Capture) -> Path:
    return Path(folder_of(path)) / capture.digest[:2] / f"{capture.digest}.gz"


def refused(call: object) -> str:
    """The code of the StoreError that a call raises."""
    assert callable(call)
    with pytest.raises(StoreError) as caught:
        call()
    for lang in get_args(Lang):
        assert say(lang, caught.value.code, **dict(caught.value.details))
    return caught.value.code


# Keeping


def test_a_capture_comes_back_equal_after_the_store_was_closed(shelf: Shelf) -> None:
    with open_captures(shelf.store) as captures:
        (kept,) = captures.keep([(page(), SOURCE)])

    with open_captures(shelf.store) as captures:
        card = captures.card(kept.number)

        assert captures.capture(kept.number) == page()
    assert kept.new
    assert card is not None
    assert (card.source, card.seen, card.state, card.size) == (SOURCE, 1, State.WAITING, len(PAGE))


def test_the_bytes_lie_packed_under_the_name_of_what_they_are(filed: Captures, path: str) -> None:
    keep(filed, page())

    (kept,) = objects(path)

    assert kept == object_of(path, page())
    assert gzip.decompress(kept.read_bytes()) == PAGE


def test_the_same_bytes_are_packed_into_the_same_file_at_any_time_and_place(tmp_path: Path) -> None:
    packed = set()
    for name in ("one.db", "two.db"):
        with open_captures(str(tmp_path / name)) as captures:
            keep(captures, page())
        (kept,) = objects(str(tmp_path / name))
        packed.add(kept.read_bytes())

    assert len(packed) == 1


BOMB = gzip.compress(bytes(50_000_000))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXT
CAPTURES = st.builds(
    Capture,
    url=MAYBE,
    body=st.binary(max_size=300),
    fetched=st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ")),
    media_type=MAYBE,
    final_url=MAYBE,
    status=st.none() | st.integers(100, 599),
    headers=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
    file=MAYBE,
    announced=st.builds(Announced, title=MAYBE, published=MAYBE, author=MAYBE, outlet=MAYBE, text=MAYBE),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(capture=CAPTURES, source=MAYBE)
def test_any_capture_comes_back_as_it_first_came(captures: Captures, capture: Capture, source: str | None) -> None:
    (kept,) = captures.keep([(capture, source)])

    back = captures.capture(kept.number)

    assert back.body == capture.body
    assert rows.place_of(back) == rows.place_of(capture)
    if kept.new:
        assert back == capture


def test_a_lone_surrogate_neither_stops_a_capture_nor_is_lost_where_json_holds_it(captures: Captures) -> None:
    odd = replace(page(), headers=(("X-Odd", "a\ud800"),), announced=Announced(title="\udcff"), file="x\udcff")

    (number,) = keep(captures, odd)

    assert captures.capture(number) == replace(odd, file="x\\udcff")


def test_several_are_kept_together_in_their_order(captures: Captures) -> None:
    kept = captures.keep([(page(1), SOURCE), (page(2, LATER), None), (page(1), SOURCE)])

    assert [(receipt.number, receipt.new) for receipt in kept] == [(1, True), (2, True), (1, False)]
    assert [receipt.digest for receipt in kept] == [page(1).digest, page(2, LATER).digest, page(1).digest]


def test_nothing_to_keep_writes_nothing(captures: Captures) -> None:
    assert captures.keep([]) == []
    assert sum(captures.counts().values()) == 0


# Once


def test_the_same_bytes_from_the_same_address_are_counted_and_not_kept_again(captures: Captures, shelf: Shelf) -> None:
    (first,) = keep(captures, page())

    (again,) = captures.keep([(page(fetched="2026-03-06T10:00:00Z"), SOURCE)])
    captures.keep([(page(fetched="2026-03-04T10:00:00Z"), SOURCE)])

    card = captures.card(first)
    assert not again.new
    assert again.number == first
    assert card is not None
    assert (card.seen, card.capture.fetched, card.last_seen) == (3, "2026-03-05T10:00:00Z", "2026-03-06T10:00:00Z")
    assert shelf.count() == 1


def test_other_bytes_from_the_address_are_another_capture(captures: Captures) -> None:
    assert keep(captures, page(), page(body=LATER)) == [1, 2]


def test_the_same_bytes_from_another_address_are_another_capture_of_one_body(captures: Captures, shelf: Shelf) -> None:
    assert keep(captures, page(1), page(2)) == [1, 2]
    assert shelf.count() == 1


def test_files_are_told_apart_by_their_names(captures: Captures) -> None:
    one, two = (Capture(None, PAGE, "2026-03-05T10:00:00Z", file=name) for name in ("one.html", "two.html"))

    assert keep(captures, one, two, one) == [1, 2, 1]


# What came of them


def test_captures_wait_in_their_order_until_they_are_done(captures: Captures) -> None:
    keep(captures, page(1), page(2, LATER), page(3))

    captures.done(2, "a-2")

    assert list(captures.waiting()) == [(1, page(1)), (3, page(3))]


def test_each_may_be_done_while_they_are_gone_through(captures: Captures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PAGE", 2)
    keep(captures, *(page(number) for number in range(1, 8)))

    gone_through = []
    for number, _ in captures.waiting():
        captures.done(number, f"a-{number}")
        gone_through.append(number)

    assert gone_through == [1, 2, 3, 4, 5, 6, 7]
    assert list(captures.waiting()) == []


def test_what_came_of_a_capture_is_with_it(captures: Captures) -> None:
    keep(captures, page(1), page(2), page(3), page(4))
    refusal = Rejected("https://jisr.example/3", "rejected-too-long", (("limit", 10),))

    captures.done_all([Outcome(1, "a-1"), Outcome(2, "a-1", same=True), Outcome(3, refusal=refusal), Outcome(4)])

    cards = [captures.card(number) for number in (1, 2, 3, 4)]
    assert [card and card.state for card in cards] == [State.READ, State.SAME, State.REFUSED, State.READ]
    assert [card and card.article_id for card in cards] == ["a-1", "a-1", None, None]
    assert [card and card.refusal for card in cards] == [None, None, refusal, None]
    assert captures.counts() == {State.WAITING: 0, State.READ: 2, State.SAME: 1, State.REFUSED: 1}


def test_an_unknown_number_undoes_all_that_is_written_with_it(captures: Captures) -> None:
    keep(captures, page(1))

    with pytest.raises(LookupError):
        captures.done_all([Outcome(1, "a-1"), Outcome(99, "a-2")])

    assert captures.counts()[State.WAITING] == 1


def test_refused_captures_wait_again_by_their_reason(captures: Captures) -> None:
    keep(captures, page(1), page(2), page(3))
    captures.done(1, refusal=REFUSAL)
    captures.done(2, refusal=replace(REFUSAL, code="rejected-unreadable"))
    captures.done(3, "a-3")

    assert captures.retry("rejected-unreadable") == 1
    assert [number for number, _ in captures.waiting()] == [2]
    assert captures.retry() == 1
    assert [number for number, _ in captures.waiting()] == [1, 2]
    assert captures.retry() == 0


def test_the_captures_of_an_article_come_in_order_of_time(captures: Captures) -> None:
    numbers = keep(captures, page(fetched="2026-03-06T10:00:00Z"), page(body=LATER), page(2))
    captures.done_all([Outcome(numbers[0], "a-1"), Outcome(numbers[1], "a-1"), Outcome(numbers[2], "a-2")])

    assert [card.number for card in captures.of_article("a-1")] == [numbers[1], numbers[0]]
    assert captures.of_article("a-3") == ()


# Asking


def test_an_address_is_known_whether_it_was_asked_for_or_led_to(captures: Captures) -> None:
    keep(captures, page(1))

    known = [captures.known(url) for url in ("https://jisr.example/1", "https://www.jisr.example/1/")]

    assert known == [True, True]
    assert not captures.known("https://jisr.example/2")


def test_captures_are_found_by_the_days_on_which_they_arrived(
    captures: Captures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PAGE", 2)
    moments = ["03-07T00:00:00Z", "03-05T00:00:00Z", "03-05T23:59:59.9Z", "03-06T12:00:00Z", "03-05T00:00:00Z"]
    keep(captures, *(page(number, fetched=f"2026-{moment}") for number, moment in enumerate(moments)))

    def found(since: date | None, until: date | None) -> list[str]:
        return [str(capture.url)[-1] for capture in captures.all(since, until)]

    assert found(None, None) == ["1", "4", "2", "3", "0"]
    assert found(date(2026, 3, 5), date(2026, 3, 5)) == ["1", "4", "2"]
    assert found(date(2026, 3, 6), None) == ["3", "0"]
    assert found(None, date.max) == ["1", "4", "2", "3", "0"]


def test_a_number_that_is_not_there_is_refused_by_name(captures: Captures) -> None:
    assert captures.card(7) is None
    assert refused(lambda: captures.capture(7)) == "store-no-capture"


# Checking


def test_a_sound_archive_has_nothing_to_name(captures: Captures) -> None:
    keep(captures, page(1), page(2, LATER))

    assert list(captures.verify()) == []


def test_each_flaw_is_named_with_its_address(captures: Captures, shelf: Shelf) -> None:
    keep(captures, page(1), page(2, LATER), page(3, b"<p>"))
    shelf.spoil(page(1), gzip.compress(PAGE.replace(b"<", b">")))
    shelf.lose(page(2, LATER))
    shelf.spoil(page(3, b"<p>"), b"no gzip")

    named = {found.what: found.code for found in captures.verify()}

    assert named == {
        "https://jisr.example/1": "capture-damaged",
        "https://jisr.example/2": "capture-missing",
        "https://jisr.example/3": "capture-damaged",
    }
    assert refused(lambda: captures.capture(1)) == "capture-damaged"
    assert refused(lambda: list(captures.all())) in ("capture-damaged", "capture-missing")


@pytest.mark.parametrize("column", ["headers", "announced", "state"])
def test_a_row_that_was_garbled_is_refused_with_its_number(captures: Captures, column: str) -> None:
    keep(captures, page())
    captures._database.execute(f"UPDATE capture SET {column} = '{{'")

    assert refused(lambda: captures.card(1)) == "capture-row-damaged"


@pytest.mark.parametrize("byte", range(0, 60, 7))
def test_a_changed_byte_anywhere_is_seen_or_changes_nothing(captures: Captures, shelf: Shelf, byte: int) -> None:
    keep(captures, page())
    packed = bytearray(shelf.packed(page()))
    packed[byte] ^= 0x10
    shelf.spoil(page(), bytes(packed))

    codes = [found.code for found in captures.verify()]

    assert codes == ["capture-damaged"] or captures.capture(1) == page()
    assert codes or byte < 10, "only the head of a packed file may change unseen"


def test_a_bomb_in_the_place_of_a_body_is_not_unpacked(captures: Captures, shelf: Shelf) -> None:
    keep(captures, page())
    shelf.spoil(page(), BOMB)

    assert refused(lambda: captures.capture(1)) == "capture-damaged"


def test_a_flawed_capture_stops_no_other_and_can_be_had_again(captures: Captures, shelf: Shelf) -> None:
    keep(captures, page(1), page(2, LATER))
    shelf.spoil(page(1), b"")

    assert [number for number, _ in captures.waiting()] == [2]
    card = captures.card(1)
    assert card is not None
    assert card.refusal is not None
    assert card.refusal.code == "capture-damaged"

    keep(captures, page(1))
    captures.retry("capture-damaged")

    assert list(captures.waiting()) == [(1, page(1)), (2, page(2, LATER))]


def test_bytes_without_a_row_are_named_and_swept(captures: Captures, shelf: Shelf) -> None:
    keep(captures, page(1))
    shelf.spoil(page(2, LATER), gzip.compress(LATER))

    named = [(found.what, found.code) for found in captures.verify()]
    swept = captures.sweep()

    assert named == [(shelf.place(page(2, LATER)), "capture-without-row")]
    assert swept == 1
    assert list(captures.verify()) == []
    assert captures.capture(1) == page(1)


def test_a_file_that_is_not_ours_stays(filed: Captures, path: str) -> None:
    keep(filed, page(1))
    foreign = Path(folder_of(path)) / "notes.txt"
    foreign.write_text("لا يُمس", "utf-8")

    assert list(filed.verify()) == []
    assert filed.sweep() == 0
    assert foreign.exists()


def test_what_a_crash_left_under_a_name_is_not_trusted(captures: Captures, shelf: Shelf) -> None:
    shelf.spoil(page(), b"half")

    keep(captures, page())

    assert list(captures.verify()) == []


# Writers and readers


def test_a_second_writer_is_refused_with_the_number_of_the_first(filed: Captures, path: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_captures(path, patience=0)

    assert caught.value.code == "store-captures-busy"
    assert dict(caught.value.details)["process"] == str(os.getpid())


def test_on_a_server_the_session_of_the_first_is_named(postgres_store: str) -> None:
    with open_captures(postgres_store) as first:
        session = first._database.execute("SELECT pg_backend_pid()").fetchone()[0]
        with pytest.raises(StoreError) as caught:
            open_captures(postgres_store, patience=0)

    assert caught.value.code == "store-captures-busy-server"
    assert dict(caught.value.details)["process"] == session


def test_who_lost_the_server_and_with_it_the_turn_writes_nothing_beside_another(postgres_store: str) -> None:
    with open_captures(postgres_store, patience=0) as first:
        with closing(connect_postgres(postgres_store)) as other:
            pid = first._database.execute("SELECT pg_backend_pid()").fetchone()[0]
            other.execute("SELECT pg_terminate_backend(?)", (pid,))
        assert refused(lambda: first.counts()) == "store-server-gone"
        with open_captures(postgres_store, patience=5) as second:
            assert refused(lambda: keep(first, page())) == "store-captures-busy-server"
            keep(second, page())
        assert keep(first, page()) == [1]


def test_stores_in_one_database_have_writers_of_their_own(postgres_store: str) -> None:
    with open_captures(postgres_store), open_captures(f"{postgres_store}?schema=other", patience=0) as second:
        assert keep(second, page()) == [1]


def test_a_writer_in_another_process_is_refused_too_and_comes_in_once_the_first_is_gone(shelf: Shelf) -> None:
    code = (
        "import sys; from qawl.errors import StoreError; from qawl.store.captures.kept import open_captures\n"
        "try:\n    open_captures(sys.argv[1], patience=0).close(); print('in')\n"
        "except StoreError as error:\n    print(error.code)\n"
    )

    def another() -> str:
        return subprocess.run(
            [sys.executable, "-c", code, shelf.store], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
        ).stdout.strip()

    with open_captures(shelf.store):
        during = another()

    assert during == shelf.busy
    assert another() == "in"


def test_a_writer_waits_for_one_who_is_about_to_end(shelf: Shelf) -> None:
    first = open_captures(shelf.store)
    ending = threading.Timer(0.2, first.close)
    ending.start()

    with open_captures(shelf.store, patience=10) as second:
        assert keep(second, page()) == [1]
    ending.join()


def test_others_read_while_one_writes_and_write_nothing(captures: Captures, shelf: Shelf) -> None:
    keep(captures, page(1))

    with open_captures(shelf.store, writing=False) as reader:
        assert reader.capture(1) == page(1)
        keep(captures, page(2, LATER))
        assert reader.capture(2) == page(2, LATER)
        assert list(reader.verify()) == []
        codes = [
            refused(call)
            for call in (lambda: keep(reader, page(3)), lambda: reader.done(1, "a"), reader.retry, reader.sweep)
        ]

    assert set(codes) == {"store-read-only"}


def test_reading_makes_no_folder(path: str) -> None:
    with open_captures(path, writing=False) as reader:
        assert list(reader.all()) == []

    assert not Path(folder_of(path)).exists()


def test_unfinished_files_are_removed_when_a_writer_crashed_before_and_others_are_left(path: str) -> None:
    with open_captures(path) as captures:
        keep(captures, page())
    folder = object_of(path, page()).parent
    unfinished, foreign = folder / f"{page(body=LATER).digest}.part", folder / "notes.part"
    unfinished.write_bytes(b"half")
    foreign.write_bytes(b"not ours")
    (Path(folder_of(path)) / "lock").write_text("4711")

    with open_captures(path) as captures:
        assert list(captures.verify()) == []

    assert not unfinished.exists()
    assert foreign.exists()


def test_many_threads_keep_through_one_archive(captures: Captures, shelf: Shelf) -> None:
    def work(thread: int) -> None:
        for number in range(10):
            keep(captures, page(thread * 100 + number, body=PAGE + bytes([thread % 2, number])))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert captures.counts()[State.WAITING] == 40
    assert shelf.count() == 20
    assert list(captures.verify()) == []


def test_a_store_in_memory_keeps_no_captures() -> None:
    assert refused(lambda: open_captures(":memory:")) == "store-captures-memory"


def test_an_address_with_its_scheme_is_the_same_store(path: str) -> None:
    with open_captures(f"sqlite://{path}") as captures:
        keep(captures, page())

    with open_captures(path) as captures:
        assert captures.capture(1) == page()


def test_two_stores_of_one_folder_do_not_share_their_files(tmp_path: Path) -> None:
    places = {folder_of(str(tmp_path / name)) for name in ("record.db", "record.qawl")}

    assert len(places) == 2


def test_a_store_reached_by_a_link_is_the_same_store(path: str, tmp_path: Path) -> None:
    with open_captures(path) as captures:
        keep(captures, page())
    os.symlink(path, tmp_path / "link.db")

    with open_captures(str(tmp_path / "link.db")) as captures:
        assert captures.capture(1) == page()


def test_every_commit_waits_for_the_disk(filed: Captures) -> None:
    asked = [filed._database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]

    assert asked == ["wal", 2]


def test_a_folder_that_may_not_be_written_is_refused_by_name(path: str) -> None:
    Path(folder_of(path)).write_text("a file where the folder should be")

    assert refused(lambda: open_captures(path)) == "store-failed"


def test_a_store_of_the_form_before_is_brought_to_this_one(path: str) -> None:
    from qawl.store.sqlite.file import load_migrations
    from qawl.store.sqlite.store import open_sqlite

    open_sqlite(path, load_migrations()[:3]).close()

    with open_captures(path) as captures:
        assert keep(captures, page()) == [1]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# Limits of the system, as the system sets them; evals/promises/full_disk.py plays all the others

LIMITED = """
import os, resource, sys
from qawl.errors import StoreError
from qawl.model.captures import Capture
from qawl.store.captures.kept import open_captures

kind = getattr(resource, sys.argv[2])
_, hard = resource.getrlimit(kind)
large = Capture("https://jisr.example/1", os.urandom(200_000), "2026-03-05T10:00:00Z")
with open_captures(sys.argv[1]) as captures:
    resource.setrlimit(kind, (int(sys.argv[3]), hard))
    try:
        captures.keep([(large, None)])
    except StoreError as error:
        print(error.code)
    print(sum(captures.counts().values()))
    resource.setrlimit(kind, (hard, hard))
    captures.keep([(large, None)])
    print(captures.capture(1) == large, list(captures.verify()))
"""


@pytest.mark.parametrize(
    ("limit", "value", "code"), [("RLIMIT_FSIZE", 100_000, "store-full"), ("RLIMIT_NOFILE", 3, "store-too-many-files")]
)
def test_a_limit_is_named_and_once_it_is_lifted_all_goes_on(path: str, limit: str, value: int, code: str) -> None:
    command = [sys.executable, "-c", LIMITED, path, limit, str(value)]

    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60).stdout

    assert said.splitlines() == [code, "0", "True []"]


# The order of what the disk is told

CALLS = re.compile(r"^\d+ +(write|pwrite64|fsync|fdatasync|rename|renameat2?)\((.*)")
INGEST = """
import os, sys
from qawl.model.captures import Capture
from qawl.store.captures.kept import open_captures

if sys.argv[2] == "careless":
    os.fsync = lambda file: None
with open_captures(sys.argv[1]) as captures:
    captures.keep([(Capture("https://jisr.example/0", b"first", "2026-03-05T10:00:00Z"), None)])
    os.write(2, b"START")
    captures.keep([(Capture("https://jisr.example/1", b"second", "2026-03-05T10:00:00Z"), None)])
    os.write(2, b"ACK")
"""


def told_to_the_disk(trace: str) -> list[str]:
    """What a trace of system calls has between START and ACK, each by what it was done to, repeats left out."""
    told: list[str] = []
    for name, arguments in (found.groups() for line in trace.splitlines() if (found := CALLS.search(line))):
        if '"START"' in arguments:
            told = []
        elif '"ACK"' in arguments:
            return [*told, "ack"]
        else:
            kind = "log" if "-wal>" in arguments else "body" if ".part" in arguments else "folder"
            call = f"{name.replace('renameat2', 'rename').replace('pwrite64', 'write')} {kind}"
            if told[-1:] != [call]:
                told.append(call)
    raise AssertionError("there was no answer")


def traced(path: str, manner: str) -> list[str]:
    """What the disk is told while a capture is kept."""
    trace = f"{path}.trace"
    command = ["strace", "-y", "-f", "-s", "16", "-o", trace, sys.executable, "-c", INGEST, path, manner]
    if subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60).returncode != 0:
        pytest.skip("strace may not be used here")
    return told_to_the_disk(Path(trace).read_text("utf-8", "replace"))


SAFE = [
    "fsync folder",  # of the folder in which one for the body was made
    *("write body", "fsync body", "rename body", "fsync folder"),
    *("write log", "fdatasync log", "write log"),  # the last fills the sector, and need not be waited for
    "ack",
]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_disk_is_told_in_an_order_that_a_power_cut_cannot_hurt(path: str) -> None:
    assert traced(path, "careful") == SAFE


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_program_that_does_not_wait_for_the_disk_is_seen(path: str) -> None:
    assert traced(path, "careless") == [call for call in SAFE if not call.startswith("fsync")]


# A first page that a power cut garbled


def garbled(path: str, into: str) -> None:
    """A copy of a store as a cut leaves it while the log is carried back: the first sector is noise."""
    for suffix in ("", "-wal"):
        shutil.copyfile(path + suffix, into + suffix)
    with open(into, "r+b") as file:
        file.write(bytes(range(256)) * 2)


def test_a_store_whose_first_bytes_were_garbled_is_made_whole_from_its_log(filed: Captures, path: str) -> None:
    filed._database.execute(f"PRAGMA application_id = {APPLICATION}")  # so that the log has the first page
    keep(filed, page())
    garbled(path, f"{path}.cut")

    with open_captures(f"{path}.cut", writing=False) as reader:
        assert [card.capture.url for card in reader.cards()] == [page().url]


def test_garbled_first_bytes_without_a_log_are_no_store(filed: Captures, path: str) -> None:
    garbled(path, f"{path}.cut")
    os.unlink(f"{path}.cut-wal")

    assert refused(lambda: open_captures(f"{path}.cut", writing=False)) == "store-not-a-store"


def test_a_foreign_file_with_its_log_is_no_store(tmp_path: Path) -> None:
    foreign = str(tmp_path / "foreign.db")
    with closing(sqlite3.connect(foreign, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE news (text)")
        garbled(foreign, f"{foreign}.cut")

    assert refused(lambda: open_captures(f"{foreign}.cut")) == "store-not-a-store"
