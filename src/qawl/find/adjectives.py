"""Which words qualify the noun before them rather than begin a phrase of their own."""

from __future__ import annotations

from qawl.text import tags as tag
from qawl.text.layers import Text

_OF_HAMZA, _OF_ACTION = ("ئة", "ئه"), "الت"
_ENDINGS = ("ي", "يه", "يين", "يون", "يان", "يتان", "يتين")


def is_adjective(text: Text, index: int) -> bool:
    """Whether the definite word at `index` qualifies the noun before it rather than begin a new phrase."""
    kind, bits, before = text.types[index], text.tags[index], text.tags[index - 1] if index else 0
    if not bits & ~(tag.DEFINITE | tag.FEMININE) and bits & tag.FEMININE and before & tag.DEFINITE:
        return bool(before & tag.COMMON) and not before & _BEFORE_NAME  # «الأبحاث المنجزة»
    if text.tokens[index].endswith(_OF_HAMZA) and kind.bare.startswith(_OF_ACTION):
        return False  # «قدم مدير الهيئة التهنئة للجميع»: the ending is spelt like an adjective's, once folded
    return bool(bits & tag.NISBA) or kind.bare.endswith(_ENDINGS) or bool(bits & tag.POST_ADJECTIVE)


_BEFORE_NAME = tag.TITLE | tag.HONORIFIC | tag.UNNAMED | tag.GIVEN | tag.PREFIXED


def joins_nationality(text: Text, head: int, index: int) -> bool:
    """Whether «و» joins a second nationality to that of unnamed sources."""
    adjective = text.tags[index] & tag.CONJ and text.tags[index] & tag.NISBA and not text.tags[index] & tag.DEFINITE
    return bool(adjective and index - 1 > head and text.tags[head] & tag.UNNAMED and text.tags[index - 1] & tag.NISBA)


def of_unnamed(text: Text, head: int, index: int) -> bool:
    """«مصادر مطلعة»: an indefinite adjective after an unnamed source."""
    kind = text.types[index]
    if not text.tags[head] & (tag.UNNAMED | tag.TITLE):
        return False
    if text.tokens[index].endswith("ى") or text.tags[index] & (tag.CUE | tag.VERB) & ~tag.NOMINAL:
        return False  # «سيدة تدعي»
    if text.tags[index] & tag.POST_ADJECTIVE:
        return True
    if text.tags[index] & tag.BODY and not text.tags[index] & tag.NISBA:
        return False  # «ممثل مفوضية شؤون اللاجئين»
    return kind.bare.endswith(_ENDINGS) and not text.tags[index] & tag.GIVEN


def past_adjective(text: Text, head: int, index: int, limit: int) -> int:
    """Past an adjective that begins like a preposition: «مسؤول كوري جنوبي», «المنظمة غير الحكومية»; else `index`."""
    word, behind = text.types[index].bare, index + 1
    after = text.tags[behind] if behind < limit else tag.STOP
    if word in _SOUTHERN and text.tags[index - 1] & tag.NISBA and not text.tags[index - 1] & tag.DEFINITE:
        return index if after & (tag.PLACE | tag.DEFINITE | tag.BODY) and not after & tag.PREFIXED else behind
    if word != _NOT or after & (tag.PREFIXED | tag.CONJ | tag.TIME | tag.STOP | tag.POSSESSED):
        return index
    alike = bool(after & tag.DEFINITE) == bool(text.tags[head] & tag.DEFINITE)
    whole = text.tags[head] & (tag.BODY | tag.UNNAMED | tag.DOCUMENT) and text.types[behind].bare.endswith(_ENDINGS)
    return behind + 1 if whole and alike else index


_SOUTHERN, _NOT = tuple(f"{side}ي" for side in ("جنوب", "شمال")), "غير"
