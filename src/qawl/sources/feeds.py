"""Feeds become entries: RSS of any age, RDF, Atom and JSON Feed, as they ought to be and as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from qawl.model.documents import Rejected
from qawl.sources.entries import MOST, Entry, Feed, announced, is_empty
from qawl.sources.json_feeds import looks_like_json, read_json_feed
from qawl.sources.letters import decode, plain, references_read
from qawl.sources.links import absolute
from qawl.sources.xml import (
    Element,
    children,
    cut_out,
    has_entities,
    inner,
    local_name,
    mended,
    read_recovering,
    read_strict,
)

__all__ = ["MOST", "Entry", "Feed", "announced", "is_feed", "read_feed"]

LONGEST = 8 * 1024 * 1024
"""Bytes of a feed that are read at all; whoever fetches it stops earlier."""

_ROOT = re.compile(r"<((?:[\w.-]{1,40}:)?(?:rss|RDF|feed|channel))(?=[\s>/])", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!DOCTYPE\s+html|html|head|body)[\s>]", re.IGNORECASE)
_OPENING = 65536
"""Characters in which a feed declares the prefixes that it uses."""
_MOST_LINKS = 50
_HEAD = 256 * 1024
"""Characters in which a feed must begin."""
_TOKEN = re.compile(r"<!\[CDATA\[|<(/?)((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s>/])", re.IGNORECASE)
_MARKED_UP = re.compile(
    r"<((?:[\w-]{1,40}:)?(?:title|description|summary|content|encoded))(?:\s[^<>]*)?(?<!/)>", re.IGNORECASE
)
_DECLARED = re.compile(r"\sxmlns(?::(?!xml)([A-Za-z_][\w.-]{0,40}))?\s*=\s*[\"']([^\"'<>]{1,200})[\"']")
_TWICE = re.compile(r"&lt;/?(?:a|b|br|div|em|figure|h[1-6]|i|img|li|ol|p|span|strong|ul)\b", re.IGNORECASE)
_EMAIL = re.compile(r"\S{1,200}@\S{1,200}")
_DIGITS = re.compile(r"\s*(\d{1,6})\s*\Z")

_NEUTRAL = (
    "",
    "www.w3.org/2005/atom",
    "purl.org/atom/ns",
    "purl.org/rss/1.0",
    "purl.org/net/rss1.1",
    "my.netscape.com/rdf/simple/0.9",
    "channel.netscape.com/rdf/simple/0.9",
    "backend.userland.com/rss",
    "backend.userland.com/rss2",
    "blogs.law.harvard.edu/tech/rss",
)
"""Where the names of RSS and of Atom live: they do not contradict each other, and feeds mix them."""
_SPACES = {
    **dict.fromkeys(_NEUTRAL, ""),
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dcterms",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.pheedo.com/namespace/pheedo": "pheedo",
    "news.yandex.ru": "yandex",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "www.w3.org/1999/xhtml": "xhtml",
    "search.yahoo.com/mrss": "media",
}
_PREFIXES = frozenset({"atom", "atom10", "rss", *_SPACES.values()} - {""})
_WRAPPED = {prefix: f"http://{uri}" for uri, prefix in _SPACES.items() if prefix} | {
    "atom": "http://www.w3.org/2005/Atom",
    "atom10": "http://www.w3.org/2005/Atom",
}
_BASE, _LANG = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("base", "lang"))

_IDS = ("guid", "id", "dc:identifier")
_TITLES = ("title", "dc:title")
_PUBLISHED = ("pubdate", "published", "dc:date", "issued", "dcterms:issued", "created", "dcterms:created", "date")
_UPDATED = ("updated", "modified", "dcterms:modified")
_AUTHORS = ("author", "dc:creator", "creator", "itunes:author")
_SUMMARIES = ("description", "summary", "dc:description", "itunes:summary")
_TEXTS = ("content:encoded", "encoded", "xhtml:body", "body", "content", "yandex:full-text", "fulltext")
_ORIGINALS = ("feedburner:origlink", "pheedo:origlink")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}

Fields = dict[str, list[Element]]
"""The children of an element by name, in their order."""


def read_feed(data: bytes, media_type: str | None, base: str) -> Feed | Rejected:
    """The feed that `base` answered with: all of its entries that are whole, however broken its neighbours are.

    A declaration of entities is refused by name; nothing outside `data` is ever read. Never raises for what
    stands in `data`.
    """
    if len(data) > LONGEST:
        return Rejected(base, "rejected-feed-too-long", (("limit", LONGEST >> 20),))
    text = decode(data, media_type)
    if not text.strip("\x00\ufeff \t\r\n"):
        return Rejected(base, "rejected-feed-empty")
    if looks_like_json(text):
        return read_json_feed(text, base)
    refusal = _refusal(text)
    return Rejected(base, refusal) if refusal else _read_xml(text, base)


def is_feed(text: str) -> bool:
    """Whether a text sets out to be a feed, by its first tags."""
    return looks_like_json(text) or _refusal(text) in (None, "rejected-feed-entities")


def _refusal(text: str) -> str | None:
    """Why a text is no feed that is read, by what stands before its first entry; None where it is one."""
    start = text[:_HEAD]
    root, page = _ROOT.search(start), _PAGE.search(start)
    if page and not (root and root.start() < page.start()):
        return "rejected-feed-is-page"
    if has_entities(start[: root.start() if root else None]):
        return "rejected-feed-entities"
    return None if root else "rejected-feed-unknown"


def _read_xml(text: str, base: str) -> Feed | Rejected:
    found = cut_out(text, _ROOT)
    whole = mended(found.text if found else text)
    root = read_strict(whole)
    if root is not None:
        return _feed(root, _entries(root), base)
    return _read_piecewise(whole, base)


def _feed(root: Element, items: Iterable[Element | None], base: str) -> Feed:
    channel = next((child for child in children(root) if _key(child.tag, child.prefix) == "channel"), root)
    above = _base(channel, _base(root, base))
    fields = _fields(channel)
    author = _author(fields)
    entries: list[Entry] = []
    left_out = 0
    for number, item in enumerate(items):
        entry = None if item is None or number >= MOST else _entry(item, above, author)
        if entry is None or is_empty(entry):
            left_out += 1
        else:
            entries.append(entry)
    return Feed(
        title=_words(fields, _TITLES),
        link=_page(fields, above),
        language=_words(fields, ("language", "dc:language")) or channel.get(_LANG) or root.get(_LANG),
        entries=tuple(entries),
        minutes=_minutes(fields),
        address=_linked(fields, above, "self"),
        hub=_linked(fields, above, "hub"),
        next=_linked(fields, above, "next", "prev-archive"),
        left_out=left_out,
    )


def _entries(root: Element) -> Iterator[Element]:
    """The entries of a tree wherever they stand: in the channel, beside it, and one in another that was not closed."""
    for element in root.iter("*"):
        if _key(element.tag, element.prefix) in ("item", "entry"):
            yield element


def _entry(item: Element, base: str, author: str | None) -> Entry:
    fields = _fields(item)
    above = _base(item, base)
    source = next(iter(fields.get("source", ())), None)
    named = None if source is None else _words(_fields(source), _TITLES) or plain(source.text or "")
    return Entry(
        url=_address(fields, above),
        id=_raw(fields, _IDS) or (item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or None),
        title=_words(fields, _TITLES),
        published=_words(fields, _PUBLISHED),
        updated=_words(fields, _UPDATED),
        author=_author(fields) or author,
        outlet=named or None,
        summary=_html(fields, _SUMMARIES),
        text=_html(fields, _TEXTS),
    )


# What stands in fields


def _key(tag: str, prefix: str | None) -> str:
    """The name by which an element is known here: «title», «dc:creator»; by its prefix where its space is unknown."""
    return _short_key(tag, prefix) if len(tag) < 200 else tag


@lru_cache(maxsize=2048)
def _short_key(tag: str, prefix: str | None) -> str:
    space, _, name = tag.rpartition("}")
    uri = space.removeprefix("{").strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/#")
    known = _SPACES.get(uri)
    if known is None:
        known = prefix if prefix in _PREFIXES else uri
    elif not space and ":" in name:  # a prefix that was never declared
        known, _, name = name.partition(":")
    known = "" if known in ("atom", "atom10", "rss") else known
    return f"{known}:{name}".lower().removeprefix(":")


def _fields(element: Element) -> Fields:
    fields: Fields = {}
    for child in children(element):
        fields.setdefault(_key(child.tag, child.prefix), []).append(child)
    return fields


def _any(fields: Fields, names: Iterable[str]) -> Iterator[Element]:
    return (element for name in names for element in fields.get(name, ()))


def _raw(fields: Fields, names: Iterable[str]) -> str | None:
    """The first of the fields that says anything, as written."""
    said = (("".join(element.itertext())).strip() for element in _any(fields, names))
    return next((words for words in said if words), None)


def _words(fields: Fields, names: Iterable[str]) -> str | None:
    said = (plain("".join(element.itertext())) for element in _any(fields, names))
    return next((words for words in said if words), None)


def _html(fields: Fields, names: Iterable[str]) -> str | None:
    said = (_escaped(element) for element in _any(fields, names) if not element.get("src") and _is_readable(element))
    return next((words for words in said if words), None)


def _is_readable(element: Element) -> bool:
    """Whether an element holds words by its type; Atom lets it hold anything, pictures too."""
    kind = element.get("type") or "html"
    return "/" not in kind or kind.startswith("text/") or "html" in kind


def _escaped(element: Element) -> str:
    """What an element holds as HTML; Atom's plain text is escaped, and the <div> around its XHTML goes."""
    kind = element.get("type")
    if kind in ("text", "text/plain") and len(element) == 0:
        return (element.text or "").strip().replace("&", "&amp;").replace("<", "&lt;")
    only = next(children(element), None) if len(element) == 1 else None
    if kind == "xhtml" and only is not None and local_name(only.tag) == "div":
        return inner(only).strip()
    words = inner(element).strip()
    # «&lt;p&gt;» inside CDATA, and no tag beside it: escaped once too often
    return references_read(words) if "<" not in words and _TWICE.search(words) else words


def _author(fields: Fields) -> str | None:
    names = (_person(element) for name in _AUTHORS for element in fields.get(name, ()))
    return "، ".join(dict.fromkeys(name for name in names if name)) or None


def _person(element: Element) -> str:
    """A name: Atom has it apart, RSS writes «desk@sahil.example (سهام الراوي)»; an address alone is no name."""
    if len(element):
        return _words(_fields(element), ("name", "foaf:name")) or ""
    words = plain(element.text or "")
    address = _EMAIL.match(words)
    return words[address.end() :].strip().removeprefix("(").removesuffix(")").strip() if address else words


# Links


def _base(element: Element, base: str) -> str:
    return absolute(element.get(_BASE), base) or base


def _address(fields: Fields, base: str) -> str | None:
    """Where an article stands: behind the feed's own counters if it says so, its link, or an id that is one."""
    original = absolute(_raw(fields, _ORIGINALS), base)
    return original or _page(fields, base) or _from_id(fields, base)


def _page(fields: Fields, base: str) -> str | None:
    """The page that is meant by the links of an element: Atom's `alternate` and what RSS writes as words."""
    ranked: list[tuple[int, str]] = []
    for link in fields.get("link", [])[:_MOST_LINKS]:
        written, kind = link.get("href") or "".join(link.itertext()), link.get("type") or "text/html"
        if (link.get("rel") or "alternate") == "alternate" and (address := absolute(written, _base(link, base))):
            ranked.append((0 if "html" in kind else 1, address))
    return min(ranked, key=lambda link: link[0])[1] if ranked else None


def _from_id(fields: Fields, base: str) -> str | None:
    for element in _any(fields, _IDS):
        written = (element.text or "").strip()
        if (element.get("isPermaLink") or "true").lower() != "false" and written.startswith(("http://", "https://")):
            return absolute(written, base)
    return None


def _linked(fields: Fields, base: str, *relations: str) -> str | None:
    for relation in relations:
        for link in fields.get("link", [])[:_MOST_LINKS]:
            if link.get("rel") == relation and (address := absolute(link.get("href"), _base(link, base))):
                return address
    return None


def _minutes(fields: Fields) -> int | None:
    ttl = _DIGITS.match(_raw(fields, ("ttl",)) or "")
    if ttl:
        return int(ttl[1]) or None
    period = _PERIODS.get((_raw(fields, ("sy:updateperiod",)) or "").lower())
    often = _DIGITS.match(_raw(fields, ("sy:updatefrequency",)) or "1")
    return period and max(1, period // max(1, int(often[1]) if often else 1))


# Feeds that are not well formed, entry by entry


def _read_piecewise(text: str, base: str) -> Feed | Rejected:
    """A broken feed: its head as far as it goes, and each entry by itself, so that one spoils no other."""
    first, pieces, cut = _pieces(text)
    head = read_recovering(text[:first])
    opening = _wrapper(text[:first])
    items = [_item(piece, opening) for piece in pieces]
    if head is None or not any(item is not None for item in items):
        return Rejected(base, "rejected-feed-broken")
    return _feed(head, [*items, *([None] * cut)], base)


def _pieces(text: str) -> tuple[int, list[str], int]:
    """Where entries begin, each entry to its end or to the next one, and how many were cut off or are too many."""
    first, at, begun = len(text), 0, -1
    pieces: list[str] = []
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token[2] is None:
            at = text.find("]]>", at) + 3  # never missing: what was not closed was mended
            continue
        if begun >= 0:
            pieces.append(text[begun : token.start()])
        first = min(first, token.start())
        begun = -1 if token[1] else token.start()
    return first, pieces[:MOST], max(0, len(pieces) - MOST) + (begun >= 0)


def _wrapper(head: str) -> str:
    """A tag that declares what entries may use: the prefixes of the feed, and those that everybody means the same."""
    declared = dict(_DECLARED.findall(head[:_OPENING])[:64])
    spaces = {**_WRAPPED, **declared}
    return "<q" + "".join(f' xmlns{":" * bool(p)}{p}="{uri.replace("&", "")}"' for p, uri in spaces.items()) + ">"


def _item(piece: str, opening: str) -> Element | None:
    """The entry of a piece: as it is, with its bare HTML taken as words, or as much as can be made out."""
    name = piece[1:].split(None, 1)[0].partition(">")[0].rstrip("/")
    written = f"{opening}{piece}</{name}></q>"
    root = read_strict(written)
    if root is None:
        root = read_strict(_with_words(written))
    if root is None:
        root = read_recovering(written)
    return None if root is None else next(_entries(root), None)


def _with_words(written: str) -> str:
    """An entry whose headline and texts are taken as words up to their end, whatever tags stand in them bare."""
    pieces: list[str] = []
    at, missing = 0, set[str]()
    while field := _MARKED_UP.search(written, at):
        name = field[1]
        end = -1 if name in missing else written.find(f"</{name}", field.end())
        pieces.append(written[at : field.end()])
        at = field.end()
        if end < 0:
            missing.add(name)
        elif "<![CDATA[" not in (words := written[at:end]):
            pieces.append("<![CDATA[" + words.replace("]]>", "]]&gt;") + "]]>")
            at = end
    return "".join((*pieces, written[at:]))
