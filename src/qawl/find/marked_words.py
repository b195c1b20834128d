"""What a verb takes, where it begins in marks: «مؤكدة "تضامنها الكامل" مع السكان», «انتقد أمس "الصمت الدولي" إزاء …».

A name in marks stands in the same places («أعلنت "سنابل" …», «أكدت حركة "أبناء الوادي" أن …»), so it must look like
no name: somebody's own thing, or several words with the article behind a verb that blames or refuses.
"""

from __future__ import annotations

from qawl.find.mentions import Mention
from qawl.lexicon.load import Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def takes_marked(text: Text, mark: int, limit: int, cue: Cue, subject: Mention | None) -> bool:
    """Whether the words in the short quotation that opens at `mark` are what the verb takes."""
    quote = text.quote_at(mark)
    if cue.weak or "object" not in cue.takes or quote is None or not quote.closed or mark + 1 >= limit:
        return False
    after = text.token_at(quote.outer_end - 1) + 1
    first, last = mark + 1, text.token_at(quote.end - 1)
    if text.tags[first] & _NO_THING or not text.tags[first] & tag.COMMON or _introduced(text, after, limit):
        return False
    if text.tags[first] & tag.POSSESSED:
        return True
    participle = any(form.tense == "participle" for _, form in text.types[mark - 1].cues)
    if last == first or not all(text.tags[at] & tag.COMMON and text.tags[at] & tag.DEFINITE for at in (first, last)):
        return False
    if participle:
        return True
    return cue.act in _BLAMES and _stands_apart(text, mark, subject)


_NO_THING = (
    tag.PREFIXED | tag.CONJ | tag.BODY | tag.BODY_NAME | tag.TITLE | tag.GIVEN | tag.PLACE | tag.MEDIUM | tag.TIME
)
_BLAMES = ("accuse", "reject", "deny")
_AHEAD = 4


def _introduced(text: Text, after: int, limit: int) -> bool:
    """«أكدت "الجبهة الحرة" أمس أن …»: what the verb takes lies behind the marks."""
    return any(text.tags[at] & (tag.THAT | tag.COLON) for at in range(after, min(limit, after + _AHEAD)))


def _stands_apart(text: Text, mark: int, subject: Mention | None) -> bool:
    """Whether nothing stands before the mark that may bear the name in it: a day, «فيه», or who is named in full."""
    before = text.tags[mark - 1]
    if before & tag.TIME or (before & tag.PREPOSITION and before & tag.POSSESSED):
        return True
    named = subject is not None and subject.end == mark and subject.kind in (HopKind.PERSON, HopKind.BODY)
    return bool(named and before & (tag.PLACE | tag.GIVEN | tag.NISBA | tag.BODY_NAME))
