"""Names of words that are none by themselves are whole where nothing else stands between a verb and what is said."""

from __future__ import annotations

import pytest

from tests.find.reading import said

_WORDS = "الجسر مفتوح أمام الناس"


@pytest.mark.parametrize(
    "name",
    [
        "رادوفان سيكورني",  # begins like a future
        "بيتر ستاورو",
        "إبراهيم كالورين",
        "فرانك فالدر شتورماير",  # begins like a conjunction
        "لي ساورين",  # a preposition elsewhere
        "ما جيانورو",
        "نادر الجابر الصباح",  # a time of the day elsewhere
        "قمر جافورد باجوا",  # ends like a verb
        "رافاييل تيماران",  # a city elsewhere
    ],
)
@pytest.mark.parametrize(
    "sentence", ["قال وزير الري الهضبي {} إن {}.", "أكد رئيس اللجنة المشتركة {} أن {}.", "قال وزير الري الهضبي {}: {}."]
)
def test_behind_a_complete_post_all_words_before_what_is_said_are_the_name(name: str, sentence: str) -> None:
    assert said(sentence.format(name, _WORDS)) == [(name, _WORDS)]


def test_a_name_met_so_is_a_name_in_the_next_sentences_too() -> None:
    text = f"قال وزير الري الهضبي رادوفان سيكورني إن {_WORDS}.\nوأضاف سيكورني أن الطريق مغلق."

    assert said(text) == [("رادوفان سيكورني", _WORDS), ("رادوفان سيكورني", "الطريق مغلق")]


def test_behind_a_verb_that_takes_no_noun_a_comma_closes_the_name_as_well() -> None:
    assert said(f"قال وزير الري الهضبي رادوفان سيكورني، أمس، إن {_WORDS}.") == [("رادوفان سيكورني", _WORDS)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"أبلغ الوزير سامي كورسيل أن {_WORDS}.", "سامي كورسيل"),
        (f"وأضاف الوزير سامي أنه يرى أن {_WORDS}.", "سامي"),
        (f"قال وزير الري الهضبي سامي الدفلى مجددا إن {_WORDS}.", "سامي الدفلى"),
        (f"قال وزير الري الهضبي سامي الدفلى بوضوح إن {_WORDS}.", "سامي الدفلى"),
        (f"قال وزير الري الهضبي سامي الدفلى رحمه الله إن {_WORDS}.", "سامي الدفلى"),
        (f"قال وزير الري الهضبي سامي الدفلى للصحفيين إن {_WORDS}.", "سامي الدفلى"),
        (f"قال وزير الري الهضبي سامي الدفلى صباح اليوم إن {_WORDS}.", "سامي الدفلى"),
    ],
)
def test_what_is_said_how_when_and_to_whom_is_no_part_of_the_name(text: str, name: str) -> None:
    assert [who for who, _ in said(text)][:1] == [name]


def test_two_that_are_joined_are_not_one_name() -> None:
    assert said(f"قال الدفلى والمرجاني إن {_WORDS}.") == [("الدفلى والمرجاني", _WORDS)]
    assert said(f"قال النائب فيليب كورسيل وسكاني ورال إن {_WORDS}.")[0][0] != "فيليب كورسيل وسكاني ورال"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"قال بدران كورلا كرد المستشار بالوزارة إن {_WORDS}.", "بدران كورلا كرد"),
        (f"قال بدران حداد محامي المجلس لصحيفة الضفاف إن {_WORDS}.", "بدران حداد"),
        (f"قال كورلين ستاورو، عضو مجلس المدينة: {_WORDS}.", "كورلين ستاورو"),
        (f"قال محمود خلف، إن {_WORDS}.", "محمود خلف"),
        (f"قال بدران مجددا، إن {_WORDS}.", "بدران"),
        (f"قال بدران محامي المجلس إن {_WORDS}.", "بدران"),
    ],
)
def test_a_post_or_a_comma_before_what_is_said_closes_a_name_behind_a_verb_that_takes_no_noun(
    text: str, name: str
) -> None:
    assert [who for who, _ in said(text)][:1] == [name]
