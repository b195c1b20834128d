"""Tell a story of the articles that were gathered: its title, its words, and what holds it together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qawl.compare.stories.judge import link_of
from qawl.compare.stories.titles import choose_title, find_keywords
from qawl.compare.stories.values import Story, StoryCard, StoryLink


def when(card: StoryCard) -> tuple[bool, int, str]:
    """The order in which articles come, those without a date last; then by id."""
    return card.minute is None, card.minute or 0, card.id


def tell_story(groups: Sequence[Sequence[StoryCard]], shares: Mapping[str, Mapping[str, float]]) -> Story:
    """The story of articles, each with its copies behind it; `shares` says how alike the first ones are."""
    cards = sorted((card for copies in groups for card in copies), key=when)
    links = tuple(sorted(_links(groups, shares), key=lambda link: (link.first, link.second)))
    titled = choose_title([copies[0] for copies in groups], cards)
    dated = [card.day for card in cards if card.day is not None]
    return Story(
        id=cards[0].id,
        articles=tuple(card.id for card in cards),
        title=titled.headline,
        titled_by=titled.id,
        first=_iso(dated[0]) if dated else None,
        last=_iso(dated[-1]) if dated else None,
        keywords=find_keywords(titled.headline, cards),
        score=min((link.score for link in links), default=1.0),
        links=links,
    )


def _links(groups: Sequence[Sequence[StoryCard]], shares: Mapping[str, Mapping[str, float]]) -> set[StoryLink]:
    found = {_copy(copies[0], copy) for copies in groups for copy in copies[1:]}
    cards = {copies[0].id: copies[0] for copies in groups}
    for article, card in cards.items():
        inside = [(-share, other) for other, share in shares.get(article, {}).items() if other in cards]
        if inside:
            less, nearest = min(inside)
            found.add(link_of(card, cards[nearest], -less))
    return found


def _copy(one: StoryCard, other: StoryCard) -> StoryLink:
    first, second = sorted((one.id, other.id))
    return StoryLink(first, second, 1.0, ("same-copy",))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
