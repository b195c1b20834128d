"""Whether a party agreed: its own word against what others declare."""

from __future__ import annotations

import pytest

from tests.compare.conflicts.reading import article, found, kinds

TOLD = "أعلنت المتحدثة باسم القصر الأزرق كاترين أولمار أن حكومة البيلسان وافقت على الورقة المعدلة."


def test_accepted_says_another_and_rejected_says_the_party() -> None:
    (conflict,) = found(TOLD, "قال هيثم القطراني إن حكومة البيلسان لم تقبل الورقة المعدلة.")

    assert conflict.kind == "acceptance"
    assert [side.own for side in conflict.sides] == [False, True]
    assert "accepted-and-rejected" in conflict.why


def test_accepted_says_another_and_nobody_heard_it() -> None:
    told = "أعلنت كاترين أولمار أن حكومة البيلسان وافقت على مقترح وقف إطلاق النار."
    heard = "وقال المتحدث باسم السنابل مازن الغدير إنه لم يُسمع أي مسؤول بيلساني يتحدث عن هذه الموافقة."

    (conflict,) = found(f"{told}\n{heard}")

    assert "accepted-and-unheard" in conflict.why
    assert conflict.sides[1].who == ("مازن الغدير",)


def test_a_denial_that_it_agreed_is_a_no() -> None:
    told = "أعلنت كاترين أولمار أن حكومة البيلسان وافقت على مقترح وقف إطلاق النار."
    denied = "نفى هيثم القطراني أن تكون حكومة البيلسان قد وافقت على مقترح وقف إطلاق النار."

    assert kinds(told, denied) == ["acceptance"]


def test_its_own_word_on_two_days_is_a_change_of_mind() -> None:
    refused = "رفضت حركة السنابل الورقة المعدلة، وقال داود السنديان إنها ناقصة."

    assert kinds(refused, "أعلنت حركة السنابل قبولها الورقة المعدلة.") == []


def test_who_tells_of_the_new_mind_contradicts_nobody() -> None:
    refused = article(0, "رفضت حركة السنابل الورقة المعدلة.", "2026-04-12")
    accepted = article(1, "أعلنت حركة السنابل قبولها الورقة المعدلة.", "2026-04-14")
    told = article(2, "أعلنت كاترين أولمار أن حركة السنابل وافقت على الورقة المعدلة.", "2026-04-14")

    assert kinds(refused, told) == ["acceptance"]
    assert kinds(refused, accepted, told) == []


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("قال هيثم القطراني إن حكومة البيلسان ترفض فتح معبر القناطر.", id="another question"),
        pytest.param("قال داود السنديان إن حركة السنابل ترفض الورقة المعدلة.", id="another party"),
    ],
)
def test_other_answers_are_no_contradiction(other: str) -> None:
    assert kinds(TOLD, other) == []


def test_weeks_later_it_may_have_changed_its_mind() -> None:
    one = article(0, TOLD, "2026-03-25")
    other = article(1, "قال هيثم القطراني إن حكومة البيلسان لم تقبل الورقة المعدلة.", "2026-04-14")

    assert kinds(one, other) == []


def test_without_a_dossier_the_words_of_the_question_tell() -> None:
    one = "أعلن بشر بن مرهف أن حركة السنابل وافقت على مقترح نشر المراقبين."
    other = "نفت حركة السنابل أن تكون قد وافقت على مقترح نشر المراقبين."

    assert kinds(one, other, known=False) == ["acceptance"]
