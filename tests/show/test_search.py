"""What was found, for the eye: cut where it is marked, nothing lost, nothing that acts, in both languages."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.answers.search import ArticleHit, Found, Query, What, search
from qawl.model.documents import Article, Span
from qawl.model.records import Reading
from qawl.show.search import hit_line, is_cut, pieces, print_hits, snippet_pieces, title_pieces, told_total
from qawl.store.open import open_store
from qawl.wording import Lang
from tests.store.readings import TEXT, reading

LANGS: tuple[Lang, ...] = ("ar", "en")


def found(query: Query, *readings: Reading) -> Found:
    with open_store(":memory:") as store:
        store.add_all(readings or [reading()])
        return search(store, query)


def printed(query: Query, lang: Lang, *readings: Reading) -> str:
    out = StringIO()
    print_hits(found(query, *readings).hits, lang, out)
    return out.getvalue()


def test_an_article_is_shown_with_its_headline_its_day_and_outlet_and_the_words_found() -> None:
    assert printed(Query("جسر"), "ar") == (
        "الجسر يفتح\n"
        "  5 آذار/مارس 2026 · صحيفة الساحل · n-1\n"
        "  أكّدت وزيرة النقل سلمى الهادي أن الجسرَ الجديد سيُفتح غدًا.\n"
    )


def test_a_statement_is_shown_with_its_speaker_act_and_chain_and_with_what_show_takes() -> None:
    assert printed(Query("هدنة", What.STATEMENTS), "en") == (
        "مسؤول أوروبي · announces\n"
        "  الهدنة صامدة\n"
        "  Chain of sources: وكالة «الخليج الأزرق» ← مسؤول أوروبي\n"
        "  5 March 2026 · صحيفة الساحل · n-1#2\n"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_what_acts_in_an_article_does_not_act_on_the_screen(lang: Lang) -> None:
    text = "خبر عن الجسر \x1b[31m\u202e<b>الجديد</b>"
    odd = Reading(Article("x", f"{text}\n{text}", text, outlet="\x1b[2J"), (), (), "v")

    shown = printed(Query("جسر"), lang, odd)

    assert not {"\x1b", "\u202e"} & set(shown)
    assert "⟦ESC⟧" in shown
    assert "⟦RLO⟧" in shown


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_pieces_are_the_stretch_and_lose_nothing(text: str, places: list[tuple[int, int]]) -> None:
    marks = sorted(Span(min(pair), max(pair)) for pair in places)

    cut = pieces(text, Span(0, len(text)), marks)

    assert "".join(words for words, _ in cut) == text
    assert all(words for words, _ in cut)


def test_headline_and_snippet_are_marked_where_the_words_stand() -> None:
    text = "الجسر يفتح\nيفتح الجسر غدا."
    (hit,) = found(Query("الجسر"), Reading(Article("x", text, "الجسر يفتح"), (), (), "v")).hits

    assert isinstance(hit, ArticleHit)
    assert title_pieces(hit) == (("الجسر", True), (" يفتح", False))
    assert snippet_pieces(hit) == (("يفتح ", False), ("الجسر", True), (" غدا.", False))
    assert is_cut(hit) == (False, False)


@pytest.mark.parametrize("what", [What.ARTICLES, What.STATEMENTS])
def test_it_is_told_how_many_there_are_as_far_as_they_were_counted(what: What) -> None:
    few = Found((), 2, capped=False, more=False)
    many = Found((), 1000, capped=True, more=True)

    assert all("1,000" in told_total(many, what, lang) for lang in LANGS)
    assert told_total(few, what, "ar") in ("خبران", "قولان")


def test_a_line_for_programs_has_the_places_of_what_was_found() -> None:
    (hit,) = found(Query("جسر")).hits
    (said,) = found(Query("هدنة", What.STATEMENTS)).hits

    line, statement = json.loads(hit_line(hit)), json.loads(hit_line(said))

    assert [TEXT[start:end] for start, end in line["found"]] == ["الجسرَ"]
    assert (line["article"], line["near"], line["statements"]) == ("n-1", "form", 2)
    assert [TEXT[start:end] for start, end in statement["found"]] == ["الهدنة"]
    assert (statement["number"], statement["act"], statement["words"]) == (2, "announce", ["الهدنة صامدة"])
