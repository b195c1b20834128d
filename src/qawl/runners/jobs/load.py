"""The step of a job that fills a store: each day by itself, as often as it has to be, with the same outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from qawl.model.codec import encode_plain
from qawl.model.documents import Rejected
from qawl.registry.load import load_registry
from qawl.runners.jobs.rows import Sort, linked_in, packed_in, sort_of
from qawl.runners.plans.plan import Given, OfBucket, Row
from qawl.store.contract.store import Store, keep
from qawl.store.open import open_store


def prepare_store(address: str, overlay: Path | None) -> None:
    """Make the store where there is none, and give it the registry; StoreError before any news is read."""
    with open_store(address) as store:
        store.know(load_registry(overlay).actors.values())


def load_day_loader(address: str, given: Given) -> OfBucket:
    """Keeps the articles of a day: ids come of what is kept, so a day that is kept again changes nothing."""
    return partial(_load_day, address)


def _load_day(address: str, key: bytes, values: Iterator[bytes]) -> Iterator[Row]:
    if sort_of(key) is Sort.DAY:
        with open_store(address) as store:
            yield key, encode_plain(dict(sorted(keep_packed(store, values).items())))


def keep_packed(store: Store, values: Iterable[bytes]) -> Counter[str]:
    """Keep the articles of rows by day; what the store did with them, in counts."""
    told: Counter[str] = Counter()
    for receipt in keep(store, (linked_in(packed_in(value)) for value in values)):
        assert not isinstance(receipt, Rejected)
        told[str(receipt.added)] += 1
    return told
