"""Fails when the engine falls under a floor, or when the gold is not the gold that the floors were set on.

usage: python -m evals.gate [ARTICLES.jsonl[.gz]]
Measures the invented articles; with ARTICLES, a copy of the shared sample, also the articles marked over it, those
that were learnt from (`learnt`, `fresh`, `fresh2`, `rare`) and those held out (`held`, `fresh-held`). Floors stand in
evals/floors.toml and only go up: lowering one takes a commit of its own that says why.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from evals.gold import load_gold
from evals.standoff import joined
from qawl.gold import read_gold
from qawl.pipeline import load_kit, read_article
from qawl.scoring import Figures, claim_of, score

FLOORS = Path(__file__).with_name("floors.toml")
STANDOFF = Path(__file__).with_name("gold") / "standoff"
Gold = Sequence[Mapping[str, object]]
Floors = Mapping[str, float | str]


def digest_of(gold: Gold) -> str:
    """A fingerprint of the marks and texts, whatever the order of the articles."""
    lines = sorted(json.dumps(line, ensure_ascii=False, sort_keys=True) for line in gold)
    return blake2b("\n".join(lines).encode(), digest_size=8).hexdigest()


def measure(gold: Gold) -> Figures:
    """What the engine is worth on these articles."""
    kit = load_kit()
    pairs = [read_gold(str(line["id"]), line) for line in gold]
    found = {article.id: [claim_of(one) for one in read_article(article, kit).statements] for article, _ in pairs}
    return score([marked for _, marked in pairs], found)


def faults(gold: Gold, figures: Figures, floors: Floors) -> Iterator[str]:
    """What falls short of the floors, one sentence each."""
    if (now := digest_of(gold)) != floors["digest"]:
        yield f"the gold has the digest {now}, the floors were set on {floors['digest']}: set both in one commit"
    for name, floor in floors.items():
        if isinstance(floor, str):
            continue
        value = figure(figures, name)
        over = name == "false_chains"
        if value > floor if over else round(value, 3) < floor:
            yield f"{name} is {value:.3f}, its {'ceiling' if over else 'floor'} {floor:.3f}"


def figure(figures: Figures, name: str) -> float:
    """One figure by its name; of those with precision and recall the F1."""
    value = getattr(figures, name)
    return float(getattr(value, "f1", value) or 0.0)


def main() -> int:
    articles = [Path(name) for name in sys.argv[1:2]]
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    sets: dict[str, Gold] = {"invented": list(load_gold())}
    for name in sorted(floors.keys() - sets.keys()) if articles else ():
        sets[name] = list(joined(articles[0], [STANDOFF / f"{name}.jsonl"]))
    wrong = 0
    for name, gold in sets.items():
        figures = measure(gold)
        values = "  ".join(f"{key} {figure(figures, key):.3f}" for key in floors[name] if key != "digest")
        print(f"{name}, {figures.articles} articles, {figures.gold} statements: {values}")
        for fault in faults(gold, figures, floors[name]):
            wrong += 1
            print(f"{name}: {fault}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
