"""Whether a phrase needs no more words, so that the next one begins another's: «دعت واشنطن مجلس الأمن إلى»."""

from __future__ import annotations

import re

from qawl.find.adjectives import of_unnamed
from qawl.text import tags as tag
from qawl.text.layers import Text


def is_another_people(text: Text, head: int, index: int) -> bool:
    """Whether a people in the plural begins a phrase of its own: it is called upon, and qualifies nobody before it.

    «دعا المجلس الفلسطينيين إلى», «دعت الدول العربية السوريين إلى», «حثت الأمم المتحدة اليمنيين على».
    """
    bits, body, before = text.tags[index], text.tags[head] | _named(text, head), text.tags[index - 1]
    if not bits & (tag.NISBA | tag.BODY_NAME) or not text.types[index].bare.endswith("يين"):
        return False
    if body & tag.PLURAL or before & tag.PLURAL:
        return False
    adjective = before & (tag.NISBA | tag.POST_ADJECTIVE) or text.types[index - 1].bare.endswith(("ي", "يه"))
    if index - 1 > head and before & tag.DEFINITE and (adjective or _is_feminine(text, index - 1)):
        return True
    known = body & (tag.PLACE | tag.BODY_NAME) or (body & tag.BODY and body & tag.DEFINITE)
    return bool(known) and index == head + 1


def is_another_state(text: Text, head: int, index: int) -> bool:
    """Whether a state that is called by an adjective stands behind another state."""
    bits, before = text.tags[index], text.tags[head]
    return bool(bits & tag.PLACE and before & tag.PLACE) and not before & (tag.BODY | tag.COMMON | tag.NISBA)


def _is_feminine(text: Text, index: int) -> bool:
    """«الحركة», «المعارضة»; but «القضاة», «الطلبة» are people."""
    bits = text.tags[index]
    return bool(bits & tag.FEMININE) and text.tokens[index].endswith("ة") and not bits & (tag.TITLE | tag.UNNAMED)


def is_other_gender(text: Text, head: int, index: int) -> bool:
    """«السفير الفرنسي المعارضة», «البيت الأبيض المعارضة»: behind an adjective of a man stands none in the feminine."""
    bits, before = text.tags[index], text.tags[index - 1]
    if not bits & tag.BODY or not bits & tag.DEFINITE or not bits & tag.FEMININE or text.tags[head] & tag.FEMININE:
        return False
    adjective = text.types[index - 1].bare.endswith("ي") or before & tag.POST_ADJECTIVE
    return bool(adjective and before & tag.DEFINITE) and not before & (tag.FEMININE | tag.PLURAL)


def is_over(text: Text, head: int, index: int) -> bool:
    """Whether the indefinite adjective of an unnamed source stands before `index`: no genitive follows it."""
    last = len(text.tags) - 1
    bits = text.tags[index - 1]
    if bits & tag.PLACE and text.types[index].stem in _ANSWERS and text.types[min(index + 1, last)].bare == _FOR:
        return True  # «إن الهضبة المسؤولة عن القصف»
    if index - 1 <= head or not text.tags[head] & tag.UNNAMED or bits & (tag.DEFINITE | tag.TITLE | tag.BODY):
        return False
    return bool(text.tags[index] & (tag.CUE | tag.VERB)) and of_unnamed(text, head, index - 1)


def counts_things(text: Text, index: int) -> bool:
    """«تحتجز السلطات 833 طفلا»: behind a number stands what it counts; «القناة 12 الإسرائيلية» is called so."""
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    return bool(after & (tag.COMMON | tag.NUMERAL | tag.UNNAMED)) and not after & (tag.DEFINITE | tag.PREPOSITION)


_ANSWERS, _FOR = ("مسوول", "مسووله"), "عن"


def closes_unnamed(text: Text, head: int, index: int) -> bool:
    """«مسؤول أميركي», «خبير اقتصادي», «منظمة حقوقية»: behind its adjective an indefinite phrase has no genitive.

    What begins at `index` is definite: whom the verb is about.
    """
    bits, before = text.tags[head], text.tags[index - 1]
    if keeps_its_n(text, head, index):
        return True
    if index - 1 <= head or bits & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.OFFICE | tag.PREFIXED):
        return False
    if before & (tag.DEFINITE | tag.PLACE) or (before & tag.BODY and before & tag.POST_ADJECTIVE):
        return False
    if text.types[index].bare.endswith("يه") and not text.tags[index] & tag.DEFINITE:
        return False  # «مصادر عسكرية سورية»
    if text.types[index - 1].bare in _COLOURS:
        return False  # «جماهير أزرق العاصمة»
    if before & (tag.TITLE | tag.BODY | tag.PREFIXED | tag.CONJ) and not before & (tag.NISBA | tag.POST_ADJECTIVE):
        return bool(before & tag.TITLE and bits & tag.UNNAMED) and _ends_like_adjective(text, index - 1)
    if before & (tag.NISBA | tag.POST_ADJECTIVE):
        return index - 2 == head or closes_unnamed(text, head, index - 1) or _ends_like_adjective(text, index - 2)
    if not bits & (tag.UNNAMED | tag.TITLE | tag.BODY | tag.MEDIUM) or index - 2 != head:
        return False
    feminine = text.types[index - 1].bare.endswith("يه")
    return _ends_like_adjective(text, index - 1) and feminine == bool(bits & tag.FEMININE or bits & tag.PLURAL)


def _ends_like_adjective(text: Text, index: int) -> bool:
    """«حقوقية», «دبلوماسي»; but «تنمية», «حماية», «قضية» are nouns that go on with another."""
    word = text.types[index].bare
    long = len(word) > _SHORTEST and not text.tags[index] & (tag.BODY | tag.GIVEN | tag.CUE | tag.VERB)
    return long and word.endswith(("ي", "يه")) and not word.endswith(_NOUNS) and not _ACTION.match(word)


_COLOURS = ("ابيض", "احمر", "ازرق", "اخضر", "اصفر")
_SHORTEST = 4
_NOUNS = ("ايه", "مليه", "قضيه", "اراضي", "محامي", "مباني", "مساعي", "كراسي", "اهالي", "جمعيه", "حريه")
_ACTION = re.compile("ت.{1,2}يه$")


def is_whole(text: Text, head: int) -> bool:
    """«مسؤولون»: a plural that keeps its ن has no genitive behind it."""
    bits = text.tags[head]
    return bool(bits & tag.PLURAL) and not bits & tag.DEFINITE and text.types[head].bare.endswith("ون")


def keeps_its_n(text: Text, head: int, index: int) -> bool:
    """«مسؤولون», «نواب غاضبون»: some in the plural, whose last word keeps its ن; no genitive and no name follows."""
    bits, last = text.tags[head], index - 1
    if last == head:
        return is_whole(text, head)
    if not bits & tag.PLURAL or bits & tag.DEFINITE or not bits & (tag.TITLE | tag.UNNAMED):
        return False
    plain = not text.tags[last] & (tag.DEFINITE | tag.GIVEN | tag.MEDIUM | tag.NUMBER | tag.CONJ)
    return plain and bool(_SEVERAL.match(text.types[last].bare))


_SEVERAL = re.compile("م...+ون$|.ا..ون$|..+يون$")
"""Shapes of adjectives of several: «معارضون», «غاضبون», «غربيون»."""


def _named(text: Text, last: int) -> int:
    """What sort of name of several words ends with this token: «الأمم المتحدة»."""
    starts = (at for at in range(max(0, last - 3), last) if text.phrase_ends.get(at) == last + 1)
    return next((text.tags[at] for at in starts if text.tags[at] & tag.BODY_NAME), 0)
