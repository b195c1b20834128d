"""Claims from lines of JSON: gold as people wrote it, predictions as `qawl extract` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from qawl.errors import BadData
from qawl.model.documents import Article, Span
from qawl.scoring import Claim, Marked

Line = Mapping[str, object]


def read_lines(lines: Iterable[str], name: str) -> Iterator[tuple[str, Line]]:
    """The JSON objects of a file with their places («gold.jsonl:3»); empty lines are passed over."""
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        where = f"{name}:{number}"
        try:
            line = json.loads(raw)
        except ValueError as error:
            raise BadData(f"{where}: this line is not JSON ({error})") from error
        if not isinstance(line, dict) or not isinstance(line.get("id"), str):
            raise BadData(f'{where}: expected an object with an "id"')
        yield where, line


def read_gold(where: str, line: Line) -> tuple[Article, Marked]:
    """One line of gold: the article to be read, and what people found in it."""
    text = line.get("text")
    if not isinstance(text, str):
        raise BadData(f'{where}: gold needs the article\'s "text"')
    article = Article(
        id=str(line["id"]),
        text=text,
        title=_words(line, "title"),
        url=_words(line, "url"),
        outlet=_words(line, "outlet"),
        published=_words(line, "published"),
    )
    return article, Marked(article.id, text, read_claims(where, line))


def read_claims(where: str, line: Line) -> tuple[Claim, ...]:
    """The claims of one line, gold or predicted; raises BadData naming the place of what is wrong."""
    try:
        return tuple(_claim(cast(Line, form)) for form in cast(list[object], line["statements"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadData(f"{where}: a statement is not as the contract says ({error!r})") from error


def _claim(form: Line) -> Claim:
    accepted = form.get("speaker_names")
    name = form.get("speaker_name")
    names = accepted if isinstance(accepted, list) else [] if name is None else [name]
    return Claim(
        content=tuple(sorted(_span(pair) for pair in cast(list[object], form["content"]))),
        cue=_span_or_none(form.get("cue")),
        speaker=_span_or_none(form.get("speaker")),
        names=tuple(str(name) for name in names),
        kind=_words(form, "kind"),
        act=_words(form, "act"),
        anonymous=bool(form.get("anonymous")),
        chain=tuple(str(name) for name in cast(list[object], form.get("chain") or [])),
    )


def _span(pair: object) -> Span:
    start, end = cast(list[int], pair)
    if not 0 <= start <= end:
        raise ValueError(f"{pair!r} is not a stretch of text")
    return Span(start, end)


def _span_or_none(pair: object) -> Span | None:
    return None if pair is None else _span(pair)


def _words(line: Line, key: str) -> str | None:
    value = line.get(key)
    return None if value is None else str(value)
