"""The brief of a dossier for a period, to be taken away as a document."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.record import Record
from qawl.web.asked import Unclear, day_asked, dossier_of
from qawl.web.dossier_page import dossier_page, last_day


def brief_page(request: Request) -> Response:
    dossier = dossier_of(request)
    since, until = day_asked(request, "from"), day_asked(request, "to")
    record: Record = request.app.state.desk.record(dossier.id)
    newest = last_day(record)
    until = until or newest
    since = since or (until and until - timedelta(days=6))
    if since is not None and until is not None and since > until:
        raise Unclear("web-days-crossed")
    return dossier_page(request, dossier, "brief", "dossier_brief.html", since=since, until=until)
