"""Learns from articles how often each word is used, for telling stories apart; only fingerprints are written.

usage: python -m evals.learn_story_words ARTICLES.jsonl[.gz] -o src/qawl/compare/stories/background.bin
       --without FROM:TO   leaves out the articles of these days (again for more), to measure on them
Each line of the input is an object with "title", "text" and "published". Kinds of words come from Qawl's word lists.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from math import log2
from pathlib import Path

from qawl.compare.stories.background import WordKind, fingerprint, packed
from qawl.compare.stories.words import choose_stem, cut_words
from qawl.lexicon.load import Lexicon, load_lexicon
from qawl.text.fold import fold

LEAST = 3
"""Articles that must use a word."""
LETTERS = 6_000
"""How much of an article is looked at."""
ROUNDS = 4
"""How often stems are chosen anew by how the last choice made them used."""
Usage = Mapping[str, int]


def level_of(articles: int) -> int:
    """Two steps for every doubling: 2 articles are 2, 4 are 4, 8 are 6."""
    return round(2 * log2(articles)) if articles > 1 else articles


def choose_stems(articles: Iterable[Iterable[str]]) -> tuple[dict[str, str], Usage]:
    """For each word its stem, and by stem how many articles use it."""
    numbers: dict[str, int] = {}
    kept = [array("I", sorted({numbers.setdefault(word, len(numbers)) for word in words})) for words in articles]
    words = list(numbers)
    stems = words
    usage: Counter[str] = Counter()
    for _ in range(ROUNDS + 1):
        usage = Counter(stem for article in kept for stem in {stems[number] for number in article})
        levels = {stem: level_of(count) for stem, count in usage.items()}
        used = partial(_level, levels)
        last, stems = stems, [choose_stem(word, used) for word in words]
    return dict(zip(words, last, strict=True)), usage


def _level(levels: Mapping[str, int], stem: str) -> int:
    return levels.get(stem, 0)


def kinds_of(lexicon: Lexicon) -> dict[str, WordKind]:
    """The kind of each folded word of the lists; what is also a common word is that."""
    kinds: dict[str, WordKind] = {}
    for name in lexicon.given_names:
        kinds[fold(name)] = WordKind.GIVEN
    for words in (*lexicon.places, *(form for forms in lexicon.nationalities for form in forms)):
        kinds.update(dict.fromkeys(cut_words(words), WordKind.PLACE))
    common = [*lexicon.common_words, *lexicon.verbs, *(word for words in lexicon.classes.values() for word in words)]
    nouns = (*lexicon.titles, *lexicon.unnamed, *lexicon.body_heads, *lexicon.media_heads, *lexicon.times)
    common += [form for noun in nouns for form in (*noun.masculine, *noun.feminine, *noun.plural)]
    common += [form.word for cue in lexicon.cues for form in cue.forms]
    for words in common:
        for word in cut_words(words):
            if kinds.get(word) is not WordKind.PLACE:
                kinds[word] = WordKind.COMMON
    return kinds


def learn(articles: Iterable[Iterable[str]], lexicon: Lexicon) -> bytes:
    """The table as it is kept."""
    stems, usage = choose_stems(articles)
    kinds = dict.fromkeys(usage, WordKind.OTHER)
    for word, kind in sorted(kinds_of(lexicon).items(), key=lambda item: -item[1]):
        kinds[stems.get(word, word)] = kind
    return packed((fingerprint(stem), level_of(count), kinds[stem]) for stem, count in usage.items() if count >= LEAST)


def read_articles(path: Path, without: Iterable[tuple[str, str]] = ()) -> Iterator[list[str]]:
    """The words of each article, one at a time."""
    left_out = tuple(without)
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            day = (row.get("published") or "")[:10]
            if not any(first <= day <= last for first, last in left_out):
                yield cut_words(f"{row.get('title') or ''}\n{row['text'][:LETTERS]}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--without", action="append", default=[], metavar="FROM:TO")
    options.add_argument("-o", "--output", type=Path, required=True)
    given = options.parse_args()
    left_out = [(first, last) for first, _, last in (days.partition(":") for days in given.without)]
    table = learn(read_articles(given.articles, left_out), load_lexicon())
    given.output.write_bytes(table)
    print(f"{len(table) // 4} words, {len(table)} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
