"""Verbs that take two things: what is spoken of, and what it is held to be."""

from __future__ import annotations

import pytest

from tests.find.reading import only, read, said


@pytest.mark.parametrize(
    "told",
    [
        "تقع المدينة على الساحل، ويعتبر المرجاني أحد أبرز بناة السفن فيها.",
        "قص سالم المرجاني شعره الذي اعتبر خطرا على الناس.",
        "يشار إلى أن هذه الجزيرة تعتبر من أكبر الجزر في البحر.",
        "زار المرجاني الوادي ووصف الشوارع والحارات والمساكن.",
        "هذا هو الرأي الذي أكده أمس المدير سالم المرجاني في لقاء حول المياه الجوفية.",
        "كان هذا هو الوعد الذي أعلنه الوزير المرجاني أمس.",
    ],
)
def test_a_verb_that_has_only_one_of_its_two_things_says_nothing(told: str) -> None:
    assert not read(told).statements


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ("وصف المرجاني اللقاء بالمثمر.", "اللقاء بالمثمر"),
        ("وصف المرجاني الوادي على أنه الأجمل.", "الوادي على أنه الأجمل"),
        ("وتعتبر الشركة جميع أراضي الوادي جزءا من أملاكها.", "جميع أراضي الوادي جزءا من أملاكها"),
        ("وفسر العلماء الإقبال على الحدائق بأنها تريح النفس.", "الإقبال على الحدائق بأنها تريح النفس"),
        ("واعتبرت منى الدفلى فوزها دليلا على وعي الناس.", "فوزها دليلا على وعي الناس"),
    ],
)
def test_a_verb_that_has_both_of_its_things_says_what_one_is_to_somebody(told: str, what: str) -> None:
    statement = only(told)
    assert " ".join(piece.of(told) for piece in statement.content) == what


def test_bodies_in_the_plural_stand_behind_a_feminine_verb_as_who_speaks() -> None:
    assert said("رفضت أحزاب الوادي القرار الجديد.") == [("أحزاب الوادي", "القرار الجديد")]
    assert said("ورفضت مستشفيات الساحل التفاعل مع الشكوى.") == [("مستشفيات الساحل", "التفاعل مع الشكوى")]


@pytest.mark.parametrize(
    "accused",
    [
        "وسجن البحار الذي اتهم بسرقة القارب من الميناء.",
        "وعاد البحار إلى الوادي بعد أن بات متهما بسرقة القارب.",
        "وأحيل إلى المحكمة 29 متهما أمس بسرقة القوارب.",
        "وكان السد في الماضي قد اتهم بأنه يهدد القرى.",
        "وهذا هو العرض الذي وصف بالمغري جدا.",
    ],
)
def test_who_is_accused_accuses_nobody(accused: str) -> None:
    assert not read(accused).statements


def test_who_accuses_names_whom() -> None:
    told = "وقال سالم المرجاني إن القارب سرق، متهما الشركة بسرقته."
    assert said(told)[1:] == [("سالم المرجاني", "الشركة بسرقته")]
