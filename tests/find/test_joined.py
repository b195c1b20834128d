"""Who goes on by a verb that «و» joins to somebody's words."""

from __future__ import annotations

import pytest

from tests.find.reading import read, said, words


def chains(text: str) -> list[list[str]]:
    return [[hop.name for hop in one.chain] for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "وقالت سلمى العوسج إن نادر المرجاني زار القرية وأكد أن الجسر آمن.",
            "نادر المرجاني",
            "نادر المرجاني زار القرية وأكد أن الجسر آمن",
        ),
        (
            "وأكد سامي الدفلى أن قيادات الحزب اجتمعت في القرية وأكدت أن الجسر آمن.",
            "قيادات الحزب",
            "قيادات الحزب اجتمعت في القرية وأكدت أن الجسر آمن",
        ),
        (
            "وأضافت وكالة الضفاف أن الجانبين بحثا الأوضاع في القرية، وأكدا أن الجسر آمن.",
            "الجانبين",
            "الجانبين بحثا الأوضاع في القرية، وأكدا أن الجسر آمن",
        ),
        (
            "وقال سامي الدفلى إن نادر المرجاني اتصل به وأبلغه أن الجسر آمن.",
            "نادر المرجاني",
            "نادر المرجاني اتصل به وأبلغه أن الجسر آمن",
        ),
        (
            "وقال سامي الدفلى إن نادر المرجاني اتصل به أمس وقال له إن الجسر آمن.",
            "نادر المرجاني",
            "نادر المرجاني اتصل به أمس وقال له إن الجسر آمن",
        ),
    ],
)
def test_whom_the_words_tell_of_goes_on_where_the_verb_cannot_be_the_speakers(text: str, who: str, what: str) -> None:
    outer, inner = read(text).statements

    assert words(outer, text) == what
    assert (inner.speaker_name, words(inner, text)) == (who, "الجسر آمن")
    assert [hop.name for hop in inner.chain] == [outer.speaker_name, who]


@pytest.mark.parametrize(
    "text",
    [
        "وقال سامي الدفلى إن نادر المرجاني زار القرية وأكد أن الجسر آمن.",
        "وقال سامي الدفلى إن نادر المرجاني أخطأ وأبلغه أن الجسر آمن.",
    ],
)
def test_a_verb_that_may_be_the_speakers_is_his(text: str) -> None:
    assert said(text)[1][0] == "سامي الدفلى"
    assert chains(text) == [[], []]


def test_who_acts_between_goes_on_rather_than_whom_the_words_begin_with() -> None:
    text = "وقالت سلمى العوسج إن الوفد غادر، واستقبل نادر المرجاني السكان وأكد أن الجسر آمن."

    assert said(text)[-1][0] == "نادر المرجاني"


@pytest.mark.parametrize("opener", ["حين", "عندما", "لأن", "حيث"])
def test_a_clause_that_only_dates_or_explains_the_words_is_one_of_them(opener: str) -> None:
    text = f"وقال سامي الدفلى إن الخلاف بدأ {opener} رفضت وزارة الري فتح الجسر."
    if opener == "لأن":
        text = "وقال سامي الدفلى إن الخلاف باق لأن وزارة الري رفضت فتح الجسر."

    outer, inner = read(text).statements

    assert words(outer, text) == text[text.index("الخلاف") : -1]
    assert [hop.name for hop in inner.chain] == ["سامي الدفلى", "وزارة الري"]


@pytest.mark.parametrize("turn", ["، في حين رفضت", "، حيث رفضت"])
def test_behind_a_comma_the_outlet_goes_on(turn: str) -> None:
    text = f"وقال سامي الدفلى إن الخلاف قديم{turn} وزارة الري فتح الجسر."

    assert said(text)[0] == ("سامي الدفلى", "الخلاف قديم")
    assert chains(text) == [[], []]
