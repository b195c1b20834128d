"""Whom a pronoun on a noun of stance cannot mean: «رفضها» of whoever speaks, where another stands nearer."""

from __future__ import annotations

from bisect import bisect_left

from qawl.find.positions.objects import Object
from qawl.find.positions.parties import Voice, same_party
from qawl.find.positions.scene import Scene
from qawl.find.positions.speaking import Holder
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import phrase_end
from qawl.model.records import HopKind
from qawl.text import tags as tag

_ANOTHER = tag.COMMA | tag.THAT | tag.STOP


def is_of_nearer(scene: Scene, stand: Stand, speaker: Voice, gender: str) -> bool:
    """«قال الوزير إن القوة تتوسع لتعزيز مطالبتها ب»: the subject of the verb in the same clause, and not who speaks."""
    text, start = scene.text, scene.text.sentence_start(stand.first)
    order, number = scene.voices.order, scene.inside[stand.first]
    for at in reversed(order[bisect_left(order, start) : bisect_left(order, stand.first)]):
        if scene.inside[at] != number or any(text.tags[one] & _ANOTHER for one in range(at, stand.first)):
            return False
        party = scene.voices.at[at]
        if party.kind is not HopKind.BODY or not at or text.tags[at] & tag.PREFIXED:
            continue
        before = text.tags[at - 1]
        if not before & (tag.VERB | tag.CUE) or before & (tag.DEFINITE | tag.PREPOSITION | tag.NOMINAL):
            continue
        voice = scene.voices.of_party(party)
        return voice is not None and not same_party(voice, speaker) and voice.gender in ("", gender)
    return False


def names_himself(scene: Scene, stand: Stand, holder: Holder, about: Object) -> bool:
    """«قرر الوزير الأسترالي … بعد رفضها مشاركة أستراليا»: who refuses somebody by name is somebody else."""
    if holder.route != _OWN or not stand.possessed:
        return False
    voice, text = holder.voices[0], scene.text
    if voice.country is None:
        return False
    return any(
        text.tags[at] & tag.PLACE and text.types[at].stem == voice.country and not text.tags[at] & tag.NISBA
        for at in range(about.issue[0], min(about.issue[0] + _HEAD, about.issue[1]))
    )


def is_in_quote(scene: Scene, stand: Stand) -> bool:
    """«قال الوزير: "التقيت نظيري وقد أعرب عن دعمه"»: far within words quoted «his» is not of whoever speaks them."""
    number = scene.inside[stand.first]
    if number is None:
        return False
    first = scene.text.token_at(scene.statements[number].content[0].start)
    quoted = first > 0 and bool(scene.text.tags[first - 1] & tag.MARK)
    marks = sum(1 for at in range(first, stand.first) if scene.text.tags[at] & tag.MARK)
    return quoted and not marks and stand.first - first > _FAR_IN


def is_kept(scene: Scene, stand: Stand) -> bool:
    """«عدم بقاء الدول الفلانية على التزامها»: the pronoun is whoever stands right before «على», and no speaker."""
    if stand.first < 2 or scene.text.types[stand.first - 1].bare != "علي" or stand.first in scene.cues:
        return False
    mention = scene.mention_before(stand.first - 1)
    if mention is None or mention.end != stand.first - 1 or mention.kind is not HopKind.BODY or not mention.first:
        return False
    return not scene.text.tags[mention.first - 1] & (tag.CUE | tag.VERB)


def is_by_agent(scene: Scene, stand: Stand) -> bool:
    """«تم رفضه من قبل الحكومة»: the pronoun is what is refused."""
    end = min(scene.text.sentence_end(stand.first), stand.end + _BY_WITHIN)
    return any(phrase_end(scene.text, scene.lookup, "agent", at) > at for at in range(stand.end, end))


_FAR_IN, _BY_WITHIN = 4, 4
_OWN = "own"
_HEAD = 2
"""«مشاركة أستراليا»: who acts is named right behind the act."""
