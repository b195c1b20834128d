"""Words that only look like names by standing in no list: shapes that say what they are."""

from __future__ import annotations

import re

from qawl.find.accusatives import is_marked, is_participle
from qawl.text import tags as tag
from qawl.text.layers import Text

_BY_ACTION = re.compile("[بل](ا.ت.ا.|ان..ا.|است..ا.|است.ا.ه|ت..ي.)$")
"""Nouns of action behind a preposition: «باستحالة», «لانتهاك»."""
_BY_NOUN = re.compile("ب...$")
"""«بخنق», «بدفن»: a short noun of no list behind its preposition, where it has a noun behind it."""
_BY_HAMZA = ("بإ", "لإ")
ACTING = re.compile("الم[^ن]?...$|المن...$|المست...$")
"""Participles with the article: «المنتقل», «المشرف»."""


def is_no_part(text: Text, first: int, index: int) -> bool:
    """«سالم كل يوم», «سالم مكتفيا بالصمت», «والوزير وأسرهم»: words that only look like names by standing in no list."""
    bits, kind = text.tags[index], text.types[index]
    word = kind.bare
    if bits & tag.SAME or (bits & tag.DEFINITE and _SEVERAL.match(word) and not bits & ~tag.DEFINITE):
        return True  # «أبلغت المديرة المؤتمرين أن»
    if _COMMITS.match(word) if index > first else _INTENDS.match(word) and not bits & tag.GIVEN:
        return True  # «أكد سالم التزامه بالاتفاق»: what looks like an article is of the word itself
    if index == first and word[:1] == "و" and len(word) > _LONG and text.tokens[index].endswith(_THEIRS):
        return True
    if index == first and word[:1] in _FOR and len(word) == _SHORTEST and not kind.tags & tag.GIVEN:
        before, after = text.tags[index - 1] if index else 0, text.tags[index + 1] if index + 1 < len(text.tags) else 0
        if before & tag.COMMON and after & tag.DEFINITE and after & (tag.COMMON | tag.PLACE) and not before & tag.CUE:
            return True  # «رئيس جمعية الوادي لطب العيون», «أستاذ الجراحة بطب الكروم»
    if text.tokens[index].startswith(_TIED) and not bits & ~(tag.GIVEN | tag.FEMININE):
        return True  # «الاتحاد الوطني لألعاب الريح»
    if word[-1:] != "ا":
        return False
    if index > first and bits & tag.COMMON and not bits & tag.DEFINITE and kind.stem != word:
        return True
    return is_marked(text.tokens[index]) or (not bits & ~tag.FEMININE and is_participle(word))


_FOR, _SHORTEST = ("ل", "ب"), 3
_TIED = ("لأ", "لإ", "بأ", "بإ")
"""A preposition and the hamza of the word behind it."""
_COMMITS = re.compile("الت.ا.(ه|ها|هم|هما)$")
_INTENDS = re.compile("(ا.ت.ا.|ان..ا.|است..ا.)(ه|ها|هم|هما)$")
"""«كشفت مصادر اعتزامها السفر»: nouns of action that are somebody's."""
_SEVERAL = re.compile("الم.{4,}ين$")
"""Participles in the plural, as a verb or a preposition takes them."""
_THEIRS = ("ه", "ها", "هم", "هما", "نا")
_LONG = 5


def is_no_name(text: Text, first: int, index: int) -> bool:
    """Whether the shape of a word of no list says that behind a name it is none."""
    word = text.types[index].bare
    if text.tags[index] & ~(tag.FEMININE | tag.DEFINITE | tag.GIVEN | tag.MALE):
        return False
    if index > first + 1 and _BY_NOUN.match(word) and _has_noun_behind(text, index):
        return True  # «تعهد سامي الدفلى بخنق الهضبة»
    if _BY_ACTION.match(word) or text.tokens[index].startswith(_BY_HAMZA):
        return True  # «جزم سامي الدفلى باستحالة», «طالب بإخضاع»
    definite = text.tags[index - 1] & tag.DEFINITE and not ends_compound(text, index - 1)
    return index > first + 1 and bool(definite and ACTING.match(word))  # «اللاعب سامي الدفلى المنتقل إلى»


def _has_noun_behind(text: Text, index: int) -> bool:
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    return bool(after & (tag.PLACE | tag.DEFINITE)) and not after & (tag.PREFIXED | tag.CONJ | tag.GIVEN)


def is_post_behind(text: Text, index: int, after: int) -> bool:
    if after & tag.DEFINITE and after & tag.POST_ADJECTIVE and text.tags[index] & tag.TITLE:
        return True
    return bool(ACTING.match(text.types[index].bare)) and index + 1 < len(text.tags) and _leads_on(text, index + 1)


def _leads_on(text: Text, index: int) -> bool:
    return text.types[index].bare in ("علي", "عن") and bool(text.tags[index] & tag.PREPOSITION)


def ends_compound(text: Text, index: int) -> bool:
    """Whether a name of two words ends here: «عبد الله», «صلاح الدين»."""
    return bool(text.tags[index - 1] & tag.NAME_PART or text.tags[index] & tag.NAME_TAIL)
