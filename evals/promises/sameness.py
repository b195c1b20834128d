"""The same pages and texts give the same bytes: under any hash seed, locale, time zone and number of workers.

python -m evals.promises sameness
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

PROMISE = "The same bytes in, version and word lists give the same bytes out, on any machine."
SEEDS = ("0", "1", "random")
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8")
ZONES = ("UTC", "Asia/Gaza", "America/Lima")
JOBS = ("1", "3")
_PAGES = Path(__file__).parents[1] / "gold" / "pages"
_RUN = (sys.executable, "-c", "from qawl.cli import main; main()", "page")


def measure(scale: float = 1.0) -> dict[str, int | float | str]:
    """Read all pages of the set in every surrounding (at scale 1: 54 of them), and once in another order."""
    pages = [str(page) for page in sorted(_PAGES.glob("*.html"))][:: max(1, int(1 / scale))]
    surroundings = list(itertools.product(SEEDS, LOCALES, ZONES, JOBS))[:: max(1, int(1 / scale))]
    digests = {_digest(pages, *surrounding) for surrounding in surroundings}
    lines = sorted(_read(pages, "0", "C", "UTC", "1").splitlines())
    turned = sorted(_read(pages[::-1], "0", "C", "UTC", "2").splitlines())
    return {
        "pages": len(pages),
        "surroundings": len(surroundings),
        "different outputs": len(digests),
        "lines that order changes": sum(one != other for one, other in zip(lines, turned, strict=True)),
        "control: one page fewer, same output": int(_digest(pages[:-1], *surroundings[0]) in digests),
    }


def holds(figures: dict[str, int | float | str]) -> bool:
    return (
        figures["different outputs"] == 1
        and figures["lines that order changes"] == 0
        and figures["control: one page fewer, same output"] == 0
    )


def _digest(pages: list[str], seed: str, locale: str, zone: str, jobs: str) -> str:
    return sha256(_read(pages, seed, locale, zone, jobs)).hexdigest()


def _read(pages: list[str], seed: str, locale: str, zone: str, jobs: str) -> bytes:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    done = subprocess.run(
        [*_RUN, *pages, "--jobs", jobs], capture_output=True, env=surroundings, timeout=300, check=True
    )
    return done.stdout
