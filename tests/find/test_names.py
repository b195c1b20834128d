"""Where the name of a person begins and ends, and which names are one body's."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, said


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("وزير الري ناصر جودة أمس", "ناصر جودة"),
        ("السيد شرفة", "شرفة"),
        ("الدكتور فجر بن سالم", "فجر بن سالم"),
        ("الدكتور باسر سالم", "باسر سالم"),
        ("م.نادر المرجاني", "نادر المرجاني"),
        ("د/ نادر المرجاني", "نادر المرجاني"),
        ('قائد الحرس "اللواء الركن نادر المرجاني"', "نادر المرجاني"),
        ('المشرف العام على وكالة التنمية "الدكتور نادر المرجاني"', "نادر المرجاني"),
        ('الأمين العام لـ"حزب السنابل" نادر المرجاني', "نادر المرجاني"),
        ('مدير "مهرجان الوادي للتسوق" نادر المرجاني', "نادر المرجاني"),
        ("الشيخ نادر المرجاني رحمه الله", "نادر المرجاني"),
        ("#نادر_المرجاني", "نادر المرجاني"),
    ],
)
def test_a_name_is_found_whatever_stands_around_it(phrase: str, name: str) -> None:
    assert only(f"قال {phrase} إن السد آمن.").speaker_name == name


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("امتدح السفير كرم أهل المدينة.", "السفير", "كرم أهل المدينة"),
        ("أكد الدكتور ضرورة أن يعود الوفد.", "الدكتور", "ضرورة أن يعود الوفد"),
        ('اتهم الوزير نادر المرجاني لومة بـ"التقصير" في الصيانة.', "نادر المرجاني", 'لومة بـ"التقصير" في الصيانة'),
    ],
    ids=["a noun that may be a name", "an honorific without a name", "a place behind a name"],
)
def test_what_the_verb_takes_is_no_name(text: str, who: str, what: str) -> None:
    assert said(text)[0] == (who, what)


def test_a_name_in_quotation_marks_is_the_person_who_was_introduced() -> None:
    text = 'قال المدير "نادر المرجاني" إن السد آمن. وأوضح "المرجاني" أن الصيانة انتهت.'

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 2


def test_a_noun_of_action_is_no_family_name() -> None:
    text = "قال وزير الري وليد عساف إن السد آمن. وأكد عساف امتلاك القطاع خبرات عالية."

    assert said(text)[1] == ("وليد عساف", "امتلاك القطاع خبرات عالية")


def test_whom_one_speaks_to_is_no_part_of_a_family_name() -> None:
    text = "وقال السويدي للرابطة إن السد آمن."

    assert of(only(text).speaker, text) == "السويدي"


def test_what_is_quoted_behind_a_town_is_not_its_name() -> None:
    text = 'وقالت القاهرة "إن السد آمن".'

    assert said(text)[0][0] == "القاهرة"


def test_a_post_does_not_reach_over_a_meeting_to_somebody_elses_name() -> None:
    text = (
        "قال الرئيس نادر المرجاني إن السد آمن. وأكد الرئيس خلال لقائه أمس مبعوث الرابطة سامي الكهرماني أن النقل مجاني."
    )

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 2


@pytest.mark.parametrize(
    ("long", "short", "same"),
    [
        ("الرئاسة العامة للأرصاد", "الأرصاد", True),
        ("المديرية العامة للجوازات", "المديرية", True),
        ("رابطة المشجعين بالنادي العربي", "النادي", False),
        ("مجلس المديرين لشركة الوادي", "الشركة", False),
    ],
)
def test_a_body_is_not_what_is_tied_to_it_by_a_preposition(long: str, short: str, same: bool) -> None:
    text = f"وبحسب {long}، فإن السد آمن. وبحسب {short}، فإن النقل مجاني."

    one, two = (name for name, _ in said(text))

    assert (one == two) is same


def test_the_words_of_a_post_without_its_holder_are_no_names() -> None:
    text = "اجتمع مدير عام فرع الصيانة بالوفد. وقال مدير فرع الصيانة نادر المرجاني إن السد آمن."

    assert only(text).speaker_name == "نادر المرجاني"
