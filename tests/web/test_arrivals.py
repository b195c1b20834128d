"""What is new since a reader last looked goes by what came to the store, and not by the days of articles."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qawl.dossiers.load import load_dossier
from qawl.model.documents import Article
from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.sources.files import read_sources
from qawl.web.app import make_pages
from tests.web.test_dossier_pages import HOME
from tests.web.worlds import fill

LATE = ("2026-03-2",)
"""Of these days are the articles that come last."""


def demo_articles() -> list[Article]:
    with resources.as_file(resources.files("qawl") / "demo") as folder:
        found = list(read_sources([str(folder / "articles.jsonl")], headline_in_text=True))
    return [one for one in found if isinstance(one, Article)]


def late(articles: Sequence[Article]) -> list[Article]:
    return [one for one in articles if (one.published or "").startswith(LATE)]


@contextmanager
def looking(path: Path, cookies: dict[str, str]) -> Iterator[TestClient]:
    """The pages over the store as it is now, for a reader with these cookies."""
    with Library(str(path)) as library, library.store() as kept:
        pages = make_pages(library, desk_over(kept, [load_dossier("demo")]))
        with TestClient(pages, cookies=cookies) as client:
            yield client


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has all articles but the late ones, some of which are of later days."""
    path = tmp_path_factory.mktemp("early") / "qawl.db"
    articles = demo_articles()
    last = late(articles)
    fill(path, [one for one in articles if one not in last])
    assert max(one.published or "" for one in articles) > max(one.published or "" for one in last)
    return path


def cookies_of(client: TestClient) -> dict[str, str]:
    """The newest of each name."""
    return {one.name: one.value or "" for one in client.cookies.jar}


def seen(client: TestClient) -> dict[str, str]:
    """The reader's cookies once all that the page tells is marked as seen."""
    page = client.get(HOME, params={"lang": "en"}).text
    (mark,) = re.findall(r'name="mark" value="([^"]*)"', page)
    client.post("/seen", data={"dossier": "ghudran-talks", "mark": mark}, follow_redirects=False)
    return cookies_of(client)


@pytest.mark.parametrize(("lang", "nothing"), [("en", "Nothing new"), ("ar", "لا جديد")])
def test_an_article_of_last_week_that_came_since_is_new_and_one_of_today_that_was_seen_is_not(
    early: Path, tmp_path: Path, lang: str, nothing: str
) -> None:
    path = Path(shutil.copy(early, tmp_path / "qawl.db"))
    with looking(path, {}) as client:
        cookies = seen(client)
        before = client.get(HOME, params={"lang": lang}).text

    fill(path, late(demo_articles()))
    with looking(path, cookies) as client:
        after = client.get(HOME, params={"lang": lang}).text
        again = seen(client)
    with looking(path, again) as client:
        at_last = client.get(HOME, params={"lang": lang}).text

    assert nothing in before
    assert nothing not in after
    assert 'id="positions"' in after
    assert "داود السنديان" in after
    assert len(re.findall("5 April 2026|5 نيسان", after)) == 1  # of the newest article, which was seen, only the day
    assert nothing in at_last


def test_without_a_mark_the_days_decide_as_before(early: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(early, tmp_path / "qawl.db"))
    with looking(path, {}) as client:
        cookies = {name: told.strip('"').split("~")[0] for name, told in seen(client).items()}

    fill(path, late(demo_articles()))
    with looking(path, cookies) as client:
        page = client.get(HOME, params={"lang": "en"}).text

    assert "Nothing new" in page  # the control: by days alone the late ones are missed


def test_what_comes_between_the_page_and_the_button_stays_new(early: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(early, tmp_path / "qawl.db"))
    with looking(path, {}) as client:
        page = client.get(HOME, params={"lang": "en"}).text
        (mark,) = re.findall(r'name="mark" value="([^"]*)"', page)
        fill(path, late(demo_articles()))
        client.post("/seen", data={"dossier": "ghudran-talks", "mark": mark}, follow_redirects=False)
        cookies = cookies_of(client)

    with looking(path, cookies) as client:
        assert "Nothing new" not in client.get(HOME, params={"lang": "en"}).text
