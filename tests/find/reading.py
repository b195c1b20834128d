"""Reads invented sentences for the tests of the finders."""

from __future__ import annotations

from functools import cache

from qawl.model.documents import Article, Span
from qawl.model.records import Reading, Statement
from qawl.pipeline import Kit, load_kit, read_article


@cache
def kit() -> Kit:
    return load_kit()


def read(text: str, outlet: str | None = None) -> Reading:
    return read_article(Article("invented", text, outlet=outlet), kit())


def said(text: str) -> list[tuple[str | None, str]]:
    """Who, by the fullest name, and what, for every statement in order; pieces are joined by " … "."""
    return [(one.speaker_name, words(one, text)) for one in read(text).statements]


def words(statement: Statement, text: str) -> str:
    return " … ".join(piece.of(text) for piece in statement.content)


def only(text: str, outlet: str | None = None) -> Statement:
    """The one statement that the text yields."""
    statements = read(text, outlet).statements
    assert len(statements) == 1, [one.rule for one in statements]
    return statements[0]


def of(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)
