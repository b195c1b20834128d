"""Whose stand it is by who speaks: the speaker of the words around it, or the subject of what he says."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.mentions import Mention
from qawl.find.positions.groups import find_speaking
from qawl.find.positions.parties import Voice
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand
from qawl.find.positions.subjects import is_of_another, is_told_it
from qawl.find.positions.words import is_of
from qawl.lexicon.positions import BEFORE
from qawl.model.records import HopKind
from qawl.text import tags as tag

FEELING = 8
"""At most so many words stand between «أعرب» and the feeling, who feels it among them."""

_ANOTHER = tag.THAT | tag.COMMA | tag.LINE | tag.COLON | tag.SUBORDINATOR | tag.RELATIVE
"""What begins another clause."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who takes the stand, how that was made out, and where the object may begin."""

    voices: tuple[Voice, ...]
    route: str
    after: int


def find_speaker(scene: Scene, stand: Stand, route: str, gender: str = "") -> Holder | None:
    """Whoever speaks the words around the stand, unless a pronoun of this gender cannot mean him."""
    assured = stand.word.impersonal and BEFORE not in stand.word.takes
    if assured and (voice := _assured(scene, stand)) is not None:
        return Holder((voice,), route, stand.end)
    number = statement_around(scene, stand)
    if number is None or is_of_another(scene, number) or is_told_it(scene, number):
        return None
    voices = scene.speakers(number)
    if not voices and not gender and (group := find_speaking(scene, scene.statements[number])) is not None:
        voices = (group,)  # «شدد أعضاء المجلس على ضرورة»
    if not voices or not _may_mean(scene, stand, number, voices[0], gender):
        return None
    return Holder(voices, route, stand.end)


def _assured(scene: Scene, stand: Stand) -> Voice | None:
    """«أشار الوزير إلى تأكيد الحركة ضرورة وقف القتال»: whoever the noun of saying right before is of."""
    text, end = scene.text, stand.first
    end -= end > 0 and text.types[end - 1].bare == "علي"
    mention = scene.mention_before(end)
    if mention is None or mention.end != end or not mention.first:
        return None
    said = text.types[mention.first - 1]
    if said.tags & tag.DEFINITE or not any(form.tense == "noun" for _, form in said.cues):
        return None
    return scene.voices.of_mention(mention)


def find_subject(scene: Scene, stand: Stand, gender: str) -> Holder | None:
    """«أكد الوزير أن الزعيم كرر التزامه»: whoever is the subject of what is said, before the pronoun."""
    number = scene.inside[stand.first]
    mention = None if number is None else scene.mention_before(stand.first)
    if mention is None or number is None or scene.inside[mention.first] != number:
        return None
    opens = scene.text.token_at(scene.statements[number].content[0].start)
    before = scene.text.tags[mention.first - 1] if mention.first else 0
    if mention.first > opens and not before & (tag.THAT | tag.MARK):
        return None
    voice = scene.voices.of_mention(mention)
    party = scene.voices.at.get(mention.first)
    person = mention.kind is HopKind.PERSON
    known = ("f" if party is not None and party.feminine else "m") if person else "" if voice is None else voice.gender
    if voice is None or (gender and known and known != gender):
        return None
    return Holder((voice,), "own", stand.end)


def find_expressed(scene: Scene, stand: Stand, gender: str) -> Holder | None:
    """«عبر الوزير عن دعمه ل», «نتيجة رفضها»: the subject of the verb before, in the same clause."""
    text, mention = scene.text, scene.mention_before(stand.first)
    if mention is None or stand.first - mention.end > _EXPRESSED or not mention.first:
        return None
    mention = _who_tells(scene, mention)
    before = text.tags[mention.first - 1]
    if (
        not before & (tag.VERB | tag.CUE)
        or before & (tag.DEFINITE | tag.COMMON | tag.BODY | tag.TITLE)
        or text.tags[mention.first] & tag.PREFIXED
    ):
        return None
    if before & tag.PREPOSITION and not before & tag.CUE:
        return None
    if any(text.tags[at] & _ANOTHER for at in range(mention.end, stand.first)):
        return None
    mention = _subject_before(scene, mention.first - 1) or mention
    voice, party = scene.voices.of_mention(mention), scene.voices.at.get(mention.first)
    if voice is None:
        return None
    person = mention.kind is HopKind.PERSON
    known = ("f" if party is not None and party.feminine else "m") if person else voice.gender
    return Holder((voice,), "own", stand.end) if not gender or known in ("", gender) else None


def _who_tells(scene: Scene, told: Mention) -> Mention:
    """«أبلغت الحركة الوسطاء رفضها»: the subject right behind the verb, and not whom it tells behind that."""
    text, end = scene.text, told.first
    end -= text.types[end - 1].bare == _TO
    subject = scene.mention_before(end) if end else None
    if subject is None or subject.end != end or not subject.first or text.tags[subject.first] & tag.PREFIXED:
        return told
    verbs = [form for _, form in text.types[subject.first - 1].cues if form.tense in ("past", "present")]
    return subject if verbs or text.tags[subject.first - 1] & tag.VERB else told


def _subject_before(scene: Scene, verb: int) -> Mention | None:
    """«كانت الوزارة قد أبلغت السفارة رفضها»: the subject, where it stands right before the verb."""
    end = verb - (verb > 0 and scene.text.types[verb - 1].bare == _HAD)
    mention = scene.mention_before(end) if end else None
    if mention is None or mention.end != end or scene.text.tags[mention.first] & tag.PREFIXED or not mention.first:
        return None
    before = scene.text.tags[mention.first - 1]
    opens = mention.first == scene.text.sentence_start(verb) or before & (tag.THAT | tag.VERB | tag.AUXILIARY)
    return mention if opens else None


_HAD, _TO = "قد", "الي"
_EXPRESSED = 4
"""At most so many words stand between a subject and the noun of its stand («عبر الوزير عن دعمه»)."""


def statement_around(scene: Scene, stand: Stand) -> int | None:
    """The statement that the stand is said in; of «أعربت عن رفضها ل» the content begins only behind it."""
    number = scene.inside[stand.first]
    if number is not None or not stand.noun:
        return number
    start = max(scene.text.sentence_start(stand.first), stand.first - FEELING)
    for at in range(stand.first - 1, start - 1, -1):
        if at in scene.cues and scene.statements[scene.cues[at]].content[-1].end > scene.text.starts[stand.first]:
            return scene.cues[at]
    return None


def _may_mean(scene: Scene, stand: Stand, number: int, voice: Voice, gender: str) -> bool:
    """Whether a pronoun may stand for the speaker: «رفضها» is not the minister's, who is a man."""
    party = scene.voices.by_name.get(scene.statements[number].speaker_name or "")
    if not gender or party is None or _for_country(scene, number, gender) or _names_state(scene, stand, voice, gender):
        return True
    if party.kind is HopKind.PERSON:
        return (gender == "f") == (party.feminine is True)
    return voice.gender in ("", gender)


def _names_state(scene: Scene, stand: Stand, voice: Voice, gender: str) -> bool:
    """«أكد الوزير موقف المنارة، ورفضها ل»: the pronoun is that of his state, named in his words right before."""
    text, start = scene.text, scene.text.sentence_start(stand.first)
    number = scene.inside[stand.first]
    if gender != "f" or voice.country is None or number is None:
        return False
    for at in range(stand.first - 1, start, -1):
        if scene.inside[at] != number:
            return False
        if text.tags[at] & tag.PLACE and not text.tags[at] & tag.NISBA:
            return text.types[at].stem == voice.country
    return False


def _for_country(scene: Scene, number: int, gender: str) -> bool:
    """«دعم بلاده للاتفاق ومساندتها ل»: the pronoun is the country's, for which he speaks."""
    content = scene.statements[number].content[0]
    first = scene.text.token_at(content.start)
    return gender == "f" and any(
        is_of(scene.text, scene.lookup, "own country", at)
        for at in range(first, min(first + FEELING, len(scene.text.types)))
    )


def fullest_name(scene: Scene, voice: Voice, number: int | None) -> str:
    """«الحركة» in the words of its spokesman is the movement that he speaks for; of two who speak each is itself."""
    teller = None if number is None else scene.speaker(number)
    if teller is None or len(voice.stems) != 1 or f"{voice.party} \u0648" in teller.party:
        return voice.party
    return teller.party if voice.stems < teller.stems else voice.party
