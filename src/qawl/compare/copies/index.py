"""Find the copies of articles as they arrive, one by one, in any order."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator

from qawl.compare.copies.cards import part_keys
from qawl.compare.copies.judge import PartsShared, Shared, judge_texts, link_articles, told
from qawl.compare.copies.origin import find_origin
from qawl.compare.copies.values import Card, Group, Link, Sketch
from qawl.errors import BadData

_CROWD = 200
"""Different texts under one key, beyond which it is a formula («تابعوا آخر الأخبار عبر»), and proposes nobody."""
_NEEDED = 10
"""One key of so many of the shorter text must be shared before two texts are compared."""


class CopyIndex:
    """Cards that were added, and how they tie together: the same in whatever order they came.

    Equal texts are kept and compared once, however many articles have them.
    """

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}
        self._numbers: dict[bytes, int] = {}
        self._texts: list[Sketch] = []
        self._holders: list[list[tuple[str, int]]] = []
        """By text, the articles that have it, and as which part."""
        self._sizes = array("I")
        """By text, how many keys it has."""
        self._filed: dict[int, int | tuple[int, ...] | None] = {}
        """By key, the texts under it; None where they have become a crowd."""
        self._shared: dict[int, dict[int, Shared]] = {}
        """By text, what it shares with others; each pair stands under both."""

    def __len__(self) -> int:
        return len(self._cards)

    def add(self, card: Card) -> tuple[Link, ...]:
        """File a card, and give its links to those that came before. Adding it again changes nothing.

        Raises BadData where another article came under the same id.
        """
        if (known := self._cards.get(card.id)) is not None:
            if [part.digest for part in known.parts] != [part.digest for part in card.parts]:
                raise BadData(f"{card.id!r} names two different articles; give each an id of its own")
            return ()
        self._cards[card.id] = card
        for nth, part in enumerate(card.parts):
            self._file(card.id, nth, part)
        return self.links_of(card.id)

    def links_of(self, article: str) -> tuple[Link, ...]:
        """All links of an article, as far as cards have come, in the order of the other's id."""
        card = self._cards[article]
        if not any(self._is_tied(part) for part in card.parts):
            return ()
        found: dict[str, list[PartsShared]] = defaultdict(list)
        for here, part in enumerate(card.parts):
            for other, there, shared in self._sharing(part):
                found[other].append(PartsShared(here, there, shared))
        found.pop(article, None)
        links = (link_articles(card, self._cards[other], found[other]) for other in sorted(found))
        return tuple(link for link in links if link is not None)

    def links(self) -> Iterator[Link]:
        """Every link once, in the order of ids."""
        for article in sorted(self._cards):
            yield from (link for link in self.links_of(article) if link.other(article) > article)

    def groups(self) -> tuple[Group, ...]:
        """The articles that links tie together, directly or over others, in the order of their smallest id."""
        links = tuple(self.links())
        leaders = _united(links)
        members: dict[str, set[str]] = defaultdict(set)
        tied: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            leader = leaders[link.first]
            members[leader] |= {link.first, link.second}
            tied[leader].append(link)
        return tuple(self._group(sorted(members[leader]), tied[leader]) for leader in sorted(members))

    def _group(self, ids: Collection[str], links: list[Link]) -> Group:
        ordered = tuple(sorted(links, key=lambda link: (link.first, link.second)))
        return Group(tuple(ids), ordered, find_origin([self._cards[each] for each in ids], ordered))

    def _is_tied(self, part: Sketch) -> bool:
        number = self._numbers[part.digest]
        return number in self._shared or len(self._holders[number]) > 1

    def _sharing(self, part: Sketch) -> Iterator[tuple[str, int, Shared]]:
        """The articles with which a text is shared, as which part, and how much of it."""
        number = self._numbers[part.digest]
        same = judge_texts(part, part)
        if same is not None:
            yield from ((other, there, same) for other, there in self._holders[number])
        for text, shared in self._shared.get(number, {}).items():
            yield from ((other, there, shared) for other, there in self._holders[text])

    def _file(self, article: str, nth: int, part: Sketch) -> None:
        """File one text; an equal one that was filed before gets another holder."""
        number = self._numbers.setdefault(part.digest, len(self._texts))
        if number < len(self._texts):
            self._holders[number].append((article, nth))
            return
        keys = part_keys(part)
        self._texts.append(part)
        self._holders.append([(article, nth)])
        self._sizes.append(len(keys))
        counts, crowds = self._put(number, keys)
        self._judge(number, part, [text for text, count in counts.items() if self._is_enough(number, text, count)])
        for crowd in crowds:
            self._forget(crowd)

    def _is_enough(self, one: int, other: int, count: int) -> bool:
        return count * _NEEDED >= min(self._sizes[one], self._sizes[other])

    def _judge(self, number: int, part: Sketch, candidates: list[int]) -> None:
        if not candidates:
            return
        mine = told(part)
        for text in candidates:
            shared = judge_texts(part, self._texts[text], mine)
            if shared is not None:
                self._shared.setdefault(number, {})[text] = shared
                self._shared.setdefault(text, {})[number] = shared.turned()

    def _put(self, number: int, keys: Collection[int]) -> tuple[dict[int, int], list[tuple[int, ...]]]:
        """File a text under its keys.

        Gives how many of them each other text has too, and those under each key that thereby becomes a crowd.
        """
        counts: dict[int, int] = defaultdict(int)
        crowds: list[tuple[int, ...]] = []
        file = self._filed.setdefault
        for key in keys:
            filed = file(key, number)
            if filed is number or filed is None:
                continue
            if isinstance(filed, int):
                counts[filed] += 1
                self._filed[key] = (filed, number)
                continue
            for text in filed:
                counts[text] += 1
            self._filed[key] = filed = (*filed, number)
            if len(filed) > _CROWD:
                self._filed[key] = None
                crowds.append(filed)
        return counts, crowds

    def _forget(self, crowd: tuple[int, ...]) -> None:
        """Untie those whom only keys that are none any more had brought together: had they come later, none would."""
        held = set(crowd)
        for text in crowd:
            tied = [other for other in self._shared.get(text, ()) if other > text and other in held]
            if not tied:
                continue
            keys = part_keys(self._texts[text])
            for other in tied:
                common = keys.intersection(part_keys(self._texts[other]))
                alive = sum(self._filed.get(key) is not None for key in common)
                if not alive or not self._is_enough(text, other, alive):
                    del self._shared[text][other], self._shared[other][text]


def _united(links: Collection[Link]) -> dict[str, str]:
    """For each linked article the smallest id that links reach from it."""
    leaders: dict[str, str] = {}

    def leader(article: str) -> str:
        path = []
        while (above := leaders.setdefault(article, article)) != article:
            path.append(article)
            article = above
        for each in path:
            leaders[each] = article
        return article

    for link in links:
        one, other = leader(link.first), leader(link.second)
        leaders[max(one, other)] = min(one, other)
    return {article: leader(article) for article in list(leaders)}
