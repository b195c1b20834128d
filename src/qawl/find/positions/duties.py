"""What has to be done, and by whom: what a duty leads to, and what those who tell of it cannot know."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.adjectives import is_adjective
from qawl.find.positions.issues import clause_end, clause_start, read_issue
from qawl.find.positions.objects import Object
from qawl.find.positions.parties import Voice, same_party
from qawl.find.positions.scene import Scene
from qawl.find.positions.speaking import Holder
from qawl.find.positions.stands import NOT_TO, Stand, is_subjunctive
from qawl.find.positions.words import is_of, matter_at
from qawl.lexicon.positions import THAT
from qawl.text import tags as tag


def nearer(scene: Scene, about: Object) -> Object:
    """«يجب أن تقود في ختامها إلى انسحاب كامل»: the issue is what it is to lead to."""
    if not scene.text.tags[about.issue[0]] & tag.VERB:
        return replace(about, head=0)  # «كسر الجمود في عملية السلام»
    issue = read_issue(scene, about.issue[0] + about.head, about.end)
    if issue is None or (issue[1] - issue[0] == 1 and is_adjective(scene.text, issue[0])):
        return about  # «يجب أن يحسم في إطار عملية سياسية»
    if scene.text.tags[issue[0] - 1] & tag.BODY:
        return about  # «من اختصاص مجلس الأمن»
    return replace(about, issue=issue, head=0)


def asked_by_name(scene: Scene, stand: Stand, holder: Holder) -> Object | None:
    """«إن الحركة يجب أن تفهم ذلك», «يجب أن تتوقف الحركة عن كذا»: what somebody else is told to do, whatever it is."""
    text, that = scene.text, stand.end
    if not stand.word.impersonal or stand.word.owed or THAT not in stand.word.takes or that + 1 >= len(text.types):
        return None
    if not (is_subjunctive(text.tokens[that]) or text.types[that].bare in NOT_TO) or not scene.heated:
        return None
    told = _told_before(scene, stand.start) or _told_behind(scene, that + 1)
    if told is None or told.personal or not all(one.political for one in holder.voices):
        return None
    end = clause_end(scene, that + 1)
    issue = read_issue(scene, that + 1, end)
    if issue is None or end - that - 1 < _ENOUGH or same_party(told, holder.voices[0]):
        return None
    return Object(that + 1, end, issue, False, 0)


def _told_before(scene: Scene, end: int) -> Voice | None:
    """Whoever stands right before the duty, at the head of the clause."""
    mention = scene.mention_before(end)
    if mention is None or mention.end != end or scene.text.tags[mention.first] & tag.PREFIXED:
        return None
    opens = mention.first == scene.text.sentence_start(end) or scene.text.tags[mention.first - 1] & _OPENS
    return scene.voices.of_mention(mention) if opens else None


def _told_behind(scene: Scene, verb: int) -> Voice | None:
    """Whoever stands right behind the verb of the duty."""
    mention = scene.mention_at(verb + 1, scene.text.sentence_end(verb))
    bare = mention is None or scene.text.tags[mention.first] & (tag.PREFIXED | tag.CONJ)
    return None if bare or mention is None else scene.voices.of_mention(mention)


_OPENS = tag.THAT | tag.MARK | tag.COMMA | tag.COLON | tag.OPEN
_ENOUGH = 2
"""Words of what somebody is told to do."""


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


def is_due(scene: Scene, stand: Stand) -> Object | None:
    """«أي اتفاق يجب أن يتضمن الانسحاب», «القرار ينبغي أن يلغى»: what stands before the duty is what has to be so."""
    text, that = scene.text, stand.end
    if not stand.word.impersonal or stand.word.owed or THAT not in stand.word.takes or that + 1 >= len(text.types):
        return None
    if not (is_subjunctive(text.tokens[that]) or text.types[that].bare in NOT_TO) or stand.negated:
        return None
    first = clause_start(scene, stand.first)
    issue = read_issue(scene, first, stand.first) if first < stand.first else None
    if issue is None or stand.first - issue[1] > _BEFORE or not _is_named(scene, issue):
        return None
    if any(text.tags[at] & tag.CONJ or text.types[at].folded[:1] == "و" for at in range(issue[1], stand.first)):
        return None  # «معالجة الأزمة ممكنة وبالتالي يجب أن …»
    return Object(first, clause_end(scene, that + 1), issue, False, 0)


def _is_named(scene: Scene, issue: tuple[int, int]) -> bool:
    """Whether the words name something negotiated with an article, or each of its kind («أي اتفاق»)."""
    text, (first, end) = scene.text, issue
    opens = any(matter_at(text, scene.lookup, at) is not None for at in range(first, min(end, first + _ENOUGH)))
    if not opens or text.tags[first] & (tag.PREFIXED | tag.POSSESSED | tag.VERB | tag.BODY | tag.PLACE | tag.TITLE):
        return False
    any_of_them = first > 0 and is_of(text, scene.lookup, "any of them", first - 1)
    return any_of_them or any(text.tags[at] & (tag.DEFINITE | tag.PLACE) for at in range(first, end))


_BEFORE = 4
"""At most so many words stand between what has to be so and the duty."""
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
