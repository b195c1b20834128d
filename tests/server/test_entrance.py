"""The entrance: one-time links, tokens, sessions that end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from starlette.applications import Starlette

from qawl.model.access import PassKind, Scope
from qawl.server.access import Access, Openness, openness
from qawl.server.entrance import entrance_routes
from qawl.server.tokens import digest_of
from tests.server.asking import Door, door_at, later

HERE = {"Sec-Fetch-Site": "same-origin"}


def ask(door: Door, method: str, path: str, **more: Any) -> httpx.Response:
    return door.ask(door.guard(Starlette(routes=entrance_routes(door.access))), method, path, **more)


def cookie(answer: httpx.Response) -> str:
    return answer.headers["set-cookie"].partition(";")[0]


def held(door: Door, cookie: str) -> bool:
    return door.access.held(cookie.partition("=")[2], PassKind.SESSION) is not None


def test_a_link_opens_a_session_once(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    key = door.access.new_key("هدى")

    first, second = (ask(door, "GET", f"/enter?key={key}") for _ in range(2))

    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert held(door, cookie(first))
    assert second.status_code == 403
    assert "set-cookie" not in second.headers


def test_a_link_is_good_for_ten_minutes(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    key = door.access.new_key("هدى")

    later(door, minutes=10)

    assert ask(door, "GET", f"/enter?key={key}").status_code == 403


def test_a_program_that_looks_at_the_link_does_not_use_it_up(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    key = door.access.new_key("هدى")

    assert ask(door, "HEAD", f"/enter?key={key}").status_code == 200
    assert ask(door, "GET", f"/enter?key={key}").status_code == 303


def test_a_cookie_goes_to_no_script_and_no_other_site(tmp_path: Path) -> None:
    plain, secure = door_at(tmp_path).access, door_at(tmp_path, secure=True).access

    assert plain.cookie("x") == "qawl_session=x; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax"
    assert secure.cookie("x").startswith("__Host-qawl_session=x; Path=/;")
    assert secure.cookie("x").endswith("; Secure")


def test_a_token_opens_a_session_with_its_name_and_scopes(tmp_path: Path) -> None:
    door = door_at(tmp_path, open_to=Openness.PRIVATE)
    token = door.token(Scope.READ, name="مكتب الرصد")

    answer = ask(door, "POST", "/enter", data={"token": f" {token} "}, headers=HERE)

    reader = door.access.held(cookie(answer).partition("=")[2], PassKind.SESSION)
    assert reader is not None
    assert (reader.name, reader.scopes) == ("مكتب الرصد", {Scope.READ})


@pytest.mark.parametrize(
    "body", ["token=", "token=qawl_wrong", "key=wrong", "&" * 100 + "token=a", "token=%FF%00", "a"]
)
def test_whatever_opens_nothing_is_refused_alike(tmp_path: Path, body: str) -> None:
    headers = {**HERE, "Content-Type": "application/x-www-form-urlencoded"}

    answer = ask(door_at(tmp_path), "POST", "/enter", content=body, headers=headers)

    assert answer.status_code in (200, 403)
    assert "set-cookie" not in answer.headers


def test_a_session_ends_when_idle_and_when_old(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    idle, used = door.session(), door.session()

    for _ in range(28):
        later(door, hours=11.9)
        reader = door.access.held(used.partition("=")[2], PassKind.SESSION)
        assert reader is not None
        door.access.used(reader)

    assert not held(door, idle)
    later(door, hours=11.9)
    assert not held(door, used)


def test_an_idle_session_ends_after_twelve_hours_and_not_before(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    one = door.session()

    later(door, hours=11.99)
    assert held(door, one)
    later(door, hours=0.02)
    assert not held(door, one)


def test_leaving_ends_this_session_and_leaving_all_every_one_of_the_name(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    one, two, three, other = door.session(), door.session(), door.session(), door.session(name="سامر")

    left = ask(door, "POST", "/leave", headers={**HERE, "Cookie": one})
    assert "Max-Age=0" in left.headers["set-cookie"]
    assert [held(door, each) for each in (one, two, three, other)] == [False, True, True, True]

    ask(door, "POST", "/leave-all", headers={**HERE, "Cookie": two})
    assert [held(door, each) for each in (one, two, three, other)] == [False, False, False, True]


def test_entering_anew_ends_the_session_before(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    before = door.session()

    after = ask(door, "GET", f"/enter?key={door.access.new_key('هدى')}", headers={"Cookie": before})

    assert (held(door, before), held(door, cookie(after))) == (False, True)


def test_a_session_ends_with_its_token(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    session = cookie(ask(door, "POST", "/enter", data={"token": door.token(Scope.READ)}, headers=HERE))

    with door.store() as store:
        store.end_passes(PassKind.TOKEN, door.clock())

    assert not held(door, session)


def test_a_session_is_over_when_its_token_is(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    session = cookie(ask(door, "POST", "/enter", data={"token": door.token(Scope.READ, days=1)}, headers=HERE))
    later(door, hours=11)
    reader = door.access.held(session.partition("=")[2], PassKind.SESSION)
    assert reader is not None
    door.access.used(reader)

    later(door, hours=11)
    assert held(door, session)
    door.access.used(reader)
    later(door, hours=2)

    assert not held(door, session)


def test_wrong_keys_make_the_next_try_wait(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    guard = door.guard(Starlette(routes=entrance_routes(door.access)))

    tries = [door.ask(guard, "GET", "/enter?key=wrong").status_code for _ in range(5)]

    assert tries == [403, 403, 403, 403, 429]


def test_no_secret_is_kept(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    token, session = door.token(Scope.READ), door.session().partition("=")[2]

    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert token.encode() not in files
    assert session.encode() not in files
    assert digest_of(token) in files
    assert digest_of(session) in files


def test_the_open_sessions_can_be_seen_and_ended(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    door.session()
    door.session(name="سامر")

    newest, oldest = door.access.sessions()

    assert (newest.name, oldest.name) == ("سامر", "هدى")
    assert door.access.end_session(newest.number)
    assert not door.access.end_session(newest.number)
    assert door.access.sessions("سامر") == []


def test_keys_that_nobody_uses_do_not_pile_up(tmp_path: Path) -> None:
    access: Access = door_at(tmp_path).access

    keys = [access.new_key("هدى") for _ in range(100)]

    assert access.enter_with_key(keys[0]) is None
    assert access.enter_with_key(keys[-1]) is not None


def test_a_server_that_others_reach_does_not_start_before_somebody_says_who_may_read() -> None:
    assert openness("127.0.0.1") is Openness.LOCAL
    assert openness("::1") is Openness.LOCAL
    assert openness("0.0.0.0") is None
    assert openness("192.0.2.7", public_read=True) is Openness.PUBLIC
    assert openness("192.0.2.7", private=True) is Openness.PRIVATE
    assert openness("127.0.0.1", private=True) is Openness.PRIVATE


def test_a_store_that_cannot_be_written_lets_in_whoever_held_something_before(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    token = door.token(Scope.READ)
    with door.store() as store:
        store._database.execute("PRAGMA query_only = 1")  # type: ignore[attr-defined]

    reader = door.access.held(token, PassKind.TOKEN)

    assert reader is not None
    door.access.used(reader)
    with door.store() as store:
        assert [one.used for one in store.passes()] == [None]
