"""A time is told by how far it is, in the forms of its language, and by the reader's own clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from qawl.show.direction import without_isolates
from qawl.show.times import clock_time, distance

NOW = datetime(2026, 3, 5, 10, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("away", "arabic", "english"),
    [
        (timedelta(seconds=-20), "قبل أقل من دقيقة", "less than a minute ago"),
        (timedelta(minutes=-1), "قبل دقيقة", "1 minute ago"),
        (timedelta(minutes=-2), "قبل دقيقتين", "2 minutes ago"),
        (timedelta(minutes=-7), "قبل 7 دقائق", "7 minutes ago"),
        (timedelta(minutes=-59), "قبل 59 دقيقة", "59 minutes ago"),
        (timedelta(hours=-1), "قبل ساعة", "1 hour ago"),
        (timedelta(hours=-30), "قبل 30 ساعة", "30 hours ago"),
        (timedelta(days=-2), "قبل يومين", "2 days ago"),
        (timedelta(days=-12), "قبل 12 يوما", "12 days ago"),
        (timedelta(seconds=20), "خلال دقيقة", "within a minute"),
        (timedelta(minutes=12), "بعد 12 دقيقة", "in 12 minutes"),
        (timedelta(hours=2), "بعد ساعتين", "in 2 hours"),
        (timedelta(days=3), "بعد 3 أيام", "in 3 days"),
    ],
)
def test_how_far_a_time_is(away: timedelta, arabic: str, english: str) -> None:
    assert distance(NOW + away, NOW, "ar") == arabic
    assert distance(NOW + away, NOW, "en") == english


def test_the_day_and_hour_are_those_of_the_readers_clock() -> None:
    here = NOW.astimezone(timezone(timedelta(hours=3)))

    assert without_isolates(clock_time(NOW, here, "ar")) == "5 آذار/مارس، 13:20"
    assert without_isolates(clock_time(NOW, here, "en")) == "5 March, 13:20"


def test_another_year_is_named() -> None:
    assert without_isolates(clock_time(NOW.replace(year=2025), NOW, "ar")) == "5 آذار/مارس 2025، 10:20"


def test_what_is_kept_for_good_has_its_year() -> None:
    assert without_isolates(clock_time(NOW, NOW, "en", dated=True)) == "5 March 2026, 10:20"
