"""Names in marks or brackets behind a verb of saying: «أعرب "سامي الدفلى"، مدير الجمعية، عن», «ذكرت "X" أن»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.markers import Met
from qawl.find.mentions import Mention, read_in_marks
from qawl.find.noun_phrases import extend_phrase
from qawl.find.set_off import set_off_end
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def enclosed_name(text: Text, opening: int, limit: int) -> Mention | None:
    """«قال (سامي الدفلى) مدير الجمعية», «هدد "سامي الدفلى"، نائب المدير،»: a name right before the post of its holder.

    Only brackets need no comma to be a name's: behind a mark stands what is said, unless a post follows.
    """
    inside = read_in_marks(text, opening, opening, limit)
    if inside is None or inside.end >= limit or text.tags[opening + 1] & _NO_NAME:
        return None
    after = inside.end
    leads = _leads_on(text, after, limit) or _goes_on_behind(text, opening - 1, limit, inside)
    if text.tags[opening] & tag.MARK and leads and _is_called(text, inside):
        return inside
    if text.tags[opening] & tag.MARK:
        if any(text.tags[at] & _SAID and not text.tags[at] & tag.GIVEN for at in range(*inside.name)):
            return None
        after += bool(text.tags[after] & tag.COMMA)
    if after >= limit or not text.tags[after] & tag.TITLE or text.tags[after] & (tag.PREFIXED | tag.CONJ | tag.GIVEN):
        return None
    fixed = text.phrase_ends.get(after, after + 1)
    role_end = extend_phrase(text, fixed, limit, definite=bool(text.tags[after] & tag.DEFINITE))
    return replace(inside, end=role_end, role=(after, role_end), kind=HopKind.PERSON, feminine=False)


def _leads_on(text: Text, after: int, limit: int) -> bool:
    """Whether أن follows, so that what stands in the marks is who says it and nothing said: «ذكرت "X" أن»."""
    at = after + bool(text.tags[after] & tag.COMMA)
    return at < limit and bool(text.tags[at] & tag.THAT) and not text.tags[at] & tag.CONJ


def _goes_on_behind(text: Text, verb: int, limit: int, inside: Mention) -> bool:
    """«أعلنت "سبيل الوادي"، اليوم الأربعاء، عن»: what stands in commas behind the marks leads on to the words."""
    if not text.tags[inside.end] & tag.COMMA:
        return False
    return any(set_off_end(text, inside.end, limit, cue, Met(inside)) for cue, _ in text.types[verb].cues)


def _is_called(text: Text, inside: Mention) -> bool:
    """«"نيويورك تايمز"», «"هيئة شؤون الوادي"»: words of no list, or a body; no noun that one could say."""
    first, end = inside.name
    bits = text.tags[first]
    if any(text.tags[at] & _OF_CLAUSE for at in range(first, end)) or bits & (tag.CUE | tag.PREFIXED | tag.FEELING):
        return False
    if bits & (tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.GIVEN | tag.LATIN):
        return True
    return not any(text.tags[at] & tag.COMMON and not text.tags[at] & tag.PLACE for at in range(first, end))


_OF_CLAUSE = tag.VERB | tag.THAT | tag.NEGATION | tag.RELATIVE | tag.AUXILIARY | tag.PREPOSITION | tag.LINE
_NO_NAME = tag.NUMBER | tag.CUE | tag.PREPOSITION
_SAID = tag.NOMINAL | tag.CUE | tag.VERB | tag.PREPOSITION | tag.THAT | tag.NEGATION | tag.PREFIXED | tag.RELATIVE
