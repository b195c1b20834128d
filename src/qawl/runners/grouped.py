"""Articles held against one another: what copies what, and which of them tell one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from qawl.compare.copies.at_once import AT_ONCE, sketch_all
from qawl.compare.copies.cards import sketch
from qawl.compare.copies.index import CopyIndex
from qawl.compare.copies.seen import copies_of
from qawl.compare.copies.values import Card, Group, Link, Relation
from qawl.compare.stories.cards import story_card
from qawl.compare.stories.index import StoryIndex
from qawl.compare.stories.values import Story, StoryCard
from qawl.model.codec import encode_form
from qawl.model.documents import Article, Rejected


@dataclass(frozen=True, slots=True)
class Groups:
    """What shows of many articles only when they are held against one another."""

    copies: tuple[Group, ...]
    """Of articles that share their words; one that shares none with any is in no group."""
    stories: tuple[Story, ...]
    """Each article is in exactly one."""


class Grouping:
    """Groups that are kept up as articles come: those that were held against one another are not so again.

    They are the same as of all cards at once, in whatever order they come. Articles with nearly all words in common are
    in one story; a text that stands inside a longer one may be of another.
    """

    def __init__(self, dossiers: Mapping[str, frozenset[str]] | None = None) -> None:
        """`dossiers` are the ids of those that an article belongs to: two of different ones are in two stories."""
        self._copies, self._stories = CopyIndex(), StoryIndex(dossiers)
        self._tied: frozenset[tuple[str, str]] = frozenset()

    def add(self, card: Card, story: StoryCard) -> None:
        """Take up an article; BadData where another one came under its id."""
        self._copies.file(card)
        self._stories.add(story)

    def groups(self) -> Groups:
        """The groups of all that were added."""
        copies = self._copies.groups()
        links = (link for group in copies for link in group.links)
        tied = frozenset((link.first, link.second) for link in links if link.relation is Relation.COPY)
        if not self._tied <= tied:  # some turned out to share a formula only: what hung on it is gathered anew
            self._stories = self._stories.untied()
            self._tied = frozenset()
        for one, other in sorted(tied - self._tied):
            self._stories.tie(one, other)
        self._tied = tied
        return Groups(copies, self._stories.stories())


def group_cards(
    cards: Iterable[tuple[Card, StoryCard]], dossiers: Mapping[str, frozenset[str]] | None = None
) -> Groups:
    """The groups of articles by their cards: the same in whatever order they come."""
    grouping = Grouping(dossiers)
    for card, story in cards:
        grouping.add(card, story)
    return grouping.groups()


def cards_of(article: Article) -> tuple[Card, StoryCard]:
    """By what an article is compared."""
    return sketch(article), story_card(article)


def group_lines(found: Iterable[Article | Rejected]) -> Iterator[bytes | Rejected]:
    """For each article its line without a line end, in the order given; what was refused comes before all lines.

    Every id must be one article's: an article that comes again has one line.
    """
    cards: dict[str, tuple[Card, StoryCard]] = {}
    coming = iter(found)
    while some := list(islice(coming, AT_ONCE)):
        yield from (item for item in some if isinstance(item, Rejected))
        read = [item for item in some if not isinstance(item, Rejected)]
        for item, card in zip(read, sketch_all(read), strict=True):
            cards[item.id] = card, story_card(item)
    groups = group_cards(cards.values())
    story_of = {article: story.id for story in groups.stories for article in story.articles}
    links = links_by_article(groups.copies)
    for article in cards:
        yield encode_form(group_form(article, story_of[article], links.get(article, ())))


def links_by_article(groups: Iterable[Group]) -> dict[str, list[Link]]:
    """For each article of these groups its links."""
    links: dict[str, list[Link]] = {}
    for link in (link for group in groups for link in group.links):
        links.setdefault(link.first, []).append(link)
        links.setdefault(link.second, []).append(link)
    return links


def group_form(article: str, story: str, links: Iterable[Link]) -> dict[str, Any]:
    """The public form of docs/groups.md."""
    return {"id": article, "story": story, "copies": [asdict(copy) for copy in copies_of(article, links)]}
