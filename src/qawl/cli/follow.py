"""`qawl add` and `qawl follow`: sources are named once, and what they publish comes in by itself."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

import click

from qawl.cli.options import lang_option, overlay_option, store_option
from qawl.cli.read import outcome
from qawl.cli.speak import DONE, FAILED, INTERRUPTED, SpokenCommand, Told, complain, refusal, tell
from qawl.model.captures import Source
from qawl.model.documents import Rejected
from qawl.store.address import is_missing
from qawl.wording import Lang, say

if TYPE_CHECKING:
    from qawl.runners.means import Means, Notice
    from qawl.runners.seek import Sought
    from qawl.sources.fetch import Fetcher
    from qawl.store.captures.kept import Captures
    from qawl.store.contract.sources import Sources

T = TypeVar("T")

NEEDED = ("httpcore2", "lxml", "protego", "trafilatura")
"""Of the extra `web`: without them nothing can be followed."""
INSTALL = "pip install 'qawl[web]'"
JOBS, PAUSE = 4, 2.0
"""Hosts that are asked at once, and seconds between two questions to one."""


@click.command(cls=SpokenCommand)
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@store_option
@click.option("--page", is_flag=True)
@lang_option
@click.pass_obj
def add(lang: Lang, addresses: tuple[str, ...], store: str, page: bool) -> int:
    from qawl.runners.clock import SystemClock
    from qawl.runners.seek import Seeker
    from qawl.runners.understanding import Understanding
    from qawl.store.kept.sources import open_sources

    added = refused = 0
    with web_fetcher() as fetcher, Understanding() as readers, open_sources(store) as sources:
        seeker = Seeker(fetcher.fetch, readers, SystemClock(Event()))
        for address in addresses:
            found = _known(sources, address) or (seeker.page if page else seeker.seek)(address)
            if isinstance(found, Rejected):
                refused += 1
                complain(refusal(found, lang))
            else:
                added += _add(sources, found, lang)
    if added:
        tell(say(lang, "add-next", command="qawl follow"))
    return FAILED if refused and refused == len(addresses) else DONE


def _known(sources: Sources, address: str) -> Sought | None:
    """What is followed already at exactly this address, so that nobody is asked for it."""
    from qawl.runners.seek import Sought, with_scheme
    from qawl.sources.addresses import canonical

    found = sources.source(canonical(with_scheme(address)))
    return None if found is None else Sought(found.source)


def _add(sources: Sources, sought: Sought, lang: Lang) -> bool:
    """Follow what was found, and say so."""
    source = with_outlet(sought.source)
    added = sources.follow(source, datetime.now(UTC))
    key = f"add-{source.kind}" if added else "add-known"
    tell(say(lang, key, address=source.address, **_title(source) if key == "add-feed" else {}))
    if sought.others:
        tell(say(lang, "add-others", known=tuple(sought.others)))
    return added


def _title(source: Source) -> Mapping[str, str]:
    return {"title": " ".join((source.title or source.outlet or "—").split())}


def with_outlet(source: Source) -> Source:
    """The source with the id of the outlet whose address it has, where we know one."""
    from qawl.outlets.load import load_outlets

    outlet = load_outlets().find_outlet(source.address)
    return source if outlet is None else replace(source, outlet=outlet.id)


# Following


@click.command(cls=SpokenCommand)
@store_option
@click.option("--once", is_flag=True)
@click.option("--jobs", type=click.IntRange(min=1, max=32), default=JOBS, metavar="N")
@overlay_option
@lang_option
@click.pass_obj
def follow(lang: Lang, store: str, once: bool, jobs: int, overlay: Path | None) -> int:
    from qawl.runners.follow import Follower

    tally: Counter[str] = Counter()
    with (
        _stopped_by_signals() as stop,
        followed_sources(store) as sources,
        _means(store, stop, overlay, tally, lang) as means,
    ):
        if not once:
            complain(say(lang, "follow-started"))
        told = partial(_tell, lang=lang)
        follower = Follower(sources, means, jobs=jobs, pause=PAUSE, tell=told, stopped=stop.event.is_set)
        tally += follower.run(once=once)
    _report(tally, lang)
    if stop.event.is_set():
        complain(say(lang, "follow-stopped"))
        return INTERRUPTED if stop.by == signal.SIGINT else DONE
    return outcome(tally["asked"] - tally["failed"] + tally["kept"], tally["failed"])


@contextmanager
def followed_sources(store: str) -> Iterator[Sources]:
    """The sources of a store that has any."""
    from qawl.store.kept.sources import open_sources

    if is_missing(store):
        raise Told("sources-none")
    with open_sources(store) as sources:
        if next(sources.followed(), None) is None:
            raise Told("sources-none")
        yield sources


@contextmanager
def _means(store: str, stop: _Stop, overlay: Path | None, tally: Counter[str], lang: Lang) -> Iterator[Means]:
    """The real web, the real clock, and the archive of captures beside the store."""
    from qawl.runners.clock import SystemClock
    from qawl.runners.means import Means
    from qawl.runners.understanding import Understanding
    from qawl.sources.asking import Limits
    from qawl.store.captures.kept import open_captures

    with web_fetcher() as fetcher, Understanding() as readers, open_captures(store) as captures:
        yield Means(
            fetch=fetcher.fetch,
            read_feed=readers.read_feed,
            read_sitemap=readers.read_sitemap,
            keep=lambda capture, source: captures.keep([(capture, source)])[0].new,
            captured=captures.known,
            clock=SystemClock(stop.event),
            read_kept=_reader(captures, store, overlay, stop, tally, lang),
            most_feed_bytes=Limits().feed_bytes,
        )


def _reader(
    captures: Captures, store: str, overlay: Path | None, stop: _Stop, tally: Counter[str], lang: Lang
) -> Callable[[], None]:
    """What reads the captures that wait into the record; word lists and registry are loaded when first needed."""
    from qawl.registry.load import load_registry
    from qawl.runners.kept import read_waiting
    from qawl.runners.local import Link, load_linking_reader
    from qawl.store.captures.kept import State
    from qawl.store.contract.store import Added
    from qawl.store.open import open_store

    loaded: list[Link] = []

    def read() -> None:
        if not captures.counts().get(State.WAITING):
            return
        if not loaded:
            loaded.append(load_linking_reader(overlay))
        with open_store(store) as record:
            record.know(load_registry(overlay).actors.values())
            for item in read_waiting(captures, record, loaded[0], overlay):
                if isinstance(item, Rejected):
                    tally["refused"] += 1
                    complain(refusal(item, lang))
                elif item.added is not Added.SAME:  # the same article at another address adds nothing
                    tally["statements"] += item.statements
                if stop.event.is_set():  # what waits is read the next time
                    return

    return read


def _tell(notice: Notice, lang: Lang) -> None:
    words = say(lang, notice.code, **dict(notice.details))
    line = f"{notice.address}: {words}" if notice.address else words
    (complain if notice.bad else tell)(line)


def _report(tally: Counter[str], lang: Lang) -> None:
    """What following did, in counts."""
    tell(f"{say(lang, 'follow-asked')}: {say(lang, 'count-polls', count=tally['asked'])}")
    tell(f"{say(lang, 'follow-failed')}: {say(lang, 'count-polls', count=tally['failed'])}")
    tell(f"{say(lang, 'follow-kept')}: {say(lang, 'count-captures', count=tally['kept'])}")
    tell(f"{say(lang, 'read-statements')}: {say(lang, 'count-statements', count=tally['statements'])}")
    if tally["refused"]:
        refused = say(lang, "count-captures", count=tally["refused"])
        complain(f"{say(lang, 'captures-refused')}: {refused}")
    if tally["lost"]:
        complain(say(lang, "follow-lost", count=tally["lost"]))


class _Stop:
    """Whether somebody asked us to stop, and by which signal."""

    def __init__(self) -> None:
        self.event = Event()
        self.by = 0


@contextmanager
def _stopped_by_signals() -> Iterator[_Stop]:
    """While in here, the first Ctrl-C or SIGTERM asks to stop; a second one ends at once, as usual."""
    stop = _Stop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def ask(number: int, _frame: object) -> None:
        stop.by = number
        stop.event.set()
        restore()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    try:
        for number in before:
            signal.signal(number, ask)
        yield stop
    finally:
        restore()


# What both need


@contextmanager
def web_fetcher() -> Iterator[Fetcher]:
    """What fetches from the web, as the settings of this machine have it.

    QAWL_CONTACT is the address that servers are told; QAWL_ALLOW_NETWORKS («10.1.0.0/16») and QAWL_ALLOW_PORTS
    («8080») open what is closed to the web at large, for those whose sources are on a network of their own.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise Told("follow-web", missing=tuple(missing), command=INSTALL)
    from qawl.sources.fetch import CONTACT, Fetcher

    with Fetcher(
        contact=os.environ.get("QAWL_CONTACT") or CONTACT,
        allow_networks=_listed("QAWL_ALLOW_NETWORKS", lambda word: str(ip_network(word))),
        allow_ports=_listed("QAWL_ALLOW_PORTS", int),
    ) as fetcher:
        yield fetcher


def _listed(name: str, read: Callable[[str], T]) -> tuple[T, ...]:
    words = os.environ.get(name, "").replace(",", " ").split()
    try:
        return tuple(read(word) for word in words)
    except ValueError as error:
        raise Told("follow-bad-setting", name=name, value=" ".join(words)) from error
