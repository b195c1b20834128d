"""What an area is called, though no list knows it: «محافظة بلقرم»."""

from __future__ import annotations

from qawl.text import tags as tag
from qawl.text.layers import Text

_AREAS = ("محافظه", "مدينه", "بلديه", "ولايه", "مديريه", "قريه", "بلده", "اماره", "منطقه")


def names_area(text: Text, index: int) -> bool:
    """«وكيل محافظة بلقرم سامي الدفلى»: a word of no list right behind «محافظة» is what the area is called."""
    bits, before = text.tags[index], text.tags[index - 1]
    unknown = not bits & ~(tag.GIVEN | tag.MALE | tag.FEMININE) and not text.types[index].tags & tag.GIVEN
    return unknown and bool(before & tag.BODY) and text.types[index - 1].bare in _AREAS
