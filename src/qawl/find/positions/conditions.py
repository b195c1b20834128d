"""The condition that hangs on a stand: in its clause, or right behind it."""

from __future__ import annotations

from qawl.find.positions.issues import LONGEST
from qawl.find.positions.scene import Scene, ends_clause
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import phrase_end
from qawl.lexicon.positions import SELF
from qawl.model.positions import Stance
from qawl.text import tags as tag
from qawl.text.layers import Text


def find_condition(scene: Scene, stand: Stand, first: int, end: int) -> tuple[int, int] | None:
    """The words of the condition in the clause or right behind it, without the word that opens it."""
    text, limit = scene.text, scene.text.sentence_end(first)
    if end < limit and text.tags[end] & tag.COMMA:
        end += 1
    described = False
    for at in range(first, min(end + 1, limit)):
        described = described or _describes(text, first, at)
        if described and text.types[at].bare not in _EXPRESSLY:
            continue  # «اتفاق يحد من البرنامج مقابل …»
        after = phrase_end(text, scene.lookup, "condition", at, stems=False)
        if after == at and (stand.negated or SELF in stand.word.takes):  # «لن ننسحب قبل الإفراج عن الأسرى»
            after = phrase_end(text, scene.lookup, "condition of time", at)
        if phrase_end(text, scene.lookup, "without any", at) > at:
            continue  # «تدين القصف دون أدنى مراعاة للمدنيين»
        without = _is_flat(stand) and text.types[at].bare in _WITHOUT  # «رفض التجديد بدون ضمانات»
        if after == at and (without or SELF in stand.word.takes):  # «لا سلام دون انسحاب»
            after = phrase_end(text, scene.lookup, "condition of slogans", at)
        if after == at or after >= limit or (_is_flat(stand) and text.types[at].bare not in _UNTIL):
            continue
        if text.tags[at] & tag.CONJ and at > first:
            return None
        if _is_count(text, after) and text.types[after - 1].bare == "مقابل":
            continue  # «صوتوا لصالح النص مقابل ستة»
        if text.tags[after - 1] & tag.THAT and text.tags[after] & (tag.NOMINAL | tag.COMMON):
            continue  # «مشدد على أن التصعيد لا يخدم أحدا»
        stop = _condition_end(scene, after, limit)
        return (after, stop) if stop > after else None
    return None


def _is_count(text: Text, at: int) -> bool:
    """A number with nothing counted behind it."""
    counts = bool(text.tags[at] & (tag.NUMBER | tag.NUMERAL))
    return counts and (at + 1 >= len(text.tags) or ends_clause(text, at + 1))


def _is_flat(stand: Stand) -> bool:
    """«ترفض التدخل …»: a no is under a condition only where it says until when («إلا بعد …»)."""
    return stand.stance in (Stance.AGAINST, Stance.REFUSE) and not stand.negated and SELF not in stand.word.takes


_EXPRESSLY = frozenset(["بشرط", "شريطه", "شرط", "مشروطا"])
"""Behind what describes the object, only these are of the stand."""
_WITHOUT = frozenset(["بدون", "دون"])
_UNTIL = _WITHOUT | {"الا", "ما"}


def _describes(text: Text, first: int, at: int) -> bool:
    """Whether a verb of the past or a relative carries on what the stand is about."""
    bits = text.tags[at]
    verb = bits & tag.VERB and not bits & (tag.COMMON | tag.DEFINITE)
    return at > first and bool(bits & tag.RELATIVE or verb)


def _condition_end(scene: Scene, first: int, limit: int) -> int:
    text = scene.text
    for at in range(first, min(limit, first + LONGEST)):
        if ends_clause(text, at) or (at > first and scene.inside[at] is None and scene.inside[first] is not None):
            return at
    return min(limit, first + LONGEST)
