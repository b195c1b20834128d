"""Questions about people's corrections over a store: how records stand, and what is to be looked at next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from qawl.errors import BadData
from qawl.model.codec import decode_plain, encode_plain
from qawl.model.documents import Article, Span
from qawl.model.records import Act, Reading, Statement
from qawl.model.review import Draft, Reviewed, Revision, Standing, State
from qawl.review.agreement import Agreement, agreement
from qawl.review.context import around
from qawl.review.verdicts import newest_of
from qawl.runners.judged import found_as_left, stand
from qawl.runners.judged import reviewed as reviewed
from qawl.store.contract.store import Filter, Store, StoredStatement
from qawl.store.search.words import words_of

RULE = "standing-1"
"""Another name where a standing is judged otherwise: then all are judged anew."""
AGREEMENT = "agreement-1"
"""The same for how far reviewers agree."""
SURE_FROM = 0.6
"""Below this confidence a statement is doubtful for that alone."""


class Why(StrEnum):
    """Why somebody should look at a record."""

    HOMELESS = "homeless"
    DISPUTED = "disputed"
    AGAIN = "again"
    """It was rejected, and the machine finds much the same there again."""
    LOST = "lost"
    """Some of the words that a person had marked are gone."""
    NO_SPEAKER = "no-speaker"
    RESOLVED = "resolved"
    """Only the context says who speaks."""
    UNSURE = "unsure"
    PLAIN = "plain"
    """For no reason but that nobody has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records of the queue are wanted; an empty field asks for nothing."""

    article: str | None = None
    outlet: str = ""
    speaker: str = ""
    act: Act | None = None
    second: bool = False
    """Only those that people have judged and that have to be looked at again."""


@dataclass(frozen=True, slots=True)
class Item:
    """One record of the queue."""

    record: str
    article: Article
    standing: Standing
    why: tuple[Why, ...]
    score: float
    """How doubtful it is, from 0 on; 2 and more for what people have judged and must judge again."""

    @property
    def statement(self) -> Statement | None:
        """What there is to show: as it stands, else as the machine finds it."""
        return self.standing.statement or self.standing.found

    @property
    def words(self) -> str:
        """The attributed words; of a homeless record those that it had."""
        return content_of(self.article.text, self.standing)


@dataclass(frozen=True, slots=True)
class Queue:
    """The records to be looked at, the most doubtful first."""

    items: tuple[Item, ...]
    judged: int
    """Statements of the machine that people have judged, in the whole store."""
    total: int
    """Statements of the machine in the whole store."""
    second: int
    """Records that people have judged and must judge again."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is shown of one record to whoever judges it."""

    record: str
    article: Article
    standing: Standing
    history: tuple[Revision, ...]
    draft: Draft | None
    context: Span | None
    """The statement with two sentences before and after; None where its words stand nowhere."""
    names: tuple[str, ...]
    """The speakers of the article, to choose from."""
    standings: tuple[Standing, ...]
    """All records of the article, this one among them."""

    @property
    def others(self) -> tuple[str, ...]:
        """The ids of the records of the article, this one among them."""
        return tuple(one.record for one in self.standings)


@dataclass(frozen=True, slots=True)
class _Card:
    """What is remembered of an article that people have judged."""

    again: tuple[str, ...]
    """Records to be judged again."""
    covered: tuple[int, ...]
    """The places of the machine's statements that people's records stand for."""


# How records stand


def reviewed_article(store: Store, article: str) -> Reviewed | None:
    """The same for an article of the store; None where there is none."""
    reading = store.reading(article)
    return None if reading is None else reviewed(store, reading)


def judged_articles(store: Store) -> Iterator[Reviewed]:
    """The articles of which people have judged anything, by id."""
    for article, _ in store.judged(RULE, _make):
        made = reviewed_article(store, article)
        if made is not None and any(one.verdict is not None for one in made.standings):
            yield made


def as_they_stand(store: Store, found: Iterable[StoredStatement]) -> Iterator[tuple[StoredStatement, Standing]]:
    """Statements that a store found as people left them, in the same order: rejected ones left out, corrected ones
    put right, whatever the store knows of it yet."""
    articles = {article for article, _ in store.judged(RULE, _make)}
    known: dict[str, tuple[dict[str, Standing], dict[int, Standing]]] = {}
    for stored in found:
        article = stored.article.id
        if article not in articles:
            yield (
                stored,
                Standing(stored.id, State.MACHINE, stored.statement, stored.statement, stored.position, None, 0),
            )
            continue
        if article not in known:
            made = reviewed_article(store, article)
            standings = made.standings if made else ()
            by_place = {one.position: one for one in standings if one.position is not None}
            known[article] = {one.record: one for one in standings}, by_place
        by_record, by_place = known[article]
        standing = by_record.get(stored.id) or by_place.get(stored.position)
        if standing is not None and standing.statement is not None:
            yield StoredStatement(standing.record, stored.position, stored.article, standing.statement), standing


def content_of(text: str, standing: Standing) -> str:
    """The words of a record wherever they are still known."""
    statement = standing.statement or standing.found
    if statement is not None:
        return " … ".join(span.of(text) for span in statement.content)
    value = standing.verdict.value if standing.verdict is not None else None
    return "" if value is None else " … ".join(piece.exact for piece in value.content)


# The queue


def queue(store: Store, wanted: Wanted | None = None, reviewer: str = "", limit: int = 50, offset: int = 0) -> Queue:
    """What is to be looked at: what must be judged again, then what the machine is least sure of.

    What people have judged is not in it. What `reviewer` put off comes last.
    """
    asked = wanted or Wanted()
    found_as_left(store)
    cards = [(article, decode_plain(body, _Card)) for article, body in store.judged(RULE, _make)]
    covered = {(article, place) for article, card in cards for place in card.covered}
    put_off = store.skipped(reviewer) if reviewer else {}
    again = list(_again(store, cards, asked))
    fresh = iter(()) if asked.second else _fresh(store, asked, covered)
    ordered: Iterator[Item | _Fresh] = chain(
        (item for item in again if item.record not in put_off),
        (one for one in fresh if one[0] not in put_off),
        (item for item in again if item.record in put_off),
        _put_off(store, asked, covered, put_off),
    )
    return Queue(
        items=tuple(_items(store, islice(ordered, offset, offset + limit))),
        judged=len(covered),
        total=store.doubted(),
        second=sum(len(card.again) for _, card in cards),
    )


_Fresh = tuple[str, str, int, float]
"""Record, article, place in it, score."""


def _fresh(store: Store, asked: Wanted, covered: set[tuple[str, int]]) -> Iterator[_Fresh]:
    wanted = Filter(article_id=asked.article, outlet=asked.outlet, speaker=asked.speaker, act=asked.act)
    for one in store.doubtful(wanted):
        if (one.article, one.position) not in covered:
            yield one.record, one.article, one.position, one.score


def _put_off(store: Store, asked: Wanted, covered: set[tuple[str, int]], put_off: dict[str, str]) -> Iterator[_Fresh]:
    """What a reviewer put off, the longest ago first."""
    if put_off and not asked.second:
        waiting = [one for one in _fresh(store, asked, covered) if one[0] in put_off]
        yield from sorted(waiting, key=lambda one: put_off[one[0]])


def _items(store: Store, ordered: Iterable[Item | _Fresh]) -> Iterator[Item]:
    """The records with their articles: only of those that are shown is anything read."""
    known: dict[str, dict[int | None, Standing]] = {}
    articles: dict[str, Article] = {}
    for one in ordered:
        if isinstance(one, Item):
            yield one
            continue
        record, article, position, score = one
        if article not in known and (made := reviewed_article(store, article)) is not None:
            known[article] = {each.position: each for each in made.standings}
            articles[article] = made.reading.article
        standing = known.get(article, {}).get(position)
        if standing is not None:
            yield Item(record, articles[article], standing, tuple(doubts(standing)), score)


def _again(store: Store, cards: Iterable[tuple[str, _Card]], asked: Wanted) -> Iterator[Item]:
    items = []
    for article, card in cards:
        if card.again and asked.article in (None, article) and (made := reviewed_article(store, article)) is not None:
            for standing in (one for one in made.standings if one.record in card.again):
                why = tuple(doubts(standing))
                item = Item(standing.record, made.reading.article, standing, why, 2 + _RANKS.get(why[0], 0))
                if _fits(item, asked):
                    items.append(item)
    yield from sorted(items, key=lambda item: (-item.score, item.article.id, item.record))


_RANKS = {Why.HOMELESS: 3, Why.DISPUTED: 2, Why.AGAIN: 1, Why.LOST: 0}


def _fits(item: Item, asked: Wanted) -> bool:
    statement = item.statement
    name = statement.speaker_name if statement is not None else None
    return (
        (asked.act is None or (statement is not None and statement.act is asked.act))
        and _holds(item.article.outlet, asked.outlet)
        and _holds(name, asked.speaker)
    )


def _holds(words: str | None, wanted: str) -> bool:
    return set(words_of(wanted)) <= set(words_of(words or ""))


def doubts(standing: Standing) -> Iterator[Why]:
    """Why a record is to be looked at, what weighs most first."""
    if standing.state is State.HOMELESS:
        yield Why.HOMELESS
    if standing.disputed:
        yield Why.DISPUTED
    if standing.state is State.REJECTED and standing.doubtful and not standing.disputed:
        yield Why.AGAIN
    if standing.lost:
        yield Why.LOST
    found = standing.found
    if standing.state is State.MACHINE and found is not None:
        if found.speaker_name is None:
            yield Why.NO_SPEAKER
        elif found.speaker is None:
            yield Why.RESOLVED
        yield Why.UNSURE if found.confidence < SURE_FROM else Why.PLAIN


def _make(reading: Reading, revisions: Sequence[Revision]) -> bytes:
    made = stand(reading, revisions)
    judged = [one for one in made.standings if one.state is not State.MACHINE]
    return encode_plain(
        _Card(
            again=tuple(one.record for one in judged if one.doubtful),
            covered=tuple(one.position for one in judged if one.position is not None),
        )
    )


def stored_agreement(store: Store) -> Agreement:
    """How far reviewers agree; worked out anew only once somebody has decided something."""
    state = store.trail_end()[1].encode()
    with suppress(BadData):  # what an older Qawl worked out is worked out again
        if (known := store.recall(AGREEMENT, state)) is not None:
            return decode_plain(known, Agreement)
    made = agreement(store.revisions())
    store.remember(AGREEMENT, state, encode_plain(made))
    return made


# One record


def sheet(store: Store, record: str, reviewer: str = "") -> Sheet | None:
    """One record with all that is needed to judge it; None where the store knows no such record."""
    article = store.article_of(record)
    made = None if article is None else reviewed_article(store, article)
    if made is None:
        return None
    standing = made.standing(record)
    if standing is None:  # what a person added and took back
        standing = Standing(record, State.REJECTED, None, None, None, None, _newest(store, record))
    text = made.reading.article.text
    statement = standing.statement or standing.found
    names = (one.speaker_name for one in made.reading.statements)
    return Sheet(
        record=record,
        article=made.reading.article,
        standing=standing,
        history=tuple(store.revisions(record)),
        draft=store.draft(reviewer, record) if reviewer else None,
        context=None if statement is None else around(text, _whole(statement)),
        names=tuple(dict.fromkeys(name for name in names if name)),
        standings=made.standings,
    )


def _whole(statement: Statement) -> Span:
    """From the first to the last of the words that make a statement."""
    spans = [*statement.content, *filter(None, (statement.cue, statement.speaker))]
    near = [span for span in spans if abs(span.start - statement.content[0].start) < _NEAR]
    return Span(min(span.start for span in near), max(span.end for span in near))


_NEAR = 400
"""Code points: a speaker who is named farther off is no part of the sentence."""


def _newest(store: Store, record: str) -> int:
    return newest_of(tuple(store.revisions(record)))
