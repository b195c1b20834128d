"""What shows only across articles, in the words that all rooms share: who carries something, and through whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One article that carries something (a saying, a figure, a story), and through whom it has it."""

    article: str
    carrier: str | None = None
    """The outermost source between outlet and speaker, where that is a medium, as it is named («وكالة الشراع»)."""
    statement: int | None = None
    """Its place among the statements of the article, from 0; None for what is no statement's."""


SourceOf = Callable[[str, str | None, str | None], str]
"""From an article's id, its outlet and the carrier between outlet and speaker to a key of where it has it from."""


def own_source(article: str, outlet: str | None, carrier: str | None) -> str:
    """The carrier, else the outlet, else the article: what can be told of one article alone."""
    return carrier or outlet or article
