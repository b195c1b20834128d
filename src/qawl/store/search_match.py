"""What is sought becomes SQL: full-text expressions over folded words, and the conditions beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from qawl.model.records import Act, Kind
from qawl.store.contract_search import Order, Sought
from qawl.store.newness import numbers_between
from qawl.store.search_words import Part, parts_asked, words_of

ARTICLES, STATEMENTS = "article_words", "words"
"""The full-text tables."""
_TEXT = {ARTICLES: "{head body}", STATEMENTS: "{content speaker role}"}
_SCORE = {
    ARTICLES: "bm25(article_words, 4.0, 1.0, 0.0, 0.0, 0.0)",
    STATEMENTS: "bm25(words, 1.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)",
}
_BESIDE = {
    ARTICLES: " CROSS JOIN searched ON searched.row = article_words.rowid AND searched.article IS NOT NULL",
    STATEMENTS: " CROSS JOIN statement ON statement.number = words.rowid",
}
_ALONE = {ARTICLES: ("searched", "searched.row"), STATEMENTS: ("statement", "statement.number")}

FEW = 2_000
"""Articles that a rule takes, up to which one goes through them and not through all."""
_TAKEN = (
    "SELECT chosen.article FROM chosen JOIN searched ON searched.article = chosen.article"
    " AND searched.fingerprint = chosen.fingerprint WHERE chosen.rule = ? AND chosen.taken"
)

Value = str | int


class Near(IntEnum):
    """How near a match has to be to what was typed."""

    EXACT = 0
    """Spelled alike."""
    SAME = 1
    """The same word in folded spelling."""
    FORM = 2
    """A form of it, with or without what is written to its front."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of SQL and what is put in its open places."""

    sql: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that articles were asked by: its number in the store, and whether it takes but few."""

    number: int
    few: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one full-text table."""

    table: str
    parts: tuple[Part, ...]
    beside: str
    """What else must match in the index."""
    conditions: tuple[Condition, ...]
    first: int
    last: int
    few: bool = False
    """Articles that are few are gone through, and not all numbers."""

    def nearnesses(self, order: Order) -> tuple[Near, ...]:
        """The nearnesses to be asked for, one after the other: only those that may give something else."""
        if order is Order.NEWEST or not self.parts:
            return (Near.FORM,)
        told = (Near.EXACT,) if any(part.told for part in self.parts) else ()
        forms = (Near.FORM,) if any(len(part.forms) > 1 for part in self.parts) else ()
        return (*told, Near.SAME, *forms)

    def rows(self, near: Near, limit: int, offset: int = 0) -> Condition:
        """The numbers of what matches, newest first, each with its score where it is weighed."""
        weighed = bool(self.parts) and near is not Near.FORM
        chosen, values = self._chosen(near, f", {_SCORE[self.table]}" if weighed else ", 0.0")
        return Condition(f"{chosen} ORDER BY 1 DESC LIMIT ? OFFSET ?", (*values, limit, offset))

    def count(self, most: int) -> Condition:
        chosen, values = self._chosen(Near.FORM, "")
        return Condition(f"SELECT count(*) FROM ({chosen} LIMIT ?)", (*values, most))

    def _chosen(self, near: Near, more: str) -> tuple[str, tuple[Value, ...]]:
        asked = " AND ".join(filter(None, (self.beside, *_matches(self.parts, _TEXT[self.table], near))))
        place, number = _ALONE[self.table]
        conditions = self.conditions
        if asked:
            conditions = (Condition(f"{self.table} MATCH ?", (asked,)), *conditions)
            beside = _BESIDE[self.table] if self.table == ARTICLES or len(conditions) > 1 else ""
            place, number = f"{self.table}{beside}", f"{self.table}.rowid"
        elif self.table == ARTICLES:
            conditions = (Condition("searched.article IS NOT NULL"), *conditions)
        place_first = "+" if self.few and not asked else ""
        conditions = (*conditions, Condition(f"{place_first}{number} BETWEEN ? AND ?", (self.first, self.last)))
        where = " AND ".join(condition.sql for condition in conditions)
        values = tuple(value for condition in conditions for value in condition.values)
        return f"SELECT {number}{more} FROM {place} WHERE {where}", values


def article_question(sought: Sought, rules: Sequence[Rule]) -> Question:
    """What is asked of articles; `rules` are those of `sought.rules`."""
    first, last = numbers_between(sought.since, sought.until)
    beside = " AND ".join((*_all_in("outlet", sought.outlet), *_acts(sought)))
    conditions = (*_of_article("searched.article", sought, rules), *_one_statement(sought))
    return Question(ARTICLES, parts_asked(sought.words), beside, conditions, first, last, _are_few(rules))


def statement_question(sought: Sought, rules: Sequence[Rule]) -> Question:
    """What is asked of statements."""
    first, last = numbers_between(sought.since, sought.until)
    beside = " AND ".join((*_of_statement(sought), *_all_in("outlet", sought.outlet)))
    conditions = [*_of_article("statement.article", sought, rules), *_carried(sought)]
    if sought.actor:
        conditions.append(Condition(f"statement.number IN ({_SPOKEN_BY})", (sought.actor,)))
    if sought.speaks is not None:
        conditions.append(Condition("speaks(statement.content)"))
    return Question(STATEMENTS, parts_asked(sought.words), beside, tuple(conditions), first, last, _are_few(rules))


def _are_few(rules: Sequence[Rule]) -> bool:
    return any(rule.few for rule in rules)


_SPOKEN_BY = (
    "SELECT spoken.number FROM mention JOIN part ON part.mention = mention.number AND part.part = 'speaker'"
    " JOIN statement AS spoken ON spoken.article = mention.article AND spoken.position = part.statement"
    " WHERE mention.actor = ?"
)


def _matches(parts: Iterable[Part], columns: str, near: Near) -> Iterator[str]:
    for part in parts:
        forms = part.forms if near is Near.FORM else part.forms[:1]
        yield f"{columns} : ({' OR '.join(map(_phrase, forms))})"
        if near is Near.EXACT:
            yield from (f'spelled : "{word}"' for word in part.told)


def _phrase(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'


def _all_in(column: str, text: str) -> Iterator[str]:
    """That all words of `text` stand in a column of the index, in any form."""
    return _matches(parts_asked(text), column, Near.FORM)


def _of_statement(sought: Sought) -> Iterator[str]:
    yield from _all_in("speaker", sought.speaker)
    yield from _all_in("sources", sought.source)
    if sought.act is not None:
        yield f'act : "{sought.act.value}"'
    if sought.kind is not None:
        yield f'kind : "{sought.kind.value}"'


def _carried(sought: Sought) -> Iterator[Condition]:
    """That all words stand in the name of one source, and not some in the one's and some in the other's."""
    if len(words_of(sought.source)) < 2:
        return
    each = [[" ".join(form) for form in part.forms] for part in parts_asked(sought.source)]
    inside = " AND ".join(f"({' OR '.join(['instr(bare, ?) > 0'] * len(forms))})" for forms in each)
    bare = "(SELECT statement AS carried, replace(words, '  ', ' ') AS bare FROM hop)"
    sql = f"EXISTS (SELECT 1 FROM {bare} WHERE carried = statement.number AND {inside})"
    yield Condition(sql, tuple(f" {form} " for forms in each for form in forms))


def _of_article(number: str, sought: Sought, rules: Sequence[Rule]) -> Iterator[Condition]:
    for rule in rules:
        yield Condition(f"{'' if rule.few else '+'}{number} IN ({_TAKEN})", (rule.number,))
    if sought.articles is not None:
        known = "SELECT article.number FROM article WHERE article.id IN (SELECT value FROM json_each(?))"
        yield Condition(f"{number} IN ({known})", (json.dumps(sought.articles),))


def act_tokens(act: Act, kind: Kind) -> tuple[str, str, str]:
    """By what an article is found that has a statement of this act, of this kind, and of both in one."""
    return act.value, kind.value, f"{act.value}{kind.value}"


def _acts(sought: Sought) -> Iterator[str]:
    """That a statement of the article has the act and the kind."""
    if token := "".join(one.value for one in (sought.act, sought.kind) if one is not None):
        yield f'acts : "{token}"'


def _one_statement(sought: Sought) -> Iterator[Condition]:
    """That one statement of the article has the speaker and the source too."""
    if not (sought.speaker or sought.source or sought.actor):
        return
    conditions = list(_carried(sought))
    if sought.actor:
        conditions.append(Condition(f"statement.number IN ({_SPOKEN_BY})", (sought.actor,)))
    if asked := " AND ".join(_of_statement(sought)):
        conditions.append(Condition("statement.number IN (SELECT rowid FROM words WHERE words MATCH ?)", (asked,)))
    sql, values = _joined(conditions)
    yield Condition(f"searched.article IN (SELECT statement.article FROM statement WHERE {sql})", values)


def _joined(conditions: Sequence[Condition]) -> tuple[str, tuple[Value, ...]]:
    values = tuple(value for condition in conditions for value in condition.values)
    return " AND ".join(condition.sql for condition in conditions) or "TRUE", values
