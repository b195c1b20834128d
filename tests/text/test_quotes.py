"""Quotation marks are paired by glyph and depth; no text makes them fail."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qawl.text.quotes import Quote, pair_quotes

MARKS = "\"'`«»\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u2039\u203a\u2033\uff02"
ANY = st.one_of(st.text(st.characters()), st.text(st.sampled_from(MARKS + "سدلو .،\u0640(\n")))


def quoted(text: str) -> list[tuple[str, int]]:
    """What stands in quotation marks, each with its depth."""
    return [(text[quote.start : quote.end], quote.depth) for quote in pair_quotes(text)]


def apart(one: Quote, other: Quote) -> bool:
    """Whether two quotations stand one inside the other or one after the other, and do not cross."""
    inside = one.start <= other.outer_start and other.outer_end <= one.end
    return inside or one.outer_end <= other.outer_start


@given(ANY)
@example('"' * 50)
@example("«" * 20 + "»" * 30)
def test_every_quotation_lies_inside_the_text_in_order(text: str) -> None:
    quotes = pair_quotes(text)

    for quote in quotes:
        assert 0 <= quote.outer_start < quote.start <= quote.end <= quote.outer_end <= len(text)
        assert "\n" not in text[quote.outer_start : quote.outer_end]
    assert all(one.outer_start < other.outer_start for one, other in pairwise(quotes))


@given(ANY)
def test_quotations_never_cross(text: str) -> None:
    quotes = pair_quotes(text)

    crossing = [(a, b) for at, a in enumerate(quotes) for b in quotes[at + 1 :] if not apart(a, b)]

    assert crossing == []


@given(ANY)
def test_the_depth_counts_the_quotations_around(text: str) -> None:
    quotes = pair_quotes(text)

    for quote in quotes:
        around = [o for o in quotes if o.start <= quote.outer_start and quote.outer_end <= o.end and o is not quote]
        assert quote.depth == len(around)


@pytest.mark.parametrize(
    "text",
    [
        "قال «السد مفتوح» أمس",
        "قال “السد مفتوح” أمس",
        "قال ”السد مفتوح“ أمس",
        "قال ”السد مفتوح” أمس",
        "قال „السد مفتوح“ أمس",
        "قال ‟السد مفتوح” أمس",
        "قال ‘السد مفتوح’ أمس",
        "قال 'السد مفتوح' أمس",
        "قال ‹السد مفتوح› أمس",
        "قال ''السد مفتوح'' أمس",
        "قال ’’السد مفتوح’’ أمس",
        "قال ‘‘السد مفتوح’’ أمس",
        "قال ``السد مفتوح`` أمس",
        'قال "السد مفتوح" أمس',
        'قال ""السد مفتوح"" أمس',
        "قال ″السد مفتوح″ أمس",
        "قال ＂السد مفتوح＂ أمس",
        "قال »السد مفتوح« أمس",
        'قال"السد مفتوح"أمس',
        'قال:"السد مفتوح".',
        'قال ("السد مفتوح") أمس',
        "قال “السد مفتوح”، وسكت",
    ],
)
def test_every_pair_of_marks_that_the_press_uses_is_known(text: str) -> None:
    assert quoted(text) == [("السد مفتوح", 0)]


def test_spaces_inside_the_marks_belong_to_what_is_quoted() -> None:
    assert quoted('قال " السد مفتوح " أمس') == [(" السد مفتوح ", 0)]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ('قال "ردت "الرابطة" أمس" ثم سكت', 'ردت "الرابطة" أمس', "الرابطة"),
        ('قال "دعونا لـ"الرابطة" أمس" ثم سكت', 'دعونا لـ"الرابطة" أمس', "الرابطة"),
        ('قال "دعونا ل"الرابطة" أمس" ثم سكت', 'دعونا ل"الرابطة" أمس', "الرابطة"),
        ('قال "نحن و"الرابطة" معا" ثم سكت', 'نحن و"الرابطة" معا', "الرابطة"),
        ('قال "جاء في ال"بيان" الأخير" ثم سكت', 'جاء في ال"بيان" الأخير', "بيان"),
        ("قال “السد «الكبير» مفتوح” أمس", "السد «الكبير» مفتوح", "الكبير"),
        ("قال «السد “الكبير” مفتوح» أمس", "السد “الكبير” مفتوح", "الكبير"),
        ("قال «السد «الكبير» مفتوح» أمس", "السد «الكبير» مفتوح", "الكبير"),
        ("قال “السد “الكبير” مفتوح” أمس", "السد “الكبير” مفتوح", "الكبير"),
        ("قال ”السد ”الكبير” مفتوح” أمس", "السد ”الكبير” مفتوح", "الكبير"),
        ("قال \"السد 'الكبير' مفتوح\" أمس", "السد 'الكبير' مفتوح", "الكبير"),
    ],
)
def test_a_quotation_in_a_quotation_has_a_depth_of_its_own(text: str, outer: str, inner: str) -> None:
    assert quoted(text) == [(outer, 0), (inner, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('زار "السد" ثم "القناة" أمس', ["السد", "القناة"]),
        ('زار "السد"، و"القناة"', ["السد", "القناة"]),
        ('زار "السد" و"القناة" أمس', ["السد", "القناة"]),
        ('زار "السد" و "القناة" أمس', ["السد", "القناة"]),
        ('مر بـ"السد" ثم بـ«القناة»', ["السد", "القناة"]),
        ('قال:"السد مفتوح".وقال:"القناة مغلقة".', ["السد مفتوح", "القناة مغلقة"]),
        ('سئل "أنعم"؟ فقال "لا"!', ["أنعم", "لا"]),
        ('تبلغ النسبة "90%" و"10%" فقط', ["90%", "10%"]),
    ],
)
def test_neighbours_are_not_taken_for_one_another(text: str, found: list[str]) -> None:
    assert quoted(text) == [(words, 0) for words in found]


def test_an_opening_mark_without_its_partner_closes_with_its_paragraph() -> None:
    text = 'قال "السد مفتوح\nوقال "القناة مغلقة" أمس'

    first, second = pair_quotes(text)

    assert not first.closed
    assert text[first.start : first.end] == "السد مفتوح"
    assert first.outer_end == first.end
    assert second.closed
    assert text[second.start : second.end] == "القناة مغلقة"


@pytest.mark.parametrize(
    "text", ['السد مفتوح" قال', "السد مفتوح» قال", "السد مفتوح” قال", "كتبت l'Orient أمس", "طوله 17' فقط", '"']
)
def test_a_closing_mark_or_an_apostrophe_alone_opens_nothing(text: str) -> None:
    assert pair_quotes(text) == ()


def test_marks_of_another_family_do_not_close() -> None:
    text = 'قال «السد مفتوح" أمس\nثم سكت'

    (found,) = pair_quotes(text)

    assert not found.closed
    assert text[found.start : found.end] == 'السد مفتوح" أمس'


@pytest.mark.parametrize("closing", ['"', "'", "\u201d"])
def test_marks_that_are_never_closed_take_no_time_by_the_square(closing: str) -> None:
    text = "«كلام " * 40_000 + f"كلام{closing} " * 40_000
    began = time.process_time()

    pair_quotes(text)

    assert time.process_time() - began < 5, "0.2 s here; by the square it would be 40"
