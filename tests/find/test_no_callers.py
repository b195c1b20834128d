"""Words of calling and believing behind which nobody calls or believes, and what a few words in marks hang on."""

from __future__ import annotations

import pytest

from tests.find.reading import only, said


def test_whom_somebody_agrees_to_invite_does_not_call() -> None:
    text = "وافقت الحكومة على دعوة خبراء مستقلين لحقوق السكان لفحص الجسر."

    assert said(text) == [("الحكومة", "دعوة خبراء مستقلين لحقوق السكان لفحص الجسر")]


def test_who_was_not_invited_does_not_call_either() -> None:
    text = "كما انتقد الوزير عدم دعوة حكومته لحضور الاجتماع الذي عقد أمس."

    assert said(text) == [("الوزير", "عدم دعوة حكومته لحضور الاجتماع الذي عقد أمس")]


@pytest.mark.parametrize("called", ['سلاحا آخر يدعى "البرق"', "قاربا جديدا يدعى المنارة"])
def test_what_something_is_called_it_does_not_claim(called: str) -> None:
    text = f"وأشار الوزير إلى أن {called} من المقرر أن يدخل الخدمة."

    assert said(text) == [("الوزير", f"{called} من المقرر أن يدخل الخدمة")]


def test_behind_who_is_called_something_the_verb_before_still_leads_to_its_words() -> None:
    assert said("وقال أحد السكان يدعى سالم الدفلى: إنه سمع صوت انفجار.")[0][1] == "إنه سمع صوت انفجار"


def test_whoever_may_believe_it_is_nobody() -> None:
    text = 'وقال المدير إن "أي شخص يعتقد أنه يملك حلا آخر مخطئ".'

    assert said(text) == [("المدير", "أي شخص يعتقد أنه يملك حلا آخر مخطئ")]


def test_what_is_wanted_of_somebody_belongs_to_that_verb() -> None:
    assert said("وهي ترى السكان يرحلون ومن ثم نريد منهم أن يشرفوا على الانتخابات.") == []


def test_where_somebody_wrote_is_not_what_he_blames() -> None:
    text = 'ووبخ العمدة سالم الدفلى في تغريدة على تويتر "لإضاعته وقته" في التفاوض.'

    assert all("تويتر" not in what for _, what in said(text))


def test_what_a_few_words_in_marks_hang_on_belongs_to_them() -> None:
    statement = only('وحذر الوزير من "عواقب وخيمة" إذا لم يتم الحفاظ على الجسر.')

    assert statement.kind.value == "mixed"
    assert said('وحذر الوزير من "عواقب وخيمة" إذا لم يتم الحفاظ على الجسر.')[0][1].endswith("على الجسر")


def test_both_between_whom_something_is_are_told() -> None:
    text = "وانتقد المجلس ما اعتبره تدخلا في تسوية الخلاف بينه وبين البلدية القديمة."

    assert said(text)[-1] == ("المجلس", "تدخلا في تسوية الخلاف بينه وبين البلدية القديمة")
