"""Things of which it is told what they say: «لكن التحقيقات أظهرت أن», «كانت دراسة أجرتها الجامعة أظهرت أن»."""

from __future__ import annotations

from qawl.find.markers import CLAUSES
from qawl.find.mentions import Mention
from qawl.find.qualified import tells_more_of
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

BETWEEN = tag.DASH | tag.COMMA | tag.STOP | tag.COLON | tag.LINE | tag.MARK | tag.THAT | tag.NEGATION | tag.SUBORDINATOR
"""What may not stand between a subject and its verb."""
_LONGEST_POST = 16
_BUT = ("لكن", "بينما", "فيما")


def is_topic(text: Text, mention: Mention, start: int, form: Form) -> bool:
    """«لكن التحقيقات أظهرت أن», «أن الورقة ذكرت»: a thing right behind أن or لكن is what its verb tells of."""
    head = text.tags[mention.head]
    if not start or not head & tag.DEFINITE or head & (tag.TIME | tag.FEELING | tag.PREFIXED) or form.number != "s":
        return False
    if not text.tags[start - 1] & tag.BARE_THAT and text.types[start - 1].bare not in _BUT:
        return False
    plural = text.types[mention.head].bare.endswith("ات")
    return (form.gender == "f") == bool(mention.feminine or plural)


def framed_thing(text: Text, first: int, verb: int) -> Mention | None:
    """«وكانت نتائج الفحص قد أظهرت أن»: what stands right behind كان, up to what only tells more of it."""
    bits, end = text.tags[first], first
    while end < verb and text.tags[end] & tag.NOMINAL and not text.tags[end] & _TELLS_MORE:
        end += 1
    if end == first or bits & (tag.TIME | tag.SAME | tag.POSSESSED | tag.FEELING):
        return None
    feminine = bool(bits & tag.FEMININE)
    return Mention(first, verb, (first, end), None, HopKind.BODY, feminine, bool(bits & tag.PLURAL), first)


_TELLS_MORE = BETWEEN | tag.PREPOSITION | tag.PREFIXED | tag.CONJ | tag.RELATIVE | tag.VERB | tag.CUE | tag.AUXILIARY


def is_paper_told_of(text: Text, mention: Mention, verb: int) -> bool:
    """«كانت دراسة أجرتها الجامعة أظهرت أن»: a paper of which a clause tells by whom or when it was made."""
    head, ends = text.tags[mention.head], BETWEEN & ~tag.MARK | tag.RELATIVE | tag.AUXILIARY | tag.CONJ | tag.CUE
    made = head & tag.DOCUMENT and not head & tag.DEFINITE and text.tags[mention.end] & (tag.VERB | tag.ISSUED)
    return bool(made and verb - mention.end <= _LONGEST_POST) and not any(
        text.tags[at] & ends and not text.tags[at] & tag.NOMINAL for at in range(mention.end + 1, verb)
    )


def is_thing(text: Text, first: int, subject: Mention, marker: str) -> bool:
    """Whether the phrase is headed by a common noun of no list of persons, bodies or documents: «كشف الفوز عن».

    A text says what أن or a preposition introduces; in «تلقى رسالة تؤكد عمق الصلات» it only shows something.
    """
    head = text.tags[subject.head]
    more = tells_more_of(text, subject, first)
    if marker in CLAUSES and not more:
        return False
    if head & (tag.TELLS | tag.TELL) and (marker != "object" or (subject.first < first and not head & tag.DEFINITE)):
        return marker == "object" and not (subject.first == 0 or bool(text.tags[subject.first - 1] & tag.LINE))
    known = tag.KNOWN_SPEAKER | tag.NISBA | tag.HOMELAND
    several = text.tags[subject.first] & (tag.SAME | tag.SOMEBODY)  # «عدد من مكونات المجتمع»
    return (
        bool(head & (tag.COMMON | (tag.POSSESSED if more else 0)))
        and not several
        and not head & known
        and not _are_people(text, subject.head)
    )


def _are_people(text: Text, index: int) -> bool:
    """«الإسلاميون», «مهتمون»: what forms its plural in ون is people; «القانون», «المليون» are too short."""
    stem = text.types[index].stem
    return len(stem) > _LONGEST_THING and stem.endswith(_PEOPLE) and (stem[0] == "م" or stem.endswith("يون"))


_LONGEST_THING = 5
_PEOPLE = ("ون",)
