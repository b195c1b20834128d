"""The words that dates are written with: months of each calendar and custom, weekdays, parts of the day, zones."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from qawl.errors import BadData

Calendar = Literal["gregorian", "hijri"]
WHERE = "lexicon/ar/months.toml"
FAMILIES = ("gulf", "levant", "maghreb", "latin", "also")
"""Whose names of a month: Egypt and the Gulf, the Levant and Iraq, the Maghreb, systems and French pages, all else."""
_KEYS: Mapping[str, tuple[str, ...]] = {
    "month": ("calendar", "number", *FAMILIES),
    "weekday": ("number", "forms"),
    "day": ("number", "forms"),
    "part": ("name", "forms"),
    "zone": ("name", "bare", "city"),
    "word": ("name", "forms"),
}
_PARTS = ("morning", "evening", "noon", "night")
_WORDS = ("of", "year", "hijri", "gregorian", "hour", "before", "clock", "local", "same")
_LAST = {"month": 12, "weekday": 7, "day": 31}


@dataclass(frozen=True, slots=True)
class Month:
    """One month and all its names."""

    calendar: Calendar
    number: int
    names: Mapping[str, tuple[str, ...]]
    """By family, a name of FAMILIES."""

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(form for forms in self.names.values() for form in forms)


@dataclass(frozen=True, slots=True)
class DateWords:
    """All words of dates, as the file spells them; whoever reads with them folds both sides."""

    months: tuple[Month, ...]
    weekdays: Mapping[str, int]
    """By form, 1 for Monday to 7 for Sunday."""
    days: Mapping[str, int]
    """Spelled-out days of the month."""
    parts: Mapping[str, str]
    """«ص» → morning; morning, evening, noon or night."""
    zones: Mapping[str, str]
    """What stands alone behind a time → a zone of the IANA list, or an offset as «+03:00»."""
    cities: Mapping[str, str]
    """What stands behind «بتوقيت» → the same."""
    words: Mapping[str, tuple[str, ...]]
    """The small words, by what they do."""


@cache
def load_date_words() -> DateWords:
    """Qawl's own list, checked: a form means one thing in its table; raises BadData naming the entry."""
    data = resources.files("qawl.lexicon").joinpath("ar", "months.toml").read_text("utf-8")
    return read_date_words(data)


def read_date_words(data: str) -> DateWords:
    """The words of one file's text."""
    if not unicodedata.is_normalized("NFC", data):
        raise BadData(f"{WHERE}: letters are not composed (NFC); save the file in NFC")
    try:
        tables = tomllib.loads(data)
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{WHERE}: {error}") from error
    for table, entries in tables.items():
        _check_table(table, entries)
    months = tuple(_read_month(entry) for entry in tables.get("month", ()))
    _once("month", ((form, (month.calendar, month.number)) for month in months for form in month.forms))
    return DateWords(
        months=months,
        weekdays=_by_form(tables, "weekday", "forms", "number"),
        days=_by_form(tables, "day", "forms", "number"),
        parts=_by_form(tables, "part", "forms", "name"),
        zones=_by_form(tables, "zone", "bare", "name"),
        cities=_by_form(tables, "zone", "city", "name"),
        words={entry["name"]: tuple(entry["forms"]) for entry in tables.get("word", ())},
    )


def _read_month(entry: Mapping[str, Any]) -> Month:
    names = {family: tuple(entry.get(family, ())) for family in FAMILIES if entry.get(family)}
    return Month(entry["calendar"], entry["number"], names)


def _check_table(table: str, entries: object) -> None:
    if table not in _KEYS or not isinstance(entries, list):
        raise BadData(f"{WHERE}: [[{table}]] is no table of this file; expected one of {', '.join(_KEYS)}")
    for number, entry in enumerate(entries, 1):
        where = f"{WHERE}: [[{table}]] {number}"
        for key, value in entry.items():
            if key not in _KEYS[table]:
                raise BadData(f"{where}: `{key}` is no key of [[{table}]]; expected {', '.join(_KEYS[table])}")
            _check_value(table, key, value, where)
        if not any(isinstance(value, list) and value for value in entry.values()):
            raise BadData(f"{where}: no forms; give one at least")


def _check_value(table: str, key: str, value: object, where: str) -> None:
    match key:
        case "number":
            right = isinstance(value, int) and 1 <= value <= _LAST[table]
        case "calendar":
            right = value in ("gregorian", "hijri")
        case "name":
            known = {"part": _PARTS, "word": _WORDS}.get(table)
            right = isinstance(value, str) and (known is None or value in known)
        case _:
            right = isinstance(value, list) and all(isinstance(form, str) and form.strip() for form in value)
    if not right:
        raise BadData(f"{where}: `{key}` is {value!r}, which may not stand here")


def _by_form(tables: Mapping[str, Any], table: str, forms: str, key: str) -> dict[str, Any]:
    pairs = [(form, entry[key]) for entry in tables.get(table, ()) for form in entry.get(forms, ())]
    _once(table, pairs)
    return dict(pairs)


def _once(table: str, pairs: Iterable[tuple[str, object]]) -> None:
    seen: dict[str, object] = {}
    for form, meaning in pairs:
        if seen.setdefault(form, meaning) != meaning:
            raise BadData(f"{WHERE}: [[{table}]]: «{form}» stands for {seen[form]} and for {meaning}; delete one")
