"""Whose stand it is: the speaker, whoever is named beside the word, or nobody that speaks for a party."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from qawl.find.mentions import Mention
from qawl.find.positions.objects import resumed
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand
from qawl.find.positions.voices import MEMBER, PERSONAL, Voice, trimmed
from qawl.find.positions.words import is_of
from qawl.model.positions import Stance
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag

_FEELING = 8
"""At most so many words stand between «أعرب» and the feeling, who feels it among them."""
_OPENS_CLAUSE = tag.THAT | tag.COMMA | tag.LINE | tag.MARK | tag.COLON | tag.SUBORDINATOR
_CONSTRUCT = tag.COMMON | tag.PREPOSITION | tag.BODY | tag.TITLE
_GAP = 6
"""At most so many words stand between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who takes the stand, how that was made out, and where the object may begin."""

    voices: tuple[Voice, ...]
    route: str
    after: int


def find_holder(scene: Scene, stand: Stand, last: Holder | None) -> Holder | None:
    """The parties whose stand this is; `last` took the stand before it in the same sentence."""
    if stand.resumes and resumed(scene, stand) is not None:
        return _after(scene, stand)
    number = scene.cues.get(stand.first)
    if number is not None and not stand.possessed:
        return _of_cue(scene, stand, number)
    if stand.word.impersonal and stand.first and scene.text.tags[stand.first - 1] & tag.RELATIVE:
        return None  # «الإجراءات التي يجب …»
    if stand.word.impersonal or stand.first_person:
        return _speaker(scene, stand, "impersonal" if stand.word.impersonal else "first person")
    if stand.possessed:
        form = next(form for form in stand.forms if form.suffixed and form.tense == "noun")
        return _speaker(scene, stand, "own", form.gender if form.number == "s" else "")
    joined = stand.verb and bool(scene.text.tags[stand.first] & tag.CONJ)  # «… الرئيس وأيدتها الدول»: not his
    beside = None if joined else _before(scene, stand)
    if beside is not None or (not joined and _blocked(scene, stand)):
        return beside
    if (after := _after(scene, stand)) is not None:
        return after
    named = scene.mention_at(stand.end, scene.text.sentence_end(stand.first))
    if named is not None and named.kind is HopKind.PERSON:
        return None  # «استعداد فلان ل»: his, and he speaks for nobody
    if (carried := _carried(scene, stand)) is not None:
        return carried
    if _opens_content(scene, stand):
        return _speaker(scene, stand, "opens")
    if not _goes_on(scene, stand):
        return None
    if last is not None:
        return Holder(last.voices, "goes on", stand.end)
    return _first_named(scene, stand)


def _first_named(scene: Scene, stand: Stand) -> Holder | None:
    """«ووصل الوزير … وطالب ب»: whoever the sentence begins with."""
    start = scene.text.sentence_start(stand.first)
    at = bisect_left(scene.places, start)
    if at == len(scene.places) or scene.places[at] > min(start + _GAP, stand.first - 1):
        return None
    mention = scene.mention_at(scene.places[at], stand.first)
    if (
        mention is None
        or scene.text.tags[mention.first] & tag.PREFIXED
        or scene.inside[stand.first] != scene.inside[mention.first]
    ):
        return None
    voice = _agreeing(scene, mention, stand)
    return None if voice is None else Holder((voice,), "goes on", stand.end)


def _of_cue(scene: Scene, stand: Stand, number: int) -> Holder | None:
    """The stand is the cue of a statement: its speaker's."""
    statement = scene.statements[number]
    after = stand.end
    found: list[Voice] = []
    voice = scene.speaker(number)
    if voice is not None and not _is_asked(scene, stand, number) and not _clashes(scene, stand, number, voice):
        found.append(voice)
    if statement.speaker is not None:
        first = scene.text.token_at(statement.speaker.start)
        end = trimmed(scene.text, first, scene.text.token_at(statement.speaker.end - 1) + 1)
        if stand.first < end < stand.end + 30:
            after = max(after, end)
            found += _within(scene, first, end)
            after, joined = _joined(scene, after)
            found += joined
    route = "dropped" if statement.speaker is None and stand.verb else "cue"
    return Holder(tuple(found), route, after) if found else None


def _clashes(scene: Scene, stand: Stand, number: int, voice: Voice) -> bool:
    """«… مع الحركة، وتعهد»: a verb that drops its subject goes back to nobody of the other gender or number."""
    statement = scene.statements[number]
    if statement.speaker is None and stand.plural and voice.gender and not voice.personal:
        return True  # «المعارضة … مطالبين»
    party = scene.voices.by_name.get(statement.speaker_name or "")
    if statement.speaker is not None or party is None or party.kind is not HopKind.BODY:
        return False
    return bool(stand.gender and voice.gender) and stand.gender != voice.gender


def _is_asked(scene: Scene, stand: Stand, number: int) -> bool:
    """«وطالب الراوي التلاليين ب»: a plural in ين is whoever is asked, and not who asks."""
    speaker = scene.statements[number].speaker
    if speaker is None or speaker.start < scene.text.starts[stand.first]:
        return False
    at = scene.text.token_at(speaker.start)
    if (
        (stand.noun or stand.participle)
        and not stand.verb
        and at == stand.end
        and stand.stance is Stance.DEMAND
        and "إلى" not in stand.word.takes
    ):
        return True  # «مطالبة المجلس بحماية المدنيين»
    return bool(scene.text.tags[at] & tag.DEFINITE) and scene.text.types[at].stem.endswith("يين")


def _within(scene: Scene, first: int, end: int) -> list[Voice]:
    """The further bodies of a speaker that is several: «فرنسا وبريطانيا»."""
    found = []
    for at in scene.places[bisect_left(scene.places, first + 1) : bisect_left(scene.places, end)]:
        party = scene.voices.at[at]
        if party.kind is HopKind.BODY and scene.text.tags[at] & tag.CONJ and at + 1 < len(scene.text.tokens):
            voice = scene.voices.of_party(party)
            found += [] if voice is None else [voice]
    return found


def _carried(scene: Scene, stand: Stand) -> Holder | None:
    """«دأب الرئيس على انتقاد الاتفاق»: the noun of a verb that does no more than say that somebody does it."""
    text = scene.text
    if not stand.noun or text.tags[stand.first] & tag.CONJ:
        return None
    for at in range(stand.first - 1, max(text.sentence_start(stand.first), stand.first - _FEELING) - 1, -1):
        if text.tags[at] & (tag.COMMA | tag.RELATIVE | tag.THAT | tag.LINE):
            return None
        if not is_of(text, scene.lookup, "carrier", at):
            continue
        mention = scene.mention_at(at + 1, stand.first) or scene.mention_before(at)
        if mention is None or (mention.first < at and mention.end != at):
            return None
        voice = scene.voices.of_mention(mention)
        return None if voice is None else Holder((voice,), "after", stand.end)
    return None


def _joined(scene: Scene, index: int) -> tuple[int, list[Voice]]:
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


def _speaker(scene: Scene, stand: Stand, route: str, gender: str = "") -> Holder | None:
    """Whoever speaks the words around the stand, unless a pronoun of this gender cannot mean him."""
    number = statement_around(scene, stand)
    if number is None:
        return None
    voice = scene.speaker(number)
    if voice is None or not _may_mean(scene, number, voice, gender):
        return None
    return Holder((voice,), route, stand.end)


def statement_around(scene: Scene, stand: Stand) -> int | None:
    """The statement that the stand is said in; of «أعربت عن رفضها ل» the content begins only behind it."""
    number = scene.inside[stand.first]
    if number is not None or not stand.noun:
        return number
    start = max(scene.text.sentence_start(stand.first), stand.first - _FEELING)
    for at in range(stand.first - 1, start - 1, -1):
        if at in scene.cues and scene.statements[scene.cues[at]].content[-1].end > scene.text.starts[stand.first]:
            return scene.cues[at]
    return None


def _may_mean(scene: Scene, number: int, voice: Voice, gender: str) -> bool:
    """Whether a pronoun may stand for the speaker: «رفضها» is not the minister's, who is a man."""
    party = scene.voices.by_name.get(scene.statements[number].speaker_name or "")
    if not gender or party is None or _for_country(scene, number, gender):
        return True
    if party.kind is HopKind.PERSON:
        return (gender == "f") == (party.feminine is True)
    return voice.gender in ("", gender)


def _for_country(scene: Scene, number: int, gender: str) -> bool:
    """«دعم بلاده للاتفاق ومساندتها ل»: the pronoun is the country's, for which he speaks."""
    content = scene.statements[number].content[0]
    first = scene.text.token_at(content.start)
    return gender == "f" and any(
        is_of(scene.text, scene.lookup, "own country", at) for at in range(first, min(first + _FEELING, len(scene.text.types)))
    )


def _before(scene: Scene, stand: Stand) -> Holder | None:
    """«الحركة ترفض», «الحركة التي ترفض», «إنها ترفض», «بلاده ترفض»."""
    text, at = scene.text, stand.first - 1
    start = max(text.sentence_start(stand.first), stand.first - _GAP)
    while at >= start and is_of(text, scene.lookup, "between", at):
        at -= 1
    carries_on = stand.participle and any(form.gender for form in stand.forms)
    if at < start or carries_on or not (stand.verb or stand.participle or stand.fixed):
        return None
    if is_of(text, scene.lookup, "own self", at):
        ending = text.types[at].bare
        return _speaker(scene, stand, "own", "f" if ending.endswith("ها") else "m" if ending.endswith("ه") else "")
    if is_of(text, scene.lookup, "own country", at) or is_of(text, scene.lookup, "own body", at):
        return _speaker(scene, stand, "own")
    if (
        stand.participle
        and at > start
        and text.tags[at] & tag.NISBA
        and is_of(text, scene.lookup, "stance noun", at - 1)
    ):
        return _by_adjective(scene, at, stand.end)  # «الموقف الأردني الرافض ل»
    mention = scene.mention_before(at + 1)
    if mention is None or mention.end != at + 1:
        voice = None if stand.participle or at > start and text.tags[at - 1] & _CONSTRUCT else scene.voices.of_alias(at)
        return None if voice is None else Holder((voice,), "before", stand.end)
    if not _is_subject(scene, mention, stand):
        return None
    voice = _agreeing(scene, mention, stand)
    return None if voice is None else Holder((voice,), "before", stand.end)


def _is_subject(scene: Scene, mention: Mention, stand: Stand) -> bool:
    """Whether nothing before the mention makes it part of something else: «أنصار الحركة يرفضون», «مع الحركة ترفض»."""
    text, first = scene.text, mention.first
    stance = first > 0 and is_of(text, scene.lookup, "stance noun", first - 1)
    if stand.participle and not stance:
        definite = any(text.tags[at] & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME) for at in range(first, mention.end))
        if not definite or text.tags[stand.first] & tag.DEFINITE or text.types[stand.first].folded.startswith("ال"):
            return False  # «الدول المؤيدة للاتفاق», «قوات جاهزة للتدخل»: which ones they are, and no stand
        opens = first == text.sentence_start(first) or text.tags[first - 1] & _OPENS_CLAUSE
        if not opens and not is_of(text, scene.lookup, "between", first - 1):
            return False  # «الذريعة التي رفعتها الحركة ضد …»
    relative = any(text.tags[at] & tag.RELATIVE for at in range(mention.end, stand.first))
    if text.tags[first] & tag.PREFIXED and not text.tags[first] & tag.GIVEN:
        return relative
    if first == text.sentence_start(first):
        return True
    before = text.tags[first - 1]
    if before & tag.PREPOSITION and not before & (tag.SUBORDINATOR | tag.THAT):
        return relative
    if stance:
        return True
    construct = before & (tag.COMMON | tag.TITLE | tag.UNNAMED | tag.KIN | tag.PLURAL | tag.BODY)
    return not construct or bool(before & (tag.DEFINITE | tag.CUE | tag.VERB | tag.THAT | tag.TIME | tag.NISBA))


def _agreeing(scene: Scene, mention: Mention, stand: Stand) -> Voice | None:
    """The voice of a mention, unless the verb's gender says that somebody else is meant."""
    voice = scene.voices.of_mention(mention)
    if voice is None:
        return None
    gender = "" if stand.noun and mention.first >= stand.end else stand.gender
    if mention.kind is HopKind.BODY and gender and voice.gender and gender != voice.gender:
        return None
    return voice


def _blocked(scene: Scene, stand: Stand) -> bool:
    """Whether somebody who speaks for no party is the subject: «الخبير يرفض»."""
    mention = scene.mention_before(stand.first)
    if mention is None or mention.end != stand.first or stand.noun:
        return False
    return mention.kind in (HopKind.PERSON, HopKind.UNNAMED, HopKind.MEDIA)


def _after(scene: Scene, stand: Stand) -> Holder | None:
    """«ترفض الحركة», «رفض الحكومة ل», «رفض بلاده ل»."""
    text, limit = scene.text, scene.text.sentence_end(stand.first)
    at = stand.end
    if at >= limit or (stand.fixed and stand.word.impersonal):
        return None
    if is_of(text, scene.lookup, "own country", at) or is_of(text, scene.lookup, "own body", at):
        holder = _speaker(scene, stand, "own")
        return None if holder is None else Holder(holder.voices, "own", at + 1)
    if text.tags[at] & tag.PREFIXED or stand.participle:
        return None
    if stand.noun and text.tags[at] & tag.NISBA and not text.tags[at] & tag.CONJ:
        definite = text.types[stand.first].bare.startswith(("ال", "بال", "لل"))
        agrees = definite == bool(text.tags[at] & tag.DEFINITE)
        return _by_adjective(scene, at, at + 1) if agrees else None  # «الرفض الأردني ل»
    mention = scene.mention_at(at, limit)
    if mention is None and text.tags[at] & tag.MARK:
        mention = scene.mention_at(at + 1, limit)
    if mention is None:
        voice = scene.voices.of_alias(at)
        return None if voice is None else Holder((voice,), "noun" if stand.noun and not stand.verb else "after", at + 1)
    voice = _agreeing(scene, mention, stand)
    if voice is None:
        return None
    after, joined = _joined(scene, trimmed(text, mention.first, mention.end))
    return Holder((voice, *joined), "noun" if stand.noun and not stand.verb else "after", after)


def _by_adjective(scene: Scene, at: int, after: int) -> Holder | None:
    """The state of an adjective that says whose a stand is."""
    voice = scene.voices.of_adjective(at)
    return None if voice is None else Holder((voice,), "noun", after)


def _opens_content(scene: Scene, stand: Stand) -> bool:
    """«أكد رفض أي مساس»: a noun of stance that begins what somebody says is the speaker's."""
    number = scene.inside[stand.first]
    if number is None:
        return False
    opens = scene.text.token_at(scene.statements[number].content[0].start)
    if scene.text.tags[opens - 1] & tag.THAT:
        return False  # «حذر من أن رفض الاتفاق سيؤدي إلى الحرب»
    return stand.first - opens <= stand.negated and (stand.noun or stand.fixed)


def _goes_on(scene: Scene, stand: Stand) -> bool:
    """«… وترفض», «…، رافضا»: the stand of whoever took the one before."""
    text = scene.text
    joined = text.tags[stand.first] & tag.CONJ or text.types[stand.first].folded[:1] == "و"
    if stand.verb and not stand.noun:
        return bool(joined)
    return (
        stand.participle
        and text.types[stand.first].folded.endswith(("ا", "ه"))
        and not (text.tags[stand.first] & tag.DEFINITE)
    )


BY_CUE = ("cue", "dropped")
"""The routes on which the stand is itself the cue of a statement."""
WEIGHTS = {
    "cue": 0.9,
    "dropped": 0.7,
    "first person": 0.9,
    "after": 0.85,
    "before": 0.8,
    "noun": 0.8,
    "own": 0.8,
    "opens": 0.75,
    "impersonal": 0.7,
    "goes on": 0.65,
}
"""By the route on which the holder was found, how often such a position held on the learning set."""
MANNERS = {MEMBER: 0.75, "leak": 0.65, PERSONAL: 0.8}
"""Less for whoever speaks for a party without its name behind him."""
