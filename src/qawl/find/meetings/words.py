"""The words of meetings, folded and laid out for looking up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from qawl.lexicon.meetings import MeetingForm, MeetingWords
from qawl.text.fold import fold


@dataclass(frozen=True, slots=True)
class Lookup:
    """All keys and words are folded."""

    forms: Mapping[str, tuple[MeetingForm, ...]]
    """By the written word without its conjunction."""
    written: frozenset[str]
    """Those words with and without a conjunction, as whole words of a text are folded."""
    takes: Mapping[str, frozenset[str]]
    """By lemma of a holding verb, the prepositions that lead from it to the meeting."""
    beside: Mapping[str, frozenset[str]]
    """By lemma, the words one of which must stand near; no lemma that needs none."""
    classes: Mapping[str, frozenset[str]]
    leading: frozenset[str]
    """What leads to the next side («مع», «بحضور»)."""
    no_date: Mapping[str, tuple[tuple[str, ...], ...]]
    """The phrases by their first word, longest first."""
    ordinals: Mapping[str, int]
    states: Mapping[str, str]
    """Names of states and capitals and adjectives of nationality, without the article, each with one name of it."""
    venues: frozenset[str]
    """Without the article, as stems are; those beneath too."""
    crowd: frozenset[str]
    match: frozenset[str]
    seats: frozenset[str]
    called_after: frozenset[str]
    """What bears the name of somebody («مستشفى الملك سالم»)."""


@lru_cache(maxsize=4)
def compile_words(words: MeetingWords) -> Lookup:
    """Fold the list once; the same list gives the same table."""
    forms: dict[str, list[MeetingForm]] = {}
    beside: dict[str, frozenset[str]] = {}
    takes: dict[str, frozenset[str]] = {}
    for written, form in words.forms:
        known = forms.setdefault(fold(written), [])
        if form not in known:
            known.append(form)
        if form.word.takes:
            takes[form.word.lemma] = frozenset(map(fold, form.word.takes))
        if form.word.beside:
            beside[form.word.lemma] = frozenset(map(fold, form.word.beside))
    return Lookup(
        {word: tuple(known) for word, known in forms.items()},
        frozenset(joint + word for word in forms for joint in ("", "\u0648", "\u0641")),
        takes,
        beside,
        {name: _joined(frozenset(map(fold, said)), name) for name, said in words.classes.items()},
        frozenset(fold(word) for name in ("presence", "care", "with", "between") for word in words.classes[name]),
        _phrases(words.classes["no date"]),
        {fold(word): number for word, number in words.ordinals.items()},
        {bare_words(word): state for word, state in words.states.items()},
        *(_as_stems(words.classes[name]) for name in ("venue", "crowd", "match", "seat", "called after")),
    )


def bare_words(said: str) -> str:
    """Folded, each word without its article and the ending of a feminine: «الولايات المتحدة», «الفلانية»."""
    return " ".join(_bare(word) for word in fold(said).split())


def _bare(word: str) -> str:
    word = word.removeprefix(_THE)
    return word.removesuffix(_FEMININE) if len(word) > _SHORTEST else word


_THE, _FEMININE, _SHORTEST = "\u0627\u0644", "\u0647", 4


def states_in(said: str, states: Mapping[str, str]) -> frozenset[str]:
    """Which states the words name, by name, capital or adjective."""
    words = bare_words(said).split()
    found: list[str] = []
    index = 0
    while index < len(words):
        pair = " ".join(words[index : index + 2])
        two = pair in states and index + 1 < len(words)
        if two or words[index] in states:
            found.append(states[pair if two else words[index]])
        index += 1 + two
    return frozenset(found)


def _as_stems(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word).removeprefix("ال") for word in said)


_OPENING = ("occasion", "before", "was")


def _joined(words: frozenset[str], name: str) -> frozenset[str]:
    """With «و» and «ف», which the vocabulary leaves on prepositions: «وفي ختام اللقاء»."""
    return frozenset(joint + word for word in words for joint in ("", *_JOINTS)) if name in _OPENING else words


_JOINTS = ("\u0648", "\u0641")


def _phrases(said: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for phrase in said:
        first, *rest = fold(phrase).split()
        phrases.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(rests, key=lambda rest: (-len(rest), rest))) for first, rests in phrases.items()}
