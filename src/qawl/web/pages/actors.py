"""Actors: a list that can be searched, and one actor with posts, sayings, carriers and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.actors import ActorCard, find_actors
from qawl.answers.actors import Naming, tell_actor
from qawl.model.across import Occurrence
from qawl.model.world import Actor, ActorKind, Post
from qawl.resolve.telling import why_of
from qawl.show.actors import label_of
from qawl.show.cards import card
from qawl.show.direction import without_isolates
from qawl.show.record import plainly
from qawl.show.statement import way, when
from qawl.store.contract.store import Store, StoredStatement
from qawl.web.asked import choice_asked
from qawl.web.preferences import language_of
from qawl.web.render import page
from qawl.web.shelf import actors_of, shelf_of
from qawl.wording import Lang, say

AT_ONCE = 50
NEWEST = 12
NAMED = 8
"""Names of an actor that are shown at once."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One count and its share of the greatest."""

    label: str
    count: int
    share: int
    """Of a hundred."""


def actors_page(request: Request) -> Response:
    lang, asked = language_of(request), request.query_params
    kind = choice_asked(request, "kind", tuple(ActorKind))
    words = asked.get("q", "").strip()[:100]
    start = int(asked["start"]) if asked.get("start", "").isdecimal() and len(asked["start"]) < 8 else 0
    with request.app.state.library.store() as store:
        cards: Sequence[ActorCard] = actors_of(request, store)
    found = [one for one in cards if kind is None or one.kind.value == kind]
    if words:
        found = find_actors(words, found)
    some = found[start : start + AT_ONCE]
    form = {"q": words, "kind": kind or ""}
    labels = Counter(one.label for one in some)
    shared = frozenset(name for name, count in labels.items() if count > 1)
    return page(
        request,
        "actors.html",
        cards=[(one, label(one, lang), *_aside(one, shared)) for one in some],
        count=len(found),
        form=form,
        kinds=[(each.value, say(lang, f"actor-kind-{each.value}")) for each in ActorKind],
        nothing=not cards,
        previous=_paged(form, start - AT_ONCE) if start else None,
        further=_paged(form, start + AT_ONCE) if start + AT_ONCE < len(found) else None,
    )


def _aside(one: ActorCard, shared: Collection[str]) -> tuple[str, str]:
    """The posts that tell an actor from others, and where more share its name an article that has it."""
    posts = [post.title for post in one.known.posts] if one.known else one.posts
    return "، ".join(posts[:2]), one.example if one.label in shared else ""


def _paged(form: dict[str, str], start: int) -> str:
    asked = {**form, "start": str(start) if start > 0 else ""}
    return "/actors?" + urlencode({name: value for name, value in asked.items() if value})


def label(one: ActorCard, lang: Lang) -> str:
    """The name of an actor in the reader's language, where it has one."""
    return label_of(one.known, lang) if one.known else one.label


def actor_page(request: Request) -> Response:
    lang, asked = language_of(request), request.path_params["actor"]
    with request.app.state.library.store() as store:
        one = _card(request, store, asked)
        if one is None:
            raise HTTPException(404)
        told = tell_actor(store, one, NEWEST)
        named = [Occurrence(article) for article in store.articles_naming(one.id)]
        known = list(store.actors())
    labels = {actor.id: label_of(actor, lang) for actor in known}
    namings = [(each, _why(each, lang)) for each in told.namings]
    return page(
        request,
        "actor.html",
        one=one,
        label=label(one, lang),
        kind=say(lang, f"actor-kind-{one.kind.value}"),
        country=_country(one, known, lang),
        other_names=_other_names(one, lang),
        posts=[(post.title, labels.get(post.of or "", ""), post.of, _period(post, lang)) for post in _posts(one.known)],
        part_of=_named(one.known.part_of if one.known else None, labels),
        met_posts=() if one.known else one.posts[:NAMED],
        statements=told.statements,
        articles=len(named),
        origins=shelf_of(request).across.sources.count(named),
        acts=bars([(say(lang, f"act-{act}"), count) for act, count in told.acts]),
        months=bars([(_month(month, lang), count) for month, count in told.months]),
        direct=told.direct,
        through=[(each, labels.get(each.actor or "", each.name)) for each in told.through],
        newest=[(each.id, said(each, lang)) for each in told.newest],
        namings=namings[:NAMED],
        more_namings=namings[NAMED:],
        names_for_review=urlencode({"actor": one.id}),
    )


def _card(request: Request, store: Store, actor: str) -> ActorCard | None:
    """The card of the list; of an actor of the registry that nobody has named yet, one without counts."""
    found = next((one for one in actors_of(request, store) if one.id == actor), None)
    if found is not None:
        return found
    known = next((each for each in store.actors() if each.id == actor), None)
    return None if known is None else ActorCard(known.id, known, known.kind, (), 0, 0)


def _other_names(one: ActorCard, lang: Lang) -> tuple[str, ...]:
    names = (*one.known.ar, *one.known.short, *one.known.en) if one.known else tuple(name for name, _ in one.names)
    return tuple(name for name in dict.fromkeys(names) if name != label(one, lang))


def _country(one: ActorCard, known: Sequence[Actor], lang: Lang) -> str:
    """The name of the state that an actor is of, or its code where that is nobody's; empty for none and for itself."""
    code = one.known.country if one.known else None
    state = next((each for each in known if each.kind is ActorKind.STATE and each.country == code), None)
    if code is None or (state is not None and state.id == one.id):
        return ""
    return code if state is None else label_of(state, lang)


def _posts(known: Actor | None) -> tuple[Post, ...]:
    return () if known is None else known.posts


def _named(actor: str | None, labels: dict[str, str]) -> tuple[str, str] | None:
    return None if actor is None else (actor, labels.get(actor, actor))


def _period(post: Post, lang: Lang) -> str:
    known = "-".join(name for name, day in (("from", post.start), ("until", post.end)) if day)
    return plainly(lang, f"period-{known}", start=str(post.start), end=str(post.end)) if known else ""


def _month(month: str, lang: Lang) -> str:
    if not month:
        return say(lang, "page-undated")
    year, _, number = month.partition("-")
    return f"{say(lang, f'month-{number}')} {year}"


def bars(counted: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """Counts with their share of the greatest."""
    most = max((count for _, count in counted), default=1)
    return tuple(Bar(label, count, max(round(100 * count / most), 1)) for label, count in counted)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as a line of a list."""

    act: str
    words: str
    outlet: str
    when: str
    article: str
    position: int
    way: tuple[object, ...]
    speaker: str


def said(stored: StoredStatement, lang: Lang) -> Said:
    """A stored statement as a line of a list."""
    made = card(stored.article.text, stored.position + 1, stored.statement, lang)
    return Said(
        made.act,
        " … ".join(made.quote),
        stored.article.outlet or say(lang, "record-no-outlet"),
        when(stored.article.published, lang),
        stored.article.id,
        stored.position,
        way(stored.article, stored.statement, lang) if stored.statement.chain else (),
        made.speaker or "",
    )


def _why(naming: Naming, lang: Lang) -> str:
    """By what the machine took the name for this actor, or who decided it."""
    if naming.decided is not None:
        one = naming.decided
        return without_isolates(say(lang, "actor-by-decision", by=one.by, day=one.at[:10], number=one.number))
    return without_isolates(why_of(naming.why, lang))
