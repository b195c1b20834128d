"""Who threatens, who waves; where another clause opens; and words that no list knows behind a day."""

from __future__ import annotations

import pytest

from tests.find.reading import said


def test_who_waves_a_threat_threatens() -> None:
    assert said("ولوح الوزير سالم الدفلى بالانسحاب من الاتفاق.") == [("سالم الدفلى", "بالانسحاب من الاتفاق")]


@pytest.mark.parametrize(
    "text",
    [
        "ولوح الوزير بيده للجماهير.",
        "ولوح الوزير بالأعلام أمام السكان.",
        "وليس هناك أمل يلوح في الأفق لوضع نهاية للأزمة.",
        "وبدا الوزير مبتسما وهو يلوح لمودعيه بسعادة بالغة.",
    ],
)
def test_who_waves_a_hand_does_not(text: str) -> None:
    assert said(text) == []


def test_a_noun_joined_on_is_no_verb_of_blaming() -> None:
    assert all("الأعوان" not in what for _, what in said("وانتقد تهربها وصمتها منذ عام، لتتدخل بتكليف الأعوان."))


def test_another_matter_opens_another_clause() -> None:
    text = "وقال الوزير إن الأهداف تحققت في الخطة، في سياق آخر أعلن سالم الدفلى أنه سيسافر غدا."

    assert said(text) == [("الوزير", "الأهداف تحققت في الخطة"), ("سالم الدفلى", "أنه سيسافر غدا")]


def test_behind_and_now_stands_who_speaks() -> None:
    text = "ويعتبر القادة أن القوارب ذراع قوي للبلاد وقد أعلن وزير النقل أن الاتفاق جيد."

    assert said(text)[1] == ("وزير النقل", "الاتفاق جيد")


@pytest.mark.parametrize("between", ["بشدة", "أمس"])
def test_a_word_of_no_list_behind_a_manner_or_a_day_begins_the_words(between: str) -> None:
    text = f"انتقد الوزير سالم الدفلى {between} تهيدات المدير ضد العمال."

    assert said(text) == [("سالم الدفلى", "تهيدات المدير ضد العمال")]


def test_behind_a_preposition_stands_a_noun() -> None:
    text = "قالت البلدية إن المشكلة هي في ملاحظة أن هؤلاء يعرفون الطريق."

    assert len(said(text)) == 1


def test_by_his_own_estimate_adds_nothing() -> None:
    assert said("وقال الوزير إن الجسر آمن حسب تقديره، لافتا إلى أن السوق مفتوحة.")[0] == ("الوزير", "الجسر آمن")
