"""The day and the hour that a page prints around its article: «تاريخ النشر: 10 يناير 2012», «// انتهى // 18:08»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.model.moments import Moment, Precision
from qawl.text.layers import Text
from qawl.text.tags import LINE

_DAYS = (Precision.DAY, Precision.HOUR)
"""A year alone is a copyright, and no stamp."""


def only_stamps(text: Text, moments: Sequence[Moment]) -> Iterator[Moment]:
    """Those that fill half of their line or more; the menus and captions of a page name days of anything."""
    for one in moments:
        if one.precision not in _DAYS:
            continue
        first, last = text.token_at(one.at.start), text.token_at(one.at.end - 1)
        start, end = _line(text, first, last)
        if 2 * (one.at.end - one.at.start) >= end - start:
            yield one


def _line(text: Text, first: int, last: int) -> tuple[int, int]:
    """Where the line begins and ends in which the tokens stand."""
    while first and not text.tags[first - 1] & LINE:
        first -= 1
    while last + 1 < len(text.tags) and not text.tags[last + 1] & LINE:
        last += 1
    whole = text.span(first, last + 1)
    return whole.start, whole.end
