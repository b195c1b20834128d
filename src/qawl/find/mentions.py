"""Cut a noun phrase into role and name: «وزير الخارجية الأميركي أنتوني بلينكن»."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qawl.find.adjectives import is_adjective
from qawl.find.doubled import opens_genitive
from qawl.find.holders import CLOSING, find_holder
from qawl.find.issuers import issuer_at, past_superior
from qawl.find.memorials import is_memorial
from qawl.find.noun_phrases import extend_phrase, is_dual, past_quoted_body
from qawl.find.openers import HEADS, skip_openers, stands_alone
from qawl.find.proper_names import END, FUNCTION, looks_named, name_end_at
from qawl.find.served import before_met, holder_behind, is_another, is_of_another, serves_the_named
from qawl.find.titled_names import (
    bears_womans_title,
    describes_sources,
    leads_to_further_post,
    name_like_post,
    post_of_name,
    quoted_name,
    skip_honorifics,
    titled_name_end,
    where_named,
    without_address,
)
from qawl.find.wholeness import keeps_its_n
from qawl.model.documents import Span
from qawl.model.quick import quickly_made
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

LONGEST_IN_MARKS = 6
_NOBODY = tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.PLACE | tag.OUTLET | tag.NISBA | tag.COMMON
"""Where such a word stands alone, no name of a person begins."""
_SAID = tag.NEGATION | tag.VERB | tag.THAT | tag.RELATIVE | tag.DEMONSTRATIVE
"""Words of what somebody said, and of no name: «وتضيف الطبيبة "ابني لا ينام"»."""
OPENS_CLAUSE = tag.NEGATION | tag.AUXILIARY | tag.BARE_THAT
"""«قال مندوب بالمنظمة "لا يوجد طعام"»: with these words begins what somebody says, and no name."""
_TIED = ("ب", "ل", "ك")
_ARTICLE, _THERE = "ال", ("هناك", "ثمه")


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that stands for somebody; all numbers are token indexes, ends excluded."""

    first: int
    end: int
    name: tuple[int, int]
    """The proper name where there is one, else the whole phrase."""
    role: tuple[int, int] | None
    kind: HopKind
    feminine: bool
    plural: bool
    head: int
    """The token that says what sort of phrase this is."""


def read_mention(text: Text, first: int, limit: int, *, attached: bool = False) -> Mention | None:
    """The noun phrase that begins at token `first` and ends before `limit`; None if no speaker begins there.

    With `attached`, the first word may carry the preposition that leads to it («لمصدر»).
    """
    start = skip_openers(text, first, limit)
    if start >= limit:
        return None
    first += start > first and text.types[first].bare in _THERE  # «هناك تقارير تقول إن …»
    tags = text.tags[start]
    if attached:
        tags &= ~tag.PREFIXED
    elif tags & tag.PREFIXED or (start > first and text.tags[first] & tag.PREFIXED):
        return None  # «في تصريح لإحدى الإذاعات»
    if text.tags[first] & tag.DEMONSTRATIVE and text.types[first].bare.startswith(_TIED) and not attached:
        return None  # «وبهذا الصدد يقول»
    if start > first and stands_alone(text, start - 1, tags):
        if not tags & HEADS:
            return None  # «تعلن الوزارة ذلك لتؤكد»
        first = start  # «يؤكد ذلك خبراء المياه»
    if tags & tag.MARK or tags & tag.OPEN:
        if start and text.types[start - 1].bare == _ARTICLE:
            return None  # «زودت ال"ضفاف" بنسخة منه»
        return read_in_marks(text, first, start, limit)
    if tags & (FUNCTION & ~tag.TIME) and not tags & (tag.TITLE | tag.BODY):
        return None
    if tags & tag.CUE and not tags & HEADS and not tags & (tag.DEFINITE | tag.GIVEN):
        return None
    if tags & tag.TIME and not tags & (tag.OUTLET | tag.BODY_NAME):
        return None
    if start and text.tags[start - 1] & tag.BEFORE_VERB and not tags & (HEADS | tag.DEFINITE):
        return None
    if tags & (tag.TITLE | tag.HONORIFIC | tag.UNNAMED):
        if tags & tag.GIVEN and (end := name_like_post(text, start, limit)):
            return _person(text, first, start, end, limit)
        return _titled(text, first, start, limit)
    if start in text.phrase_ends and tags & (tag.BODY_NAME | tag.OUTLET | tag.PLACE):
        end = text.phrase_ends[start]
        if end <= limit:
            return _body(text, first, start, extend_phrase(text, end, limit, definite=True), limit)
    if (known := _by_profession(text, first, start, limit)) is not None:
        return known
    if is_memorial(text, start):
        return _body(text, first, start, extend_phrase(text, start + 1, limit, definite=False), limit)
    name_end = name_end_at(text, start, limit)
    if attached and name_end == start and text.tags[start] & tag.PREFIXED and tags & tag.GIVEN:
        name_end = name_end_at(text, start + 1, limit)  # «لسالم الدفلى»
    if name_end > start and not tags & _NOBODY:
        return _person(text, first, start, name_end, limit)
    if tags & (tag.GIVEN | tag.NAME_PART) and name_end > start + 1:
        return _person(text, first, start, name_end, limit)
    if tags & (
        tag.BODY
        | tag.BODY_NAME
        | tag.MEDIUM
        | tag.OUTLET
        | tag.PLACE
        | tag.DOCUMENT
        | tag.NISBA
        | tag.DEFINITE
        | tag.LATIN
    ):
        definite = tags & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.OUTLET) and not opens_genitive(
            text, start, limit
        )
        return _body(text, first, start, extend_phrase(text, start + 1, limit, definite=bool(definite)), limit)
    if tags & tag.SAME or start > first:
        return _body(text, first, start, extend_phrase(text, start + 1, limit, definite=False), limit)
    return None


def _by_profession(text: Text, first: int, start: int, limit: int) -> Mention | None:
    """«الفيزيائي سامي الدفلى»: behind a definite word of no list that ends in ي, a full name that something closes."""
    kind, name = text.types[start], start + 1
    profession = kind.tags & tag.DEFINITE and not kind.tags & (HEADS | tag.GIVEN | tag.PREFIXED | tag.NISBA | tag.CONJ)
    if not profession or not kind.bare.endswith(("ي", "يه")) or name >= limit or not text.tags[name] & tag.GIVEN:
        return None
    end = name_end_at(text, name, limit)
    if end - name < 2 or not (end >= limit or text.tags[end] & CLOSING):
        return None
    feminine = kind.bare.endswith("ه")
    return Mention(first, end, (name, end), (start, name), HopKind.PERSON, feminine, False, start)


def _titled(text: Text, first: int, start: int, limit: int) -> Mention:
    tags = text.tags[start]
    fixed = text.phrase_ends.get(start, start + 1)  # «ولي العهد»
    if _leads_to_post(text, start, fixed, limit):
        start, tags, fixed = fixed, text.tags[fixed], text.phrase_ends.get(fixed, fixed + 1)  # «معالي وزير الري»
    definite = bool((tags | text.tags[fixed - 1]) & tag.DEFINITE)
    limit = before_met(text, fixed, limit)
    role_end = extend_phrase(text, fixed, limit, definite=definite, post=start)
    feminine, plural = bears_womans_title(text, start, limit), bool(tags & tag.PLURAL)
    if tags & tag.SPEAKS_FOR and (whom := past_superior(text, start, role_end, limit)) is not None:
        return Mention(first, whom[1], (first, whom[0]), None, HopKind.UNNAMED, feminine, plural, start)
    two = not plural and is_dual(text, start)
    plural = plural or two
    if not plural and not tags & tag.KIN and (quoted := quoted_name(text, role_end, limit)) is not None:
        return Mention(first, quoted[2], quoted[:2], (start, role_end), HopKind.PERSON, feminine, plural, start)
    if not plural and (closed := past_quoted_body(text, role_end, limit)):
        role_end = closed  # «مدير "مهرجان الوادي" سامي الدفلى»
    marked = role_end < limit - 1 and text.tags[role_end] & tag.MARK and not text.tags[role_end + 1] & OPENS_CLAUSE
    if marked and text.tags[role_end - 1] & (tag.BODY | tag.MEDIUM):
        inside = read_in_marks(text, role_end, role_end, limit)
        if inside is not None and role_end > start + 1:
            role_end = inside.end  # «رئيس شركة "السنابل"»: the name is the body's
    name_start, limit = where_named(text, start, role_end, limit)
    if name_start < limit and text.tags[name_start] & tag.COMMA and not tags & tag.KIN:
        after = skip_honorifics(text, name_start + 1, limit)
        end = titled_name_end(text, after, limit)
        if after < limit and end > after and looks_named(text, after, end, limit):
            name_start = after
    name_end = titled_name_end(text, name_start, limit)
    whole = keeps_its_n(text, start, role_end)
    if whole:
        name_start = name_end = role_end  # «هدد نواب غاضبون الرئيس سامي الدفلى»
    elif plural and tags & tag.UNNAMED and describes_sources(text, name_start, name_end):
        role_end = name_start = name_end  # «مصادر متطابقة», «الضباط المترقون»
    if name_end == name_start and not whole and tags & (tag.TITLE | tag.HONORIFIC):
        further = find_holder(text, start, role_end, limit)
        role_end, name_start, name_end = further or (role_end, name_start, name_end)
    if name_end > name_start == role_end and serves_the_named(text, start, name_start):
        role_end, name_start, name_end = holder_behind(text, name_start, name_end, limit)
        if name_start == name_end:
            kind = HopKind.PERSON if tags & tag.OFFICE or not tags & (tag.KIN | tag.UNNAMED) else HopKind.UNNAMED
            return Mention(first, role_end, (first, role_end), None, kind, feminine, plural, start)
    if name_end > name_start and is_of_another(text, start, name_start):
        return Mention(first, name_end, (first, name_end), None, HopKind.UNNAMED, feminine, plural, start)
    if name_end > name_start and is_another(text, start, role_end, name_start):
        close = name_end if name_start == role_end else role_end
        return Mention(first, name_end, (first, close), None, HopKind.UNNAMED, feminine, plural, start)
    if name_end > name_start:
        feminine = feminine and not (tags & tag.BODY and text.types[name_start].tags & tag.MALE)  # «محافظة لومة سالم»
        if text.tags[name_start] & tag.SON and name_start == role_end > start + 1 and _plain(text, role_end - 1):
            name_start = role_end = role_end - 1  # «العميد سفر بن أحمد»: what looked like a word of the post
        role_end = without_address(text, start, role_end)
        role = (start, role_end) if tags & (tag.TITLE | tag.UNNAMED) else None
        if (
            role is None
            and role_end > start + 1
            and not all(bits & tag.HONORIFIC for bits in text.tags[start:role_end])
        ):
            role = (start, role_end)
        plain = role is None or (
            tags & tag.HONORIFIC and role_end == text.phrase_ends.get(start, start + 1)
        )  # «المهندس سالم الدفلى رئيس البلدية»
        if plain and (behind := _apposition(text, name_end, limit)) is not None:
            return Mention(first, behind[1], (name_start, name_end), behind, HopKind.PERSON, feminine, plural, start)
        return Mention(first, name_end, (name_start, name_end), role, HopKind.PERSON, feminine, plural, start)
    if name_start < limit and text.tags[name_start] & tag.MARK and not tags & tag.UNNAMED:
        inside = read_in_marks(text, name_start, name_start, limit)
        if inside is not None and not any(text.tags[at] & _SAID for at in range(*inside.name)):
            return Mention(first, inside.end, inside.name, (start, role_end), HopKind.PERSON, feminine, plural, start)
    some = text.tags[first] & (tag.SAME | tag.NUMERAL)
    unnamed = tags & tag.UNNAMED or (plural and (not tags & tag.DEFINITE or some))
    if (two or (tags & tag.OFFICE and plural)) and first == start:
        # «وزراء خارجية الدول العربية» are bodies of a kind, «وزراء سابقون» anybody
        unnamed = not any(text.tags[index] & _IDENTIFIES for index in range(start + 1, role_end))
    elif tags & tag.OFFICE and not plural:
        his = text.tokens[start].endswith("ه") and not feminine
        whose = his or any(text.tags[index] & _IDENTIFIES for index in range(start, role_end))
        unnamed = (first < start and not text.tags[first] & tag.HONORIFIC) or not whose
    kind = HopKind.UNNAMED if unnamed else HopKind.PERSON
    begins = start if text.tags[first] & tag.HONORIFIC and first < start else first
    return Mention(first, role_end, (begins, role_end), None, kind, feminine, plural, start)


def _leads_to_post(text: Text, honorific: int, index: int, limit: int) -> bool:
    """«معالي وزير الري», «السيد الوزير»: behind an honorific stands the post; but «الشيخ سلطان بن سالم»."""
    bits, after = text.tags[honorific], text.tags[index] if index < limit else 0
    if not bits & tag.HONORIFIC or bits & tag.TITLE or not after & tag.TITLE or after & (tag.PREFIXED | tag.CONJ):
        return False
    name = index + 1 < limit and text.tags[index + 1] & (tag.GIVEN | tag.NAME_PART)
    if after & tag.GIVEN and name and index not in text.phrase_ends:
        return False
    return not bits & tag.DEFINITE or bool(after & tag.DEFINITE or bits & tag.POSSESSED)


_IDENTIFIES = tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.OUTLET | tag.GIVEN
"""What makes an office say whose it is: «وزير الري» is one person, «وزير سابق» anybody."""


def _plain(text: Text, index: int) -> bool:
    return not text.tags[index] & (tag.DEFINITE | tag.TITLE | tag.BODY | tag.NISBA | tag.PLACE | tag.CONJ)


def _person(text: Text, first: int, start: int, name_end: int, limit: int) -> Mention:
    """A bare name, with the role that may follow it in apposition: «أركان سالم، عضو المجلس،»."""
    role = _apposition(text, name_end, limit)
    known = text.types[start].tags  # «عودة», «جمعة»: a family name that the article introduced says nothing of gender
    feminine = bool(known & tag.FEMININE and known & tag.GIVEN) and not known & tag.MALE
    end = name_end if role is None else role[1]
    return Mention(first, end, (start, name_end), role, HopKind.PERSON, feminine, False, start)


def _apposition(text: Text, name_end: int, limit: int) -> tuple[int, int] | None:
    """The post that stands behind a name, with or without a comma: «سالم الراوي وزير الري، إن»."""
    after = name_end + 1 if name_end < limit and text.tags[name_end] & tag.COMMA else name_end
    if after >= limit or not text.tags[after] & tag.TITLE or text.tags[after] & (tag.PREFIXED | tag.CONJ | tag.GIVEN):
        return None
    fixed = text.phrase_ends.get(after, after + 1)
    role_end = extend_phrase(text, fixed, limit, definite=bool(text.tags[after] & tag.DEFINITE))
    while after == name_end and leads_to_further_post(text, after, role_end, limit):
        role_end = extend_phrase(text, text.phrase_ends.get(role_end + 1, role_end + 2), limit, definite=True)
    closed = role_end >= limit or text.tags[role_end] & CLOSING
    return (after, role_end) if closed or post_of_name(text, after, role_end, name_end, limit) else None


def _body(text: Text, first: int, start: int, end: int, limit: int) -> Mention | None:
    tags = text.tags[start]
    if tags & tag.ISSUES and (issuer := issuer_at(text, start, limit)) is not None:
        speaking = read_mention(text, issuer[0], limit, attached=issuer[1])
        if speaking is not None:
            return replace(speaking, first=first)
    kind = (
        HopKind.MEDIA if tags & (tag.MEDIUM | tag.OUTLET) and not tags & (tag.BODY_NAME | tag.PLACE) else HopKind.BODY
    )
    if text.tags[start] & tag.ANYBODY or (first < start and text.tags[start - 1] & tag.FROM and tags & tag.NISBA):
        kind = HopKind.UNNAMED  # «البعض», «عدد من المصريين»
    name = (first, end - _hangs(text, start, end, limit))
    if end < limit and text.tags[end] & (tag.MARK | tag.OPEN) and not _is_named_outlet(text, start, end):
        wants = bool(tags & tag.MEDIUM and end == start + 1 and not tags & tag.DEFINITE)
        inside = read_in_marks(text, end, end, limit, called=wants)
        named = not tags & tag.PLACE and inside is not None and (wants or not _opens_clause(text, inside.name[0]))
        bare = end == start + 1 and tags & tag.BODY and not tags & tag.DEFINITE  # «شركة (السنابل)»
        quoted = (text.tags[end] & tag.MARK or bare) and named
        if inside is not None and end > start + 1 and _tells_which_sort(text, inside):
            end = inside.end
        elif inside is not None and (quoted or tags & tag.MEDIUM):
            name, end = inside.name, inside.end
            while (
                end < limit and text.tags[end] & tag.DEFINITE and not text.tags[end] & END and is_adjective(text, end)
            ):
                end += 1
            if end < limit and text.tags[end] & tag.OPEN:
                again = read_in_marks(text, end, end, limit)
                end = again.end if again else end
    return Mention(first, end, name, None, kind, bool(tags & tag.FEMININE), bool(tags & tag.PLURAL), start)


def _tells_which_sort(text: Text, inside: Mention) -> bool:
    """«صحيفة الضفاف (مستقلة)»: one adjective in brackets behind a name, and no other name."""
    first, end = inside.name
    bits = text.tags[first]
    known = tag.DEFINITE | tag.GIVEN | tag.LATIN | tag.OUTLET | tag.BODY_NAME | tag.PLACE | tag.BODY
    sort = bits & tag.FEMININE and bits & tag.COMMON and text.tokens[first].endswith("ة")
    return end == first + 1 and bool(sort and text.tags[first - 1] & tag.OPEN) and not bits & known


def _opens_clause(text: Text, index: int) -> bool:
    """«قالت الرابطة "إن الجسر آمن"»: what is quoted behind a body is what it says, and not its name."""
    acts = text.tags[index] & tag.CUE and not text.tags[index] & tag.NOMINAL
    no_name = tag.THAT | tag.PREFIXED | tag.PREPOSITION | tag.NEGATION | tag.VERB | tag.POSSESSED  # «"تضامنها" مع …»
    return bool(acts or text.tags[index] & no_name)


def _is_named_outlet(text: Text, start: int, end: int) -> bool:
    """«قال لرويترز "لقد فوجئنا"»: behind the name of an outlet stands no name of it in marks, but what was said."""
    return bool(text.tags[end] & tag.MARK) and any(text.tags[at] & tag.OUTLET for at in range(start, end))


def _hangs(text: Text, start: int, end: int, limit: int) -> bool:
    """«الوكالة الوطنية التابعة للوزارة»: an adjective at the end that says whose the body is belongs to no name."""
    if end - start < 2 or end >= limit or text.types[end].prefix != "ل":
        return False
    return bool(text.tags[end - 1] & tag.POST_ADJECTIVE and text.tags[end - 1] & tag.DEFINITE)


def read_in_marks(text: Text, first: int, start: int, limit: int, *, called: bool = False) -> Mention | None:
    """A name in quotation marks or brackets: «"الحركة"», «(إن بي سي)»; None if what is inside is too long.

    `called`: what stands before wants a name, whatever that begins with: «صحيفة "لا دفلون"».
    """
    if text.tags[start] & tag.MARK:
        quote = text.quote_at(start)
        if quote is None or not quote.closed:
            return None
        end = text.token_at(quote.end)
        within = text.tags[start:end]
        words = end - start - sum(bits & tag.STOP > 0 for bits in within)  # «"إتش.إس.بي.سي"»
        broken = any(bits & (tag.LINE | tag.COMMA) for bits in within)
        if start + 1 < end < limit and words < 2 + LONGEST_IN_MARKS and not broken:
            inner = text.tags[start + 1]
            if words > 2 and inner & OPENS_CLAUSE and not inner & tag.NOMINAL and not called:
                return None  # «وصف الجلسة بأنها "كانت جيدة"»
            kind = HopKind.MEDIA if inner & tag.OUTLET else HopKind.BODY
            if inner & tag.GIVEN and not inner & (tag.COMMON | tag.PLACE) and name_end_at(text, start + 1, end) == end:
                kind, inner = HopKind.PERSON, text.types[start + 1].tags & inner  # «وأضاف "الدفلى"»
            feminine = bool(inner & tag.FEMININE) and (kind is not HopKind.PERSON or bool(inner & tag.GIVEN))
            return Mention(first, end + 1, (start + 1, end), None, kind, feminine, False, start + 1)
        return None
    closing = tag.CLOSE if text.tags[start] & tag.OPEN else tag.MARK
    for end in range(start + 1, min(limit, start + 2 + LONGEST_IN_MARKS)):
        if text.tags[end] & closing:
            inner = text.tags[start + 1]
            if end == start + 1 or inner & tag.NUMBER:
                return None  # «(20%)»
            kind = HopKind.MEDIA if inner & tag.OUTLET else HopKind.BODY
            return Mention(first, end + 1, (start + 1, end), None, kind, bool(inner & tag.FEMININE), False, start + 1)
        if text.tags[end] & (tag.LINE | tag.COMMA | tag.COLON) or (text.tags[end] & tag.THAT and end > start + 1):
            return None
    return None


def mention_span(text: Text, first: int, end: int) -> Span:
    """The place of the tokens from `first` to `end` without a conjunction or a preposition written onto the first."""
    kind, start = text.types[first], text.starts[first]
    if text.tags[first] & tag.CONJ:
        start += 1
    if (
        kind.prefix
        and not (first and text.tags[first - 1] & tag.HONORIFIC and text.tags[first - 1] & tag.DEFINITE)
        and not kind.bare.startswith("لل")
        and not (kind.tags & tag.DEFINITE and not kind.tags & tag.POSSESSED)
    ):
        start += 1
    return Span(start, text.ends[end - 1])


def mention_words(text: Text, first: int, end: int) -> str:
    """The same words as a name by itself: «للبيت الأبيض» names «البيت الأبيض»."""
    words = mention_span(text, first, end).of(text.raw).replace("_", " ").replace("#", "")
    kind = text.types[first]
    if kind.prefix and kind.tags & tag.DEFINITE and not kind.tags & tag.POSSESSED:
        if not kind.bare.startswith("لل"):
            return words[1:]
        if len(kind.stem) == len(kind.bare) - 1:  # «للجنة», «للبنان»
            return words[1:] if kind.tags & tag.PLACE or opens_genitive(text, first, end) else "ال" + words[1:]
        return "ال" + words[2:]
    return words
