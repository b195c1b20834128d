"""The stories of articles that no memory holds: steps that find those of `StoryIndex`, by the same rules.

Of copies the earliest stands for all. Those over which a story could reach are gathered in one bucket, with ids and
likenesses only; a story is told in a bucket of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from qawl.compare.copies.values import Relation
from qawl.compare.stories.cards import unpack_story_card
from qawl.compare.stories.gather import Apart, gather
from qawl.compare.stories.tell import tell_story, when
from qawl.compare.stories.values import StoryCard
from qawl.errors import BadData
from qawl.model.codec import encode_plain
from qawl.runners.across.alike import ALIKES, alike_steps, pack_pair, unpack_head, unpack_pair
from qawl.runners.across.copies import LINKS, once, unpack_link
from qawl.runners.across.parts import PARTS, parts_steps
from qawl.runners.across.rows import (
    ALIKE,
    BELONGS,
    HEAD,
    LED,
    MEMBER,
    Bounds,
    after_when,
    cut,
    cut_cards,
    digest_of,
    join,
    marked,
    marking,
    pack_name,
    pack_when,
    unpack_name,
)
from qawl.runners.plans.plan import Each, Given, Grouped, Linked, OfBucket, OfRow, Plan, Row, Step


def stories_steps(cards: str, belong: str | None, bounds: Bounds) -> Plan:
    """From packed cards by article, and the links of copies, to `stories`: by its id each story.

    `belong` gives by article the id of each dossier that it belongs to.
    """
    told = () if belong is None else ("stories-belong",)
    return (
        Step("stories-copied", Each(_copied), (LINKS,)),
        Step("stories-tied", Linked(), ("stories-copied",)),
        marking("stories-leaders", "stories-tied", LED),
        *(() if belong is None else (marking("stories-belong", belong, BELONGS),)),
        Step("stories-cards", Each(_cards), (cards,)),
        Step("stories-led", Grouped(_led), ("stories-leaders", *told, "stories-cards")),
        Step("stories-members", Grouped(_members), ("stories-led",)),
        Step("stories-heads", Grouped(_heads), ("stories-led",)),
        *alike_steps("stories-heads", bounds),
        *parts_steps(ALIKES),
        Step("stories-placed", Grouped(_placed), (PARTS, "stories-heads", *ALIKES)),
        Step("stories-gathered", Grouped(partial(_gathered, bounds.span)), ("stories-placed",)),
        Step("stories-joined", Grouped(_joined), ("stories-gathered", "stories-members")),
        Step("stories", Grouped(_stories), ("stories-joined",)),
    )


# Who stands for whom


def _copied(given: Given) -> OfRow:
    def of_row(key: bytes, value: bytes) -> Iterable[Row]:
        link = unpack_link(value)
        return ((key, pack_name(link.second)),) if link.relation is Relation.COPY else ()

    return of_row


def _cards(given: Given) -> OfRow:
    """The card of each article, with what tells whether another came under its id."""

    def of_row(key: bytes, value: bytes) -> Iterable[Row]:
        copy, story = cut_cards(value)
        return ((key, MEMBER + digest_of(copy) + story),)

    return of_row


def _led(given: Given) -> OfBucket:
    """To the first of its copies goes each article, in the order of time, with its dossiers and its card."""

    def of_bucket(article: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        leader, dossiers = article, b""
        for mark, some in marked(values):
            if mark == LED:
                leader = next(some)
            elif mark == BELONGS:
                dossiers = b"".join(join(each, b"") for each in once(some))
            else:
                card, *others = once(some)
                if others:
                    name = unpack_name(article)
                    raise BadData(f"{name!r} names two different articles; give each an id of its own")
                packed = card[8:]
                yield leader, pack_when(unpack_story_card(packed)) + join(dossiers, packed)

    return of_bucket


def _members(given: Given) -> OfBucket:
    """Each article under the one that stands for it."""

    def of_bucket(leader: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        first = next(values)
        head = pack_name(unpack_head(after_when(first)).id)
        yield from ((head, MEMBER + cut(after_when(value))[1]) for value in chain((first,), values))

    return of_bucket


def _heads(given: Given) -> OfBucket:
    """Those who stand for their copies, or have none."""

    def of_bucket(leader: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        head = after_when(next(values))
        yield pack_name(unpack_head(head).id), HEAD + head

    return of_bucket


# Who belongs together


def _placed(given: Given) -> OfBucket:
    """To its part goes each article, with its day and dossiers, and each pair."""

    def of_bucket(article: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        leader = article
        for mark, some in marked(values):
            if mark == LED:
                leader = next(some)
            elif mark == HEAD:
                dossiers, packed = cut(next(some))
                card = unpack_story_card(packed)
                day = (card.day or 0).to_bytes(4, "big")
                yield leader, HEAD + pack_when(card) + join(article, day + dossiers)
            elif mark == ALIKE:
                yield from ((leader, ALIKE + join(article, pair)) for pair in some)

    return of_bucket


class _Shares(defaultdict[str, dict[str, float]]):
    """For each article those like it, both ways."""

    def __init__(self) -> None:
        super().__init__(dict)

    def take(self, row: bytes, among: Container[str] | None) -> None:
        """Note a pair; where it must be among some, and one of it is not, it is left out."""
        one, pair = cut(row)
        share, other = unpack_pair(pair)
        first, second = unpack_name(one), unpack_name(other)
        if among is None or second in among:
            self[first][second] = self[second][first] = share


def _gathered(span: int, given: Given) -> OfBucket:
    """By article the first one of its story; by that the pairs within."""

    def of_bucket(leader: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        days: dict[str, int | None] = {}
        dossiers: dict[str, frozenset[str]] = {}
        shares = _Shares()
        for mark, some in marked(values):
            for row in some:
                if mark == HEAD:
                    name, rest = cut(after_when(row))
                    item = unpack_name(name)
                    days[item] = int.from_bytes(rest[:4], "big") or None
                    dossiers[item] = frozenset(_dossiers(rest[4:]))
                else:
                    shares.take(row, days)
        items = list(days)
        groups = gather(items, shares, Apart(days.get, dossiers.get, span).may_join) if len(items) > 1 else [items]
        for group in groups:
            yield from _group_rows(group, shares)

    return of_bucket


def _dossiers(packed: bytes) -> Iterator[str]:
    while packed:
        name, packed = cut(packed)
        yield unpack_name(name)


def _group_rows(group: Iterable[str], shares: Mapping[str, Mapping[str, float]]) -> Iterator[Row]:
    names = {item: pack_name(item) for item in group}
    first = next(iter(names.values()))
    for item, name in names.items():
        yield name, LED + first
        for other, share in shares.get(item, {}).items():
            if item < other and other in names:
                yield first, ALIKE + join(name, pack_pair(share, names[other]))


def _joined(given: Given) -> OfBucket:
    """To the first article of a story go all cards, each with the id of the one that stands for it."""

    def of_bucket(article: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        first = article
        for mark, some in marked(values):
            if mark == LED:
                first = next(some)
            elif mark == ALIKE:
                yield from ((article, ALIKE + pair) for pair in some)
            else:
                yield from ((first, MEMBER + join(article, card)) for card in some)

    return of_bucket


def _stories(given: Given) -> OfBucket:
    def of_bucket(first: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        shares = _Shares()
        copies: defaultdict[bytes, list[StoryCard]] = defaultdict(list)
        for mark, some in marked(values):
            for row in some:
                if mark == ALIKE:
                    shares.take(row, None)
                else:
                    head, card = cut(row)
                    copies[head].append(unpack_story_card(card))
        groups = sorted((sorted(cards, key=when) for cards in copies.values()), key=lambda cards: when(cards[0]))
        story = tell_story(groups, shares)
        yield pack_name(story.id), encode_plain(story)

    return of_bucket
