"""Judge whether two articles report one event, by what their cards share."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from qawl.compare.stories.values import Mark, StoryCard, StoryLink

_UNIT = float(1 << 32)
_NEXT_DAY, _EACH_DAY, _OTHER_DAYS = 0.05, 0.01, 0.05
"""What more than a day between them takes away, each day, and that they name different days."""
_UNDATED = 0.3
"""What it takes away that one has no date: only what is nearly the same text is joined then."""
_DAY = 1440
ENOUGH = 0.3
"""The likeness at which a pair is in doubt, on a day with 140 articles; `enough.py` asks more of busier days."""
_STEEP = 3.0
"""Learnt with pairs that were read: of those with a score of 0.8, four of five are one event."""
_LEAST_SCORE = 0.2
_TELLING = 0.04
"""How much of the likeness a kind of words must carry to be named as a reason."""


def likeness(mine: Mapping[int, int], card: StoryCard, other: StoryCard) -> float:
    """How alike two articles are, from 0 to 1; `mine` are the weights of `card` by term."""
    shared = sum(weight * mine[term] for term, weight in zip(other.terms, other.weights, strict=True) if term in mine)
    return shared / _UNIT - _taken_away(card, other)


def _taken_away(one: StoryCard, other: StoryCard) -> float:
    """What their times and days speak against it."""
    if one.minute is None or other.minute is None:
        return _UNDATED
    apart = abs(one.minute - other.minute) / _DAY
    taken = min(apart, 6.0) * _EACH_DAY + (_NEXT_DAY if apart > 1 else 0.0)
    if one.days and other.days and not set(one.days).intersection(other.days):
        taken += _OTHER_DAYS
    return taken


def scored(share: float) -> float:
    """The likeness as a share of what is enough, as a score from 0 to 1: a half where it is just enough."""
    return round(1 / (1 + exp(-_STEEP * (share - 1))), 3)


def judge_same_story(one: StoryCard, other: StoryCard) -> StoryLink | None:
    """The link of two articles on a day of usual size, or None where little speaks for it."""
    link = link_of(one, other, likeness(dict(zip(one.terms, one.weights, strict=True)), one, other) / ENOUGH)
    return None if one.id == other.id or link.score < _LEAST_SCORE else link


def link_of(one: StoryCard, other: StoryCard, share: float) -> StoryLink:
    """The link of two articles that are so much of enough alike."""
    first, second = sorted((one.id, other.id))
    return StoryLink(first, second, scored(share), _reasons(one, other))


def _reasons(one: StoryCard, other: StoryCard) -> tuple[str, ...]:
    """Why, the weightiest first; the times last."""
    theirs = dict(zip(other.terms, zip(other.weights, other.marks, strict=True), strict=True))
    carried = dict.fromkeys(_SHARED, 0)
    for term, weight, marks in zip(one.terms, one.weights, one.marks, strict=True):
        if term in theirs:
            product, both = weight * theirs[term][0], marks & theirs[term][1]
            for code, mark in _SHARED.items():
                if both & mark:
                    carried[code] += product
    codes = sorted(
        (code for code, much in carried.items() if much >= _TELLING * _UNIT), key=lambda code: -carried[code]
    )
    codes = codes or ["shared-words"]
    if one.minute is not None and other.minute is not None and abs(one.minute - other.minute) <= _DAY:
        codes.append("same-day")
    if set(one.days).intersection(other.days):
        codes.append("same-day-named")
    return tuple(codes)


_SHARED = {
    "shared-headline": Mark.HEADLINE,
    "shared-names": Mark.NAME,
    "shared-lead": Mark.LEAD,
    "shared-numbers": Mark.NUMBER,
}
"""For each reason, the mark that a shared term has in both."""
