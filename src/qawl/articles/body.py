"""Which part of a page is the article: the one importer of the library that finds the main text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Any

from qawl.articles.tree import Line, Tree, is_paragraph
from qawl.model.documents import SegmentKind

ENOUGH = 120
"""Letters of main text below which the library is taken to have found nothing."""
_INSIDE = 0.75
"""The share of the main text that its innermost common element must hold."""
_MUCH = 0.4
"""The share of the main text from which an element's names are not believed: «post tag-politics»."""
_TITLE, _LISTED = 3.4, 0.5
"""Words of linked headlines on average, and the share of such links from which an element is a list of headlines."""
_MENU = 3
"""Words for each link of a line below which it is a menu."""
_LINKED = 4
"""Blanks from which a line half of which is link is a headline, with its writer or date."""
_BESIDE, _BESIDE_WORDS = 3, 6
"""Lines, and words of each, of a part without headlines that may stand between the headlines of a list."""
_FILED = 2.4
"""Words of a link on average up to which links file an article."""
_GADGET = 24
"""Lines of the longest box of prices, hours or the weather."""
_VOTED = 0.7
"""The share of lines of main text from which an element is no box beside the article."""
_TEASERS = 3
"""Headlines from which an element of headlines with a paragraph each is a list."""
_TITLED = 3
"""Words on average below which the links of an element are a menu's."""
_AGREED = 0.3
"""The share of the paragraphs behind the headline that the library must have found to be believed."""
_CAPTION = 26
"""Words of the longest line beside a picture that is its caption."""
_SOLID = 25
"""Letters from which a line's words are looked for anywhere in the main text, and not only as a line of it."""
_MONTH = re.compile(r"^\W*[^\W\d]\S* (?:19|20)\d\d\W*(?:\(?\d+\)?)?$")
"""A link to what was published in one month: «سبتمبر 2025 (14)»."""
_BLANKS = re.compile(r"\s+")


def find_votes(tree: Tree) -> frozenset[int]:
    """The indices of the lines that the library takes for main text."""
    found = _main_text(tree.root)
    if not found:
        return frozenset()
    whole = _bare(found)
    lines = {_bare(line) for line in found.splitlines()}
    return frozenset(
        at
        for at, line in enumerate(tree.lines)
        if (bare := _bare(line.text)) in lines or (len(bare) >= _SOLID and bare in whole)
    )


def _main_text(root: Any) -> str | None:
    from trafilatura import bare_extraction

    if root is None:
        return None
    found = bare_extraction(root, include_comments=False, with_metadata=False, fast=True)
    text = None if found is None else found.text  # type: ignore[union-attr]
    return text if isinstance(text, str) and len(text) >= ENOUGH else None


def _bare(words: str) -> str:
    return _BLANKS.sub("", words)


def find_body(tree: Tree, votes: frozenset[int]) -> int:
    """The innermost element that holds most of the voted letters; -1 where there are none."""
    held = _letters_held(tree, [tree.lines[at] for at in votes])
    total = sum(len(tree.lines[at].text) for at in votes)
    if not total:
        return -1
    holding = [element for element, letters in held.items() if letters >= _INSIDE * total]
    return max(holding, default=-1)


def _letters_held(tree: Tree, lines: Sequence[Line]) -> dict[int, int]:
    held: dict[int, int] = {}
    for line in lines:
        for element in tree.ancestors(line.element):
            held[element] = held.get(element, 0) + len(line.text)
    return held


@dataclass(frozen=True, slots=True)
class Hint:
    """What the nearest element that says something says of a line, and which element that is."""

    kind: SegmentKind
    element: int


def find_hints(tree: Tree, votes: frozenset[int], body: int) -> list[Hint | None]:
    """For each line, what the markup says it is, or None; what holds much of the article says nothing."""
    around = frozenset(tree.ancestors(body)) if body >= 0 else frozenset()
    held = _letters_held(tree, [tree.lines[at] for at in votes])
    total = sum(len(tree.lines[at].text) for at in votes)
    mute = around | {element for element, letters in held.items() if total and letters > _MUCH * total}
    menus = _menus(tree)
    known: dict[int, Hint | None] = {-1: None}
    for at, element in enumerate(tree.elements):
        says, outer = element.says if at not in mute and at not in menus else None, known[element.parent]
        known[at] = outer if says is None or _keeps(outer, says, element.tag) else Hint(says, at)
    return [known[line.element] for line in tree.lines]


def _menus(tree: Tree) -> frozenset[int]:
    """Elements named for headlines that hold nothing but short links: «more categories» is a menu."""
    named = {at for at, element in enumerate(tree.elements) if element.says is SegmentKind.RELATED}
    words: dict[int, list[int]] = {at: [] for at in named}
    for line in tree.lines:
        for element in tree.ancestors(line.element):
            if element in named:
                words[element].append(line.text.count(" ") + 1 if line.links else _TITLED)
    return frozenset(at for at, counts in words.items() if len(counts) > 2 and sum(counts) < _TITLED * len(counts))


def _keeps(outer: Hint | None, says: SegmentKind, tag: str) -> bool:
    """Whether what stands around decides: the date of another article's headline is no line of this page's."""
    if outer is None or says is not SegmentKind.BOILERPLATE or tag in ("form", "nav"):
        return False
    if tag == "footer":
        return outer.kind is SegmentKind.COMMENTS
    return outer.kind in (SegmentKind.RELATED, SegmentKind.COMMENTS, SegmentKind.CAPTION)


def find_lists(tree: Tree, body: int) -> dict[int, int]:
    """For each line outside the body that stands in a list of other articles' headlines, the list's element.

    Dates and counts between the headlines belong to it, a neighbouring box of another matter does not.
    """
    around = frozenset(tree.ancestors(body)) if body >= 0 else frozenset({0})
    inside: dict[int, list[int]] = {}
    for at, line in enumerate(tree.lines):
        for element in tree.ancestors(line.element):
            if element in around:
                break
            inside.setdefault(element, []).append(at)
    titles = {e: [at for at in lines if _is_title(tree.lines[at])] for e, lines in inside.items()}
    lists = {e for e, found in titles.items() if _is_list(tree, found, inside[e])}
    bare = {at for e in lists for at in _bare_sections(tree, inside[e], frozenset(titles[e]))}
    found: dict[int, int] = {}
    for at, line in enumerate(tree.lines):
        own = list(takewhile(lambda e: e not in around, tree.ancestors(line.element)))
        without = [e for e in own if not titles[e]]
        holding = next((e for e in own if e in lists), None) if at not in bare else None
        beside = [tree.lines[n] for n in inside[without[-1]]] if without else []
        if holding is not None and (_is_beside(beside) or (len(beside) == 1 and _teases(tree, inside[holding], at))):
            found[at] = holding
    return found


def _bare_sections(tree: Tree, lines: Sequence[int], titles: frozenset[int]) -> Iterator[int]:
    """The lines of a list under a heading that no headline follows: of coming events, of months."""
    starts = [n for n, at in enumerate(lines) if _is_plain_heading(tree, at)]
    for start, end in pairwise([*starts, len(lines)]):
        section = lines[start:end]
        if len(section) > 1 and titles.isdisjoint(section):
            yield from section


def _teases(tree: Tree, lines: Sequence[int], at: int) -> bool:
    """Whether a line is the paragraph under a linked headline of the list."""
    return any(_is_title(tree.lines[n]) for n in range(max(lines[0], at - _BESIDE + 1), at)) and is_paragraph(
        tree.lines[at]
    )


def _is_beside(lines: Sequence[Line]) -> bool:
    """Whether a part of a list that holds no headline is a date, an hour, a count, a label."""
    return len(lines) <= _BESIDE and all(line.text.count(" ") < _BESIDE_WORDS for line in lines)


def _is_title(line: Line) -> bool:
    """Whether a line is mostly a link of some words; the date behind a headline counts for neither."""
    words = line.text.count(" ")
    if words < 1 or line.text.count("|") > 1 or (line.anchors > 2 and words + 1 < _MENU * line.anchors):
        return False
    if words < _LINKED and _MONTH.match(line.text):
        return False
    letters = sum(map(str.isalpha, line.text)) + words if line.links <= 0.6 * len(line.text) else len(line.text)
    return line.links > (0.6 if words < _LINKED else 0.5) * letters


def _is_list(tree: Tree, titles: Sequence[int], lines: Sequence[int]) -> bool:
    """Whether most of an element is linked headlines: long ones on average, unlike a menu's entries."""
    linked = sum(len(tree.lines[at].text) for at in titles)
    words = sum(tree.lines[at].text.count(" ") + 1 for at in titles)
    links = sum(max(1, tree.lines[at].anchors) for at in titles) if len(titles) == 1 else len(titles)
    if links < 2 or words < _TITLE * links:
        return False
    return linked >= _LISTED * sum(len(tree.lines[at].text) for at in lines) or _are_teasers(tree, titles, lines)


def _are_teasers(tree: Tree, titles: Sequence[int], lines: Sequence[int]) -> bool:
    """Whether linked headlines stand each with its date and one paragraph, and nothing else between them."""
    if len(titles) < _TEASERS or titles[0] - lines[0] > _BESIDE:
        return False
    stretches = list(pairwise((*titles, lines[-1] + 1)))
    return all(
        end - at <= _BESIDE + 1 and sum(is_paragraph(tree.lines[n]) for n in range(at + 1, end)) <= 1
        for at, end in stretches
    )


def find_captions(tree: Tree) -> frozenset[int]:
    """The lines that share a small element with a picture and with hardly anything else."""
    lines = Counter(element for line in tree.lines for element in tree.ancestors(line.element))
    pictures = Counter(element for image in tree.images for element in tree.ancestors(image))
    return frozenset(
        at
        for at, line in enumerate(tree.lines)
        if line.text.count(" ") < (_CAPTION if line.text[-1] != "." else _CAPTION // 2)
        and line.links < 0.5 * len(line.text)
        and any(pictures[e] and lines[e] <= 2 for e in tree.ancestors(line.element))
    )


def find_boxes(
    tree: Tree, kinds: Mapping[int, SegmentKind], body: int, votes: frozenset[int]
) -> dict[int, SegmentKind]:
    """The lines that stand in one box with a label, behind it: of the label's kind. `kinds` are the labels by line.

    The box is the smallest element around the label that holds another line; none where that holds the article.
    """
    around = frozenset(tree.ancestors(body)) if body >= 0 else frozenset({0})
    inside: dict[int, list[int]] = {}
    for at, line in enumerate(tree.lines):
        for element in tree.ancestors(line.element):
            inside.setdefault(element, []).append(at)
    boxed: dict[int, SegmentKind] = {}
    for label, kind in kinds.items():
        box = next((e for e in tree.ancestors(tree.lines[label].element) if len(inside[e]) > 1), -1)
        if kind is SegmentKind.BOILERPLATE and box >= 0 and not _is_gadget(tree, inside[box]):
            continue
        if box < 0 or box in around or sum(at in votes for at in inside[box]) > _VOTED * len(inside[box]):
            continue
        if kind is SegmentKind.RELATED and _is_filing(tree, inside[box][inside[box].index(label) + 1 :]):
            kind = SegmentKind.TAGS
        for at in inside[box]:
            if at > label and at not in kinds and _is_plain_heading(tree, at):
                break
            if at >= label:
                boxed[at] = kind
    return boxed


def _is_filing(tree: Tree, lines: Sequence[int]) -> bool:
    """Whether the lines behind «مواضيع ذات صلة» are links of one or two words: what an article is filed under."""
    found = [tree.lines[at] for at in lines]
    words = sum(line.text.count(" ") + 1 for line in found)
    return len(found) > 1 and words <= _FILED * len(found) and all(line.links > 0.8 * len(line.text) for line in found)


def _is_gadget(tree: Tree, lines: Sequence[int]) -> bool:
    """Whether a box holds nothing to read: prices, hours of prayer, the weather, a form."""
    return len(lines) <= _GADGET and not any(
        is_paragraph(tree.lines[at]) or (_is_title(tree.lines[at]) and tree.lines[at].text.count(" ") >= _LINKED)
        for at in lines
    )


def _is_plain_heading(tree: Tree, at: int) -> bool:
    """Whether a line is a heading that links nowhere: in a box, the title of the next one."""
    line = tree.lines[at]
    tag = tree.elements[line.element].tag
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() and not line.links


def follow_headline(tree: Tree, votes: frozenset[int], anchor: int | None, stops: frozenset[int]) -> frozenset[int]:
    """The votes, or where the library took something else for the article, the paragraphs behind the headline.

    `anchor` is the line that the page's head calls the headline; `stops` are labels of comments and other headlines,
    behind which no paragraph is the article's.
    """
    if anchor is None:
        return votes
    end = min((at for at in stops if at > anchor), default=len(tree.lines))
    found = [at for at in range(anchor + 1, end) if is_paragraph(tree.lines[at])]
    letters = sum(len(tree.lines[at].text) for at in found)
    agreed = sum(len(tree.lines[at].text) for at in found if at in votes)
    if letters < ENOUGH or agreed > _AGREED * letters:
        behind = frozenset(at for at in votes if at > anchor)
        return behind if found else votes
    return frozenset(found)
