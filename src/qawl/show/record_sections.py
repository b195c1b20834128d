"""The sections of a record, each from its lines to rows, in the order in which somebody reads who has little time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from qawl.model.conflicts import ConflictKind
from qawl.model.meetings import MeetingStatus
from qawl.model.record import Record, Reserve, Section, Source
from qawl.model.record_lines import (
    Account,
    Answer,
    Cell,
    Evidence,
    MeetingLine,
    Point,
    ProposalLine,
    Readout,
    Series,
    Stand,
    TermLine,
    Who,
)
from qawl.record.words import is_reworded
from qawl.show.cards import day as day_told
from qawl.show.record_rows import Group, Row, Words, plain, row, shorter

_AHEAD = frozenset({MeetingStatus.RUMOURED, MeetingStatus.PLANNED, MeetingStatus.POSTPONED})
_NAMING = 2
"""Words of a name; «الورقة» alone, of which nothing is said, tells nobody anything."""


def _one_group(rows: list[Row], title: str = "") -> Iterator[Group]:
    if rows:
        yield Group(title, (), tuple(rows))


def _first_day(evidence: tuple[Evidence, ...]) -> date | None:
    return min((one.day for one in evidence if one.day), default=None)


def _cells(record: Record, words: Words) -> Iterator[Group]:
    for cell in record.cells:
        kind = (words.name("kind", f"{cell.issue}/{cell.kind}"),) if cell.kind else ()
        title = f"{words.name('actor', cell.party)} · {words.name('issue', cell.issue)}"
        yield Group(title, kind, tuple(_stand(one, cell, words) for one in cell.stands))


def _stand(stand: Stand, cell: Cell, words: Words) -> Row:
    signs = [
        words.name("mark", f"{cell.issue}/{stand.mark}") if stand.mark else "",
        words.label("strength", stand.strength) if stand.strength != "plain" else "",
        words.label("change", stand.change) if stand.change else "",
    ]
    voice = words.voice(stand.declared_by, stand.declarer, words.name("actor", cell.party))
    head = f"{words.label('stance', stand.stance)} · {voice}"
    notes = [words.condition(stand.condition)]
    if stand.explained_by is not None and stand.change not in (None, "new", "repeated"):
        before = stand.explained_by[0]
        notes.append(words.say("record-before", day=_day(before.day, words), words=plain(before.exact)))
    return row(stand.id, stand.since, head, signs, stand.evidence, *notes)


def _day(day: date | None, words: Words) -> str:
    """A day as people write it."""
    return "…" if day is None else day_told(day.isoformat(), words.lang) or "…"


def _proposals(record: Record, words: Words) -> Iterator[Group]:
    """Each with its terms and answers; those that are only spoken of together and last, nameless ones not at all."""
    spoken_of = []
    for one in record.proposals:
        name = words.name("line", one.id)
        signs = [words.label("paper", one.kind), words.label("table", one.status)]
        if one.authors:
            signs.append(words.say("record-authors", names=words.all(one.authors)))
        if one.replies_to:
            signs.append(words.say("record-answer-to", title=words.name("line", one.replies_to)))
        if one.terms or one.answers:
            rows = (*(_term(term, words) for term in one.terms), *(_answer(answer, words) for answer in one.answers))
            yield Group(name, tuple(signs), rows, minor=_is_strange(one))
        elif one.known or one.authors or len(name.split()) >= _NAMING:
            spoken_of.append(row(one.id, one.first, name, signs, one.evidence))
    if spoken_of:
        yield Group(words.say("record-spoken-of"), (), tuple(spoken_of), minor=True)


def _is_strange(one: ProposalLine) -> bool:
    """Whether nobody whom the dossier knows made it, brings it, answers it or is to do something by it."""
    people = [*one.authors, *one.mediators, *(answer.party for answer in one.answers)]
    people += [who for term in one.terms for who in (term.giver, term.taker) if who is not None]
    return one.known is None and not any(map(_is_known, people))


def _is_known(who: Who) -> bool:
    return who.actor is not None or who.side is not None


def _term(term: TermLine, words: Words) -> Row:
    phase = words.say("record-no-phase") if term.phase is None else words.say("record-phase", number=term.phase)
    giver = words.who(term.giver) if term.giver else ""
    who = words.onward((giver, words.who(term.taker))) if term.taker else giver
    item = words.label("item", term.item)
    given, much = plain(term.object or ""), plain(term.quantity or "")
    if item.endswith(f" {given.partition(' ')[0]}"):  # «وقف النار: النار من الطرفين» says it twice
        given = given.partition(" ")[2]
    what = given if much in given else f"{much} {given}".strip()
    told = " · ".join(part for part in (who, what) if part)
    head = f"{item}{f': {told}' if told else ''}"
    return row(term.id, None, head, [phase], term.evidence, words.condition(term.condition))


def _answer(answer: Answer, words: Words) -> Row:
    notes = [words.condition(condition) for condition in answer.conditions]
    party = words.who(answer.party)
    head = f"{party}: {words.label('verdict', answer.verdict)}"
    voice = words.voice(answer.declared_by, answer.declarer, party)
    return row(answer.id, answer.since, head, [voice], answer.evidence, *notes)


def _meetings(record: Record, words: Words) -> Iterator[Group]:
    """What is to come, the nearest first; what was, the latest first; and what nobody of the dossier attends."""
    ours = [one for one in record.meetings if any(_is_known(each.who) for each in one.attendees)]
    ahead = [one for one in ours if one.status in _AHEAD]
    done = [one for one in ours if one.status not in _AHEAD]
    done.sort(key=lambda one: one.first or _first_day(one.evidence) or date.min, reverse=True)
    yield from _one_group([_meeting(one, words) for one in ahead], words.say("record-ahead"))
    yield from _one_group([_meeting(one, words) for one in done], words.say("record-done"))
    known = {one.id for one in ours}
    if others := tuple(_meeting(one, words) for one in record.meetings if one.id not in known):
        yield Group(words.say("record-others-meet"), (), others, minor=True)


def _meeting(one: MeetingLine, words: Words) -> Row:
    names = words.all(attendee.who for attendee in one.attendees)
    head = f"{words.label('meeting', one.kind)}{f': {names}' if names else ''}"
    stages = words.onward(words.label("held", stage.status) for stage in one.history) if len(one.history) > 1 else ""
    signs = [
        words.label("held", one.status),
        words.say("record-day-not-given") if one.date_not_given else "",
        words.say("record-place", place=plain(one.place)) if one.place else "",
        words.nth(one.ordinal, one.kind),
    ]
    notes = [stages, *map(plain, (*one.agenda, *one.outcome))]
    notes += (
        f"{words.say('record-readout')} ({words.who(readout.speaker)}): «{plain(readout.evidence.exact)}»"
        for readout in _without_copies(one.readouts)
    )
    return row(one.id, one.first, head, signs, one.evidence, *notes)


def _without_copies(readouts: Iterable[Readout]) -> Iterator[Readout]:
    """What each says once: a copy, and what differs from it in a word, tells nothing new."""
    told: dict[str, list[str]] = {}
    for one in readouts:
        before = told.setdefault(one.speaker.actor or one.speaker.name, [])
        exact = one.evidence.exact
        if exact not in before and not any(is_reworded(exact, other) for other in before):
            before.append(exact)
            yield one


def _figures(record: Record, words: Words) -> Iterator[Group]:
    """Those of the dossier first; counts of things that nobody follows are minor."""
    for one in record.series:
        about = (words.measure(one), plain(one.population or ""), plain(one.place or ""))
        claimant = one.outlet or words.say("record-outlet-says") if one.claimant is None else words.who(one.claimant)
        signs = (words.say("record-claimant", name=claimant),)
        rows = tuple(_point(point, one, words) for point in one.points)
        title = " · ".join(dict.fromkeys(part for part in about if part))
        yield Group(title, signs, rows, minor=not one.known and one.measure.startswith("other"))


def _point(point: Point, series: Series, words: Words) -> Row:
    signs = [
        words.say("record-since", day=_day(point.since, words)) if series.cumulative and point.since else "",
        words.say("record-superseded") if point.superseded_by else "",
        plain(point.qualifier or ""),
    ]
    return row(point.id, point.as_of, words.count(point, series.unit), signs, point.evidence)


def _conflicts(record: Record, words: Words) -> Iterator[Group]:
    """Each contradiction under what it is about, and its accounts in time; none is called right."""
    for one in record.conflicts:
        why = (words.say(f"conflict-why-{code}") for code in one.why)
        signs = (words.label("conflict", one.status), *dict.fromkeys(why))
        keys = (one.id, *(f"{one.id}-{nth}" for nth in range(1, len(one.accounts))))
        rows = tuple(_account(key, account, one.kind, words) for key, account in zip(keys, one.accounts, strict=True))
        yield Group(f"{words.label('conflict', one.kind)}: {shorter(one.slot)}", signs, rows)


def _account(key: str, account: Account, kind: ConflictKind, words: Words) -> Row:
    who = words.listed((*account.who, *account.outlets))
    own = words.say("conflict-own") if account.own else ""
    stand = words.say(f"stand-{kind}-{account.stand}") if account.stand else ""
    made = row(key, account.first, plain(account.value), [stand, who, own], account.evidence)
    return replace(made, sources=account.origins)


def _roles(record: Record, words: Words) -> Iterator[Group]:
    rows = []
    for one in record.roles:
        between = f" ({words.all(one.between)})" if one.between else ""
        head = f"{words.label('role', one.role)}: {words.all(one.who)}{between}"
        own = one.source is Source.DOSSIER
        until = words.say("record-until", day=_day(one.last, words)) if own and one.last else ""
        rows.append(row(one.id, one.first, head, (words.say("record-by-dossier") if own else "", until), one.evidence))
    yield from _one_group(rows)


def _silences(record: Record, words: Words) -> Iterator[Group]:
    rows = []
    for one in record.silences:
        head = f"{words.who(one.who)}: {plain(one.about)}"
        issues = [words.name("issue", issue) for issue in one.issues]
        rows.append(row(one.id, _first_day(one.evidence), head, issues, one.evidence))
    yield from _one_group(rows)


def _threats(record: Record, words: Words) -> Iterator[Group]:
    rows = []
    for one in record.threats:
        issues = [words.name("issue", issue) for issue in one.issues]
        head = f"{words.who(one.who)}: {words.label('act', one.act)}"
        rows.append(row(one.id, _first_day(one.evidence), head, issues, one.evidence))
    yield from _one_group(rows)


def _links(record: Record, words: Words) -> Iterator[Group]:
    rows = []
    for one in record.links:
        tied = words.onward((words.name("issue", one.issue), words.name("issue", one.to)))
        head = f"{words.who(one.who, 'record-outlet-says')}: {tied}"
        rows.append(row(one.id, _first_day(one.evidence), head, [words.label("tie", one.tie)], one.evidence))
    yield from _one_group(rows)


def _pressure(record: Record, words: Words) -> Iterator[Group]:
    rows = []
    for one in record.pressure:
        issues = [words.name("issue", issue) for issue in one.issues]
        signs = [words.label("stance", one.stance) if one.stance else "", *issues]
        rows.append(row(one.id, _first_day(one.evidence), words.who(one.who, "record-crowd"), signs, one.evidence))
    yield from _one_group(rows)


def _wording(record: Record, words: Words) -> Iterator[Group]:
    """By thing; the words themselves as the press writes them, in whatever language is read."""
    arabic = {(one.family, one.id): one.ar for one in record.names}
    concepts: dict[str, list[Row]] = {}
    for one in record.wording:
        variant = f"{one.concept}/{one.variant}"
        said = arabic.get(("variant", variant), one.variant)
        meant = words.name("variant", variant) if words.lang == "en" else ""
        signs = [
            "" if meant == said else meant,
            words.label("voice", one.voice),
            "" if one.reserve is Reserve.PLAIN else words.label("reserve", one.reserve),
            words.say("record-times", count=one.count),
        ]
        head = f"«{said}» · {one.outlet or words.say('record-no-outlet')}"
        concepts.setdefault(one.concept, []).append(row(one.id, None, head, signs, one.evidence))
    for concept, rows in concepts.items():
        yield Group(words.name("concept", concept), (), tuple(rows))


def _loose(record: Record, words: Words) -> Iterator[Group]:
    """What parties say of other things, and apart from it what persons say for themselves."""
    parties, persons = list[Row](), list[Row]()
    for one in record.loose:
        party = words.who(one.party)
        voice = words.voice(one.declared_by, one.declarer, party)
        head = f"{party} · {plain(one.issue)}: {words.label('stance', one.stance)}"
        about = words.name("proposal", one.proposal) if one.proposal else ""
        note = words.condition(one.condition)
        own = row(one.id, _first_day(one.evidence), head, [voice, about], one.evidence, note)
        (persons if one.personal else parties).append(own)
    yield from _one_group(parties)
    yield from _one_group(persons, words.say("record-persons"))


BUILDERS: Mapping[Section, Callable[[Record, Words], Iterator[Group]]] = {
    Section.POSITIONS: _cells,
    Section.PROPOSALS: _proposals,
    Section.MEETINGS: _meetings,
    Section.CONFLICTS: _conflicts,
    Section.FIGURES: _figures,
    Section.THREATS: _threats,
    Section.SILENCES: _silences,
    Section.LINKS: _links,
    Section.PRESSURE: _pressure,
    Section.ROLES: _roles,
    Section.LOOSE: _loose,
    Section.WORDING: _wording,
}
"""In the order of the page."""
