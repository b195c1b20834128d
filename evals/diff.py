"""What a change of rules gains and loses on articles that nobody has marked, statement by statement.

usage: python evals/diff.py ARTICLES.jsonl[.gz] BEFORE.jsonl AFTER.jsonl [--show N] [--seed S]
BEFORE and AFTER are what `qawl extract ARTICLES` printed before and after the change; articles that one of them
lacks are left out. A statement is the same when its cue stands in the same place; `--show` prints so many of each
kind, drawn by `--seed`, to be read by eye: the figures do not say whether a gain is right.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Line = Mapping[str, Any]
COMPARED = ("content", "speaker_name", "kind", "act", "anonymous", "chain")


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that is not as it was."""

    what: str
    """"lost", "gained", or the field that differs."""
    article: str
    before: Line | None
    after: Line | None


def compare(before: Line, after: Line) -> Iterator[Change]:
    """The changes of one article, in the order of the text; a statement may change in several fields."""
    old, new = ({_place(one): one for one in line["statements"]} for line in (before, after))
    for place in sorted(old.keys() | new.keys()):
        first, second = old.get(place), new.get(place)
        if first is None or second is None:
            yield Change("gained" if first is None else "lost", before["id"], first, second)
            continue
        for field in COMPARED:
            if first.get(field) != second.get(field):
                yield Change(field, before["id"], first, second)


def _place(statement: Line) -> tuple[int, int]:
    start, end = statement["cue"] or statement["content"][0]
    return start, end


def read_lines(path: Path) -> dict[str, Line]:
    """The lines of a file by their id; those without one (rejections) are left out."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return {line["id"]: line for line in map(json.loads, lines) if "id" in line}


def in_words(text: str, statement: Line | None) -> str:
    """A statement as one line: who, the cue in its surroundings, the content."""
    if statement is None:
        return "-"
    start, end = _place(statement)
    cue = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}"
    content = " … ".join(text[first:last] for first, last in statement["content"])
    return f"{statement['speaker_name']} | {cue} | {content} | {statement['chain']}".replace("\n", "⏎")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("articles", "before", "after"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    texts, before, after = (read_lines(path) for path in (given.articles, given.before, given.after))
    both = [name for name in before if name in after and name in texts]
    changes = [change for name in both for change in compare(before[name], after[name])]
    counts = Counter(change.what for change in changes)
    statements = sum(len(before[name]["statements"]) for name in both)
    print(f"{len(both)} articles, {statements} statements before")
    for what in ("gained", "lost", *COMPARED):
        found = [change for change in changes if change.what == what]
        print(f"{what:13} {counts[what]}")
        for change in random.Random(given.seed).sample(found, min(given.show, len(found))):
            text = str(texts[change.article]["text"])
            print(
                f"    {change.article}\n      - {in_words(text, change.before)}\n      + {in_words(text, change.after)}"
            )


if __name__ == "__main__":
    main()
