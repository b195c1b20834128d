"""The day and the hour that a page prints around its article: «نشر في الجريدة يوم 10 - 01 - 2012», «انتهى 18:08»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.model.moments import Moment, Precision
from qawl.text.layers import Text
from qawl.text.tags import LINE

_DAYS = (Precision.DAY, Precision.HOUR)
"""A year alone is a copyright, and no stamp."""
_PUBLISHED = "نشر"
"""Behind it a day that ends its line is that of the article, however long the names before it are."""


def only_stamps(text: Text, moments: Sequence[Moment]) -> Iterator[Moment]:
    """Those that fill half of their line, or end one that tells of publishing; menus and captions name any day."""
    for one in moments:
        if one.precision not in _DAYS:
            continue
        first, last = text.token_at(one.at.start), text.token_at(one.at.end - 1)
        begin, stop = _line(text, first, last)
        whole = text.span(begin, stop)
        if 2 * (one.at.end - one.at.start) >= whole.end - whole.start or (
            stop == last + 1 and any(_PUBLISHED in text.types[at].folded for at in range(begin, first))
        ):
            yield one


def _line(text: Text, first: int, last: int) -> tuple[int, int]:
    """The first token of the line in which the tokens stand, and the end of its last."""
    while first and not text.tags[first - 1] & LINE:
        first -= 1
    while last + 1 < len(text.tags) and not text.tags[last + 1] & LINE:
        last += 1
    return first, last + 1
