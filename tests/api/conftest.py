"""The demonstration's store, filled once, behind the interface and its guard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.dossiers.load import load_dossier
from qawl.server.desk import Desk, desk_over
from qawl.server.library import Library
from qawl.store.open import open_store
from tests.api.asking import Served, serve


@pytest.fixture(scope="session")
def demo(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(filled_demo, tmp_path_factory.mktemp("api")))


@pytest.fixture(scope="session")
def read_only(demo: Path) -> Iterator[Served]:
    """For tests that change nothing."""
    yield from _served(demo)


@pytest.fixture
def served(demo: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of its own, for a test that writes; it serves no dossier."""
    shutil.copy(demo, tmp_path / "qawl.db")
    with Library(str(tmp_path / "qawl.db")) as library:
        yield serve(library, Desk([], lambda _: b""))


@pytest.fixture
def whole(demo: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of its own with everything."""
    shutil.copy(demo, tmp_path / "qawl.db")
    yield from _served(tmp_path / "qawl.db")


def _served(path: Path) -> Iterator[Served]:
    with Library(str(path)) as library, open_store(str(path), roving=True) as kept:
        yield serve(library, desk_over(kept, [load_dossier("demo")]))
