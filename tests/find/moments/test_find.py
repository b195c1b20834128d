"""Every expression of time is found where it stands, with the days that it stands for."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.model.documents import Span
from qawl.model.moments import MomentBasis, MomentKind, Precision
from tests.find.moments.reading import dated, moments, only, told
from tests.find.moments.table import TABLE


@pytest.mark.parametrize(("text", "words", "kind", "first", "last", "duration"), TABLE, ids=[row[0] for row in TABLE])
def test_an_expression_is_read_as_a_reader_reads_it(
    text: str, words: str, kind: str, first: str | None, last: str | None, duration: str | None
) -> None:
    one = only(text)

    assert (one.at.of(text), one.kind) == (words, kind)
    assert (one.first and one.first.isoformat(), one.last and one.last.isoformat()) == (first, last)
    assert one.duration == duration


def test_a_stretch_up_to_now_needs_no_article_on_its_number() -> None:
    assert dated("تصل الشاحنات خلال 48 ساعة المقبلة") == [("48 ساعة المقبلة", "2021-06-16", "2021-06-18")]
    assert dated("تصل الشاحنات خلال 48 ساعة") == [("48 ساعة", None, None)]


def test_a_month_that_is_just_over_is_not_the_one_of_next_year() -> None:
    assert dated("زادت المبيعات قليلا في مايو بما يشير إلى طلب أقوى")[0][1:] == ("2021-05-01", "2021-05-31")
    assert dated("يسافر الوفد في يناير إلى العاصمة")[0][1:] == ("2022-01-01", "2022-01-31")


def test_the_year_of_a_school_is_vague() -> None:
    assert [one.kind for one in moments("يبدأ التسجيل في العام الدراسي المقبل")] == [MomentKind.VAGUE]
    assert moments("كان العام الدراسي صعبا") == ()


def test_a_day_that_is_numbered_from_its_event_is_vague() -> None:
    found = moments("يبدأ الانسحاب في اليوم الأول من الهدنة ثم يعود السكان خلال الأسبوع الثاني")

    assert [(one.kind, one.first) for one in found] == [(MomentKind.VAGUE, None)] * 2
    assert told("شهدت الليلة الثانية من المهرجان عرضا طويلا") == []


def test_years_that_are_set_off_are_a_stretch() -> None:
    assert dated("انتهى حكم الأسرة «1805-1952» في الوادي") == [("1805-1952", "1805-01-01", "1952-12-31")]
    assert dated("في فترة التحليل، 2011-2016، زاد الإنتاج") == [("2011-2016", "2011-01-01", "2016-12-31")]
    assert told("بيع الجهاز بسعر، 1500-2000 دولار") == []


def test_a_year_may_be_short_or_long_ago() -> None:
    assert dated("توقفت البطولة حتى عام 85، ثم عادت") == [("عام 85", "1985-01-01", "1985-12-31")]
    assert dated("سقطت القلعة في 1573، ثم بنيت") == [("1573", "1573-01-01", "1573-12-31")]
    assert told("أصدر في كل عام 85 كتابا") == ["كل عام"]
    assert told("اجتمع في 1573 قرية") == []


def test_years_of_the_moon_make_a_stretch() -> None:
    assert dated("رأس الدائرة، 1420 - 1423هـ") == [("1420 - 1423هـ", "1999-04-17", "2003-03-03")]


def test_a_date_of_a_post_is_read_as_it_is_stamped() -> None:
    assert dated("(@salem) April 8, 2021 وشارك في اللقاء") == [("April 8, 2021", "2021-04-08", "2021-04-08")]


def test_a_weekday_is_that_of_the_day_or_date_beside_it() -> None:
    friday = date(2021, 6, 17)

    assert dated("تلقى خطبة يوم الجمعة غدا", friday) == [("يوم الجمعة غدا", "2021-06-18", "2021-06-18")]
    assert dated("يبدأ يوم الاثنين بتاريخ 28/6/2021 القبول")[0][1:] == ("2021-06-28", "2021-06-28")
    assert dated("تقام السهرة ليلة 14 أوت المقبل")[0][1:] == ("2021-08-14", "2021-08-14")


def test_the_first_hour_and_a_second_hour_are_told_in_words() -> None:
    assert told("وصل حتى الساعة الواحدة ظهرا من هذا اليوم") == ["الساعة الواحدة ظهرا من هذا اليوم"]
    assert told("فتح بين السابعة صباحا والعاشرة والنصف مساء") == ["السابعة صباحا والعاشرة والنصف مساء"]
    assert told("في الفترة من 21 أغسطس - 14 سبتمبر") == ["21 أغسطس - 14 سبتمبر"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("كانت القرية صغيرة. واليوم يكتظ سوقها بالناس", MomentKind.VAGUE),
        ("كانت القرية صغيرة. اليوم يعمل فيها ألف طبيب", MomentKind.VAGUE),
        ("تحمي البلدة أشجارها التي تتعرض اليوم لظواهر كثيرة", MomentKind.VAGUE),
        ("يصل الزوار إلى المعرض الذي يبدأ اليوم في البلدة", MomentKind.DATE),
        ("غاب الوفد أمس. واليوم أعلن الوزير موعدا آخر", MomentKind.DATE),
    ],
)
def test_today_is_our_time_where_a_state_is_told(text: str, kind: MomentKind) -> None:
    assert moments(text)[-1].kind is kind


# What is no time


@pytest.mark.parametrize(
    "text",
    [
        "مارس الطلاب حقهم في الكلام",
        "قال المدعي العام إن التحقيق مستمر بشكل عام",
        "احتفلت المدينة باليوم العالمي للشجرة",
        "حضر الناس حفل اليوم الثاني من المعرض",
        "نشرت صحيفة «اليوم» صورة الوفد",
        "سجل اللاعب هدفا في الدقيقة 34",
        "يهتم الناس بكرة القدم",
        "فاز منتخب تحت 19 عاما على منتخب آخر",
        "تعد المدينة من هم دون 24 عاما",
        "قال رجل يبلغ من العمر 45 عاما إنه رأى الحريق",
        "قال سالم (45 عاما) إنه رأى الحريق",
        "قال «هما سالم، 30 عاما، ومنصور، 40 عاما»",
        "خفض المجلس السن من 21 عاما إلى 18 عاما",
        "سجل هدفا في النصف الأول من المباراة",
        "يتجمع السكان منذ يوم المدينة",
        "في الثلاثينيات من عمره",
        "يحمل القرار رقم 2015 توقيع الوزير",
        "قتل الناس في 2015 قرية",
        "اشترى ساعة ثمينة",
        "يتراوح مداها بين 300 إلى 2000 كيلومتر",
        "حل الفريق في المركز الرابع الأخير",
        "قال ساخرا: أخيرا فتح الطريق",
        "قال إن الاثنين معا رفضا العرض",
        "وجه الوزير نداء أخيرا إلى البلدتين",
        "يتكهن الناس بالحاضر والمستقبل",
        "قطع السباق بزمن 59ر57ر1 دقيقة",
        "وقعت الشركة العقد الجديد",
        "ظهر القائد أمام جنوده",
        "حديث الساعة في المدينة",
        "هم في أمس الحاجة إلى الدواء",
        "فاز الفريق 3/2 وبقي في الدور 1/4",
        "زار مستشفى الواحة العام الجديد",
        "شارك أكثر من 2000 عارض في المعرض",
        "تحدث الوزير مع ماي في القلعة",
        "لم يقرر المجلس حتى الآن",
        "لم يصل الوفد إلى الآن",
        "زادت الأسعار على أساس سنوي",
        "جلس قريبا من النهر",
        "قال الناس ذلك قديما وحديثا",
        "بقيت الذكرى في القلوب",
        "وأخيرا فتح الطريق",
        "سقط قتلى في إب",
        "احتفل السكان بعيد الفطر",
    ],
)
def test_a_word_that_tells_no_time_is_left_alone(text: str) -> None:
    assert told(text) == []


# Publication


def test_without_a_publication_date_only_what_is_said_in_full_has_days() -> None:
    text = "أعلن أمس أن الوفد وصل في 7 مايو 2020 وغادر الجمعة"

    assert dated(text, None) == [
        ("أمس", None, None),
        ("7 مايو 2020", "2020-05-07", "2020-05-07"),
        ("الجمعة", None, None),
    ]
    assert [one.basis for one in moments(text, None)] == [MomentBasis.NONE, MomentBasis.TEXT, MomentBasis.NONE]


def test_a_weekday_beside_a_relative_day_corrects_a_late_publication() -> None:
    one = only("وصل الوفد أمس الأربعاء", date(2021, 6, 18))

    assert one.first == one.last == date(2021, 6, 16)


def test_what_the_text_calls_today_is_the_day_of_all_its_moments() -> None:
    text = "تراجعت الأسعار اليوم الخميس. ورفع البنك اليوم توقعاته بعدما خفضها أمس."

    assert [first for _, first, _ in dated(text, date(2021, 6, 18))] == ["2021-06-17", "2021-06-17", "2021-06-16"]


def test_a_today_that_agrees_with_the_publication_holds_against_another() -> None:
    text = "وصل الوفد اليوم الأربعاء. ويلعب بعد غد الخميس، وكان قد لعب أمس السبت."

    assert dated(text)[0][1] == "2021-06-16"


def test_years_behind_one_treaty_each_stay_their_own() -> None:
    assert told("بموجب اتفاقيتي 1929 و 1959") == ["1929", "1959"]


def test_a_weekday_that_its_date_did_not_fall_on_is_flagged_and_the_date_holds() -> None:
    one = only("وصل الوفد يوم الجمعة 7 يناير 2021")

    assert (one.first, one.weekday_wrong) == (date(2021, 1, 7), True)


def test_a_day_most_of_a_year_ago_yields_to_one_that_comes_soon() -> None:
    assert dated("لا يزال اللقاء ممكنا في 12 يوليو") == [("12 يوليو", "2021-07-12", "2021-07-12")]


def test_two_mentions_of_a_day_have_one_year() -> None:
    text = "سيلتقي الطرفان في 12 يوليو. وكان الوزير قد أصيب في بلدته بعد إعلان لقاء 12 يوليو."

    assert {first for _, first, _ in dated(text)} == {"2021-07-12"}


def test_what_time_runs_from_is_past_however_near_the_next_one_is() -> None:
    text = "تصاعد القتال منذ 7 يوليو. وقال الوزير إن لقاء 7 يوليو لم ينجح."

    assert {first for _, first, _ in dated(text)} == {"2020-07-07"}


def test_a_day_that_became_a_name_waits_for_a_dossier() -> None:
    one = only("قال عضو في حركة 5 مايو إن الطريق مفتوح")

    assert (one.basis, one.first) == (MomentBasis.ANCHOR, None)


@pytest.mark.parametrize("words", ["شهرها الخامس", "يومها الـ200"])
def test_a_count_from_a_beginning_that_is_not_dated_stays_symbolic(words: str) -> None:
    text = f"دخلت المعارك {words} بلا اتفاق"

    one = only(text)

    assert (one.at.of(text), one.basis, one.first) == (words, MomentBasis.ANCHOR, None)


# Words around


def test_a_preposition_stays_outside_and_the_part_of_the_day_inside() -> None:
    text = "وصلوا بالأمس، ولمدة شهرين أقاموا، وفي صباح الأحد غادروا"

    assert told(text) == ["الأمس", "شهرين", "صباح الأحد"]


def test_a_conjunction_before_an_amount_stays_outside() -> None:
    assert told("غاب أسبوعا كاملا وثلاثة أيام") == ["أسبوعا كاملا", "ثلاثة أيام"]


def test_an_hour_has_the_day_of_its_sentence() -> None:
    text = "يصل الوفد الجمعة المقبل ويبدأ اللقاء في الساعة العاشرة صباحا"

    assert dated(text)[1] == ("الساعة العاشرة صباحا", "2021-06-18", "2021-06-18")


def test_an_hour_with_its_zone_is_one_expression() -> None:
    one = only("يبدأ البث الساعة 04:01 بتوقيت غرينتش الثلاثاء")

    assert one.precision is Precision.HOUR
    assert one.first == date(2021, 6, 15)


def test_what_follows_an_event_by_so_much_is_a_duration() -> None:
    one = only("قتل بعد عامين من وصوله")

    assert (one.kind, one.duration, one.first) == (MomentKind.DURATION, "P2Y", None)


def test_an_anchor_names_its_event() -> None:
    text = "نزح الآلاف منذ بدء القتال"

    one = only(text)

    assert (one.basis, one.precision, one.anchor) == (
        MomentBasis.ANCHOR,
        Precision.EVENT,
        Span.quoting(text, "بدء القتال"),
    )


def test_a_month_of_the_moon_is_the_last_that_began_or_the_next_one_where_the_sentence_looks_ahead() -> None:
    assert only("عادوا في شهر رمضان").first == only("عادوا في رمضان الماضي").first == date(2021, 4, 13)
    assert only("سيعودون في شهر رمضان").first == date(2022, 4, 2)
    assert only("سيبقى المعبر مفتوحا طوال شهر رمضان", date(2021, 4, 20)).first == date(2021, 4, 13)
    assert only("تراجعت الأسعار مع حلول شهر رمضان", date(2021, 3, 20)).first == date(2021, 4, 13)


def test_a_month_of_the_moon_stays_symbolic_where_nobody_knows_the_publication() -> None:
    assert only("يعودون في شهر رمضان", None).basis is MomentBasis.ANCHOR


def test_marks_and_stretched_letters_change_nothing() -> None:
    assert dated("وصلَ الوفدُ يومَ الجمعـة") == [("يومَ الجمعـة", "2021-06-11", "2021-06-11")]


def test_every_family_of_month_names_says_the_same_month() -> None:
    for name in ("يوليو", "تموز", "جويلية", "يوليوز"):
        assert only(f"وصل الوفد في 5 {name} 2020").first == date(2020, 7, 5)


@pytest.mark.parametrize(
    ("text", "words", "kind", "first", "last"),
    [
        ("خصص المجلس يوم الثلاثاء من كل أسبوع للدرس", "يوم الثلاثاء من كل أسبوع", "recurring", None, None),
        ("قبل خمسة أعوام من الآن لم يملك شيئا", "قبل خمسة أعوام من الآن", "interval", "2016-01-01", "2016-12-31"),
        ("ظهر قبل ذلك بسنوات في الجبل", "قبل ذلك بسنوات", "vague", None, None),
        ("عاد بعد ذلك بيومين إلى البلدة", "بعد ذلك بيومين", "duration", None, None),
        ("عاد في السنوات السابقة إلى البلدة", "السنوات السابقة", "vague", None, None),
        ("زاد العدد في السنوات الثلاث التالية", "السنوات الثلاث التالية", "duration", None, None),
        ("انعقدت الندوة في موفى نوفمبر الفارط", "موفى نوفمبر الفارط", "interval", "2020-11-21", "2020-11-30"),
        ("اختتم الأول من أمس المؤتمر", "الأول من أمس", "date", "2021-06-14", "2021-06-14"),
        ("تعهد المدير بإنهاء العمل قبل نهاية الأسبوع", "نهاية الأسبوع", "interval", "2021-06-18", "2021-06-19"),
        ("الحال ليست كذلك اليوم", "اليوم", "date", "2021-06-16", "2021-06-16"),
        ("عدل دستور الفاتح من نوفمبر 2020", "الفاتح من نوفمبر 2020", "date", "2020-11-01", "2020-11-01"),
        ("انتشر الموقع خلال فترة قصيرة", "فترة قصيرة", "vague", None, None),
        ("زاد البيع خلال أيام شهر رمضان", "شهر رمضان", "interval", "2021-04-13", "2021-05-12"),
        ("عمل إلى ساعة متأخرة من الليل", "ساعة متأخرة من الليل", "vague", None, None),
    ],
)
def test_times_told_by_way_of_others_are_read_whole(
    text: str, words: str, kind: str, first: str | None, last: str | None
) -> None:
    one = only(text)

    assert (one.at.of(text), one.kind.value) == (words, kind)
    assert (one.first and one.first.isoformat(), one.last and one.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["لامس العدد ألف شخص", "لم يكترث صاحب الـ30 عاما بالصحف", "زار المدينة القائد محمد الفاتح من الجبل"]
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_then_and_now_in_one_sentence_are_no_days() -> None:
    found = moments("كانوا بالأمس خصوما واليوم هم شركاء. وصل الوفد أمس ويغادر اليوم.")

    assert [one.kind for one in found] == ["vague", "vague", "date", "date"]


def test_a_month_that_names_an_uprising_has_no_year_of_its_own() -> None:
    one = only("قال الشاعر إن ثورة يناير باقية")

    assert (one.first, one.basis) == (None, MomentBasis.ANCHOR)


def test_a_long_sentence_that_begins_in_the_present_looks_ahead() -> None:
    text = (
        "يتوج رئيس اتحاد الكرة في البلدة سالم منصور الفريق الحائز على الكأس في اللقاء الذي يجمع بين فريقي "
        "الجبل والوادي الخميس في ملعب المدينة"
    )

    assert only(text).first == date(2021, 6, 17)


def test_an_unknown_family_name_belongs_to_the_reign() -> None:
    assert told("بني الجسر في عهد الرئيس سالم البرغشوني، ثم هدم") == ["عهد الرئيس سالم البرغشوني"]


def test_dashes_may_stand_around_the_month_but_a_score_is_no_day() -> None:
    assert dated("وصل الوزير 21-سبتمبر-2012")[0] == ("21-سبتمبر-2012", "2012-09-21", "2012-09-21")
    assert dated("فاز الفريق 4-صفر") == []


def test_a_year_may_stand_glued_behind_a_stop() -> None:
    assert dated("يبدأ العمل في جويلية .2016")[0][1:] == ("2016-07-01", "2016-07-31")
    assert dated("انتهى العمل في يوليو. 2016 رجلا شاركوا")[0][0] == "يوليو"


def test_this_year_is_part_of_the_month_before_it() -> None:
    assert dated("أقيم المعرض في مارس لهذا العام") == [("مارس لهذا العام", "2021-03-01", "2021-03-31")]


def test_the_results_of_a_quarter_are_of_the_last_that_began() -> None:
    assert dated("أعلنت الشركة نتائج الربع الأول") == [("الربع الأول", "2021-01-01", "2021-03-31")]
