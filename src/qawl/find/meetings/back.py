"""What in a telling goes back to what the article told before: «الوزراء», «في زيارة رسمية», a post without a name."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.meetings.hits import Hit
from qawl.find.meetings.words import Lookup
from qawl.model.meetings import MeetingKind, Participant
from qawl.text import vocabulary as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


def are_those(text: Text, hit: Hit, who: Sequence[Participant]) -> bool:
    """«واجتمع الوزراء في البداية»: of whom the article has spoken before."""
    if hit.form.tense == "noun" or len(who) != 1 or not is_vague(text, who[0]) or who[0].at is None:
        return False
    return bool(text.tags[text.token_at(who[0].at.start)] & tag.PLURAL)


_AGAIN = (MeetingKind.VISIT, MeetingKind.TOUR, MeetingKind.SUMMIT, MeetingKind.MEETING)


def is_adjective(text: Text, lookup: Lookup, one: Participant) -> bool:
    """«النائب الثاني»: what a list of names has made of an ordinal or an adjective."""
    if one.at is None or fold(one.name) in lookup.ordinals:
        return fold(one.name) in lookup.ordinals
    at = text.token_at(one.at.start)
    if text.ends[at] < one.at.end:
        return False
    word = text.types[at].bare
    if len(word) <= _SHORTEST or word in lookup.ordinals:
        return True
    return word in lookup.classes["adjective"] or bool(text.tags[at] & tag.POST_ADJECTIVE)


_SHORTEST = 2


def is_vague(text: Text, one: Participant) -> bool:
    """«الرئيس الفلاني», «المسؤول الرفيع», whom no name of the article was found for."""
    if one.at is None or one.at.of(text.raw) != one.name:
        return False
    first, last = text.token_at(one.at.start), text.token_at(one.at.end - 1)
    tags = [text.tags[at] for at in range(first, last + 1)]
    named = any(bits & (tag.GIVEN | tag.BODY_NAME) or not bits for bits in tags)
    those = tags[0] & tag.PLURAL and tags[0] & tag.DEFINITE and not any(bits & tag.NISBA for bits in tags)
    if those and tags[0] & tag.TITLE:
        return True
    return bool(tags[0] & tag.TITLE) and not tags[0] & tag.PLURAL and not named


def is_during(text: Text, lookup: Lookup, hit: Hit) -> bool:
    if hit.form.tense != "noun" or hit.form.definite or hit.form.word.kind not in _AGAIN:
        return False
    before = hit.at - 1
    if before > 0 and text.types[before].bare in lookup.ordinals:
        before -= 1  # «في أول زيارة»
    return before > 0 and text.types[before].bare in lookup.classes["in"]
