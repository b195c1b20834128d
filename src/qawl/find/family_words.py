"""Family names that are words of a list elsewhere: «سوتشي ساريا … وقالت ساريا», «برناردو ليون … وقال ليون»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.spelt_like import tells
from qawl.text import tags as tag
from qawl.text.layers import Text

_OTHER = (
    tag.TITLE | tag.HONORIFIC | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.DOCUMENT
    | tag.CHANNEL | tag.FEELING | tag.TIME | tag.PREFIXED | tag.CONJ | tag.CUE | tag.VERB | tag.PREPOSITION
    | tag.SUBORDINATOR | tag.THAT | tag.SAME | tag.POSSESSED | tag.NUMERAL | tag.MANNER | tag.WHAT | tag.QUESTION
    | tag.NEGATION | tag.AUXILIARY | tag.NISBA | tag.PLURAL | tag.GIVEN | tag.SAYING_OF | tag.DEMONSTRATIVE
    | tag.CALLED_UPON | tag.NAME_TAIL | tag.NAME_PART | tag.RELATIVE | tag.PROPHET | tag.DIVINE
)  # fmt: skip
_BEHIND = tag.THAT | tag.COLON | tag.MARK | tag.RELATIVE | tag.COMMA | tag.OPEN | tag.PREPOSITION | tag.PREFIXED


def with_family_words(text: Text, behind: list[int]) -> Text:
    """The same text with such a word tagged as a name behind a verb of saying and behind a given name.

    It is one where it stands behind both: alone between a verb that takes no object and what is said, and elsewhere
    behind a given name.
    """
    words = {text.types[at].bare for at in behind if _stands_between(text, at)}
    places = text.written.bare.places(words) if words else []
    names = {text.types[at].bare for at in places if _is_behind_given(text, at)}
    if not names:
        return text
    types, tags = list(text.types), list(text.tags)
    for at in (place for place in places if text.types[place].bare in names):
        kind, bits = types[at], tags[at]
        if bits & (tag.PREFIXED | tag.CUE) or not (_is_behind_given(text, at) or (at and tells(text, at - 1))):
            continue
        tags[at] = (bits | tag.GIVEN) & ~(tag.COMMON | tag.PLACE)
        if not bits & tag.DEFINITE:
            types[at] = replace(kind, stem=kind.bare, tags=0)
    return replace(text, types=tuple(types), tags=tuple(tags))


def _stands_between(text: Text, at: int) -> bool:
    """«وقالت ساريا خلال», «قال ليون:»: a city only where the verb does not agree with it."""
    bits = text.tags[at]
    if not bits & (tag.COMMON | tag.PLACE) or bits & _OTHER:
        return False
    if not text.tags[at + 1] & _BEHIND or at in text.phrase_ends:
        return False
    verbs = text.types[at - 1].cues
    if bits & tag.PLACE:
        return not bits & tag.MASCULINE and any(form.gender == "m" for _, form in verbs)
    return not any({"object", "target"} & set(cue.takes) or form.suffixed for cue, form in verbs)


def _is_behind_given(text: Text, at: int) -> bool:
    """Whether a given name, or a word of no list, stands right before and is no subject: «أكد سامي ضرورة»."""
    if at == 0 or text.tags[at] & (tag.PREFIXED | tag.CONJ):
        return False
    before, kind = text.tags[at - 1], text.types[at - 1]
    unlisted = not before & ~tag.FEMININE and kind.folded[:1].isalpha() and len(kind.folded) > _SHORT
    if not (before | kind.tags) & tag.GIVEN and not unlisted:
        return False
    return at < 2 or not (text.types[at - 2].cues or text.tags[at - 2] & tag.VERB)


_SHORT = 3
