"""Say where the words of a group of copies come from, as far as its articles tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from qawl.compare.copies.packed import unpacked
from qawl.compare.copies.values import Card, Group, Link, Origin, Relation
from qawl.compare.copies.words import cut_words
from qawl.compare.ties import united
from qawl.compare.times import told_time
from qawl.outlets.entries import OutletKind
from qawl.outlets.load import Outlets

_JOINTS = re.compile(r"\s*[+/،,؛|&()\[\]«»\"–—]\s*|\s+-\s*|\s*-\s+")

_EDGE = 7
"""Words at either end of a text in which an agency stands as its source: «مرزان (وكالة شراع) - …»."""

_Names = Mapping[str, frozenset[tuple[int, ...]]]
"""By article, the names of its outlet, as fingerprints of their words."""


def tell_groups(cards: Mapping[str, Card], links: Sequence[Link]) -> tuple[Group, ...]:
    """The articles that links tie together, directly or over others, in the order of their smallest id."""
    leaders = united(((link.first, link.second) for link in links), str)
    members: dict[str, set[str]] = defaultdict(set)
    tied: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        leader = leaders[link.first]
        members[leader] |= {link.first, link.second}
        tied[leader].append(link)
    return tuple(tell_group([cards[each] for each in members[leader]], tied[leader]) for leader in sorted(members))


def tell_group(cards: Iterable[Card], links: Iterable[Link]) -> Group:
    """The group of these articles, which these links tie together."""
    ordered = sorted(cards, key=lambda card: card.id)
    tied = tuple(sorted(links, key=lambda link: (link.first, link.second)))
    return Group(tuple(card.id for card in ordered), tied, find_origin(ordered, tied))


def find_origin(
    cards: Sequence[Card], links: Iterable[Link], outlets: Outlets | None = None, agencies: Collection[str] = ()
) -> Origin:
    """The origin of a group: whom its articles name, else whom they credit, else who was first, else what is inside.

    With `outlets` an outlet is known under its other names too. The names of `agencies`, and of the agencies among
    the outlets, are looked for where a text begins and ends («(وكالة شراع) - …»). Nothing is guessed: where articles
    tell nothing, or tell it both ways, the origin is open.
    """
    names = {card.id: _names(card, outlets) for card in cards}
    if (named := _most_named(cards, names)) is not None:
        return named
    if (source := _credited(cards, names)) is not None:
        return Origin(None, source, ("credited",))
    if (source := _carried(cards, names, _agencies(outlets, agencies))) is not None:
        return Origin(None, source, ("named",))
    first = _earliest(cards)
    if len(first) == 1:
        return Origin(first[0].id, None, ("earliest",))
    inner = _inside([card.id for card in first], links)
    return Origin(inner, None, ("inside",)) if inner is not None else Origin(None, None, ())


def _most_named(cards: Sequence[Card], names: _Names) -> Origin | None:
    """The article whose outlet most others name as their source, and which names none of them."""
    credited: Counter[frozenset[tuple[int, ...]]] = Counter()
    told: Counter[frozenset[tuple[int, ...]]] = Counter()
    naming: set[str] = set()
    outlets = [each for each in dict.fromkeys(names.values()) if each]  # few, though articles may be thousands
    for card in cards:
        edges = unpacked(card.edges)
        said = {_coded(name) for name in _credits(card)}
        for outlet in outlets:
            if outlet & names[card.id]:
                continue
            by_credit = bool(said & outlet)
            if by_credit or any(_stands_in(name, edges) for name in outlet):
                (credited if by_credit else told)[outlet] += 1
                naming.add(card.id)
    times = {card.id: credited[names[card.id]] + told[names[card.id]] for card in cards}
    sources = [card for card in cards if times[card.id] and card.id not in naming]
    most = max((times[card.id] for card in sources), default=0)
    first = _earliest([card for card in sources if times[card.id] == most])
    if len(first) != 1:
        return None  # two articles of the outlet that is named: either may be meant
    named = names[first[0].id]
    why = [code for code, count in (("credited", credited), ("named", told)) if count[named]]
    return Origin(first[0].id, None, tuple(why))


def _credited(cards: Sequence[Card], names: _Names) -> str | None:
    """The source outside the group that most articles credit; their own outlet beside it makes the words their own."""
    counts: Counter[str] = Counter()
    own = frozenset(name for held in names.values() for name in held)
    for card in cards:
        said = _credits(card)
        if not any(_coded(name) in own for name in said):
            counts.update(dict.fromkeys(said, 1))
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _carried(cards: Sequence[Card], names: _Names, agencies: Mapping[tuple[int, ...], str]) -> str | None:
    """The agency that most articles name in their first or last words, and that is no outlet of the group."""
    counts: Counter[str] = Counter()
    own = frozenset(name for held in names.values() for name in held)
    for card in cards:
        edges = unpacked(card.edges)
        runs = _runs(edges[:_EDGE]) | _runs(edges[-_EDGE:])
        counts.update({agencies[run] for run in runs & agencies.keys()})
    own_agencies = {agency for name, agency in agencies.items() if name in own}
    told = [agency for agency in counts if agency not in own_agencies]
    return min(told, key=lambda agency: (-counts[agency], agency)) if told else None


def _agencies(outlets: Outlets | None, agencies: Collection[str]) -> dict[tuple[int, ...], str]:
    """By the words of each of its names, an agency."""
    named = {_coded(agency): agency for agency in sorted(agencies)}
    for outlet in outlets.outlets.values() if outlets is not None else ():
        if outlet.kind is OutletKind.AGENCY:
            named.update((_coded(name), outlet.name) for name in (outlet.name, outlet.name_en, *outlet.also))
    named.pop((), None)
    return named


def _credits(card: Card) -> list[str]:
    """Each of the sources that a credit joins: «الشراع + وكالات»."""
    return list(dict.fromkeys(name for credit in card.credits for name in _JOINTS.split(credit.strip()) if name))


def _names(card: Card, outlets: Outlets | None) -> frozenset[tuple[int, ...]]:
    if card.outlet is None:
        return frozenset()
    known = outlets.outlet_named(card.outlet) if outlets is not None else None
    names = (card.outlet,) if known is None else (card.outlet, known.name, known.name_en, *known.also)
    return frozenset(coded for name in names if (coded := _coded(name)))


def _runs(words: Sequence[int]) -> set[tuple[int, ...]]:
    """Every run of neighbouring words."""
    size = len(words)
    return {tuple(words[start:end]) for start in range(size) for end in range(start + 1, size + 1)}


@lru_cache(maxsize=4096)
def _coded(name: str) -> tuple[int, ...]:
    """The fingerprints of its words; the same few names are asked for again and again."""
    return tuple(unpacked(cut_words(name).codes))


def _stands_in(name: tuple[int, ...], edges: Sequence[int]) -> bool:
    size = len(name)
    return any(edges[at] == name[0] and tuple(edges[at : at + size]) == name for at in range(len(edges) - size + 1))


def _earliest(cards: Sequence[Card]) -> list[Card]:
    """The cards published first, as exactly as all of them tell; those that tell no time are never first."""
    told = {card.id: time for card in cards if (time := told_time(card.published)) is not None}
    if len(told) < 2:
        return list(cards)
    exact = min(map(len, told.values()))
    first = min(time[:exact] for time in told.values())
    return [card for card in cards if card.id in told and told[card.id][:exact] == first]


def _inside(ids: Sequence[str], links: Iterable[Link]) -> str | None:
    """The only one of these articles that stands in several others, and holds none: what all of them took over.

    One that stands in a single other one may as well be cut from it.
    """
    contained = [link for link in links if link.relation is Relation.CONTAINED]
    holding = {link.second for link in contained}
    around = Counter(link.first for link in contained if link.first not in holding)
    found = [each for each in ids if around[each] > 1]
    return found[0] if len(found) == 1 else None
