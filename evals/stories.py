"""Measures stories against stories that were put together by reading: B-cubed, and pairs.

usage: python -m evals.stories ARTICLES.jsonl[.gz] evals/gold/stories/learnt.jsonl [--pairs PAIRS.jsonl] [--show]
       --copies   ties copies first, as `qawl group` does
All articles are grouped, as they would be in use; only those that the gold names are counted. B-cubed: for each
article the share of its story that belongs there (precision), and the share of what belongs there that it is with
(recall), averaged over articles. Beside ours: every article alone, and one pass over the articles in order of time in
which each joins the likeliest story of the last days by tf-idf, at the threshold that is best on this very gold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from math import log, sqrt
from operator import itemgetter
from pathlib import Path
from typing import Any

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.values import Relation
from qawl.compare.stories.grouped import group_stories
from qawl.model.documents import Article
from qawl.text.fold import fold

THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.4)
DAYS, WORDS = 3, 60
"""Of the way with one pass: how long a story stays open, and how many words of an article are looked at."""
Groups = Mapping[str, str]
"""For each article the name of its group."""
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class BCubed:
    """How near groups come to those that were read."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def measure(gold: Groups, found: Groups) -> BCubed:
    """B-cubed over the articles of the gold; one that was not grouped counts as alone."""
    if not gold:
        return BCubed(0.0, 0.0)
    placed = {article: found.get(article, f"\x00{article}") for article in gold}
    meant, made = Counter(gold.values()), Counter(placed.values())
    both = Counter((gold[article], placed[article]) for article in gold)
    right = [both[gold[article], placed[article]] for article in gold]
    precision = sum(n / made[placed[article]] for n, article in zip(right, gold, strict=True)) / len(gold)
    recall = sum(n / meant[gold[article]] for n, article in zip(right, gold, strict=True)) / len(gold)
    return BCubed(precision, recall)


def measure_pairs(pairs: Sequence[tuple[str, str, bool]], found: Groups) -> tuple[int, int, int, int]:
    """How many pairs are together and should be, together but not one event, apart but one event, rightly apart."""
    counts = Counter((same, one in found and found[one] == found.get(other)) for one, other, same in pairs)
    return counts[True, True], counts[False, True], counts[True, False], counts[False, False]


# Ways


def by_qawl(articles: Sequence[Article], *, copies: bool) -> Groups:
    stories = group_stories(articles, tied(articles) if copies else ())
    return {article: story.id for story in stories for article in story.articles}


def tied(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    index = CopyIndex()
    for article in articles:
        index.add(sketch(article))
    return ((link.first, link.second) for link in index.links() if link.relation is Relation.COPY)


def alone(articles: Sequence[Article]) -> Groups:
    return {article.id: article.id for article in articles}


def vectors(articles: Sequence[Article]) -> list[dict[str, float]]:
    """The weightiest words of each article by tf-idf, as a vector of length 1."""
    counts = [Counter(fold(f"{article.title or ''} {article.text}").split()) for article in articles]
    used = Counter(chain.from_iterable(counts))
    found = []
    for words in counts:
        weights = {word: (1 + log(n)) * log(len(articles) / used[word]) for word, n in words.items()}
        best = nlargest(WORDS, weights.items(), key=itemgetter(1))
        size = sqrt(sum(weight * weight for _, weight in best)) or 1.0
        found.append({word: weight / size for word, weight in best})
    return found


def in_one_pass(names: Sequence[str], days: Sequence[int], words: Sequence[Vector], least: float) -> Groups:
    """Each article joins the story of the last days whose mean vector is nearest, or begins one."""
    groups: dict[str, str] = {}
    sums: dict[str, dict[str, float]] = {}
    last: dict[str, int] = {}
    holding: dict[str, set[str]] = defaultdict(set)
    today = 0
    for name, day, vector in zip(names, days, words, strict=True):
        if day != today:
            today = day
            for old in [story for story, seen in last.items() if seen < day - DAYS]:
                del last[old]
                for word in sums.pop(old):
                    holding[word].discard(old)
        dots: dict[str, float] = defaultdict(float)
        for word, weight in vector.items():
            for story in holding[word]:
                dots[story] += weight * sums[story][word]
        near = nlargest(5, dots.items(), key=itemgetter(1, 0))
        like, best = max(((dot / sqrt(sum(w * w for w in sums[s].values())), s) for s, dot in near), default=(0.0, ""))
        groups[name] = story = best if like >= least else name
        mine = sums.setdefault(story, {})
        for word, weight in vector.items():
            mine[word] = mine.get(word, 0.0) + weight
            holding[word].add(story)
        last[story] = day
    return groups


def best_in_one_pass(articles: Sequence[Article], gold: Groups) -> tuple[float, Groups]:
    dated = sorted((article for article in articles if article.published), key=lambda a: (a.published or "", a.id))
    days = [ordinal(article.published or "") for article in dated]
    words, names = vectors(dated), [article.id for article in dated]
    tried = [(least, in_one_pass(names, days, words, least)) for least in THRESHOLDS]
    return max(tried, key=lambda one: measure(gold, one[1]).f1)


def ordinal(published: str) -> int:
    year, month, day = [*published.replace("/", "-")[:10].split("-"), "1", "1"][:3]
    return int(year) * 372 + int(month) * 31 + int(day)


# Files


def read_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def as_article(row: Mapping[str, Any]) -> Article:
    return Article(row["id"], row["text"], row["title"], outlet=row["outlet"], published=row["published"])


def read_gold(path: Path) -> Groups:
    return {article: line["story"] for line in read_lines(path) for article in line["articles"]}


def read_pairs(path: Path) -> list[tuple[str, str, bool, str]]:
    return [(*line["pair"], line["same"], line.get("kind", "")) for line in read_lines(path)]


# Telling


def show(gold: Groups, found: Groups, titles: Mapping[str, str]) -> None:
    """The stories that were split, and the groups that hold more than one."""
    for name, these, those in (("split", gold, found), ("mixed", found, gold)):
        inside: dict[str, list[str]] = defaultdict(list)
        for article in gold:
            inside[these[article]].append(article)
        for group, members in sorted(inside.items(), key=lambda item: -len(item[1])):
            parts: dict[str, list[str]] = defaultdict(list)
            for article in members:
                parts[those[article]].append(article)
            if len(parts) > 1:
                print(f"\n{name} {group}: {len(members)} in {len(parts)}")
                for part in parts.values():
                    print("  --")
                    print("\n".join(f"    {article}  {titles[article]}" for article in part))


def tell_pairs(path: Path, found: Groups) -> None:
    pairs = read_pairs(path)
    kinds: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for one, other, same, kind in pairs:
        kinds[kind].append((one, other, same))
    for kind, some in (*sorted(kinds.items()), ("all", [pair[:3] for pair in pairs])):
        both, joined, parted, apart = measure_pairs(some, found)
        right = f"{both + apart:4} of {len(some):4} right"
        print(f"pairs {kind:28} {right}; wrongly joined {joined}, wrongly apart {parted}")


def tell(name: str, gold: Groups, found: Groups, seconds: float | None = None) -> None:
    print(f"{name:34} {measure(gold, found)}" + ("" if seconds is None else f"   {seconds:.1f} s"), flush=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("gold", type=Path)
    options.add_argument("--pairs", type=Path)
    options.add_argument("--copies", action="store_true", help="tie copies first")
    options.add_argument("--alone", action="store_true", help="only Qawl's row")
    options.add_argument("--show", action="store_true", help="what was split and what was mixed")
    given = options.parse_args()
    articles, gold = [as_article(row) for row in read_lines(given.articles)], read_gold(given.gold)
    started = time.process_time()
    found = by_qawl(articles, copies=given.copies)
    tell(f"Qawl, {len(articles)} articles", gold, found, time.process_time() - started)
    sizes = Counter(gold.values())
    together = {article: story for article, story in gold.items() if sizes[story] > 1}
    tell(f"  in the {len(set(together.values()))} stories of two or more", together, found)
    if not given.alone:
        tell("every article alone", gold, alone(articles))
        least, groups = best_in_one_pass(articles, gold)
        tell(f"tf-idf in one pass, best at {least}", gold, groups)
    if given.pairs:
        tell_pairs(given.pairs, found)
    if given.show:
        show(gold, found, {article.id: article.title or article.text[:80] for article in articles})
    return 0


if __name__ == "__main__":
    sys.exit(main())
