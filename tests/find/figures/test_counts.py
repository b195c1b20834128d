"""What is counted beside a number that no noun stands at, and how far «up to» reaches."""

from __future__ import annotations

from qawl.model.figures import Bound
from tests.find.figures.reading import figures, only, told


def test_what_reaches_a_number_is_that_number_and_what_may_reach_it_is_at_most_that() -> None:
    one, other = figures("زادت الصادرات لتصل إلى 30 شاحنة، وقد تصل إلى 50 شاحنة.")

    assert (one.low, one.high, one.bound) == (30, 30, Bound.EXACT)
    assert (other.low, other.high, other.bound) == (None, 50, Bound.UP_TO)


def test_parts_of_a_whole_need_no_noun() -> None:
    assert told("انتخب 21 عضوا منهم 14 بالانتخاب، و7 بالتعيين.")[1:] == [
        ("14", "person", "other"),
        ("7", "person", "other"),
    ]
    assert [one.low for one in figures("يضم الجيش 4500 جندي، 3490 في الشمال، و480 في الجنوب.")] == [4500, 3490, 480]


def test_a_large_number_in_brackets_counts_what_follows_and_a_small_one_numbers_a_list() -> None:
    assert told("نزعت الأمانة ملكية ( 277 ) عقارا.") == [("277", "other", "other")]
    assert told("ومن مهامها: (4) صناعة الكراسي.") == []


def test_who_fits_a_description_is_somebody() -> None:
    found = only("بلغ عدد من تم فحصهم 407 في المدينة.")

    assert (found.unit, found.counted, found.population) == ("person", None, None)


def test_the_noun_stands_behind_the_total_number_of() -> None:
    assert only("بلغ العدد الإجمالي للمستفيدين من الحملة 1164.").unit == "person"


def test_animals_are_nobody() -> None:
    assert told("أعدمت السلطات عشرة آلاف دجاجة.") == [("عشرة آلاف", "animal", "other")]
