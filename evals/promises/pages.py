"""Poisoned and broken pages: each costs little, and its neighbours go on.

python -m evals.promises pages
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.runners.limited import Limits
from qawl.runners.pages import form_pages

PROMISE = "A poisoned page costs at most 5 s of processor time, 10 s on the clock and 512 MB, and the run goes on."
MUTATED = 20_000
"""Mutated pages at scale 1."""
GOOD = '<html dir="rtl"><body><article><h1>مرزان تطلب مهلة</h1>' + "".join(
    f"<p>قال المتحدث باسم مرزان في اليوم {n} إن الوفد طلب مهلة أخرى لدرس الورقة المعروضة عليه.</p>" for n in range(5)
)
"""A neighbour: read whole, before and after each poison."""


def poisons() -> dict[str, bytes]:
    """Pages that were built to take for ever or to fill the memory, each by the name of its trick."""
    return {
        "paragraphs": b"<html><body>" + b"<p>x</p>" * 60_000,
        "breaks": b"<html><body>" + b"<br>" * 100_000,
        "attributes": b"<html><body><div " + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b">x</div>",
        "rows": b"<html><body><table>" + b"<tr><td>x</td></tr>" * 40_000,
        "deep": b"<html><body>" + b"<div>" * 50_000 + b"x",
        "deep inline": b"<html><body>" + b"<b><i><u>" * 20_000 + b"x",
        "one word": b"<html><body><p>" + b"a" * 9_000_000,
        "one line": b"<html><body><p>" + b"a b " * 1_000_000,
        "links": b"<html><body>" + b'<a href="x">y z w v</a> ' * 60_000,
        "classes": b"<html><body><div class='" + b"related-" * 60_000 + b"'>x</div>",
        "entities": b"<html><body><p>" + b"&amp;" * 1_000_000,
        "comments": b"<html><body>" + b"<!-- x -->" * 200_000 + b"<p>x</p>",
        "scripts": b"<html><body>" + b"<script>x</script>" * 60_000,
        "json": b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"]" * 100_000 + b"</script>",
        "json wide": b"<html><script type='application/ld+json'>[" + b"{}," * 400_000 + b"{}]</script>",
        "digits": b"<html><body><p>" + b"1/" * 300_000,
        "dates": ("<html><body>" + "<p>5 مارس 2026 - 10:20 - " * 20_000).encode(),
        "brackets": ("<html><body><p>" + "(" * 100_000 + "رويترز" + ")" * 100_000).encode(),
        "labels": ("<html><body>" + "<h2>اقرأ أيضا</h2><p>قال</p>" * 15_000).encode(),
        "tables in tables": b"<html><body>" + b"<table><tr><td>" * 3_000 + b"x",
        "zero bytes": b"<html><body><p>" + b"\0" * 3_000_000,
        "utf-16 odd": b"\xff\xfe" + b"<\0p\0>\0" * 100_000 + b"x",
        "title": b"<html><head><title>" + b"x - " * 500_000 + b"</title>",
    }


def measure(scale: float = 1.0, limits: Limits | None = None) -> dict[str, int | float | str]:
    """Read `MUTATED * scale` mutated pages and every poison between good ones; count what came out."""
    bounds = limits or Limits()
    mutated = list(_neighbours(_mutations(int(MUTATED * scale)), every=50))
    lost, slowest, refused = _run(mutated, bounds)
    poison = list(_neighbours(((name, body) for name, body in poisons().items()), every=1))
    lost_poison, slowest_poison, refused_poison = _run(poison, bounds)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return {
        "mutated": int(MUTATED * scale),
        "poisons": len(poisons()),
        "neighbours lost": lost + lost_poison,
        "refused, mutated": refused,
        "refused, poisons": refused_poison,
        "slowest, s": round(max(slowest, slowest_poison), 1),
        "largest child, MB": peak,
    }


def holds(figures: dict[str, int | float | str]) -> bool:
    return figures["neighbours lost"] == 0 and float(figures["slowest, s"]) <= 11.0


def _run(pages: list[tuple[str, bytes, bool]], limits: Limits) -> tuple[int, float, int]:
    """How many good pages did not come out whole, the longest wait for one, and how many were refused."""
    captures = [Capture(None, body, "", file=name) for name, body, _ in pages]
    lost, slowest, refused, before, came = 0, 0.0, 0, time.monotonic(), 0
    for (_, _, good), made in zip(pages, form_pages(iter(captures), limits=limits), strict=False):
        came += 1
        slowest, before = max(slowest, time.monotonic() - before), time.monotonic()
        refused += isinstance(made, Rejected)
        lost += good and (isinstance(made, Rejected) or "في اليوم 4 إن الوفد".encode() not in made)
    return lost + len(pages) - came, slowest, refused


def _neighbours(pages: Iterator[tuple[str, bytes]], every: int) -> Iterator[tuple[str, bytes, bool]]:
    """The pages with a good one before the first, after each `every` of them, and at the end."""
    good = GOOD.encode()
    yield "good", good, True
    for number, (name, body) in enumerate(pages, start=1):
        yield name, body, False
        if number % every == 0:
            yield "good", good, True
    yield "good", good, True


def _mutations(count: int, seed: int = 5) -> Iterator[tuple[str, bytes]]:
    """Invented pages of every encoding, broken in every way we know."""
    chance = random.Random(seed)
    seeds = [page.read_bytes() for page in sorted((Path(__file__).parents[1] / "gold" / "pages").glob("*.html"))]
    for number in range(count):
        body = chance.choice(seeds)
        for _ in range(chance.randint(1, 4)):
            body = chance.choice(_BREAKS)(body, chance)
        yield f"mutated-{number}", body[:400_000]


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(1, len(body) + 1)]


def _flip(body: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(body)
    for _ in range(chance.randint(1, 60)):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _drop(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body))
    return body[:start] + body[start + chance.randint(1, 4000) :] or b"<"


def _repeat(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body))
    piece = body[start : start + chance.randint(1, 300)]
    return body[:start] + piece * chance.randint(2, 60) + body[start:]


def _plant(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body))
    return body[:start] + chance.choice(_PLANTED) + body[start:]


def _recode(body: bytes, chance: random.Random) -> bytes:
    text = body.decode("utf-8", "replace")
    return text.encode(chance.choice(["cp1256", "utf-16", "utf-16-le", "iso8859-6", "utf-7", "utf-8-sig"]), "replace")


_BREAKS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _flip, _drop, _repeat, _plant, _recode)
_PLANTED = (
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<script>", b"</body>", b"<body>", b"</div>" * 50, b"<div>" * 200,
    b"<table><tr><td>", b"&#xD800;", b"&#x110000;", b"&#0;", b"&nbsp", b"<plaintext>", b"<title>", b"<svg><p>",
    b"<math><mtext>", b"\xff\xfe", b"\xef\xbb\xbf", b"<meta charset=utf-16>", b"<meta charset='x'>",
    b"<base href='javascript:x'>", b"<frameset>", b"<select><option>", b"<?xml version='1.0'?>", b"<template>",
    b"<noscript>", b"<p hidden>", b"<h1>", b"<a href=x>", b"\xe2\x80\xae", b"\0",
)  # fmt: skip
