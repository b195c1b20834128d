"""What was found, for the eye: each hit with its words marked, and as a line of JSON with everything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TextIO, assert_never

from rich.text import Text

from qawl.answers.search import ActorHit, ArticleHit, Found, Hit, StatementHit, What
from qawl.model.codec import statement_form
from qawl.model.documents import Article, Span
from qawl.show.cards import day, headline
from qawl.show.direction import Direction, isolated, isolated_ltr
from qawl.show.inert import inert, one_line
from qawl.show.terminal import chain_words, console_on, print_lines
from qawl.wording import Lang, say

Pieces = tuple[tuple[str, bool], ...]
"""Words in order; True marks those that were asked for."""
_SIDES: Mapping[Lang, Direction] = {"ar": "rtl", "en": "ltr"}
MOST_NAMES = 4
"""Other names of an actor that are shown."""


def pieces(text: str, stretch: Span, marked: Iterable[Span]) -> Pieces:
    """A stretch of a text, cut where what was asked for begins and ends; joined, the pieces are the stretch."""
    cut: list[tuple[str, bool]] = []
    at = stretch.start
    for span in marked:
        start, end = max(span.start, at), min(span.end, stretch.end)
        if start < end:
            cut += [(text[at:start], False)] if start > at else []
            cut.append((text[start:end], True))
            at = end
    return (*cut, (text[at : stretch.end], False)) if at < stretch.end else tuple(cut)


def title_pieces(hit: ArticleHit) -> Pieces:
    """The headline, marked where it is the beginning of the text."""
    article = hit.article
    title = (article.title or "").strip()
    start = len(article.text) - len(article.text.lstrip())
    if title and article.text.startswith(title, start):
        return pieces(article.text, Span(start, start + len(title)), hit.spans)
    return ((headline(article), False),)


def snippet_pieces(hit: ArticleHit | StatementHit) -> Pieces:
    """What to show of the text, marked; for an article that is found in its headline alone, nothing."""
    text = hit.article.text if isinstance(hit, ArticleHit) else hit.stored.article.text
    return () if hit.snippet is None else pieces(text, hit.snippet, hit.spans)


def is_cut(hit: ArticleHit | StatementHit) -> tuple[bool, bool]:
    """Whether the text goes on before what is shown, and behind it, in the same line."""
    text = hit.article.text if isinstance(hit, ArticleHit) else hit.stored.article.text
    if hit.snippet is None:
        return False, False
    before, behind = text[: hit.snippet.start].rstrip(" \t"), text[hit.snippet.end :].lstrip(" \t")
    if isinstance(hit, StatementHit):
        return hit.snippet.start > hit.stored.statement.content[0].start, _goes_on(hit)
    whole = text[hit.snippet.end - 1] in '.!?؟"”»' or not behind or behind[0] in "\n.!?؟"
    return bool(before) and before[-1] not in '\n.!?؟"”»', not whole


def _goes_on(hit: StatementHit) -> bool:
    return hit.snippet.end < max(span.end for span in hit.stored.statement.content)


def told_total(found: Found, what: What, lang: Lang) -> str:
    """How many there are, as far as they were counted."""
    if found.capped:
        return say(lang, f"search-capped-{what}", total=found.total)
    return say(lang, f"count-{what}", count=found.total)


# On a terminal


def is_latin(words: str) -> bool:
    """Whether somebody asks Arabic texts in Latin letters, in which names of actors alone are found."""
    return any("a" <= letter <= "z" for letter in words.lower())


def print_hits(hits: Sequence[Hit], lang: Lang, out: TextIO) -> None:
    """The hits one below the other, what was asked for marked; names are kept apart where eyes see them."""
    console = console_on(out)
    for number, hit in enumerate(hits):
        if number:
            print_lines(console, [Text()])
        for line in _hit_lines(hit, lang, console.is_terminal):
            print_lines(console, [line], _SIDES[lang] if line.style == "dim" else None)


def _hit_lines(hit: Hit, lang: Lang, seen: bool) -> Iterator[Text]:
    match hit:
        case ArticleHit():
            yield _line("", title_pieces(hit), style="bold")
            yield Text("  " + " · ".join(_origin(hit.article, hit.article.id, lang, seen)), "dim")
            yield from _snippet(hit)
        case StatementHit():
            yield from _statement_lines(hit, lang, seen)
        case ActorHit():
            yield from _actor_lines(hit, lang, seen)
        case _:
            assert_never(hit)


def _statement_lines(hit: StatementHit, lang: Lang, seen: bool) -> Iterator[Text]:
    made, article = hit.stored.statement, hit.stored.article
    speaker = _name(made.speaker_name, seen) if made.speaker_name else say(lang, "speaker-unknown")
    role = f" ({_name(hit.stored.role, seen)})" if hit.stored.role else ""
    yield Text.assemble((f"{speaker}{role}", "bold"), f" · {say(lang, f'act-{made.act}')}")
    yield from _snippet(hit)
    if made.chain:
        yield Text(f"  {say(lang, 'detail-chain')}: {chain_words(made.chain, seen)}", "dim")
    reference = f"{article.id}#{hit.stored.position + 1}"
    yield Text("  " + " · ".join(_origin(article, reference, lang, seen)), "dim")


def _actor_lines(hit: ActorHit, lang: Lang, seen: bool) -> Iterator[Text]:
    actor = hit.actor
    yield _line("", pieces(hit.label, Span(0, len(hit.label)), hit.spans), style="bold")
    others = [name for name, _ in actor.names if name != hit.label][:MOST_NAMES]
    if others:
        yield Text("  " + ("، " if lang == "ar" else ", ").join(_name(name, seen) for name in others))
    counts = [
        say(lang, "count-statements", count=actor.statements),
        say(lang, "count-articles", count=actor.articles),
        isolated_ltr(one_line(actor.id)) if seen else one_line(actor.id),
    ]
    yield Text("  " + " · ".join(counts), "dim")


def _snippet(hit: ArticleHit | StatementHit) -> Iterator[Text]:
    shown = snippet_pieces(hit)
    if any(words.strip() for words, _ in shown):
        before, behind = is_cut(hit)
        yield _line("  … " if before else "  ", shown, " …" if behind else "")


def _line(before: str, shown: Pieces, behind: str = "", style: str = "") -> Text:
    line = Text(before)
    for words, marked in shown:
        flat = inert(" ".join(words.split("\n")))
        line.append(flat, " ".join(filter(None, (style, "underline" if marked else ""))))
    return line.append(behind)


def _origin(article: Article, reference: str, lang: Lang, seen: bool) -> Iterator[str]:
    known = (day(article.published, lang), article.outlet)
    yield from (isolated(one_line(one)) if seen else one_line(one) for one in known if one)
    yield isolated_ltr(one_line(reference)) if seen else one_line(reference)


def _name(words: str, seen: bool) -> str:
    return isolated(one_line(words)) if seen else one_line(words)


# For programs


def hit_line(hit: Hit) -> str:
    """A hit as one line of JSON without its line end; places count code points of the article's text."""
    return json.dumps(hit_form(hit), ensure_ascii=False, default=asdict)


def hit_form(hit: Hit) -> dict[str, Any]:
    """Everything that is known of a hit."""
    match hit:
        case ArticleHit():
            article = hit.article
            return _of_article(article) | {
                "statements": hit.card.statements,
                **_found(article.text, hit.spans, hit.snippet),
                "near": None if hit.near is None else hit.near.name.lower(),
            }
        case StatementHit():
            article, made = hit.stored.article, hit.stored.statement
            return _of_article(article) | {
                "id": hit.stored.id,
                "number": hit.stored.position + 1,
                "words": [span.of(article.text) for span in made.content],
                **statement_form(article.text, made),
                **_found(article.text, hit.spans, hit.snippet),
                "near": None if hit.near is None else hit.near.name.lower(),
            }
        case ActorHit():
            actor = hit.actor
            return {
                "actor": actor.id,
                "name": hit.label,
                "names": [{"name": name, "articles": articles} for name, articles in actor.names],
                "registry": actor.known is not None,
                "kind": actor.known.kind if actor.known else actor.kind,
                "statements": actor.statements,
                "articles": actor.articles,
            }
        case _:
            assert_never(hit)


def _of_article(article: Article) -> dict[str, Any]:
    return {
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
    }


def _found(text: str, spans: Iterable[Span], snippet: Span | None) -> dict[str, Any]:
    return {
        "found": [[span.start, span.end] for span in spans],
        "snippet": None if snippet is None else [snippet.start, snippet.end],
        "snippet_words": None if snippet is None else snippet.of(text),
    }
