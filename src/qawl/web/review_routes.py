"""The pages of reviewers, in one list: the queue, one record, a statement that was missed, who is who, stories."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from qawl.web.forms import posted
from qawl.web.pages import review, review_actors, review_acts, review_stories

ROUTES: tuple[BaseRoute, ...] = (
    Route("/review", review.queue_page),
    Route("/review/new", review_acts.new_page),
    Route("/review/new", posted(review_acts.add_new), methods=["POST"]),
    Route("/review/actors", review_actors.actors_page),
    Route("/review/actors", posted(review_actors.decide), methods=["POST"]),
    Route("/review/story/{article:path}", review_stories.story_page),
    Route("/review/story/{article:path}", posted(review_stories.decide), methods=["POST"]),
    Route("/review/{record}", review.record_page),
    Route("/review/{record}", posted(review_acts.decide), methods=["POST"]),
)
