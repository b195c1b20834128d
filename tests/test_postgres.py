"""The server of the tests stands alone, leaves nothing behind, and is missed aloud."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from qawl.model.review import Action, Revision
from qawl.store.open import open_store
from qawl.store.postgres.store import connect_postgres
from tests.postgres import Server, serve_or_skip
from tests.store.readings import reading

ROOT = Path(__file__).parent.parent
SERVED = """
import sys, time
from tests.postgres import serving
with serving() as server:
    print(server.port, flush=True)
    time.sleep(60)
"""


def test_every_test_has_a_database_of_its_own_and_it_is_gone_afterwards(postgres_server: Server) -> None:
    import psycopg

    with postgres_server.database() as address, closing(psycopg.connect(address)) as connection:
        connection.execute("CREATE TABLE here (word text)")
        connection.commit()
        with postgres_server.database() as other, closing(psycopg.connect(other)) as elsewhere:
            assert elsewhere.execute("SELECT to_regclass('here')").fetchone() == (None,)

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


def test_a_store_is_empty_for_every_test_though_it_is_used_again(postgres_server: Server) -> None:
    used = []
    for _ in range(2):
        with postgres_server.store() as address, open_store(address) as store:
            assert store.counts().articles == 0
            assert store.trail_end() == (0, "")
            used.append(address)
            store.add(reading())
            store.revise(Revision("a-1", "a", 0, "2026-03-05T10:00:00Z", "ريم", Action.COMMENT, reason="نعم"))

    assert used[0] == used[1]


def test_a_store_whose_tables_a_test_has_changed_is_not_used_again(postgres_server: Server) -> None:
    with postgres_server.store() as first, closing(connect_postgres(first)) as database:
        database.execute("DROP TABLE looked")

    with postgres_server.store() as second:
        assert second != first


def test_a_server_ends_with_the_tests_even_if_they_are_killed(postgres_server: Server) -> None:
    with subprocess.Popen([sys.executable, "-c", SERVED], stdout=subprocess.PIPE, text=True, cwd=ROOT) as run:
        assert run.stdout is not None
        port = int(run.stdout.readline())
        assert _answers(port)

        run.send_signal(signal.SIGKILL)

    until = time.monotonic() + 10
    while _answers(port) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _answers(port)


def _answers(port: int) -> bool:
    with closing(socket.socket()) as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def test_without_a_server_its_tests_are_skipped_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_POSTGRES_BIN", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)

    with pytest.warns(UserWarning, match="did not run"), pytest.raises(pytest.skip.Exception):
        next(serve_or_skip())


def test_without_a_server_they_fail_where_all_must_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_POSTGRES_BIN", str(tmp_path))
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="did not run"):
        next(serve_or_skip())
