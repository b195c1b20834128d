"""Find the stories of articles as they arrive, one by one, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from qawl.compare.stories.files import KEYS, Files, day_key, file_keys, wide_keys
from qawl.compare.stories.gather import gather
from qawl.compare.stories.judge import APART, ENOUGH, likeness
from qawl.compare.stories.tell import tell_story
from qawl.compare.stories.values import Story, StoryCard
from qawl.compare.ties import Ties
from qawl.errors import BadData

SPAN = 10
"""Days from the first to the last article of a story, copies that come later left out."""
_NEEDED = 2
"""Keys of near days that two articles must share before they are compared."""
_FLOOR = 0.08
"""The likeness of the least alike pair that is remembered."""
_BUSY, _USUAL, _FEWEST = 0.06, 140, 30
"""What e times as many articles in a day add to the likeness that is enough: the more there are, the more are alike
by chance. Where `_USUAL` came it is `ENOUGH`; days with fewer than `_FEWEST` are like those."""
_STEPS = 4
"""Steps of it for every e-fold: a few new articles do not make all be gathered anew."""
_LEAST = 0.4
"""The share of enough that a pair must have to count at all."""

Near = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Part:
    """Articles that can have to do with one another, and the stories that were made of them."""

    members: Sequence[Sequence[str]]
    """Each with its copies."""
    near: Sequence[Near]
    stories: tuple[Story, ...]


class StoryIndex:
    """Cards that were added, and the stories they make: the same in whatever order they came.

    `dossiers` says of articles which dossiers they belong to; where two have some and none in common, they are in
    two stories.
    """

    def __init__(self, dossiers: Mapping[str, frozenset[str]] | None = None) -> None:
        self._dossiers = {article: some for article, some in (dossiers or {}).items() if some}
        self._cards: dict[str, StoryCard] = {}
        self._ties = Ties()
        self._files = Files()
        self._like: dict[str, dict[str, float]] = {}
        """For each article that stands for its copies those like it, both ways."""
        self._parts: dict[str, _Part] = {}
        """By their first article."""
        self._stories: tuple[Story, ...] | None = ()

    def __len__(self) -> int:
        return len(self._cards)

    def add(self, card: StoryCard) -> None:
        """Take up an article. Adding it again changes nothing.

        Raises BadData where another article came under the same id.
        """
        known = self._cards.setdefault(card.id, card)
        if known is card:
            self._stories = None
        elif (known.minute, known.terms, known.headline) != (card.minute, card.terms, card.headline):
            raise BadData(f"{card.id!r} names two different articles; give each an id of its own")

    def tie(self, one: str, other: str) -> None:
        """Two articles are copies: they are in one story, whatever speaks against it. They may be added later."""
        self._ties.tie(one, other)
        self._stories = None

    def untied(self) -> StoryIndex:
        """The same articles, none of them tied to another."""
        fresh = StoryIndex(self._dossiers)
        for card in self._cards.values():
            fresh.add(card)
        return fresh

    def stories(self) -> tuple[Story, ...]:
        """All stories, each article in one of them, in the order of their first articles.

        Only what has changed since the last time is compared and gathered anew.
        """
        if self._stories is None:
            copies = self._ties.groups(sorted(self._cards, key=self._when))
            self._refile(copies.keys())
            self._parts = {part.members[0][0]: part for part in self._gathered(copies)}
            told = [story for part in self._parts.values() for story in part.stories]
            self._stories = tuple(sorted(told, key=lambda story: self._when(story.id)))
        return self._stories

    def _when(self, article: str) -> tuple[bool, int, str]:
        minute = self._cards[article].minute
        return minute is None, minute or 0, article

    # Who is like whom

    def _refile(self, standing: Collection[str]) -> None:
        """File those who now stand for their copies, and compare them; take out those who do so no more."""
        gone = [article for article in self._like if article not in standing]
        come = [article for article in standing if article not in self._like]
        keys = {article: file_keys(self._cards[article]) for article in (*gone, *come)}
        touched = {key for some in keys.values() for key in some}
        crowded = {key for key in touched if self._files.crowded(key)}
        for article in gone:
            for key in keys[article]:
                self._files.take(key, article)
        for article in come:
            for key in keys[article]:
                self._files.put(key, article)
        turned = [key for key in touched if (key in crowded) != self._files.crowded(key)]
        self._compare_anew(gone, {*come, *(article for key in turned for article in self._files.under(key))})

    def _compare_anew(self, gone: Iterable[str], again: Collection[str]) -> None:
        for article in (*gone, *again):
            for other in self._like.pop(article, ()):
                self._like.get(other, {}).pop(article, None)
        self._like.update((article, {}) for article in again)
        for article in again:
            self._compare(article, again)

    def _compare(self, article: str, again: Collection[str]) -> None:
        """Remember those like it; of two that are compared anew, once is enough."""
        card = self._cards[article]
        weights = dict(zip(card.terms, card.weights, strict=True))
        for other in self._candidates(card):
            if other in again and other < article:
                continue
            like = likeness(weights, card, self._cards[other])
            if like >= _FLOOR:
                self._like[article][other] = self._like[other][article] = like

    def _candidates(self, card: StoryCard) -> list[str]:
        """Those who share enough keys that are no crowd's."""
        counts: Counter[str] = Counter()
        company = self._files.company
        day = card.day
        for key in wide_keys(card):
            for other in company(key):
                if day is None or self._cards[other].minute is None:
                    counts[other] += _NEEDED
        for term in card.terms[:KEYS] if day is not None else ():
            if self._files.crowded(day_key(term, day or 0)):
                continue
            for near in range(-APART, APART + 1):
                counts.update(company(day_key(term, (day or 0) + near)))
        del counts[card.id]
        return [other for other, count in counts.items() if count >= _NEEDED]

    # Who belongs together

    def _gathered(self, copies: Mapping[str, Sequence[str]]) -> Iterator[_Part]:
        """All parts; what is as it was is not gathered again."""
        shares = self._shares(copies)
        ties = Ties()
        for item, near in shares.items():
            for other in near:
                ties.tie(item, other)
        for items in ties.groups(copies).values():
            members, near_ones = [copies[item] for item in items], [shares[item] for item in items]
            known = self._parts.get(items[0])
            if known is not None and known.members == members and known.near == near_ones:
                yield known
                continue
            groups = gather(items, shares, self._may_join) if len(items) > 1 else [items]
            yield _Part(members, near_ones, tuple(self._tell(group, copies, shares) for group in groups))

    def _tell(self, group: Iterable[str], copies: Mapping[str, Sequence[str]], shares: Mapping[str, Near]) -> Story:
        return tell_story([[self._cards[each] for each in copies[item]] for item in group], shares)

    def _shares(self, items: Collection[str]) -> dict[str, dict[str, float]]:
        """For each pair how much of what is enough it is alike; pairs far below are left out."""
        counts = Counter(day for item in items if (day := self._cards[item].day) is not None)
        enough = {day: _enough(counts[day - 1] + counts[day] + counts[day + 1]) for day in counts}
        asked = {item: enough.get(self._cards[item].day or 0, ENOUGH) for item in items}
        shares: dict[str, dict[str, float]] = {item: {} for item in items}
        for item, near in self._like.items():
            for other, like in near.items():
                share = like / max(asked[item], asked[other])
                if share >= _LEAST:
                    shares[item][other] = share
        return shares

    def _may_join(self, some: Sequence[str], others: Sequence[str]) -> bool:
        """Whether they are near enough in time, and no dossiers are between them."""
        days = [day for item in (*some, *others) if (day := self._cards[item].day) is not None]
        if days and max(days) - min(days) > SPAN:
            return False
        mine = {dossiers for item in some if (dossiers := self._dossiers.get(item))}
        theirs = {dossiers for item in others if (dossiers := self._dossiers.get(item))}
        return not any(left.isdisjoint(right) for left in mine for right in theirs)


def _enough(three_days: int) -> float:
    """The likeness that is enough on a day, by how many articles came on it, the day before and the day behind."""
    more = log(max(three_days / 3, _FEWEST) / _USUAL)
    return ENOUGH + _BUSY * round(more * _STEPS) / _STEPS
