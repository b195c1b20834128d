"""What stands with a preposition behind somebody and is no field of his, but what the verb takes or he is to do."""

from __future__ import annotations

import re

from qawl.find.wholeness import is_whole
from qawl.text import tags as tag
from qawl.text.layers import Text


def needs_no_field(text: Text, head: int, index: int) -> bool:
    """«البرلمان لانتخابه», «الهضبة للنظر في», «أنصاره للعودة»: what somebody does or is to do, and no field of his."""
    bits = text.tags[head]
    own = text.tags[index] & tag.POSSESSED and text.types[index].stem not in _HOMELANDS  # «سفيرا لبلاده لدى الهضبة»
    if own or (bits & tag.PLACE and not bits & (tag.BODY | tag.TITLE)):
        return True
    return bool(bits & tag.UNNAMED and bits & tag.PLURAL and text.tokens[head].endswith(_THEIRS))


_THEIRS = ("ه", "ها", "هم")
_HOMELANDS = ("بلاد", "بلد", "دوله", "وطن")


def is_warned_of(text: Text, head: int, index: int) -> bool:
    """«حذر مسؤولون من الدخول»: behind a verb that takes من, a noun that is no body says of what they warn."""
    if head == 0 or text.tags[index + 1] & (tag.BODY | tag.BODY_NAME | tag.PLACE | tag.TITLE | tag.NISBA):
        return False
    return any(text.types[index].bare in cue.takes for cue, _ in text.types[head - 1].cues)


def comes_from(text: Text, head: int, index: int) -> bool:
    """«أعلن علماء من تيماران»: right behind several who are not named and speak, a country they are from."""
    several = index == head + 1 > 1 and text.tags[index] & tag.FROM and text.tags[head] & tag.PLURAL
    return bool(several and text.tags[head - 1] & tag.CUE and not text.tags[head - 1] & tag.NOMINAL)


def is_asked(text: Text, first: int, head: int, index: int) -> bool:
    """«طلب الوزير من السكان», but «طلب مسؤول من الحزب»: behind a verb of asking «من» leads to who is asked."""
    qualified = text.tags[index - 1] & (tag.NISBA | tag.POST_ADJECTIVE | tag.BODY_NAME | tag.PLACE)
    closed = index - 1 > head and (qualified or text.types[index - 1].bare.endswith(("ي", "يه")))
    closed = closed or text.tags[index - 1] & tag.DEFINITE or is_whole(text, index - 1)
    if not closed or not text.tags[index] & tag.FROM:
        return False
    before = range(max(0, first - 1), index - 1)
    return any(cue.act == "ask" and form.tense != "noun" for at in before for cue, form in text.types[at].cues)


def is_where(text: Text, head: int, index: int) -> bool:
    """«المبعوث الأميركي في المنارة»: behind a definite post a town tells where it happens; an envoy to it has it so."""
    after, before = text.tags[index + 1], text.tags[index - 1]
    if not after & tag.PLACE or after & (tag.BODY | tag.BODY_NAME) or text.types[head].stem in _RESIDENTS:
        return False
    bits = text.tags[head]  # «الأطباء في المدينة»
    whole = (bits & tag.DEFINITE and not bits & tag.PLURAL) or (index - 1 > head and before & tag.DEFINITE)
    return bool(whole) and bool(text.tags[index] & tag.PLACED_IN)


_RESIDENTS = frozenset({"سفير", "سفيره", "قنصل", "ممثل", "ممثله", "مندوب", "مراسل", "منسق", "قايم", "مدير", "مسوول"})
"""Who has a post at a place."""


def is_sent_by(text: Text, head: int, index: int) -> bool:
    """«وفد من المعارضة», «ممثلون عن الفصائل»: whose people they are who speak or meet, and no town or matter."""
    word, bits, inner = text.types[index].bare, text.tags[head], text.tags[index + 1]
    if not inner & _WHOSE or inner & (tag.PREFIXED | tag.TIME | tag.CHANNEL) or index > head + 2:
        return False
    if word == "من":
        return bool(bits & tag.BODY) and not bits & tag.DEFINITE and text.types[head].stem in _GROUPS
    return word == "عن" and bool(bits & tag.TITLE) and text.types[head].bare.startswith(_SPEAK_FOR)


_WHOSE = tag.BODY | tag.BODY_NAME | tag.PLACE | tag.TITLE | tag.UNNAMED | tag.NISBA
_GROUPS = frozenset({"وفد", "وفود", "فريق", "بعثه", "وفدا"})
_SPEAK_FOR = ("ممثل", "مندوب", "نايب", "نواب", "مرشح", "ناطق")


def in_charge_of(text: Text, index: int, limit: int) -> bool:
    """«شكر القائمين على المعرض على جهودهم», «وافق المشرفون على المتحف على فتحه»: the first of two على is theirs.

    But «شدد المشرف على الحفاظ على النظافة»: where it leads to an action, that is what the verb takes.
    """
    before = index - 1
    if text.tags[before] & tag.POST_ADJECTIVE and text.tags[before] & tag.DEFINITE:
        before -= 1  # «المشرف العام على المعرض»
    whose, after = _CHARGE.match(text.types[before].bare), index + 1
    if whose is None or after + 1 >= limit or not text.tags[after] & tag.DEFINITE:
        return False
    acts = text.tags[after] & tag.CUE or text.types[after].stem in _ACTIONS
    if acts and not whose.group(1).startswith(_STAND_FOR):
        return False
    for at in range(after + 1, min(limit, after + _LONGEST_CHARGE)):
        if text.tags[at] & _ENDS_CHARGE:
            return False
        if text.types[at].bare == text.types[index].bare:
            return True
    return False


_CHARGE = re.compile("(?:ال|لل)(قايم|مشرف|مسوول)(?:ون|ين|ه|ات)?$")
_STAND_FOR = "قايم"
"""Nobody is «قائم» without a matter that he stands for."""
_ACTIONS = frozenset(
    {"حفاظ", "محافظه", "حرص", "عمل", "اعتماد", "قضاء", "سيطره", "حصول", "تغلب", "اطلاع", "تركيز", "اقبال"}
)
_LONGEST_CHARGE = 6
_ENDS_CHARGE = tag.STOP | tag.LINE | tag.COMMA | tag.COLON | tag.THAT | tag.VERB | tag.MARK | tag.RELATIVE
