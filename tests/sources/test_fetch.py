"""Fetching: what is sent and what comes back, whom we reach, how long and how often."""

from __future__ import annotations

import ast
import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from evals.promises.origins import Origin, Script, redirect, response, serving
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.sources import fetch as fetching
from qawl.sources.fetch import Answer, Ask, Failed, Fetcher, Limits, header, retry_after
from qawl.wording import load_words

LOOPBACK = ("127.0.0.1/32",)
CERTIFICATE = Path(__file__).parent / "press.example.pem"
"""A key and a certificate for «press.example», made for these tests and good for nothing else."""


def here(host: str, port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


@contextmanager
def asking(script: Script, **settings: Any) -> Iterator[tuple[Callable[..., Answer | Failed], Origin]]:
    """Ask a server of ours for paths: `ask("/x", etag=…)`; what a fetcher is given may be changed."""
    wrap = settings.pop("wrap", None)
    with serving(script, wrap) as origin:
        given = {"allow_networks": LOOPBACK, "allow_ports": (origin.port,), "resolve": here, **settings}
        with Fetcher(**given) as fetcher:
            scheme = "https" if wrap else "http"
            yield (
                lambda path="/", host="press.example", **more: fetcher.fetch(
                    Ask(f"{scheme}://{host}:{origin.port}{path}", **more)
                ),
                origin,
            )


def always(answer: bytes) -> Script:
    return lambda target: [answer]


def got(outcome: Answer | Failed) -> Answer:
    assert isinstance(outcome, Answer), outcome
    return outcome


def failed(outcome: Answer | Failed) -> str:
    assert isinstance(outcome, Failed), outcome.status
    return outcome.code


# What comes back


def test_an_answer_is_kept_as_it_came() -> None:
    with asking(always(response("خبر".encode(), 'ETag: W/"a b"', "X-Odd:  é "))) as (ask, origin):
        answer = got(ask("/1"))

    assert (answer.status, answer.body) == (200, "خبر".encode())
    assert answer.url == f"http://press.example:{origin.port}/1"
    assert answer.final_url is None
    assert header(answer.headers, "etag") == 'W/"a b"'
    assert header(answer.headers, "x-odd") == "é"
    assert datetime.fromisoformat(answer.fetched).tzinfo is not None
    assert answer.fetched.endswith("Z")


def test_a_packed_answer_is_unpacked() -> None:
    packed = response(gzip.compress(b"<p>news</p>"), "Content-Encoding: gzip")

    with asking(always(packed)) as (ask, _):
        assert got(ask()).body == b"<p>news</p>"


@pytest.mark.parametrize("status", [304, 400, 403, 404, 410, 429, 500, 503])
def test_an_answer_that_is_no_success_is_an_answer_without_a_body(status: int) -> None:
    body = b"" if status == 304 else b"<p>no</p>"

    with asking(always(response(body, "Retry-After: 120", status=f"{status} So"))) as (ask, _):
        answer = got(ask())

    assert (answer.status, answer.body) == (status, b"")
    assert header(answer.headers, "retry-after") == "120"


def test_a_page_may_be_as_long_as_allowed() -> None:
    with asking(always(response(b"x" * 300_000))) as (ask, _):
        assert len(got(ask()).body) == 300_000
        assert len(got(ask(most=300_000)).body) == 300_000
        assert ask(most=299_999) == Failed("fetch-too-big", (("limit", 1),))


def test_a_head_has_bounds_in_bytes_and_in_lines() -> None:
    long, many = ("X-Odd: " + "x" * 5000,), [f"X-{n}: x" for n in range(20)]

    for headers in (long, many):
        with asking(always(response(b"x", *headers)), limits=Limits(head=4000, headers=10)) as (ask, _):
            assert failed(ask()) == "fetch-head"
        with asking(always(response(b"x", *headers))) as (ask, _):
            assert got(ask()).body == b"x"


def chunked(target: str) -> list[bytes]:
    return [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 4000, b"0\r\n\r\n"]


def test_a_body_in_tiny_chunks_may_cost_no_more_than_twice_its_bytes() -> None:
    with asking(chunked) as (ask, _):
        assert got(ask()).body == b"x" * 4000
    with asking(chunked, limits=Limits(head=4000)) as (ask, _):
        assert ask(most=5000) == Failed("fetch-broken", (("reason", "more bytes than any body needs"),))


# What is sent


def test_an_ask_says_who_asks_and_nothing_of_whom_it_asked_before() -> None:
    def script(target: str) -> list[bytes]:
        moved, status = ("Location: /2", "302 Found") if target == "/1" else ("X-Odd: x", "200 OK")
        return [response(b"x", "Set-Cookie: who=reader", moved, status=status)]

    with asking(script, contact="https://desk.example/robot") as (ask, origin):
        got(ask("/1"))
        got(ask("/3"))

    assert len(origin.asked) == 3
    for head in origin.asked:
        names = {line.split(b":")[0].lower() for line in head.split(b"\r\n")[1:] if line}
        assert names == {b"host", b"user-agent", b"accept", b"accept-encoding"}
        assert b"Accept-Encoding: gzip\r\n" in head
        assert b"(+https://desk.example/robot)" in head


def test_validators_go_back_to_the_letter_and_through_redirects() -> None:
    def script(target: str) -> list[bytes]:
        return [redirect(301, "/2")] if target == "/1" else [b"HTTP/1.1 304 Not Modified\r\n\r\n"]

    with asking(script) as (ask, origin):
        answer = got(ask("/1", etag='W/"Aé-1"', last_modified="Thu, 5 Mar 2026 1:02:03 +0300"))

    assert answer.status == 304
    for head in origin.asked:
        assert 'If-None-Match: W/"Aé-1"\r\n'.encode("latin-1") in head
        assert b"If-Modified-Since: Thu, 5 Mar 2026 1:02:03 +0300\r\n" in head


def test_a_validator_that_would_add_a_line_is_not_sent() -> None:
    with asking(always(response())) as (ask, origin):
        got(ask(etag='"a"\r\nX-Own: 1', last_modified="خميس"))

    assert b"X-Own" not in origin.asked[0]
    assert b"If-" not in origin.asked[0]


# Redirects


def redirecting(**places: tuple[int, str]) -> Script:
    """`/a` leads where `a` says; every other path is there, but `/gone`."""

    def script(target: str) -> list[bytes]:
        name = target.strip("/")
        if name in places:
            return [redirect(*places[name])]
        return [response(status="404 Not Found") if name == "gone" else response(target.encode())]

    return script


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ({"a": (301, "/b")}, True),
        ({"a": (308, "/b")}, True),
        ({"a": (301, "/c"), "c": (308, "/b")}, True),
        ({"a": (302, "/b")}, False),
        ({"a": (303, "/b")}, False),
        ({"a": (307, "/b")}, False),
        ({"a": (301, "/c"), "c": (302, "/b")}, False),
        ({"a": (302, "/c"), "c": (301, "/b")}, False),
    ],
)
def test_an_address_has_moved_for_good_when_every_redirect_says_so(
    places: dict[str, tuple[int, str]], moved: bool
) -> None:
    with asking(redirecting(**places)) as (ask, origin):
        answer = got(ask("/a"))

    there = f"http://press.example:{origin.port}/b"
    assert (answer.final_url, answer.body) == (there, b"/b")
    assert answer.permanent == (there if moved else None)


def test_an_address_that_moved_to_nowhere_has_not_moved() -> None:
    with asking(redirecting(a=(301, "/gone"))) as (ask, _):
        answer = got(ask("/a"))

    assert answer.status == 404
    assert answer.permanent is None


def test_arabic_letters_bare_in_a_redirect_are_followed() -> None:
    place = "/أخبار/عاجل 1".encode().decode("latin-1")

    with asking(redirecting(a=(302, place))) as (ask, _):
        answer = got(ask("/a"))

    assert answer.body == b"/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B9%D8%A7%D8%AC%D9%84%201"


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    def script(target: str) -> list[bytes]:
        left = int(target.strip("/"))
        return [redirect(302, f"/{left - 1}") if left else response(b"there")]

    with asking(script) as (ask, origin):
        assert got(ask("/5")).body == b"there"
        asked = len(origin.asked)
        assert failed(ask("/6")) == "fetch-redirects"
        assert len(origin.asked) == asked + 6


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("file:///etc/hostname", "fetch-scheme"),
        ("//reader@elsewhere.example/", "fetch-userinfo"),
        ("http://elsewhere.example:22/", "fetch-port"),
        ("http://[", "fetch-bad-address"),
        ("\\\\elsewhere.example", "fetch-bad-address"),
    ],
)
def test_every_hop_is_judged_as_the_first(place: str, code: str) -> None:
    with asking(always(redirect(302, place))) as (ask, _):
        assert failed(ask()) == code


def test_a_redirect_without_a_place_is_an_answer() -> None:
    with asking(always(response(status="302 Found"))) as (ask, _):
        assert got(ask()).status == 302


# Whom we reach


def test_a_host_with_a_private_number_is_not_reached_unless_its_network_was_allowed() -> None:
    with asking(always(response(b"inside")), allow_networks=()) as (ask, origin):
        outcome = ask()

        assert outcome == Failed("fetch-private-address", (("host", "press.example"),))
        assert origin.reached == 0

    with asking(always(response(b"inside")), allow_networks=("127.0.0.0/8",)) as (ask, _):
        assert got(ask()).body == b"inside"


def test_one_private_number_among_those_allowed_is_enough_to_refuse() -> None:
    with asking(always(response()), resolve=lambda host, port: ("127.0.0.1", "10.0.0.1")) as (ask, origin):
        assert failed(ask()) == "fetch-private-address"
        assert origin.reached == 0


def test_a_port_is_reached_only_when_it_was_allowed() -> None:
    with asking(always(response()), allow_ports=()) as (ask, origin):
        assert failed(ask()) == "fetch-port"
        assert origin.reached == 0


def test_the_second_number_of_a_host_is_tried_when_the_first_does_not_answer() -> None:
    networks = ("127.0.0.0/8",)

    with asking(
        always(response(b"x")), resolve=lambda host, port: ("127.0.0.9", "127.0.0.1"), allow_networks=networks
    ) as (ask, _):
        assert got(ask()).body == b"x"


def test_a_host_that_refuses_or_is_unknown_is_named() -> None:
    def unknown(host: str, port: int) -> tuple[str, ...]:
        raise OSError("no such name")

    closed = {"resolve": lambda host, port: ("127.0.0.9",), "allow_networks": ("127.0.0.0/8",)}
    with asking(always(response()), **closed) as (ask, _):
        assert ask() == Failed("fetch-refused", (("host", "press.example"),))
    with asking(always(response()), resolve=unknown) as (ask, _):
        assert ask() == Failed("fetch-dns", (("host", "press.example"),))


# TLS


def under_tls(connection: Any) -> Any:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context.wrap_socket(connection, server_side=True)


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATE))


def test_a_certificate_that_nobody_vouches_for_is_refused_and_a_trusted_one_is_not() -> None:
    with asking(always(response(b"x")), wrap=under_tls) as (ask, _):
        assert failed(ask()) == "fetch-tls"
    with asking(always(response(b"x")), wrap=under_tls, tls=trusting()) as (ask, _):
        assert got(ask()).body == b"x"


def test_a_certificate_is_checked_for_the_name_that_was_asked_not_for_the_number() -> None:
    with asking(always(response(b"x")), wrap=under_tls, tls=trusting()) as (ask, _):
        assert failed(ask(host="elsewhere.example")) == "fetch-tls"
        assert failed(ask(host="127.0.0.1")) == "fetch-tls"


def test_a_secure_address_is_not_left_for_one_that_is_not() -> None:
    with asking(always(redirect(301, "http://press.example/")), wrap=under_tls, tls=trusting()) as (ask, _):
        assert failed(ask()) == "fetch-downgrade"


# How long


def dripping(target: str) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    for _ in range(30):
        time.sleep(0.03)
        yield b"x"


def test_a_body_that_drips_ends_at_the_whole_limit_and_comes_with_a_longer_one() -> None:
    with asking(dripping, limits=Limits(whole=0.2)) as (ask, _):
        began = time.monotonic()
        assert failed(ask()) == "fetch-too-slow"
        assert time.monotonic() - began < 0.8
    with asking(dripping, limits=Limits(whole=10)) as (ask, _):
        assert got(ask()).body == b"x" * 30


def test_a_resolver_that_does_not_answer_is_not_waited_for() -> None:
    def asleep(host: str, port: int) -> tuple[str, ...]:
        time.sleep(1)
        return ("127.0.0.1",)

    with asking(always(response()), resolve=asleep, limits=Limits(connect=0.1)) as (ask, _):
        began = time.monotonic()
        assert failed(ask()) == "fetch-dns"
        assert time.monotonic() - began < 0.8


def test_redirects_share_the_time_of_the_whole() -> None:
    def script(target: str) -> Iterator[bytes]:
        time.sleep(0.08)
        yield redirect(302, target + "a")

    with asking(script, limits=Limits(whole=0.2)) as (ask, _):
        assert failed(ask()) == "fetch-too-slow"


# How often: one connection to a host


def slowly(target: str) -> Iterator[bytes]:
    time.sleep(0.02)
    yield response(target.encode())


def test_many_threads_share_the_one_connection_of_a_host() -> None:
    with asking(slowly) as (ask, origin), ThreadPoolExecutor(8) as threads:
        bodies = [got(answer).body for answer in threads.map(ask, [f"/{n}" for n in range(16)])]

        assert bodies == [f"/{n}".encode() for n in range(16)]
        assert origin.reached == 1


def test_two_fetchers_would_open_two() -> None:
    with (
        asking(slowly) as (ask, origin),
        Fetcher(allow_networks=LOOPBACK, allow_ports=(origin.port,), resolve=here) as other,
        ThreadPoolExecutor(2) as threads,
    ):
        url = f"http://press.example:{origin.port}/"
        list(threads.map(lambda call: call(), [ask, lambda: other.fetch(Ask(url))]))

        assert origin.most_open == 2


def test_two_hosts_are_asked_at_the_same_time() -> None:
    both = threading.Barrier(2, timeout=5)

    def script(target: str) -> list[bytes]:
        both.wait()
        return [response(b"x")]

    with asking(script) as (ask, _), ThreadPoolExecutor(2) as threads:
        answers = threads.map(lambda host: ask(host=host), ["press.example", "desk.example"])

        assert [got(answer).body for answer in answers] == [b"x", b"x"]


def test_waiting_for_our_turn_is_not_counted_as_the_servers_time() -> None:
    def script(target: str) -> Iterator[bytes]:
        time.sleep(0.1)
        yield response(b"x")

    with asking(script, limits=Limits(whole=0.35)) as (ask, _), ThreadPoolExecutor(5) as threads:
        assert all(got(answer).body == b"x" for answer in threads.map(lambda _: ask(), range(5)))


def test_nor_is_it_when_a_redirect_comes_after_it() -> None:
    def script(target: str) -> Iterator[bytes]:
        time.sleep(0.1)
        yield redirect(302, "/there") if target == "/" else response(b"x")

    with asking(script, limits=Limits(whole=0.4)) as (ask, _), ThreadPoolExecutor(5) as threads:
        assert all(got(answer).body == b"x" for answer in threads.map(lambda _: ask(), range(5)))


def test_a_connection_is_given_up_after_a_failure_and_the_host_is_asked_anew() -> None:
    def script(target: str) -> list[bytes]:
        return [response(b"x", "Content-Encoding: br") if target == "/bad" else response(b"good")]

    with asking(script) as (ask, origin):
        assert failed(ask("/bad")) == "fetch-coding"
        assert got(ask("/good")).body == b"good"
        assert origin.reached == 2


def test_a_kept_connection_that_the_server_ended_is_opened_once_more() -> None:
    asked: list[str] = []

    def script(target: str) -> Iterator[bytes]:
        asked.append(target)
        if len(asked) == 2:
            raise ValueError("hang up instead of answering")
        yield response(b"x")

    with asking(script) as (ask, origin):
        assert [got(ask(f"/{n}")).body for n in range(2)] == [b"x", b"x"]
        assert (asked, origin.reached) == (["/0", "/1", "/1"], 2)


def test_a_kept_connection_that_breaks_within_an_answer_is_not_asked_again() -> None:
    def script(target: str) -> Iterator[bytes]:
        if target == "/1":
            yield b"HTTP/1.1 200 OK\r\nContent-Le"
            raise ValueError("hang up within the head")
        yield response(b"x")

    with asking(script) as (ask, origin):
        got(ask("/0"))
        assert failed(ask("/1")) == "fetch-broken"
        assert len(origin.asked) == 2


def test_a_server_that_never_answers_is_asked_once() -> None:
    def script(target: str) -> Iterator[bytes]:
        raise ValueError("hang up instead of answering")
        yield b""

    with asking(script) as (ask, origin):
        assert failed(ask()) == "fetch-broken"
        assert origin.reached == 1


def test_only_so_many_connections_stay_open_and_none_after_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_LINES", 5)

    with asking(always(response(b"x"))) as (ask, origin):
        assert all(got(ask(host=f"desk{n}.example")).body == b"x" for n in range(20))
        assert eventually(lambda: origin.open == 5)
    assert eventually(lambda: origin.open == 0)


def eventually(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 5
    while not holds() and time.monotonic() < until:
        time.sleep(0.005)
    return holds()


# Anything may be sent

SCRAPS = (
    *(b"HTTP/1.1 ", b"HTTP/1.0 ", b"HTTP/9.9 ", b"200 OK", b"304 ", b"101 Up", b"302 ", b"103 ", b"\r\n", b"\r\n\r\n"),
    *(b"Content-Length: 5", b"Content-Length: -1", b"Transfer-Encoding: chunked", b"5\r\nhello\r\n", b"0\r\n\r\n"),
    *(b"Content-Encoding: gzip", b"\x1f\x8b\x08\0", b"Location: /", b"Location: http://[::1]/", b"ETag: x"),
    *(b"Connection: upgrade", b"Upgrade: h2c", b"hello", b"\0", b"\xff", b":", b" ", b"\n"),
)


def test_no_answer_raises() -> None:
    sent = b""

    def script(target: str) -> Iterator[bytes]:
        yield sent
        raise ValueError("hang up after the answer")

    with asking(script) as (ask, _):

        @settings(max_examples=200, deadline=None)
        @given(st.lists(st.sampled_from(SCRAPS), max_size=12))
        def one(scraps: list[bytes]) -> None:
            nonlocal sent
            sent = b"".join(scraps)
            assert isinstance(ask(), Answer | Failed)

        one()


@pytest.mark.parametrize(
    "url", ["", "press.example", "http://", "http://\ud800", "http://[", "x" * 9000, "http://a\0b/"]
)
def test_no_address_raises(url: str) -> None:
    with Fetcher(resolve=here) as fetcher:
        assert isinstance(fetcher.fetch(Ask(url)), Failed)


# When to come again

NOW = datetime(2026, 3, 5, 10, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        *[("0", 0), ("120", 120), (" 120 ", 120), ("9999999999", 9999999999)],
        *[("Thu, 05 Mar 2026 10:02:00 GMT", 120), ("Thursday, 05-Mar-26 10:02:00 GMT", 120)],
        *[("Thu Mar  5 10:02:00 2026", 120), ("Thu, 05 Mar 2026 13:02:00 +0300", 120)],
        ("Thu, 05 Mar 2026 09:00:00 GMT", 0),
        *[(said, None) for said in ("", "-5", "soon", "1.5", "١٢٠", "99999999999", "Thu, 99 Mar 2026 10:00:00 GMT")],
    ],
)
def test_a_server_says_in_seconds_or_by_a_date_when_to_come_again(said: str, seconds: int | None) -> None:
    assert retry_after((("RETRY-AFTER", said),), NOW) == seconds


def test_of_several_the_longest_counts_and_of_none_nothing() -> None:
    assert retry_after((("Retry-After", "5"), ("Retry-After", "60"), ("Retry-After", "soon")), NOW) == 60
    assert retry_after((("Server", "x"),), NOW) is None


@given(st.integers(0, 10**8))
def test_a_date_is_kept_to_the_second(seconds: int) -> None:
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)

    assert retry_after((("Retry-After", date),), NOW) == seconds


@given(st.text())
def test_nothing_a_server_says_of_it_raises(said: str) -> None:
    retry_after((("Retry-After", said),), NOW)


# Every failure has its sentence

ROOM = Path(fetching.__file__).parent


def stops() -> Iterator[tuple[str, set[str]]]:
    """Each code with which a fetch stops, and the details it gives."""
    for name in ("decode", "dial", "fetch", "wire"):
        for node in ast.walk(ast.parse((ROOM / f"{name}.py").read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Stopped"), args=[ast.Constant(value=str(code))], keywords=details):
                    yield code, {detail.arg or "" for detail in details}
    for code in ("fetch-bad-address", "fetch-scheme", "fetch-userinfo", "fetch-port"):
        yield code, set()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_failure_has_its_sentence_with_the_details_it_gives(lang: Any) -> None:
    words = load_words(lang)
    found = list(stops())

    assert len(found) > 15
    for code, details in found:
        entry = words[code]
        sentences = [entry] if isinstance(entry, str) else entry.values()
        places = {name for sentence in sentences for _, name, _, _ in Formatter().parse(sentence) if name}
        assert places == details, code
