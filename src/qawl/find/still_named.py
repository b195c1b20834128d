"""What of who speaks still stands where what the verb takes could begin: «أعلن بركوت الهضبي تعاقده مع …»."""

from __future__ import annotations

from qawl.find.adjectives import is_adjective
from qawl.find.markers import Met, separate
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def still_named(text: Text, index: int, limit: int, cue: Cue, found: Met) -> int:
    """The end of what belongs to who speaks, if the word at `index` right behind him begins it; else 0."""
    if found.subject is None or index + 1 >= limit or "target" in cue.takes:
        return 0
    if found.subject.end + 1 == index and text.tags[index - 1] & tag.COMMA:
        return _past_name_in_commas(text, index, limit, found)
    if found.subject.end != index:
        qualified = (
            text.tags[index] & tag.NISBA and text.tags[index - 1] & tag.DEFINITE and _qualifies(text, index, cue)
        )
        return index + 1 if qualified else 0
    if text.tokens[index].endswith(_AL) and text.tags[index + 1] & tag.NUMBER:
        return index + 2  # «الدول الـ57 المنضوية»
    if _joins_name(text, index) or _qualifies(text, index, cue) or _ends_name(text, index, limit, cue, found):
        return index + 1
    return _past_which(text, index, limit)


_AL = "ال\u0640"


def _joins_name(text: Text, index: int) -> bool:
    """«رفضت سنابل وأوبركو الكشف عن»: behind a name a long word of no list that begins with و is joined, and no noun."""
    word = text.types[index].folded
    return word.startswith(_AND) and len(word) >= _LONG and not text.tags[index] & ~tag.FEMININE


_AND = "و"
_LONG = 6
"""Nouns that begin with و themselves are shorter: «وجوب», «وساطة»."""


def _qualifies(text: Text, index: int, cue: Cue) -> bool:
    """«أعلن بركوت الهضبي تعاقده»: what somebody is like, and a noun or the verb's preposition behind it."""
    bits = text.tags[index]
    if not bits & tag.DEFINITE or bits & _NO_QUALITY:
        return False
    after = text.tags[index + 1]
    if after & tag.THAT and not after & tag.CONJ:  # «وتوقعت له الصحف الصفراء أن»
        return bool(THAT_CLAUSE in cue.takes and text.tags[index - 1] & tag.DEFINITE and not bits & tag.CUE)
    unlisted = not bits & ~(tag.DEFINITE | tag.FEMININE | _PERSON)
    if unlisted and text.tags[index - 1] & tag.GIVEN and after & tag.COMMON and not after & _NO_OBJECT:
        return True  # «إدارة النادي برئاسة نواف المقيرن الاتفاق على»
    if _joins_name(text, index - 1) and is_adjective(text, index):
        return bool(after & tag.COMMON)  # «رفض اللاعبون وجهازهم الفني الراحة»
    return bool(bits & tag.NISBA or unlisted) and (_is_noun(text, index + 1) or _is_led(text, index + 1, cue))


_PERSON = tag.GIVEN | tag.MALE | tag.NAME_PART
_NO_QUALITY = tag.TITLE | tag.BODY | tag.PLACE | tag.POSSESSED | tag.TIME | tag.CONJ | tag.PREFIXED | tag.PLURAL


def _is_noun(text: Text, index: int) -> bool:
    """Whether a noun stands here that a verb may take: one without article, or somebody's own."""
    bits = text.tags[index]
    if not bits & tag.COMMON or bits & _NO_OBJECT or text.types[index].bare.endswith(_ACCUSATIVE):
        return False
    return bool(bits & tag.POSSESSED) or not bits & tag.DEFINITE


_NO_OBJECT = tag.PREFIXED | tag.CONJ | tag.TITLE | tag.GIVEN | tag.TIME | tag.PREPOSITION | tag.NISBA | tag.MANNER
_ACCUSATIVE = "ا"


def _is_led(text: Text, index: int, cue: Cue) -> bool:
    return text.types[index].bare in {separate(take) for take in cue.takes} - {""}


def _ends_name(text: Text, index: int, limit: int, cue: Cue, found: Met) -> bool:
    """«أعلنت مجموعة فولكور فاجين الهضبية للسيارات عن»: a word of no list, or a place, that a nationality closes."""
    bits, after = text.tags[index], text.tags[index + 1]
    if found.subject is None or found.subject.kind not in (HopKind.BODY, HopKind.MEDIA) or cue.act == "accuse":
        return False
    listed = bits & ~(tag.FEMININE | tag.PLACE | tag.BODY_NAME | _PERSON)
    if (listed and not bits & tag.PLACE) or text.tags[index - 1] & tag.DEFINITE:
        return False
    if after & tag.NISBA and after & tag.DEFINITE and not after & (tag.CONJ | tag.PREFIXED):
        return index + 2 < limit and (
            _is_noun(text, index + 2) or bool(text.tags[index + 2] & (tag.PREFIXED | tag.COMMA))
        )
    if bits & tag.PLACE:
        return bool(after & tag.PREFIXED) and text.types[index + 1].prefix == _FOR  # «فريق بيتار القدس لكرة القدم»
    return bool(after & (tag.COMMA | tag.TIME) or _is_led(text, index + 1, cue))


_FOR = "ل"


def _past_which(text: Text, index: int, limit: int) -> int:
    """«أدانت الدول المنضوية في المنظمة، أعمال …»: past the comma behind an adjective with words of its own."""
    bits, after = text.tags[index], text.tags[index + 1]
    like = bits & tag.ISSUED or not bits & ~(tag.DEFINITE | tag.FEMININE)
    if not bits & tag.DEFINITE or not like or not after & (tag.PREPOSITION | tag.PREFIXED):
        return 0
    for at in range(index + 1, min(limit - 1, index + _LONGEST_CLAUSE)):
        bits, after = text.tags[at], text.tags[at + 1]
        if bits & tag.COMMA:
            return at + 1 if after & tag.COMMON and not after & (tag.CONJ | tag.PREFIXED | tag.TIME) else 0
        if bits & (tag.STOP | tag.LINE | tag.COLON | tag.THAT | tag.VERB) or (
            bits & tag.CUE and not bits & tag.NOMINAL
        ):
            break
    return 0


_LONGEST_CLAUSE = 12


def _past_name_in_commas(text: Text, index: int, limit: int, found: Met) -> int:
    """«اقترحت إدارة الرئيس الهضبي، سالم الدفلى، على …»: past the comma behind the name of whom the phrase tells of."""
    subject = found.subject
    if subject is None or not text.tags[index] & tag.GIVEN or text.tags[index] & (tag.COMMON | tag.CONJ):
        return 0
    if not any(text.tags[at] & tag.TITLE for at in range(subject.first, subject.end)):
        return 0
    for at in range(index + 1, min(limit, index + _LONGEST_NAME)):
        if text.tags[at] & tag.COMMA:
            return at + 1
        if text.tags[at] & _NO_NAME:
            break
    return 0


_LONGEST_NAME = 6
_NO_NAME = tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.THAT | tag.CUE | tag.VERB | tag.PREPOSITION | tag.PREFIXED
