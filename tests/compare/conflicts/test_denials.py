"""What one side says and the other denies, and words that nobody wants to have said."""

from __future__ import annotations

import pytest

from tests.compare.conflicts.reading import article, found, kinds

ACCUSED = "اتهم الجيش البيلساني حركة السنابل بنقل أسلحة عبر ممر الكروم."
DENIED = "نفى المتحدث باسم حركة السنابل مازن الغدير أن تكون الحركة قد نقلت أسلحة عبر ممر الكروم."


def test_an_accusation_and_its_denial() -> None:
    (conflict,) = found(ACCUSED, DENIED)

    assert conflict.kind == "denial"
    assert conflict.why == ("same-matter", "said-and-denied", "two-voices")


def test_both_sides_in_one_article_count() -> None:
    assert kinds(f"{ACCUSED}\n{DENIED}") == ["denial"]


def test_words_that_somebody_denies_having_said() -> None:
    said = 'نقلت صحيفة نورث هارفن عن يان كورسيل قوله إن المحادثات "وصلت إلى طريق مسدود".'

    (conflict,) = found(said, "نفى يان كورسيل أن يكون قد قال إن المحادثات وصلت إلى طريق مسدود.")

    assert conflict.why[:2] == ("same-words", "said-and-not-said")


def test_this_phrase_is_the_one_told_before() -> None:
    said = 'وكانت إذاعة "صوت الفيروز" قد نسبت إلى صفوان الدراج قوله إن "الماء أسرع من المدافع".'

    assert kinds(f'{said}\nوقال مكتب رئيس الوزراء البيلساني إن الدراج "لم يتفوه بهذه العبارة".') == ["denial"]


def test_that_something_is_not_true_denies_it() -> None:
    said = "قال غسان الطودي إن الجيش سيطر على معبر القناطر بالكامل."

    assert kinds(f"{said}\nوقال المتحدث مازن الغدير إن ما قاله الطودي عن السيطرة على معبر القناطر غير صحيح.") == [
        "denial"
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("نفى مازن الغدير أن تكون الحركة قد أغلقت ممر الكروم أمام قوافل الأسلحة.", id="another deed"),
        pytest.param("نفى مازن الغدير صلة الحركة بانفجار السوق.", id="another matter"),
        pytest.param("وكان مازن الغدير قد نفى أن تكون الحركة قد نقلت أسلحة عبر ممر الكروم.", id="recalled"),
    ],
)
def test_other_denials_contradict_nothing(other: str) -> None:
    assert kinds(ACCUSED, other) == []


def test_a_denial_told_twice_does_not_contradict_itself() -> None:
    assert kinds(DENIED, DENIED.replace("نفى", "جدد نفي")) == []


def test_a_denial_of_another_month_is_of_another_matter() -> None:
    assert kinds(article(0, ACCUSED, "2026-02-01"), article(1, DENIED, "2026-04-12")) == []


def test_a_denied_meeting_is_not_told_twice() -> None:
    told = "قالت إذاعة صوت الفيروز إن الوزير هيثم القطراني اجتمع مع داود السنديان في الزاهرة الأحد."
    denied = "نفى هيثم القطراني أن يكون قد اجتمع مع داود السنديان في الزاهرة الأحد."

    assert kinds(told, denied) == ["occurrence"]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("قال بيان عن مجلس القرية إن ما تم تداوله عن نقل أسلحة عبر ممر الكروم أقلق الأهالي.", id="rumour"),
        pytest.param("استنكر الجيش البيلساني تصريحات الغدير عن نقل أسلحة عبر ممر الكروم.", id="condemned"),
        pytest.param("قال الجيش البيلساني إن أحدا لم ينقل أسلحة عبر ممر الكروم.", id="a no of its own"),
        pytest.param("طالب الجيش البيلساني الحركة بوقف نقل أسلحة عبر ممر الكروم.", id="demanded"),
    ],
)
def test_what_asserts_nothing_is_denied_by_nobody(told: str) -> None:
    assert kinds(told, DENIED) == []


def test_only_an_accusation_contradicts_that_somebody_has_to_do_with_it() -> None:
    denied = "نفت حركة السنابل صلتها بانفجار سوق تل الريحان."

    assert kinds("قال الجيش البيلساني إن انفجار سوق تل الريحان أضر بصلة الأهالي بحركة السنابل.", denied) == []
