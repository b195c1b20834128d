"""Group a batch of articles into stories, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qawl.compare.stories.cards import story_card
from qawl.compare.stories.index import StoryIndex
from qawl.compare.stories.values import Story
from qawl.model.documents import Article


def group_stories(
    articles: Iterable[Article],
    copies: Iterable[tuple[str, str]] = (),
    dossiers: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Story, ...]:
    """The stories of the articles, in the order of time: each article in one of them, many alone in theirs.

    `copies` are pairs of ids that stay together; `dossiers` says which dossiers an article belongs to.
    Raises BadData where two different articles have one id.
    """
    index = StoryIndex(dossiers)
    for article in articles:
        index.add(story_card(article))
    for one, other in copies:
        index.tie(one, other)
    return index.stories()
