"""Questions about actors over a store: who is who, who said what and how often, and through whom it came."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qawl.model.records import HopKind
from qawl.model.world import Actor, ActorKind, Decision, Linked, Part, Place, Reason, Verdict
from qawl.pipeline import Linker, link_actors
from qawl.resolve.decisions import in_force, name_of, settle, settle_telling
from qawl.resolve.locals import is_alone, is_local
from qawl.store.contract.store import Filter, Store, StoredMention, StoredStatement
from qawl.text.fold import fold

BATCH = 200
TRIES = 5
"""So often who is who is worked out again where another program writes meanwhile."""
KEPT_ARTICLES = 50
"""So many articles of an actor are kept with a decision about it."""
_WORD = re.compile(r"\w+")
_LOCAL_KINDS = {HopKind.PERSON: ActorKind.PERSON, HopKind.MEDIA: ActorKind.OUTLET}


@dataclass(frozen=True, slots=True)
class ActorCard:
    """An actor as a list shows it."""

    id: str
    known: Actor | None
    """Its entry of the registry; None for a local actor."""
    kind: ActorKind
    names: tuple[tuple[str, int], ...]
    """The names that articles give it, the commonest first, and in how many articles."""
    statements: int
    articles: int
    posts: tuple[str, ...] = ()
    """The posts that articles give it, the commonest first."""
    example: str = ""
    """The id of an article that names it; empty for one that none does."""

    @property
    def label(self) -> str:
        """The Arabic name to show."""
        return self.known.ar[0] if self.known else self.names[0][0]

    @property
    def aside(self) -> str:
        """By what it is told from another of the same name: its posts, and outside the registry an article."""
        posts = [post.title for post in self.known.posts] if self.known else self.posts
        return " · ".join(filter(None, ("، ".join(posts[:2]), "" if self.known else self.example)))

    def forms(self) -> Iterator[str]:
        """Every way to write it, its id last."""
        if self.known:
            yield from (*self.known.ar, *self.known.short, *self.known.en)
        yield from (name for name, _ in self.names)
        yield self.id


@dataclass(frozen=True, slots=True)
class Naming:
    """A name under which an actor was met, with an example of why it was taken for it."""

    name: str
    articles: int
    score: float | None
    why: tuple[Reason, ...]
    decided: Decision | None = None
    """The decision of a person that made it so; then no reason of the machine is given."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a store knows of one actor."""

    card: ActorCard
    namings: tuple[Naming, ...]
    acts: tuple[tuple[str, int], ...]
    """The acts of its statements, the commonest first."""
    months: tuple[tuple[str, int], ...]
    """YYYY-MM and the number of statements, in order; «» where no day is known, last."""
    carriers: tuple[tuple[str, int], ...]
    """Through whom its words came, the commonest first: an id of the registry, or a name that it does not know."""
    direct: int
    """Statements that no source carries."""
    newest: tuple[StoredStatement, ...]
    """The latest statements first, undated ones last."""


def settle_store(store: Store) -> None:
    """Work out who is who from links and decisions, where anything has come since that was last done."""
    for _ in range(TRIES):
        if store.is_settled():
            return
        state = store.state()
        entries = {mention.place: mention.known for mention in store.mentions()}
        store.settle(settle(entries, store.decisions()), state)


def relink_store(store: Store, linker: Linker) -> int:
    """Link every article of a store anew, without reading it again; how many there were."""
    waiting: list[Linked] = []
    done = 0
    store.know(linker.index.registry.actors.values())
    for card in list(store.articles()):
        if (reading := store.reading(card.id)) is not None:
            waiting.append(link_actors(reading, linker))
            done += 1
        if len(waiting) >= BATCH:
            store.add_all(waiting)
            waiting = []
    store.add_all(waiting)
    return done


def list_actors(store: Store) -> list[ActorCard]:
    """All actors that a settled store has mentions of: those of the registry first, then by what they said."""
    known = {actor.id: actor for actor in store.actors()}
    by_actor: defaultdict[str, list[StoredMention]] = defaultdict(list)
    for mention in store.mentions():
        if mention.actor is not None:
            by_actor[mention.actor].append(mention)
    cards = [_card(actor, known.get(actor), mentions) for actor, mentions in by_actor.items()]
    return sorted(cards, key=lambda card: (card.known is None, -card.statements, -card.articles, card.id))


def registry_cards(actors: Iterable[Actor]) -> list[ActorCard]:
    """Actors of a registry that no store was asked about."""
    return [ActorCard(actor.id, actor, actor.kind, (), 0, 0) for actor in actors]


def _card(actor: str, known: Actor | None, mentions: Sequence[StoredMention]) -> ActorCard:
    names = Counter(mention.known.mention.name for mention in mentions)
    spoken = {
        (mention.place.article, role.statement)
        for mention in mentions
        for role in mention.known.mention.roles
        if role.part is Part.SPEAKER
    }
    kinds = [mention.known.mention.kind for mention in mentions]
    kind = known.kind if known else _LOCAL_KINDS.get(kinds[0] or HopKind.BODY, ActorKind.BODY)
    ranked = tuple(sorted(names.items(), key=lambda pair: (-pair[1], pair[0])))
    posts = Counter(post for mention in mentions for post in mention.known.mention.posts)
    articles = [mention.place.article for mention in mentions]
    return ActorCard(
        actor,
        known,
        kind,
        ranked,
        len(spoken),
        len(set(articles)),
        tuple(post for post, _ in posts.most_common()),
        min(articles),
    )


# Searching


def find_actors(words: str, cards: Iterable[ActorCard]) -> list[ActorCard]:
    """The actors whose forms hold all the words, whole names first; Latin letters and Arabic ones alike."""
    wanted = _plain(words).split()
    found = [card for card in cards if _holds(card, wanted)]
    return sorted(found, key=lambda card: (not _is_called(card, words), card.known is None))


def name_actor(name: str, cards: Iterable[ActorCard]) -> list[ActorCard]:
    """Whom a person means by an id or a name: one, if it is an id or one actor's whole name; else all that fit."""
    cards = list(cards)
    return call_actor(name, cards) or find_actors(name, cards)


def call_actor(name: str, cards: Iterable[ActorCard]) -> list[ActorCard]:
    """Who has this id, or else all that have it as one whole form, spelling forgiven; no part of a name will do."""
    cards = list(cards)
    return [card for card in cards if card.id == name.strip()] or [card for card in cards if _is_called(card, name)]


def _is_called(card: ActorCard, words: str) -> bool:
    """Whether the words are one whole form of the actor."""
    return _plain(words) in {_plain(form) for form in card.forms()}


def _holds(card: ActorCard, wanted: Sequence[str]) -> bool:
    """Whether every word wanted begins a word of some form; the article may be left out."""
    words = {word for form in card.forms() for word in _plain(form).split()}
    words |= {word.removeprefix("ال") for word in words}
    bare = [(one, one.removeprefix("ال") or one) for one in wanted]
    return all(any(word.startswith(pair) for word in words) for pair in bare)


def _plain(text: str) -> str:
    """Folded words with single spaces, Latin letters without their accents."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", fold(text)) if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(bare.replace("_", " ")))


# One actor


def profile(store: Store, card: ActorCard, newest: int) -> Profile:
    """What a settled store knows of an actor, with so many of its latest statements."""
    mentions = [mention for mention in store.mentions() if mention.actor == card.id]
    known = _known(store)
    acts: Counter[str] = Counter()
    months: Counter[str] = Counter()
    carriers: Counter[str] = Counter()
    direct = 0
    statements = list(store.statements(Filter(actor=card.id)))
    for stored in statements:
        acts[stored.statement.act.value] += 1
        months[_month(stored.article.published)] += 1
        hops = stored.statement.chain[:-1]
        direct += not hops
        carriers.update({known.get((stored.article.id, hop.name), hop.name) for hop in hops})
    return Profile(
        card=card,
        namings=tuple(_namings(mentions, _decided(store))),
        acts=_ranked(acts),
        months=tuple(sorted(months.items(), key=lambda pair: (not pair[0], pair[0]))),
        carriers=_ranked(carriers),
        direct=direct,
        newest=tuple(_latest(statements, newest)),
    )


def _known(store: Store) -> Mapping[tuple[str, str], str]:
    """For each article and name the id of the actor of the registry that it is."""
    known = {actor.id for actor in store.actors()}
    return {
        (mention.place.article, mention.known.mention.name): mention.actor
        for mention in store.mentions()
        if mention.actor in known
    }


def _decided(store: Store) -> Mapping[Place, Decision]:
    """For each mention that a person moved the decision that did."""
    decisions = list(store.decisions())
    if not decisions:
        return {}
    return settle_telling({mention.place: mention.known for mention in store.mentions()}, decisions)[1]


def _namings(mentions: Sequence[StoredMention], decided: Mapping[Place, Decision]) -> Iterator[Naming]:
    """Each name once for the machine and once for each decision."""
    by_name: defaultdict[tuple[str, int], list[StoredMention]] = defaultdict(list)
    for mention in mentions:
        decision = decided.get(mention.place)
        by_name[mention.known.mention.name, decision.number if decision else 0].append(mention)
    for (name, _), found in sorted(by_name.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if decision := decided.get(found[0].place):
            yield Naming(name, len(found), None, (), decision)
            continue
        link = next((mention.known.link for mention in found if mention.known.link is not None), None)
        yield Naming(name, len(found), link.score if link else None, link.why if link else ())


def _month(published: str | None) -> str:
    return published[:7] if published and re.match(r"\d{4}-\d{2}", published) else ""


def _latest(statements: Sequence[StoredStatement], newest: int) -> list[StoredStatement]:
    dated = [stored for stored in statements if _month(stored.article.published)]
    undated = [stored for stored in statements if not _month(stored.article.published)]
    return [*dated[::-1], *undated][:newest]


def _ranked(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


# For decisions


def names_of(store: Store, actor: str) -> tuple[str, ...]:
    """The names by which decisions know an actor's mentions."""
    return tuple(sorted({name_of(mention.known) for mention in store.mentions() if mention.actor == actor}))


def traces_of(store: Store, actor: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of an actor's own mentions, without those that decisions brought, and some articles with them."""
    decided = _decided(store)
    own = [mention for mention in store.mentions() if mention.actor == actor and mention.place not in decided]
    articles = dict.fromkeys(mention.place.article for mention in own)
    return tuple(sorted({name_of(mention.known) for mention in own})), tuple(articles)[:KEPT_ARTICLES]


def merger_of(store: Store, actor: str) -> Decision | None:
    """The decision by which all of this actor became another in the end, if any; later merges are followed."""
    last = None
    for one in in_force(store.decisions()):
        if one.kind is Verdict.MERGE and one.article is None and one.left == (last.right if last else actor):
            last = one
    return last


def only_article(store: Store, actor: str) -> str | None:
    """The article in which a local actor stays because its name is too short to be followed; None for all others."""
    if not is_local(actor):
        return None
    places = [mention for mention in store.mentions() if mention.actor == actor]
    alone = bool(places) and all(is_alone(mention.place, mention.known, actor) for mention in places)
    return places[0].place.article if alone else None
