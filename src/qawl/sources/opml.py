"""Lists of sources as other readers write them, in and out: OPML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from qawl.model.captures import Source, SourceKind
from qawl.model.documents import Rejected
from qawl.sources.letters import decode, plain, without_illegal
from qawl.sources.links import absolute
from qawl.sources.xml import Element, cut_out, has_entities, line_of, local_name, mended, read_recovering, read_strict

LONGEST = 16 * 1024 * 1024
"""Bytes of a list."""

_ROOT = re.compile(r"<((?:[\w.-]{1,40}:)?opml)(?=[\s>/])", re.IGNORECASE)
_OURS = "urn:qawl:opml"
_OUTLET = f"{{{_OURS}}}outlet"
_FORMS = {
    **dict.fromkeys(("rss", "atom", "rdf", "feed"), SourceKind.FEED),
    "sitemap": SourceKind.SITEMAP,
    "page": SourceKind.PAGE,
}


def read_opml(data: bytes, name: str = "OPML") -> tuple[Source | Rejected, ...] | Rejected:
    """The sources of a list in their order, however deep in folders; an address that comes again is left out.

    An entry that is no source is a `Rejected` in its place that names the line («follow.opml:12»). A folder is
    none, and says nothing.
    """
    if len(data) > LONGEST:
        return Rejected(name, "rejected-feed-too-long", (("limit", LONGEST >> 20),))
    text = decode(data)
    found = cut_out(text, _ROOT)
    if found is None:
        return Rejected(name, "rejected-opml-unknown")
    if has_entities(text[: found.start]):
        return Rejected(name, "rejected-feed-entities")
    whole = mended(found.text)
    root = read_strict(whole)
    if root is None:
        root = read_recovering(whole)
    if root is None:
        return Rejected(name, "rejected-opml-unknown")
    read = (_source(outline, f"{name}:{line_of(outline, found)}") for outline in _outlines(root))
    return tuple(_once(source for source in read if source is not None))


def write_opml(sources: Iterable[Source]) -> bytes:
    """A list that any reader takes, in the given order; read again it gives the same sources, kind and outlet too."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:qawl="{_OURS}">',
        "  <head><title>Qawl</title></head>",
        "  <body>",
        *(f"    <outline{_attributes(source)}/>" for source in sources),
        "  </body>",
        "</opml>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _outlines(root: Element) -> Iterator[Element]:
    return (element for element in root.iter("*") if local_name(element.tag).lower() == "outline")


def _source(outline: Element, where: str) -> Source | Rejected | None:
    """The source of an entry, why it is none, or None for a folder and for a link to a page."""
    said = (outline.get("xmlUrl") or outline.get("xmlurl") or outline.get("xmlURL") or "").strip()
    form = (outline.get("type") or "").lower()
    if not said:
        return Rejected(where, "rejected-outline-no-address") if form in _FORMS else None
    address = absolute(_http(said), "")
    if address is None:
        return Rejected(where, "rejected-outline-bad-address", (("address", said[:200]),))
    text = outline.get("text") or ""
    title = plain(outline.get("title") or ("" if text == said else text)) or None
    return Source(address, _FORMS.get(form, SourceKind.FEED), title, outline.get(_OUTLET) or None)


def _http(address: str) -> str:
    """An address as browsers hand it to feed readers: «feed://a.example/rss», «feed:https://a.example/rss»."""
    if not address.lower().startswith("feed:"):
        return address
    rest = address[5:].lstrip("/")
    return rest if rest.lower().startswith(("http://", "https://")) else f"http://{rest}"


def _once(found: Iterable[Source | Rejected]) -> Iterator[Source | Rejected]:
    seen: set[str] = set()
    for source in found:
        if isinstance(source, Rejected) or source.address not in seen:
            yield source
        if isinstance(source, Source):
            seen.add(source.address)


def _attributes(source: Source) -> str:
    """What is written of a source; an attribute that it has not is left out."""
    kind = "rss" if source.kind is SourceKind.FEED else source.kind.value
    title = plain(source.title or "")
    written = {
        "type": kind,
        "text": title or source.address,
        "title": title,
        "xmlUrl": source.address,
        "qawl:outlet": source.outlet or "",
    }
    return "".join(f" {name}={quoteattr(without_illegal(value))}" for name, value in written.items() if value)
