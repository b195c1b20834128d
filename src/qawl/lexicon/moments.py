"""The words that times are told with, typed and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qawl.errors import BadData
from qawl.lexicon.months import DateWords, load_date_words
from qawl.lexicon.tables import NUMBER, TEXT, WORDS, Entry, Shape, Value, entries, expected, load_files

FILE = "moments.toml"
KINDS = (
    "after", "age", "aged", "ahead", "anniversary", "before", "both", "century", "clock", "daily part", "date word",
    "day", "done", "edge", "era", "event", "every", "feast", "few", "few adjective", "first day", "from",
    "gregorian", "half", "held", "hijri", "in", "in a row", "lasting", "latest", "led vague", "named by date", "near",
    "not", "not ahead", "nowadays", "numbered", "of", "onset", "part", "recurring", "recurring adjective", "reign",
    "same day", "season", "sequel", "since", "staged", "tail", "tens", "this", "to", "turn", "vague", "weak month",
    "within", "year", "year adjective", "year noun", "zone",
)  # fmt: skip
"""What a word may do in an expression of time."""
UNITS = ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "both": ("day", "month", "year"),
    "era": ("edged",),
    "edge": ("start", "early", "middle", "late", "end", "half", "quarter"),
    "this": ("current", "same"),
    "turn": ("past", "past before", "last", "current", "future", "future after", "new", "same", "next", "before"),
    "day": ("today",),
    "led vague": ("since", "behind"),
    "nowadays": ("before", "behind", "beside"),
    "reign": ("eve",),
}
"""What `name` may say for the kinds that have one."""
_SAID = dict.fromkeys(("lemma", "example", "span", "silent", "source"), TEXT)
_SHAPE: Shape = {
    "word": _SAID | {"kind": Value("text", KINDS), "name": TEXT, "value": NUMBER, "forms": WORDS},
    "unit": _SAID | {"unit": Value("text", UNITS), "singular": WORDS, "dual": WORDS, "plural": WORDS},
}
_ARTICLE = "ال"
_PRONOUNS = ("ه", "ها", "هم", "هما")


@dataclass(frozen=True, slots=True)
class MomentWord:
    """A word or phrase of time, as the file spells it, and what it does."""

    form: str
    kind: str
    """One of KINDS, month, weekday, bare weekday, unit or own unit."""
    name: str
    value: int
    """Days from today, a month, a weekday, a season …; of a unit, how many its form says: 1, 2, or 0 for a plural."""
    lemma: str
    """The entry, as `qawl explain` names it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What an entry promises of itself."""

    where: str
    example: str
    span: str
    silent: str | None


@dataclass(frozen=True, slots=True, eq=False)
class MomentWords:
    """All words of time; each loading is a value of its own, so that what is compiled from one is found again fast."""

    words: tuple[MomentWord, ...]
    samples: tuple[Sample, ...]


def load_moment_words(overlay: Path | None = None) -> MomentWords:
    """Qawl's own list with the months and weekdays, and the user's entries from `overlay` besides.

    Raises BadData naming file and entry where something does not say what it must.
    """
    files = load_files(FILE, _SHAPE, overlay)
    said = [*entries(files, "unit", _SHAPE["unit"]), *entries(files, "word", _SHAPE["word"])]
    words = [*_calendar(load_date_words()), *(word for entry in said for word in _words(entry))]
    return MomentWords(tuple(words), tuple(map(_sample, said)))


def _sample(entry: Entry) -> Sample:
    example, span = entry.text("example"), entry.text("span")
    if span not in example:
        raise BadData(f"{entry.where}: `span` is {span!r}, which does not stand in the example")
    return Sample(entry.where, example, span, entry.maybe("silent"))


def _words(entry: Entry) -> Iterator[MomentWord]:
    lemma = entry.text("lemma")
    if "unit" in entry.said:
        yield from _unit(entry, entry.text("unit"), lemma)
        return
    kind, name = entry.text("kind"), entry.maybe("name") or ""
    if kind in _NAMES and name and name not in _NAMES[kind]:
        raise BadData(f"{entry.where}: `name` is {name!r}; {expected(name, _NAMES[kind])}")
    value = int(entry.number("value")) if "value" in entry.said else 0
    for form in entry.words("forms"):
        yield MomentWord(form, kind, name, value, lemma)


def _unit(entry: Entry, unit: str, lemma: str) -> Iterator[MomentWord]:
    for count, key in ((1, "singular"), (2, "dual"), (0, "plural")):
        for form in entry.words(key):
            yield MomentWord(form, "unit", unit, count, lemma)
    for form in entry.words("singular"):
        stem = form[:-1] + "ت" if form.endswith("ة") else form
        for pronoun in _PRONOUNS:
            yield MomentWord(stem + pronoun, "own unit", unit, 1, lemma)


def _calendar(words: DateWords) -> Iterator[MomentWord]:
    for month in words.months:
        for form in month.forms:
            if not form.isascii() or len(form) > 2:
                yield MomentWord(form, "month", month.calendar, month.number, month.forms[0])
    for form, number in words.weekdays.items():
        if form.startswith(_ARTICLE):
            yield MomentWord(form, "weekday", "", number, form)
            yield MomentWord(form.removeprefix(_ARTICLE), "bare weekday", "", number, form)
