"""How the words of a saying changed from one article to another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.sayings.turn import find_words, judge_turn
from qawl.compare.sayings.values import Change, ChangeKind, Turn
from qawl.model.records import Kind
from tests.compare.sayings.told import Told, reading, words

SAID = "الجسر الحجري سيفتح أمام القوافل صباح الأحد"


def turn(before: str, after: str, quoted: tuple[Kind, Kind] | None = None) -> tuple[Turn, list[tuple[str, str]]]:
    """The turn, and the words of each change before and after."""
    one, other = reading(Told("a", "داود السنديان", before)), reading(Told("b", "داود السنديان", after))
    texts = one.article.text, other.article.text
    found = [find_words(text, each.statements[0], words()) for text, each in zip(texts, (one, other), strict=True)]
    made = judge_turn(found[0], found[1], quoted)
    return made, [
        (change.before.of(texts[0]) if change.before else "", change.after.of(texts[1]) if change.after else "")
        for change in made.changes
    ]


def kinds(change: Change) -> list[str]:
    return [kind.value for kind in change.kinds]


def test_what_is_only_spelled_otherwise_has_not_changed() -> None:
    made, _ = turn(SAID, "الجسرُ الحجرى، سيفتح امام القوافل صباح الاحد")

    assert made.changes == ()
    assert made.why == ("same-wording",)
    assert made.kept == 7


def test_a_word_is_added_dropped_or_replaced() -> None:
    made, changed = turn(SAID, "الجسر الحجري القديم سيغلق أمام القوافل صباح")

    assert changed == [("سيفتح", "القديم سيغلق"), ("الأحد", "")]
    assert [kinds(change) for change in made.changes] == [["replaced"], ["dropped"]]


def test_a_negation_is_marked() -> None:
    made, changed = turn(SAID, SAID.replace("سيفتح", "لن يفتح"))

    assert changed == [("سيفتح", "لن يفتح")]
    assert ChangeKind.NEGATION in made.changes[0].kinds
    assert "negation-differs" in made.why


def test_a_number_is_marked() -> None:
    made, changed = turn("عبرت الجسر 40 قافلة", "عبرت الجسر 14 قافلة")

    assert changed == [("40", "14")]
    assert kinds(made.changes[0]) == ["replaced", "number"]


def test_a_hedge_is_marked_where_it_comes_and_where_it_goes() -> None:
    sure, hedged = SAID, SAID.replace("سيفتح", "ربما سيفتح")

    assert turn(sure, hedged)[0].why == ("hedge-differs",)
    assert turn(hedged, sure)[0].why == ("hedge-differs",)


def test_a_quotation_that_became_a_report_is_told() -> None:
    made, _ = turn(SAID, SAID, (Kind.DIRECT, Kind.INDIRECT))

    assert made.why == ("quoted-then-reported", "same-wording")


def test_a_report_that_became_a_quotation_is_told() -> None:
    assert turn(SAID, SAID, (Kind.INDIRECT, Kind.MIXED))[0].why[0] == "reported-then-quoted"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_compared(one: str, other: str) -> None:
    made, changed = turn(one, other)

    assert all(before or after for before, after in changed)
    assert made.kept >= 0
