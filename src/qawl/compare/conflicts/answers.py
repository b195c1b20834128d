"""Whether two accounts of an answer cannot both hold: it agreed, says one; it did not, says another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from qawl.compare.conflicts.answer_cards import UNHEARD, YES
from qawl.compare.conflicts.verdicts import Clash, told_near
from qawl.compare.conflicts.words import alike_both, same_voice
from qawl.model.conflicts import ClaimCard

_NEAR = timedelta(days=3)
_LEAST, _SHARE = 2, 0.6


def clash_of_answers(one: ClaimCard, other: ClaimCard, _same_story: bool) -> Clash | None:
    """It agreed, says one; it did not, or nobody heard of it, says another."""
    if YES not in (one.value, other.value) or one.value == other.value or not told_near(one, other, _NEAR):
        return None
    if one.own and other.own:
        return None  # its own word on two days: it changed its mind
    if not one.grade and not _one_question(one, other):
        return None
    if (one.own or other.own) and one.occurrence.article == other.occurrence.article and not _is_known(one, other):
        return None  # who speaks for a party, an article alone may not tell
    if one.voice and same_voice(one.voice, other.voice):
        return None
    if UNHEARD in (one.value, other.value):
        return Clash(0.8, ("same-question", "accepted-and-unheard"))
    return Clash(0.8 if one.own or other.own else 0.7, ("same-question", "accepted-and-rejected"))


def _is_known(one: ClaimCard, other: ClaimCard) -> bool:
    """Whether the dossier knows both who speak."""
    return one.voice.startswith("@") and other.voice.startswith("@")


def changed_between(one: ClaimCard, other: ClaimCard, cards: Sequence[ClaimCard]) -> bool:
    """Whether the party itself said what the one says, as near in time: then it changed its mind, and nobody errs."""
    for told, against in ((one, other), (other, one)):
        if told.own or told.day is None or against.day is None:
            continue
        for said in cards:
            same = said.own and said.value == told.value and said.day is not None and _one_question(said, told)
            if same and said.day is not None and abs(said.day - told.day) <= abs(against.day - told.day):
                return True
    return False


def _one_question(one: ClaimCard, other: ClaimCard) -> bool:
    if one.grade or other.grade:
        return one.frame == other.frame
    shared, share = alike_both(one.about, other.about)
    return shared >= _LEAST and share >= _SHARE
