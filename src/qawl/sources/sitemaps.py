"""Sitemaps: the addresses that a site lists, with what it tells of each, however long the list is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from qawl.model.documents import Rejected
from qawl.sources.letters import decode, plain
from qawl.sources.links import absolute
from qawl.sources.xml import has_entities, listen, local_name, mended

MOST = 50_000
"""Addresses of one sitemap, as the protocol has it."""
LARGEST = 50 * 1024 * 1024
"""Bytes of one sitemap, unpacked, as the protocol has it."""
DEEPEST = 3
"""How many indexes deep a caller should follow: one that names itself has no end."""

_MOST_TAGS = 1_000_000
_MOST_MEMBERS = 1000
_STEP = 65536
_LONGEST_TAG = 1024 * 1024
_ROOT = re.compile(r"<((?:[\w.-]{1,40}:)?(?:urlset|sitemapindex))(?=[\s>/])", re.IGNORECASE)
_HEAD = 65536
_LINE = re.compile(r"[^\r\n]+")
_ADDRESS = re.compile(r"\s*https?://[^\s<>\"]+\s*\Z", re.IGNORECASE)
_FIELDS = frozenset({"loc", "lastmod", "title", "publication_date", "language"})


class SitemapKind(StrEnum):
    """What a sitemap lists."""

    URLS = "urls"
    """Pages."""
    INDEX = "index"
    """Other sitemaps."""


@dataclass(frozen=True, slots=True)
class Located:
    """One address of a sitemap; None is what was not told."""

    url: str
    lastmod: str | None = None
    """As written, as `published`."""
    title: str | None = None
    """Plain words; news sitemaps have it."""
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap as far as it was read."""

    kind: SitemapKind
    entries: tuple[Located, ...] = ()
    cut: bool = False
    """Whether more stood in it than `MOST` addresses or `LARGEST` bytes."""


def read_sitemap(data: bytes, base: str) -> Sitemap | Rejected:
    """The sitemap that `base` answered with: XML or one address a line, packed by gzip or not, cut short or not.

    Memory does not grow with what a packed sitemap unpacks to beyond `LARGEST`. Addresses on other hosts are
    given too: whether to go there is the caller's to decide. Never raises for what stands in `data`.
    """
    text, cut = _unpacked(data)
    head = text[:_HEAD]
    root = _ROOT.search(head)
    if root is None:
        return _read_lines(text, base, cut)
    if has_entities(head[: root.start()]):
        return Rejected(base, "rejected-feed-entities")
    kind = SitemapKind.INDEX if "index" in root[1].lower() else SitemapKind.URLS
    listener = _Located("sitemap" if kind is SitemapKind.INDEX else "url", base)
    listen(_pieces(text, root.start(), listener), listener)
    return Sitemap(kind, tuple(listener.found), cut or listener.is_full)


def is_sitemap(text: str) -> bool:
    """Whether a text sets out to be a sitemap: by its first tag, or because every line is an address."""
    head = text[:_HEAD]
    return _ROOT.search(head) is not None or _are_addresses(head, whole=len(text) <= _HEAD)


def unpack(data: bytes, most: int) -> tuple[bytes, bool]:
    """What gzip packed, up to `most` bytes, and whether there was more; other bytes as they are.

    A damaged or cut file gives what stands before the damage.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data[:most], len(data) > most
    out, at, members = bytearray(), 0, 0
    while len(out) <= most and members < _MOST_MEMBERS and data.startswith(b"\x1f\x8b", at):
        members += 1
        at = _member(data, at, out, most)
    return bytes(out[:most]), len(out) > most


def _member(data: bytes, at: int, out: bytearray, most: int) -> int:
    """Unpack one member of a gzip file onto `out`, one byte beyond `most` at the utmost; return where it ends."""
    member = zlib.decompressobj(wbits=31)
    while at < len(data) and len(out) <= most and not member.eof:
        chunk = data[at : at + _STEP]
        try:
            out += member.decompress(chunk, most + 1 - len(out))
        except zlib.error:
            return len(data)
        at += len(chunk) - len(member.unused_data)
    return at


class _Located:
    """Hears a sitemap's tags and keeps one address at a time."""

    def __init__(self, name: str, base: str) -> None:
        self.found: list[Located] = []
        self.is_full = False
        self.name = name
        self._base = base
        self._tags = 0
        self._path: list[str] = []
        self._fields: dict[str, str] | None = None
        self._words: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._tags += 1
        if self._tags > _MOST_TAGS or len(self.found) == MOST:
            self.is_full = True
        name = local_name(tag).rpartition(":")[2].lower()
        if name == self.name:
            self._keep()
            self._fields, self._path = {}, []
        self._path.append(name)
        self._words.clear()

    def data(self, words: str) -> None:
        self._words.append(words)

    def end(self, tag: str) -> None:
        name = self._path.pop() if self._path else ""
        # «image:loc» stands in «image:image», «news:name» in «news:publication»: what is nested is told apart by that
        around = self._path[-1] if self._path else ""
        if self._fields is not None and name in _FIELDS and around in (self.name, "news", "publication"):
            self._fields.setdefault(name, "".join(self._words).strip())
        self._words.clear()
        if name == self.name:
            self._keep()

    def close(self) -> None:
        """What was not ended was cut off, and is not kept."""

    def _keep(self) -> None:
        fields, self._fields = self._fields, None
        url = absolute(fields.get("loc"), self._base) if fields else None
        if fields is not None and url is not None and not self.is_full:
            title = plain(fields.get("title", "")) or None
            said = (fields.get(name) or None for name in ("publication_date", "language"))
            self.found.append(Located(url, fields.get("lastmod") or None, title, *said))


def _unpacked(data: bytes) -> tuple[str, bool]:
    unpacked, cut = unpack(data, LARGEST)
    return decode(unpacked), cut


def _pieces(text: str, at: int, listener: _Located) -> Iterator[str]:
    """A long document in pieces that end with a tag, each mended; no more of them once enough was heard."""
    while at < len(text) and not listener.is_full:
        stop = _end_of_piece(text, at, listener.name)
        if stop <= at:
            return
        yield mended(text[at:stop])
        at = stop


def _end_of_piece(text: str, at: int, name: str) -> int:
    """Before the end of an address if there is one, otherwise behind a tag; 0 where a tag is beyond all measure."""
    stop = at + _STEP
    if stop >= len(text):
        return len(text)
    ended = text.rfind(f"</{name}", at + 1, stop)
    if ended > at:
        return ended
    return (text.rfind(">", at, stop) + 1) or (text.find(">", stop, at + _LONGEST_TAG) + 1)


def _read_lines(text: str, base: str, cut: bool) -> Sitemap | Rejected:
    """A sitemap of plain text, one address a line."""
    if not _are_addresses(text[:_HEAD], whole=len(text) <= _HEAD):
        return Rejected(base, "rejected-sitemap-unknown")
    written = (line[0].strip("\ufeff \t") for line in _LINE.finditer(text))
    lines = list(islice((line for line in written if line), MOST + 1))
    urls = (absolute(line, base) for line in lines[:MOST] if _ADDRESS.match(line))
    found = tuple(Located(url) for url in urls if url is not None)
    return Sitemap(SitemapKind.URLS, found, cut or len(lines) > MOST)


def _are_addresses(head: str, *, whole: bool) -> bool:
    lines = [line.strip("\ufeff") for line in head.splitlines() if line.strip()]
    if not whole:
        lines = lines[:-1]
    return bool(lines) and all(_ADDRESS.match(line) for line in lines)
