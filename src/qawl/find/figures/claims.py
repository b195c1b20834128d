"""Who claims a figure: the statement that carries it, and what the outlet says of its source."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.figures.tables import Tables
from qawl.model.documents import Span
from qawl.model.records import Statement
from qawl.text import vocabulary as tag
from qawl.text.layers import Text

_LONGEST_QUALIFIER = 14


class Claims:
    """The statements of a reading by the places of their contents; to be asked in text order."""

    __slots__ = ("_next", "_open", "_pieces")

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pieces = sorted(
            (piece.start, piece.end, index) for index, statement in enumerate(statements) for piece in statement.content
        )
        self._next = 0
        self._open: list[tuple[int, int, int]] = []

    def carrier(self, at: Span) -> int | None:
        """The place of the statement with the shortest content around `at`."""
        while self._next < len(self._pieces) and self._pieces[self._next][0] <= at.start:
            self._open.append(self._pieces[self._next])
            self._next += 1
        self._open = [piece for piece in self._open if piece[1] > at.start]
        around = [piece for piece in self._open if piece[1] >= at.end]
        return min(around, key=lambda piece: (piece[1] - piece[0], piece[2]))[2] if around else None


def find_qualifier(text: Text, statement: Statement, tables: Tables) -> Span | None:
    """What is said of the source behind its name: «التي تسيطر عليها …», «التابعة ل…»."""
    if statement.speaker is None:
        return None
    first, named = text.token_at(statement.speaker.start), text.token_at(statement.speaker.end)
    if first >= len(text.tokens):
        return None
    stop = min(text.sentence_end(first), named + _LONGEST_QUALIFIER)
    for at in range(first + 1, min(stop, named + 2)):
        if text.tags[at] & tag.RELATIVE or text.types[at].folded in tables.roles["belonging"]:
            end = _qualifier_end(text, at, stop)
            return text.span(at, end) if end > at + 1 else None
        if at >= named and not text.tags[at] & (tag.MARK | tag.CLOSE):
            return None
    return None


def _qualifier_end(text: Text, first: int, stop: int) -> int:
    for at in range(first + 1, stop):
        if text.tags[at] & (tag.THAT | tag.BARE_THAT | tag.COMMA | tag.COLON | tag.STOP | tag.LINE | tag.DASH):
            return at
    return stop
