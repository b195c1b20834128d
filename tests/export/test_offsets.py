"""Places in UTF-16: what Java and JavaScript count is what we say."""

from hypothesis import given
from hypothesis import strategies as some

from qawl.export.offsets import Utf16
from qawl.model.documents import Span

LETTERS = some.text(alphabet='قال \n"😀🕊\ufe0f𝕏\U0010ffffa\u0651', max_size=40)


@given(LETTERS, LETTERS, LETTERS)
def test_a_span_holds_the_same_letters_in_utf_16(before: str, words: str, after: str) -> None:
    text = before + words + after
    span = Span(len(before), len(before) + len(words))

    start, end = Utf16(text).of(span)

    assert text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le") == words


def test_without_astral_letters_places_are_the_same() -> None:
    assert Utf16("قال الوزير").of(Span(4, 10)) == (4, 10)
    assert Utf16("😀 قال").of(Span(2, 5)) == (3, 6)
