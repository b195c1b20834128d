"""How far reviewers agree is counted as the books count it."""

from __future__ import annotations

import pytest

from qawl.model.review import Action, Revision
from qawl.review.agreement import agreement, cohen, krippendorff
from tests.review.made import TEXT, decided, read


def test_krippendorffs_own_example_of_two_observers() -> None:
    # Krippendorff, «Computing Krippendorff's Alpha-Reliability» (2011), example A: ten units, alpha 0.095
    first, second = "0100000100", "1110010000"

    assert krippendorff([list(pair) for pair in zip(first, second, strict=True)]) == pytest.approx(0.095, abs=0.0005)


def test_krippendorffs_own_example_of_four_observers_with_gaps() -> None:
    # the same, example C: twelve units, four observers, alpha 0.743
    table = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    units = [[row[place] for row in table if row[place] != "."] for place in range(12)]

    assert krippendorff(units) == pytest.approx(0.743, abs=0.0005)


def test_cohens_kappa_of_a_known_table() -> None:
    # 20 both yes, 5 yes/no, 10 no/yes, 15 both no: kappa 0.4
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    units = [{"a": one, "b": other} for one, other in pairs]

    assert cohen(units, ("a", "b")) == pytest.approx(0.4)


def test_only_what_two_have_judged_counts_and_what_was_undone_does_not() -> None:
    reading = read(TEXT)
    made = agreement(
        [
            decided(reading, 0, Action.ACCEPT, number=1, by="سلمى"),
            decided(reading, 0, Action.ACCEPT, number=2, by="كريم"),
            decided(reading, 1, Action.REJECT, number=3, by="سلمى"),
            decided(reading, 1, Action.ACCEPT, number=4, by="كريم"),
            decided(reading, 2, Action.ACCEPT, number=5, by="كريم"),
            decided(reading, 3, Action.ACCEPT, number=6, by="سلمى"),
            decided(reading, 3, Action.REJECT, number=7, by="كريم"),
            decided(reading, 3, Action.UNDO, number=8, by="كريم", undoes=7),
        ]
    )

    assert made.records == 2
    assert made.reviewers == ("سلمى", "كريم")
    assert made.same == 0.5
    assert made.kappa == pytest.approx(0.0)
    assert made.alpha is not None


def test_nobody_and_one_alone_agree_on_nothing() -> None:
    made = agreement([decided(read(TEXT), 0)])

    assert (made.records, made.same, made.alpha, made.kappa) == (0, None, None, None)
    assert agreement(list[Revision]()).records == 0
