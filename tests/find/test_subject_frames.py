"""Subjects that a clause, an adjective or another noun keeps apart from their verb."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال نادر المرجاني إن الجسر آمن. وكانت دراسة أجرتها جامعة الوادي أظهرت أن الجسر قديم.", "دراسة"),
        ("وأنكر معظم المتهمين التهم الموجهة إليهم.", "معظم المتهمين"),
        ("وأظهرت الأبحاث المنجزة أن الجسر قديم.", "الأبحاث المنجزة"),
        ("وأعلن مستشار خادم الحرمين الشريفين الأمير نادر بن سالم أن الجسر آمن.", "نادر بن سالم"),
    ],
    ids=["a paper and who made it", "most of them", "an adjective of no list", "an honorific of several words"],
)
def test_a_subject_is_read_as_a_whole(text: str, name: str) -> None:
    assert said(text)[-1][0] == name


@pytest.mark.parametrize("still", ["ما زالت", "لا تزال", "لازالت", "كثيرا ما"])
def test_who_still_refuses_refuses(still: str) -> None:
    assert said(f"والشركة {still} ترفض إغلاق الجسر.") == [("الشركة", "إغلاق الجسر")]
    assert said(f"وقال المدير إن الشركة {still} ترفض إغلاق الجسر.")[-1] == ("الشركة", "إغلاق الجسر")


def test_the_subject_may_stand_between_still_and_its_verb() -> None:
    assert said("ولا تزال الشركة ترفض إغلاق الجسر.") == [("الشركة", "إغلاق الجسر")]
