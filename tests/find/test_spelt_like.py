"""Names that are spelt like another word."""

from __future__ import annotations

import pytest

from tests.find.reading import of, only, said


def test_behind_a_verb_of_saying_a_mother_is_no_conjunction() -> None:
    text = "وأكدت أم ريان أن السوق مفيدة. وأضافت أنها ستعود."

    assert [who for who, _ in said(text)] == ["أم ريان", "أم ريان"]


def test_a_mother_is_known_again_by_what_she_is_called() -> None:
    text = 'وقالت أم ريان "السوق مفيدة". وعادت أم ريان إلى القرية وأضافت أن الطريق طويل.'

    assert said(text)[-1][0] == "أم ريان"


@pytest.mark.parametrize(("verb", "name"), [("وقال", "دان كورتسن"), ("وقالت", "كيارا مونتاريلي")])
def test_the_first_half_of_a_name_may_be_spelt_like_a_verb_or_hold_a_preposition(verb: str, name: str) -> None:
    text = f"{verb} {name} إن الجسر مغلق."

    assert of(only(text).speaker, text) == name


def test_whom_one_speaks_to_keeps_the_preposition() -> None:
    assert only("وقال المرجاني لسامي إن الجسر مغلق.").speaker_name == "المرجاني"
