"""The registry turned round: from names, posts and words of nationality to the actors that may be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from qawl.model.world import Actor, ActorKind, Post
from qawl.registry.load import Registry
from qawl.registry.words import PostWords
from qawl.resolve.names import name_words, sound_of
from qawl.resolve.phrases import Tongue, folded_words, read_phrase, read_post_phrase, stems_of
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.vocabulary import Vocabulary

K = TypeVar("K")
V = TypeVar("V")
Nationalities = Iterable[tuple[tuple[str, ...], str]]
Bodies = Mapping[tuple[str, ...], tuple["Form", ...]]
_MEDIA = (ActorKind.AGENCY, ActorKind.OUTLET)
_SOUNDS_THAT_TELL = 4
"""Fewer tell no foreign paper from another («إي تي في»)."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name an actor."""

    actor: Actor
    text: str
    full: bool
    """A full name; else a form that stands alone."""
    words: tuple[str, ...] = ()
    """Of a person, the words to compare by."""
    states: tuple[str, ...] = ()
    """Of a body, the states that the form itself names."""
    written: tuple[str, ...] = ()
    """Of a body, the folded words."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post of a person, in comparable words."""

    actor: Actor
    post: Post
    title: tuple[str, ...]
    country: str | None
    """Of the body or state that the post is of."""
    body: frozenset[str]
    """The stems of the names of the body, masculine."""
    names: tuple[frozenset[str], ...]
    """The stems of each of these names, states left out."""
    alone: tuple[frozenset[str], ...]
    """Those of its full names that say no state and are no other body's."""


@dataclass(frozen=True, slots=True)
class Index:
    """What `resolve_actors` looks up; made once a process."""

    registry: Registry
    tongue: Tongue
    given: frozenset[str]
    """Folded given names."""
    persons: Mapping[tuple[str, ...], tuple[Form, ...]]
    """By the words of a full or short form."""
    sounds: Mapping[tuple[str, ...], tuple[Form, ...]]
    """Full names of persons by the sounds of their words."""
    ends: Mapping[tuple[str, str], tuple[Form, ...]]
    """Full names of persons by their first and last word."""
    names: Mapping[str, tuple[tuple[str, ...], ...]]
    """The words of each full name of a person, by his id."""
    bodies: Mapping[tuple[str, ...], tuple[Form, ...]]
    """By the stems that name no state."""
    body_starts: frozenset[tuple[str, ...]]
    """The first two stems of each name of a body that has more than one."""
    likely: frozenset[tuple[str, str]]
    """Of each full name of a person the first word and a letter of the last, and the last and one of the first."""
    media_sounds: Mapping[tuple[str, ...], tuple[Form, ...]]
    """Outlets and agencies of more than a word by the sounds of their stems."""
    states: Mapping[str, Actor]
    """By country code."""
    realms: Mapping[str, Mapping[str, Actor]]
    """The states that are called by a word for a state, such as «مملكة», by that word and the country code."""
    tenures: Mapping[str, tuple[Tenure, ...]]
    """By the id of the person."""
    holders: Mapping[tuple[str, ...], tuple[Tenure, ...]]
    """By the title."""
    title_starts: frozenset[str]
    """The first stems of titles."""
    by_post: Mapping[tuple[str, ...], tuple[Tenure, ...]]
    """By the first two words of the title."""
    families: Mapping[str, tuple[Tenure, ...]]
    """The posts of those who have this word, its article left out, as the last of a full name."""
    outlets: Mapping[str, tuple[Actor, ...]]
    """Outlets and agencies by the words of each name, Latin ones too."""
    state_starts: Mapping[str, bool]
    """The first stems of the names and capitals of states, and whether they have the article there."""
    signals: dict[str, str]
    """Written words that were looked up before, and the state that each names: resolve/context.py."""
    places: dict[str, tuple[Actor | None, str | None]]
    """Outlets that were looked up before, by the name that articles give, and their country."""

    def state_named(self, stems: tuple[str, ...]) -> str | None:
        """The country code of the state with this name or capital."""
        if (code := self.tongue.states.get(stems)) is not None:
            return code
        capitals = (form.actor for form in self.bodies.get(stems, ()) if form.actor.kind is ActorKind.STATE)
        return next((actor.country for actor in capitals), None)

    @property
    def vocabulary(self) -> Vocabulary:
        return self.tongue.vocabulary


def build_index(
    registry: Registry, vocabulary: Vocabulary, words: PostWords, nationalities: Nationalities, given: frozenset[str]
) -> Index:
    """The registry by all that leads to an actor."""
    actors = registry.actors.values()
    tongue = _tongue(actors, vocabulary, words, nationalities)
    forms = list(_person_forms(actors))
    full = [form for form in forms if form.full and len(form.words) > 1]
    bodies = _grouped(_body_forms(actors, tongue))
    tenures = list(_tenures(actors, registry, tongue, bodies))
    names = _grouped((form.actor.id, form.words) for form in full)
    return Index(
        registry=registry,
        tongue=tongue,
        given=given,
        persons=_grouped((form.words, form) for form in forms),
        sounds=_grouped((sounds_of(form.words), form) for form in full),
        ends=_grouped(((form.words[0], form.words[-1]), form) for form in full),
        names=names,
        bodies=bodies,
        body_starts=frozenset([base[:2] for base in bodies if len(base) > 1]),
        likely=frozenset([pair for form in full for pair in letters_of(form.words)]),
        media_sounds=_grouped(
            (sounds_of(base), form)
            for base, forms_of in bodies.items()
            for form in forms_of
            if form.actor.kind in _MEDIA and len("".join(sounds_of(base))) >= _SOUNDS_THAT_TELL
        ),
        states={actor.country: actor for actor in actors if actor.kind is ActorKind.STATE and actor.country},
        realms=_realms(actors, tongue),
        tenures=_grouped((tenure.actor.id, tenure) for tenure in tenures),
        holders=_grouped((tenure.title, tenure) for tenure in tenures),
        title_starts=frozenset(tenure.title[0] for tenure in tenures if tenure.title),
        by_post=_grouped((tenure.title[:2], tenure) for tenure in tenures if len(tenure.title) > 1),
        families=_grouped(
            (family, tenure)
            for tenure in tenures
            for family in {name[-1].removeprefix("ال") for name in names.get(tenure.actor.id, ())}
        ),
        outlets=_outlet_names(actors),
        state_starts=dict(_state_starts(actors, vocabulary)),
        signals={},
        places={},
    )


def sounds_of(words: Iterable[str]) -> tuple[str, ...]:
    """The sounds of the words of a name, the article left out."""
    return tuple([sound_of(word.removeprefix("ال")) for word in words])


def letters_of(words: Sequence[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """The first word of a name with the first letter of the last, and the other way round, the article left out.

    >>> letters_of(("سلمى", "الكهرمان"))
    (('سلمى', 'ك'), ('الكهرمان', 'س'))
    """
    first, last = words[0], words[-1]
    return (first, last.removeprefix("ال")[:1]), (last, first.removeprefix("ال")[:1])


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _tongue(actors: Iterable[Actor], vocabulary: Vocabulary, words: PostWords, nationalities: Nationalities) -> Tongue:
    states: dict[tuple[str, ...], str] = {}
    by_name: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for actor in actors:
        if actor.kind is ActorKind.STATE and actor.country:
            for name in actor.ar:
                states.setdefault(stems_of(name, vocabulary), actor.country)
                by_name.setdefault(fold(name), actor.country)
                for adjective in _adjectives_of(name):
                    adjectives.setdefault(adjective, actor.country)
    for forms, country in nationalities:
        code = by_name.get(country) or states.get(stems_of(country, vocabulary))
        for form in forms if code else ():
            for ending in ("", "ين", "ون"):
                adjectives[form + ending] = str(code)
    starts = frozenset(stems[0] for stems in states) | words.state_heads
    return Tongue(vocabulary, words, adjectives, states, starts, {}, {})


def _state_starts(actors: Iterable[Actor], vocabulary: Vocabulary) -> Iterator[tuple[str, bool]]:
    for actor in actors:
        for name in (*actor.ar, *actor.short) if actor.kind is ActorKind.STATE else ():
            if stems := stems_of(name, vocabulary):
                yield stems[0], folded_words(name)[0].startswith("ال")


def _adjectives_of(name: str) -> Iterator[str]:
    """What the name of a state that no list of nationalities has gives by rule: «المنارة» gives «مناري»."""
    words = folded_words(name)
    if len(words) == 1:
        stem = words[0].removeprefix("ال")
        stem = stem.removesuffix("يا").removesuffix("ه").removesuffix("ا")
        if len(stem) > 2:
            yield from (f"{stem}ي", f"{stem}يه", f"{stem}يين")


def _realms(actors: Iterable[Actor], tongue: Tongue) -> Mapping[str, Mapping[str, Actor]]:
    found: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in actors:
        if actor.kind is ActorKind.STATE and actor.country:
            for name in actor.ar:
                head = stems_of(name, tongue.vocabulary)[0]
                if head in tongue.words.realms and len(name.split()) > 1:
                    found[head][actor.country] = actor
    return found


def _person_forms(actors: Iterable[Actor]) -> Iterator[Form]:
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            seen: set[tuple[str, ...]] = set()
            for names, full in ((actor.ar, True), (actor.short, False), (actor.en, True)):
                for name in names:
                    words = name_words(name)
                    if words and words not in seen:
                        seen.add(words)
                        yield Form(actor, name, full, words)


def _body_forms(actors: Iterable[Actor], tongue: Tongue) -> Iterator[tuple[tuple[str, ...], Form]]:
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            continue
        seen: set[tuple[tuple[str, ...], tuple[str, ...], bool]] = set()
        for names, full in ((actor.ar, True), (actor.short, False), (actor.en, True)):
            for name in names:
                phrase, written = read_phrase(name, tongue), folded_words(name)
                base, states = phrase.base, phrase.states
                key = (base, states, bool(written) and written[0].startswith("ال"))
                if key not in seen:
                    seen.add(key)
                    form = Form(actor, name, full, (), states, written)
                    yield base, form
                    if actor.kind in _MEDIA and (bare := without_medium(base, tongue)) != base:
                        yield bare, form


def without_medium(base: tuple[str, ...], tongue: Tongue) -> tuple[str, ...]:
    """The stems without «صحيفة», «قناة», «وكالة» before them."""
    head = tongue.vocabulary[base[0]].tags if len(base) > 1 else 0
    singular = head & tag.MEDIUM and not head & tag.PLURAL and base[0] not in tongue.words.plural_media
    return base[1:] if singular and not tongue.vocabulary[base[1]].tags & tag.BODY else base


def _tenures(actors: Iterable[Actor], registry: Registry, tongue: Tongue, bodies: Bodies) -> Iterator[Tenure]:
    known: dict[str | None, _Body] = {}
    for actor in actors:
        for post in actor.posts:
            if post.of not in known:
                known[post.of] = _body_of(registry.actors.get(post.of or ""), tongue, bodies)
            body = known[post.of]
            title = read_post_phrase(post.title, tongue).title
            country = body.country if post.of else actor.country
            yield Tenure(actor, post, title, country, body.stems, body.names, body.alone)


@dataclass(frozen=True, slots=True)
class _Body:
    """What the names of a body give to compare a post by; all stems masculine."""

    country: str | None
    stems: frozenset[str]
    names: tuple[frozenset[str], ...]
    alone: tuple[frozenset[str], ...]


def _body_of(of: Actor | None, tongue: Tongue, bodies: Bodies) -> _Body:
    """The country of a body, the stems of its names, and of each name those that name no state."""
    names = () if of is None else (*of.ar, *of.short)
    stems = _masculine(stem for name in names for stem in stems_of(name, tongue.vocabulary))
    phrases = [read_phrase(name, tongue) for name in names]
    own = phrases[: len(of.ar)] if of is not None else []
    bare = [phrase.base for phrase in own if phrase.base and not phrase.states]
    alone = [base for base in bare if len({form.actor.id for form in bodies.get(base, ()) if not form.states}) == 1]
    return _Body(
        of.country if of else None,
        stems,
        tuple([_masculine(phrase.base) for phrase in phrases]),
        tuple([_masculine(base) for base in alone]),
    )


def _masculine(stems: Iterable[str]) -> frozenset[str]:
    return frozenset([stem.removesuffix("ه") for stem in stems])


def _outlet_names(actors: Iterable[Actor]) -> Mapping[str, tuple[Actor, ...]]:
    """Outlets and agencies by the words of each name."""
    found: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in actors:
        if actor.kind in _MEDIA:
            for name in (*actor.ar, *actor.short, *actor.en):
                found[outlet_key(name)][actor.id] = actor
    return {name: tuple(bearers.values()) for name, bearers in found.items()}


def outlet_key(name: str) -> str:
    """The words by which an outlet is looked up: «Al-Riyadh» and «Al Riyadh (newspaper)» are one."""
    return " ".join(folded_words(_IN_BRACKETS.sub(" ", name)))


_IN_BRACKETS = re.compile(r"\([^)]*\)")
