"""What is sought becomes SQL: what a full-text index must hold of folded words, and the conditions beside that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from qawl.model.records import Act, Kind
from qawl.store.contract.search import Order, Sought
from qawl.store.database import Condition, Database, Holds, Index, joined
from qawl.store.search.filters import STANDS, in_words
from qawl.store.search.newness import numbers_between
from qawl.store.search.words import Part, Phrase, parts_asked, words_of

ARTICLES, STATEMENTS = "article_words", "words"
"""The full-text tables."""
_BESIDE = {
    ARTICLES: "{join} searched ON searched.row = {number} AND searched.article IS NOT NULL",
    STATEMENTS: "{join} statement ON statement.number = {number}",
}
_ALONE = {ARTICLES: ("searched", "searched.row"), STATEMENTS: ("statement", "statement.number")}

FEW = 2_000
"""Articles that a rule takes, up to which one goes through them and not through all."""
_TAKEN = (
    "SELECT chosen.article FROM chosen JOIN searched ON searched.article = chosen.article"
    " AND searched.fingerprint = chosen.fingerprint WHERE chosen.rule = ? AND chosen.taken <> 0"
)


class Near(IntEnum):
    """How near a match has to be to what was typed."""

    EXACT = 0
    """Spelled alike."""
    SAME = 1
    """The same word in folded spelling."""
    FORM = 2
    """A form of it, with or without what is written to its front."""
    KIN = 3
    """Another number or case of it, or the spelling of other newsrooms."""


WIDEST = Near.KIN
"""Whatever is found at all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that articles were asked by: its number in the store, and whether it takes but few."""

    number: int
    few: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one full-text table."""

    index: Index
    table: str
    parts: tuple[Part, ...]
    beside: tuple[Holds, ...]
    """What else must match in the index."""
    conditions: tuple[Condition, ...]
    first: int
    last: int
    few: bool = False
    """Articles that are few are gone through, and not all numbers."""
    speaks: Callable[[str], bool] | None = None
    """What the content of a statement must be besides; SQL cannot ask it: `with_content`."""

    def nearnesses(self, order: Order) -> tuple[Near, ...]:
        """The nearnesses to be asked for, one after the other: only those that may give something else."""
        if order is Order.NEWEST or not self.parts:
            return (WIDEST,)
        told = (Near.EXACT,) if any(part.told for part in self.parts) else ()
        forms = (Near.FORM,) if any(len(part.forms) > 1 for part in self.parts) else ()
        kin = (Near.KIN,) if any(part.kin for part in self.parts) else ()
        return (*told, Near.SAME, *forms, *kin)

    def rows(self, near: Near, limit: int, offset: int = 0) -> Condition:
        """The numbers of what matches, newest first, each with its score where it is weighed."""
        chosen = self._chosen(near, self._scored(near))
        return Condition(f"{chosen.sql} ORDER BY 1 DESC LIMIT ? OFFSET ?", (*chosen.values, limit, offset))

    def with_content(self, near: Near) -> Condition:
        """The same of all statements, each with its folded content."""
        scored = self._scored(near)
        more = Condition(f"{scored.sql}, statement.content", scored.values)
        chosen = self._chosen(near, more)
        return Condition(f"{chosen.sql} ORDER BY 1 DESC", chosen.values)

    def count(self, most: int) -> Condition:
        chosen = self._chosen(WIDEST, Condition(""))
        return Condition(f"SELECT count(*) FROM ({chosen.sql} LIMIT ?) AS counted", (*chosen.values, most))

    def _scored(self, near: Near) -> Condition:
        if not self.parts or near >= Near.FORM:
            return Condition(", 0.0")
        score = self.index.score(self.table, self._asked(near))
        return Condition(f", {score.sql}", score.values)

    def _asked(self, near: Near) -> tuple[Holds, ...]:
        return (*self.beside, *_matches(self.parts, near))

    def _chosen(self, near: Near, more: Condition) -> Condition:
        asked = self._asked(near)
        place, number = _ALONE[self.table]
        conditions = self.conditions
        if asked:
            conditions = (self.index.holds(self.table, asked), *conditions)
            number = self.index.number(self.table)
            with_more = self.table == ARTICLES or len(conditions) > 1 or self.speaks is not None
            beside = _BESIDE[self.table].format(join=self.index.join, number=number)
            place = f"{self.table} {beside}" if with_more else self.table
        elif self.table == ARTICLES:
            conditions = (Condition("searched.article IS NOT NULL"), *conditions)
        else:
            conditions = (STANDS, *conditions)
        place_first = "+" if self.few and not asked else ""
        where = joined((*conditions, Condition(f"{place_first}{number} BETWEEN ? AND ?", (self.first, self.last))))
        return Condition(f"SELECT {number}{more.sql} FROM {place} WHERE {where.sql}", (*more.values, *where.values))


def article_question(sought: Sought, rules: Sequence[Rule], database: Database) -> Question:
    """What is asked of articles; `rules` are those of `sought.rules`."""
    first, last = numbers_between(sought.since, sought.until)
    beside = (*_all_in("outlet", sought.outlet), *_acts(sought))
    conditions = (*_of_article("searched.article", sought, rules, database), *_one_statement(sought, database))
    parts = parts_asked(sought.words)
    return Question(database.index, ARTICLES, parts, beside, conditions, first, last, _are_few(rules))


def statement_question(sought: Sought, rules: Sequence[Rule], database: Database) -> Question:
    """What is asked of statements."""
    first, last = numbers_between(sought.since, sought.until)
    beside = (*_of_statement(sought), *_all_in("outlet", sought.outlet))
    conditions = [*_of_article("statement.article", sought, rules, database), *_carried(sought)]
    if sought.actor:
        conditions.append(Condition(f"statement.number IN ({_SPOKEN_BY})", (sought.actor,)))
    parts, few = parts_asked(sought.words), _are_few(rules)
    return Question(database.index, STATEMENTS, parts, beside, tuple(conditions), first, last, few, sought.speaks)


def _are_few(rules: Sequence[Rule]) -> bool:
    return any(rule.few for rule in rules)


_SPOKEN_BY = (
    "SELECT spoken.number FROM mention JOIN part ON part.mention = mention.number AND part.part = 'speaker'"
    " JOIN statement AS spoken ON spoken.article = mention.article AND spoken.position = part.statement"
    " WHERE mention.actor = ?"
)


def _matches(parts: Iterable[Part], near: Near) -> Iterator[Holds]:
    for part in parts:
        yield Holds("text", _forms(part, near))
        if near is Near.EXACT:
            yield from (Holds("spelled", ((word,),)) for word in part.told)


def _forms(part: Part, near: Near) -> tuple[Phrase, ...]:
    match near:
        case Near.EXACT | Near.SAME:
            return part.forms[:1]
        case Near.FORM:
            return part.forms
        case Near.KIN:
            return (*part.forms, *part.kin)


def _all_in(column: str, text: str) -> Iterator[Holds]:
    """That all words of `text` stand in a column of the index, in any form."""
    return (Holds(column, part.forms) for part in parts_asked(text))


def _of_statement(sought: Sought) -> Iterator[Holds]:
    yield from _all_in("speaker", sought.speaker)
    yield from _all_in("sources", sought.source)
    if sought.act is not None:
        yield Holds("act", ((sought.act.value,),))
    if sought.kind is not None:
        yield Holds("kind", ((sought.kind.value,),))


def _carried(sought: Sought) -> Iterator[Condition]:
    """That all words stand in the name of one source, and not some in the one's and some in the other's."""
    if len(words_of(sought.source)) < 2:
        return
    each = [[" ".join(form) for form in part.forms] for part in parts_asked(sought.source)]
    inside = " AND ".join(f"({' OR '.join(['instr(bare, ?) > 0'] * len(forms))})" for forms in each)
    bare = "(SELECT statement AS carried, replace(words, '  ', ' ') AS bare FROM hop)"
    sql = f"EXISTS (SELECT 1 FROM {bare} AS bared WHERE carried = statement.number AND {inside})"
    yield Condition(sql, tuple(f" {form} " for forms in each for form in forms))


def _of_article(number: str, sought: Sought, rules: Sequence[Rule], database: Database) -> Iterator[Condition]:
    for rule in rules:
        yield Condition(f"{'' if rule.few else '+'}{number} IN ({_TAKEN})", (rule.number,))
    if sought.articles is not None:
        these = database.one_of(sought.articles)
        yield Condition(f"{number} IN (SELECT article.number FROM article WHERE article.id {these.sql})", these.values)


def act_tokens(act: Act, kind: Kind) -> tuple[str, str, str]:
    """By what an article is found that has a statement of this act, of this kind, and of both in one."""
    return act.value, kind.value, f"{act.value}{kind.value}"


def _acts(sought: Sought) -> Iterator[Holds]:
    """That a statement of the article has the act and the kind."""
    if token := "".join(one.value for one in (sought.act, sought.kind) if one is not None):
        yield Holds("acts", ((token,),))


def _one_statement(sought: Sought, database: Database) -> Iterator[Condition]:
    """That one statement of the article has the speaker and the source too."""
    if not (sought.speaker or sought.source or sought.actor):
        return
    conditions = list(_carried(sought))
    if sought.actor:
        conditions.append(Condition(f"statement.number IN ({_SPOKEN_BY})", (sought.actor,)))
    if asked := tuple(_of_statement(sought)):
        conditions.append(in_words(database, asked))
    one = joined(conditions)
    yield Condition(f"searched.article IN (SELECT statement.article FROM statement WHERE {one.sql})", one.values)
