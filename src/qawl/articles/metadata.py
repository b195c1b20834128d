"""What a page's head says of its article: headline, date, author, language, its address, and words kept in JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qawl.articles.tree import PAGE_DATA, Tree

_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "WebPage",
        "VideoObject",
        "Report",
        "TechArticle",
        "SocialMediaPosting",
    ]
)
_WEAK = frozenset({"WebPage", "VideoObject"})
_HEADLINES = ("og:title", "twitter:title", "dc.title", "title")
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish_date", "publish-date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.created",
    "dcterms.date", "dcterms.issued", "sailthru.date", "parsely-pub-date", "article.published", "published_time",
    "published", "creation_date", "originalpublicationdate", "cxenseparse:recs:publishtime", "datecreated",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_BODY_KEYS = ("articleBody", "body", "content", "text", "bodyHtml", "html")
_LISTS, _ITEMS = ("paragraphs", "blocks"), ("items", "children")
_SURE = 12
"""Letters from which a title that the page bears too is that of its article."""
_MANY = 2000
"""Blocks of a text in JSON that are read."""
_TAGS = re.compile(r"<[^>]{0,2000}>")
_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6]|/blockquote)\b[^>]{0,200}>", re.IGNORECASE)
_PAGE_TITLES = ("title", "headline")
_PAGE_DATES = (
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "publicationDate",
    "datePublished",
    "published",
    "createdAt",
    "created_at",
    "date",
)
_COMMA = re.compile(r",(?=\s{0,80}[}\]])")
"""The comma behind a last entry, which people write and JSON forbids."""
_PIECES = ("datePublished", "dateModified")
_OF_OTHERS = frozenset({"itemListElement", "hasPart", "mentions", "relatedLink", "comment", "review", "liveBlogUpdate"})
"""Keys of JSON-LD under which other articles stand, or parts of this one."""
_DECODER = json.JSONDecoder(strict=False)
"""Reads the first value of a script; statements may stand behind it."""
DEEPEST = 60
"""Levels of nesting in a page's JSON that are looked into."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the head says; an empty field is not said."""

    headlines: tuple[str, ...] = ()
    """Best first, as written: a site's name may hang on the last ones."""
    published: tuple[tuple[str, str], ...] = ()
    """Basis (json-ld, meta) and words, best first."""
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    lang: str | None = None
    canonical: str | None = None
    body: str | None = None
    """The article's words where JSON carries them, a paragraph a line."""


def read_told(tree: Tree) -> Told:
    """Everything of the head that is asked for; broken JSON is passed over."""
    things = [(name, thing) for name, script in tree.scripts for thing in _things(script)]
    articles = sorted((thing for _, thing in things if _is_article(thing)), key=_weight)
    data = [thing for name, thing in things if name == PAGE_DATA]
    articles += [_renamed(thing) for thing in data if _is_page_data(thing, _squeezed(tree.title))]
    metas: dict[str, str] = {}
    for name, content in tree.metas:
        metas.setdefault(name, _plain(content))
    return Told(
        headlines=_kept(
            [_text(a.get("headline")) for a in articles] + [metas.get(n) for n in _HEADLINES] + [tree.title]
        ),
        published=_published(articles, metas),
        authors=_kept([name for a in articles for name in _names(a.get("author"))] + [metas.get(n) for n in _AUTHORS]),
        outlet=next(
            iter(_kept([name for a in articles for name in _names(a.get("publisher"))] + [metas.get("og:site_name")])),
            None,
        ),
        lang=tree.lang,
        canonical=_canonical(tree, metas),
        body=_body(articles, data),
    )


def _things(script: str) -> Iterator[dict[str, Any]]:
    """Every object of a script, outermost first."""
    waiting = [(_parsed(script.strip().removesuffix(";")), 0)]
    while waiting:
        thing, depth = waiting.pop(0) if len(waiting) < 5000 else (None, DEEPEST)
        if depth >= DEEPEST:
            continue
        if isinstance(thing, dict):
            yield thing
            inner = (value for key, value in thing.items() if key not in _OF_OTHERS or "@type" not in thing)
            waiting.extend((value, depth + 1) for value in inner if isinstance(value, dict | list))
        elif isinstance(thing, list):
            waiting.extend((value, depth + 1) for value in thing if isinstance(value, dict | list))


def _parsed(script: str) -> Any:
    """What a script's JSON says; of JSON that is broken, what can be told of the article without reading it whole."""
    for words in (script, _COMMA.sub("", script)):
        try:
            return _DECODER.raw_decode(words)[0]
        except (ValueError, RecursionError):
            continue
    if not any(f'"{name}"' in script for name in _ARTICLES - _WEAK):
        return None
    pieces = {key: found[1] for key in _PIECES if (found := re.search(rf'"{key}"\s*:\s*"([^"\\]{{4,200}})"', script))}
    return {"@type": "NewsArticle", **pieces} if "datePublished" in pieces else None


def _is_article(thing: dict[str, Any]) -> bool:
    return bool(_types(thing) & _ARTICLES)


def _types(thing: dict[str, Any]) -> set[str]:
    given = thing.get("@type")
    return {name for name in (given if isinstance(given, list) else [given]) if isinstance(name, str)}


def _is_page_data(thing: dict[str, Any], title: str) -> bool:
    """Whether an object of a page's own data is its article: it has a title, a date, and a body or the page's title."""
    if not all(any(thing.get(key) for key in keys) for keys in (_PAGE_TITLES, _PAGE_DATES)):
        return False
    if any(thing.get(key) for key in (*_LISTS, *_BODY_KEYS)):
        return True
    own = next((words for key in _PAGE_TITLES if (words := _text(thing.get(key)))), "")
    return len(own) >= _SURE and title.startswith(_squeezed(own))


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _renamed(thing: dict[str, Any]) -> dict[str, Any]:
    """Such an object in the words of JSON-LD; its date is said by the page's data, not by JSON-LD."""
    date = next((thing[key] for key in _PAGE_DATES if thing.get(key)), None)
    title = next((thing[key] for key in _PAGE_TITLES if thing.get(key)), None)
    return {"headline": title, "told": date, "author": thing.get("author") or thing.get("authors")}


def _weight(thing: dict[str, Any]) -> int:
    return int(bool(_types(thing) & _WEAK)) + 2 * (not {"datePublished", "uploadDate"} & thing.keys())


def _published(articles: Sequence[dict[str, Any]], metas: dict[str, str]) -> tuple[tuple[str, str], ...]:
    told = [("json-ld", _text(a.get("datePublished") or a.get("uploadDate") or a.get("dateCreated"))) for a in articles]
    told += [("meta", metas.get(name)) for name in _DATES] + [("meta", _text(a.get("told"))) for a in articles]
    return tuple((basis, words) for basis, words in told if words)


def _names(given: Any) -> list[str | None]:
    """The names in what JSON-LD gives for an author or a publisher: a string, an object, or several."""
    if isinstance(given, list):
        return [name for one in given[:10] for name in _names(one)]
    if isinstance(given, dict):
        return [_text(given.get("name"))]
    return [_text(given)]


def _canonical(tree: Tree, metas: dict[str, str]) -> str | None:
    links = [href for rel, href, _ in tree.links if "canonical" in rel.split()]
    return next((url for url in (*links, metas.get("og:url"), metas.get("twitter:url")) if url), None)


def _body(articles: Sequence[dict[str, Any]], data: Sequence[dict[str, Any]]) -> str | None:
    """The longest text that JSON gives for the article."""
    told = [_text(a.get("articleBody")) for a in articles]
    told += [_text(thing.get(key)) for thing in data for key in _BODY_KEYS]
    told += [_joined(thing.get(key)) for thing in data for key in (*_LISTS, *_BODY_KEYS)]
    return max((words for words in told if words), key=len, default=None)


def _joined(given: Any) -> str | None:
    """The paragraphs of a list of strings, or of objects with one text each."""
    if not isinstance(given, list):
        return None
    pieces = [one if isinstance(one, str) else _first_text(one) for one in given[:_MANY]]
    return "\n".join(piece for piece in map(_text, pieces) if piece) or None


def _first_text(thing: Any) -> str | None:
    """The text of one block of an editor: under one of its usual keys, or one level below («data»)."""
    if not isinstance(thing, dict):
        return None
    for key in ("text", "content", "html", "value", "data", *_ITEMS):
        if isinstance(value := thing.get(key), str):
            return value
        if isinstance(value, list) and key in _ITEMS:
            return "\n".join(one for one in value[:_MANY] if isinstance(one, str)) or None
        if isinstance(value, dict) and (inner := _first_text(value)):
            return inner
    return None


def _text(given: Any) -> str | None:
    """A string as a reader would see it, markup and entities undone, a paragraph a line; None for anything else."""
    if not isinstance(given, str) or not given.strip():
        return None
    words = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", given))) if "<" in given else html.unescape(given)
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in words.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line) or None


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(words)).strip()


def _kept(found: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_plain(words) for words in found if words and words.strip()))
