"""For whom people speak of whom a dossier does not tell: by the posts that they held on a day, by the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from qawl.dossiers.ties import party_of
from qawl.model.dossiers import Dossier
from qawl.model.world import Actor, ActorKind, Held, PartialDate, Post
from qawl.registry.load import load_registry
from qawl.text.fold import fold

_WORDS = 2
"""Words that a name has at least; «هادي» alone may be anybody."""


@dataclass(frozen=True, slots=True)
class World:
    """The registry by names."""

    people: Mapping[str, Actor | None]
    """By the letters of each full name; None where two people share it."""
    bodies: Mapping[str, str | None]
    """By the letters of each full name the id of a state, body or group; None where two share it."""
    actors: Mapping[str, Actor]


class Offices:
    """What the registry knows of a dossier's states and bodies: whoever holds a post of one speaks for its party.

    An actor of the dossier is one of the registry by `registry` or `iso3`, or else by a name that only one has.
    """

    def __init__(self, dossier: Dossier, world: World | None = None) -> None:
        """`world` is our own registry unless another is given; it is read when first asked for."""
        self._dossier, self._given = dossier, world
        self._sides: dict[tuple[str, date | None], str | None] = {}

    def person(self, name: str) -> Actor | None:
        """The one person of the registry who has this full name."""
        return self._world.people.get(_letters(name)) if len(name.split()) >= _WORDS else None

    def side(self, name: str, on: date | None) -> str | None:
        """Whom the bearer of a name spoke for on a day; None where it is not known, or not one party."""
        key = (name, on)
        if key not in self._sides:
            person = self.person(name)
            self._sides[key] = None if person is None else self._side(person, on)
        return self._sides[key]

    @cached_property
    def _world(self) -> World:
        return _our_world() if self._given is None else self._given

    @cached_property
    def _ours(self) -> Mapping[str, str]:
        """For ids of the registry the actors of the dossier."""
        found: dict[str, str] = {}
        for one in self._dossier.actors:
            said = one.registry or (one.iso3.lower() if one.kind == "state" and one.iso3 else None)
            named = (self._world.bodies.get(_letters(name)) for name in one.names)
            own = said or next((each for each in named if each is not None), None)
            if own is not None and one.kind != "person":
                found.setdefault(own, one.id)
        return found

    def _side(self, person: Actor, on: date | None) -> str | None:
        sides = {self._party(post.of, on) for post in person.posts if post.of and _may_hold(post, on)}
        return sides.pop() if len(sides) == 1 else None

    def _party(self, body: str, on: date | None) -> str | None:
        for one in _upwards(body, self._world.actors):
            found = self._ours.get(one) or self._speaker_for(one)
            if found is not None:
                return party_of(self._dossier, found, on)
        return None

    def _speaker_for(self, state: str) -> str | None:
        """The one government of the dossier that speaks for a state, where the state itself stands for nobody in it."""
        actors = self._world.actors
        speakers = {
            party_of(self._dossier, own)
            for known, own in self._ours.items()
            if known in actors and state in actors[known].speaks_for
        }
        return speakers.pop() if len(speakers) == 1 else None


def _may_hold(post: Post, on: date | None) -> bool:
    """Without a day any post counts, so that only whoever always spoke for one side speaks for it."""
    return on is None or post.held(PartialDate(on.year, on.month, on.day)) is not Held.NO


def _upwards(body: str, actors: Mapping[str, Actor]) -> Iterator[str]:
    """A body, and whatever it is part of."""
    seen: set[str] = set()
    at: str | None = body
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = actors[at].part_of if at in actors else None


@lru_cache(maxsize=1)
def _our_world() -> World:
    return world_of(load_registry().actors)


def world_of(actors: Mapping[str, Actor]) -> World:
    people: dict[str, Actor | None] = {}
    bodies: dict[str, str | None] = {}
    for one in actors.values():
        for name in one.ar:
            key = _letters(name)
            if one.kind is not ActorKind.PERSON:
                bodies[key] = one.id if bodies.get(key, one.id) == one.id else None
            elif one.posts:
                people[key] = one if people.get(key, one) is one else None
    return World(people, bodies, actors)


def _letters(name: str) -> str:
    """A name as one key however it is spaced: «عبد الرحيم» is «عبدالرحيم»."""
    return fold(name).replace(" ", "")
