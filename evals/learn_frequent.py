"""Learns from articles which stems are frequent, so that sayings are not taken for one by words that all of them have.

usage: python -m evals.learn_frequent ARTICLES.jsonl[.gz] -o src/qawl/lexicon/ar/frequent.tsv
Each line of the input is an object with a "text". Names of people, places, bodies and outlets, nationalities and
numbers are left out: they tell one saying from another, however often they stand.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from qawl.pipeline import load_kit
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import TOKEN
from qawl.text.stems import said_stem
from qawl.text.vocabulary import Vocabulary

HEAD = """\
# Stems that stand in many articles, and in how many: 1 in one of six, 2 of twelve, 3 of thirty, 4 of a hundred.
# Counted by evals/learn_frequent.py; a word list, no running text.
"""
SHARES = (1 / 6, 1 / 12, 1 / 30, 1 / 100)
_NAMES = tag.PLACE | tag.NISBA | tag.GIVEN | tag.BODY_NAME | tag.OUTLET | tag.LATIN | tag.NUMBER
_MOST_NAMED = 0.3
"""The share of a stem's uses as a name, from which on it is left out."""


def count(texts: Iterable[str], vocabulary: Vocabulary) -> tuple[Counter[str], Counter[str], int]:
    """For each stem the articles that have it, those that have it as a name, and how many articles there are."""
    held: Counter[str] = Counter()
    named: Counter[str] = Counter()
    many = 0
    for text in texts:
        many += 1
        kinds = [vocabulary[word] for word in set(TOKEN.findall(text))]
        words = [(said_stem(kind.stem), bool(kind.tags & _NAMES)) for kind in kinds if kind.stem.isalpha()]
        held.update({word for word, _ in words})
        named.update({word for word, is_name in words if is_name})
    return held, named, many


def bands(held: Counter[str], named: Counter[str], many: int) -> Iterator[tuple[str, int]]:
    """The frequent stems and their bands, in the order of the alphabet."""
    for word in sorted(word for word in held if word == fold(word)):
        share = held[word] / max(many, 1)
        band = next((nth for nth, least in enumerate(SHARES, 1) if share >= least), None)
        if band is not None and (band == 1 or named[word] < _MOST_NAMED * held[word]):
            yield word, band


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("-o", dest="out", type=Path, required=True)
    given = parser.parse_args()
    opened = gzip.open if given.articles.suffix == ".gz" else open
    with opened(given.articles, "rt", encoding="utf-8") as lines:
        found = count((json.loads(line)["text"] for line in lines), load_kit().vocabulary)
    given.out.write_text(HEAD + "".join(f"{word}\t{band}\n" for word, band in bands(*found)), encoding="utf-8")


if __name__ == "__main__":
    main()
