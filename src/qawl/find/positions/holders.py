"""Whose stand it is: the speaker, whoever is named beside the word, or nobody that speaks for a party."""

from __future__ import annotations

from bisect import bisect_left

from qawl.find.mentions import Mention
from qawl.find.positions.asked import clashes, find_earlier, is_anothers, is_asked, is_rather_asked, names_the_asked
from qawl.find.positions.behind import agreeing, by_adjective, find_agent, find_behind, joined_behind
from qawl.find.positions.carrying import find_carried, goes_on, is_met
from qawl.find.positions.edges import trimmed
from qawl.find.positions.groups import find_group_from
from qawl.find.positions.issues import is_possessed
from qawl.find.positions.objects import resumed
from qawl.find.positions.parties import SELF, Voice
from qawl.find.positions.pronouns import is_by_agent, is_in_quote, is_kept, is_of_nearer
from qawl.find.positions.scene import Scene
from qawl.find.positions.speaking import Holder, find_expressed, find_speaker, find_subject, statement_around
from qawl.find.positions.stands import Stand, is_subjunctive
from qawl.find.positions.whichever import is_any, is_whichever
from qawl.find.positions.words import is_of
from qawl.lexicon.positions import BEFORE
from qawl.model.positions import Stance
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.fold import fold

_OPENS_CLAUSE = tag.THAT | tag.COMMA | tag.LINE | tag.MARK | tag.COLON | tag.SUBORDINATOR
_CONSTRUCT = tag.COMMON | tag.PREPOSITION | tag.BODY | tag.TITLE
_SUBJECT = 30
"""The subject of a cue reaches at most so many words."""
_GAP = 6
"""At most so many words stand between a subject and its verb."""


def find_holder(scene: Scene, stand: Stand, last: Holder | None) -> Holder | None:
    """The parties whose stand this is; `last` took the stand before it in the same sentence."""
    if stand.noun and not stand.verb and is_of(scene.text, scene.lookup, "invitation", stand.first):
        return None  # «ستتم دعوة المجلس إلى»: whoever is called
    if stand.resumes and resumed(scene, stand) is not None:
        return find_behind(scene, stand)
    if stand.verb or BEFORE in stand.word.takes:
        agent = find_agent(scene, stand)
        if agent is not None:
            return agent
    number = scene.cues.get(stand.first)
    if number is not None and not stand.possessed and not is_met(scene, stand, number):
        return _of_cue(scene, stand, number) or _of_last(scene, stand, number, last)
    if stand.word.impersonal and stand.first and _is_relative(scene, stand.first - 1):
        return None  # «الإجراءات التي يجب …», «إجراءات بحق من يخالف …»
    if stand.word.impersonal or stand.first_person:
        return find_speaker(scene, stand, "impersonal" if stand.word.impersonal else "first person")
    if stand.possessed and (_is_helped(scene, stand) or is_by_agent(scene, stand) or is_kept(scene, stand)):
        return None
    if stand.possessed:
        form = next(form for form in stand.forms if form.suffixed and form.tense == "noun")
        gender = form.gender if form.number == "s" else ""
        if form.word.endswith("\u0647\u0645"):
            return find_expressed(scene, stand, "")  # «أبدوا رغبتهم»: of several, and not of one who speaks
        return (
            find_subject(scene, stand, gender)
            or (None if is_in_quote(scene, stand) else _speaking(scene, stand, gender))
            or find_expressed(scene, stand, gender)
        )
    joined = stand.verb and _is_joined(scene, stand)  # «… الرئيس وأيدتها الدول»: not his
    beside = None if joined else _before(scene, stand)
    if beside is not None or (not joined and _blocked(scene, stand)):
        return beside
    if (after := find_behind(scene, stand)) is not None:
        return after
    named = scene.mention_at(stand.end, scene.text.sentence_end(stand.first))
    if named is not None and named.kind is HopKind.PERSON:
        return None  # «استعداد فلان ل»: his, and he speaks for nobody
    if (carried := find_carried(scene, stand)) is not None:
        return carried
    if _opens_content(scene, stand):
        return None if _is_invited(scene, stand) else find_speaker(scene, stand, "opens")
    if stand.end < len(scene.text.types) and scene.text.types[stand.end].bare in _LATTER:
        return None
    if not goes_on(scene, stand) or (stand.refers and "object" in stand.word.takes):
        return None  # «دولة ترعى الجماعة وتدعمها»
    if last is not None:
        return Holder(last.voices, "goes on", stand.end)
    return _first_named(scene, stand)


def _speaking(scene: Scene, stand: Stand, gender: str) -> Holder | None:
    holder = find_speaker(scene, stand, "own", gender)
    return None if holder is None or is_of_nearer(scene, stand, holder.voices[0], gender) else holder


def _is_invited(scene: Scene, stand: Stand) -> bool:
    """«دعوة المجلس إلى رفض القرار», «امتنعت الحركة عن تأييد القرار»: nobody has said it."""
    number = scene.inside[stand.first]
    cue = None if number is None else scene.statements[number].cue
    if cue is None:
        return False
    at, silent = scene.text.token_at(cue.start), scene.lookup.classes["no stand"]
    refrains = any(fold(word.lemma) in silent for word, _ in scene.text.types[at].cues)
    return refrains or is_of(scene.text, scene.lookup, "invitation", at)


def _is_helped(scene: Scene, stand: Stand) -> bool:
    """«لمساندة الإقليم ودعمه»: the pronoun is whoever is helped, and not who helps."""
    text, first = scene.text, stand.first
    if first < 2 or not _is_joined(scene, stand) or not text.tags[first - 1] & tag.PLACE:
        return False
    openings = scene.lookup.stances.get(text.types[first - 2].stem, ())
    return any(form.tense in ("noun", "fixed") for rest, _, forms in openings if not rest for form in forms)


def _is_relative(scene: Scene, at: int) -> bool:
    return bool(scene.text.tags[at] & tag.RELATIVE) or scene.text.types[at].bare == "من"


def _is_joined(scene: Scene, stand: Stand) -> bool:
    """Whether «و» is written onto the word, known to the vocabulary or not."""
    conj = scene.text.tags[stand.first] & tag.CONJ or scene.text.types[stand.first].folded[:1] == "و"
    return bool(conj) and not stand.word.lemma.startswith("و")


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
        or (mention.first > start and scene.text.tags[mention.first - 1] & tag.PREPOSITION)  # «تستقل الضفاف عن المنارة»
        or scene.inside[stand.first] != scene.inside[mention.first]
    ):
        return None
    voice = agreeing(scene, mention, stand)
    return None if voice is None else Holder((voice,), "goes on", stand.end)


def _of_cue(scene: Scene, stand: Stand, number: int) -> Holder | None:
    """The stand is the cue of a statement: its speaker's."""
    if stand.verb and stand.first and is_of(scene.text, scene.lookup, "everybody", stand.first - 1):
        return None  # «قال الرئيس إن الجميع وافق»: theirs
    statement = scene.statements[number]
    after = stand.end
    found: list[Voice] = []
    if stand.verb and is_of(scene.text, scene.lookup, "each", stand.end):
        opens = scene.text.token_at(statement.content[0].start)
        if each := _within(scene, stand.end, opens):
            return Holder(tuple(each), "cue", opens)  # «تطالب كل من أستراليا وإسبانيا ب»
    voice = scene.speaker(number) or _called(scene, stand, number)
    if voice is None and stand.verb and (people := scene.voices.parties.of_people(stand.end)) is not None:
        return Holder((people,), "cue", stand.end + 1)  # «ويصر التلاليون على»
    asked = is_asked(scene, stand, number) or (voice is not None and clashes(scene, stand, number, voice))
    if asked or is_rather_asked(scene, stand, number):
        earlier = find_earlier(scene, stand, number) if stand.stance is Stance.DEMAND and stand.verb else None
        if earlier is not None and is_rather_asked(scene, stand, number):
            return Holder((earlier,), "dropped", scene.text.token_at(statement.content[0].start) - 1)
    elif voice is not None:
        found.append(voice)
    if found and statement.speaker is None and stand.verb:
        behind = stand.first > 1 and is_subjunctive(scene.text.tokens[stand.first - 1])
        if behind or is_anothers(scene, stand, found[0]):
            return None  # «ضغطت القوات على الفصائل إلى أن وافقت على الهدنة»: who did is not told
    if not found and stand.verb and stand.first and scene.text.types[stand.first - 1].bare == _HAD:
        return _first_named(scene, stand)  # «كانت الحركة، ومعها …، قد أصرت»
    if not found and stand.verb and (beside := _before(scene, stand)) is not None:
        return beside  # «إسرائيل ترفض ترسيم الحدود»: the object taken for who speaks
    if (named := _right_behind(scene, stand, number)) is not None:
        return named
    if statement.speaker is not None:
        first = scene.text.token_at(statement.speaker.start)
        end = trimmed(scene.text, first, scene.text.token_at(statement.speaker.end - 1) + 1, scene.lookup)
        asked = names_the_asked(scene, stand, first, end)
        found += [] if asked else _within(scene, first, end)
        if stand.first < end < stand.end + _SUBJECT:
            after, joined = joined_behind(scene, max(after, end))
            found += [] if asked else joined
    elif stand.verb and found:
        found = _joined_to(scene, stand.first) or found
    role = None if statement.role is None else scene.text.token_at(statement.role.end - 1)
    if role is not None and stand.first < role < scene.text.token_at(statement.content[0].start):
        after = max(after, role + 1)  # «دعا فلان، منسق المنظمة للشؤون الفلانية، إلى»
    if not found and stand.verb and not stand.noun and statement.speaker_name is None:
        group = find_group_from(scene, stand.end)  # «طالبت فصائل المعارضة ب»
        found += [] if group is None else [group]
    route = "dropped" if statement.speaker is None and stand.verb else "cue"
    return Holder(tuple(found), route, after) if found else None


def _of_last(scene: Scene, stand: Stand, number: int, last: Holder | None) -> Holder | None:
    """«نددت أستراليا بالهجوم وطالبت القوات بالانسحاب»: whoever follows is asked, where he is no party."""
    if last is None or stand.stance is not Stance.DEMAND or not stand.verb or not _is_joined(scene, stand):
        return None
    if scene.voices.parties.of_people(stand.end) is not None:
        return None  # «يرفض التلاليون الخطة ويصر الآخرون على»
    if any(stand.gender and voice.gender not in ("", stand.gender) for voice in last.voices):
        return None
    opens = scene.text.token_at(scene.statements[number].content[0].start)
    return Holder(last.voices, "goes on", max(stand.end, opens))


def _right_behind(scene: Scene, stand: Stand, number: int) -> Holder | None:
    """«دعت المملكة "التحالف" إلى»: whoever follows the verb asks, and not whoever was read as the speaker."""
    speaker = scene.statements[number].speaker
    if speaker is None or stand.stance is not Stance.DEMAND or not stand.verb or stand.noun:
        return None
    start = scene.text.token_at(speaker.start)
    mention = scene.mention_at(stand.end, scene.text.sentence_end(stand.first)) if start > stand.end else None
    if mention is None or mention.end > start or mention.kind is not HopKind.BODY:
        return None
    if scene.text.tags[mention.first] & tag.PREFIXED:
        return None
    voice = agreeing(scene, mention, stand)
    return None if voice is None else Holder((voice,), "cue", mention.end)


def _called(scene: Scene, stand: Stand, number: int) -> Voice | None:
    """«رفضت طالبان»: a body by its name, taken for somebody of it."""
    speaker = scene.statements[number].speaker
    if speaker is None or not stand.verb:
        return None
    first, end = scene.text.token_at(speaker.start), scene.text.token_at(speaker.end - 1) + 1
    named = first == stand.end and end - first == 1 and scene.text.tags[first] & tag.BODY_NAME
    return scene.voices.parties.body(first, end, SELF, again=True) if named else None


def _joined_to(scene: Scene, at: int) -> list[Voice]:
    """Whoever «و» joins to the mention that ends right before the verb."""
    mention = scene.mention_before(at)
    if mention is None or mention.end != at:
        return []
    joined, voice = _joined_before(scene, mention.first), scene.voices.of_mention(mention)
    joined += [] if voice is None else [voice, *_within(scene, mention.first, mention.end)]
    return joined if len(joined) > 1 else []


def _within(scene: Scene, first: int, end: int) -> list[Voice]:
    """The further bodies of a speaker that is several: «فرنسا وبريطانيا»."""
    found = []
    several = is_of(scene.text, scene.lookup, "each", first)
    for at in scene.places[bisect_left(scene.places, first + 1) : bisect_left(scene.places, end)]:
        party = scene.voices.at[at]
        if (
            party.kind is HopKind.BODY
            and (several or scene.text.tags[at] & tag.CONJ)
            and at + 1 < len(scene.text.tokens)
        ):
            voice = scene.voices.of_party(party)
            found += [] if voice is None else [voice]
    return found


def _before(scene: Scene, stand: Stand) -> Holder | None:
    """«الحركة ترفض», «الحركة التي ترفض», «إنها ترفض», «بلاده ترفض»."""
    text, at = scene.text, stand.first - 1
    start = max(text.sentence_start(stand.first), stand.first - _GAP)
    while at >= start and (is_of(text, scene.lookup, "between", at) or text.tags[at] & tag.MARK):
        at -= 1
    carries_on = stand.participle and any(form.gender for form in stand.forms)
    if at < start or carries_on or not (stand.verb or stand.participle or stand.fixed):
        return None
    if stand.fixed and stand.word.takes == ("ل",) and not stand.word.own:
        return None  # «دعت جمعيات مساندة للحركة إلى»: which ones they are
    if is_of(text, scene.lookup, "own self", at):
        ending = text.types[at].bare
        return find_speaker(scene, stand, "own", "f" if ending.endswith("ها") else "m" if ending.endswith("ه") else "")
    if is_of(text, scene.lookup, "own country", at) or is_of(text, scene.lookup, "own body", at):
        return find_speaker(scene, stand, "own")
    if (
        stand.participle
        and at > start
        and text.tags[at] & tag.NISBA
        and is_of(text, scene.lookup, "stance noun", at - 1)
    ):
        return by_adjective(scene, at, stand.end)  # «الموقف الأردني الرافض ل»
    if stand.participle and (held := _by_stance(scene, stand, at, start)) is not None:
        return held
    mention = scene.mention_before(at + 1)
    if mention is None or mention.end != at + 1:
        voice = (
            None
            if stand.participle or (at > start and text.tags[at - 1] & _CONSTRUCT)
            else scene.voices.parties.of_alias(at)
            or scene.voices.parties.of_both(at)
            or scene.voices.parties.of_people(at)
        )
        return None if voice is None else Holder((voice,), "before", stand.end)
    if not _is_subject(scene, mention, stand) or is_any(scene, mention, stand) or is_whichever(scene, mention, stand):
        return None
    voice = agreeing(scene, mention, stand)
    return None if voice is None else Holder((*_joined_before(scene, mention.first), voice), "before", stand.end)


def _by_stance(scene: Scene, stand: Stand, at: int, start: int) -> Holder | None:
    """«جددت الحركة موقفها الرافض ل», «موقف بلاده الثابت الداعم ل»: whoever has the stance that the participle tells."""
    text = scene.text
    if not text.tags[stand.first] & tag.DEFINITE and not text.types[stand.first].folded.startswith("ال"):
        return None
    while at > start and is_of(text, scene.lookup, "firm", at):
        at -= 1
    if is_of(text, scene.lookup, "own country", at) and is_of(text, scene.lookup, "stance noun", at - 1):
        return find_speaker(scene, stand, "own")
    if not is_of(text, scene.lookup, "stance noun", at) or not is_possessed(text, at):
        return None
    gender = "f" if text.tokens[at].endswith("ها") else "m" if text.tokens[at].endswith("ه") else ""
    return find_speaker(scene, stand, "own", gender) or find_expressed(scene, stand, gender)


def _joined_before(scene: Scene, first: int) -> list[Voice]:
    """«أستراليا وإسبانيا ترفضان»: whoever «و» joins the subject to."""
    if not first or not scene.text.tags[first] & tag.CONJ:
        return []
    other = scene.mention_before(first)
    if (
        other is None
        or other.end != first
        or other.kind is not HopKind.BODY
        or scene.text.tags[other.first] & tag.PREFIXED
    ):
        return []
    voice = scene.voices.of_mention(other)
    return [] if voice is None else [voice]


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
    if before & (tag.NUMBER | tag.NUMERAL) and not text.tags[first] & tag.DEFINITE:
        return False  # «إن 14 وزيرا صوتوا لصالح النص»
    if before & tag.PREPOSITION and not before & (tag.SUBORDINATOR | tag.THAT):
        return relative
    if stance:
        return True
    joined = text.tags[first] & tag.CONJ  # «120 ألف نازح والمنظمة تطالب»: another clause
    construct = not joined and before & (tag.COMMON | tag.TITLE | tag.UNNAMED | tag.KIN | tag.PLURAL | tag.BODY)
    return not construct or bool(before & (tag.DEFINITE | tag.CUE | tag.VERB | tag.THAT | tag.TIME | tag.NISBA))


def _blocked(scene: Scene, stand: Stand) -> bool:
    """Whether somebody who speaks for no party is the subject: «الخبير يرفض»."""
    mention = scene.mention_before(stand.first)
    if mention is None or mention.end != stand.first or stand.noun:
        return False
    return mention.kind in (HopKind.PERSON, HopKind.UNNAMED, HopKind.MEDIA)


def _opens_content(scene: Scene, stand: Stand) -> bool:
    """«أكد رفض أي مساس»: a noun of stance that begins what somebody says is the speaker's."""
    number = scene.inside[stand.first]
    if number is None:
        return _is_felt(scene, stand)
    opens = scene.text.token_at(scene.statements[number].content[0].start)
    before = opens - 2 if scene.text.tags[opens - 1] & tag.MARK else opens - 1
    if scene.text.tags[before] & tag.THAT:
        return False  # «حذر من أن رفض الاتفاق سيؤدي إلى الحرب»
    return stand.first - opens <= stand.negated and (stand.noun or stand.fixed)


def _is_felt(scene: Scene, stand: Stand) -> bool:
    """«أعرب عن الاستعداد لفتح حوار»: what is felt belongs to the cue, and what it is about follows."""
    text, at = scene.text, stand.first
    felt = stand.noun and at > 0 and text.types[at].folded.startswith("ال") and text.types[at - 1].bare == _ABOUT
    return felt and statement_around(scene, stand) is not None


_ABOUT = "عن"
_HAD = "قد"
_LATTER = frozenset(["الاخير", "الاخيره"])
