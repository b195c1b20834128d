"""People of whom only their number is said: «التقى أكثر من 50 نائبا», «اجتمع مع نحو 20 سفيرا»."""

from __future__ import annotations

from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_COUNTS = tag.NUMBER | tag.NUMERAL
_PEOPLE = tag.UNNAMED | tag.TITLE


def counted_people(text: Text, lookup: Lookup, index: int, limit: int) -> Mention | None:
    """The phrase that counts them and begins at `index`; None where a single numeral does, which is read as it is."""
    at = index
    word = text.types[at].stem if text.types[at].prefix else text.types[at].bare
    if word in lookup.classes["more than"] and at + 1 < limit and text.tags[at + 1] & tag.FROM:
        at += 2
    elif word in lookup.classes["about"]:
        at += 1
    elif not text.tags[at] & tag.NUMBER:
        return None
    first = at
    while at < limit and text.tags[at] & _COUNTS:
        at += 1
    if at == first or at >= limit or not text.tags[at] & _PEOPLE or text.tags[at] & (tag.DEFINITE | tag.PREFIXED):
        return None
    if text.types[at].stem in lookup.crowd or text.tags[at] & tag.DOCUMENT:
        return None  # «استقبلت المدينة 50 ألف لاجئ»
    return Mention(index, at + 1, (index, at + 1), None, HopKind.UNNAMED, False, True, at)
