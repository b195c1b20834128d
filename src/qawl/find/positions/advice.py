"""What reads like a stand and is none: advice and invitations, interceptions, comparisons."""

from __future__ import annotations

from qawl.find.positions.issues import is_possessed
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import is_of
from qawl.model.positions import Stance
from qawl.text import tags as tag

_NEAR = 2
"""Words behind a stand among which its object begins."""


def is_advice(scene: Scene, stance: Stance, before: tuple[int, int], issue: int) -> bool:
    """«دعا المجلس إلى اجتماع» invites, «طلبت المنارة من رعاياها» advises: nothing is demanded of another side."""
    if stance is not Stance.DEMAND:
        return False
    if is_of(scene.text, scene.lookup, "invited to", issue):
        return True
    return any(is_of(scene.text, scene.lookup, "own people", at) for at in range(*before))


def is_compared(scene: Scene, stand: Stand) -> bool:
    """«لا تقل أهمية عن», «على الرغم من أن»: nothing is called important, and nobody has to do anything."""
    text, lookup = scene.text, scene.lookup
    before = stand.start > 0 and is_of(text, lookup, "compared", stand.start - 1)
    return before or (stand.end < len(text.types) and is_of(text, lookup, "no duty", stand.end))


def brings_down(scene: Scene, stand: Stand) -> bool:
    """«اعتراض سبعة صواريخ»: an interception, and no objection."""
    end = min(stand.end + _NEAR, len(scene.text.types))
    against = "object" not in stand.word.takes and stand.stance is Stance.AGAINST
    return against and any(is_of(scene.text, scene.lookup, "brought down", at) for at in range(stand.end, end))


def is_counted(scene: Scene, stand: Stand, first: int) -> bool:
    """«قبلت المنارة 20 طلب لجوء في العام الماضي»: how many, and no stand."""
    return stand.stance is Stance.FOR and not stand.word.impersonal and bool(scene.text.tags[first] & tag.NUMBER)


def is_stance_itself(scene: Scene, issue: tuple[int, int]) -> bool:
    """«يتمسك بموقفه في مواجهة الانتقادات»: whatever it is that he holds to, it is not said."""
    first, end = issue
    if not is_of(scene.text, scene.lookup, "stance noun", first) or not is_possessed(scene.text, first):
        return False
    return end == first + 1 or scene.text.types[first + 1].bare in _HOW


_HOW = frozenset(["في", "رغم", "امام", "مع"])
"""«موقفه من الحصار» says what it is, «موقفه أمام المجلس» how it is held."""
