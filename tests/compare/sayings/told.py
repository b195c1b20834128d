"""Invented statements as articles give them, and the cards that are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from qawl.compare.sayings.cards import saying_cards
from qawl.compare.sayings.values import SayingCard
from qawl.compare.sayings.words import SayingWords, load_saying_words
from qawl.lexicon.load import load_lexicon
from qawl.model.documents import Article, Span
from qawl.model.moments import Moment, MomentBasis, MomentKind, Precision
from qawl.model.records import Act, Hop, Kind, Reading, Records, Statement, Unnamed
from qawl.text.vocabulary import Vocabulary

DAY = "2026-03-02T10:00:00+03:00"


@cache
def words() -> SayingWords:
    return load_saying_words(Vocabulary(load_lexicon()))


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says that somebody said."""

    id: str
    who: str | None
    content: str
    post: str = ""
    published: str | None = DAY
    title: str = ""
    before: str = "إن"
    act: Act = Act.SAY
    kind: Kind = Kind.INDIRECT
    negated: bool = False
    unnamed: Unnamed | None = None
    chain: tuple[Hop, ...] = ()
    time: str = ""
    said: str | None = None
    """The day that `time` means, where the moments of the article were read."""
    actor: str | None = None
    outlet: str | None = "المرفأ"


def reading(told: Told) -> Reading:
    """The reading of an article that says nothing else."""
    text = f"{told.title}\nقال {told.post} {told.who or ''} {told.time} {told.before} {told.content}"
    content = (Span(len(text) - len(told.content), len(text)),) if told.content else (Span(0, 0),)
    statement = Statement(
        content=content,
        cue=None,
        speaker=None,
        speaker_name=told.who,
        role=Span.quoting(text, told.post, 1) if told.post else None,
        kind=told.kind,
        act=told.act,
        negated=told.negated,
        unnamed=told.unnamed,
        chain=told.chain,
        addressee=None,
        time=Span.quoting(text, told.time, 1) if told.time else None,
        place=None,
        rule="",
        confidence=1.0,
    )
    article = Article(told.id, text, told.title or None, outlet=told.outlet, published=told.published)
    return Reading(article, (statement,), (), "", _moments(statement, told))


def _moments(statement: Statement, told: Told) -> Records | None:
    if statement.time is None or told.said is None:
        return None
    day = date.fromisoformat(told.said)
    moment = Moment(statement.time, MomentKind.DATE, day, day, Precision.DAY, MomentBasis.PUBLISHED)
    return Records(moments=(moment,))


def actor_of(told: Told) -> dict[int, str]:
    """The actor of its one statement, as cards take it."""
    return {0: told.actor} if told.actor is not None else {}


def card(told: Told) -> SayingCard:
    (found,) = saying_cards(reading(told), words(), actor_of(told))
    return found
