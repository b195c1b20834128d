"""Who makes a stand known: the party itself, its spokesman, somebody across the table, a leak or the outlet."""

from __future__ import annotations

from qawl.find.positions.parties import LEAK, SPOKESMAN, Voice, same_party
from qawl.find.positions.scene import Scene
from qawl.find.positions.speaking import Holder, statement_around
from qawl.find.positions.stands import Stand, is_subjunctive
from qawl.find.positions.weights import BY_CUE
from qawl.find.positions.words import is_of
from qawl.model.proposals import DeclaredBy
from qawl.model.records import Act, Statement
from qawl.text.tags import BEFORE_CLAUSE, COMMA

OWN_WORDS = (DeclaredBy.SELF, DeclaredBy.SPOKESMAN)


def told_by(
    scene: Scene, stand: Stand, holder: Holder, voice: Voice
) -> tuple[DeclaredBy, str | None, int | None] | None:
    """Who made the stand known, by name, and the statement that it rests on; None where it is denied."""
    cue = scene.cues.get(stand.first) if holder.route in BY_CUE else None
    around = statement_around(scene, stand) if cue is None else scene.inside[stand.first]
    number = around if cue is None else cue
    if around is not None and (scene.statements[around].act is Act.DENY or _is_expected(scene, around)):
        return None
    if _is_foretold(scene, stand.first):
        return None
    own = holder.route in (*BY_CUE, "first person", "impersonal", "own", "opens")
    teller = around if cue is not None or not own else None
    if own and teller is None and number is not None:
        return _by_itself(voice), scene.statements[number].speaker_name, number
    if teller is None or (cue is None and scene.statements[teller].speaker_name is None):
        return DeclaredBy.OUTLET, None, None
    statement = scene.statements[teller]
    nobody = statement.unnamed is None and statement.speaker_name is None
    if cue is not None and (nobody or scene.is_media(statement)):
        return _by_itself(voice), scene.statements[cue].speaker_name, cue
    if _is_reporter(scene, statement):
        return DeclaredBy.OUTLET, None, number
    if statement.unnamed is not None and not _is_official(scene, statement):
        return None  # «يرى محللون أن الحركة ترفض»
    return (*_teller(scene, statement, teller, voice), number)


def act_told_by(scene: Scene, number: int, voice: Voice) -> tuple[DeclaredBy, str | None] | None:
    """Who makes known what somebody asks or refuses: himself, or whoever tells of it."""
    cue = scene.statements[number].cue
    around = None if cue is None else scene.inside[scene.text.token_at(cue.start)]
    if around is None or around == number:
        return _by_itself(voice), scene.statements[number].speaker_name
    teller = scene.statements[around]
    if teller.act is Act.DENY or _is_expected(scene, around):
        return None
    if teller.unnamed is not None and not _is_official(scene, teller):
        return None
    return _teller(scene, teller, around, voice)


def _is_reporter(scene: Scene, statement: Statement) -> bool:
    """«أفاد مراسلنا بأن الحركة رفضت»: the outlet tells it."""
    if statement.speaker is None:
        return False
    return is_of(scene.text, scene.lookup, "reporter", scene.text.token_at(statement.speaker.start))


def _is_official(scene: Scene, statement: Statement) -> bool:
    """Whether an unnamed source sits where stands are known."""
    if statement.speaker is None:
        return True
    text, first = scene.text, scene.text.token_at(statement.speaker.start)
    return any(is_of(text, scene.lookup, "official", at) for at in range(first, min(first + 3, len(text.types))))


def _is_expected(scene: Scene, number: int) -> bool:
    """«يتوقع أن يؤكد الوزير رفضه»: nobody has said it yet."""
    cue = scene.statements[number].cue
    if cue is None or not cue.start:
        return False
    at = scene.text.token_at(cue.start)
    if is_of(scene.text, scene.lookup, "maybe", at):
        return True  # «تكهنت تقارير بأن الحركة تؤيد»
    present = any(form.tense == "present" for _, form in scene.text.types[at].cues)
    return at > 0 and present and is_subjunctive(scene.text.tokens[at - 1])


def _is_foretold(scene: Scene, stand: int) -> bool:
    """«يتوقع الوسيط أن يؤكد الوزير رفضه»: the verb that would make it known stands right behind أن."""
    text = scene.text
    for at in range(stand - 1, max(text.sentence_start(stand), stand - _NEAR), -1):
        if text.tags[at] & COMMA:
            return False  # «اشترط أن تلتزم، وطالبها بكذا»
        if is_subjunctive(text.tokens[at - 1]) and any(form.tense == "present" for _, form in text.types[at].cues):
            return not text.tags[at - 2] & BEFORE_CLAUSE
    return False


_NEAR = 8
"""At most so many tokens stand between «يؤكد» and «رفضه»."""


def _by_itself(voice: Voice) -> DeclaredBy:
    if voice.manner == LEAK:
        return DeclaredBy.LEAK
    return DeclaredBy.SPOKESMAN if voice.manner == SPOKESMAN else DeclaredBy.SELF


def _teller(scene: Scene, statement: Statement, number: int, voice: Voice) -> tuple[DeclaredBy, str | None]:
    name = statement.speaker_name
    teller = scene.speaker(number)
    if teller is not None and teller.manner == SPOKESMAN and same_party(teller, voice):
        return DeclaredBy.SPOKESMAN, name
    if statement.unnamed is not None:
        return DeclaredBy.LEAK, name
    if teller is not None and same_party(teller, voice):
        return _by_itself(teller), name
    if teller is not None and not teller.personal:
        return DeclaredBy.COUNTERPART, name
    return DeclaredBy.OTHER, name
