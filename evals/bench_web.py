"""Measures how fast pages come over a large store while articles are being read into it.

usage: python -m evals.bench_web STORE [--dossier ID] [--times N] [--quiet]
The store is copied first, `qawl serve` serves the copy in processes of its own, and a writer reads articles into it
all the while (none with --quiet). Times are of whole answers over loopback; of each page they are of as many different
addresses as there are, up to N.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from qawl.dossiers.load import shipped
from qawl.runners.local import load_linking_reader
from qawl.store.contract.store import Filter
from qawl.store.open import open_store

TIMES = 40
PATIENCE = 600.0
"""Seconds until the first page of a dossier must have come."""
PAUSE = 0.2
"""Seconds that the writer rests after each batch: as a reader of feeds does, which waits for the net."""
BATCH = 16
QUESTIONS = (
    "وقف إطلاق النار", "الهدنة", "«تبادل الأسرى»", "وزير الخارجية", "المبعوث", "المفاوضات", "مجلس الأمن", "اتفاق",
    "الامم المتحده", "إعادة الإعمار", "المعبر", "انسحاب القوات", "المساعدات الإنسانية", "قال المتحدث", "رئيس الوزراء",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind of page, how long it may take, and its addresses."""

    what: str
    bar: float
    """Seconds: at the 95th percentile for lists and searches, at the slowest for a task."""
    paths: Sequence[str]
    task: bool = False


@dataclass(frozen=True, slots=True)
class Took:
    """What one kind of page took, in seconds."""

    asked: Asked
    seconds: tuple[float, ...]
    failed: int
    worked: float
    """Seconds of processor that the server took for the one that took it most; what it waited for is not in it."""

    @property
    def p95(self) -> float:
        ordered = sorted(self.seconds)
        return ordered[max(0, round(0.95 * len(ordered)) - 1)]

    @property
    def kept(self) -> bool:
        return not self.failed and (max(self.seconds) if self.asked.task else self.p95) <= self.asked.bar


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--dossier", default=shipped()[0])
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("--only", default="", help="kinds of pages whose name has these words")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.write is not None:
        _write(asked.write)
        return 0
    with TemporaryDirectory() as folder:
        store = Path(folder) / "qawl.db"
        _copy(asked.store, store)
        with _serving(store, asked.dossier) as (port, pid):
            began = time.monotonic()
            for page, sign in ((f"/d/{asked.dossier}", "<h1"), ("/stories", 'href="/story/'), ("/actors", "/actor/")):
                _await(port, page, sign)
                print(f"{page} is ready {time.monotonic() - began:.0f} s after the start", flush=True)
            kinds = [one for one in _kinds(port, store, asked.dossier, asked.times) if asked.only in one.what]
            _measure(port, pid, kinds[:1])
            with _writing(store, asked.quiet):
                took = _measure(port, pid, kinds)
        _print(took, store)
    return 0 if all(one.kept for one in took) else 1


def _copy(given: Path, store: Path) -> None:
    reading = f"file:{given}?mode=ro"
    with closing(sqlite3.connect(reading, uri=True)) as source, closing(sqlite3.connect(store)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = wal")


@contextmanager
def _serving(store: Path, dossier: str) -> Iterator[tuple[int, int]]:
    """Its port, and the number of its process."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = int(free.getsockname()[1])
    command = [sys.executable, "-c", "from qawl.cli import main; main()", "serve", "--store", str(store)]
    server = subprocess.Popen([*command, "--dossier", dossier, "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and server.poll() is None and not _listens(port):
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(30)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@contextmanager
def _writing(store: Path, quiet: bool) -> Iterator[None]:
    if quiet:
        yield
        return
    writer = subprocess.Popen([sys.executable, "-m", "evals.bench_web", str(store), "--write", str(store)])
    try:
        time.sleep(3)
        yield
    finally:
        writer.terminate()
        writer.wait(30)


def _write(path: Path) -> None:
    """Read articles of the store under new ids into it, until somebody ends this process."""
    read = load_linking_reader()
    with open_store(str(path)) as store:
        ids = [card.id for card in store.articles()]
        random.Random(7).shuffle(ids)
        for start in range(0, len(ids), BATCH):
            readings = [store.reading(one) for one in ids[start : start + BATCH]]
            articles = [replace(one.article, id=f"{one.article.id}-new") for one in readings if one is not None]
            store.add_all([read(article) for article in articles])
            time.sleep(PAUSE)


def _kinds(port: int, store: Path, dossier: str, times: int) -> list[Asked]:
    """Every kind of page that is measured, with addresses taken from the pages that lead to it."""
    with open_store(str(store)) as opened:
        ids = [card.id for card in opened.articles()]
        chosen = random.Random(3).sample(ids, min(times, len(ids)))
        statements = [one.id for article in chosen for one in opened.statements(Filter(article_id=article, limit=1))]
    own = f"/d/{dossier}"
    days = [f"{own}/matrix?at=2024-{month:02}-15" for month in range(1, 13)]
    stories = _led_to(port, "/stories", "/story/", times)
    return [
        Asked("1 today on my dossier", 2, [own], task=True),
        Asked("2 from a sentence to who said it first", 5, [f"/s/{one}" for one in statements], task=True),
        Asked("3 party × issue matrix on a date", 3, [f"{own}/matrix", *days], task=True),
        Asked("4 a proposal", 3, _led_to(port, f"{own}/proposals", f"{own}/proposal/", times), task=True),
        Asked("5 calendar of meetings", 3, [f"{own}/meetings"], task=True),
        Asked("6 a figure over time", 3, _led_to(port, f"{own}/figures", f"{own}/figure/", times), task=True),
        Asked("7 how outlets worded one event", 5, [f"{one}/outlets" for one in stories], task=True),
        Asked("8 a brief", 10, _led_to(port, f"{own}/brief", f"{own}/brief", 4) or [f"{own}/brief"], task=True),
        Asked("list: first page", 0.3, ["/"]),
        Asked("list: stories", 0.3, ["/stories", *_led_to(port, "/stories", "/stories?", 3)]),
        Asked("list: actors", 0.3, ["/actors"]),
        Asked("list: sources", 0.3, ["/sources"]),
        Asked("list: queue of review", 0.3, ["/review"]),
        Asked("an article", 1, [f"/a/{quote(one, safe='')}" for one in chosen]),
        Asked("a story", 1, stories),
        Asked("an actor", 1, _led_to(port, "/actors", "/actor/", times)),
        Asked("search", 0.2, [f"/search?{urlencode({'q': one})}" for one in QUESTIONS]),
        Asked(
            "search: sayings only", 0.2, [f"/search?{urlencode({'q': one, 'what': 'statements'})}" for one in QUESTIONS]
        ),
    ]


def _await(port: int, page: str, sign: str) -> None:
    """Ask again until the page has what is worked out beforehand."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        status, body = _get(port, page, PATIENCE)
        if status == 200 and sign in body.decode():
            return
        time.sleep(1)
    raise TimeoutError(f"{page} was not ready in {PATIENCE:.0f} s")


def _led_to(port: int, page: str, beginning: str, most: int) -> list[str]:
    """The addresses that a page leads to, of those that begin so."""
    body = _get(port, page, PATIENCE)[1].decode()
    found = dict.fromkeys(unescape(one) for one in re.findall(r'href="([^"#]+)', body))
    return [one for one in found if one.startswith(beginning) and one != page][:most]


def _measure(port: int, pid: int, kinds: Sequence[Asked]) -> list[Took]:
    found = []
    for kind in kinds:
        times = max(1, 12 // max(1, len(kind.paths)))
        each = [_timed(port, pid, path) for path in kind.paths for _ in range(times)]
        seconds, failed = tuple(one[0] for one in each) or (0.0,), sum(not one[2] for one in each)
        found.append(Took(kind, seconds, failed, max((one[1] for one in each), default=0.0)))
        print(_row(found[-1]), flush=True)
    return found


def _timed(port: int, pid: int, path: str) -> tuple[float, float, bool]:
    """Seconds by the clock, seconds of processor of the server, and whether the page came."""
    began, worked = time.perf_counter(), _processor(pid)
    status, _ = _get(port, path, 60)
    return time.perf_counter() - began, _processor(pid) - worked, status == 200


def _processor(pid: int) -> float:
    """Seconds of processor that a process has had; 0 where no such thing is told."""
    told = Path(f"/proc/{pid}/stat")
    if not told.is_file():
        return 0.0
    fields = told.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _get(port: int, path: str, patience: float) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=patience)) as connection:
        connection.request("GET", path, headers={"Accept": "text/html"})
        answer = connection.getresponse()
        return answer.status, answer.read()


def _row(one: Took) -> str:
    figures: Mapping[str, float] = {"p50": median(one.seconds), "p95": one.p95, "most": max(one.seconds)}
    told = " | ".join(f"{value * 1000:.0f}" for value in figures.values())
    state = "yes" if one.kept else "NO"
    failed = f", {one.failed} failed" if one.failed else ""
    worked = f"{one.worked * 1000:.0f}"
    return (
        f"| {one.asked.what} | {len(one.seconds)}{failed} | {told} | {worked} | {one.asked.bar * 1000:.0f} | {state} |"
    )


def _print(took: Sequence[Took], store: Path) -> None:
    with open_store(str(store)) as opened:
        counts = opened.counts()
    print(f"\n{counts.articles} articles, {counts.statements} statements at the end\n")
    print("| page | asked | p50 ms | p95 ms | most ms | most processor ms | bar ms | kept |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    print("\n".join(map(_row, took)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
