"""The demonstration's store, filled once, and a client that asks its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.dossiers.load import load_dossier
from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.web.app import make_pages


@pytest.fixture(scope="session")
def demo_store(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `qawl demo` leaves behind; a test that writes takes a copy of the file."""
    return Path(shutil.copy(filled_demo, tmp_path_factory.mktemp("web")))


@pytest.fixture(scope="session")
def client(demo_store: Path) -> Iterator[TestClient]:
    """Asks pages of the demonstration; add `?lang=en` for English."""
    with Library(str(demo_store)) as library, library.store() as kept:
        app = make_pages(library, desk_over(kept, [load_dossier("demo")]))
        with TestClient(app) as asking:
            yield asking
