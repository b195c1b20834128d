"""Copies and stories as people left them: their word laid over what was found, however it is found anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from qawl.compare.copies.cards import sketch
from qawl.compare.copies.origin import find_origin
from qawl.compare.copies.values import Card, Group, Link, Relation
from qawl.compare.stories.values import Story
from qawl.compare.ties import united
from qawl.model.review import Action, Family
from qawl.review.pairs import Judged, judged_pairs, regrouped
from qawl.runners.grouped import Groups
from qawl.runners.sourced import Sources, sources_of
from qawl.runners.stories import Across
from qawl.store.contract.store import ArticleCard, Store

BY_PERSON = ("person",)
"""The code of a tie that a person made."""


def judged_across(store: Store, across: Across) -> Across:
    """Copies and stories as people would have them; the same value where nobody has judged a pair."""
    copies = judged_pairs(store.pair_revisions(Family.COPY), Family.COPY)
    stories = judged_pairs(store.pair_revisions(Family.STORY), Family.STORY)
    if not copies and not stories:
        return across
    groups, sources = _copies(store, across, copies) if copies else (across.groups.copies, across.sources)
    told = _stories(store, across.groups.stories, stories) if stories else across.groups.stories
    return Across(Groups(groups, told), sources)


# Copies


def _copies(store: Store, across: Across, judged: Judged) -> tuple[tuple[Group, ...], Sources]:
    """The groups of copies with the ties that people cut or made, and where their words come from."""
    named = {article for pair in judged for article in pair}
    touched = [group for group in across.groups.copies if not named.isdisjoint(group.ids)]
    concerned = named | {article for group in touched for article in group.ids}
    cards = _cards(store, concerned)
    links = {_pair(link): link for group in touched for link in group.links}
    for pair, verdict in judged.items():
        if verdict.action is Action.REJECT:
            links.pop(pair, None)
        elif all(article in cards for article in pair):
            links[pair] = Link(*pair, Relation.COPY, 1.0, BY_PERSON)
    made = _groups(tuple(links[pair] for pair in sorted(links)), cards)
    rest = [group for group in across.groups.copies if named.isdisjoint(group.ids)]
    groups = tuple(sorted((*rest, *made), key=lambda group: group.ids))
    origins = sources_of((cards[article] for article in sorted(cards)), made).origins
    return groups, Sources({**across.sources.origins, **origins})


def _cards(store: Store, articles: Collection[str]) -> dict[str, Card]:
    found = ((article, store.reading(article)) for article in sorted(articles))
    return {article: sketch(reading.article) for article, reading in found if reading is not None}


def _pair(link: Link) -> tuple[str, str]:
    return (link.first, link.second) if link.first <= link.second else (link.second, link.first)


def _groups(links: Sequence[Link], cards: dict[str, Card]) -> tuple[Group, ...]:
    leaders = united(((link.first, link.second) for link in links), str)
    tied: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        tied[leaders[link.first]].append(link)
    groups = []
    for ties in tied.values():
        ids = tuple(sorted({article for link in ties for article in (link.first, link.second)}))
        ordered = tuple(sorted(ties, key=lambda link: (link.first, link.second)))
        groups.append(Group(ids, ordered, find_origin([cards[each] for each in ids], ordered)))
    return tuple(groups)


# Stories


def _stories(store: Store, stories: Sequence[Story], judged: Judged) -> tuple[Story, ...]:
    """The stories as people would have them; those that are the same articles as before stay as they are."""
    known = {article for story in stories for article in story.articles}
    held = {pair: verdict for pair, verdict in judged.items() if known.issuperset(pair)}
    before = {frozenset(story.articles): story for story in stories}
    by_article = {article: story for story in stories for article in story.articles}
    made = []
    for group in regrouped((story.articles for story in stories), held):
        same = before.get(frozenset(group))
        made.append(
            same or _told(store, group, list(dict.fromkeys(by_article[article].id for article in group)), before)
        )
    return tuple(sorted(made, key=lambda story: story.id))


def _told(store: Store, group: Sequence[str], of: Sequence[str], before: dict[frozenset[str], Story]) -> Story:
    """The story of these articles: named as the one that gives most of them, or by its earliest headline."""
    cards = sorted(store.article_cards(group).values(), key=_when)
    articles = tuple(card.id for card in cards)
    whole = [story for story in before.values() if story.id in of]
    most = max(whole, key=lambda story: (len(set(story.articles) & set(group)), story.id))
    kept = most.titled_by in articles
    titled = next((card for card in cards if card.title), cards[0])
    days = [card.published[:10] for card in cards if card.published]
    inside = set(articles)
    links = tuple(link for story in whole for link in story.links if {link.first, link.second} <= inside)
    return replace(
        most,
        id=articles[0],
        articles=articles,
        title=most.title if kept else titled.title or "",
        titled_by=most.titled_by if kept else titled.id,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        keywords=tuple(dict.fromkeys(word for story in whole for word in story.keywords)) if kept else (),
        score=1.0,
        links=tuple(sorted(links, key=lambda link: (link.first, link.second))),
    )


def _when(card: ArticleCard) -> tuple[bool, str, str]:
    return card.published is None, card.published or "", card.id
