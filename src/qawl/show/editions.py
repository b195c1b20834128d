"""What changed between an article's editions, line by line: «-» gone, «+» come."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from qawl.model.documents import Article
from qawl.store.contract import Edition
from qawl.wording import Lang, say, shown


def describe_changes(editions: Sequence[Edition], lang: Lang) -> Iterator[str]:
    """For each edition after the first, a heading and the lines in which it differs from the one before."""
    for before, after in itertools.pairwise(editions):
        yield say(lang, "editions-number", number=after.number, captured=after.captured)
        yield from changes(before.article, after.article)


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
