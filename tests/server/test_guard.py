"""What stands before pages and interface; each protection with a control that shows what it keeps out."""

from __future__ import annotations

import asyncio
import logging
import re
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from qawl.errors import StoreError
from qawl.model.access import PassKind, Scope
from qawl.server.access import Openness
from qawl.server.headers import ARCHIVE_POLICY, PAGE_POLICY
from qawl.server.hosts import hosts_of
from qawl.server.limits import Limits
from tests.server.asking import HOST, Door, door_at, later

SECRET = "SELECT * FROM secrets"


async def page(request: Request) -> Response:
    return PlainTextResponse(f"{request.method} {request.state.reader.name} {await request.body()!r}")


async def broken(_request: Request) -> Response:
    raise ValueError(SECRET)


async def busy(_request: Request) -> Response:
    raise StoreError(SECRET, "store-busy", (("path", SECRET),))


async def slow(_request: Request) -> Response:
    await asyncio.sleep(30)
    return PlainTextResponse("late")


async def half(_request: Request) -> Response:
    async def pieces() -> Any:
        yield b"half"
        raise ValueError(SECRET)

    return StreamingResponse(pieces())


async def copy(_request: Request) -> Response:
    return PlainTextResponse("x", headers={"Content-Security-Policy": ARCHIVE_POLICY})


async def endless(_request: Request) -> Response:
    async def pieces() -> Any:
        while True:
            yield b"line\n"
            await asyncio.sleep(0.001)

    return StreamingResponse(pieces())


APP = Starlette(
    routes=[
        Route("/", page, methods=["GET", "POST"]),
        Route("/api/x", page, methods=["GET", "POST"]),
        Route("/enter", page, methods=["GET", "POST"]),
        Route("/leave", page, methods=["POST"]),
        Route("/static/a.css", page),
        Route("/broken", broken),
        Route("/api/broken", broken),
        Route("/busy", busy, methods=["GET", "POST"]),
        Route("/slow", slow),
        Route("/half", half),
        Route("/copy", copy),
        Route("/all.jsonl", endless),
    ]
)


def ask(door: Door, method: str = "GET", path: str = "/", **more: Any) -> httpx.Response:
    return door.ask(door.guard(APP), method, path, **more)


def code(answer: httpx.Response) -> str:
    return str(answer.json()["code"])


# Names


@pytest.mark.parametrize("host", ["evil.example:8000", "127.0.0.1.evil.example", "127.0.0.1:9", "localhost", "", "a b"])
def test_another_name_is_not_answered(tmp_path: Path, host: str) -> None:
    assert ask(door_at(tmp_path), headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", [HOST, "localhost:8000", "[::1]:8000", "LOCALHOST:8000"])
def test_our_own_names_are_answered(tmp_path: Path, host: str) -> None:
    assert ask(door_at(tmp_path), headers={"Host": host}).status_code == 200


def test_two_names_are_not_answered(tmp_path: Path) -> None:
    headers = [("Host", HOST), ("Host", "evil.example")]

    assert ask(door_at(tmp_path), headers=headers).status_code == 421


def test_a_server_for_others_answers_to_the_names_it_was_given_and_to_addresses() -> None:
    ours = hosts_of("0.0.0.0", 8000, ["Qawl.Example:8443"])

    told = ("qawl.example", "qawl.example:443", "192.0.2.7:8000", "other.example", "0.0.0.0.example")
    assert [ours.known(host) for host in told] == [True, True, True, False, False]


# Headers


def test_every_answer_has_the_headers_of_safety(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    asked = [("GET", "/"), ("GET", "/nothing"), ("GET", "/broken"), ("TRACE", "/"), ("HEAD", "/"), ("POST", "/")]

    for method, path in asked:
        headers = ask(door, method, path).headers
        assert headers["content-security-policy"] == PAGE_POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
        assert headers["cache-control"] == "no-store"
        assert len(headers["x-request-id"]) == 16


def test_a_route_keeps_a_policy_of_its_own(tmp_path: Path) -> None:
    assert ask(door_at(tmp_path), path="/copy").headers["content-security-policy"] == ARCHIVE_POLICY


def test_over_tls_a_browser_is_told_to_stay_there(tmp_path: Path) -> None:
    assert "strict-transport-security" in ask(door_at(tmp_path, secure=True)).headers
    assert "strict-transport-security" not in ask(door_at(tmp_path)).headers


# Form


def test_a_head_is_answered_like_a_get_without_the_body_and_ends_a_long_answer(tmp_path: Path) -> None:
    door = door_at(tmp_path)

    assert (ask(door, "HEAD").status_code, ask(door, "HEAD").content) == (200, b"")
    assert ask(door, "HEAD", "/all.jsonl").content == b""
    assert ask(door, "HEAD", "/broken").status_code == 500


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "QUERY", "OPTIONS"])
def test_an_unknown_method_is_not_allowed(tmp_path: Path, method: str) -> None:
    answer = ask(door_at(tmp_path), method)

    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_what_is_too_long_is_refused(tmp_path: Path) -> None:
    door = door_at(tmp_path, limits=Limits(body=100, query=50, path=50))
    token = {"Authorization": f"Bearer {door.token(Scope.REVIEW)}"}

    async def chunks() -> Any:
        for _ in range(11):
            yield b"0123456789"

    assert ask(door, path="/?q=" + "a" * 60).status_code == 414
    assert ask(door, path="/" + "a" * 60).status_code == 414
    assert ask(door, "POST", headers=token, content=b"a" * 101).status_code == 413
    assert ask(door, "POST", headers=token, content=chunks()).status_code == 413
    assert ask(door, "POST", headers=token, content=b"a" * 100).status_code == 200


# Failures


def test_a_failure_tells_its_number_and_nothing_else(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    door = door_at(tmp_path)

    with caplog.at_level(logging.ERROR):
        answer, told = ask(door, path="/broken", headers={"Accept": "text/html"}), ask(door, path="/api/broken")

    assert (answer.status_code, told.status_code) == (500, 500)
    assert answer.headers["x-request-id"] in answer.text
    assert told.headers["x-request-id"] in told.json()["instance"]
    assert "حدث خلل" in answer.text
    assert "Something went wrong" in answer.text
    assert not any(word in answer.text + told.text for word in (SECRET, "Traceback", "ValueError"))
    assert SECRET in caplog.text
    assert answer.headers["x-request-id"] in caplog.text


def test_a_store_that_refuses_is_no_failure_and_tells_no_path(tmp_path: Path) -> None:
    answer = ask(door_at(tmp_path), path="/busy")

    assert answer.status_code == 503
    assert SECRET not in answer.text
    assert answer.headers["retry-after"] == "5"


TYPED = {"reason": 'قالها <b>"أمس"</b> في الجلسة', "base": "0"}


@pytest.mark.parametrize(("path", "status"), [("/", 401), ("/busy", 503)])
def test_what_was_typed_stays_on_the_page_that_refuses_it(tmp_path: Path, path: str, status: int) -> None:
    """A session has ended in the meantime, or the store is busy: the way back would open an empty form."""
    door = door_at(tmp_path)
    held = {"Cookie": door.session(), "Sec-Fetch-Site": "same-origin"} if status == 503 else {}

    answer = ask(door, "POST", path, data=TYPED, headers={"Accept": "text/html", **held})

    assert answer.status_code == status
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', answer.text)
    assert {name: unescape(value) for name, value in fields} == TYPED
    assert f'<form method="post" action="{path}">' in answer.text
    assert "<b>" not in answer.text
    assert ('href="/enter"' in answer.text) is (status == 401)


def test_neither_a_program_nor_another_site_is_given_its_form_back_and_nobody_a_key(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    page = {"Accept": "text/html"}
    answers = [
        ask(door, "POST", "/", data=TYPED, headers={"Accept": "*/*", "Content-Type": "application/json"}),
        ask(door, "POST", "/", data=TYPED, headers={**page, "Sec-Fetch-Site": "cross-site"}),
        ask(door, "POST", "/leave", data={"token": SECRET}, headers={**page, "Host": "evil.example"}),
    ]

    assert [answer.status_code for answer in answers] == [401, 403, 421]
    assert not any("الجلسة" in answer.text or SECRET in answer.text for answer in answers)


def test_an_answer_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    assert ask(door_at(tmp_path, limits=Limits(seconds=0.1)), path="/slow").status_code == 503


def test_half_an_answer_is_broken_off(tmp_path: Path) -> None:
    door = door_at(tmp_path)

    async def asked() -> None:
        transport = httpx.ASGITransport(door.guard(APP))
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
            await client.get("/half")

    with pytest.raises(ConnectionResetError):
        asyncio.run(asked())


def test_a_program_is_told_in_its_language_and_a_person_in_both(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    host = {"Host": "evil.example"}

    told = ask(door, path="/api/x", headers={**host, "Accept-Language": "en-GB, ar;q=0.2"})
    page = ask(door, headers={**host, "Accept": "text/html"})

    assert told.headers["content-type"].startswith("application/problem+json")
    assert told.json()["title"] == told.json()["en"] != told.json()["ar"]
    assert (code(told), told.json()["status"]) == ("server-host", 421)
    assert told.json()["ar"] in page.text
    assert 'dir="rtl"' in page.text
    assert 'dir="ltr"' in page.text


# Other sites


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": f"http://{HOST}"}, 403),
        ({"Origin": f"http://{HOST}"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": f"http://{HOST}.evil.example"}, 403),
        ({}, 403),
    ],
)
def test_what_another_site_sends_with_our_cookie_is_refused(
    tmp_path: Path, headers: dict[str, str], status: int
) -> None:
    door = door_at(tmp_path)

    assert ask(door, "POST", headers={**headers, "Cookie": door.session()}).status_code == status


def test_a_token_needs_no_word_of_the_site(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    token = {"Authorization": f"Bearer {door.token(Scope.REVIEW)}"}

    assert ask(door, "POST", headers={**token, "Cookie": "other=1"}).status_code == 200


def test_another_site_cannot_log_a_reader_in(tmp_path: Path) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}

    assert ask(door_at(tmp_path), "POST", "/enter", headers=headers).status_code == 403


# Who may


def held(door: Door, kind: str) -> dict[str, str]:
    """What somebody holds who sends a request."""
    match kind:
        case "nothing":
            return {}
        case "wrong":
            return {"Authorization": "Bearer qawl_wrong"}
        case "no token of ours":
            return {"Authorization": "Basic dXNlcjpwYXNz"}
        case "read" | "review":
            return {"Authorization": f"Bearer {door.token(Scope(kind))}"}
        case "over":
            token = door.token(Scope.REVIEW, days=1)
            later(door, days=1)
            return {"Authorization": f"Bearer {token}"}
        case "ended":
            token = door.token(Scope.REVIEW)
            with door.store() as store:
                store.end_passes(PassKind.TOKEN, door.clock())
            return {"Authorization": f"Bearer {token}"}
        case "session":
            return {"Cookie": door.session(), "Sec-Fetch-Site": "same-origin"}
        case "session as token":
            return {"Authorization": f"Bearer {door.session().partition('=')[2]}"}
        case _:
            return {"Cookie": f"qawl_session={door.token(Scope.REVIEW)}", "Sec-Fetch-Site": "same-origin"}


MAY = {
    "nothing": (200, 401, 401, 401),
    "wrong": (401, 401, 401, 401),
    "no token of ours": (401, 401, 401, 401),
    "read": (200, 403, 200, 403),
    "review": (200, 200, 200, 200),
    "over": (401, 401, 401, 401),
    "ended": (401, 401, 401, 401),
    "session": (200, 200, 200, 200),
    "session as token": (401, 401, 401, 401),
    "token as session": (200, 401, 401, 401),
}
"""Reading and writing on an open server, and on a private one."""


@pytest.mark.parametrize("kind", MAY)
def test_who_may_read_and_who_may_write(tmp_path: Path, kind: str) -> None:
    statuses = []
    for open_to in (Openness.LOCAL, Openness.PRIVATE):
        for method in ("GET", "POST"):
            (tmp_path / f"{open_to}{method}").mkdir()
            door = door_at(tmp_path / f"{open_to}{method}", open_to=open_to)
            statuses.append(ask(door, method, "/api/x", headers=held(door, kind)).status_code)

    assert tuple(statuses) == MAY[kind]


def test_a_person_is_led_to_the_entrance_of_a_private_server(tmp_path: Path) -> None:
    door = door_at(tmp_path, open_to=Openness.PRIVATE)
    browser = {"Accept": "text/html"}

    answer = ask(door, headers=browser)

    assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    assert ask(door, path="/enter", headers=browser).status_code == 200
    assert ask(door, path="/static/a.css", headers=browser).status_code == 200
    assert ask(door, path="/all.jsonl", headers={"Accept": "*/*"}).status_code == 401


def test_a_reader_may_leave_without_the_scope_of_a_reviewer(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    headers = {"Cookie": door.session(Scope.READ), "Sec-Fetch-Site": "same-origin"}

    assert ask(door, "POST", "/leave", headers=headers).status_code == 200
    assert ask(door, "POST", "/", headers=headers).status_code == 403
    assert ask(door, "POST", "/leave").status_code == 401


def test_the_application_learns_who_asks(tmp_path: Path) -> None:
    door = door_at(tmp_path)

    answer = ask(door, headers={"Authorization": f"Bearer {door.token(Scope.READ, name='مكتب الرصد')}"})

    assert answer.text.startswith("GET مكتب الرصد ")


# Limits


def test_a_stranger_from_elsewhere_may_ask_so_often_and_one_who_holds_a_token_more(tmp_path: Path) -> None:
    door = door_at(tmp_path, client="192.0.2.7", open_to=Openness.PUBLIC, limits=Limits(anonymous=3, known=5))
    guard, token = door.guard(APP), {"Authorization": f"Bearer {door.token(Scope.READ)}"}

    strange = [door.ask(guard, "GET", "/").status_code for _ in range(4)]
    known = [door.ask(guard, "GET", "/", headers=token).status_code for _ in range(6)]
    answer = door.ask(guard, "GET", "/")

    assert (strange, known) == ([200] * 3 + [429], [200] * 5 + [429])
    assert 0 < int(answer.headers["retry-after"]) <= 61
    assert door.ask(guard, "GET", "/static/a.css").status_code == 200


def test_wrong_tokens_count_as_requests_of_a_stranger(tmp_path: Path) -> None:
    door = door_at(tmp_path, client="192.0.2.7", limits=Limits(anonymous=3))
    guard, token = door.guard(APP), {"Authorization": "Bearer qawl_wrong"}

    assert [door.ask(guard, "GET", "/", headers=token).status_code for _ in range(4)] == [401] * 3 + [429]


def test_tries_at_the_entrance_are_few(tmp_path: Path) -> None:
    door = door_at(tmp_path, limits=Limits(logins=3))
    guard = door.guard(APP)

    assert [door.ask(guard, "GET", "/enter?key=a").status_code for _ in range(4)] == [200] * 3 + [429]
    assert door.ask(guard, "GET", "/enter").status_code == 200


def test_two_exports_go_on_at_a_time(tmp_path: Path) -> None:
    door = door_at(tmp_path, limits=Limits(export_seconds=0.3))
    guard = door.guard(APP)

    async def asked() -> list[int]:
        statuses: list[int] = []

        async def one() -> None:
            async def send(message: Any) -> None:
                if message["type"] == "http.response.start":
                    statuses.append(message["status"])

            scope = {"type": "http", "method": "GET", "path": "/all.jsonl", "query_string": b"", "root_path": ""}
            ask_of = {**scope, "headers": [(b"host", HOST.encode())], "client": ("127.0.0.1", 1)}
            with suppress(ConnectionResetError):
                await guard(ask_of, asyncio.Event().wait, send)  # type: ignore[arg-type]

        await asyncio.gather(*[one() for _ in range(3)])
        await one()
        return statuses

    assert sorted(asyncio.run(asked())) == [200, 200, 200, 429]


# Without it


def test_without_the_guard_all_of_this_would_pass(tmp_path: Path) -> None:
    door = door_at(tmp_path)

    async def learnt(scope: Any, receive: Any, send: Any) -> None:
        scope["state"] = {"reader": door.access.stranger(), "request": "-", "head": False}
        await APP(scope, receive, send)

    other = {"Host": "evil.example", "Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    sent = door.ask(learnt, "POST", "/", headers={**other, "Cookie": door.session()}, content=b"a" * 2_000_000)
    asked = [door.ask(learnt, "GET", "/?q=" + "a" * 10_000).status_code for _ in range(3)]

    assert (sent.status_code, asked) == (200, [200, 200, 200])
    assert "content-security-policy" not in sent.headers
    assert door.ask(learnt, "GET", "/broken").text == "Internal Server Error"
