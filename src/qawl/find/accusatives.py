"""What a word in the accusative looks like: «رفضا», «قاطعًا», «مكتفيا»."""

from __future__ import annotations

import re

from qawl.text import tags as tag
from qawl.text.layers import Text

_TANWIN, _ALEF = "\u064b", "\u0627"
_MARKED = (_TANWIN + _ALEF, _ALEF + _TANWIN)
_PARTICIPLE = re.compile("(م.ت..|مت....|مست...)ا$")


def is_accusative(text: Text, index: int) -> bool:
    """Whether a word without an article ends in the accusative: «رفضا», «قاطعًا»."""
    word = text.tokens[index]
    ends = word.endswith((_ALEF, _TANWIN)) and not text.types[index].bare.endswith("وا")
    return ends and not text.tags[index] & (tag.DEFINITE | tag.CONJ | tag.PLACE)


def is_marked(word: str) -> bool:
    """Whether a word as it is written bears the mark of the accusative on its alef, or before it: «مبينًا», «مبيناً».

    >>> is_marked("مبين\u064bا"), is_marked("مبينا")
    (True, False)
    """
    return word.endswith(_MARKED)


def is_participle(bare: str) -> bool:
    """Whether a word is a participle in the accusative by its shape: «مكتفيا», «متنازلا».

    >>> is_participle("مكتفيا"), is_participle("سوريا")
    (True, False)
    """
    return bool(_PARTICIPLE.match(bare))
