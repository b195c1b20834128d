"""Verses and traditions, and who cites them."""

from __future__ import annotations

import pytest

from qawl.model.records import Kind
from tests.find.reading import only, read, said


def told(text: str) -> list[tuple[str | None, str, list[str]]]:
    return [
        (one.speaker_name, one.content[0].of(text), [hop.name for hop in one.chain]) for one in read(text).statements
    ]


@pytest.mark.parametrize(
    "cited",
    [
        "قال الله تعالى: {واصبروا وصابروا}",
        "لقول الله عز وجل: {واصبروا وصابروا}",
        "والله سبحانه يقول: (واصبروا وصابروا)",
        "امتثالا لقول الله سبحانه وتعالى في كتابه الكريم: «واصبروا وصابروا»",
    ],
)
def test_a_verse_inside_a_sermon_came_through_the_preacher(cited: str) -> None:
    outer, verse = told(f"وأكد الشيخ سالم الدفلى أن الصبر جميل، {cited}.")

    assert outer[:1] == ("سالم الدفلى",)
    assert verse == ("الله", "واصبروا وصابروا", ["سالم الدفلى", "الله"])


@pytest.mark.parametrize(
    "cited",
    [
        "قال صلى الله عليه وسلم: «الصبر ضياء»",
        "قال عليه الصلاة والسلام: «الصبر ضياء»",
        "لقوله صلى الله عليه وسلم: (الصبر ضياء)",
        "وقوله عليه السلام «الصبر ضياء»",
    ],
)
def test_a_blessing_alone_stands_for_the_prophet_who_was_named(cited: str) -> None:
    text = f"قال رسول الله صلى الله عليه وسلم: «الصلاة نور الدار». وأضاف الشيخ سالم الدفلى: إن الصبر جميل {cited}."

    assert told(text)[-1] == ("رسول الله", "الصبر ضياء", ["سالم الدفلى", "رسول الله"])
    assert read(text).statements[-1].speaker is None


def test_the_prophet_stands_before_his_verb_with_the_blessing_between() -> None:
    text = "وأكد الشيخ سالم الدفلى أن النبي صلى الله عليه وسلم قال: (الصبر ضياء)."

    assert told(text)[1] == ("النبي", "الصبر ضياء", ["سالم الدفلى", "النبي"])


@pytest.mark.parametrize("word", ["واستشهد بقوله تعالى", "واستدل بقول الله تعالى"])
def test_whoever_spoke_last_cites_it(word: str) -> None:
    text = f"قال الشيخ سالم الدفلى إن الصبر جميل. {word}: {{واصبروا وصابروا}}."

    assert [chain for _, _, chain in told(text)][1][0] == "سالم الدفلى"


def test_a_verse_in_an_article_of_ones_own_came_through_nobody() -> None:
    assert told("والصبر من خلق الكرام، قال تعالى: {واصبروا وصابروا}.") == [("تعالى", "واصبروا وصابروا", [])]


def test_an_answer_within_a_tradition_is_told_and_not_cited() -> None:
    text = 'قال الرجل: "ما أنفع الأعمال يا رسول الله"، فقال النبي صلى الله عليه وسلم: «أدومها وإن قل».'

    assert told(text)[-1][1:] == ("أدومها وإن قل", [])


def test_the_words_of_a_verse_hold_no_sayings() -> None:
    text = "قال الله تعالى: {يأمرون بالمعروف وينهون عن المنكر}."

    assert said(text) == [("الله", "يأمرون بالمعروف وينهون عن المنكر")]
    assert only(text).kind is Kind.DIRECT


def test_traditions_after_a_verse_in_one_paragraph_are_cited_by_the_same() -> None:
    text = "وأضاف الشيخ سالم الدفلى: قال تعالى: {واصبروا وصابروا}. وقال النبي: «الصبر ضياء»."

    assert told(text)[-1][2] == ["سالم الدفلى", "النبي"]


def test_a_person_whose_name_ends_like_gods_is_another() -> None:
    text = "أكد الشيخ فتح الله الدفلى أن الصبر جميل. وقال الله تعالى: {واصبروا وصابروا}."

    assert [name for name, _ in said(text)] == ["فتح الله الدفلى", "الله تعالى"]


@pytest.mark.parametrize("blessing", ["(صلى الله عليه وآله)", "«ص»", "(ص)", "- صلى الله عليه وسلم -"])
def test_a_blessing_in_brackets_is_no_verse(blessing: str) -> None:
    assert said(f"قال رسول الله {blessing}: «الصبر ضياء والصلاة نور».") == [("رسول الله", "الصبر ضياء والصلاة نور")]


def test_a_prophet_named_anywhere_before_is_whom_a_blessing_stands_for() -> None:
    text = "وكانت بعثة النبي رحمة للناس. ومصداق ذلك قوله (ص): «الصبر ضياء والصلاة نور»."

    assert said(text) == [("النبي", "الصبر ضياء والصلاة نور")]


@pytest.mark.parametrize(
    "text",
    [
        "عن أبي سالم الدفلى رضوان الله عليه أن النبي صلى الله عليه وسلم قال: «الصدق زينة الكلام».",
        "وعن أبي سالم الدفلى - رضوان الله عليه - عن النبي صلى الله عليه وسلم قال: «الصدق زينة الكلام».",
        "وفي الصحيح عن أبي سالم الدفلى عن النبي صلى الله عليه وسلم أنه قال: «الصدق زينة الكلام».",
    ],
)
def test_whoever_hands_a_tradition_on_stands_before_whom_it_is_from(text: str) -> None:
    (tradition,) = read(text).statements

    assert [hop.name for hop in tradition.chain] == ["أبي سالم الدفلى", "النبي"]


def test_a_narrator_hands_on_one_tradition_and_no_later_saying() -> None:
    text = (
        "عن أبي سالم الدفلى أن النبي صلى الله عليه وسلم قال: «الصدق زينة الكلام». "
        "وقال النبي صلى الله عليه وسلم: «الرفق باب كل خير»."
    )

    assert [len(one.chain) for one in read(text).statements] == [2, 0]
