"""Whose answer it is: the subject of its verb, the genitive of its noun, or whoever speaks."""

from __future__ import annotations

from qawl.find.proposals.scene import Actor, Scene
from qawl.lexicon.proposals import AnswerForm
from qawl.model.proposals import Verdict
from qawl.model.records import HopKind
from qawl.text import tags as tag


def is_unheard(scene: Scene, at: int) -> bool:
    """«لم يسمع أحد …»: nobody has heard of it."""
    start = scene.sentence(at)[0]
    return any(
        scene.bare(near) == "لم" and scene.stem(near + 1) in ("يسمع", "نسمع", "يصدر", "تصدر", "يسمعوا", "تسمع")
        for near in range(max(start, at - 9), at)
    )


def find_parties(scene: Scene, at: int, form: AnswerForm, first: int) -> tuple[tuple[str, ...], int]:
    """Whose answer it is, by name, and the first token that tells it; nobody where nothing tells."""
    if form.first_person:
        speaker = scene.speaker(at)
        return () if speaker is None else (speaker,), at
    if form.tense == "noun" and not form.suffixed:
        return _of_noun(scene, at, form, first)
    start, end = scene.sentence(at)
    if form.tense != "noun" and at + 1 < end and scene.text.tags[at + 1] & (tag.NUMBER | tag.NUMERAL):
        return _counted(scene, at, end)
    if form.tense != "noun":
        behind = _behind(scene, at, first if first > at else min(end, at + 6))
        if behind is not None:
            return behind, at
    cue = scene.cues.get(at)
    if cue is not None and scene.voices[at] != cue and scene.statements[cue].speaker_name is not None:
        return (str(scene.statements[cue].speaker_name),), at
    before = scene.actor_before(at, start)
    if before is not None and _same_voice(scene, before.first, at):
        return _list(scene, before), before.first
    speaker = scene.speaker(at)
    return () if speaker is None else (speaker,), at


def _counted(scene: Scene, at: int, end: int) -> tuple[tuple[str, ...], int]:
    """«امتنعت ثلاث دول عن التصويت، هي …»: the names behind the count, if they are given."""
    for index in range(at + 2, min(end, at + 9)):
        if scene.bare(index) in ("هي", "هما", "هم") and (actor := scene.actor_at(index + 1)) is not None:
            return _list(scene, actor), at
    return (), at


def _of_noun(scene: Scene, at: int, form: AnswerForm, first: int) -> tuple[tuple[str, ...], int]:
    """«موافقة الحكومة على», «ترحيب من قبل الحكومة», «الفيتو الأميركي», «استخدمت الدولة حق النقض»."""
    start, end = scene.sentence(at)
    ahead = at + 1
    if scene.bare(ahead) == "من" and scene.bare(ahead + 1) in ("قبل", "جانب", "طرف"):
        ahead += 2
    actor = scene.actor_at(ahead) if ahead < end else None
    if actor is not None and actor.first < (first if first > at else end) and _is_somebody(scene, actor):
        return _list(scene, actor), at
    country = scene.country(at + 1) if at + 1 < end else None
    if country is not None:
        return (country,), at
    if is_unheard(scene, at) or form.answer.verdict is Verdict.VETO:
        dateline = (one + 1 for one in range(at - 1, start, -1) if scene.text.tags[one] & tag.DASH)
        whole = scene.actors_in(next(dateline, start), at)
        owned = any(scene.is_in(one, "uses") and scene.text.tags[one] & tag.POSSESSED for one in range(at - 2, at))
        for one in whole if owned else reversed(whole):  # «بعد استخدامها حق النقض»: the subject of the sentence
            if not scene.is_governed(one.first) and one.end <= at:
                return _list(scene, one), one.first
    if form.answer.verdict is Verdict.VETO:
        for user in range(max(start, at - 6), at - 1):
            bits = scene.text.tags[user + 1]
            if scene.is_in(user, "uses") and bits & tag.DEFINITE and not bits & (tag.TIME | tag.PREFIXED):
                return (scene.text.tokens[user + 1],), user  # a name that no list knows
    return (), at


def _is_somebody(scene: Scene, actor: Actor) -> bool:
    """No adjective that only looks like a name («دعما قويا»)."""
    if actor.party.kind is HopKind.BODY or actor.end - actor.first > 1 or actor.party.role is not None:
        return True
    return bool(scene.text.tags[actor.first] & (tag.DEFINITE | tag.GIVEN)) and len(actor.party.stems) > 0


def _behind(scene: Scene, at: int, limit: int) -> tuple[str, ...] | None:
    """The subject behind a verb: a party, «الطرفان», or a definite noun that no list knows for a party."""
    if at + 1 >= limit:
        return None
    bits, kind = scene.text.tags[at + 1], scene.text.types[at + 1]
    if scene.is_in(at + 1, "sides") and bits & tag.DEFINITE:
        return (scene.text.tokens[at + 1],)
    every = scene.bare(at + 1) == "كل" and scene.bare(at + 2) == "من"  # «رفضته كل من …»
    for actor in scene.actors_in(at + 1, limit):
        if (every or not scene.is_governed(actor.first)) and actor.first - at <= 3:
            return _list(scene, actor)
    plain = bits & tag.DEFINITE and not bits & (tag.TIME | tag.PREFIXED | tag.CONJ | tag.POSSESSED)
    if plain and kind.folded not in scene.words.heads and not scene.is_in(at + 1, "version"):
        return (scene.text.tokens[at + 1],)
    return None


def _list(scene: Scene, actor: Actor) -> tuple[str, ...]:
    names = (named(scene, one) for one in scene.list_around(actor))
    return tuple(name for name in names if name is not None)


def _same_voice(scene: Scene, one: int, other: int) -> bool:
    return scene.voices[one] == scene.voices[other] or scene.voices[other] < 0


def named(scene: Scene, actor: Actor) -> str | None:
    """«أي مسؤول بيلساني» stands for the state; an unnamed person of no state is nobody's answer."""
    first, name = actor.first, actor.name
    bits = scene.text.tags[first]
    plain = bits & tag.BODY and not bits & (tag.DEFINITE | tag.PLACE | tag.GIVEN | tag.POSSESSED)
    if plain and actor.end - first == 1:
        return None  # «دولة ترعى ذلك وتدعمه»
    if actor.party.kind is HopKind.BODY or (actor.party.kind is HopKind.PERSON and actor.party.named):
        return name
    for at in range(first, min(first + 5, len(scene.text.tags))):
        if (country := scene.country(at)) is not None:
            return country
    return name if scene.is_in(first, "mediator") or scene.text.tags[first] & tag.DEFINITE else None
