"""Cut a noun phrase into role and name: «وزير الخارجية الأميركي أنتوني بلينكن»."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.model.documents import Span
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text

_END = (
    tag.COMMA | tag.STOP | tag.COLON | tag.LINE | tag.CLOSE | tag.THAT | tag.RELATIVE | tag.NEGATION | tag.AUXILIARY
    | tag.TIME | tag.NUMBER | tag.DASH
)  # fmt: skip
_FUNCTION = _END | tag.PREPOSITION | tag.SUBORDINATOR | tag.MARK | tag.OPEN | tag.DEMONSTRATIVE | tag.QUOTER
_HEADS = tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE | tag.DOCUMENT
_ADJECTIVE_ENDINGS = ("ي", "يه", "يين", "يون")
_NEVER_NAMES = ("سي", "ست", "نست", "مست", "است", "لل")
_LONGEST_NAME = 8
_LONGEST_IN_MARKS = 6


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
    start = _skip_openers(text, first, limit)
    if start >= limit:
        return None
    tags = text.tags[start]
    if attached:
        tags &= ~tag.PREFIXED
    elif tags & tag.PREFIXED:
        return None
    if tags & tag.MARK or tags & tag.OPEN:
        return _in_marks(text, first, start, limit)
    if tags & (_FUNCTION & ~tag.TIME) and not tags & (tag.TITLE | tag.BODY):
        return None
    if tags & tag.CUE and not tags & _HEADS and not tags & (tag.DEFINITE | tag.GIVEN):
        return None
    if tags & tag.TIME and not tags & (tag.OUTLET | tag.BODY_NAME):
        return None
    if tags & (tag.TITLE | tag.HONORIFIC | tag.UNNAMED):
        return _titled(text, first, start, limit)
    if start in text.phrase_ends and tags & (tag.BODY_NAME | tag.OUTLET | tag.PLACE):
        end = text.phrase_ends[start]
        if end <= limit:
            return _body(text, first, start, _extend(text, end, limit, definite=True), limit)
    name_end = _name_end(text, start, limit)
    if name_end > start and not tags & (tag.BODY | tag.MEDIUM | tag.PLACE | tag.OUTLET | tag.NISBA | tag.COMMON):
        return _person(text, first, start, name_end, limit)
    if tags & tag.GIVEN and name_end > start + 1:
        return _person(text, first, start, name_end, limit)
    if tags & (tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE | tag.DOCUMENT | tag.NISBA | tag.DEFINITE | tag.LATIN):
        definite = bool(tags & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.OUTLET))
        return _body(text, first, start, _extend(text, start + 1, limit, definite=definite), limit)
    if tags & tag.SAME or start > first:
        return _body(text, first, start, _extend(text, start + 1, limit, definite=False), limit)
    return None


def _skip_openers(text: Text, first: int, limit: int) -> int:
    """Past «هذا», «ذات», «أحد», «بعض», which belong to the phrase and head it not."""
    index = first
    while index < limit and text.tags[index] & (tag.DEMONSTRATIVE | tag.SAME) and not text.tags[index] & tag.DEFINITE:
        index += 1
    return index


def _titled(text: Text, first: int, start: int, limit: int) -> Mention:
    tags = text.tags[start]
    fixed = text.phrase_ends.get(start, start + 1)  # «ولي العهد»
    role_end = _extend(text, fixed, limit, definite=bool(tags & tag.DEFINITE) or bool(text.tags[fixed - 1] & tag.DEFINITE))
    name_start = _skip_honorifics(text, role_end, limit)
    if name_start < limit and text.tags[name_start] & tag.COMMA:
        after = _skip_honorifics(text, name_start + 1, limit)
        end = _titled_name_end(text, after, limit)
        if after < limit and end > after and _looks_named(text, after, end, limit):
            name_start = after
    name_end = _titled_name_end(text, name_start, limit)
    feminine, plural = bool(tags & tag.FEMININE), bool(tags & tag.PLURAL)
    if name_end > name_start:
        role = (start, role_end) if tags & (tag.TITLE | tag.UNNAMED) else None
        if role is None and role_end > start + 1:
            role = (start, role_end)
        return Mention(first, name_end, (name_start, name_end), role, HopKind.PERSON, feminine, plural, start)
    if name_start < limit and text.tags[name_start] & tag.MARK and not tags & tag.UNNAMED:
        inside = _in_marks(text, name_start, name_start, limit)
        if inside is not None:
            return Mention(first, inside.end, inside.name, (start, role_end), HopKind.PERSON, feminine, plural, start)
    kind = HopKind.UNNAMED if tags & tag.UNNAMED or (tags & tag.PLURAL and not tags & tag.DEFINITE) else HopKind.PERSON
    if kind is HopKind.PERSON and start > first and text.tags[first] & tag.SAME:
        kind = HopKind.UNNAMED if text.tags[first] & tag.SAME and tags & tag.PLURAL else kind
    return Mention(first, role_end, (first, role_end), None, kind, feminine, plural, start)


def _person(text: Text, first: int, start: int, name_end: int, limit: int) -> Mention:
    """A bare name, with the role that may follow it in apposition: «أركان سالم، عضو المجلس،»."""
    end, role = name_end, None
    after = name_end + 1
    if after < limit and text.tags[name_end] & tag.COMMA and text.tags[after] & tag.TITLE and not text.tags[after] & tag.PREFIXED:
        role_end = _extend(text, after + 1, limit, definite=bool(text.tags[after] & tag.DEFINITE))
        if role_end >= limit or text.tags[role_end] & (tag.COMMA | tag.THAT | tag.COLON | tag.PREPOSITION | tag.STOP | tag.CUE | tag.MARK | tag.RELATIVE):
            role, end = (after, role_end), role_end
    feminine = bool(text.tags[start] & tag.FEMININE and text.tags[start] & tag.GIVEN)
    return Mention(first, end, (start, name_end), role, HopKind.PERSON, feminine, False, start)


def _body(text: Text, first: int, start: int, end: int, limit: int) -> Mention | None:
    tags = text.tags[start]
    kind = HopKind.MEDIA if tags & (tag.MEDIUM | tag.OUTLET) and not tags & (tag.BODY_NAME | tag.PLACE) else HopKind.BODY
    name = (first, end)
    if end < limit and text.tags[end] & (tag.MARK | tag.OPEN):
        inside = _in_marks(text, end, end, limit)
        if inside is not None and text.tags[end] & tag.MARK | (tags & tag.MEDIUM):
            name, end = inside.name, inside.end
            while end < limit and text.tags[end] & tag.DEFINITE and not text.tags[end] & _END and _is_adjective(text, end):
                end += 1
            if end < limit and text.tags[end] & tag.OPEN:
                again = _in_marks(text, end, end, limit)
                end = again.end if again else end
    return Mention(first, end, name, None, kind, bool(tags & tag.FEMININE), bool(tags & tag.PLURAL), start)


def _in_marks(text: Text, first: int, start: int, limit: int) -> Mention | None:
    """A name in quotation marks or brackets: «"الحركة"», «(إن بي سي)»; None if what is inside is too long."""
    if text.tags[start] & tag.MARK:
        quote = text.quote_at(start)
        if quote is None or not quote.closed:
            return None
        end = text.token_at(quote.end)
        if start + 1 < end < min(limit, start + 2 + _LONGEST_IN_MARKS) and not any(text.tags[i] & (tag.LINE | tag.COMMA) for i in range(start, end)):
            inner = text.tags[start + 1]
            kind = HopKind.MEDIA if inner & tag.OUTLET else HopKind.BODY
            return Mention(first, end + 1, (start + 1, end), None, kind, bool(inner & tag.FEMININE), False, start + 1)
        return None
    closing = tag.CLOSE if text.tags[start] & tag.OPEN else tag.MARK
    for end in range(start + 1, min(limit, start + 2 + _LONGEST_IN_MARKS)):
        if text.tags[end] & closing:
            if end == start + 1:
                return None
            inner = text.tags[start + 1]
            kind = HopKind.MEDIA if inner & tag.OUTLET else HopKind.BODY
            return Mention(first, end + 1, (start + 1, end), None, kind, bool(inner & tag.FEMININE), False, start + 1)
        if text.tags[end] & (tag.LINE | tag.COMMA | tag.COLON) or text.tags[end] & tag.THAT and end > start + 1:
            return None
    return None


def _extend(text: Text, index: int, limit: int, *, definite: bool) -> int:
    """The end of a phrase whose head stands before `index`: genitives until it is definite, then adjectives."""
    head = index - 1
    while index < limit:
        tags = text.tags[index]
        if tags & tag.NUMBER and text.tags[head] & tag.DEFINITE and text.tags[head] & (tag.MEDIUM | tag.BODY):
            index += 1  # «القناة 12 الإسرائيلية»
            continue
        if text.types[index].stem == "باسم" and tags & tag.POSSESSED:
            index, definite = index + 1, True
            continue
        if text.types[index].bare in ROLE_LINKS and not tags & tag.CONJ:
            step = _complement(text, head, index, limit)
            if step == index:
                break
            index, definite = step, True
            continue
        if tags & tag.CONJ and definite and _joined(text, head, index):
            index += 1  # «وزارة التربية والتعليم»
            continue
        if tags & (_FUNCTION | tag.CONJ) and not (tags & (tag.TITLE | tag.BODY | tag.NISBA) and not tags & (tag.MARK | tag.CONJ)):
            step = _complement(text, head, index, limit)
            if step == index:
                break
            index, definite = step, True
            continue
        if index in text.phrase_ends and tags & (tag.BODY_NAME | tag.PLACE | tag.OUTLET) and not tags & tag.PREFIXED:
            index, definite = text.phrase_ends[index], True
            continue
        if tags & tag.PREFIXED:
            step = _complement(text, head, index, limit)
            if step == index:
                break
            index, definite = step, True
            continue
        if tags & tag.DEFINITE:
            if definite and not _is_adjective(text, index) and not _before_name(text, head, index, limit):
                break
            definite = True
        elif tags & (tag.NISBA | tag.PLACE) or tags & tag.OUTLET and not definite:
            definite = definite or bool(tags & (tag.PLACE | tag.OUTLET))
        elif not definite and index - 1 > head and text.tags[head] & tag.UNNAMED and _unnamed_adjective(text, head, index - 1):
            if not _unnamed_adjective(text, head, index):
                break  # «مصدر حكومي وجود …»: behind its adjective the phrase is over
        elif definite or not tags & (tag.TITLE | tag.BODY | tag.COMMON | tag.UNNAMED | tag.MEDIUM | tag.HONORIFIC):
            if definite or not _unnamed_adjective(text, head, index):
                break
        elif tags & tag.CUE and not tags & (tag.TITLE | tag.BODY):
            break
        elif tags & tag.GIVEN and not tags & (tag.TITLE | tag.BODY):
            break
        index += 1
    return index


def _joined(text: Text, head: int, index: int) -> bool:
    """Whether a definite noun behind «و» still belongs to the name of a post or body."""
    if not text.tags[head] & (tag.TITLE | tag.BODY) or not text.tags[index - 1] & (tag.DEFINITE | tag.NISBA):
        return False
    bits = text.tags[index]
    other = tag.TITLE | tag.UNNAMED | tag.PLACE | tag.BODY | tag.CUE | tag.BODY_NAME | tag.MEDIUM | tag.TIME | tag.RELATIVE | tag.CHANNEL
    return bool(bits & tag.DEFINITE and bits & tag.COMMON) and not bits & (other | tag.PREFIXED)


def _before_name(text: Text, head: int, index: int, limit: int) -> bool:
    """«مدرب الفريق الضيف بول …»: a definite word between a title and a plain name can only qualify the title."""
    if not text.tags[head] & tag.TITLE or index + 1 >= limit or text.tags[index] & (tag.GIVEN | tag.CUE | tag.PLACE | tag.TITLE):
        return False
    return bool(text.tags[index + 1] & tag.GIVEN) and not text.tags[index + 1] & (tag.COMMON | tag.DEFINITE)


def _complement(text: Text, head: int, index: int, limit: int) -> int:
    """Past a complement that belongs to a title: «باسم …», «للشؤون …», «في مجلس …»; `index` if none begins here."""
    kind = text.types[index]
    heads = text.tags[head] & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.DEFINITE)
    after = index + 1
    if kind.bare in ROLE_LINKS and after < limit:
        fixed = text.phrase_ends.get(after)
        if fixed is not None:
            return _extend(text, fixed, limit, definite=True)
        return _extend(text, after + 1, limit, definite=bool(text.tags[after] & (tag.DEFINITE | tag.PLACE)))
    tags = text.tags[index]
    if tags & tag.PREFIXED and heads and not tags & (tag.PRESS | tag.MEDIUM | tag.OUTLET | tag.CONJ | tag.TIME):
        following = text.tags[after] if after < limit else 0
        of_place = kind.prefix == "ب" and tags & tag.COMMON and following & (tag.PLACE | tag.DEFINITE) and text.tags[head] & tag.TITLE
        if not tags & (tag.DEFINITE | tag.BODY | tag.PLACE | tag.BODY_NAME | tag.TITLE | tag.NISBA) and not of_place:
            return index
        if kind.prefix == "ب" and not tags & (tag.BODY | tag.BODY_NAME | tag.PLACE) and not of_place:
            return index
        if kind.prefix == "ل" and tags & tag.TITLE and not text.tags[head] & tag.UNNAMED:
            return index
        if tags & tag.CHANNEL or tags & tag.NISBA & ~tag.DEFINITE and kind.prefix != "ل":
            return index
        if index in text.phrase_ends:
            return _extend(text, text.phrase_ends[index], limit, definite=True)
        return _extend(text, after, limit, definite=bool(tags & (tag.DEFINITE | tag.PLACE)))
    if kind.bare in ROLE_PREPOSITIONS and heads & (tag.TITLE | tag.UNNAMED) and after < limit:
        inner = text.tags[after]
        if inner & tag.MARK and (marked := _in_marks(text, after, after, limit)) is not None:
            return marked.end if _titled_name_end(text, marked.end, limit) > marked.end + 1 else index
        if inner & (tag.CHANNEL | tag.TIME | tag.NUMBER | tag.MARK) or not inner & tag.NOMINAL:
            return index
        fixed = text.phrase_ends.get(after, after + 1)
        end = _extend(text, fixed, limit, definite=fixed > after + 1 or bool(inner & (tag.DEFINITE | tag.PLACE)))
        at = end + 1 if end < limit and text.tags[end] & tag.COMMA else end
        name_end = _titled_name_end(text, at, limit) if at < limit else at
        named = name_end > at and (text.tags[at] & tag.GIVEN or name_end - at > 1)
        unnamed = text.tags[head] & tag.UNNAMED and kind.bare in PLACED_IN and inner & (tag.BODY | tag.BODY_NAME | tag.DEFINITE)
        return end if named or unnamed else index
    return index


# Words that tie a title to what it is of; folded spelling.
ROLE_LINKS = frozenset(("باسم", "مكلف", "مكلفه", "المكلف", "المكلفه", "لشؤون", "لشوون"))
PLACED_IN = frozenset(("في", "من", "لدي"))
ROLE_PREPOSITIONS = frozenset(("في", "لدي", "الي", "عن", "من", "علي"))


def _is_adjective(text: Text, index: int) -> bool:
    """Whether the definite word at `index` qualifies the noun before it rather than begin a new phrase."""
    kind = text.types[index]
    return bool(text.tags[index] & tag.NISBA) or kind.bare.endswith(_ADJECTIVE_ENDINGS) or kind.stem in ADJECTIVES


# Definite adjectives of posts and bodies that do not end in ي or ية; folded spelling.
ADJECTIVES = frozenset(
    "عام عامه اعلي عليا اول اولي اكبر كبير كبيره مساعد مساعده خاص خاصه مقيم معتمد مفوض مكلف مكلفه منتدب مناوب سابق سابقه "
    "جديد جديده حالي راحل اسبق مشترك مشتركه متحده متحد موحد موحده ابيض احمر دائم دائمه مؤقت موقت موقته مركزي مستقل مستقله "
    "حاكم حاكمه معارض معارضه مسلح مسلحه عراقيه مختص مختصه معنيه معني مفاوض مستقيل منتخب منتهيه تنفيذي شرقيه غربيه "
    "مسوول مسووله مطلع مطلعه واسعه وطني ثاني ثانيه ثالث نفسه نفسها ذاته ذاتها اخر اخري اخرين حربيه ازرق شقيق شقيقه تابع تابعه".split()
)


def _unnamed_adjective(text: Text, head: int, index: int) -> bool:
    """«مصادر مطلعة»: an indefinite adjective after an unnamed source."""
    kind = text.types[index]
    if not text.tags[head] & (tag.UNNAMED | tag.TITLE):
        return False
    if text.tokens[index].endswith("ى"):
        return False
    return kind.stem in ADJECTIVES or kind.bare.endswith(("ي", "يه", "يين", "يون")) and not text.tags[index] & tag.GIVEN


def _skip_honorifics(text: Text, index: int, limit: int) -> int:
    """Past «السيد», «الدكتور», and a second title before the name: «المتحدث العسكري العميد محمد …»."""
    while index < limit and not text.tags[index] & (tag.CONJ | tag.PREFIXED | tag.GIVEN):
        bits = text.tags[index]
        second = bits & tag.TITLE and bits & tag.DEFINITE and index + 1 < limit and text.tags[index + 1] & (tag.GIVEN | tag.HONORIFIC | tag.NAME_PART)
        if not bits & tag.HONORIFIC and not second:
            break
        index += 1
    return index


def _looks_named(text: Text, first: int, end: int, limit: int) -> bool:
    """Whether the words after a title's comma are its name: a given name, or closed by a comma, stop or أن."""
    if text.tags[first] & (tag.GIVEN | tag.NAME_PART):
        return True
    closes = end >= limit or text.tags[end] & (tag.COMMA | tag.THAT | tag.COLON | tag.PREPOSITION | tag.PREFIXED | tag.MARK | tag.TIME | tag.CUE)
    return end - first >= 2 and bool(closes)


def _name_end(text: Text, first: int, limit: int) -> int:
    """The end of the proper name that begins at `first`; `first` itself if none does."""
    index = first
    limit = min(limit, first + _LONGEST_NAME)
    while index < limit and _continues_name(text, first, index, limit):
        index += 1
    while index > first and text.tags[index - 1] & tag.NAME_PART and not text.tags[index - 1] & tag.GIVEN:
        index -= 1  # a name does not end in «بن»
    return index


def _titled_name_end(text: Text, first: int, limit: int) -> int:
    """Like `_name_end` behind a title, where a common noun before an unknown word is a given name («رضا حمياني»)."""
    end = _name_end(text, first, limit)
    if end > first or first + 1 >= limit or not _plain_noun(text, first):
        return end
    after = text.tags[first + 1]
    if after & (_FUNCTION | tag.COMMON | tag.TITLE | tag.BODY | tag.CUE | tag.PREFIXED | tag.CONJ | tag.NISBA | tag.PLACE | tag.GIVEN):
        return end
    rest = _name_end(text, first + 1, limit)
    return rest if rest > first + 1 else end


def _plain_noun(text: Text, index: int) -> bool:
    bits = text.tags[index]
    return bool(bits & tag.COMMON) and not bits & (
        _FUNCTION | tag.DEFINITE | tag.TITLE | tag.BODY | tag.PREFIXED | tag.CONJ | tag.NISBA | tag.MEDIUM | tag.UNNAMED | tag.CHANNEL | tag.POSSESSED
    )


def _continues_name(text: Text, first: int, index: int, limit: int) -> bool:
    tags, kind = text.tags[index], text.types[index]
    if tags & (_FUNCTION & ~tag.TIME) and not tags & (tag.GIVEN | tag.NAME_PART) or not kind.folded or not kind.folded[0].isalpha():
        return False
    if tags & tag.CONJ or tags & tag.PREFIXED or (index > first and index in text.phrase_ends):
        return False
    if tags & (tag.GIVEN | tag.NAME_PART):
        # «امتدح السفير كرم أهل …»: a name that is also a noun, alone before another noun, is the noun
        after = text.tags[index + 1] if index + 1 < limit else 0
        alone = index == first and tags & tag.COMMON and after & tag.COMMON and not after & (tag.GIVEN | tag.DEFINITE)
        return not alone or bool(after & (tag.CONJ | tag.PREFIXED | tag.TIME | tag.PREPOSITION))
    after_part = index > first and bool(text.tags[index - 1] & tag.NAME_PART)
    if after_part:
        return not tags & (tag.CUE | tag.TITLE)
    if tags & tag.CUE or tags & tag.TIME:
        return False
    if tags & tag.DEFINITE:
        if tags & (tag.BODY | tag.NISBA | tag.TITLE | tag.UNNAMED | tag.PLACE | tag.MEDIUM | tag.DOCUMENT | tag.CHANNEL):
            return index > first and index - first <= 3 and bool(text.tags[first] & tag.GIVEN) and not tags & (tag.BODY | tag.DOCUMENT | tag.CHANNEL | tag.UNNAMED)
        return index > first or not tags & tag.COMMON
    if tags & (tag.TITLE | tag.UNNAMED | tag.BODY | tag.MEDIUM | tag.HONORIFIC):
        return False
    if tags & (tag.COMMON | tag.NISBA | tag.PLACE):
        return index > first and (index - first > 1 or bool(text.tags[index - 1] & tag.GIVEN)) and (_closes(text, index + 1, limit) or _unknown(text, index + 1, limit))
    return len(kind.bare) > 1 and not (len(kind.bare) > 4 and kind.bare.startswith(_NEVER_NAMES))


def _unknown(text: Text, index: int, limit: int) -> bool:
    """A word of no list, or one with the article of which no list knows the stem: a family name."""
    if index >= limit or not text.types[index].folded[:1].isalpha():
        return False
    bits = text.tags[index]
    return not bits & (tag.NOMINAL & ~tag.DEFINITE | _FUNCTION | tag.CUE | tag.CONJ | tag.PREFIXED | tag.POSSESSED)


def _closes(text: Text, index: int, limit: int) -> bool:
    return index >= len(text.tags) or bool(text.tags[index] & (_FUNCTION | tag.CONJ | tag.CUE | tag.GIVEN | tag.PREFIXED))


def mention_span(text: Text, first: int, end: int) -> Span:
    """The place of the tokens from `first` to `end` without a conjunction or a preposition written onto the first."""
    kind, start = text.types[first], text.starts[first]
    if text.tags[first] & tag.CONJ:
        start += 1
    if kind.prefix and not kind.bare.startswith("لل") and not (kind.tags & tag.DEFINITE and not kind.tags & tag.POSSESSED):
        start += 1
    return Span(start, text.ends[end - 1])


def mention_words(text: Text, first: int, end: int) -> str:
    """The same words as a name by itself: «للبيت الأبيض» names «البيت الأبيض»."""
    words = mention_span(text, first, end).of(text.raw)
    kind = text.types[first]
    if kind.prefix and kind.tags & tag.DEFINITE and not kind.tags & tag.POSSESSED:
        return "ال" + words[2:].removeprefix("ال") if kind.bare.startswith("لل") else words[1:]
    return words
