"""The words that times are told with, compiled so that one look-up a token tells all that it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qawl.errors import BadData
from qawl.lexicon.months import DateWords, load_date_words
from qawl.lexicon.tables import NUMBER, TEXT, WORDS, Entry, Shape, Value, entries, expected, load_files
from qawl.text.fold import fold

FILE = "moments.toml"
KINDS = (
    "after", "age", "ahead", "before", "both", "century", "clock", "daily part", "day", "done", "edge", "era", "event",
    "every", "feast", "few", "few adjective", "from", "gregorian", "half", "hijri", "in", "in a row", "lasting",
    "led vague", "named by date", "near", "not", "not ahead", "of", "onset", "part", "recurring", "same day", "season",
    "since", "tail", "tens", "this", "to", "turn", "vague", "weak month", "within", "year", "year noun", "zone",
)  # fmt: skip
"""What a word may do in an expression of time."""
UNITS = ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "both": ("day", "month", "year"),
    "edge": ("start", "early", "middle", "late", "end", "half", "quarter"),
    "this": ("current", "same"),
    "turn": ("past", "past before", "last", "current", "future", "new", "same", "next", "before"),
    "day": ("today",),
    "led vague": ("since",),
}
"""What `name` may say for the kinds that have one."""
_SAID = dict.fromkeys(("lemma", "example", "span", "silent", "source"), TEXT)
_SHAPE: Shape = {
    "word": _SAID | {"kind": Value("text", KINDS), "name": TEXT, "value": NUMBER, "forms": WORDS},
    "unit": _SAID | {"unit": Value("text", UNITS), "singular": WORDS, "dual": WORDS, "plural": WORDS},
}
_ARTICLE = "ال"
_BEFORE = "بلك"
_PRONOUNS = ("ه", "ها", "هم", "هما")
_WHOLE = frozenset(
    (
        "few adjective",
        "gregorian",
        "hijri",
        "daily part",
        "ahead",
        "age",
        "turn",
        "tail",
        "near",
        "of",
        "from",
        "in",
        "done",
    )
)
"""Kinds whose words take no preposition before them that we would have to know of."""
_OPENING = frozenset(
    (
        "after", "before", "both", "century", "clock", "day", "edge", "era", "every", "event", "feast", "few", "half",
        "led vague", "month", "near", "not", "onset", "own unit", "part", "recurring", "season", "tens", "this", "unit",
        "vague", "weekday", "year",
    )
)  # fmt: skip
"""Kinds of words that an expression of time begins with."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a written word may be, or the phrase that it opens."""

    kind: str
    name: str
    value: int
    """Days from today, a month, a weekday, a season …; of a unit, how many its form says: 1, 2, or 0 for a plural."""
    cut: int
    """How many letters of the word are a conjunction or a preposition."""
    definite: bool
    rest: tuple[str, ...]
    """The words of the phrase behind the first, folded."""
    lemma: str
    """The entry, as `qawl explain` names it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What an entry promises of itself."""

    where: str
    example: str
    span: str
    silent: str | None


@dataclass(frozen=True, slots=True)
class Opener:
    """What a word may open."""

    kinds: frozenset[str]
    seconds: frozenset[str] | None
    """The words of which one must follow; None where the word may stand alone."""


@dataclass(frozen=True, slots=True)
class MomentWords:
    """All words of time."""

    senses: Mapping[str, tuple[Sense, ...]]
    """By folded word with its clitics; of one kind, longer phrases first."""
    openers: Mapping[str, Opener]
    """The words of `senses` that an expression of time may begin with."""
    samples: tuple[Sample, ...]


def load_moment_words(overlay: Path | None = None) -> MomentWords:
    """Qawl's own list with the months and weekdays, and the user's entries from `overlay` besides.

    Raises BadData naming file and entry where something does not say what it must.
    """
    files = load_files(FILE, _SHAPE, overlay)
    said = [*entries(files, "unit", _SHAPE["unit"]), *entries(files, "word", _SHAPE["word"])]
    found: dict[str, list[Sense]] = {}
    for sense, form in [*_calendar(load_date_words()), *(pair for entry in said for pair in _senses(entry))]:
        _add(found, form, sense)
    return MomentWords(
        {word: tuple(sorted(senses, key=_order)) for word, senses in found.items()},
        {word: opener for word, senses in found.items() if (opener := _opener(senses)) is not None},
        tuple(map(_sample, said)),
    )


def _opener(senses: list[Sense]) -> Opener | None:
    opening = [sense for sense in senses if sense.kind in _OPENING]
    if not opening:
        return None
    alone = any(not sense.rest for sense in opening)
    seconds = None if alone else frozenset(sense.rest[0] for sense in opening)
    return Opener(frozenset(sense.kind for sense in opening), seconds)


def _order(sense: Sense) -> tuple[int, int, str, str, str, int]:
    return -len(sense.rest), sense.cut, sense.kind, sense.name, sense.lemma, sense.value


def _sample(entry: Entry) -> Sample:
    example, span = entry.text("example"), entry.text("span")
    if span not in example:
        raise BadData(f"{entry.where}: `span` is {span!r}, which does not stand in the example")
    return Sample(entry.where, example, span, entry.maybe("silent"))


def _senses(entry: Entry) -> Iterator[tuple[Sense, str]]:
    lemma = entry.text("lemma")
    if "unit" in entry.said:
        for count, key in ((1, "singular"), (2, "dual"), (0, "plural")):
            for form in entry.words(key):
                yield Sense("unit", entry.text("unit"), count, 0, False, (), lemma), form
        for form in entry.words("singular"):
            stem = fold(form)
            stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
            for pronoun in _PRONOUNS:
                yield Sense("own unit", entry.text("unit"), 1, 0, False, (), lemma), stem + pronoun
        return
    kind, name = entry.text("kind"), entry.maybe("name") or ""
    if kind in _NAMES and name and name not in _NAMES[kind]:
        raise BadData(f"{entry.where}: `name` is {name!r}; {expected(name, _NAMES[kind])}")
    value = int(entry.number("value")) if "value" in entry.said else 0
    for form in entry.words("forms"):
        yield Sense(kind, name, value, 0, False, (), lemma), form


def _calendar(words: DateWords) -> Iterator[tuple[Sense, str]]:
    for month in words.months:
        for form in month.forms:
            if not form.isascii() or len(form) > 2:
                yield Sense("month", month.calendar, month.number, 0, False, (), month.forms[0]), form
    for form, number in words.weekdays.items():
        if fold(form).startswith(_ARTICLE):
            yield Sense("weekday", "", number, 0, True, (), form), form
            yield Sense("bare weekday", "", number, 0, False, (), form), fold(form).removeprefix(_ARTICLE)


def _add(found: dict[str, list[Sense]], form: str, plain: Sense) -> None:
    """Enter a form under every way to write its first word; a unit also with the article."""
    first, *rest = fold(form).split()
    stems = [first, _ARTICLE + first] if plain.kind == "unit" and not first.startswith(_ARTICLE) else [first]
    for stem in stems:
        definite = stem.startswith(_ARTICLE) and len(stem) > 4
        for written, cut in _written(stem, plain.kind):
            sense = Sense(plain.kind, plain.name, plain.value, cut, definite, tuple(rest), plain.lemma)
            known = found.setdefault(written, [])
            if sense not in known:
                known.append(sense)


def _written(stem: str, kind: str) -> Iterator[tuple[str, int]]:
    """The word with each clitic, and how many letters of it are not the word's own («لل» is one with its article)."""
    yield stem, 0
    if kind in _WHOLE:
        return
    yield "و" + stem, 1
    yield "ف" + stem, 1
    for letter in _BEFORE:
        fused = letter == "ل" and stem.startswith(_ARTICLE)
        written = "لل" + stem[2:] if fused else letter + stem
        yield written, 0 if fused else 1
        yield "و" + written, 1 if fused else 2
