"""One statement laid out: its words among their neighbours, the way they came, and who else has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qawl.answers.statements import StatementTold, Telling
from qawl.compare.sayings.values import Change
from qawl.model.documents import Article, Span
from qawl.model.records import HopKind, Statement
from qawl.show.cards import confidence_band, day, headline
from qawl.show.direction import without_isolates
from qawl.show.inert import one_line
from qawl.show.marking import Paragraph, paragraphs
from qawl.show.record_rows import shorter
from qawl.wording import Lang, say

MOST_CHANGES = 6
"""Changes of wording that are told of one article; the others are only counted."""
_TIME = slice(11, 16)
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))


@dataclass(frozen=True, slots=True)
class Step:
    """One place on the way of the words to the reader."""

    name: str
    kind: str
    """outlet, person, body, media or unnamed: a key, for the style sheet."""
    told: str
    """What it is, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One article that has a saying, for the eye."""

    id: str
    outlet: str
    when: str
    headline: str
    article: str
    position: int
    words: str
    way: tuple[Step, ...]
    source: int
    """Equal for those who have it from one place; from 1, in the order in which they are told."""
    first: bool
    here: bool
    """It is the statement in question."""
    changes: tuple[str, ...]
    """What it added, dropped or put in another's place against the first."""
    more: int
    """Changes that are not among them."""


def around(told: StatementTold) -> list[Paragraph]:
    """The words with the sentences around them, marked where the statement, its cue and its speaker stand."""
    made, context = told.stored.statement, told.context
    moved = replace(
        made,
        content=tuple(_moved(span, context) for span in made.content),
        cue=None if made.cue is None else _moved(made.cue, context),
        speaker=None if made.speaker is None else _moved(made.speaker, context),
    )
    return list(paragraphs(context.of(told.stored.article.text), (moved,)))


def _moved(span: Span, context: Span) -> Span:
    return Span(span.start - context.start, span.end - context.start)


def way(article: Article, made: Statement, lang: Lang) -> tuple[Step, ...]:
    """From the outlet inwards to the speaker, who is last."""
    outlet = (Step(article.outlet, "outlet", say(lang, "web-step-outlet")),) if article.outlet else ()
    hops = tuple(Step(hop.name, hop.kind.value, _kind(hop.kind, lang)) for hop in made.chain)
    if not hops and made.speaker_name:
        kind = HopKind.UNNAMED.value if made.anonymous else "speaker"
        hops = (Step(made.speaker_name, kind, say(lang, f"web-step-{kind}")),)
    return outlet + hops


def _kind(kind: HopKind, lang: Lang) -> str:
    return say(lang, f"web-step-{kind.value}")


def tellers(told: StatementTold, lang: Lang) -> tuple[Teller, ...]:
    """All who have the saying, the first one first, then in time."""
    numbers: dict[str, int] = {}
    before = told.tellings[0].article.text if told.tellings else ""
    return tuple(_teller(one, told, numbers, before, lang) for one in told.tellings)


def _teller(one: Telling, told: StatementTold, numbers: dict[str, int], before: str, lang: Lang) -> Teller:
    article, changes = one.article, () if one.turn is None else one.turn.changes
    return Teller(
        id=one.id,
        outlet=article.outlet or say(lang, "record-no-outlet"),
        when=when(article.published, lang),
        headline=headline(article),
        article=article.id,
        position=one.position,
        words=" … ".join(one_line(span.of(article.text)) for span in one.statement.content),
        way=way(article, one.statement, lang),
        source=numbers.setdefault(one.source, len(numbers) + 1),
        first=one.first,
        here=one.id == told.stored.id,
        changes=_changes(changes[:MOST_CHANGES], before, article.text, lang),
        more=max(len(changes) - MOST_CHANGES, 0),
    )


def _changes(changes: Sequence[Change], before: str, after: str, lang: Lang) -> tuple[str, ...]:
    return tuple(
        say(
            lang,
            f"turn-{change.kinds[0]}",
            before="" if change.before is None else _told(change.before.of(before)),
            after="" if change.after is None else _told(change.after.of(after)),
        )
        for change in changes
    )


def _told(words: str) -> str:
    """Words of an article within a sentence of ours, which keeps them apart by itself."""
    return shorter(words.translate(_MARKS))


def when(published: str | None, lang: Lang) -> str:
    """The day of publication, and the hour where it is known."""
    told = day(published, lang)
    if told is None:
        return say(lang, "page-undated")
    time = (published or "")[_TIME]
    return without_isolates(say(lang, "time-at", day=told, time=time)) if ":" in time else told


def why(made: Statement, text: str, lang: Lang) -> tuple[str, str]:
    """By what it was found, in a plain sentence, and how far that is to be trusted."""
    lemma = made.rule.partition("/")[0]
    if made.cue is None:
        found = say(lang, "web-why-bare")
    elif made.speaker is None:
        found = say(lang, "web-why-dropped", cue=one_line(made.cue.of(text)), lemma=lemma)
    else:
        found = say(lang, "web-why-cue", cue=one_line(made.cue.of(text)), lemma=lemma)
    band = confidence_band(made.confidence)
    trust = say(lang, f"web-trust-{band}", percent=f"{made.confidence:.0%}")
    return without_isolates(found), without_isolates(trust)
