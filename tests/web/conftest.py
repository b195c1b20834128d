"""The demonstration's store, filled once, and a client that asks its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from qawl.cli import qawl
from qawl.dossiers.load import load_dossier
from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.web.app import make_pages


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `qawl demo` leaves behind; a test that writes takes a copy of the file."""
    out = tmp_path_factory.mktemp("demo")
    CliRunner().invoke(qawl, ["demo", "--out", str(out), "--lang", "en"], catch_exceptions=False)
    return out / "qawl.db"


@pytest.fixture(scope="session")
def client(demo_store: Path) -> Iterator[TestClient]:
    """Asks pages of the demonstration; add `?lang=en` for English."""
    with Library(str(demo_store)) as library, library.store() as kept:
        app = make_pages(library, desk_over(kept, [load_dossier("demo")]))
        with TestClient(app) as asking:
            yield asking
