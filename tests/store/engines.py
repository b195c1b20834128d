"""The engines that every test of the store's contract runs on: a new one is added here and runs all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qawl.store.contract.store import Store
from qawl.store.open import open_store


def _file(request: pytest.FixtureRequest) -> str:
    folder: Path = request.getfixturevalue("tmp_path")
    return str(folder / "store.qawl")


def _server(request: pytest.FixtureRequest) -> str:
    address: str = request.getfixturevalue("postgres_store")
    return address


ENGINES: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "sqlite file": _file,
    "sqlite memory": lambda _: ":memory:",
    "postgresql": _server,
}
LASTING = [engine for engine in ENGINES if engine != "sqlite memory"]
"""Those whose stores may be opened again."""


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest) -> str:
    return ENGINES[request.param](request)


@pytest.fixture(params=LASTING)
def lasting(request: pytest.FixtureRequest) -> str:
    """The address of a store that may be opened again, and by others."""
    return ENGINES[request.param](request)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened
