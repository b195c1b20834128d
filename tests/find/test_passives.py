"""Verbs of saying in the passive name nobody, and so nobody speaks."""

from __future__ import annotations

import pytest

from tests.find.reading import said


@pytest.mark.parametrize(
    "text",
    [
        "قالت الصحيفة إن السوق مغلقة. واتُهم الحراس بإهانة الزوار.",
        "قال الوزير إن السوق مغلقة. وأُعلن عن فتح الجسر أمس.",
        "قال الوزير إن السوق مغلقة. ويُعتقد أن الجسر آمن.",
        "قال الوزير إن السوق مغلقة. ويُنصح بزيارة المتحف صباحا.",
        "قالت البلدية إن السوق مغلقة. وطُلب إخلاء المتحف القديم.",
    ],
)
def test_the_vowel_of_a_passive_says_that_nobody_is_named(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize("verb", ["يُعلن", "سيُعلن", "يُؤكد"])
def test_the_same_vowel_in_an_active_present_says_nothing(verb: str) -> None:
    assert said(f"الوزير سالم الدفلى {verb} أن الجسر آمن.") == [("سالم الدفلى", "الجسر آمن")]


@pytest.mark.parametrize("thing", ["صواريخ يرجح أنها قديمة", "قوارب يعتقد أنها مهجورة", "رسالة يظن أنها مزورة"])
def test_behind_a_noun_without_an_article_the_pronoun_means_that_noun(thing: str) -> None:
    assert said(f"عثر الحراس على {thing} في السوق.") == []


def test_who_is_named_before_the_verb_still_believes() -> None:
    assert said("المدير سالم الدفلى يعتقد أنها مهجورة.") == [("سالم الدفلى", "أنها مهجورة")]


@pytest.mark.parametrize(
    "text",
    ["لم يعد مستغربا أن نرى الجسر مغلقا.", "كان متوقعا أن يفتح السوق أمس.", "وليس مستبعدا تكرار الحادث في السوق."],
)
def test_behind_to_be_it_is_what_was_expected_by_nobody(text: str) -> None:
    assert said(text) == []


def test_behind_another_verb_it_is_what_somebody_expects() -> None:
    assert said("وكان الوزير قد غادر القاعة متوقعا أن يفتح السوق غدا.") == [(None, "يفتح السوق غدا")]
