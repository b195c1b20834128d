"""What many rooms need and what takes long: the demonstration's store, read once."""

from __future__ import annotations

from pathlib import Path

import pytest


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
