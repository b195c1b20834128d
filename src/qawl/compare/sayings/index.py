"""Find the same sayings as statements arrive, one by one, in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from qawl.compare.sayings.cards import day_of
from qawl.compare.sayings.first import find_first
from qawl.compare.sayings.judge import WINDOW, Compared, days_apart, place
from qawl.compare.sayings.keys import Keys, filing_keys
from qawl.compare.sayings.values import Relation, SameSaying, SayingCard, SayingGroup
from qawl.compare.ties import united
from qawl.errors import BadData
from qawl.model.across import Occurrence

_CROWD = 150
"""Statements under one key, beyond which it is a formula and proposes nobody."""
_NEEDED = 2
"""Keys that two statements must share before they are compared; of runs of words, one."""
_LONGEST = WINDOW + 2
"""Days over which one saying is told; what goes on longer is a series."""
_SURE = 0.7
"""The least score of a paraphrase that ties a group; weaker ones are links of it, and make nobody a member."""


class SayingIndex:
    """Cards of statements that were added, and which of them are one saying: the same in whatever order they came."""

    def __init__(self, copied: Callable[[str, str], bool] = lambda one, other: False) -> None:
        """`copied` says of two articles whether one copies the other; it is asked of candidates only."""
        self._copied = copied
        self._compared = Compared()
        self._cards: list[SayingCard] = []
        self._keys: list[Keys] = []
        self._numbers: dict[tuple[str, int], int] = {}
        self._filed: dict[int, int | tuple[int, ...] | None] = {}
        """By key, the statements under it; None where they have become a crowd."""
        self._linked: dict[int, dict[int, SameSaying]] = {}
        """By statement, its links by the other end; each stands under both."""
        self._crowded: set[int] = set()
        """Those under keys that have become crowds since links were last asked for."""

    def __len__(self) -> int:
        return len(self._cards)

    def add(self, card: SayingCard) -> tuple[SameSaying, ...]:
        """File a card, and give its links to those that came before. Adding it again changes nothing.

        Raises BadData where another statement came from the same place.
        """
        if (known := self._numbers.get(place(card.at))) is not None:
            if self._cards[known].codes != card.codes:
                raise BadData(f"{card.at.article!r} has two statements number {card.at.statement}; give it another id")
            return ()
        number = self._numbers[place(card.at)] = len(self._cards)
        self._cards.append(card)
        keys = filing_keys(card)
        self._keys.append(keys)
        for key in (*keys.filed, *keys.runs):
            self._crowded.update(self._file(key, number))
        self._judge(number, self._candidates(card, keys, number))
        return self._sorted_links(number)

    def links_of(self, at: Occurrence) -> tuple[SameSaying, ...]:
        """All links of a statement, as far as cards have come, in order; those of a series too."""
        self._forget()
        return self._sorted_links(self._numbers[place(at)])

    def _sorted_links(self, number: int) -> tuple[SameSaying, ...]:
        return tuple(sorted(self._linked.get(number, {}).values(), key=_ends))

    def links(self) -> Iterator[SameSaying]:
        """Every link once, in the order of the statements.

        A saying that returns day after day is a formula or a bulletin («توقعت الأرصاد…»): of such a series only
        what was published on one day is linked, and what copies.
        """
        self._forget()
        found = (link for one, linked in self._linked.items() for other, link in linked.items() if one < other)
        links = sorted(found, key=_ends)
        leaders = united(((link.first, link.second) for link in links if _ties(link)), place)
        days: dict[Occurrence, set[int]] = defaultdict(set)
        for at, leader in leaders.items():
            if (day := day_of(self._card(at).published)) is not None:
                days[leader].add(day)
        series = {leader for leader, held in days.items() if max(held) - min(held) > _LONGEST}
        yield from (link for link in links if leaders.get(link.first) not in series or self._is_close(link))

    def _is_close(self, link: SameSaying) -> bool:
        """Whether both ends are of one day, or one article copies the other."""
        one, other = link.first.article, link.second.article
        return days_apart(self._card(link.first), self._card(link.second)) == 0 or self._copied(one, other)

    def _card(self, at: Occurrence) -> SayingCard:
        return self._cards[self._numbers[place(at)]]

    def groups(self) -> tuple[SayingGroup, ...]:
        """The statements that links tie together, directly or over others, in the order of the smallest."""
        links = tuple(self.links())
        leaders = united(((link.first, link.second) for link in links if _ties(link)), place)
        members: dict[Occurrence, list[Occurrence]] = defaultdict(list)
        for at in sorted(leaders, key=place):
            members[leaders[at]].append(at)
        tied: dict[Occurrence, list[SameSaying]] = defaultdict(list)
        for link in links:
            for leader in dict.fromkeys(leaders.get(end) for end in (link.first, link.second)):
                if leader is not None:
                    tied[leader].append(link)
        return tuple(self._group(members[leader], tied[leader]) for leader in sorted(members, key=place))

    def _group(self, members: list[Occurrence], links: list[SameSaying]) -> SayingGroup:
        return SayingGroup(tuple(members), tuple(links), find_first([self._card(at) for at in members]))

    def _judge(self, number: int, others: Iterable[int]) -> None:
        """Hold a statement against others, all of other articles: as `judge_same_saying`, without its detours."""
        card, verdict, copied = self._cards[number], self._compared.verdict, self._copied
        for other in others:
            known = self._cards[other]
            first, second = (card, known) if card.at.article < known.at.article else (known, card)
            found = verdict(first, second, copied=copied(first.at.article, second.at.article))
            if found is not None:
                link = SameSaying(first.at, second.at, *found)
                self._linked.setdefault(number, {})[other] = link
                self._linked.setdefault(other, {})[number] = link

    def _candidates(self, card: SayingCard, keys: Keys, number: int) -> list[int]:
        """Those that share a run of words with a card, or enough else, and stand in another article."""
        counts: dict[int, int] = defaultdict(int)
        for some, worth in ((keys.asked, 1), (keys.runs, _NEEDED)):
            for key in some:
                filed = self._filed.get(key)
                if filed is None:
                    continue
                for other in (filed,) if isinstance(filed, int) else filed:
                    counts[other] += worth
        counts.pop(number, None)
        article = card.at.article
        return [
            other for other, count in counts.items() if count >= _NEEDED and self._cards[other].at.article != article
        ]

    def _file(self, key: int, number: int) -> tuple[int, ...]:
        """File a statement under a key; gives those under it where it thereby becomes a crowd."""
        filed = self._filed.get(key, ())
        if filed is None:
            return ()
        if filed == ():
            self._filed[key] = number
            return ()
        there = (filed, number) if isinstance(filed, int) else (*filed, number)
        self._filed[key] = there if len(there) <= _CROWD else None
        return there if len(there) > _CROWD else ()

    def _forget(self) -> None:
        """Untie those whom only keys that are none any more had brought together: had they come later, none would."""
        keys = {one: self._keys[one] for one in self._crowded if one in self._linked}
        self._crowded.clear()
        asked = {one: self._alive(each.asked) for one, each in keys.items()}
        filed = {one: self._alive(each.filed) for one, each in keys.items()}
        runs = {one: self._alive(each.runs) for one, each in keys.items()}
        for one in keys:
            for other in [each for each in self._linked[one] if each > one and each in keys]:
                if len(asked[one] & filed[other]) < _NEEDED and not runs[one] & runs[other]:
                    del self._linked[one][other], self._linked[other][one]

    def _alive(self, keys: Collection[int]) -> frozenset[int]:
        return frozenset(key for key in keys if self._filed.get(key) is not None)


def _ties(link: SameSaying) -> bool:
    """Whether a link is sure enough to hold statements together that others link on."""
    return link.relation is not Relation.CHANGED and (link.relation is not Relation.PARAPHRASE or link.score >= _SURE)


def _ends(link: SameSaying) -> tuple[tuple[str, int], tuple[str, int]]:
    return place(link.first), place(link.second)
