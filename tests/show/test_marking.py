"""The pieces of an article are its text, and know what stands in them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.documents import Article, Span
from qawl.show.marking import Piece, headed, paragraphs, words_of
from tests.show.made import ARTICLE, STATEMENTS, TEXT, made


def test_a_nested_statement_is_cut_out_of_the_one_around_it() -> None:
    third = list(paragraphs(TEXT, STATEMENTS))[2]

    inside = [(piece.words, piece.inside) for piece in third if piece.inside]

    assert inside == [("الوزير ", (3,)), ("أكد", (3,)), (" له أن ", (3,)), ("المعبر سيفتح", (3, 4))]


def test_cue_and_speaker_are_pieces_of_their_own() -> None:
    second = list(paragraphs(TEXT, STATEMENTS))[1]

    assert [piece.words for piece in second if piece.cue] == ["قالت", "أضاف"]
    assert [piece.words for piece in second if piece.speaker] == ["الوزارة"]


def test_every_statement_ends_exactly_once() -> None:
    pieces = [piece for paragraph in paragraphs(TEXT, STATEMENTS) for piece in paragraph]

    assert [number for piece in pieces for number in piece.ends] == [1, 2, 3, 4]


def test_a_content_over_two_paragraphs_is_marked_in_both_and_numbered_in_the_last() -> None:
    text = "قال إن الماء عاد\nوإن الناس فرحوا"
    whole = made("الماء عاد\nوإن الناس فرحوا", text=text)

    first, last = paragraphs(text, [whole])

    assert [piece.inside for piece in first if piece.inside] == [(1,)]
    assert last == (Piece("وإن الناس فرحوا", (1,), (), (), (1,)),)


def test_a_content_that_runs_to_the_next_line_is_numbered_where_its_words_end() -> None:
    text = "قال إن الماء عاد\n\nوانتهى"
    wide = made("الماء عاد\n\n", text=text)

    first, _ = paragraphs(text, [wide])

    assert first[-1].ends == (1,)


def test_the_headline_is_the_first_paragraph_when_the_text_begins_with_it() -> None:
    head, body = headed(ARTICLE, paragraphs(TEXT, ()))

    assert head is not None
    assert words_of(head) == ARTICLE.title
    assert len(body) == 3


def test_a_title_that_stands_apart_leaves_the_text_whole() -> None:
    head, body = headed(Article("a", "نص", title="عنوان"), paragraphs("نص", ()))

    assert head is None
    assert len(body) == 1


places = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@settings(max_examples=150, deadline=None)
@given(st.text("ابc \n", min_size=60, max_size=60), st.lists(places, max_size=6))
def test_joined_pieces_are_the_text_whatever_overlaps(text: str, spans: list[Span]) -> None:
    statements = [made(text, text=text, content=(span,)) for span in spans if span.of(text).strip()]

    told = list(paragraphs(text, statements))

    assert [words_of(paragraph) for paragraph in told] == [line for line in text.split("\n") if line.strip()]
    ended = sorted(number for paragraph in told for piece in paragraph for number in piece.ends)
    assert ended == list(range(1, len(statements) + 1))
