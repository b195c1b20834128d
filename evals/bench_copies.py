"""Measures how copies are found, beside datasketch, rensa and semhash, on the planted set; and whether time stays flat.

usage: python -m evals.copies.plant ARTICLES.jsonl[.gz] SET
       python -m evals.bench_copies SET [--rows 'qawl;rensa;...']      (libraries that are not installed are left out)
       python -m evals.bench_copies --grow ARTICLES.jsonl[.gz]       10,000 to 100,000 articles: time and memory
       python -m evals.bench_copies --load ARTICLES.jsonl[.gz]       100,000 cards from bytes into an index
Only pairs with a planted text count; a pair that is found and is none of its family is false. Every way gets the same
folded words; each library is taken at the threshold that gives it the best F1. Time is processor time of everything
from the text to the pairs, folding included, the best of some runs that take turns, with Python's search for rings of
waste put off for all of them, as `qawl group` does; memory is what a way adds at most to a process of its own that
holds the texts.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from zlib import crc32

from evals.copies.plant import as_made, given_rows
from evals.copies.press import Press
from qawl.compare.copies.at_once import sketch_all
from qawl.compare.copies.cards import sketch
from qawl.compare.copies.cards_bytes import pack_card, unpack_card
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.judge import judge_copies
from qawl.compare.copies.words import fold_letters
from qawl.model.documents import Article
from qawl.runners.lasting import many_values
from qawl.text.fold import fold

Pair = tuple[str, str]
Scored = dict[Pair, float]
"""What is found, with how alike the two are."""
Rows = Sequence[Mapping[str, Any]]
Shingles = Callable[[str], Sequence[str | bytes]]
PERMUTATIONS = 128


def as_article(row: Mapping[str, Any]) -> Article:
    return Article(row["id"], row["text"], row["title"], outlet=row["outlet"], published=row["published"])


def pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def shingled(text: str) -> list[str]:
    words = fold(text).split()
    return [f"{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)] or words


def shingled_as_ours(text: str) -> list[bytes]:
    """Folded and cut as Qawl does it: three times as fast as the plain way, and without punctuation."""
    words = fold_letters(text).translate(_UNMARKED).split()
    return list(map(b" ".join, zip(words, words[1:], words[2:], strict=False))) or words


_UNMARKED = bytes.maketrans(b'"\x01', b"  ")


# Ways


def by_qawl(rows: Rows) -> Scored:
    """All at once, as `qawl group` does it."""
    index = CopyIndex()
    for card in sketch_all(map(as_article, rows)):
        index.file(card)
    return {pair(link.first, link.second): 1.0 for link in index.links()}


def by_qawl_singly(rows: Rows) -> Scored:
    """One article after the other, each linked as it comes, without numpy."""
    index = CopyIndex()
    links = (link for row in rows for link in index.add(sketch(as_article(row))))
    return {pair(link.first, link.second): 1.0 for link in links}


def by_datasketch(rows: Rows) -> Scored:
    library: Any = importlib.import_module("datasketch")
    near = library.MinHashLSH(threshold=THRESHOLDS[0], num_perm=PERMUTATIONS)
    held: dict[str, Any] = {}
    found: Scored = {}
    for row in rows:
        mine = library.MinHash(num_perm=PERMUTATIONS)
        mine.update_batch([each.encode() for each in set(shingled(row["text"]))])
        for other in near.query(mine):
            found[pair(row["id"], other)] = mine.jaccard(held[other])
        near.insert(row["id"], mine)
        held[row["id"]] = mine
    return found


def by_datasketch_containment(rows: Rows) -> Scored:
    """Its index for containment, which is filled once and then asked."""
    library: Any = importlib.import_module("datasketch")
    near = library.MinHashLSHEnsemble(threshold=THRESHOLDS[1], num_perm=PERMUTATIONS, num_part=16)
    entries = []
    for row in rows:
        shingles = set(shingled(row["text"]))
        mine = library.MinHash(num_perm=PERMUTATIONS)
        mine.update_batch([each.encode() for each in shingles])
        entries.append((row["id"], mine, len(shingles)))
    near.index([entry for entry in entries if entry[2]])
    held = {key: (mine, size) for key, mine, size in entries}
    found: Scored = {}
    for key, mine, size in entries:
        for other in near.query(mine, size) if size else ():
            if other != key:
                theirs, their_size = held[other]
                alike = mine.jaccard(theirs)
                common = alike / (1 + alike) * (size + their_size)
                found[pair(key, other)] = common / min(size, their_size)
    return found


def by_rensa(rows: Rows, permutations: int = 128, bands: int = 64, shingles: Shingles = shingled) -> Scored:
    """All at once, as it is fastest."""
    library: Any = importlib.import_module("rensa")
    near = library.RMinHashLSH(threshold=THRESHOLDS[0], num_perm=permutations, num_bands=bands)
    held = library.RMinHash.from_token_sets((shingles(row["text"]) for row in rows), permutations, 42)
    near.insert_pairs(enumerate(held))
    found: Scored = {}
    for number, others in enumerate(near.query_all(held)):
        mine, name = held[number], rows[number]["id"]
        for other in others:
            if other < number:
                found[pair(name, rows[other]["id"])] = mine.jaccard(held[other])
    return found


def by_rensa_words(rows: Rows) -> Scored:
    """As its own page shows it: single words, nothing folded. More bands would find more that share mere words."""
    return by_rensa(rows, 128, 32, str.split)


def by_rensa_then_qawl(rows: Rows) -> Scored:
    """It proposes, Qawl judges."""
    cards = {row["id"]: sketch(as_article(row)) for row in rows}
    return {(one, other): 1.0 for one, other in by_rensa(rows) if judge_copies(cards[one], cards[other])}


def by_semhash(rows: Rows) -> Scored:
    """With shingles hashed into vectors in the place of a model, which it would fetch from a hub."""
    library: Any = importlib.import_module("semhash")
    numpy: Any = importlib.import_module("numpy")

    class Hashed:
        def encode(self, inputs: Sequence[str], **_: object) -> Any:
            vectors = numpy.zeros((len(inputs), 512), dtype=numpy.float32)
            for number, text in enumerate(inputs):
                codes = numpy.array([crc32(each.encode()) for each in shingled(text)], dtype=numpy.int64)
                numpy.add.at(vectors[number], codes % 512, 1 - 2 * ((codes >> 16) & 1))
            return vectors

    # It knows records by their words alone, so that equal texts are one to it
    named = {row["text"]: row["id"] for row in rows}
    hashed = library.SemHash.from_records([row["text"] for row in rows], model=Hashed())
    found: Scored = {}
    for double in hashed.self_deduplicate(threshold=THRESHOLDS[1]).filtered:
        for other, score in double.duplicates:
            found[pair(named[double.record], named[other])] = float(score)
    return found


THRESHOLDS = (0.03, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7)
WAYS: dict[str, Callable[[Rows], Scored]] = {
    "qawl": by_qawl,
    "qawl, one by one": by_qawl_singly,
    "rensa": by_rensa,
    "rensa, 32 bands": partial(by_rensa, bands=32),
    "rensa, 256 values": partial(by_rensa, permutations=256, bands=128),
    "rensa, 64 values": partial(by_rensa, permutations=64, bands=32),
    "rensa, our words": partial(by_rensa, shingles=shingled_as_ours),
    "rensa, words": by_rensa_words,
    "rensa proposes": by_rensa_then_qawl,
    "datasketch": by_datasketch,
    "datasketch, containment": by_datasketch_containment,
    "semhash": by_semhash,
}


# Measuring


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a way did at one threshold."""

    threshold: float
    precision: float
    recall: float
    false: Counter[str]

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Gold:
    """The pairs of the planted set, with what each is."""

    def __init__(self, lines: Sequence[Mapping[str, Any]]) -> None:
        copies = {pair(line["first"], line["second"]): line for line in lines if line["relation"] is not None}
        self.copies = {each for each, line in copies.items() if line["relation"] != "open"}
        self.open = copies.keys() - self.copies
        decoys = [line for line in lines if line["relation"] is None]
        self.decoys = {pair(line["first"], line["second"]): line["kinds"][0] for line in decoys}

    def judge(self, found: Scored) -> Figures:
        """The figures at the best threshold."""
        return max((self._at(found, threshold) for threshold in THRESHOLDS), key=lambda figures: figures.f1)

    def _at(self, found: Scored, threshold: float) -> Figures:
        counted = {
            each for each, score in found.items() if score >= threshold and each not in self.open and self._counts(each)
        }
        right = counted & self.copies
        false = Counter(self.decoys.get(each, "other") for each in counted - self.copies)
        return Figures(threshold, len(right) / max(1, len(counted)), len(right) / len(self.copies), false)

    def _counts(self, each: Pair) -> bool:
        return each in self.decoys or any(name.startswith("planted-") for name in each)


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def compare(folder: Path, ways: Sequence[str], times: int) -> None:
    """Print one line a way."""
    rows, gold = read_lines(folder / "articles.jsonl"), Gold(read_lines(folder / "gold.jsonl"))
    words = sum(len(row["text"].split()) for row in rows) // len(rows)
    print(f"{len(rows):,} articles of {words} words, {len(gold.copies):,} pairs of copies, {len(gold.decoys):,} decoys")
    print(
        f"{'':26}{'precision':>10}{'recall':>8}{'F1':>8}{'threshold':>11}{'µs an article':>15}{'MB':>7}  false by kind"
    )
    spent: dict[str, float] = {}
    lines: dict[str, str] = {}
    for _ in range(times):  # one after the other, time and again: a busy machine is then busy for all
        for name in ways:
            took, line = _alone(name, rows, gold)
            spent[name] = min(took, spent.get(name, took))
            lines.setdefault(name, line)
    for name, line in lines.items():
        print(line.replace("{µs}", f"{spent[name]:15.0f}"))


def _alone(name: str, rows: Rows, gold: Gold) -> tuple[float, str]:
    """Run a way in a process of its own: its time, and its line."""
    fork = get_context("fork")
    told, tell = fork.Pipe(duplex=False)
    process = fork.Process(target=lambda: tell.send(_measured(name, rows, gold)))
    process.start()
    tell.close()
    measured: tuple[float, str] = told.recv()
    process.join()
    return measured


def _measured(name: str, rows: Rows, gold: Gold) -> tuple[float, str]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time_ns()
    try:
        with many_values():
            found = WAYS[name](rows)
    except ModuleNotFoundError as missing:
        return 0.0, f"{name:26}{missing.name} is not installed"
    spent = (time.process_time_ns() - began) / 1e3 / len(rows)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    figures = gold.judge(found)
    at = "" if "qawl" in name or "proposes" in name else f"{figures.threshold:.2f}"
    false = ", ".join(f"{kind} {count}" for kind, count in figures.false.most_common())
    return spent, (
        f"{name:26}{figures.precision:10.4f}{figures.recall:8.4f}{figures.f1:8.4f}{at:>11}{{µs}}{memory:7,}  {false}"
    )


# Growing


def grown(rows: Sequence[dict[str, str]], many: int, seed: int = 6) -> Iterator[Article]:
    """As many articles as wanted: each given one, then copies of it and texts in other words, at one rate."""
    chance = random.Random(seed)
    made = [as_made(row) for row in rows]
    chance.shuffle(made)
    press = Press(chance, made, ())
    versions = -(-many // len(made))
    for one in made:
        yield as_article(one.row())
        for nth in range(1, versions):
            if chance.random() < 0.3:
                row = chance.choice((press.reworded, press.cut, press.respelled))(one).row()
            else:
                words = [f"{word.strip()}{nth} " if chance.random() < 0.4 else word for word in one.words]
                row = one.row() | {"text": "".join(words)}
            yield as_article(row | {"id": f"{one.id}-{nth}"})


def grow(articles: Path, many: int = 100_000, step: int = 10_000) -> None:
    """Print time by article and memory after every ten thousand."""
    index = CopyIndex()
    coming = grown(given_rows(articles), many)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{before:,} MB hold the given texts; {'articles':>10}{'µs an article':>15}{'MB in all':>11}{'links':>9}")
    while batch := list(islice(coming, step)):
        began = time.process_time_ns()
        links = sum(len(index.add(sketch(article))) for article in batch)
        spent = (time.process_time_ns() - began) / 1e3 / len(batch)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{len(index):45,}{spent:15.0f}{memory:11,}{links:9,}", flush=True)


def load(articles: Path, many: int = 100_000) -> None:
    """Print what cards take as bytes, and how long an index is filled from them when it starts."""
    packed = [pack_card(sketch(article)) for article in grown(given_rows(articles), many)]
    print(f"{len(packed):,} cards of {sum(map(len, packed)) // len(packed):,} bytes", flush=True)
    began = time.process_time()
    cards = [unpack_card(each) for each in packed]
    unpacked = time.process_time()
    index = CopyIndex()
    for card in cards:
        index.file(card)
    print(f"unpacked in {unpacked - began:.1f} s, filed in {time.process_time() - unpacked:.1f} s", flush=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", metavar="SET")
    options.add_argument("--rows", help="only these ways, joined by semicolons")
    options.add_argument("--grow", type=Path, metavar="ARTICLES.jsonl[.gz]")
    options.add_argument("--times", type=int, default=2)
    options.add_argument("--load", type=Path, metavar="ARTICLES.jsonl[.gz]")
    given = options.parse_args()
    if given.grow is not None:
        grow(given.grow)
    if given.load is not None:
        load(given.load)
    if given.folder is not None:
        chosen = given.rows.split(";") if given.rows else list(WAYS)
        compare(given.folder, chosen, given.times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
