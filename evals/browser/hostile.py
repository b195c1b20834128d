"""A store in which nearly every word is an attack: the demonstration, with payloads in its texts, names and titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import partial
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

from evals.browser.served import DEMO
from evals.browser.venom import Venom, payloads
from qawl.dossiers.load import load_dossier
from qawl.model.captures import Capture, Source, SourceKind, Standing
from qawl.model.documents import Rejected, Span
from qawl.model.dossiers import Dossier
from qawl.model.records import Statement, Unnamed
from qawl.model.review import Action, Check, Draft, Revision
from qawl.model.world import Actor, Decision, Linked, Verdict
from qawl.registry.load import load_registry
from qawl.review.anchored import anchored
from qawl.review.typed import form_of
from qawl.runners.local import link_all, load_linking_reader
from qawl.sources.files import read_sources
from qawl.store.captures.kept import open_captures
from qawl.store.contract.store import Store, StoredStatement, keep
from qawl.store.kept.sources import open_sources
from qawl.store.open import open_store

REVIEWER = "demo"
"""Who looks at the pages, and whose drafts are attacks."""
ADDED = "new:"
"""So begins the key of a draft of a statement that the machine missed; the id of its article follows."""
CHOSEN = frozenset({"kind", "act", "negated", "anonymous"})
"""Fields of the form that are chosen and not typed."""
CAPTURES = 4
"""Articles of which the page is kept too."""
NAMES = frozenset({"speaker_name", "name", "nationality", "office", "claimant", "declarer", "party", "giver", "taker"})
TITLES = frozenset({"title", "outlet", "author", "url", "published", "post", "posts", "credits", "duration"})
MORE = frozenset({"issue", "authors", "mediators", "version", "value"})
SHOWN = frozenset({"ar", "en", "where"})
"""What a dossier and a registry call things."""
OF_ACTORS = frozenset({"ar", "en", "country", "qid", "checked"})


def fill_hostile(path: Path, few: int | None = None, venom: Venom | None = None) -> Dossier:
    """Fill a store; with so few articles only, each holding more. The dossier about it is as hostile."""
    venom = venom or Venom()
    with resources.as_file(resources.files("qawl") / "demo") as folder:
        found = read_sources([str(folder / name) for name in DEMO], headline_in_text=True)
        linked = list(link_all(found, partial(load_linking_reader, folder), jobs=1))
        readings = [one for one in linked if not isinstance(one, Rejected)][:few]
        actors = [_named(one, venom) for one in load_registry(folder).actors.values()]
    with open_store(str(path)) as store:
        store.know(actors)
        for _ in keep(store, [poisoned(one, number, venom) for number, one in enumerate(readings)]):
            pass
        _review(store, venom)
        _drafts(store, venom)
    _follow(path, venom)
    _capture(path, venom)
    return _dossier(venom)


def _dossier(venom: Venom) -> Dossier:
    named: Dossier = _each(
        load_dossier("demo"), lambda name, told: f"{told} {venom.into(name)}" if _last(name) in SHOWN else told
    )
    return named


def poisoned(linked: Linked, number: int, venom: Venom) -> Linked:
    """The reading with a payload inside every statement and every other name, every place moved along."""
    article = linked.reading.article
    places = sorted({(span.start + span.end) // 2 for one in linked.reading.statements for span in one.content})
    text, moved = _planted(article.text, places, venom)
    names, turn = NAMES | TITLES | MORE, iter(range(10**9))

    def change(name: str, value: Any) -> Any:
        match value:
            case Span():
                return Span(moved(value.start), moved(value.end))
            case str() if type(value) is str and _last(name) in names and next(turn) % 3 == number % 3:
                words = venom.into(name)
                return f"{words} {value}" if _last(name) == "url" and number % 2 else f"{value} {words}"
            case _:
                return value

    changed: Linked = _each(linked, change)
    whole = replace(changed.reading.article, text=text)
    if number % 4 == 3:  # an id is whatever a file says
        whole = replace(whole, id=f"{whole.id} {venom.into('Article.id')}")
    if number % 5 == 4:
        whole = replace(whole, url=venom.into("Article.url"), title=venom.into("Article.title"))
    return replace(changed, reading=replace(changed.reading, article=whole))


def _planted(text: str, places: Sequence[int], venom: Venom) -> tuple[str, Callable[[int], int]]:
    """The text with a payload at each place, and where an offset of the old text is now."""
    planted = [(place, f" {venom.into('Article.text')} ") for place in places]
    pieces, done = [], 0
    for place, words in planted:
        pieces += [text[done:place], words]
        done = place
    return "".join((*pieces, text[done:])), lambda at: at + sum(len(words) for place, words in planted if place < at)


def _last(name: str) -> str:
    """«Article.title» is called title."""
    return name.rpartition(".")[2]


def _each(value: Any, change: Callable[[str, Any], Any], name: str = "") -> Any:
    """The value with every part of it changed, however deep; each is asked with the name of its class and field."""
    if isinstance(value, Span) or not (is_dataclass(value) or isinstance(value, tuple)):
        return change(name, value)
    if isinstance(value, tuple) and _last(name) == "details":
        return tuple((key, change("Reason.value", told)) for key, told in value)
    if isinstance(value, tuple):
        return tuple(_each(one, change, name) for one in value)
    own = type(value).__name__
    parts = {one.name: _each(getattr(value, one.name), change, f"{own}.{one.name}") for one in fields(value)}
    return replace(value, **parts)  # type: ignore[type-var]


def _named(actor: Actor, venom: Venom) -> Actor:
    named: Actor = _each(
        actor, lambda name, told: f"{told} {venom.into(name)}" if told and _last(name) in OF_ACTORS else told
    )
    return named


def _review(store: Store, venom: Venom) -> None:
    """Remarks, corrections and decisions of reviewers whose names, words and reasons are attacks."""
    at = "2026-04-01T10:00:00Z"
    for number, stored in enumerate(islice(store.statements(), 0, None, 5)):
        by, reason = venom.into("Revision.by"), venom.into("Revision.reason")
        action = (Action.CORRECT, Action.COMMENT, Action.CHECK, Action.COMMENT)[number % 4]
        value = anchored(stored.article.text, _corrected(stored.statement, venom)) if number % 4 == 0 else None
        check = Check(venom.into("Check.rating"), venom.into("Check.url")) if action is Action.CHECK else None
        made = Revision(stored.id, stored.article.id, 0, at, by, action, value=value, reason=reason, check=check)
        store.revise(made)
    for actor in islice(store.actors(), 10):
        left, right = venom.into("Decision.left"), venom.into("Decision.right")
        by, reason = venom.into("Decision.by"), venom.into("Decision.reason")
        split = Decision(0, at, by, Verdict.SPLIT, actor.id, (left,), "", (right,), reason=reason)
        store.decide(replace(split, left_label=left, right_label=right))


def _corrected(made: Statement, venom: Venom) -> Statement:
    """What a person may write freely of a statement; the rest of it are words of the article."""
    unnamed = Unnamed(venom.into("Corrected.nationality"), venom.into("Corrected.office"))
    name, hop = venom.into("Corrected.speaker_name"), venom.into("Corrected.hop")
    chain = tuple(replace(one, name=f"{one.name} {hop}") for one in made.chain)
    return replace(made, speaker_name=name, unnamed=unnamed, chain=chain)


def _drafts(store: Store, venom: Venom) -> None:
    """What the reviewer has typed and not sent, of some statements and of one that the machine missed."""
    at = "2026-04-01T10:00:00Z"
    chosen = list(islice(store.statements(), 3, None, 40))
    for stored in chosen:
        store.keep_draft(Draft(stored.id, REVIEWER, at, 0, _typed(stored, venom)))
    for stored in chosen[:3]:
        store.keep_draft(Draft(f"{ADDED}{stored.article.id}", REVIEWER, at, 0, _typed(stored, venom)))


def _typed(stored: StoredStatement, venom: Venom) -> tuple[tuple[str, str], ...]:
    """All fields of the form into which words are typed, each an attack."""
    fields = form_of(stored.article.text, stored.statement)
    return tuple(
        (name, told if name in CHOSEN or name.endswith("-kind") else venom.into(f"Draft.{name}"))
        for name, told in fields.items()
    )


def _follow(path: Path, venom: Venom) -> None:
    """Sources whose titles, addresses and errors are attacks."""
    now = datetime.now(UTC)
    with open_sources(str(path)) as sources:
        for number in range(20):
            address = f"https://feed{number}.example/{venom.into('Source.address')}"
            title, outlet = venom.into("Source.title"), venom.into("Source.outlet")
            sources.follow(Source(address, SourceKind.FEED, title, outlet), now)
            details = ("host", venom.into("Standing.host")), ("reason", venom.into("Standing.reason"))
            sources.put(address, Standing(error="fetch-unreachable", details=details, errors=3))


def _capture(path: Path, venom: Venom) -> None:
    """Pages as newspapers served them, for the copies of a few articles."""
    with open_store(str(path)) as store:
        ids = [card.id for card in store.articles()][:CAPTURES]
    every = "\n".join(f"<div>{one}</div>" for one in payloads() if "<plaintext" not in one and "<!--" not in one)
    with open_captures(str(path)) as captures:
        for number, article in enumerate(ids):
            page = f"<!doctype html><title>{venom.into('page.title')}</title><body>"
            page += venom.into("page.body") if number else every
            body, kind = page.encode("utf-8", "replace"), "text/html; charset=utf-8"
            capture = Capture(f"https://x.example/{number}", body, "2026-03-02T00:00:00Z", kind)
            (kept,) = captures.keep([(capture, None)])
            captures.done(kept.number, article)
