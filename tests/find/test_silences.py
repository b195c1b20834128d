"""What somebody is reported not to have said."""

from __future__ import annotations

import pytest

from qawl.model.records import Silence
from tests.find.reading import read, said


def silent(text: str) -> list[tuple[str | None, str]]:
    """Who kept silent, and about what."""
    return [(one.speaker_name, one.about.of(text)) for one in read(text).silences]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("ولم يوضح بيان الوزارة سبب التأخير.", "سبب التأخير"),
        ("ولم يكشف بيان الوزارة هوية المصابين.", "هوية المصابين"),
        ("ولم يعلن بيان الوزارة عن موعد الافتتاح.", "موعد الافتتاح"),
    ],
)
def test_what_was_left_unsaid_is_a_silence_and_no_statement(text: str, about: str) -> None:
    assert [words for _, words in silent(text)] == [about]
    assert said(text) == []


def test_a_silence_names_who_kept_it() -> None:
    text = "ولم تكشف وزارة الري عن تفاصيل الاتفاق."

    assert silent(text) == [("وزارة الري", "تفاصيل الاتفاق")]


def test_a_silence_ends_at_the_comma() -> None:
    text = "ولم تكشف وزارة الري عن تفاصيل الاتفاق، لكن السكان احتفلوا به."

    assert silent(text) == [("وزارة الري", "تفاصيل الاتفاق")]


def test_the_cue_of_a_silence_is_its_verb() -> None:
    text = "ولم تكشف وزارة الري عن تفاصيل الاتفاق."

    (silence,) = read(text).silences

    assert isinstance(silence, Silence)
    assert silence.cue.of(text) == "تكشف"


@pytest.mark.parametrize("text", ["ولم يطلب الوفد تمديد المهلة.", "ولم يسأل النائب عن سبب التأخير."])
def test_what_was_not_asked_yields_neither_statement_nor_silence(text: str) -> None:
    reading = read(text)

    assert (reading.statements, reading.silences) == ((), ())


def test_a_denied_claim_is_a_statement_and_no_silence() -> None:
    text = "لم تؤكد وزارة الري أن القناة ستغلق."

    assert silent(text) == []
    assert said(text) == [("وزارة الري", "القناة ستغلق")]
    assert read(text).statements[0].negated


@pytest.mark.parametrize(
    ("text", "who", "about"),
    [
        ("ولم يوضح الوزير متى يفتح الجسر.", "الوزير", "متى يفتح الجسر"),
        ("ولم تذكر وزارة النقل متى يفتح الجسر.", "وزارة النقل", "متى يفتح الجسر"),
        ("ولم يذكر البيان سبب التأخير.", "البيان", "سبب التأخير"),
    ],
)
def test_a_question_left_open_is_a_silence_of_whoever_left_it(text: str, who: str, about: str) -> None:
    assert silent(text) == [(who, about)]


def test_a_silence_without_a_subject_is_that_of_whoever_spoke_last() -> None:
    text = "قال الوزير نادر المرجاني إن الجسر سيفتح. ولم يكشف عن موعد الافتتاح."

    assert silent(text) == [("نادر المرجاني", "موعد الافتتاح")]
