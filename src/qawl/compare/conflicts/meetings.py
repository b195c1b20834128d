"""Meetings as claims: on which day, in which city, whether they took place, and who was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from qawl.compare.conflicts.page import Page
from qawl.compare.conflicts.places import far_apart, no_common, place_of, places_in
from qawl.compare.conflicts.verdicts import Clash, near, told_near
from qawl.compare.conflicts.words import alike, has_class, joined, name_key, same_voice, stems_of, tokens_of
from qawl.dossiers.speakers import is_one_of, load_speaker_words
from qawl.dossiers.ties import compiled
from qawl.lexicon.conflicts import load_conflict_words
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import Span
from qawl.model.meetings import Meeting, MeetingKind, MeetingStatus
from qawl.text.stems import root_stem

_FAMILY = {
    MeetingKind.CALL: "call",
    MeetingKind.VISIT: "visit",
    MeetingKind.TOUR: "visit",
    MeetingKind.DELEGATION: "visit",
    MeetingKind.MEETING: "meeting",
    MeetingKind.SESSION: "meeting",
    MeetingKind.SUMMIT: "meeting",
    MeetingKind.ROUND: "meeting",
}
"""Only meetings of one family can be the same; of press conferences there are too many."""
_DONE = frozenset({MeetingStatus.HELD, MeetingStatus.UNDER_WAY})
_AHEAD = frozenset({MeetingStatus.PLANNED, MeetingStatus.RUMOURED})
_TOLD_NEAR = timedelta(days=2)
_DENIED_NEAR = timedelta(days=5)
_SAME_PLAN = timedelta(days=7)
_MOVED_WITHIN = timedelta(days=14)
_MOST_PEOPLE, _TWO = 5, 2
_WITH = "مع"
HELD = THERE = _YES = "yes"
_NO = "no"
_BEHIND, _COMMA = 60, re.compile("[،,؛:]")
"""Letters behind the clause in which the city is named («… في الزاهرة»)."""
_WORDS_APART = 7
"""Words between somebody and the word that says that he was not there."""


@dataclass(frozen=True, slots=True)
class _Who:
    key: str
    name: str


def meeting_cards(page: Page) -> Iterator[ClaimCard]:
    """What an article says of each meeting of two or more who are named."""
    for meeting in page.records.meetings:
        family = _FAMILY.get(meeting.kind)
        people = _people(page, meeting)
        if family is None or not people or page.is_background(None, meeting.at, meeting.statement):
            continue
        yield from _attended(page, meeting, people)
        if 2 <= len(people) <= _MOST_PEOPLE:
            yield from _cards(page, meeting, family, people)


def _people(page: Page, meeting: Meeting) -> list[_Who]:
    """The participants who are named, each once."""
    found: dict[str, _Who] = {}
    named: list[tuple[str | None, str | None]] = [
        (page.whole(one.name, one.at), one.post) for one in meeting.participants
    ]
    if len(named) == 1 and meeting.kind is MeetingKind.ROUND and _WITH in tokens_of(page.words(meeting.at)):
        named.append(page.speaker(meeting.statement, None))  # «قالت الحركة إن الجولة الثالثة مع الحكومة …»
    if meeting.status is MeetingStatus.DENIED and page.dossier is not None:
        ours = compiled(page.dossier)
        clause = page.words(page.clause(meeting.at))
        known = dict.fromkeys(
            actor for actor, _, _ in ours.actors.find_in(clause) if ours.by_id[actor].kind == "person"
        )
        named = named if len(known) != _TWO else [(ours.by_id[actor].ar, None) for actor in known]
    for name, post in named:
        if name is not None and (key := _person_key(page, name, post)):
            found.setdefault(key, _Who(key, name))
    return [found[key] for key in sorted(found)]


def _person_key(page: Page, name: str, post: str | None) -> str:
    """An actor of the dossier, or the last word of the name; empty for a bare post («وزير الخارجية», «الوفدين»)."""
    key = page.voice(name, post)
    if key.startswith("@"):
        return key
    said = name_key(name).split()
    words = load_speaker_words()
    if not said or is_one_of(
        said[0], words.posts | words.spokesmen | words.two_parties | words.two_sides | words.organs
    ):
        return ""
    return said[-1] if len(said) <= 5 and not said[-1].isdigit() else ""


def _cards(page: Page, meeting: Meeting, family: str, people: Sequence[_Who]) -> Iterator[ClaimCard]:
    frame = joined((family, *(one.key for one in people)))
    keys = tuple(joined((family, one.key, other.key)) for one, other in combinations(people, 2))
    place = _place(page, meeting)
    name, role = page.speaker(meeting.statement, None)
    plain = replace(
        page.card(ConflictKind.DATE, frame, meeting.at, value="", number=meeting.statement, who=name, role=role),
        keys=keys,
        grade=meeting.status.value,
        ordinal=meeting.ordinal,
        first=meeting.first,
        last=meeting.last,
        own=_is_own(page, name, role, people),
        about=stems_of(page.words(meeting.at)),
        places=(place,) if place else (),
    )
    if meeting.first is not None and meeting.status is not MeetingStatus.DENIED:
        yield replace(plain, value=f"{meeting.first}/{meeting.last}", words=page.words(meeting.when) or plain.words)
    one_day = meeting.first is not None and meeting.first == meeting.last
    if place and one_day and meeting.kind is not MeetingKind.CALL and meeting.status in _DONE | _AHEAD:
        yield replace(plain, kind=ConflictKind.PLACE, value=place)
    if meeting.status in _DONE | _AHEAD or meeting.status is MeetingStatus.DENIED:
        answer = _NO if meeting.status is MeetingStatus.DENIED else _YES
        yield replace(plain, kind=ConflictKind.OCCURRENCE, value=answer)


def _is_own(page: Page, name: str | None, role: str | None, people: Sequence[_Who]) -> bool:
    """Whether one of those who meet, or whoever speaks for him, says so."""
    if name is None:
        return False
    voice, side = page.voice(name, role), page.side(name, role)
    return any(
        voice == one.key or side == page.side(one.name) or same_voice(voice, name_key(one.name)) for one in people
    )


def _place(page: Page, meeting: Meeting) -> str:
    if meeting.place is not None:
        return place_of(page.words(meeting.place), page.dossier)
    if page.dossier is None:
        return ""
    clause = page.clause(meeting.at)
    behind = page.article.text[meeting.at.end : min(clause.end, meeting.at.end + _BEHIND)]
    for words in (page.words(meeting.at), f". {_COMMA.split(behind)[0]}"):
        found = [one for one in places_in(words, page.dossier) if one.startswith("@")]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def clash_of_dates(one: ClaimCard, other: ClaimCard, _same_story: bool) -> Clash | None:
    """Two days for one meeting: both to come, and told at nearly one time by two who are not one."""
    if not _same_meeting(one, other) or _days_meet(one, other) or not told_near(one, other, _TOLD_NEAR):
        return None
    if not (one.grade in _AHEAD and other.grade in _AHEAD) or not near(one.first, other.first, _SAME_PLAN):
        return None
    if one.voice and same_voice(one.voice, other.voice):
        return None  # whoever names another day has changed the plan
    if one.first != one.last or other.first != other.last or _over(one, other):
        return None
    return Clash(
        0.85 if one.ordinal is not None and one.ordinal == other.ordinal else 0.7, ("same-meeting", "two-days")
    )


def _over(one: ClaimCard, other: ClaimCard) -> bool:
    """One of the days was over when the other was told: then there were two meetings, or the first fell through."""
    return any(
        first.first is not None and second.day is not None and first.first < second.day
        for first, second in ((one, other), (other, one))
    )


def _same_meeting(one: ClaimCard, other: ClaimCard) -> bool:
    """The same people, but for some that one account leaves out; no other number, no other city."""
    if one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal:
        return False
    first, second = set(one.frame.split("|")), set(other.frame.split("|"))
    return first <= second or second <= first


def _days_meet(one: ClaimCard, other: ClaimCard) -> bool:
    first, last = one.first or date.min, one.last or date.max
    return first <= (other.last or date.max) and (other.first or date.min) <= last


def moved_since(card: ClaimCard, told: Sequence[ClaimCard]) -> bool:
    """Whether a card tells that the meeting was put off, after all of these accounts."""
    moved = card.grade in (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)
    return moved and all(
        _same_meeting(card, one) and card.day is not None and one.day is not None
        and timedelta() <= card.day - one.day <= _MOVED_WITHIN and (card.day > one.day or card.at > one.at)
        for one in told
    )  # fmt: skip


def clash_of_places(one: ClaimCard, other: ClaimCard, _same_story: bool) -> Clash | None:
    """Two cities for one meeting of one day."""
    if not _same_meeting(one, other) or one.first != other.first or not far_apart(one.value, other.value):
        return None
    if not told_near(one, other, _TOLD_NEAR) or (one.grade in _DONE) != (other.grade in _DONE):
        return None
    return Clash(0.8, ("same-meeting", "same-day", "two-places"))


def clash_of_occurrence(one: ClaimCard, other: ClaimCard, _same_story: bool) -> Clash | None:
    """It was held, or is to be, and somebody denies it."""
    yes, no = (one, other) if one.value == _YES else (other, one)
    if (yes.value, no.value) != (_YES, _NO) or not _same_meeting(one, other) or not told_near(one, other, _DENIED_NEAR):
        return None
    if yes.first is not None and no.day is not None and no.day < yes.first and yes.grade in _DONE:
        return None  # it was held after the denial
    if yes.voice and same_voice(yes.voice, no.voice):
        return None
    return Clash(0.85 if no.own else 0.7, ("same-meeting", "held-and-denied"))


# Who was there


def _attended(page: Page, meeting: Meeting, people: Sequence[_Who]) -> Iterator[ClaimCard]:
    if meeting.status not in _DONE:
        return
    name, role = page.speaker(meeting.statement, None)
    for one in people:
        yield _attendance(page, meeting.at, meeting.statement, one, _YES, (name, role), meeting.first)


def _attendance(
    page: Page,
    at: Span,
    number: int | None,
    one: _Who,
    value: str,
    teller: tuple[str | None, str | None],
    day: date | None,
) -> ClaimCard:
    name, role = teller
    frame = joined(("there", one.key))
    card = page.card(ConflictKind.ATTENDANCE, frame, at, value=value, number=number, who=name, role=role)
    himself, clause = set(stems_of(one.name)), page.clause(at)
    return replace(
        card,
        first=day,
        last=day,
        own=name is not None and page.side(name, role) == page.side(one.name),
        about=tuple(word for word in page.stems(clause) if word not in himself),
        places=page.places(clause),
    )


def absence_cards(page: Page) -> Iterator[ClaimCard]:
    """Who is said not to have been at a meeting («لم يحضر», «تغيب عن»)."""
    for at in page.spots("absent"):
        place = page.statement_at(at)
        clause = page.clause(at)
        if not has_class("gathering", page.words(clause)):
            continue
        person = _person_before(page, clause, at) or _person_behind(page, clause, at)
        if person is None or page.is_background(None, at, place):
            continue
        name, role = page.speaker(place, None)
        yield _attendance(page, page.phrase(at), place, person, _NO, (name, role), None)


def _named(page: Page) -> dict[str, str]:
    """The last word of each person whom the article names, and the name."""
    names = [one.speaker_name for one in page.statements if one.speaker_name]
    names += [one.name for meeting in page.records.meetings for one in meeting.participants]
    return {key.split()[-1]: name for name in names if (key := name_key(name)) and len(key.split()) > 1}


def _person_before(page: Page, clause: Span, at: Span) -> _Who | None:
    return _nearest(page, page.article.text[clause.start : at.start], last=True)


def _person_behind(page: Page, clause: Span, at: Span) -> _Who | None:
    return _nearest(page, page.article.text[at.end : clause.end], last=False)


def _nearest(page: Page, words: str, *, last: bool) -> _Who | None:
    """The person named nearest to the word of absence."""
    said = tokens_of(words)
    said = said[-_WORDS_APART:] if last else said[:_WORDS_APART]
    if page.dossier is not None:
        ours = compiled(page.dossier)
        persons = [one for one in ours.actors.find_in(" ".join(said)) if ours.by_id[one[0]].kind == "person"]
        if persons:
            actor = max(persons, key=lambda one: one[2]) if last else min(persons, key=lambda one: one[1])
            return _Who(f"@{actor[0]}", ours.by_id[actor[0]].ar)
    known = _named(page)
    for word in reversed(said) if last else said:
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        if bare in known:
            key = _person_key(page, known[bare], None)
            return _Who(key, known[bare]) if key else None
    return None


@cache
def _gatherings() -> frozenset[str]:
    """Stems of what one can be at: both must speak of the same («اجتماع»)."""
    return frozenset(root_stem(form) for form in load_conflict_words()["gathering"].forms)


def clash_of_attendance(one: ClaimCard, other: ClaimCard, _same_story: bool) -> Clash | None:
    """Somebody was at a meeting, and was not."""
    yes, no = (one, other) if one.value == _YES else (other, one)
    if (yes.value, no.value) != (_YES, _NO) or not told_near(yes, no, _TOLD_NEAR):
        return None
    if yes.first is not None and no.day is not None and yes.first > no.day:
        return None  # another meeting, after it was said
    if no_common(yes.places, no.places):
        return None
    if not set(yes.about) & set(no.about) & _gatherings():
        return None
    shared, share = alike(yes.about, no.about)
    if shared < 3 or share < 0.35:
        return None
    return Clash(min(0.9, 0.5 + share / 2), ("same-meeting", "there-and-not"))
