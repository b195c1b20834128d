"""The name behind a title or post, where words that may be nouns are names all the same."""

from __future__ import annotations

from qawl.find.compound_names import BEHIND_NAME
from qawl.find.proper_names import FUNCTION, NO_SURNAME, is_craft, is_unknown, name_end_at
from qawl.text import tags as tag
from qawl.text.layers import Text


def titled_name_end(text: Text, first: int, limit: int) -> int:
    """Like `name_end_at` behind a title, where a common noun before an unknown word is a given name («رضا حمياني»)."""
    end = name_end_at(text, first, limit)
    if end == first and _is_split_name(text, first, limit):
        return name_end_at(text, first + 1, limit)
    if end == first and first < limit and (named := _name_of_nouns(text, first, limit)):
        return named
    if end == first and first < limit and _behind_letter(text, first):
        return max(first + 1, name_end_at(text, first + 1, limit))
    if end > first or first + 1 >= limit or not _plain_noun(text, first):
        return end
    if _is_family_name_alone(text, first):
        return first + 1
    after = text.tags[first + 1]
    if after & (
        FUNCTION
        | tag.COMMON
        | tag.TITLE
        | tag.BODY
        | tag.CUE
        | tag.PREFIXED
        | tag.CONJ
        | tag.NISBA
        | tag.PLACE
        | tag.GIVEN
    ):
        return end
    rest = name_end_at(text, first + 1, limit)
    return rest if rest > first + 1 else end


def _behind_letter(text: Text, index: int) -> bool:
    """«د. الخضر», «د. مرسي»: behind an honorific that is a letter and a stop a name follows, whatever else it means."""
    if index < 2 or not text.tags[index - 1] & tag.STOP or not _is_letter(text, index - 2):
        return False
    bits = text.tags[index]
    other = FUNCTION | tag.TITLE | tag.HONORIFIC | tag.CONJ | tag.PREFIXED | tag.UNNAMED | tag.CUE
    return not bits & other and text.types[index].folded[:1].isalpha()


def name_like_post(text: Text, first: int, limit: int) -> int:
    """«عقيلة سالم», «فائزة عبد الله»: before a given name an indefinite word that may be either is no post.

    The end of the name; 0 where the word is a post.
    """
    bits, after = text.tags[first], text.types[first + 1].tags if first + 1 < limit else 0
    if bits & (tag.OFFICE | tag.KIN | tag.DEFINITE | tag.HONORIFIC | tag.CUE | tag.PLURAL):
        return 0
    if not after & (tag.GIVEN | tag.NAME_PART) or text.tags[first + 1] & (tag.PREFIXED | tag.CONJ | tag.DEFINITE):
        return 0
    end = name_end_at(text, first + 1, limit)
    return end if end > first + 1 else 0


def _is_family_name_alone(text: Text, index: int) -> bool:
    """«إن الرئيس حجر أكد …»: no noun without an article stands between a definite post and its verb, unless a name."""
    if index < 2 or not text.tags[index - 2] & tag.BARE_THAT or text.types[index].folded.endswith("ا"):
        return False
    post = text.tags[index - 1]
    if not post & tag.TITLE or not post & tag.DEFINITE or post & (tag.PREFIXED | tag.CONJ):
        return False
    verbs = [form for cue, form in text.types[index + 1].cues if not cue.ambiguous]
    acts = any(form.tense in ("past", "present") for form in verbs)
    return acts or bool(text.tags[index + 1] & (tag.AUXILIARY | tag.NEGATION | tag.VERB))


def describes_sources(text: Text, first: int, end: int) -> bool:
    """«مصادر متطابقة», but «اعتبره كثيرون مغالطة»: one feminine word of no list is an adjective, no name.

    So is one in the plural behind several who are known: «الضباط المترقون», but «طالب المعلمون المضربين بـ».
    """
    if end != first + 1:
        return False
    bits, before = text.tags[first], text.types[first - 1].bare
    if text.tags[first - 1] & tag.DEFINITE:
        alike = before[-2:] not in _WHOLE or text.types[first].bare[-2:] == before[-2:]
        return bool(bits & tag.DEFINITE) and alike and text.types[first].bare.endswith(_SEVERAL)
    return bool(bits & tag.FEMININE) and not bits & ~tag.FEMININE and before[-2:] not in _WHOLE


_WHOLE = ("ون", "ين")
_SEVERAL = ("ون", "ين", "ات")


def skip_honorifics(text: Text, index: int, limit: int) -> int:
    """Past «السيد», «الدكتور», and a second title before the name: «المتحدث العسكري العميد محمد …»."""
    if index < limit and text.tags[index] & (tag.STOP | tag.DASH) and _is_letter(text, index - 1):
        index += 1  # «م.فلان», «د/ فلان»
    if index + 2 < limit and len(text.tokens[index]) == 1 and _is_letter(text, index + 2):
        index += 2 * bool(text.tags[index + 1] & tag.STOP)  # «أ.د. فلان»
    while index < limit and not text.tags[index] & (tag.CONJ | tag.PREFIXED | tag.GIVEN):
        bits, after = text.tags[index], text.phrase_ends.get(index, index + 1)  # «الفريق أول ركن»
        second = (
            bits & tag.TITLE
            and bits & tag.DEFINITE
            and after < limit
            and text.tags[after] & (tag.GIVEN | tag.HONORIFIC | tag.NAME_PART)
        )
        if not bits & tag.HONORIFIC and not second:
            break
        index = after  # «آية الله»
        if index < limit and text.tags[index] & tag.STOP and len(text.tokens[index - 1]) == 1:
            index += 1  # «د. فلان»
    return index


def where_named(text: Text, start: int, role_end: int, limit: int) -> tuple[int, int]:
    """Where the name may begin behind a post, past forms of address, and where the reading of it ends.

    «السفير الفرنسي الرئيس سامي الدفلى»: behind the post of somebody else «الرئيس» is no form of address.
    """
    name = skip_honorifics(text, role_end, limit)
    another = name > role_end > start + 1 and text.types[role_end].bare == _PRESIDENT
    return (role_end, role_end) if another and text.types[start].stem != _PRESIDENT[2:] else (name, limit)


_PRESIDENT = "الرييس"


def without_address(text: Text, start: int, end: int) -> int:
    """«وكيل إمارة الوادي الدكتور سالم الدفلى»: behind a complete post a form of address belongs to the name."""
    complete = tag.DEFINITE | tag.PLACE | tag.NISBA | tag.CLOSE
    while end > start + 1 and text.tags[end - 1] & tag.HONORIFIC and text.tags[end - 1] & tag.DEFINITE:
        bits = text.tags[end - 1] & (tag.TITLE | tag.PREFIXED | tag.CONJ | tag.POSSESSED)
        if bits or not text.tags[end - 2] & complete:
            break
        end -= 1
    return end


def _is_letter(text: Text, index: int) -> bool:
    """Whether an honorific stands here as its first letter."""
    return bool(text.tags[index] & tag.HONORIFIC) and len(text.types[index].bare) == 1


def quoted_name(text: Text, mark: int, limit: int) -> tuple[int, int, int] | None:
    """A person's name that stands in quotation marks behind a post: «المدير "الدكتور سامي الدفلى"».

    Where the name begins and ends, and the token behind the closing mark; None where something else is quoted.
    """
    if mark + 2 < limit and text.tags[mark] & tag.DASH and text.tags[mark + 1] & tag.GIVEN:
        end = name_end_at(text, mark + 1, limit)  # «المبعوث الأممي -سامي الدفلى- إن»
        return (mark + 1, end, end + 1) if end < limit and end > mark + 2 and text.tags[end] & tag.DASH else None
    quote = text.quote_at(mark) if mark < limit and text.tags[mark] & tag.MARK else None
    if quote is None or not quote.closed:
        return None
    first, closing = mark + 1, text.token_at(quote.end)
    while first < closing and text.tags[first] & (tag.HONORIFIC | tag.TITLE) and text.tags[first] & tag.DEFINITE:
        first = max(first + 1, text.phrase_ends.get(first, 0))
    if not first < closing < limit:
        return None
    if not (text.tags[first] & tag.GIVEN or first > mark + 1) and not _unlisted_in_marks(text, mark, closing):
        return None
    whole = titled_name_end(text, first, closing) == closing and (closing > first + 1 or first > mark + 1)
    return (first, closing, text.token_at(quote.outer_end - 1) + 1) if whole else None


def _unlisted_in_marks(text: Text, mark: int, closing: int) -> bool:
    """«المتحدث باسم الوزارة "أنيل ساكسين":»: two or three words of no list behind a complete post."""
    before, after = text.tags[mark - 1], text.tags[closing + 1] if closing + 1 < len(text.tags) else tag.STOP
    if not before & (tag.DEFINITE | tag.PLACE | tag.NISBA) or not after & BEHIND_NAME or after & tag.TIME:
        return False
    words = range(mark + 1, closing)
    return 1 < len(words) < _LONGEST_UNLISTED and all(is_unknown(text, at, closing) for at in words)


_LONGEST_UNLISTED = 4


def _name_of_nouns(text: Text, first: int, limit: int) -> int:
    """«الوزير ناصر جودة أن», «الدكتورة وحدة المرجاني»: behind a title, words that may be nouns are a name all the same.

    The first is a given name and the second closed by a word that no noun phrase goes on with; or the first stands
    behind an honorific and the second is a family name of no list. The end of the name; 0 if it is none.
    """
    bits, after = text.tags[first], text.tags[first + 1] if first + 1 < limit else tag.STOP
    unlisted = is_unknown(text, first + 1, limit) or after & tag.GIVEN
    if bits & tag.TIME and not bits & (tag.PREFIXED | tag.CONJ | tag.DEFINITE) and unlisted:
        closed = first + 2 >= limit or text.tags[first + 2] & (BEHIND_NAME | tag.PREPOSITION)
        return first + 2 if closed else 0  # «رئيس المجلس صباح كورسيل لـ"الضفاف"»
    if bits & (tag.PREFIXED | tag.CONJ | tag.DEFINITE | FUNCTION):
        return 0
    if after & tag.SON and (end := name_end_at(text, first + 1, limit)) > first + 2:
        return end  # «الدكتور فجر بن سالم»
    if text.tags[first - 1] & tag.MISTER and bits & tag.COMMON and after & (BEHIND_NAME | tag.PREPOSITION):
        return first + 1  # «السيد شرفة أن»
    if after & (tag.PREFIXED | tag.CONJ | FUNCTION):
        return first + 1 if _is_holder_alone(text, first, after) else 0
    if bits & tag.GIVEN and is_craft(text, first + 1, limit):
        return first + 2
    if bits & tag.GIVEN and _is_family_name(text, first, first + 1, limit):
        return first + 2
    if bits & tag.GIVEN and after & tag.COMMON and not after & (NO_SURNAME | tag.DEFINITE):
        ends = BEHIND_NAME | (tag.PREPOSITION if text.tags[first - 1] & (tag.NISBA | tag.PLACE) else 0)
        return first + 2 if first + 2 >= limit or text.tags[first + 2] & ends else 0
    honoured = text.tags[first - 1] & tag.HONORIFIC and text.tags[first - 1] & tag.DEFINITE
    family = after & tag.DEFINITE and (after & tag.GIVEN or is_unknown(text, first + 1, limit))
    if honoured and bits & tag.COMMON and family:
        return first + 2
    if _is_holder_alone(text, first, after):
        return first + 1
    return 0


def _is_family_name(text: Text, first: int, index: int, limit: int) -> bool:
    """«الرئيس الكرومي حسن روحاني لومة», «الدكتور ناصر مباركي لـ"الضفاف"»: an adjective of no people behind a name."""
    bits, before = text.tags[index], text.tags[first - 1]
    after = text.tags[index + 1] if index + 1 < limit else tag.STOP
    complete = before & (tag.NISBA | tag.PLACE) or (before & tag.DEFINITE and before & (tag.HONORIFIC | tag.TITLE))
    if not complete or not bits & tag.COMMON or bits & (NO_SURNAME | tag.DEFINITE | tag.GIVEN | tag.POST_ADJECTIVE):
        return False
    return text.types[index].bare.endswith("ي") and bool(after & _BEHIND_FAMILY)


_BEHIND_FAMILY = (
    BEHIND_NAME | tag.PREPOSITION | tag.PREFIXED | tag.PLACE | tag.TITLE | tag.DEFINITE | tag.CUE | tag.VERB
)  # fmt: skip


def _is_holder_alone(text: Text, first: int, after: int) -> bool:
    """«قال الوزير بستان إن»: an indefinite noun right behind a definite post is no part of it."""
    bits, before = text.tags[first], text.tags[first - 1]
    post = before & tag.TITLE and before & tag.DEFINITE and not before & (tag.PLURAL | tag.PREFIXED)
    noun = bits & tag.COMMON and not bits & (NO_SURNAME | tag.FEMININE | tag.POST_ADJECTIVE | tag.BEFORE_CLAUSE)
    if not post or not noun or bits & (tag.POSSESSED | tag.FEELING | tag.PLACE) or text.types[first].bare[-1] == "ا":
        return False
    told = first > 1 and text.tags[first - 2] & tag.BARE_THAT  # «أن الوزير بستان يتابع»
    return bool(after & (tag.THAT | tag.BEFORE_VERB | tag.COLON) or (told and after & tag.VERB))


def _is_split_name(text: Text, first: int, limit: int) -> bool:
    """«الدكتور باسر علي»: behind an honorific and before a name, no word is a preposition with a noun."""
    if first + 1 >= limit or not text.tags[first - 1] & tag.HONORIFIC:
        return False
    return bool(text.tags[first] & tag.PREFIXED and text.tags[first + 1] & tag.GIVEN) and len(text.tokens[first]) > 3


def _plain_noun(text: Text, index: int) -> bool:
    bits = text.tags[index]
    return bool(bits & tag.COMMON) and not bits & (
        FUNCTION
        | tag.BEFORE_CLAUSE
        | tag.DEFINITE
        | tag.TITLE
        | tag.BODY
        | tag.PREFIXED
        | tag.CONJ
        | tag.NISBA
        | tag.MEDIUM
        | tag.UNNAMED
        | tag.CHANNEL
        | tag.POSSESSED
    )


def post_of_name(text: Text, after: int, role_end: int, name_end: int, limit: int) -> bool:
    """«يلخص سالم الدفلى عمدة الكروم معاناة السكان»: right behind a full name a post of something is its holder's."""
    full = after == name_end and role_end - after > 1 and text.tags[role_end - 1] & (tag.DEFINITE | tag.PLACE)
    another = text.tags[role_end] & (tag.TITLE | tag.GIVEN | tag.NAME_PART | tag.HONORIFIC)
    full = full and not another and not is_unknown(text, role_end, limit)  # «اتهم سالم الدفلى وزير الري نادر الراوي»
    return bool(full and text.types[name_end - 2].tags & (tag.GIVEN | tag.NAME_PART)) and not text.tags[after] & tag.KIN


def leads_to_further_post(text: Text, first: int, end: int, limit: int) -> bool:
    """«الشيخ سالم الدفلى المفتي العام للكروم خطيب الجامع»: behind a post one that is of something."""
    if first + 1 >= end or end + 1 >= limit or not text.tags[first + 1] & tag.POST_ADJECTIVE:
        return False
    bits, after = text.tags[end], text.tags[end + 1]
    post = bits & tag.TITLE and not bits & (tag.DEFINITE | tag.GIVEN | tag.PREFIXED | tag.CONJ | tag.CUE | tag.PLURAL)
    return bool(post and text.tags[first] & tag.DEFINITE and after & tag.DEFINITE and not after & tag.PREFIXED)


def bears_womans_title(text: Text, head: int, limit: int) -> bool:
    """«فضيلة الشيخ», «سعادة السفير» is who bears the title behind; «صاحبة السمو» is a woman, and so is «السيدة»."""
    bits = text.tags[head]
    quality = bits & tag.HONORIFIC and not bits & (tag.DEFINITE | tag.TITLE | tag.KIN) and bits & tag.FEMININE
    if quality and text.types[head].stem not in _WOMEN and head + 1 < limit:
        bits = text.tags[head + 1]
    return bool(bits & tag.FEMININE)


_WOMEN = ("صاحبه", "سيده", "دكتوره", "انسه")
