"""Learns from articles which words are common nouns, and which are verbs, by the company they keep.

A common noun or adjective is also written with ال; a verb stands behind «قد», «لم», «سوف» or «الذي».

usage: python evals/learn_words.py ARTICLES.jsonl[.gz] -o src/qawl/lexicon/ar/common.tsv
       python evals/learn_words.py ARTICLES.jsonl[.gz] --verbs -o src/qawl/lexicon/ar/verbs.tsv
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
from itertools import pairwise
from pathlib import Path

from qawl.text.fold import fold

HEAD = """\
# Common nouns and adjectives in folded spelling: words that the press also writes with the article.
# Counted by evals/learn_words.py; a word list, no running text.
"""
VERBS_HEAD = """\
# Verb forms in folded spelling: words that the press writes behind «قد», «لم», «لن», «سوف», «الذي», «التي».
# Counted by evals/learn_words.py --verbs; a word list, no running text.
"""
BEFORE_VERBS = frozenset(
    [
        "قد",
        "لقد",
        "فقد",
        "وقد",
        "لم",
        "ولم",
        "فلم",
        "لن",
        "ولن",
        "سوف",
        "وسوف",
        "الذي",
        "التي",
        "والذي",
        "والتي",
        "الذين",
        "والذين",
    ]
)
OWNERS = ("ها", "هم", "ه")
LEAST_BEHIND, LEAST_BEHIND_SHARE = 2, 0.02
"""How often a verb must stand behind one of them, and in which share of all its uses."""
MOST_DEFINITE_SHARE = 0.01
"""A verb is not written with the article; so few times may be errors or other words."""
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


def count_behind(texts: Iterable[str]) -> Counter[str]:
    """How often each word of folded spelling stands right behind a word that verbs follow."""
    counts: Counter[str] = Counter()
    leads = {fold(word) for word in BEFORE_VERBS}
    for text in texts:
        words = WORD.findall(fold(text))
        counts.update(word for before, word in pairwise(words) if before in leads)
    return counts


def verbs(counts: Mapping[str, int], behind: Mapping[str, int]) -> list[str]:
    """The words that stand behind «قد» and its like often enough to be verbs, and are no common nouns, sorted."""
    found = (word for word in behind if _is_verb(word, counts, behind) and not _is_common(word, counts))
    return sorted(word for word in found if not _is_possessed_noun(word, counts))


def _is_possessed_noun(word: str, counts: Mapping[str, int]) -> bool:
    """«مقرها»: a noun of place or of the passive behind «الذي», with its owner."""
    owned = next((word.removesuffix(owner) for owner in OWNERS if word.endswith(owner)), "")
    return owned.startswith("م") and len(owned) > 2 and _is_common(owned, counts)


def _is_verb(word: str, counts: Mapping[str, int], behind: Mapping[str, int]) -> bool:
    if len(word) < 3 or word in BEFORE_VERBS or (word.startswith(ARTICLE) and counts.get(word[2:], 0) > counts[word]):
        return False
    definite = sum(counts.get(start + word, 0) for start in WITH_ARTICLE)
    often = behind[word] >= LEAST_BEHIND and behind[word] / counts[word] >= LEAST_BEHIND_SHARE
    return often and definite / counts[word] <= MOST_DEFINITE_SHARE


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
    options.add_argument("--verbs", action="store_true", help="learn verbs instead of common nouns and adjectives")
    options.add_argument("-o", "--output", type=Path, help="the file to write")
    given = options.parse_args()
    counts = count_words(read_texts(given.articles))
    if given.verbs:
        head, found = VERBS_HEAD, verbs(counts, count_behind(read_texts(given.articles)))
    else:
        head, found = HEAD, common_words(counts)
    listed = head + "".join(f"{word}\n" for word in found)
    if given.output is None:
        sys.stdout.write(listed)
    else:
        given.output.write_text(listed, "utf-8")
        print(f"{len(found)} words", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
