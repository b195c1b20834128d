"""The brief of a dossier for a period: read on the page, or taken away as a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from qawl.export.brief import Paper, lay_out
from qawl.export.needs import NeedsExtra
from qawl.model.record import Record
from qawl.web.asked import Unclear, choice_asked, dossier_of, period_asked
from qawl.web.dossier_page import attached, dossier_page, last_day, record_of, title_of
from qawl.web.preferences import language_of

DAYS = timedelta(days=6)
"""The period where none is asked for: so many days before the newest article."""


def brief_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    since, until = period_asked(request)
    form = choice_asked(request, "form", tuple(WRITERS))
    desk = request.app.state.desk
    record: Record = record_of(request, dossier)
    until = until or last_day(record) or since
    since = since or (until and until - DAYS)
    if since is None or until is None:
        return dossier_page(request, dossier, "brief", "dossier_brief.html", paper=None, articles=record.articles)
    if since > until:
        raise Unclear("web-days-crossed")
    paper = lay_out(desk.brief(dossier.id, since, until), title_of(dossier, lang), lang)
    if form is not None:
        return _taken(paper, form, f"{dossier.id}-{since}-{until}.{form}")
    return dossier_page(
        request,
        dossier,
        "brief",
        "dossier_brief.html",
        paper=paper,
        forms=tuple(WRITERS),
        since=since,
        until=until,
    )


def _taken(paper: Paper, form: str, name: str) -> Response:
    """The brief as a file."""
    write, media = WRITERS[form]
    try:
        made = write(paper)
    except NeedsExtra as error:
        raise Unclear("export-needs", extra=error.extra) from error
    return attached(made, media, name)


def _docx(paper: Paper) -> bytes:
    from qawl.export.brief_docx import brief_docx

    return brief_docx(paper)


def _html(paper: Paper) -> bytes:
    from qawl.export.brief_html import brief_html

    return brief_html(paper).encode("utf-8", "backslashreplace")


def _markdown(paper: Paper) -> bytes:
    from qawl.export.brief_markdown import brief_markdown

    return brief_markdown(paper).encode("utf-8", "backslashreplace")


WRITERS: Mapping[str, tuple[Callable[[Paper], bytes], str]] = {
    "docx": (_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": (_html, "text/html; charset=utf-8"),
    "md": (_markdown, "text/markdown; charset=utf-8"),
}
"""By the form that is asked for: what writes it, and its media type."""
