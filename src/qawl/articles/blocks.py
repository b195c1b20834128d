"""The lines of a page as blocks: what the markup, the lists and boxes around them and the main text say of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from qawl.articles.block import Block
from qawl.articles.body import Hint, find_boxes, find_captions, find_lists
from qawl.articles.labels import Said
from qawl.articles.second import find_second
from qawl.articles.stamps import is_stamp
from qawl.articles.tree import Line, Tree, is_paragraph
from qawl.model.documents import READ, SegmentKind

_SPOKEN_FOR = frozenset({"credits", "tags", "plug", "byline", "comments"})
"""Labels that say of their own line what it is, whatever stands around it."""
_BOXED = {
    "related": SegmentKind.RELATED,
    "tags": SegmentKind.TAGS,
    "comments": SegmentKind.COMMENTS,
    "plug": SegmentKind.BOILERPLATE,
}
_OWN = frozenset({"nav", "footer", "form", "button", "select", "label"})
"""Elements that are the page's own wherever they stand."""
_OF_HEADLINES = re.compile(
    r"date|time|meta|author|writer|byline|views|count|source|category|cat\b|label|comment", re.IGNORECASE
)
_BANNER = re.compile(r"(?:mso|page|site|top)-?_?header", re.IGNORECASE)
_OF_PERSONS = re.compile(r"desc|bio|about|url|link|(?:author|auteur|writer)[_-]?(?:box|card|info)", re.IGNORECASE)
"""Names of what is told of a writer beside his name."""
_OF_THE_PAGE = re.compile(r"nav|menu|foot|copyright|share|social|crumb|skip|login|cookie", re.IGNORECASE)
_BIOGRAPHY = re.compile(r"(?:^|[\s_-])(?:bio|biography|profile)(?:[\s_-]|$)", re.IGNORECASE)
_GOES_ON = 2
"""Paragraphs behind a box by which it stands in the middle of the text."""
_OF_STEPS = re.compile(r"(?:^|[\s_-])(?:next|prev|previous)(?:[\s_-]|$)", re.IGNORECASE)
_OF_PATHS = re.compile(r"[|›»>/•]\s|\d{4}")
"""What paths, menus and dates have and the line above a headline has not."""
_KICKER = 3
"""Blanks in the shortest line above a headline that is a part of it."""
_HEADLINE = 3
"""Blanks in the shortest linked line that can be another article's headline."""
_DETAIL = 8
"""Words of the longest line that can be the date, writer or count of a headline in a list."""
_LABEL = 6
"""Words of the longest line that is nothing but a label."""
_PARAGRAPH = 20
"""Words from which a line of the main text is believed more than the name of a class."""
_POINTS = 9
"""Lines of the longest list of points behind a body."""
_WORDS = 2.5
"""Words for each link of a line up to which it is a menu."""
_LEAD = 4
"""Words from which a line between headline and body is the article's summary."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page the article stands, in lines and elements."""

    hints: Sequence[Hint | None]
    votes: frozenset[int]
    """The lines that are main text to the library."""
    inside: frozenset[int]
    """The lines of the element that holds the body."""
    body: int
    headline: int | None
    start: int
    """The first line of the body."""
    posts: Mapping[int, SegmentKind]
    """Of a thread of a forum: the lines that are not its first post, from that post's own head on."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the lines of a page, by line."""

    said: Mapping[int, str]
    lists: Mapping[int, int]
    boxes: Mapping[int, SegmentKind]
    captions: frozenset[int]
    second: Mapping[int, int]
    points: frozenset[int]
    """Points with their heading that stand between headline and body, or right behind the body."""
    goes_on: int
    """The line up to which at least two paragraphs of the text follow."""


def gather_blocks(tree: Tree, place: Place, read: Sequence[Said | None]) -> list[Block]:
    """One block for each line of the page, in order; `read` are the labels that the lines begin with."""
    said = {at: found.kind for at, found in enumerate(read) if found is not None}
    second = find_second(tree, place.hints, place.inside, place.headline, place.start, _told(said, "comments"))
    around = _Around(
        said,
        find_lists(tree, place.body),
        find_boxes(tree, _box_labels(tree, read), place.body, place.votes),
        find_captions(tree),
        {at: element for at, element in second.items() if at not in place.posts},
        _find_points(tree, place),
        (sorted(at for at in place.votes if is_paragraph(tree.lines[at]))[-_GOES_ON:] or [0])[0],
    )
    return [_block(tree, at, line, place, around) for at, line in enumerate(tree.lines)]


def _find_points(tree: Tree, place: Place) -> frozenset[int]:
    """The points that sum an article up, in a list of their own before its body or behind it, and their heading."""
    if place.headline is None or not place.inside:
        return frozenset()
    free = [line.links == 0 and place.hints[at] is None for at, line in enumerate(tree.lines)]
    before = [at for at in range(place.headline + 1, min(place.inside)) if free[at] and _is_point(tree, at)]
    end, behind = max(place.inside) + 1, []
    for at in range(end, min(end + _POINTS, len(tree.lines))):
        if not free[at] or not (_is_point(tree, at) or (at == end and _is_point(tree, at + 1))):
            break
        behind.append(at)
    found = before + (behind if any(at in place.votes for at in behind) else [])
    heads = [at - 1 for at in before if at - 1 > place.headline and free[at - 1] and not _is_point(tree, at - 1)]
    return frozenset([*found, *heads])


def _is_point(tree: Tree, at: int) -> bool:
    """Whether a line is an item of a list, of some words."""
    if at >= len(tree.lines) or tree.lines[at].text.count(" ") < _KICKER:
        return False
    return any(tree.elements[element].tag == "li" for element in islice(tree.ancestors(tree.lines[at].element), 3))


def _told(said: Mapping[int, str], kind: str) -> frozenset[int]:
    return frozenset(at for at, what in said.items() if what == kind)


def _block(tree: Tree, at: int, line: Line, place: Place, around: _Around) -> Block:
    tags = [tree.elements[element].tag for element in islice(tree.ancestors(line.element), 4)]
    hint, linked, headline = place.hints[at], line.links / max(1, len(line.text)), place.headline
    is_second = hint.element if hint is not None and hint.kind is SegmentKind.EMBEDDED else around.second.get(at, -1)
    return Block(
        line.text,
        hint=_kind(tree, at, line, place, around),
        embedded=is_second,
        listed=at in around.lists
        and around.said.get(at) not in _SPOKEN_FOR
        and around.boxes.get(at) is not SegmentKind.BOILERPLATE,
        before=headline is not None and at < headline,
        kicker=headline is not None and headline - 2 <= at < headline and linked < 0.5 and not _is_banner(tree, line),
        title=at == headline,
        menu=line.anchors > 2 and line.text.count(" ") + 1 <= _WORDS * line.anchors,
        body=is_second >= 0 or at in around.points or _is_body(at, line, linked, place),
        linked=linked,
        heading=any(len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() for tag in tags),
        bullet="li" in tags,
    )


def _is_banner(tree: Tree, line: Line) -> bool:
    """Whether a name says that a line heads every page of the site, as letterheads do."""
    return any(_BANNER.search(tree.elements[element].names) for element in islice(tree.ancestors(line.element), 2))


def _is_body(at: int, line: Line, linked: float, place: Place) -> bool:
    """Whether a line stands where the article stands: in its element, before it as a summary, or named so."""
    hint, headline = place.hints[at], place.headline
    if headline is not None and at == headline - 1 and hint is None and _is_kicker(line, linked):
        return True
    if at in place.inside or (hint is not None and hint.kind is SegmentKind.MAIN):
        return True
    words = line.text.count(" ")
    if headline is not None and headline < at < place.start:
        return linked < 0.5 and words >= _LEAD
    return at in place.votes and words >= _PARAGRAPH


def _is_kicker(line: Line, linked: float) -> bool:
    """Whether a line right above the headline may be its upper line: several words, no link, date or path."""
    return not linked and line.text.count(" ") >= _KICKER and _OF_PATHS.search(line.text) is None


def _kind(tree: Tree, at: int, line: Line, place: Place, around: _Around) -> SegmentKind | None:
    """What the markup and what stands around say that a line is; None where neither says anything."""
    if at in place.posts:
        return place.posts[at]
    hint = place.hints[at]
    kind = hint.kind if hint is not None and hint.kind not in READ else None
    if at in place.votes and kind is SegmentKind.BOILERPLATE and line.text.count(" ") > _PARAGRAPH:
        kind = None
    if kind is SegmentKind.BOILERPLATE and _tells(tree, hint, at, place, around):
        kind = None
    detail = kind is SegmentKind.BOILERPLATE and (_is_detail(tree, hint, line) or _is_headline(tree, hint, line))
    heads = place.headline is not None and place.headline < at < place.start and at not in around.boxes
    if detail and not heads and at in around.lists and around.said.get(at) not in _SPOKEN_FOR:
        kind = SegmentKind.RELATED
    first = place.headline if place.headline is not None else place.start
    if kind in (None, SegmentKind.BOILERPLATE) and at > first and _is_step(tree, line):
        return SegmentKind.RELATED
    if kind is SegmentKind.TAGS and at < first:
        return SegmentKind.BOILERPLATE  # what the article is filed under, above its headline
    if kind in (None, SegmentKind.RELATED) and _asks(tree, at):
        return SegmentKind.BOILERPLATE
    if (
        kind is None
        and at in around.captions
        and at not in around.lists
        and around.said.get(at) != "related"
        and not is_stamp(line.text)
        and first < at <= max(place.inside, default=-1)
    ):
        kind = SegmentKind.CAPTION
    box = around.boxes.get(at)
    if box is SegmentKind.BOILERPLATE and kind in (None, SegmentKind.RELATED):
        return box
    if box is not None and around.said.get(at) not in ("credits", "plug", "byline") and (kind is None or detail):
        kind = box
    if at in around.lists and SegmentKind.RELATED in (around.boxes.get(at), _BOXED.get(around.said.get(at, ""))):
        kind = SegmentKind.RELATED
    return kind


def _tells(tree: Tree, hint: Hint | None, at: int, place: Place, around: _Around) -> bool:
    """Whether what is told of a person stands between paragraphs of the text, and so of whom the text is about."""
    if hint is None or at not in place.inside or not place.start < at < around.goes_on:
        return False
    return _BIOGRAPHY.search(tree.elements[hint.element].names) is not None


def _is_step(tree: Tree, line: Line) -> bool:
    """Whether a line is the linked headline of the article before or behind this one."""
    if line.links < 0.8 * len(line.text) or line.text.count(" ") < _HEADLINE:
        return False
    return any(_OF_STEPS.search(tree.elements[element].names) for element in islice(tree.ancestors(line.element), 2))


def _asks(tree: Tree, at: int) -> bool:
    """Whether a line is the question of a poll: buttons or boxes to tick stand right behind it."""
    behind = tree.lines[at + 1 : at + 3]
    return tree.lines[at].text[-1] in "؟?" and len(behind) == 2 and all(_is_button(tree, line) for line in behind)


def _is_button(tree: Tree, line: Line) -> bool:
    tags = {tree.elements[element].tag for element in islice(tree.ancestors(line.element), 3)}
    return line.text.count(" ") < _LABEL and bool(tags & {"button", "label", "option", "form"})


def _is_detail(tree: Tree, hint: Hint | None, line: Line) -> bool:
    """Whether a line that a name calls the page's own is the date, writer or count of a headline in a list."""
    if hint is None or line.text.count(" ") >= _DETAIL:
        return False
    element = tree.elements[hint.element]
    if element.tag in _OWN or _OF_PERSONS.search(element.names):
        return False
    return _OF_HEADLINES.search(element.names) is not None


def _is_headline(tree: Tree, hint: Hint | None, line: Line) -> bool:
    """Whether a linked line of several words stands in an element whose name only says where it is on the page."""
    if hint is None or line.text.count(" ") < _HEADLINE or line.links < 0.8 * len(line.text):
        return False
    element = tree.elements[hint.element]
    return element.tag not in _OWN and not _OF_THE_PAGE.search(element.names)


def _box_labels(tree: Tree, read: Sequence[Said | None]) -> dict[int, SegmentKind]:
    """The lines that are nothing but a label for what stands with them."""
    found: dict[int, SegmentKind] = {}
    for at, (line, said) in enumerate(zip(tree.lines, read, strict=True)):
        if line.text.count(" ") >= _LABEL or line.links >= 0.5 * len(line.text):
            continue
        if said is not None and said.kind in _BOXED and len(line.text) - said.rest < 6:
            found[at] = _BOXED[said.kind]
    return found
