"""Read the word lists, check every entry, and lay the user's own files over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from qawl.errors import BadData
from qawl.lexicon.inflect import Form, noun_forms, participle_forms, past_forms, present_forms, with_objects
from qawl.lexicon.tables import FLAG, TEXT, WORDS, Entry, File, Shape, Value, check_folder, expected, load_files
from qawl.lexicon.tables import entries as entries_of
from qawl.lexicon.tables import rows as rows_of
from qawl.model.records import Act

THAT_CLAUSE = "أن"
"""The code in `takes` for a clause with أن، إن، بأن and their pronouns; also the marker of such a frame."""
_ACT = Value("text", tuple(Act))
_PREPOSITIONS = ("إلى", "عن", "من", "على", "في", "ب", "ل", "بشأن", "حول", "إزاء", "ضد")
_TAKES = Value("words", (THAT_CLAUSE, *_PREPOSITIONS, "object", "person", "target", "verb", "clause"))
_CUE = (
    dict.fromkeys(("lemma", "past", "present", "active", "example", "who", "what", "silent", "source"), TEXT)
    | dict.fromkeys(("nouns", "also", "forms", "with", "without"), WORDS)
    | dict.fromkeys(("weak", "bodies", "ambiguous"), FLAG)
    | {"class": Value("text", ("verb", "noun", "adverbial", "relay")), "act": _ACT, "negated": _ACT, "takes": _TAKES}
)
_FEELING = dict.fromkeys(("noun", "example", "what", "source"), TEXT)
_NOUN = (
    dict.fromkeys(("lemma", "example", "name", "source"), TEXT)
    | dict.fromkeys(("masculine", "feminine", "plural", "forms"), WORDS)
    | {"gender": Value("text", ("m", "f")), "agreement": Value("text", ("fs", "ms", "mp"))}
)
_ALSO_A_WORD = _NOUN | {"common": FLAG}
_CLASS = {"name": TEXT, "forms": WORDS, "example": TEXT, "source": TEXT}

TABLES: Mapping[str, Shape] = {
    "cues.toml": {"cue": _CUE},
    "feelings.toml": {"feeling": _FEELING},
    "titles.toml": {"title": _ALSO_A_WORD | {"kind": Value("text", ("honorific", "person", "post", "rank"))}},
    "unnamed.toml": {"unnamed": _ALSO_A_WORD},
    "bodies.toml": {"head": _NOUN | {"number": Value("text", ("s", "p"))}, "body": _NOUN},
    "media.toml": {
        "head": _NOUN,
        "outlet": _ALSO_A_WORD | {"kind": Value("text", ("paper", "agency", "broadcaster", "site"))},
    },
    "times.toml": {"time": _NOUN | {"kind": Value("text", ("month", "unit", "weekday", "vague", "day", "part"))}},
    "particles.toml": {"class": _CLASS},
    "words.toml": {"class": _CLASS},
}
"""What each file may say: its tables, their keys, and what may stand there. Other files, tables and keys are errors."""

COLUMNS: Mapping[str, tuple[int, tuple[Value, ...]]] = {
    "places.tsv": (1, (TEXT, Value("text", ("country", "capital", "city", "region", "area")))),
    "nationalities.tsv": (3, (TEXT, TEXT, TEXT, TEXT)),
    "names.tsv": (2, (TEXT, Value("text", ("m", "f", "u")), Value("text", ("common",)))),
    "known_bodies.tsv": (2, (TEXT, Value("text", ("m", "f")))),
} | dict.fromkeys(("common.tsv", "verbs.tsv", "people.tsv"), (1, (TEXT,)))
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
    bodies: bool = False
    """Of a weak one: with a body or a document for its subject it attributes whatever it takes."""
    beside: tuple[str, ...] = ()
    """Words of which one must stand in what it takes: «حمل» carries, «حمل … المسؤولية» accuses."""
    without: tuple[str, ...] = ()
    """Words with which what it takes may not begin: «لوح بالانسحاب» threatens, «لوح بيده» waves."""


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
    known_bodies: tuple[tuple[str, str], ...]
    """Full names and the gender of the verb that each takes: m or f."""
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
        known_bodies=tuple((row[0], row[1]) for row in _rows(files, "known_bodies.tsv")),
        digest=blake2b("\x1e".join(texts).encode(), digest_size=4).hexdigest(),
    )


_Files = Mapping[str, tuple[File, ...]]


def _read_files(overlay: Path | None) -> _Files:
    """Each list by its name, in a fixed order: Qawl's own file and, after it, the user's."""
    if overlay is not None:
        check_folder(overlay)
    return {name: load_files(name, TABLES.get(name), overlay) for name in (*TABLES, *COLUMNS)}


def _entries(files: _Files, name: str, table: str) -> Iterator[Entry]:
    return entries_of(files[name], table, TABLES[name][table])


def _rows(files: _Files, name: str) -> Iterator[list[str]]:
    return rows_of(files[name], *COLUMNS[name])


def _read_cue(entry: Entry) -> Cue:
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
        bodies=entry.flag("bodies"),
        beside=entry.words("with"),
        without=entry.words("without"),
    )


def _cue_forms(entry: Entry) -> Iterator[Form]:
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


def _read_feeling(entry: Entry) -> Feeling:
    return Feeling(
        noun=entry.text("noun"),
        example=entry.text("example"),
        what=entry.maybe("what"),
        where=entry.where,
    )


def _read_noun(entry: Entry) -> Noun:
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
                raise BadData(f"{entry.where}: no class has this name; {expected(name, known)}")
            classes[name] = classes.get(name, frozenset()) | frozenset(entry.words("forms"))
    return classes
