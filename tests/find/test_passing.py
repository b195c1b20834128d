"""Who published or passed on the very statement that is quoted."""

from __future__ import annotations

import pytest

from tests.find.reading import read, said


def chains(text: str) -> list[list[str]]:
    return [[hop.name for hop in one.chain] for one in read(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        "وقال سامي الدفلى في تصريحات صحفية نقلتها وكالة الضفاف إن السد آمن.",
        "وقال سامي الدفلى، في تصريحات أوردتها أمس وكالة الضفاف، إن السد آمن.",
        "وقال سامي الدفلى في بيان نشرته اليوم وكالة الضفاف إن السد آمن.",
        "وقال سامي الدفلى في تقريره الذي نقلته وكالة الضفاف أمس إن السد آمن.",
        'أكد سامي الدفلى "أن السد آمن"، في تصريحات نقلتها وكالة الضفاف.',
        "وقال سامي الدفلى، بحسب وكالة الضفاف، إن السد آمن.",
        "ويرى سامي الدفلى، وفق ما نقلت عنه وكالة الضفاف، أن السد آمن.",
        "كانت وكالة الضفاف قد نقلت البارحة الأولى عن سامي الدفلى عضو المجلس قوله، إن السد آمن.",
        "وكانت وكالة الضفاف نقلت في وقت سابق اليوم عن سامي الدفلى قوله إن السد آمن.",
    ],
)
def test_the_medium_that_is_named_with_a_statement_carried_it(text: str) -> None:
    assert said(text)[0][0] == "سامي الدفلى"
    assert chains(text)[0] == ["وكالة الضفاف", "سامي الدفلى"]


def test_words_that_go_on_came_through_the_same_medium() -> None:
    text = "قال سامي الدفلى في تصريحات نقلتها وكالة الضفاف إن السد آمن. وأضاف الدفلى أن الصيانة انتهت."

    assert chains(text) == [["وكالة الضفاف", "سامي الدفلى"]] * 2


def test_a_later_saying_of_the_same_speaker_stands_for_itself() -> None:
    text = "قال سامي الدفلى في تصريحات نقلتها وكالة الضفاف إن السد آمن. وحذر الدفلى من الفيضان."

    assert chains(text) == [["وكالة الضفاف", "سامي الدفلى"], []]


@pytest.mark.parametrize(
    "text",
    [
        "قال سامي الدفلى في تغريدة نشرها على حسابه إن السد آمن.",
        "قال سامي الدفلى في بيان نشرته الوزارة على موقعها إن السد آمن.",
        "قال سامي الدفلى في مقابلة نشرتها صحيفة المرفأ إن السد آمن.",
        "كشفت وثيقة سرية نشرها موقع المرفأ أن السد آمن.",
        "أكد سامي الدفلى أن المصابين يجب نقلهم، وأن التقارير نقلها موظف.",
    ],
)
def test_own_words_on_an_own_page_and_interviews_pass_through_nobody(text: str) -> None:
    assert chains(text) == [[]]


def test_a_statement_that_carries_is_named_as_the_body_that_made_it() -> None:
    text = "أكد سامي الدفلى أن السد آمن، حسبما أفاد به بيان للوزارة."

    assert chains(text)[0] == ["الوزارة", "سامي الدفلى"]


def test_a_bare_statement_names_nobody_and_is_no_link() -> None:
    text = "وجاء في البيان أن المجلس العسكري انحاز إلى الشعب، مؤكدا أهمية القانون."

    assert all(chain == [] for chain in chains(text))


def test_an_aside_between_dashes_tells_who_passes_the_words_on() -> None:
    text = "وأكد العميد سامي الدفلى - يضيف بيان للوزارة - أن السد آمن."

    assert said(text) == [("سامي الدفلى", "السد آمن")]
    assert chains(text) == [["الوزارة", "سامي الدفلى"]]


def test_whoever_passes_on_a_noun_of_saying_stands_before_it() -> None:
    text = "ونقلت مواقع محلية إعلان حركة السنابل مسؤوليتها عن الهجوم."

    assert chains(text) == [["مواقع محلية", "حركة السنابل"]]


def test_what_was_met_and_not_said_is_no_source() -> None:
    text = "وعبر الأمير سامي الدفلى عن شكره للحكومة على ما لقيه الوفد."

    assert [speaker for speaker, _ in said(text)] == ["سامي الدفلى"]


def test_a_source_may_have_two_adjectives() -> None:
    text = "وينتهي العرض رسميا اليوم، لكن بحسب وسائل إعلام محلية وأجنبية، تبقى الفرقة في المدينة حتى الأحد."

    assert [what for _, what in said(text)] == ["تبقى الفرقة في المدينة حتى الأحد"]
