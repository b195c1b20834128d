"""What carries a stand on, and what only meets with one."""

from __future__ import annotations

from qawl.find.positions.scene import Scene
from qawl.find.positions.speaking import FEELING, Holder
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import is_of
from qawl.text import tags as tag
from qawl.text.layers import Text


def is_met(scene: Scene, stand: Stand, number: int) -> bool:
    """«سيواجه الوزير تمسك المنارة بالاتفاق»: a noun that is written like its verb, behind another verb."""
    if scene.statements[number].speaker is not None or not (stand.noun and stand.verb) or stand.first < 2:
        return False
    text, first = scene.text, stand.first
    joined = text.types[first].folded[:1] == "و"
    start = max(text.sentence_start(first), first - _MET)
    return not joined and any(
        text.types[at].bare[:2] in _FUTURE and text.tags[at] & tag.VERB for at in range(start, first)
    )


def find_carried(scene: Scene, stand: Stand) -> Holder | None:
    """«دأب الرئيس على انتقاد الاتفاق»: the noun of a verb that does no more than say that somebody does it."""
    text = scene.text
    if not stand.noun or text.tags[stand.first] & tag.CONJ:
        return None
    carriers = scene.lookup.classes["carrier"]
    for at in range(stand.first - 1, max(text.sentence_start(stand.first), stand.first - FEELING) - 1, -1):
        if text.tags[at] & (tag.COMMA | tag.RELATIVE | tag.THAT | tag.LINE):
            return None
        if not is_of(text, scene.lookup, "carrier", at) and text.types[at].bare.removeprefix("و") not in carriers:
            continue
        mention = scene.mention_at(at + 1, stand.first) or scene.mention_before(at)
        if mention is None or (mention.first < at and mention.end != at):
            return None
        voice = scene.voices.of_mention(mention)
        return None if voice is None else Holder((voice,), "after", stand.end)
    return None


def goes_on(scene: Scene, stand: Stand) -> bool:
    """«… وترفض», «…، رافضا»: the stand of whoever took the one before."""
    text = scene.text
    joined = text.tags[stand.first] & tag.CONJ or text.types[stand.first].folded[:1] == "و"
    joined = joined or (stand.start > 0 and text.types[stand.start - 1].folded in _OR_ELSE)
    if stand.verb and not stand.noun:
        return bool(joined)
    if not stand.participle or not text.types[stand.first].folded.endswith(("ا", "ه")):
        return False
    return not text.tags[stand.first] & tag.DEFINITE and not _describes(text, stand.start - 1)


def _describes(text: Text, before: int) -> bool:
    """«أربعين معارضا سياسيا», «خطابا مناهضا ل», «دورها في مساندة»: what somebody or something is, and no clause."""
    if before < 0 or text.tags[before] & (tag.PREPOSITION | tag.NUMBER):
        return before >= 0
    counted = text.types[before].folded.endswith("ين") and not text.tags[before] & tag.DEFINITE
    return counted or text.tokens[before].endswith(_INDEFINITE)


_MET = 3
_FUTURE = ("سي", "ست")
_INDEFINITE = ("\u0627", "\u0627\u064b", "\u064b\u0627")
_OR_ELSE = frozenset(["والا", "بل", "وبل"])
"""«طالب بكذا وإلا سيرفض»."""
