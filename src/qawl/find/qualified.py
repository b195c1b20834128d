"""The thing that a relative clause tells more of: «الخطوة التي كشفت …», «القرار رقم 40 الذي نص على …»."""

from __future__ import annotations

from qawl.find.mentions import Mention
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_AHEAD = 14
"""Within so many tokens a pronoun goes back to what the clause is about, if somebody else speaks in it."""
_LONGEST = 8
_NO_PART = tag.PREPOSITION | tag.CONJ | tag.VERB | tag.RELATIVE | tag.AUXILIARY | tag.COMMA | tag.STOP | tag.LINE
_NO_PART |= tag.THAT | tag.NEGATION | tag.COLON | tag.DASH | tag.SUBORDINATOR | tag.MARK
_SPEAKERS = (
    tag.TITLE | tag.GIVEN | tag.BODY | tag.BODY_NAME | tag.UNNAMED | tag.PLACE | tag.HONORIFIC | tag.MEDIUM
    | tag.OUTLET | tag.NISBA | tag.DOCUMENT | tag.SAME | tag.MARK
)  # fmt: skip


def qualified_thing(text: Text, relative: int, verb: int, floor: int, form: Form) -> tuple[Mention, int] | None:
    """The noun phrase right before the relative pronoun, where nobody else can be who acts in its clause."""
    bits = text.tags[relative]
    if form.suffixed or bits & tag.CONJ or not bits & tag.DEFINITE or _others_act(text, relative, verb):
        return None
    end = relative - 1 if text.tags[relative - 1] & tag.COMMA else relative
    first = end
    while first > max(floor, end - _LONGEST) and not text.tags[first - 1] & _NO_PART:
        if not text.tags[first - 1] & (tag.NOMINAL | tag.NUMBER):
            break
        first -= 1
        if text.tags[first] & tag.PREFIXED:
            break
    told = text.tags[first - 1] if first else tag.MARK
    if told & (tag.MARK | tag.SAME | tag.SOMEBODY | tag.NUMERAL) or any(
        text.tags[at] & tag.GIVEN for at in range(first, end)
    ):
        return None  # «نائب رئيس "السنابل" السابق، الذي», «إحدى الدول التي»
    bits = text.tags[first] if first < end else tag.TIME
    if bits & (tag.TIME | tag.SAME | tag.NUMBER | tag.DEMONSTRATIVE) or not bits & tag.NOMINAL:
        return None
    second = text.tags[first + 1] if first + 1 < end else 0
    if text.tags[relative] & tag.HER and bits & second & tag.DEFINITE and (second & ~bits) & tag.FEMININE:
        first, bits = first + 1, second  # «تضمن الاتفاق المادة الخامسة التي»
    feminine = bool(bits & tag.FEMININE)
    if text.tags[relative] & tag.HIM and feminine:
        return None  # «أحد المحللين في العاصمة واشنطن، الذي»
    return Mention(first, end, (first, end), None, HopKind.BODY, feminine, bool(bits & tag.PLURAL), first), first


def _others_act(text: Text, relative: int, verb: int) -> bool:
    """Whether somebody behind the verb may be its subject, or a pronoun goes back: «التي قال إنها», «الذي تطالب به»."""
    after = text.tags[verb + 1] if verb + 1 < len(text.tags) else tag.STOP
    if after & _SPEAKERS and not after & tag.PREFIXED:
        return True
    bits = text.tags[relative]
    endings = ("ه",) if bits & tag.HIM else ("ها",) if bits & tag.HER else ("هم", "هن", "هما")
    told = any(cue.lemma[-1] == "ه" for cue, _ in text.types[verb].cues)  # «نبه»
    for at in range(verb + told, min(len(text.tags), verb + _AHEAD)):
        word, kind = text.types[at].folded, text.tags[at]
        if kind & (tag.STOP | tag.LINE):
            break
        if word.endswith(endings) and not text.tokens[at].endswith("ة"):
            return True
    return False


def tells_more_of(text: Text, subject: Mention, verb: int) -> bool:
    """«الأدلة التي تثبت أن …»: whether the verb is in a relative clause about a thing that rules nothing.

    «الذين» is of people, and of a plan or an agreement it is told what it says: «الخطة التي تنص على …».
    """
    pronoun = subject.end + bool(subject.end < verb and text.tags[subject.end] & tag.COMMA)
    bits = text.tags[pronoun] if pronoun < verb <= pronoun + _BETWEEN else 0
    if not bits & tag.RELATIVE or not bits & (tag.HIM | tag.HER):
        return False
    return not any(cue.lemma in _RULES or form.suffixed for cue, form in text.types[verb].cues)


_BETWEEN = 3
"""Between them stand at most the pronoun itself, «كان», «قد»."""
_RULES = ("نص", "قضى")
