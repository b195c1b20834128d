"""What stands between a cue and its content: whom one speaks to, when, and on what occasion."""

from __future__ import annotations

import re

from qawl.find.markers import Met
from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.load import Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_POINTING = tag.SAME | tag.SAME_ONE | tag.DEMONSTRATIVE
_CLOSING = (
    tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.MARK | tag.PREPOSITION | tag.PREFIXED | tag.RELATIVE
    | tag.TIME | tag.CUE | tag.TITLE | tag.AUXILIARY | tag.NEGATION | tag.TURN | tag.CARRIED
)  # fmt: skip
"""What ends the words of an occasion."""


_NTH = ("اول", "ثاني", "ثالث", "اخر", "احدث")
"""Words that stand before the noun of an occasion and want it behind them."""


def time_end(text: Text, index: int, limit: int) -> int:
    """The end of an expression of time: «اليوم الجمعة», «مساء أمس الأربعاء»."""
    end = text.phrase_ends.get(index, index + 1)
    goes_on = tag.TIME | tag.NUMBER | tag.TIME_ADJECTIVE
    while end < limit and text.tags[end] & goes_on and not text.tags[end] & tag.CONJ:
        end = max(end + 1, text.phrase_ends.get(end, 0))
    return min(end, limit)


def read_adverbial_of_saying(text: Text, index: int, limit: int, cue: Cue, found: Met) -> int:
    """Past an adverbial of the saying, noting whom it addresses, when and where; the index after it."""
    bits, kind = text.tags[index], text.types[index]
    attached = bool(bits & tag.PREFIXED)
    inner = index if attached else index + 1
    if inner >= limit:
        return limit
    if not attached and text.types[inner].bare in _NTH and inner + 1 < limit and text.tags[inner + 1] & tag.COMMON:
        inner += 1  # «في أول بيان له»
    end = text.phrase_ends.get(index, 0)
    if end > index and bits & tag.IN_TURN:
        return end  # «من جهته»
    if end > index and bits & tag.TIME:
        found.time = found.time or (index, end)
        return end
    addressing = kind.prefix == "ل" or bool(bits & tag.ADDRESSING)
    if addressing and found.addressee is None and found.content < 0 and not bits & tag.POSSESSED:
        mention = read_mention(text, inner, limit) if not attached else _attached_mention(text, index, limit)
        if mention is not None and (_is_of_post(text, index, found) if attached else _is_sent_to(text, index, found)):
            return max(mention.end, index + 1)
        if mention is not None:
            found.addressee = mention
            return max(mention.end, index + 1)
    if not attached and (bits & tag.POSSESSED or text.tags[inner] & (tag.THAT | tag.COLON | tag.MARK | tag.COMMA)):
        return inner  # «في بيان لها أن»
    if (
        bits & tag.ASKED
        and "object" in cue.takes
        and (mention := read_mention(text, inner, limit)) is not None
        and not attached
    ):
        found.addressee = found.addressee or mention
        return mention.end  # «طلبت النقابة من الإدارة تأجيل …»
    end = inner + 1
    if not attached and text.tags[inner] & tag.DEMONSTRATIVE and end < limit and not text.tags[end] & tag.DEFINITE:
        return end  # «علق على ذلك سالم الدفلى»
    if text.tags[inner] & _POINTING and not attached and end < limit and text.tags[end] & tag.DEFINITE:
        end += 1  # «في ذات التصريح»
    if text.tags[inner] & tag.CHANNEL:
        while (
            end < limit
            and text.types[end].bare.endswith(("ي", "يه"))
            and not text.tags[end] & (tag.DEFINITE | tag.GIVEN | tag.PREPOSITION)
            and not _is_object(text, inner, end, limit)
        ):
            end += 1
    while end < limit and not text.tags[end] & _CLOSING and not _is_object(text, inner, end, limit):
        if "object" in cue.takes and found.subject is not None and _goes_on(text, end, limit):
            break
        end += 1
    if found.place is None and bits & tag.PLACING and _is_occasion(text.tags[inner]):
        found.place = (inner, min(end, limit))
    return max(end, index + 1)


_TIED_TO = re.compile("ال(تابع|مويد|معارض|موالي|مناهض|منتمي|مملوك|خاضع|داعم|منافس)ه?$")
"""Adjectives whose «ل» says to whom or what something belongs."""


def _is_of_post(text: Text, index: int, found: Met) -> bool:
    """«قال الوزير في اجتماع مع الأمين العام للمنظمة إن»: behind a post that does not speak ل says whose it is."""
    if found.subject is None or text.tags[index] & (tag.MEDIUM | tag.OUTLET | tag.PRESS):
        return False
    clause = next((at for at in range(index - 1, found.subject.end - 1, -1) if text.tags[at] & _CLAUSE), 0)
    if text.tags[clause] & tag.RELATIVE:
        return True  # «الوزير الذي وصل لحضور اجتماعات للمنظمة، أن»
    bits = text.tags[index - 1]
    if _TIED_TO.match(text.types[index - 1].bare) and bits & tag.DEFINITE and not bits & tag.TITLE:
        return True  # «مجلس الأمن التابع للأمم المتحدة», «سامي الدفلى المؤيد لكورسيل»
    if not text.tags[index] & (tag.BODY | tag.BODY_NAME):
        return False
    if found.subject.end >= index:
        return False
    posts = range(max(found.subject.end, index - _LONGEST_POST), index)
    return any(text.tags[at] & tag.TITLE and text.phrase_ends.get(at, at + 1) == index for at in posts)


_LONGEST_POST = 3
_CLAUSE = tag.RELATIVE | tag.COMMA


def _is_sent_to(text: Text, index: int, found: Met) -> bool:
    """«أعرب المبعوث الأممي إلى الهضبة، عن أمله»: where an envoy is sent, not to whom he speaks."""
    if found.subject is None or found.subject.end != index or index + 1 >= len(text.tags):
        return False
    return text.types[found.subject.head].stem in _SENT and bool(text.tags[index + 1] & tag.PLACE)


_SENT = ("مبعوث", "مبعوثه", "موفد", "موفده", "سفير", "سفيره", "مندوب", "مندوبه")


def _is_object(text: Text, channel: int, index: int, limit: int) -> bool:
    """«أكد في بيان مشترك استمرار الجهود»: behind «in a statement» a noun of its own, of something definite."""
    if not text.tags[channel] & tag.CHANNEL or text.tags[channel] & tag.DEFINITE or index + 1 >= limit:
        return False
    bits, after = text.tags[index], text.tags[index + 1]
    noun = bits & tag.COMMON and not bits & (_LISTENERS | tag.POST_ADJECTIVE | tag.CHANNEL | tag.DOCUMENT | tag.TIME)
    other = tag.DEFINITE | tag.PREFIXED | tag.CONJ
    return bool(noun and not bits & other and after & tag.DEFINITE and not after & (tag.TIME | tag.PREFIXED))


def _goes_on(text: Text, index: int, limit: int) -> bool:
    """«أعلنت السلطات في المدينة حظر …»: an indefinite noun behind a definite one is what the verb takes."""
    bits, after = text.tags[index], text.tags[index + 1] if index + 1 < limit else 0
    noun = bits & tag.COMMON and not bits & (_LISTENERS | tag.POST_ADJECTIVE | tag.CHANNEL | tag.DOCUMENT | tag.TIME)
    closed = text.tags[index - 1] & (tag.PLACE | tag.DEFINITE | tag.OUTLET) and not text.types[index].bare.endswith("ا")
    if not noun or not closed or bits & (tag.PREFIXED | tag.CONJ):
        return False
    if bits & tag.DEFINITE:
        return bool(bits & tag.POSSESSED)  # «أكد في حوار للصحيفة ترشحه»
    if after & _COUNTS or (index + 1 < limit and text.types[index + 1].folded in _ABOUT):
        return True  # «أعلن الجيش في لومة إصابة 50 جنديا»
    named = after & (tag.COMMON | tag.PLACE | tag.GIVEN) or not after & ~tag.FEMININE  # «لكرة القدم رحيل ألان»
    return bool(named) and not after & (tag.PREFIXED | tag.CONJ)


_COUNTS = tag.NUMBER | tag.NUMERAL
_ABOUT = frozenset({"اكثر", "اقل", "نحو", "حوالي", "قرابه", "زهاء", "عشرات", "ميات", "الاف", "عدد"})


def _is_occasion(bits: int) -> bool:
    """Whether one can be there while speaking: a town, a meeting, a news conference; no statement and no report."""
    return bool(bits & (tag.PLACE | tag.CHANNEL)) and not bits & (tag.TIME | tag.DOCUMENT | tag.SAYING_OF)


_LISTENERS = (
    tag.TITLE | tag.PRESS | tag.OUTLET | tag.MEDIUM | tag.GIVEN | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.UNNAMED
    | tag.NISBA | tag.HONORIFIC
)  # fmt: skip


def _attached_mention(text: Text, index: int, limit: int) -> Mention | None:
    """Whoever the word with ل names: «لرويترز», «للصحفيين»; None where it names a purpose or a thing."""
    bits = text.tags[index]
    if not bits & _LISTENERS or bits & tag.NUMBER:
        return None
    if bits & tag.PRESS:
        end = _press_end(text, index, limit)
        return Mention(index, end, (index, end), None, HopKind.BODY, False, True, index)
    return read_mention(text, index, limit, attached=True)


def _press_end(text: Text, index: int, limit: int) -> int:
    """Past the outlet of a correspondent, if the words told follow it: «لمراسل "صوت الوادي" أن»."""
    end = index + 1
    while end < min(limit, index + _LONGEST_OUTLET) and not text.tags[end] & (_AFTER_OUTLET | tag.THAT):
        end += 1
    correspondent = text.types[index].tags & tag.TITLE and end < limit and text.tags[end] & tag.THAT
    return end if correspondent else index + 1


_LONGEST_OUTLET = 8
_AFTER_OUTLET = tag.STOP | tag.LINE | tag.COMMA | tag.COLON | tag.CONJ | tag.CUE | tag.PREPOSITION | tag.RELATIVE


def time_before(text: Text, begin: int) -> tuple[int, int] | None:
    """A time that opens the sentence of the saying: «وفي وقت سابق، قال …», «والاثنين، أكد …»."""
    first = text.sentence_start(begin)
    while first < begin and text.tags[first] & tag.LINE:
        first += 1
    if begin - first > _OPENING or first >= begin or not text.tags[first] & tag.TIME:
        return None
    end = time_end(text, first, begin)
    return (first, end) if end >= begin or text.tags[end] & (tag.COMMA | tag.CUE | tag.AUXILIARY) else None


_OPENING = 8
"""At most so many tokens stand between the start of a sentence and the verb that its opening time belongs to."""
