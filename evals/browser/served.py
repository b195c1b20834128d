"""A filled store behind a real server on loopback, with the guard in front, for the time of a block."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from html import escape
from importlib import resources
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from qawl.dossiers.load import load_dossier
from qawl.model.captures import Capture, Source, SourceKind, Standing
from qawl.model.documents import Article, Rejected
from qawl.model.dossiers import Dossier
from qawl.registry.load import load_registry
from qawl.runners.local import link_all, load_linking_reader
from qawl.server.access import Access, Openness
from qawl.server.desk import Desk, desk_over
from qawl.server.hosts import hosts_of
from qawl.server.library import Library
from qawl.site import make_site
from qawl.sources.files import read_sources
from qawl.store.captures.kept import open_captures
from qawl.store.contract.store import Store, keep
from qawl.store.kept.sources import open_sources
from qawl.store.open import open_store

CAPTURED = "2026-03-25-difaf-condition"
"""The article of the demonstration that is given a captured page."""
FEEDS, HOUR = "https://feeds.example/", timedelta(hours=1)
DEMO = ("articles.jsonl", "conflicts.jsonl")
PATIENCE = 20.0
"""Seconds that a server may take to start or to stop."""


@dataclass(frozen=True, slots=True)
class Site:
    """A server at work."""

    address: str
    """Without a slash at the end."""
    library: Library
    desk: Desk
    access: Access

    def entrance(self) -> str:
        """An address that opens one session which may do everything, once."""
        return f"{self.address}/enter?key={self.access.new_key('demo')}"


def fill_demo(path: Path) -> Dossier:
    """Fill a store with the invented articles that come with Qawl; the dossier about them."""
    with resources.as_file(resources.files("qawl") / "demo") as folder:
        found = read_sources([str(folder / name) for name in DEMO], headline_in_text=True)
        with open_store(str(path)) as store:
            store.know(load_registry(folder).actors.values())
            fill(store, found, folder)
            reading = store.reading(CAPTURED)
    _capture(path, reading.article.text if reading else "")
    _follow(path)
    return load_dossier("demo")


def _capture(path: Path, text: str) -> None:
    """The page on which an article came, as a newspaper would have served it."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    body = f'<!doctype html><html lang="ar" dir="rtl"><title>x</title><style>p {{ color: navy }}</style>{paragraphs}'
    with open_captures(str(path)) as captures:
        capture = Capture("https://x.example/1", body.encode(), "2026-03-25T12:00:00Z", "text/html; charset=utf-8")
        (kept,) = captures.keep([(capture, None)])
        captures.done(kept.number, CAPTURED)


def _follow(path: Path) -> None:
    """Two sources: one that is well, and one that has been silent for long."""
    now = datetime.now(UTC)
    well = Standing(last_try=_told(now), last_success=_told(now), next_poll=_told(now + HOUR), interval=3600)
    ill = Standing(last_try=_told(now), last_success=_told(now - 90 * HOUR), next_poll=_told(now + HOUR))
    ill = replace(ill, interval=3600, errors=40, error="fetch-timeout", details=(("count", 20),))
    with open_sources(str(path)) as sources:
        for address, title, standing in ((f"{FEEDS}shiraa", "وكالة شراع", well), (f"{FEEDS}difaf", "الضفاف", ill)):
            sources.follow(Source(address, SourceKind.FEED, title), now)
            sources.put(address, standing)


def _told(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def fill(store: Store, articles: Iterable[Article | Rejected], overlay: Path | None = None) -> None:
    """Read articles into a store; one that is refused is a fault of whoever made it."""
    for item in keep(store, link_all(articles, partial(load_linking_reader, overlay), jobs=1)):
        if isinstance(item, Rejected):
            raise ValueError(f"{item.what}: {item.code} {item.details}")


def as_it_is(app: ASGIApp) -> ASGIApp:
    return app


@contextmanager
def served(path: Path, dossiers: Sequence[Dossier], wrap: Callable[[ASGIApp], ASGIApp] = as_it_is) -> Iterator[Site]:
    """The pages over this store, on a free port; `wrap` may stand between the server and the guard."""
    with (
        socket.create_server(("127.0.0.1", 0), backlog=128) as listener,
        Library(str(path)) as library,
        open_store(str(path), roving=True) as store,
    ):
        port = int(listener.getsockname()[1])
        desk = desk_over(store, dossiers)
        access = Access(library.store, Openness.LOCAL)
        app = make_site(library, desk, access, hosts_of("127.0.0.1", port))
        with running(wrap(app), listener):
            yield Site(f"http://127.0.0.1:{port}", library, desk, access)


@contextmanager
def running(app: ASGIApp, listener: socket.socket) -> Iterator[None]:
    """uvicorn in a thread of its own, on a socket that listens already."""
    config = uvicorn.Config(app, log_level="warning", lifespan="off", server_header=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started and thread.is_alive() and time.monotonic() < end:
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
