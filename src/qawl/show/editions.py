"""What changed between an article's editions, line by line: «-» gone, «+» come."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher

from qawl.model.documents import Article
from qawl.show.direction import without_isolates
from qawl.show.times import clock_time
from qawl.store.contract.store import Edition
from qawl.wording import Lang, say, shown


def describe_changes(editions: Sequence[Edition], now: datetime, lang: Lang) -> Iterator[str]:
    """A heading for each edition, by the clock of `now`, and the lines in which it differs from the one before."""
    if len(editions) == 1:
        yield say(lang, "editions-one", captured=_time(editions[0], now, lang))
        return
    for before, after in itertools.pairwise([None, *editions]):
        if after is not None:
            yield say(lang, "editions-number", number=after.number, captured=_time(after, now, lang))
        if before is not None and after is not None:
            yield from changes(before.article, after.article)


def _time(edition: Edition, now: datetime, lang: Lang) -> str:
    """By the clock of `now`; an archive's time that is no time is told as it stands there."""
    try:
        when = datetime.fromisoformat(edition.captured)
    except ValueError:
        return edition.captured
    return without_isolates(clock_time(when if when.tzinfo else when.replace(tzinfo=UTC), now, lang))


def changes(before: Article, after: Article) -> Iterator[str]:
    """The lines that went and came, in the order of the text; date and headline before them."""
    for old, new in ((before.published, after.published), (before.title, after.title)):
        if old != new:
            yield from _pair([old or ""], [new or ""])
    left, right = _lines(before), _lines(after)
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _pair(left[a:b], right[c:d])


def _lines(article: Article) -> list[str]:
    body = article.text.removeprefix(article.title or "")
    return [line for line in body.split("\n") if line.strip()]


def _pair(gone: Sequence[str], come: Sequence[str]) -> Iterator[str]:
    yield from (f"- {shown(line)}" for line in gone if line)
    yield from (f"+ {shown(line)}" for line in come if line)
