"""Clauses that only tell of a noun, with or without a relative pronoun, on the way from a verb to its words."""

from __future__ import annotations

from qawl.find.markers import Met
from qawl.find.occasions import time_end
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def tells_of_noun(text: Text, verb: int) -> bool:
    """«التي نشرت الخبر», «بيان يشرح أسباب القرار»: the clause of a verb only tells of the noun before it."""
    if not verb or text.tags[verb] & tag.CONJ:
        return False
    before = text.tags[verb - 1]
    if before & tag.RELATIVE:
        return True
    told = before & (tag.CHANNEL | tag.DOCUMENT | tag.UNNAMED) or _plain(before)
    return bool(told) and not before & (tag.DEFINITE | tag.POSSESSED)


def opens_relative(text: Text, index: int, limit: int, found: Met) -> bool:
    """«في بيان نشرته …», «كشفت مصادر تحدثت …», «في رسالة تشرح القرار، أن»: the verb tells of what it follows.

    Behind a noun without an article no relative pronoun stands.
    """
    if text.tags[index] & tag.CONJ:
        return False
    before, subject = text.tags[index - 1], found.subject
    speaks = subject is not None and subject.end == index and text.tags[subject.head] & tag.UNNAMED
    if before & (tag.DEFINITE | tag.POSSESSED):
        return False
    tenses = {form.tense for _, form in text.types[index].cues}
    if before & (tag.CHANNEL | tag.DOCUMENT) or speaks:
        return "past" in tenses or ("present" in tenses and has_its_object(text, index, limit))
    behind = subject is not None and subject.end < index
    return behind and "present" in tenses and _plain(before) and has_its_object(text, index, limit)


def _plain(bits: int) -> bool:
    return bool(bits & tag.COMMON) and not bits & (_NO_OBJECT | tag.COMMA | tag.VERB)


def has_its_object(text: Text, verb: int, limit: int) -> bool:
    """«التي نشرت الخبر», «الذي شهد هذا العام تطورا»: what the verb takes stands behind it, so أن is another verb's."""
    at = verb + 1
    while at < limit and text.tags[at] & tag.TIME:
        at = time_end(text, at, limit)
    bits = text.tags[at] if at < limit else 0
    return bool(bits & (tag.COMMON | tag.DEFINITE | tag.POSSESSED)) and not bits & _NO_OBJECT


_NO_OBJECT = (
    tag.PREPOSITION | tag.PREFIXED | tag.THAT | tag.TIME | tag.TITLE | tag.UNNAMED | tag.GIVEN | tag.BODY
    | tag.BODY_NAME | tag.PLACE | tag.MEDIUM | tag.OUTLET | tag.CONJ | tag.NISBA | tag.HONORIFIC | tag.SAME | tag.CUE
)  # fmt: skip
"""Who may be the subject of the clause, and what is no noun."""


def does_meanwhile(text: Text, index: int, cue: Cue, found: Met) -> bool:
    """«قال المدير وهو يلوح بيده إن», «قالت وقد بدا عليها التعب إن»: right behind who speaks what he does meanwhile."""
    if THAT_CLAUSE not in cue.takes or text.tags[index - 1] & tag.COMMA:
        return False
    behind = found.subject is not None and found.subject.end == index
    if text.types[index].folded == _AND_HAD:
        return behind
    meanwhile = text.tags[index] & tag.HE and text.tags[index] & tag.CONJ
    return bool(meanwhile and (behind or text.tags[index - 1] & tag.CUE))


_AND_HAD = "وقد"
