"""Whom of an article a name means that a person gave to a speaker."""

from __future__ import annotations

from collections.abc import Mapping

from qawl.model.world import Mention
from qawl.store.kept.words import name_words


def mentions_meant(name: str, known: Mapping[int, Mention]) -> frozenset[int]:
    """The mentions of that name; else those of it however it is spelled; else the only one that it may be.

    «القطراني» is «هيثم القطراني» where nobody else of the article ends so; where two do, it is nobody.
    """
    if exact := frozenset(number for number, one in known.items() if one.name == name):
        return exact
    words = name_words(name)
    folded = {number: name_words(one.name) for number, one in known.items()}
    if same := frozenset(number for number, theirs in folded.items() if theirs == words):
        return same
    fitting = [number for number, theirs in folded.items() if _may_be(words, theirs, known[number])]
    return frozenset(fitting) if len(fitting) == 1 else frozenset()


def _may_be(words: list[str], theirs: list[str], mention: Mention) -> bool:
    """Whether it is that name cut short, its end kept.

    A longer one is not tried: «مدير مكتب هيثم القطراني» ends in his name too, and is somebody else.
    """
    shorter = 0 < len(words) < len(theirs)
    return mention.named and shorter and words[-1] == theirs[-1] and set(words) <= set(theirs)
