"""People and bodies that the registry does not know, grouped across articles; never when it is unsure.

The groups depend on the set of mentions alone: any order and any batches give the same groups and ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from qawl.model.records import HopKind
from qawl.model.world import Bearing, Known, Part, Place
from qawl.registry.entries import RESERVED
from qawl.resolve.names import same_but_spelled, sound_of

LOCAL = "local-"
"""How the id of an actor begins that no registry has."""
Entries = Mapping[Place, Known]
_FAMILY_OF_MANY = 3
"""A last name that goes with so many first names is a tribe's or a common one; two words are then too few."""
_SURE_WORDS, _SURE_BODY_WORDS, _LEAST_SPELLED = 3, 3, 5
_Names = dict[tuple[str, ...], list[Place]]


def group_locals(entries: Entries) -> dict[Place, str]:
    """For each mention that is linked to nobody the id of its local actor; posts and bare nouns have none."""
    waiting = {place: known for place, known in entries.items() if known.link is None and _may_act(known)}
    names: _Names = defaultdict(list)
    for place in sorted(waiting, key=lambda place: (place.article, place.number)):
        names[waiting[place].bearing.words].append(place)
    many = _families_of_many(names)
    found = {place: _alone(place, waiting[place]) for place in waiting}
    whole: dict[tuple[str, ...], list[Bearing]] = {}
    for words, places in names.items():
        bearings = [waiting[place].bearing for place in places]
        if _is_sure(words, waiting[places[0]], many) and not any(_contradictions(bearings)):
            whole[words] = bearings
            found |= dict.fromkeys(places, local_id(" ".join(words)))
        elif len(words) > 1:
            found |= {place: local_id(key) for place in places if (key := _shared(waiting[place]))}
    for words, first in _spelled_alike(whole):
        found |= dict.fromkeys(names[words], local_id(" ".join(first)))
    return found


def local_id(key: str) -> str:
    """The id of a local actor, made of the folded name that stands for it."""
    return LOCAL + blake2b(key.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def is_local(actor: str) -> bool:
    """Whether an id is that of a local actor, which no registry has."""
    return RESERVED.fullmatch(actor) is not None


def _may_act(known: Known) -> bool:
    """Whether a mention is somebody who speaks or carries, by a name: not a post, not a bare noun."""
    mention, words = known.mention, known.bearing.words
    if not mention.named or not words or all(role.part is Part.ADDRESSEE for role in mention.roles):
        return False
    return mention.kind is HopKind.PERSON or (mention.kind is not None and len(words) >= _SURE_BODY_WORDS)


def _alone(place: Place, known: Known) -> str:
    """The id of somebody who stays within one article."""
    return local_id(f"{' '.join(known.bearing.words)}\x1f{place.article}")


def is_alone(place: Place, known: Known, actor: str) -> bool:
    """Whether an id is that of somebody who stays within this article."""
    return actor == _alone(place, known)


def _families_of_many(names: Collection[tuple[str, ...]]) -> frozenset[str]:
    first_names: defaultdict[str, set[str]] = defaultdict(set)
    for words in names:
        if len(words) > 1:
            first_names[words[-1]].add(words[0])
    return frozenset(family for family, given in first_names.items() if len(given) >= _FAMILY_OF_MANY)


def _is_sure(words: Sequence[str], known: Known, many: Collection[str]) -> bool:
    """Whether two people of this name would be a rare chance."""
    if known.mention.kind is not HopKind.PERSON:
        return bool(known.bearing.states)
    return known.bearing.telling and (len(words) >= _SURE_WORDS or (len(words) == 2 and words[-1] not in many))


def _shared(known: Known) -> str | None:
    """What stands for somebody whose name alone is not enough: name and post, or a body's name and its home."""
    bearing = known.bearing
    if known.mention.kind is not HopKind.PERSON:
        parts = (*bearing.states, bearing.home) if bearing.states or bearing.home else ()
    else:
        parts = (bearing.posts[0], *bearing.states, str(bearing.apart)) if bearing.posts else ()
    return "\x1f".join((" ".join(bearing.words), *parts)) if parts else None


def _contradictions(bearings: Sequence[Bearing]) -> Iterator[bool]:
    """For each two different bearings whether they cannot be one actor's."""
    distinct = {(one.states, one.apart, bool(one.posts)): one for one in bearings}
    return (contradict(one, other) for one, other in combinations(distinct.values(), 2))


def contradict(one: Bearing, other: Bearing) -> bool:
    """Whether two mentions cannot be one actor: other states, or one a politician and the other none."""
    if one.states and other.states and not set(one.states) & set(other.states):
        return True
    return bool(one.posts and other.posts) and one.apart != other.apart


def _spelled_alike(
    whole: Mapping[tuple[str, ...], Sequence[Bearing]],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names that are one but for spelling, each with the name that stands for all; none where two contradict."""
    alike: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in whole:
        alike[tuple(sound_of(word) for word in words)].append(words)
    for names in alike.values():
        if len(names) > 1 and all(_one_name(a, b) for a, b in combinations(names, 2)):
            bearings = [bearing for words in names for bearing in whole[words]]
            if not any(_contradictions(bearings)):
                yield from ((words, min(names)) for words in sorted(names))


def _one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return all(_safely_spelled(a, b) and same_but_spelled(a, b) for a, b in pairs)


def _safely_spelled(one: str, other: str) -> bool:
    """Whether the words are long, and no names of kin, where one vowel makes another family («سعدي»، «سعيدي»)."""
    return min(len(one), len(other)) >= _LEAST_SPELLED and not (one.endswith("ي") or other.endswith("ي"))
