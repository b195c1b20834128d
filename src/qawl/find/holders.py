"""Who holds a post whose words run on: «مدير عام الهيئة العامة للسياحة أمين عام المجلس المهندس سامي الدفلى»."""

from __future__ import annotations

import re

from qawl.find.adjectives import is_adjective
from qawl.find.noun_phrases import extend_phrase
from qawl.find.proper_names import is_unknown, name_end_at
from qawl.find.titled_names import quoted_name, skip_honorifics, titled_name_end
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text

Holder = tuple[int, int, int]
"""Where the words of the post end, and where the name begins and ends."""

CLOSING = (
    tag.COMMA | tag.THAT | tag.COLON | tag.PREPOSITION | tag.STOP | tag.CUE | tag.MARK | tag.RELATIVE | tag.TIME
    | tag.AUXILIARY
)  # fmt: skip
"""What may stand behind the name of a speaker."""


def find_holder(text: Text, head: int, index: int, limit: int) -> Holder | None:
    """The name that follows the post whose head is `head`, further on than `index`."""
    if index >= limit or (_is_over(text.tags[index]) and not text.tags[index] & _MAY_BE_FIELD):
        return None  # «قال الوزير إن»: asked of every post without a holder, so the commonest answer comes first
    if _is_taken(text, head, index):
        return None
    found = (
        _name_behind(text, index, limit)
        or _name_ahead(text, head, index, limit)
        or _name_far_ahead(text, head, index, limit)
    )
    return None if found is not None and _is_met(text, head, index, found, limit) else found


def _is_met(text: Text, head: int, index: int, found: Holder, limit: int) -> bool:
    """«التقى رئيس الوزراء وزير الدفاع سامي الدفلى»: a second post is of whom the first met, if nobody else was met.

    «استقبل رئيس الوزراء في المنارة وزير الدفاع سامي الدفلى»; but «استقبل رئيس الوزراء وزير الدفاع سامي الدفلى نظيره».
    """
    if head == 0 or text.types[head - 1].bare not in _MEETS or found[1] <= index:
        return False
    end = found[2]
    if end < limit and text.tags[end] & _SOMEBODY & ~tag.PLACE and not text.tags[end] & (tag.PREFIXED | tag.CONJ):
        return False
    posts = [at for at in range(index, found[1]) if text.tags[at] & tag.TITLE and not text.tags[at] & tag.HONORIFIC]
    return any(not text.tags[at - 1] & (tag.COMMA | tag.CONJ | tag.BODY) for at in posts)


_OVER_WHAT, _OVERSEERS = "علي", ("مشرف", "مشرفه")
"""A post that leads to what it is over by the preposition that many verbs take."""
_MEETS = frozenset(
    {"التقي", "يلتقي", "استقبل", "يستقبل", "قابل", "يقابل", "زار", "يزور", "ودع", "استدعي", "يستدعي", "هاتف", "ابلغ"}
    | {"التقت", "تلتقي", "استقبلت", "تستقبل", "قابلت", "زارت", "تزور", "استدعت", "تستدعي", "ابلغت"}
)
"""Verbs of one who meets or tells another, and never of one alone."""


def _is_taken(text: Text, head: int, index: int) -> bool:
    """«شدد الرئيس على أهمية …», «رفض الوزير التعليق على …»: what the verb before the post takes is no part of it."""
    before = head - 1
    while before > 0 and text.tags[before] & tag.HONORIFIC:
        before -= 1
    if before < 0 or not text.types[before].cues or text.tags[before] & (tag.PREPOSITION | tag.DEFINITE):
        return False
    if text.tags[index] & tag.ROLE_PREPOSITION:
        word = text.types[index].bare
        if word == _OVER_WHAT and text.types[head].stem in _OVERSEERS:
            return False  # «أكد المشرف العام على المشروع الدكتور سامي الدفلى أن»
        if text.tags[index] & tag.ASKED and any(cue.act == "ask" for cue, _ in text.types[before].cues):
            return True  # «طلب الوزير من الجيش فتح الطريق»
        return any(fold(take) == word for cue, _ in text.types[before].cues for take in cue.takes if len(take) > 1)
    if text.tags[index] & (_MAY_GO_ON | tag.PREFIXED | tag.CONJ | tag.TITLE | tag.BODY) or index > head + 1:
        return False
    return bool(text.tags[head] & text.tags[index] & tag.DEFINITE) and _is_object(text, index)


def _name_behind(text: Text, index: int, limit: int) -> Holder | None:
    """Where a post ends and a name begins and ends, if words of place or field stand between.

    «مدير المدرسة بمدينة الكروم سامي الدفلى», «وكيل الوزارة للشؤون المالية والإدارية الدكتور سامي الدفلى».
    """
    reach = min(limit, index + _LONGEST_FIELD)
    while index < reach:
        bits = text.tags[index]
        if bits & tag.CONJ and (not bits & tag.DEFINITE or bits & _SOMEBODY):
            return None
        if text.types[index].prefix == "ب" and not bits & (tag.BODY | tag.BODY_NAME | tag.PLACE):
            return None  # «طالب الوزير بدعم …»
        if bits & tag.ROLE_PREPOSITION:
            index += 1
        elif not bits & (tag.PREFIXED | tag.CONJ):
            return None
        if index >= reach or not text.tags[index] & tag.NOMINAL or text.tags[index] & _NO_FIELD:
            return None
        head = text.phrase_ends.get(index, index + 1)
        index = extend_phrase(text, head, limit, definite=bool(text.tags[head - 1] & (tag.DEFINITE | tag.PLACE)))
        if index == head and is_unknown(text, index, limit) and not text.tags[head - 1] & tag.DEFINITE:
            index += 1  # «بقرية كذا»
        first = skip_honorifics(text, index + bool(index < limit and text.tags[index] & tag.COMMA), limit)
        end = titled_name_end(text, first, limit) if first < limit else first
        named = end > first and text.tags[first] & tag.GIVEN and (end - first > 1 or first > index)
        if named and (end >= limit or text.tags[end] & CLOSING):
            return index, first, end
    return None


def _name_ahead(text: Text, head: int, index: int, limit: int) -> Holder | None:
    """Where a post ends and a name begins and ends, if further posts or words of the post stand between.

    «مدير الإعلام والمتحدث الرسمي سامي الدفلى أن», «مدير إدارة الرقابة الشاملة بالأمانة المهندس سامي الدفلى أن»: the
    first full name that something closes; a definite post right before it is somebody else's («باسم الرئيس فلان»).
    """
    if text.tags[head] & (tag.KIN | tag.PLURAL):
        return None  # «ابنة الوزير سامي الدفلى»
    if text.tags[index - 1] & tag.DEFINITE and not text.tags[index] & _NO_OBJECT and _is_object(text, index):
        return None  # «أكد الوزير ضرورة فتح الطريق»
    said = bool(text.tags[index - 1] & (tag.NISBA | tag.PLACE))
    for at in range(index, min(limit, index + _LONGEST_POST)):
        bits = text.tags[at]
        if said and at == index and bits & tag.CONJ and bits & tag.TITLE:
            return None  # «الرئيس اليمني والمبعوث …»: somebody else
        if (
            bits & (_ENDS_POST | tag.TIME)
            or bits & _FELT == _FELT  # «قدم السفير خالص شكره للدكتور سامي الدفلى»
            or (bits & tag.PLACING and not bits & tag.ROLE_PREPOSITION)  # «خلال لقائه»
            or text.types[at].bare == _WITH  # «مع الوزير سامي الدفلى»
            or (bits & tag.CUE and not bits & tag.NOMINAL)
            or _is_complement(text, at)
        ):
            return None
        if not text.types[at].tags & (tag.GIVEN | tag.NAME_PART) or bits & (tag.PREFIXED | tag.CONJ):
            continue
        before = text.tags[at - 1]
        end = name_end_at(text, at, limit)
        if end == at and before & (tag.PLACE | tag.NISBA):
            end = titled_name_end(text, at, limit)  # «مدير إدارة القرى بالكروم عثمان عريبي، أن»
        if end - at > 1:
            others = before & tag.TITLE and before & tag.DEFINITE and not before & tag.HONORIFIC
            closed = end < limit and text.tags[end] & CLOSING
            led = before & (tag.ROLE_LINK | tag.PREPOSITION)  # «دعا السفير الجيش إلى فتح الطرق»
            return (at, at, end) if closed and not others and not led else None
    return None


_NO_OBJECT = tag.DEFINITE | tag.TITLE | tag.HONORIFIC | tag.BODY | tag.PREFIXED | tag.CONJ | tag.UNNAMED
_WITH = "مع"


def _is_complement(text: Text, index: int) -> bool:
    """«طالب النائب بإخضاع الوزير …»: words with ب or ل that name no body and no place belong to the verb."""
    kind = text.types[index]
    attached = kind.prefix in ("ب", "ل") or (not kind.tags and kind.bare[:1] in "بل")
    if kind.prefix == "ب" and index + 1 < len(text.tags) and text.tags[index + 1] & tag.PLACE:
        return False  # «بصحة الشمال», «بتعليم لومة»: an authority of a place
    return bool(attached) and not text.tags[index] & (tag.BODY | tag.BODY_NAME | tag.PLACE | tag.DEFINITE)


_LONGEST_POST = 16
"""At most so many words stand between the head of a post and the name of its holder."""
_ENDS_POST = (
    tag.THAT | tag.COLON | tag.STOP | tag.LINE | tag.VERB | tag.RELATIVE | tag.SUBORDINATOR | tag.NEGATION | tag.MARK
    | tag.AUXILIARY | tag.DASH
)  # fmt: skip
_FELT = tag.FEELING | tag.POSSESSED
_OVER = (_ENDS_POST & ~tag.MARK) | tag.TIME
_MAY_GO_ON = tag.MARK | tag.OPEN | tag.COMMA
_MAY_BE_FIELD = tag.ROLE_PREPOSITION | tag.PREFIXED | tag.CONJ


def _is_over(bits: int) -> bool:
    """Whether a token can neither go on with a post nor stand between it and the name."""
    return not bits & _MAY_GO_ON and bool(bits & _OVER or (bits & tag.CUE and not bits & tag.NOMINAL))


_SOMEBODY = tag.TITLE | tag.GIVEN | tag.UNNAMED | tag.BODY_NAME | tag.PLACE | tag.CUE
_NO_FIELD = tag.TIME | tag.CHANNEL | tag.MARK | tag.GIVEN | tag.THAT
_LONGEST_FIELD = 10
"""At most so many words of place or field stand between a post and the name of its holder."""


def _name_far_ahead(text: Text, head: int, index: int, limit: int) -> Holder | None:
    """Past everything that belongs to posts, names of bodies in marks and further posts behind commas included.

    «رئيس الأبحاث لدى شركة "السنابل" سامي الدفلى:», «معالي رئيس الهيئة، أمين عام المجلس الدكتور سامي الدفلى»: where a
    post is complete a new noun is no part of it but what the verb takes («شجب الوزير العمل»), and there is no holder.
    """
    if text.tags[head] & (tag.KIN | tag.PLURAL):
        return None
    at, reach = index, min(limit, index + _LONGEST_WALK)
    while at < reach:
        bits = text.tags[at]
        if _is_over(bits) or bits & _FELT == _FELT or (bits & tag.PREPOSITION and not bits & _LEADS_ON):
            return None
        if (past := _past_enclosed(text, at, reach)) != at:
            if (quoted := quoted_name(text, at, limit)) is not None and text.tags[at + 1] & tag.HONORIFIC:
                return at, *quoted[:2]
            if not past:
                return None
            at = past
            continue
        whole = _is_whole(text, at)
        if not _belongs(text, at, whole=whole) or (at == index and _is_second_person(text, at)):
            return None
        first = skip_honorifics(text, at, limit)
        honoured = first > at or _is_joined_post(text, at - 1)
        if honoured or (whole and _may_begin(text, first, limit)):
            end = titled_name_end(text, first, limit) if honoured else name_end_at(text, first, limit)
            closed = end >= limit or text.tags[end] & CLOSING
            if whole and ((closed and end > first + (not honoured)) or (honoured and end > first + 1)):
                return at, first, end
            at = max(at + 1, end)  # «مدير مدينة الملك سالم للطاقة»: the name is the body's
        else:
            at = max(at + 1, text.phrase_ends.get(at, 0))
    return None


_LONGEST_WALK = 32
_LEADS_ON = tag.ROLE_PREPOSITION | tag.ROLE_LINK | tag.ADDRESSING | _MAY_GO_ON


def _is_second_person(text: Text, at: int) -> bool:
    """«الرئيس اليمني والمبعوث …»: behind a post with its people another post is somebody else."""
    return bool(text.tags[at] & tag.CONJ and text.tags[at] & tag.TITLE and text.tags[at - 1] & tag.NISBA)


def _is_addressed(text: Text, at: int) -> bool:
    """«قال المدير لسالم الدفلى إن», but «المدير التنفيذي لسالم الدفلى للسفر …»: a firm has a field."""
    if not text.types[at].tags & tag.GIVEN or text.types[at].bare.startswith("لل"):
        return False
    behind = range(at + 1, min(at + _LONGEST_FIRM, len(text.tags)))
    return not any(text.types[index].prefix == "ل" and text.tags[index] & tag.DEFINITE for index in behind)


_LONGEST_FIRM = 5


def _is_joined_post(text: Text, index: int) -> bool:
    """«المستشارة القانونية والمحامية بيان»: a second post of one word."""
    bits = text.tags[index]
    return bool(bits & tag.CONJ and bits & tag.TITLE and bits & tag.DEFINITE)


def _past_enclosed(text: Text, at: int, limit: int) -> int:
    """The token behind what stands in marks or brackets from `at`; `at` where nothing does, 0 if it is no name."""
    if text.tags[at] & tag.OPEN:
        return next((end + 1 for end in range(at + 1, min(limit, at + 8)) if text.tags[end] & tag.CLOSE), 0)
    if not text.tags[at] & tag.MARK:
        return at
    quote = text.quote_at(at)
    if quote is None or not quote.closed or quote.outer_start != text.starts[at]:
        return 0
    end = text.token_at(quote.outer_end - 1) + 1
    return end if end - at <= 12 and not text.tags[at + 1] & tag.THAT else 0


def _is_whole(text: Text, at: int) -> bool:
    """Whether the words before `at` may be a complete post: they do not end in a noun that wants another."""
    before = text.tags[at - 1]
    if before & (tag.DEFINITE | tag.PLACE | tag.NISBA | tag.OUTLET | tag.BODY_NAME | tag.MARK | tag.COMMA | tag.CLOSE):
        return not before & tag.PREPOSITION
    phrase = next((start for start in range(max(0, at - 6), at - 1) if text.phrase_ends.get(start) == at), at - 1)
    if phrase < at - 1:
        return not text.tags[phrase] & tag.TITLE  # «أمين عام …»
    if text.tokens[at - 1].startswith("لأ"):
        return False  # «الاتحاد الوطني لألعاب الريح»
    return bool(before & tag.POST_ADJECTIVE) or not before & (tag.NOMINAL | tag.PREPOSITION | tag.CONJ)


def _belongs(text: Text, at: int, *, whole: bool) -> bool:
    """Whether the token at `at` may go on with a post."""
    bits, kind = text.tags[at], text.types[at]
    if bits & tag.COMMA:
        after = text.tags[at + 1] if at + 1 < len(text.tags) else tag.STOP
        return bool(after & (tag.TITLE | tag.HONORIFIC | tag.GIVEN)) and not after & (tag.PREFIXED | tag.CONJ)
    if bits & tag.CONJ and bits & tag.HONORIFIC:
        return False  # «ومعالي نائبه»
    if kind.prefix == "ل" or (not kind.tags and kind.bare[:1] == "ل"):
        other = bits & (tag.MEDIUM | tag.OUTLET | tag.PRESS | tag.CHANNEL | tag.POSSESSED)
        return not other and not _is_addressed(text, at)
    if kind.prefix == "ب" or bits & (tag.CONJ | tag.TITLE | tag.HONORIFIC) or not whole:
        return not bits & tag.POSSESSED and not (kind.prefix == "ب" and _is_complement(text, at))
    return _is_joined_post(text, at - 1) or not _is_object(text, at)


def _is_object(text: Text, at: int) -> bool:
    """Whether a noun behind a complete post is what the verb takes and no adjective: «العمل الإرهابي», «أهمية»."""
    bits, word = text.tags[at], text.types[at].bare
    if not bits & tag.COMMON or bits & (tag.GIVEN | tag.PLACE | tag.NISBA | tag.PREPOSITION):
        return False
    if not bits & tag.DEFINITE:
        return not bits & tag.POST_ADJECTIVE
    return not is_adjective(text, at) and not word.endswith(_AGREEING) and not _LIKE_KARIM.match(word)


_LIKE_KARIM = re.compile("ال..ي.$")
_AGREEING = ("ه", "ين", "ون", "ات")


def _may_begin(text: Text, at: int, limit: int) -> bool:
    """Whether a name may begin here without an honorific: a given name, or two words that no list knows."""
    bits = text.tags[at] if at < limit else tag.PREFIXED
    if bits & (tag.PREFIXED | tag.CONJ | tag.TITLE) or text.tags[at - 1] & tag.ROLE_LINK:
        return False
    known = text.types[at].tags
    if known & (tag.GIVEN | tag.NAME_PART) or (bits & tag.GIVEN and not known & ~tag.FEMININE):
        return at not in text.phrase_ends
    return is_unknown(text, at, limit) and is_unknown(text, at + 1, limit) and not bits & tag.DEFINITE
