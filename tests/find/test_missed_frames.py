"""Sayings whose frame other words stand in: a title of honour, an occasion, a look-alike noun, a name like a verb."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وقال فضيلة الشيخ نادر بن سالم المرجاني إن السوق مفتوحة.", "نادر بن سالم المرجاني"),
        ("وقالت سعادة السفيرة ليان الدفلى إن السوق مفتوحة.", "ليان الدفلى"),
    ],
)
def test_a_title_of_honour_is_of_the_gender_of_who_bears_it(text: str, who: str) -> None:
    assert said(text) == [(who, "السوق مفتوحة")]


def test_behind_in_a_statement_stands_what_the_verb_takes() -> None:
    text = "وكانت لجنة الصيادين أكدت في بيان أهمية الالتزام بمواعيد الصيد."

    assert said(text) == [("لجنة الصيادين", "أهمية الالتزام بمواعيد الصيد")]


def test_behind_as_also_a_word_that_may_be_a_noun_is_a_verb() -> None:
    text = "قال الوزير سالم الدفلى إن العمل جار. كما توقع عدم وجود تأخير في البناء."

    assert said(text)[1:] == [("سالم الدفلى", "عدم وجود تأخير في البناء")]


def test_a_noun_at_the_head_of_a_clause_stays_one() -> None:
    assert said("رفض المقترح في جلسة الأمس.") == []


def test_words_in_marks_that_begin_like_a_clause_are_said_and_are_no_name() -> None:
    text = 'وقال عضو بالنقابة "لن نترك السوق قبل نهاية الصيف"، وصرح آخر بأنه لا يعرف.'

    assert said(text)[0] == ("عضو بالنقابة", "لن نترك السوق قبل نهاية الصيف")


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وأضاف وهبه أن علاج التربة ممكن في حالات كثيرة.", "وهبه", "علاج التربة ممكن في حالات كثيرة"),
        ("أدانت لجنة الصيادين وبشدة إغلاق السوق القديم.", "لجنة الصيادين", "إغلاق السوق القديم"),
        ("ويرفض المرجاني وصفه بالتاجر الثري.", "المرجاني", "وصفه بالتاجر الثري"),
        ("وقالت دول مجاورة لم ترسل مراقبين إن التصويت كان هادئا.", "دول مجاورة", "التصويت كان هادئا"),
        ("واعتبر البعض بأن العودة إلى السوق خطوة جيدة.", "البعض", "العودة إلى السوق خطوة جيدة"),
    ],
)
def test_other_words_between_verb_and_words_are_passed(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, what)]


def test_behind_a_definite_speaker_a_negation_is_another_clause() -> None:
    assert said("قبل نظام القرية شيئا منها ولن يمتثل إلى أن تفتح السوق.") == []


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف الوزير» لقد فتحنا السوق منذ عامين».",
        "وأضاف الوزير » لقد فتحنا السوق منذ عامين ».",
        "وأضاف الوزير” لقد فتحنا السوق منذ عامين”.",
    ],
)
def test_marks_that_both_close_hold_what_is_said(text: str) -> None:
    assert said(text) == [("الوزير", "لقد فتحنا السوق منذ عامين")]


def test_a_mark_that_closes_what_a_paragraph_before_began_opens_nothing() -> None:
    text = "وقال الوزير: «لقد فتحنا السوق.\nوسنفتح الميناء غدا». وزار المدينة «الجديدة» أمس."

    assert next(words for _, words in said(text)).startswith("لقد فتحنا السوق")
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تساءلت اللجنة عما إذا كان الجسر آمنا.", ("اللجنة", "عما إذا كان الجسر آمنا")),
        ("وسأل النائب سالم الدفلى عمن وقع العقد.", ("سالم الدفلى", "عمن وقع العقد")),
        ("وحذر الوزير مما قد يحدث في الشتاء.", ("الوزير", "مما قد يحدث في الشتاء")),
        ("واعتذر المدير عما بدر من الموظفين.", ("المدير", "عما بدر من الموظفين")),
    ],
)
def test_what_is_asked_or_warned_of_may_begin_with_the_preposition_written_onto_what(
    text: str, expected: tuple[str, str]
) -> None:
    assert said(text) == [expected]


def test_what_an_leads_to_may_stand_as_a_quotation_in_a_line_of_its_own() -> None:
    text = 'وتشير النقابة في رسالتها إلى أن\n"الحراس يعملون ليلا من دون أجر منذ الشتاء".'

    assert said(text) == [("النقابة", "الحراس يعملون ليلا من دون أجر منذ الشتاء")]


def test_a_nation_beside_a_noun_of_saying_says_it() -> None:
    text = "وحصل نادر المرجاني على وعد فرنسي بالمساعدة في بناء الجسر."

    assert ("فرنسي", "بالمساعدة في بناء الجسر") in [(who and who.split()[0], what) for who, what in said(text)]


def test_one_noun_of_saying_may_take_another() -> None:
    text = "وتوقف العمل مع رفض النقابة دعوات للتفاوض مع البلدية."

    assert ("النقابة", "دعوات للتفاوض مع البلدية") in said(text)


def test_a_cue_of_several_words_is_no_preposition() -> None:
    text = "وقالت سلمى الدفلى إن نادر المرجاني قبل بالفعل مقترح البلدية الأخير."

    assert said(text)[-1] == ("نادر المرجاني", "مقترح البلدية الأخير")


def test_to_back_a_proposal_is_a_view() -> None:
    assert said("وتدعم النقابة خيار الحوار مع البلدية.") == [("النقابة", "خيار الحوار مع البلدية")]
    assert said("وتدعم الحكومة وقف إطلاق النار في الوادي.") == [("الحكومة", "وقف إطلاق النار في الوادي")]
    assert said("وتدعم النقابة الأسر الفقيرة في القرى.") == []


def test_behind_hin_alone_stands_a_verb() -> None:
    text = "وتوقف العمل حين رفض الحراس تغيير أوقاتهم."

    assert said(text) == [("الحراس", "تغيير أوقاتهم")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تلقى النادي وعودا من الوزير بدعم الفريق.", ("الوزير", "بدعم الفريق")),
        ("لدى الوفد تأكيدات قوية من الأطراف المعنية بأنها ملتزمة.", ("الأطراف المعنية", "بأنها ملتزمة")),
    ],
)
def test_promises_and_assurances_are_those_of_whom_they_come_from(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


def test_an_assurance_that_says_why_something_is_done_is_no_saying() -> None:
    assert said("وجاء القرار تأكيدا من الهيئة على جودة الخدمات.") == []


def test_a_feeling_may_be_felt_about_something() -> None:
    assert said("ويشعر السكان بالقلق من إغلاق الجسر.") == [("السكان", "إغلاق الجسر")]
    assert said("وتشعر البلدية بقلق بالغ إزاء تأخر الأعمال.") == [("البلدية", "تأخر الأعمال")]
    assert said("ويشعر السكان بالقلق منذ الشتاء.") == []


def test_a_report_may_be_recent_or_of_the_press() -> None:
    assert said("كشفت دراسة حديثة عن ارتفاع الأسعار.") == [("دراسة حديثة", "ارتفاع الأسعار")]
    assert said("كشف تقرير صحفي عن فترة صعبة عاشها الحراس.") == [("تقرير صحفي", "فترة صعبة عاشها الحراس")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("فيما عبر كثيرون عن تفاؤلهم بالسوق الجديدة.", "كثيرون"),
        ("وفي السياق ذاته عبر عدد من النواب عن تفاؤلهم بالسوق الجديدة.", "عدد من النواب"),
        ("من جانبهم عبر الصيادون عن بالغ سعادتهم بالسوق الجديدة.", "الصيادون"),
        ("وكان المدير عبر مرات عدة عن سعادته بالسوق الجديدة.", "المدير"),
        ("وزير الري سامي الدفلى عبر عن سعادته بالسوق الجديدة.", "سامي الدفلى"),
    ],
)
def test_a_word_that_may_be_a_preposition_expresses_what_is_felt(text: str, who: str) -> None:
    assert said(text) == [(who, "بالسوق الجديدة")]


@pytest.mark.parametrize(
    "text",
    [
        "وأطلقت النقابة حملة عبر مواقع كثيرة تعبيرا عن غضبها.",
        "ونشرت النقابة عبر موقعها مقالا عن حزنها.",
        "وانتقل الصيادون عبر الوادي بعيدا عن أسفهم.",
    ],
)
def test_through_what_something_goes_expresses_nothing(text: str) -> None:
    assert said(text) == []
