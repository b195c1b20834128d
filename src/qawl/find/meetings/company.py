"""Who stands behind a noun that names a meeting, and where it is: genitives, «مع», «بين», and whoever is visited."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.meetings.cast import Cast
from qawl.find.meetings.holds import may_meet
from qawl.find.meetings.scene import (
    GOING,
    LEAVES,
    SIDES,
    between_them,
    dropped_subject,
    is_delegation,
    is_place,
    led_by,
)
from qawl.find.meetings.somebody import SOMEBODY, Lead, Piece, Walk, is_listed
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind, Part, Participant
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def nations_behind(text: Text, at: int) -> list[Participant]:
    """«القمة الفلانية الفلانية»: each side by the word that the article has for it."""
    found: list[int] = []
    for index in range(at + 1, min(at + _LONGEST_NAME, text.sentence_end(at))):
        if text.tags[index] & tag.NISBA and text.tags[index] & tag.DEFINITE and not text.tags[index] & tag.CONJ:
            found.append(index)
        elif (found and not text.tags[index] & tag.DASH) or (not found and not text.tags[index] & tag.DEFINITE):
            break
    spans = [
        text.span(index, index + 1 + (index + 1 in found and _is_half(text, index + 1)))
        for index in found
        if not _is_half(text, index)
    ]
    return [Participant(one.of(text.raw), one, None, Part.BOTH_SIDES) for one in spans] if len(spans) > 1 else []


def _is_half(text: Text, index: int) -> bool:
    """«الكورية الشمالية»: which half of a nation."""
    return text.types[index].stem in _HALVES


_HALVES = frozenset(("\u0634\u0645\u0627\u0644\u064a\u0647", "\u062c\u0646\u0648\u0628\u064a\u0647"))
"""«شمالية», «جنوبية»."""


_LONGEST_NAME = 8


def company_behind(
    text: Text,
    lookup: Lookup,
    cast: Cast,
    walk: Walk,
    form: MeetingForm,
    kind: MeetingKind,
    venue: tuple[int, int] | None,
    holds: Sequence[tuple[int, MeetingForm]],
    *,
    attended: bool,
    alone: bool,
    placed: bool,
) -> list[Participant]:
    """Who stands behind the noun: in the genitive, behind «مع» and «بين», behind a verb of the meeting's own clause."""
    lent = {place for place, held in walk.holds if held.word.roles in _LENT}
    bare = [piece for piece in walk.pieces if piece.lead is Lead.BARE and piece.mention.name != venue]
    bare = [piece for piece in bare if piece.verb not in lent or not _is_seat(text, lookup, piece.mention)]
    if form.definite and not form.pronoun and not attended:
        bare = [piece for piece in bare if piece.verb >= 0]  # no genitive stands behind a noun with its article
    received = form.word.received
    bare = [piece for piece in bare if piece is walk.pieces[0] or received or _may_join(text, piece)]
    if kind is MeetingKind.SUMMIT:  # «قمة رأسه»
        bare = [piece for piece in bare if text.tags[piece.mention.head] & SOMEBODY]
    going = kind in GOING
    if going:
        bare = [piece for piece in bare if not is_place(text, piece.mention)]
    if going and venue is not None:
        bare = [piece for piece in bare if not piece.joined]  # «زيارة مركز صحي ومدرسة»
    who = [
        one
        for piece in (_travelling(bare) if going else bare)
        for one in cast.participants(piece.mention, Part.BOTH_SIDES)
    ]
    if going:
        who = (who if alone else []) + _hosts(cast, walk) + _sent(text, lookup, cast, walk)
        if alone and not who and walk.loose and placed and may_meet(text, walk.loose[0]):
            who.append(cast.participant(walk.loose[0], Part.GUEST))
    if received:
        who += led_by(cast, walk.pieces[1:2], {Lead.FOR})
    who += between_them(cast, text, walk)
    who += led_by(cast, walk.pieces, _leads(walk, kind, holds)) + _sitting(cast, walk, kind, called=form.word.called)
    who += [cast.participant(piece.mention, Part.MEDIATOR) for piece in walk.pieces if piece.lead is Lead.CARE]
    return who + _holder_behind(text, cast, walk)


_LENT = ("host", "place")
"""«القمة التي تستضيفها الزاهرة»: of what its subject is to the meeting, a place."""


def _is_seat(text: Text, lookup: Lookup, mention: Mention) -> bool:
    return is_place(text, mention) or text.types[mention.head].stem in lookup.seats


def _may_join(text: Text, piece: Piece) -> bool:
    """«لقاء كوشنر وغرينبلات»: a list knows it, or و joins a name to one."""
    return is_listed(text, piece.mention) or (piece.joined and piece.mention.kind is HopKind.PERSON)


def _travelling(bare: Sequence[Piece]) -> list[Piece]:
    """The first, and persons whom و joins to it: whatever else stands there is visited."""
    joined = [piece for piece in bare[1:2] if piece.joined and piece.mention.kind is HopKind.PERSON]
    return [*bare[:1], *joined]


def _sitting(cast: Cast, walk: Walk, kind: MeetingKind, *, called: bool) -> list[Participant]:
    """«اجتماع لمجلس الشورى», «الاجتماع المقبل لوزراء الدفاع»: whose meeting it is."""
    if kind in GOING or called or not walk.pieces or walk.pieces[0].lead is not Lead.FOR:
        return []
    first = walk.pieces[0]
    joined = [piece for piece in walk.pieces[1:] if piece.joined and piece.lead is Lead.FOR]
    return [one for piece in (first, *joined) for one in cast.participants(piece.mention, Part.BOTH_SIDES)]


def _leads(walk: Walk, kind: MeetingKind, holds: Sequence[tuple[int, MeetingForm]]) -> frozenset[Lead]:
    """What leads to somebody who takes part in a meeting of this kind."""
    if kind in GOING:
        return frozenset({Lead.PRESENCE})
    if kind is MeetingKind.CALL:
        return SIDES | {Lead.FROM, Lead.BY}
    if kind is MeetingKind.SESSION:
        return SIDES | {Lead.TO}  # «إحاطة إلى مجلس الشورى», «جلسة أمام اللجنة»
    gathers = any(held.word.roles == "around" for _, held in (*walk.holds, *holds))
    return SIDES | {Lead.BY} if gathers or kind is MeetingKind.MEETING else SIDES


def _holder_behind(text: Text, cast: Cast, walk: Walk) -> list[Participant]:
    """«الاجتماع الذي عقده مع …»: the pronoun's verb drops its subject; «القمة التي جمعته بفلان»: he is one of them."""
    for place, form in walk.holds:
        if form.pronoun and form.word.roles == "around":
            return gathered(text, cast, place)
        named = any(piece.lead is Lead.BARE and piece.verb == place for piece in walk.pieces)
        if form.own:
            return cast.self_at(place, Part.BOTH_SIDES)
        if form.pronoun and not named and form.word.roles == "side":
            return [cast.known(one, Part.BOTH_SIDES) for one in dropped_subject(cast, place, form)]
    return []


def gathered(text: Text, cast: Cast, verb: int) -> list[Participant]:
    """«جمعته», «جمعتهما»: whom the pronoun on the verb stands for."""
    word = text.types[verb].bare
    gender, number = ("f" if word.endswith(_HER) else "m"), ("d" if word.endswith(_OF_TWO) else "s")
    return [cast.known(one, Part.BOTH_SIDES) for one in cast.meant(verb, gender=gender, number=number)]


_HER, _OF_TWO = "\u0647\u0627", "\u0647\u0645\u0627"


def venue_of(text: Text, lookup: Lookup, walk: Walk, kind: MeetingKind) -> tuple[int, int] | None:
    """«محادثات الزاهرة», «زيارة الزاهرة»: the place that hangs on the noun is where it is."""
    mention = walk.pieces[0].mention
    if kind in GOING and mention.kind is not HopKind.PERSON:
        if text.types[mention.head].stem in lookup.venues:
            return mention.name
        if mention.kind is HopKind.BODY and not is_place(text, mention) and not _goes_there(text, lookup, walk):
            return mention.name  # «زيارة المصانع»
    if (
        not is_place(text, mention)
        or text.tags[mention.head] & tag.NISBA
        or (mention.end < len(text.tags) and text.tags[mention.end] & tag.CONJ)
    ):
        return None
    return mention.name


def _goes_there(text: Text, lookup: Lookup, walk: Walk) -> bool:
    """«زيارة اللجنة إلى الزاهرة»: the body behind the noun is the one that goes."""
    if is_delegation(text, lookup, walk.pieces[0].mention.head):
        return True
    return any(
        text.types[first].prefix == "ل" or text.types[first - 1].bare in lookup.classes["to"]
        for first, _ in walk.places
    )


def _hosts(cast: Cast, walk: Walk) -> list[Participant]:
    """«زيارة للشيخ فلان»: a person who is visited."""
    return [
        cast.participant(piece.mention, Part.HOST)
        for piece in walk.pieces[:1]
        if piece.lead is Lead.FOR and piece.mention.kind is HopKind.PERSON and piece.mention.role is not None
    ]


def _sent(text: Text, lookup: Lookup, cast: Cast, walk: Walk) -> list[Participant]:
    """«زيارة لوفد حكومي إلى الزاهرة»."""
    first = walk.pieces[0] if walk.pieces else None
    if first is None or first.lead is not Lead.FOR or not is_delegation(text, lookup, first.mention.head):
        return []
    return [cast.participant(first.mention, Part.GUEST)]


def left_behind(text: Text, lookup: Lookup, at: int) -> tuple[int, tuple[int, int]] | None:
    """«غادر الوزير تيماران بعد زيارة»: the verb of leaving before the visit at `at`, and what is left."""
    for verb in range(at - 1, max(text.sentence_start(at), at - _LEFT_BEFORE) - 1, -1):
        if any(form.word.lemma == LEAVES for form in lookup.forms.get(text.types[verb].bare, ())):
            break
    else:
        return None
    leads = (index for index in range(verb + 1, at) if _leads_on(text, lookup, index))
    limit = next(leads, at)
    places = [index for index in range(verb + 1, limit) if text.tags[index] & tag.PLACE]
    return None if not places else (verb, (places[-1], min(limit, text.phrase_ends.get(places[-1], places[-1] + 1))))


_LEFT_BEFORE = 40


def _leads_on(text: Text, lookup: Lookup, index: int) -> bool:
    """«إلى», «بعد», a verb: behind it stands nothing that is left."""
    word = text.types[index].bare
    return any(word in lookup.classes[name] for name in ("to", "after", "in")) or bool(text.tags[index] & tag.VERB)


def goal_of(text: Text, walk: Walk) -> tuple[int, int] | None:
    for piece in walk.pieces:
        led = piece.lead in (Lead.FOR, Lead.TO)
        body = led and piece.mention.kind is HopKind.BODY  # «زيارته لوزارة الدفاع»
        if body or (piece.lead is Lead.BY and is_place(text, piece.mention)):
            return piece.mention.name
    return None
