"""Names that are spelt like another word: «قالت أم سالم», «أوضح فورتن أن», «قال كاسترين», «قال دان كورتسن»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.vocabulary import WordType

Named = tuple[WordType, int]
"""What a word is in this article, and its tags."""

_MOTHER = "ام"
_AND, _AS, _BY = "ف", "ك", "ب"
_NAMEABLE = tag.GIVEN | tag.FEMININE | tag.MALE | tag.DEFINITE | tag.LATIN
_NO_NAME = tag.PREFIXED | tag.CONJ | tag.PREPOSITION | tag.CUE | tag.VERB | tag.COMMON
_LISTED = tag.NOMINAL & ~tag.DEFINITE
_CLAUSE = (
    tag.CUE | tag.VERB | tag.AUXILIARY | tag.NEGATION | tag.THAT | tag.PREPOSITION | tag.SUBORDINATOR | tag.QUESTION
    | tag.DEMONSTRATIVE | tag.POSSESSED | tag.RELATIVE | tag.TIME | tag.NUMBER | tag.WHAT | tag.CHANNEL | tag.FEELING
    | tag.SAME | tag.MANNER | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.OUTLET | tag.MEDIUM
)  # fmt: skip
"""What stands behind «ف» as a conjunction, or behind a preposition, and is no rest of a name."""
_BEHIND = (
    tag.THAT | tag.COLON | tag.MARK | tag.RELATIVE | tag.COMMA | tag.OPEN | tag.PREPOSITION | tag.PREFIXED | tag.TIME
    | tag.TITLE | tag.MANNER
)  # fmt: skip
_SHORTEST = 4
_IN_THEM = ("فيها", "فيهم", "فيهما", "فيهن")


def behind_verbs(text: Text) -> list[int]:
    """The tokens right behind a verb of saying in the singular, the last two of the text left out."""
    return [at + 1 for at, bits in enumerate(text.tags[:-2]) if bits & tag.CUE and tells(text, at)]


def with_spelt_like(text: Text, behind: list[int]) -> Text:
    """The same text with such words tagged as the names they are; `behind` is what `behind_verbs` finds."""
    found = {**_mothers(text), **dict(_between_verb_and_name(text, behind)), **_with_first_letter(text, behind)}
    found |= _hyphened(text)
    if not found:
        return text
    types, tags = list(text.types), list(text.tags)
    for at, (kind, bits) in found.items():
        types[at], tags[at] = kind, bits
    return replace(text, types=tuple(types), tags=tuple(tags))


def _hyphened(text: Text) -> dict[int, Named]:
    """«مون جيه-إن»: tied to a name by a hyphen it is no «that»."""
    places = [at for at in text.written.bare.places({_THAT}) if at > 1 and text.tokens[at - 1] in _HYPHENS]
    tied = [at for at in places if text.ends[at - 2] == text.starts[at - 1] and text.ends[at - 1] == text.starts[at]]
    named = [at for at in tied if text.types[at - 2].folded[:1].isalpha()]
    return {at: (replace(text.types[at], tags=tag.GIVEN, cues=()), tag.GIVEN) for at in named}


_THAT, _HYPHENS = "ان", "-–‐"


def _mothers(text: Text) -> dict[int, Named]:
    """«أكدت أم سالم»: behind a verb of saying stands no «or»; what she is called is she wherever it stands."""
    places = [at for at in text.written.bare.places({_MOTHER}) if _is_called(text, at)]
    called = {text.types[at + 1].bare for at in places if tells(text, at - 1, feminine=True)}
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


def _between_verb_and_name(text: Text, behind: list[int]) -> Iterator[tuple[int, Named]]:
    """«قال دان كورتسن»: no second verb stands right behind a verb of saying, but the first half of a name."""
    for at in behind:
        bits, kind = text.tags[at], text.types[at]
        past = kind.cues and not bits & ~tag.CUE and any(form.tense == "past" for _, form in kind.cues)
        if past and _is_second(text, at + 1):
            yield at, (replace(kind, cues=(), tags=tag.GIVEN), tag.GIVEN)


def _with_first_letter(text: Text, behind: list[int]) -> dict[int, Named]:
    """«أوضح فورتن أن», «قالت كيارا مونتالي»: what looks like a conjunction or a preposition is of the name.

    No «ف» and no «ك» stands right behind a verb of saying, and «ب» only where the verb takes it.
    """
    second = [at + 1 for at in behind if text.types[at].tags & tag.GIVEN and at + 2 < len(text.tags)]
    asked = {text.types[at].folded for at in (*behind, *second)}

    @cache
    def behind_names() -> Counter[str]:
        """How often each of them stands right behind a given name."""
        places = text.written.folded.places(asked)
        return Counter(text.types[at].folded for at in places if at and text.types[at - 1].tags & tag.GIVEN)

    words = {text.types[at].folded for at in (*behind, *second) if _is_name_behind(text, at, behind_names)}
    named: dict[int, Named] = {}
    for at in text.written.folded.places(words):
        kind = text.types[at]
        known, whole = kind.tags & (tag.GIVEN | tag.FEMININE) if kind.tags & tag.GIVEN else 0, kind.folded
        kind = replace(kind, bare=whole, stem=whole, prefix="", tags=known, cues=(), openings=())
        named[at] = (kind, known | tag.GIVEN)
    return named


def _is_name_behind(text: Text, at: int, behind_names: Callable[[], Counter[str]]) -> bool:
    bits, kind = text.tags[at], text.types[at]
    letter = _AND if bits & tag.CONJ and kind.folded[0] == _AND else kind.prefix if bits & tag.PREFIXED else ""
    if letter not in (_AND, _AS, _BY) or len(kind.folded) < _SHORTEST or bits & _CLAUSE:
        return False
    verb = at - 1 - (not text.types[at - 1].cues)  # «قال جيم فورتن»
    if not tells(text, verb):
        return False
    if kind.folded in _IN_THEM or (kind.folded.endswith("ا") and (letter == _AND or not bits & tag.GIVEN)):
        return False  # «أكد فعلا أن»
    if letter == _BY or (letter == _AS and bits & _LISTED):
        stands_alone = bits & tag.GIVEN or (
            letter == _AS and verb == at - 1 and text.tags[at + 1] & (tag.THAT | tag.RELATIVE)
        )
        if not stands_alone and not _is_called_so(text, at, behind_names()):
            return False  # «وقال كلاعب في الفريق إن»
        if letter == _BY and any(_BY in cue.takes or form.suffixed for cue, form in text.types[verb].cues):
            return False
    return bool(text.tags[at + 1] & _BEHIND) or _is_second(text, at + 1)


def _is_called_so(text: Text, at: int, behind_names: Counter[str]) -> bool:
    """«ديفيد بيسرل … وأضاف بيسرل»: whether the word, with its letter, stands behind a given name elsewhere too.

    Or here, before a post: «قال سامي بترجل عضو اللجنة».
    """
    if text.types[at - 1].tags & tag.GIVEN and text.tags[at + 1] & tag.TITLE and not text.tags[at + 1] & tag.DEFINITE:
        return True
    here = bool(text.types[at - 1].tags & tag.GIVEN)
    return behind_names[text.types[at].folded] > here


def tells(text: Text, at: int, *, feminine: bool = False) -> bool:
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
