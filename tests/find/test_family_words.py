"""Family names that are words of a list elsewhere."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize("name", ["ماريا العبدة", "رضوان عيارة", "برناردو ليون"])
def test_behind_a_verb_of_saying_a_word_is_the_name_that_stands_behind_a_given_name(name: str) -> None:
    family = name.split()[1]
    verb = "وأضافت" if name.startswith("ماريا") else "وأضاف"
    text = f"استقبل المدير المبعوث {name} في القرية. {verb} {family} أن الجسر مغلق."

    assert said(text)[-1][0] == name


def test_what_a_verb_takes_is_no_name_though_it_stands_behind_one_elsewhere() -> None:
    text = "أكد سامي الدفلى ضرورة الحذر. وأضاف الشعب صامتا. وأكد سامي ضرورة العمل. وأكد ضرورة أن يفتح الجسر."

    assert all(who is None or "ضرورة" not in who for who, _ in said(text))


def test_a_city_that_agrees_with_its_verb_stays_a_city() -> None:
    text = "زار سامي لندن أمس. وقالت لندن إن الجسر مغلق."

    assert said(text)[-1][0] == "لندن"
