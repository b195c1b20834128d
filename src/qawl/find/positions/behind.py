"""Whose stand it is by who is named behind the word: its subject, its owner, or whoever a passive says did it."""

from __future__ import annotations

from qawl.find.mentions import Mention
from qawl.find.positions.asked import is_of_several
from qawl.find.positions.edges import trimmed
from qawl.find.positions.groups import find_group, find_group_from
from qawl.find.positions.leading import way_end
from qawl.find.positions.objects import resumed
from qawl.find.positions.parties import Voice
from qawl.find.positions.scene import Scene
from qawl.find.positions.speaking import Holder, find_speaker
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import is_of, phrase_end
from qawl.model.positions import Stance
from qawl.model.records import HopKind
from qawl.text import tags as tag

BY_AGENT = "agent"
"""The route of a passive."""


def find_behind(scene: Scene, stand: Stand) -> Holder | None:
    """«ترفض الحركة», «رفض الحكومة ل», «رفض بلاده ل»."""
    text, limit = scene.text, scene.text.sentence_end(stand.first)
    at = stand.end
    if at < limit and stand.verb and resumed(scene, stand) is not None:
        at = _past_way(scene, at, limit)  # «الاستقلال الذي تعارضه بشدة الحكومة»
    if at >= limit or (stand.fixed and (stand.word.impersonal or text.types[at - 1].bare == _OF)):
        return None  # «طلبت من الحكومة رفع الحصار»: whom it is asked of
    if is_of(text, scene.lookup, "own country", at) or is_of(text, scene.lookup, "own body", at):
        holder = find_speaker(scene, stand, "own")
        return None if holder is None else Holder(holder.voices, "own", at + 1)
    if (
        text.tags[at] & (tag.PREFIXED | tag.CONJ)
        or stand.participle
        or _stands_behind(scene, stand)
        or _has_subject(scene, stand)
    ):
        return None
    if stand.fixed and stand.word.takes == ("ل",) and not _is_told(scene, stand.first):
        return None  # «سبل دعم الحكومة للخروج من الأزمة»: she is supported
    if stand.noun and text.tags[at] & tag.NISBA and not text.tags[at] & tag.CONJ:
        definite = text.types[stand.first].bare.startswith(("ال", "بال", "لل"))
        agrees = definite == bool(text.tags[at] & tag.DEFINITE)
        return by_adjective(scene, at, at + 1) if agrees else None  # «الرفض الأردني ل»
    if stand.noun and not stand.verb and text.tags[stand.first] & tag.CONJ:
        return None  # «ربطت العودة بوقف القتال وقبول الحركة الهدنة»: what she asks for
    if _are_called(scene, stand, at):
        return None
    mention = scene.mention_at(at, limit)
    if mention is None and text.tags[at] & tag.MARK:
        mention = scene.mention_at(at + 1, limit)
    route = "noun" if stand.noun and not stand.verb else "after"
    if mention is None:
        voice = _unmet(scene, at) or (find_group_from(scene, at) if stand.verb and not stand.noun else None)
        return None if voice is None else Holder((voice,), route, at + 1)
    voice = agreeing(scene, mention, stand)
    if voice is None and stand.verb and not stand.noun:
        voice = find_group(scene, mention.first, mention.end)
    if voice is None or (stand.noun and not stand.verb and _calls_on(scene, stand, at)):
        return None
    after, joined = joined_behind(scene, trimmed(text, mention.first, mention.end, scene.lookup))
    return Holder((voice, *joined), route, after)


def find_agent(scene: Scene, stand: Stand) -> Holder | None:
    """«رفض المقترح من قبل الحكومة», «القرار مرفوض من جانب الحركة»: whoever a passive says did it."""
    text, limit = scene.text, scene.text.sentence_end(stand.first)
    at = _past_way(scene, stand.end, limit)
    after = phrase_end(text, scene.lookup, "agent", at) if at < limit else at
    if after == at or after >= limit:
        return None
    mention = scene.mention_at(after, limit)
    if mention is None:
        voice = _unmet(scene, after) or find_group_from(scene, after)
        return None if voice is None else Holder((voice,), BY_AGENT, after + 1)
    voice = scene.voices.of_mention(mention) or find_group(scene, mention.first, mention.end)
    if voice is None:
        return None
    end, joined = joined_behind(scene, trimmed(text, mention.first, mention.end, scene.lookup))
    return Holder((voice, *joined), BY_AGENT, end)


_OF = "من"


def _past_way(scene: Scene, at: int, limit: int) -> int:
    """Past the words of the way: «بشدة», «بشكل قاطع»."""
    while at < limit and (is_of(scene.text, scene.lookup, "manner", at) or is_of(scene.text, scene.lookup, "firm", at)):
        at += way_end(scene.text, at)
    return at


def _unmet(scene: Scene, at: int) -> Voice | None:
    """Somebody who is named here without being met: «السنابل», «الطرفان», «التلاليون»."""
    parties = scene.voices.parties
    return parties.of_alias(at) or parties.of_both(at) or parties.of_people(at)


def _stands_behind(scene: Scene, stand: Stand) -> bool:
    """«وطالبوا الوزير ب»: a verb of several stands behind its subject."""
    if resumed(scene, stand) is not None:
        return False
    return stand.verb and not stand.noun and is_of_several(scene.text.types[stand.first].bare)


def _are_called(scene: Scene, stand: Stand, at: int) -> bool:
    """«… وتدعو الدول المطلة على البحر إلى مؤتمر»: behind another's words states without a name are called."""
    joined = stand.verb and not stand.noun and scene.text.types[stand.first].folded[:1] == "و"
    return joined and stand.stance is Stance.DEMAND and is_of(scene.text, scene.lookup, "nobody alone", at)


def _is_told(scene: Scene, at: int) -> bool:
    """«أكد دعم الحركة ل», «عبر عن دعم الحركة ل»: somebody says that there is such a stand."""
    if at == scene.text.sentence_start(at):
        return True
    before = scene.text.tags[at - 1]
    return bool(before & (tag.CUE | tag.VERB | tag.MARK | tag.COLON)) or scene.text.types[at - 1].bare in _ABOUT


_ABOUT = frozenset(["عن", "علي", "الي"])


def _has_subject(scene: Scene, stand: Stand) -> bool:
    """«إن الديمقراطية تدعو النقابات إلى»: the noun right behind «إن» calls, and whoever follows is called."""
    if stand.stance is not Stance.DEMAND or not stand.verb or stand.noun or stand.first < 2:
        return False
    before, bits = scene.text.tags[stand.first - 2], scene.text.tags[stand.first - 1]
    opens = before & (tag.THAT | tag.MARK) or stand.first - 1 == scene.text.sentence_start(stand.first)
    return bool(opens and bits & tag.DEFINITE and not bits & (tag.PREFIXED | tag.TIME | tag.VERB | tag.CUE))


def _calls_on(scene: Scene, stand: Stand, at: int) -> bool:
    """«مطالبة الحكومة ب», «دعوة الدول إلى»: whom it is asked of."""
    if stand.stance is not Stance.DEMAND:
        return False
    many = is_of(scene.text, scene.lookup, "nobody alone", at)
    return many or is_of(scene.text, scene.lookup, "urges", stand.first)


def by_adjective(scene: Scene, at: int, after: int) -> Holder | None:
    """The state of an adjective that says whose a stand is."""
    voice = scene.voices.parties.of_adjective(at)
    return None if voice is None else Holder((voice,), "noun", after)


def agreeing(scene: Scene, mention: Mention, stand: Stand) -> Voice | None:
    """The voice of a mention, unless the verb's gender says that somebody else is meant."""
    voice = scene.voices.of_mention(mention)
    if voice is None:
        return None
    before = scene.text.types[stand.first - 1].bare if stand.first else ""
    several = before == _WHO or (mention.end == stand.first and scene.text.types[stand.first].bare.endswith(_OF_MEN))
    if stand.plural and several and mention.kind is HopKind.BODY and voice.gender:
        return None  # «خصومه في الحركة الذين انتقدوا القرار», «من مؤسستي الجيش والأمن طالبوا»
    gender = "" if stand.noun and mention.first >= stand.end else stand.gender
    if mention.kind is HopKind.BODY and gender and voice.gender and gender != voice.gender:
        return None
    return voice


_OF_MEN = ("\u0648\u0627", "\u0648\u0646")
_WHO = "\u0627\u0644\u0630\u064a\u0646"
"""«الذين», of several persons."""


def joined_behind(scene: Scene, index: int) -> tuple[int, list[Voice]]:
    """Past the further subjects behind «و»: «دعت … و… إلى»."""
    found: list[Voice] = []
    end = len(scene.text.tokens)
    while index < end and scene.text.tags[index] & tag.CONJ and not scene.text.tags[index] & tag.CUE:
        mention = scene.mention_at(index, scene.text.sentence_end(index))
        voice = None if mention is None or mention.kind is not HopKind.BODY else scene.voices.of_mention(mention)
        if mention is None or voice is None:
            break
        found.append(voice)
        index = mention.end
    return index, found
