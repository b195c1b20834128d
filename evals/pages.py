"""How well pages are read: kinds of text by letters, main text, headline, date and credits, on invented pages.

    python -m evals.pages [PREFIX] [--show NAME]

The pages are in `evals/gold/pages`: those whose name begins with «a» to «e» were looked at while the reader was
made, those with «f» were not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold" / "pages"
HEADLINE = "headline"
Words = list[tuple[str, str]]
"""Every word of a page in order, with the kind of the segment it stands in."""
Reader = Callable[[bytes, str | None, str | None], dict[str, Any]]
"""Bytes, media type and address of a page to a line of `qawl page`."""


@dataclass(slots=True)
class Score:
    """Letters of words, summed over pages."""

    gold: int = 0
    found: int = 0
    right: int = 0
    main_gold: int = 0
    main_found: int = 0
    main_right: int = 0
    pages: int = 0
    headlines: int = 0
    dates: int = 0
    bases: int = 0
    credits: int = 0
    authors: int = 0
    mistaken: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def kinds(self) -> float:
        """F1 by letters of words whose kind is right, headline apart."""
        return 2 * self.right / max(1, self.gold + self.found)

    @property
    def main(self) -> float:
        return 2 * self.main_right / max(1, self.main_gold + self.main_found)

    def line(self) -> str:
        shares = (self.headlines, self.dates, self.bases, self.credits, self.authors)
        said = " ".join(f"{share / max(1, self.pages):.3f}" for share in shares)
        kinds = f"kinds {self.kinds:.4f} main {self.main:.4f}"
        return f"{kinds} headline, date, basis, credits, author {said} pages {self.pages}"


def gold_pages(prefix: str = "") -> list[tuple[Path, dict[str, Any]]]:
    """Each page of the set with its gold."""
    return [
        (page.with_suffix(".html"), json.loads(page.read_text("utf-8")))
        for page in sorted(GOLD.glob(f"{prefix}*.json"))
    ]


def words_of(line: dict[str, Any]) -> Words:
    return [(word, segment["kind"]) for segment in line["segments"] for word in segment["text"].split()]


def judge(gold: dict[str, Any], found: dict[str, Any], score: Score) -> Score:
    """Add one page to the score."""
    left, right = words_of(gold), words_of(found)
    score.gold += sum(len(word) for word, _ in left)
    score.found += sum(len(word) for word, _ in right)
    score.main_gold += sum(len(word) for word, kind in left if kind == "main")
    score.main_found += sum(len(word) for word, kind in right if kind == "main")
    for one, other in aligned(left, right):
        if one[1] == other[1]:
            score.right += len(one[0])
            score.main_right += len(one[0]) * (one[1] == "main")
        else:
            score.mistaken[one[1], other[1]] += len(one[0])
    score.pages += 1
    score.headlines += _squeezed(gold["headline"]) == _squeezed(found["headline"])
    score.dates += same_date(gold["published"], found["published"])
    score.bases += gold["published_basis"] == found["published_basis"]
    score.credits += {_squeezed(c) for c in gold["credits"]} == {_squeezed(c) for c in found["credits"]}
    score.authors += _squeezed(gold["author"]) == _squeezed(found["author"])
    return score


def aligned(left: Words, right: Words) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Words that both have, in order."""
    matcher = SequenceMatcher(None, [word for word, _ in left], [word for word, _ in right], autojunk=False)
    return [(left[a + n], right[b + n]) for a, b, size in matcher.get_matching_blocks() for n in range(size)]


def same_date(gold: str | None, found: str | None) -> bool:
    """The same moment, to the minute, or the same day where neither says the hour; a zone where the gold has one."""
    if gold is None or found is None:
        return gold is found
    if "T" not in gold or "T" not in found:
        return gold[:10] == found[:10] and ("T" in gold) == ("T" in found)
    left, right = datetime.fromisoformat(gold), datetime.fromisoformat(found)
    if (left.tzinfo is None) != (right.tzinfo is None):
        return False
    return abs((left - right).total_seconds()) < 60


def _squeezed(words: str | None) -> str:
    return "".join((words or "").split())


def read_with_qawl() -> Reader:
    """Our own reader, compiled once."""
    from qawl.articles.build import load_page_kit, page_form
    from qawl.model.captures import Capture
    from qawl.outlets.load import load_outlets

    kit, outlets = load_page_kit(), load_outlets()
    return lambda body, media_type, url: page_form(Capture(url, body, "", media_type), kit, outlets)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prefix", nargs="?", default="")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args(arguments)
    read, total = read_with_qawl(), Score()
    for path, gold in gold_pages(given.prefix):
        found, own = read(path.read_bytes(), gold["media_type"], gold["url"]), Score()
        judge(gold, found, own)
        judge(gold, found, total)
        print(f"{path.stem:36} {own.line()}")
        if given.show:
            show(gold, found)
    print(f"{'all':36} {total.line()}")
    print(dict(total.mistaken.most_common(12)))
    return 0


def show(gold: dict[str, Any], found: dict[str, Any]) -> None:
    """What is wrong on a page, line by line."""
    for key in ("headline", "published", "published_basis", "credits", "author", "lang"):
        if gold[key] != found[key]:
            print(f"    {key}: {gold[key]!r} but {found[key]!r}")
    last, gathered = None, ""
    for one, other in [*aligned(words_of(gold), words_of(found)), (("", ""), ("", ""))]:
        pair = (one[1], other[1])
        if pair != last and gathered:
            print(f"    {last[0]} taken for {last[1]}: {gathered[:150]}" if last else "")
            gathered = ""
        last = pair
        gathered += f" {one[0]}" if pair[0] != pair[1] else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
