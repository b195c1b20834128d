"""The full-text index of a store in PostgreSQL: words are cut by us and written as tsvectors, no parser is asked.

A column that is asked for alone has a sign before each of its words («@» before those of a speaker); the words of
the text stand without, with the weight of their column and with their places, so that phrases are found and one that
goes from one column to the next is not. What is lost in the longest texts: PostgreSQL keeps places up to 16,383 and the
first 255 of each word, so a phrase is found only where it begins before those; and a row holds about a megabyte, some
70,000 different words: of those behind them an article is not found by.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from qawl.store.database import Condition, Holds, Row, Rows, Values

LAST_PLACE = 16_383
MOST_PLACES = 255
MOST_BYTES = 1_040_000
LONGEST = 250
"""Letters of a word that are looked at."""

_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]")
_GAP = 8
"""Places between two columns: no phrase is as long as to bridge them by chance."""
_SIGNS = {"speaker": "@", "spelled": "=", "sources": "<", "outlet": "#", "act": "!", "acts": "!", "kind": "?"}
_PHRASED = frozenset(("speaker", "sources", "outlet"))
"""Of those the ones in which phrases are looked for."""
_NEVER = "'-'"
"""A word that no text has."""
_WEIGHTS = {
    "article_words": "{0, 0, 0.25, 1}",
    "words": "{0, 0.5, 0.5, 1}",
}
"""Of the weights D, C, B and A."""
_NUMBERED = {"article_words": "row", "words": "number"}


class _Asked(Protocol):
    def execute(self, sql: str, values: Values = ()) -> Rows: ...

    def load(self, table: str, columns: Sequence[str], rows: Collection[Values]) -> None: ...


class PostgresIndex:
    """The contract of `database.Index`."""

    join = "JOIN"

    def __init__(self, database: _Asked) -> None:
        self._database = database

    def number(self, table: str) -> str:
        return f"{table}.{_NUMBERED[table]}"

    def holds(self, table: str, asked: Sequence[Holds]) -> Condition:
        return Condition(f"{table}.terms @@ CAST(? AS tsquery)", (_query(asked),))

    def score(self, table: str, asked: Sequence[Holds]) -> Condition:
        """Divided by how long the text is, as nearly as a row tells."""
        text = [one for one in asked if one.column == "text"]
        sql = f"-ts_rank('{_WEIGHTS[table]}', {table}.terms, CAST(? AS tsquery), 1)"
        return Condition(sql, (_query(text or asked),))

    def put_articles(self, rows: Sequence[tuple[int, str, str, str, str, str]]) -> None:
        self._database.load("article_words", ("row", "terms"), [(row[0], _of_article(*row[1:])) for row in rows])

    def put_statements(self, rows: Sequence[Row]) -> None:
        self._database.load("words", ("number", "terms"), [(row[0], _of_statement(*row[4:])) for row in rows])

    def clear_articles(self) -> None:
        self._database.execute("DELETE FROM article_words")


def _of_article(head: str, body: str, told: str, outlet: str, acts: str) -> str:
    return vector((("A", head), ("B", body)), (("spelled", told), ("outlet", outlet), ("acts", acts)))


def _of_statement(
    act: str, kind: str, content: str, speaker: str, role: str, spelled: str, sources: str, outlet: str
) -> str:
    apart = (("speaker", speaker), ("spelled", spelled), ("sources", sources), ("outlet", outlet))
    return vector((("B", content), ("A", speaker), ("C", role)), (*apart, ("act", act), ("kind", kind)))


def cut(text: str) -> list[str]:
    """The words of a folded text, Latin letters without their marks.

    >>> cut("café الجسر a_b")
    ['cafe', 'الجسر', 'a', 'b']
    """
    words = _WORD.findall(text)
    if _MARKED.search(text):
        words = [_bare(word) if _MARKED.search(word) else word for word in words]
    return [word if len(word) <= LONGEST else word[:LONGEST] for word in words]


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def vector(text: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]]) -> str:
    """A tsvector: the columns of the text, each with its weight, and those that are asked for alone.

    >>> vector((("A", "هدنة جديدة"), ("B", "هدنة")), (("speaker", "سلمى"),))
    "'@سلمى':1 'هدنة':1A,11B 'جديدة':2A"
    """
    places: dict[str, list[str]] = {}
    spelled: dict[str, list[str]] = {}
    last = 0
    for column, words in apart:
        put = spelled if column == "spelled" else places
        for place, word in enumerate(cut(words), 1):
            _note(put, f"{_SIGNS[column]}{word}", place, "" if column in _PHRASED else None)
    for weight, words in text:
        found = cut(words)
        for place, word in enumerate(found, last + 1):
            _note(places, word, place, weight)
        last += len(found) + _GAP
    return " ".join(_fitting(places | spelled))


def _note(places: dict[str, list[str]], word: str, place: int, weight: str | None) -> None:
    known = places.setdefault(word, [])
    if weight is not None and place <= LAST_PLACE and len(known) < MOST_PLACES:
        known.append(f"{place}{weight}")


def _fitting(places: dict[str, list[str]]) -> Iterator[str]:
    """As many words as a row has room for; last come the spellings, by which only the order is better."""
    room = MOST_BYTES
    for word, known in places.items():
        room -= len(word.encode()) + (2 * len(known) + 3 if known else 0)
        if room < 0:
            return
        yield f"'{word}':{','.join(known)}" if known else f"'{word}'"


def _query(asked: Iterable[Holds]) -> str:
    """A tsquery: all that is asked, each as any of its phrases."""
    return " & ".join(f"({' | '.join(_phrases(one))})" for one in asked)


def _phrases(asked: Holds) -> Iterator[str]:
    before = _SIGNS.get(asked.column, "")
    for form in asked.forms:
        words = [f"'{before}{word}'" for word in cut(" ".join(form))]
        yield f"({' <-> '.join(words)})" if len(words) > 1 else words[0] if words else _NEVER
