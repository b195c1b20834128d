"""Plants copies among articles and writes down which are copies: a set made by script; the texts stay where they are.

usage: python -m evals.copies.plant ARTICLES.jsonl[.gz] OUT_FOLDER [--families N] [--seed N] [--outlets NAME,NAME]
Writes OUT_FOLDER/articles.jsonl (the given ones and the planted ones, mixed) and OUT_FOLDER/gold.jsonl: one line a
pair, `first`, `second`, `share` of the words of the shorter text, `relation` (null where it is no copy), `kinds`.
Every planted word knows the article and place it was taken from, so the shares are exact and owe nothing to Qawl.
A pair that shares between a tenth and a third is neither copy nor none: its relation is "open".
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from evals.copies.press import Made, Press

LEAST, MOST = 90, 900
"""Words of the articles from which copies are made."""
COPY, OPEN = 1 / 3, 1 / 10
WHOLE = 2 / 3


def given_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return list({row["id"]: row for row in map(json.loads, lines)}.values())


def as_made(row: dict[str, str]) -> Made:
    words = tuple(re.findall(r"\S+\s*", row["text"]))
    places = tuple((row["id"], at) for at in range(len(words)))
    return Made(row["id"], "given", words, places, row["outlet"], row["published"] or "2015-01-01", row["title"] or "")


def without_copies(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of fit length that share hardly any six words in a row with another one."""
    holders: dict[int, list[int]] = defaultdict(list)
    cut = [re.findall(r"\w+", row["text"]) for row in rows]
    for number, words in enumerate(cut):
        for key in {hash(tuple(words[at : at + 6])) for at in range(len(words) - 5)}:
            holders[key].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= 60:
            shared.update((one, other) for at, one in enumerate(held) for other in held[at + 1 :])
    tied = {
        number
        for pair, count in shared.items()
        for number in pair
        if count > 0.03 * min(len(cut[pair[0]]), len(cut[pair[1]]))
    }
    return [row for at, row in enumerate(rows) if at not in tied and LEAST <= len(cut[at]) <= MOST]


# The set


class Planting:
    """The families that are planted, and the pairs that are kept apart though they look alike."""

    def __init__(self, rows: Sequence[dict[str, str]], families: int, seed: int) -> None:
        self.chance = random.Random(seed)
        free = without_copies(rows)
        self.free = {row["id"] for row in free}
        fit = [as_made(row) for row in free]
        self.chance.shuffle(fit)
        self.sources, rest = fit[:families], fit[families:]
        self.days: dict[str, list[Made]] = defaultdict(list)
        for source in self.sources:
            self.days[source.published[:10]].append(source)
        self.decoyed, rest = rest[: families // 2], rest[families // 2 :]
        lost, rest = rest[: families // 2], rest[families // 2 :]
        self.lost = {made.id for made in lost}
        self.fillers = rest[len(rest) // 2 :]
        self.press = Press(self.chance, self.fillers, lost)
        self.numbered = [made for made in rest[: len(rest) // 2] if _is_numbered(made)][: families // 3]
        self.made: list[Made] = []
        self.decoys: dict[tuple[str, str], str] = {}

    def plant(self) -> None:
        press, ways = self.press, self._ways()
        for nth, source in enumerate(self.sources):
            for many, way in enumerate(self.chance.sample(sorted(ways), self.chance.randrange(2, 5))):
                copied = ways[way](source)
                if self.chance.random() < 0.3 and way != "reworded":
                    copied, way = press.reworded(copied), f"{way}+reworded"
                if self.chance.random() < 0.5:
                    copied = press.reheadlined(copied)
                self._put(copied, f"p{nth}-{many}", way)
        self._shared_words()
        for nth, made in enumerate(self.numbered):
            self._decoy(made, press.another_day(made), f"t{nth}", "template")

    def _ways(self) -> dict[str, Callable[[Made], Made]]:
        press = self.press
        return {
            "buried": press.buried,
            "continued": press.continued,
            "cut": press.cut,
            "glued": press.glued,
            "joined": lambda made: press.joined(made, self._beside(made)),
            "merged": lambda made: press.merged(made, self._beside(made)),
            "reheadlined": press.reheadlined,
            "renumbered": press.renumbered,
            "reordered": press.reordered,
            "respelled": press.respelled,
            "reworded": press.reworded,
            "thinned": press.thinned,
            "uncredited": press.uncredited,
        }

    def _beside(self, made: Made) -> Made:
        """Another source, of the same day where there is one: what is mixed is news."""
        day = made.published[:10]
        return self.chance.choice([each for each in self.days[day] if each is not made] or self.sources)

    def _shared_words(self) -> None:
        """Pairs that share words which make no copy: a quotation, background, boilerplate, the frame of a series."""
        press, pairs = self.press, zip(self.decoyed[::2], self.decoyed[1::2], strict=False)
        adds = {
            "quotation": (press.with_quotation, 0.9),
            "background": (press.with_background, 0.45),
            "boilerplate": (press.with_boilerplate, 0.25),
            "series": (press.next_in_series, 0.25),
        }
        for nth, (one, other) in enumerate(pairs):
            shorter = min(len(one.words), len(other.words))
            kind = list(adds)[nth % len(adds)]
            add, most = adds[kind]
            words = press.passage(max(20, int(shorter * self.chance.uniform(0.15, most))), lost=True).words
            if kind == "quotation":
                words = tuple(re.sub('[«»"“”\n]', "", word) or " " for word in words)
            first = self._put(add(one, words), f"d{nth}-0", kind)
            second = self._put(add(other, words), f"d{nth}-1", kind)
            self.decoys[first.id, second.id] = kind

    def _decoy(self, made: Made, other: Made, name: str, kind: str) -> None:
        self.decoys[made.id, self._put(other, name, kind).id] = kind

    def _put(self, made: Made, name: str, kind: str) -> Made:
        when = datetime.fromisoformat(made.published[:10].replace("/", "-")) + timedelta(
            hours=self.chance.randrange(72)
        )
        published = when.isoformat()
        put = replace(made, id=f"planted-{name}", kind=kind, outlet=f"outlet of {name}", published=published)
        self.made.append(put)
        return put

    def gold(self) -> Iterator[dict[str, object]]:
        """Every pair that shares a tenth of the shorter one, and every decoy."""
        texts = [*self.sources, *self.decoyed, *self.numbered, *self.made, *self.fillers]
        held: dict[str, set[int]] = defaultdict(set)
        for number, made in enumerate(texts):
            for source in {place[0] for place in made.places if place is not None}:
                held[source].add(number)
        pairs = {(one, other) for numbers in held.values() for one in numbers for other in numbers if one < other}
        for one, other in sorted(pairs):
            yield from _judged(texts[one], texts[other])
        for (first, second), kind in self.decoys.items():
            yield {"first": first, "second": second, "share": 0.0, "relation": None, "kinds": [kind]}


def _judged(one: Made, other: Made) -> Iterator[dict[str, object]]:
    mine, theirs = ({*made.places} - {None} for made in (one, other))
    common = len(mine & theirs)
    sizes = sorted((common / len(made.words) for made in (one, other)), reverse=True)
    if sizes[0] < OPEN:
        return
    relation = "copy" if sizes[1] >= WHOLE else "contained" if sizes[0] >= WHOLE else "partial"
    yield {
        "first": one.id, "second": other.id, "share": round(sizes[0], 3),
        "relation": relation if sizes[0] >= COPY else "open", "kinds": sorted({one.kind, other.kind} - {"given"}),
    }  # fmt: skip


def _is_numbered(made: Made) -> bool:
    """Whether a text is told in numbers, as prices, results and forecasts are."""
    return sum(any(letter.isdigit() for letter in word) for word in made.words) > 0.1 * len(made.words)


def same_events(rows: Sequence[dict[str, str]], sources: set[str]) -> Iterator[tuple[str, str]]:
    """Articles of one day whose headlines share words, though their texts share hardly any: one event, two pens."""
    days: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for row in rows:
        if row["id"] in sources and row["title"] and row["published"]:
            days[row["published"][:10]].append((row["id"], frozenset(re.findall(r"\w{3,}", row["title"]))))
    for day in sorted(days):
        for at, (one, mine) in enumerate(days[day]):
            for other, theirs in days[day][at + 1 :]:
                if len(mine & theirs) >= max(3, 0.4 * min(len(mine), len(theirs))):
                    yield one, other


def write_set(
    articles: Path, folder: Path, families: int = 1_500, seed: int = 6, outlets: Collection[str] = ()
) -> None:
    """Plant and write the two files; with `outlets`, of their articles alone."""
    rows = [row for row in given_rows(articles) if not outlets or row["outlet"] in outlets]
    planting = Planting(rows, families, seed)
    planting.plant()
    folder.mkdir(parents=True, exist_ok=True)
    mixed = [*(row for row in rows if row["id"] not in planting.lost), *(made.row() for made in planting.made)]
    planting.chance.shuffle(mixed)
    events = [
        {"first": one, "second": other, "share": 0.0, "relation": None, "kinds": ["same event"]}
        for one, other in same_events(rows, planting.free)
    ]
    _write(folder / "articles.jsonl", mixed)
    _write(folder / "gold.jsonl", [*planting.gold(), *events])


def _write(path: Path, lines: Sequence[object]) -> None:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path, metavar="ARTICLES.jsonl[.gz]")
    options.add_argument("folder", type=Path, metavar="OUT_FOLDER")
    options.add_argument("--families", type=int, default=1_500)
    options.add_argument("--seed", type=int, default=6)
    options.add_argument("--outlets", type=lambda names: names.split(","), default=())
    given = options.parse_args()
    write_set(given.articles, given.folder, given.families, given.seed, given.outlets)
    return 0


if __name__ == "__main__":
    sys.exit(main())
