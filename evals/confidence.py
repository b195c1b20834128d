"""Count how often records of each sort hold on gold: the figures of `src/qawl/find/confidence.py`.

usage: python evals/confidence.py GOLD.jsonl [GOLD.jsonl …]

A record holds when its content overlaps a gold statement's and its resolved speaker is right.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from qawl.find.confidence import sort_of
from qawl.gold import read_gold, read_lines
from qawl.model.records import Statement
from qawl.pipeline import load_kit, read_article
from qawl.scoring import claim_of, pair, same_name


def main(paths: list[str]) -> int:
    """Print one line a sort: how many records, the share that held, its name."""
    made: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for sort, holds in _records(paths):
        made[sort] += 1
        held[sort] += holds
    for sort, count in sorted(made.items()):
        print(f"{count:6} {held[sort] / count:.2f}  {sort}")
    return 0


def _records(paths: list[str]) -> Iterator[tuple[str, bool]]:
    kit = load_kit()
    for path in paths:
        for where, line in read_lines(Path(path).read_text(encoding="utf-8").splitlines(), path):
            article, gold = read_gold(where, line)
            statements = read_article(article, kit).statements
            partners = {found: right for right, found in pair(gold.claims, [claim_of(one) for one in statements])}
            for number, statement in enumerate(statements):
                names = gold.claims[partners[number]].names if number in partners else ()
                yield _sort(statement), same_name(statement.speaker_name or "", names)


def _sort(statement: Statement) -> str:
    entry, _, marker = statement.rule.rpartition("+")
    return sort_of(entry.rpartition("/")[2], marker, beside=statement.speaker is not None)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
