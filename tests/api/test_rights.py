"""Who may ask what: every route, every method, every kind of asker; a route that is not listed here fails."""

from __future__ import annotations

import pytest

from qawl.model.access import Scope
from qawl.server.guard import METHODS
from tests.api.asking import Served

READS = (
    "/openapi.json",
    "/articles",
    "/articles/{id}",
    "/statements",
    "/statements.jsonl",
    "/statements.csv",
    "/statements/{id}",
    "/statements/{id}@{revision}",
    "/statements/{id}/revisions",
    "/statements/{id}/checks",
    "/actors",
    "/actors/{id}",
    "/stories",
    "/stories/{id}",
    "/dossiers",
    "/dossiers/{id}/record",
    "/dossiers/{id}/matrix",
    "/dossiers/{id}/meetings",
    "/dossiers/{id}/figures",
    "/dossiers/{id}/changes",
    "/dossiers/{id}/meetings.ics",
    "/search",
    "/search/similar",
    "/sources",
    "/export/statements",
    "/export/stories",
    "/export/record/{id}",
    "/export/meetings/{id}",
)
WRITES = (("POST", "/statements/{id}/revisions"),)
WHO = ("nothing", "read", "review", "over", "ended")


def routes(served: Served) -> set[tuple[str, str]]:
    """Every route of the application by method and address, whether it is described or not."""
    found = set()
    waiting = list(served.api.routes)
    while waiting:
        route = waiting.pop()
        inside = getattr(route, "original_router", route)
        if hasattr(inside, "routes"):
            waiting += inside.routes
        elif getattr(route, "methods", None):
            path = str(getattr(route, "path_format", getattr(route, "path", "")))
            found |= {(method, path) for method in route.methods}  # type: ignore[attr-defined]
    return found


def held(served: Served, who: str) -> str | None:
    match who:
        case "nothing":
            return None
        case "read" | "review":
            return served.token(Scope(who))
        case _:
            return served.token(Scope.REVIEW, over=who == "over", ended=who == "ended")


def expected(method: str, path: str, who: str) -> set[int]:
    """The statuses that this asker may get; of one who may, whatever is no refusal of rights."""
    if who in ("over", "ended"):
        return {401}
    if method in ("GET", "HEAD"):
        return {200, 404, 422} if path in READS else {404, 405}
    if who == "nothing":
        return {401}
    if who == "read":
        return {403}
    return {404, 422} if (method, path) in WRITES else {405}


def test_no_route_is_missing_from_this_page(read_only: Served) -> None:
    known = {("GET", path) for path in READS} | set(WRITES)

    assert routes(read_only) == known


@pytest.mark.parametrize("who", WHO)
def test_every_route_knows_who_may(read_only: Served, who: str) -> None:
    client = read_only.client(held(read_only, who))

    wrong = []
    for path in READS:
        for method in METHODS:
            address = "/api" + path.replace("{id}", "none").replace("{revision}", "0")
            status = client.request(method, address).status_code
            if status not in expected(method, path, who):
                wrong.append((method, path, status))

    assert wrong == []
