"""The address of every page, made from the list of routes and what a store holds: no page is forgotten."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.routing import BaseRoute, Route

from evals.browser.served import Site
from qawl.web.app import ROUTES

PARAMETER = re.compile(r"{(\w+)(?::\w+)?}")
ASKED: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "/search": ({}, {"q": "الهدنة"}, {"q": "قققققق"}),
    "/review/new": ({"article": "{article}"},),
}
"""The questions with which a page is asked, a sample in braces by its name; without any where a route is not here."""
BESIDE = ("/enter", "/api/")
"""Pages that are no pages of `web`."""


class Unlisted(Exception):
    """A route of which no address can be made: this file does not know what to put into it."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address of one route."""

    route: str
    path: str
    """With its question."""

    def in_language(self, lang: str) -> str:
        return f"{self.path}{'&' if '?' in self.path else '?'}lang={lang}"


def get_routes(routes: Sequence[BaseRoute] = ROUTES) -> tuple[str, ...]:
    """The routes that answer a GET, in the order of the list; mounts hold files and no pages."""
    found = [route for route in routes if isinstance(route, Route)]
    pages = (route.path for route in found if "GET" in (route.methods or ()))
    return tuple(dict.fromkeys((*pages, *BESIDE))) if routes is ROUTES else tuple(pages)


def addresses(site: Site, route: str) -> tuple[Address, ...]:
    """The addresses of one route over this store."""
    names = PARAMETER.findall(route)
    if route in BESIDE:
        return (Address(route, route),)
    values = samples(site)
    if unknown := [name for name in names if name not in values]:
        raise Unlisted(f"{route}: what stands for {unknown[0]!r}? Say so in {__file__}")
    path = PARAMETER.sub(lambda found: quote(values[found[1]], safe=""), route)
    asked = [{name: told.format_map(values) for name, told in one.items()} for one in ASKED.get(route, ({},))]
    return tuple(Address(route, path + (f"?{urlencode(one)}" if one else "")) for one in asked)


def every_address(site: Site) -> Iterator[Address]:
    for route in get_routes():
        yield from addresses(site, route)


def samples(site: Site) -> Mapping[str, str]:
    """What may stand in an address, by the name of its parameter: the fullest of each kind that the store holds."""
    with site.library.store() as store:
        statements = list(store.statements())
        across = site.desk.across()
        speaking = [one.actor for one in store.mentions() if one.actor is not None]
    if not statements:
        return {}
    article = _commonest(one.article.id for one in statements)
    told = max(statements, key=lambda one: (len(one.statement.chain), one.id))
    story = max(across.groups.stories, key=lambda one: (len(one.articles), one.id))
    dossier = next(iter(site.desk.dossiers))
    record = site.desk.record(dossier)
    cell = max(record.cells, key=lambda one: (len(one.own), one.id))
    return {
        "article": article,
        "capture": "1",
        "party": cell.party,
        "issue": cell.issue,
        "statement": told.id,
        "record": told.id,
        "story": story.id,
        "actor": _commonest(speaking),
        "dossier": dossier,
        "proposal": max(record.proposals, key=lambda one: (len(one.titles), one.id)).id,
        "meeting": max(record.meetings, key=lambda one: (len(one.readouts), one.id)).id,
        "figure": max(record.series, key=lambda one: (len(one.points), one.id)).measure,
    }


def _commonest(names: Iterable[str]) -> str:
    return min(Counter(names).items(), key=lambda one: (-one[1], one[0]))[0]
