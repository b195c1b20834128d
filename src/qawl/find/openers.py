"""What may stand before the head of a noun phrase: «هذا», «أحد», «عدد من», «ثلاثة»."""

from __future__ import annotations

from qawl.text import tags as tag
from qawl.text.layers import Text

HEADS = tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE | tag.DOCUMENT
_POINTED_AT = tag.DEFINITE | tag.PLACE | tag.GIVEN | tag.SAME | tag.MARK | tag.OUTLET | tag.BODY_NAME | tag.LATIN
_LARGE = ("كبير", "كبيره")
"""A post as well: «كبير المستشارين»."""


def skip_openers(text: Text, first: int, limit: int) -> int:
    """Past «هذا», «ذات», «أحد», «بعض», which belong to the phrase and head it not."""
    index = first + _is_a_group(text, first, limit)
    while index < limit and text.tags[index] & (tag.DEMONSTRATIVE | tag.SAME) and not text.tags[index] & tag.DEFINITE:
        index += 1
    if index < limit - 2 and text.tags[index] & tag.SAME and text.tags[index + 1] & tag.FROM:
        index += 1  # «العديد من السكان»
    if (
        index == first < limit - 1
        and text.tags[index] & tag.NUMERAL
        and not text.tags[index] & (tag.CONJ | tag.PREFIXED)
    ):
        after = text.tags[index + 1]
        counted = after & tag.UNNAMED and after & tag.PLURAL and not after & tag.DEFINITE
        if counted or (after & tag.FROM and index + 2 < limit and text.tags[index + 2] & (HEADS | tag.COMMON)):
            index += 1  # «ثلاثة مسؤولين», «أربعة من أعضاء الوفد»
    if first < index < limit - 2 and text.tags[index + 1] & tag.FROM and not text.tags[index] & tag.DEFINITE:
        index += not text.tags[index] & HEADS or text.types[index].bare in _LARGE  # «عدد قليل من السكان»
    if first < index < limit - 1 and text.tags[index] & tag.FROM:
        index += 1  # «عدد من السكان»
    return index


def _is_a_group(text: Text, index: int, limit: int) -> bool:
    """«مجموعة من الباحثين»: how many they are, and no body."""
    if index + 2 >= limit or text.types[index].bare != _GROUP or not text.tags[index + 1] & tag.FROM:
        return False
    return bool(text.tags[index + 2] & tag.PLURAL and text.tags[index + 2] & (tag.UNNAMED | tag.TITLE | tag.NISBA))


_GROUP = "مجموعه"


def stands_alone(text: Text, index: int, after: int) -> bool:
    """«يؤكد ذلك خبراء المياه»: a demonstrative before a noun without the article stands for what was said before."""
    return bool(text.tags[index] & tag.DEMONSTRATIVE) and not after & _POINTED_AT
