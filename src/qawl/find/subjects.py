"""Who may be the subject of a verb."""

from __future__ import annotations

import re
from dataclasses import replace

from qawl.find.memorials import is_memorial
from qawl.find.mentions import Mention, read_mention
from qawl.find.noun_phrases import is_dual
from qawl.find.proper_names import FUNCTION
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def bare_subject(text: Text, first: int, content: int) -> Mention | None:
    """The words right behind a verb of saying that no list knows for a speaker: «وقال ستورم إن», «أظهرت صور أن».

    `content` is where the verb's words begin; nobody but the subject stands between, unless an adverbial does.
    """
    end = first
    while end < min(content, first + _LONGEST_BARE) and _may_be_of_subject(text, end, first):
        end += 1
    if end == first or (end < content and not text.tags[end] & _BEHIND_SUBJECT):
        return None
    bits = text.tags[first]
    if bits & (tag.MANNER | tag.BEFORE_CLAUSE) or (bits & tag.NAME_PART and end == first + 1):
        return None  # «وأكد مرة جديدة أن», «وجاء في ال"ضفاف"»
    if text.types[first].bare in DRAWN:
        return None
    if bits & (tag.TITLE | tag.BODY | tag.UNNAMED | tag.MEDIUM | tag.PLACE | tag.HONORIFIC):
        return None  # a list knows it, and the walk had a reason to pass it by
    if bits & tag.CALLED_UPON and bits & tag.NAME_TAIL:
        return None  # «ودعا الله أن يوفق الجميع»
    person = not bits & tag.COMMON or bool(bits & tag.GIVEN)
    kind = HopKind.PERSON if person else HopKind.BODY
    return Mention(first, end, (first, end), None, kind, bool(bits & tag.FEMININE and bits & tag.COMMON), False, first)


DRAWN = frozenset({"النظر", "الانتباه", "الانظار"})
"""«لفت النظر إلى أن»: what somebody draws, and nobody who speaks."""
_LONGEST_BARE = 5
_BEHIND_SUBJECT = (
    tag.THAT | tag.COLON | tag.MARK | tag.TIME | tag.PREPOSITION | tag.PREFIXED | tag.COMMA | tag.RELATIVE | tag.OPEN
)  # fmt: skip


def _may_be_of_subject(text: Text, index: int, first: int) -> bool:
    bits, kind = text.tags[index], text.types[index]
    if not kind.folded[:1].isalpha() or bits & (FUNCTION | tag.PREFIXED | tag.FEELING | tag.CUE | tag.QUESTION):
        return False
    return not bits & tag.CONJ and not (
        bits & tag.COMMON and kind.stem != kind.bare and kind.bare.endswith("ا")
    )  # «رسميا», «جميعا»


def speaks(text: Text, mention: Mention, *, tells: bool = False) -> bool:
    """Whether what stands before a verb can speak: a person, a body, a place, if `tells` a text; no thing, no event."""
    head = text.tags[mention.head]
    if head & tag.LATTER or (tells and head & (tag.TELL | tag.TELLS) and head & tag.DEFINITE):
        return True
    if text.tags[mention.first] & tag.TIME or (head & (tag.CHANNEL | tag.TIME) and not head & tag.DOCUMENT):
        return False
    if head & tag.KNOWN_SPEAKER or is_memorial(text, mention.head):
        return True
    if head & tag.COMMON:
        return bool(head & tag.PLURAL and head & tag.NISBA)
    if head & (tag.NISBA | tag.DEFINITE):
        return True
    return mention.name[1] - mention.name[0] > 1 and not head & tag.NOMINAL


def fits(text: Text, mention: Mention, form: Form) -> bool:
    """Whether the gender of a singular verb allows this phrase as its subject: «طالب الحكومة» has another one."""
    if form.number != "s" or not form.gender:
        return True
    head = text.tags[mention.head]
    if form.gender == "f" and mention.first == mention.head and head & _MEN == _MEN and not head & tag.FEMININE:
        return False  # «وحثت السكان على»
    if mention.plural:
        return True
    feminine = (head & tag.FEMININE and not head & tag.MALE) or (head & tag.PLACE and not head & tag.MASCULINE)
    if form.gender == "m" and mention.first == mention.head and _feminine_plural(text, mention.head):
        return False  # «ودعا الجهات المعنية إلى»
    if form.gender == "m" and text.types[mention.first].stem in _ALL and _are_offices(text, mention):
        return False  # «وطالب جميع مكاتب التعليم بـ»
    if form.gender == "m":
        return (
            not (feminine and head & (tag.TITLE | tag.BODY | tag.PLACE | tag.UNNAMED | tag.MEDIUM))
            or mention.first != mention.head
        )
    if head & tag.BODY and not head & tag.PLURAL:
        return bool(feminine) or _feminine_plural(text, mention.head)  # «قالت الاتحادات»
    if mention.name[0] > mention.head and text.tags[mention.name[0]] & tag.FEMININE:
        return True  # «أكدت عضو اللجنة منى الدفلى»: a post in the masculine, held by a woman
    return bool(feminine) or not head & (tag.TITLE | tag.MASCULINE) or bool(head & (tag.GIVEN | tag.PLURAL))


_MEN = tag.UNNAMED | tag.PLURAL | tag.DEFINITE


_ALL = ("كل", "جميع", "كافه", "ساير")


def _are_offices(text: Text, mention: Mention) -> bool:
    """«جميع مكاتب التعليم»: all of many bodies; what is said of each of them takes a feminine verb."""
    bits = text.tags[mention.head]
    return bool(bits & tag.BODY and not bits & (tag.TITLE | tag.UNNAMED)) and mention.first < mention.head


def _feminine_plural(text: Text, index: int) -> bool:
    bits, word = text.tags[index], text.types[index].bare
    noun = bits & tag.DEFINITE and (bits & tag.COMMON or not bits & ~tag.DEFINITE)
    return bool(noun) and word.endswith("ات") and len(word) > _LONGEST_SINGULAR


_LONGEST_SINGULAR = 5
"""Letters, article included, of the words in ات that are no plural («الذات»)."""


def agrees_in_gender(subject: Mention | None, form: Form) -> bool:
    """A masculine verb cannot have a feminine person as its subject."""
    return subject is None or not (
        form.gender == "m"
        and form.number == "s"
        and subject.feminine
        and subject.kind.value == "person"
        and not subject.plural
    )


def may_be_subject(text: Text, mention: Mention, cue: Cue, limit: int) -> bool:
    head = text.tags[mention.head]
    if is_called_upon(text, mention, cue) or text.types[mention.head].bare in DRAWN:
        return False
    if text.tags[mention.first] & tag.SAME and text.types[mention.first].folded.endswith("ا"):
        return False  # «أقر المجلس عددا من العقوبات»: in the accusative it is what the verb takes
    if text.tags[mention.head - 1] & tag.CUE and is_oblique(text, mention.head):
        return False
    if head & tag.SOMEBODY or (head & tag.CALLED_UPON and head & tag.NAME_TAIL):
        return True  # «قال الله تعالى»
    if head & tag.COMMON and head & tag.POSSESSED and not head & _KNOWN and not _at_words(text, mention.end):
        return False  # «أكدت موقفها "الداعم"», but «قال خاطفها:»
    if head & (tag.CHANNEL | tag.FEELING) and (head & tag.POSSESSED or not head & (tag.DEFINITE | tag.DOCUMENT)):
        return False
    if head & (
        tag.TITLE
        | tag.HONORIFIC
        | tag.UNNAMED
        | tag.BODY
        | tag.BODY_NAME
        | tag.MEDIUM
        | tag.OUTLET
        | tag.PLACE
        | tag.GIVEN
        | tag.NAME_PART
        | tag.DOCUMENT
        | tag.MARK
    ):
        return True
    if (not head & tag.COMMON and not head & tag.NISBA) or is_memorial(text, mention.head):
        return True  # a name that no list knows
    if head & tag.NISBA and head & tag.PLURAL and text.types[mention.head].bare.endswith("ون"):
        return True  # «طالب التيمارانيون المجلس بـ»
    closed = mention.end >= limit or text.tags[mention.end] & (
        tag.THAT | tag.COLON | tag.COMMA | tag.MARK | tag.TIME | tag.PREPOSITION | tag.PREFIXED
    )
    return (
        bool(closed)
        and bool(head & (tag.DEFINITE | tag.NISBA) or text.tags[mention.first] & tag.SAME)
        and "object" not in cue.takes[:1]
    )


def _at_words(text: Text, index: int) -> bool:
    return index < len(text.tags) and bool(text.tags[index] & (tag.THAT | tag.COLON))


_KNOWN = (
    tag.TITLE | tag.HONORIFIC | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE
    | tag.GIVEN | tag.DOCUMENT | tag.NISBA | tag.KIN | tag.HOMELAND | tag.LATTER
)  # fmt: skip


def is_oblique(text: Text, index: int) -> bool:
    """«دعا المتظاهرين», «أرسل فريقا», «تدعو طرفي النزاع»: behind a verb the ending says that these are its objects."""
    bits, kind = text.tags[index], text.types[index]
    if (bits & tag.PLURAL and kind.bare.endswith("ين")) or (not bits & ~tag.DEFINITE and _OF_SEVERAL.match(kind.bare)):
        return True  # «المعتادين»
    if text.tokens[index].endswith(_THEIR_OBJECT) and not bits & tag.GIVEN:
        return True  # «شكر زملاءه», but «قال زملاؤه»
    if kind.bare.endswith("ا") and kind.stem != kind.bare and not bits & (tag.GIVEN | tag.DEFINITE):
        return not is_dual(text, index)
    after = text.tags[index + 1] if index + 1 < len(text.tags) else 0
    return bool(bits & tag.OBLIQUE and after & (tag.NOMINAL | tag.MARK) and not after & (tag.PREFIXED | tag.CONJ))


_OF_SEVERAL = re.compile("الم.{4,}ين$")
_THEIR_OBJECT = ("اءه", "اءها", "اءهم", "اءهما", "اءنا")


def is_called_upon(text: Text, mention: Mention, cue: Cue) -> bool:
    """«ودعا الله أن يوفق الجميع», «كما دعا المجتمع الدولي إلى التحرك»: of these somebody asks, they do not ask."""
    some = text.tags[mention.first] & tag.SAME and text.types[mention.first].stem not in _ALL
    if some or not text.tags[mention.head] & tag.CALLED_UPON or _calls(text, mention):
        return False  # «طالب عدد من المواطنين بـ»
    asked = cue.act == "ask" and mention.end < len(text.tags) and bool(text.tags[mention.end] & tag.THAT)
    return asked or cue.act in ("call", "demand")  # «سأل الله أن …», but «سأل الناس عن …»


def _calls(text: Text, mention: Mention) -> bool:
    """«طالبت الدول الغربية تيماران بـ»: where another stands right behind, or nobody can have been named, it calls."""
    verb, after = mention.first - 1, text.tags[mention.end] if mention.end < len(text.tags) else 0
    if text.tags[mention.head] & tag.NAME_TAIL or verb < 0 or not text.tags[verb] & tag.CUE:
        return False
    if after & (tag.PLACE | tag.BODY | tag.BODY_NAME | tag.TITLE | tag.NISBA) and not after & (tag.PREFIXED | tag.CONJ):
        return bool(after & (tag.DEFINITE | tag.PLACE | tag.BODY_NAME))
    return verb == text.sentence_start(verb) and not text.tags[verb] & tag.CONJ


def is_addressed(text: Text, subject: Mention, cue: Cue) -> bool:
    """Whether who stands behind a noun of saying is told, invited or accused, and does not tell, invite or accuse.

    «إطلاع نظرائه على …», «مخاطبة الهيئة بعمل …», «اتهام النقاد بكذا», «وافق على دعوة خبراء لفحص الجسر»; but
    «اتهام النقاد الشركة بكذا», «اتهامات النقاد بكذا».
    """
    head, before = text.tags[subject.head], text.types[max(0, subject.first - 2)].bare
    if cue.act == "call" and before == _ON and head & tag.PLURAL and not head & (tag.DEFINITE | tag.PLACE):
        return True
    if cue.takes[:1] == ("person",) and head & tag.POSSESSED and subject.first == subject.head:
        return True
    noun = text.types[subject.first - 1]
    one = any(form.tense == "noun" for _, form in noun.cues) and not noun.bare.endswith(_SEVERAL)
    if not one or (cue.takes[:1], cue.act) not in _TO_SOMEBODY or subject.end >= len(text.tags):
        return False
    kind = text.types[subject.end]
    return kind.bare in _LEADS or (bool(text.tags[subject.end] & tag.PREFIXED) and kind.prefix == _WITH)


_ON, _SEVERAL, _WITH = "علي", "ات", "ب"
_LEADS = ("علي", "عن", "ب", "بان", "بانه", "بانها", "بانهم")
_TO_SOMEBODY = ((("person",), "say"), (("target",), "accuse"))


def share_of(text: Text, index: int, limit: int) -> Mention | None:
    """«أفاد 46% من المشاركين بأن»: so many of those who were asked."""
    head = index + 3
    if head >= limit or text.tokens[index + 1] not in _PER_CENT or not text.tags[index + 2] & tag.FROM:
        return None
    head += text.types[head].bare in _IN_ALL and head + 1 < limit  # «82% من إجمالي الزوار»
    people = read_mention(text, head, limit)
    if people is None or not text.tags[people.head] & tag.UNNAMED or not people.plural:
        return None
    return replace(people, first=index, name=(index, people.name[1]), kind=HopKind.UNNAMED, feminine=False)


_PER_CENT = ("%", "٪")
_IN_ALL = ("اجمالي", "مجموع", "كامل")
