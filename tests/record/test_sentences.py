"""The sentence around words: whole where it is short, a part where it is long, and never another one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qawl.model.documents import Span
from qawl.record.sentences import Sentences

TEXT = "قالت الحركة إنها ترفض. وقال د. سالم إن نحو 30 شخصا وصلوا، و4.5 أشهر مضت! انتهى"


def around(words: str) -> str | None:
    span = Span.quoting(TEXT, words)
    found = Sentences(TEXT).around(span, span)
    return None if found is None else found[1]


def test_a_few_words_are_seen_in_their_sentence() -> None:
    assert around("نحو 30") == "وقال د. سالم إن نحو 30 شخصا وصلوا، و4.5 أشهر مضت!"
    assert around("ترفض") == "قالت الحركة إنها ترفض."


def test_of_an_endless_sentence_only_what_is_near_is_seen() -> None:
    text = "كلمة " * 400 + "هدف " + "كلمة " * 400
    span = Span.quoting(text, "هدف")

    found = Sentences(text).around(span, span)

    assert found is not None
    assert "هدف" in found[1]
    assert len(found[1]) < 400
    assert found[1].startswith("كلمة")


def test_pieces_of_two_sentences_are_seen_with_both() -> None:
    found = Sentences(TEXT).around(Span.quoting(TEXT, "ترفض"), Span.quoting(TEXT, "نحو 30"))

    assert found is not None
    assert found[1].startswith("قالت الحركة")
    assert "نحو 30" in found[1]


@given(st.text(alphabet="اب .!\n«»د", max_size=300), st.integers(0, 300), st.integers(1, 40))
def test_the_words_are_always_inside_what_is_shown(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))

    found = Sentences(text).around(span, span)

    if found is not None:
        assert found[0].start <= span.start <= span.end <= found[0].end or span.end > len(text)
        assert found[0].of(text) == found[1]
