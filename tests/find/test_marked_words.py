"""What a verb takes may begin in marks, where also a name may stand."""

from __future__ import annotations

import pytest

from tests.find.reading import only, said, words


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ('وأكدت وزارة النقل "تضامنها الكامل" مع السكان.', "وزارة النقل", '"تضامنها الكامل" مع السكان'),
        ('انتقد المجلس البلدي الجمعة "الأفعال المتهورة" للشركة.', "المجلس البلدي", '"الأفعال المتهورة" للشركة'),
        ('رفض سالم الدفلى "الحلول السهلة" لنقص المياه.', "سالم الدفلى", '"الحلول السهلة" لنقص المياه'),
    ],
)
def test_an_object_that_begins_in_marks_is_what_is_said(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, what)]


def test_behind_a_participle_it_begins_there_too() -> None:
    text = 'قال الوزير إن السوق مفتوحة، منتقدا "الصمت الدولي" إزاء ما يجري في الوادي.'

    assert said(text)[1] == ("الوزير", '"الصمت الدولي" إزاء ما يجري في الوادي')


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ('ورفض حزب "الجبهة الحرة" تأجيل الانتخابات.', "الجبهة الحرة", "تأجيل الانتخابات"),
        ('وأعلنت "سنابل" عن فتح فرع جديد.', "سنابل", "فتح فرع جديد"),
        ('وأكدت "الجبهة الحرة" أمس أن السوق مفتوحة.', "الجبهة الحرة", "السوق مفتوحة"),
    ],
)
def test_a_name_in_marks_stays_a_name(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, what)]


def test_its_marks_make_it_mixed() -> None:
    text = 'وأكدت وزارة النقل "تضامنها الكامل" مع السكان.'

    assert only(text).kind.value == "mixed", words(only(text), text)
