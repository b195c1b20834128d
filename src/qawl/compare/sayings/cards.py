"""Make the cards by which the statements of an article are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from qawl.compare.sayings.naming import read_name
from qawl.compare.sayings.values import SayingCard, Voice
from qawl.compare.sayings.words import NAME, RARE, Mark, SayingWords, rare_codes, told_words
from qawl.model.across import Occurrence
from qawl.model.documents import Article
from qawl.model.moments import read_day
from qawl.model.records import Act, HopKind, Reading, Statement
from qawl.text import tags as tag
from qawl.text.layers import TOKEN
from qawl.text.vocabulary import WordType

_OPENING = 250
"""Letters of an article that tell of what it is, with its headline."""
_MOST_SCENE = 24
_LONGEST = 4_000
"""Letters of a statement that are compared."""
_BEFORE = 12
"""Letters before what was said in which a negation may stand."""
_TELLS = 3
"""The least weight of a word by which names are told apart."""
_OPENED = 2
"""Words in which a post says what it is («نائب المتحدث»)."""
_KEPT_TIMES = 10_000
LEAST_WEIGHT, LEAST_WORDS = 9, 3
"""The least that can be compared: a rare word and two plain ones."""


def saying_cards(
    reading: Reading, words: SayingWords, actors: Mapping[int, str] | None = None
) -> tuple[SayingCard, ...]:
    """The cards of all statements of a reading, in their order; `actors` are the speakers' ids by statement.

    A statement that says too little to be known again has none.
    """
    if not reading.statements:
        return ()
    scene = _scene(reading.article, words)
    made = (
        _card(reading, nth, statement, words, scene, (actors or {}).get(nth))
        for nth, statement in enumerate(reading.statements)
    )
    return tuple(card for card in made if card.size >= LEAST_WEIGHT and len(card.codes) >= LEAST_WORDS)


def _card(
    reading: Reading, nth: int, statement: Statement, words: SayingWords, scene: frozenset[int], actor: str | None
) -> SayingCard:
    article = reading.article
    start = statement.content[0].start
    before = article.text[max(0, start - _BEFORE) : start]
    told = told_words((span.of(article.text)[:_LONGEST] for span in statement.content), words, before)
    return SayingCard(
        at=Occurrence(article.id, carrier_of(statement), nth),
        outlet=article.outlet,
        published=article.published,
        said=_said(reading, statement),
        weekdays=told.weekdays | _weekdays(article.text, statement, words),
        voice=_voice(article.text, statement, words, actor),
        act=statement.act,
        kind=statement.kind,
        negated=statement.negated or statement.act in (Act.DENY, Act.REJECT),
        codes=told.codes,
        weights=told.weights,
        turned=told.turned,
        values=told.values,
        denials=told.denials,
        scene=scene,
    )


def carrier_of(statement: Statement) -> str | None:
    """The outermost source between outlet and speaker, where that is a medium."""
    outer = statement.chain[0] if len(statement.chain) > 1 else None
    return outer.name if outer is not None and outer.kind is HopKind.MEDIA else None


def _scene(article: Article, words: SayingWords) -> frozenset[int]:
    found = dict.fromkeys(rare_codes(f"{article.title or ''}\n{article.text[:_OPENING]}", words))
    return frozenset(list(found)[:_MOST_SCENE])


def _said(reading: Reading, statement: Statement) -> tuple[int, int] | None:
    """The days between which the article says it was said, where its moments were read."""
    if statement.time is None or reading.records is None:
        return None
    for moment in reading.records.moments:
        if moment.at.start < statement.time.end and statement.time.start < moment.at.end:
            if moment.first is None or moment.last is None:
                return None
            return moment.first.toordinal(), moment.last.toordinal()
    return None


def _weekdays(text: str, statement: Statement, words: SayingWords) -> frozenset[int]:
    """The days of the week where the article says when it was said."""
    if statement.time is None:
        return frozenset()
    marks = (words.mark(token) for token in TOKEN.findall(statement.time.of(text)))
    return frozenset(mark.weekday for mark in marks if mark.weekday is not None)


def _voice(text: str, statement: Statement, words: SayingWords, actor: str | None) -> Voice:
    named = read_name(statement.speaker_name, words)
    post = statement.role.of(text) if statement.role is not None else ""
    unnamed = statement.unnamed
    kinds = [kind for kind, _ in named]
    marks = [words.mark(kind.folded) for kind in kinds]
    return Voice(
        actor=actor,
        names=tuple(code for _, code in named),
        stems=tuple(mark.code for mark in marks if mark.code),
        rare=tuple(code for (kind, code), mark in zip(named, marks, strict=True) if _tells(mark, kind)),
        proper=any(mark.weight == NAME for mark in marks),
        given=bool(kinds) and bool(kinds[0].tags & tag.GIVEN),
        speaks=any(kind.folded in words.forms["speaks for"] for kind in _first_words(post, kinds, words)),
        medium=(bool(statement.chain) and statement.chain[-1].kind is HopKind.MEDIA) or _is_medium(kinds),
        post=words.phrase(post),
        nationality=next(iter(words.phrase(unnamed.nationality or "")), None) if unnamed else None,
        office=words.phrase(unnamed.office or "") if unnamed else (),
        unnamed=unnamed is not None,
    )


def _first_words(post: str, name: Sequence[WordType], words: SayingWords) -> Iterator[WordType]:
    """The words with which a post and a name begin."""
    yield from (words.vocabulary[token] for token in TOKEN.findall(post)[:_OPENED])
    yield from name[:_OPENED]


def _tells(mark: Mark, kind: WordType) -> bool:
    """Whether a word of a name tells it from others: it is no very frequent one, and no state's."""
    return bool(mark.code) and (_TELLS <= mark.weight <= RARE or bool(kind.tags & tag.GIVEN))


def _is_medium(name: Sequence[WordType]) -> bool:
    """Whether a name begins as those of media do: «صحيفة», «قناة», or is one."""
    return bool(name) and bool(name[0].tags & (tag.MEDIUM | tag.OUTLET))


@lru_cache(maxsize=_KEPT_TIMES)
def day_of(published: str | None) -> int | None:
    """The day of publication as an ordinal; None where it is not told."""
    day = read_day(published)
    return None if day is None else day.toordinal()
