"""The words around numbers: what is counted, what is told of it, bounds, and what makes a number no figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qawl.errors import BadData
from qawl.lexicon.inflect import past_forms, present_forms
from qawl.lexicon.tables import FLAG, TEXT, WORDS, Entry, Keys, Shape, Value, entries, expected, load_files

FILE = "figures.toml"
MEASURES = ("killed", "injured", "detained", "displaced", "captives", "rockets", "trucks", "funds", "troops")
BOUNDS = ("more_than", "at_least", "less_than", "up_to", "about")
ROLES = (
    "aboard", "age", "aged", "among", "area", "being", "belonging", "between", "change", "claim", "count", "each",
    "data", "exchange", "filler", "from", "in", "likewise", "majority", "manner", "meanwhile", "money", "owners",
    "percent", "pointing", "price", "shared", "shown", "since", "size", "sport", "than", "to", "total", "vague",
    "verdict", "whole",
)  # fmt: skip
_MEASURE = Value("text", MEASURES)
_TOLD: Keys = dict.fromkeys(("lemma", "example", "silent", "source"), TEXT)
_NOUN: Keys = (
    dict(_TOLD)
    | {"unit": TEXT, "measure": _MEASURE, "forms": WORDS, "plural": WORDS}
    | dict.fromkeys(("generic", "single"), FLAG)
)
_SAID: Keys = dict(_TOLD) | {"measure": _MEASURE, "after": FLAG} | dict.fromkeys(("forms", "past", "present"), WORDS)
_BOUND: Keys = dict(_TOLD) | {"bound": Value("text", BOUNDS), "before": WORDS, "behind": WORDS}
_ROLE: Keys = dict(_TOLD) | {"name": Value("text", ROLES), "forms": WORDS}
_LEFT_OUT: Keys = dict(_TOLD) | {"forms": WORDS}
_SKIPPED: Keys = dict(_LEFT_OUT) | {"sport": FLAG}
_SHAPE: Shape = {
    "noun": _NOUN, "measure": _SAID, "bound": _BOUND, "role": _ROLE, "skip": _SKIPPED, "label": _LEFT_OUT
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun that numbers count."""

    lemma: str
    unit: str
    measure: str | None
    """What the noun itself says of them («قتيل»); None where only other words can."""
    forms: tuple[str, ...]
    plural: tuple[str, ...]
    generic: bool
    """It does not say who they are («شخص»)."""
    single: bool
    """Its dual alone is not taken for a figure."""
    example: str
    where: str

    @property
    def duals(self) -> tuple[str, ...]:
        """The dual of each form; that in «ين» only where it is not the plural too («مدنيين»)."""
        return tuple(dual for form in self.forms if " " not in form for dual in self._dual(form))

    def _dual(self, form: str) -> tuple[str, ...]:
        if form.endswith("ى"):
            return ()
        stem = form[:-1] + "ت" if form.endswith("ة") else form
        both = (stem + "ان", stem + "ين")
        return tuple(dual for dual in both if dual not in self.plural)


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """A word near a number that tells what became of those whom it counts."""

    lemma: str
    measure: str
    forms: tuple[str, ...]
    after: bool
    """It tells it behind the number too («قتلوا»), and not only before it («مقتل»)."""
    example: str
    where: str


@dataclass(frozen=True, slots=True)
class BoundWord:
    """Words that make a bound of a number."""

    lemma: str
    bound: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    example: str
    where: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that make no figure of a number, with a sentence that has none."""

    lemma: str
    forms: tuple[str, ...]
    silent: str
    where: str
    sport: bool = False
    """Only where the article tells of sport."""


@dataclass(frozen=True, slots=True, eq=False)
class FigureWords:
    """All of them, in the order of the file; one and the same value is compiled only once."""

    nouns: tuple[CountedNoun, ...]
    measures: tuple[MeasureWord, ...]
    bounds: tuple[BoundWord, ...]
    roles: Mapping[str, tuple[str, ...]]
    """The small words, by what they do: one of ROLES."""
    skipped: tuple[LeftOut, ...]
    """Counted nouns that make no figure («يوم»)."""
    labels: tuple[LeftOut, ...]
    """Nouns whose number is a name («القرار 1701»)."""


def load_figure_words(overlay: Path | None = None) -> FigureWords:
    """Qawl's own list and, on top of it, the user's: a noun of the same lemma replaces ours, all else is added.

    Raises BadData naming file and entry where something does not say what it must.
    """
    files = load_files(FILE, _SHAPE, overlay)
    nouns = {noun.lemma: noun for noun in map(_read_noun, entries(files, "noun", _NOUN))}
    roles: dict[str, tuple[str, ...]] = dict.fromkeys(ROLES, ())
    for entry in entries(files, "role", _ROLE):
        roles[entry.text("name")] += _forms(entry)
    return FigureWords(
        nouns=tuple(nouns.values()),
        measures=tuple(map(_read_measure, entries(files, "measure", _SAID))),
        bounds=tuple(map(_read_bound, entries(files, "bound", _BOUND))),
        roles=roles,
        skipped=tuple(map(_read_left_out, entries(files, "skip", _SKIPPED))),
        labels=tuple(map(_read_left_out, entries(files, "label", _LEFT_OUT))),
    )


def _forms(entry: Entry, key: str = "forms") -> tuple[str, ...]:
    if not (forms := entry.words(key)):
        raise BadData(f"{entry.where}: no `{key}`: nothing to look for")
    return forms


def _read_noun(entry: Entry) -> CountedNoun:
    unit = entry.text("unit")
    if not unit.isascii() or not unit.isalnum():
        raise BadData(f"{entry.where}: `unit` is {unit!r}; {expected(unit, ('person', 'usd', 'km', 'truck'))}")
    return CountedNoun(
        lemma=entry.text("lemma"),
        unit=unit,
        measure=entry.maybe("measure"),
        forms=_forms(entry),
        plural=entry.words("plural"),
        generic=entry.flag("generic"),
        single=entry.flag("single"),
        example=entry.text("example"),
        where=entry.where,
    )


def _read_measure(entry: Entry) -> MeasureWord:
    past = [form.word for word in entry.words("past") for form in past_forms(word)]
    present = [form.word for word in entry.words("present") for form in present_forms(word)]
    forms = (*entry.words("forms"), *past, *present)
    if not forms:
        raise BadData(f"{entry.where}: no `forms`, `past` or `present`: nothing to look for")
    return MeasureWord(
        lemma=entry.text("lemma"),
        measure=entry.text("measure"),
        forms=forms,
        after=entry.flag("after") or bool(past or present),
        example=entry.text("example"),
        where=entry.where,
    )


def _read_bound(entry: Entry) -> BoundWord:
    return BoundWord(
        lemma=entry.text("lemma"),
        bound=entry.text("bound"),
        before=_forms(entry, "before"),
        behind=entry.words("behind"),
        example=entry.text("example"),
        where=entry.where,
    )


def _read_left_out(entry: Entry) -> LeftOut:
    return LeftOut(entry.text("lemma"), _forms(entry), entry.text("silent"), entry.where, entry.flag("sport"))
