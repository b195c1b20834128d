"""The small word lists by which it is understood for whom somebody speaks, and the nationalities of the lexicon."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from qawl.dossiers.patterns import one_case, readings
from qawl.lexicon.tables import TEXT, load_files, rows
from qawl.text.fold import fold

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Lists as `dossiers/words.toml` explains them, folded."""

    spokesmen: Words
    posts: Words
    organs: Words
    heads: Words
    links: Words
    towards: Words
    within: Words
    former: Words
    plain: Words
    honours: Words
    both: Words
    two_parties: Words
    two_sides: Words
    two_heads: Words
    several: Words
    three: Words
    four: Words
    five: Words
    since: Words


@lru_cache(maxsize=1)
def load_speaker_words() -> SpeakerWords:
    """The lists of `dossiers/words.toml`, read once a process."""
    said = tomllib.loads(resources.files("qawl.dossiers").joinpath("words.toml").read_text("utf-8"))
    return SpeakerWords(**{name: frozenset(one_case(fold(word)) for word in words) for name, words in said.items()})


@lru_cache(maxsize=1)
def load_nations() -> Mapping[str, tuple[str, ...]]:
    """For each folded adjective of nationality the countries that it may mean, as the lexicon writes them."""
    found: dict[str, dict[str, None]] = {}
    for cells in rows(load_files("nationalities.tsv", None, None), 3, (TEXT,) * 4):
        for form in cells[:3] if len(cells) > 3 else ():
            found.setdefault(fold(form), {})[cells[3]] = None
            found.setdefault(f"{fold(form)}ين", {})[cells[3]] = None
    return {form: tuple(countries) for form, countries in found.items()}


def is_one_of(word: str, words: Words) -> bool:
    """Whether a folded word is of a list, with or without clitics."""
    return any(stem in words for stem, _ in readings(word))
