"""Whom somebody accuses or describes: the words begin with it, or with what is said of it."""

from __future__ import annotations

import pytest

from tests.find.reading import of, read, said


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وصف وزير الري القرار بأنه خطأ.", "وزير الري", "القرار بأنه خطأ"),
        ("وتتهم نقابة الصيادين الشركة بطرد العمال.", "نقابة الصيادين", "الشركة بطرد العمال"),
    ],
)
def test_behind_who_speaks_the_words_begin_with_whom_it_is_about(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, what)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("قال نادر المرجاني إن السد آمن. واتهم الحكومة بالتأخر في صيانته.", "الحكومة بالتأخر في صيانته"),
        ('قال نادر المرجاني إن السد آمن. ووصف القرار بـ"الخطوة المهمة".', 'القرار بـ"الخطوة المهمة"'),
    ],
)
def test_one_phrase_alone_is_whom_it_is_about_and_no_subject(text: str, what: str) -> None:
    assert said(text)[1] == ("نادر المرجاني", what)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("قال نادر المرجاني إن الوفد سيرد. وحذر مما وصفه بالخطأ الجسيم من خلال الصحف.", "بالخطأ الجسيم"),
        ('قال نادر المرجاني إن الوفد سيرد. وعرض ما اعتبره "دليلا" على النية، أمس.', '"دليلا" على النية'),
        ('قال نادر المرجاني إن الوفد سيرد. وانتقد التي وصفها بـ"المهزلة" أمس.', 'بـ"المهزلة"'),
    ],
)
def test_behind_a_pronoun_the_words_are_what_is_said_of_it_and_no_more(text: str, what: str) -> None:
    assert ("نادر المرجاني", what) in said(text)


def test_a_verb_without_a_pronoun_behind_ma_is_a_passive_that_names_nobody() -> None:
    assert said("وقع ما اعتبر تدخلا في شؤون القرية.") == []


def test_another_cue_behind_ma_needs_what_it_takes() -> None:
    assert said("ضاع المفتاح، ما دعاه إلى الاتصال بالحارس.") == []


def test_what_one_says_may_be_named_by_ma() -> None:
    assert said("ونفت وزارة الري ما نشرته الصحف عن السد.") == [("وزارة الري", "ما نشرته الصحف عن السد")]


def test_who_is_held_responsible_is_told_from_what_is_carried_by_the_doubled_letter() -> None:
    assert said("وحمّلت وزارة الري الشركة مسؤولية الانهيار.") == [("وزارة الري", "الشركة مسؤولية الانهيار")]
    assert said("وحملت السفينة القمح إلى الميناء.") == []


def test_nobody_is_his_own_deputy() -> None:
    assert said("واتهم المرجاني نائبه السابق بتدبير الحريق.") == [("المرجاني", "نائبه السابق بتدبير الحريق")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وعاد المدير سالم الدفلى إلى القاعة وأبلغ الركاب أن الرحلة ألغيت.", "الركاب"),
        ("وألقى الدكتور سالم الدفلى كلمة، حيث حث المرضى على الاستمرار في العلاج.", "المرضى"),
        ("ورحب الرئيس سالم الدفلى بالقرار وأبلغ نادر المرجاني بأن السد مغلق.", "نادر المرجاني"),
    ],
)
def test_whoever_stands_alone_behind_a_verb_that_wants_somebody_is_whom_it_told(text: str, told: str) -> None:
    statement = read(text).statements[-1]

    assert statement.speaker_name == "سالم الدفلى"
    assert of(statement.addressee, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "وأبلغ الوزير سالم الدفلى الصحفيين أن السد آمن.",
        "أبلغ سالم الدفلى أن السد آمن.",
        "وأبلغهم سالم الدفلى أن السد آمن.",
    ],
)
def test_who_tells_somebody_else_is_the_subject(text: str) -> None:
    assert [one.speaker_name for one in read(text).statements] == ["سالم الدفلى"]
