"""Who speaks in a clause behind أن: its topic, and «بلاده»."""

from __future__ import annotations

import pytest

from tests.find.reading import read, said


def chains(text: str) -> list[list[str]]:
    return [[hop.name for hop in one.chain] for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أكد سامي الدفلى أن الشعب السنبلي يعتبر أن السد آمن.", "الشعب السنبلي"),
        ('أكد سامي الدفلى أن "الحزب طالب ويطالب دوما بأن يفتح الجسر".', "الحزب"),
        ('أكد سامي الدفلى أن الحكومة "حذرت مرارا من الفيضان".', "الحكومة"),
        ("أكد سامي الدفلى أن الوزير رفض العرض.", "الوزير"),
    ],
)
def test_a_noun_behind_that_is_the_subject_of_its_verb(text: str, who: str) -> None:
    assert chains(text)[1] == ["سامي الدفلى", who]


def test_a_verb_joined_on_by_another_word_has_its_own_subject() -> None:
    text = "قال سامي الدفلى إن الصيانة انتهت وأكد أن المياه صالحة"

    assert said(text)[1] == ("سامي الدفلى", "المياه صالحة")
    assert chains(text) == [[], []]


def test_his_country_is_the_state_that_his_people_is_called_after() -> None:
    text = "وصل الوزير المغربي سامي الدفلى إلى المغرب. وشدد الوزير المغربي سامي الدفلى على أن بلاده تعتبر أن السد آمن."

    assert chains(text)[1] == ["سامي الدفلى", "المغرب"]


def test_his_country_without_a_name_is_no_link() -> None:
    text = "شدد الوزير سامي الدفلى على أن بلاده تعتبر أن السد آمن."

    assert chains(text) == [[], []]


def test_the_latter_behind_an_office_is_the_person_it_is_called_after() -> None:
    text = "قال صفوان الدراج إن السد آمن. أما مكتب الدراج فقال إن الأخير أبلغ الرئيسة أن الصيانة انتهت."

    assert chains(text)[2] == ["مكتب الدراج", "صفوان الدراج"]


@pytest.mark.parametrize(
    "text", ["توقع محللون أن تعلن الوزارة إغلاق الجسر.", "قال سامي الدفلى إنه يجب أن تقبل اللجنة العرض."]
)
def test_a_verb_right_behind_that_tells_what_may_be(text: str) -> None:
    assert len(said(text)) == 1


def test_a_verb_behind_before_that_tells_what_was() -> None:
    text = "قبل أن يؤكد الوزير أن السد آمن، غادر الوفد."

    assert said(text) == [("الوزير", "السد آمن، غادر الوفد")]


def test_whoever_is_named_behind_from_narrates_in_a_tradition() -> None:
    text = 'وعن أبي سالم رضي الله عنه قال: قال الشيخ ناصر الدفلى: "كل عمل صالح صدقة".'

    assert chains(text) == [[], ["أبي سالم", "ناصر الدفلى"]]


def test_whom_somebody_speaks_about_is_no_narrator() -> None:
    text = "قال المدير نادر المرجاني إن السد آمن. وتحدث عن سامي الدفلى وقال إن الصيانة انتهت."

    assert all(chain == [] for chain in chains(text))


def test_whom_a_sentence_opens_about_does_not_speak_in_it() -> None:
    text = "قال المدرب نادر المرجاني إن الفريق جاهز. وعن سامي الدفلى قال إنه لاعب كبير."

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 2


def test_a_verb_that_does_not_agree_with_its_relative_has_another_subject() -> None:
    text = "قال الصيدلي نادر المرجاني إن الدواء آمن. وحذر من خلطة الزيوت التي يقول إنها خطرة على الصحة."

    assert [name for name, _ in said(text)] == ["نادر المرجاني"] * 3


def test_of_words_the_relative_clause_goes_back_to_whose_they_are() -> None:
    text = "قال سامي الدفلى إن السد آمن. وجاء الرد على تصريحات الوزير نادر المرجاني التي قال فيها إن السد قديم."

    assert [name for name, _ in said(text)] == ["سامي الدفلى", "نادر المرجاني"]
