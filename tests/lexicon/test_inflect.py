"""Three principal parts give the forms that the press writes, and each form tells what it knows of the speaker."""

from __future__ import annotations

import doctest
from collections.abc import Iterable, Iterator

import pytest

from qawl.lexicon import inflect
from qawl.lexicon.inflect import (
    Form,
    noun_forms,
    participle_forms,
    past_forms,
    present_forms,
    with_objects,
)


def written(forms: Iterable[Form]) -> set[str]:
    return {form.word for form in forms}


def agreement(forms: Iterable[Form]) -> dict[str, set[tuple[str, str]]]:
    """Each form with the genders and numbers it may stand for."""
    found: dict[str, set[tuple[str, str]]] = {}
    for form in forms:
        found.setdefault(form.word, set()).add((form.gender, form.number))
    return found


@pytest.mark.parametrize(
    ("past", "forms"),
    [
        ("أكد", "أكد أكدت أكدوا أكدا أكدتا أكدن"),
        ("تحدث", "تحدث تحدثت تحدثوا تحدثا تحدثتا تحدثن"),
        ("قال", "قال قالت قالوا قالا قالتا"),
        ("أشار", "أشار أشارت أشاروا أشارا أشارتا"),
        ("نفى", "نفى نفت نفوا نفيا نفتا نفين"),
        ("رأى", "رأى رأت رأوا رأيا رأتا رأين"),
        ("ادعى", "ادعى ادعت ادعوا ادعيا ادعتا ادعين"),
        ("دعا", "دعا دعت دعوا دعتا"),
        ("رد", "رد ردت ردوا ردا ردتا"),
    ],
)
def test_the_past_of_strong_hollow_and_weak_verbs(past: str, forms: str) -> None:
    assert set(forms.split()) <= written(past_forms(past))


@pytest.mark.parametrize(
    ("present", "forms"),
    [
        ("يؤكد", "يؤكد تؤكد سيؤكد ستؤكد يؤكدون سيؤكدون يؤكدوا يؤكدان تؤكدان"),
        ("يقول", "يقول تقول سيقول ستقول يقولون يقولوا يقولان تقولان"),
        ("ينفي", "ينفي تنفي سينفي ستنفي ينفون سينفون ينفوا ينفيان تنفيان ينف تنف"),
        ("يدعو", "يدعو تدعو سيدعو ستدعو يدعون يدعوا يدعوان تدعوان يدع تدع"),
        ("يرى", "يرى ترى سيرى سترى يرون يروا يريان تريان ير تر"),
        ("يرد", "يرد ترد سيرد سترد يردون يردوا يردان تردان"),
    ],
)
def test_the_present_with_its_future_its_plural_and_its_jussive(present: str, forms: str) -> None:
    assert set(forms.split()) <= written(present_forms(present))


@pytest.mark.parametrize(
    ("active", "forms"),
    [
        ("مشير", "مشيرا مشيرة مشيرين مشيران مشيرون مشيرتين"),
        ("قائل", "قائلا قائلة قائلين قائلان قائلون قائلتين"),
        ("نافي", "نافيا نافية نافين نافيان نافون نافيتين"),
    ],
)
def test_the_participle_carries_speech_on_in_every_gender_and_number(active: str, forms: str) -> None:
    assert written(participle_forms(active)) == set(forms.split())


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("تصريح", "تصريح التصريح تصريحه تصريحها تصريحهم تصريحهما"),
        ("دعوة", "دعوة الدعوة دعوته دعوتها دعوتهم دعوتهما"),
        ("ادعاء", "ادعاء الادعاء ادعائه ادعائها ادعائهم ادعائهما"),
    ],
)
def test_a_noun_of_saying_stands_bare_with_its_article_and_with_its_owner(noun: str, forms: str) -> None:
    assert written(noun_forms(noun)) == set(forms.split())


def test_an_ending_tells_gender_and_number() -> None:
    found = agreement((*past_forms("قال"), *present_forms("يقول")))

    assert found["قال"] == {("m", "s")}
    assert found["قالت"] == {("f", "s")}
    assert found["قالوا"] == {("m", "p")}
    assert found["قالتا"] == {("f", "d")}
    assert found["ستقول"] == {("f", "s")}
    assert found["يقولون"] == {("m", "p")}


def test_an_owner_tells_gender_and_number_and_a_bare_noun_neither() -> None:
    found = agreement(noun_forms("تصريح"))

    assert found["التصريح"] == {("", "")}
    assert found["تصريحها"] == {("f", "s")}
    assert found["تصريحهم"] == {("m", "p")}


def test_an_object_pronoun_keeps_the_gender_of_the_verb() -> None:
    forms: Iterator[Form] = with_objects(Form("اتهم", "past", "m", "s"))

    assert {(form.word, form.gender, form.suffixed) for form in forms} == {
        (word, "m", True) for word in ("اتهمه", "اتهمها", "اتهمهم", "اتهمهما", "اتهمهن")
    }


def test_a_weak_verb_takes_its_object_with_an_alef() -> None:
    assert "نفاها" in written(with_objects(Form("نفى", "past", "m", "s")))


def test_a_plural_takes_no_object_because_it_would_read_like_a_noun() -> None:
    assert list(with_objects(Form("دعوا", "past", "m", "p"))) == []


def test_the_examples_in_the_module_hold() -> None:
    result = doctest.testmod(inflect)

    assert result.attempted > 0
    assert result.failed == 0
