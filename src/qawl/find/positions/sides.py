"""Who is no side of anything negotiated, and where nothing is: what is cut however plainly it is said."""

from __future__ import annotations

from bisect import bisect_left

from qawl.find.parties import Party
from qawl.find.positions.empty import is_empty, is_of_old
from qawl.find.positions.issues import is_possessed
from qawl.find.positions.parties import Voice
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand
from qawl.find.positions.subjects import is_of_another
from qawl.find.positions.weights import BY_CUE
from qawl.find.positions.words import is_of, matter_at, phrase_end
from qawl.lexicon.positions import BEFORE
from qawl.model.positions import Stance
from qawl.model.proposals import DeclaredBy
from qawl.model.records import Act, HopKind
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


def is_no_side(scene: Scene, voice: Voice) -> bool:
    """«السلطات», «الاتحاد الرياضي»: who administers and who plays; those of a state in a conflict are its side."""
    head, *rest = _words(voice)
    of_state = head == _AUTHORITIES and voice.country is not None and scene.hot
    return any(word in scene.lookup.classes["no side"] for word in (rest if of_state else (head, *rest)))


def is_unnamed_side(scene: Scene, voice: Voice) -> bool:
    """«الجانبان», «المجلس», «مجلس الوزراء»: of whom the words alone do not tell who they are; a dossier may know."""
    head, *rest = _words(voice)
    classes = scene.lookup.classes
    if head in classes["both"]:
        return True
    if not rest:
        return head in classes["no side alone"]
    return head in _COUNCIL and rest[0] in classes["cabinet"]


def is_cabinet(scene: Scene, at: int) -> bool:
    """«وافق مجلس الوزراء على»: business as usual; «رئيس الوزراء» and «رئيس مجلس الوزراء» are somebody who speaks."""
    if at < 1 or not is_of(scene.text, scene.lookup, "cabinet", at):
        return False
    kinds = scene.text.types
    return kinds[at - 1].stem in _COUNCIL and (at < _HEADS or not scene.text.tags[at - 2] & tag.TITLE)


def _words(voice: Voice) -> list[str]:
    return [word.removeprefix("ل").removeprefix("ال") for word in fold(voice.party).split()] or [""]


def is_out_of_place(scene: Scene, stance: Stance, issue: tuple[int, int]) -> bool:
    """What nobody is against («دعا إلى التعاون»), and what is the holder's own affair."""
    if not _is_matter(scene, issue) and is_of(scene.text, scene.lookup, "slight", issue[0]):
        return True
    if stance is not Stance.AGAINST and phrase_end(scene.text, scene.lookup, "blamed", issue[0]) > issue[0]:
        return True  # «تصر المنارة على دعم الإرهاب»: what her enemies say
    return stance is Stance.FOR and is_possessed(scene.text, issue[0])  # «رحبت المنارة والهضبة بتعاونهما»


def is_in_passing(scene: Scene, at: int, stance: Stance, issue: tuple[int, int], *, impersonal: bool = False) -> bool:
    """A welcome, a duty or what no list knows, where hardly a word speaks of conflicts and talks.

    What is plainly asked or refused there may still be a stand for everybody: «طالبت النقابة بالإفراج عن». The rest is
    one for a dossier only, which knows what is negotiated.
    """
    if phrase_end(scene.text, scene.lookup, "platitude", issue[0]) > issue[0] or _refers(scene, *issue):
        return True
    if is_empty(scene, stance, issue) or is_of_old(scene, at):
        return True
    if not scene.is_of_conflict(*issue) and (
        scene.mixed
        or (scene.pale and stance is Stance.FOR)
        or (stance is Stance.FOR and phrase_end(scene.text, scene.lookup, "routine", issue[0]) > issue[0])
    ):
        return True  # «وافق المجلس على قانون المرور»
    return (impersonal or stance is Stance.FOR or not _is_matter(scene, issue)) and scene.is_thin(at)


def _refers(scene: Scene, first: int, end: int) -> bool:
    """«الخروج منه», «الالتزام بها»: what it is about stands elsewhere; not so «الهدنة المعمول بها», a participle's."""
    text, own = scene.text, tag.PREPOSITION | tag.POSSESSED
    if text.tags[end - 1] & own != own:
        return False
    passive = end - first > _OF_PASSIVE and text.types[end - 2].folded.startswith(_THE_DONE)
    named = passive and text.tags[end - 3] & (tag.DEFINITE | tag.PREPOSITION | tag.PLACE)
    return not named or text.types[end - 2].stem.endswith("ه")


_OF_PASSIVE, _THE_DONE = 2, "\u0627\u0644\u0645"
"""«الهدنة المعمول بها»: the participle stands behind the noun that it is said of."""


def is_among_own(scene: Scene, voice: Voice, first: int, end: int) -> bool:
    """«دعا الرئيس الأسترالي الأستراليين إلى»: his own people are no other side."""
    kinds, countries = scene.text.types[first:end], scene.lookup.countries
    own = (countries.get(kind.stem.removesuffix("ين")) for kind in kinds if kind.stem.endswith("يين"))
    return any(country and fold(country).removeprefix("ال") == voice.country for country in own)


def is_bystander(scene: Scene, voice: Voice, issue: tuple[int, int]) -> bool:
    """A union, an office, a committee, on what is no conflict where not many words speak of any."""
    words = _words(voice)
    if words[0] in _MINISTRY and len(words) == _HEADS:
        return True  # «وزارة الخارجية», of no state
    if voice.political or voice.country is not None or not scene.pale or scene.is_of_conflict(*issue):
        return False
    return not any(word in scene.lookup.classes["bargains"] for word in words[:_HEADS])


def is_only_said_of(scene: Scene, stand: Stand, route: str, teller: DeclaredBy) -> bool:
    """«الحركة التي تدعو إلى», «رفض المجلس لن يفيد»: what another says of a party in passing only describes it."""
    if route == _GOES_ON and (stand.plural or not stand.verb or stand.noun):
        return True  # «قتلوا خلال تظاهرات رافضة ل», «اليهود الذين لا يريدون حلا ويرفضون السلام»
    if teller not in (DeclaredBy.OTHER, DeclaredBy.COUNTERPART, DeclaredBy.OUTLET):
        return False
    text, before = scene.text, stand.start - 1
    relative = before >= 0 and bool(text.tags[before] & tag.RELATIVE)
    if teller is DeclaredBy.OUTLET:
        return relative and not stand.refers  # «بين الرئيس الذي يدعم المبادرة ونظرائه»
    return relative or (route == _AFTER and (stand.noun or teller is DeclaredBy.OTHER))


_AFTER, _GOES_ON = "after", "goes on"


_HEADS = 2
"""The words of a name that say what sort of body it is."""


def is_call(scene: Scene, number: int, voice: Voice) -> bool:
    """What somebody is only called upon to do: of these four of ten were stands, read on random articles.

    Where many words speak of conflicts and talks, a state or movement that calls in so many words takes a stand.
    """
    statement = scene.statements[number]
    if statement.act is not Act.CALL or statement.cue is None:
        return False
    cue = scene.text.token_at(statement.cue.start)
    forms = [form for _, form in scene.text.types[cue].cues if form.tense in ("past", "present", "participle")]
    again = is_of(scene.text, scene.lookup, "carrier", cue)  # «جددت الحركة دعوتها إلى»
    plain = (bool(forms) or again) and not any(form.suffixed for form in forms) and statement.speaker is not None
    return not (plain and voice.political and not voice.personal and scene.hot and not scene.is_thin(cue))


def _is_matter(scene: Scene, issue: tuple[int, int]) -> bool:
    return any(matter_at(scene.text, scene.lookup, one) is not None for one in range(*issue))


def asks_from(scene: Scene, stand: Stand) -> int:
    """«دعت المنارة رعاياها إلى ضرورة»: from where on somebody is told what must be done."""
    number = scene.inside[stand.first]
    statement = None if number is None else scene.statements[number]
    if statement is None or statement.cue is None or statement.act not in (Act.CALL, Act.DEMAND):
        return stand.first
    return scene.text.token_at(statement.cue.start) + 1


def is_told(scene: Scene, stance: Stance, first: int, end: int) -> bool:
    """«دعا الحزب أنصاره إلى», «طالب المحافظ السكان ب»: whoever is told between these words is no other side."""
    return stance is Stance.DEMAND and any(
        phrase_end(scene.text, scene.lookup, "told", at) > at and not _is_in_name(scene.text, at)
        for at in range(first, end)
    )


def _is_in_name(text: Text, at: int) -> bool:
    """«حزب العمال», «نقابة الموظفين»: the word says whose body it is."""
    before = text.tags[at - 1] if at else 0
    return bool(before & tag.BODY) and not before & (tag.DEFINITE | tag.POSSESSED)


def is_carried_too_far(scene: Scene, stand: Stand, route: str, number: int) -> bool:
    """Whether a statement without a named speaker is too little to say whose stand this is."""
    if route in BY_CUE:
        return is_far_off(scene, number, stand.first)
    judged = stand.word.impersonal and BEFORE in stand.word.takes
    return judged and _is_carried(scene, number) and _is_participle(scene, number)  # «…، معتبرا تصريحاته غير مقبولة»


def is_far_off(scene: Scene, number: int, at: int) -> bool:
    """«نال الوزير كذا مقابل كذا لمنافسه الراوي الذي طالب ب»: whoever spoke last is too far off to be the subject.

    A verb is of somebody whom its sentence names; a participle goes further back, and so does a verb that opens a
    sentence («وطالب …»), of a person or of whoever spoke in the sentence before. Nobody else stands between.
    """
    if not _is_carried(scene, number) or is_of(scene.text, scene.lookup, "own self", max(at - 1, 0)):
        return False  # «كما أنها تشترط»
    if _has_subject(scene, at) or is_of_another(scene, number):
        return True
    party = scene.voices.by_name.get(scene.statements[number].speaker_name or "")
    order, start = scene.voices.order, scene.text.sentence_start(at)
    for one in reversed(order[bisect_left(order, start) : bisect_left(order, at)]):
        other = scene.voices.at[one]
        if other is party:
            return False
        if other.kind is HopKind.PERSON and _agrees(scene, at, other):
            return True
    return not _is_participle(scene, number) and not (at - start <= 1 and _goes_back(scene, number, start))


def _agrees(scene: Scene, at: int, person: Party) -> bool:
    """Whether a verb or participle may be of a person: «داعية» is of no man."""
    genders = {form.gender for _, form in scene.text.types[at].cues if form.number == "s" and form.gender}
    return not genders or ("f" if person.feminine else "m") in genders


def _has_subject(scene: Scene, at: int) -> bool:
    """«تدعم المنارة الحركة والحكومة وافقت»: whether a body stands right before a verb that nothing joins."""
    text, before = scene.text, at - 1
    alone = before >= 0 and not text.tags[at] & tag.CONJ and text.types[at].folded == text.types[at].bare
    return alone and text.tags[before] & tag.BODY != 0 and text.tags[before] & tag.DEFINITE != 0


def _goes_back(scene: Scene, number: int, start: int) -> bool:
    """Whether a sentence from `start` on may be of whoever spoke before."""
    name = scene.statements[number].speaker_name or ""
    party = scene.voices.by_name.get(name)
    if party is not None and party.kind is HopKind.PERSON:
        return True
    earlier = scene.statements[number - 1] if number else None
    if earlier is None or earlier.cue is None or earlier.speaker_name != name or not start:
        return False
    return scene.text.token_at(earlier.cue.start) >= scene.text.sentence_start(start - 1)


def _is_carried(scene: Scene, number: int) -> bool:
    """Whether the speaker is whoever spoke before."""
    statement = scene.statements[number]
    return statement.speaker is None and statement.speaker_name is not None


def _is_participle(scene: Scene, number: int) -> bool:
    cue = scene.statements[number].cue
    forms = () if cue is None else scene.text.types[scene.text.token_at(cue.start)].cues
    return any(form.tense == "participle" for _, form in forms)


_AUTHORITIES = "سلطات"
_MINISTRY = frozenset(["وزاره"])
_COUNCIL = frozenset(["مجلس"])
