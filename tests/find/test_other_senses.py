"""Verbs of saying in another sense."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ويرى المدير ضرورة بناء الجسر في القرية.", "ضرورة بناء الجسر في القرية"),
        ("وترى الوزارة في الجسر فرصة للقرية.", "الجسر فرصة للقرية"),
        ("وأظهر التقرير تراجع الأسعار خلال الأسبوع.", "تراجع الأسعار خلال الأسبوع"),
    ],
)
def test_a_view_and_a_finding_are_told(text: str, what: str) -> None:
    assert [words for _, words in said(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "يرى السكان القوارب كل صباح في الميناء القديم.",
        "أظهر اللاعب قوة كبيرة في المباراة.",
    ],
)
def test_what_is_only_seen_or_shown_off_is_not(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "وذكر الباحثون ظواهر مصاحبة للنحل عند استخدامه بالشتاء.",
        "تأخر الجسر مما دعا الإدارة إلى إغلاق السوق.",
        "تأخر الجسر وهو ما دعا الإدارة لإغلاق السوق.",
    ],
)
def test_what_is_only_named_or_prompted_is_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وذكر بوغدان أيضا إن الجسر آمن.", "الجسر آمن"),
        ("وذكر الوزير بموقف بلاده من الجسر.", "بموقف بلاده من الجسر"),
        ("وهذا ما دعا إليه الوزير أمس.", None),
    ],
)
def test_the_same_verb_tells_with_that_and_reminds_with_its_preposition(text: str, what: str | None) -> None:
    assert [words for _, words in said(text)] == ([] if what is None else [what])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وصرح المسؤولون في قسم القرى بالبلدية بأن الجسر آمن.", "الجسر آمن"),
        ("وأفاد مدير المباني بتعليم الوادي المهندس سامي الدفلى، أن الجسر آمن.", "الجسر آمن"),
        ("وصرح المدير في لقاء بهولندا بثه التلفزيون أن الجسر آمن.", "الجسر آمن"),
        ("وتلقى المركز بلاغا يفيد بسقوط الجسر في النهر.", "بسقوط الجسر في النهر"),
    ],
)
def test_a_place_behind_who_speaks_is_not_what_the_verb_takes(text: str, what: str) -> None:
    assert [words for _, words in said(text)] == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "وقال المدير إن الجسر آمن، مشيرا لقدرة القطاع على نقل القمح إلى الوادي.",
            "لقدرة القطاع على نقل القمح إلى الوادي",
        ),
        ("وقال المدير إن الجسر آمن لافتا لوجود اتفاقيات جديدة.", "لوجود اتفاقيات جديدة"),
    ],
)
def test_one_points_to_a_thing_with_lam_too(text: str, what: str) -> None:
    assert [words for _, words in said(text)] == ["الجسر آمن", what]


def test_behind_lam_somebody_is_told() -> None:
    assert said("وأشار المدير للصحفيين إلى أن الجسر آمن.") == [("المدير", "الجسر آمن")]


@pytest.mark.parametrize(
    "text",
    [
        "وشهد الحارس انفجار المصنع قرب السوق: النار كانت كبيرة جدا.",
        "وأظهر اللاعب مهارة كبيرة أمام السكان: كان الأفضل في القرية كلها.",
        "وأضافت الشركة مزايا كثيرة إلى الحافلة، منها: كاميرا أمامية ومقاعد أوسع.",
        "وكان السكان يقبلون على القراءة بنهم كل مساء.",
        "وأقر مجلس النادي إعادة تشكيل اللجنة بمدينة السنابل رغبة في التجديد.",
        "وأقر البرلمان هذا القانون بتأييد 62 صوتا.",
        "ويجب على كل ولي أمر بالقرية أن يحضر الاجتماع.",
        "وتم إبلاغ السكان بتأجيل فتح الجسر.",
        "وسيتم توجيه الموظفين بفتح الجسر.",
        "والجدير بالملاحظة أن الجسر قديم.",
        "لماذا يصر المدير على إغلاق الجسر أمام السكان؟",
        "ولم يصدر أي إعلان من الوزارة عن فتح الجسر.",
        "وبقي الجسر مغلقا حتى إعلان الوزارة عن فتح الطريق الجديد.",
    ],
)
def test_what_is_seen_listed_passed_or_done_by_nobody_is_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وختم المدير تصريحه: الجسر آمن أمام السكان.", "الجسر آمن أمام السكان"),
        ("وأقر المدير أمس بخسارة النادي.", "بخسارة النادي"),
        ("وقبل المدير بفتح الجسر أمام السكان.", None),
        ("ويقبل المدير بفتح الجسر أمام السكان.", "بفتح الجسر أمام السكان"),
        ("وأمر المدير بفتح الجسر أمام السكان.", "بفتح الجسر أمام السكان"),
    ],
)
def test_the_same_verbs_say_what_they_take(text: str, what: str | None) -> None:
    assert [words for _, words in said(text)] == ([] if what is None else [what])


def test_a_quotation_is_not_the_relative_clauses() -> None:
    text = 'وقال سالم الدفلى الذي شهد الانفجار في السوق "كنت خائفا جدا من النار في الدكان".'

    assert said(text) == [("سالم الدفلى", "كنت خائفا جدا من النار في الدكان")]


def test_what_somebody_had_to_say_is_part_of_what_he_tells() -> None:
    told = said("وأضاف المدير أنه اضطر إلى أن يقول علانية إنه ليس عضوا في الحزب.")

    assert told[0] == ("المدير", "أنه اضطر إلى أن يقول علانية إنه ليس عضوا في الحزب")


def test_what_one_asks_of_who_is_with_one_begins_behind_that() -> None:
    text = "وطلبت الوزارة من سفير المنارة لديها أن يغادر مؤقتا البلاد."

    assert [words for _, words in said(text)] == ["يغادر مؤقتا البلاد"]
