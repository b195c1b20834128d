"""Read the word lists, check every entry, and lay the user's own files over them."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any

from qawl.errors import BadData
from qawl.lexicon.inflect import Form, noun_forms, participle_forms, past_forms, present_forms, with_objects

ACTS = frozenset(
    [
        "say",
        "deny",
        "accuse",
        "demand",
        "call",
        "offer",
        "accept",
        "reject",
        "promise",
        "threaten",
        "warn",
        "ask",
        "express",
        "announce",
        "agree",
    ]
)
CUE_CLASSES = frozenset(("verb", "noun", "adverbial", "relay"))
THAT_CLAUSE = "أن"
"""The code in `takes` for a clause with أن، إن، بأن and their pronouns; also the marker of such a frame."""
TAKES = frozenset(
    [
        "أن",
        "إلى",
        "عن",
        "من",
        "على",
        "في",
        "ب",
        "ل",
        "بشأن",
        "إزاء",
        "ضد",
        "object",
        "person",
        "target",
        "verb",
    ]
)
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes what stands near it to somebody."""

    lemma: str
    kind: str
    """One of CUE_CLASSES."""
    act: str
    negated: str
    """The act when the cue stands under a negation."""
    takes: tuple[str, ...]
    weak: bool
    """More often no attribution: needs a complementiser, a colon or a quotation mark."""
    ambiguous: bool
    """Another common word is written the same."""
    forms: tuple[Form, ...]
    example: str
    who: str | None
    what: str | None
    silent: str | None
    where: str
    """File and entry, as errors and `qawl explain` name it."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """A noun of the frame «أعرب عن …ه»."""

    noun: str
    takes: tuple[str, ...]
    act: str
    example: str
    what: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that a speaker's phrase is built with: a title, an unnamed source, a body's head, a medium."""

    lemma: str
    kind: str
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    plural: tuple[str, ...]
    agreement: str
    """How verbs agree with it where its form does not tell: "fs", "ms", "mp" or ""."""
    common: bool
    example: str
    name: str | None
    where: str


@dataclass(frozen=True)
class Lexicon:
    """All word lists of one language, typed and checked."""

    cues: tuple[Cue, ...]
    feelings: tuple[Feeling, ...]
    titles: tuple[Noun, ...]
    unnamed: tuple[Noun, ...]
    body_heads: tuple[Noun, ...]
    bodies: tuple[Noun, ...]
    media_heads: tuple[Noun, ...]
    outlets: tuple[Noun, ...]
    times: tuple[Noun, ...]
    classes: dict[str, frozenset[str]]
    places: frozenset[str]
    nationalities: tuple[tuple[str, str, str], ...]
    """Masculine, feminine, plural."""
    given_names: dict[str, str]
    """Given name to gender: m, f or u."""
    common_words: frozenset[str]
    sources: tuple[str, ...] = field(repr=False)
    """The text of every file read, in order: what the digest is made of."""

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all entries: readings made with other word lists have another version."""
        return blake2b("\x1e".join(self.sources).encode(), digest_size=4).hexdigest()


def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """Qawl's own lists and, over them, the user's: a file of the same name in `overlay` adds its entries.

    Raises BadData naming file and entry where something does not say what it must.
    """
    files = _Files(overlay)
    cues = tuple(_read_cue(entry, where) for entry, where in files.entries("cues.toml", "cue"))
    lexicon = Lexicon(
        cues=_last_wins(cues),
        feelings=tuple(_read_feeling(entry, where) for entry, where in files.entries("feelings.toml", "feeling")),
        titles=_nouns(files, "titles.toml", "title"),
        unnamed=_nouns(files, "unnamed.toml", "unnamed"),
        body_heads=_nouns(files, "bodies.toml", "head"),
        bodies=_nouns(files, "bodies.toml", "body"),
        media_heads=_nouns(files, "media.toml", "head"),
        outlets=_nouns(files, "media.toml", "outlet"),
        times=_nouns(files, "times.toml", "time"),
        classes=_classes(files),
        places=frozenset(row[0] for row in files.rows("places.tsv")),
        nationalities=tuple((row[0], row[1], row[2]) for row in files.rows("nationalities.tsv", columns=3)),
        given_names={row[0]: row[1] for row in files.rows("names.tsv", columns=2)},
        common_words=frozenset(row[0] for row in files.rows("common.tsv"))
        | frozenset(row[0] for row in files.rows("names.tsv", columns=2) if "common" in row[2:]),
        sources=(),
    )
    object.__setattr__(lexicon, "sources", tuple(files.read))
    return lexicon


class _Files:
    """Qawl's data files with the user's laid over; remembers what was read."""

    def __init__(self, overlay: Path | None) -> None:
        self._own = resources.files("qawl.lexicon").joinpath("ar")
        self._overlay = overlay
        self._parsed: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        self.read: list[str] = []

    def texts(self, name: str) -> Iterator[tuple[str, str]]:
        own = self._own.joinpath(name)
        if own.is_file():
            yield f"lexicon/ar/{name}", self._decode(own.read_bytes(), f"lexicon/ar/{name}")
        if self._overlay is not None and (path := self._overlay / name).is_file():
            yield str(path), self._decode(path.read_bytes(), str(path))

    def _decode(self, data: bytes, where: str) -> str:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadData(f"{where}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
        if not unicodedata.is_normalized("NFC", text):
            raise BadData(f"{where}: letters are not composed (NFC); save the file in NFC")
        for number, line in enumerate(text.splitlines(), 1):
            if not _BIDI.isdisjoint(line):
                raise BadData(f"{where}:{number}: an invisible direction mark; delete it")
        self.read.append(text)
        return text

    def entries(self, name: str, table: str) -> Iterator[tuple[dict[str, Any], str]]:
        if name not in self._parsed:
            self._parsed[name] = [(where, _parse(text, where)) for where, text in self.texts(name)]
        for where, data in self._parsed[name]:
            found = data.get(table, [])
            if not isinstance(found, list):
                raise BadData(f"{where}: write [[{table}]] with double brackets")
            for number, entry in enumerate(found, 1):
                label = entry.get("lemma") or entry.get("noun") or entry.get("name") or number
                yield entry, f"{where}: [[{table}]] {label}"

    def rows(self, name: str, columns: int = 1) -> Iterator[list[str]]:
        for where, text in self.texts(name):
            for number, line in enumerate(text.splitlines(), 1):
                if not line.strip() or line.startswith("#"):
                    continue
                row = [cell.strip() for cell in line.split("\t")]
                if len(row) < columns:
                    raise BadData(
                        f"{where}:{number}: {len(row)} columns, expected at least {columns} with tabs between"
                    )
                yield row


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{where}: {error}") from error


def _string(entry: dict[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadData(f"{where}: `{key}` is missing or no text")
    return value


def _optional(entry: dict[str, Any], key: str, where: str) -> str | None:
    return _string(entry, key, where) if key in entry else None


def _strings(entry: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise BadData(f"{where}: `{key}` must be a list of words")
    return tuple(value)


def _one_of(value: str, allowed: Iterable[str], key: str, where: str) -> str:
    if value not in allowed:
        raise BadData(f"{where}: `{key}` is {value!r}; expected one of {', '.join(sorted(allowed))}")
    return value


def _read_cue(entry: dict[str, Any], where: str) -> Cue:
    kind = _one_of(_string(entry, "class", where), CUE_CLASSES, "class", where)
    act = _one_of(_string(entry, "act", where) if kind != "relay" else entry.get("act", "say"), ACTS, "act", where)
    takes = tuple(_one_of(take, TAKES, "takes", where) for take in _strings(entry, "takes", where))
    weak = bool(entry.get("weak", False))
    forms = tuple(_cue_forms(entry, where, takes, weak))
    if not forms:
        raise BadData(f"{where}: no `past`, `present`, `active`, `nouns` or `forms`: nothing to look for")
    return Cue(
        lemma=_string(entry, "lemma", where),
        kind=kind,
        act=act,
        negated=_one_of(entry.get("negated", act), ACTS, "negated", where),
        takes=takes,
        weak=weak,
        ambiguous=bool(entry.get("ambiguous", False)),
        forms=forms,
        example=_string(entry, "example", where),
        who=_optional(entry, "who", where),
        what=_optional(entry, "what", where),
        silent=_optional(entry, "silent", where),
        where=where,
    )


def _cue_forms(entry: dict[str, Any], where: str, takes: tuple[str, ...], weak: bool) -> Iterator[Form]:
    objects = entry.get("class") == "relay" or (not weak and ("person" in takes or "target" in takes))
    for key, derive in (("past", past_forms), ("present", present_forms)):
        if key in entry:
            for form in derive(_string(entry, key, where)):
                yield form
                if objects:
                    yield from with_objects(form)
    if "active" in entry:
        yield from participle_forms(_string(entry, "active", where))
    for noun in _strings(entry, "nouns", where):
        yield from noun_forms(noun)
    for word in _strings(entry, "also", where):
        yield Form(word, "past", "", "")
    if entry.get("class") == "noun":
        for word in _strings(entry, "forms", where):
            yield from noun_forms(word)
    else:
        for word in _strings(entry, "forms", where):
            yield Form(word, "fixed", "", "")


def _read_feeling(entry: dict[str, Any], where: str) -> Feeling:
    return Feeling(
        noun=_string(entry, "noun", where),
        takes=_strings(entry, "takes", where),
        act=_one_of(entry.get("act", "express"), ACTS, "act", where),
        example=_string(entry, "example", where),
        what=_optional(entry, "what", where),
        where=where,
    )


def _nouns(files: _Files, name: str, table: str) -> tuple[Noun, ...]:
    return tuple(_read_noun(entry, where) for entry, where in files.entries(name, table))


def _read_noun(entry: dict[str, Any], where: str) -> Noun:
    gender = str(entry.get("gender", ""))
    forms = _strings(entry, "forms", where)
    return Noun(
        lemma=_string(entry, "lemma", where),
        kind=str(entry.get("kind", "")),
        masculine=_strings(entry, "masculine", where) + (forms if gender != "f" else ()),
        feminine=_strings(entry, "feminine", where) + (forms if gender == "f" else ()),
        plural=_strings(entry, "plural", where),
        agreement=str(entry.get("agreement", "")) or {"f": "fs", "m": "ms"}.get(gender, ""),
        common=bool(entry.get("common", False)),
        example=_string(entry, "example", where) if "example" in entry else "",
        name=_optional(entry, "name", where),
        where=where,
    )


def _classes(files: _Files) -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    for entry, where in (*files.entries("particles.toml", "class"), *files.entries("words.toml", "class")):
        name = _string(entry, "name", where)
        classes[name] = classes.get(name, frozenset()) | frozenset(_strings(entry, "forms", where))
    return classes


def _last_wins(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """A user's entry replaces ours of the same lemma and class."""
    return tuple({(cue.lemma, cue.kind): cue for cue in cues}.values())
