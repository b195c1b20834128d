"""Verbal nouns spelt like the verb that they are of: «رفض», «طلب», «دعم»."""

from __future__ import annotations

from qawl.text import tags as tag
from qawl.text.layers import Text

_SEVERAL, _TO_THE = "\u064a\u0646", "\u0644\u0644"


def has_doer_and_object(text: Text, first: int) -> bool:
    """«ورفض المتمردين للهدنة سيطيل الحرب»: whoever does it is no subject of a verb in this case, and «ل» leads on."""
    if first + 2 >= len(text.tags) or not any(form.tense == "noun" for _, form in text.types[first].cues):
        return False
    doer, thing = text.types[first + 1], text.tokens[first + 2]
    several = doer.tags & tag.DEFINITE and doer.folded.endswith(_SEVERAL) and not doer.tags & tag.PREFIXED
    return bool(several) and thing.startswith(_TO_THE)
