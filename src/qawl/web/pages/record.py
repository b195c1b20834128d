"""The whole record of a dossier at a day, section by section; or what moved in it since another day."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.record import Changes, Record
from qawl.record.difference import difference
from qawl.show.record import plainly, record_parts
from qawl.web.asked import day_asked, dossier_of
from qawl.web.dossier_page import dossier_page, when
from qawl.web.preferences import language_of
from qawl.wording import Lang


def record_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    at, since = day_asked(request, "at"), day_asked(request, "since")
    desk = request.app.state.desk
    record: Record = desk.record(dossier.id, at)
    changes = None if since is None else difference(desk.record(dossier.id, since), record)
    parts = record_parts(record, lang, changes)
    about = about_record(record, changes, lang)
    return dossier_page(
        request,
        dossier,
        "record",
        "dossier_record.html",
        parts=parts,
        empty=not record.articles,
        about=about,
        at=at,
        since=since,
    )


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
