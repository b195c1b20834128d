"""Everything dated in a dossier, day by day, the newest first: what was said, met, offered, counted and told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.record import Record
from qawl.web.asked import choice_asked, day_asked, dossier_of
from qawl.web.dossier_page import dossier_page, words_for
from qawl.web.entries import KINDS, Entry, entries_of, newest_first, story_entries
from qawl.web.preferences import language_of

PAGE = 80
"""Entries on one page, and as many more as its last day has."""
_CHOICES = (*KINDS, "stories")


def timeline_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    kind, until = choice_asked(request, "kind", _CHOICES), day_asked(request, "until")
    record: Record = request.app.state.desk.record(dossier.id)
    words = words_for(record, lang)
    entries = [] if kind == "stories" else entries_of(record, words, (kind,) if kind else ())
    if kind in (None, "stories"):
        entries = newest_first([*story_entries(request, dossier, words), *entries])
    dated = [entry for entry in entries if entry.day is not None and (until is None or entry.day <= until)]
    shown, older = first_days(dated)
    return dossier_page(
        request,
        dossier,
        "timeline",
        "dossier_timeline.html",
        days=[(day, list(group)) for day, group in groupby(shown, key=lambda entry: entry.day)],
        kinds=_CHOICES,
        kind=kind,
        until=until,
        older=older,
    )


def first_days(entries: Iterable[Entry]) -> tuple[list[Entry], date | None]:
    """The first whole days up to a page, and the day from which on there is more; None where there is not."""
    shown: list[Entry] = []
    for day, group in groupby(entries, key=lambda entry: entry.day):
        if len(shown) >= PAGE:
            return shown, day
        shown += group
    return shown, None
