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
