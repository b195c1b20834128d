"""What a clause says of a meeting before anything is made of it, and what all of its readers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qawl.find.fronted import subject_before as find_subject
from qawl.find.meetings.cast import Cast, Saying
from qawl.find.meetings.somebody import SOMEBODY, Lead, Piece, Walk, is_somebody
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention, read_mention
from qawl.find.parties import Party
from qawl.find.proper_names import name_end_at
from qawl.lexicon.inflect import Form, Gender, Number
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind, Part, Participant
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

SIDES = frozenset({Lead.WITH, Lead.BETWEEN, Lead.PRESENCE})


GOING = (MeetingKind.VISIT, MeetingKind.TOUR, MeetingKind.DELEGATION)
LEAVES = "\u063a\u0627\u062f\u0631"
"""The lemma of «غادر», whose place is left."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a clause says of a meeting, before anything is made of it."""

    kind: MeetingKind
    first: int
    end: int
    participants: tuple[Participant, ...]
    place: tuple[int, int] | None
    agenda: tuple[int, int] | None
    holds: tuple[tuple[int, MeetingForm], ...]
    placed: bool = False
    """It is called after its place («لقاء الزاهرة»), as what was told before is."""
    sits: bool = False
    """It is the session of an assembly that is named before."""
    between: bool = False
    """It names the sides between which it is."""
    with_whom: bool = False
    """«مع» leads to somebody right behind the noun."""
    alone: bool = False
    """The other side is a pronoun, for nobody of the article («في اتصال معه»)."""
    called: bool = False
    """A conference that nothing holds, with what it is called."""
    said: Saying | None = None
    """The statement of which the meeting is only the occasion."""


def subject_before(text: Text, first: int, form: MeetingForm) -> tuple[Mention, int] | None:
    if form.tense == "noun":
        return None
    gender: Gender = "f" if form.gender == "f" else "m"
    number: Number = "d" if form.number == "d" else "p" if form.number == "p" else "s"
    found = find_subject(text, first, Form("", "past", gender, number))
    if found is None or not is_somebody(text, found[0]):
        return None
    return found


def subjects_before(text: Text, first: int, form: MeetingForm) -> tuple[list[Mention], int] | None:
    """The same, and whoever و joins to it where the verb says that they are two."""
    before = subject_before(text, first, form)
    if before is None or form.number != "d":
        return None if before is None else ([before[0]], before[1])
    mention, start = before
    if first - mention.first > _TWO:
        return [mention], start
    joints = [
        at
        for at in range(mention.first + 1, first)
        if text.tags[at] & tag.CONJ and text.tags[at] & (SOMEBODY | tag.NISBA)
    ]
    if len(joints) != 1:
        return [mention], start
    one = read_mention(text, mention.first, joints[0]) if mention.end > joints[0] else mention
    other = read_mention(text, joints[0], first) or _bare_name(text, joints[0], first)
    return ([mention] if one is None or other is None else [one, other]), start


_TWO = 24
"""Tokens that two subjects take, with their posts, at most."""


def _bare_name(text: Text, index: int, limit: int) -> Mention | None:
    end = name_end_at(text, index + 1, limit)
    return Mention(index, end, (index, end), None, HopKind.PERSON, False, False, index) if end > index else None


def dropped_subject(cast: Cast, at: int, form: MeetingForm) -> list[Party]:
    return cast.dropped(at, gender=form.gender or "m", number=form.number or "s")


def is_delegation(text: Text, lookup: Lookup, at: int) -> bool:
    """«وفدا», of which the vocabulary takes the first letter for «and»."""
    kind = text.types[at]
    return not lookup.classes["delegation"].isdisjoint((kind.bare, kind.folded, kind.stem))


def delegation_before(text: Text, lookup: Lookup, verb: int) -> tuple[Mention, int] | None:
    """«إن وفدين أمنيين وصلا»."""
    for at in range(verb - 1, max(text.sentence_start(verb), verb - 5) - 1, -1):
        if text.tags[at] & (tag.THAT | tag.COMMA | tag.PREPOSITION):
            return None
        if is_delegation(text, lookup, at):
            return Mention(at, verb, (at, verb), None, HopKind.BODY, False, False, at), at
    return None


def is_place(text: Text, mention: Mention) -> bool:
    return bool(text.tags[mention.head] & tag.PLACE)


def led_by(cast: Cast, pieces: Iterable[Piece], leads: frozenset[Lead] | set[Lead]) -> list[Participant]:
    found: list[Participant] = []
    for piece in pieces:
        if piece.lead in leads:
            found += cast.participants(piece.mention, Part.BOTH_SIDES)
    return found


def between_them(cast: Cast, text: Text, walk: Walk) -> list[Participant]:
    """«بينه وبين …», «بينهما»."""
    found: list[Participant] = []
    for at in walk.pronouns:
        word = text.types[at].bare
        gender, number = ("f" if word.endswith("ها") else "m"), ("d" if word.endswith("هما") else "s")
        found += [cast.known(one, Part.BOTH_SIDES) for one in cast.meant(at, gender=gender, number=number)]
    return found


def once_each(who: Sequence[Participant]) -> list[Participant]:
    seen: set[str] = set()
    kept: list[Participant] = []
    for one in who:
        if one.name and one.name not in seen:
            seen.add(one.name)
            kept.append(one)
    return kept


def clause_begin(text: Text, verb: int) -> int:
    """Where the clause of a verb begins: «كان قد», «لم», «من المقرر أن» belong to it."""
    index = verb
    floor = text.sentence_start(verb)
    while index > floor:
        bits = text.tags[index - 1]
        if bits & (tag.AUXILIARY | tag.NEGATION | tag.BEFORE_VERB):
            index -= 1
        elif bits & tag.BARE_THAT and index - 2 >= floor and _announces(text, index - 2):
            index -= 2
            if index > floor and text.tags[index - 1] & tag.FROM:
                index -= 1
        else:
            break
    return index


def _announces(text: Text, index: int) -> bool:
    """«المقرر أن», «يعتزم أن»: no word of saying."""
    word = text.types[index].bare[:1].isalpha()
    return word and (not text.tags[index] & tag.CUE or bool(text.tags[index] & tag.DEFINITE))
