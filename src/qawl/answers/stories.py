"""Stories of a whole store, ready to be listed and told: worked out once, asked by many."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qawl.compare.copies.seen import copies_of
from qawl.compare.copies.values import Copy
from qawl.compare.stories.values import Story
from qawl.model.across import Occurrence
from qawl.runners.grouped import links_by_article
from qawl.runners.stories import Across, Counted, StoryTold, Telling, load_telling, tell_story
from qawl.store.contract.store import Store
from qawl.text.fold import fold

MOST_TOLD = 64
"""Stories that are kept ready with all they hold."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories are wanted; an empty field asks for nothing."""

    words: str = ""
    """All of them stand in its title or keywords, spelling forgiven."""
    articles: Collection[str] | None = None
    """It has one of these."""
    since: date | None = None
    until: date | None = None
    least: int = 1
    """Articles that it must have."""


class Shelf:
    """All stories of one state of a store; threads may share it."""

    def __init__(self, across: Across, telling: Telling | None = None) -> None:
        self.across = across
        self.stories = tuple(
            sorted(across.groups.stories, key=lambda story: (story.last or "", story.id), reverse=True)
        )
        """The latest first."""
        self._by_id = {story.id: story for story in self.stories}
        self._by_article = {article: story for story in self.stories for article in story.articles}
        self._links = links_by_article(across.groups.copies)
        self._counted: dict[str, Counted] = {}
        self._told: dict[str, StoryTold] = {}
        self._telling = telling
        self._lock = threading.Lock()

    def story(self, story: str) -> Story | None:
        """The story of this id; an article that was its earliest once is known by the story that it is in now."""
        return self._by_id.get(story) or self._by_article.get(story)

    def of_article(self, article: str) -> Story | None:
        """The story that an article is in; None for one that has come since."""
        return self._by_article.get(article)

    def copies(self, article: str) -> tuple[Copy, ...]:
        """The articles that share words with this one, the closest first."""
        return copies_of(article, self._links.get(article, ()))

    def found(self, wanted: Wanted) -> list[Story]:
        """The stories that are wanted, the latest first."""
        words = fold(wanted.words).split()
        return [story for story in self.stories if _is_wanted(story, wanted, words)]

    def counted(self, store: Store, story: Story) -> Counted:
        """A story with its outlets, in the order in which they came to it, and its independent origins."""
        if (known := self._counted.get(story.id)) is None:
            cards = store.article_cards(story.articles)
            outlets = dict.fromkeys(card.outlet for card in cards.values() if card.outlet)
            origins = self.across.sources.count([Occurrence(article) for article in story.articles])
            known = self._counted[story.id] = Counted(story, tuple(outlets), origins)
        return known

    def told(self, store: Store, story: Story, overlay: Path | None = None) -> StoryTold:
        """A story with all it holds."""
        known = self._told.get(story.id)
        if known is None:
            known = tell_story(store, self.across, story, self.telling(overlay))
            if len(self._told) >= MOST_TOLD:
                self._told.clear()
            self._told[story.id] = known
        return known

    def telling(self, overlay: Path | None = None) -> Telling:
        """What stories are told with: loaded when the first one is asked for."""
        with self._lock:
            if self._telling is None:
                self._telling = load_telling(overlay)
            return self._telling

    def renewed(self, across: Across) -> Shelf:
        """A shelf with these stories; this one, if they are its own."""
        return self if across is self.across else Shelf(across, self._telling)


def _is_wanted(story: Story, wanted: Wanted, words: Sequence[str]) -> bool:
    if len(story.articles) < wanted.least:
        return False
    if wanted.since is not None and (story.last is None or story.last < wanted.since.isoformat()):
        return False
    if wanted.until is not None and (story.first is None or story.first > wanted.until.isoformat()):
        return False
    if wanted.articles is not None and not any(article in wanted.articles for article in story.articles):
        return False
    told = fold(" ".join((story.title, *story.keywords))) if words else ""
    return all(word in told for word in words)


def by_day(found: Sequence[Counted]) -> Mapping[str, tuple[Counted, ...]]:
    """Stories under the day of their latest article, in the order given; «» for those without a day."""
    days: dict[str, list[Counted]] = {}
    for one in found:
        days.setdefault(one.story.last or "", []).append(one)
    return {day: tuple(stories) for day, stories in days.items()}
