"""Folding levels the spellings that the press mixes, nothing else, and always knows the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.text.fold import fold, fold_with_origins

# Any code point at all, lone surrogates too, with the letters that folding is about often among them.
ANY = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.sampled_from("أإآاىيةهكل\u0640\u064b\u0651\u200f\u00ad"),
    )
)

ALIKE = [
    ("أكد", "اكد"),
    ("إعلان", "اعلان"),
    ("آخر", "اخر"),
    ("\u0671لبيت", "البيت"),
    ("نفى", "نفي"),
    ("مسؤول", "مسوول"),
    ("هيئة", "هييه"),
    ("وزارة", "وزاره"),
    ("أكّدتْ", "اكدت"),
    ("تصريحاً", "تصريحا"),
    ("تصريحًا", "تصريحاً"),
    ("هٰذا", "هذا"),
    ("قـــال", "قال"),
    ("لـ\u200fحزب", "لحزب"),
    ("وزير\u200b", "وزير"),
    ("\ufeffقال", "قال"),
    ("رئيس\u200f", "رئيس"),
    ("بيا\u00adن", "بيان"),
    ("\u06a9تاب", "كتاب"),
    ("\u06aaتاب", "كتاب"),
    ("عل\u06cc", "علي"),
    ("عل\u06cc", "على"),
    ("\u06beيئة", "هيئة"),
    ("مدرس\u06c3", "مدرسة"),
    ("\u067eاريس", "باريس"),
    ("\u0686اد", "جاد"),
    ("\u06a4يينا", "فيينا"),
    ("بلا\u06af", "بلاغ"),
    ("\u0698اله", "زاله"),
    ("\ufefbعب", "لاعب"),
    ("\ufef5ن", "لآن"),
    ("\ufef7نه", "لأنه"),
    ("\ufef9علام", "لإعلام"),
    ("\ufed7\ufe8e\ufedd", "قال"),
    ("\ufe97\ufed8\ufeae\ufbfe\ufeae", "تقرير"),
    ("٢٠٢٦", "2026"),
    ("\u06f2\u06f0\u06f2\u06f6", "2026"),
    ("QAWL", "qawl"),
    ("Émile", "émile"),
    ("شؤون", "شوون"),
    ("أُعلِنَ", "اعلن"),
    ("مُحمَّد", "محمد"),
    ("إلى", "الي"),
    ("\u0672حمد", "احمد"),
    ("\u06c7زير", "وزير"),
    ("ال\u0651ذي", "الذي"),
]

APART = [
    ("سد", "صد"),
    ("قرار", "فرار"),
    ("وزير", "وزيرة"),
    ("قال", "قالت"),
    ("ماء", "ما"),
    ("بيان", "بنيان"),
    ("عام", "عالم"),
    ("ضابط", "ظابط"),
    ("حرب", "حزب"),
    ("تقرير", "تقدير"),
    ("خبر", "حبر"),
    ("عين", "غين"),
    ("ذكر", "دكر"),
    ("ثار", "تار"),
    ("شرق", "سرق"),
    ("مدينة", "مدينت"),
    ("كلام", "قلام"),
    ("12", "21"),
    ("على", "علا"),
    ("قول", "قولي"),
    ("أ ب", "أب"),
    ("لا، أحد", "لا أحد"),
]


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(ANY)
def test_the_way_back_folds_to_the_same_text(text: str) -> None:
    assert fold_with_origins(text).text == fold(text)


@given(ANY)
def test_every_folded_letter_comes_from_a_place_of_the_text_in_order(text: str) -> None:
    folded = fold_with_origins(text)

    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(ANY)
def test_the_places_leave_nothing_out_but_marks_before_the_first_letter(text: str) -> None:
    folded = fold_with_origins(text)

    covered = {at for start, end in zip(folded.starts, folded.ends, strict=True) for at in range(start, end)}
    left_out = "".join(letter for at, letter in enumerate(text) if at not in covered)

    assert fold(left_out) == ""
    assert text.startswith(left_out)


@given(ANY, st.data())
def test_the_origin_of_a_stretch_folds_to_that_stretch(text: str, data: st.DataObject) -> None:
    folded = fold_with_origins(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))

    place = folded.origin(start, end)

    # one ligature may stand for several letters, so the way back can hold more, never less
    assert folded.text[start:end] in fold(place.of(text))


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_tables_hold_what_they_promise() -> None:
    assert len(ALIKE) > 40
    assert len(APART) > 20


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    folded = fold_with_origins("وَأكّدتْ")

    assert folded.text == "واكدت"
    assert folded.origin(0, 1).of("وَأكّدتْ") == "وَ"
    assert folded.origin(2, 3).of("وَأكّدتْ") == "كّ"


def test_both_letters_of_a_ligature_come_from_it() -> None:
    folded = fold_with_origins("\ufefbعب")

    assert folded.text == "لاعب"
    assert folded.starts == (0, 0, 1, 2)
    assert folded.ends == (1, 1, 2, 3)


def test_composed_and_split_letters_fold_alike() -> None:
    split = unicodedata.normalize("NFD", "أكّد المسؤول")

    assert len(split) > len("أكّد المسؤول")
    assert fold(split) == fold("أكّد المسؤول")
