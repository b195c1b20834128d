"""Names that are spelt like another word: «قالت أم سالم», «قالت كيارا مونتالدو», «قال دان كورتسن»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.vocabulary import WordType

_MOTHER = "ام"
_AS = "ك"
_NAMEABLE = tag.GIVEN | tag.FEMININE | tag.MALE | tag.DEFINITE | tag.LATIN
_NO_NAME = tag.PREFIXED | tag.CONJ | tag.PREPOSITION | tag.CUE | tag.VERB | tag.COMMON


def with_spelt_like(text: Text) -> Text:
    """The same text with such words tagged as the names they are."""
    found = {**_mothers(text), **dict(_told_with(text))}
    if not found:
        return text
    types, tags = list(text.types), list(text.tags)
    for at, (kind, bits) in found.items():
        types[at], tags[at] = kind, bits
    return replace(text, types=tuple(types), tags=tuple(tags))


def _mothers(text: Text) -> dict[int, tuple[WordType, int]]:
    """«أكدت أم سالم»: behind a verb of saying stands no «or»; what she is called is she wherever it stands."""
    places = [at for at in text.written.bare.places({_MOTHER}) if _is_called(text, at)]
    called = {text.types[at + 1].bare for at in places if _acts(text, at - 1, feminine=True)}
    bits = tag.GIVEN | tag.NAME_PART | tag.FEMININE
    return {
        at: (replace(text.types[at], tags=bits), bits | text.tags[at] & tag.CONJ)
        for at in places
        if text.types[at + 1].bare in called
    }


def _is_called(text: Text, at: int) -> bool:
    if at == 0 or at + 1 >= len(text.tags) or at in text.phrase_ends:
        return False  # «أم درمان»
    after = text.tags[at + 1]
    return bool(after & tag.GIVEN) or (not after & ~_NAMEABLE and text.types[at + 1].folded[:1].isalpha())


def _told_with(text: Text) -> Iterator[tuple[int, tuple[WordType, int]]]:
    """«وقالت كيارا مونتالدو», «قال دان كورتسن»: between a verb of saying and a name stands the first half of it."""
    verbs = [at for at, bits in enumerate(text.tags[:-2]) if bits & tag.CUE]
    for at in (verb + 1 for verb in verbs):
        bits, kind = text.tags[at], text.types[at]
        attached = bits & tag.PREFIXED and kind.prefix == _AS
        if not attached and not bits & tag.CUE:
            continue
        if bits & (tag.CONJ | tag.DEFINITE) or not _acts(text, at - 1) or not _is_second(text, at + 1):
            continue
        if attached and bits & tag.GIVEN:
            given = kind.tags & tag.FEMININE | tag.GIVEN
            yield at, (replace(kind, stem=kind.bare, prefix="", tags=given), given)
        elif not attached and not bits & ~tag.CUE and any(form.tense == "past" for _, form in kind.cues):
            yield at, (replace(kind, cues=(), tags=tag.GIVEN), tag.GIVEN)


def _acts(text: Text, at: int, *, feminine: bool = False) -> bool:
    """Whether a verb of saying in the singular stands at `at`."""
    bits = text.tags[at]
    if not bits & tag.CUE or bits & (tag.NOMINAL | tag.PREPOSITION):
        return False
    return any(
        form.tense in ("past", "present") and form.number == "s" and (not feminine or form.gender == "f")
        for _, form in text.types[at].cues
    )


def _is_second(text: Text, at: int) -> bool:
    """Whether a word that is a name or stands in no list may be the second half of one."""
    bits = text.tags[at]
    return text.types[at].folded[:1].isalpha() and not bits & _NO_NAME and not bits & ~_NAMEABLE
