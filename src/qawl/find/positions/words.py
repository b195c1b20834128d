"""The words of stands, folded and turned round for looking them up in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from qawl.lexicon.inflect import Form
from qawl.lexicon.positions import MediationWord, PositionWords, StanceWord
from qawl.text.fold import fold
from qawl.text.layers import Text

_Word = TypeVar("_Word")
Openings = Mapping[str, tuple[tuple[tuple[str, ...], _Word, tuple[Form, ...]], ...]]
"""By first word, the longest first: the words behind it («أحمر» of «خط أحمر»), the entry, and its forms so written."""
_SHORT = 3
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """What `PositionWords` hold, by folded word."""

    stances: Openings[StanceWord]
    mediations: Openings[MediationWord]
    matters: Mapping[str, bool]
    """Every written form of what is negotiated; true where it is an act of the party's own."""
    classes: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    """For each class, by first word, the words that follow it, the longest first; () for a single word."""
    countries: Mapping[str, str]
    states: frozenset[str]
    other_names: Mapping[str, frozenset[str]]
    """By the letters of a country its name in other words («المملكة» of «المملكة العربية الفلانية»), as stems."""


@lru_cache(maxsize=4)
def look_up(words: PositionWords) -> Lookup:
    """The word lists compiled; remembered, for one process reads many articles with the same lists."""
    return Lookup(
        stances=_by_first((word, word.forms) for word in words.stances),
        mediations=_by_first((word, word.forms) for word in words.mediations),
        matters=_matters(words),
        classes={name: frozenset(map(fold, forms)) for name, forms in words.classes.items()},
        phrases={name: _phrases(forms) for name, forms in words.classes.items()},
        countries={
            fold(adjective): country
            for adjective, country in words.countries.items()
            if country not in words.classes["no state"]
        },
        states=frozenset(map(fold, words.states)),
        other_names=_other_names(words),
    )


def _other_names(words: PositionWords) -> dict[str, frozenset[str]]:
    """A state's long name ends in the adjective of its short one, and goes by what stands before it too."""
    countries = {fold(adjective): country for adjective, country in words.countries.items()}
    states = set(map(fold, words.states))
    found: dict[str, frozenset[str]] = {}
    for state in words.states:
        *rest, last = fold(state).split()
        country = countries.get(last.removeprefix("ال"))
        if country is not None and len(rest) > 1 and " ".join(rest) in states:
            found[letters_of(country)] = frozenset(word.removeprefix("ال") for word in rest)
    return found


def letters_of(country: str) -> str:
    """The same for two spellings of a name that exchange letters («أمريكا», «أميركا»)."""
    return "".join(sorted(fold(country).removeprefix("ال")))


def _by_first(read: Iterable[tuple[_Word, tuple[Form, ...]]]) -> Openings[_Word]:
    found: dict[str, dict[tuple[tuple[str, ...], int], tuple[_Word, list[Form]]]] = {}
    for number, (word, forms) in enumerate(read):
        for form in forms:
            first, *rest = fold(form.word).split()
            found.setdefault(first, {}).setdefault((tuple(rest), number), (word, []))[1].append(form)
    openings = {
        first: tuple(
            sorted(
                [(rest, word, tuple(forms)) for (rest, _), (word, forms) in known.items()], key=lambda one: -len(one[0])
            )
        )
        for first, known in found.items()
    }
    # the vocabulary leaves «و» and «ف» on words that no list of it knows
    joined = {letter + first: known for first, known in openings.items() if len(first) > _SHORT for letter in "وف"}
    return joined | openings


def _matters(words: PositionWords) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for matter in words.matters:
        for form in matter.forms:
            for written in _written(fold(form).split()[0]):
                found.setdefault(written, matter.own)
    return found


def _written(noun: str) -> Iterator[str]:
    """A noun as the press writes it: with article, preposition, pronoun, or in the accusative."""
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    for word in (noun, noun + "ا", *(stem + pronoun for pronoun in _PRONOUNS)):
        yield from (word, "ب" + word, "ل" + word)
    yield from ("ال" + noun, "بال" + noun, "لل" + noun, "كال" + noun)


def _phrases(words: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in words:
        first, *rest = fold(phrase).split()
        found.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(rests, key=lambda rest: (-len(rest), rest))) for first, rests in found.items()}


def stands_there(text: Text, first: int, rest: tuple[str, ...]) -> bool:
    """Whether the words `rest` follow the token `first`."""
    end = first + 1 + len(rest)
    return end <= len(text.types) and all(
        text.types[first + 1 + number].folded == word for number, word in enumerate(rest)
    )


def phrase_end(text: Text, lookup: Lookup, name: str, first: int, *, stems: bool = True) -> int:
    """The end of the longest phrase of a class that begins at `first`; `first` where none does."""
    kind = text.types[first]
    for word in (kind.bare, kind.folded, kind.stem) if stems else (kind.bare, kind.folded):
        for rest in lookup.phrases[name].get(word, ()):
            if stands_there(text, first, rest):
                return first + 1 + len(rest)
    return first


def is_of(text: Text, lookup: Lookup, name: str, index: int) -> bool:
    """Whether the word at `index` is of a class of single words, with or without its clitics."""
    kind, words = text.types[index], lookup.classes[name]
    return kind.bare in words or kind.stem in words or kind.folded in words


def matter_at(text: Text, lookup: Lookup, index: int) -> bool | None:
    """Whether something negotiated stands at `index`, and if so whether it is an act of the party's own."""
    kind = text.types[index]
    found = lookup.matters.get(kind.bare)
    if found is None and is_joined(text, lookup, index):
        found = lookup.matters[kind.bare[1:]]
    return found


def is_joined(text: Text, lookup: Lookup, index: int) -> bool:
    """Whether «و» joins something negotiated that the vocabulary does not know: «وتهدئة», and not «وقف»."""
    kind = text.types[index]
    return (
        kind.bare == kind.folded
        and kind.bare[:1] in "وف"
        and kind.bare not in lookup.matters
        and kind.bare[1:] in lookup.matters
    )
