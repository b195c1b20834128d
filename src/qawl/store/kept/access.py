"""What a store keeps of those who come in by a door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from qawl.model.access import Look, Pass, PassKind, Scope
from qawl.store.database import Database

_COLUMNS = "number, digest, kind, name, scopes, made, ends, used, ended, parent"


class KeptAccess:
    """The contract of `AccessStore` in `contract/access.py`."""

    _database: Database

    def admit(self, one: Pass) -> Pass:
        scopes = " ".join(scope.value for scope in one.scopes)
        times = (_told(one.made), _told(one.ends), _told_maybe(one.used), _told_maybe(one.ended))
        values = (one.digest, one.kind.value, one.name, scopes, *times, one.parent)
        with self._database.refusing(), self._database.transaction():
            row = self._database.execute(
                "INSERT INTO pass (digest, kind, name, scopes, made, ends, used, ended, parent)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                values,
            ).fetchone()
        return replace(one, number=int(row[0]))

    def pass_of(self, digest: bytes) -> Pass | None:
        return self._one("digest = ?", digest)

    def pass_numbered(self, number: int) -> Pass | None:
        return self._one("number = ?", number)

    def passes(self, kind: PassKind | None = None) -> Iterator[Pass]:
        where, values = ("", ()) if kind is None else (" WHERE kind = ?", (kind.value,))
        with self._database.refusing():
            rows = self._database.execute(f"SELECT {_COLUMNS} FROM pass{where} ORDER BY number", values).fetchall()
        yield from map(_pass, rows)

    def use_pass(self, number: int, at: datetime) -> None:
        with self._database.refusing():
            self._database.execute("UPDATE pass SET used = ? WHERE number = ?", (_told(at), number))

    def end_passes(self, kind: PassKind, at: datetime, *, number: int | None = None, name: str | None = None) -> int:
        given = {key: value for key, value in (("number", number), ("name", name)) if value is not None}
        which = "".join(f" AND {key} = ?" for key in given)
        with self._database.refusing(), self._database.transaction():
            rows = self._database.execute(
                f"UPDATE pass SET ended = ? WHERE kind = ? AND ended IS NULL{which} RETURNING number",
                (_told(at), kind.value, *given.values()),
            ).fetchall()
            self._database.executemany(
                "UPDATE pass SET ended = ? WHERE parent = ? AND ended IS NULL", [(_told(at), row[0]) for row in rows]
            )
        return len(rows)

    def looked(self, reader: str, dossier: str) -> Look | None:
        with self._database.refusing():
            row = self._database.execute(
                "SELECT at, mark FROM looked WHERE reader = ? AND dossier = ?", (reader, dossier)
            ).fetchone()
        return None if row is None else Look(datetime.fromisoformat(row[0]), row[1])

    def look(self, reader: str, dossier: str, at: datetime, mark: str = "") -> None:
        with self._database.refusing():
            self._database.execute(
                "INSERT INTO looked (reader, dossier, at, mark) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (reader, dossier) DO UPDATE SET at = excluded.at, mark = excluded.mark",
                (reader, dossier, _told(at), mark),
            )

    def _one(self, where: str, value: bytes | int) -> Pass | None:
        with self._database.refusing():
            row = self._database.execute(f"SELECT {_COLUMNS} FROM pass WHERE {where}", (value,)).fetchone()
        return None if row is None else _pass(row)


def _pass(row: tuple[int, bytes, str, str, str, str, str, str | None, str | None, int | None]) -> Pass:
    number, digest, kind, name, scopes, made, ends, used, ended, parent = row
    return Pass(
        digest,
        PassKind(kind),
        name,
        tuple(Scope(scope) for scope in scopes.split()),
        datetime.fromisoformat(made),
        datetime.fromisoformat(ends),
        None if used is None else datetime.fromisoformat(used),
        None if ended is None else datetime.fromisoformat(ended),
        parent,
        number,
    )


def _told(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _told_maybe(at: datetime | None) -> str | None:
    return None if at is None else _told(at)
