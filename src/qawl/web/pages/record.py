"""The record of a dossier at a day, section by section; or what moved in it since another day."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.record import Changes, Record, Section
from qawl.record.difference import difference
from qawl.show.record import plainly, record_parts
from qawl.show.record_rows import Group
from qawl.web.asked import Unclear, choice_asked, day_asked, dossier_of, number_asked
from qawl.web.dossier_page import dossier_page, record_of, when
from qawl.web.preferences import language_of
from qawl.wording import Lang

MOST = 40
"""Groups of rows on one page."""
_ROWS = 120
"""Rows on one page, and what its last group has more."""


def record_page(request: Request) -> Response:
    """One section of the record, a page at a time, and what the others hold."""
    dossier, lang = dossier_of(request), language_of(request)
    at, since = day_asked(request, "at"), day_asked(request, "since")
    if at is not None and since is not None and since > at:
        raise Unclear("web-days-crossed")
    asked = choice_asked(request, "section", tuple(Section))
    record: Record = record_of(request, dossier, at)
    changes = None if since is None else difference(record_of(request, dossier, since), record)
    parts = record_parts(record, lang, changes)
    shown = next((part for part in parts if part.section == asked), None if asked else next(iter(parts), None))
    sheets = () if shown is None else sheets_of((*shown.major, *shown.minor))
    number = _sheet_with(sheets, request.query_params.get("row")) or number_asked(request, "page", len(sheets))
    return dossier_page(
        request,
        dossier,
        "record",
        "dossier_record.html",
        parts=parts,
        shown=shown,
        groups=sheets[number - 1] if sheets else (),
        number=number,
        last=len(sheets),
        empty=not record.articles,
        about=about_record(record, changes, lang),
        at=at,
        since=since,
    )


def _sheet_with(sheets: tuple[tuple[Group, ...], ...], row: str | None) -> int | None:
    """The page that this row is on; None where it is on none."""
    places = (
        nth for nth, groups in enumerate(sheets, 1) for group in groups if any(one.id == row for one in group.rows)
    )
    return next(places, None)


def sheets_of(groups: Iterable[Group]) -> tuple[tuple[Group, ...], ...]:
    """The groups by page, in their order."""
    sheets: list[list[Group]] = []
    rows = 0
    for group in groups:
        if not sheets or len(sheets[-1]) >= MOST or rows >= _ROWS:
            sheets.append([])
            rows = 0
        sheets[-1].append(group)
        rows += len(group.rows)
    return tuple(map(tuple, sheets))


def about_record(record: Record, changes: Changes | None, lang: Lang) -> list[str]:
    """Up to when, and of how many articles; with a difference, between which days."""
    until = (
        plainly(lang, "record-all") if record.at is None else plainly(lang, "record-until", day=when(lang, record.at))
    )
    told = [until, plainly(lang, "count-articles", count=record.articles)]
    if record.undated:
        told.append(plainly(lang, "record-left-out", count=len(record.undated)))
    if changes is not None:
        now = when(lang, changes.now) or "…"
        told.append(plainly(lang, "record-changes", then=when(lang, changes.then), now=now))
    return told
