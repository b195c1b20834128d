"""JSON Feed, whole or as far as it came."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from qawl.model.documents import Rejected
from qawl.sources.entries import MOST, Entry, Feed, is_empty
from qawl.sources.letters import plain, without_illegal
from qawl.sources.links import absolute

_OBJECT = re.compile(r"[\ufeff\s]{0,64}\{")
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_COMMA = re.compile(r"[\s,]*")
_LOADER = json.JSONDecoder(strict=False)

Fields = Mapping[str, object]


def looks_like_json(text: str) -> bool:
    """Whether a text sets out to be an object of JSON that may be a feed."""
    return _OBJECT.match(text) is not None and ("jsonfeed" in text[:4096] or _ITEMS.search(text) is not None)


def read_json_feed(text: str, base: str) -> Feed | Rejected:
    """The feed of an object of JSON; one that is cut short or broken gives the entries that stand before."""
    fields = _loaded(text.lstrip("\ufeff"))
    items, cut = (_list(fields, "items"), 0) if fields is not None else _broken(text)
    if fields is None and not items:
        return Rejected(base, "rejected-feed-broken")
    if fields is not None and not isinstance(fields.get("items"), list):
        return Rejected(base, "rejected-feed-unknown")
    return _feed(fields or {}, items, cut, base)


def _feed(fields: Fields, items: list[Fields | None], cut: int, base: str) -> Feed:
    author = _authors(fields)
    read = [None if item is None else _entry(item, base, author) for item in items[:MOST]]
    entries = tuple(entry for entry in read if entry is not None and not is_empty(entry))
    hubs = _list(fields, "hubs")
    return Feed(
        title=_words(fields, "title"),
        link=absolute(_raw(fields, "home_page_url"), base),
        language=_raw(fields, "language"),
        entries=entries,
        address=absolute(_raw(fields, "feed_url"), base),
        hub=next((absolute(_raw(hub, "url"), base) for hub in hubs if hub is not None), None),
        next=absolute(_raw(fields, "next_url"), base),
        left_out=cut + len(items) - len(entries),
    )


def _entry(item: Fields, base: str, author: str | None) -> Entry:
    url, given = _raw(item, "url") or _raw(item, "external_url"), _raw(item, "id")
    if url is None and given is not None and given.startswith(("http://", "https://")):
        url = given
    written = _raw(item, "content_text")
    return Entry(
        url=absolute(url, base),
        id=given,
        title=_words(item, "title"),
        published=_words(item, "date_published"),
        updated=_words(item, "date_modified"),
        author=_authors(item) or author,
        summary=_raw(item, "summary"),
        text=_raw(item, "content_html") or (written and written.replace("&", "&amp;").replace("<", "&lt;")),
    )


def _authors(fields: Fields) -> str | None:
    """The names of the authors; version 1 of the format had one `author`, version 1.1 has several."""
    single = fields.get("author")
    people = _list(fields, "authors") or [single if isinstance(single, dict) else None]
    names = (_words(person, "name") for person in people if person is not None)
    return "، ".join(dict.fromkeys(name for name in names if name)) or None


def _loaded(text: str) -> Fields | None:
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _broken(text: str) -> tuple[list[Fields | None], int]:
    """The entries that stand before the place where the JSON breaks, and how many it breaks in: one, or none."""
    items = _ITEMS.search(text)
    found: list[Fields | None] = []
    at = len(text) if items is None else _COMMA.match(text, items.end()).end()  # type: ignore[union-attr]
    while at < len(text) and text[at] != "]":
        try:
            item, at = _LOADER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return found, 1
        found.append(item if isinstance(item, dict) else None)
        at = _COMMA.match(text, at).end()  # type: ignore[union-attr]
    return found, 0


def _list(fields: Fields, name: str) -> list[Fields | None]:
    """The objects of a list; what is none is None in its place."""
    found = fields.get(name)
    return [item if isinstance(item, dict) else None for item in found] if isinstance(found, list) else []


def _raw(fields: Fields, name: str) -> str | None:
    """What a field says, where it says anything: text, or a number that stands for an id."""
    said = fields.get(name)
    if isinstance(said, int) and not isinstance(said, bool):
        return str(said) if abs(said) < 10**30 else None
    return without_illegal(said).strip() or None if isinstance(said, str) else None


def _words(fields: Fields, name: str) -> str | None:
    return plain(_raw(fields, name) or "") or None
