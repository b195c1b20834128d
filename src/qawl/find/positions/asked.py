"""Whether whoever reads as the subject of a stand is rather whom it is asked of, or cannot be meant."""

from __future__ import annotations

from bisect import bisect_left

from qawl.find.mentions import Mention
from qawl.find.positions.parties import Voice, same_party
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import is_of, phrase_end
from qawl.model.positions import Stance
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def names_the_asked(scene: Scene, stand: Stand, first: int, end: int) -> bool:
    """«حثت أستراليا إسبانيا والنمسا على»: behind a call two names side by side are who calls and who is called."""
    if first and scene.text.tags[first - 1] & (tag.NUMBER | tag.NUMERAL):
        return True  # «دعت 46 منظمة وجمعية»: nobody in particular
    if stand.stance is not Stance.DEMAND or not stand.verb:
        return False
    return any(
        scene.text.tags[at] & tag.PLACE and not scene.text.tags[at] & (tag.CONJ | tag.NISBA)
        for at in range(first + 1, end)
    )


def clashes(scene: Scene, stand: Stand, number: int, voice: Voice) -> bool:
    """«… مع الحركة، وتعهد»: a verb that drops its subject goes back to nobody of the other gender or number."""
    statement = scene.statements[number]
    party = scene.voices.by_name.get(statement.speaker_name or "")
    if stand.plural and voice.gender and stand.first and scene.text.types[stand.first - 1].bare in _WHO:
        return True  # «منتقديه في أستراليا، الذين اعترضوا»: not the state's
    if (
        statement.speaker is None
        and (stand.plural or _is_of_two(scene, stand))
        and (voice.gender or (party is not None and party.kind is HopKind.PERSON))
        and not scene.speaks_as_several(number)
    ):
        return True  # «المعارضة … مطالبين»; but «مسؤولون في الحكومة … مطالبين»
    if statement.speaker is not None and _goes_before(scene, stand, statement.speaker.start):
        person = party is not None and party.kind is HopKind.PERSON and not party.feminine
        head = scene.text.token_at(statement.speaker.start)  # «دعا كتلة السنابل في المجلس إلى»
        if stand.gender == "f" and person and party is not None and party.male:
            return True  # «كما اتفقت ميران مع خصمها»: read as one with a man whom she was named beside
        feminine = voice.gender == "f" or (scene.text.tags[head] & tag.FEMININE and scene.text.tags[head] & tag.BODY)
        return stand.gender == "m" and bool(feminine) and not person  # «ناشد المنظمة»: whom he asks
    if statement.speaker is not None or party is None or party.kind is not HopKind.BODY:
        return False
    return bool(stand.gender and voice.gender) and stand.gender != voice.gender


def _is_of_two(scene: Scene, stand: Stand) -> bool:
    """«إن البلدين متفقان على»."""
    return stand.end == stand.first + 1 and any(form.number == "d" for _, form in scene.text.types[stand.first].cues)


_WHO = frozenset(("\u0627\u0644\u0630\u064a\u0646", "\u0627\u0644\u0644\u0630\u064a\u0646", "\u0645\u0645\u0646"))
"""«الذين», of several persons."""


def is_asked(scene: Scene, stand: Stand, number: int) -> bool:
    """«وطالب الراوي التلاليين ب»: a plural in ين is whoever is asked, and not who asks."""
    speaker = scene.statements[number].speaker
    if speaker is None or speaker.start < scene.text.starts[stand.first]:
        return False
    at = scene.text.token_at(speaker.start)
    if stand.verb and not stand.noun and is_of_several(scene.text.types[stand.first].bare):
        return True  # «طالبوا الوزير ب»: who asks stands before a verb of several
    if stand.fixed and scene.text.types[stand.end - 1].bare == "من" and at <= stand.end + 1:
        return True  # «طلب من "الدول المجاورة" تقديم مساعدات»
    before = scene.text.tags[stand.first - 1] if stand.first else 0
    if stand.verb and is_of(scene.text, scene.lookup, "some", stand.end):
        return True  # «يعارضها العديد من النواب في المجلس»: not the council
    if stand.verb and stand.stance is Stance.DEMAND and _is_of_before(scene, stand, at):
        return True  # «سفارة إسبانيا التي تطالب أستراليا ب»: she asks
    if stand.verb and stand.stance is Stance.DEMAND and _is_where(scene, stand, at):
        return True  # «دانت الجامعة القصف حيث طالبت المنارة ب»: it is she who goes on
    known = tag.DEFINITE | tag.TIME | tag.CUE | tag.BODY | tag.PLACE | tag.PREPOSITION | tag.POSSESSED | tag.CONJ
    if stand.verb and stand.stance is Stance.DEMAND and before & tag.COMMON and not before & known:
        return True  # «شعارات تطالب الحكومة ب»
    if stand.verb and stand.stance is Stance.DEMAND and at == stand.end and _reads(scene, stand.first):
        return True  # «رفعوا لافتات، تطالب المنظمة بحمايتهم»
    follower = scene.text.tags[stand.end] & tag.COMMON and not scene.text.tags[stand.end] & (known | tag.TITLE)
    follower = follower or (scene.text.tags[stand.end] & tag.UNNAMED and scene.text.types[stand.end].bare[-1:] == _OF)
    either = not stand.noun or not scene.text.tags[stand.end] & tag.UNNAMED  # «رفض رؤية أستراليا قادرة على»
    if stand.verb and (stand.stance is Stance.DEMAND or either) and at == stand.end + 1 and follower:
        return True  # «ودعا أتباع الحركة إلى», «انتقد معارضو الرئيس»: not the movement, and not he
    past = scene.text.token_at(speaker.end - 1) + 1
    leads = past < len(scene.text.types) and scene.text.types[past].bare in ("علي", "الي")
    if leads and scene.text.tags[stand.first] & tag.CONJ and is_of(scene.text, scene.lookup, "urges", stand.first):
        return True  # «وصف الوزير الاقتراع بكذا وحث الرئيس على الحوار»
    if (
        (stand.noun or stand.participle)
        and not stand.verb
        and at == stand.end
        and stand.stance is Stance.DEMAND
        and is_of(scene.text, scene.lookup, "urges", stand.first)
    ):
        return True  # «مطالبة المجلس بحماية المدنيين»; but «إصرار المجلس على», «تمسك المجلس ب»
    return bool(scene.text.tags[at] & tag.DEFINITE) and scene.text.types[at].stem.endswith("يين")


def _is_of_before(scene: Scene, stand: Stand, speaker: int) -> bool:
    """Whether the relative before a verb of asking is of a body named right before it."""
    text, relative = scene.text, stand.first - 1
    if speaker != stand.end or relative < 1 or not text.tags[relative] & tag.RELATIVE or stand.refers:
        return False
    mention = scene.mention_before(relative)
    return mention is not None and mention.end == relative and bool(text.tags[speaker] & (tag.PLACE | tag.BODY))


def _is_where(scene: Scene, stand: Stand, speaker: int) -> bool:
    """Whether «حيث» goes on from another's words in the same sentence, and the name right behind the verb is new."""
    text, start = scene.text, scene.text.sentence_start(stand.first)
    if stand.first <= start or text.types[stand.first - 1].bare != _WHERE or speaker != stand.end:
        return False
    if not text.tags[speaker] & tag.PLACE:
        return False
    return any(start <= at < stand.first and scene.statements[told].speaker for at, told in scene.cues.items())


def _reads(scene: Scene, at: int) -> bool:
    """Whether banners or slogans are told of in the sentence before: what they call for, they call on somebody for."""
    start = max(scene.text.sentence_start(at), at - _BANNERS)
    return any(is_of(scene.text, scene.lookup, "banners", one) for one in range(start, at))


_BANNERS = 14


def is_of_several(verb: str) -> bool:
    """«طالبوا», «يطالبون», «تطالبان»: these stand behind whoever is meant."""
    return verb.endswith(("وا", "ون")) or (verb[:1] in "تي" and verb.endswith("ان"))


def is_rather_asked(scene: Scene, stand: Stand, number: int) -> bool:
    """«ودعا جميع الأطراف إلى», «وطالب المجتمع الدولي ب»: behind another's words the name is whom it is asked of."""
    speaker = scene.statements[number].speaker
    if speaker is None or stand.stance is not Stance.DEMAND or not _goes_before(scene, stand, speaker.start):
        return False
    if stand.first and scene.text.types[stand.first - 1].folded == _AS:
        return find_earlier(scene, stand, number) is not None  # «وإذ طالب الجيش بالانتشار، شدد على»: whoever goes on
    if _is_mid_sentence(scene, stand, number):
        return True
    if not _goes_on(scene, stand):
        return False
    if _follows(scene, stand, number):
        return True
    first = stand.end + (1 if scene.text.tags[stand.end] & tag.MARK else 0)
    several = is_of(scene.text, scene.lookup, "all of them", first)
    after = phrase_end(scene.text, scene.lookup, "often asked", first)
    return (several or after > first) and find_earlier(scene, stand, number) is not None


def _is_mid_sentence(scene: Scene, stand: Stand, number: int) -> bool:
    """«وكتب الراوي أن القرار مفاجئ وطالب الرئيس الفلاني بالالتزام»: whoever wrote asks, and asks him."""
    text, start, statement = scene.text, scene.text.sentence_start(stand.first), scene.statements[number]
    joined = text.tags[stand.first] & tag.CONJ or text.types[stand.first].folded[:1] == "و"
    if stand.first <= start + 1 or not joined or text.tags[stand.first - 1] & tag.COMMA or statement.speaker is None:
        return False
    told = [one for one in scene.statements[max(0, number - _EARLIER) : number] if one.cue is not None and one.speaker]
    if not any(one.cue is not None and start <= text.token_at(one.cue.start) < stand.first for one in told):
        return False
    past, opens = text.token_at(statement.speaker.end - 1) + 1, text.token_at(statement.content[0].start)
    others = scene.places[bisect_left(scene.places, past) : bisect_left(scene.places, opens)]
    return not others and _is_anybody_earlier(scene, stand, number)


def _follows(scene: Scene, stand: Stand, number: int) -> bool:
    """«استنكر الوزير الهجوم، ودعا الجيش إلى»: behind a comma and another's words a body of no name is asked."""
    text, start = scene.text, scene.text.sentence_start(stand.first)
    if stand.first == start or not text.tags[stand.first - 1] & tag.COMMA:
        return False
    named = tag.BODY if "إلى" in stand.word.takes else tag.BODY | tag.PLACE  # «تقول أستراليا …، وتطالب إسبانيا ب»
    if not text.tags[stand.end] & named:
        return False
    before = [one for one in scene.statements[max(0, number - _EARLIER) : number] if one.cue is not None]
    told = any(one.cue is not None and start <= text.token_at(one.cue.start) < stand.first for one in before)
    return told and _is_anybody_earlier(scene, stand, number)


def _goes_on(scene: Scene, stand: Stand) -> bool:
    """Whether the verb begins its sentence and carries on what was said before: «وطالب», «كما طالب»."""
    text = scene.text
    start = text.sentence_start(stand.first)
    joined = text.tags[stand.first] & tag.CONJ or text.types[stand.first].folded[:1] == "و"
    if stand.first == start or text.tags[stand.first - 1] & tag.COMMA:
        return bool(joined)
    return stand.first == start + 1 and is_of(text, scene.lookup, "turn", start)


def find_earlier(scene: Scene, stand: Stand, number: int) -> Voice | None:
    """Whoever spoke last before, unless the verb is of the other gender."""
    here = scene.statements[number].speaker_name
    for at in range(number - 1, max(-1, number - 1 - _EARLIER), -1):
        name = scene.statements[at].speaker_name
        voice = scene.speaker(at)
        if _is_of_relative(scene, at):
            return None  # whoever stands before «التي»
        if voice is None or name is None or name == here:
            continue
        party = scene.voices.by_name.get(name)
        person = party is not None and party.kind is HopKind.PERSON
        gender = ("f" if party is not None and party.feminine else "m") if person else voice.gender
        return voice if not stand.gender or gender in ("", stand.gender) else None
    return None


def _is_anybody_earlier(scene: Scene, stand: Stand, number: int) -> bool:
    """The same, told or not who it is: «الإدارة، التي تقول إن …، وتطالب المنارة ب»."""
    return find_earlier(scene, stand, number) is not None or (number > 0 and _is_of_relative(scene, number - 1))


def _is_of_relative(scene: Scene, number: int) -> bool:
    statement = scene.statements[number]
    at = 0 if statement.cue is None else scene.text.token_at(statement.cue.start)
    return statement.speaker is None and at > 0 and bool(scene.text.tags[at - 1] & tag.RELATIVE)


def is_anothers(scene: Scene, stand: Stand, voice: Voice) -> bool:
    """«ويذكر أن أستراليا قدمت المشروع، وطالبت ب»: the sentence has its own subject, who is not who spoke last."""
    text, start = scene.text, scene.text.sentence_start(stand.first)
    if stand.first > start and text.tags[stand.first - 1] & tag.RELATIVE:
        return not _is_whose(scene, stand, voice)  # «السفير، الذي دافع عن القرار»
    for at in reversed(scene.places[bisect_left(scene.places, start) : bisect_left(scene.places, stand.first)]):
        mention = scene.mention_at(at, stand.first)
        other = None if mention is None else scene.voices.of_mention(mention)
        if other is not None and same_party(other, voice):
            return False
        if other is None or mention is None or not _is_subject(text, mention, start):
            continue
        agrees = not other.gender or not stand.gender or other.gender == stand.gender
        if agrees and scene.inside[at] == scene.inside[stand.first]:
            return True
    before = stand.first - 1
    he = before >= start and (text.tags[before] & tag.HE or is_of(text, scene.lookup, "own self", before))
    return not he and not _goes_on(scene, stand)  # «… في خطاب دعاهم فيه إلى», «قوبلت الخطة بازدراء ورفض»


def _is_whose(scene: Scene, stand: Stand, voice: Voice) -> bool:
    """«الحركة التي رفضت القرار»: whether the relative before the verb is of this party."""
    mention = scene.mention_before(stand.first - 1)
    other = None if mention is None else scene.voices.of_mention(mention)
    gap = 0 if mention is None else stand.first - 1 - mention.end
    return other is not None and same_party(other, voice) and gap <= 1


def _is_subject(text: Text, mention: Mention, start: int) -> bool:
    """«أن أستراليا قدمت», «قدمت أستراليا»: right behind «أن» or a verb, or right before one."""
    first = mention.first
    if text.tags[first] & tag.PREFIXED or first == start:
        return False
    before = text.tags[first - 1]
    if before & (tag.COMMON | tag.TITLE | tag.BODY) or (before & tag.PREPOSITION and not before & tag.THAT):
        return False
    return bool(before & (tag.THAT | tag.VERB | tag.CUE) or text.tags[mention.end] & tag.VERB)


_AS, _WHERE = "واذ", "حيث"
_OF = "و"
"""«معارضو», «مؤيدو»: of several, and whoever they are of stands behind."""
_EARLIER = 4
"""So many statements back somebody may go on."""


def _goes_before(scene: Scene, stand: Stand, start: int) -> bool:
    """Whether a verb stands right before whoever is read as its subject."""
    return stand.verb and not stand.noun and scene.text.token_at(start) == stand.end
