"""The pages of reviewers, in one list: the queue, one record, a statement that was missed."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from qawl.web.forms import posted
from qawl.web.pages import review, review_acts

ROUTES: tuple[BaseRoute, ...] = (
    Route("/review", review.queue_page),
    Route("/review/new", review_acts.new_page),
    Route("/review/new", posted(review_acts.add_new), methods=["POST"]),
    Route("/review/{record}", review.record_page),
    Route("/review/{record}", posted(review_acts.decide), methods=["POST"]),
)
