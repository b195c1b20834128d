"""Somebody's own words that neither أن nor a colon nor a mark introduces: «وقالت نحن نعمل ليلا»."""

from __future__ import annotations

from qawl.find.markers import Met
from qawl.lexicon.load import Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def opens_outright(text: Text, index: int, cue: Cue, found: Met) -> bool:
    """«وقالت نحن نعمل», «فقال أريد أن أسمع», «وقال سالم الدفلى للصحيفة لقد تأخرنا»: here the words themselves begin.

    Only right behind the verb, behind who speaks or behind whom he tells it.
    """
    if "clause" not in cue.takes or text.tags[index] & tag.CONJ or _is_over_there(text, index):
        return False
    own = text.tags[index] & tag.VERB and text.tokens[index][0] in _MINE and not text.tags[index] & tag.NOMINAL
    if not own and not text.tags[index] & tag.OUTRIGHT:
        return False
    before = index - bool(text.tags[index - 1] & tag.COMMA and text.types[index].bare in _WE)  # «وأضاف، نحن نريد»
    return bool(text.tags[before - 1] & tag.CUE) or any(
        met is not None and met.end == before for met in (found.subject, found.addressee)
    )


def _is_over_there(text: Text, index: int) -> bool:
    """«وأضافت السلطات هناك إنه …»: a place, and no «there is»."""
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    return text.types[index].bare == _THERE and bool(after & (tag.THAT | tag.COLON))


_WE = ("نحن", "انا", "اننا", "انني")
_THERE = "هناك"
_MINE = "أن"
"""Letters with which a verb of the first person begins."""
