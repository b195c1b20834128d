"""Search over a store: articles, statements and actors, each hit with its marks on the untouched text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from hashlib import blake2b
from typing import TypeVar

from qawl.answers.marking import Marked, mark, opening
from qawl.dossiers.patterns import Patterns, compile_patterns
from qawl.dossiers.routes import parts_of, rule_of, takes
from qawl.errors import QawlError
from qawl.model.documents import Article, Span
from qawl.model.dossiers import Dossier
from qawl.model.records import Act, Kind
from qawl.runners.judged import found_as_left
from qawl.store.contract.search import FoundActor, FoundArticle, Listed, Order, Sought
from qawl.store.contract.store import ArticleCard, Store, StoredStatement
from qawl.store.search.matches import Near
from qawl.store.search.words import Part, parts_asked
from qawl.text.fold import fold

T = TypeVar("T")

MOST = 200
"""Hits of one page."""
FARTHEST = 100_000
"""Hits that may be passed over."""


class What(StrEnum):
    """What is looked for."""

    ARTICLES = "articles"
    STATEMENTS = "statements"
    ACTORS = "actors"


class UnknownIssue(QawlError):
    """The dossier has no such issue; `known` are those it has."""

    def __init__(self, issue: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no issue {issue!r}; there are: {', '.join(known)}")
        self.issue, self.known = issue, known


@dataclass(frozen=True, slots=True)
class Query:
    """A question; an empty field asks for nothing. Actors are found by words alone."""

    words: str = ""
    """All must occur, in any spelling, in any order; «…» and "…" hold a phrase."""
    what: What = What.ARTICLES
    speaker: str = ""
    source: str = ""
    """In the name of one source of the chain."""
    outlet: str = ""
    act: Act | None = None
    kind: Kind | None = None
    actor: str = ""
    """The id of an actor who speaks."""
    dossier: Dossier | None = None
    issue: str = ""
    """The id of an issue of the dossier: its words stand in the statement, or in the article."""
    since: date | None = None
    until: date | None = None
    order: Order = Order.BEST
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found."""

    card: ArticleCard
    article: Article
    spans: tuple[Span, ...]
    """What was asked for, where it stands in `article.text`; in text order, none overlap."""
    snippet: Span | None
    """What to show of the text: where most of it stands together, else its beginning."""
    near: Near | None
    """How near the text is to what was typed; None where no words were."""


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement that was found."""

    stored: StoredStatement
    spans: tuple[Span, ...]
    """As in an article, of its content, its speaker and his role alone."""
    snippet: Span
    near: Near | None


@dataclass(frozen=True, slots=True)
class ActorHit:
    """An actor that was found."""

    actor: FoundActor
    label: str
    """The name to show."""
    spans: tuple[Span, ...]
    """What was asked for, in `label`."""


Hit = ArticleHit | StatementHit | ActorHit


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits."""

    hits: tuple[Hit, ...]
    total: int
    """How many there are, up to a thousand."""
    capped: bool
    """There are more than `total`."""
    more: bool
    """There is another page behind this one."""


def search(store: Store, query: Query) -> Found:
    """One page of what is asked for. Raises UnknownIssue; nothing that is typed is an error.

    Actors are those of the last `settle_store`: whoever wants the newest calls it before.
    """
    parts = parts_asked(query.words)
    found_as_left(store)
    limit, offset = min(max(query.limit, 0), MOST), min(max(query.offset, 0), FARTHEST)
    match query.what:
        case What.ARTICLES:
            return _found(store.search_articles(as_sought(store, query, offset, limit)), partial(_article_hit, parts))
        case What.STATEMENTS:
            listed = store.search_statements(as_sought(store, query, offset, limit))
            return _found(listed, partial(statement_hit, parts))
        case What.ACTORS:
            return _found(store.search_actors(query.words, offset, limit), partial(_actor_hit, parts))


def _found(
    listed: Listed[FoundArticle] | Listed[StoredStatement] | Listed[FoundActor], hit: Callable[..., Hit]
) -> Found:
    return Found(tuple(map(hit, listed.items)), listed.total, listed.capped, listed.more)


def as_sought(store: Store, query: Query, offset: int, limit: int) -> Sought:
    """The same question as a store is asked it; the rules of a dossier have then been asked. Raises UnknownIssue."""
    sought = Sought(
        words=query.words,
        speaker=query.speaker,
        source=query.source,
        outlet=query.outlet,
        act=query.act,
        kind=query.kind,
        actor=query.actor,
        since=query.since,
        until=query.until,
        order=query.order,
        offset=offset,
        limit=limit,
        speaks=_speaks(query.dossier, query.issue) if query.dossier and query.issue else None,
    )
    if query.dossier is None:
        return sought
    dossier, issue = query.dossier, query.issue
    rule, asked = rule_of(dossier), partial(takes, dossier)
    if not issue:
        if store.ask(rule, asked):
            return replace(sought, rules=(rule,))
        return replace(sought, articles=tuple(store.choose(rule, asked)))
    own = _issue_rule(dossier, issue)
    tells = partial(_tells, _speaks(dossier, issue))
    if store.ask(rule, asked) and store.ask(own, tells, of=rule):
        return replace(sought, rules=(rule, own))
    inside = set(store.choose(rule, asked))
    return replace(sought, articles=tuple(one for one in store.choose(own, tells) if one in inside))


# Dossiers


def _issue_rule(dossier: Dossier, issue: str) -> str:
    """A name for all that `_tells` hangs on beside the article."""
    said = f"{rule_of(dossier)}\x1f{_issue_words(dossier, issue)!r}"
    return f"issue {blake2b(said.encode(), digest_size=16).hexdigest()}"


def _tells(speaks: Callable[[str], bool], article: Article) -> bool:
    """Whether an article speaks of an issue."""
    said = (article.title or "", *(span.of(article.text) for span in parts_of(article)))
    return speaks(fold("\n".join(said)))


def _issue_words(dossier: Dossier, issue: str) -> tuple[str, ...]:
    for one in dossier.issues:
        if one.id == issue:
            return (*one.words, *(word for _, words in one.kinds for word in words))
    raise UnknownIssue(issue, tuple(one.id for one in dossier.issues))


def _speaks(dossier: Dossier, issue: str) -> Callable[[str], bool]:
    patterns = _patterns(_issue_words(dossier, issue))
    return lambda folded: bool(patterns.find_folded(folded))


@lru_cache(maxsize=64)
def _patterns(words: tuple[str, ...]) -> Patterns[str]:
    return compile_patterns({"issue": words})


# Hits


def _article_hit(parts: tuple[Part, ...], found: FoundArticle) -> ArticleHit:
    article = found.article
    stretches = [span for span in parts_of(article) if span.start < span.end]
    title = (article.title or "").strip()
    aside = Span(0, len(title) + 1) if title and article.text.lstrip().startswith(title) else None
    marked = mark(article.text, parts, stretches, aside)
    snippet = marked.snippet
    if snippet is None and stretches:
        body = stretches[0] if aside is None else Span(min(aside.end, stretches[0].end), stretches[0].end)
        snippet = opening(article.text, body if body.of(article.text).strip() else stretches[0])
    return ArticleHit(found.card, article, marked.spans, snippet, _near(marked, parts))


def statement_hit(parts: tuple[Part, ...], stored: StoredStatement) -> StatementHit:
    """A statement with what was asked for marked in it; no parts mark nothing."""
    text, made = stored.article.text, stored.statement
    beside = [span for span in (made.speaker, made.role) if span is not None]
    marked = mark(text, parts, sorted({*made.content, *beside}))
    snippet = mark(text, parts, made.content).snippet
    if snippet is None:
        snippet = opening(text, Span(made.content[0].start, max(span.end for span in made.content)))
    return StatementHit(stored, marked.spans, snippet, _near(marked, parts))


def _near(marked: Marked, parts: tuple[Part, ...]) -> Near | None:
    return marked.near if parts else None


def _actor_hit(parts: tuple[Part, ...], actor: FoundActor) -> ActorHit:
    label = actor.label
    return ActorHit(actor, label, mark(label, parts, [Span(0, len(label))]).spans)
