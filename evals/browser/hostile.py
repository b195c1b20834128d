"""A store in which nearly every word is an attack: the demonstration, with payloads in its texts, names and titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from importlib import resources
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from evals.browser.served import DEMO
from qawl.dossiers.load import load_dossier
from qawl.model.captures import Capture, Source, SourceKind, Standing
from qawl.model.documents import Rejected, Span
from qawl.model.dossiers import Dossier
from qawl.model.review import Action, Revision
from qawl.model.world import Actor, Decision, Linked, Verdict
from qawl.registry.load import load_registry
from qawl.runners.local import link_all, load_linking_reader
from qawl.sources.files import read_sources
from qawl.store.captures.kept import open_captures
from qawl.store.contract.store import Store, keep
from qawl.store.kept.sources import open_sources
from qawl.store.open import open_store

PAYLOADS = Path(__file__).parent / "payloads.txt"
LEAST = 300
"""Fewer payloads than these are no measurement."""
ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})")
NAMES = frozenset({"speaker_name", "name", "nationality", "office", "claimant", "declarer", "party", "giver", "taker"})
TITLES = frozenset({"title", "outlet", "author", "url", "published", "post", "posts", "credits", "duration"})
SHOWN = frozenset({"ar", "en", "where"})
"""What a dossier and a registry call things."""


@cache
def payloads() -> tuple[str, ...]:
    """All of them, as they stand in an article."""
    lines = PAYLOADS.read_text("utf-8").splitlines()
    return tuple(
        ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), line) for line in lines if line[:2] != "# "
    )


def fill_hostile(path: Path, few: int | None = None) -> Dossier:
    """Fill a store; with so few articles only, each holding more. The dossier about it is as hostile."""
    venom = cycle(payloads())
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
    _follow(path, venom)
    _capture(path, venom)
    named: Dossier = _each(load_dossier("demo"), lambda name, told: f"{told} {next(venom)}" if name in SHOWN else told)
    return named


def poisoned(linked: Linked, number: int, venom: Iterator[str]) -> Linked:
    """The reading with a payload inside every statement and every other name, every place moved along."""
    article = linked.reading.article
    places = sorted({(span.start + span.end) // 2 for one in linked.reading.statements for span in one.content})
    text, moved = _planted(article.text, places, venom)
    names, turn = NAMES | TITLES, iter(range(10**9))

    def change(name: str, value: Any) -> Any:
        match value:
            case Span():
                return Span(moved(value.start), moved(value.end))
            case str() if type(value) is str and name in names and next(turn) % 3 == number % 3:
                return f"{next(venom)} {value}" if name == "url" and number % 2 else f"{value} {next(venom)}"
            case _:
                return value

    changed: Linked = _each(linked, change)
    whole = replace(changed.reading.article, text=text)
    if number % 4 == 3:  # an id is whatever a file says
        whole = replace(whole, id=f"{whole.id} {next(venom)}")
    if number % 5 == 4:
        whole = replace(whole, url=next(venom), title=next(venom))
    return replace(changed, reading=replace(changed.reading, article=whole))


def _planted(text: str, places: Sequence[int], venom: Iterator[str]) -> tuple[str, Callable[[int], int]]:
    """The text with a payload at each place, and where an offset of the old text is now."""
    planted = [(place, f" {next(venom)} ") for place in places]
    pieces, done = [], 0
    for place, words in planted:
        pieces += [text[done:place], words]
        done = place
    return "".join((*pieces, text[done:])), lambda at: at + sum(len(words) for place, words in planted if place < at)


def _each(value: Any, change: Callable[[str, Any], Any], name: str = "") -> Any:
    """The value with every part of it changed, however deep; each is asked with the name of its field."""
    if isinstance(value, Span) or not (is_dataclass(value) or isinstance(value, tuple)):
        return change(name, value)
    if isinstance(value, tuple):
        return tuple(_each(one, change, name) for one in value)
    parts = {one.name: _each(getattr(value, one.name), change, one.name) for one in fields(value)}
    return replace(value, **parts)  # type: ignore[type-var]


def _named(actor: Actor, venom: Iterator[str]) -> Actor:
    return replace(actor, ar=tuple(f"{name} {next(venom)}" for name in actor.ar), en=(next(venom),))


def _review(store: Store, venom: Iterator[str]) -> None:
    """Remarks and decisions of reviewers whose names and reasons are attacks."""
    at = "2026-04-01T10:00:00Z"
    for stored in islice(store.statements(), 0, None, 5):
        remark = Revision(stored.id, stored.article.id, 0, at, next(venom), Action.COMMENT, reason=next(venom))
        store.revise(remark)
    for actor in islice(store.actors(), 10):
        left, right = next(venom), next(venom)
        split = Decision(0, at, next(venom), Verdict.SPLIT, actor.id, (left,), "", (right,), reason=next(venom))
        store.decide(replace(split, left_label=left, right_label=right))


def _follow(path: Path, venom: Iterator[str]) -> None:
    """Sources whose titles, addresses and errors are attacks."""
    now = datetime.now(UTC)
    with open_sources(str(path)) as sources:
        for number in range(20):
            address = f"https://feed{number}.example/{next(venom)}"
            sources.follow(Source(address, SourceKind.FEED, next(venom), next(venom)), now)
            sources.put(address, Standing(error="fetch-unreachable", details=_details(venom), errors=3))


def _details(venom: Iterator[str]) -> tuple[tuple[str, str], ...]:
    return (("host", next(venom)), ("reason", next(venom)))


def _capture(path: Path, venom: Iterator[str]) -> None:
    """Pages as newspapers served them, for the copies of a few articles."""
    with open_store(str(path)) as store:
        ids = [card.id for card in store.articles()][:4]
    every = "\n".join(f"<div>{one}</div>" for one in payloads() if "<plaintext" not in one and "<!--" not in one)
    with open_captures(str(path)) as captures:
        for number, article in enumerate(ids):
            page = f"<!doctype html><title>{next(venom)}</title><body>{next(venom) if number else every}"
            body, kind = page.encode("utf-8", "replace"), "text/html; charset=utf-8"
            capture = Capture(f"https://x.example/{number}", body, "2026-03-02T00:00:00Z", kind)
            (kept,) = captures.keep([(capture, None)])
            captures.done(kept.number, article)
