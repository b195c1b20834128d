"""One outlet as its file tells it: who it is, how it writes, what is special about its pages."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any

from qawl.errors import BadData


class OutletKind(StrEnum):
    """What an outlet is."""

    NEWSPAPER = "newspaper"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    PORTAL = "portal"
    AGGREGATOR = "aggregator"
    MAGAZINE = "magazine"


class Months(StrEnum):
    """Whose names of the months an outlet writes."""

    GULF = "gulf"
    """Egypt's too: «يناير»."""
    LEVANT = "levant"
    """Iraq's too: «كانون الثاني»."""
    MAGHREB = "maghreb"
    """«جانفي», «غشت»."""


class QuirkKind(StrEnum):
    """What stands in a place of an outlet's pages."""

    DROP = "drop"
    CAPTION = "caption"
    RELATED = "related"
    TAGS = "tags"
    CREDITS = "credits"
    HEADLINE = "headline"
    DATE = "date"
    MAIN = "main"


@dataclass(frozen=True, slots=True)
class Quirk:
    """A place of an outlet's pages that must be read otherwise than pages are read."""

    kind: QuirkKind
    tag: str | None
    """The element's name; None for any."""
    id: str | None
    classes: frozenset[str]
    """All of these must be among the element's."""
    since: str | None
    """The first day (ISO 8601) on which pages were so; None for since ever."""
    until: str | None
    """The last such day; None for until today."""
    why: str | None

    def fits(self, tag: str, identity: str | None, classes: Collection[str]) -> bool:
        """Whether an element of this name, id and classes is such a place."""
        return self.tag in (None, tag) and self.id in (None, identity) and self.classes <= set(classes)

    def holds_on(self, day: str | None) -> bool:
        """Whether pages of that day were so; of an unknown day, those of today."""
        if day is None:
            return self.until is None
        return (self.since or "") <= day[:10] and (self.until is None or day[:10] <= self.until)


@dataclass(frozen=True, slots=True)
class KnownFeed:
    """A feed of an outlet."""

    url: str
    checked: bool
    """Whether somebody of us has read it; unchecked addresses are from general knowledge."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: who it is, where its pages stand, how it writes."""

    id: str
    """Stable; that of the same outlet in the registry of actors, where it has one."""
    name: str
    name_en: str
    also: tuple[str, ...]
    """Further names, in any language."""
    domains: tuple[str, ...]
    """Where its pages stand, subdomains included; with a path where the host has other editions."""
    country: str
    """Where it is based: three letters of ISO 3166."""
    kind: OutletKind
    owner: str | None
    owner_source: str | None
    time_zone: str | None
    """A name of the IANA list."""
    languages: tuple[str, ...]
    months: Months | None
    agency_marks: tuple[str, ...]
    """How it signs what comes from agencies."""
    feeds: tuple[KnownFeed, ...]
    quirks: tuple[Quirk, ...]
    shape: str | None
    """One line: after what kind of template its pages are built."""

    def quirks_on(self, day: str | None) -> tuple[Quirk, ...]:
        """What is special about the pages of a day (ISO 8601)."""
        return tuple(quirk for quirk in self.quirks if quirk.holds_on(day))


# One file

_KEYS: Mapping[str, type] = (
    dict.fromkeys(("id", "name", "name_en", "country", "kind", "owner", "owner_source", "months"), str)
    | dict.fromkeys(("time_zone", "shape"), str)
    | dict.fromkeys(("also", "domains", "languages", "agency_marks", "feeds", "quirks"), list)
)
_NEEDED = ("id", "name", "name_en", "domains", "country", "kind", "languages")
_FEED_KEYS: Mapping[str, type] = {"url": str, "checked": bool}
_QUIRK_KEYS: Mapping[str, type] = dict.fromkeys(("kind", "select", "since", "until", "why"), str)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?:/[a-z0-9_-]+)*")
_FEED = re.compile(r"https?://[^\s/]+\.[^\s/]+/\S*")
_SELECT = re.compile(r"(?P<tag>[a-z][a-z0-9-]*)?(?P<marks>(?:[.#][A-Za-z_-][A-Za-z0-9_-]*)*)")
_NAMES = re.compile(r"[.#][^.#]+")


def read_outlet(data: bytes, where: str) -> Outlet:
    """One file as an outlet, every key and value checked."""
    said = _parsed(data, where)
    _check_keys(said, _KEYS, _NEEDED, where)
    for key in ("also", "domains", "languages", "agency_marks"):
        for word in said.get(key, ()):
            _check_text(word, f"{where}: `{key}`")
    _check_shape(said["id"], _SLUG, f"{where}: `id`", "small letters, digits and hyphens")
    _check_shape(said["country"], _COUNTRY, f"{where}: `country`", "three capital letters of ISO 3166")
    for domain in said["domains"]:
        _check_shape(domain, _DOMAIN, f"{where}: `domains`", "a host in small letters, with a path or without")
    for language in said["languages"]:
        _check_shape(language, _LANGUAGE, f"{where}: `languages`", "codes as `ar`")
    if said.get("owner") and not said.get("owner_source"):
        raise BadData(f"{where}: `owner` without `owner_source`; say where it is from")
    return Outlet(
        id=said["id"],
        name=said["name"],
        name_en=said["name_en"],
        also=tuple(said.get("also", ())),
        domains=tuple(said["domains"]),
        country=said["country"],
        kind=OutletKind(_among(said["kind"], tuple(OutletKind), f"{where}: `kind`")),
        owner=said.get("owner"),
        owner_source=said.get("owner_source"),
        time_zone=_read_zone(said.get("time_zone"), where),
        languages=tuple(said["languages"]),
        months=Months(_among(said["months"], tuple(Months), f"{where}: `months`")) if "months" in said else None,
        agency_marks=tuple(said.get("agency_marks", ())),
        feeds=tuple(_read_feed(feed, f"{where}: `feeds` {n}") for n, feed in enumerate(said.get("feeds", ()), 1)),
        quirks=tuple(_read_quirk(one, f"{where}: `quirks` {n}") for n, one in enumerate(said.get("quirks", ()), 1)),
        shape=said.get("shape"),
    )


def _parsed(data: bytes, where: str) -> dict[str, Any]:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        said = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadData(f"{where}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{where}: {error}") from error
    if not unicodedata.is_normalized("NFC", text):
        raise BadData(f"{where}: letters are not composed (NFC); save the file in NFC")
    return said


def _check_keys(said: Mapping[str, Any], known: Mapping[str, type], needed: Collection[str], where: str) -> None:
    for key, value in said.items():
        if key not in known:
            raise BadData(f"{where}: `{key}` is no key here; {_expected(key, known)}")
        if not isinstance(value, known[key]):
            raise BadData(f"{where}: `{key}` is {value!r}; expected {_KIND_NAMES[known[key]]}")
        if isinstance(value, str):
            _check_text(value, f"{where}: `{key}`")
    for key in needed:
        if not said.get(key):
            raise BadData(f"{where}: `{key}` is missing; add it")


_KIND_NAMES = {str: "a text", list: "a list", bool: "true or false"}


def _check_text(word: object, where: str) -> None:
    if not isinstance(word, str) or not word.strip() or word != word.strip():
        raise BadData(f"{where} holds {word!r}; expected a text without blanks at its ends")


def _check_shape(word: str, shape: re.Pattern[str], where: str, wanted: str) -> None:
    if not shape.fullmatch(word):
        raise BadData(f"{where} holds {word!r}; expected {wanted}")


def _among(word: str, known: Collection[str], where: str) -> str:
    if word not in known:
        raise BadData(f"{where} is {word!r}; {_expected(word, known)}")
    return word


def _expected(word: str, known: Collection[str]) -> str:
    nearest = "".join(f"did you mean `{near}`? " for near in get_close_matches(word, known, n=1))
    return f"{nearest}expected one of {', '.join(known)}"


def _read_zone(name: str | None, where: str) -> str | None:
    """The name of a zone; taken on trust on a machine that has no list of zones."""
    if name is not None and _is_zone("Europe/Paris") and not _is_zone(name):
        raise BadData(f"{where}: `time_zone` is {name!r}; expected a name of the IANA list, as in `Asia/Beirut`")
    return name


@cache
def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _read_feed(said: object, where: str) -> KnownFeed:
    if not isinstance(said, dict):
        raise BadData(f'{where} is {said!r}; expected {{ url = "https://…", checked = false }}')
    _check_keys(said, _FEED_KEYS, ("url",), where)
    _check_shape(said["url"], _FEED, f"{where}: `url`", "an address with https:// or http://")
    return KnownFeed(said["url"], said.get("checked", False))


def _read_quirk(said: object, where: str) -> Quirk:
    if not isinstance(said, dict):
        raise BadData(f'{where} is {said!r}; expected {{ kind = "related", select = ".also-read" }}')
    _check_keys(said, _QUIRK_KEYS, ("kind", "select"), where)
    select = _SELECT.fullmatch(said["select"])
    marks = _NAMES.findall(select["marks"]) if select else []
    ids = [mark[1:] for mark in marks if mark[0] == "#"]
    if select is None or len(ids) > 1:
        raise BadData(f"{where}: `select` is {said['select']!r}; expected tag, .class, #id or these joined (div.also)")
    since, until = (_read_day(said.get(key), f"{where}: `{key}`") for key in ("since", "until"))
    if since and until and since > until:
        raise BadData(f"{where}: begins {since} and ends {until}; exchange the two")
    kind = QuirkKind(_among(said["kind"], tuple(QuirkKind), f"{where}: `kind`"))
    classes = frozenset(mark[1:] for mark in marks if mark[0] == ".")
    return Quirk(kind, select["tag"], ids[0] if ids else None, classes, since, until, said.get("why"))


def _read_day(said: str | None, where: str) -> str | None:
    try:
        return None if said is None else date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise BadData(f"{where} is {said!r}; expected a day, as in 2026-03-05") from error
