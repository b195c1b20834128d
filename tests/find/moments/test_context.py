"""Moments that take their days from the ones before them."""

from __future__ import annotations

from qawl.model.moments import MomentBasis
from tests.find.moments.reading import dated, moments


def test_the_next_day_follows_the_day_before_it() -> None:
    text = "وصل الوفد في 7 مايو 2021. وفي اليوم التالي التقى الوزير."

    assert dated(text)[1] == ("اليوم التالي", "2021-05-08", "2021-05-08")
    assert moments(text)[1].basis is MomentBasis.CONTEXT


def test_the_same_year_is_that_of_the_moment_before() -> None:
    assert dated("اندلع الخلاف في مارس 2014 وانتهى في العام نفسه")[1][1:] == ("2014-01-01", "2014-12-31")


def test_that_year_is_the_one_just_named() -> None:
    assert dated("عاد إلى هدنة 2014 التي وقعت في ذلك العام")[1] == ("ذلك العام", "2014-01-01", "2014-12-31")


def test_the_next_day_of_nothing_has_no_day() -> None:
    assert dated("وفي اليوم التالي التقى الوزير") == [("اليوم التالي", None, None)]


def test_a_day_after_an_event_is_the_day_that_was_just_named() -> None:
    text = "استقبل الوزير الوفد أمس. وجاءت الزيارة بعد يوم من زيارة أخرى."

    assert dated(text)[1] == ("بعد يوم", "2021-06-15", "2021-06-15")


def test_what_lies_many_sentences_back_gives_no_day() -> None:
    between = "وقال الوزير إن الطريق مفتوح. " * 6

    assert dated(f"وصل الوفد في 7 مايو 2021. {between}وفي اليوم التالي غادر.")[-1] == ("اليوم التالي", None, None)


def test_two_ends_make_one_stretch() -> None:
    assert dated("غاب من 28 فبراير إلى 3 مارس") == [("28 فبراير إلى 3 مارس", "2021-02-28", "2021-03-03")]


def test_two_days_that_nothing_joins_stay_two() -> None:
    assert [words for words, _, _ in dated("اجتمعوا الأحد والاثنين")] == ["الأحد", "الاثنين"]
