"""Which places a clause names, and whether two of them cannot both be where something was."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from qawl.compare.conflicts.words import find_class
from qawl.dossiers.patterns import Patterns, compile_patterns
from qawl.dossiers.ties import compiled
from qawl.lexicon.tables import TEXT, load_files, rows
from qawl.model.dossiers import Dossier
from qawl.model.world import ActorKind
from qawl.registry.load import load_registry
from qawl.text.fold import fold
from qawl.text.layers import TOKEN

_CITIES = ("city", "capital")
_IN = frozenset(["في", "ب"])
_SHORTEST = 3
_BESIDE, _NEAREST = "~", 2


@cache
def _known() -> tuple[Patterns[str], Mapping[str, str]]:
    """The places of the lexicon by name, and the sort of each."""
    sorts = {
        cells[0]: cells[1]
        for cells in rows(load_files("places.tsv", None, None), 2, (TEXT, TEXT))
        if len(cells[0]) >= _SHORTEST
    }
    return compile_patterns({name: (name,) for name in sorts}), sorts


@cache
def _states() -> Mapping[str, str]:
    """For each name of a state, or of its capital, the state."""
    states = [actor for actor in load_registry().actors.values() if actor.kind is ActorKind.STATE]
    return {fold(name): state.id for state in states for name in (*state.ar, *state.short)}


@lru_cache(maxsize=20_000)
def places_in(words: str, dossier: Dossier | None) -> tuple[str, ...]:
    """The places that a clause names, as keys of the form «state/city», in its order; each half may be empty.

    A place beside one («شمالي بغداد») has «~» before its key.
    """
    tokens = TOKEN.findall(fold(words))
    found: dict[int, str] = {}
    patterns, sorts = _known()
    for name, first, _ in patterns.find_in(words):
        city = fold(name) if sorts[name] in _CITIES else ""
        state = _states().get(fold(name), "")
        if city or state:
            found[first] = f"{_BESIDE if _is_beside(tokens[:first]) else ''}{state}/{city}"
    for state, first, _ in _of_dossier(words, dossier):
        if _stands_in(tokens, first):
            found[first] = f"@{state}/"
    return tuple(dict.fromkeys(found[first] for first in sorted(found)))


def _is_beside(before: list[str]) -> bool:
    last = tuple(token for token in before[-_NEAREST:] if token[0].isalnum())
    ends = [end for _, end in find_class("beside", last)]
    return bool(ends) and ends[-1] == len(last)


def place_of(words: str, dossier: Dossier | None) -> str:
    """The one place that the name of a place is; empty where it is none that is known, or may be several."""
    found = places_in(words, None) or places_in(f"في {words}", dossier)
    return found[0] if len(found) == 1 else ""


def _of_dossier(words: str, dossier: Dossier | None) -> list[tuple[str, int, int]]:
    """The states of a dossier: their capitals are among their names."""
    if dossier is None:
        return []
    ours = compiled(dossier)
    return [one for one in ours.actors.find_in(words) if ours.by_id[one[0]].kind == "state"]


def _stands_in(tokens: list[str], first: int) -> bool:
    """Whether it is said where, and not who («في لازورد», «بلازورد»)."""
    return (first > 0 and tokens[first - 1] in _IN) or tokens[first].startswith(("بال", "بل"))


def far_apart(one: str, other: str) -> bool:
    """Whether a thing cannot be in both: two cities, two states, or a capital and another state."""
    if not one or not other or one == other or one.startswith(_BESIDE) or other.startswith(_BESIDE):
        return False
    (state, city), (other_state, other_city) = one.split("/"), other.split("/")
    if city and other_city:
        return True
    return bool(state and other_state and state != other_state) and state.startswith("@") == other_state.startswith("@")


def no_common(ones: Collection[str], others: Collection[str]) -> bool:
    """Whether two clauses name places, and none in common but one that both are only beside."""
    if not ones or not others or set(ones) == set(others):
        return False
    return all(place.startswith(_BESIDE) for place in set(ones) & set(others))


def share_a_city(ones: Collection[str], others: Collection[str]) -> bool:
    common = set(ones) & set(others)
    return any(not place.endswith("/") and not place.startswith(_BESIDE) for place in common)
