"""Charts: every amount at its height, bounds and ranges told apart, nothing drawn of a single number."""

from __future__ import annotations

from datetime import date

from qawl.web.charts import Claim, Row, draw, far_off


def claim(day: int, low: float | None, high: float | None, key: str = "a", faded: bool = False) -> Claim:
    return Claim(f"{key}{day}", date(2026, 4, day), low, high, "told", faded, False)


def test_more_is_higher_and_later_is_further_on() -> None:
    rows = [Row(0, (claim(1, 10, 10), claim(8, 40, 40)), True)]

    arabic, english = draw(rows, "ar"), draw(rows, "en")

    assert arabic is not None
    assert english is not None
    assert arabic.marks[0].y > arabic.marks[1].y
    assert arabic.marks[0].x > arabic.marks[1].x
    assert english.marks[0].x < english.marks[1].x
    assert arabic.lines[0][1] == " ".join(f"{mark.x},{mark.y}" for mark in arabic.marks)


def test_only_what_counts_on_is_joined() -> None:
    rows = [Row(0, (claim(1, 10, 10), claim(8, 40, 40)), False)]

    chart = draw(rows, "ar")

    assert chart is not None
    assert chart.lines == ()


def test_a_bound_points_to_where_the_amount_may_lie_and_a_range_has_two_ends() -> None:
    rows = [Row(0, (claim(1, 50, None), claim(2, None, 20), claim(3, 30, 40)), False)]

    chart = draw(rows, "en")

    assert chart is not None
    above, below, between = chart.marks
    assert (above.aim, below.aim, between.aim) == ("up", "down", "")
    assert chart.from_zero
    assert between.ends is not None
    assert between.ends[0] > between.y > between.ends[1]


def test_of_a_single_number_or_of_none_nothing_is_drawn() -> None:
    assert draw([Row(0, (claim(1, 10, 10),), False)], "ar") is None
    assert draw([], "ar") is None


def test_claimants_have_shapes_of_their_own() -> None:
    rows = [Row(nth, (claim(1 + nth, nth, nth, key=str(nth)),), False) for nth in range(8)]

    chart = draw(rows, "ar")

    assert chart is not None
    assert len({mark.shape for mark in chart.marks}) == 8


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    near = draw([Row(0, (claim(1, 3607, 3607), claim(2, 3702, 3702)), True)], "en")
    far = draw([Row(0, (claim(1, 3, 3), claim(2, 3702, 3702)), True)], "en")

    assert near is not None
    assert far is not None
    assert not near.from_zero
    assert far.from_zero


def test_all_days_and_amounts_may_be_one() -> None:
    chart = draw([Row(0, (claim(1, 5, 5), claim(1, 5, 5, key="b")), False)], "ar")

    assert chart is not None
    assert all(chart.left <= mark.x <= chart.right and 0 <= mark.y <= chart.floor for mark in chart.marks)


def test_zero_and_losses_have_a_place() -> None:
    chart = draw([Row(0, (claim(1, 0, 0), claim(2, 0, 0), claim(3, -4, -4)), False)], "ar")

    assert chart is not None
    assert all(0 <= mark.y <= chart.floor for mark in chart.marks)


def test_an_amount_out_of_all_proportion_is_left_to_the_table() -> None:
    usual = [claim(1, 35, 35), claim(2, 50, None), claim(3, 410, 410)]
    huge = claim(4, 120_000_000, None)

    assert far_off([*usual, huge]) == {huge.id}
    assert far_off(usual) == frozenset()
    assert far_off([huge]) == frozenset()


def test_no_name_of_a_day_sticks_out_of_a_chart() -> None:
    claims = (claim(1, 1, 1), Claim("z", date(2027, 12, 30), 5, 5, "told", False, False))

    for width in (380.0, 720.0):
        chart = draw([Row(0, claims, True)], "ar", width)

        assert chart is not None
        assert all(len(name) * 3 <= at <= width - len(name) * 3 for _, at, name in chart.days)
        assert len(chart.days) >= 2
