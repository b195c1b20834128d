"""Words as accounts are compared by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.compare.conflicts.page import clock_of
from qawl.compare.conflicts.places import far_apart, places_in
from qawl.compare.conflicts.words import alike, alike_both, clause_of, same_voice, stems_of
from qawl.model.documents import Span
from qawl.text.stems import root_stem
from tests.compare.conflicts.reading import dossier


@pytest.mark.parametrize(
    ("one", "other"), [("بنقل", "نقلت"), ("الوزارة", "وزارة"), ("استخدام", "استخدمت"), ("أسلحة", "سلاح")]
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert root_stem(one) == root_stem(other)


@given(st.text(max_size=30))
def test_a_stem_of_any_word_is_a_word_and_stays(word: str) -> None:
    assert len(root_stem(word)) <= 3 * len(word) + 1
    assert stems_of(word) == tuple(sorted(set(stems_of(word))))


def test_particles_and_numbers_say_nothing() -> None:
    assert stems_of("إن 14 في ذلك اليوم") == ()


def test_a_short_clause_within_a_long_one_is_not_yet_alike() -> None:
    assert alike(("a", "b"), ("a", "b", "c", "d"))[1] == 1.0
    assert alike_both(("a", "b"), ("a", "b", "c", "d"))[1] == 0.75


def test_a_clause_ends_at_its_stop_and_at_its_line() -> None:
    text = "كلمة أولى. وقال الوزير 3.5 ملايين هنا\nوأضاف"

    found = clause_of(text, Span.quoting(text, "الوزير"))

    assert found.of(text) == "وقال الوزير 3.5 ملايين هنا"


@given(st.text(max_size=300), st.data())
def test_a_clause_holds_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = clause_of(text, Span(start, end))

    assert found.start <= start
    assert end <= found.end <= len(text)


def test_a_name_and_its_last_word_are_one_voice_and_two_actors_are_two() -> None:
    assert same_voice("سامر فارسي", "فارسي")
    assert not same_voice("سامر فارسي", "ماهر كوثري")
    assert not same_voice("@darraj", "@ghadir")
    assert not same_voice("", "سامر")


def test_places_are_told_apart_by_city_and_state() -> None:
    cairo, egypt, paris = (places_in(f"في {name}", None)[0] for name in ("القاهرة", "مصر", "باريس"))

    assert far_apart(cairo, paris)
    assert not far_apart(cairo, egypt)
    assert far_apart(egypt, paris)
    assert not far_apart("", paris)


def test_the_capitals_of_a_dossier_lie_in_its_states() -> None:
    (zahira,) = places_in("في الزاهرة", dossier())
    (lazward,) = places_in("في لازورد", dossier())

    assert far_apart(zahira, lazward)
    assert not far_apart(zahira, places_in("في المنارة", dossier())[0])
    assert places_in("قالت لازورد", dossier()) == ()


def test_times_of_two_zones_sort_in_time() -> None:
    assert clock_of("2026-04-12T10:00:00+03:00") < clock_of("2026-04-12T09:30:00+01:00")
    assert clock_of("2026-04-12") == clock_of(None) == clock_of("أمس") == ""
