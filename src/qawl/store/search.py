"""A filter becomes SQL: how a question forgives spelling and prefixes in the SQLite store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qawl.store.contract import Filter
from qawl.store.search_words import forms_of, words_of

MOST_WORDS = 32
"""Different words of one field that are asked for; more would only slow the search down."""


@dataclass(frozen=True, slots=True)
class Query:
    """A statement of SQL and what is put in its open places."""

    sql: str
    values: tuple[str | int, ...]


def search_query(wanted: Filter) -> Query:
    """The rows (id, position, article's number) of the statements wanted, in the order of the contract."""
    asked = list(conditions(wanted))
    where = " AND ".join(condition.sql for condition in asked) or "TRUE"
    values = tuple(value for condition in asked for value in condition.values)
    return Query(
        "SELECT statement.id, statement.position, statement.article"
        " FROM statement JOIN article ON article.number = statement.article"
        f" WHERE {where}"
        " ORDER BY article.day IS NULL, article.published, article.id, statement.position"
        " LIMIT ?",
        (*values, -1 if wanted.limit is None else wanted.limit),
    )


def conditions(wanted: Filter) -> Iterator[Query]:
    """What a filter asks of the rows of `statement` and `article`, one condition after another."""
    words = _match("{content speaker role} : ", wanted.words)
    if indexed := " AND ".join(filter(None, (words, _match("speaker : ", wanted.speaker)))):
        yield Query("statement.number IN (SELECT rowid FROM words WHERE words MATCH ?)", (indexed,))
    if wanted.source and (inside := _inside("hop.words", wanted.source)):
        exists = f"EXISTS (SELECT 1 FROM hop WHERE hop.statement = statement.number AND {inside.sql})"
        yield Query(exists, inside.values)
    if wanted.outlet and (inside := _inside("article.outlet_words", wanted.outlet)):
        yield inside
    if wanted.act is not None:
        yield Query("statement.act = ?", (wanted.act.value,))
    if wanted.kind is not None:
        yield Query("statement.kind = ?", (wanted.kind.value,))
    if wanted.since is not None:
        yield Query("article.day >= ?", (wanted.since.isoformat(),))
    if wanted.until is not None:
        yield Query("article.day <= ?", (wanted.until.isoformat(),))
    if wanted.actor:
        spoken = (
            "EXISTS (SELECT 1 FROM mention JOIN part ON part.mention = mention.number WHERE mention.actor = ?"
            " AND mention.article = statement.article AND part.statement = statement.position"
            " AND part.part = 'speaker')"
        )
        yield Query(spoken, (wanted.actor,))
    if wanted.article_id is not None:
        yield Query("article.id = ?", (wanted.article_id,))


def _match(column: str, text: str) -> str:
    """The full-text expression that asks for all words of `text` in a column (or in any, for «»)."""
    groups = (" OR ".join(f'"{form}"' for form in forms_of(word)) for word in _asked(text))
    return " AND ".join(f"{column}({group})" for group in groups)


def _inside(column: str, text: str) -> Query | None:
    """The condition that all words of `text` stand in a column of spaced words; None when it has no words."""
    words = [forms_of(word) for word in _asked(text)]
    each = (" OR ".join([f"instr({column}, ?) > 0"] * len(forms)) for forms in words)
    values = tuple(f" {form} " for forms in words for form in forms)
    return Query(" AND ".join(f"({one})" for one in each), values) if words else None


def _asked(text: str) -> list[str]:
    return list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
