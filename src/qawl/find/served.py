"""Whose name stands behind a post that serves somebody: «مستشار الدفلى للري، نادر الراوي،»."""

from __future__ import annotations

from qawl.find.holders import CLOSING
from qawl.find.noun_phrases import extend_phrase
from qawl.find.titled_names import skip_honorifics, titled_name_end
from qawl.text import tags as tag
from qawl.text.layers import Text


def serves_the_named(text: Text, head: int, name: int) -> bool:
    """«مستشار الدفلى», «مدير مكتب الدفلى»: a noun without an article is of somebody, and no post of his.

    «مستشاره الدفلى», «المستشار الدفلى» and «مستشار الري الدفلى» are complete, and what follows is the holder's name.
    """
    bits, last = text.tags[head], text.tags[name - 1]
    if _is_in_office_of(text, head, name):
        return True
    if bits & _COMPLETE or text.types[name].prefix or text.tokens[head].endswith(_HIS):
        return False
    if name == head + 1:
        return bool(bits & (tag.SERVES | tag.KIN)) and not bits & tag.GIVEN
    office = last & tag.BODY and not last & (tag.DEFINITE | tag.TITLE | tag.POSSESSED | tag.NISBA | tag.PLACE)
    ministry = text.types[name - 1].stem in _MINISTRIES  # «وزير خارجية كورسيل»: sloppy, but his own name
    return bool(office and name == head + 2) and not ministry and not text.tags[name] & tag.DEFINITE


def _is_in_office_of(text: Text, head: int, name: int) -> bool:
    """«مسؤول هضبي في إدارة الرئيس الدفلى», «مصدر مقرب من رئيس الوزراء الدفلى»: the name is that of the inner post.

    «المسؤول في مكتب الرئيس الدفلى» too: behind an office without an article the post and its name are one.
    """
    leads = [at for at in range(head + 1, name - 1) if _leads_in(text, at)]
    if not leads:
        return False
    bits = text.tags[head]
    if (
        bits & (tag.UNNAMED | tag.SERVES)
        and not bits & tag.DEFINITE
        and not (bits & tag.OFFICE and not bits & tag.SERVES)
    ):
        return any(text.tags[at] & tag.TITLE and not text.tags[at] & _NO_POST for at in range(leads[0], name))
    post, office = text.tags[name - 1], text.tags[name - 2]
    superior = post & tag.TITLE and post & tag.DEFINITE and not post & (tag.PREFIXED | tag.HONORIFIC)
    within = leads[-1] in (name - 3, name - 2) and office & tag.BODY and not office & (tag.DEFINITE | tag.TITLE)
    return bool(superior and within)


def _leads_in(text: Text, at: int) -> bool:
    bits = text.tags[at]
    if text.types[at].prefix == "ل":
        return bool(bits & tag.TITLE) and not bits & tag.PLURAL  # «مستشار للرئيس الدفلى»
    return bool(bits & tag.ROLE_PREPOSITION or (text.types[at].prefix == "ب" and bits & tag.BODY))


_NO_POST = tag.PLURAL | tag.BODY | tag.HONORIFIC | tag.GIVEN
_COMPLETE = tag.DEFINITE | tag.POSSESSED | tag.PLURAL | tag.HONORIFIC
_MINISTRIES = ("خارجيه", "داخليه", "ماليه", "دفاع", "عدل")
_HIS = ("ه", "ها", "هم", "هما", "نا")


def holder_behind(text: Text, name: int, name_end: int, limit: int) -> tuple[int, int, int]:
    """Behind the name of the superior: where the words of the post end, and the holder's own name, if it is told.

    «مبعوث الدفلى إلى الهضبة نادر الراوي», «مستشار الدفلى للأمن القومي، نادر الراوي،»; an empty name where nobody is
    named.
    """
    at = sure = name_end = _without_holder(text, name, name_end)
    while (past := _past_field(text, at, limit)) > at:
        sure = past if sure == at and not text.tags[at] & _ASKED_TOO else sure
        at = past
    comma = at < limit and bool(text.tags[at] & tag.COMMA)
    first = skip_honorifics(text, at + comma, limit)
    end = titled_name_end(text, first, limit) if first < limit else first
    full = end - first > 1 and (end >= limit or text.tags[end] & (CLOSING | tag.PREFIXED))
    behind = comma or at > name_end or first > at
    between = comma and end > first and end < limit and text.tags[end] & tag.COMMA  # «زوجة الدفلى، سعاد، إن»
    known = first < end and (text.types[first].tags | text.tags[first]) & (tag.GIVEN | tag.NAME_PART)
    if (full and (known or behind)) or (between and known):
        return at, first, end
    return sure, sure, sure


def _without_holder(text: Text, name: int, end: int) -> int:
    """«رئيس فريق تيمارون كيفن كورسيل»: behind a word of no list a given name begins the name of the holder."""
    if text.types[name].tags & (tag.GIVEN | tag.NAME_PART):
        return end
    return next((at for at in range(name + 1, end - 1) if text.types[at].tags & tag.GIVEN), end)


def _past_field(text: Text, at: int, limit: int) -> int:
    """Past «الخاص», «للأمن القومي», «إلى الهضبة»; `at` where none of them stands."""
    if at >= limit:
        return at
    bits = text.tags[at]
    if bits & tag.POST_ADJECTIVE and bits & tag.DEFINITE and not bits & (tag.PREFIXED | tag.CONJ):
        return at + 1
    asked = bits & _ASKED and not (bits & tag.GIVEN and text.types[at].bare.startswith("لل"))  # «للسلام»
    if text.types[at].prefix == "ل" and not asked and bits & (_OF_PLACE | tag.DEFINITE):
        fixed = text.phrase_ends.get(at, at + 1)
        return extend_phrase(text, fixed, limit, definite=True)
    inner = text.tags[at + 1] if at + 1 < limit else 0
    if bits & tag.ROLE_PREPOSITION and not bits & tag.CONJ and inner & _OF_PLACE and not inner & _ASKED:
        return extend_phrase(text, text.phrase_ends.get(at + 1, at + 2), limit, definite=True)
    return at


_OF_PLACE = tag.PLACE | tag.BODY_NAME
_ASKED = tag.MEDIUM | tag.OUTLET | tag.PRESS | tag.CHANNEL | tag.TITLE | tag.UNNAMED | tag.GIVEN | tag.TIME | tag.CONJ
_ASKED_TOO = tag.BODY | tag.BODY_NAME | tag.PLACE
"""Behind «ل» also those to whom one speaks, where nobody is named further on."""


def is_of_another(text: Text, head: int, name: int) -> bool:
    """«كبير المستشارين للرئيس سالم الدفلى», «عائلة الصحافي سالم الدفلى»: the name is that of the post it follows."""
    if text.types[head].stem in _FAMILIES or (name == head + 1 and are_his(text, head)):
        return True
    before = text.tags[name - 1]
    post = before & tag.TITLE and before & tag.DEFINITE and not before & (tag.BODY | tag.PLURAL)
    return name - 1 > head and bool(post) and text.types[name - 1].prefix == "ل"


_FAMILIES = frozenset(("عايله", "اسره", "ابناء", "اشقاء", "ورثه", "اقارب", "ذوو", "ذوي"))


def before_met(text: Text, first: int, limit: int) -> int:
    """«ورحب أمير الوادي بالأمير سالم الدفلى»: a post ends before whom its holder welcomes."""
    near, called = range(first, min(limit, first + _NEAR)), tag.HONORIFIC | tag.DEFINITE
    return next((at for at in near if text.types[at].prefix == "ب" and text.tags[at] & called == called), limit)


_NEAR = 6


def are_his(text: Text, head: int) -> bool:
    """«محامو سالم الدفلى»: a plural right before one man's name is of him, and no post of his."""
    bits = text.tags[head]
    return bool(bits & tag.PLURAL) and not bits & (tag.DEFINITE | tag.POSSESSED | tag.HONORIFIC | tag.SAME)


def is_another(text: Text, head: int, role_end: int, name: int) -> bool:
    """«مصدر في مكتب سالم الدفلى», «متحدث باسم الوزير سالم الدفلى»: the name is not the unnamed person's own."""
    bits = text.tags[head]
    if not bits & tag.UNNAMED or bits & (tag.DEFINITE | tag.OFFICE) or role_end - head < 2:
        return False
    behind = text.tags[name - 1] if name == role_end and text.tags[name] & tag.GIVEN else 0
    if bits & tag.DOCUMENT or (behind & tag.BODY and not behind & tag.DEFINITE):
        return True
    return any(
        text.tags[at] & tag.ROLE_LINK and text.tags[at + 1] & tag.TITLE and not text.tags[at + 1] & tag.PLURAL
        for at in range(head + 1, role_end - 1)
    )
