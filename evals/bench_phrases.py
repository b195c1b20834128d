"""Measures three ways to find thousands of fixed phrases: over words, by a letter automaton, by one regex.

usage: python -m evals.bench_phrases ARTICLES.jsonl[.gz] [--articles N]     (needs the dependency group `bench`)
All three look for every form of the word lists in the same folded texts and must agree on what a find is: it begins
and ends with a word, its first word may carry و or ف, the longest one wins, and finds do not overlap.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from evals.bench import given_lines
from qawl.lexicon.load import Lexicon, load_lexicon
from qawl.text.fold import fold
from qawl.text.layers import TOKEN
from qawl.text.phrases import Opening, Phrases, find_phrases

Find = tuple[int, int]
"""The first letter of a find in the folded text and the end of its last, its conjunction left out."""
Matcher = Callable[[str], list[Find]]
CONJUNCTIONS = "وف"


def listed_phrases(lexicon: Lexicon) -> list[tuple[str, ...]]:
    """Every form of the word lists in folded spelling, word by word."""
    forms = [form.word for cue in lexicon.cues for form in cue.forms]
    for nouns in (lexicon.titles, lexicon.unnamed, lexicon.body_heads, lexicon.bodies, lexicon.media_heads,
                  lexicon.outlets, lexicon.times):  # fmt: skip
        forms += [form for noun in nouns for form in (*noun.masculine, *noun.feminine, *noun.plural)]
    forms += [word for words in lexicon.classes.values() for word in words]
    forms += [*lexicon.places, *lexicon.given_names, *(form for row in lexicon.nationalities for form in row)]
    found = {tuple(TOKEN.findall(fold(form))) for form in forms}
    return sorted(words for words in found if words and all(word[0].isalpha() for word in words))


# Over words


@dataclass(frozen=True, slots=True)
class Words:
    """A folded text as words with their places: what the engine has made anyway."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    openings: list[tuple[Opening, ...]]


class OverWords:
    """The engine's own way: what a word opens is worked out once a word type, then words are compared."""

    def __init__(self, phrases: Sequence[tuple[str, ...]]) -> None:
        self._listed = phrases
        self._phrases = Phrases({words: number for number, words in enumerate(phrases)})
        self._opened: dict[str, tuple[Opening, ...]] = {}

    def cut(self, folded: str) -> Words:
        tokens = list(TOKEN.finditer(folded))
        words = [token[0] for token in tokens]
        openings = [self._opens(word) for word in words]
        return Words(words, [token.start() for token in tokens], [token.end() for token in tokens], openings)

    def find(self, text: Words) -> list[Find]:
        return [
            (text.ends[first] - len(self._listed[number][0]), text.ends[end - 1])
            for first, end, number in find_phrases(text.openings, text.words)
        ]

    def _opens(self, word: str) -> tuple[Opening, ...]:
        if word not in self._opened:
            bare = word[1:] if word[0] in CONJUNCTIONS else ""
            # `opened_by` forgives a missing article, which the other ways do not
            here = [form for form in (word, bare) if form in self._phrases]
            self._opened[word] = tuple(way for form in here for way in self._phrases.opened_by(form))
        return self._opened[word]


# Over letters


def automaton(phrases: Sequence[tuple[str, ...]], *, overlapping: bool) -> Matcher:
    """The Aho-Corasick automaton of ahocorasick_rs, with a filter for the edges of words."""
    library: Any = importlib.import_module("ahocorasick_rs")
    kind = library.MatchKind.Standard if overlapping else library.MatchKind.LeftmostLongest
    searching = library.AhoCorasick([" ".join(words) for words in phrases], matchkind=kind)

    def find(folded: str) -> list[Find]:
        hits = searching.find_matches_as_indexes(folded, overlapping=overlapping)
        places = [(start, end) for _, start, end in hits if stands_apart(folded, start, end)]
        return longest_first(places) if overlapping else places

    return find


def stands_apart(folded: str, start: int, end: int) -> bool:
    """Whether a place begins and ends with a word; before it a conjunction may be written on."""
    if end < len(folded) and folded[end].isalpha():
        return False
    if start == 0 or not folded[start - 1].isalpha():
        return True
    return folded[start - 1] in CONJUNCTIONS and (start == 1 or not folded[start - 2].isalpha())


def longest_first(places: list[Find]) -> list[Find]:
    """Of overlapping places the first, and of those that begin together the longest."""
    kept: list[Find] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def alternation(phrases: Sequence[tuple[str, ...]]) -> Matcher:
    """One regular expression made of a trie of the phrases."""
    trie: dict[str, Any] = {}
    for words in phrases:
        node = trie
        for letter in " ".join(words):
            node = node.setdefault(letter, {})
        node[""] = {}
    letter = r"[^\W\d_]"
    searching = re.compile(f"(?<!{letter})[{CONJUNCTIONS}]??({_branch(trie)})(?!{letter})")
    return lambda folded: [found.span(1) for found in searching.finditer(folded)]


def _branch(trie: dict[str, Any]) -> str:
    """The trie as a pattern that prefers the longest phrase."""
    ways = [re.escape(letter) + _branch(rest) for letter, rest in sorted(trie.items()) if letter]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and "" not in trie else f"(?:{'|'.join(ways)})"
    return f"{joined}?" if "" in trie else joined


# Measuring


@dataclass(slots=True)
class Tally:
    """What one way found, beside what was found over words."""

    finds: int = 0
    common: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def compare(self, folded: str, found: Iterable[Find], over_words: Iterable[Find]) -> None:
        places, reference = set(found), set(over_words)
        self.finds += len(places)
        self.common += len(places & reference)
        self.missed.update(folded[start:end] for start, end in reference - places)
        self.false.update(folded[start:end] for start, end in places - reference)


class Clock:
    """Processor time by what it was spent on, in seconds."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        began = time.process_time_ns()
        yield
        self.spent[what] += time.process_time_ns() - began


def to_tokens(text: Words, places: list[Find]) -> list[tuple[int, int]]:
    """Places in letters as places in tokens, which is what the engine goes on with."""
    return [(bisect_left(text.ends, start + 1), bisect_left(text.ends, end) + 1) for start, end in places]


def measure(phrases: Sequence[tuple[str, ...]], folded_texts: Iterable[str], clock: Clock) -> dict[str, Tally]:
    """What each way finds of the phrases; `clock` says what it took."""
    with clock.on("build words"):
        over_words = OverWords(phrases)
    ways: dict[str, Matcher] = {}
    for name, build in WAYS.items():
        with clock.on(f"build {name}"):
            ways[name] = build(phrases)
    tallies = {name: Tally() for name in ("words", *ways)}
    for folded in folded_texts:
        with clock.on("cut"):
            text = over_words.cut(folded)
        with clock.on("words"):
            found = over_words.find(text)
        tallies["words"].compare(folded, found, found)
        for name, find in ways.items():
            with clock.on(name):
                places = find(folded)
            with clock.on(f"turn {name}"):
                to_tokens(text, places)
            tallies[name].compare(folded, places, found)
    return tallies


WAYS: dict[str, Callable[[Sequence[tuple[str, ...]]], Matcher]] = {
    "automaton, leftmost longest": partial(automaton, overlapping=False),
    "automaton, overlapping": partial(automaton, overlapping=True),
    "regex": alternation,
}


def report(phrases: Sequence[tuple[str, ...]], raw_texts: Sequence[str], examples: int) -> None:
    clock = Clock()
    folded_texts = []
    for raw in raw_texts:
        with clock.on("fold"):
            folded_texts.append(fold(raw))
    tallies = measure(phrases, folded_texts, clock)
    million = sum(map(len, raw_texts)) / 1e6
    cost = {what: spent / 1e6 / million for what, spent in clock.spent.items()}
    several = sum(len(words) > 1 for words in phrases)
    print(f"\n{len(phrases):,} phrases, {several:,} of several words; milliseconds per million characters")
    print(f"folding the text {cost['fold']:.0f}, cutting it into words {cost['cut']:.0f}")
    print(f"{'':29}{'find':>6}{'as tokens':>11}{'build once':>12}{'finds':>10}{'missed':>8}{'others':>8}")
    for name, tally in tallies.items():
        turning = cost.get(f"turn {name}", 0.0)
        once = clock.spent[f"build {name}"] / 1e6
        print(
            f"{name:29}{cost[name]:6.0f}{cost[name] + turning:11.0f}{once:9.0f} ms"
            f"{tally.finds:10,}{tally.missed.total():8,}{tally.false.total():8,}"
        )
        for what, counted in (("missed", tally.missed), ("others", tally.false)):
            if examples and counted:
                print(f"    {what}: {'، '.join(f'{words!r} {n}' for words, n in counted.most_common(examples))}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles_file", type=Path, metavar="ARTICLES.jsonl[.gz]")
    options.add_argument("--articles", type=int, default=3_000, metavar="N", help="how many at most (3,000)")
    options.add_argument("--examples", type=int, default=0, metavar="N", help="show so many differences")
    given = options.parse_args()
    lines = islice(given_lines(given.articles_file), given.articles)
    raw_texts = [str(json.loads(line)["text"]) for line in lines]
    phrases = listed_phrases(load_lexicon())
    print(f"{len(raw_texts):,} articles, {sum(map(len, raw_texts)) / 1e6:.1f} million characters")
    report(phrases, raw_texts, given.examples)
    report([words for words in phrases if len(words) > 1], raw_texts, given.examples)
    return 0


if __name__ == "__main__":
    sys.exit(main())
