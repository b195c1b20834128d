"""How well same sayings are told, on pairs of statements drawn widely and judged by reading; places without words.

usage: python -m evals.sayings ARTICLES.jsonl[.gz] evals/gold/sayings/learnt.jsonl... [--show]
A line of the marks holds two statements, each by its article, a digest of the text and the place of its content, and
the verdict: `same` (one saying, however it is worded), `changed` (one saying of which a number or a negation was
changed on the way), `two`. `drawn` says by what they were drawn, `weight` for how many pairs they stand.
Linked are the pairs of any relation; precision and recall are of pairs that are `same` or `changed`. Beside it the
baseline: a word of the speaker's name in common, and so much of all words of both (Jaccard), at its best threshold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.standoff import digest_of, read_lines
from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.values import Relation as Copied
from qawl.compare.sayings.cards import saying_cards
from qawl.compare.sayings.index import SayingIndex
from qawl.compare.sayings.values import SameSaying, SayingCard
from qawl.compare.sayings.words import load_saying_words
from qawl.model.documents import Article
from qawl.model.records import Reading, Statement
from qawl.pipeline import link_actors, load_kit, load_linker, read_article
from qawl.text.fold import fold

ONE = frozenset({"same", "changed"})
_WORD = re.compile(r"[^\W_]+")
_THRESHOLDS = tuple(step / 20 for step in range(1, 20))


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair that was read, and what was made of it."""

    verdict: str
    link: SameSaying | None
    likeness: float
    """By the baseline."""
    drawn: str
    weight: float
    shown: str

    @property
    def one(self) -> bool:
        return self.verdict in ONE


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over pairs."""

    found: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f} ({self.right}/{self.found})  "
            f"R {self.recall:.3f} ({self.right}/{self.wanted})  F1 {self.f1:.3f}"
        )


def score(judged: Sequence[Judged], linked: Iterable[bool]) -> Score:
    """The counts, where `linked` says of each pair whether it was taken for one saying."""
    marks = list(linked)
    right = sum(each.one and mark for each, mark in zip(judged, marks, strict=True))
    return Score(sum(marks), right, sum(each.one for each in judged))


def read_articles(path: Path, wanted: frozenset[str]) -> dict[str, Article]:
    """The articles of these ids."""
    found = {}
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                kept = {key: row.get(key) for key in ("title", "url", "outlet", "published")}
                found[row["id"]] = Article(row["id"], row["text"], **kept)
    return found


def nearest(reading: Reading, at: Sequence[int]) -> int | None:
    """The statement of the reading that covers most of a place."""
    best, most = None, 0
    for nth, statement in enumerate(reading.statements):
        common = min(at[1], statement.content[-1].end) - max(at[0], statement.content[0].start)
        if common > most:
            best, most = nth, common
    return best


def likeness(texts: tuple[str, str], statements: tuple[Statement, Statement]) -> float:
    """What a first idea would do: a word of the name in common, and the share of all words that both have."""
    names = [{word for word in _WORD.findall(fold(one.speaker_name or "")) if len(word) > 2} for one in statements]
    if names[0] and names[1] and not names[0] & names[1]:
        return 0.0
    words = [
        set(_WORD.findall(fold(" ".join(span.of(text) for span in one.content))))
        for text, one in zip(texts, statements, strict=True)
    ]
    return len(words[0] & words[1]) / max(1, len(words[0] | words[1]))


def judge(articles: Path, marks: Sequence[Path]) -> list[Judged]:
    """Every pair that was read whose articles are there with the text that was read, and its link."""
    lines = [line for path in marks for line in read_lines(path)]
    wanted = frozenset(line[side]["id"] for line in lines for side in "ab")
    texts = read_articles(articles, wanted)
    kit = load_kit(records=False)
    linker, words = load_linker(kit), load_saying_words(kit.vocabulary)
    copies = CopyIndex()
    readings: dict[str, Reading] = {}
    cards: dict[tuple[str, int], SayingCard] = {}
    for article in texts.values():
        copies.add(sketch(article))
        reading = readings[article.id] = read_article(article, kit)
        known = link_actors(reading, linker)
        actors = {
            role.statement: one.link.actor
            for one in known.mentions
            if one.link is not None
            for role in one.mention.roles
            if role.part == "speaker"
        }
        for card in saying_cards(reading, words, actors):
            cards[article.id, card.at.statement or 0] = card
    tied = {frozenset((link.first, link.second)) for link in copies.links() if link.relation is not Copied.PARTIAL}
    index = SayingIndex(lambda one, other: frozenset((one, other)) in tied)
    for card in cards.values():
        index.add(card)
    links = {}
    for link in index.links():
        links[frozenset(((link.first.article, link.first.statement), (link.second.article, link.second.statement)))] = (
            link
        )
    return [each for line in lines if (each := _judged(line, texts, readings, links)) is not None]


def _judged(
    line: Mapping[str, Any],
    texts: Mapping[str, Article],
    readings: Mapping[str, Reading],
    links: Mapping[Any, SameSaying],
) -> Judged | None:
    sides = (line["a"], line["b"])
    if any(side["id"] not in texts or digest_of(texts[side["id"]].text) != side["digest"] for side in sides):
        return None
    places = [(side["id"], nearest(readings[side["id"]], side["at"])) for side in sides]
    shown = " || ".join(
        f"{texts[side['id']].published} {texts[side['id']].text[side['at'][0] : side['at'][1]][:300]}" for side in sides
    )
    if any(nth is None for _, nth in places):
        return Judged(line["verdict"], None, 0.0, line["drawn"], line["weight"], shown)
    pair = [readings[name].statements[nth or 0] for name, nth in places]
    names = [texts[name].text for name, _ in places]
    alike = likeness((names[0], names[1]), (pair[0], pair[1]))
    shown = f"[{pair[0].speaker_name} | {pair[1].speaker_name}] {shown}"
    return Judged(line["verdict"], links.get(frozenset(places)), alike, line["drawn"], line["weight"], shown)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("marks", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    given = parser.parse_args()
    judged = judge(given.articles, given.marks)
    print(f"{len(judged)} pairs, {sum(each.one for each in judged)} of them one saying")
    print("qawl      ", score(judged, (each.link is not None for each in judged)))
    apart = [each for each in judged if not each.drawn.startswith("copy")]
    print("  no copies", score(apart, (each.link is not None for each in apart)))
    best = max(_THRESHOLDS, key=lambda least: score(judged, (each.likeness >= least for each in judged)).f1)
    print("baseline  ", score(judged, (each.likeness >= best for each in judged)), f" at {best}")
    kinds = {(each.verdict, each.link.relation.value if each.link else "-") for each in judged}
    for kind in sorted(kinds):
        count = sum((each.verdict, each.link.relation.value if each.link else "-") == kind for each in judged)
        print(f"  {kind[0]:8} {kind[1]:12} {count}")
    if given.show:
        for each in judged:
            if each.one != (each.link is not None) or (each.link and each.link.relation == "changed"):
                link = f"{each.link.score} {each.link.why}" if each.link else "-"
                print(f"{each.verdict} {each.drawn} {link}\n   {each.shown}", file=sys.stdout)


if __name__ == "__main__":
    main()
