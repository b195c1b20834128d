"""The shapes in which dates and times are written, as patterns over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from qawl.lexicon.months import Calendar, load_date_words
from qawl.text.fold import fold

# Every quantifier is bounded, so that each place of a text costs a constant at most.
_NO_LETTER = r"[^\W\d_]"
_APART = r"[\s,،.\-–—/\\_]{0,4}"
_BREAK = r"[\s,،.\-–—/\\_]{1,4}"
_NUMBER = r"(?<!\d)(?<!\d[./])"
_DAY = rf"{_NUMBER}(?P<d>\d{{1,2}})(?:st|nd|rd|th|er)?"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_CUT = r"(?P<s>[-/.\\\u060d])"
_ENDS = r"(?!\d)(?!(?P=s)\d{1,4}(?![\d:]))"
_OFFSET = r"(?P<sign>[+\-\u2212])(?P<h>\d{2}):?(?P<m>\d{2})(?!\d)"
_LOOSE = r"(?P<sign>[+\-\u2212])\s?(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?![\d/])"
_GAP = r"[\s,،.\-–—|/()\[\]•·:؛;_]{0,6}"


@dataclass(frozen=True, slots=True)
class Shapes:
    """The patterns, and what the words in them mean; words are keyed without their blanks."""

    days: tuple[re.Pattern[str], ...]
    """A day or a month in any order; groups d and o, m and m2 or n, y or yy, th to tz, hijri, gregorian."""
    whole: tuple[re.Pattern[str], ...]
    """What is a date only where nothing else is said: «2026», «20260305»; the same groups, and epoch."""
    weekday_before: re.Pattern[str]
    """To be searched so that it ends where a day begins; group bare without its article, where a line begins."""
    weekday_after: re.Pattern[str]
    time_after: re.Pattern[str]
    time_before: re.Pattern[str]
    """One time, to be found before a day; `lead` may stand between."""
    lead: re.Pattern[str]
    zones: tuple[re.Pattern[str], ...]
    """What stands behind a time, tried in this order; groups zone, sign, h, m, other."""
    same: re.Pattern[str]
    """What stands between two calendars' names of one day."""
    months: Mapping[str, tuple[Calendar, int]]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, str]
    places: Mapping[str, str]
    """Zones by the names they stand under."""


def key(words: str) -> str:
    """A form as the tables have it: folded, without blanks («تشرين 1» and «تشرين1» are one)."""
    return "".join(fold(words).split())


def _any(forms: Iterable[str]) -> str:
    """One of the forms as whole words, the longest first."""
    folded = sorted({fold(form).strip() for form in forms}, key=lambda form: (-len(form), form))
    return rf"(?<!{_NO_LETTER})(?:{'|'.join(map(_form, folded))})(?!{_NO_LETTER})"


def _form(form: str) -> str:
    words = [re.escape(word) for word in form.split()]
    if form[-1].isdigit():
        return r"\s{0,3}".join(words) + r"(?!\d)"
    return r"\s{1,3}".join(words)


@cache
def load_shapes() -> Shapes:
    """The patterns, built once from the word list."""
    words = load_date_words()
    small = {name: _any(forms) for name, forms in words.words.items()}
    month = _any(form for each in words.months for form in each.forms)
    weekday = _any(words.weekdays)
    bare = _any(form.removeprefix("ال") for form in words.weekdays if form.startswith("ال"))
    times = _Times(small["hour"], small["before"], _any(words.parts))
    return Shapes(
        days=tuple(map(re.compile, _days(month, _any(words.days), small))),
        whole=tuple(map(re.compile, _whole(small))),
        weekday_before=re.compile(rf"(?:(?P<weekday>{weekday})|(?<![^|(])(?P<bare>{bare}))[\s,،.:/\-–|(]{{0,4}}\Z"),
        weekday_after=re.compile(rf"[\s,،\-–|/(]{{1,4}}(?P<weekday>{weekday})"),
        time_after=re.compile(rf"(?:t(?=\d)|{_GAP}{times.leads}){times.time}"),
        time_before=re.compile(times.time),
        lead=re.compile(rf"{_GAP}{times.leads}\Z"),
        zones=tuple(map(re.compile, _zones(_any(words.zones), _any(words.cities), small))),
        same=re.compile(rf"[\s,،\-–—/|()=:]{{0,6}}(?:{small['same']})?(?:\s?ل)?[\s,،\-–—/|()=:]{{0,4}}"),
        months={key(form): (each.calendar, each.number) for each in words.months for form in each.forms},
        weekdays={
            key(said): number for form, number in words.weekdays.items() for said in (form.removeprefix("ال"), form)
        },
        ordinals={key(form): number for form, number in words.days.items()},
        parts={key(form): part for form, part in words.parts.items()},
        places={key(form): zone for form, zone in (*words.cities.items(), *words.zones.items())},
    )


def _days(month: str, ordinal: str, small: Mapping[str, str]) -> list[str]:
    """Days and months within a text, by the order of their parts; none may begin inside another."""
    era = rf"(?:\s{{0,2}}(?:(?P<hijri>{small['hijri']})|(?P<gregorian>{small['gregorian']})))?"
    of = rf"(?:{small['of']}\s{{0,3}})?"
    year = rf"(?:{small['year']}\s{{0,3}})?{_YEAR}{era}"
    months = rf"(?P<m>{month})(?:[\s/\-–(\\،,]{{1,4}}(?P<m2>{month})\)?)?"
    inside = r"(?:[\s,]{1,3}(?P<th>\d{1,2}):(?P<tm>\d{2})(?::(?P<ts>\d{2}))?(?:\s(?P<tz>[a-z]{2,5}))?)?"
    return [
        rf"(?:{_DAY}|(?P<o>{ordinal})){_APART}{of}{months}{_APART}{year}",
        rf"{_DAY}[\s\-]{{1,2}}(?P<m>{month})[\s\-]{{1,2}}(?P<yy>\d{{2}})(?=\s\d{{1,2}}:\d{{2}})",
        rf"{months}{_BREAK}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]){inside}{_BREAK}{year}",
        rf"(?<!\d){_YEAR}{_APART}{months}{_APART}(?P<d>\d{{1,2}})(?![\d:])",
        rf"{months}{_BREAK}{of}{year}",
        rf"{_NUMBER}(?P<y>\d{{4}})\s?{_CUT}\s?(?P<n>\d{{1,2}})\s?(?P=s)\s?(?P<d>\d{{1,2}}){_ENDS}{era}",
        rf"{_NUMBER}(?P<d>\d{{1,2}})\s?{_CUT}\s?(?P<n>\d{{1,2}})\s?(?P=s)\s?{_YEAR}(?!(?P=s)\d{{1,4}}(?![\d:])){era}",
    ]


def _whole(small: Mapping[str, str]) -> list[str]:
    zone = r"(?P<tz>z|[+\-]\d{2}:?\d{2})?"
    return [
        rf"(?P<y>\d{{4}})(?P<n>\d{{2}})(?P<d>\d{{2}})(?:t?(?P<th>\d{{2}})(?P<tm>\d{{2}})(?P<ts>\d{{2}})?{zone})?",
        rf"{_YEAR}(?:\s?(?:{small['gregorian']}))?",
        r"(?P<y>\d{4})[-/](?P<n>\d{1,2})",
        r"(?P<n>\d{1,2})[-/](?P<y>\d{4})",
        r"(?:/date\()?(?P<epoch>\d{10}(?:\d{3})?)(?:[+\-]\d{4})?(?:\)/)?",
    ]


@dataclass(frozen=True, slots=True)
class _Times:
    """The pattern of a time: hour, minute, second, and the part of the day on either side."""

    hour: str
    before: str
    part: str

    @property
    def leads(self) -> str:
        return rf"(?:{self.before}[\s:)]{{1,3}}){{0,2}}"

    @property
    def time(self) -> str:
        first = rf"(?:(?P<hour>{self.hour})\s{{0,3}}:?\s{{0,2}})?(?:(?P<first>{self.part})\s{{1,2}})?"
        seconds = r"(?:\s?:\s?(?P<sec>\d{2})(?:[.,]\d{1,9})?)?"
        digits = rf"(?<![\d:])(?P<h>\d{{1,2}})(?:(?P<cut>\s?:\s?|[.h])(?P<m>\d{{2}}){seconds})?(?![\d:])"
        return rf"{first}{digits}(?:\s{{0,2}}(?P<part>{self.part}))?"


def _zones(bare: str, city: str, small: Mapping[str, str]) -> list[str]:
    gap = r"[\s,،(\-–|]{0,4}"
    clock = rf"{small['clock']}\s{{1,3}}"
    return [
        rf"\s?{_OFFSET}",
        r"(?P<sign>[+\-])(?P<h>\d{2})(?P<m>)(?![\d:/.\-])",
        rf"{gap}(?:{clock})?(?:{bare})\s?\(?{_LOOSE}",
        rf"{gap}{_LOOSE}\s?(?:{bare})",
        rf"{gap}(?:{clock})?(?P<zone>{bare})",
        rf"{gap}{clock}(?:{small['local']})",
        rf"{gap}{clock}(?P<zone>{city})",
        rf"{gap}{clock}(?P<other>\w{{2,20}})",
        rf"\s?\((?P<zone>{city})\)",
    ]
