"""Judge whether two articles share their words, and how much of them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import compress, count, islice
from typing import Protocol

from qawl.compare.copies.packed import unpacked
from qawl.compare.copies.values import Card, Link, Relation, Sketch

PARTIAL = 0.22
"""From here on the share of the shorter text is a real part. In shingles: a third of the words, lightly reworded."""
WHOLE = 0.6
"""From here on it is nearly all: every word that is changed breaks three shingles."""
_WORD_FOR_WORD = 0.9
"""From here on a text stands in the other as a whole, wherever it stands."""
_FEW = 8
"""Shingles that say nothing: names, titles and a formula; ten words in a row."""
_FORMULA = 10
"""Shingles of a run that may be a name with its titles, or a formula: twelve words."""
_ENOUGH = 16
"""Shingles beyond formulas that make a part a real one."""
_DENSE = 0.55
"""What is taken over stands together; words shared here and there over all of a text are a template, or chance."""
_NEWS, _DENSE_LATE = 3, 0.7
"""After so many days a part must stand together so closely: forecasts, rulings and ceremonies are told alike."""
_RUN = re.compile(b"\x01{5,}(?:\x00{1,4}\x01{5,})*")
"""Shared shingles in a row, over single words that were changed: each breaks three. Changes every few words end it."""
_GAP = 30
"""Shingles between two passages that were both taken over; what is more between them says no more."""
_MORE = bytes(_GAP + 1)
_FAR = re.compile(b"\x00{31,}")
_ALIKE = 0.85
"""Of texts that are quotation only, so much must be shared, quotations included."""
_TEMPLATE = 3
"""Numbers that differ in the same words, from which on a text may be a template filled in anew."""
_OPENING, _CLOSING = 0.3, 0.85
"""What two texts share only behind the first of these places in both, and up to the second, is background."""
_BACKGROUND = 0.45
"""The greatest share of the shorter text that background has."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share, in shingles."""

    shared: int
    first: int
    """How many the first one has."""
    second: int
    why: str
    density: float = 1.0
    """How much of the stretch that they share runs on without other words, where it is only a part."""
    begin: float = 0.0
    """Where the shared words begin, in the text in which that is later: 0 at the first word, 1 at the last."""

    def turned(self) -> Shared:
        """The same, seen from the second."""
        return Shared(self.shared, self.second, self.first, self.why, self.density, self.begin)


@dataclass(frozen=True, slots=True)
class PartsShared:
    """One part of an article and one of another, and what they share."""

    first: int
    second: int
    shared: Shared


@dataclass(frozen=True, slots=True)
class Face:
    """What an article adds to the words that it shares with another: whose it is, of when, and how long."""

    id: str
    outlet: str | None
    day: int | None
    """On which it was published, where it tells."""
    sizes: tuple[int, ...]
    """`told_size` of each of its parts."""


def face_of(card: Card) -> Face:
    return Face(card.id, card.outlet, told_day(card.published), tuple(map(told_size, card.parts)))


def judge_copies(one: Card, other: Card) -> Link | None:
    """The link between two articles, or None where they share no more than independent reports do.

    The order of the two does not matter.
    """
    found = [
        PartsShared(here, there, shared)
        for here, mine in enumerate(one.parts)
        for there, theirs in enumerate(other.parts)
        if (shared := judge_texts(mine, theirs)) is not None
    ]
    return link_articles(face_of(one), face_of(other), found)


def link_articles(one: Face, other: Face, found: Iterable[PartsShared]) -> Link | None:
    """The link that the shared parts of two articles make; None where they share none."""
    if other.id < one.id:
        one, other = other, one
        found = [PartsShared(each.second, each.first, each.shared.turned()) for each in found]
    found = list(found)
    if not found:
        return None
    if len(one.sizes) == len(other.sizes) == 1:
        shared = found[0].shared
        mine, theirs = shared.shared / shared.first, shared.shared / shared.second
        return _link(one, other, (mine, theirs), (shared.why,), shared)
    found.sort(key=lambda each: (-each.shared.shared, each.first, each.second))
    mine = _covered(one, [(each.first, each.shared.shared) for each in found])
    theirs = _covered(other, [(each.second, each.shared.shared) for each in found])
    why = dict.fromkeys(each.shared.why for each in found)
    closest = max((each.shared for each in found), key=lambda shared: (shared.density, -shared.begin))
    return _link(one, other, (mine, theirs), (*why, "part-of-page"), closest)


def _link(one: Face, other: Face, shares: tuple[float, float], why: tuple[str, ...], shared: Shared) -> Link | None:
    """The link of two articles by the share of each that stands in the other."""
    mine, theirs = shares
    relation = _relation(mine, theirs)
    if relation is Relation.PARTIAL and (
        _is_own(one, other) or (shared.density < _DENSE_LATE and _is_late(one, other))
    ):
        return None
    if (
        relation is Relation.CONTAINED
        and max(shares) < _WORD_FOR_WORD
        and _is_own(one, other)
        and shared.begin >= _OPENING
    ):
        return None  # an outlet's own update begins alike; what ends alike has the same teasers at its end
    outer_first = relation is Relation.CONTAINED and theirs > mine
    first, second = (other.id, one.id) if outer_first else (one.id, other.id)
    return Link(first, second, relation, round(min(1.0, max(mine, theirs)), 3), why)


def _is_own(one: Face, other: Face) -> bool:
    """Whether both are of one outlet, which repeats its own background and its own plugs."""
    return one.outlet is not None and one.outlet == other.outlet


def _is_late(one: Face, other: Face) -> bool:
    """Whether days lie between the two, as far as both tell: what is taken over loosely is taken while it is news."""
    return one.day is not None and other.day is not None and abs(one.day - other.day) > _NEWS


def told_day(published: str | None) -> int | None:
    """The day of a time, as a number of days; None where none is told."""
    try:
        return None if published is None else date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def _covered(face: Face, shared: Iterable[tuple[int, int]]) -> float:
    """The share of an article that stands in the other; of each part only what one part has of it."""
    best: dict[int, int] = {}
    for part, many in shared:
        best[part] = max(best.get(part, 0), many)
    return min(1.0, sum(best.values()) / max(1, sum(face.sizes)))


def _relation(mine: float, theirs: float) -> Relation:
    if min(mine, theirs) >= WHOLE:
        return Relation.COPY
    return Relation.CONTAINED if max(mine, theirs) >= WHOLE else Relation.PARTIAL


def quoted_least(text: Sketch) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Of texts with the same words that is compared which this sorts first: a copy may have lost its marks."""
    return -told_size(text), text.quoted


def judge_texts(one: Sketch, other: Sketch, mine: frozenset[int] | None = None) -> Shared | None:
    """What two texts share beyond chance, quotations, templates and background; None where it is no copy.

    `mine` is `told(one)` where the caller has it already.
    """
    if one.digest == other.digest:
        size = told_size(one)
        return Shared(size, size, size, "whole-text")
    mine = told(one) if mine is None else mine
    size, their_size = told_size(one), told_size(other)
    if min(size, their_size) < _FEW:
        return _judge_quoted(one, other)
    return judge_found(one, other, _Found(mine.intersection(_told(other))))


class Found(Protocol):
    """The shingles that two texts have in common, each in its own voice."""

    @property
    def many(self) -> int: ...

    def marks(self, text: Sketch) -> bytes:
        """For each shingle of one of the two 1 where it is among them, wherever it stands; else 0."""

    def begin(self, text: Sketch) -> int:
        """The place at which they begin in one of the two, as many left out as are strays."""


@dataclass(frozen=True, slots=True)
class _Found:
    """They themselves."""

    shared: frozenset[int]

    @property
    def many(self) -> int:
        return len(self.shared)

    def marks(self, text: Sketch) -> bytes:
        return bytes(map(self.shared.__contains__, unpacked(text.shingles)))

    def begin(self, text: Sketch) -> int:
        places = compress(count(), map(self.shared.__contains__, unpacked(text.shingles)))
        return next(islice(places, strays(len(self.shared)), None))


def strays(many: int) -> int:
    """Of so many shared shingles how many may stand apart from the rest at either end."""
    return many // 20


def is_compared(one: Sketch, other: Sketch) -> bool:
    """Whether two texts say enough in their own voice to be judged by it."""
    return min(told_size(one), told_size(other)) >= _FEW


def judge_found(one: Sketch, other: Sketch, found: Found) -> Shared | None:
    """The same as `judge_texts` for texts that say enough of their own, where what they share is known."""
    size, their_size = told_size(one), told_size(other)
    many = found.many
    share = many / min(size, their_size)
    if share < PARTIAL or many < _FEW or _is_template(one, other):
        return None
    if share >= WHOLE:
        whole = many >= WHOLE * max(size, their_size)
        begin = 0.0 if whole else max(_begin(one, found), _begin(other, found))
        return Shared(many, size, their_size, "same-words", begin=begin)
    return _judge_part(one, other, found, share)


def _judge_part(one: Sketch, other: Sketch, found: Found, share: float) -> Shared | None:
    """The real part that two texts share; None for formulas and names, and for background at both ends."""
    mine = found.marks(one)
    if _beyond(mine) < _ENOUGH:
        return None
    theirs = found.marks(other)
    if _beyond(theirs) < _ENOUGH:
        return None
    here, there = _taken(mine), _taken(theirs)
    density = max(here.density, there.density)
    if density < _DENSE:
        return None
    if share < _BACKGROUND and min(here.begin, there.begin) >= _OPENING and min(here.end, there.end) >= _CLOSING:
        return None
    why = "shared-opening" if max(here.begin, there.begin) < _OPENING / 3 else "shared-passage"
    begin = max(here.begin, there.begin)
    return Shared(found.many, told_size(one), told_size(other), why, density, begin)


@dataclass(frozen=True, slots=True)
class _Taken:
    """How the shared words stand in one of the texts, a few strays apart."""

    density: float
    """How much of the stretches that are shared runs on without other words."""
    begin: float
    """Where they begin: 0 at the text's first word, 1 at its last."""
    end: float


def _beyond(marks: bytes) -> int:
    """How many run on together, the first few of every run left out: a name with all its titles runs on too."""
    runs = [marks.count(1, *run.span()) for run in _RUN.finditer(marks)]
    return sum([run - _FORMULA for run in runs if run > _FORMULA])


def _taken(marks: bytes) -> _Taken:
    begin, end = -1, len(marks)
    for _ in range(1 + strays(marks.count(1))):
        begin, end = marks.find(1, begin + 1), marks.rfind(1, 0, end)
    gaps = marks.count(0, begin, end)
    if _MORE in marks:
        gaps -= sum([len(gap) - _GAP for gap in _FAR.findall(marks, begin, end)])
    solid = marks.count(1, begin, end + 1)
    size = max(1, len(marks) - 1)
    return _Taken(solid / (solid + gaps), begin / size, end / size)


def _begin(text: Sketch, found: Found) -> float:
    """Where the shared words begin, a few strays left out: what `_taken` tells too, read no further than that."""
    return found.begin(text) / max(1, len(text.shingles) // 4 - 1)


def _judge_quoted(one: Sketch, other: Sketch) -> Shared | None:
    """Texts of which nearly all is quotation, or that are very short: only nearly equal ones are copies."""
    mine, theirs = frozenset(unpacked(one.shingles)), frozenset(unpacked(other.shingles))
    shared = mine & theirs
    if len(shared) < _FEW or len(shared) < _ALIKE * max(len(mine), len(theirs)) or _is_template(one, other):
        return None
    size = min(told_size(one), told_size(other))
    return Shared(size, told_size(one), told_size(other), "quoted-text")


def told(text: Sketch) -> frozenset[int]:
    """What a text says in its own voice: its shingles without those that touch a quotation."""
    return frozenset(_told(text))


def _told(text: Sketch) -> array[int]:
    shingles = text.shingles
    if text.quoted:
        edges = (0, *(place for stretch in text.quoted for place in stretch), len(shingles))
        shingles = b"".join([shingles[4 * start : 4 * end] for start, end in zip(edges[::2], edges[1::2], strict=True)])
    return unpacked(shingles)


def told_size(text: Sketch) -> int:
    """About how many shingles a text has in its own voice; at least 1."""
    size = len(text.shingles) // 4
    return max(1, size - sum([end - start for start, end in text.quoted]) if text.quoted else size)


def _is_template(one: Sketch, other: Sketch) -> bool:
    """Whether most numbers that stand in the same words differ: prices of two days, not two copies of one."""
    if min(len(one.numbers), len(other.numbers)) < 4 * _TEMPLATE:
        return False
    mine, theirs = _numbered(one), _numbered(other)
    same = len({number & 0xFFFFFFFF for number in mine & theirs})
    if 2 * same >= min(len(mine), len(theirs)):
        return False
    differ = len(set(unpacked(one.frames)).intersection(unpacked(other.frames))) - same
    return differ >= _TEMPLATE and differ > same


def _numbered(text: Sketch) -> set[int]:
    """The numbers of a text above their frames, each in one number of eight bytes: tuples take three times as long."""
    both = bytearray(2 * len(text.numbers))
    for nth in range(4):
        both[nth::8], both[nth + 4 :: 8] = text.frames[nth::4], text.numbers[nth::4]
    return set(unpacked(bytes(both), "Q"))
