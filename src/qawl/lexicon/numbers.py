"""The words that numbers are written with, as the file spells them: what each is worth, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qawl.errors import BadData
from qawl.lexicon.tables import NUMBER, TEXT, WORDS, Entry, Shape, Value, entries, load_files

FILE = "numbers.toml"
CLASSES = ("unit", "ten", "hundred", "head", "scale", "double", "fraction", "ordinal", "ordinal head")
_NUMBER = (
    dict.fromkeys(("lemma", "example", "silent", "source"), TEXT)
    | dict.fromkeys(("forms", "counted", "never"), WORDS)
    | dict.fromkeys(("value", "reads"), NUMBER)
    | {"class": Value("text", CLASSES)}
)
_SHAPE: Shape = {"number": _NUMBER}


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that is a number, or a part of one."""

    lemma: str
    kind: str
    """One of CLASSES."""
    value: int | float
    forms: tuple[str, ...]
    counted: tuple[str, ...]
    """Forms that are a number only behind another («ثلاثة آلاف»)."""
    never: tuple[str, ...]
    """Written forms, prefixes included, that are another word («لست»)."""
    example: str
    reads: int | float
    """The value of a number in `example`."""
    silent: str | None
    """A sentence without any number."""
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """All of them, in the order of the file; one and the same value is compiled only once."""

    words: tuple[NumberWord, ...]


def load_number_words(overlay: Path | None = None) -> NumberWords:
    """Qawl's own list and, on top of it, the user's: an entry of the same lemma and class replaces ours.

    Raises BadData naming file and entry where something does not say what it must.
    """
    files = load_files(FILE, _SHAPE, overlay)
    read = {(word.lemma, word.kind): word for word in map(_read_word, entries(files, "number", _NUMBER))}
    return NumberWords(tuple(read.values()))


def _read_word(entry: Entry) -> NumberWord:
    forms = entry.words("forms")
    if not forms:
        raise BadData(f"{entry.where}: no `forms`: nothing to look for")
    value = entry.number("value")
    if value <= 0:
        raise BadData(f"{entry.where}: `value` is {value}; expected more than 0")
    return NumberWord(
        lemma=entry.text("lemma"),
        kind=entry.text("class"),
        value=value,
        forms=forms,
        counted=entry.words("counted"),
        never=entry.words("never"),
        example=entry.text("example"),
        reads=entry.number("reads"),
        silent=entry.maybe("silent"),
        where=entry.where,
    )
