"""Whether two numbers for one thing cannot both hold: neither rounding, nor a bound, nor a newer count."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from qawl.compare.conflicts.counts import TOTAL
from qawl.compare.conflicts.places import no_common, share_a_city
from qawl.compare.conflicts.verdicts import Clash, near, told_near
from qawl.compare.conflicts.words import alike, same_voice
from qawl.model.conflicts import ClaimCard

_NEAR_TOTAL = timedelta(days=2)
_NEAR_EVENT = timedelta(days=1)
_LEAST, _SHARE = 4, 0.4
"""Stems that two sentences on one count share, and the share of the shorter one that they are."""
_HALF = 0.5
_MANY, _MOST_SHARE, _NEARLY_ALL, _FEW = 6, 0.6, 0.8, 2
"""What they share where neither a story nor a city nor a day ties them."""
_HOURS = 6
_FARTHEST = 6
"""How many times the one may be the other."""
_GROWING = frozenset({"killed", "injured", "displaced", "missing", "detained"})
"""Measures that grow in the hours after an event."""


def clash_of_numbers(one: ClaimCard, other: ClaimCard, same_story: bool) -> Clash | None:
    """Whether two counts of one thing cannot both hold; the earlier comes first."""
    if agree(one, other) or no_common(one.places, other.places) or _is_far(one, other):
        return None
    if one.grade == TOTAL:
        return _clash_of_totals(one, other)
    return _clash_of_events(one, other, same_story)


def agree(one: ClaimCard, other: ClaimCard) -> bool:
    low, high = _open(one)
    below, above = _open(other)
    return low <= above and below <= high


def _open(card: ClaimCard) -> tuple[float, float]:
    return (-math.inf if card.low is None else card.low), (math.inf if card.high is None else card.high)


def _clash_of_totals(one: ClaimCard, other: ClaimCard) -> Clash | None:
    """Two totals as of nearly the same day, by two sources."""
    if not _two_claim(one, other) or one.first != other.first:
        return None
    if not near(one.last or one.day, other.last or other.day, _NEAR_TOTAL):
        return None
    return Clash(
        0.8 if one.last == other.last else 0.7, ("same-count", "same-day" if one.last == other.last else "near-day")
    )


def _two_claim(one: ClaimCard, other: ClaimCard) -> bool:
    """Two sources that are named, and are not one."""
    return bool(one.voice and other.voice) and not same_voice(one.voice, other.voice)


def _clash_of_events(one: ClaimCard, other: ClaimCard, same_story: bool) -> Clash | None:
    same_article = one.occurrence.article == other.occurrence.article
    if not (same_article or told_near(one, other, _NEAR_EVENT)) or not _same_time(one, other):
        return None
    shared, share = alike(one.about, other.about)
    if same_article:
        fits = _two_claim(one, other) and (one.contrast or other.contrast) and _in_contrast(one, other, shared, share)
    elif _two_claim(one, other):
        fits = not _has_grown(one, other) and _is_one_event(one, other, shared, share, same_story)
    else:
        fits = share >= _MOST_SHARE and not _is_update(one, other)
        fits = fits and _is_one_event(one, other, shared, share, same_story)
    return Clash(min(0.95, 0.4 + share / 2), ("same-count", "same-time")) if fits else None


def _in_contrast(one: ClaimCard, other: ClaimCard, shared: int, share: float) -> bool:
    """«أطلقت 134 سجينا، فيما قالت الحركة إن العدد 129»: in one sentence few words say the rest."""
    if one.slot == other.slot and min(len(one.about), len(other.about)) <= _FEW:
        return True
    return share >= _SHARE and shared >= (_FEW if _same_given_day(one, other) and share >= _MOST_SHARE else _LEAST)


def _is_one_event(one: ClaimCard, other: ClaimCard, shared: int, share: float, same_story: bool) -> bool:
    if same_story:
        return shared >= _LEAST - 1 and share >= _SHARE
    if share_a_city(one.places, other.places):
        return shared >= _LEAST and share >= _SHARE
    if _same_given_day(one, other):
        return shared >= _LEAST and share >= _HALF
    return (shared >= _MANY and share >= _MOST_SHARE) or (shared >= _MANY - 1 and share >= _NEARLY_ALL)


def _has_grown(one: ClaimCard, other: ClaimCard) -> bool:
    """Whether hours or a day later another voice gives a higher toll: it may only know more."""
    if other.frame.split("|")[1] not in _GROWING or _open(one)[0] >= _open(other)[0]:
        return False
    return one.day != other.day or other.rises or _hours_apart(one, other) >= _HOURS


def _hours_apart(one: ClaimCard, other: ClaimCard) -> float:
    """0 where one of the two does not give its hour."""
    if not one.at or not other.at:
        return 0.0
    return (datetime.fromisoformat(other.at) - datetime.fromisoformat(one.at)).total_seconds() / 3600


def _is_update(one: ClaimCard, other: ClaimCard) -> bool:
    """Whether the later count may only be newer: what grows has grown, or nobody can say which is the later."""
    if one.rises or other.rises:
        return True
    if one.frame.split("|")[1] not in _GROWING:
        return one.day != other.day and not _same_given_day(one, other)
    if one.day == other.day and (not one.at or not other.at or one.at == other.at):
        return True
    return (one.day != other.day and not _same_given_day(one, other)) or _open(one)[0] < _open(other)[0]


def _is_far(one: ClaimCard, other: ClaimCard) -> bool:
    """So far apart that they count two things: «6» and «400»."""
    numbers = [card.low if card.low is not None else card.high or 0.0 for card in (one, other)]
    return min(numbers) * _FARTHEST < max(numbers)


def _same_given_day(one: ClaimCard, other: ClaimCard) -> bool:
    return one.first is not None and one.first == one.last and (one.first, one.last) == (other.first, other.last)


def _same_time(one: ClaimCard, other: ClaimCard) -> bool:
    """The same days; one that gives none is told of its own day or the one before."""
    if one.first is not None and other.first is not None:
        return (one.first, one.last) == (other.first, other.last)
    dated, bare = (one, other) if one.first is not None else (other, one)
    if dated.first is None:
        return True
    return dated.first == dated.last and bare.day is not None and abs(bare.day - dated.first) <= _NEAR_EVENT
