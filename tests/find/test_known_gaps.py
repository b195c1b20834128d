"""Sentences that Qawl should read and does not yet, the commonest in the news first.

Each is a strict expected failure: whoever mends one is told so by the suite and moves it to where it belongs.
"""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, said

Expected = list[tuple[str | None, str]]

GAPS: list[tuple[str, str, Expected]] = [
    (
        "«رد» with a conjunction reads like «ورد»",
        'ورد الناطق باسم الحزب نزار الخيزران: "هذه أرقام قديمة".',
        [("نزار الخيزران", "هذه أرقام قديمة")],
    ),
    (
        "«عدت» with the thing judged",
        "وعدت الوزارة القرار تدخلا في شؤونها.",
        [("الوزارة", "القرار تدخلا في شؤونها")],
    ),
    (
        "a noun between the verb and قائلا",
        'ومضى الخطيب قائلا: "لن نترك أرضنا لأحد".',
        [("الخطيب", "لن نترك أرضنا لأحد")],
    ),
    (
        "a verb in masculine behind «لكنه» without anybody who spoke",
        "لم يقل المرجاني كيف ستنفذ الخطة، لكنه أكد أن المال متوفر.",
        [("المرجاني", "المال متوفر")],
    ),
    (
        "a noun of saying with عن before its source",
        "وصدر تصريح عن وزارة النقل بأن الجسر آمن.",
        [("وزارة النقل", "الجسر آمن")],
    ),
    (
        "a participle as predicate",
        "المدرب مقتنع بأن الفريق سينهض.",
        [("المدرب", "الفريق سينهض")],
    ),
    (
        "a participle as predicate in the plural",
        "سكان الوادي متفائلون بانتعاش السوق.",
        [("سكان الوادي", "بانتعاش السوق")],
    ),
    (
        "subject and addressee are two definite nouns",
        "وأخطرت الشركة البلدية بأن الأشغال ستبدأ فجرا.",
        [("الشركة", "الأشغال ستبدأ فجرا")],
    ),
    (
        "words on somebody's tongue",
        "وجاء على لسان مدير النادي أن العقد ساري المفعول.",
        [("مدير النادي", "العقد ساري المفعول")],
    ),
    (
        "a feeling in ى bears a pronoun",
        "وعبرت الكاتبة عن أساها على ضياع المخطوطات.",
        [("الكاتبة", "ضياع المخطوطات")],
    ),
    (
        "«سمى» with a quoted name that judges",
        'وسمت الصحيفة القرار "انتحارا سياسيا".',
        [("الصحيفة", 'القرار "انتحارا سياسيا"')],
    ),
]

NOISE: list[tuple[str, str]] = [
    ("«وصف» of a doctor", "وصف الطبيب دواء جديدا للمريض."),
    ("«جدد» with a contract", "جدد النادي عقد لاعب الوسط موسمين."),
    ("a line of links whose title stands on a line of its own", "اقرأ أيضا\nالمرجاني يؤكد أن الجسر يفتح قريبا"),
]


def expected_to_fail(reason: str, *values: object) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason), id=reason)


@pytest.mark.parametrize(("text", "expected"), [expected_to_fail(*gap) for gap in GAPS])
def test_a_sentence_yields_who_says_what(text: str, expected: Expected) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", [expected_to_fail(*gap) for gap in NOISE])
def test_a_sentence_yields_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.xfail(strict=True, reason="the verb طالب is also the noun of a student")
def test_a_verb_is_no_role() -> None:
    text = "وطالب نادر المرجاني الحكومة بفتح الطريق."

    assert only(text).role is None


@pytest.mark.xfail(strict=True, reason="a month behind في is passed over")
def test_a_month_is_when_it_was_said() -> None:
    text = "قال نادر المرجاني في أبريل إن السد آمن."

    assert of(only(text).time, text) == "أبريل"


@pytest.mark.xfail(strict=True, reason="a place within the occasion ends it")
def test_an_occasion_keeps_where_it_took_place() -> None:
    text = "قال نادر المرجاني خلال جلسة في البرلمان إن السد آمن."

    assert of(only(text).place, text) == "جلسة في البرلمان"
