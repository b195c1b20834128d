"""No answer costs much memory or time: packed, doubly packed, mislabelled, endless, dripping, with endless heads."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from pathlib import Path

from evals.promises.origins import response, serving
from qawl.sources.fetch import Answer, Ask, Fetcher, Limits

PROMISE = "No answer of a server costs more than 32 MB of memory or holds a fetch beyond its time."

MOST_GROWTH = 32.0
"""MB by which the most memory ever held may grow."""
BUSY = 1.5
"""Seconds over its limit that a fetch may take on a busy machine."""
ROOT = Path(__file__).parents[2]

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_CHUNKED = _HEAD + b"Transfer-Encoding: chunked\r\n"
_ZEROS = bytes(1 << 20)


@dataclass(frozen=True, slots=True)
class Bomb:
    """What a server sends, and how the fetch of it must end: a code, or "" for an answer that is harmless."""

    name: str
    send: Callable[[], Iterable[bytes]]
    ends: str


def bombs(mebibytes: int) -> tuple[Bomb, ...]:
    """All of them; the packed ones unpack to `mebibytes`."""
    packed = _packed(mebibytes)
    double, ninefold = gzip.compress(_packed(64)), packed
    for _ in range(8):
        ninefold = gzip.compress(ninefold)
    return (
        Bomb("gzip", partial(_labelled, packed, "gzip"), "fetch-bomb"),
        Bomb("gzip, in chunks", partial(_in_chunks, packed), "fetch-bomb"),
        Bomb("gzip of many members", partial(_labelled, gzip.compress(_ZEROS) * 64, "gzip"), "fetch-bomb"),
        Bomb("gzip of empty members", partial(_labelled, gzip.compress(b"") * 50_000, "gzip"), ""),
        Bomb("gzip twice, said", partial(_labelled, double, "gzip, gzip"), "fetch-coding"),
        Bomb("gzip twice, in two headers", partial(_labelled, double, "gzip", "gzip"), "fetch-coding"),
        Bomb("gzip twice, said once", partial(_labelled, double, "gzip"), ""),
        Bomb("gzip nine times", partial(_labelled, ninefold, ", ".join(["gzip"] * 9)), "fetch-coding"),
        Bomb("gzip with an endless name", _endless_name, "fetch-broken"),
        Bomb("deflate", partial(_labelled, zlib.compress(_ZEROS * 8), "deflate"), "fetch-coding"),
        Bomb("raw deflate", partial(_labelled, zlib.compress(_ZEROS * 8, wbits=-15), "deflate"), "fetch-coding"),
        Bomb("brotli", partial(_labelled, b"\xcf\xff\xff\x7f\xf8" * 300, "br"), "fetch-coding"),
        Bomb("zstd", partial(_labelled, b"\x28\xb5\x2f\xfd" * 300, "zstd"), "fetch-coding"),
        Bomb("length of a tebibyte", lambda: [_saying(b"1099511627776")], "fetch-too-big"),
        Bomb("length too long to read", lambda: [_saying(b"9" * 60)], "fetch-broken"),
        Bomb("length too short", lambda: chain([_saying(b"10")], repeat(_ZEROS, 64)), ""),
        Bomb("length longer than the body", lambda: [_saying(b"999"), b"x"], "fetch-broken"),
        Bomb("endless body", lambda: chain([_HEAD + b"\r\n"], repeat(_ZEROS)), "fetch-too-big"),
        Bomb("endless chunks", lambda: chain([_CHUNKED + b"\r\n"], repeat(_chunk(_ZEROS))), "fetch-too-big"),
        Bomb("chunks of one byte", lambda: chain([_CHUNKED + b"\r\n"], repeat(_chunk(b"x") * 9999)), "fetch-too-slow"),
        Bomb("chunk without end", lambda: chain([_CHUNKED + b"\r\nfffffffffff\r\n"], repeat(_ZEROS)), "fetch-too-big"),
        Bomb("endless chunk extension", lambda: chain([_CHUNKED + b"\r\n1;"], repeat(b"x" * 65536)), "fetch-broken"),
        Bomb("endless trailers", lambda: chain([_CHUNKED + b"\r\n0\r\n"], repeat(b"a: b\r\n" * 999)), "fetch-broken"),
        Bomb("endless headers", lambda: chain([_HEAD], repeat(b"a: b\r\n" * 999)), "fetch-head"),
        Bomb("one endless header", lambda: chain([_HEAD + b"a: "], repeat(b"x" * 65536)), "fetch-head"),
        Bomb("endless first line", lambda: repeat(b"HTTP/1.1 200 " + b"O" * 65536), "fetch-head"),
        Bomb("10,000 headers", lambda: [_HEAD + b"a:\r\n" * 10_000 + b"\r\n"], "fetch-head"),
        Bomb("endless early hints", lambda: repeat(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 99), "fetch-head"),
        Bomb("dripping body", lambda: chain([_HEAD + b"\r\n"], _dripping()), "fetch-too-slow"),
        Bomb("dripping head", lambda: chain([_HEAD + b"a: "], _dripping()), "fetch-too-slow"),
        Bomb("silence", _silent, "fetch-timeout"),
        Bomb("big error page", lambda: chain([_HEAD.replace(b"200", b"500") + b"\r\n"], repeat(_ZEROS)), ""),
    )


def measure(scale: float) -> dict[str, int | float | str]:
    """Fetch every bomb in a process of its own; at scale 1.0 the packed ones hold 1 GiB and a fetch may take 5 s."""
    all_bombs, limit = bombs(max(64, int(1024 * scale))), max(0.5, 5 * scale)
    by_name = {str(place): bomb for place, bomb in enumerate(all_bombs)}
    with serving(lambda target: by_name[target.strip("/")].send()) as origin:
        tried = _fetched(origin.port, len(all_bombs), limit)
    wrong = [bomb.name for bomb, found in zip(all_bombs, tried, strict=True) if found["code"] != bomb.ends]
    return {
        "bombs": len(all_bombs),
        "ended_otherwise": ", ".join(wrong),
        "most_growth_mb": max(float(found["grown"]) for found in tried),
        "limit_seconds": limit,
        "most_seconds": max(float(found["seconds"]) for found in tried),
        "control_growth_mb": float(tried[-1]["control"]),
    }


def holds(figures: dict[str, int | float | str]) -> bool:
    """Every bomb ended as it must, within its bounds, and unpacking one carelessly does not stay within them."""
    return (
        figures["ended_otherwise"] == ""
        and float(figures["most_growth_mb"]) <= MOST_GROWTH
        and float(figures["most_seconds"]) <= float(figures["limit_seconds"]) + BUSY
        and float(figures["control_growth_mb"]) > MOST_GROWTH
    )


def _packed(mebibytes: int) -> bytes:
    pack = zlib.compressobj(wbits=31)
    return b"".join(pack.compress(_ZEROS) for _ in range(mebibytes)) + pack.flush()


def _saying(length: bytes) -> bytes:
    return _HEAD + b"Connection: close\r\nContent-Length: " + length + b"\r\n\r\n"


def _labelled(body: bytes, *codings: str) -> list[bytes]:
    return [response(body, *(f"Content-Encoding: {coding}" for coding in codings))]


def _in_chunks(body: bytes) -> Iterator[bytes]:
    yield _CHUNKED + b"Content-Encoding: gzip\r\n\r\n"
    yield from (_chunk(body[start : start + 1000]) for start in range(0, len(body), 1000))
    yield b"0\r\n\r\n"


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def _endless_name() -> Iterator[bytes]:
    yield _HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08\0\0\0\0\0\0"
    yield from repeat(b"n" * 65536)


def _dripping() -> Iterator[bytes]:
    while True:
        time.sleep(0.05)
        yield b"x"


def _silent() -> Iterator[bytes]:
    time.sleep(3)
    yield b""


# The measured side: forked from a process that has loaded everything and holds nothing


def _fetched(port: int, number: int, limit: float) -> list[dict[str, str | float]]:
    result = subprocess.run(
        [sys.executable, "-m", "evals.promises.bombs", str(port), str(number), str(limit)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return [json.loads(line) for line in result.stdout.splitlines()]


def _in_a_child(work: Callable[[], dict[str, str | float]]) -> dict[str, str | float]:
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.write(writing, json.dumps(work()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        found: dict[str, str | float] = json.loads(told.read())
    os.waitpid(child, 0)
    return found


def _fetch(url: str, seconds: float) -> dict[str, str | float]:
    limits = Limits(connect=seconds, read=seconds / 2, whole=seconds)
    with Fetcher(allow_networks=("127.0.0.1/32",), allow_ports=(_port(url),), limits=limits) as fetcher:
        before, began = _most_held(), time.monotonic()
        outcome = fetcher.fetch(Ask(url))
        took, grown = time.monotonic() - began, _most_held() - before
    code = "" if isinstance(outcome, Answer) else outcome.code
    return {"code": code, "grown": round(grown, 1), "seconds": round(took, 2)}


def _careless(url: str) -> dict[str, str | float]:
    """What a reader without bounds does with the first of the bombs."""
    before = _most_held()
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=30) as answer:
        gzip.decompress(answer.read())
    return {"control": round(_most_held() - before, 1)}


def _port(url: str) -> int:
    return int(url.split(":")[2].split("/")[0])


def _most_held() -> float:
    """The most memory this process ever held, in MB."""
    status = Path("/proc/self/status").read_text("ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / 1e6


def _tell(port: str, number: str, limit: str) -> None:
    from qawl.sources import wire

    wire.trusted()
    for place in range(int(number)):
        found = _in_a_child(partial(_fetch, f"http://127.0.0.1:{port}/{place}", float(limit)))
        if place == int(number) - 1:
            found |= _in_a_child(partial(_careless, f"http://127.0.0.1:{port}/0"))
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        _tell(*sys.argv[1:])
    else:
        print(json.dumps(measure(1.0), indent=1))
