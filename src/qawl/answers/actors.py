"""Who is in a store, remembered between questions; and one actor with all that was said, however much that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import version

from qawl.actors import ActorCard, list_actors, settle_store
from qawl.answers.review import as_they_stand
from qawl.errors import BadData
from qawl.model.codec import decode_plain, encode_plain
from qawl.model.world import Decision, Reason, Verdict
from qawl.resolve.decisions import in_force, name_of, split_id
from qawl.store.contract.single import Carried
from qawl.store.contract.store import Store, StoredMention, StoredStatement

CARDS = f"actors-1 {version('qawl')}"
MOST_MENTIONS = 5_000
"""Mentions of one actor whose names are looked at: the latest."""
MOST_CARRIERS = 12


@dataclass(frozen=True, slots=True)
class Naming:
    """A name under which an actor was met, with an example of why it was taken for it."""

    name: str
    articles: int
    score: float | None
    why: tuple[Reason, ...]
    decided: Decision | None
    """The decision of a person that made it so; then no reason of the machine is given."""
    example: str
    """The id of an article that has it."""


@dataclass(frozen=True, slots=True)
class Through:
    """Somebody through whom words of an actor came."""

    name: str
    """As the example has it."""
    actor: str | None
    """Its id, where it is known who it is."""
    count: int
    example: str
    """The id of a statement that came so."""


@dataclass(frozen=True, slots=True)
class ActorTold:
    """What a store knows of one actor."""

    card: ActorCard
    namings: tuple[Naming, ...]
    """The commonest first."""
    statements: int
    acts: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    """YYYY-MM and the number of statements, in order; «» where no day is known, last."""
    direct: int
    """Statements that no source carries."""
    through: tuple[Through, ...]
    newest: tuple[StoredStatement, ...]


def stored_actors(store: Store) -> tuple[ActorCard, ...]:
    """All actors of a store; worked out anew only where a mention, link or decision has come."""
    settle_store(store)
    state = str(store.state()).encode()
    with suppress(BadData):  # what an older Qawl worked out is worked out again
        if (known := store.recall(CARDS, state)) is not None:
            return decode_plain(known, tuple[ActorCard, ...])
    cards = tuple(list_actors(store))
    store.remember(CARDS, state, encode_plain(cards))
    return cards


def tell_actor(store: Store, card: ActorCard, newest: int) -> ActorTold:
    """What a settled store knows of an actor, with so many of its latest statements."""
    said = store.said_by(card.id, MOST_CARRIERS)
    mentions = list(store.mentions_of(card.id, MOST_MENTIONS))
    return ActorTold(
        card=card,
        namings=tuple(_namings(mentions, _deciding(store, card.id))),
        statements=said.statements,
        acts=said.acts,
        months=said.months,
        direct=said.direct,
        through=tuple(_through(store, said.carried)),
        newest=tuple(stored for stored, _ in as_they_stand(store, store.latest_by(card.id, newest))),
    )


def label_of(store: Store, actor: str) -> str:
    """The Arabic name of an actor of the registry, else a name that an article gives it, else its id."""
    known = next((one.ar[0] for one in store.actors() if one.id == actor), None)
    return known or next((one.known.mention.name for one in store.mentions_of(actor, 1)), actor)


def _deciding(store: Store, actor: str) -> Mapping[str, Decision]:
    """The decision in force by which a name is this actor's, by that name as decisions know it."""
    found: dict[str, Decision] = {}
    for one in in_force(store.decisions()):
        if one.kind is Verdict.MERGE and one.right == actor:
            found |= dict.fromkeys(one.names, one)
        if one.kind is Verdict.SPLIT and split_id(one) == actor:
            found |= dict.fromkeys(one.names, one)
    return found


def _namings(mentions: Sequence[StoredMention], deciding: Mapping[str, Decision]) -> Iterator[Naming]:
    by_name: dict[str, list[StoredMention]] = {}
    for mention in mentions:
        by_name.setdefault(mention.known.mention.name, []).append(mention)
    for name, found in sorted(by_name.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        decided = deciding.get(name_of(found[0].known))
        link = None if decided else next((one.known.link for one in found if one.known.link is not None), None)
        score, why = (link.score, link.why) if link else (None, ())
        articles = {one.place.article for one in found}
        yield Naming(name, len(articles), score, why, decided, found[0].place.article)


def _through(store: Store, carried: Iterable[Carried]) -> Iterator[Through]:
    """Each carrier by the name that an example has, and who that is; whoever has two names there is one."""
    found: dict[str, Through] = {}
    for one in carried:
        example = store.statement(one.example)
        if example is None:
            continue
        name = example.statement.chain[one.position].name
        named = (each.actor for each in store.mentions_in(example.article.id) if each.known.mention.name == name)
        actor = next(filter(None, named), None)
        before = found.get(actor or one.words)
        if before is None:
            found[actor or one.words] = Through(name, actor, one.count, one.example)
        else:
            found[actor or one.words] = replace(before, count=before.count + one.count)
    known = store.actors_called([one.actor for one in found.values() if one.actor is not None])
    for through in sorted(found.values(), key=lambda one: -one.count):
        yield through if through.actor in known else replace(through, actor=None)
