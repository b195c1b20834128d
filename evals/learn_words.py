"""Learns from articles which words are common nouns and adjectives: those that are also written with ال.

usage: python evals/learn_words.py ARTICLES.jsonl[.gz] -o src/qawl/lexicon/ar/common.tsv
Each line of the input is an object with a "text". Only words and how often they stand are looked at.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from qawl.text.fold import fold

HEAD = """\
# Common nouns and adjectives in folded spelling: words that the press also writes with the article.
# Counted by evals/learn_words.py; a word list, no running text.
"""
WORD = re.compile("[\u0621-\u064a]+")
ARTICLE = "ال"
WITH_ARTICLE = (ARTICLE, "وال", "بال", "لل")
LEAST_DEFINITE, LEAST_BARE = 5, 4
"""How often a word must stand with the article, and without it."""
LEAST_SHARE, LEAST_SHARE_SHORT = 0.02, 0.1
"""Times with the article for each time without; words of two letters are more often something else."""


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word of folded spelling stands in the texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(WORD.findall(fold(text)))
    return counts


def common_words(counts: Mapping[str, int]) -> list[str]:
    """The words that also stand with the article often enough to be no names, sorted."""
    return sorted(word for word in counts if _is_common(word, counts))


def _is_common(word: str, counts: Mapping[str, int]) -> bool:
    if word.startswith(ARTICLE) or len(word) < 2:
        return False
    bare = counts[word]
    definite = sum(counts.get(start + word, 0) for start in WITH_ARTICLE)
    least = LEAST_SHARE if len(word) > 2 else LEAST_SHARE_SHORT
    return definite >= LEAST_DEFINITE and bare >= LEAST_BARE and definite / bare >= least


def read_texts(path: Path) -> Iterator[str]:
    """The text of each line, one at a time."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("-o", "--output", type=Path, help="the file to write")
    given = options.parse_args()
    found = common_words(count_words(read_texts(given.articles)))
    listed = HEAD + "".join(f"{word}\n" for word in found)
    if given.output is None:
        sys.stdout.write(listed)
    else:
        given.output.write_text(listed, "utf-8")
        print(f"{len(found)} words", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
