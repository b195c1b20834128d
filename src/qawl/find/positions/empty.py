"""What is called for, and is nothing that anybody is against: efforts, steps, a role, a duty."""

from __future__ import annotations

from qawl.find.positions.scene import Scene
from qawl.find.positions.words import is_of, matter_at
from qawl.model.positions import Stance
from qawl.text import tags as tag

_BEHIND = 4
"""So many words behind steps and efforts still say what they are for."""


_THE = "ال"


def is_empty(scene: Scene, stance: Stance, issue: tuple[int, int]) -> bool:
    """Whether no word of a demand or a welcome names what anybody could be against."""
    if stance not in (Stance.FOR, Stance.DEMAND):
        return False  # «استنكرت المنارة الإجراءات»
    if stance is Stance.FOR and not is_of(scene.text, scene.lookup, "trying", issue[0]):
        return False  # «أيدت المنارة الإجراءات الأخيرة»
    return _is_effort(scene, *issue) or _is_role(scene, *issue)


def _is_effort(scene: Scene, first: int, end: int) -> bool:
    """«بذل مزيد من الجهود», «اتخاذ الخطوات اللازمة»: to which end is not told; «خطوات لرفع الحصار» tells it."""
    text = scene.text
    if not is_of(text, scene.lookup, "effort", first) or text.tags[first] & tag.POSSESSED:
        return False
    last = min(end + _BEHIND, text.sentence_end(first))
    return not any(_is_matter(scene, at) or text.tags[at] & tag.NISBA for at in range(first + 1, last))


def _is_role(scene: Scene, first: int, end: int) -> bool:
    """«تفعيل دورها», «الاضطلاع بمسؤولياته»: everybody should; «تحمل مسؤوليته بمحاسبة …» says what for."""
    text = scene.text
    if not is_of(text, scene.lookup, "plays", first) or any(_is_matter(scene, at) for at in range(first + 1, end)):
        return False
    return any(is_of(text, scene.lookup, "role", at) for at in range(first, end))


def _is_matter(scene: Scene, at: int) -> bool:
    """Whether something negotiated is named, and not a body by its name («مجلس الأمن»)."""
    named = scene.text.tags[at - 1] & (tag.BODY | tag.BODY_NAME) and scene.text.types[at].folded.startswith(_THE)
    return not named and matter_at(scene.text, scene.lookup, at) is not None


def is_of_old(scene: Scene, at: int) -> bool:
    """«1972 - الحكومة تدعو إلى»: a line of a chronicle tells what is long past."""
    text, start = scene.text, scene.text.sentence_start(at)
    year = text.tokens[start]
    dated = len(year) == len("1972") and year.isdecimal() and start + 1 < len(text.tokens)
    return bool(dated and text.tags[start + 1] & tag.DASH)
