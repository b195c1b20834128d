"""Search: statements, articles and actors, with filters that stay in the address; and the same as a feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from qawl.answers.meaning import MOST_COMPARED, NoModel, find_near
from qawl.answers.review import as_they_stand
from qawl.answers.search import FARTHEST, ActorHit, ArticleHit, Hit, Query, StatementHit, UnknownIssue, What, search
from qawl.export.atom import Entry, article_entry, atom_feed, statement_entry
from qawl.model.documents import Span
from qawl.model.records import Act
from qawl.show.cards import headline
from qawl.show.direction import direction
from qawl.show.search import is_latin
from qawl.show.snippets import Pieces, pieces_of
from qawl.show.statement import Step, way, when
from qawl.store.contract.search import Order
from qawl.store.contract.store import Store
from qawl.web.asked import Unclear, choice_asked, period_asked
from qawl.web.preferences import language_of
from qawl.web.render import page, to_actor, to_article, to_statement
from qawl.wording import Lang, say

AT_ONCE = 20
GLANCE = {What.STATEMENTS: 8, What.ARTICLES: 5, What.ACTORS: 4}
"""How many of each are shown where nobody has said what is looked for."""
LONGEST = 300
"""Letters of a field that are read."""
FED = 50
"""Statements of a feed."""
_BESIDE = ("q", "order", "similar")
"""Fields that narrow nothing."""
TEXTS = ("q", "speaker", "source", "outlet", "issue")


@dataclass(frozen=True, slots=True)
class Line:
    """One hit, laid out."""

    address: str
    title: Pieces
    pieces: Pieces
    way: str
    """rtl or ltr."""
    outlet: str
    when: str
    signs: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The hits of one sort."""

    what: str
    total: str
    lines: tuple[Line, ...]
    all: str | None
    """Where the others of the sort are; None where these are all of this page."""


@dataclass(frozen=True, slots=True)
class NearBlock:
    """What is near in meaning, apart from what has the words."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    command: str = ""
    """What prepares the rest; empty where nothing is left."""


def search_page(request: Request) -> Response:
    lang, form = language_of(request), _form(request)
    what = choice_asked(request, "what", tuple(What))
    query = _query(request, form)
    start = _start(request)
    blocks = []
    more = False
    with request.app.state.library.store() as store:
        for each in (What(what),) if what else _asked(form):
            limit, offset = (AT_ONCE, start) if what else (GLANCE[each], 0)
            found, rest = _block(store, query, each, (offset, limit), form, lang)
            more = more or rest
            blocks.append(found)
        near = _near(store, query, form, what, start, lang)
    ways = _dossier_issues(request, form["dossier"], lang)
    return page(
        request,
        "search.html",
        asked=form["q"],
        form=form,
        what=what or "",
        whats=[("", say(lang, "web-all"), _address(form))]
        + [(each.value, say(lang, f"web-what-{each.value}"), _address(form, what=each.value)) for each in What],
        acts=[(act.value, say(lang, f"act-{act.value}")) for act in Act],
        issues=ways,
        blocks=[one for one in blocks if one.lines],
        near=near,
        latin=is_latin(form["q"]),
        anything=any(form[name] for name in form if name != "similar"),
        narrowed=any(form[name] for name in form if name not in _BESIDE),
        filters=sum(1 for name in form if form[name] and name not in _BESIDE),
        previous=_address(form, what=what, start=str(max(start - AT_ONCE, 0)) if start > AT_ONCE else "")
        if start
        else None,
        further=_address(form, what=what, start=str(start + AT_ONCE)) if what and more else None,
        feed=_feed(form, what),
        widened=_address({**dict.fromkeys(form, ""), "q": form["q"]}),
    )


def _form(request: Request) -> dict[str, str]:
    """The fields of the form as they were filled in, every one there."""
    asked = request.query_params
    fields = {name: asked.get(name, "").strip()[:LONGEST] for name in TEXTS}
    fields["act"] = choice_asked(request, "act", tuple(Act)) or ""
    fields["dossier"] = choice_asked(request, "dossier", request.app.state.desk.dossiers) or ""
    fields["similar"] = choice_asked(request, "similar", ("1",)) or ""
    fields["order"] = choice_asked(request, "order", tuple(Order)) or ""
    for name, day in zip(("from", "to"), period_asked(request), strict=True):
        fields[name] = "" if day is None else day.isoformat()
    if not fields["dossier"]:
        fields["issue"] = ""
    return fields


def _query(request: Request, form: dict[str, str]) -> Query:
    since, until = period_asked(request)
    return Query(
        words=form["q"],
        speaker=form["speaker"],
        source=form["source"],
        outlet=form["outlet"],
        act=Act(form["act"]) if form["act"] else None,
        dossier=request.app.state.desk.dossiers.get(form["dossier"]),
        issue=form["issue"],
        since=since,
        until=until,
        order=Order(form["order"]) if form["order"] else Order.BEST if form["q"] else Order.NEWEST,
    )


def _asked(form: dict[str, str]) -> tuple[What, ...]:
    """What is shown where nobody has said: names only where words alone are looked for, and nothing without a word."""
    narrowed = any(form[name] for name in form if name not in _BESIDE)
    if form["q"] and not narrowed:
        return (What.ACTORS, What.STATEMENTS, What.ARTICLES)
    return (What.STATEMENTS, What.ARTICLES) if narrowed else ()


def _start(request: Request) -> int:
    told = request.query_params.get("start", "")
    return min(int(told), FARTHEST) if told.isascii() and told.isdecimal() and len(told) < 9 else 0


def _block(
    store: Store, query: Query, what: What, place: tuple[int, int], form: dict[str, str], lang: Lang
) -> tuple[Block, bool]:
    offset, limit = place
    try:
        found = search(store, _with(query, what, offset, limit))
    except UnknownIssue as error:
        raise Unclear("web-bad-choice", choice=error.issue[:40]) from error
    count = say(lang, "web-more-than" if found.capped else "count-found", count=found.total)
    whole = found.more and limit < AT_ONCE
    lines = tuple(_line(hit, lang) for hit in _as_they_stand(store, found.hits))
    return Block(what.value, count, lines, _address(form, what=what.value) if whole else None), found.more


def _near(
    store: Store, query: Query, form: dict[str, str], what: str | None, start: int, lang: Lang
) -> NearBlock | None:
    """What is near in meaning, as far as it has been prepared: beside the first page of statements, where asked."""
    if not form["similar"] or start or what not in (None, What.STATEMENTS.value):
        return None
    if not form["q"]:
        return NearBlock((), (say(lang, "similar-unasked"),))
    try:
        found = find_near(store, query)
    except NoModel:
        return NearBlock((), (say(lang, "search-similar-missing"),))
    lines = tuple(
        replace(line, signs=(*line.signs, say(lang, f"similar-title-{one.band}")))
        for one in found.hits
        for line in (_statement(one.hit, lang),)
    )
    notes = [say(lang, "similar-note" if lines else "similar-none")] if found.compared else []
    if found.unprepared:
        notes.append(say(lang, "count-unprepared", count=found.unprepared))
    if found.capped:
        notes.append(say(lang, "similar-capped", total=f"{MOST_COMPARED:,}"))
    return NearBlock(lines, tuple(notes), say(lang, "search-similar-command") if found.unprepared else "")


def _as_they_stand(store: Store, hits: Sequence[Hit]) -> list[Hit]:
    """The hits without statements that people rejected; of corrected ones with what people made of them."""
    stored = [hit.stored for hit in hits if isinstance(hit, StatementHit)]
    kept = {(one.article.id, one.position): one for one, _ in as_they_stand(store, stored)}
    stood: list[Hit] = []
    for hit in hits:
        if not isinstance(hit, StatementHit):
            stood.append(hit)
        elif (one := kept.get((hit.stored.article.id, hit.stored.position))) is not None:
            stood.append(replace(hit, stored=one))
    return stood


def _with(query: Query, what: What, offset: int, limit: int) -> Query:
    return replace(query, what=what, offset=offset, limit=limit)


def _address(form: dict[str, str], **more: str | None) -> str:
    asked = {name: value for name, value in {**form, **more}.items() if value}
    return "/search" + (f"?{urlencode(asked)}" if asked else "")


def _dossier_issues(request: Request, dossier: str, lang: Lang) -> list[tuple[str, str]]:
    known = request.app.state.desk.dossiers.get(dossier)
    return [] if known is None else [(one.id, one.ar if lang == "ar" else one.en) for one in known.issues]


def _line(hit: Hit, lang: Lang) -> Line:
    match hit:
        case ArticleHit():
            return _article(hit, lang)
        case StatementHit():
            return _statement(hit, lang)
        case ActorHit():
            return _actor(hit, lang)
        case _:
            assert_never(hit)


def _article(hit: ArticleHit, lang: Lang) -> Line:
    article = hit.article
    title = headline(article)
    at = article.text.find(article.title) if article.title else -1
    marked = pieces_of(article.text, Span(at, at + len(article.title or "")), hit.spans) if at >= 0 else ()
    pieces = () if hit.snippet is None else pieces_of(article.text, hit.snippet, hit.spans)
    count = say(lang, "count-statements", count=hit.card.statements)
    return Line(
        to_article(article.id),
        marked or ((title, False),),
        pieces,
        direction("".join(words for words, _ in pieces)),
        article.outlet or say(lang, "record-no-outlet"),
        when(article.published, lang),
        (count,) if hit.card.statements else (),
        (),
    )


def _statement(hit: StatementHit, lang: Lang) -> Line:
    stored, made = hit.stored, hit.stored.statement
    article = stored.article
    pieces = pieces_of(article.text, hit.snippet, hit.spans)
    return Line(
        to_statement(stored.id),
        ((made.speaker_name or say(lang, "speaker-unknown"), False),),
        pieces,
        direction("".join(words for words, _ in pieces)),
        article.outlet or say(lang, "record-no-outlet"),
        when(article.published, lang),
        (say(lang, f"act-{made.act}"),),
        way(article, made, lang) if made.chain else (),
    )


def _actor(hit: ActorHit, lang: Lang) -> Line:
    one = hit.actor
    names = [name for name, _ in one.names if name != hit.label][:4]
    counts = (
        say(lang, "count-statements", count=one.statements),
        say(lang, "count-articles", count=one.articles),
    )
    comma = "، " if lang == "ar" else ", "
    return Line(
        to_actor(one.id),
        pieces_of(hit.label, Span(0, len(hit.label)), hit.spans),
        ((comma.join(names), False),) if names else (),
        "rtl",
        "",
        "",
        counts,
        (),
    )


def search_feed(request: Request) -> Response:
    """The newest that fits, for a reader of feeds: a search that is told of by itself."""
    lang, form = language_of(request), _form(request)
    what = What(choice_asked(request, "what", (What.STATEMENTS, What.ARTICLES)) or What.STATEMENTS)
    query = _with(_query(request, form), what, 0, FED)
    with request.app.state.library.store() as store:
        try:
            hits = _as_they_stand(store, search(store, replace(query, order=Order.NEWEST)).hits)
        except UnknownIssue as error:
            raise Unclear("web-bad-choice", choice=error.issue[:40]) from error
    entries = [entry for hit in hits if (entry := _fed(hit, lang)) is not None]
    base = str(request.base_url).rstrip("/")
    asked = " · ".join(form[name] for name in TEXTS if form[name])
    title = say(lang, "web-feed-title", words=asked) if asked else say(lang, "web-feed")
    address = _address(form, what=None if what is What.STATEMENTS else what)
    own = f"{base}{_feed(form, what)}"
    feed = atom_feed(entries, address, title, lang, self_url=own, home_url=f"{base}{address}")
    return Response(feed, media_type="application/atom+xml; charset=utf-8")


def _fed(hit: Hit, lang: Lang) -> Entry | None:
    match hit:
        case StatementHit():
            return statement_entry(hit.stored, lang)
        case ArticleHit():
            return article_entry(hit.article, "" if hit.snippet is None else hit.snippet.of(hit.article.text), lang)
        case ActorHit():
            return None
        case _:
            assert_never(hit)


def _feed(form: dict[str, str], what: str | None) -> str:
    """The address of the feed: of articles where articles are looked for, else of statements; none of actors."""
    if what == What.ACTORS:
        return ""
    asked = {name: value for name, value in form.items() if value and name != "similar"}
    return "/search.atom?" + urlencode(asked | ({"what": what} if what == What.ARTICLES else {}))
