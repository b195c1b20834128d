"""What all pages of a dossier share: words in the reader's language, days, what carries lines, what disputes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response

from qawl.dossiers.routes import rule_of, takes
from qawl.model.conflicts import ConflictKind
from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.model.record import Record
from qawl.model.record_lines import Answer, ConflictLine, Evidence, MeetingLine, Point, Stand
from qawl.record.page import day_of
from qawl.record.ties import Ties
from qawl.runners.stories import Across
from qawl.show.cards import day
from qawl.show.record import plainly
from qawl.show.record_rows import Group, Part, Quoted, Words, names_of
from qawl.store.contract.store import Store
from qawl.web.asked import is_of_our_time
from qawl.web.preferences import language_of
from qawl.web.render import page
from qawl.wording import Lang

WEEK = timedelta(days=7)
MOST_KEPT = 8
"""Records that are kept ready."""


def dossier_page(request: Request, dossier: Dossier, part: str, template: str, /, **values: object) -> Response:
    """A page of this part of the dossier; `when` words a day in it, and `place_of` where a quotation stands."""
    lang = language_of(request)
    shared: dict[str, object] = {
        "dossier": dossier,
        "dossier_part": part,
        "when": partial(when, lang),
        "place_of": partial(place_of, lang),
    }
    return page(request, template, 200, **(shared | values))


def attached(made: bytes, media: str, name: str) -> Response:
    """A file to be kept under this name; of the name only what any machine can write."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name)
    return Response(made, media_type=media, headers={"Content-Disposition": f'attachment; filename="{safe}"'})


class _Titled(Protocol):
    @property
    def ar(self) -> str: ...

    @property
    def en(self) -> str: ...


def title_of(one: _Titled, lang: Lang) -> str:
    """What a dossier, or something of it, is called in the reader's language."""
    return one.ar if lang == "ar" else one.en


def words_for(record: Record, lang: Lang, dossier: Dossier | None = None) -> Words:
    """What the lines of a record are worded with; with the dossier it is known whom bare names mean."""
    ties = None if dossier is None else Ties(dossier)
    return Words(partial(plainly, lang), names_of(record, lang), lang, ties)


def when(lang: Lang, told: date | str | None) -> str:
    """A day as people write it; empty for none."""
    if told is None:
        return ""
    return day(told if isinstance(told, str) else told.isoformat(), lang) or ""


def iso(day: date | None) -> str | None:
    """A day as ISO 8601 writes it; None for none."""
    return None if day is None else day.isoformat()


def place_of(lang: Lang, quote: Quoted) -> str:
    """What the way to a quotation is called: the article, or the statement of it."""
    if quote.statement is None:
        return plainly(lang, "web-dossier-in-article")
    return plainly(lang, "web-dossier-in-statement", number=quote.statement + 1)


def stands(record: Record) -> Iterator[Stand]:
    return (stand for cell in record.cells for stand in cell.stands)


def articles_of(request: Request, store: Store, dossier: Dossier) -> frozenset[str]:
    """The ids of the articles that belong to the dossier; asked of the store once for each of its states."""
    across = request.app.state.desk.across()
    kept: dict[str, tuple[Across, frozenset[str]]] = getattr(request.app.state, "dossier_articles", {})
    if dossier.id not in kept or kept[dossier.id][0] is not across:
        ids = frozenset(store.choose(rule_of(dossier), partial(takes, dossier)))
        request.app.state.dossier_articles = kept = kept | {dossier.id: (across, ids)}
    return kept[dossier.id][1]


def record_of(request: Request, dossier: Dossier, at: date | None = None, mark: str = "") -> Record:
    """The record as the desk has it, asked for once in each state of the store: on its way it is megabytes."""
    state = request.app.state
    across = state.desk.across()
    kept: dict[tuple[str, date | None, str], tuple[Across, Record]] = getattr(state, "records", {})
    known = kept.get((dossier.id, at, mark))
    if known is not None and known[0] is across:
        return known[1]
    record: Record = state.desk.record(dossier.id, at, mark)
    fresh = {key: each for key, each in kept.items() if each[0] is across} if len(kept) >= MOST_KEPT else kept
    if len(fresh) >= MOST_KEPT:
        fresh = {}
    state.records = fresh | {(dossier.id, at, mark): (across, record)}
    return record


class _Carried(Protocol):
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...


class _Line(_Carried, Protocol):
    @property
    def id(self) -> str: ...


def evidence_of(record: Record) -> Iterator[Evidence]:
    """Everything that carries a line of the record, some of it more than once."""
    lines: tuple[Iterable[_Carried], ...] = (
        stands(record),
        record.loose,
        record.proposals,
        (answer for line in record.proposals for answer in line.answers),
        record.meetings,
        (point for series in record.series for point in series.points),
        (account for line in record.conflicts for account in line.accounts),
        record.silences,
        record.threats,
        record.links,
        record.pressure,
        record.wording,
    )
    for line in chain.from_iterable(lines):
        yield from line.evidence


def lines_carried(record: Record) -> Iterator[tuple[str, frozenset[str]]]:
    """The lines that pages tell by their ids, each with the articles that carry it."""
    lines: tuple[Iterable[_Line], ...] = (
        stands(record),
        record.proposals,
        (answer for line in record.proposals for answer in line.answers),
        record.meetings,
        (point for series in record.series for point in series.points),
        record.silences,
        record.threats,
    )
    for line in chain.from_iterable(lines):
        yield line.id, frozenset(one.article for one in line.evidence)
    for conflict in record.conflicts:
        yield conflict.id, frozenset(one.article for account in conflict.accounts for one in account.evidence)


def last_day(record: Record) -> date | None:
    """The day of the newest article that carries a line; what is no day of our time counts for nothing."""
    told = {one.published for one in evidence_of(record)}
    days = (day_of(one) for one in told)
    return max((day for day in days if day is not None and is_of_our_time(day)), default=None)


Places = Mapping[str, tuple[tuple[Span, ConflictLine], ...]]
"""By article the stretches that carry an account, with the contradiction that it is in."""

_OF_STANDS = frozenset({ConflictKind.ACCEPTANCE, ConflictKind.DENIAL})
_OF_MEETINGS = frozenset(
    {ConflictKind.DATE, ConflictKind.PLACE, ConflictKind.ATTENDANCE, ConflictKind.OCCURRENCE, ConflictKind.DENIAL}
)


def disputed_places(record: Record) -> Places:
    """Where the accounts of the record's contradictions stand."""
    found: dict[str, list[tuple[Span, ConflictLine]]] = {}
    for line in record.conflicts:
        for one in (one for account in line.accounts for one in account.evidence):
            found.setdefault(one.article, []).extend((span, line) for span in one.spans)
    return {article: tuple(spans) for article, spans in found.items()}


def disputes_of(line: Stand | Answer | Point | MeetingLine, places: Places) -> tuple[ConflictLine, ...]:
    """The contradictions that rest on words of this line."""
    match line:
        case Point():
            kinds = frozenset({ConflictKind.NUMBER})
        case MeetingLine():
            kinds = _OF_MEETINGS
        case _:
            kinds = _OF_STANDS
    found: dict[str, ConflictLine] = {}
    for one in line.evidence:
        for span, conflict in places.get(one.article, ()):
            if conflict.kind in kinds and any(span.start < own.end and own.start < span.end for own in one.spans):
                found[conflict.id] = conflict
    return tuple(found.values())


def groups_of(parts: Iterable[Part], section: str) -> tuple[Group, ...]:
    """The groups of one section of `record_parts`."""
    return next((part.groups for part in parts if part.section == section), ())
