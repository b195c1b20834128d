"""Wording: which of several words for one thing an outlet uses, in whose voice it stands, and with what reserve."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qawl.lexicon.tones import ToneWords
from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.model.record import Reserve, Voice, WordingLine
from qawl.model.record_lines import Evidence
from qawl.model.records import Kind
from qawl.record.labels import Labels
from qawl.record.outlet_copies import Copies, copied_articles
from qawl.record.outlet_reserve import Reserves
from qawl.record.page import Page, told_order
from qawl.record.words import line_id

_OPENING, _CLOSING = '«“"„‟‹', '»”"‟›'
_Use = tuple[str, str, Voice, Reserve, int | None]
"""Concept, variant, voice, reserve, and the statement that it stands in."""
_Key = tuple[str, str, str | None, Voice, Reserve]
"""Of a line: concept, variant, outlet, voice and reserve."""


@dataclass(frozen=True, slots=True)
class Worded:
    """One word for one thing in one voice with one reserve, everywhere in one article."""

    concept: str
    variant: str
    outlet: str | None
    voice: Voice
    evidence: Evidence
    reserve: Reserve = Reserve.PLAIN


def take_wording(page: Page, labels: Labels, words: ToneWords | None = None) -> Iterator[Worded]:
    """The labels of the dossier that a page uses, by concept, variant, voice, reserve and speaker.

    `words` are those of distance; None for Qawl's own.
    """
    found: dict[_Use, list[Span]] = defaultdict(list)
    pieces = _pieces(page)
    starts = [piece.start for piece, _ in pieces]
    text = page.article.text
    reserves = Reserves(text, words)
    places = (place for part, folded in page.parts for place in labels.find(text, part, folded))
    for (concept, variant), span in places:
        after = bisect_right(starts, span.start)
        inside = after > 0 and span.end <= pieces[after - 1][0].end
        place = pieces[after - 1][1] if inside else None
        voice = _outlets(span, reserves) if place is None else _voice(page, place, pieces[after - 1][0], span, reserves)
        found[concept, variant, voice, _reserve(voice, span, reserves), place].append(span)
    for (concept, variant, voice, reserve, place), spans in found.items():
        yield Worded(concept, variant, page.article.outlet, voice, page.evidence(tuple(spans), place), reserve)


def _pieces(page: Page) -> list[tuple[Span, int]]:
    """The pieces of all statements in text order; of two that overlap, the one that begins later is the speaker's."""
    statements = page.reading.statements
    return sorted((piece, place) for place, statement in enumerate(statements) for piece in statement.content)


def _reserve(voice: Voice, span: Span, reserves: Reserves) -> Reserve:
    """Inside quoted words marks are the speaker's own, and only words of distance say something."""
    reserve = reserves.of(span)
    return Reserve.PLAIN if voice is Voice.SPEAKER and reserve is Reserve.QUOTED else reserve


def _outlets(span: Span, reserves: Reserves) -> Voice:
    """Whose words stand outside all statements: somebody's whom nobody names, where they are quoted at length."""
    quote = reserves.quote_around(span)
    own = quote is None or reserves.is_alone(span, quote) or reserves.is_name(quote)
    return Voice.OUTLET if own else Voice.SPEAKER


def _voice(page: Page, place: int, piece: Span, span: Span, reserves: Reserves) -> Voice:
    """Quoted words are the speaker's; of others, those of a stretch between quotation marks.

    A word that stands alone in its marks («قال إن "الأسرى" بخير») is reported: whose marks they are cannot be told.
    """
    if page.reading.statements[place].kind is Kind.DIRECT:
        return Voice.SPEAKER
    quote = reserves.quote_around(span)
    if quote is not None:
        return Voice.REPORTED if reserves.is_alone(span, quote) else Voice.SPEAKER
    mixed = page.reading.statements[place].kind is Kind.MIXED
    return Voice.SPEAKER if mixed and _open(page.article.text[piece.start : span.start]) else Voice.REPORTED


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


def gather_wording(worded: Iterable[Worded], dossier: Dossier, copies: Copies | None = None) -> tuple[WordingLine, ...]:
    """How often each outlet has each word in each voice, in the dossier's order of things and words.

    With `copies`, what copied articles have is counted for their origin alone, and left out of the others' lines.
    """
    told: dict[_Key, list[Evidence]] = defaultdict(list)
    for one in sorted(worded, key=lambda one: told_order(one.evidence)):
        told[one.concept, one.variant, one.outlet, one.voice, one.reserve].append(one.evidence)
    left_out = copied_articles((evidence for each in told.values() for evidence in each), copies)
    order = word_order(dossier)
    keys = sorted(told, key=lambda key: (order[key[0], key[1]], key[2] or "", key[3], key[4]))
    lines = (_line(key, told[key], dossier, left_out) for key in keys)
    return tuple(line for line in lines if line.count)


def word_order(dossier: Dossier) -> dict[tuple[str, str], tuple[int, int]]:
    """The rank of each thing and word in the dossier."""
    return {
        (group.concept, variant): (place, number)
        for place, group in enumerate(dossier.labels)
        for number, (variant, _) in enumerate(group.variants)
    }


def _line(key: _Key, told: list[Evidence], dossier: Dossier, left_out: frozenset[str]) -> WordingLine:
    concept, variant, outlet, voice, reserve = key
    own = tuple(one for one in told if one.article not in left_out)
    count, copied = _uses(own), _uses(one for one in told if one.article in left_out)
    named = key[:4] if reserve is Reserve.PLAIN else key
    own_id = line_id(dossier.id, "wording", *named)
    return WordingLine(own_id, concept, variant, outlet, voice, count, own, reserve, copied)


def _uses(told: Iterable[Evidence]) -> int:
    return sum(len(evidence.spans) for evidence in told)
