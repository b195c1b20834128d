"""What stands between commas behind who speaks holds nothing of what is said."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, said

SAFE = "الجسر آمن أمام السيارات"


@pytest.mark.parametrize("frame", ["وأكد {}، {}، أن {}.", "وأشار {}، {}، إلى أن {}.", "وشدد {}، {}، على أن {}."])
@pytest.mark.parametrize(
    "aside",
    [
        "ردا على سؤال حول القرار الذي انتقده الأعضاء",
        'في تصريح إلى "صدى الوادي"',
        'عبر حسابه الرسمي على منصة "صدى"',
        "على لسان المتحدث باسمه",
        "لم تكشف الصحيفة عن هويته",
        "فيما يتعلق بدعم المزارعين",
        "خلال مؤتمره السنوي تحضيرا للموسم",
    ],
)
def test_the_words_begin_behind_the_second_comma(frame: str, aside: str) -> None:
    assert said(frame.format("سالم الدفلى", aside, SAFE)) == [("سالم الدفلى", SAFE)]


@pytest.mark.parametrize(
    ("aside", "whom"),
    [
        ("في تصريح لوكالة أنباء الوادي", "وكالة أنباء الوادي"),
        ("في تصريح خاص لوكالة أنباء الوادي", "وكالة أنباء الوادي"),
        ("مدير النادي، لوكالة أنباء الوادي", "وكالة أنباء الوادي"),
        ("المدير العام لنادي الوادي", None),
        ("المطلع على التحقيق", None),
        ("في منشور عبر حسابه على منصة الوادي", None),
    ],
)
def test_whom_it_was_told_stands_between_the_commas(aside: str, whom: str | None) -> None:
    text = f"وأكد سالم الدفلى، {aside}، أن {SAFE}."
    statement = only(text)

    assert of(statement.addressee, text) == whom


def test_a_clause_about_somebody_or_something_does_not_tell_when_it_was_said() -> None:
    for aside in ("الذي كان عضوا لمدة سنوات", "في ختام الدورة التي استمرت ثلاثة أيام"):
        assert only(f"وأكد سالم الدفلى، {aside}، أن {SAFE}.").time is None
    assert only(f"وأكد سالم الدفلى، وزير النقل، الاثنين، أن {SAFE}.").time is not None


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وحذر البنك، ردا على استفسار من صحيفة الوادي، من إغلاق الجسر.", "البنك", "إغلاق الجسر"),
        ("وأشاد المدير، خلال لقاء بالمكتبة العامة، بجهود المتطوعين.", "المدير", "بجهود المتطوعين"),
        ("وأكدت الشركة، في لقائها السنوي تحضيرا للموسم، إعادة فتح الجسر.", "الشركة", "إعادة فتح الجسر"),
        ("واتهمت الجمعية، في تقرير حديث لها، الشركة بزراعة القطن.", "الجمعية", "الشركة بزراعة القطن"),
        (
            'وقالت سلمى الورد، أستاذة الري، "أظهرت الكثير من الآبار نقصا كبيرا".',
            "سلمى الورد",
            "أظهرت الكثير من الآبار نقصا كبيرا",
        ),
    ],
)
def test_so_do_words_without_a_that(text: str, who: str, what: str) -> None:
    assert said(text)[0] == (who, what)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وكشف، أمس، المهندس سالم الدفلى، مدير البريد، عن خدمة جديدة.", ("سالم الدفلى", "خدمة جديدة")),
        ("وأفادت، نقابة المزارعين، أن الجسر آمن.", ("نقابة المزارعين", "الجسر آمن")),
        ("يشير الطبيب، إلى علامات المرض، بأنها تعب.", ("الطبيب", "علامات المرض، بأنها تعب")),
        (
            "وحذر المدير، من إغلاق الجسر، من دون سبب واضح.",
            ("المدير", "إغلاق الجسر، من دون سبب واضح"),
        ),
    ],
)
def test_who_speaks_or_what_is_taken_is_nothing_set_off(text: str, found: tuple[str, str]) -> None:
    assert said(text) == [found]


def test_a_name_in_marks_goes_on_behind_the_commas() -> None:
    text = 'وأعلنت "شيلي بركوت"، عضوة المجلس ورئيسة الحزب سابقا، أن الجسر آمن.'

    assert said(text) == [("شيلي بركوت", "الجسر آمن")]


def test_a_page_on_a_platform_is_where_it_was_said() -> None:
    text = 'وأكد سالم الدفلى عبر حسابه الرسمي على منصة "صدى" أن الجسر آمن.'

    assert said(text) == [("سالم الدفلى", "الجسر آمن")]


def test_an_opener_is_nothing_said() -> None:
    text = 'من جانبها، قالت سلمى الورد، الأربعاء، "نؤكد أننا نجري تحقيقا في الحادث".'

    assert said(text)[0] == ("سلمى الورد", "نؤكد أننا نجري تحقيقا في الحادث")


def test_a_channel_expresses_nothing() -> None:
    text = "وأوضحت مراكز الوقاية، عبر موقعها الإلكتروني الرسمي، أن الألياف مفيدة للصحة."

    assert said(text) == [("مراكز الوقاية", "الألياف مفيدة للصحة")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("وشكر سالم الدفلى القائمين على المهرجان على اختيار القصر.", "اختيار القصر"),
        ("وحث سالم الدفلى المشرفين على المعرض على مضاعفة الجهود.", "مضاعفة الجهود"),
        ("وشدد سالم الدفلى المشرف العام على المهرجان على ضرورة العمل.", "ضرورة العمل"),
        ("ووافق القائمون على المهرجان على تمديد السباق.", "تمديد السباق"),
        ("وشدد المشرف على الحفاظ على النظافة.", "الحفاظ على النظافة"),
        ("وشدد المشرف على ضرورة العمل على فتح الجسر.", "ضرورة العمل على فتح الجسر"),
    ],
)
def test_of_two_of_one_preposition_the_first_may_be_somebody_s(text: str, what: str) -> None:
    assert [content for _, content in said(text)] == [what]
