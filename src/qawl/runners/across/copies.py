"""The copies among articles that no memory holds: steps that find the groups of `CopyIndex`, by the same rules.

Texts come together under the keys that they share, then each pair that shares enough with its two texts, then each
pair of articles with what their texts share. In memory is at most what has one key: the texts of a key up to a crowd,
the articles that have one text, and a group with its links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, islice, product

from qawl.compare.copies.cards import part_keys
from qawl.compare.copies.cards_bytes import pack_card, pack_sketch, unpack_card, unpack_sketch
from qawl.compare.copies.judge import (
    Face,
    PartsShared,
    Shared,
    face_of,
    judge_texts,
    link_articles,
    quoted_least,
    told,
    told_day,
)
from qawl.compare.copies.origin import tell_group
from qawl.compare.copies.proposed import Common, is_enough
from qawl.compare.copies.values import Link, Sketch
from qawl.model.codec import decode_plain, encode_plain
from qawl.runners.across.rows import (
    ASKED,
    CAPPED,
    HEAD,
    HOME,
    LED,
    MEMBER,
    capped_row,
    cut,
    cut_cards,
    join,
    marked,
    marking,
    pack_face,
    pack_name,
    pack_shared,
    unpack_face,
    unpack_shared,
)
from qawl.runners.plans.plan import Each, Given, Grouped, Linked, OfBucket, OfRow, Plan, Row, Step

LINKS, CAPS = "copies-links", "copies-pairs"
"""The steps whose rows tell which articles are linked, and which keys were capped."""
_DIGEST, _KEY = 12, 4
_PLAIN, _FORM = b"p", b"f"


def copies_steps(cards: str, common: Common) -> Plan:
    """From packed cards by article to `copies`: by its first id each group."""
    return (
        Step("copies-parts", Each(_parts), (cards,)),
        Step("copies-texts", Grouped(partial(_texts, common)), ("copies-parts",)),
        Step("copies-keys", Each(_keys), ("copies-texts",)),
        Step("copies-shared", Grouped(partial(_shared, common)), ("copies-keys",)),
        Step(CAPS, Grouped(_enough), ("copies-shared",)),
        Step("copies-asking", Grouped(_asking), ("copies-texts", CAPS)),
        Step("copies-judged", Grouped(_judged), ("copies-texts", "copies-asking")),
        Step("copies-faces", Each(_faces), (cards,)),
        Step("copies-holding", Grouped(partial(_holding, common)), ("copies-faces", "copies-judged")),
        Step("copies-met", Grouped(partial(_met, common)), ("copies-faces", "copies-holding")),
        Step(LINKS, Grouped(_links), ("copies-met",)),
        Step("copies-ties", Each(_ties), (LINKS,)),
        Step("copies-linked", Linked(), ("copies-ties",)),
        marking("copies-leaders", "copies-linked", LED),
        Step("copies-edges", Each(_edges), (cards,)),
        Step("copies-led", Grouped(_led), ("copies-leaders", "copies-edges", LINKS)),
        Step("copies", Grouped(_groups), ("copies-led",)),
    )


# From articles to texts, and from texts to pairs of them


def _parts(given: Given) -> OfRow:
    """By digest each text of an article, with its day."""

    def of_row(key: bytes, value: bytes) -> Iterator[Row]:
        card = unpack_card(cut_cards(value)[0])
        day = (told_day(card.published) or 0).to_bytes(4, "big")
        return ((part.digest, day + pack_sketch(part)) for part in card.parts)

    return of_row


def _texts(common: Common, given: Given) -> OfBucket:
    """Each text once, as it is compared, with the days that tell whether its words are a daily form."""

    def of_bucket(digest: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        days: set[int] = set()
        best: Sketch | None = None
        holders = 0
        for value in values:
            holders += 1
            days.add(int.from_bytes(value[:4], "big"))
            part = unpack_sketch(value[4:])
            best = part if best is None else min(best, part, key=quoted_least)
        days.discard(0)
        if best is not None:
            yield digest, HEAD + join(_pack_numbers(common.few_days(days)), pack_sketch(best))
        if common.is_held_by_many(holders):
            yield capped_row("text", "crowd", int.from_bytes(digest[:4], "big"), holders)

    return of_bucket


def _pack_numbers(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(4, "big") for number in numbers)


def _unpack_numbers(packed: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(packed[at : at + 4], "big") for at in range(0, len(packed), 4))


def _keys(given: Given) -> OfRow:
    """By key each text that has it, with how many keys it has, and its days; what was capped goes through."""

    def of_row(digest: bytes, value: bytes) -> Iterable[Row]:
        if value.startswith(CAPPED):
            return ((digest, value),)
        days, sketched = cut(value[1:])
        keys = part_keys(unpack_sketch(sketched))
        filed = digest + len(keys).to_bytes(4, "big") + days
        return ((key.to_bytes(4, "big"), filed) for key in sorted(keys))

    return of_row


def _shared(common: Common, given: Given) -> OfBucket:
    """By pair of texts, for each key that both have, whether it is plain or a form; a crowd's is counted and cut."""

    def of_bucket(key: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        if len(key) != _KEY:
            yield from ((key, capped) for capped in values)
            return
        texts = list(islice(values, common.crowd + 1))
        if len(texts) < 2:
            return
        number = int.from_bytes(key, "big")
        if common.is_crowd(len(texts)):
            yield capped_row("passage", "crowd", number, len(texts) + sum(1 for _ in values))
            return
        days = (_unpack_numbers(text[_DIGEST + 4 :]) for text in texts)
        formula = common.is_formula(len(texts), days)
        if formula:
            yield capped_row("passage", "formula", number, len(texts))
        kind = _FORM if formula else _PLAIN
        filed = [(text[:_DIGEST], text[_DIGEST : _DIGEST + 4]) for text in texts]
        for (one, size), (other, other_size) in combinations(filed, 2):
            yield one + other, kind + min(size, other_size)

    return of_bucket


def _enough(given: Given) -> OfBucket:
    """Which text is to be compared with which; what was capped goes through."""

    def of_bucket(pair: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        counts = {_PLAIN: 0, _FORM: 0}
        fewer = b""
        for value in values:
            if value.startswith(CAPPED):
                yield pair, value
                continue
            counts[value[:1]] += 1
            fewer = value[1:]
        if fewer and is_enough(int.from_bytes(fewer, "big"), counts[_PLAIN], counts[_FORM]):
            yield pair[:_DIGEST], ASKED + pair[_DIGEST:]

    return of_bucket


def _asking(given: Given) -> OfBucket:
    """A text goes to those with which it is to be compared."""

    def of_bucket(digest: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        sketched = b""
        for mark, some in marked(values):
            if mark == HEAD:
                sketched = cut(next(some))[1]
            elif mark == ASKED:
                yield from ((other, ASKED + digest + sketched) for other in some)

    return of_bucket


def _judged(given: Given) -> OfBucket:
    """What a text shares with those that came to it, for the other of the two."""

    def of_bucket(digest: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        for mark, some in marked(values):
            if mark == HEAD:
                mine = unpack_sketch(cut(next(some))[1])
            elif mark == ASKED:
                said = told(mine)
                for asked in some:
                    shared = judge_texts(mine, unpack_sketch(asked[_DIGEST:]), said)
                    if shared is not None:
                        yield asked[:_DIGEST], HOME + digest + pack_shared(shared.turned())

    return of_bucket


# From texts to articles


def _faces(given: Given) -> OfRow:
    """By digest of each of its texts the face of an article, and as which part it has it."""

    def of_row(key: bytes, value: bytes) -> Iterator[Row]:
        card = unpack_card(cut_cards(value)[0])
        face = pack_face(face_of(card))
        return ((part.digest, HEAD + nth.to_bytes(4, "big") + face) for nth, part in enumerate(card.parts))

    return of_row


_Holder = tuple[bytes, Face, bytes]
"""As which part an article has a text, in four bytes; its face, and that as it is packed."""


def _unpack_holder(held: bytes) -> _Holder:
    return held[:4], unpack_face(held[4:]), held[4:]


def _holding(common: Common, given: Given) -> OfBucket:
    """The articles that speak for a text go to each text with which it shares something."""

    def of_bucket(digest: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        holders: list[bytes] = []
        for mark, some in marked(values):
            if mark == HEAD:
                named = [(unpack_face(held[4:]).id, held[:4], held) for held in some]
                holders = [held for *_, held in common.speaking(named)]
            elif mark == HOME:
                for shared in some:
                    other, shares = shared[:_DIGEST], shared[_DIGEST:]
                    yield from ((other, HOME + join(shares, holder)) for holder in holders)

    return of_bucket


def _met(common: Common, given: Given) -> OfBucket:
    """By pair of articles what a part of one shares with a part of the other; all that have one text are pairs.

    Too many of them are tied to the one that speaks for the text.
    """

    def of_bucket(digest: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        speaking: Sequence[_Holder] = ()
        for mark, some in marked(values):
            if mark == HEAD:
                holders = list(map(_unpack_holder, some))
                named = [(face.id, nth, at) for at, (nth, face, _) in enumerate(holders)]
                speaking = [holders[at] for *_, at in common.speaking(named)]
                size = max(face.sizes[int.from_bytes(nth, "big")] for nth, face, _ in holders)
                same = Shared(size, size, size, "whole-text")
                alone = len(speaking) < len(holders)
                for one, other in product(speaking, holders) if alone else combinations(holders, 2):
                    yield from _pair(one, other, same)
            elif mark == HOME:
                for came in some:
                    shares, held = cut(came)
                    shared, one = unpack_shared(shares), _unpack_holder(held)
                    for other in speaking:
                        yield from _pair(one, other, shared)

    return of_bucket


def _pair(one: _Holder, other: _Holder, shared: Shared) -> Iterator[Row]:
    """What parts of two articles share, seen from the smaller id; an article is no pair with itself."""
    if one[1].id == other[1].id:
        return
    if other[1].id < one[1].id:
        one, other, shared = other, one, shared.turned()
    (here, mine, face), (there, theirs, other_face) = one, other
    faces = join(face, other_face)
    yield join(pack_name(mine.id), pack_name(theirs.id)), join(here + there + pack_shared(shared), faces)


def _links(given: Given) -> OfBucket:
    """By its first article each link."""

    def of_bucket(pair: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        found = [cut(value) for value in values]
        mine, theirs = map(unpack_face, cut(found[0][1]))
        link = link_articles(mine, theirs, [_parts_shared(shared) for shared, _ in found])
        if link is not None:
            yield pack_name(link.first), MEMBER + encode_plain(link)

    return of_bucket


def _parts_shared(packed: bytes) -> PartsShared:
    here, there = _unpack_numbers(packed[:8])
    return PartsShared(here, there, unpack_shared(packed[8:]))


# From links to groups


def unpack_link(value: bytes) -> Link:
    """The link that a row of `LINKS` holds."""
    return decode_plain(value[1:], Link)


def _ties(given: Given) -> OfRow:
    return lambda key, value: ((key, pack_name(unpack_link(value).second)),)


def _edges(given: Given) -> OfRow:
    """What tells where an article has its words from."""

    def of_row(key: bytes, value: bytes) -> Iterable[Row]:
        return ((key, HEAD + pack_card(replace(unpack_card(cut_cards(value)[0]), parts=()))),)

    return of_row


def _led(given: Given) -> OfBucket:
    """What is known of an article goes to the first of its group; of one that is in none, nothing."""

    def of_bucket(article: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        first = next(values)
        if first.startswith(LED):
            yield from ((first[1:], value) for value in values)

    return of_bucket


def _groups(given: Given) -> OfBucket:
    def of_bucket(leader: bytes, values: Iterator[bytes]) -> Iterator[Row]:
        rows = {mark: list(once(some)) for mark, some in marked(values)}
        cards = map(unpack_card, rows[HEAD])
        group = tell_group(cards, (decode_plain(link, Link) for link in rows[MEMBER]))
        yield pack_name(group.ids[0]), encode_plain(group)

    return of_bucket


def once(values: Iterable[bytes]) -> Iterator[bytes]:
    """Of equal values in a row one."""
    last = None
    for value in values:
        if value != last:
            yield value
        last = value
