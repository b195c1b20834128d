"""Readings as people left them: their word in the place of the machine's, however often it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b

from qawl.errors import BadData
from qawl.model.codec import decode_plain, encode_plain, encode_reading
from qawl.model.records import Reading, Records
from qawl.model.review import Reviewed, Revision
from qawl.review.derived import Again, changes_of, derived
from qawl.review.effective import effective, untouched
from qawl.store.contract.review import Held
from qawl.store.contract.store import Store, statement_ids


def reviewed(store: Store, reading: Reading) -> Reviewed:
    """A reading with what people made of it: whatever shows statements shows these."""
    return stand(reading, tuple(store.revisions(article=reading.article.id)))


def stand(reading: Reading, revisions: Sequence[Revision]) -> Reviewed:
    """The same where all revisions of its records are at hand."""
    ids = statement_ids(reading)
    return effective(reading, ids, revisions) if revisions else untouched(reading, ids)


def found_as_left(store: Store) -> bool:
    """Have judged articles found by what people left of them; asked before anything is sought. False where it is busy.

    Costs one small question where nothing was decided or read since.
    """
    return store.stand(_held)


def _held(reading: Reading, revisions: Sequence[Revision]) -> list[Held]:
    made = stand(reading, revisions)
    return [Held(one.record, one.position, one.statement) for one in made.standings]


def as_left(store: Store, readings: Iterable[Reading], finder: Finder | None = None) -> Iterator[Reading]:
    """Readings as people left them, in the same order; of those that nobody has judged nothing is asked.

    With a finder positions, answers and figures are those of the statements that hold.
    """
    for made in reviewed_all(store, readings, finder):
        yield made if isinstance(made, Reading) else made.reading


def reviewed_all(
    store: Store, readings: Iterable[Reading], finder: Finder | None = None
) -> Iterator[Reading | Reviewed]:
    """The same with what people made of each that they judged; what nobody has judged comes as it is."""
    judged = store.articles_judged()
    for reading in readings:
        yield worked_out(store, reading, finder) if reading.article.id in judged else reading


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the records of an article anew, by statements that people left."""

    rule: str
    """Names all that it hangs on beside the article and its statements."""
    again: Again


def worked_out(store: Store, reading: Reading, finder: Finder | None = None) -> Reviewed:
    """A reading with what people made of it, and records to match; what was worked out the store remembers."""
    revisions = tuple(store.revisions(article=reading.article.id))
    made = stand(reading, revisions)
    if finder is None or reading.records is None or not changes_of(made).any:
        return made
    name = f"derived {reading.article.id}"
    state = blake2b(digest_size=16)
    for part in (finder.rule.encode(), encode_reading(reading), *(one.seal.encode() for one in revisions)):
        state.update(part + b"\n")
    with suppress(BadData):  # an older Qawl worked it out
        if (known := store.recall(name, state.digest())) is not None:
            return replace(made, reading=replace(made.reading, records=decode_plain(known, Records)))
    left = derived(reading, made, finder.again)
    store.remember(name, state.digest(), encode_plain(left.records))
    return replace(made, reading=left)
