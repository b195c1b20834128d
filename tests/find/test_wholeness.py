"""Where whoever calls, warns or accuses ends, and whom it is about begins: no word stands between the two."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, said

_CALLERS = [
    ("m", "الوزير سامي الدفلى", "سامي الدفلى"),
    ("m", "رئيس الوفد المفاوض", "رئيس الوفد المفاوض"),
    ("m", "السفير الفرنسي", "السفير الفرنسي"),
    ("m", "مسؤول أميركي رفيع", "مسؤول أميركي رفيع"),
    ("m", "خبير اقتصادي", "خبير اقتصادي"),
    ("m", "مصدر مطلع", "مصدر مطلع"),
    ("m", "ناشطون", "ناشطون"),
    ("f", "منظمة حقوقية", "منظمة حقوقية"),
    ("f", "مصادر دبلوماسية", "مصادر دبلوماسية"),
    ("f", "الأمم المتحدة", "الأمم المتحدة"),
    ("f", "الدول الغربية", "الدول الغربية"),
    ("f", "دول غربية", "دول غربية"),
    ("m", "البيت الأبيض", "البيت الأبيض"),
    ("f", "وزارة الري", "وزارة الري"),
]
_CALLED = ["الجيش", "الحكومة", "مجلس الأمن", "المجتمع الدولي", "اليمنيين", "الأطراف", "باريس"]
_CALLS = [
    ("دعا", "دعت", "إلى فتح الجسر أمام الناس", "فتح الجسر أمام الناس"),
    ("طالب", "طالبت", "بفتح الجسر أمام الناس", "بفتح الجسر أمام الناس"),
    ("حذر", "حذرت", "من إغلاق الجسر", "إغلاق الجسر"),
    ("أبلغ", "أبلغت", "أن الجسر مفتوح", "الجسر مفتوح"),
]


@pytest.mark.parametrize(("gender", "caller", "name"), _CALLERS)
@pytest.mark.parametrize("called", _CALLED)
def test_who_calls_ends_before_whom_it_calls_upon(gender: str, caller: str, name: str, called: str) -> None:
    for he, she, rest, words in _CALLS:
        assert said(f"{he if gender == 'm' else she} {caller} {called} {rest}.") == [(name, words)]


@pytest.mark.parametrize(("gender", "caller", "name"), _CALLERS)
@pytest.mark.parametrize("accused", _CALLED)
def test_who_accuses_ends_before_the_accused_who_opens_the_words(
    gender: str, caller: str, name: str, accused: str
) -> None:
    verb = "اتهم" if gender == "m" else "اتهمت"

    assert said(f"{verb} {caller} {accused} بإغلاق الجسر.") == [(name, f"{accused} بإغلاق الجسر")]


@pytest.mark.parametrize("asked", ["الجيش", "الحكومة", "مجلس الأمن"])
@pytest.mark.parametrize("caller", ["مسؤول أميركي", "خبير اقتصادي", "السفير الفرنسي"])
def test_of_whom_something_is_asked_is_no_part_of_who_asks(caller: str, asked: str) -> None:
    assert said(f"طلب {caller} من {asked} فتح الجسر أمام الناس.") == [(caller, "فتح الجسر أمام الناس")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أكدت مصادر عسكرية سورية أن الجسر مغلق.", "مصادر عسكرية سورية"),
        ("أكد وزراء خارجية الدول العربية أن الجسر مغلق.", "وزراء خارجية الدول العربية"),
        ("أكدت المفوضية العليا المستقلة للانتخابات أن الجسر مغلق.", "المفوضية العليا المستقلة للانتخابات"),
        ("أكدت هيئة تنمية الصادرات أن الجسر مغلق.", "هيئة تنمية الصادرات"),
        ("أكدت جمعية حماية المستهلك أن الجسر مغلق.", "جمعية حماية المستهلك"),
        ("أكدت الفصائل الفلسطينية المعارضة أن الجسر مغلق.", "الفصائل الفلسطينية المعارضة"),
    ],
)
def test_what_belongs_to_who_speaks_stays_with_it(text: str, name: str) -> None:
    assert [who for who, _ in said(text)] == [name]


def test_a_name_ends_before_an_office_that_has_its_own_name() -> None:
    assert said("حث سامي الدفلى الرئيس نادر المرجاني على فتح الجسر.") == [("سامي الدفلى", "فتح الجسر")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال الدكتور دفع الله سالم إن الجسر مفتوح.", "دفع الله سالم"),
        ("وقال الخبير خير الله المرجاني إن الجسر مفتوح.", "خير الله المرجاني"),
        ("ووافق 82% من إجمالي الزوار على فتح الجسر.", "82% من إجمالي الزوار"),
    ],
)
def test_names_with_god_and_shares_of_all_are_whole(text: str, name: str) -> None:
    assert [who for who, _ in said(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال وفد من المعارضة إن الجسر مفتوح.", "وفد من المعارضة"),
        ("وقال وفد من حركة السنابل إن الجسر مفتوح.", "وفد من حركة السنابل"),
        ("وقال ممثلون عن الفصائل إن الجسر مفتوح.", "ممثلون عن الفصائل"),
        ("وقال نائب عن حزب السنابل إن الجسر مفتوح.", "نائب عن حزب السنابل"),
        ("وتحدث ممثلون عن إغلاق الجسر القديم.", "ممثلون"),
        ("وحذر وفد من إغلاق الجسر.", "وفد"),
    ],
)
def test_who_is_sent_is_told_with_whom_he_speaks_for(text: str, name: str) -> None:
    assert [who for who, _ in said(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال سكان شمال الوادي إن الجسر مفتوح.", "سكان شمال الوادي"),
        ("وأكدت سلطات شرق السنابل أن الجسر مفتوح.", "سلطات شرق السنابل"),
        ("وقال السكان شمال المدينة إن الجسر مفتوح.", "السكان"),
        ("وأكد قادة الدول السبع الكبرى أن الجسر مفتوح.", "قادة الدول السبع الكبرى"),
    ],
)
def test_a_direction_and_a_count_belong_to_who_speaks(text: str, name: str) -> None:
    assert [who for who, _ in said(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("هدد نواب غاضبون الرئيس سامي الدفلى بإسقاط الاتفاق.", "نواب غاضبون"),
        ("وأبلغ مسؤولون الرئيس سامي الدفلى أن الجسر مفتوح.", "مسؤولون"),
        ("واتهم نواب معارضون وزير الري سامي الدفلى بعرقلة الحوار.", "نواب معارضون"),
        ("وكشفت مصادر مقربة من الحكومة اعتزامها إغلاق الجسر.", "مصادر مقربة من الحكومة"),
        ("وهدد نائب الرئيس سامي الدفلى بإسقاط الاتفاق.", "سامي الدفلى"),
        ("وأكد مسؤولون في الوزارة أن الجسر مفتوح.", "مسؤولون في الوزارة"),
    ],
)
def test_behind_a_plural_that_keeps_its_ending_stands_somebody_else(text: str, name: str) -> None:
    assert [who for who, _ in said(text)] == [name]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال مسؤول كوري جنوبي إن الجسر مفتوح.", "مسؤول كوري جنوبي"),
        ("وقالت المنظمة غير الحكومية في بيان إن الجسر مفتوح.", "المنظمة غير الحكومية"),
        ("أشارت أرقام غير رسمية إلى أن الجسر مفتوح.", "أرقام غير رسمية"),
        ("وأعلن اتحاد كرة القدم أن الجسر مفتوح.", "اتحاد كرة القدم"),
        ("وأعلن نادي باريس سان كورمان أن الجسر مفتوح.", "نادي باريس سان كورمان"),
        ("وقال كاتب عام نقابة النجارين إن الجسر مفتوح.", "كاتب عام نقابة النجارين"),
        ("وقال الميجر جنرال يوري ماركورن إن الجسر مفتوح.", "يوري ماركورن"),
        ("وأكد المشرف العام على إدارة السدود الدكتور سامي الدفلى أن الجسر مفتوح.", "سامي الدفلى"),
        ("وأكد المدير على فتح الجسر أمام الناس.", "المدير"),
        ("وأكد الوزير ضرورة فتح الجسر أمام الناس.", "الوزير"),
    ],
)
def test_what_looks_like_another_word_belongs_to_the_phrase(text: str, who: str) -> None:
    assert [found for found, _ in said(text)] == [who]


def test_the_abbreviation_in_brackets_does_not_part_a_speaker_from_the_words_before() -> None:
    assert said('"الجسر مفتوح أمام الناس"، تقول وزارة الري (سدود).') == [("وزارة الري", "الجسر مفتوح أمام الناس")]


@pytest.mark.parametrize("rest", ["، قال إن الجسر مفتوح.", " قال إن الجسر مفتوح."])
def test_a_full_name_that_opens_the_sentence_is_who_holds_the_post_behind_its_comma(rest: str) -> None:
    text = f"كيندال لارسون، المتحدث باسم وزارة الري{rest}"

    statement = only(text)

    assert (statement.speaker_name, of(statement.speaker, text)) == ("كيندال لارسون", "كيندال لارسون")


def test_whoever_is_met_before_the_comma_of_a_post_does_not_hold_it() -> None:
    text = "قابل كيندال لارسون، المتحدث باسم وزارة الري قال إن الجسر مفتوح."

    assert [who for who, _ in said(text)] != ["كيندال لارسون"]
