"""Values as what a program gets: plain JSON, keys as in the lines that the command writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response

from qawl.model.codec import encode_form, plain_form, statement_form
from qawl.model.documents import Article
from qawl.model.records import Statement
from qawl.model.review import Anchored, Revision, Standing
from qawl.store.contract.store import ArticleCard, StoredStatement

Form = dict[str, Any]
ROOT = "/api"
JSON = "application/json"


def json_answer(form: Mapping[str, Any], status: int = 200) -> Response:
    """The answer of a question."""
    return Response(encode_form(dict(form)), status, media_type=JSON)


def page_answer(items: Iterable[Form], following: str | None = None, **more: object) -> Response:
    """One page of a list, and the address of the next; null behind the last."""
    return json_answer({"items": list(items), "next": following, **more})


def following(request: Request, **changed: str | int) -> str:
    """The address of the same question with these parameters in the place of those that it had."""
    asked = request.url.include_query_params(**changed)
    return f"{asked.path}?{asked.query}"


def address(*parts: str) -> str:
    """An address of the interface, whatever the ids hold."""
    return "/".join((ROOT, *(quote(part, safe="@") for part in parts)))


def card_form(card: ArticleCard) -> Form:
    form: Form = plain_form(card)
    return form | {"address": address("articles", card.id)}


def stored_form(stored: StoredStatement, standing: Standing) -> Form:
    """A statement as it stands: with what people made of it, and the permanent address of this version."""
    return said_form(stored.article, stored.statement, standing)


def said_form(article: Article, statement: Statement, standing: Standing) -> Form:
    """The same for a statement of an article."""
    return {
        "id": standing.record,
        "revision": standing.newest,
        "state": standing.state,
        "permanent": address("statements", f"{standing.record}@{standing.newest}"),
        "article": article.id,
        "number": None if standing.position is None else standing.position + 1,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "words": [span.of(article.text) for span in statement.content],
        **statement_form(article.text, statement),
    }


def revision_form(one: Revision, *, names: bool) -> Form:
    """One thing that a person did with a statement; who and why are for those who may see `names`."""
    return {
        "statement": one.record,
        "revision": one.number,
        "permanent": address("statements", f"{one.record}@{one.number}"),
        "article": one.article,
        "action": one.action,
        "base": one.base,
        "undoes": one.undoes,
        "at": one.at,
        "by": one.by if names else "",
        "reason": one.reason if names else "",
        "rule": one.rule,
        "seal": one.seal,
        "said": None if one.value is None else anchored_form(one.value),
        "check": plain_form(one.check) if names and one.check is not None else None,
    }


def machine_form(record: str, article: str, version: str, value: Anchored, rule: str) -> Form:
    """What the machine found, before any revision."""
    return {
        "statement": record,
        "revision": 0,
        "permanent": address("statements", f"{record}@0"),
        "article": article,
        "action": "found",
        "base": 0,
        "undoes": None,
        "at": None,
        "by": version,
        "reason": "",
        "rule": rule,
        "seal": "",
        "said": anchored_form(value),
        "check": None,
    }


def anchored_form(value: Anchored) -> Form:
    """A statement in words, each with what stood before and after it and where."""
    form: Form = plain_form(value)
    return form


def form_line(form: Form) -> bytes:
    """One line of a stream."""
    return encode_form(form) + b"\n"
