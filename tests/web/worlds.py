"""Small stores of invented articles, and clients that ask their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from starlette.testclient import TestClient

from qawl.model.documents import Article
from qawl.pipeline import Kit, load_kit, read_article
from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.store.open import open_store
from qawl.web.app import make_pages

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e{{ 1234*5678 }}"
"""What an article may hold to be run, drawn or turned round."""
SAYS = "قال الوزير سيف الأنواء إن الجولة تبدأ غدا في الزاهرة."


@cache
def kit() -> Kit:
    return load_kit(records=True)


def fill(path: Path, articles: Sequence[Article]) -> None:
    """A store of these articles, read."""
    with open_store(str(path)) as store:
        for article in articles:
            store.add(read_article(article, kit()))


@contextmanager
def asking(path: Path) -> Iterator[TestClient]:
    """A client of the pages over the store in this file, made if absent."""
    with (
        Library(str(path)) as library,
        library.store() as kept,
        TestClient(make_pages(library, desk_over(kept, ()))) as c,
    ):
        yield c


def hostile_article() -> Article:
    """One that is hostile in every field."""
    text = f'{HOSTILE}\n{SAYS}\nوأضاف المتحدث سيف الأنواء: "{HOSTILE} لا نتوقع اختراقا".'
    return Article(
        "a<b>&\"'",
        text,
        title=HOSTILE,
        url="javascript:alert(3)",
        outlet=HOSTILE,
        published="2026-03-05T10:00:00+03:00",
    )
