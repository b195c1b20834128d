"""Every command shown in the documents is run, and what it prints is what the page shows.

A fenced block marked `console` holds commands after `$ ` (going on after `> `) and what they print. The
blocks of one page run in order in an empty folder of their own, after what the page exports; `[…]` stands
for anything. Running this file as a program (`make docs`) writes the real output into the pages.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from qawl.model.records import Act, HopKind, Kind

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(?m)^```console\n(.*?)^```$", re.DOTALL)
ANYTHING = "[…]"
CRASHED = "Traceback (most recent call last)"
LONGEST_RUN = 60


@dataclass(frozen=True, slots=True)
class Example:
    """One command as a page shows it, and what the page says it prints."""

    command: str
    printed: str

    def __str__(self) -> str:
        return "$ " + self.command.replace("\n", "\n> ") + "\n" + self.printed


def examples_of(block: str) -> Iterator[Example]:
    """The commands of one block in order, each with the lines up to the next one."""
    for part in re.split(r"(?m)^\$ ", block)[1:]:
        lines = part.splitlines(keepends=True)
        height = 1
        while height < len(lines) and lines[height].startswith("> "):
            height += 1
        command = lines[0] + "".join(line[2:] for line in lines[1:height])
        yield Example(command.rstrip("\n"), "".join(lines[height:]))


def exports_of(page: str) -> dict[str, str]:
    """The settings that the page tells its reader to make («export QAWL_LANG=en»)."""
    return dict(re.findall(r"(?m)^export (\w+)=(\S+)$", page))


def run_in(folder: Path, command: str, exports: Mapping[str, str]) -> str:
    """What the command prints, errors included, in a plain terminal of 100 columns.

    Isolates and byte order marks are left out, and so is the version, which every new word changes; of an id that
    a text file has from its place only the length is kept. A crash is no output: it raises, so that none is ever
    written into a page.
    """
    result = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "100",
            "NO_COLOR": "1",
            **exports,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_RUN,
    )
    assert CRASHED not in result.stdout, f"{command}\n{result.stdout}"
    visible = re.sub("[\u2066-\u2069\ufeff]", "", result.stdout)
    visible = re.sub(r'("version": ?")[^"]*', rf"\1{ANYTHING}", visible)
    visible = re.sub(r"(?<=\w-)([0-9a-f]+)…([0-9a-f]+)(?=#|\b)", _same_length, visible)
    return "".join(f"{line.rstrip()}\n" for line in visible.splitlines())


def _same_length(digest: re.Match[str]) -> str:
    return "…".join("0123456789abcdef"[: len(part)] for part in digest.groups())


def agrees(shown: str, printed: str) -> bool:
    """Whether the page shows what was printed, `[…]` standing for anything."""
    pattern = ".*".join(re.escape(piece) for piece in shown.split(ANYTHING))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def rerun(page: str) -> str:
    """The page with the real output of its commands; what agrees already is left as it is."""
    with tempfile.TemporaryDirectory() as folder:

        def renew(block: re.Match[str]) -> str:
            renewed = []
            for example in examples_of(block[1]):
                printed = run_in(Path(folder), example.command, exports_of(page))
                kept = example.printed if agrees(example.printed, printed) else printed
                renewed.append(str(Example(example.command, kept)))
            return "```console\n" + "".join(renewed) + "```"

        return BLOCK.sub(renew, page)


WITH_EXAMPLES = [page for page in PAGES if BLOCK.search(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_on_a_page_print_what_the_page_shows(page: Path) -> None:
    shown = page.read_text("utf-8")

    assert rerun(shown) == shown, "what is printed has changed: see `make docs`"


def test_a_page_that_shows_something_else_is_seen_and_renewed() -> None:
    page = "```console\n$ echo قول\nقال\n```\n"

    assert rerun(page) == "```console\n$ echo قول\nقول\n```\n"


def test_a_command_that_crashes_never_gets_into_a_page() -> None:
    page = "```console\n$ python -c 1/0\n```\n"

    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        rerun(page)


def test_commands_share_a_folder_go_on_over_lines_and_may_leave_out_a_part() -> None:
    page = "```console\n$ printf '%s\\n' \\\n>   one two > list\n```\n\n```console\n$ cat list\n[…]two\n```\n"

    assert rerun(page) == page


def commands() -> list[str]:
    from qawl.cli import COMMANDS

    return sorted(COMMANDS)


def test_every_command_has_its_help_on_the_page_of_commands() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    shown = {example.command for block in BLOCK.findall(page) for example in examples_of(block)}

    assert {f"qawl {name} --help" for name in commands()} - shown == set()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_command_has_a_place_in_the_tutorial(lang: str) -> None:
    page = (ROOT / "docs" / f"tutorial.{lang}.md").read_text("utf-8")

    assert [name for name in commands() if f"qawl {name}" not in page] == []


def test_the_glossary_has_every_name_of_a_closed_set() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")

    assert [name for name in (*Kind, *Act, *HopKind) if f"`{name}`" not in page] == []


def test_the_glossary_says_everything_in_both_languages() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")

    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]

    assert len(rows) > 50
    assert [row for row in rows if len(row) != 4 or not all(row)] == []


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
            if "://" not in target:
                yield page, target


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [f"{page.name}: {target}" for page, target in links() if not (page.parent / target).exists()]

    assert broken == []


if __name__ == "__main__":
    for path in WITH_EXAMPLES:
        path.write_text(rerun(path.read_text("utf-8")), "utf-8")
