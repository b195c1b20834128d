"""The bytes of captures in a table of a store on a PostgreSQL server: nothing of it hangs on a machine's disk."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from threading import RLock

from qawl.errors import StoreError
from qawl.store.captures.bodies import Flaw, packed, unpacked
from qawl.store.database import Database, refusal

AGAIN = 0.5
"""Seconds to wait for one who took the turn while our connection was lost, and is just letting go."""
PAGE = 1_000
"""Names that are read at once."""

# One number for the captures of each store in a database, whatever its schema is called.
_KEY = "hashtextextended('qawl captures ' || current_schema(), 0)"
_HOLDER = (
    "SELECT min(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    f" AND (classid::bigint << 32) | objid::bigint = {_KEY}"
)


class PostgresBodies:
    """The contract of `bodies.Bodies`; the lock is the session's, so the server lets go of it when its holder dies."""

    def __init__(self, database: Database, turn: RLock) -> None:
        """`turn` keeps the threads of a process apart that use the same connection."""
        self._database = database
        self._turn = turn
        self._writing = False

    def lock(self, patience: float) -> bool:
        with self._turn, self._database.refusing():
            self._take(patience)
        self._writing = True
        return False  # a transaction leaves nothing unfinished

    def close(self) -> None:
        self._writing = False  # the lock goes with the connection

    @property
    def writing(self) -> bool:
        return self._writing

    def put(self, bodies: Mapping[str, bytes]) -> None:
        rows = [(digest, len(body), packed(body)) for digest, body in sorted(bodies.items())]
        with self._turn, self._database.refusing(), self._database.transaction():
            self._take(AGAIN)  # no more than a question, unless the connection was lost and made again
            self._database.executemany(
                "INSERT INTO body (digest, size, packed) VALUES (?, ?, ?) ON CONFLICT (digest)"
                " DO UPDATE SET size = excluded.size, packed = excluded.packed",
                rows,
            )

    def get(self, digest: str, size: int) -> bytes | Flaw:
        with self._turn, self._database.refusing():
            row = self._database.execute("SELECT packed FROM body WHERE digest = ?", (digest,)).fetchone()
        return Flaw.MISSING if row is None else unpacked(bytes(row[0]), digest, size)

    def digests(self) -> Iterator[str]:
        last = ""
        while True:
            with self._turn, self._database.refusing():
                sql = "SELECT digest FROM body WHERE digest > ? ORDER BY digest LIMIT ?"
                page = [digest for (digest,) in self._database.execute(sql, (last, PAGE))]
            if not page:
                return
            yield from page
            last = page[-1]

    def sweep(self) -> None:
        """Nothing: a transaction leaves nothing unfinished."""

    def remove(self, digest: str) -> None:
        with self._turn, self._database.refusing():
            self._database.execute("DELETE FROM body WHERE digest = ?", (digest,))

    def place(self, digest: str) -> str:
        return f"body/{digest}"

    def _take(self, patience: float) -> None:
        until = time.monotonic() + patience
        while not self._held():
            if time.monotonic() >= until:
                raise self._busy()
            time.sleep(0.05)

    def _held(self) -> bool:
        """Whether the lock is our session's now; it may take it as often as it wants."""
        return bool(self._database.execute(f"SELECT pg_try_advisory_lock({_KEY})").fetchone()[0])

    def _busy(self) -> StoreError:
        (holder,) = self._database.execute(_HOLDER).fetchone()
        return refusal("store-captures-busy-server", path=self._database.name, process=holder or "?")
