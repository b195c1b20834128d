"""Who does what a verb of meeting tells: behind the verb, before it, or named in the clause before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qawl.find.meetings.cast import Cast
from qawl.find.meetings.hits import Hit
from qawl.find.meetings.scene import (
    clause_begin,
    delegation_before,
    dropped_subject,
    is_delegation,
    subjects_before,
)
from qawl.find.meetings.somebody import Lead, Walk
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import Part, Participant
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def subject_of(
    text: Text, lookup: Lookup, cast: Cast, hit: Hit, walk: Walk, bare: list[Mention]
) -> tuple[list[Participant], Mention | None, int, list[Mention]]:
    """Who does it, by whose phrase, where the clause begins, and the phrases that are left for objects."""
    at, form, first = hit.at, hit.form, clause_begin(text, hit.at)
    part = part_of(form.word.roles, subject=True)
    if form.own:
        return cast.self_at(at, part), None, first, bare
    if form.word.roles == "topic" and form.number == "d" and len(pair := cast.named_before(at)) > 1:
        return [cast.known(one, part) for _, one in pair], None, pair[0][0], []  # «فلان ونظيره فلان بحثا الملف»
    if form.word.roles == "topic" and form.number == "d" and (two := _two_before(text, first, form)) is not None:
        return [one for mention in two[0] for one in cast.participants(mention, part)], None, two[1], []
    if (host := _on_his_visit(text, lookup, cast, walk, at)) is not None:
        return [host], None, first, bare
    if not _asked(text, lookup, form.word.roles, walk, bare, form):
        return cast.participants(bare[0], part), bare[0], first, bare[1:]
    his = at > 0 and text.tags[at - 1] & tag.THAT and text.types[at - 1].bare.endswith(_HIS)
    if his and (speaker := cast.self_at(at, part)):
        return speaker, None, first, bare  # «كشف أنه سيتوجه إلى الزاهرة»
    resumed = at + 1 < len(text.types) and text.types[at + 1].bare in lookup.classes["on it"]
    if resumed and at > 0 and text.tags[at - 1] & tag.RELATIVE:  # «الفندق الذي اجتمع فيه»
        return [cast.known(one, part) for one in dropped_subject(cast, at, form)], None, first, bare
    sent = _delegation_far(text, lookup, first)
    before = subjects_before(text, first, form) if sent is None else ([sent[0]], sent[1])
    if before is None and (sent := delegation_before(text, lookup, first)) is not None:
        before = [sent[0]], sent[1]
    if before is not None:
        found, begin = before
        return [one for mention in found for one in cast.participants(mention, part)], found[0], begin, bare
    if bare and bare[0].plural and form.word.roles == "sides" and not _is_oblique(text, bare[0]):
        return cast.participants(bare[0], part), bare[0], first, bare[1:]  # «يلتقي الوزراء غدا»
    if form.word.roles == "sides" and form.number == "d" and len(pair := cast.named_before(at)) > 1:
        return [cast.known(one, part) for _, one in pair], None, pair[0][0], bare
    if text.tags[at] & tag.CONJ and (same := cast.subject_in(text.sentence_start(at), at)) is not None:
        return [same], None, first, bare  # «زار الوفد الزاهرة والتقى الوزير»
    also = first > 0 and text.types[first - 1].bare in lookup.classes["also"]
    if also and cast.latest is not None and cast.latest[0] == form.word.lemma:
        return [cast.latest[1]], None, first, bare  # «كما استقبل السفير»
    return [cast.known(one, part) for one in dropped_subject(cast, at, form)], None, first, bare


_HIS = ("\u0647", "\u0647\u0627")


def _two_before(text: Text, first: int, form: MeetingForm) -> tuple[list[Mention], int] | None:
    """«الوزير سالم الدفلى ووفد من البنك يبحثان الملف»: of the two at most one is a person by name."""
    if form.tense == "past":
        return None  # «مناقشة وبحثا» is spelt like «بحثا»
    found = subjects_before(text, first, form)
    return found if found is not None and len(found[0]) > 1 else None


def _on_his_visit(text: Text, lookup: Lookup, cast: Cast, walk: Walk, at: int) -> Participant | None:
    """«وصل سالم إلى الزاهرة في زيارة يلتقي خلالها السفير والوزير»: he does, and nobody who stands behind the verb."""
    if at + 1 >= len(text.types) or text.types[at + 1].bare not in lookup.classes["on it"] or walk.goes:
        return None
    several = [one for one in walk.pieces if one.lead is Lead.BARE and one.verb < 0 and not one.joined]
    return None if len(several) != 1 else cast.subject_in(text.sentence_start(at), at)


def two_posts(text: Text, mention: Mention) -> list[Mention]:
    """«استقبل وزير الخارجية الفلاني سفير المملكة»: subject and object where both are posts and neither is named."""
    if split := _name_and_posts(text, mention):
        return split
    if mention.name != (mention.first, mention.end) or not text.tags[mention.head] & tag.TITLE:
        return [mention]
    for at in range(mention.head + 2, mention.end):
        opens = text.tags[at] & tag.TITLE and not text.tags[at] & (tag.DEFINITE | tag.CONJ | tag.PREFIXED)
        if opens and text.tags[at - 1] & tag.NISBA:
            both = read_mention(text, mention.first, at), read_mention(text, at, mention.end)
            return [one for one in both if one is not None] if None not in both else [mention]
    return [mention]


def _name_and_posts(text: Text, mention: Mention) -> list[Mention]:
    """«يلتقي الدفلى قادة النقابات»: a name and the posts of several are two phrases."""
    role = mention.role
    if role is None or role[0] < mention.name[1] or not text.tags[role[0]] & tag.PLURAL:
        return []
    other = read_mention(text, role[0], mention.end)
    return [] if other is None else [replace(mention, end=mention.name[1], role=None), other]


def _asked(text: Text, lookup: Lookup, roles: str, walk: Walk, bare: Sequence[Mention], form: MeetingForm) -> bool:
    """Whether the subject must be looked for before the verb: nobody behind it is left to be one."""
    if not bare or disagrees(bare[0], form):
        return True
    if roles in ("guest", "traveller") and all(_is_visited(text, lookup, one) for one in bare):
        # «أن الوفد سيزور الزاهرة», «… زار كلا من الزاهرة وريدانة»
        return not walk.places or bool(text.tags[walk.places[0][0]] & tag.CONJ)
    if form.word.alone and text.tags[bare[0].head] & (tag.BODY | tag.BODY_NAME):
        return False  # «يجتمع المجلس»
    if roles in ("sides", "pair", "host") and len(bare) == 1 and not form.pronoun:
        return not any(piece.lead in (Lead.WITH, Lead.BY, Lead.BETWEEN) for piece in walk.pieces)
    return False


def _is_oblique(text: Text, mention: Mention) -> bool:
    """«حيث يلتقي مسؤولين»: the ending of a plural that is no subject."""
    kind = text.types[mention.head]
    return not kind.prefix and not text.tags[mention.head] & tag.DEFINITE and kind.bare.endswith(_OBLIQUE)


_OBLIQUE = "\u064a\u0646"


def _is_visited(text: Text, lookup: Lookup, mention: Mention) -> bool:
    """A place, or a house by the name it bears («زار مستشفى الملك سالم»)."""
    head = mention.head
    house = text.types[head].stem in lookup.called_after and not text.tags[head] & (tag.DEFINITE | tag.TITLE)
    return house or bool(text.tags[head] & tag.PLACE)


def disagrees(mention: Mention, form: MeetingForm) -> bool:
    """«يلتقي خلالها رئيسة الوزراء»: a verb of the other gender, whose object she is."""
    if mention.kind is not HopKind.PERSON or mention.role is None or mention.plural or form.number != "s":
        return False
    return form.gender in ("m", "f") and mention.feminine != (form.gender == "f")


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


def part_of(roles: str, *, subject: bool) -> Part:
    match roles:
        case "host":
            return Part.HOST if subject else Part.GUEST
        case "guest" | "traveller":
            return Part.GUEST if subject else Part.HOST
        case _:
            return Part.BOTH_SIDES
