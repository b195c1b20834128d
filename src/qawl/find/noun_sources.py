"""Whose a noun of saying is where nobody stands behind it: «دعوات أميركية للتفاوض», «سارعت الحركة إلى اتهام …»."""

from __future__ import annotations

from qawl.find.frames import Frame
from qawl.find.markers import Met, marks_content
from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def of_nation(text: Text, first: int, limit: int, cue: Cue, form: Form) -> Frame | None:
    """«وعد فرنسي بالمساعدة», «دعوات أميركية للتفاوض»: a nation right behind the noun says whose it is."""
    who, after = first + 1, first + 2
    if form.suffixed or after >= limit or text.tags[first] & tag.DEFINITE:
        return None
    bits = text.tags[who]
    if not bits & tag.NISBA or bits & (tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.TITLE | tag.UNNAMED | tag.PLURAL):
        return None
    subject = Mention(who, after, (who, after), None, HopKind.BODY, bool(bits & tag.FEMININE), False, who)
    found = Met(subject)
    if not marks_content(text, after, limit, cue, found, False) or found.marker in (":", "quote"):
        return None
    return Frame(cue, form, first, first + 1, first, False, subject, found.marker, found.content, None, None, None)


def hurried_to(text: Text, first: int, cue: Cue, form: Form) -> Frame | None:
    """«سارعت الحركة إلى اتهام الحكومة بكذا»: of whoever accuses only the verb before it tells."""
    to = first - 1
    if cue.act != "accuse" or to < 1 or text.types[to].bare != _TO:
        return None
    for at in range(to - 2, max(-1, to - _TO_SUBJECT), -1):
        if text.types[at].folded.removeprefix("و").removesuffix("ت") in _HURRIED:
            subject = read_mention(text, at + 1, to)
            if subject is not None and subject.end == to:
                return Frame(cue, form, first, first + 1, first, False, subject, "object", first + 1, None, None, None)
    return None


_TO, _TO_SUBJECT = "الي", 8
_HURRIED = frozenset({"سارع", "بادر", "لجا", "عمد", "ذهب", "عاد"})
