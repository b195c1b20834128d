"""Whose words within words are, and through whom they came."""

from __future__ import annotations

import pytest

from tests.find.reading import read, said


def chains(text: str) -> list[list[str]]:
    return [[hop.name for hop in one.chain] for one in read(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        "وأكد المرجاني أنه وفقا لوزارة الري بلغ الإنتاج مليون طن.",
        "وأكد المرجاني أنه، بحسب وزارة الري، بلغ الإنتاج مليون طن.",
        "ولفت المرجاني إلى أنه بحسب وزارة الري فإن الإنتاج بلغ مليون طن.",
    ],
)
def test_a_source_right_behind_that_stands_behind_the_speaker(text: str) -> None:
    outer, inner = said(text)

    assert outer[1] == text[text.index("أنه") : -1]
    assert inner[1] in ("بلغ الإنتاج مليون طن", "الإنتاج بلغ مليون طن")
    assert chains(text) == [[], ["المرجاني", "وزارة الري"]]


def test_a_measure_behind_that_is_no_source() -> None:
    text = "وقال المرجاني إنه يسير وفق الخطة، وأضاف أن الماء كاف."

    assert said(text) == [("المرجاني", "إنه يسير وفق الخطة"), ("المرجاني", "الماء كاف")]


def test_a_statement_that_an_agency_brings_came_through_the_agency() -> None:
    text = "أكد نادر المرجاني أن الإنتاج ثابت، وفق بيان نقلته وكالة الضفاف."

    assert chains(text) == [["وكالة الضفاف", "نادر المرجاني"], []]


@pytest.mark.parametrize("own", ["حسبما يفيد موقعها على الإنترنت", "بحسب ما جاء في تقريرها"])
def test_a_page_of_the_speakers_own_passes_nothing_on(own: str) -> None:
    text = f"وذكرت شركة السنابل أنها ستزيد حصتها، {own}."

    assert chains(text)[0] == []


@pytest.mark.parametrize(
    "recalled",
    [
        " رغم تأكيد وزير الري سامي الدفلى أن الجسر مغلق",
        " على الرغم من تأكيد وزير الري سامي الدفلى أن الجسر مغلق",
        "، غداة تأكيد وزير الري سامي الدفلى أن الجسر مغلق",
    ],
)
def test_what_the_outlet_recalls_beside_the_words_is_not_said_in_them(recalled: str) -> None:
    text = f"وقال المدير نادر المرجاني إن الوفد باق{recalled}."

    assert chains(text) == [[], []]
    assert said(text)[1] == ("سامي الدفلى", "الجسر مغلق")


def test_what_a_speaker_recalls_is_said_in_his_words() -> None:
    text = "وقال المدير نادر المرجاني إنه رغم تأكيد وزير الري سامي الدفلى أن الجسر مغلق، يبقى الوفد."

    assert chains(text) == [[], ["نادر المرجاني", "سامي الدفلى"]]


def test_who_is_cited_in_passing_is_not_cited_for_what_follows() -> None:
    text = "وقال نادر المرجاني، بحسب وكالة الضفاف، إن السد آمن، مضيفا أن الماء كاف. وأكد أن القمح كثير."

    assert chains(text) == [["وكالة الضفاف", "نادر المرجاني"], ["وكالة الضفاف", "نادر المرجاني"], []]


def test_of_somebody_unnamed_nobody_knows_but_who_cites_him() -> None:
    text = "وقال مصدر أمني، بحسب وكالة الضفاف، إن السد آمن. وأكد المصدر أن القمح كثير."

    assert chains(text) == [["وكالة الضفاف", "مصدر أمني"], ["وكالة الضفاف", "مصدر أمني"]]


def test_a_medium_that_only_passes_a_saying_on_adds_none() -> None:
    text = 'وأعلنت وزارة النقل تأجيل افتتاح الجسر، بحسب ما نقلت وكالة "الخزامى" للأنباء.'

    (found,) = read(text).statements

    assert [hop.name for hop in found.chain] == ["الخزامى", "وزارة النقل"]


@pytest.mark.parametrize("led", ["وفقا للوكالة", "ووفقا لوكالة الضفاف", "وبحسب وكالة الضفاف"])
def test_a_source_in_commas_between_the_speaker_and_that_brings_the_words(led: str) -> None:
    text = f"أكد المدير، نادر المرجاني، {led}، أن الإنتاج ثابت. ونشرت وكالة الضفاف الخبر."

    assert said(text) == [("نادر المرجاني", "الإنتاج ثابت")]
    assert chains(text)[0][-1] == "نادر المرجاني"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وذكرت صحيفة الضفاف أن المدرب نادر المرجاني زار القرية، مؤكدا أن الماء كاف.", "نادر المرجاني"),
        ("وذكرت صحيفة الضفاف أن المدرب نادر المرجاني زار القرية، مؤكدة أن الماء كاف.", "صحيفة الضفاف"),
        ("وذكرت صحيفة الضفاف أن الجيش زار القرية، مؤكدا أن الماء كاف.", "صحيفة الضفاف"),
    ],
)
def test_a_participle_in_the_masculine_is_his_of_whom_a_paper_tells(text: str, who: str) -> None:
    assert said(text)[-1] == (who, "الماء كاف")


@pytest.mark.parametrize("met", ["استقبل السفير", "زار القرية", "استقبل سفير الهضبة"])
def test_whom_somebody_receives_in_words_of_another_does_not_go_on(met: str) -> None:
    text = f"وذكرت صحيفة الضفاف أن الوزير نادر المرجاني {met} وأكد أن الماء كاف."

    assert said(text)[-1] == ("نادر المرجاني", "الماء كاف")
    assert chains(text)[-1] == ["صحيفة الضفاف", "نادر المرجاني"]


@pytest.mark.parametrize("told", ["المزارعين", "سكان القرية", "أعضاء المجلس"])
@pytest.mark.parametrize("joined", ["وطالبوا ببيع السد", "ولا يقبلون ببيع السد"])
def test_several_of_whom_one_tells_go_on_in_the_plural(told: str, joined: str) -> None:
    text = f"وقال نادر المرجاني إن {told} حاولوا إقناع الوزارة {joined}."

    assert said(text)[-1] == (told, "ببيع السد")
    assert chains(text)[-1] == ["نادر المرجاني", told]
