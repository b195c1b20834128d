"""Who said this first, and how it reached us: one statement with its article and all who have the same saying."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from qawl.answers.stories import Shelf
from qawl.compare.sayings.values import SayingGroup, Turn
from qawl.compare.stories.values import Story
from qawl.model.across import Occurrence
from qawl.model.documents import Article, Span
from qawl.model.records import Reading, Statement
from qawl.model.review import Revision, Standing, State
from qawl.record.sentences import Sentences
from qawl.runners.judged import reviewed, stand
from qawl.runners.stories import Counted
from qawl.store.contract.store import Store, StoredStatement, statement_ids

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
    """As people left it; of a rejected one, as the machine finds it."""
    standing: Standing
    place: int | None
    """Its place among the statements that the article shows; None where it is rejected."""
    reading: Reading
    context: Span
    """The statement with the sentences around it."""
    story: Counted | None
    """None for an article that came after the stories were last told."""
    tellings: tuple[Telling, ...]
    """All who have the saying, this one too, in time; empty where nobody else has it."""
    independent: int
    """How many independent sources they are; 1 where nobody else has it."""
    history: tuple[Revision, ...]
    """What people did with it, in their order."""


def tell_statement(store: Store, shelf: Shelf, record: str, until: int | None = None) -> StatementTold | None:
    """A statement with all who have the same saying in its story; None where there is none, or its words are gone.

    With `until` it is told as it stood after the revision of this number; 0 is before anybody had judged it.
    """
    article = store.article_of(record)
    reading = None if article is None else store.reading(article)
    if reading is None:
        return None
    history = tuple(store.revisions(record))
    if until is not None and until not in (0, *(one.number for one in history)):
        return None
    revisions = [one for one in store.revisions(article=article) if until is None or one.number <= until]
    made = stand(reading, revisions)
    standing = made.standing(record)
    statement = None if standing is None else standing.statement or standing.found
    if standing is None or statement is None:
        return None
    stored = StoredStatement(record, standing.position or 0, reading.article, statement)
    story = shelf.of_article(reading.article.id)
    several = story if story is not None and len(story.articles) > 1 else None
    tellings, independent = ((), 1) if several is None else _same_saying(store, shelf, several, stored)
    return StatementTold(
        stored=stored,
        standing=standing,
        place=made.ids.index(record) if record in made.ids else None,
        reading=reading,
        context=context_of(stored),
        story=None if story is None else shelf.counted(store, story),
        tellings=tellings,
        independent=independent,
        history=history,
    )


def _same_saying(store: Store, shelf: Shelf, story: Story, stored: StoredStatement) -> tuple[tuple[Telling, ...], int]:
    """All who have the saying of a statement, and how many independent sources they are."""
    told = shelf.told(store, story)
    readings = {one.article.id: one for one in told.readings}
    judged = store.articles_judged()
    ids: dict[str, tuple[str, ...]] = {}

    def id_of(at: Occurrence) -> str:
        if at.article not in ids:
            ids[at.article] = _ids(store, readings[at.article], judged)
        return ids[at.article][at.statement or 0]

    here = [one for one in told.sayings if any(at.article == stored.article.id for at in one.members)]
    group = next(
        (one for one in here if any(id_of(at) == stored.id for at in one.members if at.article in readings)), None
    )
    if group is None:
        return (), 1
    members = [at for at in group.members if at.article in readings and not _is_rejected(store, at, id_of(at), judged)]
    sources = shelf.across.sources.independent(members)
    keys = {at: one.key for one in sources for at in one.occurrences}
    rows = ((at, id_of(at), readings[at.article]) for at in members)
    tellings = sorted((_telling(row, group, keys, told.turns) for row in rows), key=_in_time)
    return (tuple(tellings), len(sources)) if len(tellings) > 1 else ((), 1)


def _ids(store: Store, reading: Reading, judged: Collection[str]) -> tuple[str, ...]:
    """The permanent ids of the statements of a reading, as the machine has it or as people left it."""
    own = store.reading(reading.article.id) if reading.article.id in judged else None
    if own is None or own.statements == reading.statements:
        return statement_ids(reading)
    return reviewed(store, own).ids


def _is_rejected(store: Store, at: Occurrence, record: str, judged: Collection[str]) -> bool:
    own = store.reading(at.article) if at.article in judged else None
    standing = None if own is None else reviewed(store, own).standing(record)
    return standing is not None and standing.state is State.REJECTED


def _telling(
    row: tuple[Occurrence, str, Reading],
    group: SayingGroup,
    sources: Mapping[Occurrence, str],
    turns: Mapping[Occurrence, Turn],
) -> Telling:
    at, record, reading = row
    position = at.statement or 0
    return Telling(
        id=record,
        article=reading.article,
        statement=reading.statements[position],
        position=position,
        first=at == group.first,
        source=sources.get(at, at.article),
        turn=turns.get(at),
    )


def _in_time(one: Telling) -> tuple[bool, str, str, int]:
    return not one.first, one.article.published or "9", one.article.id, one.position


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


def speaker_of(store: Store, article: str, position: int) -> str | None:
    """The actor of the mention that speaks in a statement of the machine, as the last `settle` has it."""
    return speakers_in(store, article).get(position)


def speakers_in(store: Store, article: str) -> dict[int, str]:
    """The actors who speak in the statements of the machine, by the place of the statement."""
    return {
        role.statement: mention.actor
        for mention in store.mentions_in(article)
        for role in mention.known.mention.roles
        if role.part == "speaker" and mention.actor is not None
    }
