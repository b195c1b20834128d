"""A filter becomes SQL: how a question forgives spelling and prefixes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.store.contract.store import Filter
from qawl.store.database import Condition, Database, Holds, Value, joined
from qawl.store.search.words import forms_of, parts_asked, words_of

MOST_WORDS = 32
"""Different words of one field that are asked for; more would only slow the search down."""


STANDS = Condition("statement.act <> ''")
"""That nobody left a statement out."""


def search_query(wanted: Filter, database: Database) -> Condition:
    """The rows (id, position, article's number) of the statements wanted, in the order of the contract."""
    asked = joined([STANDS, *conditions(wanted, database)])
    limit: tuple[Value, ...] = () if wanted.limit is None else (wanted.limit,)
    return Condition(
        "SELECT statement.id, statement.position, statement.article, standing.body"
        " FROM statement JOIN article ON article.number = statement.article"
        " LEFT JOIN standing ON standing.statement = statement.number"
        f" WHERE {asked.sql}"
        " ORDER BY article.day IS NULL, article.published NULLS FIRST, article.id, statement.position"
        + (" LIMIT ?" if limit else ""),
        (*asked.values, *limit),
    )


def conditions(wanted: Filter, database: Database) -> Iterator[Condition]:
    """What a filter asks of the rows of `statement` and `article`, one condition after another."""
    words = (Holds("text", (*part.forms, *part.kin)) for part in parts_asked(wanted.words))
    speaker = (Holds("speaker", part.forms) for part in parts_asked(wanted.speaker))
    if asked := (*words, *speaker):
        yield in_words(database, asked)
    if wanted.source and (inside := _inside("hop.words", wanted.source)):
        exists = f"EXISTS (SELECT 1 FROM hop WHERE hop.statement = statement.number AND {inside.sql})"
        yield Condition(exists, inside.values)
    if wanted.outlet and (inside := _inside("article.outlet_words", wanted.outlet)):
        yield inside
    if wanted.act is not None:
        yield Condition("statement.act = ?", (wanted.act.value,))
    if wanted.kind is not None:
        yield Condition("statement.kind = ?", (wanted.kind.value,))
    if wanted.since is not None:
        yield Condition("article.day >= ?", (wanted.since.isoformat(),))
    if wanted.until is not None:
        yield Condition("article.day <= ?", (wanted.until.isoformat(),))
    if wanted.actor:
        spoken = (
            "EXISTS (SELECT 1 FROM mention JOIN part ON part.mention = mention.number WHERE mention.actor = ?"
            " AND mention.article = statement.article AND part.statement = statement.position"
            " AND part.part = 'speaker')"
        )
        yield Condition(spoken, (wanted.actor,))
    if wanted.article_id is not None:
        yield Condition("article.id = ?", (wanted.article_id,))


def in_words(database: Database, asked: Sequence[Holds]) -> Condition:
    """That the index of statements has a row of `statement` with all that is asked."""
    held = database.index.holds("words", asked)
    number = database.index.number("words")
    return Condition(f"statement.number IN (SELECT {number} FROM words WHERE {held.sql})", held.values)


def _inside(column: str, text: str) -> Condition | None:
    """The condition that all words of `text` stand in a column of spaced words; None when it has no words."""
    words = [forms_of(word) for word in _asked(text)]
    each = (" OR ".join([f"instr({column}, ?) > 0"] * len(forms)) for forms in words)
    values = tuple(f" {form} " for forms in words for form in forms)
    return Condition(" AND ".join(f"({one})" for one in each), values) if words else None


def _asked(text: str) -> list[str]:
    return list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
