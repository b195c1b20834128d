"""Atom feeds of statements and stories, or of whatever a search found, for any reader of feeds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from qawl.model.documents import Article
from qawl.record.page import day_of
from qawl.runners.stories import Counted
from qawl.show.cards import day, headline
from qawl.show.direction import Direction, direction
from qawl.show.inert import one_line
from qawl.show.page import web_address
from qawl.show.record import plainly
from qawl.store.contract.store import StoredStatement
from qawl.wording import Lang

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
AUTHORITY, SINCE = "qawl.example", "2026"
"""Who gives out ids where nobody else is named: reserved, so that it is nobody's."""
_NEVER = "1970-01-01T00:00:00Z"
_LONGEST = 120
_NOT_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a feed; its words may be hostile, they are made inert when they are written."""

    kind: str
    """statement, story, article …: with `key` it makes the id, which never changes."""
    key: str
    title: str
    updated: str | None
    """ISO 8601 as the source gave it; without a time the day begins at midnight."""
    url: str | None
    author: str
    lines: tuple[str, ...]
    """What is told below the title, a paragraph each."""
    lang: str = "ar"
    """Of title and lines."""


def atom_feed(
    entries: Iterable[Entry],
    key: str,
    title: str,
    lang: Lang,
    *,
    authority: str = AUTHORITY,
    self_url: str | None = None,
    home_url: str | None = None,
) -> bytes:
    """A feed of these entries in their order; `key` names the search and stays the same while it does.

    `authority` is the domain under which ids are given out; two feeds with one statement have one id for it.
    """
    register_namespace("", ATOM)
    feed = Element(_atom("feed"), {_xml("lang"): lang})
    found = tuple(entries)
    _text(feed, "id", tag_uri("feed", key, authority))
    _title(feed, title)
    _text(feed, "updated", max((moment(one.updated) for one in found), default=_NEVER))
    _text(SubElement(feed, _atom("author")), "name", "Qawl")
    _text(feed, "generator", "Qawl")
    for relation, url in (("self", self_url), ("alternate", home_url)):
        if url is not None:
            SubElement(feed, _atom("link"), {"rel": relation, "href": url})
    for one in found:
        _entry(feed, one, authority)
    made: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def tag_uri(kind: str, key: str, authority: str = AUTHORITY) -> str:
    """An id that names a thing for good, wherever its page stands (RFC 4151)."""
    return f"tag:{authority},{SINCE}:{kind}/{quote(key.encode('utf-8', 'replace'), safe='')}"


def moment(published: str | None) -> str:
    """A date of publication in UTC as Atom writes it; the epoch where there is none."""
    try:
        read = datetime.fromisoformat((published or "").strip())
    except ValueError:
        known = day_of(published)
        if known is None:
            return _NEVER
        read = datetime.combine(known, time())
    return (read.replace(tzinfo=read.tzinfo or UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def statement_entry(stored: StoredStatement, lang: Lang) -> Entry:
    """A statement: who says what, below it the words and the way on which they came."""
    made, article = stored.statement, stored.article
    who = made.speaker_name or plainly(lang, "record-somebody")
    words = one_line(stored.content)
    arrow = "←" if lang == "ar" else "→"
    names = [*((article.outlet,) if article.outlet else ()), *(hop.name for hop in made.chain)]
    if made.speaker_name and made.speaker_name not in names:
        names.append(made.speaker_name)
    return Entry(
        kind="statement",
        key=stored.id,
        title=f"{who}: {_short(words)}",
        updated=article.published,
        url=article.url,
        author=article.outlet or who,
        lines=(f"«{words}»", f" {arrow} ".join(names), _about(article, lang)),
        lang=article.lang or "ar",
    )


def article_entry(article: Article, words: str, lang: Lang) -> Entry:
    """An article that a search found, and what of it has the words."""
    return Entry(
        kind="article",
        key=article.id,
        title=headline(article),
        updated=article.published,
        url=article.url,
        author=article.outlet or plainly(lang, "record-no-outlet"),
        lines=(words, _about(article, lang)),
        lang=article.lang or "ar",
    )


def story_entry(counted: Counted, url: str | None, lang: Lang) -> Entry:
    """A story with how much stands behind it; `url` is where it may be read."""
    story = counted.story
    counts = (
        plainly(lang, "count-articles", count=len(story.articles)),
        plainly(lang, "count-origins", count=counted.origins),
    )
    return Entry(
        kind="story",
        key=story.id,
        title=story.title or story.id,
        updated=story.last,
        url=url,
        author="، ".join(counted.outlets[:5]) if lang == "ar" else ", ".join(counted.outlets[:5]),
        lines=(" · ".join(counts), " · ".join(story.keywords)),
    )


def _about(article: Article, lang: Lang) -> str:
    return " · ".join(part for part in (headline(article), day(article.published, lang) or "") if part)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"


def _entry(feed: Element, one: Entry, authority: str) -> None:
    entry = SubElement(feed, _atom("entry"), {_xml("lang"): one.lang if one.lang.isascii() and one.lang else "ar"})
    _text(entry, "id", tag_uri(one.kind, one.key, authority))
    _title(entry, one.title)
    _text(entry, "updated", moment(one.updated))
    _text(SubElement(entry, _atom("author")), "name", _clean(one.author) or "Qawl")
    if (url := web_address(one.url)) is not None:
        SubElement(entry, _atom("link"), {"rel": "alternate", "href": url})
    content = SubElement(entry, _atom("content"), {"type": "xhtml"})
    whole = SubElement(content, f"{{{XHTML}}}div")
    for line in filter(None, map(_clean, one.lines)):
        SubElement(whole, f"{{{XHTML}}}p", {"dir": direction(line)}).text = line


def _title(parent: Element, words: str) -> None:
    """A title has no direction of its own: where its first letter would mislead, a mark goes before it."""
    told = _clean(words)
    runs = direction(told)
    mark = "" if runs == _first_strong(told) else "\u200f" if runs == "rtl" else "\u200e"
    SubElement(parent, _atom("title"), {"type": "text"}).text = mark + told


def _first_strong(words: str) -> Direction:
    return next(_strong(words), "ltr")


def _strong(words: str) -> Iterator[Direction]:
    for letter in words:
        match unicodedata.bidirectional(letter):
            case "R" | "AL":
                yield "rtl"
            case "L":
                yield "ltr"


def _text(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, _atom(tag)).text = words


def _clean(text: str) -> str:
    """What XML can hold, on one line, with nothing that acts."""
    return one_line(text).translate(_NOT_XML)


def _atom(tag: str) -> str:
    return f"{{{ATOM}}}{tag}"


def _xml(name: str) -> str:
    return f"{{http://www.w3.org/XML/1998/namespace}}{name}"
