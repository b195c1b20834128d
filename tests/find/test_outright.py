"""Words that neither أن nor a colon nor a mark introduces."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("وقال سامي الدفلى للصحيفة نحن نعمل ليلا في المشغل.", "سامي الدفلى", "نحن نعمل ليلا في المشغل"),
        ('وقال سامي الدفلى لـ"ضفاف" لقد تأخر فتح الجسر كثيرا.', "سامي الدفلى", "لقد تأخر فتح الجسر كثيرا"),
        ("وقال نادر المرجاني نطالب بفتح الجسر قريبا.", "نادر المرجاني", "نطالب بفتح الجسر قريبا"),
        ("وأضاف المدير هناك قوارب لا تجد ميناء.", "المدير", "هناك قوارب لا تجد ميناء"),
        ("وأردف الوزير سوف ننقل السوق إلى التل.", "الوزير", "سوف ننقل السوق إلى التل"),
        ("وقال المدير إذا تأخر الجسر فإن السوق تغلق.", "المدير", "إذا تأخر الجسر فإن السوق تغلق"),
    ],
)
def test_what_opens_a_clause_behind_the_speaker_or_whom_he_tells_opens_his_words(
    text: str, who: str, what: str
) -> None:
    assert said(text) == [(who, what)]


def test_over_there_is_no_beginning() -> None:
    assert said("وأضافت السلطات هناك إن السوق مغلقة.") == [("السلطات", "السوق مغلقة")]
