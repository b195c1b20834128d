"""Everything dated in a dossier, day by day, the newest first: what was said, met, offered, counted and told."""

from __future__ import annotations

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.record import Record
from qawl.web.asked import choice_asked, day_asked, dossier_of, number_asked
from qawl.web.dossier_page import dossier_page, record_of, words_for
from qawl.web.entries import KINDS, entries_of, newest_first, story_entries
from qawl.web.preferences import language_of

PAGE = 60
"""Entries on one page."""
_CHOICES = (*KINDS, "stories")


def timeline_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    kind, until = choice_asked(request, "kind", _CHOICES), day_asked(request, "until")
    record: Record = record_of(request, dossier)
    words = words_for(record, lang, dossier)
    entries = [] if kind == "stories" else entries_of(record, words, (kind,) if kind else ())
    if kind in (None, "stories"):
        entries = newest_first([*story_entries(request, dossier, words), *entries])
    dated = [entry for entry in entries if entry.day is not None and (until is None or entry.day <= until)]
    last = -(-len(dated) // PAGE)
    number = number_asked(request, "page", last)
    shown = dated[(number - 1) * PAGE : number * PAGE]
    return dossier_page(
        request,
        dossier,
        "timeline",
        "dossier_timeline.html",
        days=[(day, list(group)) for day, group in groupby(shown, key=lambda entry: entry.day)],
        kinds=_CHOICES,
        kind=kind,
        until=until,
        number=number,
        last=last,
    )
