"""The proof by full and broken disks holds for kept readings, and fails for a store that does not hear its disk."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from evals.promises.full_disk_readings import fail_everywhere, holds, measure, readings_of

from qawl.errors import StoreError
from qawl.model.records import Reading
from qawl.pipeline import load_kit
from qawl.store.contract.store import Kept
from qawl.store.kept.store import SqlStore


def test_a_full_or_broken_disk_is_named_damages_no_reading_and_passes() -> None:
    figures = measure(0.17)

    assert holds(figures), figures
    assert int(figures["refusals"]) >= int(figures["points"]) / 2


def test_a_store_that_does_not_hear_its_disk_is_seen_to_lose(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = SqlStore.add_all

    def deaf(store: SqlStore, readings: Sequence[Reading]) -> list[Kept]:
        try:
            return whole(store, readings)
        except StoreError:
            return []

    monkeypatch.setattr(SqlStore, "add_all", deaf)

    assert fail_everywhere(readings_of(2, load_kit())).lost > 0
