"""The stories of a store: told anew only when an article has come or changed, and one of them with all it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from qawl.compare.conflicts.cards import claim_cards
from qawl.compare.conflicts.judge import find_conflicts
from qawl.compare.copies.cards_bytes import pack_card, unpack_card
from qawl.compare.copies.seen import copies_of
from qawl.compare.copies.values import Card, Copy, Group, Relation
from qawl.compare.independence import Independent
from qawl.compare.sayings.cards import saying_cards
from qawl.compare.sayings.index import SayingIndex
from qawl.compare.sayings.turn import Word, find_words, judge_turn
from qawl.compare.sayings.values import SayingGroup, Turn
from qawl.compare.sayings.words import SayingWords, load_saying_words
from qawl.compare.stories.cards import pack_story_card, unpack_story_card
from qawl.compare.stories.values import Story, StoryCard
from qawl.dossiers.routes import rule_of, takes
from qawl.errors import BadData
from qawl.model.across import Occurrence
from qawl.model.codec import decode_plain, encode_plain
from qawl.model.conflicts import Conflict
from qawl.model.documents import Article
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading
from qawl.pipeline import Kit, load_kit, read_article
from qawl.runners.grouped import Grouping, Groups, cards_of, links_by_article
from qawl.runners.judged import Finder, as_left
from qawl.runners.routed import finder_of
from qawl.runners.sourced import Sources, sources_of
from qawl.runners.watched import Watch, counted, unwatched
from qawl.store.contract.store import Store

CARDS = f"cards-2 {version('qawl')}"
"""Another name where cards are made otherwise: then all are made anew."""
GROUPS = f"groups-2 {version('qawl')}"


@dataclass(frozen=True, slots=True)
class Across:
    """What a store's articles are to one another."""

    groups: Groups
    sources: Sources


@dataclass(frozen=True, slots=True)
class Counted:
    """A story and how much stands behind it."""

    story: Story
    outlets: tuple[str, ...]
    """In the order in which they came to it."""
    origins: int
    """Independent ones: copies, and what one agency told, count once."""


@dataclass(frozen=True, slots=True)
class StoryTold:
    """One story with everything that is known of its articles together."""

    story: Story
    readings: tuple[Reading, ...]
    """In the order of the story."""
    copies: Mapping[str, tuple[Copy, ...]]
    """For articles that share their words with others those others."""
    groups: tuple[Group, ...]
    """The groups of copies that have an article of the story."""
    independent: tuple[Independent, ...]
    """Its articles by whom they have it from."""
    sayings: tuple[SayingGroup, ...]
    turns: Mapping[Occurrence, Turn]
    """For statements that repeat an earlier one of their group in other words, how the words became theirs."""
    conflicts: tuple[Conflict, ...]


class Gathering:
    """What was gathered of a store in this process: new articles are held against the old ones, not all against all."""

    def __init__(self, dossiers: Mapping[str, frozenset[str]] | None = None) -> None:
        """`dossiers` are the ids of those that an article belongs to."""
        self._dossiers = dossiers
        self._clear()

    def _clear(self) -> None:
        self._grouping = Grouping(self._dossiers)
        self._cards: dict[str, tuple[bytes, Card]] = {}

    def take(self, packed: Mapping[str, bytes], watch: Watch = unwatched) -> Across:
        """What all these are to one another, by id and packed card; where one changed or is gone all begins anew."""
        digests = {article: blake2b(card, digest_size=16).digest() for article, card in packed.items()}
        if any(digests.get(known) != digest for known, (digest, _) in self._cards.items()):
            self._clear()
        for article, digest in counted(digests.items(), "stories", len(digests), watch):
            if article not in self._cards:
                card, story = _unpack(packed[article])
                self._grouping.add(card, story)
                self._cards[article] = digest, card
        groups = self._grouping.groups()
        return Across(groups, sources_of((self._cards[article][1] for article in packed), groups.copies))


def stored_groups(
    store: Store, dossiers: Sequence[Dossier] = (), gathering: Gathering | None = None, watch: Watch = unwatched
) -> Across:
    """Copies and stories of all articles; worked out anew only where one has come or changed since the last time.

    Articles that belong to different ones of these dossiers are in different stories. A `gathering` that took the
    store up before spares most of the work; it must be for the same dossiers.
    """
    rules = {rule_of(one): one for one in dossiers}
    name, state = " ".join((GROUPS, *sorted(rules))), store.fingerprint()
    with suppress(BadData):  # what an older Qawl worked out is worked out again
        if (known := store.recall(name, state)) is not None:
            return decode_plain(known, Across)
    belong: dict[str, frozenset[str]] = {}
    for rule, dossier in sorted(rules.items()):
        for article in store.choose(rule, partial(takes, dossier)):
            belong[article] = belong.get(article, frozenset()) | {dossier.id}
    cards = counted(store.cards(CARDS, _pack), "cards", store.counts().articles, watch)
    across = (gathering or Gathering(belong)).take(dict(cards), watch)
    store.remember(name, state, encode_plain(across))
    return across


def _pack(article: Article) -> bytes:
    card, story = cards_of(article)
    packed = pack_card(card)
    return len(packed).to_bytes(4, "big") + packed + pack_story_card(story)


def _unpack(data: bytes) -> tuple[Card, StoryCard]:
    size = int.from_bytes(data[:4], "big")
    return unpack_card(data[4 : 4 + size]), unpack_story_card(data[4 + size :])


def count_stories(store: Store, across: Across, least: int = 1) -> Iterator[Counted]:
    """Every story of so many articles, with its outlets and independent origins."""
    outlets = {card.id: card.outlet for card in store.articles()}
    for story in across.groups.stories:
        if len(story.articles) >= least:
            names = dict.fromkeys(name for article in story.articles if (name := outlets.get(article)))
            yield Counted(
                story, tuple(names), across.sources.count([Occurrence(article) for article in story.articles])
            )


def find_story(across: Across, article: str) -> Story | None:
    """The story that an article is in."""
    return next((story for story in across.groups.stories if article in story.articles), None)


@dataclass(frozen=True, slots=True)
class Telling:
    """What stories are told with: loaded once for however many."""

    kit: Kit
    words: SayingWords
    finder: Finder | None = None
    """What finds records anew where people corrected statements."""


def load_telling(overlay: Path | None = None) -> Telling:
    kit = load_kit(overlay, records=True)
    return Telling(kit, load_saying_words(kit.vocabulary, overlay), finder_of(overlay, kit))


def tell_story(store: Store, across: Across, story: Story, telling: Telling) -> StoryTold:
    """A story with its articles, who copies whom, what was said more than once and what does not agree."""
    found = (reading for article in story.articles if (reading := store.reading(article)) is not None)
    read = (each if each.records is not None else read_article(each.article, telling.kit) for each in found)
    readings = list(as_left(store, read, telling.finder))
    inside = set(story.articles)
    groups = tuple(group for group in across.groups.copies if not inside.isdisjoint(group.ids))
    links = links_by_article(groups)
    copies = {article: copies_of(article, links[article]) for article in story.articles if article in links}
    whole = (link for group in groups for link in group.links if link.relation is not Relation.PARTIAL)
    copied = {pair for link in whole for pair in ((link.first, link.second), (link.second, link.first))}
    sayings = SayingIndex(copied=lambda one, other: (one, other) in copied)
    for card in (card for reading in readings for card in saying_cards(reading, telling.words)):
        sayings.add(card)
    said = sayings.groups()
    claims = [card for reading in readings for card in claim_cards(reading)]
    return StoryTold(
        story=story,
        readings=tuple(readings),
        copies=copies,
        groups=groups,
        independent=across.sources.independent(Occurrence(article) for article in story.articles),
        sayings=said,
        turns=dict(_turns(said, readings, telling.words)),
        conflicts=find_conflicts(claims, dict.fromkeys(inside, story.id), across.sources.count),
    )


def _turns(
    groups: Iterable[SayingGroup], readings: Iterable[Reading], words: SayingWords
) -> Iterator[tuple[Occurrence, Turn]]:
    """How each statement words what the first of its group said, where the words are not the same."""
    by_id = {reading.article.id: reading for reading in readings}
    for group in groups:
        first = group.first or group.members[0]
        before = _words_at(by_id, first, words)
        for other in (member for member in group.members if member != first):
            turn = judge_turn(before, _words_at(by_id, other, words))
            if turn.changes:
                yield other, turn


def _words_at(readings: Mapping[str, Reading], at: Occurrence, words: SayingWords) -> tuple[Word, ...]:
    reading = readings[at.article]
    return find_words(reading.article.text, reading.statements[at.statement or 0], words)
