"""To whom, when and where something was said."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, read


@pytest.mark.parametrize(
    ("occasion", "addressee"),
    [
        ("لوكالة الضفاف", "وكالة الضفاف"),
        ("لقناة الساحل", "قناة الساحل"),
        ("أمام النواب", "النواب"),
        ('لصحيفة "المرفأ"', "المرفأ"),
    ],
)
def test_whom_one_speaks_to_is_kept(occasion: str, addressee: str) -> None:
    text = f"قال نادر المرجاني {occasion} إن السد آمن."

    statement = only(text)

    assert of(statement.addressee, text) == addressee
    assert of(statement.speaker, text) == "نادر المرجاني"


@pytest.mark.parametrize(
    ("text", "addressee", "content"),
    [
        ("طالبت النقابة الحكومة برفع الأجور.", "الحكومة", "برفع الأجور"),
        ("طلبت النقابة من الحكومة رفع الأجور.", "الحكومة", "رفع الأجور"),
        ("أبلغت السفارة وزارة الخارجية أن الوفد تأخر.", "وزارة الخارجية", "الوفد تأخر"),
        ("طالبت النقابة المجتمع الدولي برفع الأجور.", "المجتمع الدولي", "برفع الأجور"),
        ("حث الوزير الأمم المتحدة على التحرك.", "الأمم المتحدة", "التحرك"),
        ("دعت باريس مجلس الأمن إلى التريث.", "مجلس الأمن", "التريث"),
    ],
)
def test_whom_one_asks_or_tells_is_no_part_of_the_content(text: str, addressee: str, content: str) -> None:
    statement = only(text)

    assert of(statement.addressee, text) == addressee
    assert [piece.of(text) for piece in statement.content] == [content]


@pytest.mark.parametrize("time", ["الخميس", "مساء الثلاثاء", "اليوم السبت", "أمس الأربعاء", "قبل ساعات"])
def test_when_it_was_said_is_kept(time: str) -> None:
    text = f"قال نادر المرجاني {time} إن السد آمن."

    assert of(only(text).time, text) == time


@pytest.mark.parametrize("place", ["مؤتمر صحفي", "تغريدة"])
def test_the_occasion_it_was_said_on_is_kept(place: str) -> None:
    text = f"قال نادر المرجاني في {place} إن السد آمن."

    assert of(only(text).place, text) == place


def test_addressee_and_time_stand_beside_each_other() -> None:
    text = "قال نادر المرجاني لقناة الساحل اليوم السبت إن السد آمن."

    statement = only(text)

    assert (of(statement.addressee, text), of(statement.time, text)) == ("قناة الساحل", "اليوم السبت")


def test_a_time_within_the_content_is_not_when_it_was_said() -> None:
    text = "قال نادر المرجاني إن الجسر سيفتح السبت."

    statement = only(text)

    assert statement.time is None
    assert [piece.of(text) for piece in statement.content] == ["الجسر سيفتح السبت"]


def test_what_stands_behind_the_first_of_its_kind_is_the_occasion() -> None:
    text = "ورأى الشيخ سالم الدفلى أن العمل جار. وأعلن في أول بيان له بعد الفيضان أن السد خط أحمر."

    assert [one.speaker_name for one in read(text).statements] == ["سالم الدفلى"] * 2
