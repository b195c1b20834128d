"""Whose words within words are, and through whom they came."""

from __future__ import annotations

import pytest

from tests.find.reading import read, said


def chains(text: str) -> list[list[str]]:
    return [[hop.name for hop in one.chain] for one in read(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        "وأكد المرجاني أنه وفقا لوزارة الري بلغ الإنتاج مليون طن.",
        "وأكد المرجاني أنه، بحسب وزارة الري، بلغ الإنتاج مليون طن.",
        "ولفت المرجاني إلى أنه بحسب وزارة الري فإن الإنتاج بلغ مليون طن.",
    ],
)
def test_a_source_right_behind_that_stands_behind_the_speaker(text: str) -> None:
    outer, inner = said(text)

    assert outer[1] == text[text.index("أنه") : -1]
    assert inner[1] in ("بلغ الإنتاج مليون طن", "الإنتاج بلغ مليون طن")
    assert chains(text) == [[], ["المرجاني", "وزارة الري"]]


def test_a_measure_behind_that_is_no_source() -> None:
    text = "وقال المرجاني إنه يسير وفق الخطة، وأضاف أن الماء كاف."

    assert said(text) == [("المرجاني", "إنه يسير وفق الخطة"), ("المرجاني", "الماء كاف")]
