"""A noun that names a meeting: whose it is, with whom, where, and on whose occasion it is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qawl.find.meetings.back import does_something
from qawl.find.meetings.cast import Cast, Saying
from qawl.find.meetings.company import company_behind, goal_of, left_behind, nations_behind, venue_of
from qawl.find.meetings.conferences import conference_end, is_on_conference, participle_behind, without_name
from qawl.find.meetings.hits import Hit, Hits
from qawl.find.meetings.holds import REACH, holds_before, is_absent, read_holding
from qawl.find.meetings.scene import (
    GOING,
    Scene,
    clause_begin,
    is_delegation,
    once_each,
)
from qawl.find.meetings.somebody import Lead, Piece, Walk
from qawl.find.meetings.travellers import are_visited, is_crowd
from qawl.find.meetings.walk import walk_clause
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention, read_mention
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind, MeetingStatus, Part, Participant
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text


def read_noun(text: Text, lookup: Lookup, hits: Hits, cast: Cast, hit: Hit, kind: MeetingKind) -> Scene | None:
    """What the clause around the noun says; None where it tells no meeting."""
    at, form = hit.at, _owned(text, lookup, hit)
    holds = holds_before(text, lookup, hits, at)
    if any(is_absent(text, verb, held) or _is_general(text, lookup, verb, held) for verb, held in holds):
        return None
    hung = past_those_in_session(text, lookup, hit) if kind is MeetingKind.SESSION else 0
    start = hung or _behind_adjectives(text, lookup, at)
    limit = at + 1 if not holds and does_something(text, lookup, hit) else text.sentence_end(at)
    start = min(max(start, at + 1 + (form is not hit.form)), limit)
    apart = form.definite and not form.pronoun and _is_occasion(text, lookup, at)
    relative = _RELATIVES[text.types[at].stem.endswith(_FEMININE)] if form.number == "" else ""
    relative = "" if kind is MeetingKind.SUMMIT and form.word.kind is MeetingKind.MEETING else relative
    walk = walk_clause(text, lookup, hits, start, limit, goes=kind in GOING, relative=relative, apart=apart)
    if form.word.called and not (holds or walk.holds):
        sits = participle_behind(text, lookup, at)
        if sits is not None:
            named, walk = walk.pieces, walk_clause(text, lookup, hits, sits + 1, text.sentence_end(at))
            walk.pieces = [*named, *walk.pieces]
        else:
            walk = _walk_on(text, lookup, hits, walk, at, definite=form.definite)
    between = any(piece.lead is Lead.BETWEEN for piece in walk.pieces)
    behind = at + 1
    if form.word.called and not (holds or walk.holds) and not between:
        told = conference_end(text, lookup, walk, at, form, spoke=_said_on(text, cast, at) is not None)
        if told is None:
            return None
        behind, walk.pieces = told, without_name(text, walk)
    if walk.general and not any(held.word.status is MeetingStatus.DENIED for _, held in holds):
        return None
    if form.word.pronoun and (not walk.pieces or _is_welcome(text, at) or _are_crowd(text, lookup, walk)):
        return None  # «الحالات تم استقبالها»
    if form.word.beside and form.pronoun and form.word.weak and not (holds or walk.holds):
        return None  # «المهرجان في دورته الثامنة»
    if form.word.received and not _are_received(text, lookup, walk):
        return None  # «استقبال الضيوف»
    who: list[Participant] = []
    first, place = at, None
    if holds:
        who, first, place = read_holding(text, lookup, hits, cast, holds, at, clause_begin(text, holds[-1][0]))
    genitive = bool(walk.pieces) and walk.pieces[0].lead is Lead.BARE and walk.pieces[0].verb < 0
    venue = venue_of(text, lookup, walk, kind) if genitive and (form.pronoun or not form.definite) else None
    place = place or venue or (walk.places[0] if walk.places else goal_of(text, walk) if kind in GOING else None)
    left = left_behind(text, lookup, at) if kind in GOING and place is None and not (holds or form.definite) else None
    if left is not None:
        first, place = left  # «غادر الوزير تيماران بعد زيارة»
    visited = kind in GOING and form.prefix == "ب" and any(held.tense != "noun" for _, held in holds)
    if form.pronoun and not visited:  # «الدار التي قام بزيارتها»
        who += [cast.known(one, Part.BOTH_SIDES) for one in cast.meant(at, gender=form.gender, number=form.number)]
        alone = form.number == "p" and kind is MeetingKind.MEETING and not (who or holds)
        if alone and (they := _they(text, at)) is not None:
            who.append(cast.participant(they, Part.BOTH_SIDES))
    attended = any(held.word.attends for _, held in holds)
    if form.definite and not form.pronoun and not form.plural and kind not in GOING:
        who += nations_behind(text, at)
    who += company_behind(
        text, lookup, cast, walk, form, kind, venue, holds, attended=attended, alone=not who, placed=place is not None
    )
    if (
        kind in GOING
        and (not holds or form.prefix == "ل")
        and text.types[min(at + 1, len(text.types) - 1)].bare in lookup.classes["sights"]
    ):
        return None  # «برامج تحفز الشباب لزيارة المواقع التاريخية»
    if kind in GOING and (is_crowd(lookup, who) or (place is None and not holds and are_visited(text, who))):
        return None  # «دعا الزوار إلى زيارة القرية», «زيارة الأقارب»
    if kind in GOING and who and holds and holds[-1][1].tense != "noun" and holds[-1][1].word.roles == "side":
        cast.subject = at, who[0]  # «قام سالم بزيارة الزاهرة والتقى السفير»
    finite = any(held.tense != "noun" for _, held in holds)
    on = is_on_conference if form.word.called else _is_occasion
    said = _said_on(text, cast, at) if not finite and on(text, lookup, at) else None
    if said is None and kind is MeetingKind.PRESS_CONF and form.prefix == "ل":
        said = _said_on(text, cast, at)  # «وقال الوزير لمؤتمر صحفي»
    if said is not None:
        who = _with_speaker(cast, who, said, kind, form, at)
        reach = REACH if kind is MeetingKind.PRESS_CONF else _SAID_ON
        reach = 0 if kind in GOING else reach
        between = any(index not in hits.holds for index in hits.between(said.cue, at))
        first = min(first, said.cue) if 0 < at - said.cue < reach and not between else first
    elif kind is MeetingKind.SESSION and not who and not form.plural and _is_occasion(text, lookup, at):
        who = _who_sits(text, lookup, cast, at)
    elif kind is MeetingKind.PRESS_CONF and not who and _is_occasion(text, lookup, at):
        who = _whose_sentence(text, cast, at)
    elif not form.plural and _lacks_one(
        text, lookup, at, form, kind, walk, holds, once_each(who), placed=bool(walk.places)
    ):
        who = [*_whose_sentence(text, cast, at), *who]
    return Scene(
        kind=kind,
        first=first,
        end=max(walk.end, behind, hung),
        participants=tuple(once_each(who)),
        place=place,
        agenda=walk.agenda,
        holds=(*holds, *walk.holds),
        placed=venue is not None,
        between=between,
        with_whom=bool(walk.pieces) and walk.pieces[0].lead is Lead.WITH and walk.pieces[0].verb < 0,
        alone=bool(walk.pronouns),
        called=behind > at + 1,
        said=said,
        sits=kind is MeetingKind.SESSION and bool(who) and said is None and not holds,
    )


def _they(text: Text, at: int) -> Mention | None:
    """«أعلن وزراء المجموعة في ختام اجتماعهم»: the first of whom the sentence speaks as many."""
    for index in range(text.sentence_start(at), at):
        bits = text.tags[index]
        if bits & tag.PLURAL and bits & (tag.TITLE | tag.UNNAMED) and not bits & (tag.PREFIXED | tag.CONJ):
            mention = read_mention(text, index, at)
            return mention if mention is not None and mention.plural else None
    return None


def _owned(text: Text, lookup: Lookup, hit: Hit) -> MeetingForm:
    """«في لقاء له مع السفير», «زيارة لها إلى الزاهرة»: as «لقائه», «زيارتها»."""
    word = text.types[hit.at + 1].bare if hit.at + 1 < text.sentence_end(hit.at) else ""
    if hit.form.pronoun or hit.form.definite or word not in lookup.classes["of his"]:
        return hit.form
    gender, number = ("f" if word.endswith(_HERS) else "m"), ("p" if word.endswith(_THEIRS) else "s")
    return replace(hit.form, pronoun=True, gender=gender, number="d" if word.endswith(_OF_TWO) else number)


_HERS, _THEIRS, _OF_TWO = "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627"
_RELATIVES = ("\u0627\u0644\u0630\u064a", "\u0627\u0644\u062a\u064a")
"""«الذي», «التي»: by whether the noun is feminine or a plural."""
_FEMININE = ("\u0647", "\u0627\u062a")


def _walk_on(text: Text, lookup: Lookup, hits: Hits, walk: Walk, at: int, *, definite: bool) -> Walk:
    """Past what a conference is called, to the clause that holds it («مؤتمر أصدقاء المدينة الثالث الذي عقد اليوم»)."""
    stops = tag.COMMA | tag.STOP | tag.LINE | tag.COLON
    for index in range(at + 1, min(at + _LONGEST_NAME, text.sentence_end(at) - 1)):
        if text.tags[index] & stops and not (text.tags[index] & tag.COMMA and text.tags[index + 1] & tag.RELATIVE):
            break
        held = index if index in hits.holds and not definite else index + 1
        finite = held in hits.holds and hits.holds[held][0].tense != "noun"
        its = text.types[index].bare == _RELATIVES[text.types[at].stem.endswith(_FEMININE)]
        if held - at > _NEAR_NAME and not its:
            continue  # «الملتقى ضمن حملة … التي أطلقتها»
        if finite and (held == index or text.tags[index] & tag.RELATIVE):
            return walk_clause(text, lookup, hits, index, text.sentence_end(at))
    return walk


_NEAR_NAME, _LONGEST_NAME = 8, 16
"""Tokens of what a conference is called, at most: «المؤتمر الدولي الثاني عشر للتحول نحو … والاقتصاد الأخضر»."""


def _are_crowd(text: Text, lookup: Lookup, walk: Walk) -> bool:
    """«استقبالها للسياح»."""
    return text.types[walk.pieces[0].mention.head].stem in lookup.crowd


def _are_received(text: Text, lookup: Lookup, walk: Walk) -> bool:
    """«استقبال الوزير السفير», «استقبال الوزير لوفد الحركة»: host and guest, neither a place nor a crowd."""
    two = walk.pieces[:2]
    return (
        len(two) > 1
        and two[0].lead is Lead.BARE
        and two[1].lead in (Lead.BARE, Lead.FOR)
        and not two[1].joined
        and bool(text.tags[two[0].mention.head] & _HOST)
        and (bool(text.tags[two[1].mention.head] & _GUEST) or is_delegation(text, lookup, two[1].mention.head))
        and not any(text.types[one.mention.head].stem in lookup.crowd for one in two)
    )


_HOST = tag.TITLE | tag.GIVEN | tag.HONORIFIC
_GUEST = _HOST | tag.BODY | tag.BODY_NAME


def _is_welcome(text: Text, at: int) -> bool:
    """«وكان في استقباله بالمطار»: who welcomed him does not meet him."""
    before = at - 1 if text.types[at].prefix else at - 2
    return before >= 0 and bool(text.tags[before] & (tag.AUXILIARY | tag.BEFORE_VERB))


_SAID_ON = 12
"""So near before a meeting the verb of saying stands that both are one clause («وقال الوزير خلال لقائه …»)."""


def _behind_adjectives(text: Text, lookup: Lookup, at: int) -> int:
    """Past «المباشر الأول», «عاجلا», «هاتفي», which belong to the noun."""
    index, end = at + 1, text.sentence_end(at)
    some = tag.TITLE | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.PLACE | tag.GIVEN | tag.HONORIFIC | tag.PREFIXED
    stops = some | tag.CONJ | tag.PREPOSITION | tag.TIME | tag.RELATIVE | tag.THAT | tag.COMMA | tag.STOP | tag.LINE
    feminine = text.types[at].stem.endswith(_FEMININE)
    if index < end and text.types[index].bare in lookup.classes["of summit"] and _is_plain_meeting(lookup, text, at):
        index, feminine = index + 1, text.types[index].tags & tag.DEFINITE > 0  # «اجتماع القمة الثلاثية»
    while index < end and index < at + 5:
        kind = text.types[index]
        learnt = kind.bare.endswith("ا") and not (kind.tags & tag.DEFINITE or text.tags[index] & _PARTICLES)
        if text.tags[index] & (stops | tag.MARK | tag.COLON | tag.CUE) and not (learnt or _named_so(lookup, kind.bare)):
            break
        near = any(kind.bare in lookup.classes[name] for name in ("talks", "press", "telephone", "of summit"))
        near = near or kind.bare in lookup.ordinals
        endings = ("يه", "ا") if feminine else ("ي", "يه", "ا")  # «زيارة الدفلى»: no adjective of a feminine
        adjective = kind.bare.endswith(endings) or text.tags[index] & (tag.DEFINITE | tag.NISBA)
        if not (near or adjective or kind.bare in lookup.classes["adjective"]):
            break
        if kind.bare in lookup.forms and not near and kind.bare not in lookup.classes["adjective"]:
            break
        index += 1
    return index


def _is_plain_meeting(lookup: Lookup, text: Text, at: int) -> bool:
    return any(form.word.kind is MeetingKind.MEETING for form in lookup.forms.get(text.types[at].bare, ()))


_PARTICLES = tag.CONJ | tag.SUBORDINATOR | tag.RELATIVE | tag.THAT | tag.PLACE | tag.PREFIXED
"""«فيما», «عندما», «لفرنسا»: no accusative of an adjective."""


def past_those_in_session(text: Text, lookup: Lookup, hit: Hit) -> int:
    """Behind what is in session («الدورة الثامنة للاجتماع الوزاري»); 0 where no noun of meeting hangs on this one."""
    end = text.sentence_end(hit.at)
    index = first = _behind_adjectives(text, lookup, hit.at)
    while index < end and text.types[index].prefix == "ل" and _names_meeting(lookup, text.types[index].bare):
        index = _behind_adjectives(text, lookup, index)
    return index if index > first else 0


def _names_meeting(lookup: Lookup, word: str) -> bool:
    return any(form.tense == "noun" and form.word.sort == "noun" for form in lookup.forms.get(word, ()))


def _named_so(lookup: Lookup, word: str) -> bool:
    return any(word in lookup.classes[name] for name in ("press", "telephone", "adjective", "talks"))


def _is_general(text: Text, lookup: Lookup, place: int, form: MeetingForm) -> bool:
    """«عدم إجراء مباحثات», «دون عقد أي لقاء»: what is not to be; a denial is told by its own word."""
    if form.tense != "noun" or not place or form.word.status is not None:
        return False
    return text.types[place - 1].bare in lookup.classes["any"]


def _who_sits(text: Text, lookup: Lookup, cast: Cast, at: int) -> list[Participant]:
    """«أقر البرلمان القانون في جلسة مغلقة»: the assembly that the sentence names before."""
    floor = max(text.sentence_start(at), at - _SITS_FAR)
    for index in range(at - 1, floor - 1, -1):
        if not _is_assembly(text, lookup, index):
            continue
        if index > floor and _is_assembly(text, lookup, index - 1):
            continue  # «مجلس النواب» begins with its first word
        mention = read_mention(text, index, at)
        return [] if mention is None else [cast.participant(mention, Part.BOTH_SIDES)]
    return []


def _is_assembly(text: Text, lookup: Lookup, index: int) -> bool:
    assembly = text.types[index].stem in lookup.classes["assembly"] or text.tags[index] & tag.BODY_NAME
    return bool(assembly) and not text.tags[index] & tag.PREFIXED


_SITS_FAR = 60


def _whose_sentence(text: Text, cast: Cast, at: int) -> list[Participant]:
    """Whom the sentence is about: the body behind the verb that opens it («بحث المجلس خلال اجتماع …»), or a person."""
    start = text.sentence_start(at)
    if at - start <= _OPENED and not text.tags[start] & _OPENS_NO_VERB:
        mention = read_mention(text, start + 1, at)
        if mention is not None and mention.kind is HopKind.BODY and text.tags[mention.head] & _BODIES:
            return [cast.participant(mention, Part.BOTH_SIDES)]
    return [cast.known(one, Part.BOTH_SIDES) for one in cast.dropped(at, gender="", number="s")]


_OPENS_NO_VERB = (
    tag.TITLE | tag.BODY | tag.PLACE | tag.GIVEN | tag.PREPOSITION | tag.DEFINITE | tag.SUBORDINATOR
)  # fmt: skip
_BODIES = tag.BODY | tag.BODY_NAME
_OPENED = 12


def _is_occasion(text: Text, lookup: Lookup, at: int) -> bool:
    """«في مؤتمر صحفي», «خلال اللقاء», «على هامش القمة»."""
    before = text.types[at - 1].bare if at else ""
    return before in lookup.classes["occasion"] or text.types[at].prefix == "ب"


def _lacks_one(
    text: Text,
    lookup: Lookup,
    at: int,
    form: MeetingForm,
    kind: MeetingKind,
    walk: Walk,
    holds: Sequence[tuple[int, MeetingForm]],
    who: Sequence[Participant],
    *,
    placed: bool,
) -> bool:
    """Whether whoever the sentence is about must be one of those who met."""
    if kind in GOING and placed and not who and not form.definite and not form.pronoun:
        return True
    led = any(_is_led(text, lookup, place, held) for place, held in holds if held.tense == "noun")
    if kind not in GOING and len(who) == 1 and not form.definite and any(one.lead is Lead.WITH for one in walk.pieces):
        return True  # «تحدث الوزير عن اجتماع مع السفير»
    if form.pronoun or not (led or _is_led(text, lookup, at, form)):
        return False
    taken_part = any(held.tense != "noun" for _, held in holds)  # «شارك فلان في اجتماع اللجنة»
    if len(who) == 1 and walk.pieces and not taken_part and _sits_alone(text, form, kind, walk.pieces):
        return False
    if kind in GOING:
        return not who and not form.definite
    between = any(piece.lead is Lead.BETWEEN for piece in walk.pieces)
    return len(who) == 1 or (bool(who) and (led or form.prefix == "ل") and not between)


def _sits_alone(text: Text, form: MeetingForm, kind: MeetingKind, pieces: Sequence[Piece]) -> bool:
    """«في اجتماع مجلس الشورى», «خلال قمة لوزراء الحلف»: a body, or many, meet with nobody else."""
    first = pieces[0]
    if kind not in _OF_BODIES or form.word.media or (kind is MeetingKind.MEETING and form.word.weak):
        return False  # «خلال لقاء الوفد»: the other side is somebody else
    if first.verb >= 0 or first.lead not in (Lead.BARE, Lead.FOR):
        return False
    bits = text.tags[first.mention.head]
    return bool(bits & (tag.BODY | tag.BODY_NAME)) or (first.mention.plural and bool(bits & tag.TITLE))


_OF_BODIES = (MeetingKind.MEETING, MeetingKind.SUMMIT)


def _is_led(text: Text, lookup: Lookup, at: int, form: MeetingForm) -> bool:
    """«للقاء الوزير», «بعد اجتماع مع الوزير»: whoever the sentence is about is the other side."""
    before = text.types[at - 1] if at else None
    if form.prefix in ("ل", "ب") or (before is not None and before.prefix == "ل"):
        return True
    return before is not None and before.bare in lookup.classes["occasion"]


def _said_on(text: Text, cast: Cast, at: int) -> Saying | None:
    saying = cast.saying_at(at)
    if saying is None:
        return None
    start = text.sentence_start(at)
    if saying.cue > at and at - start > _OPENING:
        return None  # the verb behind belongs to another clause
    offset = text.starts[at]
    return None if any(one.start <= offset < one.end for one in saying.statement.content) else saying


_OPENING = 5
"""«وفي زيارة إلى الزاهرة، قال الوزير …»: so many tokens from its beginning the sentence opens with the occasion."""


def _with_speaker(
    cast: Cast, who: list[Participant], said: Saying, kind: MeetingKind, form: MeetingForm, at: int
) -> list[Participant]:
    """The speaker takes part where the clause leaves room; whom he told it to is the other side of a call."""
    if (len(who) > 1 or form.pronoun) and kind is not MeetingKind.PRESS_CONF:
        return who
    if kind in GOING and who:
        return who
    if said.statement.anonymous and kind is not MeetingKind.PRESS_CONF:
        return who
    speaker = cast.speaker(said, Part.BOTH_SIDES)
    who = [speaker, *who]
    if form.word.called:
        return who
    if kind in (MeetingKind.CALL, MeetingKind.MEETING) and (other := cast.addressee(said, at)) is not None:
        who.append(other)
    return who
