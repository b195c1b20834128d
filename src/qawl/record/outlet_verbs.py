"""With which verbs an outlet gives the sayings of each party: the lemma, its tone, and words of distance beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qawl.lexicon.tones import ToneWords
from qawl.model.documents import Span
from qawl.model.record import Reserve
from qawl.model.record_lines import Evidence, Who
from qawl.model.records import Kind, Statement
from qawl.model.wording import Tone
from qawl.record.outlet_reserve import Reserves
from qawl.record.page import Page


@dataclass(frozen=True, slots=True)
class Verbed:
    """How one statement is introduced."""

    lemma: str
    tone: Tone
    reserve: Reserve
    spans: tuple[Span, ...]
    """The verb and the words of distance; where there is neither, what is said."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement of an actor of the dossier in one outlet."""

    party: str
    """Whom the speaker belongs to or speaks for; himself where he does for nobody."""
    who: Who
    outlet: str | None
    verb: Verbed
    evidence: Evidence


def lemma_of(statement: Statement) -> str:
    """The entry of the cue list that introduces a statement, by the rule that found it."""
    return statement.rule.partition("/")[0]


def verb_of(statement: Statement, text: str, reserves: Reserves) -> Verbed:
    """How a statement is introduced; a neutral verb with «على حد زعمه» behind it keeps its saying at a distance."""
    lemma, cue = lemma_of(statement), statement.cue
    distance = reserves.distance_of_saying(statement.content, own_words=statement.kind is Kind.DIRECT)
    tone = Tone.DISTANCING
    if distance is None or (cue is not None and _touch(distance, cue)):
        form = "" if cue is None else cue.of(text)
        tone = reserves.words.tone(lemma, statement.act, form=form, negated=statement.negated)
    spans = tuple(sorted({span for span in (cue, distance) if span is not None})) or statement.content
    reserve = Reserve.DISTANCED if tone is Tone.DISTANCING else Reserve.PLAIN
    return Verbed(lemma, tone, reserve, spans)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def take_verbs(page: Page, words: ToneWords | None = None) -> Iterator[Spoken]:
    """The statements of a page whose speaker belongs to an actor of the dossier, each with its verb."""
    reserves = Reserves(page.article.text, words)
    for place, statement in enumerate(page.reading.statements):
        at = statement.speaker or statement.cue or statement.content[0]
        who = page.who(statement.speaker_name, place, page.day, at)
        party = None if who is None else who.side or who.actor
        if who is not None and party is not None:
            verb = verb_of(statement, page.article.text, reserves)
            yield Spoken(party, who, page.article.outlet, verb, page.evidence(verb.spans, place))
