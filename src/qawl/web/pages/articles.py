"""An article as a page: its text with every statement marked, and each statement told below."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.show.cards import cards, day, headline, unsaid
from qawl.show.direction import direction
from qawl.show.marking import headed, paragraphs, words_of
from qawl.show.page import web_address
from qawl.store.contract import statement_ids
from qawl.web.preferences import language_of
from qawl.web.render import page


def article_page(request: Request) -> Response:
    with request.app.state.library.store() as store:
        reading = store.reading(request.path_params["article"])
    if reading is None:
        raise HTTPException(404)
    lang, article = language_of(request), reading.article
    head, body = headed(article, paragraphs(article.text, reading.statements))
    return page(
        request,
        "article_page.html",
        article=article,
        day=day(article.published, lang),
        headline=headline(article),
        marked_headline=head,
        paragraphs=[(direction(words_of(one)), one) for one in body],
        cards=list(zip(statement_ids(reading), cards(reading, lang), strict=True)),
        unsaid=unsaid(reading),
        version=reading.version,
        link=web_address(article.url),
    )
