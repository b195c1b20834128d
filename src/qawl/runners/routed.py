"""The readings of a store that belong to a dossier, with their records and with the days of its events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qawl.dossiers.routes import routes
from qawl.model.documents import Article
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading
from qawl.pipeline import Kit, date_anchors, load_kit, read_article
from qawl.store.contract import Store


def routed_readings(store: Store, dossier: Dossier, overlay: Path | None) -> Iterator[Reading]:
    """Every reading of the dossier, in the store's order; what was read before there were records is read again.

    The store is not changed: reading a file again keeps its records for good.
    """
    kit: Kit | None = None
    for card in store.articles():
        reading = store.reading(card.id)
        if reading is None or not belongs(reading.article, dossier):
            continue
        if reading.records is None:
            kit = kit or load_kit(overlay)
            reading = read_article(reading.article, kit, records=True)
        yield date_anchors(reading, dossier)


def belongs(article: Article, dossier: Dossier) -> bool:
    """Whether the dossier's route takes the article, by its headline and its text."""
    raw = article.text if article.title is None else f"{article.title}\n{article.text}"
    return routes(dossier, raw, article.published)
