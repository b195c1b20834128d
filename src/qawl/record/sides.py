"""Who «الطرفان», «الجانبان» and «الدول الثلاث» are: the parties of a dossier, or the two who met."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from itertools import pairwise

from qawl.dossiers.speakers import is_one_of, load_speaker_words
from qawl.dossiers.ties import compiled
from qawl.model.documents import Span
from qawl.model.meetings import Meeting
from qawl.model.record_lines import Who
from qawl.record.ties import Ties
from qawl.text.fold import fold
from qawl.text.layers import TOKEN

_TWO = 2
_ARTICLE = "ال"


class Pair(Enum):
    """Which two a word speaks of."""

    PARTIES = "parties"
    SIDES = "sides"


def pair_of(name: str) -> Pair | None:
    """Whether a name is that of two who are not named («الطرفان», «كلا الجانبين», «طرفي القتال»)."""
    words, said = load_speaker_words(), [word for word in TOKEN.findall(fold(name)) if word[0].isalnum()]
    if len(said) > 1 and is_one_of(said[0], words.both):
        said = said[1:]
    if not said:
        return None
    if is_one_of(said[0], words.two_parties):
        return Pair.PARTIES
    heads = len(said) == 1 and said[0].startswith(_ARTICLE) and is_one_of(said[0], words.two_heads)
    return Pair.SIDES if heads or is_one_of(said[0], words.two_sides) else None


def two_of(
    name: str, pair: Pair, ties: Ties, meetings: Sequence[Meeting], at: Span, on: date | None
) -> tuple[Who, ...]:
    """The two, by the nationalities that stand with them, the meeting told before, or the dossier; () where unknown."""
    nations = compiled(ties.dossier).nations
    named = [nations[word] for word in _adjectives(name) if word in nations]
    if named:
        return tuple(_actor(ties, state) for state in named) if len(set(named)) == _TWO else ()
    if pair is Pair.SIDES and (met := _met(ties, meetings, at, on)):
        return met
    parties = ties.dossier.parties
    return tuple(_actor(ties, party) for party in parties) if len(parties) == _TWO else ()


def all_of(words: str, ties: Ties) -> tuple[Who, ...]:
    """The parties of a dossier, where words speak of as many («الدول الثلاث»); () where they do not."""
    known, parties = load_speaker_words(), ties.dossier.parties
    number = {3: known.three, 4: known.four, 5: known.five}.get(len(parties), frozenset())
    said = TOKEN.findall(fold(words))
    for noun, counted in pairwise(said):
        if counted.startswith(_ARTICLE) and counted.removeprefix(_ARTICLE) in number and is_one_of(noun, known.several):
            return tuple(_actor(ties, party) for party in parties)
    return ()


def _adjectives(name: str) -> list[str]:
    words = TOKEN.findall(fold(name))
    return [word.removeprefix("و").removeprefix("ال") for word in words]


def _actor(ties: Ties, actor: str) -> Who:
    return Who(ties.name(actor), actor, ties.side(actor))


def _met(ties: Ties, meetings: Sequence[Meeting], at: Span, on: date | None) -> tuple[Who, ...]:
    """The two sides of the nearest meeting told before a place, where it has exactly two that the dossier knows.

    One of whom only one side is told («في أول زيارة له») is passed over.
    """
    before = [one for one in meetings if one.at.start < at.start and pair_of_any(one) is None]
    for meeting in sorted(before, key=lambda one: one.at.start, reverse=True):
        found = [ties.who(one.name, one.post, on) for one in meeting.participants]
        sides = dict.fromkeys(who.side or who.actor for who in found)
        if len(sides) == 1 and None not in sides:
            continue
        known = tuple(_actor(ties, side) for side in sides if side is not None)
        return known if len(known) == len(sides) == _TWO else ()
    return ()


def pair_of_any(meeting: Meeting) -> Pair | None:
    """Whether a meeting's own people are only «الطرفان»."""
    return next((pair for one in meeting.participants if (pair := pair_of(one.name)) is not None), None)
