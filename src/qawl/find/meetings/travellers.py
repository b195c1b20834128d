"""Who goes somewhere without a visit, or is taken in without a meeting: troops, pilgrims, tourists, the injured."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.meetings.scene import is_delegation
from qawl.find.meetings.somebody import SOMEBODY
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention
from qawl.model.meetings import Participant
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


def is_no_visit(
    text: Text,
    lookup: Lookup,
    roles: str,
    subject: Mention | None,
    who: Sequence[Participant],
    place: tuple[int, int] | None,
    end: int,
    *,
    official: bool,
) -> bool:
    """Whether those who go are a crowd, a thing, or at home where they go; the clause of the verb ends at `end`.

    `official`: the clause says what they go there for, or the article what post they hold.
    """
    if roles == "guest":  # «زار آلاف السياح الجزيرة»
        return subject is not None and (
            _is_crowd_word(text, lookup, subject.head) or bool(text.tags[subject.head] & tag.PLACE)
        )
    ward = place is not None and text.types[place[0]].stem == _WARD
    if ward and (subject is None or _is_patient(text, subject)):
        return True  # «وصل الجرحى إلى مستشفى الزاهرة»
    if _is_counted(text, end):
        return True  # «وصل إلى الزاهرة 45 ألف مهاجر»
    if not official and not _has_standing(text, lookup, subject, end):
        return True  # «وتوجه سالم الدفلى إلى الزاهرة للعلاج»
    if subject is None:
        return is_crowd(lookup, who)  # «ووصلت إلى المطار», the troops
    return not _travels(text, lookup, subject) or _comes_home(text, subject, place)


def _is_patient(text: Text, subject: Mention) -> bool:
    """«مواطن», «الجرحى»: somebody of no post."""
    bits = text.tags[subject.head]
    return not bits & (tag.TITLE | tag.HONORIFIC) or bool(bits & tag.UNNAMED and not bits & tag.DEFINITE)


_WARD = "\u0645\u0633\u062a\u0634\u0641\u064a"


def _travels(text: Text, lookup: Lookup, subject: Mention) -> bool:
    """Whether a person goes, or people that are sent; fighters and pilgrims arrive without a visit."""
    if text.types[subject.head].stem in lookup.crowd:
        return False
    if subject.kind is HopKind.PERSON or is_delegation(text, lookup, subject.head):
        return True
    return bool(text.tags[subject.head] & (tag.BODY | tag.BODY_NAME | tag.TITLE | tag.UNNAMED))


def _has_standing(text: Text, lookup: Lookup, subject: Mention | None, end: int) -> bool:
    """Whether a body or a delegation goes, or somebody on a visit: anybody else only travels."""
    if subject is not None and (
        text.tags[subject.head] & _POSTS or is_delegation(text, lookup, subject.head) or subject.role is not None
    ):
        return True
    if subject is not None and any(text.types[at].bare in lookup.classes["royal"] for at in _ranks(text, subject)):
        return True  # «وصل الأمير سالم إلى الزاهرة»
    return any(text.types[at].bare in lookup.forms for at in range(end, min(text.sentence_end(end - 1), end + _ON_A)))


def _ranks(text: Text, subject: Mention) -> range:
    """What stands before the name of somebody, and is no part of it."""
    first = subject.name[0]
    while first > 0 and text.tags[first - 1] & tag.HONORIFIC:
        first -= 1
    return range(first, subject.name[0])


_POSTS = tag.BODY | tag.BODY_NAME | tag.TITLE
_ON_A = 4
"""«وصل إلى الزاهرة في زيارة»: so near behind the clause stands the word of meeting."""


def is_thing(text: Text, index: int) -> bool:
    """A noun right behind the verb that names nobody, no place and no time."""
    bits = text.tags[index] if index < len(text.tags) else 0
    return bool(bits & tag.COMMON) and not bits & (_NO_THING | tag.PREFIXED | tag.CONJ)


_NO_THING = SOMEBODY | tag.TIME | tag.PREPOSITION | tag.NISBA | tag.NUMBER | tag.SUBORDINATOR | tag.AUXILIARY


def _comes_home(text: Text, subject: Mention, place: tuple[int, int] | None) -> bool:
    """«تصل البعثة التونسية إلى تونس»."""
    if place is None or not text.tags[place[0]] & tag.PLACE or place[1] - place[0] > 1:
        return False
    home = text.types[place[0]].stem.rstrip(_ENDINGS)
    nations = (at for at in range(subject.first, subject.end) if text.tags[at] & tag.NISBA)
    return len(home) >= _SHORTEST_HOME and any(text.types[at].stem.startswith(home) for at in nations)


_ENDINGS = "\u0627\u064a\u0647"


_SHORTEST_HOME = 3


def is_crowd(lookup: Lookup, who: Sequence[Participant]) -> bool:
    """Whether the first of them is no more than tourists, fighters, the injured."""
    first = [fold(one.name).split()[0].removeprefix(_THE) for one in who[:1] if one.name.strip()]
    return bool(first) and first[0] in lookup.crowd


def are_visited(text: Text, who: Sequence[Participant]) -> bool:
    """«زيارة صديقاتها», «زيارة الأقارب», «زيارة المعالم»: whom or what somebody visits, and nobody who goes."""
    if len(who) != 1 or who[0].at is None or who[0].post is not None:
        return False
    bits = text.tags[text.token_at(who[0].at.start)]
    if bits & (tag.GIVEN | tag.BODY | tag.BODY_NAME | tag.NISBA):
        return False
    if bits & (tag.UNNAMED | tag.SOMEBODY | tag.HONORIFIC):
        return bool(bits & (tag.POSSESSED | tag.SOMEBODY)) or bits & _MANY == _MANY
    return bool(bits & tag.COMMON and bits & tag.DEFINITE) and not bits & tag.PLACE


_THE = "\u0627\u0644"
_MANY = tag.PLURAL | tag.DEFINITE


_TIME = 4
"""«العام الماضي فقط 2108»: words of time before the number."""


def _is_counted(text: Text, index: int) -> bool:
    until = min(len(text.tags), index + _TIME)
    while index < until and text.tags[index] & tag.TIME and not text.tags[index] & tag.NUMBER:
        index += 1
    if index + 1 < len(text.tags) and not text.tags[index] & (tag.COMMA | tag.STOP | tag.LINE | tag.CONJ):
        index += bool(text.tags[index + 1] & tag.NUMBER and not text.tags[index] & (tag.NUMBER | tag.PREPOSITION))
    bits = text.tags[index] if index < len(text.tags) else 0
    return bool(bits & (tag.NUMBER | tag.NUMERAL)) and not bits & tag.TIME


def takes_in(text: Text, lookup: Lookup, subject: Mention | None, objects: Sequence[Mention]) -> bool:
    """Whether a house takes people in, rather than somebody receiving a guest."""
    if any(is_delegation(text, lookup, one.head) for one in objects):
        return False  # «استقبلت ولاية الزاهرة وفدا»
    if (subject is None or subject.kind is not HopKind.PERSON) and any(
        text.types[one.first].tags & _MANY_OF for one in objects
    ):
        return True  # «إن المنظمة استقبلت 151 مصابا»
    if subject is None and objects and (is_thing(text, objects[0].head) or _is_house(text, lookup, objects[0].head)):
        return True  # «استقبل مستشفى الزاهرة ثلاث حالات»
    if subject is None:
        return bool(objects) and all(_is_crowd_word(text, lookup, one.head) for one in objects)
    house = text.types[subject.head].stem in lookup.venues and not text.tags[subject.head] & (tag.BODY_NAME | tag.TITLE)
    if subject.kind is not HopKind.PERSON and (house or not text.tags[subject.head] & SOMEBODY):
        return True
    if subject.kind is HopKind.PERSON or not objects:
        return False
    return all(_is_crowd_word(text, lookup, one.head) or not text.tags[one.head] & _GUESTS for one in objects)


def _is_house(text: Text, lookup: Lookup, head: int) -> bool:
    house = text.types[head].stem in lookup.venues or text.types[head].stem in lookup.called_after
    return house and not text.tags[head] & (tag.DEFINITE | tag.TITLE | tag.BODY_NAME)


_MANY_OF = tag.NUMBER
_GUESTS = tag.TITLE | tag.HONORIFIC | tag.GIVEN | tag.BODY | tag.BODY_NAME | tag.PLACE


def _is_crowd_word(text: Text, lookup: Lookup, index: int) -> bool:
    stem = text.types[index].stem
    return stem in lookup.crowd or stem.removesuffix(_ENDINGS[0]) in lookup.crowd
