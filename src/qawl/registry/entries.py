"""Entries of the registry as their files have them: each knows its line, and its letters and keys are checked."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from qawl.errors import BadData
from qawl.model.world import ActorKind, PartialDate

KEYS: Mapping[str, type] = (
    dict.fromkeys(("id", "kind", "sex", "country", "part_of", "qid", "checked"), str)
    | dict.fromkeys(("ar", "short", "en", "speaks_for"), list)
    | {"posts": list}
)
POST_KEYS = ("title", "of", "from", "until")
RESERVED = re.compile(r"local-[0-9a-f]{10}")
"""The ids of actors that no registry has."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_QID = re.compile(r"Q[1-9]\d*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_REFUSED = {"\u0640": "a tatweel"} | dict.fromkeys(
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u200b\u200c\u200d",
    "an invisible mark",
)
_FOUL = re.compile(f"[{''.join(_REFUSED)}]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor as its file has it."""

    file: str
    lines: Mapping[str, int]
    """For each key the line where it begins, and for "" that of [[actor]]."""
    said: dict[str, Any]

    def where(self, key: str = "") -> str:
        """The place of a key as errors name it: file, line and entry."""
        line = self.lines.get(key, self.lines.get("", 0))
        place = f"{self.file}:{line}" if line else self.file
        return f"{place}: {self.said.get('id') or '[[actor]]'}"

    def text(self, key: str) -> str:
        if key not in self.said:
            raise BadData(f"{self.where()}: `{key}` is missing; add it")
        return str(self.said[key])

    def maybe(self, key: str) -> str | None:
        return self.said.get(key)

    def words(self, key: str) -> tuple[str, ...]:
        return tuple(self.said.get(key, ()))


def read_file(data: bytes, where: str) -> Sequence[Entry]:
    """The entries of one file, in order."""
    return [checked(entry) for entry in entries_in(decoded(data, where), where, "actor")]


def entries_in(text: str, where: str, table: str) -> Sequence[Entry]:
    """The entries [[table]] of a text, which has no other tables."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{where}: {error}") from error
    for name in tables:
        if name != table:
            line = next((n for n, one in enumerate(text.splitlines(), 1) if name in one), 1)
            raise BadData(f"{where}:{line}: [[{name}]] is no table of this file; expected [[{table}]]")
    found = tables.get(table, [])
    if not isinstance(found, list) or not all(isinstance(said, dict) for said in found):
        raise BadData(f"{where}: write [[{table}]] with double brackets on its own line")
    return [Entry(where, lines, said) for lines, said in zip(_lines(text, table), found, strict=True)]


def decoded(data: bytes, where: str) -> str:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")  # editors on Windows write it before everything else
    except UnicodeDecodeError as error:
        raise BadData(f"{where}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    if (found := _FOUL.search(text)) is not None:
        number = text.count("\n", 0, found.start()) + 1
        raise BadData(f"{where}:{number}: {_REFUSED[found[0]]} (U+{ord(found[0]):04X}); delete it")
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            raise BadData(f"{where}:{number}: letters are not composed (NFC); save the file in NFC")
    return text


def _lines(text: str, table: str) -> Iterator[dict[str, int]]:
    """For each entry the lines of its keys; what stands in a list is no key."""
    lines: dict[str, int] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith(f"[[{table}]]"):
            if lines is not None:
                yield lines
            lines = {"": number}
        elif lines is not None and (key := re.match(r"([A-Za-z_]+)\s*=", line)):
            lines.setdefault(key[1], number)
    if lines is not None:
        yield lines


def checked(entry: Entry) -> Entry:
    """The entry, unless it has keys that nobody reads or values that are not of their kind."""
    for key, value in entry.said.items():
        if key not in KEYS:
            raise BadData(f"{entry.where(key)}: `{key}` is no key of an actor; {expected(key, KEYS)}")
        if not isinstance(value, KEYS[key]):
            kind = "a list" if KEYS[key] is list else "a text"
            raise BadData(f"{entry.where(key)}: `{key}` is {value!r}; expected {kind}")
        if key != "posts":
            for word in value if isinstance(value, list) else [value]:
                check_text(word, f"{entry.where(key)}: `{key}`")
    check_shape(entry, "id", _SLUG, "small letters, digits and hyphens, as in `sami-rawi`")
    check_shape(entry, "country", _COUNTRY, "three capital letters of ISO 3166, as in `XYZ`")
    check_shape(entry, "qid", _QID, "a Wikidata id, as in `Q42`")
    if RESERVED.fullmatch(entry.text("id")):
        raise BadData(f"{entry.where('id')}: `id` has the form of ids that no registry has; rename it")
    if entry.text("kind") not in tuple(ActorKind):
        raise BadData(
            f"{entry.where('kind')}: `kind` is {entry.said['kind']!r}; {expected(entry.said['kind'], tuple(ActorKind))}"
        )
    entry.text("checked")
    if not entry.words("ar"):
        raise BadData(f"{entry.where('ar')}: `ar` is empty; give one Arabic name at least")
    return entry


def check_shape(entry: Entry, key: str, shape: re.Pattern[str], wanted: str) -> None:
    value = entry.maybe(key)
    if value is not None and not shape.fullmatch(value):
        raise BadData(f"{entry.where(key)}: `{key}` is {value!r}; expected {wanted}")


def check_text(word: object, where: str) -> None:
    """Refuse what is no text, is empty, or has blanks at its ends."""
    if not isinstance(word, str) or not word.strip():
        raise BadData(f"{where} holds {word!r}; expected a text that is not empty")
    if word != word.strip():
        raise BadData(f"{where} holds {word!r}; take the blanks at its ends away")


def read_date(said: object, where: str) -> PartialDate | None:
    """A year, a month or a day; None where nothing is said."""
    if said is None:
        return None
    shape = _DATE.fullmatch(said) if isinstance(said, str) else None
    if shape is None:
        raise BadData(f"{where} is {said!r}; expected a text: YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (None if part is None else int(part) for part in shape.groups())
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= _DAYS[(month or 1) - 1]):
        raise BadData(f"{where} is {said!r}; there is no such day")
    return PartialDate(int(shape[1]), month, day) if year else None


def expected(word: str, known: Collection[str]) -> str:
    """What would have been right, with the nearest to `word` first."""
    nearest = "".join(f"did you mean `{near}`? " for near in get_close_matches(word, known, n=1))
    listed = sorted(known) if len(known) <= 12 else []
    return f"{nearest}expected one of {', '.join(listed)}" if listed else f"{nearest}expected the id of an actor"
