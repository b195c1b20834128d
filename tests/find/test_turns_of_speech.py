"""«وتابع قائلا إن», questions in an interview, what a name in marks is like, and words spelt like orders."""

from __future__ import annotations

import pytest

from qawl.model.records import Statement
from tests.find.reading import of, read, said


def cues(text: str) -> list[tuple[str | None, str | None]]:
    return [(one.speaker_name, of(one.cue, text)) for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("وقال سالم الدفلى إن الجسر آمن، وتابع قائلا إن السوق مفتوحة.", "تابع"),
        ("وقال سالم الدفلى إن الجسر آمن. كما أضاف قائلا إنه سيحضر.", "أضاف"),
        ("وقالت ليان الدفلى إن الجسر آمن. وعلقت الدفلى قائلة إن السوق مفتوحة.", "علقت"),
    ],
)
def test_beside_a_verb_of_saying_the_verb_has_the_words(text: str, cue: str) -> None:
    assert cues(text)[1][1] == cue
    assert said(text)[0][1] == "الجسر آمن"


def test_beside_a_refusal_the_participle_has_its_own() -> None:
    assert len(said("رفض الوزير ذلك قائلا إن الجسر مغلق.")) == 2


@pytest.mark.parametrize("turn", ["وعند سؤاله حول السوق", "وعلى سؤال حول السوق", "وردا على سؤال حول السوق"])
def test_another_question_ends_the_answer_before_it(turn: str) -> None:
    text = f"وشدد سالم الدفلى على أن الميزانية كبيرة جدا، {turn}، أجاب الدفلى: «لا أعرف متى ستفتح»."

    assert said(text)[0] == ("سالم الدفلى", "الميزانية كبيرة جدا")


def test_in_a_message_in_which_he_said_it_is_none_of_the_words_before() -> None:
    text = 'وعبر الوزير عن ثقته بنجاح القمة في تغريدة قال فيها "سعيد لأنني في المنارة اليوم معكم".'

    assert said(text)[0][1] == "بنجاح القمة"


@pytest.mark.parametrize("like", ["الديني", "الديني المتشدد"])
def test_what_a_name_in_marks_is_like_is_none_of_the_words(like: str) -> None:
    text = f'وأدان رئيس حزب "البيت الكبير" {like} تحركات الوزير للتوصل إلى اتفاق.'

    assert [what for _, what in said(text)] == ["تحركات الوزير للتوصل إلى اتفاق"]


def test_an_important_matter_orders_nothing() -> None:
    assert len(said('وقال الوزير: "الوحدة في التلة أمر مهم ونحن بحاجة إلى التأكيد عليها."')) == 1


def test_who_reads_admits_nothing() -> None:
    statements: tuple[Statement, ...] = read("أجاب سالم الدفلى: «لا أعرف كيف أقرأ هذه الرسالة بالتحديد».").statements

    assert len(statements) == 1


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"لا توجد خيارات أخرى هنا"، تقول سهام وهي تخبز.', "سهام"),
        ('"لا توجد خيارات أخرى هنا"، تقول سلمى الورد لصحيفة الوادي.', "سلمى الورد"),
        ('"لا توجد خيارات أخرى هنا" يقول سالم الدفلى (45 عاما) من أمام بيته.', "سالم الدفلى"),
    ],
)
def test_whoever_said_the_words_before_may_do_something_meanwhile(text: str, who: str) -> None:
    assert said(text) == [(who, "لا توجد خيارات أخرى هنا")]


def test_a_short_name_in_marks_before_a_verb_is_nobody_s_words() -> None:
    assert said('"جمال سائبة" تعترض ثلاث مركبات.') == []
