"""A verb that tells a meeting by itself: «التقى», «استقبل», «زار», «وصل إلى»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qawl.find.meetings.cast import Cast
from qawl.find.meetings.doers import disagrees, part_of, subject_of, two_posts
from qawl.find.meetings.hits import Hit, Hits
from qawl.find.meetings.places import is_unplaced, named_after, thing_visited
from qawl.find.meetings.scene import (
    LEAVES,
    SIDES,
    Scene,
    between_them,
    is_delegation,
    led_by,
    once_each,
)
from qawl.find.meetings.somebody import Lead, Piece, Walk
from qawl.find.meetings.travellers import is_no_visit, is_thing, takes_in
from qawl.find.meetings.walk import walk_clause
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind, Participant
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def read_verb(text: Text, lookup: Lookup, hits: Hits, cast: Cast, hit: Hit, kind: MeetingKind) -> Scene | None:
    """What the clause of the verb says; None where it tells no meeting."""
    at, form, roles = hit.at, hit.form, hit.form.word.roles
    if _is_used_otherwise(text, lookup, hit):
        return None
    goes, wants = roles in ("guest", "traveller"), _ROOM[roles] - form.pronoun
    walk = walk_clause(text, lookup, hits, at + 1, text.sentence_end(at), goes=goes, wants=wants)
    led = roles in _LED and any(one.lead in (Lead.WITH, Lead.BY) for one in walk.pieces)
    bare = _without_posts(text, [one for one in walk.pieces if one.lead is Lead.BARE and one.verb < 0], led=led)
    if len(bare) == 1 and len(walk.pieces) == 1 and roles in ("host", "sides") and not form.pronoun:
        bare = two_posts(text, bare[0])
    if (
        roles in ("guest", "traveller")
        and not bare
        and is_thing(text, at + 1)
        and not (walk.places and form.word.roles == "guest")
    ):
        return None  # «وصل عددها إلى عشرة»
    leaves = form.word.lemma == LEAVES
    if leaves:
        walk.places = [one for one in walk.places if _leads_to(text, lookup, at, one[0])]
    if roles == "traveller" and _arrives_elsewhere(text, lookup, walk, at, leaves=leaves):
        return None
    who, subject, first, objects = subject_of(text, lookup, cast, hit, walk, bare)
    who += between_them(cast, text, walk)
    if form.pronoun:
        gender = "f" if text.types[at].bare.endswith("ها") else "m"
        who += [cast.known(one, part_of(roles, subject=False)) for one in cast.meant(at, gender=gender, number="s")]
    place = walk.places[0] if walk.places else None
    if roles == "traveller":
        place = place or _state_behind(text, walk)
    if roles in ("guest", "traveller"):
        place, objects = _destination(text, objects, place, roles)
        titled = subject is not None and bool(text.tags[subject.head] & (tag.TITLE | tag.HONORIFIC))
        if place is None and roles == "guest" and not objects and (titled or any(map(cast.has_post, who))):
            behind = subject.end if subject is not None and subject.first > at else at + 1
            place = thing_visited(text, lookup, behind, text.sentence_end(at))
            walk.end = max(walk.end, place[1] if place else 0)
        sent = subject is not None and is_delegation(text, lookup, subject.head) and roles == "guest"
        if place is None and not sent and (roles == "traveller" or not objects):
            return None
    if roles == "topic" and _are_two(text, lookup, walk):
        objects = objects[:1]
    elif roles == "topic":
        objects = []
    if roles != "traveller":
        who += [one for mention in objects for one in cast.participants(mention, part_of(roles, subject=False))]
    who = once_each([*who, *led_by(cast, walk.pieces, _LEADS[roles])])
    sits = form.word.alone and subject is not None and bool(text.tags[subject.head] & (tag.BODY | tag.BODY_NAME))
    its = at > 0 and text.tags[at - 1] & tag.THAT and text.types[at - 1].bare.endswith(_HIS)
    itself = its and subject is None and len(who) == 1 and not cast.is_person(who[0])
    sits = sits or (form.word.alone and bool(itself))  # «أعلنت اللجنة أنها ستجتمع»
    if not _suffices(
        text,
        lookup,
        roles,
        walk,
        who,
        subject,
        own=form.own,
        sits=sits,
        two=form.number == "d" and (len(who) > 1 or len(cast.named_before(at)) > 1),
        many=form.number == "p",
        object_=form.pronoun,
    ):
        return None
    official = any(map(cast.has_post, who))
    if form.word.posted and not _is_posted(text, form, subject, official=official):
        return None  # «تفقد الشركة ثقة المستثمرين»
    if roles in ("guest", "traveller") and is_no_visit(
        text, lookup, roles, subject, who, place, walk.end, official=official
    ):
        return None
    if roles == "host" and takes_in(text, lookup, subject, objects):
        return None  # «استقبل المركز المصابين»
    if roles in ("guest", "traveller") and _is_delegation(text, lookup, subject):
        kind = MeetingKind.DELEGATION
    if roles == "topic" and any(
        text.types[i].bare in lookup.classes["telephone"]
        for i in range(at, min(text.sentence_end(at), walk.end + _ON_PHONE))
    ):
        kind = MeetingKind.CALL
    if subject is not None and who:
        cast.subject = at, who[0]
    if subject is not None and subject.kind is HopKind.PERSON:
        cast.latest = form.word.lemma, who[0]
    return Scene(kind, first, max(walk.end, at + 1), tuple(who), place, walk.agenda, tuple(walk.holds))


_HIS = ("\u0647", "\u0647\u0627")


def _without_posts(text: Text, pieces: Sequence[Piece], *, led: bool) -> list[Mention]:
    """«التقى الأمير سالم الدفلى ولي العهد وزير الدفاع في الزاهرة السفير مروان الزعفراني»: his posts are nobody else.

    `led`: the other side stands behind «مع» or ب.
    """
    posts = [
        one
        for one in pieces[1:]
        if one.mention.name == (one.mention.first, one.mention.end)
        and text.tags[one.mention.head] & tag.TITLE
        and not (one.joined or one.mention.plural)
    ]
    named = sum(one.mention.kind is HopKind.PERSON and not one.joined for one in pieces) - len(posts) + led
    return [one.mention for one in pieces if named < _SIDES or one not in posts]


_SIDES = 2
_LED = ("sides", "reach", "topic")


def _is_used_otherwise(text: Text, lookup: Lookup, hit: Hit) -> bool:
    """«أن يلتقيا في نقطة ما», «بحثا عن حل», «الدعوة التي توجهها الحكومة»."""
    at, form, roles = hit.at, hit.form, hit.form.word.roles
    if form.pronoun and roles in ("pair", "traveller"):
        return True
    if roles == "reach" and at and text.types[at - 1].bare in lookup.classes["whatever"]:
        return True  # «وما يتصل بها»
    ahead = [kind.bare for kind in text.types[at + 1 : at + 3]]
    if roles == "host" and (_recalls(text, lookup, at) or _is_by_crowd(text, lookup, at)):
        return True
    if len(ahead) > 1 and ahead[0] in lookup.classes["in"] and ahead[1] in lookup.classes["no place"]:
        return True
    if roles == "topic" and form.number == "d" and form.tense == "past" and _is_paper(text, at):
        return True
    return roles == "topic" and bool(ahead) and ahead[0] in lookup.classes["search"]


def _is_paper(text: Text, at: int) -> bool:
    """«ألقت بحثا أثبت …», «نشر بحثا جديدا»: no two who discuss."""
    if at + 1 >= len(text.types) or not text.types[at].bare.endswith(_ALIF):
        return False
    ahead = text.types[at + 1]
    return bool(text.tags[at + 1] & (tag.VERB | tag.CUE)) or (
        ahead.bare.endswith(_ALIF) and not text.tags[at + 1] & tag.PLACE
    )


_ALIF = "\u0627"


def _arrives_elsewhere(text: Text, lookup: Lookup, walk: Walk, at: int, *, leaves: bool) -> bool:
    """«وصل إلى قناعة بأن الحرب في الزاهرة انتهت»: what stands behind «إلى» is no place."""
    if not walk.places:
        return leaves  # «غادر الوزير القاعة»
    first = walk.places[0][0]
    if leaves and text.tags[first] & tag.POSSESSED:
        return True  # «وغادر إلى فندقه»
    # «المبعوث إلى تيماران سالم الدفلى إلى الزاهرة»: the last of them leads to the place
    to = max((index for index in range(at + 1, first) if text.types[index].bare in lookup.classes["to"]), default=-1)
    return to >= 0 and not _is_near(text, to, first)


def _leads_to(text: Text, lookup: Lookup, at: int, place: int) -> bool:
    """«غادر الوزير الزاهرة متوجها إلى ريدانة»: where he goes, and not what he leaves."""
    return any(
        text.types[index].bare in lookup.classes["to"] and _is_near(text, index, place)
        for index in range(at + 1, place)
    )


def _is_near(text: Text, to: int, place: int) -> bool:
    """«إلى العاصمة الفلانية، الزاهرة»."""
    commas = sum(1 for index in range(to, place) if text.tags[index] & tag.COMMA)
    return place - to - commas <= _BEHIND_TO


_BEHIND_TO = 3


def _recalls(text: Text, lookup: Lookup, at: int) -> bool:
    """«استدعت الحكومة سفيرها»: whoever calls his own envoy home receives nobody."""
    end = min(text.sentence_end(at), at + _SUBJECT)
    return any(text.types[index].bare in lookup.classes["recalled"] for index in range(at + 1, end))


def _is_by_crowd(text: Text, lookup: Lookup, at: int) -> bool:
    """«استقبلها مئات من الأنصار»: a welcome."""
    return at + 1 < text.sentence_end(at) and text.types[at + 1].stem in lookup.crowd


_SUBJECT = 5
"""Tokens behind the verb in which its subject ends."""
_ROOM = {"sides": 2, "reach": 1, "pair": 2, "host": 2, "topic": 1, "traveller": 1, "guest": 2}
"""For how many phrases that nothing leads to the verb has room, by its roles."""
_ON_PHONE = 5
"""Tokens behind the clause in which it is still said that they spoke by telephone."""
_LEADS: Mapping[str, frozenset[Lead]] = {
    "sides": SIDES | {Lead.BY},
    "reach": SIDES | {Lead.BY},
    "pair": SIDES,
    "host": SIDES,
    "topic": frozenset({Lead.WITH}),
    "traveller": frozenset({Lead.WITH, Lead.PRESENCE}),
    "guest": frozenset({Lead.PRESENCE}),
}
"""What leads to somebody who takes part, by the roles of the verb."""


def _is_posted(text: Text, form: MeetingForm, subject: Mention | None, *, official: bool) -> bool:
    if subject is None:
        return official
    bits = text.tags[subject.head]
    his = bits & tag.HONORIFIC and bits & tag.POSSESSED  # «تفقد سموه المستشفى»
    return (official or bool(bits & tag.TITLE or his)) and not disagrees(subject, form)


def _destination(
    text: Text, objects: Sequence[Mention], place: tuple[int, int] | None, roles: str
) -> tuple[tuple[int, int] | None, list[Mention]]:
    """Where somebody goes: «زار القاهرة», «وصل إلى القاهرة»."""
    rest: list[Mention] = []
    for mention in objects:
        if place is not None and mention.first < place[1]:
            continue
        unlisted = mention.kind is not HopKind.PERSON and is_unplaced(text, mention.head, len(text.tags))
        first = place is None or bool(text.tags[place[0]] & tag.CONJ)
        if first and (text.tags[mention.head] & tag.PLACE or (place is None and unlisted)):
            place = mention.name
        elif mention.kind is HopKind.PERSON:
            rest.append(mention)
        elif place is None and mention.kind is HopKind.BODY and roles == "guest":
            begin, end = mention.name  # «زار السفير شركة الكهرباء»
            place = begin, named_after(text, begin, end, text.sentence_end(begin))
    return place, rest


def _state_behind(text: Text, walk: Walk) -> tuple[int, int] | None:
    """«وصل الوزير إلى جمهورية تيماران»: a state, which is somebody elsewhere."""
    led = (piece.mention.name for piece in walk.pieces if piece.lead is Lead.TO)
    return next((name for name in led if any(text.tags[at] & tag.PLACE for at in range(*name))), None)


def _suffices(
    text: Text,
    lookup: Lookup,
    roles: str,
    walk: Walk,
    who: Sequence[Participant],
    subject: Mention | None,
    *,
    own: bool,
    sits: bool,
    two: bool,
    many: bool,
    object_: bool,
) -> bool:
    if roles in ("guest", "traveller"):
        return bool(who)
    if roles == "topic" and subject is not None and not object_ and len(who) > 1 and _counts_two(who, walk):
        return True  # «بحث الجانبان الفلاني والفلاني الملف»
    told = bool(walk.pieces) and walk.pieces[0].mention.kind is HopKind.PERSON and walk.pieces[0].lead is Lead.WITH
    if roles == "topic" and two and subject is None and len(who) > 1:
        return True  # «أن فلانا وفلانا بحثا ملف الأسرى»
    if roles == "topic" and subject is not None and not object_ and len(who) > 1 and _are_two(text, lookup, walk):
        return True
    if roles == "topic" and (
        (subject is None and not own and not told) or not any(piece.lead is Lead.WITH for piece in walk.pieces)
    ):
        return False
    if roles in ("pair", "topic", "reach"):
        return len(who) > 1
    if len(who) > 1:
        return True
    plural = sits or (subject is not None and subject.plural)
    led = many and any(  # «… اجتمعوا بوفد», but «يجتمعون مع عائلاتهم»
        piece.lead in (Lead.WITH, Lead.BY) and not text.tags[piece.mention.head] & tag.POSSESSED
        for piece in walk.pieces
    )
    return bool(who) and (plural or led) and roles == "sides"


def _counts_two(who: Sequence[Participant], walk: Walk) -> bool:
    """Whether the first phrase of the clause stands for all of them."""
    first = walk.pieces[0].mention if walk.pieces and walk.pieces[0].lead is Lead.BARE else None
    return first is not None and first.plural and not any(piece.lead is Lead.WITH for piece in walk.pieces)


def _are_two(text: Text, lookup: Lookup, walk: Walk) -> bool:
    """«بحث فلان ونظيره فلان الملف»: two persons are the subject."""
    two = walk.pieces[:2]
    return (
        len(two) > 1
        and two[1].joined
        and all(one.lead is Lead.BARE for one in two)
        and bool(text.tags[two[0].mention.head] & _NAMED)
        and two[0].mention.kind is HopKind.PERSON
        and not two[0].mention.plural
        and _is_second(text, lookup, two[1].mention)
    )


def _is_second(text: Text, lookup: Lookup, mention: Mention) -> bool:
    """«… ونظيره», «… ووفد من البنك»."""
    person = mention.kind is HopKind.PERSON and bool(text.tags[mention.head] & _NAMED)
    return person or is_delegation(text, lookup, mention.head)


_NAMED = tag.TITLE | tag.GIVEN | tag.HONORIFIC


def _is_delegation(text: Text, lookup: Lookup, subject: Mention | None) -> bool:
    return subject is not None and is_delegation(text, lookup, subject.head)
