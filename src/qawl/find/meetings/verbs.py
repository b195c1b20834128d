"""A verb that tells a meeting by itself: «التقى», «استقبل», «زار», «وصل إلى»."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.meetings.cast import Cast
from qawl.find.meetings.hits import Hit, Hits
from qawl.find.meetings.places import is_unplaced
from qawl.find.meetings.scene import (
    SIDES,
    Scene,
    between_them,
    clause_begin,
    dropped_subject,
    led_by,
    once_each,
    subject_before,
)
from qawl.find.meetings.walk import Lead, Walk, walk_clause
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind, Part, Participant
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text


def read_verb(text: Text, lookup: Lookup, hits: Hits, cast: Cast, hit: Hit, kind: MeetingKind) -> Scene | None:
    at, form = hit.at, hit.form
    goes = form.word.roles == "guest"
    walk = walk_clause(text, lookup, hits, at + 1, text.sentence_end(at), goes=goes)
    first = clause_begin(text, at)
    bare = [piece.mention for piece in walk.pieces if piece.lead is Lead.BARE and piece.verb < 0]
    roles = form.word.roles
    ask = _asked(roles, walk, bare, form)
    subject: Mention | None = bare[0] if bare else None
    who: list[Participant] = []
    if ask:
        before = subject_before(text, first, form) or _delegation_before(text, lookup, first)
        if before is not None:
            subject, first = before[0], before[1]
            who += cast.participants(subject, _part(roles, subject=True))
        else:
            subject = None
            who += [cast.known(one, _part(roles, subject=True)) for one in dropped_subject(text, cast, at, form)]
        objects = bare
    else:
        objects = bare[1:] if bare else []
        if subject is not None:
            who += cast.participants(subject, _part(roles, subject=True))
    who += between_them(cast, text, walk)
    if form.pronoun and roles == "pair":
        return None
    if form.pronoun:
        gender = "f" if text.types[at].bare.endswith("ها") else "m"
        who += [cast.known(one, _part(roles, subject=False)) for one in cast.meant(at, gender=gender, number="s")]
    place = walk.places[0] if walk.places else None
    if roles in ("guest", "traveller"):
        place, objects = _destination(text, walk, objects, place, roles)
        if place is None and not form.pronoun and roles == "traveller":
            return None
        if place is None and not objects:
            return None
    leads = SIDES if roles != "topic" else frozenset({Lead.WITH})
    if roles in ("reach", "sides"):
        leads = leads | {Lead.BY}
    if roles in ("traveller", "guest"):
        leads = frozenset({Lead.WITH} if roles == "traveller" else ())
    objects = objects if roles not in ("topic", "traveller") else []
    who += [one for mention in objects for one in cast.participants(mention, _part(roles, subject=False))]
    who += led_by(cast, walk.pieces, leads)
    who = once_each(who)
    if not _suffices(text, roles, walk, who, subject):
        return None
    if roles == "traveller" and _is_delegation(text, lookup, subject):
        kind = MeetingKind.DELEGATION
    if roles == "topic" and any(text.types[i].bare in lookup.classes["telephone"] for i in range(at, walk.end)):
        kind = MeetingKind.CALL
    return Scene(kind, first, max(walk.end, at + 1), tuple(who), place, walk.agenda, tuple(walk.holds))


def _asked(roles: str, walk: Walk, bare: Sequence[Mention], form: MeetingForm) -> bool:
    """Whether the subject must be looked for before the verb: nobody behind it is left to be one."""
    if not bare:
        return True
    if roles in ("sides", "pair", "host") and len(bare) == 1 and not form.pronoun:
        return not any(piece.lead in (Lead.WITH, Lead.BY, Lead.BETWEEN) for piece in walk.pieces)
    return False


def _delegation_before(text: Text, lookup: Lookup, verb: int) -> tuple[Mention, int] | None:
    """«إن وفدين أمنيين وصلا»."""
    for at in range(verb - 1, max(text.sentence_start(verb), verb - 5) - 1, -1):
        if text.tags[at] & (tag.THAT | tag.COMMA | tag.PREPOSITION):
            return None
        if text.types[at].bare in lookup.classes["delegation"]:
            return Mention(at, verb, (at, verb), None, HopKind.BODY, False, False, at), at
    return None


def _destination(
    text: Text, walk: Walk, objects: Sequence[Mention], place: tuple[int, int] | None, roles: str
) -> tuple[tuple[int, int] | None, list[Mention]]:
    """Where somebody goes: «زار القاهرة», «وصل إلى القاهرة»."""
    rest: list[Mention] = []
    for mention in objects:
        unlisted = mention.kind is not HopKind.PERSON and is_unplaced(text, mention.head, len(text.tags))
        if roles == "guest" and place is None and (text.tags[mention.head] & tag.PLACE or unlisted):
            place = mention.name
        elif mention.kind is HopKind.PERSON:
            rest.append(mention)
    return place, rest


def _suffices(text: Text, roles: str, walk: Walk, who: Sequence[Participant], subject: Mention | None) -> bool:
    if roles in ("guest", "traveller"):
        return bool(who)
    if roles == "topic" and (subject is None or not any(piece.lead is Lead.WITH for piece in walk.pieces)):
        return False
    if roles in ("pair", "topic", "reach"):
        return len(who) > 1
    if len(who) > 1:
        return True
    plural = subject is not None and subject.plural
    return bool(who) and plural and roles == "sides"


def _part(roles: str, *, subject: bool) -> Part:
    match roles:
        case "host":
            return Part.HOST if subject else Part.GUEST
        case "guest" | "traveller":
            return Part.GUEST if subject else Part.HOST
        case _:
            return Part.BOTH_SIDES


def _is_delegation(text: Text, lookup: Lookup, subject: Mention | None) -> bool:
    return subject is not None and text.types[subject.head].bare in lookup.classes["delegation"]
