"""What a page says: headline, date, author, credits, and its text in pieces of one kind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qawl.articles.block import Block
from qawl.articles.blocks import Place, gather_blocks
from qawl.articles.body import ENOUGH, find_body, find_hints, find_votes, follow_headline
from qawl.articles.byline import find_author, find_credits, is_somebody
from qawl.articles.dates import date_in_address
from qawl.articles.forums import find_poster, find_posts
from qawl.articles.headline import find_anchor, find_headline, site_parts
from qawl.articles.kinds import Sorted, sort_blocks
from qawl.articles.labels import Labels, is_known, read_label, with_own_names
from qawl.articles.language import read_language
from qawl.articles.messages import Messages, find_messages
from qawl.articles.metadata import Told, read_told
from qawl.articles.pieces import Piece, gather_pieces
from qawl.articles.published import Published, find_part_dates, find_published, find_zone
from qawl.articles.stamps import is_own
from qawl.articles.structure import Structure
from qawl.articles.tree import Tree, is_paragraph, read_tree
from qawl.model.captures import Announced
from qawl.model.documents import READ, SegmentKind
from qawl.outlets.entries import Outlet, Quirk

NOTHING = Announced()
_LONG = 16
"""Words from which a line is prose, however it ends."""
_BESIDE = 5
"""Words beside the writer's name on a line above the text that is a byline."""
_POST, _LABELLED = 4, 8
"""Blanks in the longest post under a name, and letters of the longest word before one."""
_SIGNED_IN = frozenset({SegmentKind.MAIN, SegmentKind.RELATED})
_SAME = 40
"""Letters by which a line of the page is found in the words of its JSON."""
NO_LINES: frozenset[int] = frozenset()


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
    zone = find_zone(tree) or (outlet.time_zone if outlet is not None else None)
    told = read_told(tree)
    titles = told.headlines or ((announced.title,) if announced.title else ())
    anchor = find_anchor(tree, titles)
    if messages := find_messages(tree, url, anchor, zone):
        return _of_messages(tree, told, messages)
    names = _own_names(told, outlet) - ({tree.lines[anchor].text} if anchor is not None else set())
    labels = with_own_names(kit.labels, names)
    read = [read_label(line.text, labels) for line in tree.lines]
    opening_prose = next((at for at in range(anchor or 0, len(tree.lines)) if is_paragraph(tree.lines[at])), 0)
    read = [None if at < opening_prose and s is not None and s.kind == "comments" else s for at, s in enumerate(read)]
    said = {at: found.kind for at, found in enumerate(read) if found is not None}
    stops = frozenset(at for at, label in said.items() if label in ("comments", "related"))
    votes = follow_headline(tree, find_votes(tree), anchor, stops)
    body = find_body(tree, votes)
    inside = (
        frozenset(at for at, line in enumerate(tree.lines) if body in tree.ancestors(line.element))
        if body >= 0
        else NO_LINES
    )
    start = _first_line(tree, votes & inside)
    headline, at = find_headline(tree, titles, start, anchor)
    hints = find_hints(tree, votes, body)
    posts = find_posts(tree, said)
    place = Place(hints, votes, inside, body, at, start, posts)
    judged = sort_blocks(gather_blocks(tree, place, read), read, labels, page=True)
    article = (at if at is not None else start, start, max(inside, default=start))
    opening = min(article[0], *list(posts)[:1], start)
    author = _told_author(told, labels) or find_author(tree, hints, judged, article, labels)
    credits = find_credits(tree, hints, judged, article, labels)
    if author is not None and credits and _is_member(author, tree, posts):
        author = None  # who copies a report into a forum has not written it
    judged = _without_signs(tree, judged, at, start, author)
    author = author if author is not None or credits else find_poster(tree, posts)
    pieces = gather_pieces([line.text for line in tree.lines], judged, at, find_part_dates(tree, judged, zone))
    if told.body and sum(len(p.text) for p in pieces if p.kind is SegmentKind.MAIN) < ENOUGH:
        pieces = _with_told_body(tree, judged, at, told.body)
    return Page(
        headline=headline or announced.title,
        published=find_published(
            tree, told, judged, url or told.canonical, announced, zone, (opening, article[1], article[2])
        ),
        author=author or announced.author,
        credits=tuple(name for name in credits if name != author),
        lang=read_language(tree.lang, " ".join(p.text for p in pieces if p.kind in READ) or headline or ""),
        pieces=pieces,
        canonical=told.canonical,
        outlet=told.outlet,
    )


def _of_messages(tree: Tree, told: Told, messages: Messages) -> Page:
    """A page of messages: the one that is meant is the article, and nobody signs it but the channel."""
    lines = [line.text for line in tree.lines]
    pieces = gather_pieces(lines, messages.judged, messages.headline)
    read = messages.published
    return Page(
        headline=lines[messages.headline] if messages.headline is not None else None,
        published=Published(read.iso, "text", read.weekday_wrong) if read is not None else Published(),
        author=None,
        credits=(),
        lang=read_language(tree.lang, " ".join(p.text for p in pieces if p.kind in READ)),
        pieces=pieces,
        canonical=told.canonical,
        outlet=next(iter(told.headlines), told.outlet),
    )


def _own_names(told: Told, outlet: Outlet | None) -> set[str]:
    """What the outlet calls itself: in its file, in the head, and behind the headline in the title."""
    names = {told.outlet} if told.outlet else set()
    if outlet is not None:
        names |= {outlet.name, outlet.name_en, *outlet.also}
    parts = site_parts(told.headlines)
    return (
        names
        | parts
        | {part.removeprefix(word).strip() for part in parts for word in ("صحيفة", "وكالة", "موقع", "شبكة")}
    )


def _quirks(outlet: Outlet | None, url: str | None) -> tuple[Quirk, ...]:
    """What is special about the outlet's pages on the day that the address names, or today."""
    if outlet is None or not outlet.quirks:
        return ()
    day = date_in_address(url) if url else None
    return outlet.quirks_on(day.iso if day else None)


def _first_line(tree: Tree, votes: frozenset[int]) -> int:
    """The first line of the article's text: of prose where there is any, for dates and names may stand before it."""
    blocks = {at: Block(tree.lines[at].text, linked=tree.lines[at].links / len(tree.lines[at].text)) for at in votes}
    prose = [at for at in sorted(votes) if blocks[at].prose]
    sure = (at for at in prose if blocks[at].words >= _LONG or blocks[at].text[-1] in ".!؟…:")
    return next(sure, prose[0] if prose else min(votes, default=len(tree.lines)))


def _without_signs(
    tree: Tree, judged: list[Sorted], headline: int | None, start: int, author: str | None
) -> list[Sorted]:
    """The kinds, with the lines that only name the writer as the page's own: under the text, above it, in a box."""
    if author is None:
        return judged
    name = "".join(author.split())
    own = {at for at, line in enumerate(tree.lines) if at != headline and _names(line.text, name)}
    own = {at for at in own if judged[at].kind in _SIGNED_IN and not judged[at].part}
    own |= {
        at
        for at in range(headline + 1 if headline is not None else 0, start)
        if judged[at].kind is SegmentKind.MAIN
        and author in tree.lines[at].text
        and tree.lines[at].text.count(" ") - author.count(" ") <= _BESIDE
        and f"{author}:" not in tree.lines[at].text[:-1]
    }
    main = [at for at, one in enumerate(judged) if one.kind is SegmentKind.MAIN and at != headline]
    if main and main[-2:-1] and main[-2] in own and tree.lines[main[-1]].text.count(" ") < _POST:
        own.add(main[-1])  # «سفير سابق» under the name
    return [replace(one, kind=SegmentKind.BOILERPLATE) if at in own else one for at, one in enumerate(judged)]


def _is_member(name: str, tree: Tree, posts: Mapping[int, SegmentKind]) -> bool:
    """Whether a name is one of those under which members of a forum post."""
    own = [at for at, kind in posts.items() if kind is SegmentKind.BOILERPLATE]
    return any(tree.lines[at].text.startswith(name) for at in (*own, *(at - 1 for at in own[:1] if at)))


def _names(line: str, name: str) -> bool:
    """Whether a line is the name, with a word such as «Author,» or «بقلم» before it."""
    bare = "".join(line.split()).strip(".:*-–—()[]")
    return bare.endswith(name) and len(bare) - len(name) <= _LABELLED and not bare[: -len(name)].startswith("«")


def _with_told_body(tree: Tree, judged: Sequence[Sorted], headline: int | None, body: str) -> tuple[Piece, ...]:
    """The pieces, with the article's words that only the page's JSON carries behind headline, byline and summary."""
    lines, whole = [line.text for line in tree.lines], "".join(body.split())
    summary = frozenset(
        at
        for at, one in enumerate(judged)
        if one.kind is SegmentKind.MAIN and at != headline and "".join(lines[at].split())[:_SAME] not in whole
    )
    place = headline + 1 if headline is not None else 0
    end = place
    while end < len(judged) and (judged[end].kind is SegmentKind.BOILERPLATE or end in summary):
        end += 1
    behind = [at for at in summary if at < end]
    while place < end and not tree.lines[place].links and not is_own(lines[place]):
        place += 1
    place = max(behind) + 1 if behind else place
    before = gather_pieces(lines[:place], judged[:place], headline)
    after = gather_pieces(lines[place:], judged[place:], None)
    told = Piece(SegmentKind.MAIN, body)
    before = tuple(piece for piece in before if piece.kind is not SegmentKind.MAIN or behind)
    return (*before, told, *(piece for piece in after if piece.kind is not SegmentKind.MAIN))


def _told_author(told: Told, labels: Labels) -> str | None:
    """The writer that the head names; never the outlet itself, an address or a handle."""
    named = [name for name in told.authors if not name.startswith(told.outlet or " ") and not is_known(name, labels)]
    persons = [n for n in named if not n.startswith(("http:", "https:")) and "@" not in n and is_somebody(n)]
    return " و".join(persons[:3]) or None
