"""The keys under which statements are filed: two that share too few of them are never compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from zlib import crc32

from qawl.compare.sayings.cards import day_of
from qawl.compare.sayings.values import SayingCard, Voice

_SLOT = 4
"""Days that are filed together; more than lie between two articles of one saying."""
_LEAST_DRAWN, _MOST_CODES = 8, 2**32 + 1
_MOST_VOICES = 4
_RUN = 4
"""Words in a row under which a statement is filed whoever says it, whenever."""
_DRAWN = 3
"""One run of so many is drawn by its value; where none is, that of the smallest."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Where a statement is filed, and where to look for others."""

    filed: frozenset[int]
    """A word of the speaker's name with a word of the saying and a few days; none where no day is told."""
    asked: frozenset[int]
    """The same for the days beside its own too."""
    runs: frozenset[int]
    """Some runs of words, whoever speaks and whenever: one that is shared is enough."""


def filing_keys(card: SayingCard) -> Keys:
    """The keys of a statement: the same on every machine."""
    drawn = _drawn_words(card)
    pairs = [(voice, code) for voice in _marks(card.voice) for code in drawn]
    day = day_of(card.published)
    if day is None:
        return Keys(frozenset(), frozenset(), _runs(card))
    slot = day // _SLOT
    filed, before, after = (frozenset(hash((*pair, slot + aside)) for pair in pairs) for aside in (0, -1, 1))
    return Keys(filed, filed | before | after, _runs(card))


def _runs(card: SayingCard) -> frozenset[int]:
    codes = card.codes
    runs = [tuple(codes[at : at + _RUN]) for at in range(len(codes) - _RUN + 1)]
    drawn = [run for run in runs if sum(run) % _DRAWN == 0] or sorted(runs, key=sum)[:1]
    return frozenset(hash((*run, _RUN)) for run in drawn)


def _marks(voice: Voice) -> tuple[int, ...]:
    """By what somebody is known again, however much of the name and post is told."""
    named = voice.rare or voice.names
    marks = dict.fromkeys((*named[:1], *named[-2:], *sorted(voice.post)[:2], *voice.office[:1]))
    actor = (crc32(voice.actor.encode("utf-8", "surrogatepass")),) if voice.actor is not None else ()
    return (*actor, *marks)[:_MOST_VOICES]


def _drawn_words(card: SayingCard) -> list[int]:
    """Words drawn by their fingerprints, telling ones sooner: the same are drawn from two ways to say a thing."""
    ranks = {
        code: -math.log((code + 1) / _MOST_CODES) / weight
        for code, weight in zip(card.codes, card.weights, strict=True)
        if code and weight > 1
    }
    return sorted(ranks, key=lambda code: (ranks[code], code))[: _LEAST_DRAWN + len(ranks) // 4]
