"""Word lists as files: found, read, checked entry by entry, with the user's own laid over ours."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from qawl.errors import BadData

_INVISIBLE = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff")
_OWN_ONLY = ("ends.tsv", "months.toml")
"""Lists that nothing is laid over."""


@dataclass(frozen=True, slots=True)
class Value:
    """What may stand at one key or in one column: only `among`, or anything where that is empty."""

    kind: Literal["text", "words", "flag", "number"]
    among: tuple[str, ...] = ()


TEXT, WORDS, FLAG, NUMBER = Value("text"), Value("words"), Value("flag"), Value("number")
Keys = Mapping[str, Value]
Shape = Mapping[str, Keys]
"""For each table of a file its keys."""


@dataclass(frozen=True, slots=True)
class File:
    """One file: the name that errors call it by, its text, and the tables in it, none in a flat list."""

    where: str
    text: str
    tables: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a table: its keys are known and each value is of its kind."""

    where: str
    said: Mapping[str, Any]

    def text(self, key: str) -> str:
        if key not in self.said:
            raise BadData(f"{self.where}: `{key}` is missing")
        return str(self.said[key])

    def maybe(self, key: str) -> str | None:
        return self.said.get(key)

    def words(self, key: str) -> tuple[str, ...]:
        value = self.said.get(key, ())
        return (value,) if isinstance(value, str) else tuple(value)

    def flag(self, key: str) -> bool:
        return self.said.get(key) is True

    def number(self, key: str) -> int | float:
        if key not in self.said:
            raise BadData(f"{self.where}: `{key}` is missing")
        value: int | float = self.said[key]
        return value


def check_folder(overlay: Path) -> None:
    """Refuse a folder that is none, and a word list whose name we would never read."""
    if not overlay.is_dir():
        raise BadData(f"{overlay}: no such folder of word lists")
    own = resources.files("qawl.lexicon").joinpath("ar")
    known = sorted(entry.name for entry in own.iterdir() if entry.name not in _OWN_ONLY)
    for path in sorted(overlay.iterdir()):
        listed = path.suffix.lower() in (".toml", ".tsv") and not path.name.startswith(".")
        if listed and path.name not in known:
            raise BadData(f"{path}: no word list has this name; {expected(path.name.lower(), known)}")


def load_files(name: str, shape: Shape | None, overlay: Path | None) -> tuple[File, ...]:
    """Qawl's own file `name` and, after it, the user's from `overlay`; a flat list has no `shape`.

    Raises BadData where a file is not UTF-8, not NFC, no TOML, or has a table that is none of `shape`.
    """
    own = resources.files("qawl.lexicon").joinpath("ar")
    files: tuple[File, ...] = (read_file(own.joinpath(name).read_bytes(), shape, f"lexicon/ar/{name}"),)
    if overlay is not None and (path := overlay / name).exists():
        files += (read_file(path.read_bytes(), shape, str(path)),)
    return files


def read_file(data: bytes, shape: Shape | None, where: str) -> File:
    """One file's text and tables, checked down to the names of the tables."""
    text = _decode(data, where)
    try:
        tables = tomllib.loads(text) if shape is not None else {}
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{where}: {error}") from error
    for table in tables:
        if table not in (shape or {}):
            raise BadData(f"{where}: [[{table}]] is no table of this file; {expected(table, shape or {})}")
    return File(where, text, tables)


def _decode(data: bytes, where: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadData(f"{where}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    if not unicodedata.is_normalized("NFC", text):
        raise BadData(f"{where}: letters are not composed (NFC); save the file in NFC")
    for number, line in enumerate(text.splitlines(), 1):
        if not _INVISIBLE.isdisjoint(line):
            raise BadData(f"{where}:{number}: an invisible direction mark or byte order mark; delete it")
    return text


def entries(files: tuple[File, ...], table: str, keys: Keys) -> Iterator[Entry]:
    """The entries of one table in all the files, ours first; raises BadData naming file, entry and key."""
    for file in files:
        found = file.tables.get(table, [])
        if not isinstance(found, list) or not all(isinstance(said, dict) for said in found):
            raise BadData(f"{file.where}: write [[{table}]] with double brackets on its own line")
        for number, said in enumerate(found, 1):
            where = f"{file.where}: [[{table}]] {said.get('lemma') or said.get('noun') or said.get('name') or number}"
            for key, value in said.items():
                if key not in keys:
                    raise BadData(f"{where}: `{key}` is no key of [[{table}]]; {expected(key, keys)}")
                _check(value, keys[key], f"{where}: `{key}`")
            yield Entry(where, said)


def rows(files: tuple[File, ...], least: int, columns: tuple[Value, ...]) -> Iterator[list[str]]:
    """The rows of a flat list, comments left out; raises BadData naming file, line and column."""
    for file in files:
        for number, line in enumerate(file.text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            where, row = f"{file.where}:{number}", [cell.strip() for cell in line.split("\t")]
            if not least <= len(row) <= len(columns):
                bound = f"at least {least}" if len(row) < least else f"at most {len(columns)}"
                raise BadData(f"{where}: {len(row)} columns, expected {bound} with tabs between")
            for place, (cell, wanted) in enumerate(zip(row, columns, strict=False), 1):
                if cell or place <= least:
                    _check(cell, wanted, f"{where}: column {place}")
            yield row


def _check(value: object, wanted: Value, where: str) -> None:
    """Refuse a value that is not of its kind, or not among those there are."""
    if wanted.kind == "flag":
        if not isinstance(value, bool):
            raise BadData(f"{where} is {value!r}; expected true or false, without quotation marks")
        return
    if wanted.kind == "number":
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise BadData(f"{where} is {value!r}; expected a number, without quotation marks")
        return
    for word in value if wanted.kind == "words" and isinstance(value, list) else [value]:
        if not isinstance(word, str) or not word.strip():
            raise BadData(f"{where} is {word!r}; expected {wanted.kind}")
        if word != word.strip():
            raise BadData(f"{where} is {word!r}; expected no blanks at its ends")
        if wanted.among and word not in wanted.among:
            raise BadData(f"{where} is {word!r}; {expected(word, wanted.among)}")


def expected(word: str, known: Collection[str]) -> str:
    """What would have been right, with the nearest to `word` first: the mend of a typing error."""
    nearest = "".join(f"did you mean `{near}`? " for near in get_close_matches(word, known, n=1))
    return f"{nearest}expected {'one of ' if len(known) > 1 else ''}{', '.join(known)}"


def lists_as_given(names: Iterable[str], overlay: Path | None) -> Iterator[bytes]:
    """The bytes of lists, ours and then the user's: of them a fingerprint is made."""
    own = resources.files("qawl.lexicon").joinpath("ar")
    for name in names:
        yield own.joinpath(name).read_bytes()
        if overlay is not None and (path := overlay / name).exists():
            yield path.read_bytes()
