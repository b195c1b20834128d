"""What is followed, kept in the one file of a store: sources, what they announced, and what hosts asked of us."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from qawl.model.captures import Announced, Source, SourceKind, Standing
from qawl.model.following import Followed, RobotsFile, Visit, host_of, moment, stamp
from qawl.store.captures import address_of
from qawl.store.connection import refusal, refusing, transaction
from qawl.store.sqlite import PATIENCE, open_sqlite

AT_ONCE = "0000"
"""Due before any time that can be written."""
LATEST = timedelta(days=7, hours=1)
"""Nothing is ever put off for longer, so what lies beyond was written by a clock that was wrong."""

_STANDING = "etag, last_modified, last_try, last_success, next_poll, interval, errors, error, details, gone"
_VISIT = "address, url, source, announced, due, taken, tries, etag, last_modified, error, details, depth, stale"
Pairs = tuple[tuple[str, str | int], ...]


class SqliteSources:
    """The contract of `sources.Sources` over a connection of its own."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    def follow(self, source: Source, now: datetime) -> bool:
        with refusing(self._path), transaction(self._connection):
            known = self._address_of(source.address)
            if known is not None:
                sql = "UPDATE source SET gone = 0, next_poll = ?, due = ? WHERE address = ? AND gone"
                return self._connection.execute(sql, (None, AT_ONCE, known)).rowcount > 0
            self._connection.execute(
                f"INSERT INTO source (address, host, kind, title, outlet, added, due, {_STANDING})"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    _written(source.address),
                    host_of(source.address),
                    source.kind.value,
                    _written(source.title),
                    source.outlet,
                    stamp(now),
                    AT_ONCE,
                    *_columns(Standing()),
                ),
            )
            return True

    def forget(self, address: str) -> bool:
        with refusing(self._path), transaction(self._connection):
            known = self._address_of(address)
            return self._connection.execute("DELETE FROM source WHERE address = ?", (known,)).rowcount > 0

    def followed(self) -> Iterator[Followed]:
        with refusing(self._path):
            yield from [self._followed(row) for row in self._sources("ORDER BY address")]

    def source(self, address: str) -> Followed | None:
        with refusing(self._path):
            return self._one_source("WHERE address = ?", self._address_of(address))

    def due_source(self, now: datetime, without: Collection[str]) -> Followed | None:
        with refusing(self._path):
            return self._one_source(f"WHERE {_DUE}", stamp(now), _listed(without))

    def due_visit(self, now: datetime, without: Collection[str]) -> Visit | None:
        with refusing(self._path):
            sql = f"SELECT {_VISIT} FROM visit WHERE {_DUE}"
            row = self._connection.execute(sql, (stamp(now), _listed(without))).fetchone()
        return None if row is None else _visit(row)

    def next_due(self, after: datetime) -> datetime | None:
        with refusing(self._path):
            row = self._connection.execute(
                "SELECT min(due) FROM (SELECT min(due) AS due FROM source WHERE due > ?1"
                " UNION ALL SELECT min(due) FROM visit WHERE due > ?1)",
                (stamp(after),),
            ).fetchone()
        return None if row[0] is None else moment(row[0])

    def put(
        self,
        address: str,
        standing: Standing,
        announced: Iterable[Visit] = (),
        *,
        title: str | None = None,
        moved: tuple[str, datetime] | None = None,
    ) -> int:
        with refusing(self._path), transaction(self._connection):
            self._connection.execute(
                f"UPDATE source SET title = coalesce(title, ?), due = ?, ({_STANDING}) ="
                " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE address = ?",
                (_written(title), _due(standing), *_columns(standing), address),
            )
            new = self._announce(announced)
            if moved is not None and moved[0] != address:
                self._move(address, *moved)
            return new

    def put_visit(self, visit: Visit, found: Iterable[Visit] = ()) -> int:
        with refusing(self._path), transaction(self._connection):
            self._connection.execute(
                f"INSERT OR REPLACE INTO visit ({_VISIT}, host) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                _row(visit),
            )
            return self._announce(found)

    def visit(self, address: str) -> Visit | None:
        with refusing(self._path):
            row = self._connection.execute(f"SELECT {_VISIT} FROM visit WHERE address = ?", (address,)).fetchone()
        return None if row is None else _visit(row)

    def rest(self, host: str, until: datetime) -> None:
        with refusing(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO host VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET until = max(until, excluded.until)",
                (host, stamp(until)),
            )

    def resting(self, now: datetime) -> Mapping[str, datetime]:
        with refusing(self._path):
            rows = self._connection.execute("SELECT name, until FROM host WHERE until > ?", (stamp(now),)).fetchall()
        return {name: moment(until) for name, until in rows}

    def robots(self, origin: str) -> RobotsFile | None:
        with refusing(self._path):
            sql = "SELECT origin, fetched, status, body FROM robots WHERE origin = ?"
            row = self._connection.execute(sql, (origin,)).fetchone()
        return None if row is None else RobotsFile(*row)

    def put_robots(self, robots: RobotsFile) -> None:
        row = (robots.origin, robots.fetched, robots.status, robots.body)
        with refusing(self._path), transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", row)

    def set_right(self, now: datetime) -> int:
        latest = stamp(now + LATEST)
        with refusing(self._path), transaction(self._connection):
            run = self._connection.execute
            moved = run("UPDATE visit SET due = ? WHERE due > ?", (stamp(now + timedelta(days=1)), latest)).rowcount
            moved += run("DELETE FROM host WHERE until > ?", (latest,)).rowcount
            return moved + run("DELETE FROM robots WHERE fetched > ?", (stamp(now),)).rowcount

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _address_of(self, address: str) -> str | None:
        """The address under which a source is followed now."""
        sql = "SELECT address FROM source WHERE address = ?1 UNION ALL SELECT source FROM former WHERE address = ?1"
        row = self._connection.execute(sql, (address,)).fetchone()
        return None if row is None else str(row[0])

    def _one_source(self, where: str, *values: str | None) -> Followed | None:
        rows = self._sources(where, *values)
        return self._followed(rows[0]) if rows else None

    def _sources(self, where: str, *values: str | None) -> list[tuple[str, ...]]:
        sql = f"SELECT address, kind, title, outlet, added, {_STANDING} FROM source {where}"
        return self._connection.execute(sql, values).fetchall()

    def _followed(self, row: tuple[str, ...]) -> Followed:
        address, kind, title, outlet, added, *columns = row
        former = self._connection.execute(
            "SELECT address FROM former WHERE source = ? ORDER BY moved, address", (address,)
        )
        count = "SELECT count(*) FROM visit WHERE source = ? AND taken > 0 AND depth = 0"
        if kind == SourceKind.PAGE.value:  # nothing is announced by it: it is an article itself, if it is one
            count = "SELECT count(DISTINCT article) FROM capture WHERE source = ?"
        return Followed(
            Source(address, SourceKind(kind), title, outlet),
            _standing(tuple(columns)),
            added,
            int(self._connection.execute(count, (address,)).fetchone()[0]),
            tuple(name for (name,) in former),
        )

    def _announce(self, visits: Iterable[Visit]) -> int:
        """Note addresses that are not known yet, and how many these are."""
        sql = f"INSERT OR IGNORE INTO visit ({_VISIT}, host) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        return sum(self._connection.execute(sql, _row(visit)).rowcount for visit in visits)

    def _move(self, address: str, to: str, now: datetime) -> None:
        run = self._connection.execute
        if run("SELECT 1 FROM source WHERE address = ?", (address,)).fetchone() is None:
            return
        if run("SELECT 1 FROM source WHERE address = ?", (to,)).fetchone() is None:
            run("DELETE FROM former WHERE address = ?", (to,))
            run("UPDATE source SET address = ?, host = ? WHERE address = ?", (to, host_of(to), address))
        else:
            run("UPDATE former SET source = ? WHERE source = ?", (to, address))
            run("DELETE FROM source WHERE address = ?", (address,))
        run("INSERT OR REPLACE INTO former VALUES (?, ?, ?)", (address, to, stamp(now)))
        run("UPDATE visit SET source = ? WHERE source = ?", (to, address))


_DUE = "due <= ? AND host NOT IN (SELECT value FROM json_each(?)) ORDER BY due, address LIMIT 1"


def open_sources(path: str) -> SqliteSources:
    """What is followed in the store at `path`, made or brought to the newest form; as `open_sqlite` refuses."""
    place = path.removeprefix("sqlite:").removeprefix("//")
    if place == ":memory:":
        raise refusal("store-captures-memory")
    open_sqlite(place).close()
    with refusing(place):
        connection = sqlite3.connect(address_of(place), timeout=PATIENCE, isolation_level=None, uri=True)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return SqliteSources(connection, place)


def _listed(hosts: Collection[str]) -> str:
    return json.dumps(list(hosts))


def _due(standing: Standing) -> str | None:
    return None if standing.gone else standing.next_poll or AT_ONCE


def _columns(standing: Standing) -> tuple[str | int | None, ...]:
    return (
        standing.etag,
        standing.last_modified,
        standing.last_try,
        standing.last_success,
        standing.next_poll,
        standing.interval,
        standing.errors,
        standing.error,
        json.dumps(standing.details),
        int(standing.gone),
    )


def _standing(columns: tuple[Any, ...]) -> Standing:
    told, (details, gone) = columns[:-2], columns[-2:]
    return Standing(*(*told, _pairs(details), bool(gone)))


def _row(visit: Visit) -> tuple[str | int | None, ...]:
    told = {name: value for name, value in asdict(visit.announced).items() if value is not None}
    return (
        _written(visit.address),
        _written(visit.url),
        visit.source,
        json.dumps(told),
        visit.due,
        visit.taken,
        visit.tries,
        visit.etag,
        visit.last_modified,
        visit.error,
        json.dumps(visit.details),
        visit.depth,
        int(visit.stale),
        host_of(visit.address),
    )


def _visit(row: tuple[Any, ...]) -> Visit:
    (address, url, source, announced), told, (details, depth, stale) = row[:4], row[4:-3], row[-3:]
    rest = (*told, _pairs(details), depth, bool(stale))
    return Visit(address, url, source, Announced(**json.loads(announced)), *rest)


def _pairs(written: str) -> Pairs:
    return tuple((name, value) for name, value in json.loads(written))


def _written(words: str | None) -> str | None:
    """The words as they can be written: half a letter (a lone surrogate) becomes «?»."""
    return None if words is None else words.encode("utf-8", "replace").decode("utf-8")
