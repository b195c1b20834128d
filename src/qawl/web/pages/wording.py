"""How outlets word the things of a dossier: what they call each, and with which verbs they give each party's words."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.wording import FEW, OutletTables
from qawl.show.compare_rows import about_tables, label_tables, verb_tables
from qawl.show.record import plainly
from qawl.web.asked import dossier_of
from qawl.web.dossier_page import dossier_page
from qawl.web.preferences import language_of


def wording_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    tables: OutletTables = request.app.state.desk.wording(dossier.id)
    parts = (
        ("labels", plainly(lang, "compare-labels"), plainly(lang, "compare-labels-note"), label_tables(tables, lang)),
        ("verbs", plainly(lang, "compare-verbs"), plainly(lang, "compare-verbs-note"), verb_tables(tables, lang)),
    )
    return dossier_page(
        request,
        dossier,
        "wording",
        "dossier_wording.html",
        about=about_tables(tables, lang),
        parts=[part for part in parts if part[-1]],
        few=plainly(lang, "compare-few-note", number=FEW),
    )
