"""Locks of SQLite hold however often a process opens the same store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from qawl.store.open import open_store

OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT 1 FROM article").fetchall()
connection.close()
"""


def test_another_process_does_not_take_the_log_from_a_store_that_is_open_twice(tmp_path: Path) -> None:
    path = tmp_path / "qawl.db"
    with open_store(str(path)) as first, open_store(str(path)) as second:
        first.counts()
        second.counts()

        subprocess.run([sys.executable, "-c", OTHER, str(path)], check=True)

        assert path.with_name("qawl.db-wal").exists()
