"""What is followed, kept in a store: sources, what they announced, and what hosts asked of us."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from qawl.model.captures import Announced, Source, SourceKind, Standing
from qawl.model.following import Followed, RobotsFile, Visit, host_of, moment, stamp
from qawl.store.beside import open_beside
from qawl.store.database import Condition, Database, Value

AT_ONCE = "0000"
"""Due before any time that can be written."""
LATEST = timedelta(days=7, hours=1)
"""Nothing is ever put off for longer, so what lies beyond was written by a clock that was wrong."""

LONGEST = 2_000
"""Bytes of an address that is announced: an index of PostgreSQL holds little more, and no article needs them."""

_STANDING = "etag, last_modified, last_try, last_success, next_poll, interval, errors, error, details, gone"
_VISIT = "address, url, source, announced, due, taken, tries, etag, last_modified, error, details, depth, stale"
_NEW_VISIT = (
    f"INSERT INTO visit ({_VISIT}, host) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address)"
)
_AS_TOLD = ", ".join(f"{name} = excluded.{name}" for name in (*_VISIT.split(", ")[1:], "host"))
Pairs = tuple[tuple[str, str | int], ...]


class KeptSources:
    """The contract of `sources.Sources` over a database of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def follow(self, source: Source, now: datetime) -> bool:
        with self._database.refusing(), self._database.transaction():
            known = self._address_of(source.address)
            if known is not None:
                sql = "UPDATE source SET gone = 0, next_poll = ?, due = ? WHERE address = ? AND gone <> 0"
                return self._database.execute(sql, (None, AT_ONCE, known)).rowcount > 0
            return (
                self._database.execute(
                    f"INSERT INTO source (address, host, kind, title, outlet, added, due, {_STANDING})"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO NOTHING",
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
                ).rowcount
                > 0
            )

    def forget(self, address: str) -> bool:
        with self._database.refusing(), self._database.transaction():
            known = self._address_of(address)
            return self._database.execute("DELETE FROM source WHERE address = ?", (known,)).rowcount > 0

    def followed(self) -> Iterator[Followed]:
        with self._database.refusing():
            yield from [self._followed(row) for row in self._sources("ORDER BY address")]

    def source(self, address: str) -> Followed | None:
        with self._database.refusing():
            return self._one_source("WHERE address = ?", self._address_of(address))

    def due_source(self, now: datetime, without: Collection[str]) -> Followed | None:
        with self._database.refusing():
            due = self._due(now, without)
            return self._one_source(f"WHERE {due.sql}", *due.values)

    def due_visit(self, now: datetime, without: Collection[str]) -> Visit | None:
        with self._database.refusing():
            due = self._due(now, without)
            row = self._database.execute(f"SELECT {_VISIT} FROM visit WHERE {due.sql}", due.values).fetchone()
        return None if row is None else _visit(row)

    def next_due(self, after: datetime) -> datetime | None:
        with self._database.refusing():
            row = self._database.execute(
                "SELECT min(due) FROM (SELECT min(due) AS due FROM source WHERE due > ?"
                " UNION ALL SELECT min(due) FROM visit WHERE due > ?) AS coming",
                (stamp(after), stamp(after)),
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
        with self._database.refusing(), self._database.transaction():
            self._database.execute(
                f"UPDATE source SET title = coalesce(title, ?), due = ?, ({_STANDING}) ="
                " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE address = ?",
                (_written(title), _due(standing), *_columns(standing), address),
            )
            new = self._announce(announced)
            if moved is not None and moved[0] != address:
                self._move(address, *moved)
            return new

    def put_visit(self, visit: Visit, found: Iterable[Visit] = ()) -> int:
        with self._database.refusing(), self._database.transaction():
            self._database.execute(f"{_NEW_VISIT} DO UPDATE SET {_AS_TOLD}", _row(visit))
            return self._announce(found)

    def visit(self, address: str) -> Visit | None:
        with self._database.refusing():
            row = self._database.execute(f"SELECT {_VISIT} FROM visit WHERE address = ?", (address,)).fetchone()
        return None if row is None else _visit(row)

    def rest(self, host: str, until: datetime) -> None:
        with self._database.refusing(), self._database.transaction():
            self._database.execute(
                "INSERT INTO host (name, until) VALUES (?, ?) ON CONFLICT (name)"
                " DO UPDATE SET until = excluded.until WHERE host.until < excluded.until",
                (host, stamp(until)),
            )

    def resting(self, now: datetime) -> Mapping[str, datetime]:
        with self._database.refusing():
            rows = self._database.execute("SELECT name, until FROM host WHERE until > ?", (stamp(now),)).fetchall()
        return {name: moment(until) for name, until in rows}

    def robots(self, origin: str) -> RobotsFile | None:
        with self._database.refusing():
            sql = "SELECT origin, fetched, status, body FROM robots WHERE origin = ?"
            row = self._database.execute(sql, (origin,)).fetchone()
        return None if row is None else RobotsFile(*row)

    def put_robots(self, robots: RobotsFile) -> None:
        row = (robots.origin, robots.fetched, robots.status, robots.body)
        with self._database.refusing(), self._database.transaction():
            self._database.execute(
                "INSERT INTO robots (origin, fetched, status, body) VALUES (?, ?, ?, ?) ON CONFLICT (origin)"
                " DO UPDATE SET fetched = excluded.fetched, status = excluded.status, body = excluded.body",
                row,
            )

    def set_right(self, now: datetime) -> int:
        latest = stamp(now + LATEST)
        with self._database.refusing(), self._database.transaction():
            run = self._database.execute
            moved = run("UPDATE visit SET due = ? WHERE due > ?", (stamp(now + timedelta(days=1)), latest)).rowcount
            moved += run("DELETE FROM host WHERE until > ?", (latest,)).rowcount
            return moved + run("DELETE FROM robots WHERE fetched > ?", (stamp(now),)).rowcount

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _address_of(self, address: str) -> str | None:
        """The address under which a source is followed now."""
        sql = "SELECT address FROM source WHERE address = ? UNION ALL SELECT source FROM former WHERE address = ?"
        row = self._database.execute(sql, (address, address)).fetchone()
        return None if row is None else str(row[0])

    def _due(self, now: datetime, without: Collection[str]) -> Condition:
        """What has been due for longest, behind WHERE."""
        left_out = self._database.one_of(without)
        sql = f"due <= ? AND NOT (host {left_out.sql}) ORDER BY due, address LIMIT 1"
        return Condition(sql, (stamp(now), *left_out.values))

    def _one_source(self, where: str, *values: Value) -> Followed | None:
        rows = self._sources(where, *values)
        return self._followed(rows[0]) if rows else None

    def _sources(self, where: str, *values: Value) -> list[tuple[str, ...]]:
        sql = f"SELECT address, kind, title, outlet, added, {_STANDING} FROM source {where}"
        return self._database.execute(sql, values).fetchall()

    def _followed(self, row: tuple[str, ...]) -> Followed:
        address, kind, title, outlet, added, *columns = row
        former = self._database.execute(
            "SELECT address FROM former WHERE source = ? ORDER BY moved, address", (address,)
        )
        count = "SELECT count(*) FROM visit WHERE source = ? AND taken > 0 AND depth = 0"
        if kind == SourceKind.PAGE.value:  # nothing is announced by it: it is an article itself, if it is one
            count = "SELECT count(DISTINCT article) FROM capture WHERE source = ?"
        return Followed(
            Source(address, SourceKind(kind), title, outlet),
            _standing(tuple(columns)),
            added,
            int(self._database.execute(count, (address,)).fetchone()[0]),
            tuple(name for (name,) in former),
        )

    def _announce(self, visits: Iterable[Visit]) -> int:
        """Note addresses that are not known yet, and how many these are; those too long to be kept are passed over."""
        rows = (_row(visit) for visit in visits if len(visit.address.encode("utf-8", "replace")) <= LONGEST)
        return sum(self._database.execute(f"{_NEW_VISIT} DO NOTHING", row).rowcount for row in rows)

    def _move(self, address: str, to: str, now: datetime) -> None:
        run = self._database.execute
        if run("SELECT 1 FROM source WHERE address = ?", (address,)).fetchone() is None:
            return
        if run("SELECT 1 FROM source WHERE address = ?", (to,)).fetchone() is None:
            run("DELETE FROM former WHERE address = ?", (to,))
            run("UPDATE source SET address = ?, host = ? WHERE address = ?", (to, host_of(to), address))
        else:
            run("UPDATE former SET source = ? WHERE source = ?", (to, address))
            run("DELETE FROM source WHERE address = ?", (address,))
        run(
            "INSERT INTO former (address, source, moved) VALUES (?, ?, ?) ON CONFLICT (address)"
            " DO UPDATE SET source = excluded.source, moved = excluded.moved",
            (address, to, stamp(now)),
        )
        run("UPDATE visit SET source = ? WHERE source = ?", (to, address))


def open_sources(address: str) -> KeptSources:
    """What is followed in the store at this address, made or brought to the newest form; as `open_store` refuses."""
    return KeptSources(open_beside(address))


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
