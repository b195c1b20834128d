"""Words that are a name by where they stand, and words that only look like one."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, said


def names(text: str) -> list[str | None]:
    return [name for name, _ in said(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("واشتكت فائزة عبد الله من تجاهل اللجنة.", "فائزة عبد الله"),
        ("وقال عقيلة سالم إن الجسر آمن.", "عقيلة سالم"),
        ("وقال المدير نادر عبد الملك المرجاني إن الجسر آمن.", "نادر عبد الملك المرجاني"),
        ("يقول الشاعر قاسم حداد: القصيدة بيت.", "قاسم حداد"),
        ("وأضاف دي مايو أن الجسر آمن.", "دي مايو"),
        ("ويأمل بلاشير (79 عاما) بوضوح في أن يفتح الجسر.", "بلاشير"),
        ("يعلق على ذلك نادر المرجاني: «يعود السبب إلى غزارة المطر».", "نادر المرجاني"),
    ],
    ids=["a post or a name", "a man called like a woman", "servant of", "a trade", "a month", "an age", "on that"],
)
def test_a_word_that_may_be_something_else_is_a_name_where_only_a_name_can_stand(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_post_before_a_name_is_still_a_post() -> None:
    assert names("وقالت أمينة الصندوق منى المرجاني إن الجسر آمن.") == ["منى المرجاني"]


def test_a_plural_behind_who_speaks_is_whom_the_verb_takes() -> None:
    statement = only("وطالبت الوزيرة المؤتمرين بأن يعودوا.")

    assert statement.speaker_name == "الوزيرة"


def test_what_is_quoted_behind_a_post_is_no_name() -> None:
    text = 'وتضيف الطبيبة "ابني لا ينام هذه الأيام".'

    assert said(text) == [("الطبيبة", "ابني لا ينام هذه الأيام")]


def test_a_noun_with_and_before_it_and_a_pronoun_behind_is_no_name() -> None:
    text = "صودر هاتف المتهم وحاسوبه. وأقر المتهم بمسؤوليته عن النشر."

    assert names(text)[-1] != "وحاسوبه"


def test_whom_one_thanks_does_not_hold_the_post_of_who_thanks() -> None:
    text = "قدم السفير خالص شكره للدكتور نادر المرجاني على جهوده."
    statement = only(text)

    assert of(statement.speaker, text) == "السفير"
    assert statement.speaker_name == "السفير"


@pytest.mark.parametrize(
    "channel",
    ['عبر حسابه على موقع "تويتر"', 'في حديثه مع "عين الوادي"', 'على هامش معرض "ضفاف الوادي" الذي أقيم أمس'],
    ids=["a platform", "an outlet", "an occasion"],
)
def test_what_stands_in_marks_behind_a_preposition_is_not_who_speaks(channel: str) -> None:
    text = f"وصل نادر المرجاني إلى القرية. وقال {channel}: «إن الجسر آمن تماما للجميع»."

    assert names(text) == ["نادر المرجاني"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأوضح مدير الخدمات سلمان بن إبراهيم القايد, أن المبلغ كاف.", "سلمان بن إبراهيم القايد"),
        ("وقال الدكتور سعيد الناجي، إن السد آمن.", "سعيد الناجي"),
        ("وقال سامي بن نادر المالك إن السد آمن.", "سامي بن نادر المالك"),
    ],
)
def test_a_family_name_may_be_a_word_for_a_post(text: str, name: str) -> None:
    assert only(text).speaker_name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت صحيفة الضفاف (مستقلة) إن السد آمن.", "صحيفة الضفاف"),
        ("وقالت شبكة التلفزيون (إن بي سي) إن السد آمن.", "إن بي سي"),
        ('وقالت صحيفة "لا دفلون" الهضبية إن السد آمن.', "لا دفلون"),
        ("وقالت صحيفة حزب الحرية والعدالة إن السد آمن.", "صحيفة حزب الحرية والعدالة"),
    ],
)
def test_a_paper_keeps_its_name_and_its_partys(text: str, name: str) -> None:
    assert only(text).speaker_name == name
