"""Numbers are read in digits and in words, with their grammar, and what is no number stays out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from qawl.lexicon.load import load_lexicon
from qawl.lexicon.numbers import NumberWord, load_number_words
from qawl.text.layers import read_text
from qawl.text.numbers import Number, find_numbers
from qawl.text.vocabulary import Vocabulary

WORDS = load_number_words()
VOCABULARY = Vocabulary(load_lexicon())


def found(text: str) -> tuple[Number, ...]:
    return find_numbers(read_text(text, VOCABULARY), WORDS)


def values(text: str) -> list[int | float]:
    return [number.value for number in found(text)]


# The table that libraries were measured by: PyArabic reads 31 of these 65, num2words turned round 11
TABLE = {
    "40,000": 40_000,
    "٤٠٬٠٠٠": 40_000,
    "۲٫۴ مليون": 2_400_000,
    "2.4": 2.4,
    "1.000.000": 1_000_000,
    "1.250 مليار": 1_250_000_000,
    "40 ألف": 40_000,
    "2.4 مليون": 2_400_000,
    "3 ملايين": 3_000_000,
    "مليار ونصف": 1_500_000_000,
    "ثلاثة": 3,
    "ثلاث": 3,
    "عشرون": 20,
    "عشرين": 20,
    "ثلاثة آلاف ومئتان": 3200,
    "خمسة وعشرون": 25,
    "مئة وخمسون ألفا": 150_000,
    "ألفان": 2000,
    "مئتي": 200,
    "أحد عشر": 11,
    "اثنتي عشرة": 12,
    "مليون ونصف المليون": 1_500_000,
    "ثلاثمائة": 300,
    "ثلاث مئة": 300,
    "ثلاثمئة": 300,
    "نصف مليون": 500_000,
    "ربع مليون": 250_000,
    "بثلاثة": 3,
    "لـ40": 40,
    "الـ45": 45,
    "وخمسة عشر": 15,
    "إحدى وعشرين": 21,
    "واحد وثلاثون": 31,
    "ثمانية وأربعين ألفا وخمسمئة واثنين وثلاثين": 48_532,
    "21 ألفا و978": 21_978,
    "مليون و200 ألف": 1_200_000,
    "ألف ومئة": 1100,
    "ألفين وخمسمئة": 2500,
    "ثلاثة ملايين ونصف المليون": 3_500_000,
    "مليونين ونصف": 2_500_000,
    "مليونان": 2_000_000,
    "مئة ألف": 100_000,
    "ألف مليار": 1_000_000_000_000,
    "خمسمائة وخمسة وخمسين": 555,
    "سبعمئة ألف": 700_000,
    "ثلاث مائة وخمسون": 350,
    "40 000": 40_000,
    "0.5": 0.5,
    "12,5": 12.5,
    "1,234.5": 1234.5,
    "تسعة وتسعون": 99,
    "ثمانمائة": 800,
    "ثماني عشرة": 18,
    "ثلاثة أرباع": 0.75,
    "مائتان وعشرون ألفا": 220_000,
    "مئة وعشرون": 120,
    "تسعمئة وتسعة وتسعون ألفا وتسعمئة وتسعة وتسعون": 999_999,
    "3 آلاف و500": 3500,
    "مليار و300 مليون": 1_300_000_000,
    "أربعة وستين مليونا": 64_000_000,
    "مئة مليون": 100_000_000,
    "بمئتي ألف": 200_000,
    "خمسة آلاف": 5000,
    "عشرة آلاف": 10_000,
    "أحد عشر ألفا": 11_000,
}


@pytest.mark.parametrize("expression", TABLE)
def test_an_expression_is_one_number(expression: str) -> None:
    assert values(expression) == [TABLE[expression]]


LETTERED = {
    "4ر16 بالمئة": [16.4],
    "ارتفعت الحرارة 85ر0 درجة": [0.85],
    "02ر10 مليون": [10_020_000],
    "228ر6 مليار": [6_228_000_000],
    "0ر3%": [3],
    "بين 5ر2 و9ر1": [2.5, 1.9],
    "125ر2%": [2.125],
    "500ر307 متر": [307_500],
    "540ر999ر45 ريال": [45_999_540],
    "000ر30 ريال": [30_000],
    "عند 00ر14 بتوقيت البلدة": [],
    "بزمن 59ر57ر1 دقيقة": [],
    "5 ر 2": [5, 2],
}


@pytest.mark.parametrize("expression", LETTERED)
def test_a_decimal_sign_written_as_a_letter_stands_behind_the_fraction(expression: str) -> None:
    assert values(expression) == LETTERED[expression]


ORDINALS = {
    "الجولة الأولى": 1,
    "المرة الخامسة": 5,
    "في الذكرى الحادية والعشرين": 21,
    "القرن الثالث عشر": 13,
    "الفقرة السادسة والثلاثون": 36,
    "ثاني أكبر معبر": 2,
    "لأول مرة": 1,
}


@pytest.mark.parametrize("expression", ORDINALS)
def test_an_ordinal_says_that_it_is_one(expression: str) -> None:
    assert [(one.value, one.ordinal) for one in found(expression)] == [(ORDINALS[expression], True)]


SILENT = [
    "قالت: لست طرفا في الخلاف",
    "تبدأ الجولة الاثنين",
    "زادت الرسوم في المئة",
    "زادت الرسوم بالمائة",
    "وصل آلاف النازحين وعشرات الجرحى وملايين الأطنان",
    "في 7/10/2023 عند 10:30",
    "صدر تقرير أولي",
    "قال أحد السكان",
    "رمز الحساب 99999999999999999999999",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_no_number_stays_out(sentence: str) -> None:
    assert values(sentence) == []


APART = {
    "بين عشرة وعشرين": [10, 20],
    "بين مئة ومئتين": [100, 200],
    "بين مليون ومليونين": [1_000_000, 2_000_000],
    "قتل 5 و10 جرحى": [5, 10],
    "قتل ألف وجرح 30 ألفا": [1000, 30_000],
    "ثلاثة قتلى وسبعة جرحى": [3, 7],
    "بين 5 آلاف و8 آلاف": [5000, 8000],
    "من 3 إلى 5 ملايين": [3, 5_000_000],
}


@pytest.mark.parametrize("expression", APART)
def test_two_numbers_stay_two(expression: str) -> None:
    assert values(expression) == APART[expression]


def test_a_number_knows_its_tokens() -> None:
    text = read_text("نزح نحو خمسة وعشرين ألفا و300 شخص", VOCABULARY)

    (number,) = find_numbers(text, WORDS)

    assert text.span(number.first, number.end).of(text.raw) == "خمسة وعشرين ألفا و300"


@pytest.mark.parametrize("word", WORDS.words, ids=lambda word: f"{word.lemma} {word.kind}")
def test_an_entry_reads_its_example_and_is_silent_where_it_misleads(word: NumberWord) -> None:
    assert word.reads in values(word.example), word.where
    assert values(word.silent or "") == [], word.where


PIECES = some.sampled_from(
    [
        "و",
        "ثلاثة",
        "وعشرون",
        "مئة",
        "ألف",
        "آلاف",
        "مليونا",
        "ونصف",
        "أحد",
        "عشر",
        "الثاني",
        "40",
        "000",
        "2.4",
        "كتاب",
        "،",
    ]
)


@given(some.one_of(some.text(), some.lists(PIECES).map(" ".join)))
def test_any_text_gives_numbers_in_order_and_apart(raw: str) -> None:
    text = read_text(raw, VOCABULARY)

    numbers = find_numbers(text, WORDS)

    places = [place for one in numbers for place in (one.first, one.end)]
    assert places == sorted(places)
    assert all(one.first < one.end <= len(text.tokens) for one in numbers)


def test_a_chain_of_letters_between_digits_is_no_number() -> None:
    assert values("1ر" * 50_000 + "1") == []


def test_one_repeated_word_takes_linear_time() -> None:
    assert len(found("مئة وخمسون ألفا " * 8_000)) == 8_000
    assert len(found("وعشرون " * 20_000)) == 20_000
