"""Who mediates, and who says that he does not."""

from __future__ import annotations

import pytest

from tests.compare.conflicts.reading import found, kinds

YES = "قالت الرئيسة إلينا دوفار إن الأرخبيل يتوسط بين حكومة البيلسان وحركة السنابل."


def test_he_mediates_says_one_and_he_himself_denies_it() -> None:
    (conflict,) = found(YES, "قال مندوب الأرخبيل توماس فيرنو إن بلاده لا تتوسط بين حكومة البيلسان وحركة السنابل.")

    assert conflict.kind == "role"
    assert [side.own for side in conflict.sides] == [False, True]
    assert "mediates-and-not" in conflict.why


def test_a_party_and_no_mediator() -> None:
    assert kinds(YES, "قال صفوان الدراج إن الأرخبيل طرف لا وسيط في هذه المحادثات.") == ["role"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("قال صفوان الدراج إن تيماران ليست وسيطا.", id="somebody else"),
        pytest.param("قال صفوان الدراج إن الأرخبيل لا يملك حق النقض.", id="another matter"),
        pytest.param("وكان توماس فيرنو قد قال إن بلاده لا تتوسط بين الطرفين.", id="recalled"),
        pytest.param("رحب صفوان الدراج بوساطة الأرخبيل.", id="agrees"),
    ],
)
def test_others_contradict_nobody(other: str) -> None:
    assert kinds(YES, other) == []
