"""Which articles are like which, for stories: in blocks of near days, and under pairs of terms where a date is missing.

A pair that shares terms is never a row by itself, there are far too many: in each block one shard of a day is held in
memory with its terms, and all that it is compared with passes by. Rows are only the pairs that count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from struct import Struct
from zlib import crc32

from qawl.compare.stories.cards import unpack_story_card
from qawl.compare.stories.enough import FLOOR, enough_by_day, share_of
from qawl.compare.stories.files import APART, day_of, file_keys, is_crowd, met_often, telling_terms
from qawl.compare.stories.judge import ENOUGH, likeness
from qawl.compare.stories.values import StoryCard
from qawl.runners.across.copies import once
from qawl.runners.across.rows import ALIKE, ASKED, CUT, HEAD, HOME, Bounds, capped_row, cut, marked, pack_name
from qawl.runners.plans.plan import Each, Given, Grouped, OfBucket, OfRow, Plan, Row, Step

ALIKES = ("stories-alike", "stories-undated")
"""The steps whose rows are pairs that count, by the smaller id."""
CAPS = "stories-filed"
"""The step whose rows tell which keys were capped."""
_PER_DAY = "stories-per-day"
_SHARE = Struct(">d")
_KEY = 10
"""Bytes of a key of `files.py`."""


def alike_steps(heads: str, bounds: Bounds) -> Plan:
    """From those who stand for their copies, each with its dossiers and its card, to the pairs of them that count."""
    return (
        Step("stories-days", Each(_days), (heads,)),
        Step(_PER_DAY, Grouped(_per_day), ("stories-days",)),
        Step("stories-keys", Each(_keys), (heads,)),
        Step(CAPS, Grouped(partial(_filed, bounds.crowd)), ("stories-keys",)),
        Step("stories-blocks", Each(partial(_blocks, bounds.block)), (heads, CAPS), (_PER_DAY,)),
        Step("stories-alike", Grouped(_alike), ("stories-blocks",), (_PER_DAY,)),
        Step("stories-asking", Grouped(_asking), (heads, CAPS)),
        Step("stories-undated", Grouped(_undated), (heads, "stories-asking"), (_PER_DAY,)),
    )


def unpack_head(head: bytes) -> StoryCard:
    """The card of an article behind its dossiers."""
    return unpack_story_card(cut(head)[1])


def pack_pair(share: float, other: bytes) -> bytes:
    """How much of enough an article is alike to another."""
    return _SHARE.pack(share) + other


def unpack_pair(pair: bytes) -> tuple[float, bytes]:
    return _SHARE.unpack_from(pair)[0], pair[_SHARE.size :]


def _days(given: Given) -> OfRow:
    def of_row(key: bytes, value: bytes) -> Iterable[Row]:
        day = unpack_head(value[1:]).day
        return () if day is None else ((day.to_bytes(4, "big"), b""),)

    return of_row


def _per_day(given: Given) -> OfBucket:
    """How many came on a day."""
    return lambda day, values: ((day, sum(1 for _ in values).to_bytes(8, "big")),)


def _counts(given: Given) -> dict[int, int]:
    return {int.from_bytes(day, "big"): int.from_bytes(many, "big") for day, many in given[_PER_DAY]}


def _keys(given: Given) -> OfRow:
    """By key each article; under keys of no day with its id, those without a date first."""

    def of_row(article: bytes, value: bytes) -> Iterator[Row]:
        card = unpack_head(value[1:])
        filed = (b"u" if card.day is None else b"v") + article
        return ((_pack_key(key), filed if key < 0 else b"") for key in file_keys(card))

    return of_row


def _pack_key(key: int) -> bytes:
    return key.to_bytes(_KEY, "big", signed=True)


def _unpack_key(key: bytes) -> int:
    return int.from_bytes(key, "big", signed=True)


def _filed(crowd: int, given: Given) -> OfBucket:
    """Keys that are the talk of the day; and whom one without a date is to be compared with."""

    def of_bucket(packed: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        key = _unpack_key(packed)
        some = list(islice(values, crowd + 1))
        if is_crowd(len(some), crowd):
            yield capped_row("terms" if key < 0 else "term", "crowd", key, len(some) + sum(1 for _ in values))
        elif key < 0:
            names = [article[1:] for article in some]
            undated = sum(article.startswith(b"u") for article in some)
            pairs = (sorted((one, other)) for at, one in enumerate(names[:undated]) for other in names[at + 1 :])
            yield from ((one, ASKED + other) for one, other in pairs)

    return of_bucket


def _blocks(size: int, given: Given) -> OfRow:
    """By day, and by shard of a day on which many came, its articles, those of it and of the next days that they are
    to be compared with, and the keys that are no use to either."""
    shards = {day: -(-many // size) for day, many in _counts(given).items()}

    def blocks_before(day: int, shard: int) -> Iterator[bytes]:
        """The blocks that a shard of a day is compared with, its own left out: so no pair meets in two of them."""
        yield from (_pack_block(day, before) for before in range(shard))
        for earlier in range(day - APART, day):
            yield from (_pack_block(earlier, each) for each in range(shards.get(earlier, 0)))

    def of_row(key: bytes, value: bytes) -> Iterator[Row]:
        if value.startswith(HEAD):
            card = cut(value[1:])[1]
            if (day := unpack_story_card(card).day) is not None:
                shard = crc32(key) % shards[day]
                yield _pack_block(day, shard), HOME + card
                yield from ((block, ASKED + card) for block in blocks_before(day, shard))
        elif key.startswith(b"term:"):
            crowded = int(key[5:])
            day = day_of(crowded)
            yield from ((block, CUT + _pack_key(crowded)) for block in blocks_before(day, shards.get(day, 0)))

    return of_row


def _pack_block(day: int, shard: int) -> bytes:
    return day.to_bytes(4, "big") + shard.to_bytes(4, "big")


def _alike(given: Given) -> OfBucket:
    """Pairs of a block that count, by the smaller id; only what is at home there is held."""
    enough = enough_by_day(_counts(given))

    def of_bucket(block: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        crowded: set[int] = set()
        homes: list[tuple[StoryCard, dict[int, int]]] = []
        by_term: defaultdict[int, list[int]] = defaultdict(list)
        for mark, some in marked(values):
            if mark == CUT:
                crowded = set(map(_unpack_key, some))
                continue
            for card in map(unpack_story_card, some):
                terms = telling_terms(card, crowded.__contains__)
                for at in met_often(by_term.get(term, ()) for term in terms):
                    yield from _counting(homes[at], card, enough)
                if mark == HOME:
                    for term in terms:
                        by_term[term].append(len(homes))
                    homes.append((card, _weights(card)))

    return of_bucket


def _weights(card: StoryCard) -> dict[int, int]:
    return dict(zip(card.terms, card.weights, strict=True))


def _counting(home: tuple[StoryCard, dict[int, int]], other: StoryCard, enough: Mapping[int, float]) -> Iterator[Row]:
    """The row of a pair that counts: how much of what is enough on their days it is alike."""
    card, weights = home
    like = likeness(weights, card, other)
    if like >= FLOOR:
        share = share_of(like, enough.get(card.day or 0, ENOUGH), enough.get(other.day or 0, ENOUGH))
        if share is not None:
            one, two = sorted((pack_name(card.id), pack_name(other.id)))
            yield one, ALIKE + pack_pair(share, two)


def _asking(given: Given) -> OfBucket:
    """An article goes to those with which it is to be compared because one of the two has no date."""

    def of_bucket(article: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        card = b""
        for mark, some in marked(values):
            if mark == HEAD:
                card = cut(next(some))[1]
            elif mark == ASKED:
                yield from ((other, ASKED + card) for other in once(some))

    return of_bucket


def _undated(given: Given) -> OfBucket:
    """Pairs that count, of an article and those that came to it."""
    enough = enough_by_day(_counts(given))

    def of_bucket(article: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        for mark, some in marked(values):
            if mark == HEAD:
                card = unpack_head(next(some))
                home = card, _weights(card)
            elif mark == ASKED:
                for other in some:
                    yield from _counting(home, unpack_story_card(other), enough)

    return of_bucket
