"""Run the promises at their full size and write what was measured into docs/promises.md.

python -m evals.promises [NAME...] [--scale X]
"""

from __future__ import annotations

import argparse
import json
import pkgutil
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import evals.promises as folder

PAGE = Path(__file__).parents[2] / "docs" / "promises.md"
OUT = Path(__file__).parents[2] / "out" / "promises.json"
HEAD = """# Promises, and what was measured

Written by `make promises`; nothing here is typed. Each promise has a short form in the test suite, with a control that
fails when the protection is off: `tests/evals/promises/`. The modules are `evals/promises/NAME.py`.

| promise | measured | held |
| --- | --- | --- |
"""


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
    known = json.loads(OUT.read_text("utf-8")) if OUT.is_file() else {}
    failed = 0
    for name in given.names:
        module = promises()[name]
        begun = time.monotonic()
        figures = module.measure(given.scale)
        kept = bool(module.holds(figures))
        failed += not kept
        known[name] = {
            "promise": module.PROMISE,
            "figures": figures,
            "held": kept,
            "seconds": round(time.monotonic() - begun),
        }
        print(f"{name}: {'held' if kept else 'BROKEN'} {figures}", flush=True)
        OUT.parent.mkdir(exist_ok=True)
        OUT.write_text(json.dumps(known, ensure_ascii=False, indent=1), "utf-8")
    PAGE.write_text(page(known), "utf-8")
    return 1 if failed else 0


def page(known: dict[str, dict[str, object]]) -> str:
    """The document: one line a promise."""
    rows = [row(name, entry) for name, entry in sorted(known.items())]
    return HEAD + "\n".join(rows) + f"\n\nOn {platform.machine()}, Python {platform.python_version()}.\n"


def row(name: str, entry: dict[str, object]) -> str:
    figures = entry["figures"]
    assert isinstance(figures, dict)
    said = "; ".join(
        f"{key}: {value:,}" if isinstance(value, int) else f"{key}: {value}" for key, value in figures.items()
    )
    return (
        f"| {entry['promise']} (`{name}`) | {said}; in {entry['seconds']} s | {'yes' if entry['held'] else '**no**'} |"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
