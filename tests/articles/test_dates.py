"""Dates are read in every calendar, order and spelling that feeds, pages and addresses write, or not at all."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.articles.date_shapes import key
from qawl.articles.dates import Dated, Read, date_in_address, find_dates, read_date
from qawl.errors import BadData
from qawl.lexicon.months import DateWords, load_date_words, read_date_words

ZONE = "Asia/Beirut"
FLOOR = 0.98


def rows() -> list[tuple[str, str | None, str]]:
    """The table: words, zone of the outlet, and what is read in them, written on one line."""
    found = []
    for line in (Path(__file__).parent / "dates.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            words, zone, iso, precision, flags = line.split("\t")
            found.append((words, zone or None, " ".join((iso, precision, *sorted(flags.split()))).strip()))
    return found


def told(read: Read | None) -> str:
    """A reading as the table writes it."""
    if read is None:
        return "-"
    flags = {
        read.zone or "": read.zone is not None,
        "hijri": read.calendar == "hijri",
        "weekday_wrong": read.weekday_wrong,
        "ambiguous": read.ambiguous,
    }
    return " ".join((read.iso, read.precision, *sorted(name for name, holds in flags.items() if holds)))


def share_read(table: list[tuple[str, str | None, str]]) -> float:
    return sum(told(read_date(words, zone)) == expected for words, zone, expected in table) / len(table)


# The table


@pytest.mark.parametrize(("words", "zone", "expected"), rows())
def test_a_spelling_is_read_as_the_table_says(words: str, zone: str | None, expected: str) -> None:
    assert told(read_date(words, zone)) == expected


def test_the_table_is_long_enough_and_nearly_all_of_it_is_read() -> None:
    table = rows()

    assert len({words for words, _, _ in table}) >= 150
    assert share_read(table) >= FLOOR


def test_the_share_falls_where_readings_are_wrong() -> None:
    table = [(words, zone, "2026-03-06 day") for words, zone, _ in rows()]

    assert share_read(table) < 0.1


# The words


def test_every_name_of_every_month_is_read_as_that_month() -> None:
    years = {"gregorian": (2026, 2026), "hijri": (1447, 1447)}
    for month in load_date_words().months:
        year = years[month.calendar][0]
        for form in month.forms:
            read = read_date(f"7 {form} {year}")

            assert read is not None, form
            assert read.calendar == month.calendar, form
            assert month.calendar == "hijri" or read.iso == f"2026-{month.number:02}-07", form


def test_every_name_of_a_weekday_is_known_and_contradicted_where_it_is_wrong() -> None:
    for form, number in load_date_words().weekdays.items():
        right = date(2026, 3, 1 + number)  # the second of March 2026 is a Monday

        assert told(read_date(f"{form} {right.day} مارس 2026")) == f"{right.isoformat()} day", form
        assert told(read_date(f"{form} {right.day + 1} مارس 2026")).endswith("weekday_wrong"), form


def test_spelled_out_days_and_zones_are_read() -> None:
    words = load_date_words()

    for form, number in words.days.items():
        assert told(read_date(f"{form} من مارس 2026")) == f"2026-03-{number:02} day", form
    for place in words.cities:
        assert told(read_date(f"5 مارس 2026 10:20 بتوقيت {place}")).endswith("minute written"), place
    for name in words.zones:
        assert told(read_date(f"5 مارس 2026 10:20 {name}")).endswith("minute written"), name


@pytest.mark.parametrize(
    "table",
    [
        lambda words: [(form, (month.calendar, month.number)) for month in words.months for form in month.forms],
        lambda words: list(words.weekdays.items()),
        lambda words: list(words.days.items()),
        lambda words: list(words.parts.items()),
        lambda words: [*words.zones.items(), *words.cities.items()],
    ],
)
def test_no_folded_form_means_two_things(table: object) -> None:
    assert callable(table)
    meanings: dict[str, set[object]] = {}
    for form, meaning in table(load_date_words()):
        meanings.setdefault(key(form), set()).add(meaning)

    assert {form: found for form, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ("[[moon]]\nforms = ['x']", "no table"),
        ("[[month]]\ncalendar = 'gregorian'\nnumber = 13\ngulf = ['x']", "may not stand here"),
        ("[[month]]\ncalendar = 'lunar'\nnumber = 1\ngulf = ['x']", "may not stand here"),
        ("[[weekday]]\nnumber = 1\nform = ['x']", "no key"),
        ("[[weekday]]\nnumber = 1", "no forms"),
        ("[[weekday]]\nnumber = 1\nforms = ['x']\n[[weekday]]\nnumber = 2\nforms = ['x']", "stands for 1 and for 2"),
        ("[[word]]\nname = 'perhaps'\nforms = ['x']", "may not stand here"),
        ("weekday = [", "months.toml"),
    ],
)
def test_a_word_list_that_says_something_else_is_refused(data: str, complaint: str) -> None:
    with pytest.raises(BadData, match=complaint):
        read_date_words(data)


def test_a_right_word_list_is_taken() -> None:
    assert isinstance(read_date_words("[[weekday]]\nnumber = 1\nforms = ['x']"), DateWords)


# Zones and calendars


def test_the_hour_of_summer_is_that_of_the_day_and_not_of_today() -> None:
    winter, summer = read_date("5 مارس 2026 10:20", ZONE), read_date("5 يوليو 2026 10:20", ZONE)

    assert winter is not None
    assert summer is not None
    assert (winter.iso[-6:], summer.iso[-6:]) == ("+02:00", "+03:00")


def test_a_zone_that_nobody_knows_gives_no_offset_rather_than_the_outlets() -> None:
    assert told(read_date("5 مارس 2026 10:20 بتوقيت سرمدة", ZONE)) == "2026-03-05T10:20:00 minute"
    assert told(read_date("5 مارس 2026 10:20", ZONE)) == "2026-03-05T10:20:00+02:00 minute outlet"


def test_a_weekday_settles_which_figure_is_the_day() -> None:
    assert told(read_date("03/05/2026")) == "2026-05-03 day ambiguous"
    assert told(read_date("الخميس 03/05/2026")) == "2026-03-05 day"
    assert told(read_date("الأحد 03/05/2026")) == "2026-05-03 day"
    assert told(read_date("الاثنين 03/05/2026")) == "2026-05-03 day ambiguous weekday_wrong"


def test_without_the_extra_a_hijri_date_alone_is_none_and_a_pair_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hijridate", None)

    assert read_date("16 رمضان 1447 هـ") is None
    assert told(read_date("16 رمضان 1447 هـ - 5 مارس 2026 م")) == "2026-03-05 day"


# In a text


def test_all_dates_of_a_byline_are_found_where_they_stand() -> None:
    text = "كتبت هناء الراوي - نُشر: الخميس 5 مـارس 2026 - 10:20 ص | آخر تحديث: ٦ مارس ٢٠٢٦"

    found = find_dates(text)

    assert [dated.span.of(text) for dated in found] == ["الخميس 5 مـارس 2026 - 10:20 ص", "٦ مارس ٢٠٢٦"]
    assert [dated.read.iso for dated in found] == ["2026-03-05T10:20:00", "2026-03-06"]


def test_one_day_in_two_calendars_is_one_date() -> None:
    text = "الخميس 16 رمضان 1447هـ الموافق 5 مارس 2026م"

    (found,) = find_dates(text)

    assert found.span.of(text) == text
    assert told(found.read) == "2026-03-05 day"


def test_a_time_belongs_to_one_day_only() -> None:
    found = find_dates("نشر 5 مارس 2026 10:20 حدث 6 مارس 2026")

    assert [dated.read.iso for dated in found] == ["2026-03-05T10:20:00", "2026-03-06"]


def test_what_looks_like_a_date_and_is_none_hides_no_month_within_it() -> None:
    assert find_dates("سجل في 31 فبراير 2026") == ()
    assert told(read_date("سجل في فبراير 2026")) == "2026-02 month"


def test_a_year_alone_is_a_date_only_where_nothing_else_is_said() -> None:
    assert told(read_date("2026")) == "2026 year"
    assert find_dates("بين 2024 و2026") == ()


# In an address


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2026/03/05/article_97182.html", "2026-03-05 day"),
        ("/politics/2026/3/5/slug", "2026-03-05 day"),
        ("/2026/03/05", "2026-03-05 day"),
        ("/2026/03/05.html", "2026-03-05 day"),
        ("/world/2026/mar/05/slug", "2026-03-05 day"),
        ("/2026/%D9%85%D8%A7%D8%B1%D8%B3/05/", "2026-03-05 day"),
        ("/2026/foo/05/slug", "-"),
        ("/ar/20260305-slug", "2026-03-05 day"),
        ("/2026/20260305/fe1.htm", "2026-03-05 day"),
        ("/news/2026-03-05-slug", "2026-03-05 day"),
        ("/ar/monde/177429-2026-03-05-16-26-49", "2026-03-05 day"),
        ("/25/3/2026/slug", "2026-03-25 day"),
        ("/3/3/2026/slug", "2026-03-03 day"),
        ("/2026/03/slug", "2026-03 month"),
        ("/2026/03/%D8%B3%D8%B1%D9%85%D8%AF%D8%A9", "2026-03 month"),
        ("/5/3/2026/slug", "-"),
        ("/article/20261231", "-"),
        ("/2026/13/05/slug", "-"),
        ("/2026/02/30/slug", "-"),
        ("/1889/03/05/slug", "-"),
        ("/news/12026/03/05", "-"),
        ("/archive?date=2026-03-05", "-"),
        ("/slug-2026-03-05", "-"),
        ("/", "-"),
    ],
)
def test_an_address_tells_the_day_only_where_it_is_sure(path: str, expected: str) -> None:
    assert told(date_in_address(f"https://sarmada.example{path}")) == expected


def test_an_address_that_is_none_tells_nothing() -> None:
    assert date_in_address("http://[sarmada") is None
    assert date_in_address("") is None


# Whatever comes

FRAGMENTS = (
    "5 05 12 31 99 2026 1447 26 مارس آذار كانون تشرين 1 2 رمضان الخميس May Thu - / . : , ، | ( ) T Z + هـ م ص "
    "10:20 الساعة بتوقيت غرينتش +03:00 -9999 GMT \u0640 \u200f \ud800 ٣ ۵ ² \x00 24:60 /Date( 9999999999"
)
PIECES = st.sampled_from(FRAGMENTS.split(" "))


@given(st.lists(PIECES, max_size=14), st.sampled_from(["", " "]), st.sampled_from([None, ZONE, "../x", "", "\x00"]))
def test_no_string_is_too_strange(pieces: list[str], between: str, zone: str | None) -> None:
    text = between.join(pieces)

    for dated in find_dates(text, zone):
        assert isinstance(dated, Dated)
        assert 0 <= dated.span.start < dated.span.end <= len(text)
    read = read_date(text, zone)
    assert read is None or 1990 <= int(read.iso[:4]) <= 2100


@given(st.text(max_size=60))
def test_no_letters_are_too_strange(text: str) -> None:
    read_date(text, text)
    find_dates(text)
    date_in_address(text)
    date_in_address(f"https://sarmada.example/{text}")


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(["gulf", "levant", "maghreb", "latin"]))
def test_every_day_written_in_every_custom_comes_back(day: date, family: str) -> None:
    month = next(month for month in load_date_words().months if month.number == day.month)
    for name in month.names[family]:
        assert told(read_date(f"{day.day} {name} {day.year}")) == f"{day.isoformat()} day"
    assert told(read_date(day.isoformat())) == f"{day.isoformat()} day"


# Time grows with length, not with its square


def growth(work: Callable[[str], object], text: str) -> float:
    """How much longer `work` computes over four times the text: 4 if it grows with the length, 16 with its square."""
    return least(work, text * 4) / least(work, text)


def least(work: Callable[[str], object], text: str) -> float:
    """The processor's time for `work`, of five tries the least."""
    tries = []
    for _ in range(5):
        start = time.process_time()
        work(text)
        tries.append(time.process_time() - start)
    return min(tries)


@pytest.mark.parametrize(
    "unit", ["5 مارس ", "2026/3/", "الخميس 5 مارس 2026 10:20 ", "الساعة ", "12:", "-05 ", "من شهر ", "7", "\t"]
)
def test_four_times_the_text_takes_four_times_the_time(unit: str) -> None:
    text = (unit * 4000)[:4000]

    assert growth(find_dates, text) < 8
    assert growth(read_date, text) < 8


def test_work_that_grows_with_the_square_is_seen() -> None:
    def slow(text: str) -> int:
        return sum(1 for _ in range(len(text) ** 2 // 100))

    assert growth(slow, "7" * 4000) > 8
