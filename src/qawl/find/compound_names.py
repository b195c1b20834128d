"""Names of two words: «دفع الله», «تاج الدين», «حسني السيد»."""

from __future__ import annotations

from qawl.text import tags as tag
from qawl.text.layers import Text

BEHIND_NAME = tag.THAT | tag.COLON | tag.COMMA | tag.STOP | tag.MARK | tag.TIME | tag.OPEN | tag.DASH | tag.PLACED_IN
"""What may stand behind a name that is over."""


def is_of_god(text: Text, first: int, index: int, limit: int) -> bool:
    """«الدكتور دفع الله», «سامي قسم الله»: a noun with God behind it, where a name stands, is a name of two words."""
    at = index - bool(text.types[index].bare == _GOD)
    if at < first or at + 1 >= limit or text.types[at].bare not in _OF_GOD or text.types[at + 1].bare != _GOD:
        return False
    before = text.tags[at - 1] if at else 0
    return bool(before & (tag.TITLE | tag.HONORIFIC | tag.GIVEN)) and not text.tags[at] & (tag.PREFIXED | tag.CONJ)


_GOD = "الله"
_OF_GOD = frozenset(
    {"امر", "جاد", "جار", "جود", "حبيب", "حسب", "حمد", "خلف", "خير", "دفع", "ذكر", "رزق", "سعد", "سيف", "شكر", "ضيف"}
    | {"عطا", "عوض", "فتح", "فضل", "قسم", "كرم", "لطف", "مال", "نصر", "نور", "هبه"}
)


def is_second_half(text: Text, first: int, index: int, limit: int) -> bool:
    return _ends_in_din(text, index) or _is_surname_sayyid(text, first, index, limit)


def _ends_in_din(text: Text, index: int) -> bool:
    """«فوزي تاج الدين»: the second half of a name that is not the first of the person's."""
    bits = text.tags[index]
    known = text.types[index - 1].tags & tag.GIVEN and not text.tags[index - 1] & tag.DEFINITE
    return bool(known and bits & tag.NAME_TAIL) and not bits & tag.CALLED_UPON


def _is_surname_sayyid(text: Text, first: int, index: int, limit: int) -> bool:
    """«حسني السيد نائب رئيس …», «حسني السيد أن»: an honorific behind a given name, before no other name."""
    bits, after = text.tags[index], text.tags[index + 1] if index + 1 < limit else tag.STOP
    if index != first + 1 or not bits & tag.MISTER or not bits & tag.DEFINITE or bits & tag.TITLE:
        return False
    ends = after & (BEHIND_NAME | tag.PREPOSITION) or (after & tag.TITLE and not after & tag.DEFINITE)
    return bool(text.types[first].tags & tag.GIVEN and ends) and not after & tag.GIVEN
