"""The whole site behind its guard: whatever route comes, a private server shows strangers none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from qawl.model.access import Scope, up_to
from qawl.server.access import Access, Openness
from qawl.server.desk import Desk
from qawl.server.hosts import hosts_of
from qawl.server.library import Library
from qawl.site import OWN_CHOICES, OWN_SESSIONS, make_site
from qawl.web.app import ROUTES

FREE = {"/enter", "/leave", "/leave-all"}
"""Routes whose own tests tell who may."""


def addresses(routes: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Every route as method and address, its open places filled."""
    for route in routes:
        path = before + re.sub(r"{[^}]*}", "1", str(getattr(route, "path", "")))
        if getattr(route, "methods", None):
            yield from ((method, path) for method in sorted(route.methods) if method != "HEAD")
        else:
            yield from addresses(getattr(route, "routes", None) or (), path)


PAGES = sorted({(method, path) for method, path in addresses(ROUTES) if not path.startswith("/static")})


def client(folder: Path, open_to: Openness) -> tuple[TestClient, Access]:
    library = Library(str(folder / "qawl.db"))
    access = Access(library.store, open_to)
    site = make_site(library, Desk([], lambda _: b""), access, hosts_of("127.0.0.1", 80))
    asking = TestClient(site, base_url="http://localhost", raise_server_exceptions=False, follow_redirects=False)
    return asking, access


def test_there_are_pages_to_ask() -> None:
    assert len(PAGES) > 15
    assert {method for method, _ in PAGES} == {"GET", "POST"}


@pytest.mark.parametrize("browser", ["text/html", "*/*"])
def test_a_private_server_shows_a_stranger_nothing(tmp_path: Path, browser: str) -> None:
    asking, _ = client(tmp_path, Openness.PRIVATE)

    told = {}
    for method, path in [*PAGES, ("GET", "/api/statements"), ("GET", "/api/"), ("GET", "/nothing")]:
        if path not in FREE | OWN_CHOICES | OWN_SESSIONS:
            answer = asking.request(method, path, headers={"Accept": browser})
            told[method, path] = answer.status_code == 401 or answer.headers.get("location") == "/enter"

    assert [where for where, refused in told.items() if not refused] == []


def test_a_stranger_and_a_mere_reader_change_nothing(tmp_path: Path) -> None:
    asking, access = client(tmp_path, Openness.LOCAL)
    cookie = f"{access.cookie_name}={access.enter_with_key(access.new_key('قارئ', up_to(Scope.READ)))}"

    wrong = []
    for method, path in PAGES:
        if method == "POST" and path not in FREE | OWN_CHOICES | OWN_SESSIONS:
            stranger = asking.post(path, headers={"Sec-Fetch-Site": "same-origin"}).status_code
            reader = asking.post(path, headers={"Sec-Fetch-Site": "same-origin", "Cookie": cookie}).status_code
            if (stranger, reader) != (401, 403):
                wrong.append((path, stranger, reader))

    assert wrong == []


def test_no_page_loads_anything_from_elsewhere_by_its_headers(tmp_path: Path) -> None:
    asking, _ = client(tmp_path, Openness.LOCAL)

    for method, path in PAGES:
        policy = asking.request(method, path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert not re.search(r"https?:|\*|unsafe-eval", policy)


def test_a_mere_reader_ends_sessions_of_their_own_and_a_stranger_none(tmp_path: Path) -> None:
    asking, access = client(tmp_path, Openness.LOCAL)
    cookie = f"{access.cookie_name}={access.enter_with_key(access.new_key('قارئ', up_to(Scope.READ)))}"
    for path in sorted(OWN_SESSIONS):
        assert asking.post(path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 401

    ended = asking.post("/leave", headers={"Sec-Fetch-Site": "same-origin", "Cookie": cookie}, follow_redirects=False)
    assert ended.status_code == 303
