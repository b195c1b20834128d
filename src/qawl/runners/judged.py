"""Readings as people left them: their word in the place of the machine's, however often it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qawl.model.records import Reading
from qawl.model.review import Reviewed, Revision
from qawl.review.effective import effective, untouched
from qawl.store.contract.store import Store, statement_ids


def reviewed(store: Store, reading: Reading) -> Reviewed:
    """A reading with what people made of it: whatever shows statements shows these."""
    return stand(reading, tuple(store.revisions(article=reading.article.id)))


def stand(reading: Reading, revisions: Sequence[Revision]) -> Reviewed:
    """The same where all revisions of its records are at hand."""
    ids = statement_ids(reading)
    return effective(reading, ids, revisions) if revisions else untouched(reading, ids)


def as_left(store: Store, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Readings as people left them, in the same order; of those that nobody has judged nothing is asked."""
    judged = store.articles_judged()
    for reading in readings:
        yield reviewed(store, reading).reading if reading.article.id in judged else reading
