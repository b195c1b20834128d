"""A text is cut into tokens that keep their places, and into sentences that no abbreviation ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qawl.text.layers import Text, read_text
from qawl.text.vocabulary import Vocabulary

ANY = st.one_of(
    st.text(st.characters()),
    st.text(st.sampled_from('قالوزير إنأ.،؟!\n"«»:0123#_-…\u064b\u0640\u200f\u202b\u00adab')),
)
any_text = settings(deadline=None)


def sentences(text: Text) -> list[str]:
    """The words of each sentence that has any."""
    edges = pairwise((0, *text.sentence_ends))
    return [text.span(first, end).of(text.raw).strip() for first, end in edges if end > first]


def tokens(raw: str, vocabulary: Vocabulary) -> list[str]:
    return list(read_text(raw, vocabulary).tokens)


@any_text
@given(raw=ANY)
@example(raw="")
@example(raw="\u200f\u064b\u0640")
def test_every_token_stands_where_it_says_in_order(vocabulary: Vocabulary, raw: str) -> None:
    text = read_text(raw, vocabulary)

    assert [raw[start:end] for start, end in zip(text.starts, text.ends, strict=True)] == list(text.tokens)
    assert all(start < end for start, end in zip(text.starts, text.ends, strict=True))
    assert all(end <= start for end, start in zip(text.ends, text.starts[1:], strict=False))
    assert len(text.tokens) == len(text.types) == len(text.tags)


@any_text
@given(raw=ANY)
def test_no_letter_and_no_digit_is_left_out(vocabulary: Vocabulary, raw: str) -> None:
    text = read_text(raw, vocabulary)

    held = {at for start, end in zip(text.starts, text.ends, strict=True) for at in range(start, end)}
    left_out = [letter for at, letter in enumerate(raw) if at not in held]

    assert [letter for letter in left_out if letter.isalpha() or letter.isdecimal()] == []


@any_text
@given(raw=ANY)
@example(raw="")
def test_the_sentences_divide_the_tokens(vocabulary: Vocabulary, raw: str) -> None:
    text = read_text(raw, vocabulary)

    assert text.sentence_ends[-1] == len(text.tokens)
    assert list(text.sentence_ends) == sorted(set(text.sentence_ends))
    for token in range(len(text.tokens)):
        assert text.sentence_start(token) <= token < text.sentence_end(token)


@any_text
@given(raw=ANY)
def test_a_place_leads_back_to_its_token(vocabulary: Vocabulary, raw: str) -> None:
    text = read_text(raw, vocabulary)

    assert [text.token_at(start) for start in text.starts] == list(range(len(text.tokens)))
    assert text.token_at(len(raw)) == len(text.tokens)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("انتهى الاجتماع. وعاد الوزير.", ["انتهى الاجتماع.", "وعاد الوزير."]),
        ("انتهى الاجتماع.وعاد الوزير.", ["انتهى الاجتماع.", "وعاد الوزير."]),
        ("انتهى عام 2026.وعاد الوزير.", ["انتهى عام 2026.", "وعاد الوزير."]),
        ("هل عاد الوزير؟ لا أحد يعلم! ثم سكت.", ["هل عاد الوزير؟", "لا أحد يعلم!", "ثم سكت."]),
        ("هل عاد?نعم.", ["هل عاد?", "نعم."]),
        ("هل عاد الوزير؟، ثم سكت.", ["هل عاد الوزير؟", "، ثم سكت."]),
        ("عاد الوزير.، ولم يعلق. ثم سكت.", ["عاد الوزير.، ولم يعلق.", "ثم سكت."]),
        ("ارتفع 2.6?، ثم هبط. ثم سكت.", ["ارتفع 2.6?، ثم هبط.", "ثم سكت."]),
        ("عاد د. سامر الجلنار. ثم سكت.", ["عاد د. سامر الجلنار.", "ثم سكت."]),
        ("عاد أ.د. سامر الجلنار. ثم سكت.", ["عاد أ.د. سامر الجلنار.", "ثم سكت."]),
        ("كتبت س.ر.ي عن السد. ثم سكتت.", ["كتبت س.ر.ي عن السد.", "ثم سكتت."]),
        ("نقلت أ.ف.ب ذلك. ثم سكتت.", ["نقلت أ.ف.ب ذلك.", "ثم سكتت."]),
        ("ارتفع 4.5 في المئة. ثم هبط.", ["ارتفع 4.5 في المئة.", "ثم هبط."]),
        ("بلغ 1.250,75 دينار. ثم هبط.", ["بلغ 1.250,75 دينار.", "ثم هبط."]),
        ("بلغ ٤٫٥ في المئة. ثم هبط.", ["بلغ ٤٫٥ في المئة.", "ثم هبط."]),
        ("وصل في 3.4.2026 مساء. ثم عاد.", ["وصل في 3.4.2026 مساء.", "ثم عاد."]),
        ("قال إنه... سيعود. ثم سكت.", ["قال إنه... سيعود.", "ثم سكت."]),
        ("قال إنه… سيعود. ثم سكت.", ["قال إنه… سيعود.", "ثم سكت."]),
        ("قال إنه.. سيعود. ثم سكت.", ["قال إنه.. سيعود.", "ثم سكت."]),
        ("نشر موقع sariya.example ذلك. ثم حذفه.", ["نشر موقع sariya.example ذلك.", "ثم حذفه."]),
        (
            "زوروا https://sariya.example/a/1.html الآن. ثم عودوا.",
            ["زوروا https://sariya.example/a/1.html الآن.", "ثم عودوا."],
        ),
        ("كتب ذلك في QAWL.وعاد", ["كتب ذلك في QAWL.", "وعاد"]),
        ("سطر أول\nسطر ثان\n\nسطر ثالث", ["سطر أول", "سطر ثان", "", "سطر ثالث"]),
        ("سطر أول\r\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("بلا نقطة في آخره", ["بلا نقطة في آخره"]),
        ("", []),
        (" \t\u00a0", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(vocabulary: Vocabulary, raw: str, found: list[str]) -> None:
    assert sentences(read_text(raw, vocabulary)) == found


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("قالتْ الوَزيرةُ", ["قالتْ", "الوَزيرةُ"]),
        ("قـــال", ["قـــال"]),
        ("وز\u200fير", ["وز\u200fير"]),
        ("وزير\u200f عاد", ["وزير", "\u200f", "عاد"]),
        ("لـ«الرابطة»", ["لـ", "«", "الرابطة", "»"]),
        ("#السد_مفتوح", ["السد", "مفتوح"]),
        ("بلغ 4.5% و1.250,75", ["بلغ", "4.5", "%", "و", "1.250,75"]),
        ("الساعة 10:30", ["الساعة", "10:30"]),
        ("إنه... سيعود", ["إنه", "...", "سيعود"]),
        ("السد -- القديم", ["السد", "--", "القديم"]),
        ("السد–القناة", ["السد", "–", "القناة"]),
        ("أول\nثان", ["أول", "\n", "ثان"]),
        ("ف16", ["ف", "16"]),
    ],
)
def test_words_numbers_and_marks_are_tokens(vocabulary: Vocabulary, raw: str, found: list[str]) -> None:
    assert tokens(raw, vocabulary) == found


def test_a_quotation_is_found_at_its_opening_mark(vocabulary: Vocabulary) -> None:
    text = read_text('قال "السد مفتوح" أمس', vocabulary)

    opening = text.tokens.index('"')
    quote = text.quote_at(opening)

    assert quote is not None
    assert text.raw[quote.start : quote.end] == "السد مفتوح"
    assert text.quote_at(0) is None
