"""Stands read off what somebody asks, refuses or accepts in so many words, where no word of stance led to one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qawl.find.adjectives import is_adjective
from qawl.find.positions.advice import is_advice, is_stance_itself
from qawl.find.positions.asked import clashes, is_anothers, is_asked, is_rather_asked
from qawl.find.positions.groups import find_speaking
from qawl.find.positions.issues import clause_end, is_possessed, read_issue
from qawl.find.positions.parties import Voice
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand, is_doubted, is_sought, is_subjunctive
from qawl.find.positions.words import is_of, matter_at
from qawl.model.positions import Stance
from qawl.model.records import Act
from qawl.text import tags as tag
from qawl.text.fold import fold

STANCES = {
    Act.CALL: Stance.DEMAND,
    Act.DEMAND: Stance.DEMAND,
    Act.REJECT: Stance.AGAINST,
    Act.ACCEPT: Stance.FOR,
    Act.AGREE: Stance.FOR,
    Act.OFFER: Stance.FOR,
}
"""What somebody does by speaking that is a stand by itself."""
_LEADS = tag.MARK | tag.THAT | tag.OPEN | tag.DEMONSTRATIVE
_NO_MATTER = (
    tag.TITLE | tag.UNNAMED | tag.GIVEN | tag.PLACE | tag.BODY | tag.BODY_NAME | tag.NUMBER | tag.TIME | tag.LATIN
)
_FARTHEST = 16
"""What is asked begins within so many words of its verb."""
_LETTERS = ("ب", "ل")
_ENOUGH = 2
"""Words that name a matter which no list knows."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stand as a statement tells it; numbers are token indexes."""

    number: int
    cue: int
    voices: tuple[Voice, ...]
    stance: Stance
    first: int
    end: int
    issue: tuple[int, int]


def find_told(scene: Scene, stands: Sequence[Stand], past: Collection[int]) -> Iterator[Told]:
    """A stand for each statement that is one by its act, but for those in `past`, which were read already."""
    at = {stand.first: stand for stand in stands}
    for number, statement in enumerate(scene.statements):
        stance = STANCES.get(statement.act)
        if stance is None or statement.cue is None or statement.negated or number in past:
            continue
        cue = scene.text.token_at(statement.cue.start)
        if cue not in at and not _may_tell(scene, cue):
            continue
        if is_doubted(scene.text, scene.lookup, cue) or _is_wished(scene, cue) or _is_sought(scene, cue):
            continue
        if cue and is_of(scene.text, scene.lookup, "everybody", cue - 1):
            continue  # «قال الرئيس إن الجميع وافق على زيادة الإنفاق»: theirs
        if (
            is_of(scene.text, scene.lookup, "invitation", cue)
            or scene.is_sparse(cue)
            or scene.is_elsewhere(cue)
            or _is_any(scene, number, cue)
        ):
            continue  # «ستتم دعوة المجلس إلى»: whoever is called; or nothing is negotiated here
        voices = _voices(scene, number, at.get(cue))
        about = _about(scene, number, stance) if voices else None
        if about is not None:
            first, end, issue, own = about
            if stance is Stance.FOR and _is_routine(scene, cue, first, issue):
                continue
            if is_prayed(scene, cue, first) or is_advice(scene, stance, (cue + 1, first), issue[0]):
                continue
            refused = own and stance is Stance.AGAINST
            yield Told(number, cue, voices, Stance.REFUSE if refused else stance, first, end, issue)


def _may_tell(scene: Scene, cue: int) -> bool:
    """Whether a cue that is no word of stance tells one all the same: a verb, and none of advice or of duty."""
    forms = scene.text.types[cue].cues
    verb = any(form.tense in ("past", "present") for _, form in forms)
    return verb and not any(fold(word.lemma) in scene.lookup.classes["no stand"] for word, _ in forms)


def _is_any(scene: Scene, number: int, cue: int) -> bool:
    """«تهاجم الدول التي ترفض الهدنة»: whichever they are."""
    speaker = scene.statements[number].speaker
    if speaker is None or not cue or not scene.text.tags[cue - 1] & tag.RELATIVE:
        return False
    head = scene.text.token_at(speaker.start)
    return head == cue - 2 and is_of(scene.text, scene.lookup, "nobody alone", head)


def _is_wished(scene: Scene, cue: int) -> bool:
    """«يأمل أن تدعو الحكومة إلى»: nobody has said it yet."""
    return cue > 0 and is_subjunctive(scene.text.tokens[cue - 1])


def _is_routine(scene: Scene, cue: int, first: int, issue: tuple[int, int]) -> bool:
    """«وافق مجلس الوزراء على اتفاقية», «تقترح الميزانية 10 مليارات»: business as usual, or an amount."""
    if any(scene.text.tags[at] & tag.BODY and scene.voices.parties.is_cabinet(at) for at in range(cue, first)):
        return True
    second = issue[0] + 1 < issue[1] and scene.text.tags[issue[0] + 1] & tag.NUMBER
    return bool(second and scene.text.tags[issue[0]] & tag.DEFINITE)


def _is_sought(scene: Scene, cue: int) -> bool:
    """«للحصول على موافقة اللجنة على»: whose consent is sought has not given it."""
    noun = any(form.tense == "noun" for _, form in scene.text.types[cue].cues)
    return noun and is_sought(scene.text, scene.lookup, cue)


def _voices(scene: Scene, number: int, stand: Stand | None) -> tuple[Voice, ...]:
    """Whoever takes the stand; nobody where he reads as whom it is asked of."""
    statement = scene.statements[number]
    if stand is not None and stand.refers and statement.speaker is not None and not _is_behind(scene, number):
        return ()  # «الحرب التي يعارضها الرأي العام»: nobody named before is against
    if scene.is_media(statement) or (
        stand is not None and (is_asked(scene, stand, number) or is_rather_asked(scene, stand, number))
    ):
        return ()
    voices = scene.speakers(number)
    if not voices:
        group = find_speaking(scene, statement)
        voices = () if group is None else (group,)
    if stand is not None:
        voices = tuple(voice for voice in voices if not clashes(scene, stand, number, voice))
        if statement.speaker is None and stand.verb and voices and is_anothers(scene, stand, voices[0]):
            return ()
    return tuple(voice for voice in voices if _may_hold(scene, voice))


def _is_behind(scene: Scene, number: int) -> bool:
    speaker, cue = scene.statements[number].speaker, scene.statements[number].cue
    return speaker is not None and cue is not None and speaker.start > cue.start


def _may_hold(scene: Scene, voice: Voice) -> bool:
    if voice.personal:
        return scene.hot and voice.political
    return scene.heated or voice.political


def _about(scene: Scene, number: int, stance: Stance) -> tuple[int, int, tuple[int, int], bool] | None:
    """What is asked, refused or accepted: from the first word of the content on."""
    text = scene.text
    first = text.token_at(scene.statements[number].content[0].start)
    while first < len(text.tags) and _leads(scene, first):
        first += 1
    cue = scene.statements[number].cue
    if cue is None or not -_FARTHEST < first - text.token_at(cue.start) < _FARTHEST:
        return None
    before = text.token_at(scene.statements[number].content[0].start) - 1
    told = text.tags[before - 1 if text.tags[before] & tag.MARK else before] & tag.THAT
    if told and stance is Stance.FOR:
        return None  # «اتفقوا على أن التجارة مهمة»: what they hold to be so
    if first >= len(text.tags):
        return None
    if (
        text.tags[first] & tag.CUE
        and not text.tags[first] & (tag.NOMINAL | tag.THAT)
        and first < text.token_at(cue.start)
    ):
        return None  # «قالت الوزيرة "…" كما تطالب»
    if is_of(text, scene.lookup, "times", first) or _is_so_that(scene, first):
        return None  # «جددت دعوتها للمرة الثانية», «دعت فلانا، ليقوم بدوره»
    verb = text.tags[first] & (tag.VERB | tag.RELATIVE) and not text.tags[first] & tag.COMMON
    if verb and not (told and text.tags[first] & tag.VERB and stance is Stance.DEMAND):
        return None  # «طالب المجلس أن يبقى الميناء مفتوحا»
    whole = text.tags[first] & text.tags[first - 1] & tag.DEFINITE and not text.tags[first] & tag.PREFIXED
    if whole and (is_adjective(text, first) or text.tags[first] & tag.NUMBER):
        return None  # «ناشد الدول [الخمس] الدائمة العضوية»: whom he asks
    first += bool(whole and _describes(scene, first))
    end = clause_end(scene, first)
    issue = read_issue(scene, first, end)
    if issue is None or issue[0] - first > _LIGHT:
        return None
    goes_on = stance is Stance.DEMAND and end - issue[0] > _ENOUGH and text.tags[issue[0]] & tag.COMMON
    if not _is_matter(scene, issue, _ENOUGH - 1 if goes_on else _ENOUGH):  # «تدعو إلى نهج يقوم على …»
        return None
    if issue[1] - issue[0] == 1 and is_possessed(text, issue[0]):
        return None  # «رفضت استقبالها», «دعا إلى إزالتها»: nobody can tell of whom
    if is_stance_itself(scene, issue):
        return None
    return first, end, issue, bool(matter_at(text, scene.lookup, issue[0]))


def is_prayed(scene: Scene, first: int, end: int) -> bool:
    """«دعا الوزير المولى القدير أن»: a prayer asks nothing of anybody here."""
    return any(is_of(scene.text, scene.lookup, "prayed to", at) for at in range(first, end))


def _is_so_that(scene: Scene, at: int) -> bool:
    """«ليقوم», «لتقود»: a verb behind ل, and no noun that is asked for."""
    bare = scene.text.types[at].bare
    noun = scene.text.tags[at] & (tag.COMMON | tag.DEFINITE | tag.PLACE | tag.BODY)
    return bare.startswith(("لي", "لت")) and not noun and matter_at(scene.text, scene.lookup, at) is None


def _leads(scene: Scene, at: int) -> bool:
    """«طالبت بشكل متكرر، المساندة»: what stands before the object."""
    manner = any(is_of(scene.text, scene.lookup, "manner", one) for one in (at - 1, at))
    return manner or bool(scene.text.tags[at] & _LEADS)


def _describes(scene: Scene, at: int) -> bool:
    """«ترفض الأحزاب اليمينية [المتشددة] الموافقة على»: of three definite words the middle one says who they are."""
    text, after = scene.text, scene.text.tags[min(at + 1, len(scene.text.tags) - 1)]
    if not text.types[at].stem.endswith("ه") or matter_at(text, scene.lookup, at) is not None:
        return False
    return bool(after & tag.DEFINITE) and not after & (tag.PREFIXED | tag.CONJ) and not is_adjective(text, at + 1)


_LIGHT = 3
"""At most so many words lead to what is asked («بضرورة العمل على»)."""


def _is_matter(scene: Scene, issue: tuple[int, int], enough: int) -> bool:
    text, first = scene.text, issue[0]
    wrong = _NO_MATTER & ~tag.GIVEN if matter_at(text, scene.lookup, first) is not None else _NO_MATTER
    if any(is_of(text, scene.lookup, "everyday", at) for at in range(*issue)) or text.tags[first] & wrong:
        return False
    if is_of(text, scene.lookup, "group", first):
        return False  # «اقترحت أحزاب من المعارضة»: whoever does it
    if any(matter_at(text, scene.lookup, at) is not None for at in range(*issue)):
        return True
    led = text.types[first].prefix and text.tags[first] & tag.DEFINITE
    return scene.heated and (issue[1] - issue[0] >= enough or bool(led))
