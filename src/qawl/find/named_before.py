"""What a verb of saying takes was named before it: «أكد عليها», «أوضح ذلك», «الأمر الذي اتفقت عليه اللجنة»."""

from __future__ import annotations

from qawl.find.markers import CLAUSES, Met, separate
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE, Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def tells_who(text: Text, begin: int, end: int, cue: Cue, form: Form, found: Met) -> bool:
    """«النواب الذين يرغبون في السفر», «الأمر الذي اتفقت عليه اللجنة»: a relative clause that only says which are meant.

    In the second what the verb takes stands before it, and is not what follows.
    """
    before = text.tags[begin - 1] if begin else 0
    if not before & tag.RELATIVE or text.tags[begin] & tag.CONJ or end >= len(text.tags):
        return False
    if form.tense == "present" and form.number == "p" and not before & (tag.HER | tag.HIM):
        return found.marker not in CLAUSES
    kind, bits = text.types[end], text.tags[end]
    if not bits & tag.PREPOSITION or not bits & tag.POSSESSED or found.content <= end:
        return False
    return any(kind.bare.startswith(separate(take) or take) for take in cue.takes if take == "ب" or separate(take))


def points_back(text: Text, end: int, cue: Cue, found: Met) -> bool:
    """«الخطة التي أعلنت أمس وأكد عليها المدير»: what the verb takes was named before, and a pronoun stands for it."""
    if end >= len(text.tags) or found.content < end:
        return False
    kind, bits = text.types[end], text.tags[end]
    if kind.bare in POINTING and cue.takes[:1] == (THAT_CLAUSE,) and found.marker not in CLAUSES:
        who = found.subject  # «وأكد ذلك التقرير أهمية الجسر»; but «وأعلن ذلك المدير سالم الدفلى لدى زيارته القرية»
        pointed_at = who is not None and who.first <= end and who.role is None
        return not pointed_at and (found.content > end or kind.bare != _THAT_ONE)
    if found.content == end:
        return False
    if not bits & tag.PREPOSITION or not bits & tag.POSSESSED or bits & tag.NO_CUE:
        return False
    if found.marker in CLAUSES:
        told = found.marker == THAT_CLAUSE and _ABOUT in cue.takes and kind.bare.startswith(_ABOUT)
        return told and not text.tags[found.content - 1] & tag.COMMA  # «قرار أعلنت عنه مرتين … أن»
    if found.marker == "object" and cue.act in _OF_SOMEBODY:
        return False
    return any(kind.bare.startswith(separate(take)[:2]) for take in cue.takes if separate(take))


_THAT_ONE = "ذلك"
POINTING = frozenset({_THAT_ONE, "بذلك"})
"""Right behind a verb of saying these point at the sentence before."""
_ABOUT = "عن"
_OF_SOMEBODY = ("ask", "demand", "call", "offer", "reject", "accept")
"""Acts whose verbs name whom they ask with a preposition, and then what: «طلب منه تأجيل السفر»."""
