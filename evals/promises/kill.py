"""Kill the program at any moment: what it answered for is there, once, whole."""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from evals.promises.faults import (
    STEPS,
    Check,
    InPlaceOs,
    Step,
    WatchedOs,
    archive_over,
    capture_of,
    check,
    watched,
)
from qawl.store.captures.kept import open_captures

PROMISE = "A program that is killed at any moment loses no capture that it answered for, and leaves none half-written."
KILLS = 1_000
"""At scale 1."""
AGAIN = 3
"""Captures that were answered for and are kept again by the next life."""

FEW = 12
"""Captures of a life that ends well, or at a step."""
WORD = 4
"""Bytes of an answer."""

Manner = Literal["careful", "early", "in place"]
"""How captures are kept: as Qawl does; or, as controls, answered for too early, or written in place."""
FAILPOINTS = (*STEPS, "ack")
"""Where a life may be ended; `name@n` is the nth time that it comes by."""


def measure(scale: float) -> dict[str, int | float | str]:
    """Kill at random moments, and once at every step; count what is wrong afterwards."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        answered, found = kill_often(f"{folder}/record.db", max(3, round(KILLS * scale)), "careful")
    points = [f"{name}@{nth}" for name in FAILPOINTS for nth in ((1, 5) if scale >= 0.1 else (2,))]
    checks = [found, *(check for point in points for check in kill_at(point, "careful"))]
    return {
        "kills": max(3, round(KILLS * scale)),
        "kills at a step": len(points),
        "answered": answered,
        "lost": sum(check.lost for check in checks),
        "doubled": sum(check.doubled for check in checks),
        "half-written": sum(check.bad_files + check.unfinished for check in checks),
        "unsound": sum(check.unsound for check in checks),
        "stray files": sum(check.stray for check in checks),
        "seconds": round(time.monotonic() - began, 1),
    }


def holds(figures: Mapping[str, int | float | str]) -> bool:
    """Whether captures were answered for, and nothing was lost, doubled, half-written or unsound."""
    wrong = [figures[name] for name in ("lost", "doubled", "half-written", "unsound")]
    return int(figures["answered"]) > 0 and wrong == [0, 0, 0, 0]


def kill_often(path: str, kills: int, manner: Manner) -> tuple[int, Check]:
    """How many captures were answered for over many short lives, and how the store is after the last."""
    moments = random.Random(kills)
    answered = 0
    for _ in range(kills):
        start = max(0, answered - AGAIN)
        answered = max(answered, _live(path, start, manner, moments.uniform(0.005, 0.25), None))
    return answered, check(path, range(answered))


def kill_at(failpoint: str, manner: Manner) -> tuple[Check, Check]:
    """How a store is after a life that ended at a step, and after the next, which ended well."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/record.db"
        answered = _live(path, 0, manner, None, failpoint)
        killed = check(path, range(answered))
        answered = _live(path, max(0, answered - AGAIN), manner, None, None)
        return killed, check(path, range(answered))


def _live(path: str, start: int, manner: Manner, after: float | None, failpoint: str | None) -> int:
    """One life of an ingester from capture `start` on; how many captures it had answered for when it ended.

    It is killed after some seconds or at a failpoint; with neither it keeps a few and ends well.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _end(partial(_ingest, path, start, manner, writing, failpoint, endless=after is not None))
    os.close(writing)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended != (0 if after is None and failpoint is None else -signal.SIGKILL):
        raise RuntimeError(f"a life that was to end otherwise ended with {ended} ({failpoint})")
    whole = len(told) // WORD * WORD
    return int.from_bytes(told[whole - WORD : whole], "big") if whole else start


def _end(work: Callable[[], None]) -> None:
    """Work, and end this process without any of the parent's farewells."""
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def _ingest(path: str, start: int, manner: Manner, pipe: int, failpoint: str | None, *, endless: bool) -> None:
    """Keep captures from `start` on, one or a few at once, and answer for them with the number of the next."""
    step = _failing(failpoint)
    stand_in = InPlaceOs(step) if manner == "in place" else WatchedOs(step)
    with open_captures(path) as opened, archive_over(stand_in):
        captures, index = watched(opened, step), start
        while endless or index < start + FEW:
            batch = [(capture_of(number), None) for number in range(index, index + 1 + index % 3)]
            index += len(batch)
            if manner == "early":
                _answer(pipe, index)
            captures.keep(batch)
            step("ack")
            if manner != "early":
                _answer(pipe, index)


def _answer(pipe: int, index: int) -> None:
    os.write(pipe, index.to_bytes(WORD, "big"))


def _failing(failpoint: str | None) -> Step:
    """A step that ends the process when the failpoint comes by for the nth time."""
    name, _, nth = (failpoint or "").partition("@")
    left = [int(nth or 1)]

    def step(passing: str) -> None:
        if passing == name:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return step
