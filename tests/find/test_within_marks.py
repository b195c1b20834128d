"""What a verb inside somebody's marks may take, and where the sentence of the marks begins."""

from __future__ import annotations

from tests.find.reading import read, said


def test_a_verb_inside_marks_takes_nothing_behind_them() -> None:
    text = "رأى سالم الدفلى «أن السوق ستفتح قريبا، وسيظهر ذلك مع الوقت»، مشيرا إلى «أن الجسر يحتاج إلى حراس في الليل»."

    assert said(text) == [
        ("سالم الدفلى", "السوق ستفتح قريبا، وسيظهر ذلك مع الوقت"),
        ("سالم الدفلى", "الجسر يحتاج إلى حراس في الليل"),
    ]


def test_the_last_word_inside_them_may() -> None:
    text = 'قال الوزير سالم الدفلى إن الحكومة "تأسف" لإغلاق السوق القديمة.'

    assert said(text)[1][1] == "لإغلاق السوق القديمة"


def test_whoever_passed_on_several_sentences_in_marks_adds_no_statement() -> None:
    text = 'وأشار سالم الدفلى: "سنفتح السوق غدا. السكان ينتظرون منذ عام"، وفق ما نقلت عنه وكالة "المنارة".'

    (statement,) = read(text).statements

    assert [hop.name for hop in statement.chain] == ["المنارة", "سالم الدفلى"]
