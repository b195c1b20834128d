"""A store that is moved is the same store: nothing lost, nothing half done, and what differs is told."""

from __future__ import annotations

import gzip
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from qawl.answers.search import Query, What, search
from qawl.errors import StoreError
from qawl.model.review import Action, Revision
from qawl.store.captures.archive import Archive
from qawl.store.captures.kept import folder_of, open_captures
from qawl.store.contract.review import verify_trail
from qawl.store.contract.search import Order
from qawl.store.contract.store import Added, Counts
from qawl.store.database import Values
from qawl.store.ends import COUNTED, TABLES, open_end
from qawl.store.kept.sources import open_sources
from qawl.store.move import Move, move_store
from qawl.store.open import open_store
from qawl.store.postgres.bodies import PostgresBodies
from qawl.store.postgres.database import PostgresDatabase
from qawl.store.sqlite.database import SqliteDatabase
from tests.postgres import Server
from tests.store.moving import PAGE, dump, full_store
from tests.store.readings import reading

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Trip:
    """One store in a file, on a server, and in a file again."""

    full: str
    server: str
    back: str
    moves: tuple[Move, Move]

    @property
    def places(self) -> tuple[str, str, str]:
        return self.full, self.server, self.back


@pytest.fixture(scope="module")
def full(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return full_store(filled_demo, tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def there_and_back(full: str, postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trip]:
    back = str(tmp_path_factory.mktemp("back") / "back.db")
    with postgres_server.store() as server:
        yield Trip(full, server, back, (moved(full, server), moved(server, back)))


def moved(source: str, target: str) -> Move:
    return move_store(source, target, lambda _table, _rows: None)


def refused(call: Callable[[], object]) -> StoreError:
    with pytest.raises(StoreError) as caught:
        call()
    return caught.value


# There and back


def test_every_row_of_every_table_comes_back(there_and_back: Trip) -> None:
    was, now = dump(there_and_back.full), dump(there_and_back.back)

    assert was.keys() == now.keys()
    assert {table for table, rows in was.items() if now[table] != rows} == set()


def test_the_store_that_is_moved_here_holds_something_in_every_table(full: str) -> None:
    assert {table for table, rows in dump(full).items() if not rows} == set()


def test_both_moves_tell_the_same_tables_rows_and_digests(there_and_back: Trip) -> None:
    first, second = there_and_back.moves

    assert first == second
    assert {one.table for one in first.tables} == set(TABLES)
    assert (first.bodies, first.lost) == (3, ())


def test_every_table_of_both_kinds_of_store_is_moved(there_and_back: Trip) -> None:
    for place in there_and_back.places:
        end = open_end(place, writing=False)
        with closing(end.database):
            assert end.tables() == set(TABLES)


@pytest.mark.parametrize("what", ["articles", "statements", "actors"])
def test_searches_find_the_same(there_and_back: Trip, what: str) -> None:
    def found(place: str, order: Order) -> list[list[object]]:
        words = ("الهدنة", "هدنة وفد", "«وقف إطلاق النار»", "متحدث", "قال", "الغدير")
        asked = [Query(words=one, what=What(what), order=order, limit=100) for one in words]
        with open_store(place) as store:
            return [list(search(store, query).hits) for query in asked]

    for order in Order:  # the best first is a matter of each engine's own counting
        first, *others = (found(place, order) for place in there_and_back.places)
        if order is Order.BEST:
            first, *others = ([sorted(map(repr, hits)) for hits in one] for one in (first, *others))
        assert any(first)
        assert others == [first, first]


def test_the_trail_of_revisions_holds_and_goes_on(there_and_back: Trip) -> None:
    trails = []
    for place in there_and_back.places:
        with open_store(place) as store:
            trails.append(verify_trail(store))

    assert trails[0].broken is None
    assert trails == [trails[0]] * 3


def test_captures_are_whole_bit_by_bit_and_sources_stand_as_they_stood(there_and_back: Trip) -> None:
    told = []
    for place in there_and_back.places:
        with open_captures(place, writing=False) as captures, open_sources(place) as sources:
            told.append((list(captures.verify()), list(captures.all()), list(sources.followed())))

    assert told[0][0] == []
    assert told[0][1][0].body == PAGE
    assert told == [told[0]] * 3


def test_nothing_is_worked_out_again_where_it_arrived(there_and_back: Trip) -> None:
    with open_store(there_and_back.server) as store:
        assert store.is_settled()
        asked: list[str] = []
        store.choose("a rule", lambda article: not asked.append(article.id))
        assert asked == []


def test_numbers_of_rows_that_are_gone_are_given_to_none_wherever_the_store_goes(
    full: str, postgres_store: str, tmp_path: Path
) -> None:
    source, back = str(shutil.copy(full, tmp_path / "source.db")), str(tmp_path / "back.db")
    with closing(open_end(source, writing=True).database) as database:
        database.execute("DELETE FROM capture")
        database.execute("DELETE FROM rule")
    moved(source, postgres_store)
    moved(postgres_store, back)

    counters = []
    for place in (source, postgres_store, back):
        end = open_end(place, writing=False)
        with closing(end.database):
            counters.append(end.counters())

    assert counters == [counters[0]] * 3
    assert counters[0].keys() == set(COUNTED)
    assert counters[0]["capture"] == 3


@pytest.mark.parametrize("place", ["server", "back"])
def test_reading_goes_on_where_it_arrived(there_and_back: Trip, place: str) -> None:
    with open_store(getattr(there_and_back, place)) as store:
        known = next(filter(None, (store.reading(card.id) for card in store.articles())))
        before = store.counts()
        for number in range(5):  # of the very minutes that have numbers already
            article = replace(known.article, id=f"{place}-{number}", url=None)
            assert store.add(replace(known, article=article)) is Added.NEW

        assert store.counts().articles == before.articles + 5
        assert store.counts().statements == before.statements + 5 * len(known.statements)
        assert store.revise(Revision("r", "a-1", 0, "2026-03-07T10:00:00Z", "ريم", Action.COMMENT)).number == 5


# What is refused, and what is lost on the way


@pytest.mark.parametrize("way", ["to a server", "to a file"])
def test_a_target_that_holds_anything_is_refused_and_stays_as_it_is(
    full: str, postgres_store: str, tmp_path: Path, way: str
) -> None:
    target = postgres_store if way == "to a server" else str(tmp_path / "target.db")
    with open_store(target) as store:
        store.add(reading())

    assert refused(lambda: moved(full, target)).code == "move-not-empty"

    with open_store(target) as store:
        assert store.counts().articles == 1


@pytest.mark.parametrize("way", ["to a server", "to a file"])
def test_a_row_that_does_not_arrive_undoes_the_move_and_names_its_table(
    there_and_back: Trip, postgres_store: str, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = PostgresDatabase if way == "to a server" else SqliteDatabase
    source, target = (
        (there_and_back.full, postgres_store)
        if way == "to a server"
        else (there_and_back.server, str(tmp_path / "target.db"))
    )
    load = kind.load

    def losing(self: object, table: str, columns: Sequence[str], rows: Collection[Values]) -> None:
        load(self, table, columns, list(rows)[:-1] if table == "naming" else rows)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "load", losing)

    error = refused(lambda: moved(source, target))

    assert (error.code, dict(error.details)["table"]) == ("move-differs", "naming")
    monkeypatch.undo()
    assert is_empty(target)


@pytest.mark.parametrize("way", ["to a server", "to a file"])
def test_a_changed_letter_undoes_the_move_too(
    there_and_back: Trip, postgres_store: str, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = PostgresDatabase if way == "to a server" else SqliteDatabase
    target = postgres_store if way == "to a server" else str(tmp_path / "target.db")
    load = kind.load

    def garbling(self: object, table: str, columns: Sequence[str], rows: Collection[Values]) -> None:
        changed = [(*row[:-1], "1999") for row in rows] if table == "looked" else rows
        load(self, table, columns, changed)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "load", garbling)

    assert dict(refused(lambda: moved(there_and_back.full, target)).details)["table"] == "looked"


@pytest.mark.parametrize("way", ["to a server", "to a file"])
def test_a_changed_byte_of_a_page_undoes_the_move(
    there_and_back: Trip, postgres_store: str, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, target = (PostgresBodies, postgres_store) if way == "to a server" else (Archive, str(tmp_path / "target.db"))
    put = kind.put

    def garbling(self: object, bodies: Mapping[str, bytes]) -> None:
        put(self, {digest: body[:-1] + b"?" for digest, body in bodies.items()})  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "put", garbling)

    assert dict(refused(lambda: moved(there_and_back.full, target)).details)["table"] == "body"
    assert is_empty(target)


def test_captures_that_were_damaged_before_are_named_and_all_else_is_moved(
    full: str, postgres_store: str, tmp_path: Path
) -> None:
    source = str(shutil.copy(full, tmp_path / "source.db"))
    shutil.copytree(folder_of(full), folder_of(source))
    for file in Path(folder_of(source)).glob("??/*"):
        if gzip.decompress(file.read_bytes()) == PAGE:
            file.write_bytes(b"no gzip")

    told = moved(source, postgres_store)

    assert [(flaw.what, flaw.code) for flaw in told.lost] == [("https://nahar.example/0", "capture-damaged")]
    assert told.bodies == 2
    with open_captures(postgres_store, writing=False) as captures:
        assert [flaw.code for flaw in captures.verify()] == ["capture-missing"]


# Cut short

MOVING = """
import sys, time
from qawl.store.move import move_store

def tell(table, rows):
    if table == sys.argv[3]:
        print(table, flush=True)
        time.sleep(60)

move_store(sys.argv[1], sys.argv[2], tell)
"""


@pytest.mark.parametrize("way", ["to a server", "to a file"])
@pytest.mark.parametrize("table", ["body", "revision"])
def test_a_move_that_is_killed_leaves_nothing_and_can_be_run_again(
    there_and_back: Trip, postgres_store: str, tmp_path: Path, way: str, table: str
) -> None:
    target = postgres_store if way == "to a server" else str(tmp_path / "target.db")
    before = Path(there_and_back.full).read_bytes()
    command = [sys.executable, "-c", MOVING, there_and_back.full, target, table]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline().strip() == table
        run.send_signal(signal.SIGKILL)

    assert Path(there_and_back.full).read_bytes() == before
    assert is_empty(target)
    assert moved(there_and_back.full, target) == there_and_back.moves[0]


def is_empty(address: str) -> bool:
    with open_store(address) as store, open_captures(address, writing=False) as captures:
        return (store.counts(), store.trail_end()) == (Counts(0, 0, 0), (0, "")) and not list(captures.cards())
