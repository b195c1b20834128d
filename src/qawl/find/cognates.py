"""The noun of a verb beside the verb, which only says how: «رفضت رفضا قاطعا إقامة …», «نفى نفيا تاما أن …»."""

from __future__ import annotations

from qawl.find.accusatives import is_accusative
from qawl.lexicon.load import Cue
from qawl.text import tags as tag
from qawl.text.layers import Text

_WITHIN = 5
"""The noun stands at most so many words behind its verb, the subject among them."""


def cognate_end(text: Text, index: int, limit: int, cue: Cue) -> int:
    """The end of the noun of this cue's verb and of its adjective; `index` where there is none."""
    if index >= limit or not is_accusative(text, index) or not _is_of(text, index, cue):
        return index
    end = past_adjectives(text, index + 1, limit)
    return end if end > index + 1 else index


def past_adjectives(text: Text, index: int, limit: int) -> int:
    """Past the adjectives in the accusative that begin here: «قاطعا», «تاما»."""
    while index < limit and is_accusative(text, index) and not text.tags[index] & _NO_ADJECTIVE:
        index += 1
    return index


def is_cognate(text: Text, index: int, cue: Cue) -> bool:
    """Whether the word at `index` is the noun of a verb right before it: «رفضت الحركة رفضا قاطعا»."""
    if not is_accusative(text, index):
        return False
    start = max(text.sentence_start(index), index - _WITHIN)
    for at in range(index - 1, start - 1, -1):
        if text.tags[at] & (tag.COMMA | tag.THAT | tag.STOP):
            return False
        if any(one is cue and form.tense in ("past", "present") for one, form in text.types[at].cues):
            return not is_accusative(text, at)
    return False


def _is_of(text: Text, index: int, cue: Cue) -> bool:
    return any(one is cue and form.tense != "participle" for one, form in text.types[index].cues)


_NO_ADJECTIVE = tag.THAT | tag.GIVEN | tag.PREPOSITION | tag.POSSESSED | tag.TITLE | tag.BODY
