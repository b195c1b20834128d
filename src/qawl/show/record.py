"""The record of a dossier as sections of plain rows: what the terminal, the page and later papers lay out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from qawl.model.documents import Span
from qawl.model.figures import Bound
from qawl.model.record import Changes, Record, Section
from qawl.model.record_lines import Cell, Evidence, MeetingLine, Point, ProposalLine, Series, Stand, Who
from qawl.show.direction import without_isolates
from qawl.wording import Lang, say

Say = Callable[..., str]
MOST_QUOTED = 3
"""Pieces of evidence that are shown for one row; the others are counted."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article and the way on which they came."""

    words: str
    chain: tuple[str, ...]
    article: str
    spans: tuple[Span, ...]
    statement: int | None
    url: str | None
    day: str | None

    @property
    def reference(self) -> str:
        """What `qawl show` takes: the article, and the statement where one carries it."""
        return self.article if self.statement is None else f"{self.article}#{self.statement + 1}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a record: when, what, how it is known, and the words that carry it."""

    id: str
    day: str | None
    head: str
    signs: tuple[str, ...]
    notes: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    more: int
    """Pieces of evidence that are not among `quotes`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: a party on an issue, a proposal, a count."""

    title: str
    signs: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a record."""

    section: Section
    title: str
    groups: tuple[Group, ...]


def record_parts(record: Record, lang: Lang, changes: Changes | None = None) -> tuple[Part, ...]:
    """The sections that have lines, in order; with `changes` only the lines that are new or changed, marked so."""
    names = {one.id: one.title for one in record.proposals}
    names |= {one.id: one.ar if lang == "ar" else one.en for one in record.names}
    words = _Words(partial(_plainly, lang), names, lang)
    made = ((section, tuple(build(record, words))) for section, build in _BUILDERS.items())
    parts = [Part(section, words.say(f"section-{section}"), groups) for section, groups in made if groups]
    return tuple(parts if changes is None else _moved(parts, changes, words))


def _moved(parts: Iterable[Part], changes: Changes, words: _Words) -> Iterator[Part]:
    """The parts with what is new or changed alone, and each such row says which."""
    signs = {
        key: words.say(sign)
        for each in changes.sections
        for sign, keys in (("record-changed", each.changed), ("record-new", each.new))
        for key in keys
    }
    for part in parts:
        groups = (
            replace(
                group,
                rows=tuple(replace(row, signs=(signs[row.id], *row.signs)) for row in group.rows if row.id in signs),
            )
            for group in part.groups
        )
        if kept := tuple(group for group in groups if group.rows):
            yield replace(part, groups=kept)


def _plainly(lang: Lang, key: str, **details: str | int) -> str:
    """A sentence without the marks that keep directions apart: whoever lays rows out sets his own."""
    return without_isolates(say(lang, key, **details))


def label(told: Say, family: str, value: str) -> str:
    """A value of the model in the reader's language."""
    return told(f"{family}-{value.replace('_', '-')}")


@dataclass(frozen=True, slots=True)
class _Words:
    """What rows are worded with."""

    say: Say
    names: Mapping[str, str]
    lang: Lang

    def name(self, key: str) -> str:
        return self.names.get(key, key)

    def who(self, who: Who | None, nobody: str = "record-somebody") -> str:
        """By the dossier's name; of somebody who belongs to a party, with that party."""
        if who is None:
            return self.say(nobody)
        name = self.names.get(who.actor or "", who.name)
        side = self.names.get(who.side or "", "")
        return f"{name} ({side})" if side and side != name else name

    def all(self, who: Iterable[Who]) -> str:
        return ("، " if self.lang == "ar" else ", ").join(self.who(one) for one in who)

    def label(self, family: str, value: str) -> str:
        return label(self.say, family, value)

    def amount(self, low: float | None, high: float | None, bound: Bound) -> str:
        return self.say(f"bound-{bound.replace('_', '-')}", low=_number(low), high=_number(high))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def quoted(evidence: Evidence) -> Quoted:
    """One piece of evidence, its words as they stand."""
    return Quoted(
        evidence.exact,
        evidence.chain,
        evidence.article,
        evidence.spans,
        evidence.statement,
        evidence.url,
        (evidence.published or "")[:10] or None,
    )


def _row(
    key: str, day: date | None, head: str, signs: Iterable[str], evidence: tuple[Evidence, ...], *notes: str
) -> Row:
    shown = tuple(quoted(one) for one in evidence[:MOST_QUOTED])
    kept = tuple(sign for sign in signs if sign)
    return Row(key, _day(day), head, kept, tuple(note for note in notes if note), shown, len(evidence) - len(shown))


def _cells(record: Record, words: _Words) -> Iterator[Group]:
    for cell in record.cells:
        rows = (*(_stand(one, words) for one in cell.own), *(_stand(one, words) for one in cell.told))
        kind = (words.name(cell.kind),) if cell.kind else ()
        yield Group(_cell_title(cell, words), kind, rows)


def _cell_title(cell: Cell, words: _Words) -> str:
    return f"{words.name(cell.party)} · {words.name(cell.issue)}"


def _stand(stand: Stand, words: _Words) -> Row:
    declared = words.label("declared", stand.declared_by)
    declarer = "" if stand.declarer is None else words.name(stand.declarer.actor or stand.declarer.name)
    signs = [
        words.name(stand.mark) if stand.mark else "",
        words.label("strength", stand.strength) if stand.strength != "plain" else "",
        words.label("change", stand.change) if stand.change else "",
    ]
    head = f"{words.label('stance', stand.stance)} · {declared}{f' ({declarer})' if declarer else ''}"
    note = words.say("record-condition", words=stand.condition) if stand.condition else ""
    return _row(stand.id, stand.since, head, signs, stand.evidence, note)


def _loose(record: Record, words: _Words) -> Iterator[Group]:
    rows = []
    for one in record.loose:
        declarer = "" if one.declarer is None else f" ({words.name(one.declarer.actor or one.declarer.name)})"
        head = f"{words.who(one.party)} · {one.issue}: {words.label('stance', one.stance)}"
        note = words.say("record-condition", words=one.condition) if one.condition else ""
        signs = [f"{words.label('declared', one.declared_by)}{declarer}"]
        rows.append(_row(one.id, _first_day(one.evidence), head, signs, one.evidence, note))
    if rows:
        yield Group("", (), tuple(rows))


def _first_day(evidence: tuple[Evidence, ...]) -> date | None:
    return min((one.day for one in evidence if one.day), default=None)


def _proposals(record: Record, words: _Words) -> Iterator[Group]:
    for one in record.proposals:
        signs = [words.label("paper", one.kind), words.label("table", one.status)]
        if one.authors:
            signs.append(words.say("record-authors", names=words.all(one.authors)))
        if one.replies_to:
            signs.append(words.say("record-answer-to", title=words.name(one.replies_to)))
        yield Group(words.name(one.known) if one.known else one.title, tuple(signs), tuple(_paper(one, words)))


def _paper(one: ProposalLine, words: _Words) -> Iterator[Row]:
    for term in one.terms:
        phase = words.say("record-no-phase") if term.phase is None else words.say("record-phase", number=term.phase)
        giver = words.who(term.giver) if term.giver else ""
        taker = f"← {words.who(term.taker)}" if term.taker else ""
        much = term.quantity if term.quantity and term.quantity not in (term.object or "") else ""
        parts = [words.label("item", term.item), giver, taker, much, term.object or ""]
        note = words.say("record-condition", words=term.condition) if term.condition else ""
        yield _row(term.id, None, " ".join(part for part in parts if part), [phase], term.evidence, note)
    for answer in one.answers:
        declarer = "" if answer.declarer is None else f" ({words.name(answer.declarer.actor or answer.declarer.name)})"
        signs = [f"{words.label('declared', answer.declared_by)}{declarer}"]
        notes = [words.say("record-condition", words=condition) for condition in answer.conditions]
        head = f"{words.who(answer.party)}: {words.label('verdict', answer.verdict)}"
        yield _row(answer.id, answer.since, head, signs, answer.evidence, *notes)
    if not one.terms and not one.answers:
        yield _row(one.id, one.first, one.title, (), one.evidence)


def _meetings(record: Record, words: _Words) -> Iterator[Group]:
    rows = tuple(_meeting(one, words) for one in record.meetings)
    if rows:
        yield Group("", (), rows)


def _meeting(one: MeetingLine, words: _Words) -> Row:
    names = words.all(attendee.who for attendee in one.attendees)
    head = f"{words.label('meeting', one.kind)}{f': {names}' if names else ''}"
    stages = " ← ".join(words.label("held", stage.status) for stage in one.history) if len(one.history) > 1 else ""
    signs = [
        words.label("held", one.status),
        words.say("record-day-not-given") if one.date_not_given else "",
        words.say("record-place", place=one.place) if one.place else "",
        words.say("record-ordinal", number=one.ordinal) if one.ordinal else "",
    ]
    notes = [stages, *one.agenda, *one.outcome]
    notes += [
        f"{words.say('record-readout')} ({words.who(readout.speaker)}): «{readout.evidence.exact}»"
        for readout in one.readouts
    ]
    return _row(one.id, one.first, head, signs, one.evidence, *notes)


def _figures(record: Record, words: _Words) -> Iterator[Group]:
    for one in record.series:
        measure, _, counted = one.measure.partition(":")
        name = words.name(measure) if one.known else counted or words.label("measure", measure)
        about = " · ".join(part for part in (name, one.population or "", one.place or "") if part)
        claimant = one.outlet or words.say("record-outlet-says") if one.claimant is None else words.who(one.claimant)
        signs = (words.say("record-claimant", name=claimant),)
        yield Group(about, signs, tuple(_point(point, one, words) for point in one.points))


def _point(point: Point, series: Series, words: _Words) -> Row:
    vague = point.bound is Bound.VAGUE
    amount = point.evidence[0].exact if vague else words.amount(point.low, point.high, point.bound)
    head = f"{amount} {point.label or ''}".strip()
    signs = [words.say("record-superseded") if point.superseded_by else "", point.qualifier or ""]
    return _row(point.id, point.as_of, head, signs, point.evidence)


def _disagreements(record: Record, words: _Words) -> Iterator[Group]:
    series = {one.id: one for one in record.series}
    rows = []
    for one in record.disagreements:
        left, right = (series[key] for key in one.series)
        names = [words.who(side.claimant, "record-outlet-says") for side in (left, right)]
        last = [
            next(point for point in side.points if point.id == key)
            for side, key in zip((left, right), one.points[-1], strict=True)
        ]
        amounts = [words.amount(point.low, point.high, point.bound) for point in last]
        told = " / ".join(f"{name}: {amount}" for name, amount in zip(names, amounts, strict=True))
        share = words.say("record-gap", share=f"{one.gap:.0%}".rstrip("%"))
        evidence = (*last[0].evidence[:1], *last[1].evidence[:1])
        rows.append(_row(one.id, last[1].as_of, told, [share], evidence))
    if rows:
        yield Group("", (), tuple(rows))


def _roles(record: Record, words: _Words) -> Iterator[Group]:
    rows = []
    for one in record.roles:
        between = f" ({words.all(one.between)})" if one.between else ""
        head = f"{words.label('role', one.role)}: {words.all(one.who)}{between}"
        rows.append(_row(one.id, one.first, head, (), one.evidence))
    if rows:
        yield Group("", (), tuple(rows))


def _silences(record: Record, words: _Words) -> Iterator[Group]:
    rows = [
        _row(
            one.id,
            _first_day(one.evidence),
            f"{words.who(one.who)}: {one.about}",
            map(words.name, one.issues),
            one.evidence,
        )
        for one in record.silences
    ]
    if rows:
        yield Group("", (), tuple(rows))


def _threats(record: Record, words: _Words) -> Iterator[Group]:
    rows = [
        _row(
            one.id,
            _first_day(one.evidence),
            f"{words.who(one.who)}: {words.label('act', one.act)}",
            map(words.name, one.issues),
            one.evidence,
        )
        for one in record.threats
    ]
    if rows:
        yield Group("", (), tuple(rows))


def _links(record: Record, words: _Words) -> Iterator[Group]:
    rows = [
        _row(
            one.id,
            _first_day(one.evidence),
            f"{words.who(one.who, 'record-outlet-says')}: {words.name(one.issue)} ← {words.name(one.to)}",
            [words.label("tie", one.tie)],
            one.evidence,
        )
        for one in record.links
    ]
    if rows:
        yield Group("", (), tuple(rows))


def _pressure(record: Record, words: _Words) -> Iterator[Group]:
    rows = [
        _row(
            one.id,
            _first_day(one.evidence),
            words.who(one.who, "record-crowd"),
            [words.label("stance", one.stance) if one.stance else "", *map(words.name, one.issues)],
            one.evidence,
        )
        for one in record.pressure
    ]
    if rows:
        yield Group("", (), tuple(rows))


def _wording(record: Record, words: _Words) -> Iterator[Group]:
    concepts: dict[str, list[Row]] = {}
    for one in record.wording:
        head = f"{one.variant} · {one.outlet or words.say('record-undated')}"
        signs = [words.label("voice", one.voice), words.say("record-times", count=one.count)]
        concepts.setdefault(one.concept, []).append(_row(one.id, None, head, signs, one.evidence))
    for concept, rows in concepts.items():
        yield Group(concept, (), tuple(rows))


_BUILDERS: Mapping[Section, Callable[[Record, _Words], Iterator[Group]]] = {
    Section.POSITIONS: _cells,
    Section.PROPOSALS: _proposals,
    Section.MEETINGS: _meetings,
    Section.FIGURES: _figures,
    Section.DISAGREEMENTS: _disagreements,
    Section.ROLES: _roles,
    Section.SILENCES: _silences,
    Section.THREATS: _threats,
    Section.LINKS: _links,
    Section.PRESSURE: _pressure,
    Section.WORDING: _wording,
    Section.LOOSE: _loose,
}
