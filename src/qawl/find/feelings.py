"""What is felt belongs to its verb: «أعرب عن أمله في …», «يشعر بالقلق من …»; where the words begin behind it."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.markers import Met, unknown_prefixed
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def skip_feeling(text: Text, found: Met, limit: int) -> int:
    """«أعرب عن أمله في …»: the feeling belongs to the cue, the content follows it; where it begins now."""
    feeling = _feeling(text, found.content, limit)
    if found.marker not in ("عن", "object") or feeling < 0:
        return found.content
    index = feeling + 1
    while index < limit and index - feeling < 5:
        bits, kind = text.tags[index], text.types[index]
        if bits & tag.THAT:
            found.content = index + 1 if bits & tag.BARE_THAT else index
            return found.content
        if kind.folded == "لان" and index + 1 < limit:  # «عن أسفه لأن …»
            found.content = index + 1
            return found.content
        if bits & tag.PREFIXED and bits & tag.FEELING and text.types[index - 1].folded.startswith(_SENSES):
            index += 1  # «عن شعوره بالفخر ب…»
            continue
        if (
            bits & (tag.PREFIXED | tag.FEELING_LINK | tag.WHAT_OF)
            or kind.prefix
            or (unknown_prefixed(text, index) and kind.bare[0] in "بل")
        ):
            attached = not bits & tag.FEELING_LINK
            found.content = index if attached or index + 1 >= limit else index + 1
            if not attached and found.content < limit and text.tags[found.content] & tag.BARE_THAT:
                found.content += 1
            return found.content
        beside = (
            found.marker == "عن" and kind.folded[:1] == "و" and kind.folded.endswith(_OWNED)
        )  # «عن تقديره وشكره ل…»
        if not beside and not bits & (tag.DEFINITE | tag.COMMON | tag.PLACE | tag.NISBA | tag.MARK | tag.FEELING):
            return found.content
        index += 1
    return found.content


def is_felt(text: Text, cue: Cue, found: Met, limit: int) -> bool:
    """«يشعر السكان بالقلق من إغلاق الجسر»: a feeling behind ب, and what it is about behind its link."""
    if cue.act != "express" or found.marker != "ب" or not text.tags[found.content] & tag.FEELING:
        return False
    for at in range(found.content + 1, min(limit - 1, found.content + _TO_LINK)):
        bits, after = text.tags[at], text.tags[at + 1]
        if bits & tag.FEELING_LINK and not bits & (tag.CONJ | tag.POSSESSED):
            found.content = at + 1 + bool(after & tag.BARE_THAT)
            found.marker = THAT_CLAUSE if after & tag.THAT else found.marker
            return found.content < limit and not after & (tag.TIME | tag.CHANNEL)
        if not bits & tag.COMMON or bits & (tag.CONJ | tag.PREFIXED):
            break
    return False


_TO_LINK = 4
"""A feeling and its adjectives are fewer tokens."""


def as_its_noun(text: Text, cue: Cue, first: int, end: int) -> Cue:
    """«جدد دعوته إلى»: calls; «كرر رغبته في»: expresses; «عبر عن اعتقاده أن»: says. What the noun says, he does."""
    for index in range(first, end):
        if text.tags[index] & tag.OPINION:
            return replace(cue, act="say")
        if cue.act == "express":
            break
        noun = next((other for other, form in text.types[index].cues if form.tense == "noun"), None)
        if noun is not None or text.tags[index] & tag.FEELING:
            return replace(cue, act="express" if noun is None else noun.act)
    return cue


def _feeling(text: Text, index: int, limit: int) -> int:
    """The feeling that the words begin with, past a mark or «خالص», «بالغ»; -1 for none, and for another's feeling."""
    if text.tags[index] & tag.MARK and index + 1 < limit:
        index += 1
    bits = text.tags[index]
    if not bits & tag.FEELING and index + 1 < limit and bits & tag.COMMON:
        index += 1 if not bits & (tag.DEFINITE | tag.PREFIXED) and text.tags[index + 1] & tag.FEELING else 0
    after = text.tags[index + 1] if index + 1 < limit else 0
    if any(cue.kind == "verb" and form.tense == "noun" and form.suffixed for cue, form in text.types[index].cues):
        return index  # «جدد دعوته إلى …»
    if not text.tags[index] & tag.FEELING:
        return -1
    owned = after & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.POSSESSED) and not after & tag.PREFIXED
    # «عبر عن ثقة الشعب بـ…»: the people's trust is what he speaks of
    return -1 if owned and text.types[index].bare == text.types[index].stem and _is_bare(text, index) else index


def _is_bare(text: Text, index: int) -> bool:
    """Whether the noun has neither an article nor a pronoun nor an ending of its own: it is somebody's."""
    return not text.tags[index] & (tag.DEFINITE | tag.POSSESSED) and not text.types[index].bare.endswith(_PRONOUNS)


_SENSES = ("شعور", "احساس")
_OWNED = ("ه", "ها", "هم", "هما")
_PRONOUNS = ("ها", "هم", "هما", "ا")
