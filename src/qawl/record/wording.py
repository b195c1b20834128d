"""Wording: which of several words for one thing an outlet uses, and in whose voice it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.model.record import Voice, WordingLine
from qawl.model.record_lines import Evidence
from qawl.model.records import Kind
from qawl.record.labels import Labels
from qawl.record.page import Page, told_order
from qawl.record.words import line_id

_OPENING, _CLOSING = '«“"„‟‹', '»”"‟›'


@dataclass(frozen=True, slots=True)
class Worded:
    """One word for one thing in one voice, everywhere in one article."""

    concept: str
    variant: str
    outlet: str | None
    voice: Voice
    evidence: Evidence


def take_wording(page: Page, labels: Labels) -> Iterator[Worded]:
    """The labels of the dossier that a page uses, by concept, variant, voice and speaker."""
    found: dict[tuple[str, str, Voice, int | None], list[Span]] = defaultdict(list)
    pieces = _pieces(page)
    starts = [piece.start for piece, _ in pieces]
    text = page.article.text
    places = (place for part, folded in page.parts for place in labels.find(text, part, folded))
    for (concept, variant), span in places:
        after = bisect_right(starts, span.start)
        inside = after > 0 and span.end <= pieces[after - 1][0].end
        place = pieces[after - 1][1] if inside else None
        voice = Voice.OUTLET if place is None else _voice(page, place, pieces[after - 1][0], span)
        found[concept, variant, voice, place].append(span)
    for (concept, variant, voice, place), spans in found.items():
        yield Worded(concept, variant, page.article.outlet, voice, page.evidence(tuple(spans), place))


def _pieces(page: Page) -> list[tuple[Span, int]]:
    """The pieces of all statements in text order; of two that overlap, the one that begins later is the speaker's."""
    statements = page.reading.statements
    return sorted((piece, place) for place, statement in enumerate(statements) for piece in statement.content)


def _voice(page: Page, place: int, piece: Span, span: Span) -> Voice:
    """Quoted words are the speaker's; of a mixed statement those between its quotation marks."""
    match page.reading.statements[place].kind:
        case Kind.DIRECT:
            return Voice.SPEAKER
        case Kind.MIXED:
            before = page.article.text[piece.start : span.start]
            return Voice.SPEAKER if _open(before) else Voice.REPORTED
        case _:
            return Voice.REPORTED


def _open(before: str) -> bool:
    """Whether a quotation mark is open at the end of these words; straight marks open and close in turn."""
    opened = False
    for letter in before:
        if letter in _OPENING and letter in _CLOSING:
            opened = not opened
        elif letter in _OPENING:
            opened = True
        elif letter in _CLOSING:
            opened = False
    return opened


def gather_wording(worded: Iterable[Worded], dossier: Dossier) -> tuple[WordingLine, ...]:
    """How often each outlet has each word in each voice, in the dossier's order of things and words."""
    told: dict[tuple[str, str, str | None, Voice], list[Evidence]] = defaultdict(list)
    for one in sorted(worded, key=lambda one: told_order(one.evidence)):
        told[one.concept, one.variant, one.outlet, one.voice].append(one.evidence)
    order = {
        (group.concept, variant): (place, number)
        for place, group in enumerate(dossier.labels)
        for number, (variant, _) in enumerate(group.variants)
    }
    keys = sorted(told, key=lambda key: (order[key[0], key[1]], key[2] or "", key[3]))
    return tuple(_line(key, told[key], dossier) for key in keys)


def _line(key: tuple[str, str, str | None, Voice], told: list[Evidence], dossier: Dossier) -> WordingLine:
    concept, variant, outlet, voice = key
    count = sum(len(evidence.spans) for evidence in told)
    own_id = line_id(dossier.id, "wording", *key)
    return WordingLine(own_id, concept, variant, outlet, voice, count, tuple(told))
