"""No fetch reaches a private address: spellings, redirects, rebinding, mixed answers, proxies, odd ports."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from unittest import mock

from evals.promises.origins import PUBLIC, Dialled, redirect, response, serving, small_internet
from qawl.sources.addresses import is_public
from qawl.sources.fetch import Answer, Ask, Fetcher, Limits

PROMISE = "No fetch reaches a private address, however its address is spelled and whatever a server answers."

SECRET = b"<p>only for those inside</p>"
FAMILIES = (301, 302, 303, 307, 308)
LEAST = 96
"""Fewer vectors than these are no measurement."""

# {port} is that of a server on loopback that nobody may reach; a vector without it tries a usual port.
LOOPBACK = (
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.1:{port}/",
    "http://0x7F.0x0.0x0.0x1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.1:{port}/",
    "http://127.000.000.001:{port}/",
    "http://0x7f.0.1:{port}/",
    "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460:{port}/",
    "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11:{port}/",
    "http://127\u30020\u30020\u30021:{port}/",
    "http://\uff4cocalhost:{port}/",
)
"""Spellings of 127.0.0.1 that an ordinary client follows."""
OTHERS = (
    "http://localhost.:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://127.127.127.127:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[2001:db8::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://192.88.99.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://239.1.1.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://press.example@127.0.0.1:{port}/",
    "http://press.example:80@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@press.example/",
    "http://127.0.0.1:{port}#@press.example/",
    "http://127.0.0.1%3a{port}/",
    "http://%31%32%37.0.0.1:{port}/",
    "http:127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "file:///etc/hostname",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_GET",
    "unix:///run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/info",
    "data:text/html,inside",
    "http://127.0.0.1:{port}/\r\nHost: press.example",
)
TARGETS = ("http://127.0.0.1:{port}/", "http://169.254.169.254/latest/", "http://[fd00:ec2::254]/latest/")
PROXIES = ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many vectors were tried, how many reached a private number, how many failed for want of a reason."""

    vectors: int
    reached: int
    unexplained: int


def measure(scale: float) -> dict[str, int | float | str]:
    """Every vector against the guard, then against clients without one; `scale` leaves nothing out."""
    with serving(lambda target: [response(SECRET)]) as trap, serving(_misleading(trap.port)) as origin:
        with small_internet({(PUBLIC, 80): origin.port}) as dialled:
            tally = _guarded(trap.port, dialled)
        hits = trap.reached
        control = {
            "control_spellings": _spellings_that_reach(trap.port),
            "control_families": _families_that_reach(trap.port, origin.port),
            "control_rebinding": int(_rebinding_reaches(trap.port)),
            "control_proxies": _proxies_that_reach(trap.port),
        }
    return {
        "vectors": tally.vectors,
        "reached": tally.reached + hits,
        "unexplained": tally.unexplained,
        "loopback_spellings": len(LOOPBACK),
        "families": len(FAMILIES),
        "proxies": len(PROXIES),
        **control,
    }


def holds(figures: dict[str, int | float | str]) -> bool:
    """Nothing was reached, everything had its reason, and without the guard every family gets through."""
    return (
        int(figures["vectors"]) >= LEAST
        and figures["reached"] == 0
        and figures["unexplained"] == 0
        and figures["control_spellings"] == figures["loopback_spellings"]
        and figures["control_families"] == figures["families"]
        and figures["control_proxies"] == figures["proxies"]
        and figures["control_rebinding"] == 1
    )


def _misleading(trap: int) -> Callable[[str], list[bytes]]:
    """A public server that sends its readers inside: `/301/0` redirects, the rest only talks of it."""
    targets = [target.format(port=trap) for target in TARGETS]

    def answer(path: str) -> list[bytes]:
        way, _, number = path.strip("/").partition("/")
        if way.isdigit():
            return [redirect(int(way), targets[int(number)])]
        if way == "refresh":
            return [response(b"<p></p>", f"Refresh: 0; url={targets[int(number)]}")]
        if way == "meta":
            page = f'<meta http-equiv="refresh" content="0; url={targets[int(number)]}">'
            return [response(page.encode(), f"Link: <{targets[int(number)]}>; rel=canonical")]
        if way == "twice":
            return [redirect(302, f"http://press.example/302/{number}")]
        return [response(b"<p></p>")]

    return answer


def _guarded(trap: int, dialled: Dialled) -> Tally:
    """The guard in full force; only the port of the trap is let through, so that nothing else protects it."""
    vectors = unexplained = 0
    with Fetcher(resolve=_names(PUBLIC), allow_ports=(trap,), limits=Limits(connect=2, read=2, whole=5)) as fetcher:
        for url in (*LOOPBACK, *OTHERS):
            vectors += 1
            unexplained += isinstance(fetcher.fetch(Ask(url.format(port=trap))), Answer)
        for path in _paths():
            vectors += 1
            outcome = fetcher.fetch(Ask(f"http://press.example/{path}"))
            unexplained += isinstance(outcome, Answer) != path.startswith(("refresh", "meta"))
    for try_one in (_odd_port, _mixed, _rebound, _unnamed, _through_proxies):
        for refused in try_one(trap):
            vectors += 1
            unexplained += not refused
    return Tally(vectors, len(dialled.numbers), unexplained)


def _paths() -> Iterator[str]:
    for way in (*FAMILIES, "refresh", "meta", "twice"):
        for number in range(len(TARGETS)):
            yield f"{way}/{number}"


def _names(number: str) -> Callable[[str, int], tuple[str, ...]]:
    """A resolver that knows one public name; everything else it asks the machine, as it would be in earnest."""

    def resolve(host: str, port: int) -> tuple[str, ...]:
        if host == "press.example":
            return (number,)
        return tuple(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))

    return resolve


def _odd_port(trap: int) -> Iterator[bool]:
    with Fetcher(resolve=_names(PUBLIC)) as fetcher:
        for port in (trap, 22, 25, 6379, 8080, 0, 65536):
            yield not isinstance(fetcher.fetch(Ask(f"http://press.example:{port}/")), Answer)


def _mixed(trap: int) -> Iterator[bool]:
    """One private number among public ones is enough; the public one comes first, and last."""
    private = ("127.0.0.1", "::1", "10.0.0.1", "::ffff:127.0.0.1", "fe80::1%eth0")
    for number in private:
        for answer in ((PUBLIC, number), (number, PUBLIC)):
            with Fetcher(resolve=lambda host, port, found=answer: found, allow_ports=(trap,)) as fetcher:  # type: ignore[misc]
                yield not isinstance(fetcher.fetch(Ask("http://press.example/")), Answer)


def _rebound(trap: int) -> Iterator[bool]:
    """A name that is public when first asked and private from then on: each connection asks once and dials that."""
    asked = count()
    with Fetcher(
        resolve=lambda host, port: (PUBLIC,) if next(asked) == 0 else ("127.0.0.1",), allow_ports=(trap,)
    ) as fetcher:
        yield isinstance(fetcher.fetch(Ask("http://press.example/")), Answer) and next(asked) == 1
        yield not isinstance(fetcher.fetch(Ask(f"http://press.example:{trap}/")), Answer)


def _unnamed(trap: int) -> Iterator[bool]:
    """Answers of a resolver that are no numbers, or none at all."""
    for answer in ((), ("localhost",), ("127.1",), ("/run/docker.sock",)):
        with Fetcher(resolve=lambda host, port, found=answer: found, allow_ports=(trap,)) as fetcher:  # type: ignore[misc]
            yield not isinstance(fetcher.fetch(Ask(f"http://press.example:{trap}/")), Answer)


def _through_proxies(trap: int) -> Iterator[bool]:
    for name in PROXIES:
        with (
            mock.patch.dict(os.environ, {name: f"http://127.0.0.1:{trap}"}),
            Fetcher(resolve=_names(PUBLIC)) as fetcher,
        ):
            answer = fetcher.fetch(Ask("http://press.example/"))
            yield isinstance(answer, Answer) and answer.body != SECRET


# What clients without the guard do


def _reaches(opener: urllib.request.OpenerDirector, url: str) -> bool:
    try:
        with opener.open(url, timeout=2) as answer:
            return bool(answer.read() == SECRET)
    except (OSError, ValueError):
        return False


def _plain() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _spellings_that_reach(trap: int) -> int:
    return sum(_reaches(_plain(), _in_ascii(url.format(port=trap))) for url in LOOPBACK)


def _in_ascii(url: str) -> str:
    """The host as an ordinary client maps it."""
    scheme, rest = url.split("://")
    host, port = rest.rsplit(":", 1)
    return f"{scheme}://{host.encode('idna').decode()}:{port}"


def _families_that_reach(trap: int, origin: int) -> int:
    """Our own fetcher with its gate wide open: every family of redirects leads to the trap."""
    with Fetcher(allow_networks=("0.0.0.0/0", "::/0"), allow_ports=(trap, origin)) as fetcher:
        answers = [fetcher.fetch(Ask(f"http://127.0.0.1:{origin}/{code}/0")) for code in FAMILIES]
    return sum(isinstance(answer, Answer) and answer.body == SECRET for answer in answers)


def _rebinding_reaches(trap: int) -> bool:
    """A client that checks a name, and then asks for it again to dial it."""
    answers = iter([PUBLIC, "127.0.0.1"])
    if not is_public(next(answers)):
        return False
    with contextlib.closing(socket.create_connection((next(answers), trap), timeout=2)):
        return True


def _proxies_that_reach(trap: int) -> int:
    """A client that minds the environment; «all» is for every scheme, which urllib leaves to others."""
    reached = 0
    for name in PROXIES:
        with mock.patch.dict(os.environ, {name: f"http://127.0.0.1:{trap}"}, clear=True):
            proxies = urllib.request.getproxies()
        plain = {"http": next(iter(proxies.values()), "")}
        reached += _reaches(urllib.request.build_opener(urllib.request.ProxyHandler(plain)), "http://press.example/")
    return reached


if __name__ == "__main__":
    print(json.dumps(measure(1.0), indent=1))
