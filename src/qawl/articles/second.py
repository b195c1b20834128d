"""Second articles on a page: whole ones, with a headline and paragraphs of their own, after the first."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from qawl.articles.body import Hint
from qawl.articles.headline import heading_level
from qawl.articles.stamps import fold_digits, is_stamp
from qawl.articles.tree import Tree, is_paragraph

_NAMED = re.compile(r"(?:^|[\s_-])(?:article|post|story|entry|news-item|single)(?:[\s_-]|$)", re.IGNORECASE)
_PROSE, _LETTERS = 2, 160
"""Paragraphs, and letters in them, from which a heading and what follows are an article."""
_MANY = 3
"""Paragraphs behind what is named a title and is no heading of the first three levels."""
_NAME = 4
"""Words from which a heading among comments is no reader's name."""
_HEAD = 3
"""Lines of an article's own above its heading: its source, its date."""
_DETAIL = 8
"""Words of the longest line that is the date or hour of an article."""
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_REACH = 12
"""Lines behind a heading within which its first paragraphs stand: bylines and pictures come between."""


def find_second(
    tree: Tree,
    hints: Sequence[Hint | None],
    inside: frozenset[int],
    headline: int | None,
    start: int,
    comments: Collection[int] = (),
) -> dict[int, int]:
    """For each line of a second article, the index of its element; empty for a page with one.

    Inside the body a second article has an element of its own that is named so, or a second heading of the first
    level; outside it, any heading with paragraphs behind it that no name gives away as something else, and with one
    paragraph where it stands in the like of what holds the first article. Short headings
    behind the label of the comments are readers' names; `comments` are the lines of such labels.
    """
    held, around = _lines_of_elements(tree), _makes_around(tree, headline)
    prose = [at for at, line in enumerate(tree.lines) if is_paragraph(line)]
    first = [at for at in prose if at >= start][:_PROSE]
    after = first[-1] if first else len(tree.lines)
    found: dict[int, int] = {}
    opened = min(comments, default=len(tree.lines))
    for at in range(after + 1, len(tree.lines)):
        if at in comments or (tree.lines[at].text.count(" ") < _NAME and at > opened):
            continue
        if at in found or at == headline or (level := heading_level(tree, at)) > 5 or hints[at] is not None:
            continue
        behind = [n for n in prose if at < n <= at + _REACH and hints[n] is None]
        if level > 3 and (len(behind) < _MANY or at in inside):
            continue
        if not behind:
            continue
        element = _holding(tree, at, behind, held)
        alike = _looks_alike(tree, element, around)
        short = len(behind) < _PROSE or sum(len(tree.lines[n].text) for n in behind) < _LETTERS
        linked = tree.lines[at].links > 0.5 * len(tree.lines[at].text)
        if short and (linked or not alike or at in inside):
            continue
        if held[element][0] <= start or (at in inside and not _apart(tree, element, level, held, at, alike)):
            continue
        above = {n for n in held[element] if alike and at - _HEAD <= n < at and is_stamp(tree.lines[n].text)}
        found |= {n: element for n in held[element] if (n >= at or n in above) and n not in found}
    return found


def _lines_of_elements(tree: Tree) -> dict[int, list[int]]:
    held: dict[int, list[int]] = {}
    for at, line in enumerate(tree.lines):
        for element in tree.ancestors(line.element):
            held.setdefault(element, []).append(at)
    return held


def _holding(tree: Tree, heading: int, behind: Sequence[int], held: dict[int, list[int]]) -> int:
    """The innermost element that holds the heading and its paragraphs."""
    for element in tree.ancestors(tree.lines[heading].element):
        if held[element][-1] >= behind[min(_PROSE, len(behind)) - 1]:
            return element
    return 0


def _apart(tree: Tree, element: int, level: int, held: dict[int, list[int]], heading: int, alike: bool) -> bool:
    """Whether a heading inside the body opens another article and not a part of this one.

    An element that is only named so must be of the headline's own kind, or have what articles have: a linked heading,
    a date, an hour or a writer beside it.
    """
    if held[element].index(heading) >= 4:
        return False
    if level == 1 or tree.elements[element].tag == "article":
        return True
    if not _NAMED.search(tree.elements[element].names):
        return False
    if alike:
        return True
    if tree.lines[heading].links > 0.6 * len(tree.lines[heading].text):
        return True
    near = range(held[element][0], min(heading + 3, held[element][-1] + 1))
    beside = [tree.lines[at] for at in near if at != heading and tree.lines[at].text.count(" ") < _DETAIL]
    return any(line.datetime or is_stamp(line.text) or _CLOCK.search(fold_digits(line.text)) for line in beside)


def _makes_around(tree: Tree, headline: int | None) -> dict[tuple[str, str], set[int]]:
    """What the headline stands in, by tag and first name; what has no name is left out, <article> apart."""
    found: dict[tuple[str, str], set[int]] = {}
    for element in tree.ancestors(tree.lines[headline].element) if headline is not None else ():
        make = _make(tree, element)
        if make[1] or make[0] == "article":
            found.setdefault(make, set()).add(element)
    return found


def _make(tree: Tree, element: int) -> tuple[str, str]:
    return tree.elements[element].tag, tree.elements[element].names.split(" ", 1)[0]


def _looks_alike(tree: Tree, element: int, around: Mapping[tuple[str, str], set[int]]) -> bool:
    """Whether the headline stands in an element of the same tag and first name, but not in this one."""
    return bool(around.get(_make(tree, element), set()) - {element})
