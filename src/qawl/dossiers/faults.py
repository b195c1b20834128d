"""What is wrong with a dossier: each fault with its line, its sentence in the word files, and what that leaves open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from qawl.errors import BadData, Details
from qawl.lexicon.tables import expected
from qawl.wording import Lang, say

_MOST_KNOWN = 24
"""Names that a sentence lists; a longer list helps nobody."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend in a dossier."""

    line: int
    """From 1."""
    code: str
    """A key of the word files: the sentence says what is wrong and how to mend it."""
    details: Details = ()


class BadDossier(BadData):
    """A dossier that cannot be used; the message names the first fault, `faults` has them all in line order."""

    def __init__(self, where: str, faults: Sequence[Fault]) -> None:
        more = f"; {say('en', 'dossier-more', count=len(faults) - 1, path=where)}" if len(faults) > 1 else ""
        super().__init__(fault_line(where, faults[0], "en") + more)
        self.where, self.faults = where, tuple(faults)


class UnknownDossier(BadData):
    """No dossier comes with Qawl by this id, nor is there such a file; `near` is what was probably meant, or ""."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"no dossier comes with Qawl by the id `{name}`; {expected(name, known)}")
        self.name, self.known = name, tuple(known)
        self.near = next(iter(get_close_matches(name, known, n=1)), "")


def fault_line(where: str, fault: Fault, lang: Lang) -> str:
    """One line for people: file, line, what is wrong and the cure."""
    return f"{where}:{fault.line}: {say(lang, fault.code, **dict(fault.details))}"


def near(code: str, line: int, said: str, known: Collection[str], *more: tuple[str, str | int]) -> Fault:
    """A fault over a word that is none of those known: `code` with the nearest one, or `code`-none with all."""
    nearest = get_close_matches(said, known, n=1)
    details = (("said", said), *more)
    if nearest:
        return Fault(line, code, (*details, ("near", nearest[0])))
    return Fault(line, f"{code}-none", (*details, ("known", _listed(known))))


def _listed(known: Collection[str]) -> str:
    names = list(known)
    return ", ".join(names[:_MOST_KNOWN]) + (" …" if len(names) > _MOST_KNOWN else "") or "-"
