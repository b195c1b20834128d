"""The pages of a dossier over other stores: nothing of an article or a dossier acts, an empty store says what to do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from qawl.dossiers.load import load_dossier
from qawl.model.access import Pass, PassKind
from qawl.model.access import Scope as May
from qawl.model.documents import Article
from qawl.model.dossiers import Dossier
from qawl.server.access import Reader
from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.sources.files import read_sources
from qawl.store.open import open_store
from qawl.web.app import make_pages
from tests.web.test_dossier_pages import HOME, PAGES
from tests.web.worlds import HOSTILE, fill


@contextmanager
def asking(path: Path, *dossiers: Dossier) -> Iterator[TestClient]:
    """A client of the pages over this store and these dossiers."""
    with (
        Library(str(path)) as library,
        library.store() as kept,
        TestClient(make_pages(library, desk_over(kept, dossiers))) as client,
    ):
        yield client


def hostile_dossier() -> Dossier:
    """The one of the demonstration, everything in it called by hostile names."""
    made = load_dossier("demo")
    return replace(
        made,
        ar=HOSTILE,
        en=HOSTILE,
        actors=tuple(replace(one, ar=HOSTILE, en=HOSTILE) for one in made.actors),
        issues=tuple(replace(one, ar=HOSTILE, en=HOSTILE) for one in made.issues),
        proposals=tuple(replace(one, ar=HOSTILE, en=HOSTILE) for one in made.proposals),
        figures=tuple(replace(one, ar=HOSTILE, en=HOSTILE) for one in made.figures),
        labels=tuple(replace(one, ar=HOSTILE, en=HOSTILE) for one in made.labels),
    )


def hostile_articles() -> list[Article]:
    """Articles of the demonstration with something hostile in every sentence, outlet and headline."""
    with resources.as_file(resources.files("qawl") / "demo") as folder:
        found = list(read_sources([str(folder / "articles.jsonl")], headline_in_text=True))
    articles = [one for one in found if isinstance(one, Article)]
    return [
        replace(
            one,
            text=one.text.replace(".", f" {HOSTILE}."),
            title=f"{HOSTILE} {one.title}",
            outlet=f"{one.outlet} {HOSTILE}",
            url="javascript:alert(3)",
        )
        for one in articles
        if (one.published or "") > "2026-03-20"
    ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("hostile") / "qawl.db"
    fill(path, hostile_articles())
    with asking(path, hostile_dossier()) as client:
        yield client


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_of_an_article_or_a_dossier_acts(hostile: TestClient, lang: str) -> None:
    ways = set(PAGES)
    for address in PAGES:
        ways |= set(re.findall(r'href="(/d/[^"#]+)', hostile.get(address, params={"lang": lang}).text))
    seen = 0
    for address in sorted(ways)[:60]:
        answer = hostile.get(address.replace("&amp;", "&"), headers={"cookie": f"lang={lang}"})
        if answer.headers["content-type"].startswith("text/html") and "attachment" not in str(answer.headers):
            page = answer.text
            seen += "alert(1)" in page
            assert "<script" not in page, address
            assert "<img" not in page, address
            assert "javascript:" not in re.findall(r'(?:href|src|action)="([^"]*)"', page), address
            assert "\u202e" not in page, address
            assert "7006652" not in page, address
    assert seen > 10


def test_a_store_without_an_article_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "qawl.db"
    with open_store(str(path)), asking(path, load_dossier("demo")) as client:
        assert "qawl demo" in client.get("/").text
        parts = ("matrix", "proposals", "meetings", "figures", "timeline", "conflicts", "wording", "record", "brief")
        for lang in ("ar", "en"):
            for part in ("", *parts):
                answer = client.get(f"{HOME}/{part}".rstrip("/"), params={"lang": lang})
                main = answer.text[answer.text.index("<main") : answer.text.index("</main>")]

                assert answer.status_code == 200
                assert re.search(r"<p>[^<]{20,}", main), part


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31T23:59:59+14:00", "2026-4-1", "tomorrow", ""])
def test_an_article_with_an_impossible_date_stops_no_page(tmp_path: Path, published: str) -> None:
    path = tmp_path / "qawl.db"
    articles = [replace(one, published=published, id=f"{one.id}-x") for one in hostile_articles()[:3]]
    fill(path, articles)

    with asking(path, load_dossier("demo")) as client:
        for address in (
            "/",
            HOME,
            *(f"{HOME}/{part}" for part in ("matrix", "meetings", "timeline", "brief", "record")),
        ):
            assert client.get(address).status_code == 200, address


def test_of_articles_without_a_date_everything_is_told(tmp_path: Path) -> None:
    path = tmp_path / "qawl.db"
    fill(path, [replace(one, published=None) for one in hostile_articles()])

    with asking(path, load_dossier("demo")) as client:
        today = client.get(HOME, params={"lang": "en"}).text
        assert "have no date" in today
        assert 'id="positions"' in today
        assert "there is no brief" in client.get(f"{HOME}/brief", params={"lang": "en"}).text
        assert client.get(f"{HOME}/meetings").status_code == 200


def test_a_store_without_dossiers_says_how_to_make_one(client: TestClient, demo_store: Path, tmp_path: Path) -> None:
    path = shutil.copy(demo_store, tmp_path / "qawl.db")

    with asking(Path(path)) as bare:
        page = bare.get("/", params={"lang": "en"}).text
    assert "qawl dossier new" in page
    assert "/story/" in page
    assert "qawl dossier new" not in client.get("/").text


def test_what_was_seen_is_not_new_any_more(client: TestClient) -> None:
    answer = client.post("/seen", data={"dossier": "ghudran-talks"}, follow_redirects=False)
    page = client.get(HOME, params={"lang": "en"}).text
    client.cookies.clear()

    assert answer.status_code == 303
    assert answer.headers["location"] == HOME
    assert "Nothing new since that day" in page
    assert "You last looked" in page
    assert client.post("/seen", data={"dossier": "none"}).status_code == 404


class Entered:
    """Pages as somebody sees them who holds a session."""

    def __init__(self, app: ASGIApp, name: str) -> None:
        now = datetime.now(UTC)
        held = Pass(b"x" * 32, PassKind.SESSION, name, (May.READ,), now, now)
        self._app, self._reader = app, Reader(name, frozenset({May.READ}), held)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["state"] = {"reader": self._reader}
        await self._app(scope, receive, send)


def test_the_store_keeps_when_a_reader_with_a_session_looked(demo_store: Path, tmp_path: Path) -> None:
    path = shutil.copy(demo_store, tmp_path / "qawl.db")
    with Library(str(path)) as library, library.store() as kept:
        pages = make_pages(library, desk_over(kept, [load_dossier("demo")]))
        mine, theirs = TestClient(Entered(pages, "amal")), TestClient(Entered(pages, "nour"))

        answer = mine.post("/seen", data={"dossier": "ghudran-talks"}, follow_redirects=False)

        assert "set-cookie" not in answer.headers
        assert "Nothing new since that day" in mine.get(HOME, params={"lang": "en"}).text
        assert "New since 11 April 2026" in " ".join(theirs.get(HOME, params={"lang": "en"}).text.split()).replace(
            "<bdi>", ""
        )
