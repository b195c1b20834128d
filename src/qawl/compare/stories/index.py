"""Find the stories of articles as they arrive, one by one, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qawl.compare.stories.enough import FLOOR, enough_by_day, share_of
from qawl.compare.stories.files import APART, CROWD, Files, day_key, file_keys, met_often, telling_terms, wide_keys
from qawl.compare.stories.gather import SPAN, Apart, gather
from qawl.compare.stories.judge import ENOUGH, likeness
from qawl.compare.stories.tell import tell_story, when
from qawl.compare.stories.values import Story, StoryCard
from qawl.compare.ties import Ties
from qawl.errors import BadData

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
    two stories. More than `crowd` articles of a day under one key propose nobody; a story has at most `span` days.
    """

    def __init__(
        self, dossiers: Mapping[str, frozenset[str]] | None = None, crowd: int = CROWD, span: int = SPAN
    ) -> None:
        self._dossiers = {article: some for article, some in (dossiers or {}).items() if some}
        self._crowd, self._span = crowd, span
        self._cards: dict[str, StoryCard] = {}
        self._ties = Ties()
        self._files = Files(crowd)
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
        fresh = StoryIndex(self._dossiers, self._crowd, self._span)
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
        return when(self._cards[article])

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
            if like >= FLOOR:
                self._like[article][other] = self._like[other][article] = like

    def _candidates(self, card: StoryCard) -> list[str]:
        """Those who share enough keys that are no crowd's; where one of the two has no date, a wide one is enough."""
        company, day = self._files.company, card.day
        found = dict.fromkeys(
            other
            for key in wide_keys(card)
            for other in company(key)
            if day is None or self._cards[other].minute is None
        )
        terms = telling_terms(card, self._files.crowded)
        near = range((day or 0) - APART, (day or 0) + APART + 1)
        found.update(dict.fromkeys(met_often(company(day_key(term, each)) for term in terms for each in near)))
        found.pop(card.id, None)
        return list(found)

    # Who belongs together

    def _gathered(self, copies: Mapping[str, Sequence[str]]) -> Iterator[_Part]:
        """All parts; what is as it was is not gathered again."""
        shares = self._shares(copies)
        ties, may_join = Ties(), Apart(self._day, self._dossiers.get, self._span).may_join
        for item, near in shares.items():
            for other in near:
                ties.tie(item, other)
        for items in ties.groups(copies).values():
            members, near_ones = [copies[item] for item in items], [shares[item] for item in items]
            known = self._parts.get(items[0])
            if known is not None and known.members == members and known.near == near_ones:
                yield known
                continue
            groups = gather(items, shares, may_join) if len(items) > 1 else [items]
            yield _Part(members, near_ones, tuple(self._tell(group, copies, shares) for group in groups))

    def _tell(self, group: Iterable[str], copies: Mapping[str, Sequence[str]], shares: Mapping[str, Near]) -> Story:
        return tell_story([[self._cards[each] for each in copies[item]] for item in group], shares)

    def _shares(self, items: Collection[str]) -> dict[str, dict[str, float]]:
        """For each pair how much of what is enough it is alike; pairs far below are left out."""
        counts = Counter(day for item in items if (day := self._cards[item].day) is not None)
        enough = enough_by_day(counts)
        asked = {item: enough.get(self._cards[item].day or 0, ENOUGH) for item in items}
        shares: dict[str, dict[str, float]] = {item: {} for item in items}
        for item, near in self._like.items():
            for other, like in near.items():
                if (share := share_of(like, asked[item], asked[other])) is not None:
                    shares[item][other] = share
        return shares

    def _day(self, article: str) -> int | None:
        return self._cards[article].day
