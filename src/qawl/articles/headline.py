"""Which words are the headline: the line on the page that the page's head means."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from qawl.articles.tree import TITLED, Line, Tree, is_paragraph
from qawl.model.documents import SegmentKind
from qawl.text.fold import fold

_SEPARATOR = re.compile(r"\s+[|\-–—•·»:]+\s+|\s*[|»]\s*|:\s+")
_CUTS = 6
"""Separators of a title that are looked at."""
_WORDS = re.compile(r"\w+")
_TAIL = re.compile(r"\s[\-–—|]? ?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$")
"""The day that hangs on a title."""
_DATELINE = re.compile(r"^[^()]{2,25}\([^()]{2,30}\)$")
"""«الحمراب (نوفا برس)»."""
_SOON = 25
"""Lines behind a headline within which the first paragraph stands: bylines and pictures come between."""
_SHORTEST = 10
"""Letters of the shortest headline that is known by the title."""
_WHOLE = 12
"""Letters of the shortest line that is known by being a title."""
_KNOWN = 0.6
"""The share of a line's words that the head must say for the head to know the page."""
_NEAR = 10
"""Lines before the body in which a heading that the head does not know is the headline."""


def find_headline(
    tree: Tree, told: Sequence[str], body_start: int, anchor: int | None = None
) -> tuple[str | None, int | None]:
    """The headline and the index of its line; no line where the page shows none.

    `body_start` is the index of the first line of the article's body: a headline stands before it.
    """
    if anchor is not None:
        return tree.lines[anchor].text, anchor
    told = [_TAIL.sub("", words) for words in told]
    headings = [at for at in range(len(tree.lines)) if heading_level(tree, at) < 9 and _may_head(tree, at)]
    best = max(headings, key=lambda at: _score(tree, at, told, body_start), default=None)
    wholes = _wholes(told)
    same = [at for at, line in enumerate(tree.lines[: body_start + 1]) if _squeezed(line.text) in wholes]
    sure = 2 if same and best not in same else 1
    if best is not None and _score(tree, best, told, body_start) >= sure:
        return tree.lines[best].text, best
    near = [at for at in headings if body_start - _NEAR <= at < body_start and tree.lines[at].text.count(" ") >= 2]
    if near and not same:
        return tree.lines[near[-1]].text, near[-1]
    if same:
        return tree.lines[same[-1]].text, same[-1]
    if not same and told and _best_overlap(tree, told) < _KNOWN:
        plain = [at for at in range(max(0, body_start - _NEAR), body_start) if _could_be(tree, at)]
        if plain:
            best = max(plain, key=lambda at: tree.lines[at].text.count(" "))
            return tree.lines[best].text, best
    return (_without_site(told[0], told) if told else None), None


def _best_overlap(tree: Tree, told: Sequence[str]) -> float:
    """How much of a line the head says at most; what is a link may be a menu's entry."""
    lines = [line.text for line in tree.lines if line.links < 0.8 * len(line.text)]
    return max((_overlap(line, words) for line in lines for words in told), default=0.0)


def _may_head(tree: Tree, at: int) -> bool:
    """Whether a line in a heading, or in what was one before style sheets, is neither prose nor a dateline."""
    return not is_paragraph(tree.lines[at]) and _DATELINE.match(tree.lines[at].text) is None


def _could_be(tree: Tree, at: int) -> bool:
    """Whether a line that nothing marks may be a headline: several words, no link, no date."""
    line = tree.lines[at]
    return (
        4 <= line.text.count(" ") <= 25
        and not line.links
        and not any(c.isdigit() for c in line.text)
        and line.text[-1] not in ":."
    )


def find_anchor(tree: Tree, told: Sequence[str]) -> int | None:
    """The heading that says what the head says the headline is, with a paragraph soon behind it; None for none.

    A site's own name may be a heading and a part of the title too: of several the longest is taken, then the first.
    """
    parts = {squeezed for words in told for part in _pieces(words) if (squeezed := _squeezed(part))}
    found: list[tuple[int, bool, int]] = []
    told = [_TAIL.sub("", words) for words in told]
    for at, line in enumerate(tree.lines):
        if heading_level(tree, at) == 9 or is_paragraph(line) or _is_banner(tree, line):
            continue
        if (letters := _said(line.text, parts)) and any(map(is_paragraph, tree.lines[at + 1 : at + _SOON])):
            found.append((-letters, line.links > 0.8 * len(line.text), at))
    return min(found)[2] if found else None


def _pieces(words: str) -> list[str]:
    """A title, what stands between its separators, and what stands before and behind each of them."""
    cuts = list(_SEPARATOR.finditer(words))[:_CUTS]
    sides = [side for cut in cuts for side in (words[: cut.start()], words[cut.end() :])]
    return [words, *_SEPARATOR.split(words), *sides]


def _is_banner(tree: Tree, line: Line) -> bool:
    """Whether a heading is a link in what the markup calls the page's own: the site's name."""
    own = (tree.elements[element].says is SegmentKind.BOILERPLATE for element in tree.ancestors(line.element))
    return line.links > 0.8 * len(line.text) and any(own)


def _said(line: str, parts: Collection[str]) -> int:
    """How many letters of a heading a part of the titles says: all of it, or most of it from its beginning on."""
    squeezed = _squeezed(line)
    if len(squeezed) < _SHORTEST:
        return 0
    if squeezed in parts:
        return len(squeezed)
    return max(
        (len(part) for part in parts if len(part) > 0.5 * len(squeezed) and squeezed.startswith(part)), default=0
    )


def heading_level(tree: Tree, at: int) -> int:
    """The level of the heading that a line stands in; 9 for none."""
    for element in list(tree.ancestors(tree.lines[at].element))[:3]:
        tag = tree.elements[element].tag
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            return int(tag[1])
        if TITLED.search(tree.elements[element].names):
            return 5
    return 9


def _score(tree: Tree, at: int, told: Sequence[str], body_start: int) -> float:
    """How surely a heading is the headline: it says what the head says, is of the first level, is near the body."""
    line = tree.lines[at]
    if len(line.text) < 4:
        return -1.0
    shared = max((_overlap(line.text, words) for words in told), default=0.0)
    level = heading_level(tree, at)
    near = 0.5 if 0 <= body_start - at <= _NEAR else 0.0
    linked = 0.7 if line.links > 0.8 * len(line.text) else 0.0
    return 2 * shared + (1.0 if level == 1 else 0.0) + near - linked - 0.5 * (at > body_start)


def _overlap(line: str, told: str) -> float:
    """The share of the line's words that the head says too, halved where the head says much more."""
    mine, theirs = _WORDS.findall(fold(line)), set(_WORDS.findall(fold(told)))
    if not mine or not theirs:
        return 0.0
    shared = sum(word in theirs for word in mine) / len(mine)
    return shared * min(1.0, len(mine) / (0.5 * len(theirs)))


def _wholes(told: Sequence[str]) -> frozenset[str]:
    """The titles, and what is at least half of one, in letters alone."""
    long = (part for words in told for part in _pieces(words) if 2 * len(part) >= len(words))
    parts = (*long, *(_without_site(words, told) for words in told))
    return frozenset(squeezed for part in parts if len(squeezed := _squeezed(part)) >= _WHOLE)


def site_parts(told: Sequence[str]) -> set[str]:
    """The short parts of titles that stand beside the headline, or in every one of them: names of the site."""
    if len(told) < 1:
        return set()
    cut = [[part.strip() for part in _SEPARATOR.split(words)] for words in told]
    longest = max((part for parts in cut for part in parts), key=len)
    found = {part for parts in cut if len(parts) > 1 for part in parts}
    return {part for part in found if part != longest and 1 <= part.count(" ") + 1 <= 4 and len(part) > 2}


def _squeezed(words: str) -> str:
    return "".join(_WORDS.findall(fold(words)))


def _without_site(words: str, told: Sequence[str]) -> str:
    """The title without the site's name that hangs on its end or stands before it."""
    parts = [part for part in _SEPARATOR.split(words) if part.strip()]
    if len(parts) < 2:
        return words
    for other in told:
        if other != words and len(other) > 12 and _squeezed(words).find(_squeezed(other)) >= 0:
            return other
    longest = max(parts, key=len)
    return longest.strip() if len(longest) >= 0.6 * len(words) else words
