"""The pages of a dossier, in one list: an address under `/d/`, and the function in `pages/` that answers it."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from qawl.web.forms import posted
from qawl.web.pages import (
    brief,
    conflicts,
    figures,
    matrix,
    meetings,
    proposals,
    record,
    timeline,
    today,
    wording,
)

ROUTES: tuple[BaseRoute, ...] = (
    Route("/d/{dossier}", today.today_page),
    Route("/d/{dossier}/matrix", matrix.matrix_page),
    Route("/d/{dossier}/matrix/{party}/{issue}", matrix.position_page),
    Route("/d/{dossier}/proposals", proposals.proposals_page),
    Route("/d/{dossier}/proposal/{proposal}", proposals.proposal_page),
    Route("/d/{dossier}/meetings", meetings.meetings_page),
    Route("/d/{dossier}/meetings.ics", meetings.calendar_file),
    Route("/d/{dossier}/meeting/{meeting}", meetings.meeting_page),
    Route("/d/{dossier}/figures", figures.figures_page),
    Route("/d/{dossier}/figure/{figure:path}", figures.figure_page),
    Route("/d/{dossier}/timeline", timeline.timeline_page),
    Route("/d/{dossier}/conflicts", conflicts.conflicts_page),
    Route("/d/{dossier}/wording", wording.wording_page),
    Route("/d/{dossier}/record", record.record_page),
    Route("/d/{dossier}/brief", brief.brief_page),
    Route("/seen", posted(today.seen), methods=["POST"]),
)
