"""Where a meeting takes place: a named place, a seat, or a word that no list knows behind «إلى»."""

from __future__ import annotations

from qawl.find.meetings.words import Lookup
from qawl.find.noun_phrases import extend_phrase
from qawl.find.proper_names import is_unknown, name_end_at
from qawl.text import tags as tag
from qawl.text.layers import Text


def read_place(text: Text, lookup: Lookup, index: int, limit: int, *, sure: bool) -> tuple[int, int] | None:
    """The tokens of the place that begins at `index`; None if none does.

    `sure`: what stands here can only be a place or somebody («وصل إلى …»), so that an unknown name is one.
    """
    stem, bits = text.types[index].stem, text.tags[index]
    if bits & (tag.NUMBER | tag.NUMERAL) or text.types[index].bare in lookup.classes["no place"]:
        return None
    if stem in lookup.seats and index + 1 < limit:
        return _seat(text, index, limit)
    if index in text.phrase_ends and stem in lookup.venues:
        return index, named_after(text, index, min(limit, text.phrase_ends[index]), limit)
    if stem in lookup.venues and not bits & tag.GIVEN:
        end = extend_phrase(text, index + 1, limit, definite=bool(bits & tag.DEFINITE))
        end = named_after(text, index, end, limit)
        alone = end == index + 1 < limit and not bits & (tag.DEFINITE | tag.POSSESSED)
        if alone and text.tags[end] & tag.GIVEN and not text.tags[end] & (tag.TITLE | tag.PREFIXED | tag.CONJ):
            return index, name_end_at(text, end, limit)  # «ساحة سالم الدفلى»
        named = alone and is_unplaced(text, end, limit)
        return index, end + named  # «قاعدة كذا»
    if bits & tag.PLACE and not bits & (tag.TITLE | tag.GIVEN):
        return index, min(limit, text.phrase_ends.get(index, index + 1))
    if sure and is_unplaced(text, index, limit):
        return index, index + 1
    return None


def named_after(text: Text, first: int, end: int, limit: int) -> int:
    """«مركز الملك سالم الدفلى», «جامعة الأمير سالم»: the name of him after whom it is called belongs to it."""
    last = text.tags[end - 1]
    titled = end - 1 > first and last & tag.TITLE and last & tag.DEFINITE and not text.tags[first] & tag.DEFINITE
    if not titled or end >= limit or not text.tags[end] & tag.GIVEN:
        return end
    return max(end, name_end_at(text, end, limit))


def is_unplaced(text: Text, index: int, limit: int) -> bool:
    """A name that no list knows, which may be that of a place."""
    bits = text.tags[index]
    listed = tag.COMMON | tag.TITLE | tag.BODY | tag.NISBA | tag.UNNAMED | tag.GIVEN
    return not bits & listed and not bits & ~(tag.DEFINITE | tag.FEMININE) and is_unknown(text, index, limit)


def thing_visited(text: Text, lookup: Lookup, first: int, limit: int) -> tuple[int, int] | None:
    """«زار الوزير موقع العمل», «تفقد أمس سير العمل»: the noun behind the subject, though no list has such a place."""
    index = first
    times = tag.TIME | tag.TIME_ADJECTIVE | tag.COMMA
    while index < limit and text.tags[index] & times and not text.tags[index] & tag.CONJ:
        index += 1
    if index >= limit or not text.tags[index] & tag.COMMON or text.tags[index] & _NO_THING:
        return None
    kind = text.types[index]
    if kind.stem in lookup.crowd or kind.prefix or kind.bare in lookup.forms or kind.bare in lookup.classes["no visit"]:
        return None
    return index, extend_phrase(text, index + 1, limit, definite=bool(text.tags[index] & tag.DEFINITE))


_NO_THING = (
    tag.CONJ | tag.PREPOSITION | tag.VERB | tag.THAT | tag.RELATIVE | tag.SUBORDINATOR | tag.CUE | tag.TITLE | tag.KIN
    | tag.PREFIXED | tag.FEELING | tag.NUMBER | tag.AUXILIARY | tag.NISBA | tag.TIME | tag.GIVEN
)  # fmt: skip


def _seat(text: Text, index: int, limit: int) -> tuple[int, int]:
    """«العاصمة القطرية الدوحة», «مدينة جنيف»: the name, where one follows; else the words as they stand."""
    at = index + 1
    while at < limit and text.tags[at] & (tag.NISBA | tag.COMMA) and at < index + 3:
        at += 1
    if at < limit and not text.tags[at] & (tag.CONJ | tag.PREFIXED | tag.TIME):
        if text.tags[at] & tag.PLACE:
            return at, min(limit, text.phrase_ends.get(at, at + 1))
        if is_unknown(text, at, limit):
            return at, at + 1
    return index, extend_phrase(text, index + 1, limit, definite=bool(text.tags[index] & tag.DEFINITE))
