"""Run the promises at their full size and write what was measured into docs/promises.md; the others' rows stay.

python -m evals.promises [NAME...] [--scale X]
"""

from __future__ import annotations

import argparse
import pkgutil
import platform
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import evals.promises as folder

PAGE = Path(__file__).parents[2] / "docs" / "promises.md"
HEAD = """# Promises, and what was measured

Written by `make promises`; nothing here is typed. Each promise has a short form in the test suite, with a control that
fails when the protection is off: `tests/evals/promises/`. The modules are `evals/promises/NAME.py`.

| promise | measured | held |
| --- | --- | --- |
"""
MACHINE = f"On {platform.machine()}, Python {platform.python_version()}."


def promises() -> dict[str, ModuleType]:
    """The modules that promise something, by name."""
    found = {
        info.name: import_module(f"evals.promises.{info.name}")
        for info in pkgutil.iter_modules(folder.__path__)
        if info.name != "__main__"
    }
    return {name: module for name, module in sorted(found.items()) if hasattr(module, "PROMISE")}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--scale", type=float, default=1.0)
    given = parser.parse_args(arguments)
    if len(given.names) != 1:  # each in a process of its own, so that none is charged with another's memory
        run = [
            [sys.executable, "-m", "evals.promises", name, "--scale", str(given.scale)]
            for name in given.names or promises()
        ]
        return max(subprocess.run(command, check=False).returncode for command in run)
    (name,) = given.names
    module = promises()[name]
    begun = time.monotonic()
    figures = module.measure(given.scale)
    kept = bool(module.holds(figures))
    told = row(name, module.PROMISE, figures, kept, round(time.monotonic() - begun))
    print(f"{name}: {'held' if kept else 'BROKEN'} {figures}", flush=True)
    if given.scale == 1.0:  # the page tells full sizes only
        PAGE.write_text(page(rows_of(PAGE.read_text("utf-8")) | {name: told}), "utf-8")
    return 0 if kept else 1


def rows_of(page: str) -> dict[str, str]:
    """The rows that a page holds, by the promise's name: what is not measured again stays as it was measured."""
    return {found[1]: found[0] for found in re.finditer(r"^\| [^|\n]* \(`(\w+)`\) \|.*$", page, re.M)}


def page(rows: Mapping[str, str]) -> str:
    """The document: one line a promise."""
    return HEAD + "\n".join(rows[name] for name in sorted(rows)) + f"\n\n{MACHINE}\n"


def row(name: str, promise: str, figures: Mapping[str, object], kept: bool, seconds: int) -> str:
    """One promise: what was measured, how long that took, and whether it held."""
    said = "; ".join(
        f"{key}: {value:,}" if isinstance(value, int) else f"{key}: {value}" for key, value in figures.items()
    )
    return f"| {promise} (`{name}`) | {said}; in {seconds} s | {'yes' if kept else '**no**'} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
