"""What many rooms need and what takes long: the demonstration's store, read once, and a PostgreSQL server."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.postgres import Server, serve_or_skip

gc.set_threshold(100_000, 50, 50)  # most of what tests make is gone by itself; what stays is much, and looked through
settings.register_profile("unhurried", deadline=None)  # on a busy machine a test of 6 ms takes 300 once
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def own_lists_made_once() -> Iterator[None]:
    """Our own word lists and actors are the same for every test of a process, which makes all of them once.

    Whatever has words of its own on top is made anew each time, as it is outside of tests.
    """
    from qawl import pipeline
    from qawl.registry.load import load_registry

    load_lexicon, make_vocabulary, build_index = pipeline.load_lexicon, pipeline.Vocabulary, pipeline.build_index
    lexicon = load_lexicon()
    vocabulary = make_vocabulary(lexicon)
    indexes: dict[tuple[Any, ...], Any] = {}

    def index_of(registry: Any, words_known: Any, posts: Any, nationalities: Any, given: Any) -> Any:
        listed = tuple(nationalities)
        if words_known is not vocabulary or registry is not load_registry():
            return build_index(registry, words_known, posts, listed, given)
        if (listed, given) not in indexes:
            indexes[listed, given] = build_index(registry, words_known, posts, listed, given)
        return indexes[listed, given]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pipeline, "load_lexicon", lambda own=None: lexicon if own is None else load_lexicon(own))
        patched.setattr(pipeline, "Vocabulary", lambda of: vocabulary if of is lexicon else make_vocabulary(of))
        patched.setattr(pipeline, "build_index", index_of)
        yield


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
