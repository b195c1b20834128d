"""Who goes on by a verb that «و» joins to somebody's words: whom they tell of, where it cannot be who says them."""

from __future__ import annotations

from qawl.find.frames import Frame
from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def stays_within(text: Text, frame: Frame, other: Frame) -> bool:
    """Whether the clause of `other` is one of those that `frame` says, by its form alone."""
    return told_goes_on(text, frame, other) is not None or _dates_within(text, frame, other)


def _dates_within(text: Text, frame: Frame, other: Frame) -> bool:
    """«قال المدير إن الخلاف بدأ حين رفضت الوزارة …», «… لأن الوزارة رفضت …», «… حيث رفضت الوزارة …».

    Behind a comma «حيث» rather tells what the outlet knows, and so does «حيث قال».
    """
    if other.begin < 2 or frame.marker != THAT_CLAUSE or other.form.tense not in ("past", "present"):
        return False
    opener, before = text.types[other.begin - 1].bare, other.begin - 2
    if opener in _WHEN:
        return text.types[before].bare != _IN  # «…، في حين أكد»
    does = other.subject is not None and other.act not in ("say", "announce")
    return opener == _WHERE and does and not text.tags[before] & tag.COMMA


_WHEN = frozenset({"حين", "حينما", "عندما", "لان"})
_IN = "في"
_WHERE = "حيث"


def told_goes_on(text: Text, frame: Frame, other: Frame) -> Mention | None:
    """Whom the words of `frame` begin with, if the verb of `other` is joined to his and is not that of who speaks.

    «قالت المديرة إن الوزير زار القرية وأكد …», «ذكرت الصحيفة أن المدرب تحدث عن الفريق، مؤكدا …», «قال المدير إن
    الجانبين بحثا الأمر، وأكدا …», «قال المدير إن الوزير اتصل به وأبلغه …»; but «قال المدير إن الوزير زار القرية
    وأكد …» may be either's.
    """
    form = other.form
    if other.subject is not None or not (_is_joined(text, other) or form.tense == "participle"):
        return None
    said = frame.form.tense in ("past", "present", "participle") and frame.marker == THAT_CLAUSE
    if not said or not frame.content < other.first or not text.tags[frame.content - 1] & tag.BARE_THAT:
        return None
    if not (_are_two_people(frame, other) or _is_told_him(text, other)):
        return None
    told = read_mention(text, frame.content, min(text.sentence_end(frame.content), other.begin))
    if told is not None and form.tense == "participle" and not _is_a_man(text, told):
        return None  # «أوضحت المصادر أن الجيش تقدم، منوها …»: the press does not agree on it
    return told if told is not None and _may_be(text, told, other) else None


def _is_joined(text: Text, other: Frame) -> bool:
    """«وأكد», «ولا يقبل»."""
    bits, word = text.tags[other.begin], text.types[other.begin].folded
    conjunction = bits & tag.CONJ or (bits & tag.NEGATION and word[0] == _AND)
    return other.form.tense in ("past", "present") and bool(conjunction)


_AND = "و"


def _is_a_man(text: Text, told: Mention) -> bool:
    person = told.kind is HopKind.PERSON and not told.plural and not told.feminine
    return person and bool(text.tags[told.head] & (tag.TITLE | tag.HONORIFIC | tag.GIVEN))


def _are_two_people(frame: Frame, other: Frame) -> bool:
    """Whether the endings of the two verbs, or who speaks, say that they are not one person's."""
    if are_two(frame.form, other.form):
        return frame.form.tense == "past" or frame.subject is not None
    subject, number = frame.subject, other.form.number
    if subject is None or subject.plural or frame.form.number != "s":
        return False
    return number in ("d", "p")


def _is_told_him(text: Text, other: Frame) -> bool:
    """«… اتصل به وأبلغه …», «… التقى بها أمس وقال لها …»: who is met and then told is not who tells it."""
    if text.tags[other.begin - 1] & (tag.COMMA | tag.STOP | tag.MARK | tag.CLOSE):
        return False
    if not (other.form.suffixed or _is_to_him(text, other.end)) or other.cue.lemma not in _TELLS:
        return False
    return any(_is_to_him(text, at) for at in range(max(1, other.begin - _NEAR), other.begin))


_TELLS = frozenset({"قال", "أبلغ", "أخبر", "طلب", "أكد", "أوضح", "ذكر", "سأل", "نصح"})
_NEAR = 5
"""At most so many tokens stand between «به» and the joined verb."""


def _is_to_him(text: Text, index: int) -> bool:
    if index >= len(text.tags):
        return False
    return bool(text.tags[index] & tag.PREPOSITION and text.tags[index] & tag.POSSESSED)


def _may_be(text: Text, told: Mention, other: Frame) -> bool:
    """Whether the verb's ending agrees with whom the words tell of."""
    form = other.form
    if form.number == "d":
        return told.plural or text.types[told.head].stem.endswith(_TWO)
    if form.number == "p":
        return told.plural
    if told.plural:
        return form.gender == "f" and told.feminine  # «القيادات … وأكدت»
    if told.kind in (HopKind.BODY, HopKind.MEDIA):
        place = text.tags[told.head] & tag.PLACE and not text.tags[told.head] & tag.BODY
        return bool(place) or told.feminine == (form.gender == "f")
    return told.feminine == (form.gender == "f")


_TWO = ("ان", "ين")


def are_two(outer: Form, inner: Form) -> bool:
    """«قال المدير إن الشركة رفضت العرض وإنها طلبت …»: the endings of the verbs say that they are not one person's."""
    known = outer.number == inner.number == "s" and outer.tense in ("past", "present")
    return bool(known and outer.gender and inner.gender and outer.gender != inner.gender)
