"""Meetings over all articles: planned, put off and held are one meeting, with what each side says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.model.meetings import Meeting, MeetingKind, MeetingStatus, Part, Participant
from qawl.model.record_lines import Attendee, Evidence, MeetingLine, Readout, Stage, Who
from qawl.record.page import Page, told_order
from qawl.record.same_meeting import FAMILY, NAMELESS, Present, Told, same_meeting, same_post
from qawl.record.sides import all_of
from qawl.record.towns import town_of
from qawl.record.words import line_id, same_words, stem_key

_OPEN = frozenset({MeetingStatus.RUMOURED, MeetingStatus.PLANNED})
_DONE = frozenset({MeetingStatus.HELD, MeetingStatus.UNDER_WAY})
_JOINT = frozenset({MeetingKind.MEETING, MeetingKind.ROUND, MeetingKind.SESSION, MeetingKind.SUMMIT})
"""Kinds at which sides sit together."""
_BUCKET = 16
"""Days of one drawer in which meetings are kept for comparison; more than the reach of a plan."""
_COMPARED = 6
"""Latest tellings of a meeting that a further one is held against: one that names fewer people than another counts."""
_OPENED = 48
"""Latest meetings of one drawer that a telling is held against."""
_MOST_PEOPLE = 8
"""Participants by whom a meeting is looked for."""


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting of one article, with what the dossier makes of it."""

    told: Told
    status: MeetingStatus
    not_given: bool
    attendees: tuple[Attendee, ...]
    present: tuple[Present, ...]
    """The same people as comparisons see them."""
    place: str | None
    agenda: str | None
    outcome: str | None
    readouts: tuple[Readout, ...]
    evidence: Evidence


def take_meetings(page: Page) -> Iterator[Met]:
    for meeting in page.records.meetings:
        spans = (meeting.at, *sorted(set(meeting.again) - {meeting.at}))
        evidence = page.evidence(spans, meeting.statement)
        attendees = _who_take_part(page, meeting, evidence)
        present = tuple(_present(page, one) for one in attendees)
        place = page.place(meeting.place)
        yield Met(
            told=_told(meeting, page, present, place, evidence),
            status=meeting.status,
            not_given=meeting.date_not_given is not None,
            attendees=attendees,
            present=present,
            place=place,
            agenda=page.words(meeting.agenda),
            outcome=page.words(meeting.outcome),
            readouts=tuple(_readouts(page, meeting, spans, evidence.day)),
            evidence=evidence,
        )


def _who_take_part(page: Page, meeting: Meeting, evidence: Evidence) -> tuple[Attendee, ...]:
    """Who takes part; where nobody does who speaks for a party, all of them may be meant («وزراء الدول الثلاث»)."""
    found = tuple(
        Attendee(who, one.post, one.part)
        for one in meeting.participants
        for who in _people_of(page, meeting, one, evidence.day)
    )
    if meeting.kind not in _JOINT or any(one.who.side is not None for one in found):
        return found
    return (*(Attendee(who, None, Part.BOTH_SIDES) for who in all_of(evidence.sentence, page.ties)), *found)


def _people_of(page: Page, meeting: Meeting, one: Participant, day: date | None) -> tuple[Who, ...]:
    """Who a participant is, by his post where the article gives one; «الطرفان» are two."""
    who = page.ties.who(one.name, one.post, day)
    return (who,) if who.side is not None else page.whos(one.name, None, day, meeting.at)


def _told(meeting: Meeting, page: Page, present: Sequence[Present], place: str | None, evidence: Evidence) -> Told:
    return Told(
        kind=meeting.kind,
        status=meeting.status,
        who=tuple(dict.fromkeys(present)),
        first=meeting.first,
        last=meeting.last if meeting.last is not None else meeting.first,
        told_on=evidence.day,
        place=None if place is None else page.ties.who(place).actor,
        ordinal=meeting.ordinal,
        town=None if place is None else town_of(place),
    )


def _present(page: Page, one: Attendee) -> Present:
    title = page.ties.title(one.post or one.who.name)
    return Present(one.who, title, one.post is not None, page.ties.person(one.who.name))


def _readouts(page: Page, meeting: Meeting, spans: Sequence[Span], day: date | None) -> Iterator[Readout]:
    """Whose statements tell of the meeting: the one that carries it, and those that speak of it again."""
    places = {place for span in spans[1:] if (place := _statement_around(page, span)) is not None}
    if meeting.statement is not None:
        places.add(meeting.statement)
    for place in sorted(places):
        statement = page.statement(place)
        if statement is None:
            continue
        content = statement.content
        if (speaker := page.who(statement.speaker_name, place, day, content[0])) is not None:
            yield Readout(speaker.side or speaker.actor, speaker, page.evidence(content, place))


def _statement_around(page: Page, span: Span) -> int | None:
    for place, statement in enumerate(page.reading.statements):
        if any(piece.start <= span.start and span.end <= piece.end for piece in statement.content):
            return place
    return None


@dataclass
class _Gathered:
    """A meeting that is being put together from its tellings."""

    met: list[Met] = field(default_factory=list)

    def takes(self, other: Told) -> bool:
        """Whether a further telling is of this meeting."""
        return any(same_meeting(one.told, other) for one in self.met[-_COMPARED:])


def gather_meetings(met: Iterable[Met], dossier: Dossier) -> tuple[MeetingLine, ...]:
    """Every meeting once, by day and then in the order of telling."""
    drawers: dict[Drawer, list[_Gathered]] = defaultdict(list)
    gathered: list[_Gathered] = []
    for one in sorted(met, key=lambda one: told_order(one.evidence)):
        home = next((known for known in _near(drawers, one.told) if known.takes(one.told)), None)
        if home is None:
            home = _Gathered()
            gathered.append(home)
        home.met.append(one)
        for drawer in _drawers(one.told):
            if not any(known is home for known in drawers[drawer][-_COMPARED:]):
                drawers[drawer].append(home)
    lines = [_line(one, dossier) for one in gathered]
    return tuple(sorted(lines, key=lambda line: (line.first or date.max, told_order(line.evidence[0]), line.id)))


Drawer = tuple[str, tuple[str, ...], int]
"""Meetings of one family, one participant or two, and one stretch of days."""


def _near(drawers: dict[Drawer, list[_Gathered]], told: Told) -> Iterator[_Gathered]:
    """Meetings of the same people about that time, the latest of each drawer first."""
    seen: set[int] = set()
    for drawer in _near_drawers(told):
        for known in drawers.get(drawer, ())[-_OPENED:][::-1]:
            if id(known) not in seen:
                seen.add(id(known))
                yield known


def _drawers(told: Told) -> Iterator[Drawer]:
    """Where a telling is kept: by each participant, by each two, and by the one if there is but one."""
    keys = _people(told)
    alone = [("only", keys[0])] if len(keys) == 1 else []
    nameless = [("",)] if told.kind in NAMELESS else []
    for key in dict.fromkeys([*((one,) for one in keys), *combinations(keys, 2), *alone, *nameless]):
        for bucket in _buckets(told):
            yield FAMILY[told.kind], key, bucket


def _near_drawers(told: Told) -> Iterator[Drawer]:
    """Where others of the same meeting may be: with the same two, with one of them alone, or with the only one."""
    keys = _people(told)
    lone = [("only", one) for one in keys]
    wanted: list[tuple[str, ...]] = [(keys[0],)] if len(keys) == 1 else [*combinations(keys, 2), *lone]
    if told.kind in NAMELESS:
        wanted.append(("only", ""))
    buckets = {near for day in _buckets(told) for near in ((day - 1, day, day + 1) if day >= 0 else (day,))}
    for key in wanted:
        for bucket in sorted(buckets, reverse=True):
            yield FAMILY[told.kind], key, bucket


def _buckets(told: Told) -> list[int]:
    days = {day.toordinal() // _BUCKET for day in (told.first, told.told_on) if day is not None}
    return sorted(days, reverse=True) or [-1]


def _people(told: Told) -> list[str]:
    """A key for each participant, the same for all who stand for one side; a round of nobody has its kind."""
    keys = {one.who.side or one.who.actor or _surname(one.who.name) for one in told.who}
    return sorted(keys)[:_MOST_PEOPLE] or [""]


def _surname(name: str) -> str:
    """The last word of a name: what the press calls a person by, once it has introduced him."""
    return stem_key(name.split()[-1]) if name.split() else ""


def _line(one: _Gathered, dossier: Dossier) -> MeetingLine:
    met = one.met
    first, last = _days(met)
    history = tuple(_history(met))
    return MeetingLine(
        id=line_id(dossier.id, "meeting", met[0].told.kind, met[0].evidence.article, met[0].evidence.spans[0].start),
        kind=_kind(met),
        status=_status(history),
        first=first,
        last=last,
        date_not_given=first is None and any(each.not_given for each in met),
        place=next((each.place for each in reversed(met) if each.place is not None), None),
        attendees=_attendees(met),
        ordinal=next((each.told.ordinal for each in met if each.told.ordinal is not None), None),
        agenda=_distinct(each.agenda for each in met),
        outcome=_distinct(each.outcome for each in met),
        history=history,
        readouts=_once(readout for each in met for readout in each.readouts),
        evidence=tuple(each.evidence for each in met),
    )


def _kind(met: Sequence[Met]) -> MeetingKind:
    """The one most often told; of two the earlier."""
    kinds = [each.told.kind for each in met]
    return max(dict.fromkeys(kinds), key=kinds.count)


def _days(met: Sequence[Met]) -> tuple[date | None, date | None]:
    """The days that the latest telling gives; those of a meeting that took place before those that were planned."""
    dated = [each for each in met if each.told.first is not None or each.told.last is not None]
    done = [each for each in dated if each.status in _DONE]
    chosen = done or dated
    return (chosen[-1].told.first, chosen[-1].told.last) if chosen else (None, None)


def _history(met: Sequence[Met]) -> Iterator[Stage]:
    """What was told of it in time; tellings of one status that follow each other are one stage."""
    run: list[Met] = []
    for each in met:
        if run and (each.status is not run[0].status or _moved(run[-1], each)):
            yield _stage(run)
            run = []
        run.append(each)
    yield _stage(run)


def _moved(before: Met, after: Met) -> bool:
    """Another day is given than before."""
    one, other = before.told.first, after.told.first
    return one is not None and other is not None and one != other


def _stage(run: Sequence[Met]) -> Stage:
    dated = next((each for each in run if each.told.first is not None), run[0])
    return Stage(
        status=run[0].status,
        since=run[0].evidence.day,
        first=dated.told.first,
        last=dated.told.last,
        evidence=tuple(each.evidence for each in run),
    )


def _status(history: Sequence[Stage]) -> MeetingStatus:
    """The latest; an article that still speaks of the plan does not undo what took place."""
    status = history[0].status
    for stage in history:
        if not (status in _DONE and stage.status in _OPEN):
            status = stage.status
    return status


def _attendees(met: Sequence[Met]) -> tuple[Attendee, ...]:
    """Everybody once, by the telling that gives the post; whoever is named before the post that stands for him."""
    found: dict[str, tuple[Attendee, Present]] = {}
    for each in met:
        for one, present in zip(each.attendees, each.present, strict=True):
            key = present.person or _who_key(one.who)
            twin = next((known for known, (_, other) in found.items() if same_post(present, other)), None)
            if twin is not None and not present.named:
                continue  # «رئيس الوزراء», who has been named
            if twin is not None:
                found = {key if known == twin else known: pair for known, pair in found.items()}
                found[key] = (one, present)
            elif key not in found or (found[key][0].post is None and one.post is not None):
                found[key] = (Attendee(found[key][0].who if key in found else one.who, one.post, one.part), present)
    return tuple(attendee for attendee, _ in found.values())


def _who_key(who: Who) -> str:
    return who.actor or stem_key(who.name)


def _distinct(words: Iterable[str | None]) -> tuple[str, ...]:
    """Each wording once; of two that say the same the first."""
    found: list[str] = []
    for one in words:
        if one is not None and not any(same_words(one, known) for known in found):
            found.append(one)
    return tuple(found)


def _once(readouts: Iterable[Readout]) -> tuple[Readout, ...]:
    return tuple(dict.fromkeys(readouts))
