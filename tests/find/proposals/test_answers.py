"""Answers to proposals: whose, which, and in whose words; and what is no answer yet."""

from __future__ import annotations

import pytest

from tests.find.proposals.reading import answers, only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رفضت حركة السنابل مقترح الهدنة.", ("حركة السنابل", "reject", "self", "حركة السنابل")),
        ("قال ميلر إن صفوان الدراج قبل بالفعل مقترح الهدنة.", ("صفوان الدراج", "accept", "other", "ميلر")),
        (
            "قال المتحدث باسم حركة السنابل سالم الراوي إن حركة السنابل ترفض مقترح الهدنة.",
            ("حركة السنابل", "reject", "spokesman", "سالم الراوي"),
        ),
        (
            "قال مسؤول مطلع إن حركة السنابل وافقت على مقترح الهدنة.",
            ("حركة السنابل", "accept", "leak", "مسؤول مطلع"),
        ),
        (
            "قال المبعوث يان كورسيل إن حركة السنابل وافقت على مقترح الهدنة.",
            ("حركة السنابل", "accept", "mediator", "يان كورسيل"),
        ),
        (
            "قالت حركة السنابل إن حكومة البيلسان رفضت مقترحا لوقف إطلاق النار قدمته حركة السنابل.",
            ("حكومة البيلسان", "reject", "counterpart", "حركة السنابل"),
        ),
        ("أعلنت حركة السنابل قبولها مقترح الهدنة.", ("حركة السنابل", "accept", "self", "حركة السنابل")),
    ],
)
def test_an_answer_says_who_declared_it(text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert answers(text) == [expected]


def test_a_noun_without_a_voice_is_the_outlets_word() -> None:
    text = "جاء الفيتو الأردني ضد مشروع قرار في المجلس يدعو إلى هدنة."

    assert answers(text) == [("الأردن", "veto", "outlet", None)]


def test_who_speaks_of_an_answer_that_another_reports_is_the_declarer() -> None:
    text = (
        "أكدت حركة السنابل أنه بينما يواصل الوزير سالم الراوي الحديث عن موافقة حكومة البيلسان على مقترح الهدنة، "
        "لم يتغير شيء."
    )

    assert answers(text) == [("حكومة البيلسان", "accept", "other", "سالم الراوي")]


@pytest.mark.parametrize(
    ("text", "party", "verdict"),
    [
        ("لم ترد حركة السنابل بعد على مقترح الهدنة.", "حركة السنابل", "silent"),
        ("لم توافق حركة السنابل بعد على مقترح الهدنة.", "حركة السنابل", "silent"),
        ("لم توافق حركة السنابل على مقترح الهدنة.", "حركة السنابل", "reject"),
        ("لن تقبل حركة السنابل مقترح الهدنة.", "حركة السنابل", "reject"),
        ("يقوم مقترح الهدنة على انسحاب من المدينة، وهو ما ترفضه حركة السنابل.", "حركة السنابل", "reject"),
        ("لا تزال حركة السنابل ملتزمة بمقترح الهدنة.", "حركة السنابل", "accept"),
        ("وافقت حركة السنابل مبدئيا على مقترح الهدنة.", "حركة السنابل", "partial"),
        ("رفضت حركة السنابل الاثنين المرحلة الثانية من ورقة الوسيطين لوقف إطلاق النار.", "حركة السنابل", "reject"),
        ("لم تسمع المدينة أي موافقة من قبل حكومة البيلسان على مقترح الهدنة.", "حكومة البيلسان", "silent"),
        ("صوتت مملكة المنارة ضد مشروع قرار في المجلس يدعو إلى هدنة.", "مملكة المنارة", "no"),
        ("اقترحت مملكة المنارة هدنة من 30 يوما رفضها الطرفان.", "الطرفان", "reject"),
        ("اعتبر المبعوث يان كورسيل مشروع القرار الأردني في المجلس غير متوازن.", "يان كورسيل", "reject"),
        ("قال كورسيل إن مقترح الهدنة طموح ولكنه غير مسؤول.", "كورسيل", "reject"),
        ("قال كورسيل إن الاقتراح الأردني لوقف إطلاق النار يحظى بدعم حكومة البيلسان.", "حكومة البيلسان", "accept"),
    ],
)
def test_the_verdict_is_what_the_words_amount_to(text: str, party: str, verdict: str) -> None:
    assert [one[:2] for one in answers(text)] == [(party, verdict)]


def test_an_answer_with_a_condition_keeps_it() -> None:
    text = "قبلت حركة السنابل مقترح الهدنة شريطة انسحاب القوات من الممر."

    (answer,) = only(text).responses

    assert answer.verdict == "accept_if"
    assert [span.of(text) for span in answer.conditions] == ["شريطة انسحاب القوات من الممر"]


def test_what_is_demanded_with_a_counter_is_its_condition() -> None:
    text = "قالت حركة السنابل إنها سلمت ردها على مقترح الهدنة، مطالبة بوقف كامل لإطلاق النار."

    (answer,) = only(text).responses

    assert answer.verdict == "counter"
    assert len(answer.conditions) == 1


def test_several_who_answer_together_have_an_answer_each() -> None:
    text = "استخدمت قطر ومصر حق النقض ضد مشروع قرار في المجلس يدعو إلى هدنة."

    assert [one[:2] for one in answers(text)] == [("قطر", "veto"), ("مصر", "veto")]


def test_an_abstention_goes_to_the_draft_voted_on() -> None:
    text = "صوتت مصر لصالح مشروع قرار في المجلس يدعو إلى هدنة. وامتنعت قطر عن التصويت."

    assert [one[:2] for one in answers(text)] == [("مصر", "yes"), ("قطر", "abstain")]


def test_who_has_to_find_a_way_to_yes_has_not_answered() -> None:
    text = "رفضت الحكومة مقترح الهدنة. وقال ميلر إن الأمر يتطلب من حركة السنابل أن تجد طريقة للوصول إلى الإجابة بنعم."

    assert ("حركة السنابل", "silent", "other", "ميلر") in answers(text)


def test_good_will_is_a_part_of_a_yes() -> None:
    text = "رفضت الحكومة مقترح الهدنة. وقالت حركة السنابل إنها أبدت الإيجابية المطلوبة للوصول إلى اتفاق."

    assert ("حركة السنابل", "partial", "self", "حركة السنابل") in answers(text)


@pytest.mark.parametrize(
    "text",
    [
        "حثت مملكة المنارة حكومة البيلسان على قبول مقترح الهدنة.",
        "قد توافق حركة السنابل على مقترح الهدنة.",
        "تنتظر مملكة المنارة موافقة حركة السنابل على مقترح الهدنة.",
        "ستقبل حركة السنابل مقترح الهدنة.",
        "قبل مقترح الهدنة بأيام زار الوفد المدينة.",
        "رفضت حركة السنابل الكشف عن تفاصيل مقترح الهدنة.",
        "تدعم مملكة المنارة المتضررين، ومقترح الهدنة هو أساس الحل.",
        "سيصوت المجلس قبل 17 سبتمبر على مشروع قرار يدعو إلى هدنة.",
        "تقول مملكة المنارة إن التعهدات التي التزم بها الوفد في مقترح الهدنة كثيرة.",
        "تستند الحكومة إلى مقترح الهدنة. أما حركة السنابل فتطلب عد الأصوات، وهو ما ترفضه الزاهرة.",
    ],
)
def test_wishes_and_other_objects_are_no_answers(text: str) -> None:
    assert answers(text) == []
