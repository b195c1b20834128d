"""Reads the figures of invented sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from qawl.find.figures.find import find_figures
from qawl.lexicon.figures import FigureWords, load_figure_words
from qawl.lexicon.numbers import NumberWords, load_number_words
from qawl.model.documents import Span
from qawl.model.figures import Figure
from qawl.model.moments import Moment, MomentBasis, MomentKind
from qawl.model.records import Statement
from qawl.text.layers import read_text
from qawl.text.numbers import find_numbers
from tests.find.reading import kit, read


@cache
def number_words() -> NumberWords:
    return load_number_words()


@cache
def figure_words() -> FigureWords:
    return load_figure_words()


def moment(text: str, words: str) -> Moment:
    return Moment(Span.quoting(text, words), MomentKind.DATE, None, None, None, MomentBasis.NONE)


def figures(text: str, moments: Sequence[Moment] = (), statements: Sequence[Statement] = ()) -> tuple[Figure, ...]:
    layers = read_text(text, kit().vocabulary)
    return find_figures(layers, find_numbers(layers, number_words()), moments, statements, figure_words())


def claimed(text: str) -> tuple[Figure, ...]:
    """The figures with the statements of the text."""
    return figures(text, (), read(text).statements)


def told(text: str) -> list[tuple[str, str, str]]:
    """Expression, unit and measure of each figure."""
    return [(one.at.of(text), one.unit, one.measure) for one in figures(text)]


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, [one.at.of(text) for one in found]
    return found[0]
