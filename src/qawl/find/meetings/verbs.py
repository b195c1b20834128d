"""A verb that tells a meeting by itself: «التقى», «استقبل», «زار», «وصل إلى»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qawl.find.meetings.cast import Cast
from qawl.find.meetings.hits import Hit, Hits
from qawl.find.meetings.places import is_unplaced
from qawl.find.meetings.scene import (
    SIDES,
    Scene,
    between_them,
    clause_begin,
    dropped_subject,
    is_delegation,
    led_by,
    once_each,
    subject_before,
)
from qawl.find.meetings.somebody import Lead, Walk
from qawl.find.meetings.walk import walk_clause
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind, Part, Participant
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text


def read_verb(text: Text, lookup: Lookup, hits: Hits, cast: Cast, hit: Hit, kind: MeetingKind) -> Scene | None:
    """What the clause of the verb says; None where it tells no meeting."""
    at, form, roles = hit.at, hit.form, hit.form.word.roles
    if form.pronoun and roles == "pair":
        return None
    ahead = text.types[at + 1 : at + 3]
    if len(ahead) > 1 and ahead[0].bare in lookup.classes["in"] and ahead[1].bare in lookup.classes["no place"]:
        return None  # «أن يلتقيا في نقطة ما»
    walk = walk_clause(text, lookup, hits, at + 1, text.sentence_end(at), goes=roles in ("guest", "traveller"))
    bare = [piece.mention for piece in walk.pieces if piece.lead is Lead.BARE and piece.verb < 0]
    if len(bare) == 1 and len(walk.pieces) == 1 and roles in ("host", "sides") and not form.pronoun:
        bare = _two_posts(text, bare[0])
    who, subject, first, objects = _subject(text, lookup, cast, hit, walk, bare)
    who += between_them(cast, text, walk)
    if form.pronoun:
        gender = "f" if text.types[at].bare.endswith("ها") else "m"
        who += [cast.known(one, _part(roles, subject=False)) for one in cast.meant(at, gender=gender, number="s")]
    place = walk.places[0] if walk.places else None
    if roles in ("guest", "traveller"):
        place, objects = _destination(text, objects, place, roles)
        if place is None and (roles == "traveller" or not objects):
            return None
    if roles not in ("topic", "traveller"):
        who += [one for mention in objects for one in cast.participants(mention, _part(roles, subject=False))]
    who = once_each([*who, *led_by(cast, walk.pieces, _LEADS[roles])])
    sits = form.word.alone and subject is not None and bool(text.tags[subject.head] & (tag.BODY | tag.BODY_NAME))
    if not _suffices(roles, walk, who, subject, own=form.own, sits=sits, many=form.number == "p"):
        return None
    if roles == "traveller" and subject is not None and not _travels(text, lookup, subject):
        return None  # «يصل الدعم إلى القرى»
    if roles in ("guest", "traveller") and _is_delegation(text, lookup, subject):
        kind = MeetingKind.DELEGATION
    if roles == "topic" and any(text.types[i].bare in lookup.classes["telephone"] for i in range(at, walk.end)):
        kind = MeetingKind.CALL
    return Scene(kind, first, max(walk.end, at + 1), tuple(who), place, walk.agenda, tuple(walk.holds))


_LEADS: Mapping[str, frozenset[Lead]] = {
    "sides": SIDES | {Lead.BY},
    "reach": SIDES | {Lead.BY},
    "pair": SIDES,
    "host": SIDES,
    "topic": frozenset({Lead.WITH}),
    "traveller": frozenset({Lead.WITH}),
    "guest": frozenset(),
}
"""What leads to somebody who takes part, by the roles of the verb."""


def _subject(
    text: Text, lookup: Lookup, cast: Cast, hit: Hit, walk: Walk, bare: list[Mention]
) -> tuple[list[Participant], Mention | None, int, list[Mention]]:
    """Who does it, by whose phrase, where the clause begins, and the phrases that are left for objects."""
    at, form, first = hit.at, hit.form, clause_begin(text, hit.at)
    part = _part(form.word.roles, subject=True)
    if form.own:
        return cast.self_at(at, part), None, first, bare
    if not _asked(text, form.word.roles, walk, bare, form):
        return cast.participants(bare[0], part), bare[0], first, bare[1:]
    his = at > 0 and text.tags[at - 1] & tag.THAT and text.types[at - 1].bare.endswith(_HIS)
    if his and (speaker := cast.self_at(at, part)):
        return speaker, None, first, bare  # «كشف أنه سيتوجه إلى الزاهرة»
    before = (
        _delegation_far(text, lookup, first)
        or subject_before(text, first, form)
        or _delegation_before(text, lookup, first)
    )
    if before is not None:
        return cast.participants(before[0], part), before[0], before[1], bare
    if bare and bare[0].plural and form.word.roles == "sides":
        return cast.participants(bare[0], part), bare[0], first, bare[1:]  # «يلتقي الوزراء غدا»
    return [cast.known(one, part) for one in dropped_subject(cast, at, form)], None, first, bare


_HIS = ("\u0647", "\u0647\u0627")


def _two_posts(text: Text, mention: Mention) -> list[Mention]:
    """«استقبل وزير الخارجية الفلاني سفير المملكة»: subject and object where both are posts and neither is named."""
    if mention.name != (mention.first, mention.end) or not text.tags[mention.head] & tag.TITLE:
        return [mention]
    for at in range(mention.head + 2, mention.end):
        opens = text.tags[at] & tag.TITLE and not text.tags[at] & (tag.DEFINITE | tag.CONJ | tag.PREFIXED)
        if opens and text.tags[at - 1] & tag.NISBA:
            both = read_mention(text, mention.first, at), read_mention(text, at, mention.end)
            return [one for one in both if one is not None] if None not in both else [mention]
    return [mention]


def _asked(text: Text, roles: str, walk: Walk, bare: Sequence[Mention], form: MeetingForm) -> bool:
    """Whether the subject must be looked for before the verb: nobody behind it is left to be one."""
    if not bare or _disagrees(bare[0], form):
        return True
    if roles in ("guest", "traveller") and len(bare) == 1 and text.tags[bare[0].head] & tag.PLACE:
        return not walk.places  # «أن الوفد سيزور الزاهرة»
    if form.word.alone and text.tags[bare[0].head] & (tag.BODY | tag.BODY_NAME):
        return False  # «يجتمع المجلس»
    if roles in ("sides", "pair", "host") and len(bare) == 1 and not form.pronoun:
        return not any(piece.lead in (Lead.WITH, Lead.BY, Lead.BETWEEN) for piece in walk.pieces)
    return False


def _disagrees(mention: Mention, form: MeetingForm) -> bool:
    """«يلتقي خلالها رئيسة الوزراء»: a verb of the other gender, whose object she is."""
    if mention.kind is not HopKind.PERSON or mention.role is None or mention.plural or form.number != "s":
        return False
    return form.gender in ("m", "f") and mention.feminine != (form.gender == "f")


def _delegation_before(text: Text, lookup: Lookup, verb: int) -> tuple[Mention, int] | None:
    """«إن وفدين أمنيين وصلا»."""
    for at in range(verb - 1, max(text.sentence_start(verb), verb - 5) - 1, -1):
        if text.tags[at] & (tag.THAT | tag.COMMA | tag.PREPOSITION):
            return None
        if is_delegation(text, lookup, at):
            return Mention(at, verb, (at, verb), None, HopKind.BODY, False, False, at), at
    return None


def _delegation_far(text: Text, lookup: Lookup, verb: int) -> tuple[Mention, int] | None:
    """«إن وفدا أمنيا يضم عشرة خبراء، سيزور الزاهرة»: it opens the clause that «أن» or the sentence begins."""
    floor = max(text.sentence_start(verb), verb - _FAR)
    at = next((at + 1 for at in range(verb - 1, floor, -1) if text.tags[at] & tag.THAT), floor)
    if not is_delegation(text, lookup, at):
        return None
    stops = tag.COMMA | tag.VERB | tag.PREPOSITION
    end = next((index for index in range(at + 1, verb) if text.tags[index] & stops), verb)
    end = min(end, at + _LONGEST_DELEGATION)
    return Mention(at, end, (at, end), None, HopKind.BODY, False, False, at), at


_FAR = 30
_LONGEST_DELEGATION = 4


def _destination(
    text: Text, objects: Sequence[Mention], place: tuple[int, int] | None, roles: str
) -> tuple[tuple[int, int] | None, list[Mention]]:
    """Where somebody goes: «زار القاهرة», «وصل إلى القاهرة»."""
    rest: list[Mention] = []
    for mention in objects:
        unlisted = mention.kind is not HopKind.PERSON and is_unplaced(text, mention.head, len(text.tags))
        if place is None and (text.tags[mention.head] & tag.PLACE or unlisted):
            place = mention.name
        elif mention.kind is HopKind.PERSON:
            rest.append(mention)
    return place, rest


def _suffices(
    roles: str, walk: Walk, who: Sequence[Participant], subject: Mention | None, *, own: bool, sits: bool, many: bool
) -> bool:
    if roles in ("guest", "traveller"):
        return bool(who)
    told = bool(walk.pieces) and walk.pieces[0].mention.kind is HopKind.PERSON and walk.pieces[0].lead is Lead.WITH
    if roles == "topic" and (
        (subject is None and not own and not told) or not any(piece.lead is Lead.WITH for piece in walk.pieces)
    ):
        return False
    if roles in ("pair", "topic", "reach"):
        return len(who) > 1
    if len(who) > 1:
        return True
    plural = subject is not None and (subject.plural or sits)
    led = many and any(piece.lead in (Lead.WITH, Lead.BY) for piece in walk.pieces)  # «… اجتمعوا بوفد»
    return bool(who) and (plural or led) and roles == "sides"


def _part(roles: str, *, subject: bool) -> Part:
    match roles:
        case "host":
            return Part.HOST if subject else Part.GUEST
        case "guest" | "traveller":
            return Part.GUEST if subject else Part.HOST
        case _:
            return Part.BOTH_SIDES


def _travels(text: Text, lookup: Lookup, subject: Mention) -> bool:
    """Whether a person goes, or people that are sent."""
    if subject.kind is HopKind.PERSON or subject.plural or is_delegation(text, lookup, subject.head):
        return True
    return bool(text.tags[subject.head] & (tag.BODY | tag.BODY_NAME | tag.TITLE | tag.UNNAMED))


def _is_delegation(text: Text, lookup: Lookup, subject: Mention | None) -> bool:
    return subject is not None and is_delegation(text, lookup, subject.head)
