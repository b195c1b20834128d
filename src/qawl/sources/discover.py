"""What a site can be followed by: its feeds and sitemaps, found in its pages, in robots.txt, or guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from qawl.model.captures import SourceKind
from qawl.sources.feeds import is_feed
from qawl.sources.letters import decode, plain
from qawl.sources.links import absolute
from qawl.sources.sitemaps import is_sitemap, unpack
from qawl.sources.xml import Tag, read_tags

MOST = 40
"""Candidates of one page; a page that names more has a list of all its sections, and the first are the widest."""

_MOST_TAGS = 5000
_LONGEST_PAGE = 4 * 1024 * 1024
_SNIFF = 512 * 1024
_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/rss+xml"}
)
_LOOSE_TYPES = frozenset({"application/xml", "text/xml", "application/json"})
"""Types that may be a feed's: then its address says so."""
_FEED_PATH = re.compile(
    r"(?:^|[/?&=._-])(?:feeds?|rss2?|rss-?feeds?|atom|rdf)(?:$|[/?&=#._-])|(?:rss|feed)(?:feed|\d+)?(?:\.(?:xml|php|aspx|json))?/?$",
    re.IGNORECASE,
)
_SITEMAP_ENDS = (".xml", ".txt", ".xml.gz", ".txt.gz")
_NO_FEED = re.compile(
    r"wp-json|oembed|comments?/feed|\.(?:png|jpe?g|gif|svg|css|js|mp3|mp4|pdf)(?:$|\?)", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"://(?:[^/]+\.)?(?:feedly\.com|netvibes\.com|google\.com|yahoo\.com|bloglines\.com|facebook\.com)/", re.IGNORECASE
)
_COMMENTS = re.compile(r"\bcomments?\b|commentaires|تعليق", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:rss|atom)\b|خلاصات|تلقيم|آر إس إس", re.IGNORECASE)

_FEED_GUESSES = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/ar/rss", "/rssfeed", "/feed.json")
_SITEMAP_GUESSES = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_index.xml", "/sitemap.xml", "/sitemap.txt")


class Why(StrEnum):
    """How a candidate was found, the surest first."""

    LINK = "link"
    """The page names it in its head."""
    ANCHOR = "anchor"
    """A link on the page looks like it."""
    GUESS = "guess"
    """Many sites have one there."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be a feed or a sitemap; asking for it tells."""

    url: str
    kind: SourceKind
    title: str | None
    why: Why


def find_feeds(html: bytes, url: str) -> tuple[Candidate, ...]:
    """What the page at `url` may be followed by, the best first: named, linked, and last what is guessed.

    Feeds of comments come behind the others of their kind. Asking for each in turn ends at the first that is one.
    """
    tags = read_tags(decode(html[:_LONGEST_PAGE]), ("base", "link", "a"))[:_MOST_TAGS]
    base = next((absolute(tag.get("href"), url) for tag in tags if tag.name == "base"), None) or url
    linked = sorted(_linked(tags, base), key=_is_of_comments)
    pointed = sorted(_pointed(tags, base), key=lambda candidate: candidate.kind is SourceKind.SITEMAP)
    return tuple(_once([*linked, *pointed]))[:MOST] + tuple(
        guess for guess in guesses(url) if guess.url not in {candidate.url for candidate in (*linked, *pointed)}
    )


def guesses(url: str) -> tuple[Candidate, ...]:
    """Where many sites keep a feed or a sitemap."""
    feeds = (Candidate(address, SourceKind.FEED, None, Why.GUESS) for address in _at(_FEED_GUESSES, url))
    maps = (Candidate(address, SourceKind.SITEMAP, None, Why.GUESS) for address in _at(_SITEMAP_GUESSES, url))
    return (*feeds, *maps)


def kind_of(data: bytes, media_type: str | None) -> SourceKind:
    """What an answer is by its bytes, whatever its type says; what is neither feed nor sitemap is a page."""
    text = decode(unpack(data[:_SNIFF], _SNIFF)[0], media_type)
    if is_feed(text):
        return SourceKind.FEED
    return SourceKind.SITEMAP if is_sitemap(text) else SourceKind.PAGE


def _linked(tags: Iterable[Tag], base: str) -> Iterator[Candidate]:
    for tag in tags:
        address = absolute(tag.get("href"), base)
        relations = tag.get("rel").lower().split()
        if tag.name != "link" or address is None or not {"alternate", "feed"} & set(relations):
            continue
        kind = tag.get("type").partition(";")[0].strip().lower()
        loose = kind in _LOOSE_TYPES or not kind
        if kind in _FEED_TYPES or "feed" in relations or (loose and _looks_like_feed(address)):
            yield Candidate(address, SourceKind.FEED, plain(tag.get("title")) or None, Why.LINK)


def _pointed(tags: Iterable[Tag], base: str) -> Iterator[Candidate]:
    for tag in tags:
        address = absolute(tag.get("href").partition("#")[0], base) if tag.name == "a" else None
        if address is None or _ELSEWHERE.search(address) or _NO_FEED.search(address):
            continue
        title = plain(tag.words) or plain(tag.get("title")) or None
        if _looks_like_sitemap(address):
            yield Candidate(address, SourceKind.SITEMAP, title, Why.ANCHOR)
        elif _looks_like_feed(address) or _WORDS.search(title or ""):
            yield Candidate(address, SourceKind.FEED, title, Why.ANCHOR)


def _looks_like_feed(address: str) -> bool:
    path = address.partition("://")[2].partition("/")[2]
    return _FEED_PATH.search(path) is not None and not _NO_FEED.search(address)


def _looks_like_sitemap(address: str) -> bool:
    name = address.partition("?")[0].rpartition("/")[2].lower()
    return "sitemap" in name and name.endswith(_SITEMAP_ENDS)


def _is_of_comments(candidate: Candidate) -> bool:
    return bool(_COMMENTS.search(candidate.title or "") or _COMMENTS.search(candidate.url))


def _at(paths: Iterable[str], url: str) -> Iterator[str]:
    return (address for path in paths if (address := absolute(path, url)))


def _once(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.url not in seen:
            seen.add(candidate.url)
            yield candidate
