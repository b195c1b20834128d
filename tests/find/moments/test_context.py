"""Moments that take their days from the ones before them."""

from __future__ import annotations

import pytest

from qawl.model.moments import MomentBasis, MomentKind
from tests.find.moments.reading import dated, moments, told


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


def test_many_days_after_an_event_are_how_long_it_took() -> None:
    text = "اختتم المعرض أمس بعد عشرة أيام من الفعاليات."

    assert dated(text)[1] == ("بعد عشرة أيام", None, None)


def test_a_month_far_ahead_decides_for_no_other_mention_of_it() -> None:
    text = "ارتفع السعر في مارس. وقد يرتفع في مارس أيضا."

    assert {day for _, day, _ in dated(text)} == {"2021-03-01"}


def test_what_lies_many_sentences_back_gives_no_day() -> None:
    between = "وقال الوزير إن الطريق مفتوح. " * 6

    assert dated(f"وصل الوفد في 7 مايو 2021. {between}وفي اليوم التالي غادر.")[-1] == ("اليوم التالي", None, None)


def test_two_ends_make_one_stretch() -> None:
    assert dated("غاب من 28 فبراير إلى 3 مارس") == [("28 فبراير إلى 3 مارس", "2021-02-28", "2021-03-03")]


def test_two_days_that_nothing_joins_stay_two() -> None:
    assert [words for words, _, _ in dated("اجتمعوا الأحد والاثنين")] == ["الأحد", "الاثنين"]


def test_a_month_or_day_of_the_same_year_takes_the_year_that_was_named() -> None:
    text = "سيطر القائد على المدينة عام 1991 ونظمت الانتخابات في سبتمبر من السنة نفسها"

    assert dated(text)[1] == ("سبتمبر من السنة نفسها", "1991-09-01", "1991-09-30")
    assert moments(text)[1].basis is MomentBasis.CONTEXT
    assert dated("وقع الاتفاق عام 2005 وبدأ تنفيذه في 7 مارس من العام التالي")[1] == (
        "7 مارس من العام التالي", "2006-03-07", "2006-03-07",
    )  # fmt: skip


def test_a_day_of_the_same_year_of_nothing_has_no_day() -> None:
    assert dated("عاد الوفد في 7 مارس من العام نفسه") == [("7 مارس من العام نفسه", None, None)]


def test_a_leap_day_stands_where_the_year_has_it() -> None:
    text = "بني الجسر عام 2023 وسقط في 29 فبراير من العام التالي"

    assert dated(text)[1][1:] == ("2024-02-29", "2024-02-29")


def test_the_end_of_a_stretch_lies_in_the_year_of_its_beginning() -> None:
    assert dated("استمرت الجولة من 5 يونيو إلى غاية 12 يونيو") == [
        ("5 يونيو إلى غاية 12 يونيو", "2021-06-05", "2021-06-12")
    ]


def test_days_behind_the_day_that_was_named_are_counted_from_it() -> None:
    assert dated("استقبل الأمير الوفد في 15 فبراير 1968 وألغى زيارته بعد يومين من ذلك التاريخ")[1] == (
        "بعد يومين من ذلك التاريخ", "1968-02-17", "1968-02-17",
    )  # fmt: skip
    assert dated("وقع الاتفاق في 7 مايو 2021 وعاد الوفد بعد ذلك بثلاثة أيام")[1][1:] == ("2021-05-10", "2021-05-10")


def test_a_day_of_the_present_month_is_of_this_year() -> None:
    assert dated("تجرى الانتخابات المقررة في 20 يونيو الحالي")[0][1] == "2021-06-20"
    assert dated("أجريت الانتخابات المقررة أصلا في 20 يونيو الجاري")[0][1] == "2021-06-20"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("استغرقت العملية من 10 إلى 15 دقيقة", "10 إلى 15 دقيقة"),
        ("مكث في البلدة بين خمس وسبع سنوات", "خمس وسبع سنوات"),
        ("تصل البضاعة بعد 3-5 أيام", "3-5 أيام"),
    ],
)
def test_between_two_numbers_nobody_says_how_long(text: str, words: str) -> None:
    (found,) = moments(text)

    assert (found.at.of(text), found.duration) == (words, None)


def test_a_number_beside_another_thing_makes_no_range() -> None:
    assert [one.duration for one in moments("وصل 3 رجال إلى المدينة بعد 5 أيام")] == ["P5D"]


def test_the_same_month_of_another_year_is_one_moment() -> None:
    text = "زادت المبيعات في مايو الماضي مقارنة بالشهر نفسه من العام الماضي"

    assert dated(text)[1] == ("الشهر نفسه من العام الماضي", "2020-05-01", "2020-05-31")


def test_an_anniversary_is_the_day_that_its_sentence_tells() -> None:
    text = "أحيت البلدة أمس الذكرى السنوية الأولى لفتح الجسر"

    assert dated(text)[1] == ("الذكرى السنوية الأولى", "2021-06-15", "2021-06-15")


def test_an_anniversary_beside_the_day_of_long_ago_is_that_day_of_this_year() -> None:
    text = "جاء القرار في الذكرى الخامسة لفتح الجسر في 14 يونيو 2016"

    assert dated(text)[0] == ("الذكرى الخامسة", "2021-06-14", "2021-06-14")


def test_an_anniversary_of_another_year_has_no_day() -> None:
    assert dated("كسر صمته في عام 2001 في الذكرى الثالثة للحادث")[1] == ("الذكرى الثالثة", None, None)


def test_two_months_of_an_unknown_year_are_one_moment() -> None:
    assert dated("رفع الحظر في شهري فبراير ومارس الماضيين", None) == [("شهري فبراير ومارس الماضيين", None, None)]


def test_the_same_period_of_another_year_is_the_one_that_was_spoken_of() -> None:
    text = "زاد الإنتاج في النصف الأول من 2020 مقارنة بالفترة نفسها من العام السابق."

    assert dated(text)[1] == ("الفترة نفسها من العام السابق", "2019-01-01", "2019-06-30")


def test_the_same_period_of_a_year_is_the_year_where_no_part_of_one_was_told() -> None:
    assert dated("زاد الإنتاج مقارنة بنفس الفترة من عام 2014") == [
        ("نفس الفترة من عام 2014", "2014-01-01", "2014-12-31")
    ]
    since = "زاد الإنتاج منذ بداية العام مقارنة بالفترة المماثلة من العام الماضي."
    assert dated(since)[1] == ("الفترة المماثلة من العام الماضي", "2020-01-01", "2020-12-31")


def test_hours_of_a_day_that_is_named_are_of_that_day() -> None:
    text = "انقطع التيار أمس من الساعة 3 ظهرا حتى الساعة 9 مساء."

    assert dated(text)[1] == ("الساعة 3 ظهرا حتى الساعة 9 مساء", "2021-06-15", "2021-06-15")


def test_a_family_name_that_is_a_weekday_is_no_day() -> None:
    assert dated("أكد سالم الخميس رئيس لجنة البلدة أن العمل جار") == []
    assert dated("التقى الملك سالم الخميس رئيس الوزراء") == [("الخميس", "2021-06-10", "2021-06-10")]


def test_what_lasts_until_today_has_no_day_of_its_own() -> None:
    assert dated("بلغت قيمة الجسر حتى اليوم 5 مليارات") == []
    assert dated("عمل من أمس حتى اليوم")[-1][0].endswith("اليوم")


def test_a_stretch_that_tells_its_year_at_its_end_began_in_that_year_or_the_one_before() -> None:
    assert dated("زاد العدد من يناير إلى يونيو 2012")[0][1:] == ("2012-01-01", "2012-06-30")
    assert dated("زاد العدد بين 3 ديسمبر و5 مارس 2012")[0][1:] == ("2011-12-03", "2012-03-05")
    assert dated("زاد العدد من شهر يناير إلى متم يونيو 2012", None)[0][1:] == ("2012-01-01", "2012-06-30")
    assert dated("زاد العدد من مارس 2010 إلى يونيو 2012")[0][1:] == ("2010-03-01", "2012-06-30")


def test_today_beside_what_things_have_become_is_no_day() -> None:
    for text in (
        "أصبحت القرية اليوم أكبر، وما نراه اليوم كثير.",
        "أما اليوم فالقرية كبيرة.",
        "هذه هي القرية في عالم اليوم.",
    ):
        assert [one.kind for one in moments(text)][-1] is MomentKind.VAGUE
    assert dated("ويبدأ اليوم المهرجان، واجتمع صباح اليوم هناك الوفد.")[0][1] == "2021-06-16"
    assert dated("واجتمع صباح اليوم هناك الوفد.")[0][1] == "2021-06-16"
    assert dated("وأصبح اليوم الأربعاء رئيسا.")[0][1] == "2021-06-16"


def test_a_sentence_that_begins_with_as_looks_where_its_verb_looks() -> None:
    assert dated("كما يضرب عمال الميناء الخميس للمرة الرابعة.")[0][1] == "2021-06-17"
    assert dated("كما أضرب عمال الميناء الخميس للمرة الرابعة.")[0][1] == "2021-06-10"


def test_a_name_that_is_spelt_like_now_is_no_time() -> None:
    assert moments("قال العالم آلان الدفلى إن الصور واضحة.") == ()
    assert len(moments("الصور واضحة الآن.")) == 1


def test_a_weekday_tells_which_year_its_date_is_of() -> None:
    assert dated("ودعا إلى لقاء في المدينة يوم الخميس الموافق 7 تشرين الأول")[0][1] == "2021-10-07"
    assert dated("قررنا فتح الجسر يوم الخميس في 7 أكتوبر 2021")[0] == (
        "يوم الخميس في 7 أكتوبر 2021",
        "2021-10-07",
        "2021-10-07",
    )
    assert len(dated("زار القرية الخميس في 7 يناير 2019")) == 2


def test_what_is_called_for_by_a_day_lies_ahead() -> None:
    assert dated("دعا الحزب إلى انتخابات في 26 نوفمبر")[0][1] == "2021-11-26"
    assert dated("دعا الحزب إلى التحقيق في ما جرى في 26 نوفمبر")[0][1] == "2020-11-26"


def test_a_day_is_of_the_year_that_its_month_was_just_told_with() -> None:
    text = "فتح الجسر في 24 مارس 2019. وبعد أيام، في 30 مارس، فتح الطريق."

    assert dated(text)[-1][1] == "2019-03-30"
    assert (
        dated("فتح الجسر في 24 مارس 2019. " + "وقال الوزير إن الطريق طويل جدا. " * 8 + "وفتح في 30 مارس.")[-1][1]
        == "2021-03-30"
    )


def test_days_of_one_month_are_one_stretch_each_with_its_article() -> None:
    assert dated("يجري التصويت في الـ26 والـ27 والـ28 من يونيو الجاري")[0][1:] == ("2021-06-26", "2021-06-28")


def test_a_day_that_opens_a_sentence_looks_where_its_verb_looks() -> None:
    assert dated("ويوم الاثنين يصل الوفد إلى القرية.")[0][1] == "2021-06-21"
    assert dated("ويوم الاثنين وصل الوفد إلى القرية.")[0][1] == "2021-06-14"


def test_this_sunday_is_the_next_one_unless_it_is_over() -> None:
    assert dated("يجري التصويت في انتخابات هذا الأحد.")[0][1] == "2021-06-20"
    assert dated("وصل الوفد هذا الأحد.")[0][1] == "2021-06-13"


def test_holding_a_meeting_takes_no_ten_years() -> None:
    assert dated("عاد الوزير بعد عقد اجتماع مع الوفد.") == []
    assert told("غاب الوزير منذ عقد كامل.") == ["عقد كامل"]


def test_a_year_long_past_stands_behind_its_word_and_tells_its_calendar() -> None:
    assert dated("فتحت المدينة عام 1187")[0][1:] == ("1187-01-01", "1187-12-31")
    assert told("بني السوق في سنة 840 هجرية، والجسر في العام 70م") == ["سنة 840 هجرية", "العام 70م"]
    assert dated("خسر الفريق 70 مباراة عام 656.") == []


def test_the_beginning_of_an_event_is_told_by_its_date() -> None:
    assert told("نزح الناس منذ اندلاع النزاع في مارس 2011") == ["مارس 2011"]
    assert told("نزح الناس منذ اندلاع النزاع وعادوا") == ["اندلاع النزاع"]
