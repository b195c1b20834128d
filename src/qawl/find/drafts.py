"""Frames to statements in the making: each with its content, and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.find.contents import find_content
from qawl.find.frames import Frame
from qawl.find.markers import SILENCE
from qawl.find.mentions import Mention
from qawl.find.people import Party
from qawl.find.relays import ASIDE, CITATION
from qawl.lexicon.load import THAT_CLAUSE
from qawl.model.records import Hop
from qawl.text import vocabulary as tag
from qawl.text.layers import Text


@dataclass(slots=True)
class Draft:
    """A statement in the making."""

    frame: Frame
    pieces: tuple[tuple[int, int], ...]
    party: Party | None = None
    outer: Draft | None = None
    carrier: Party | None = None
    through: Mention | None = None
    """Who carried the words, named in an adverbial."""
    heir: Draft | None = None
    """The earlier words of the same speaker, through whose chain these came too."""
    chain: tuple[Hop, ...] | None = None

    @property
    def length(self) -> int:
        return sum(end - first for first, end in self.pieces)


def draft_statements(text: Text, frames: Sequence[Frame]) -> list[Draft]:
    drafts: list[Draft] = []
    for number, frame in enumerate(frames):
        if frame.marker in (ASIDE, SILENCE):
            continue
        later = [_boundary(text, other) for other in frames[number + 1 :] if _bounds(text, frame, other)]
        if any(first <= frame.first < end for draft in drafts for first, end in draft.pieces):
            later += _resumed(text, frame)
        pieces = _cited(text, frame, drafts) or frame.pieces or find_content(text, frame, sorted(later))
        if pieces:
            drafts.append(Draft(frame, pieces))
    drafts = _carry(text, drafts)
    for draft in drafts:
        draft.outer = _smallest_around(draft, drafts)
    return [draft for draft in drafts if not _is_denied(draft)]


def _is_denied(draft: Draft) -> bool:
    """«نفى المكتب أن يكون الوزير قد أمر بـ…»: the saying itself is denied, so nobody said it here."""
    outer = draft.outer
    if outer is None or outer.frame.act != "deny" or outer.frame.marker != THAT_CLAUSE:
        return False
    return draft.frame.first - outer.pieces[0][0] <= _DENIED_REACH


_DENIED_REACH = 8
"""How many tokens into a denied clause its verb may stand."""


def _resumed(text: Text, frame: Frame) -> list[int]:
    """Inside other words: where the outer speaker goes on («… أن يطول، وإن بعضهم …»)."""
    end = text.sentence_end(frame.first)
    return [
        index
        for index in range(frame.content + 1, end)
        if text.tags[index] & tag.THAT
        and text.tags[index] & tag.CONJ
        and (text.tags[index - 1] & tag.COMMA or text.tokens[index][1:2] == "إ")
    ]


def _cited(text: Text, frame: Frame, drafts: Sequence[Draft]) -> tuple[tuple[int, int], ...]:
    """For «نقلا عن»: the words of whoever speaks in its sentence, which the cited source shares."""
    main = main_clause(text, frame, drafts)
    return main.pieces if main is not None else ()


def main_clause(text: Text, frame: Frame, drafts: Sequence[Draft]) -> Draft | None:
    if frame.marker != CITATION:
        return None
    start = text.sentence_start(frame.first)
    return next(
        (
            draft
            for draft in drafts
            if start <= draft.frame.first < frame.first and draft.frame.form.tense != "participle"
        ),
        None,
    )


def _carry(text: Text, drafts: list[Draft]) -> list[Draft]:
    """«وبحسب الوكالة، قال المصدر إن»: an adverbial that leads to or splits another's saying only carries it."""
    kept: list[Draft] = []
    for _number, draft in enumerate(drafts):
        if draft.frame.marker == "adverbial" and draft.frame.subject is not None:
            carried = next((other for other in drafts if other is not draft and _leads_to(draft, other)), None)
            if carried is not None:
                carried.through = draft.frame.subject
                continue
        kept.append(draft)
    return kept


def _leads_to(adverbial: Draft, other: Draft) -> bool:
    frame = other.frame
    if frame.marker == "adverbial" or frame.form.tense == "participle":
        return False
    start = adverbial.pieces[0][0]
    if start > adverbial.frame.first:
        return start <= frame.first <= start + 1
    return frame.first < adverbial.frame.first < frame.content


def _smallest_around(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The statement within whose longer content this one's cue stands, the innermost of several."""
    best, size, own = None, 0, draft.length
    for other in drafts:
        length = other.length
        if length <= own or (best is not None and length >= size):
            continue
        if any(first <= draft.frame.first < end for first, end in other.pieces):
            best, size = other, length
    return best


def _bounds(text: Text, frame: Frame, other: Frame) -> bool:
    """Whether the other cue begins a clause that ends this one's content."""
    if other.first <= frame.content:
        return False
    if text.tags[frame.content] & tag.MARK:
        quote = text.quote_at(frame.content)
        if quote is not None and quote.closed and text.starts[other.first] < quote.end:
            return False
    for quote in text.quotes:
        if (
            quote.closed
            and quote.outer_start < text.starts[other.first] < quote.end
            and text.starts[frame.content] <= quote.outer_start
        ):
            return False
    if other.form.tense == "participle" or other.marker in ("adverbial", ASIDE, CITATION):
        return True
    before = text.tags[other.begin]
    if before & tag.CONJ and (
        other.form.tense == "past" or (frame.form.tense == other.form.tense == "present" and other.subject is None)
    ):
        return True
    opener = text.tags[other.begin - 1] if other.begin else 0
    return bool(opener & tag.SUBORDINATOR and not opener & tag.THAT and other.form.tense == "past")


def _boundary(text: Text, frame: Frame) -> int:
    begin = min(frame.begin, frame.first)
    while begin > 0 and text.tags[begin - 1] & (tag.SUBORDINATOR | tag.COMMA):
        begin -= 1
    return begin
