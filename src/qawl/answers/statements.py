"""Who said this first, and how it reached us: one statement with its article and all who have the same saying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qawl.answers.stories import Shelf
from qawl.compare.sayings.values import SayingGroup, Turn
from qawl.model.across import Occurrence
from qawl.model.documents import Article, Span
from qawl.model.records import Reading, Statement
from qawl.record.sentences import Sentences
from qawl.runners.stories import Counted
from qawl.store.contract import Store, StoredStatement, statement_ids

AROUND = 2
"""Sentences on either side of a statement that a reader sees."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One article that has a saying."""

    id: str
    """Of its statement."""
    article: Article
    statement: Statement
    position: int
    first: bool
    """It had the saying before all others, as far as their times tell."""
    source: str
    """A key of where it has it from: equal for copies and for those of one carrier."""
    turn: Turn | None
    """How its words differ from those of the first; None for the first, and for equal words."""


@dataclass(frozen=True, slots=True)
class StatementTold:
    """One statement, and how the saying went from article to article."""

    stored: StoredStatement
    reading: Reading
    context: Span
    """The statement with the sentences around it."""
    story: Counted | None
    """None for an article that came after the stories were last told."""
    tellings: tuple[Telling, ...]
    """All who have the saying, this one too, in time; empty where nobody else has it."""
    independent: int
    """How many independent sources they are; 1 where nobody else has it."""
    actor: str | None
    """The id of the speaker, as the last `settle` has it."""


def tell_statement(store: Store, shelf: Shelf, statement: str) -> StatementTold | None:
    """The statement of this id with all who have the same saying in its story; None for no such statement."""
    stored = store.statement(statement)
    reading = None if stored is None else store.reading(stored.article.id)
    if stored is None or reading is None:
        return None
    story = shelf.of_article(stored.article.id)
    tellings: tuple[Telling, ...] = ()
    independent = 1
    if story is not None and len(story.story.articles) > 1:
        told = shelf.told(store, story)
        group = next((one for one in told.sayings if _has(one, stored)), None)
        if group is not None:
            readings = {one.article.id: one for one in told.readings}
            sources = shelf.across.sources.independent(group.members)
            keys = {at: one.key for one in sources for at in one.occurrences}
            tellings = tuple(_tellings(group, readings, keys, told.turns))
            independent = len(sources)
    return StatementTold(stored, reading, context_of(stored), story, tellings, independent, _speaker(store, stored))


def context_of(stored: StoredStatement, around: int = AROUND) -> Span:
    """The statement and so many sentences before and after it, within its article."""
    text, made = stored.article.text, stored.statement
    spans = [*made.content, *(span for span in (made.cue, made.speaker) if span is not None)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    sentences = Sentences(text)
    first, last = _sentence(sentences, text, start).start, _sentence(sentences, text, end - 1).end
    first, last = min(first, start), max(last, end)
    for _ in range(around):
        first = _sentence(sentences, text, _solid(text, first - 1, -1)).start if first > 0 else first
        last = _sentence(sentences, text, _solid(text, last, 1)).end if last < len(text) else last
    return Span(first, last)


def _sentence(sentences: Sentences, text: str, place: int) -> Span:
    """The sentence that holds this letter, or the part of a very long one around it."""
    place = min(max(place, 0), len(text) - 1)
    found = sentences.around(Span(place, place + 1), Span(place, place + 1))
    return Span(place, place + 1) if found is None else found[0]


def _solid(text: str, place: int, step: int) -> int:
    """The nearest letter from here on that is no blank."""
    while 0 < place < len(text) - 1 and text[place].isspace():
        place += step
    return place


def _has(group: SayingGroup, stored: StoredStatement) -> bool:
    return any(at.article == stored.article.id and at.statement == stored.position for at in group.members)


def _tellings(
    group: SayingGroup,
    readings: Mapping[str, Reading],
    sources: Mapping[Occurrence, str],
    turns: Mapping[Occurrence, Turn],
) -> Iterator[Telling]:
    def when(at: Occurrence) -> tuple[bool, str, str, int]:
        return at != group.first, readings[at.article].article.published or "9", at.article, at.statement or 0

    for at in sorted((at for at in group.members if at.article in readings), key=when):
        reading, position = readings[at.article], at.statement or 0
        yield Telling(
            id=statement_ids(reading)[position],
            article=reading.article,
            statement=reading.statements[position],
            position=position,
            first=at == group.first,
            source=sources.get(at, at.article),
            turn=turns.get(at),
        )


def _speaker(store: Store, stored: StoredStatement) -> str | None:
    """The actor of the mention that speaks."""
    for mention in store.mentions_in(stored.article.id):
        for role in mention.known.mention.roles:
            if role.statement == stored.position and role.part == "speaker":
                return mention.actor
    return None
