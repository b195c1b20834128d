"""What many rooms need and what takes long: the demonstration's store, read once, and a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Server, serve_or_skip


@pytest.fixture(scope="session")
def filled_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's articles, read, linked, settled and grouped; whoever writes into the file takes a copy."""
    from qawl.actors import settle_store
    from qawl.cli.demo import _fill
    from qawl.runners.stories import stored_groups
    from qawl.store.open import open_store

    path = tmp_path_factory.mktemp("filled") / "qawl.db"
    with open_store(str(path)) as store:
        _fill(store, "en")
        settle_store(store)
        stored_groups(store)
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A server that starts when a test first asks for it, and stops with the tests."""
    yield from serve_or_skip()


@pytest.fixture
def postgres(postgres_server: Server) -> Iterator[str]:
    """The address of an empty database of the test's own."""
    with postgres_server.database() as address:
        yield address


@pytest.fixture
def postgres_store(postgres_server: Server) -> Iterator[str]:
    """The address of an empty store of the test's own on the server."""
    with postgres_server.store() as address:
        yield address
