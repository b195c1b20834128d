"""Judge whether two voices may be one: the same person, a body and its spokesman, two that are not named alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from qawl.compare.sayings.values import Voice

_UNKNOWN, _SPOKESMAN, _SPOKESMAN_UNSURE, _UNSURE, _HARDLY = 0.3, 0.8, 0.4, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class SameVoice:
    """That two voices may be one, and how sure that is."""

    score: float
    why: str
    """`same-actor`, `same-name`, `part-of-name`, `spokesman`, `same-body-unsure`, `both-unnamed`, `voice-unknown`;
    in copies `voice-differs`."""


def judge_voices(one: Voice, other: Voice) -> SameVoice | None:
    """Whether two voices may be one; None where they are two. The order of the two does not matter."""
    if one.actor is not None and one.actor == other.actor:
        return SameVoice(1.0, "same-actor")
    if one.unnamed and other.unnamed:
        return _judge_unnamed(one, other)
    if not one.names or not other.names or one.medium != other.medium:
        return SameVoice(_UNKNOWN, "voice-unknown")
    if one.names == other.names:
        return SameVoice(1.0 if one.rare or one.proper else 0.8 if len(one.names) > 1 else 0.6, "same-name")
    if (named := _judge_names(one, other)) is not None:
        return named
    for person, body in ((one, other), (other, one)):
        if not body.given and person.speaks and (score := _speaks_for(person, body)):
            return SameVoice(score, "spokesman")
    return None


def _judge_names(one: Voice, other: Voice) -> SameVoice | None:
    """Whether one name may be the other told shorter."""
    short, long = sorted((one, other), key=lambda voice: (len(voice.names), voice.names))
    whole = _within(short.names, long.names)
    if short.given and long.given:
        alike = short.names[0] == long.names[0] and _ends_alike(short.names, long.names)
        return SameVoice(0.9, "part-of-name") if alike or whole else None
    if long.given:
        return SameVoice(0.9, "part-of-name") if whole and short.rare else None
    if whole and short.rare:
        return SameVoice(0.9, "part-of-name")
    if short.names[0] != long.names[0]:
        return SameVoice(_UNSURE, "same-body-unsure") if whole and len(short.names) > 1 else None
    if whole or (short.rare and _within(short.rare, long.names)):
        return SameVoice(_UNSURE, "same-body-unsure")
    return SameVoice(_HARDLY, "same-body-unsure") if short.names[:2] == long.names[:2] else None


def _ends_alike(short: tuple[int, ...], long: tuple[int, ...]) -> bool:
    """Whether the family name of the one stands in the other, behind the given name."""
    return len(short) > 1 and (short[-1] in long[1:] or long[-1] in short[1:])


def _within(few: Collection[int], many: Collection[int]) -> bool:
    return set(few) <= set(many)


def _speaks_for(person: Voice, body: Voice) -> float:
    """How sure it is that a spokesman is this body's: its whole name stands in the post, or only its first word."""
    told = {*person.post, *person.names, *person.office}
    if len(body.names) > 1 and _within(body.names, told):
        return _SPOKESMAN
    return _SPOKESMAN_UNSURE if body.names[0] in told else 0.0


def _judge_unnamed(one: Voice, other: Voice) -> SameVoice | None:
    """Two that are not named are one only where nothing that is told of them differs."""
    if one.nationality is not None and other.nationality is not None and one.nationality != other.nationality:
        return None
    if one.office and other.office and not set(one.office) & set(other.office):
        return None
    told = one.nationality is not None and one.nationality == other.nationality
    shared = bool(set(one.office) & set(other.office))
    sure = told or shared
    if one.names == other.names:
        return SameVoice(_SPOKESMAN if sure else _HARDLY, "both-unnamed")
    return SameVoice(_UNSURE if sure else _SPOKESMAN_UNSURE, "both-unnamed")
