"""A store in which every kind of thing is kept, for the tests of moving it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qawl.actors import settle_store
from qawl.model.access import Pass, PassKind, Scope
from qawl.model.captures import Announced, Capture, Source, SourceKind, Standing
from qawl.model.documents import Rejected
from qawl.model.following import RobotsFile, Visit, stamp
from qawl.model.review import Action, Draft, Revision
from qawl.model.world import Decision, Verdict
from qawl.runners.judged import found_as_left
from qawl.store.captures.kept import open_captures
from qawl.store.contract.store import Store, statement_ids
from qawl.store.kept.sources import open_sources
from qawl.store.open import open_store
from tests.review.made import TEXT, decided, read

NOW = datetime(2026, 3, 5, 10, 20, tzinfo=UTC)
FEED = Source("https://nahar.example/feed", SourceKind.FEED, "النهار الجديد")
PAGE = "<p>قالت وزيرة النقل إن الجسر الجديد سيفتح يوم الأحد.</p>".encode()


def full_store(demo: Path, folder: Path) -> str:
    """A copy of the demonstration, with corrections, sources, captures and whatever else a store may hold."""
    path = folder / "full.db"
    shutil.copy(demo, path)
    with open_store(str(path)) as store:
        _judge(store)
        _let_in(store)
        reading = next(filter(None, (store.reading(card.id) for card in store.articles())))
        store.keep_edition(reading.article, stamp(NOW), ("https://nahar.example/a", "https://nahar.example/b"))
        store.remember("something", b"state", bytes(range(256)))
        store.choose("a rule", lambda article: True)
        settle_store(store)
    _follow(str(path))
    _capture(str(path))
    return str(path)


def _judge(store: Store) -> None:
    reading = read(TEXT)
    store.add(reading)
    first = store.revise(decided(reading, 0))
    store.revise(decided(reading, 0, Action.REJECT, by="كريم", base=first.number))
    (record, *_) = statement_ids(reading)
    store.revise(Revision(record, reading.article.id, 0, stamp(NOW), "سلمى", Action.COMMENT, reason="للتذكير\0"))
    store.revise(decided(reading, 1))
    found_as_left(store)
    store.keep_draft(Draft(record, "سلمى", stamp(NOW), 0, (("act", "deny"),)))
    store.skip("كريم", record, stamp(NOW))
    list(store.judged("a rule", lambda _reading, _revisions: b"judged"))
    actors = [card.actor for card in store.mentions() if card.actor][:2]
    store.decide(Decision(0, stamp(NOW), "سلمى", Verdict.SPLIT, left=actors[0], right=actors[-1]))


def _let_in(store: Store) -> None:
    for number, kind in enumerate((PassKind.TOKEN, PassKind.SESSION), 1):
        made = Pass(bytes([number]) * 32, kind, "ريم", (Scope.READ,), NOW, NOW.replace(year=2027))
        store.admit(replace(made, parent=number - 1 or None))
    store.look("ريم", "demo", NOW)


def _follow(path: str) -> None:
    with open_sources(path) as sources:
        sources.follow(FEED, NOW)
        told = Announced("افتتاح السد", text="\0 وسط النص")
        sources.put(
            FEED.address,
            Standing(etag='"1"'),
            [Visit("https://nahar.example/a", "https://nahar.example/a?x", FEED.address, told)],
        )
        sources.put(FEED.address, Standing(errors=2), moved=("https://nahar.example/rss", NOW))
        sources.rest("nahar.example", NOW.replace(hour=12))
        sources.put_robots(RobotsFile("https://nahar.example", stamp(NOW), 200, b"User-agent: *\n\xff\0"))


def _capture(path: str) -> None:
    with open_captures(path) as captures:
        for number, body in enumerate((PAGE, PAGE + b"\0\xff", b"")):
            url = f"https://nahar.example/{number}"
            captures.keep(
                [(Capture(url, body, stamp(NOW), headers=(("X-Odd", "a\ud800\0"),), file="x\0"), FEED.address)]
            )
        captures.done(1, "a-1")
        captures.done(2, refusal=Rejected("https://nahar.example/1", "rejected-too-long", (("limit", 10),)))


def dump(path: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a store in a file, the counters too, as SQLite itself tells them."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%words%' AND name <> 'sqlite_stat1'"
        ).fetchall()
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for (table,) in sorted(tables)}
