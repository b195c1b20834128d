"""What the clause around a noun of meeting says of its time where nothing holds the meeting."""

from __future__ import annotations

from qawl.find.meetings.words import Lookup
from qawl.text import tags as tag
from qawl.text.layers import Text

_WILL = "\u0633"
_OF_PRESENT = frozenset("\u064a\u062a\u0646")
_SHORTEST = 4
_CLAUSE = tag.THAT | tag.RELATIVE | tag.COLON | tag.QUOTER | tag.STOP | tag.LINE | tag.SUBORDINATOR | tag.MARK
_FAR = 16
"""Tokens before the noun in which the verb of its clause stands."""


def will_be(text: Text, lookup: Lookup, at: int, end: int) -> bool:
    """«سيلقي الوزير كلمة في اجتماع المجلس», «زيارة الوزير للزاهرة ستشمل …»: the verb of the clause is yet to come.

    `end` is where the clause of the noun ends.
    """
    start = text.sentence_start(at)
    if start < end < text.sentence_end(at) and _is_future(text, end) and not text.tags[end] & tag.CONJ:
        return True
    for index in range(at - 1, max(start, at - _FAR) - 1, -1):
        bits = text.tags[index]
        if _is_future(text, index):
            return text.types[index].bare not in lookup.classes["goes on"]
        if bits & _CLAUSE or _is_past(text, index):
            return False
    return False


def _is_future(text: Text, index: int) -> bool:
    """«سيناقش»: a verb with its س, and no noun that begins like one."""
    word, bits = text.types[index].bare, text.tags[index]
    shaped = len(word) > _SHORTEST and word[0] == _WILL and word[1] in _OF_PRESENT
    return shaped and bool(bits & (tag.VERB | tag.CUE)) and not bits & tag.NOMINAL


def _is_past(text: Text, index: int) -> bool:
    """Any other verb."""
    return bool(text.tags[index] & (tag.VERB | tag.CUE)) and not text.tags[index] & (tag.NOMINAL | tag.PREFIXED)
