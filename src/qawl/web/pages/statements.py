"""One statement: its words in their place, the way they came, who had them first, why it is here, how to cite it."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qawl.answers.statements import tell_statement
from qawl.review.checks import checks_in_force
from qawl.show.cards import card, headline
from qawl.show.citations import citations
from qawl.show.direction import direction
from qawl.show.marking import words_of
from qawl.show.page import web_address
from qawl.show.review import history_rows
from qawl.show.statement import around, tellers, way, when, why
from qawl.web.preferences import language_of
from qawl.web.render import page, to_statement
from qawl.web.shelf import shelf_of
from qawl.web.whom import speakers

MOST_DIGITS = 16
"""Of the number of a revision."""


def statement_page(request: Request) -> Response:
    lang = language_of(request)
    record, at, revision = request.path_params["statement"].partition("@")
    until = _revision(revision) if at else None
    with request.app.state.library.store() as store:
        told = tell_statement(store, shelf_of(request), record, until)
        whom = None if told is None else speakers(store, told.stored.article.id, [told.standing], lang)[0]
        judged = {one.number for one in store.revisions(record)} if told is None else set()
    if told is None and judged and (until or 0) in {0, *judged}:  # its words are gone: its history is there
        return RedirectResponse(f"/review/{quote(record, safe='')}", 303)
    if told is None:
        raise HTTPException(404)
    stored, article, made = told.stored, told.stored.article, told.stored.statement
    link = str(request.base_url).rstrip("/") + to_statement(stored.id)
    found, trust = why(made, article.text, lang)
    seen = [one for one in told.history if until is None or one.number <= until]
    return page(
        request,
        "statement.html",
        stored=stored,
        article=article,
        card=card(article.text, stored.position + 1, made, lang),
        unnamed=made.unnamed,
        whom=whom,
        headline=headline(article),
        when=when(article.published, lang),
        original=web_address(article.url),
        context=[(direction(words_of(one)), one) for one in around(told)],
        way=way(article, made, lang),
        tellers=tellers(told, lang),
        independent=told.independent,
        story=told.story,
        why=found,
        trust=trust,
        version=told.reading.version,
        link=link,
        citations=citations(stored, link, datetime.now(UTC).date()),
        history=told.history,
        checks=history_rows(checks_in_force(seen), lang),
        state=told.standing.state.value,
        place=told.place,
        until=until,
    )


def _revision(told: str) -> int:
    """The number of a revision in an address; 404 for what is none."""
    if not (told.isascii() and told.isdecimal() and len(told) < MOST_DIGITS):
        raise HTTPException(404)
    return int(told)
