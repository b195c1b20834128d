"""Read the word lists, check every entry, and lay the user's own files over them."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from qawl.errors import BadData
from qawl.lexicon.inflect import Form, noun_forms, participle_forms, past_forms, present_forms, with_objects
from qawl.model.records import Act

THAT_CLAUSE = "أن"
"""The code in `takes` for a clause with أن، إن، بأن and their pronouns; also the marker of such a frame."""
_INVISIBLE = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff")


@dataclass(frozen=True, slots=True)
class _Value:
    """What may stand at one key or in one column: only `among`, or anything where that is empty."""

    kind: Literal["text", "words", "flag"]
    among: tuple[str, ...] = ()


_TEXT, _WORDS, _FLAG, _ACT = _Value("text"), _Value("words"), _Value("flag"), _Value("text", tuple(Act))
_PREPOSITIONS = ("إلى", "عن", "من", "على", "في", "ب", "ل", "بشأن", "إزاء", "ضد")
_TAKES = _Value("words", (THAT_CLAUSE, *_PREPOSITIONS, "object", "person", "target", "verb"))
_CUE = (
    dict.fromkeys(("lemma", "past", "present", "active", "example", "who", "what", "silent", "source"), _TEXT)
    | dict.fromkeys(("nouns", "also", "forms"), _WORDS)
    | dict.fromkeys(("weak", "ambiguous"), _FLAG)
    | {"class": _Value("text", ("verb", "noun", "adverbial", "relay")), "act": _ACT, "negated": _ACT, "takes": _TAKES}
)
_FEELING = dict.fromkeys(("noun", "example", "what", "source"), _TEXT)
_NOUN = (
    dict.fromkeys(("lemma", "example", "name", "source"), _TEXT)
    | dict.fromkeys(("masculine", "feminine", "plural", "forms"), _WORDS)
    | {"gender": _Value("text", ("m", "f")), "agreement": _Value("text", ("fs", "ms", "mp"))}
)
_ALSO_A_WORD = _NOUN | {"common": _FLAG}
_CLASS = {"name": _TEXT, "forms": _WORDS, "example": _TEXT, "source": _TEXT}

TABLES: Mapping[str, Mapping[str, Mapping[str, _Value]]] = {
    "cues.toml": {"cue": _CUE},
    "feelings.toml": {"feeling": _FEELING},
    "titles.toml": {"title": _ALSO_A_WORD | {"kind": _Value("text", ("honorific", "person", "post", "rank"))}},
    "unnamed.toml": {"unnamed": _ALSO_A_WORD},
    "bodies.toml": {"head": _NOUN | {"number": _Value("text", ("s", "p"))}, "body": _NOUN},
    "media.toml": {
        "head": _NOUN,
        "outlet": _ALSO_A_WORD | {"kind": _Value("text", ("paper", "agency", "broadcaster", "site"))},
    },
    "times.toml": {"time": _NOUN | {"kind": _Value("text", ("month", "unit", "weekday", "vague", "day", "part"))}},
    "particles.toml": {"class": _CLASS},
    "words.toml": {"class": _CLASS},
}
"""What each file may say: its tables, their keys, and what may stand there. Other files, tables and keys are errors."""

COLUMNS: Mapping[str, tuple[int, tuple[_Value, ...]]] = {
    "places.tsv": (1, (_TEXT, _Value("text", ("country", "capital", "city", "region", "area")))),
    "nationalities.tsv": (3, (_TEXT, _TEXT, _TEXT, _TEXT)),
    "names.tsv": (2, (_TEXT, _Value("text", ("m", "f", "u")), _Value("text", ("common",)))),
} | dict.fromkeys(("common.tsv", "verbs.tsv", "people.tsv"), (1, (_TEXT,)))
"""For each flat list, how many columns a row needs, and what may stand in each."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes what stands near it to somebody."""

    lemma: str
    kind: str
    """verb, noun, adverbial or relay."""
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


@dataclass(frozen=True, slots=True)
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
    given_names: dict[str, str]  # to gender: m, f or u
    common_words: frozenset[str]
    verbs: frozenset[str]
    people: tuple[str, ...]
    digest: str
    """A fingerprint of all entries: readings made with other word lists have another version."""


def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """Qawl's own lists and, over them, the user's: a file of the same name in `overlay` adds its entries.

    A cue of the same lemma and class replaces ours, and so does a given name's gender; all else is added to ours.
    Raises BadData naming file and entry where something does not say what it must.
    """
    files = _read_files(overlay)
    texts = [file.text for versions in files.values() for file in versions]
    cues = {(cue.lemma, cue.kind): cue for cue in map(_read_cue, _entries(files, "cues.toml", "cue"))}
    names = tuple(_rows(files, "names.tsv"))
    return Lexicon(
        cues=tuple(cues.values()),
        feelings=tuple(map(_read_feeling, _entries(files, "feelings.toml", "feeling"))),
        titles=tuple(map(_read_noun, _entries(files, "titles.toml", "title"))),
        unnamed=tuple(map(_read_noun, _entries(files, "unnamed.toml", "unnamed"))),
        body_heads=tuple(map(_read_noun, _entries(files, "bodies.toml", "head"))),
        bodies=tuple(map(_read_noun, _entries(files, "bodies.toml", "body"))),
        media_heads=tuple(map(_read_noun, _entries(files, "media.toml", "head"))),
        outlets=tuple(map(_read_noun, _entries(files, "media.toml", "outlet"))),
        times=tuple(map(_read_noun, _entries(files, "times.toml", "time"))),
        classes=_read_classes(files),
        places=frozenset(row[0] for row in _rows(files, "places.tsv")),
        nationalities=tuple((row[0], row[1], row[2]) for row in _rows(files, "nationalities.tsv")),
        given_names={row[0]: row[1] for row in names},
        common_words=frozenset(row[0] for row in _rows(files, "common.tsv"))
        | frozenset(row[0] for row in names if "common" in row[2:]),
        verbs=frozenset(row[0] for row in _rows(files, "verbs.tsv")),
        people=tuple(row[0] for row in _rows(files, "people.tsv")),
        digest=blake2b("\x1e".join(texts).encode(), digest_size=4).hexdigest(),
    )


@dataclass(frozen=True, slots=True)
class _File:
    """One file: the name that errors call it by, its text, and the tables in it, none in a flat list."""

    where: str
    text: str
    tables: Mapping[str, Any]


_Files = Mapping[str, tuple[_File, ...]]


def _read_files(overlay: Path | None) -> _Files:
    """Each list by its name, in a fixed order: Qawl's own file and, after it, the user's."""
    own = resources.files("qawl.lexicon").joinpath("ar")
    if overlay is not None:
        _check_names(overlay)
    files: dict[str, tuple[_File, ...]] = {}
    for name in (*TABLES, *COLUMNS):
        files[name] = (_read_file(own.joinpath(name).read_bytes(), name, f"lexicon/ar/{name}"),)
        if overlay is not None and (path := overlay / name).exists():
            files[name] += (_read_file(path.read_bytes(), name, str(path)),)
    return files


def _check_names(overlay: Path) -> None:
    """Refuse a folder that is none, and a word list whose name we would never read."""
    if not overlay.is_dir():
        raise BadData(f"{overlay}: no such folder of word lists")
    known = (*TABLES, *COLUMNS)
    for path in sorted(overlay.iterdir()):
        listed = path.suffix.lower() in (".toml", ".tsv") and not path.name.startswith(".")
        if listed and path.name not in known:
            raise BadData(f"{path}: no word list has this name; {_expected(path.name, known)}")


def _read_file(data: bytes, name: str, where: str) -> _File:
    text = _decode(data, where)
    try:
        tables = tomllib.loads(text) if name in TABLES else {}
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{where}: {error}") from error
    for table in tables:
        if table not in TABLES[name]:
            raise BadData(f"{where}: [[{table}]] is no table of this file; {_expected(table, TABLES[name])}")
    return _File(where, text, tables)


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


@dataclass(frozen=True, slots=True)
class _Entry:
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


def _entries(files: _Files, name: str, table: str) -> Iterator[_Entry]:
    keys = TABLES[name][table]
    for file in files[name]:
        found = file.tables.get(table, [])
        if not isinstance(found, list) or not all(isinstance(said, dict) for said in found):
            raise BadData(f"{file.where}: write [[{table}]] with double brackets on its own line")
        for number, said in enumerate(found, 1):
            where = f"{file.where}: [[{table}]] {said.get('lemma') or said.get('noun') or said.get('name') or number}"
            for key, value in said.items():
                if key not in keys:
                    raise BadData(f"{where}: `{key}` is no key of [[{table}]]; {_expected(key, keys)}")
                _check(value, keys[key], f"{where}: `{key}`")
            yield _Entry(where, said)


def _rows(files: _Files, name: str) -> Iterator[list[str]]:
    least, columns = COLUMNS[name]
    for file in files[name]:
        for number, line in enumerate(file.text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            where, row = f"{file.where}:{number}", [cell.strip() for cell in line.split("\t")]
            if not least <= len(row) <= len(columns):
                bound = f"at least {least}" if len(row) < least else f"at most {len(columns)}"
                raise BadData(f"{where}: {len(row)} columns, expected {bound} with tabs between")
            for place, (cell, expected) in enumerate(zip(row, columns, strict=False), 1):
                if cell or place <= least:
                    _check(cell, expected, f"{where}: column {place}")
            yield row


def _check(value: object, expected: _Value, where: str) -> None:
    """Refuse a value that is not of its kind, or not among those there are."""
    if expected.kind == "flag":
        if not isinstance(value, bool):
            raise BadData(f"{where} is {value!r}; expected true or false, without quotation marks")
        return
    for word in value if expected.kind == "words" and isinstance(value, list) else [value]:
        if not isinstance(word, str) or not word.strip():
            raise BadData(f"{where} is {word!r}; expected {expected.kind}")
        if word != word.strip():
            raise BadData(f"{where} is {word!r}; expected no blanks at its ends")
        if expected.among and word not in expected.among:
            raise BadData(f"{where} is {word!r}; {_expected(word, expected.among)}")


def _expected(word: str, known: Collection[str]) -> str:
    """What would have been right, with the nearest to `word` first: the mend of a typing error."""
    nearest = "".join(f"did you mean `{near}`? " for near in get_close_matches(word, known, n=1))
    return f"{nearest}expected {'one of ' if len(known) > 1 else ''}{', '.join(known)}"


def _read_cue(entry: _Entry) -> Cue:
    kind = entry.text("class")
    act = (entry.maybe("act") or "say") if kind == "relay" else entry.text("act")
    forms = tuple(_cue_forms(entry))
    if not forms:
        raise BadData(f"{entry.where}: no `past`, `present`, `active`, `nouns` or `forms`: nothing to look for")
    return Cue(
        lemma=entry.text("lemma"),
        kind=kind,
        act=act,
        negated=entry.maybe("negated") or act,
        takes=entry.words("takes"),
        weak=entry.flag("weak"),
        ambiguous=entry.flag("ambiguous"),
        forms=forms,
        example=entry.text("example"),
        who=entry.maybe("who"),
        what=entry.maybe("what"),
        silent=entry.maybe("silent"),
        where=entry.where,
    )


def _cue_forms(entry: _Entry) -> Iterator[Form]:
    kind, takes = entry.text("class"), entry.words("takes")
    objects = kind == "relay" or (not entry.flag("weak") and ("person" in takes or "target" in takes))
    for key, derive in (("past", past_forms), ("present", present_forms)):
        for form in derive(entry.text(key)) if key in entry.said else ():
            yield form
            if objects:
                yield from with_objects(form)
    if "active" in entry.said:
        yield from participle_forms(entry.text("active"))
    for noun in entry.words("nouns"):
        yield from noun_forms(noun)
    for word in entry.words("also"):
        yield Form(word, "past", "", "")
    for word in entry.words("forms"):
        yield from noun_forms(word) if kind == "noun" else [Form(word, "fixed", "", "")]


def _read_feeling(entry: _Entry) -> Feeling:
    return Feeling(
        noun=entry.text("noun"),
        example=entry.text("example"),
        what=entry.maybe("what"),
        where=entry.where,
    )


def _read_noun(entry: _Entry) -> Noun:
    gender, forms = entry.maybe("gender"), entry.words("forms")
    masculine = entry.words("masculine") + (forms if gender != "f" else ())
    feminine = entry.words("feminine") + (forms if gender == "f" else ())
    plural = entry.words("plural")
    if not (masculine or feminine or plural):
        raise BadData(f"{entry.where}: no `masculine`, `feminine`, `plural` or `forms`: nothing to look for")
    return Noun(
        lemma=entry.text("lemma"),
        kind=entry.maybe("kind") or "",
        masculine=masculine,
        feminine=feminine,
        plural=plural,
        agreement=entry.maybe("agreement") or {"f": "fs", "m": "ms"}.get(gender or "", ""),
        common=entry.flag("common"),
        example=entry.maybe("example") or "",
        name=entry.maybe("name"),
        where=entry.where,
    )


def _read_classes(files: _Files) -> dict[str, frozenset[str]]:
    """The closed classes by name. Frames ask for them by name, so the user's may add words but no class."""
    classes: dict[str, frozenset[str]] = {}
    for file in ("particles.toml", "words.toml"):
        known = [entry.text("name") for entry in _entries({file: files[file][:1]}, file, "class")]
        for entry in _entries(files, file, "class"):
            if (name := entry.text("name")) not in known:
                raise BadData(f"{entry.where}: no class has this name; {_expected(name, known)}")
            classes[name] = classes.get(name, frozenset()) | frozenset(entry.words("forms"))
    return classes
