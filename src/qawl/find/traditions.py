"""Who hands a tradition on: «عن أبي سالم رضي الله عنه أن النبي قال: …»."""

from __future__ import annotations

from qawl.find.mentions import Mention, read_mention
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

FROM = "عن"


def handed_on_by(text: Text, source: int) -> Mention | None:
    """The narrator before whoever is exalted at token `source`: «عن فلان أن النبي», «عن فلان عن النبي»."""
    led = source > 1 and (text.tags[source - 1] & tag.BARE_THAT or text.types[source - 1].bare == FROM)
    return narrator_up_to(text, source - 1) if led else None


def narrator_up_to(text: Text, end: int) -> Mention | None:
    """Who is named behind عن, so that nothing but a blessing on him stands between his name and token `end`."""
    for start in range(end - 2, max(-1, end - _LONGEST), -1):
        if text.tags[start] & _ENDS:
            return None
        if text.types[start].bare == FROM:
            named = read_mention(text, start + 1, end)
            if named is None or named.kind is not HopKind.PERSON:
                return None
            return named if _past_blessing(text, named.end, end) == end else None
    return None


def _past_blessing(text: Text, index: int, end: int) -> int:
    while index < end and text.tags[index] & (tag.NO_CUE | _AROUND):
        index = text.phrase_ends.get(index, index + 1) if text.tags[index] & tag.NO_CUE else index + 1
    return index


_LONGEST = 16
"""At most so many tokens name a narrator and bless him."""
_ENDS = tag.STOP | tag.LINE | tag.COLON | tag.THAT
_AROUND = tag.DASH | tag.OPEN | tag.CLOSE | tag.COMMA | tag.MARK
