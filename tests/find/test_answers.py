"""Who denies, refuses or confirms the clause before: «…، وهو ما تنفيه الشركة»."""

from __future__ import annotations

import pytest

from tests.find.reading import only, read, said


@pytest.mark.parametrize("link", ["وهو ما", "وهو الأمر الذي", "الأمر الذي", "وهذا ما"])
def test_the_answer_is_to_the_words_that_stand_before_it(link: str) -> None:
    text = f"ويتهم العمدة النقابة بإغلاق السوق، {link} نفته النقابة."

    assert said(text) == [("العمدة", "النقابة بإغلاق السوق"), ("النقابة", "النقابة بإغلاق السوق")]


@pytest.mark.parametrize(
    ("answer", "act"),
    [
        ("تنفيه وزارة النقل", "deny"),
        ("رفضته وزارة النقل بشدة", "reject"),
        ("ترفضه بشدة وزارة النقل", "reject"),
        ("أكدته وزارة النقل", "say"),
        ("تعارضه وزارة النقل", "reject"),
    ],
)
def test_what_is_done_with_it_the_verb_says(answer: str, act: str) -> None:
    statement = only(f"سقط الجسر القديم في الليل، وهو ما {answer}.")

    assert (statement.act.value, statement.speaker_name) == (act, "وزارة النقل")


def test_where_nobody_said_it_the_clause_before_is_meant() -> None:
    text = "سحبت القوارب من النهر ليلا، الأمر الذي أكدته مصادر طبية في المستشفى."

    assert said(text)[0][1] == "سحبت القوارب من النهر ليلا"


def test_words_of_his_own_are_no_answer() -> None:
    text = "سقط الجسر. وهو ما أكده سالم الدفلى بقوله إن الجسر قديم."

    assert said(text) == [("سالم الدفلى", "الجسر قديم")]


def test_whoever_answers_carries_nothing() -> None:
    statements = read("ويتهم العمدة النقابة بإغلاق السوق، وهو ما تنفيه النقابة.").statements

    assert [one.chain for one in statements] == [(), ()]


def test_a_noun_behind_and_with_its_hamza_below_is_no_verb() -> None:
    assert "إدانته للحرب" in said("وأعلن سالم الدفلى احتجاجه وإدانته للحرب.")[0][1]


def test_what_the_answer_takes_in_is_nobodys_chain() -> None:
    text = "وتتهم وزارة النقل النقابة بدعم الصيادين، خصوصا من خلال تزويدهم بالقوارب، وهو ما تنفيه النقابة بشكل قاطع."

    statements = read(text).statements

    assert [one.chain for one in statements] == [(), ()]
    assert said(text)[-1][1].startswith("النقابة بدعم")
