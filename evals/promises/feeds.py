"""No feed brings its reader down: damaged at random, built to be slow, or reaching for files and entities."""

from __future__ import annotations

import gc
import re
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from evals.promises.feed_traps import SLOW, damaged, seeds
from qawl.model.documents import Rejected
from qawl.sources.feeds import Feed, read_feed
from qawl.sources.opml import read_opml
from qawl.sources.sitemaps import Sitemap, read_sitemap

PROMISE = (
    "No feed, however broken, raises, takes a second, opens a file or expands an entity: "
    "it gives the entries that are whole, or is refused by name."
)
MUTANTS = 20_000
SIZE = 1024 * 1024
"""Bytes of each feed that is built to be slow; growth is taken from a quarter of it to the whole."""
LONGEST = 1.0
"""Seconds of processor time that a feed may take."""
STEEPEST = 2.5
"""How much longer a feed of twice the size may take; 4 would be a square."""
SECRET = "planted-9c1b7e"

Figures = Mapping[str, int | float | str]
_BASE = "https://sahil.example/feed"
_NOTABLE = 0.02
"""Seconds below which a ratio says nothing."""


def measure(scale: float) -> dict[str, int | float | str]:
    """What became of the damaged feeds, the slow ones, the reaching ones, and of careless readers."""
    size = max(96 * 1024, int(SIZE * min(scale * 4, 1.0)))
    return {**_damage(max(200, int(MUTANTS * scale))), **_slowness(size), **_growth_of_authors(), **_reaching()}


def holds(figures: Figures) -> bool:
    """Whether nothing happened that must not; and that what was tried has power, for careless readers fail at it."""
    kept = all(
        figures[name] == 0 for name in ("raised", "over_a_second", "slow_over_a_second", "files_read", "expanded")
    )
    straight = float(figures["steepest"]) <= STEEPEST and float(figures["author_32_to_16"]) <= STEEPEST
    read = int(figures["with_entries"]) * 2 > int(figures["feeds"])
    powerful = int(figures["control_raised"]) * 4 > int(figures["feeds"]) and int(figures["control_files_read"]) > 0
    return kept and straight and read and powerful and float(figures["control_author"]) > STEEPEST


# Damaged feeds


def _damage(count: int) -> dict[str, int | float | str]:
    raised = slow = found = refused = whole = naive = 0
    longest, first = 0.0, ""
    for data in mutants(count):
        begun = time.process_time()
        try:
            feed: Feed | Rejected | None = read_feed(data, None, _BASE)
        except Exception as error:  # this is what is counted
            feed, raised, first = None, raised + 1, first or f"{type(error).__name__}: {error}"[:80]
        took = time.process_time() - begun
        longest, slow = max(longest, took), slow + (took > LONGEST)
        refused += isinstance(feed, Rejected)
        whole += len(feed.entries) if isinstance(feed, Feed) else 0
        found += isinstance(feed, Feed) and bool(feed.entries)
        naive += _naive_raises(data)
    return {
        "feeds": count,
        "raised": raised,
        "first_raised": first or "none",
        "over_a_second": slow,
        "longest_ms": round(longest * 1000, 1),
        "with_entries": found,
        "entries": whole,
        "refused": refused,
        "control_raised": naive,
    }


def mutants(count: int) -> Iterator[bytes]:
    """Damaged feeds, the same at every run."""
    originals = seeds()
    for number in range(count):
        yield damaged(originals[number % len(originals)], Random(number))


def _naive_raises(data: bytes) -> bool:
    try:
        ET.fromstring(data)
    except Exception:  # whatever it is: the careless reader is down
        return True
    return False


# Slow feeds


def _slowness(size: int) -> dict[str, int | float | str]:
    gc.collect()
    gc.freeze()  # what the damaged feeds left is ours, and is not looked through again while a slow one is timed
    slow, longest, steepest, worst = 0, 0.0, 0.0, ""
    for name, make in SLOW.items():
        full = _took(make(size))
        growth = _growth(_took(make(size // 4)), full)
        if growth > STEEPEST:  # asked again: the machine may have been busy
            growth = min(growth, _growth(_took(make(size // 4)), _took(make(size))))
        slow, longest = slow + (full > LONGEST), max(longest, full)
        if full > _NOTABLE and growth > steepest:
            steepest, worst = growth, name
    gc.unfreeze()
    return {
        "slow_feeds": len(SLOW),
        "slow_over_a_second": slow,
        "slow_longest_ms": round(longest * 1000),
        "steepest": round(steepest, 2),
        "steepest_of": worst,
    }


def _growth(quarter: float, full: float) -> float:
    """How much longer twice the size takes, on average of two doublings."""
    return float((full / quarter) ** 0.5) if full > _NOTABLE else 0.0


def _took(data: bytes, read: Callable[[bytes], object] = lambda data: read_feed(data, None, _BASE)) -> float:
    """Seconds of processor time, the best of two."""
    times = []
    for _ in range(2):
        begun = time.process_time()
        read(data)
        times.append(time.process_time() - begun)
    return max(min(times), 1e-6)


_CARELESS = re.compile(r"(\S+@\S+) \(")
"""A name beside an address, as one writes it without a thought."""


def _growth_of_authors() -> dict[str, int | float | str]:
    """How an author of 32 KB compares with one of 16 KB; many entries, so that there is something to measure."""
    ours = [_took(_authors(kib)) for kib in (4, 8, 16, 32)]
    careless = [_took(b"a" * (kib << 10), lambda data: _CARELESS.search(data.decode())) for kib in (4, 16)]
    return {
        "author_32_ms": round(ours[3] * 1000, 1),
        "author_32_to_16": round(ours[3] / ours[2], 2),
        "author_32_to_4": round(ours[3] / ours[0], 2),
        "control_author": round(_growth(*careless), 2),
    }


def _authors(kib: int) -> bytes:
    item = b"<item><link>/1</link><author>" + b"a" * (kib << 10) + b"</author></item>"
    return b"<rss><channel>" + item * 40 + b"</channel></rss>"


# Feeds that reach for files and for memory


def _reaching() -> dict[str, int | float | str]:
    with tempfile.TemporaryDirectory() as folder:
        planted = Path(folder) / "planted"
        planted.write_text(SECRET, "utf-8")
        documents = list(reaching(planted.as_uri()))
        read = sum(SECRET in _all_said(data) for data in documents)
        careless = sum(SECRET in _careless(data) for data in documents)
    begun = time.process_time()
    laughs = list(laughing())
    expanded = sum(len(_all_said(data)) > 20 * len(data) + 2000 for data in laughs)
    return {
        "reaching": len(documents),
        "files_read": read,
        "laughing": len(laughs),
        "expanded": expanded,
        "laughing_ms": round((time.process_time() - begun) * 1000),
        "control_files_read": careless,
    }


def reaching(uri: str) -> Iterator[bytes]:
    """Documents that would have a careless reader put the file at `uri` into them, in several dresses."""
    doctypes = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{uri}">]>',
        f'<!doctype rss [\n<!ENTITY x PUBLIC "-//a//b" "{uri}">]>',
        f'<!DOCTYPE rss [<!ENTITY % d SYSTEM "{uri}"><!ENTITY x SYSTEM "{uri}">%d;]>',
        f'<!-- > --><!DOCTYPE rss [<!-- ]> --><!ENTITY x SYSTEM "{uri}">]>',
        f'<?xml-stylesheet href="{uri}"?><!DOCTYPE rss SYSTEM "{uri}" [<!ENTITY x SYSTEM "{uri}">]>',
    )
    bodies = (
        "<rss><channel><title>س</title><item><link>/1</link><title>&x;</title></item></channel></rss>",
        "<urlset><url><loc>https://sahil.example/&x;</loc><lastmod>&x;</lastmod></url></urlset>",
        '<opml><body><outline xmlUrl="https://sahil.example/1" text="t"/>&x;</body></opml>',
    )
    include = f'<x xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="{uri}" parse="text"/></x>'
    documents = [doctype + body for doctype in doctypes for body in bodies]
    documents += [body.replace("&x;", include) for body in bodies]
    documents += [f"<!-- <![CDATA[ -->{doctypes[0]}<!-- ]]> -->{bodies[0]}", " " * 70_000 + doctypes[0] + bodies[0]]
    for document in documents:
        yield document.encode()
        yield document.encode("utf-16")


def laughing() -> Iterator[bytes]:
    """Documents of some hundred bytes that would have a careless reader fill the memory."""
    names = "abcdefghij"
    nested = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    laugh = f'<!DOCTYPE rss [<!ENTITY a "ha">{nested}]>'
    long = f'<!DOCTYPE rss [<!ENTITY j "{"ha" * 5000}">]>'
    for doctype in (laugh, long, laugh.replace("DOCTYPE rss", "doctype urlset")):
        for body in (
            "<rss><channel><title>{}</title><item><title>{}</title></item></channel></rss>",
            "<urlset>{}{}</urlset>",
        ):
            yield (doctype + body.format("&j;" * 50, "&j;" * 50)).encode()


def _all_said(data: bytes) -> str:
    """Everything that any of our readers makes of a document."""
    found: list[Feed | Sitemap | Rejected | tuple[object, ...]] = [
        read_feed(data, None, _BASE),
        read_sitemap(data, _BASE),
        read_opml(data),
    ]
    return "".join(map(repr, found))


def _careless(data: bytes) -> str:
    """What a reader that resolves entities makes of a document."""
    from lxml import etree

    parser: Any = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
        return "" if root is None else str(etree.tostring(root, encoding="unicode"))
    except etree.XMLSyntaxError:
        return ""
