"""What may be asked with a question: each parameter with its form and limits, and nothing beside them."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query, Request
from fastapi import Path as InPath
from fastapi.dependencies.models import Dependant
from pydantic import BeforeValidator

from qawl.api.problems import Told
from qawl.errors import BadData
from qawl.model.codec import decode_plain, encode_plain
from qawl.model.records import Act, Kind
from qawl.server.faults import preferred
from qawl.store.contract.pages import Place
from qawl.store.contract.store import Filter
from qawl.wording import Lang

MOST = 200
"""Items of one page."""
MOST_OFFSET = 10_000
LARGEST = 2**53 - 1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"\d{1,16}", re.ASCII)


def as_day(told: object) -> object:
    if isinstance(told, str) and not _DAY.fullmatch(told):
        raise ValueError("a day is written 2026-03-05")
    return told


def as_whole(told: object) -> object:
    if isinstance(told, str) and not _WHOLE.fullmatch(told):
        raise ValueError("a whole number is written in digits")
    return told


Words = Annotated[str, Query(max_length=500)]
Name = Annotated[str, Query(max_length=200)]
Day = Annotated[date | None, BeforeValidator(as_day), Query()]
Limit = Annotated[int, Query(ge=1, le=MOST), BeforeValidator(as_whole)]
Offset = Annotated[int, Query(ge=0, le=MOST_OFFSET), BeforeValidator(as_whole)]
Least = Annotated[int, Query(ge=1, le=1_000), BeforeValidator(as_whole)]
Cursor = Annotated[str, Query(max_length=4_000)]
Language = Annotated[Literal["ar", "en"] | None, Query()]
Id = Annotated[str, InPath(max_length=1_000)]
Number = Annotated[int, InPath(ge=0, le=LARGEST), BeforeValidator(as_whole)]


def known_only(request: Request) -> None:
    """Refuse a parameter that the question does not have, and one that comes twice: neither is to be passed over."""
    known = set(_fields(request.scope["route"].dependant))
    asked = [name for name, _ in request.query_params.multi_items()]
    for name in asked:
        if name not in known:
            raise Told(422, "api-unknown-field", field=name[:100], known=", ".join(sorted(known)) or "-")
        if asked.count(name) > 1:
            raise Told(422, "api-twice", field=name[:100])


def _fields(dependant: Dependant) -> Iterator[str]:
    yield from (param.alias for param in dependant.query_params)
    for one in dependant.dependencies:
        yield from _fields(one)


def days_in_order(since: date | None, until: date | None) -> None:
    """Refuse an end before its beginning."""
    if since is not None and until is not None and since > until:
        raise Told(422, "statements-days-crossed", since=since.isoformat(), until=until.isoformat())


def filter_of(
    words: Words = "",
    speaker: Name = "",
    source: Name = "",
    actor: Name = "",
    outlet: Name = "",
    act: Act | None = None,
    kind: Kind | None = None,
    since: Day = None,
    until: Day = None,
) -> Filter:
    """Which statements are wanted."""
    days_in_order(since, until)
    return Filter(
        words=words,
        speaker=speaker,
        source=source,
        actor=actor,
        outlet=outlet,
        act=act,
        kind=kind,
        since=since,
        until=until,
    )


Wanted = Annotated[Filter, Depends(filter_of)]


def place_of(cursor: Cursor = "") -> Place | None:
    """Where the page before ended."""
    if not cursor:
        return None
    try:
        return decode_plain(urlsafe_b64decode(cursor.encode("ascii")), Place)
    except (BadData, ValueError) as error:
        raise Told(422, "api-bad-cursor") from error


After = Annotated[Place | None, Depends(place_of)]


def cursor_of(place: Place) -> str:
    """A place as letters that an address may hold."""
    return urlsafe_b64encode(encode_plain(place)).decode("ascii")


def language(request: Request, lang: Language = None) -> Lang:
    """The language that is asked for, else the one that the program prefers."""
    return lang or preferred(request.headers.get("accept-language"))


Spoken = Annotated[Literal["ar", "en"], Depends(language)]
