"""The record as flat rows for a table: one for each place in an article that carries a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qawl.model.record import Named, PressureLine, Record, RoleLine, Section
from qawl.model.record_lines import Cell, ConflictLine, Evidence, MeetingLine, ProposalLine, Series, Who
from qawl.wording import Lang

_BETWEEN = " · "
_HOP = " ← "


@dataclass(frozen=True, slots=True)
class Row:
    """One line with one place that carries it; codes are those of the model, names are in the reader's language."""

    section: str
    part: str
    """What of the section: a stand, a term, an answer, a stage of a meeting …"""
    id: str
    what: str
    who: str
    verdict: str
    """The stance, status, verdict, role, bound or act, as a code."""
    detail: str
    change: str
    """Of positions; and what a superseded figure gave way to."""
    when: date | None
    declared_by: str
    declarer: str
    article: str | None = None
    """This and all that follows is None for what stands in the dossier alone."""
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    start: int | None = None
    """Of the first piece."""
    end: int | None = None
    places: str | None = None
    """All pieces («12-40 55-60»)."""
    exact: str | None = None
    chain: str | None = None
    """Outlet first, speaker last."""
    origin: str | None = None
    statement: int | None = None
    sentence: str | None = None
    """The sentence that `exact` stands in; empty where it is more than one."""
    hand: str = ""
    """What people did with the statement that carries it: `corrected` or `added`; else empty."""
    record: str = ""
    """The permanent id of that statement, where its history stands; else empty."""


def lines(record: Record, lang: Lang) -> Iterator[Row]:
    """Every line of the record with every place that carries it, section by section."""
    names = Names(record.names, lang)
    yield from _positions(record, names)
    for proposal in record.proposals:
        yield from _proposal(proposal, names)
    for meeting in record.meetings:
        yield from _meeting(meeting, names)
    for series in record.series:
        yield from _series(series, names)
    for conflict in record.conflicts:
        yield from _conflict(conflict)
    for role in record.roles:
        yield from _role(role, names)
    yield from _voices(record, names)
    for line in record.wording:
        thing, said = names.of("concept", line.concept), names.of("variant", f"{line.concept}/{line.variant}")
        row = _row(Section.WORDING, "label", line.id, thing, line.outlet or "", line.voice, said)
        yield from _carried(row, line.evidence)


class Names:
    """The ids of a dossier in the reader's language."""

    def __init__(self, named: Iterable[Named], lang: Lang) -> None:
        self._names = {(one.family, one.id): (one.ar if lang == "ar" else one.en) or one.id for one in named}

    def of(self, family: str, key: str | None) -> str:
        return "" if key is None else self._names.get((family, key), key)

    def who(self, who: Who | None) -> str:
        """By the dossier's name for him, else by the article's."""
        if who is None:
            return ""
        return who.name if who.actor is None else self.of("actor", who.actor)

    def people(self, people: Iterable[Who]) -> str:
        return _BETWEEN.join(self.who(one) for one in people)

    def issues(self, issues: Iterable[str]) -> str:
        return _BETWEEN.join(self.of("issue", one) for one in issues)


def _row(
    section: Section,
    part: str,
    own_id: str,
    what: str,
    who: str,
    verdict: str,
    detail: str = "",
    *,
    change: str = "",
    when: date | None = None,
    declared_by: str = "",
    declarer: str = "",
) -> Row:
    return Row(str(section), part, own_id, what, who, str(verdict), detail, change, when, declared_by, declarer)


def _carried(row: Row, evidence: Sequence[Evidence]) -> Iterator[Row]:
    """The row once for each place; as it is where no article carries it."""
    if not evidence:
        yield row
    for one in evidence:
        yield replace(
            row,
            when=row.when or one.day,
            article=one.article,
            outlet=one.outlet,
            url=one.url,
            published=one.published,
            start=one.spans[0].start,
            end=one.spans[0].end,
            places=" ".join(f"{span.start}-{span.end}" for span in one.spans),
            exact=one.exact,
            chain=_HOP.join(one.chain),
            origin=one.origin,
            statement=one.statement,
            sentence=one.sentence,
            hand=one.hand,
            record=one.record,
        )


def _joined(*words: object) -> str:
    return _BETWEEN.join(str(one) for one in words if one not in (None, ""))


def _positions(record: Record, names: Names) -> Iterator[Row]:
    for cell in record.cells:
        yield from _cell(cell, names)
    for loose in record.loose:
        what = _joined(loose.issue, names.issues(loose.issues), names.of("proposal", loose.proposal))
        row = _row(
            Section.LOOSE,
            "position",
            loose.id,
            what,
            names.who(loose.party),
            loose.stance,
            loose.condition or "",
            declared_by=loose.declared_by,
            declarer=names.who(loose.declarer),
        )
        yield from _carried(row, loose.evidence)


def _cell(cell: Cell, names: Names) -> Iterator[Row]:
    for stand in cell.stands:
        row = _row(
            Section.POSITIONS,
            "own" if stand in cell.own else "told",
            stand.id,
            _joined(names.of("issue", cell.issue), cell.kind and names.of("kind", f"{cell.issue}/{cell.kind}")),
            names.of("actor", cell.party),
            stand.stance,
            _joined(
                stand.mark and names.of("mark", f"{cell.issue}/{stand.mark}"),
                stand.value,
                stand.condition,
                stand.strength,
            ),
            change=stand.change or "",
            when=stand.since,
            declared_by=stand.declared_by,
            declarer=names.who(stand.declarer),
        )
        yield from _carried(row, stand.evidence)


def _proposal(line: ProposalLine, names: Names) -> Iterator[Row]:
    title, authors = names.of("proposal", line.known) or line.title, names.people(line.authors)
    for reached in line.history:
        row = _row(Section.PROPOSALS, "proposal", line.id, title, authors, reached.status, when=reached.since)
        yield from _carried(row, reached.evidence)
    for term in line.terms:
        detail = _joined(term.phase, term.object, term.quantity, term.duration, term.condition)
        who = " → ".join(names.who(one) for one in (term.giver, term.taker) if one is not None)
        yield from _carried(_row(Section.PROPOSALS, "term", term.id, title, who, term.item, detail), term.evidence)
    for answer in line.answers:
        row = _row(
            Section.PROPOSALS,
            "answer",
            answer.id,
            title,
            names.of("actor", answer.party.side) or names.who(answer.party),
            answer.verdict,
            _joined(*answer.conditions),
            when=answer.since,
            declared_by=answer.declared_by,
            declarer=names.who(answer.declarer),
        )
        yield from _carried(row, answer.evidence)


def _meeting(line: MeetingLine, names: Names) -> Iterator[Row]:
    what = _joined(line.kind, line.ordinal, line.place)
    who = names.people(one.who for one in line.attendees)
    for stage in line.history:
        row = _row(Section.MEETINGS, "stage", line.id, what, who, stage.status, _days(stage.first, stage.last))
        yield from _carried(row, stage.evidence)
    for readout in line.readouts:
        row = _row(
            Section.MEETINGS,
            "readout",
            line.id,
            what,
            names.of("actor", readout.side),
            line.status,
            declarer=names.who(readout.speaker),
        )
        yield from _carried(row, (readout.evidence,))


def _days(first: date | None, last: date | None) -> str:
    if first == last:
        return "" if first is None else first.isoformat()
    return f"{first or ''}/{last or ''}"


def _series(series: Series, names: Names) -> Iterator[Row]:
    what = _joined(names.of("figure", series.measure), series.population, series.place)
    who = names.who(series.claimant) or series.outlet or ""
    for point in series.points:
        gave_way = "" if point.superseded_by is None else f"superseded {point.superseded_by}"
        row = _row(
            Section.FIGURES,
            "cumulative" if series.cumulative else "count",
            point.id,
            what,
            who,
            point.bound,
            _joined(_amount(point.low, point.high), series.unit, point.label, point.qualifier),
            change=gave_way,
            when=point.as_of,
        )
        yield from _carried(row, point.evidence)


def _amount(low: float | None, high: float | None) -> str:
    if low == high:
        return "" if low is None else str(low)
    return f"{'' if low is None else low}–{'' if high is None else high}"


def _conflict(line: ConflictLine) -> Iterator[Row]:
    for account in line.accounts:
        who, verdict = _joined(*account.who, *account.outlets), str(line.status)
        row = _row(Section.CONFLICTS, line.kind, line.id, line.slot, who, verdict, account.value, when=account.first)
        yield from _carried(row, account.evidence)


def _role(line: RoleLine, names: Names) -> Iterator[Row]:
    row = _row(
        Section.ROLES,
        line.source,
        line.id,
        line.role,
        names.people(line.who),
        line.role,
        names.people(line.between),
        when=line.first,
    )
    yield from _carried(row, line.evidence)


def _voices(record: Record, names: Names) -> Iterator[Row]:
    for silence in record.silences:
        who, issues = names.who(silence.who), names.issues(silence.issues)
        row = _row(Section.SILENCES, "silence", silence.id, silence.about, who, "silent", issues)
        yield from _carried(row, silence.evidence)
    for threat in record.threats:
        row = _row(Section.THREATS, "threat", threat.id, names.issues(threat.issues), names.who(threat.who), threat.act)
        yield from _carried(row, threat.evidence)
    for link in record.links:
        what = names.issues((link.issue, link.to))
        row = _row(Section.LINKS, "link", link.id, what, names.who(link.who), link.tie)
        yield from _carried(row, link.evidence)
    for pressing in record.pressure:
        yield from _carried(_pressure(pressing, names), pressing.evidence)


def _pressure(line: PressureLine, names: Names) -> Row:
    what, amount = names.issues(line.issues), _amount(line.low, line.high)
    return _row(Section.PRESSURE, line.form, line.id, what, names.who(line.who), line.stance or "", amount)
