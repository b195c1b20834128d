"""The readings of a store that belong to a dossier, with their records and with the days of its events."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

from qawl.dossiers.catches import without_drops
from qawl.dossiers.routes import rule_of, takes
from qawl.lexicon.records import record_digest
from qawl.model.documents import Article
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading
from qawl.pipeline import Kit, date_anchors, find_records_again, load_kit, read_article
from qawl.runners.judged import Finder
from qawl.store.contract.store import Store


def routed_readings(store: Store, dossier: Dossier, overlay: Path | None) -> Iterator[Reading]:
    """Every reading of the dossier, in the store's order; what was read before there were records is read again.

    Which articles belong to it the store remembers, so that only new ones are asked about. No reading is changed:
    reading a file again keeps its records for good.
    """
    for own_id in routed_ids(store, dossier):
        reading = store.reading(own_id)
        if reading is not None:
            yield with_records(reading, dossier, overlay)


def routed_ids(store: Store, dossier: Dossier) -> list[str]:
    """The ids of its articles, in the store's order."""
    return store.choose(rule_of(dossier), partial(takes, dossier))


def with_records(reading: Reading, dossier: Dossier, overlay: Path | None) -> Reading:
    """The reading with its records, read again where it has none, and the days of the dossier's events."""
    if reading.records is None:
        reading = read_article(reading.article, _kit(overlay))
    return date_anchors(reading, dossier)


def finder_of(overlay: Path | None, kit: Kit | None = None) -> Finder:
    """What finds records anew where people corrected statements; without a kit words are read when it is asked."""
    rule = f"derived-1 {version('qawl')} {record_digest(overlay)}"
    return Finder(rule, lambda reading: find_records_again(reading, kit or _kit(overlay)))


@cache
def _kit(overlay: Path | None) -> Kit:
    return load_kit(overlay, records=True)


def caught_articles(store: Store, dossier: Dossier) -> Iterator[Article]:
    """Every article that belongs to the dossier or is dropped from it, in the store's order."""
    wide = without_drops(dossier)
    for own_id in store.choose(rule_of(wide), partial(takes, wide)):
        reading = store.reading(own_id)
        if reading is not None:
            yield reading.article
