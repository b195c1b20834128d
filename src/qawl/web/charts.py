"""A figure over time by claimant, drawn on the server: shapes tell claimants apart, and time runs as people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, floor, log10, pi, sin
from typing import Literal

from qawl.wording import Lang, say

WIDTH, NARROW, HEIGHT = 720.0, 380.0, 300.0
"""Of the drawing, in its own units; the narrow one is for phones."""
TOP, BOTTOM, SIDE = 28.0, 34.0, 26.0
"""What is left free at its edges."""
_LETTER = 7.6
"""About the width of a digit."""
FEWEST = 2
"""A single amount is no course of things."""
_SIGN = 6.6
"""About the width of a letter of a day's name."""
_FAR = 50
"""An amount that is so many times the next one would press all others to the floor."""
_FROM_ZERO = 0.4
"""An axis begins at zero where the smallest amount is less than so much of the largest."""

Aim = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One amount at a day; one of `low` and `high` is None for a bound."""

    id: str
    day: date
    low: float | None
    high: float | None
    told: str
    """In words, for who points at it."""
    faded: bool
    """A later one took its place."""
    disputed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The amounts of one claimant; only where they count one thing from a beginning on is a line drawn through them."""

    nth: int
    """Its shape and colour, from 0."""
    claims: tuple[Claim, ...]
    joined: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One amount in the drawing."""

    id: str
    x: float
    y: float
    nth: int
    shape: str
    told: str
    faded: bool
    disputed: bool
    aim: Aim
    """Where the true amount lies, of a bound: above or below."""
    ends: tuple[float, float] | None
    """The height of both ends of a range."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, ready to be written down."""

    width: float
    height: float
    left: float
    right: float
    floor: float
    amounts: tuple[tuple[float, str], ...]
    """The height of each grid line, and what stands there."""
    amounts_at: float
    amounts_anchor: str
    days: tuple[tuple[float, float, str], ...]
    """The place of each, that of its name, and the name."""
    lines: tuple[tuple[int, str], ...]
    """The claimant, and the corners («10,20 30,40»)."""
    marks: tuple[Mark, ...]
    from_zero: bool


def draw(rows: Sequence[Row], lang: Lang, width: float = WIDTH) -> Chart | None:
    """The chart of these rows; None where there is less than two amounts to compare."""
    claims = [claim for row in rows for claim in row.claims]
    heights = [height for claim in claims for height in (claim.low, claim.high) if height is not None]
    if len(claims) < FEWEST or not heights:
        return None
    lowest = 0.0 if any(claim.low is None for claim in claims) else min(heights)
    steps = _steps(min(lowest, *heights), max(heights), whole=all(float(height).is_integer() for height in heights))
    names = [f"{step:,.10g}" if step < 1e6 else f"{step:,.0f}" for step in steps]
    room = max(map(len, names)) * _LETTER + 12
    left, right = (SIDE, width - room) if lang == "ar" else (room, width - SIDE)
    across = _Across([claim.day for claim in claims], left + 12, right - 12, lang)
    up = _Up(steps[0], steps[-1])
    marks = tuple(_mark(claim, row.nth, across, up) for row in rows for claim in row.claims)
    return Chart(
        width,
        HEIGHT,
        left,
        right,
        HEIGHT - BOTTOM,
        tuple((up.y(step), name) for step, name in zip(steps, names, strict=True)),
        right + 8 if lang == "ar" else left - 8,
        "start" if lang == "ar" else "end",
        tuple(across.named(width)),
        tuple(_lines(rows, across, up)),
        marks,
        steps[0] == 0,
    )


def far_off(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of amounts so much larger than all others that these could not be told apart beside them."""
    ordered = sorted(claims, key=_size)
    for place in range(len(ordered) - 1, 0, -1):
        if _size(ordered[place]) > _FAR * max(_size(ordered[place - 1]), 1.0):
            return frozenset(claim.id for claim in ordered[place:])
    return frozenset()


def _size(claim: Claim) -> float:
    return max(abs(amount) for amount in (claim.low, claim.high) if amount is not None)


class _Across:
    """From days to places on the line; in Arabic time runs from the right."""

    def __init__(self, days: Sequence[date], left: float, right: float, lang: Lang) -> None:
        self._first, self._last = min(days), max(days)
        self._left, self._right, self._lang = left, right, lang

    def x(self, day: date) -> float:
        length = (self._last - self._first).days
        part = 0.5 if not length else (day - self._first).days / length
        if self._lang == "ar":
            part = 1 - part
        return round(self._left + part * (self._right - self._left), 1)

    def named(self, width: float) -> Iterator[tuple[float, float, str]]:
        """A few days with their names, the first and the last among them; no name sticks out of the chart."""
        length = (self._last - self._first).days
        room = _SIGN * max(len(self._name(day)) for day in (self._first, self._last)) + 36
        gaps = min(max(1, int((self._right - self._left) / room)), length)
        offsets = dict.fromkeys(round(nth * length / gaps) for nth in range(gaps + 1)) if gaps else {0: None}
        for offset in offsets:
            day = self._first + timedelta(days=offset)
            name, x = self._name(day), self.x(day)
            half = _SIGN * len(name) / 2
            yield x, round(min(max(x, half), width - half), 1), name

    def _name(self, day: date) -> str:
        year = f" {day.year}" if self._first.year != self._last.year else ""
        return f"{day.day} {say(self._lang, f'month-{day.month:02}')}{year}"


class _Up:
    """From amounts to heights."""

    def __init__(self, low: float, high: float) -> None:
        self._low, self._high = low, high

    def y(self, amount: float) -> float:
        part = (amount - self._low) / (self._high - self._low)
        return round(HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP), 1)


def _steps(low: float, high: float, whole: bool = True) -> list[float]:
    """Round amounts around the given ones, from zero where that wastes little room.

    >>> _steps(3607, 3702)
    [3600.0, 3620.0, 3640.0, 3660.0, 3680.0, 3700.0, 3720.0]
    >>> _steps(1, 5)
    [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    """
    if (low >= 0 and low < _FROM_ZERO * high) or low == high:
        low = min(0.0, low)
    high = high if high > low else low + 1
    rough = (high - low) / 4
    tens = 10.0 ** floor(log10(rough))
    step = next(each * tens for each in (1.0, 2.0, 2.5, 5.0, 10.0) if each * tens >= rough * 0.8)
    if whole:
        step = max(step, 1.0)
    first = floor(low / step)
    count = 0
    while (first + count) * step < high:
        count += 1
    return [round((first + nth) * step, 10) for nth in range(max(count, 1) + 1)]


def _mark(claim: Claim, nth: int, across: _Across, up: _Up) -> Mark:
    low, high = claim.low, claim.high
    aim: Aim = "up" if high is None else "down" if low is None else ""
    ends = None if low is None or high is None or low == high else (up.y(low), up.y(high))
    middle = (low + high) / 2 if low is not None and high is not None else (low if high is None else high) or 0.0
    return Mark(
        claim.id,
        across.x(claim.day),
        up.y(middle),
        nth,
        SHAPES[nth % len(SHAPES)],
        claim.told,
        claim.faded,
        claim.disputed,
        aim,
        ends,
    )


def _lines(rows: Iterable[Row], across: _Across, up: _Up) -> Iterator[tuple[int, str]]:
    for row in rows:
        exact = [claim for claim in row.claims if claim.low is not None or claim.high is not None]
        if row.joined and len(exact) > 1:
            marks = (_mark(claim, row.nth, across, up) for claim in exact)
            yield row.nth, " ".join(f"{mark.x},{mark.y}" for mark in marks)


def _corners(count: int, radius: float, turned: float = 0.0, inner: float | None = None) -> str:
    """A figure with so many corners; with `inner` a star."""
    points = []
    for nth in range(count if inner is None else 2 * count):
        length = radius if inner is None or nth % 2 == 0 else inner
        angle = 2 * pi * nth / (count if inner is None else 2 * count) - pi / 2 + turned
        points.append(f"{length * cos(angle):.1f} {length * sin(angle):.1f}")
    return "M" + "L".join(points) + "Z"


SHAPES = (
    "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z",
    _corners(4, 6.4, pi / 4),
    _corners(3, 6.8),
    _corners(4, 7),
    _corners(5, 7.5, inner=3),
    _corners(3, 6.8, pi),
    "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
    _corners(6, 6),
)
"""A shape for each claimant, around the point."""
