"""The words by which sayings and carriers are compared: what turns a saying, what softens it, who is nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qawl.errors import BadData
from qawl.lexicon.tables import TEXT, WORDS, Entry, Shape, Value, entries, load_files, rows

FILE = "sayings.toml"
FREQUENT = "frequent.tsv"
CLASSES = ("negator", "no negation", "untrue", "truth", "hedge", "speaks for", "weekday", "nobody", "carrier tail")
MOST_FREQUENT, LEAST_FREQUENT = 1, 4
"""The bands of frequent words: 1 stands in one article of six and more, 4 in one of a hundred and more."""
_WORD = dict.fromkeys(("lemma", "example", "reads", "silent"), TEXT) | {
    "class": Value("text", CLASSES),
    "forms": WORDS,
}
SHAPE: Shape = {"word": _WORD}
_BANDS = tuple(str(band) for band in range(MOST_FREQUENT, LEAST_FREQUENT + 1))


@dataclass(frozen=True, slots=True)
class SayingWord:
    """A word that does something to a saying, or to the name of a carrier."""

    lemma: str
    kind: str
    """One of CLASSES."""
    forms: tuple[str, ...]
    example: str
    reads: str
    """What is read in the example: the word as it stands there."""
    silent: str | None
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class SayingEntries:
    """All of them in the order of the file, and how frequent the stems are that are frequent."""

    words: tuple[SayingWord, ...]
    bands: Mapping[str, int]
    """By stem, as `text/stems.py` makes it; what is not here is rare."""

    def forms(self, kind: str) -> tuple[str, ...]:
        """All forms of one class."""
        return tuple(form for word in self.words if word.kind == kind for form in word.forms)


def load_saying_entries(overlay: Path | None = None) -> SayingEntries:
    """Qawl's own list and, on top of it, the user's: an entry of the same lemma and class replaces ours.

    Raises BadData naming file and entry where something does not say what it must.
    """
    files = load_files(FILE, SHAPE, overlay)
    read = {(word.lemma, word.kind): word for word in map(_read_word, entries(files, "word", _WORD))}
    counted = rows(load_files(FREQUENT, None, overlay), 2, (TEXT, Value("text", _BANDS)))
    return SayingEntries(tuple(read.values()), {stem: int(band) for stem, band in counted})


def _read_word(entry: Entry) -> SayingWord:
    word = SayingWord(
        lemma=entry.text("lemma"),
        kind=entry.text("class"),
        forms=entry.words("forms"),
        example=entry.text("example"),
        reads=entry.text("reads"),
        silent=entry.maybe("silent"),
        where=entry.where,
    )
    if not word.forms:
        raise BadData(f"{word.where}: no `forms`: nothing to look for")
    if word.reads not in word.example:
        raise BadData(f"{word.where}: `reads` is {word.reads!r}; expected words of `example`")
    return word
