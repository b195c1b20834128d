"""What a page says: headline, date, author, credits, and its text in pieces of one kind each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from qawl.articles.body import ENOUGH, Hint, find_body, find_boxes, find_captions, find_hints, find_lists, find_votes
from qawl.articles.byline import find_author, find_credits
from qawl.articles.dates import date_in_address
from qawl.articles.headline import find_headline
from qawl.articles.kinds import Block, Sorted, sort_blocks
from qawl.articles.labels import Labels, read_label
from qawl.articles.language import read_language
from qawl.articles.metadata import Told, read_told
from qawl.articles.pieces import Piece, gather_pieces
from qawl.articles.published import Published, find_published
from qawl.articles.second import find_second
from qawl.articles.structure import Structure
from qawl.articles.tree import Tree, read_tree
from qawl.model.captures import Announced
from qawl.model.documents import READ, SegmentKind
from qawl.outlets.entries import Outlet, Quirk

NOTHING = Announced()
NO_LINES: frozenset[int] = frozenset()
_OWN = frozenset({"nav", "footer", "form", "button", "select", "label"})
"""Elements that are the page's own wherever they stand."""
_LABEL = 6
"""Words of the longest line that is nothing but a label."""
_PARAGRAPH = 20
"""Words from which a line of the main text is believed more than the name of a class."""
_LEAD = 4
"""Words from which a line between headline and body is the article's summary."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was made of a page; nothing of it is guessed from when it was read."""

    headline: str | None
    published: Published
    author: str | None
    credits: tuple[str, ...]
    lang: str | None
    pieces: tuple[Piece, ...]
    canonical: str | None = None
    outlet: str | None = None
    """The site's name as the page gives it."""


@dataclass(frozen=True, slots=True)
class PageKit:
    """What reading a page takes, compiled once a process."""

    labels: Labels
    structure: Structure
    digest: str
    """A fingerprint of the words and names by which pages are read."""


def read_page(text: str, url: str | None, kit: PageKit, outlet: Outlet | None, announced: Announced = NOTHING) -> Page:
    """Read the decoded markup of one page; it never raises for what stands there, and may find nothing.

    The `outlet` gives the time zone of dates that name none, and what is special about its pages.
    """
    tree = read_tree(text, kit.structure, _quirks(outlet, url))
    zone = outlet.time_zone if outlet is not None else None
    told = read_told(tree)
    votes = find_votes(tree)
    body = find_body(tree, votes)
    inside = (
        frozenset(at for at, line in enumerate(tree.lines) if body in tree.ancestors(line.element))
        if body >= 0
        else NO_LINES
    )
    start = _first_line(tree, votes & inside)
    titles = told.headlines or ((announced.title,) if announced.title else ())
    headline, at = find_headline(tree, titles, start)
    hints = find_hints(tree, votes, body)
    judged = _judge(tree, hints, votes, inside, body, (at, start), kit.labels)
    article = (at if at is not None else start, start, max(inside, default=start))
    pieces = gather_pieces([line.text for line in tree.lines], judged, at)
    if told.body and sum(len(p.text) for p in pieces if p.kind is SegmentKind.MAIN) < ENOUGH:
        pieces = _with_told_body(tree, judged, at, told.body)
    kinds = [one.kind for one in judged]
    return Page(
        headline=headline or announced.title,
        published=find_published(tree, told, kinds, url or told.canonical, announced, zone, (at, start)),
        author=_told_author(told) or find_author(tree, hints, article, kit.labels, told.outlet) or announced.author,
        credits=find_credits(tree, hints, judged, article, kit.labels),
        lang=read_language(tree.lang, " ".join(p.text for p in pieces if p.kind in READ) or headline or ""),
        pieces=pieces,
        canonical=told.canonical,
        outlet=told.outlet,
    )


def _quirks(outlet: Outlet | None, url: str | None) -> tuple[Quirk, ...]:
    """What is special about the outlet's pages on the day that the address names, or today."""
    if outlet is None or not outlet.quirks:
        return ()
    day = date_in_address(url) if url else None
    return outlet.quirks_on(day.iso if day else None)


def _first_line(tree: Tree, votes: frozenset[int]) -> int:
    """The first line of the article's text: of prose where there is any, for dates and names may stand before it."""
    prose = (
        at
        for at in sorted(votes)
        if Block(tree.lines[at].text, linked=tree.lines[at].links / len(tree.lines[at].text)).prose
    )
    return next(prose, min(votes, default=len(tree.lines)))


def _judge(
    tree: Tree,
    hints: Sequence[Hint | None],
    votes: frozenset[int],
    inside: frozenset[int],
    body: int,
    place: tuple[int | None, int],
    labels: Labels,
) -> list[Sorted]:
    """The kind of each line of the page."""
    (headline, start), end = place, max(inside, default=-1)
    said = {at: found.kind for at, line in enumerate(tree.lines) if (found := read_label(line.text, labels))}
    lists = {at: e for at, e in find_lists(tree, body).items() if said.get(at) not in _SPOKEN_FOR}
    captions = find_captions(tree)
    second = find_second(tree, hints, inside, headline, start)
    boxes = find_boxes(tree, _box_labels(tree, labels), body, votes)
    blocks = []
    for at, line in enumerate(tree.lines):
        tags = [tree.elements[element].tag for element in _first(tree.ancestors(line.element), 4)]
        linked = line.links / max(1, len(line.text))
        lead = headline is not None and headline < at < start and linked < 0.5 and line.text.count(" ") >= _LEAD
        hint = hints[at]
        embedded = hint.element if hint is not None and hint.kind is SegmentKind.EMBEDDED else second.get(at, -1)
        kind = hint.kind if hint is not None and hint.kind not in READ else None
        if at in votes and kind is SegmentKind.BOILERPLATE and line.text.count(" ") > _PARAGRAPH:
            kind = None
        if (
            kind is SegmentKind.BOILERPLATE
            and hint is not None
            and at in lists
            and tree.elements[hint.element].tag not in _OWN
        ):
            kind = SegmentKind.RELATED if lists[at] < hint.element else kind  # the date of a headline in a list
        if (
            kind is None
            and at in captions
            and at not in lists
            and (headline if headline is not None else start) < at <= end
        ):
            kind = SegmentKind.CAPTION
        if (
            at in boxes
            and said.get(at) not in _SPOKEN_FOR - {"comments", "tags"}
            and (
                kind is None
                or kind is SegmentKind.BOILERPLATE
                and hint is not None
                and tree.elements[hint.element].tag not in _OWN
            )
        ):
            kind = boxes[at]
        blocks.append(
            Block(
                line.text,
                hint=kind,
                embedded=embedded,
                listed=at in lists,
                before=headline is not None and at < headline,
                kicker=headline is not None and headline - 2 <= at < headline and linked < 0.5,
                body=at in inside
                or lead
                or (hint is not None and hint.kind is SegmentKind.MAIN)
                or embedded >= 0
                or (at in votes and line.text.count(" ") >= _PARAGRAPH),
                linked=linked,
                heading=any(_is_heading(tag) for tag in tags),
                bullet="li" in tags,
            )
        )
    return sort_blocks(blocks, labels, page=True)


_SPOKEN_FOR = frozenset({"credits", "tags", "plug", "byline", "comments"})
"""Labels that say of their own line what it is, whatever stands around it."""
_BOXED = {"related": SegmentKind.RELATED, "tags": SegmentKind.TAGS, "comments": SegmentKind.COMMENTS}


def _box_labels(tree: Tree, labels: Labels) -> dict[int, SegmentKind]:
    """The lines that are nothing but a label for what stands with them."""
    said = {at: read_label(line.text, labels) for at, line in enumerate(tree.lines) if line.text.count(" ") < _LABEL}
    return {
        at: _BOXED[one.kind]
        for at, one in said.items()
        if one is not None
        and one.kind in _BOXED
        and len(tree.lines[at].text) - one.rest < 6
        and (tree.lines[at].links < 0.5 * len(tree.lines[at].text))
    }


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def _first(items: Iterable[int], count: int) -> Iterator[int]:
    return islice(items, count)


def _with_told_body(tree: Tree, judged: Sequence[Sorted], headline: int | None, body: str) -> tuple[Piece, ...]:
    """The pieces, with the article's words that only the page's JSON carries behind headline and byline."""
    first = headline + 1 if headline is not None else 0
    place = next(
        (at for at in range(first, len(judged)) if judged[at].kind is not SegmentKind.BOILERPLATE), len(judged)
    )
    lines = [line.text for line in tree.lines]
    before = gather_pieces(lines[:place], judged[:place], headline)
    after = gather_pieces(lines[place:], judged[place:], None)
    kept = [piece for piece in (*before, Piece(SegmentKind.MAIN, body), *after)]
    return tuple(piece for piece in kept if piece.kind is not SegmentKind.MAIN or piece.text == body)


def _told_author(told: Told) -> str | None:
    """The writer that the head names; never the outlet itself, an address or a handle."""
    persons = [n for n in told.authors if n != told.outlet and not n.startswith(("http:", "https:")) and "@" not in n]
    return " و".join(persons[:3]) or None
