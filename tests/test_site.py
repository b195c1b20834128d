"""Pages and interface as one: the guard stands before both, and the entrance looks like the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.dossiers.load import load_dossier
from qawl.server.access import Access, Openness
from qawl.server.desk import desk_over
from qawl.server.hosts import hosts_of
from qawl.server.library import Library
from qawl.site import make_site
from qawl.store.open import open_store


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[tuple[TestClient, Access]]:
    path = str(tmp_path / "s.db")
    with Library(path) as library, open_store(path, roving=True) as kept:
        access = Access(library.store, Openness.PRIVATE)
        site = make_site(library, desk_over(kept, [load_dossier("demo")]), access, hosts_of("127.0.0.1", 8008))
        with TestClient(site, base_url="http://127.0.0.1:8008", follow_redirects=False) as client:
            yield client, access


def test_a_private_site_leads_a_browser_to_the_entrance_and_refuses_a_program(
    asked: tuple[TestClient, Access],
) -> None:
    client, _ = asked

    assert client.get("/", headers={"Accept": "text/html"}).headers["location"] == "/enter"
    assert client.get("/api/statements").status_code == 401


def test_the_entrance_is_a_page_like_the_others_and_says_what_was_wrong(asked: tuple[TestClient, Access]) -> None:
    client, _ = asked
    page = client.get("/enter?lang=en")
    wrong = client.post("/enter?lang=en", data={"token": "qawl_wrong"}, headers={"Sec-Fetch-Site": "same-origin"})

    assert page.status_code == 200
    assert '<html lang="en" dir="ltr"' in page.text
    assert 'role="alert"' not in page.text
    assert wrong.status_code == 403
    assert 'role="alert"' in wrong.text


def test_the_printed_key_opens_pages_and_interface(asked: tuple[TestClient, Access]) -> None:
    client, access = asked
    entered = client.get(f"/enter?key={access.new_key('reviewer')}")

    assert entered.status_code == 303
    assert client.get("/").status_code == 200
    assert client.get("/api").headers["location"].endswith("/api/")
    assert client.get("/api/").status_code == 200


@pytest.mark.parametrize(
    ("lang", "way", "told"), [("ar", "rtl", "الأقوال كما هي بعد المراجعة"), ("en", "ltr", "Statements as they stand")]
)
def test_what_programs_may_ask_is_a_page_like_the_others(
    asked: tuple[TestClient, Access], lang: str, way: str, told: str
) -> None:
    client, access = asked
    client.get(f"/enter?key={access.new_key('reviewer')}")
    page = client.get(f"/api/?lang={lang}").text

    assert f'lang="{lang}" dir="{way}"' in page
    assert 'href="/stories"' in page
    assert told in page
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert f"/api{path}" in page.replace("<wbr>", "")
    assert not re.search(r"<script|\sstyle=|\son\w+=", page)


def test_every_answer_carries_the_policy_that_lets_nothing_run(asked: tuple[TestClient, Access]) -> None:
    client, _ = asked
    for address in ("/enter", "/api/statements", "/nowhere"):
        assert "default-src 'none'" in client.get(address).headers["content-security-policy"]
