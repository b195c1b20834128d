"""The words that hold, put off or deny the meeting that a noun names, and whose doing it is."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.meetings.cast import Cast
from qawl.find.meetings.hits import Hits
from qawl.find.meetings.places import is_unplaced
from qawl.find.meetings.scene import (
    SIDES,
    delegation_before,
    dropped_subject,
    is_place,
    led_by,
    subjects_before,
)
from qawl.find.meetings.somebody import Lead, Piece, is_short_title
from qawl.find.meetings.walk import walk_clause
from qawl.find.meetings.words import Lookup
from qawl.find.mentions import Mention
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingStatus, Part, Participant
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_BREAKS = tag.STOP | tag.LINE | tag.COLON | tag.RELATIVE | tag.SUBORDINATOR | tag.HE
REACH = 30
"""So many tokens before a noun of meeting the verb that holds it may stand."""


def holds_before(text: Text, lookup: Lookup, hits: Hits, at: int) -> tuple[tuple[int, MeetingForm], ...]:
    """The words that hold, put off or deny the meeting named at `at`, the nearest first."""
    found: list[tuple[int, MeetingForm]] = []
    floor = max(text.sentence_start(at), at - REACH)
    if at - 1 > floor and text.tags[at] & tag.CONJ and text.tags[at - 1] & tag.COMMA:
        return ()
    works = at - 1 > floor and text.types[at - 1].bare in lookup.classes["works"]  # «بدأت أعمال القمة»
    if at > floor and text.types[at - 1 - works].bare in lookup.classes["close"]:
        return ()  # «دعا الوزير في ختام الاجتماع إلى …»
    before = text.types[at - 1].bare if at > floor else ""  # «عقد أي لقاء», «عقد أول لقاء»
    start = at - 1 if before in lookup.classes["any"] or before in lookup.ordinals else at
    index = at - 1
    while index >= floor:
        bits = text.tags[index]
        if bits & _BREAKS and not bits & tag.BARE_THAT and not (bits & tag.STOP and is_short_title(text, index - 1)):
            if bits & tag.RELATIVE and not any(form.tense != "noun" for _, form in found):
                found += _announced(text, lookup, hits, index, at)
            break
        if index in hits.holds:
            near = found[-1][0] if found else start
            able = [
                one
                for one in hits.holds[index]
                if _may_hold(text, lookup, one, index, near) and _reaches(text, one, index, near)
            ]
            form = _fitting(able, near - index, _is_masdar(text, index, near))
            if form is not None:
                found.append((index, form))
                if form.tense != "noun":
                    break
        elif (
            (index in hits.places and not _joins(text, index, at))
            or (bits & tag.THAT and not (found and found[-1][1].tense != "noun"))
            or (bits & tag.CUE and not bits & (tag.NOMINAL | tag.PREPOSITION) and at - index > 3)
        ):
            break
        index -= 1
    return tuple(found)


def _announced(text: Text, lookup: Lookup, hits: Hits, relative: int, at: int) -> list[tuple[int, MeetingForm]]:
    """«من المنتظر أن يعقد الوفد الذي ترافقه اللجنة لقاء»: a clause about its subject stands between the two."""
    if text.types[at].prefix or text.tags[at] & (tag.DEFINITE | tag.CONJ) or text.tags[at - 1] & tag.PREPOSITION:
        return []
    floor = max(text.sentence_start(at) + 1, relative - _LONG_SUBJECT)
    for index in range(relative - 1, floor, -1):
        if text.tags[index] & _ENDS_SUBJECT:
            return []
        if index in hits.holds and text.tags[index - 1] & tag.BARE_THAT:
            forms = (form for form in hits.holds[index] if form.tense != "noun" and not form.word.led)
            planned = text.types[index - 2].bare in lookup.classes["planned"]
            return [(index, form) for form in forms if form.word.roles == "side"][:1] if planned else []
    return []


_LONG_SUBJECT = 12
_ENDS_SUBJECT = tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.PREPOSITION | tag.RELATIVE


def _may_hold(text: Text, lookup: Lookup, form: MeetingForm, at: int, held: int) -> bool:
    """Whether the form can have what stands at `held` for its object or subject: «شارك في», «قام ب»."""
    if form.pronoun and form.tense != "noun" and form.word.roles == "side" and not form.word.led:
        return False  # «الملتقيات التي تنظمها الندوة»: it has its object
    if form.word.roles == "around":
        return form.tense != "noun" and 0 < held - at <= _NOUN_REACH and not text.types[held].prefix
    if form.word.another:
        return _follows(text, form, at, held)
    if form.word.status is MeetingStatus.POSTPONED and text.tags[at + 1] & tag.PREPOSITION:
        return False  # «في تعليق على القمة»
    if text.tags[held - 1] & tag.FROM and held - 2 > 0 and not text.tags[held - 2] & tag.PREPOSITION:
        held -= 2  # «سلسلة من الاجتماعات»
    behind = held - 1 - (text.types[held - 1].bare in lookup.classes["too"])  # «ألغت أيضا محادثات»
    prefix, before = text.types[held].prefix, text.types[behind].bare
    led = text.tags[behind] & tag.PREPOSITION and not text.tags[behind] & tag.POSSESSED  # «يجري فيها مشاورات»
    if prefix or led:
        by = prefix or before
        return by in lookup.takes.get(form.word.lemma, ()) or (
            form.tense == "noun" and not prefix and not form.word.takes
        )
    return not form.word.led or form.tense == "noun" or form.pronoun or _is_led_there(text, lookup, form, at, held)


def _follows(text: Text, form: MeetingForm, at: int, held: int) -> bool:
    """«أعقبه لقاء», «أعقب ذلك لقاء», and not «مؤتمر صحفي أعقب لقاء الوزير»: the meeting is the subject."""
    if text.tags[held] & (tag.DEFINITE | tag.CONJ) or text.types[held].prefix:
        return False
    own = text.types[at].bare.endswith(_OBJECTS)
    return own or (held - at > 1 and bool(text.tags[held - 1] & (tag.DEFINITE | tag.DEMONSTRATIVE)))


_OBJECTS = ("\u0647", "\u0647\u0627", "\u0647\u0645\u0627", "\u0647\u0645")


def _is_led_there(text: Text, lookup: Lookup, form: MeetingForm, at: int, held: int) -> bool:
    """«يقوم بأول زيارة», «شارك في عدة اجتماعات», «دعا إلى ضرورة عقد لقاء»: the preposition stands a word before."""
    takes = lookup.takes.get(form.word.lemma, frozenset())
    near = range(max(at + 1, held - _BEFORE_NOUN), held)
    leads = [index for index in near if text.types[index].prefix in takes or text.types[index].bare in takes]
    between = range(leads[-1] + 1, held) if leads else ()
    return bool(leads) and not any(text.tags[index] & tag.PREPOSITION for index in between)  # «قام بالإعلان عن لقاء»


_BEFORE_NOUN = 3


def _reaches(text: Text, form: MeetingForm, verb: int, held: int) -> bool:
    """A verb whose subject the meeting is stands near, with no other clause between."""
    if form.word.roles != "none" or form.tense == "noun":
        return True
    between = range(verb + 1, held)
    breaks = tag.CONJ | tag.SUBORDINATOR | tag.BEFORE_CLAUSE
    return held - verb <= _SUBJECT_REACH and not any(text.tags[index] & breaks for index in between)


_SUBJECT_REACH = 7


def _is_masdar(text: Text, index: int, held: int) -> bool:
    """«نفى عقد اجتماع»: what may be a verb or a verbal noun is a noun inside a clause, before no object."""
    if held - index != 1 or text.tags[index] & tag.CONJ or index == text.sentence_start(index):
        return False
    opens = tag.COMMA | tag.THAT | tag.RELATIVE | tag.AUXILIARY | tag.SUBORDINATOR | tag.MARK | tag.BEFORE_VERB
    if text.tags[index - 1] & opens:
        return False
    return not text.types[held].bare.endswith("ا")


def _fitting(forms: Sequence[MeetingForm], distance: int, masdar: bool) -> MeetingForm | None:
    """A verbal noun stands right before what it holds; a verb may stand far."""
    noun = next((form for form in forms if form.tense == "noun"), None)
    verb = next((form for form in forms if form.tense != "noun"), None)
    if noun is not None and distance == 1 and (verb is None or masdar or noun.prefix or noun.definite):
        return noun
    return verb if verb is not None else noun if noun is not None and distance <= _NOUN_REACH else None


_NOUN_REACH = 4


def _joins(text: Text, index: int, at: int) -> bool:
    """«جولة مفاوضات», «اجتماعا ولقاء»: one noun of meeting hangs on the other."""
    return at - index <= 2 and bool(text.tags[at] & tag.CONJ or at - index == 1)


def is_absent(text: Text, place: int, form: MeetingForm) -> bool:
    """«التي لم تشارك في المحادثات»: who was not there says nothing of whether they took place."""
    return form.word.attends and place > 0 and bool(text.tags[place - 1] & tag.NEGATION)


def read_holding(
    text: Text,
    lookup: Lookup,
    hits: Hits,
    cast: Cast,
    holds: Sequence[tuple[int, MeetingForm]],
    at: int,
    first: int,
) -> tuple[list[Participant], int, tuple[int, int] | None]:
    """The subject of the verb that holds the meeting, where the clause begins, and the place between the two."""
    verb, form = holds[-1]
    nearest = holds[0][0]
    walk = walk_clause(text, lookup, hits, verb + 1, nearest if nearest > verb else at)
    who: list[Participant] = []
    place = walk.places[0] if walk.places else None
    part = form.word.roles
    bare = _one_subject(walk.pieces)
    if form.tense == "noun" and form.pronoun:
        bare = []
        who += [cast.known(one, _held(part)) for one in cast.meant(verb, gender=form.gender, number=form.number)]
    elif form.tense == "noun":
        bare = bare[:1]
    elif form.word.lemma == _INVITES and len(bare) == 1:
        bare += [piece.mention for piece in walk.pieces[1:2] if piece.lead is Lead.BARE and _is_named(piece.mention)]
    elif form.own:
        who, bare = cast.self_at(verb, _held(part)), []
    elif not bare and walk.loose and part in ("side", "host") and may_meet(text, walk.loose[0]):
        bare = walk.loose[:1]
    elif not bare and part in ("side", "host") and not _is_passive(text, verb, at):
        before = subjects_before(text, first, form)
        if before is not None:
            bare, first = before
        elif (sent := delegation_before(text, lookup, first)) is not None:
            bare, first = [sent[0]], sent[1]  # «أن وفدا حكوميا أجرى محادثات»
        else:
            who += [cast.known(one, _held(part)) for one in dropped_subject(cast, verb, form)]
    if (
        bare
        and part in ("place", "host")
        and bare[0].kind is not HopKind.PERSON
        and is_unplaced(text, bare[0].head, at)
    ):
        place = place or bare[0].name
    if part == "place" or (part == "host" and bare and is_place(text, bare[0])):
        place = place or (bare[0].name if bare and is_place(text, bare[0]) else None)
    if part == "around" and form.pronoun:  # «حيث تجمعه قمة بنظيره»
        gender = "f" if text.types[verb].bare.endswith("ها") else "m"
        who += [cast.known(one, Part.BOTH_SIDES) for one in cast.meant(verb, gender=gender, number="s")]
    if part in ("side", "host", "around"):
        who += [one for mention in bare for one in cast.participants(mention, _held(part))]
    who += led_by(cast, walk.pieces, SIDES)
    return who, first, place


_INVITES = "\u062f\u0639\u0627"


def _is_named(mention: Mention) -> bool:
    """«دعا الرئيس سالم الملك مروان لزيارة الزاهرة»: whoever is invited is one of them, where it is a person by name."""
    return mention.kind is HopKind.PERSON and not mention.plural and mention.role is not None


def may_meet(text: Text, mention: Mention) -> bool:
    """«قام الجبير بزيارة»: a definite word right behind the verb, no adjective and no plural of things."""
    kind, bits = text.types[mention.first], text.tags[mention.first]
    return (
        bool(bits & tag.DEFINITE)
        and not bits & (tag.FEMININE | tag.PLURAL | tag.PREFIXED)
        and not kind.bare.endswith("ات")
    )


def _one_subject(pieces: Sequence[Piece]) -> list[Mention]:
    """The first phrase that nothing leads to, and those that و joins to it."""
    found: list[Mention] = []
    for piece in pieces:
        if piece.lead is Lead.BARE and (not found or piece.joined):
            found.append(piece.mention)
    return found


def _held(part: str) -> Part:
    return Part.HOST if part == "host" else Part.BOTH_SIDES


def _is_passive(text: Text, verb: int, at: int) -> bool:
    """«عقد اجتماع»: the noun right behind the verb is its subject unless its ending says object."""
    if at - verb > 2:
        return False
    kind = text.types[at]
    return not text.tags[at] & tag.DEFINITE and not kind.bare.endswith(("ا", "ين", "ات", "ه"))
