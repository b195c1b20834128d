"""What has to be done, and by whom: what a duty leads to, and what those who tell of it cannot know."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.adjectives import is_adjective
from qawl.find.positions.issues import clause_start, read_issue
from qawl.find.positions.objects import Object
from qawl.find.positions.parties import same_party
from qawl.find.positions.scene import Scene
from qawl.find.positions.speaking import Holder
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import matter_at
from qawl.text.tags import BODY, VERB


def nearer(scene: Scene, about: Object) -> Object:
    """«يجب أن تقود في ختامها إلى انسحاب كامل»: the issue is what it is to lead to."""
    if not scene.text.tags[about.issue[0]] & VERB:
        return replace(about, head=0)  # «كسر الجمود في عملية السلام»
    issue = read_issue(scene, about.issue[0] + about.head, about.end)
    if issue is None or (issue[1] - issue[0] == 1 and is_adjective(scene.text, issue[0])):
        return about  # «يجب أن يحسم في إطار عملية سياسية»
    if scene.text.tags[issue[0] - 1] & BODY:
        return about  # «من اختصاص مجلس الأمن»
    return replace(about, issue=issue, head=0)


def is_guessed(scene: Scene, stand: Stand, number: int | None) -> bool:
    """«قال محلل إن المنارة لن تتخلى عن»: what somebody of no office thinks that she will not do."""
    teller = None if number is None else scene.speaker(number)
    return scene.text.types[stand.start].bare == _WILL_NOT and (teller is None or not teller.political)


def judged(scene: Scene, stand: Stand, about: Object) -> Object:
    """«الحل يجب أن يكون سياسيا»: the issue is what is to be so."""
    text, (first, end) = scene.text, about.issue
    if not stand.word.impersonal or end - first > 1 or text.types[first - 1].bare not in _BE:
        return about
    start = clause_start(scene, stand.start)
    issue = read_issue(scene, start, stand.start) if start < stand.start else None
    known = issue is not None and any(matter_at(text, scene.lookup, at) is not None for at in range(*issue))
    return replace(about, issue=issue, head=0) if issue is not None and known else about


_WILL_NOT = "لن"
_BE = frozenset(["يكون", "تكون", "يظل", "تظل", "يبقي", "تبقي"])


def falls_to_himself(scene: Scene, stand: Stand, holder: Holder, about: Object) -> bool:
    """«وأعلنت أن على الحكومة أن …»: she is told it by somebody else, where it is not said who tells."""
    number = scene.inside[stand.first]
    if not stand.word.owed or number is None or scene.statements[number].speaker is not None:
        return False
    mention = scene.mention_at(stand.end, about.first)
    told = None if mention is None else scene.voices.of_mention(mention)
    return told is not None and same_party(told, holder.voices[0])
