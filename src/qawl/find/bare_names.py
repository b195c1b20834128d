"""Names that no list knows, told by where they stand: between a verb of saying and what it introduces."""

from __future__ import annotations

from qawl.find.markers import opens_saying, separate
from qawl.find.mentions import Mention
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def unlisted_name(text: Text, index: int, limit: int, cue: Cue) -> Mention | None:
    """«وأكد توما أن», «كشف توما عن»: words of no list between the verb and what it takes can only be who speaks."""
    end = index
    while end < min(limit, index + _LONGEST_UNLISTED) and not text.tags[end] & ~_OF_NAMES:
        if not text.types[end].folded[:1].isalpha():
            return None
        end += 1
    if end == index or end >= limit or THAT_CLAUSE not in cue.takes:
        return None
    behind = end + 1 if text.tags[end] & tag.SAME_ONE else end
    opens = behind < limit and text.tags[behind] & tag.MARK and opens_saying(text, behind)
    if not opens and "object" in cue.takes and end == index + 1:
        led = any(text.types[end].bare == separate(take) for take in cue.takes)
        opens = led and not text.types[index].bare.endswith(_OWNED)
    if not (opens or text.tags[end] & (tag.THAT | tag.COLON | tag.RELATIVE)) or text.tags[end] & tag.CONJ:
        return None
    return _named(index, end)


_LONGEST_UNLISTED = 4
_OF_NAMES = tag.GIVEN | tag.NAME_PART | tag.FEMININE | tag.LATIN
_OWNED = ("ه", "ها", "هم", "ا")
"""«أعلن تخليه عن», «أعلن رسميا عن»: with these endings a word may be something else than a name."""


def name_like_verb(text: Text, index: int, limit: int, cue: Cue) -> Mention | None:
    """«وأضاف وهبه أن»: alone between the verb and أن, what is spelt like a verb of the past is a name."""
    if index + 1 >= limit or THAT_CLAUSE not in cue.takes or not text.tags[index - 1] & tag.CUE:
        return None
    bits, after = text.tags[index], text.tags[index + 1]
    alone = after & (tag.THAT | tag.COLON) and not after & tag.CONJ and not bits & (tag.CONJ | tag.CUE | tag.OUTRIGHT)
    return _named(index, index + 1) if alone and text.types[index].bare[0] not in _PRESENT else None


_PRESENT = "يتنأس"


def _named(first: int, end: int) -> Mention:
    return Mention(first, end, (first, end), None, HopKind.PERSON, False, False, first)
