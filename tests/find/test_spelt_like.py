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


@pytest.mark.parametrize("name", ["فورتن", "فالتمير", "كاسترين", "كالفيرن"])
def test_a_name_keeps_its_first_letter_behind_a_verb_of_saying(name: str) -> None:
    text = f"وأوضح {name} أن الجسر مغلق."

    assert of(only(text).speaker, text) == name


def test_the_whole_name_is_read_where_only_the_family_name_stands_behind_a_verb() -> None:
    text = "قال روبير بيسر مدير الشركة إن الجسر مغلق. وأضاف بيسر في بيان أن السوق مفتوحة."

    assert [who for who, _ in said(text)] == ["روبير بيسر", "روبير بيسر"]


@pytest.mark.parametrize("manner", ["كعادته", "كلاعب في الفريق", "بغضب", "فعلا"])
def test_how_somebody_speaks_is_no_name(manner: str) -> None:
    text = f"وقال {manner} إن الجسر مغلق."

    assert only(text).speaker is None
