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


@pytest.mark.parametrize("still", ["ما زالت", "لا تزال", "لازالت", "كثيرا ما"])
def test_who_still_refuses_refuses(still: str) -> None:
    assert said(f"والشركة {still} ترفض إغلاق الجسر.") == [("الشركة", "إغلاق الجسر")]
    assert said(f"وقال المدير إن الشركة {still} ترفض إغلاق الجسر.")[-1] == ("الشركة", "إغلاق الجسر")


def test_the_subject_may_stand_between_still_and_its_verb() -> None:
    assert said("ولا تزال الشركة ترفض إغلاق الجسر.") == [("الشركة", "إغلاق الجسر")]


BEFORE = "قال نادر المرجاني إن السوق هادئ. "


@pytest.mark.parametrize(
    "text",
    [
        "أما سالم الدفلى - سائق حافلة - قال إن الزبائن يتخوفون.",
        "أما سالم الدفلى صاحب محل قال إن الزبائن يتخوفون.",
        "ومن جانبه التاجر سالم الدفلى يقول إن الزبائن يتخوفون.",
        "وسالم الدفلى يقول إن الزبائن يتخوفون.",
        "والتاجر سالم الدفلى -الذي عاش في الوادي- يقول إن الزبائن يتخوفون.",
    ],
    ids=["as for, with dashes", "as for", "in turn", "joined", "a relative clause in dashes"],
)
def test_who_is_turned_to_before_the_verb_speaks(text: str) -> None:
    assert [name for name, _ in said(BEFORE + text)][-1] == "سالم الدفلى"


@pytest.mark.parametrize("drawn", ["النظر", "الانتباه"])
def test_what_is_drawn_to_something_does_not_speak(drawn: str) -> None:
    assert said(f"{BEFORE}ولفت {drawn} إلى أن الزبائن يتخوفون.")[-1] == ("نادر المرجاني", "الزبائن يتخوفون")


@pytest.mark.parametrize("text", ["ويلفت النظر أن الزبائن يتخوفون.", "وحرص على لفت الانتباه إلى خوف الزبائن."])
def test_what_draws_attention_by_itself_says_nothing(text: str) -> None:
    assert said(BEFORE + text) == said(BEFORE)
