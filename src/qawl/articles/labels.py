"""What the words of a line say about its place on a page: «اقرأ أيضا»، «المصدر: …»، «كلمات دلالية»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qawl.lexicon.load import COLUMNS
from qawl.lexicon.pages import Label
from qawl.lexicon.tables import load_files, rows
from qawl.text.fold import fold

_NAMES = "names.tsv"
_LEAD = re.compile(r"[\s\W_]+")
_AFTER = re.compile(r"\s*(?:[:：/|»›>\-–—*]+|\(\s*\d+\s*\)\s*$)\s*")
_JOINTS = re.compile(r"\s*[+/،,؛|&()\[\]«»\"\-–—]\s*|\s+و\s*(?=\S)")
_INITIALS = re.compile(r"^\(?(?:[\u0621-\u064a]\u0640?[ .]+){1,4}[\u0621-\u064a]\u0640?\)?$")
"""An agency by its letters: «(أ ف ب)»."""
_COMMENTS = re.compile(
    r"^\W{0,3}(?:[\d\u0660-\u0669]{1,4}\s+(?:تعليقات|تعليقا|تعليقاً|تعليق|ردود|رد)|تعليقان|تعليق واحد)\W*\d{0,4}\W*$"
)
"""A heading that counts the comments: «3 تعليقات», «تعليقان (2):»."""
_COUNTED = 30
"""Letters of the longest such heading."""
_ASKING = 24
"""Words of the longest line that asks the reader to follow, where its words alone do not say so."""
_LONGEST_BYLINE = 40
"""Words of the longest line that only says who wrote the article."""
_WORD = re.compile(r"\W+")
_SIGNED = 8
"""Words of the longest line that can be a mere signature."""


@dataclass(frozen=True, slots=True)
class Said:
    """A label that a line begins with, and where in the line the rest of it begins."""

    kind: str
    rest: int


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels by the first word of their folded form, longest first, and the folded names that sign."""

    by_word: Mapping[str, tuple[tuple[str, Label], ...]]
    signatures: frozenset[str]
    given: frozenset[str] = frozenset()
    """Folded given names that are hardly ever another word: a short line that begins with one names a person."""


def load_given_names(overlay: Path | None = None) -> frozenset[str]:
    """The given names of the word lists, folded, those apart that are more often ordinary words."""
    files = load_files(_NAMES, None, overlay)
    return frozenset(_folded(row[0]) for row in rows(files, *COLUMNS[_NAMES]) if "common" not in row[2:])


def compile_labels(entries: Iterable[Label], given: frozenset[str] = frozenset()) -> Labels:
    """Fold the forms and lay them out for looking up."""
    by_word: dict[str, list[tuple[str, Label]]] = {}
    signatures: set[str] = set()
    for entry in entries:
        for form in map(_folded, entry.forms):
            if entry.kind == "signature":
                signatures.add(form)
            else:
                by_word.setdefault(form.split(" ")[0], []).append((form, entry))
    longest = {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in by_word.items()}
    return Labels(longest, frozenset(signatures), given)


def read_label(line: str, labels: Labels) -> Said | None:
    """The label at the beginning of `line`, or None; ornaments before it («»، *، #) are passed over."""
    if len(line) < _COUNTED and (counted := _COMMENTS.match(line)):
        return Said("comments", counted.end())
    start = lead.end() if (lead := _LEAD.match(line)) else 0
    words = line[start : start + 80]
    folded = _folded(words)
    for form, label in labels.by_word.get(_WORD.split(folded, maxsplit=1)[0], ()):
        if folded.startswith(form) and not folded[len(form) : len(form) + 1].isalnum():
            end = start + _letters(words, form)
            after = _AFTER.match(line, end)
            rest = after.end() if after else end
            if _counts(label, line, end, bool(after)):
                return Said(label.kind, rest)
    return None


def _counts(label: Label, line: str, end: int, marked: bool) -> bool:
    after = line[end:]
    if label.near:
        return line.count(" ") < _ASKING and any(
            f" {word} " in f" {_WORD.sub(' ', _folded(after))} " for word in map(_folded, label.near)
        )
    if label.kind == "byline" and after.count(" ") > _LONGEST_BYLINE:
        return False  # «كتب - فلان: أكد …»: the whole article stands in its line
    if after.lstrip().startswith("،"):
        return False  # «في الموضوع نفسه، أفاد …»
    bare = not after.strip(' \t:：.…!؟?»«"-–—/|*()0123456789٠١٢٣٤٥٦٧٨٩>›')
    return bare or (not label.alone and label.kind != "comments" and (marked or not label.strict))


def _letters(words: str, form: str) -> int:
    """How many letters of `words` spell the folded `form`."""
    for end in range(len(form), len(words) + 1):
        if _folded(words[:end]) == form:
            while end < len(words) and not fold(words[end]):
                end += 1
            return end
    return len(words)


def is_signature(line: str, labels: Labels) -> bool:
    """Whether a line only names who signs: «(رويترز)», «الشرق + وكالات», «خاص - متابعات», «المرفأ - الشراع»."""
    if len(line) > 90 or len(line.split()) > _SIGNED or line.rstrip().endswith((":", "؟")):
        return False
    if _INITIALS.match(line.strip()):
        return True
    names = signing_names(line)
    known = [is_known(name, labels) for name in names]
    return any(known) and (all(known) or (len(known) > 1 and all(name.count(" ") < 4 for name in names)))


def signing_names(line: str) -> list[str]:
    """The names that a line of signatures joins, folded."""
    return [name for name in _JOINTS.split(_folded(line.strip(" .\t"))) if name]


def is_known(name: str, labels: Labels) -> bool:
    """Whether a name is one of those that sign."""
    folded = _folded(name)
    return folded in labels.signatures or folded.removeprefix("و") in labels.signatures


def with_own_names(labels: Labels, names: Iterable[str]) -> Labels:
    """The labels for the pages of one outlet: its own names sign too."""
    own = {folded for name in names if 2 < len(folded := _folded(name)) < 40}
    return replace(labels, signatures=labels.signatures | own)


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", fold(words)).strip()
