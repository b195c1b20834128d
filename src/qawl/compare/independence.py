"""Count how many independent sources stand behind something, once copies and common carriers are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qawl.compare.copies.origin import find_origin
from qawl.compare.copies.values import Card, Group, Link, Relation
from qawl.compare.sayings.values import Relation as SayingRelation
from qawl.compare.sayings.values import SayingGroup
from qawl.compare.ties import united
from qawl.lexicon.carriers import CarrierWords
from qawl.model.across import Occurrence
from qawl.outlets.load import Outlets
from qawl.text.fold import fold

_JOINTS = re.compile(r"\s*[+/،,؛|&()\[\]«»\"–—]\s*|\s+-\s*|\s*-\s+")
_WORD = re.compile(r"[^\W_]+")
_ARTICLE, _FOR = "ال", "لل"
_LEAST = 2
"""Letters that are left of a word without its article."""
_NAMED = "name:"


class Basis(StrEnum):
    """By what an article's words are known to come from where they come."""

    COPY = "copy"
    """It shares its words with others."""
    CREDIT = "credit"
    """It credits one source for all of it."""
    OUTLET = "outlet"
    """It is its outlet's own."""
    ARTICLE = "article"
    """Nobody says: it stands for itself."""


@dataclass(frozen=True, slots=True)
class ArticleOrigin:
    """Where the words of an article come from."""

    key: str
    """Equal for the articles whose words come from one place."""
    basis: Basis
    source: str | None = None
    """For a copy, the key of whom the words come from: a carrier or an outlet; None where nothing tells."""


@dataclass(frozen=True, slots=True)
class Independent:
    """One independent source, and everything that comes from it."""

    key: str
    """Of the carrier or outlet where one is known («name:…»), else of the copies or the article."""
    occurrences: tuple[Occurrence, ...]
    """Sorted by article and statement; never empty."""
    why: tuple[str, ...]
    """Codes, why they count as one: `copy`, `same-carrier`, `same-outlet`, `same-article`; or why one counts for
    itself though nobody knows where it comes from: `unknown-outlet`. Empty for one occurrence of a known outlet."""


@dataclass(frozen=True, slots=True)
class Names:
    """By what carriers and outlets are known again, whatever their spelling; made once by `gather_names`."""

    heads: frozenset[str]
    nobody: frozenset[str]
    outlets: Outlets | None
    bare: Mapping[str, str]
    """The ids of outlets by what is left of their names; a name that several bear is none's."""

    def key(self, written: str | None) -> str | None:
        """The key of a carrier or outlet: equal for «وكالة الشراع», «الشراع» and its other names; None for nobody.

        >>> names = gather_names(CarrierWords(frozenset({"وكالة", "وكالات", "للأنباء"}), frozenset({"متابعات"})))
        >>> names.key("وكالة الشراع للأنباء") == names.key("شراع"), names.key("وكالات"), names.key("متابعات")
        (True, None, None)
        """
        bare = self._bare(written or "")
        if not bare:
            return None
        known = self.outlets.outlet_named(written or "") if self.outlets is not None else None
        return f"name:{known.id if known is not None else self.bare.get(bare, bare)}"

    def credited(self, credits: Iterable[str]) -> tuple[str, ...]:
        """The keys of all sources that credits name; «وكالات» is nobody."""
        names = (name for credit in credits for name in _JOINTS.split(credit.strip()) if name)
        return tuple(dict.fromkeys(key for name in names if (key := self.key(name)) is not None))

    def _bare(self, written: str) -> str:
        words = map(_plain, _WORD.findall(fold(written)))
        return " ".join(word for word in words if word not in self.heads and word not in self.nobody)


def gather_names(words: CarrierWords, outlets: Outlets | None = None) -> Names:
    """All names that carriers may be known by: the outlets' and whatever is written."""
    heads = frozenset(_plain(fold(word)) for word in words.heads)
    names = Names(heads, frozenset(_plain(fold(word)) for word in words.nobody), outlets, {})
    holders: dict[str, set[str]] = defaultdict(set)
    for outlet in outlets.outlets.values() if outlets is not None else ():
        for name in (outlet.name, outlet.name_en, *outlet.also):
            holders[names._bare(name)].add(outlet.id)
    bare = {name: min(ids) for name, ids in holders.items() if name and len(ids) == 1}
    return Names(heads, names.nobody, outlets, bare)


def _plain(word: str) -> str:
    """A folded word of a name without its article: «الشراع», «للأنباء»."""
    if word.startswith(_FOR) and len(word) > len(_FOR) + _LEAST:
        return word[len(_FOR) :]
    return word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + _LEAST else word


def origin_keys(cards: Iterable[Card], groups: Iterable[Group], names: Names) -> dict[str, ArticleOrigin]:
    """For each article where its words come from: its copies' origin, the one source it credits, its outlet, itself.

    Copies are those that share all of one text. Who takes over a part may have the rest, and what is said in it,
    from elsewhere: `partial_copies` says who they are.
    """
    held = {card.id: card for card in cards}
    found = {name: _own(card, names) for name, card in held.items()}
    for ids, links in _whole_copies(groups):
        members = [held[each] for each in ids if each in held]
        if len(members) > 1:
            found |= dict.fromkeys((card.id for card in members), _shared(members, links, found, names))
    return found


def partial_copies(groups: Iterable[Group]) -> frozenset[tuple[str, str]]:
    """The pairs of articles of which one took over a part of the other, the smaller id first.

    A card does not tell whether a saying stands in that part. It is taken to where both have it in the same words:
    `tied_by_words` gives the pairs that are to be handed to `independent_origins`.
    """
    links = (link for group in groups for link in group.links if link.relation is Relation.PARTIAL)
    return frozenset((min(link.first, link.second), max(link.first, link.second)) for link in links)


def tied_by_words(group: SayingGroup, partial: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Those pairs of partial copies that have the saying in the same words: there it stands in what they share."""
    links = (link for link in group.links if link.relation is SayingRelation.SAME_WORDS)
    pairs = ((link.first.article, link.second.article) for link in links)
    return tuple(pair for one, other in pairs if (pair := (min(one, other), max(one, other))) in partial)


def _own(card: Card, names: Names) -> ArticleOrigin:
    """Where an article that copies nobody comes from."""
    outlet = names.key(card.outlet)
    credited = names.credited(card.credits)
    if len(credited) == 1 and credited[0] != outlet:
        return ArticleOrigin(credited[0], Basis.CREDIT)
    if outlet is not None:
        return ArticleOrigin(outlet, Basis.OUTLET)
    return ArticleOrigin(f"article:{card.id}", Basis.ARTICLE)


def _whole_copies(groups: Iterable[Group]) -> Iterator[tuple[list[str], list[Link]]]:
    """The articles that copies of a whole text tie together, and their links."""
    for group in groups:
        links = [link for link in group.links if link.relation is not Relation.PARTIAL]
        leaders = united(((link.first, link.second) for link in links), str)
        members: dict[str, list[str]] = defaultdict(list)
        for article in sorted(leaders):
            members[leaders[article]].append(article)
        for leader, ids in sorted(members.items()):
            yield ids, [link for link in links if leaders[link.first] == leader]


def _shared(
    members: Sequence[Card], links: Sequence[Link], own: Mapping[str, ArticleOrigin], names: Names
) -> ArticleOrigin:
    """Where the words of copies come from: the source that they credit, or the outlet of who had them first."""
    origin = find_origin(members, links, names.outlets)
    source = names.key(origin.source)
    if source is None and origin.article is not None and own[origin.article].basis is not Basis.ARTICLE:
        source = own[origin.article].key
    return ArticleOrigin(f"copy:{members[0].id}", Basis.COPY, source)


def independent_origins(
    occurrences: Iterable[Occurrence],
    origins: Mapping[str, ArticleOrigin],
    names: Names,
    tied: Iterable[tuple[str, str]] = (),
) -> tuple[Independent, ...]:
    """The independent sources behind what stands in these places; how many there are is what counts.

    One are: the copies of one text; those who have it from one carrier, and the carrier's own article; two articles
    of one outlet; and the pairs of articles that are `tied`. The order of what is given does not matter.
    """
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for each in sorted(set(occurrences), key=_order):
        places[each.article].append(each)
    tokens = _tokens(places, origins, names)
    pairs = [(f"article:{article}", token) for article, held in tokens.items() for token in held]
    pairs += [(f"article:{one}", f"article:{other}") for one, other in tied if one in places and other in places]
    leaders = united(pairs, str)
    classes: dict[str, list[str]] = defaultdict(list)
    for article in places:
        classes[leaders.get(f"article:{article}", f"article:{article}")].append(article)
    return tuple(_independent(articles, places, origins, tokens) for articles in classes.values())


def _tokens(
    places: Mapping[str, Sequence[Occurrence]], origins: Mapping[str, ArticleOrigin], names: Names
) -> dict[str, tuple[str, ...]]:
    """For each article by what it is one with others: its carriers, its copies; without a carrier its outlet."""
    carriers = {article: _carriers(held, names) for article, held in places.items()}
    carried = {origins[article].key for article, held in carriers.items() if held and article in origins}
    return {
        article: (*held, *_origin_tokens(origins.get(article), has_carrier=bool(held), carried=carried))
        for article, held in carriers.items()
    }


def _carriers(held: Sequence[Occurrence], names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for each in held if (key := names.key(each.carrier)) is not None))


def _origin_tokens(origin: ArticleOrigin | None, *, has_carrier: bool, carried: Collection[str]) -> tuple[str, ...]:
    if origin is None:
        return ()
    if origin.basis is Basis.COPY:
        known = origin.source is not None and origin.key not in carried
        return (origin.key, origin.source) if known and origin.source is not None else (origin.key,)
    return () if has_carrier else (origin.key,)


def _independent(
    articles: Sequence[str],
    places: Mapping[str, Sequence[Occurrence]],
    origins: Mapping[str, ArticleOrigin],
    tokens: Mapping[str, Sequence[str]],
) -> Independent:
    holders: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for token in tokens[article]:
            holders[token].append(article)
    named = [token for token in holders if token.startswith(_NAMED)]
    own = [f"article:{articles[0]}"]
    key = min(named or list(holders) or own, key=lambda token: (-len(holders.get(token, ())), token))
    occurrences = tuple(each for article in articles for each in places[article])
    why = dict.fromkeys(_reasons(articles, holders, origins, carried=any(each.carrier for each in occurrences)))
    same_article = ("same-article",) if len(occurrences) > len(articles) else ()
    return Independent(key, occurrences, (*why, *same_article))


def _reasons(
    articles: Sequence[str],
    holders: Mapping[str, Sequence[str]],
    origins: Mapping[str, ArticleOrigin],
    *,
    carried: bool,
) -> Iterator[str]:
    """Why these articles are one; the codes in one order, some perhaps twice."""
    shared = {token: held for token, held in holders.items() if len(held) > 1}
    if any(not token.startswith(_NAMED) for token in shared) or (len(articles) > 1 and not shared):
        yield "copy"
    for token, held in sorted(shared.items()):
        if token.startswith(_NAMED):
            bases = {origins[article].basis if article in origins else Basis.ARTICLE for article in held}
            yield "same-outlet" if bases == {Basis.OUTLET} and not carried else "same-carrier"
    unknown = articles[0] not in origins or origins[articles[0]].basis is Basis.ARTICLE
    if len(articles) == 1 and unknown and not carried:
        yield "unknown-outlet"


def _order(at: Occurrence) -> tuple[str, int, str]:
    return at.article, -1 if at.statement is None else at.statement, at.carrier or ""
