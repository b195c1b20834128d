"""Settings, keys and the health of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from qawl.model.access import PassKind
from qawl.model.captures import Source, SourceKind, Standing
from qawl.model.following import Followed, stamp
from qawl.server.access import Access
from qawl.server.desk import desk_over
from qawl.server.library import Library
from qawl.show.health import healths, state_of
from qawl.store.kept.sources import open_sources
from qawl.web.app import make_pages
from tests.web.worlds import asking

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
FEED = Source("https://nahr.example/feed", SourceKind.FEED, "صحيفة النهر")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_settings_say_that_nothing_leaves_this_machine(client: TestClient, lang: str) -> None:
    page = client.get(f"/settings?lang={lang}").text

    assert ("لا شيء يخرج من تلقاء نفسه" if lang == "ar" else "Nothing leaves by itself") in page
    assert f'<option value="{lang}" lang="{lang}" selected>' in page
    assert ("بلا جلسة" if lang == "ar" else "without a session") in page
    assert '<a href="/settings">' in client.get(f"/keys?lang={lang}").text


@contextmanager
def _entered(path: Path) -> Iterator[tuple[TestClient, Access, str]]:
    with Library(str(path)) as library, library.store() as kept:
        access = Access(library.store)
        secrets = [access.enter_with_key(access.new_key(name)) or "" for name in ("سالم", "سالم", "نورة")]
        app = make_pages(library, desk_over(kept, ()))
        app.state.access = access

        async def with_reader(request: Request, answer):  # type: ignore[no-untyped-def]
            request.state.reader = access.held(secrets[0], PassKind.SESSION) or access.stranger()
            return await answer(request)

        app.middleware("http")(with_reader) if hasattr(app, "middleware") else app.add_middleware(_Middle, with_reader)
        with TestClient(app) as client:
            yield client, access, secrets[2]


class _Middle:
    """Lets a test say who asks, as the guard does."""

    def __init__(self, app, dispatch) -> None:  # type: ignore[no-untyped-def]
        from starlette.middleware.base import BaseHTTPMiddleware

        self._app = BaseHTTPMiddleware(app, dispatch=dispatch)

    async def __call__(self, scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        await self._app(scope, receive, send)


def test_a_reader_sees_and_ends_his_own_sessions_and_nobody_elses(tmp_path: Path) -> None:
    with _entered(tmp_path / "s.db") as (client, access, _):
        page = client.get("/settings").text
        numbers = re.findall(r'name="number" value="(\d+)"', page)
        other = next(one.number for one in access.sessions("نورة"))

        assert page.count('class="session"') == 2
        assert len(numbers) == 1
        assert client.post("/settings/end", data={"number": str(other)}).status_code == 404
        assert client.post("/settings/end", data={"number": "x"}).status_code == 404
        assert client.post("/settings/end", data={"number": numbers[0]}, follow_redirects=False).status_code == 303
        assert [one.number for one in access.sessions("سالم")] != numbers
        assert len(access.sessions("سالم")) == 1
        assert len(access.sessions("نورة")) == 1


def test_the_keys_have_a_page_with_a_real_table(client: TestClient) -> None:
    page = client.get("/keys").text

    assert '<kbd dir="ltr">j</kbd>' in page
    assert 'scope="row"' in page


def _standing(**changes: object) -> Followed:
    standing = Standing(last_success=stamp(NOW - timedelta(hours=1)), interval=3600, next_poll=stamp(NOW))
    return Followed(FEED, replace(standing, **changes))  # type: ignore[arg-type]


def test_a_source_is_silent_after_three_times_its_interval() -> None:
    assert state_of(_standing(), NOW) == "well"
    assert state_of(_standing(last_success=stamp(NOW - timedelta(hours=2, minutes=59))), NOW) == "well"
    assert state_of(_standing(last_success=stamp(NOW - timedelta(hours=3, minutes=1))), NOW) == "silent"
    assert state_of(_standing(error="fetch-dns"), NOW) == "failing"
    assert state_of(_standing(gone=True), NOW) == "gone"
    assert state_of(Followed(FEED), NOW) == "waiting"


def test_those_that_need_somebody_come_first_and_their_error_is_a_sentence() -> None:
    failing = _standing(error="fetch-dns", details=(("host", "nahr.example"),), errors=4)

    first, second = healths([_standing(), failing], NOW, "ar")

    assert first.state == "failing"
    assert first.error.startswith("لا يُعثر على خادم باسم")
    assert second.state == "well"
    assert second.success[0] == "قبل ساعة"


def test_sources_are_told_with_how_they_stand(tmp_path: Path) -> None:
    with open_sources(str(tmp_path / "s.db")) as sources:
        sources.follow(replace(FEED, title="<script>alert(1)</script>"), NOW)
        sources.put(FEED.address, Standing(error="fetch-tls", details=(("host", "n"), ("reason", "<b>")), errors=1))

    with asking(tmp_path / "s.db") as client:
        page = client.get("/sources").text
        english = client.get("/sources?lang=en").text

    assert "تعذر الاتصال الآمن" in page
    assert "failing" in english
    assert "<script" not in page
    assert "<b>" not in page[page.index("<tbody") : page.index("</tbody")]
    assert "qawl add" in page
