"""Whether somebody else is the subject of a sentence whose words are read as those of whoever spoke before."""

from __future__ import annotations

from bisect import bisect_left

from qawl.find.parties import Party
from qawl.find.positions.scene import Scene
from qawl.find.positions.words import is_of
from qawl.model.records import HopKind
from qawl.text import tags as tag


def is_of_another(scene: Scene, number: int) -> bool:
    """«صعدت المنارة لهجتها، مؤكدة ضرورة»: the participle is hers, whoever spoke in the sentence before."""
    statement = scene.statements[number]
    if statement.speaker is not None or statement.speaker_name is None or statement.cue is None:
        return False
    at = scene.text.token_at(statement.cue.start)
    if not any(form.tense == "participle" for _, form in scene.text.types[at].cues):
        return False
    party = scene.voices.by_name.get(statement.speaker_name)
    return _has_subject(scene, party, scene.text.sentence_start(at), at)


def is_told_it(scene: Scene, number: int) -> bool:
    """«الرئيس الذي أخبر المنظمة أن …»: behind a verb of a man a feminine body is whom he tells."""
    statement = scene.statements[number]
    if statement.speaker is None or statement.cue is None:
        return False
    cue, at = scene.text.token_at(statement.cue.start), scene.text.token_at(statement.speaker.start)
    verbs = [form for _, form in scene.text.types[cue].cues if form.tense in ("past", "present")]
    party = scene.voices.at.get(at)
    if at != cue + 1 or not verbs or party is None or party.kind is not HopKind.BODY or not cue:
        return False
    feminine = scene.text.tags[at] & tag.FEMININE or scene.text.tags[at] & tag.PLURAL
    masculine = all(form.gender == "m" and form.number == "s" for form in verbs)
    return bool(feminine) and masculine and bool(scene.text.tags[cue - 1] & tag.RELATIVE)


def _has_subject(scene: Scene, party: Party | None, start: int, end: int) -> bool:
    """Whether a verb between these words has somebody for its subject, and the party is not named among them."""
    order, at = scene.voices.order, scene.voices.at
    named = order[bisect_left(order, start) : bisect_left(order, end)]
    if any(at[one] is party and not _is_source(scene, one) for one in named):
        return False
    return any(_is_subject(scene, one, start) for one in named) or any(
        _is_many(scene, one) for one in range(start + 1, end)
    )


def _is_many(scene: Scene, at: int) -> bool:
    """«صعدت الدول الغربية لهجتها»: several without a name are the subject right behind a verb."""
    if not is_of(scene.text, scene.lookup, "nobody alone", at) or scene.text.tags[at] & tag.PREFIXED:
        return False
    before = scene.text.tags[at - 1]
    opens = scene.text.types[at - 1].bare.endswith("ت") and at - 1 == scene.text.sentence_start(at)
    verb = before & (tag.VERB | tag.CUE) or opens
    return bool(scene.text.tags[at] & tag.DEFINITE and verb) and not before & (tag.DEFINITE | tag.PREPOSITION)


def _is_source(scene: Scene, at: int) -> bool:
    """«بحسب المنظمة»: who told it, and not whose sentence it is."""
    return at > 0 and any(form.tense == "fixed" for _, form in scene.text.types[at - 1].cues)


def _is_subject(scene: Scene, at: int, start: int) -> bool:
    text = scene.text
    if at == start or text.tags[at] & tag.PREFIXED or scene.voices.at[at].kind not in (HopKind.BODY, HopKind.PERSON):
        return False
    before = text.tags[at - 1]
    return bool(before & (tag.VERB | tag.CUE)) and not before & (tag.DEFINITE | tag.PREPOSITION | tag.NOMINAL)
