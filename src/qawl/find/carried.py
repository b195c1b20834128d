"""Whether words within words came through whoever speaks around them, and who that is."""

from __future__ import annotations

from qawl.find.adverbials import CITATION
from qawl.find.drafts import Draft
from qawl.find.frames import has_pronoun
from qawl.find.joined import are_two, told_goes_on
from qawl.find.markers import CLAUSES
from qawl.find.mentions import Mention, read_mention
from qawl.find.parties import Party, agrees
from qawl.find.scripture import SCRIPTURE
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import THAT_CLAUSE
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_KNOWN = (
    tag.TITLE | tag.HONORIFIC | tag.UNNAMED | tag.BODY | tag.BODY_NAME | tag.MEDIUM | tag.OUTLET | tag.PLACE | tag.GIVEN
    | tag.DOCUMENT | tag.LATIN | tag.NISBA | tag.SOMEBODY | tag.PLURAL
)  # fmt: skip


def words_around(draft: Draft) -> Draft | None:
    """The words of saying that hold these; a noun like «رفض الوزارة للخطة» without أن holds nobody else's words."""
    outer = draft.outer
    while outer is not None and outer.frame.form.tense == "noun" and outer.frame.marker not in CLAUSES:
        outer = outer.outer
    return outer


def governs(text: Text, outer: Draft, inner: Draft) -> bool:
    """Whether the outer words carry the inner ones; for words of saying always, for «بحسب …» where it governs them.

    «بحسب الوكالة، قال المدير إن …» does; «بحسب الوكالة، غادر الوفد، بينما قال المدير إن …» does not.
    """
    first, begin = outer.pieces[0][0], inner.frame.begin
    if any(text.tags[at] & tag.IN_TURN for at in range(max(first + 1, begin - _TURN), begin)):
        return False  # «…، ومن جهته عبر المدير عن شكره»
    if inner.frame.form.tense == "noun" and _is_backdrop(text, begin, clause=outer.frame.marker in CLAUSES):
        return False
    if outer.frame.marker != "adverbial" or inner.frame.marker == CITATION:
        return True
    if first > outer.frame.first:
        return not _begins_anew(text, first, begin)
    return _reaches(text, inner, min(outer.frame.begin, outer.frame.first)) and not _is_inside(inner, outer)


_TURN = 4
"""At most so many tokens stand between «من جهته» and its verb."""


def _is_backdrop(text: Text, begin: int, *, clause: bool) -> bool:
    """«قال المدير إن الوفد باق رغم تصريحات الوزير», «…، بعد إعلان الوزارة»: what the outlet recalls beside them.

    Where the words are no `clause`, behind no comma too: «ندد المدير بالهجوم إثر إعلان الوزارة …».
    """
    at = begin - 1 - (begin > 1 and text.types[begin - 1].bare == _OF)
    if at < 1 or text.tags[at - 1] & tag.THAT:
        return False  # «قال المدير إنه رغم تصريحات الوزير …»
    word = text.types[at].bare
    apart = not clause or text.tags[at - 1] & tag.COMMA or text.types[at - 1].bare == _AND_THAT
    return word in _DESPITE or (word in _AFTER and bool(apart))


_DESPITE = frozenset({"رغم", "برغم", "الرغم", "بالرغم"})
_OF = "من"
_AFTER = frozenset({"بعد", "بعيد", "عقب", "اثر", "غداه"})
_AND_THAT = "وذلك"


def is_own(text: Text, source: Mention | None) -> bool:
    """«ذكرت الشركة أن …، حسبما يفيد موقعها»: a paper or page of the speaker's own passes nothing on."""
    if source is None:
        return False
    head = text.tags[source.head]
    return bool(head & tag.POSSESSED and head & (tag.DOCUMENT | tag.CHANNEL | tag.MEDIUM | tag.SAYING))


def _begins_anew(text: Text, first: int, begin: int) -> bool:
    """Whether a clause of its own begins at `begin`, behind the one that the adverbial leads to."""
    if begin > first and text.tags[begin] & tag.CONJ:
        return True
    return any(text.tags[at] & tag.TURN and not text.tags[at] & tag.THAT for at in range(first, begin))


def _reaches(text: Text, inner: Draft, adverbial: int) -> bool:
    """«قال المدير إن السد آمن، بحسب الوكالة»: the clause before the adverbial is the saying, and no other is."""
    if inner.frame.first > adverbial or text.tags[adverbial - 1] & (tag.HE | tag.RELATIVE):
        return False  # «…، وهو بحسب المعهد أدنى مستوى»
    between = range(min(inner.pieces[-1][1], adverbial), adverbial)
    return not any(text.tags[at] & tag.TURN and not text.tags[at] & tag.THAT for at in between)


def _is_inside(inner: Draft, outer: Draft) -> bool:
    """«قالت القناة إن الوفد غادر، بحسب المراسل»: who stands behind a medium's words does not pass them on."""
    if inner.party is None or outer.party is None:
        return False
    if inner.party.kind is HopKind.MEDIA:
        return outer.party.kind is not HopKind.MEDIA
    return inner.party.kind is HopKind.BODY and outer.party.kind is HopKind.BODY


def has_told_speaker(text: Text, inner: Draft, outer: Draft) -> bool:
    """Whether the article says who speaks the inner words; whoever was only named nearest may be anybody."""
    if inner.frame.subject is not None or inner.party is outer.party or outer.frame.marker == "adverbial":
        return True
    if has_pronoun(text, inner.frame.begin) or inner.party is None:
        return True
    if told_goes_on(text, outer.frame, inner.frame) is not None:
        return True
    start, end = outer.pieces[0][0], inner.frame.first
    places = [at for at in inner.party.places if start <= at < end]
    if places and _is_of_others(outer, inner):
        return True
    return any(at == start or text.tags[at - 1] & (tag.THAT | tag.MARK) for at in places)


def _is_of_others(outer: Draft, inner: Draft) -> bool:
    """«قال سالم إن هناك أصدقاء يعملون معه وأكدوا له …»: a verb of several, who are named in the words of one."""
    one = outer.party is not None and outer.party.kind is HopKind.PERSON and not outer.party.plural
    several = inner.frame.form.number in ("p", "d") and inner.frame.form.tense in ("past", "present")
    return one and several and inner.party is not None and inner.party.plural


def goes_on_inside(text: Text, draft: Draft, before: Draft | None) -> bool:
    """«قال المدير إن اللجنة رفضت العرض وطالبت …»: a verb joined on that agrees with who spoke inside, not outside."""
    frame, form = draft.frame, draft.frame.form
    if before is None or before.outer is None or before.party is None or before.outer.party is None:
        return False
    joined = form.tense in ("past", "present") and text.tags[frame.first] & tag.CONJ and draft.outer is None
    if not joined or frame.subject is not None or before.outer.frame.marker == "adverbial":
        return False
    if text.sentence_start(before.frame.first) != text.sentence_start(frame.first):
        return False
    inside, outside = _agreement(before.party, form), _agreement(before.outer.party, form)
    return inside is True and outside is False


def told_of_inside(text: Text, draft: Draft, before: Draft | None) -> Mention | None:
    """«ذكرت الوكالة أن الوزير التقى نظيره وأكد …», «…، مؤكدا»: whom a body tells of goes on, if the verb is not its."""
    frame, form = draft.frame, draft.frame.form
    if before is None or before.outer is not None or before.party is None or before.frame.marker != THAT_CLAUSE:
        return None
    if frame.subject is not None or draft.outer is not None or form.tense not in ("past", "present", "participle"):
        return None
    body, start = before.party, before.pieces[0][0]
    if body.kind is HopKind.PERSON or body.kind is HopKind.UNNAMED or not text.tags[start - 1] & tag.BARE_THAT:
        return None
    two = form.number == "d" and not body.plural
    if form.number == "p":
        return None
    if not (two or _agreement(body, form) is False) or any(map(tag.LINE.__and__, text.tags[start : frame.first])):
        return None
    told = read_mention(text, start, before.pieces[0][1])
    known = told is not None and text.tags[told.head] & (tag.TITLE | tag.HONORIFIC | tag.GIVEN)
    if told is None or not known or (not two and (told.plural or told.kind is not HopKind.PERSON)):
        return None
    agrees = told.plural if two else told.feminine == (form.gender == "f")
    return told if agrees else None


def cited_with(text: Text, draft: Draft, previous: Draft) -> Draft | None:
    """«قال الخطيب: قال تعالى: {…}. وقال النبي: (…)»: who cited the verse before it in its paragraph cites this too."""
    between = text.tags[previous.frame.first : draft.frame.first]
    together = previous.frame.marker == SCRIPTURE and not any(bits & tag.LINE for bits in between)
    return previous.outer if together else None


def spoke_beside(text: Text, draft: Draft, party: Party | None, previous: Draft | None) -> Party | None:
    """«قالت المديرة إن الوزير رفض العرض وإنه طلب …»: who spoke inside before, if it cannot be the outer speaker."""
    outer, form = draft.outer, draft.frame.form
    if outer is None or party is not outer.party or previous is None or previous.outer is not outer:
        return None
    if not has_pronoun(text, draft.frame.begin) or not are_two(outer.frame.form, form) or previous.party is None:
        return None
    return previous.party if agrees(previous.party, gender=form.gender, number=form.number) else None


def _agreement(party: Party, form: Form) -> bool | None:
    """Whether the verb's ending is the party's; None where that is not known."""
    if form.number == "p":
        return party.plural
    if form.number != "s" or not form.gender or party.plural or party.feminine is None:
        return None
    return party.feminine == (form.gender == "f")


def is_somebody(text: Text, party: Party) -> bool:
    """Whether the name is no lone word that merely stood in a speaker's place: a verb, «ترخيصه»."""
    first, end = party.name
    bits = text.tags[first]
    return end - first > 1 or bool(bits & _KNOWN) or not bits & (tag.POSSESSED | tag.VERB)


def issuer_of(text: Text, mention: Mention | None, party: Party, *, relays: bool = False) -> Party | Mention | None:
    """The party itself, or whose statement it is: «بيان للوزارة», «تقرير المنظمة»; None for a bare «بيان».

    One that `relays` stands there itself: in «نقل التقرير عن مسؤول» whoever stands behind «عن» did not issue it.
    """
    head = party.name[0] if mention is None else mention.head
    if not text.tags[head] & tag.DOCUMENT or text.tags[head] & (tag.MEDIUM | tag.OUTLET | tag.UNNAMED):
        return party
    itself = party if relays or party.name[1] - party.name[0] > 1 or not text.tags[head] & tag.CHANNEL else None
    limit = text.sentence_end(head)
    for at in range(head + 1, min(limit - 1, head + _TO_ISSUER)):
        if any(cue.kind == "relay" for cue, _ in text.types[at].cues):
            break  # «أضاف التقرير نقلا عن مسؤول»
        if relays and (at == head + 1 or text.tags[at - 1] & (_OWNERS | tag.DEFINITE | tag.NISBA)):
            continue  # «نقل تقرير المنظمة عن مسؤول»
        if text.types[at].bare == "عن":
            if relays and not text.tags[at - 1] & tag.ISSUED:
                break  # «نقلت تقارير محلية عن مسؤول»
            return read_mention(text, at + 1, limit) or itself  # «بيان صدر عن الوزارة»
    after = head + 1
    medium = after < limit and text.tags[after] & tag.MEDIUM and not text.tags[after] & tag.DEFINITE
    if after < limit and text.tags[after] & _OWNERS and not medium:
        attached = bool(text.tags[after] & tag.PREFIXED)
        if not attached or text.types[after].prefix == "ل":
            owner = read_mention(text, after, limit, attached=attached)
            if owner is not None and owner.kind is not HopKind.UNNAMED:
                return owner
    return itself


_TO_ISSUER = 4
"""At most so many tokens stand between «بيان» and «عن»."""
_OWNERS = tag.BODY | tag.BODY_NAME | tag.PLACE | tag.TITLE | tag.MEDIUM | tag.OUTLET
