"""Words with their surroundings: made from a place in a text, and found again in a text that has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from qawl.model.documents import Span
from qawl.model.review import Anchor
from qawl.text.fold import fold, fold_with_origins

AROUND = 32
"""Code points that are kept before and after."""
LONG = 20
"""Words of so many code points that stood once and stand once are the same words, whatever is around them."""
ENOUGH = 0.5
"""The share of what stood on one side that must still stand there."""
CLEAR = 1.5
"""Of both sides together, where the same words stood more than once."""
_MOST = 500
"""Places that are looked at; words that stand oftener are no help in finding anything."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand now; `tied` when several places are equally good, and so none is taken."""

    span: Span | None
    tied: bool = False


def digest_of(text: str) -> str:
    """A fingerprint of a text: in one with the same, an anchor is a place."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def anchor(text: str, span: Span) -> Anchor:
    """The words of a place with what stands around them.

    >>> anchor("قال إن الجسر سيفتح", Span(7, 12)).exact
    'الجسر'
    """
    exact = span.of(text)
    return Anchor(
        exact=exact,
        before=text[max(0, span.start - AROUND) : span.start],
        after=text[span.end : span.end + AROUND],
        start=span.start,
        times=sum(1 for _ in _starts(text, exact)),
    )


def stands(kept: Anchor, text: str, start: int) -> bool:
    """Whether the words stand exactly there."""
    return start >= 0 and bool(kept.exact) and text.startswith(kept.exact, start)


def find_anchor(kept: Anchor, text: str) -> Found:
    """Where the words stand now, by themselves and by what is around them; nowhere rather than in a wrong place."""
    places = [Span(start, start + len(kept.exact)) for start in _starts(text, kept.exact)]
    if not places:
        return Found(_find_folded(kept, text))
    ranked = sorted(((_nearness(kept, text, place), place) for place in places), key=lambda pair: (-sum(pair[0]), pair))
    (sides, best), others = ranked[0], ranked[1:]
    if others and sum(others[0][0]) == sum(sides):
        return Found(None, tied=True)
    if kept.times > 1:
        convincing = sum(sides) >= CLEAR
    else:
        convincing = max(sides) >= ENOUGH or (not others and len(kept.exact) >= LONG)
    return Found(best if convincing else None)


def _find_folded(kept: Anchor, text: str) -> Span | None:
    """Long words that were only spelled anew: a hamza, a mark, a tatweel."""
    words = fold(kept.exact)
    if len(words) < LONG or kept.times > 1:
        return None
    folded = fold_with_origins(text)
    starts = list(_starts(folded.text, words))
    return folded.origin(starts[0], starts[0] + len(words)) if len(starts) == 1 else None


def _nearness(kept: Anchor, text: str, place: Span) -> tuple[float, float]:
    """How much of what stood before and after still does, each from 0 to 1."""
    before, after = text[max(0, place.start - AROUND) : place.start], text[place.end : place.end + AROUND]
    return _shared(kept.before[::-1], before[::-1]), _shared(kept.after, after)


def _shared(kept: str, now: str) -> float:
    """The share of `kept` that `now` begins with; an edge of the text is only like an edge."""
    if not kept:
        return 0.0 if now else 1.0
    same = next(
        (count for count, (a, b) in enumerate(zip(kept, now, strict=False)) if a != b), min(len(kept), len(now))
    )
    return same / len(kept)


def _starts(text: str, words: str) -> Iterator[int]:
    if not words:
        return
    start = text.find(words)
    for _ in range(_MOST):
        if start < 0:
            return
        yield start
        start = text.find(words, start + 1)
