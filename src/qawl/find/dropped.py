"""Whom a verb without a subject goes back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qawl.find.antecedents import acts, may_join, subjects_between
from qawl.find.drafts import Draft
from qawl.find.frames import Frame, has_pronoun
from qawl.find.joined import are_two
from qawl.find.parties import Party, agrees, choose_dropped
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

SOMEBODY = (HopKind.PERSON, HopKind.UNNAMED)
NEAREST = 100
"""Of the mentions before a verb without a subject so many are looked at, the nearest."""
_THESE, _ALSO = "هولاء", "كما"


def find_dropped(
    text: Text, draft: Draft, recent: Sequence[Party], met: Sequence[tuple[int, Party]], told: int
) -> Party | None:
    """Whom a verb without a subject goes back to; inside other words, to somebody named in them."""
    frame, form, outer = draft.frame, draft.frame.form, draft.outer
    if frame.end < len(text.types) and text.types[frame.end].bare == _THESE:
        form = replace(form, number="p")  # «وأوضح هؤلاء أن»
    if outer is not None and outer.frame.marker != "adverbial":
        described = form.suffixed and frame.begin > 0 and text.tags[frame.begin - 1] & (tag.WHAT | tag.WHAT_OF)
        himself = has_pronoun(text, frame.begin) and not are_two(outer.frame.form, form)
        if himself and not described and _of_no_report(text, frame, outer.party):
            acting = subjects_between(text, met, text.sentence_start(outer.frame.begin), outer.frame.begin, form)
            return next((one for one in (*reversed(acting), *reversed(recent)) if _may_be_he(one, form)), outer.party)
        if (described or himself) and outer.party is not None:
            return outer.party  # «قال إنه أبلغ الوفد أن», «قال إن القرية ترفض ما وصفه بـ…»
        start = outer.pieces[0][0]
        first, end = bisect_left(met, start, key=place_of), bisect_left(met, frame.first, key=place_of)
        inside = [
            party
            for _, party in met[max(first, end - NEAREST) : end]
            if agrees(party, gender=form.gender, number=form.number)
        ]
        acting = [party for party in subjects_between(text, met, start, frame.begin, form) if party in inside]
        if has_pronoun(text, frame.begin):  # «قال المدير إن الشركة أبلغته …، وإنها طلبت …»
            led = [party for at, party in met[first:end] if party in inside and text.tags[at - 1] & tag.BARE_THAT]
            acting = led or acting
        if _describes(text, frame) and outer.party is not None:
            return acting[-1] if acting else outer.party
        if not acting and _but_he(text, frame) and outer.party is not None:
            return outer.party
        persons = [party for party in inside if party.kind in SOMEBODY]
        return (acting or persons or inside)[-1] if inside else outer.party
    sentence = text.sentence_start(frame.first)
    if (other := _pronoun(text, frame, sentence, met)) is not None:
        return other
    if form.number == "d" and form.tense in ("past", "present"):
        return _both(text, frame, recent, met, sentence)
    joins = form.tense in ("participle", "noun") or (
        form.tense in ("past", "present") and text.tags[frame.first] & tag.CONJ
    )
    if told > sentence:
        # «نفت اللجنة ذلك، لكن المدير ناقضها وقال»: behind words of another
        acting = subjects_between(text, met, told, frame.begin, form)
        if acting:
            return acting[-1]
        if joins and recent and recent[-1].several and form.gender == "m":
            return recent[-1]  # «استنكر السفراء الهجوم ونوه بالجهود»: joined to a verb before its subject
    elif sentence < frame.first:
        # «المدير ناقض ذلك وقال»: the subject of the clause that the verb or participle is joined to
        acting = subjects_between(text, met, sentence, frame.begin, form)
        if acting:
            return acting[-1]
        if joins and form.gender == "m" and (paper := _paper(text, recent, sentence, frame.begin)) is not None:
            return paper
        named = _persons(text, met, sentence, frame.first - 1, form) if joins or not recent else None
        if named is not None:
            return named
    if told <= sentence and joins and not text.tags[frame.first] & tag.GOES_ON:
        turned = _turned_to(text, met, told, sentence, form)
        if turned is not None:
            return turned
    chosen = choose_dropped(recent, gender=form.gender, number=form.number)
    if form.number == "p" and (chosen is None or not chosen.plural):
        several = _several(text, met, sentence, frame.first)
        return several or (None if chosen is not None and chosen.kind is HopKind.PERSON and chosen.named else chosen)
    also = frame.first > 0 and text.types[frame.first - 1].bare == _ALSO
    goes_on = (text.tags[frame.first] & tag.CONJ or also) and form.tense in ("past", "present")
    man = chosen is not None and not chosen.feminine and (chosen.male or chosen.feminine is False)
    if goes_on and form.gender == "f" and form.number == "s" and man:
        return _told_of(text, met, frame.first) or chosen
    return chosen


def _both(
    text: Text, frame: Frame, recent: Sequence[Party], met: Sequence[tuple[int, Party]], sentence: int
) -> Party | None:
    """«وبحث الوزيران الاتفاق، وأكدا أن …»: of one alone no verb in the dual tells."""
    near = met[bisect_left(met, sentence, key=place_of) : bisect_left(met, frame.begin, key=place_of)]
    for (at, one), (other, _) in reversed(list(pairwise(near))):
        if text.tags[other] & tag.CONJ and other - at < _BESIDE_ONE_ANOTHER:
            return one  # «إن الهضبة والضفاف اتفقتا على»
    told = (one for one in (*(party for _, party in reversed(near)), *reversed(recent)) if _are_both(text, one))
    return next(told, recent[-1] if recent and frame.marker == "object" else None)


_BESIDE_ONE_ANOTHER = 6


def _are_both(text: Text, party: Party) -> bool:
    bits, kind = text.tags[party.name[0]], text.types[party.name[0]]
    if party.joint or not kind.bare.endswith(_DUAL):
        return party.joint
    return bool(bits & tag.SOMEBODY or (bits & tag.TITLE and bits & tag.PLURAL and kind.stem not in _MANY))


_DUAL, _MANY = "ان", ("سكان", "شبان")


def _of_no_report(text: Text, frame: Frame, party: Party | None) -> bool:
    """«قال المدير إن التقارير أشارت إلى أنه اقترح»: «أنه» is none of several things, nor a woman."""
    form = frame.form
    he = text.types[frame.begin - 1].bare.endswith("نه") and (form.tense, form.number, form.gender) == (
        "past",
        "s",
        "m",
    )
    return he and party is not None and (party.feminine is True or party.plural)


def _may_be_he(party: Party, form: Form) -> bool:
    return agrees(party, gender=form.gender, number=form.number) and not party.plural


def _but_he(text: Text, frame: Frame) -> bool:
    """«قال إنه سيلتقي المديرة، لكنه لا يتوقع»: he of whom the words tell, and nobody whom he is told to meet."""
    at = frame.begin
    while at and text.tags[at - 1] & tag.NEGATION:
        at -= 1
    return at > 0 and text.types[at - 1].bare in _BUT_HE


_BUT_HE = ("لكنه", "لكنها", "ولكنه", "ولكنها")


def _turned_to(text: Text, met: Sequence[tuple[int, Party]], told: int, sentence: int, form: Form) -> Party | None:
    """«ودخل المدير القاعة. وقال إن …»: who acts in the sentence before, if nobody spoke in it and it opens with him."""
    end = sentence
    while end and text.tags[end - 1] & (tag.LINE | tag.STOP):
        end -= 1
    start = text.sentence_start(end - 1) if end else 0
    if not end or told > start:
        return None
    opening = min(start + _OPENING, end)
    for party in subjects_between(text, met, start, opening, form):
        if party.kind is HopKind.PERSON and party.named and (form.gender != "f" or party.feminine):
            return party
    return None


_OPENING = 6
"""Within so many tokens a sentence says who acts in it."""


def _pronoun(text: Text, frame: Frame, sentence: int, met: Sequence[tuple[int, Party]]) -> Party | None:
    """«على الحكومة أن تعترف، وهي ترفض»: the woman or body named last before the pronoun, where a body is spoken of."""
    if not frame.begin or text.types[frame.begin - 1].bare not in _SHE:
        return None
    near = met[bisect_left(met, sentence, key=place_of) : bisect_left(met, frame.begin, key=place_of)]
    return next((party for _, party in reversed(near) if party.feminine), None)


_SHE = ("هي", "وهي")


def _describes(text: Text, frame: Frame) -> bool:
    """«ما وصفه بالخطأ», «مبلغا قال إنه كبير»: words on a thing, told by whoever tells of it."""
    opener = text.tags[frame.begin - 1] if frame.begin else 0
    if not opener & (tag.WHAT | tag.WHAT_OF | tag.RELATIVE | tag.COMMON) or text.tags[frame.first] & tag.CONJ:
        return False
    of_it = text.tags[frame.content] & tag.THAT and not text.tags[frame.content] & tag.BARE_THAT
    return frame.form.suffixed or (bool(of_it) and not opener & tag.DEFINITE)


def _persons(text: Text, met: Sequence[tuple[int, Party]], first: int, end: int, form: Form) -> Party | None:
    """Of the persons named between two tokens the first to whom the verb may go back."""
    between = met[bisect_left(met, first, key=place_of) : bisect_left(met, end, key=place_of)]
    persons = [(at, party) for at, party in between if party.kind in SOMEBODY and may_join(party, form)]
    return next((party for at, party in persons if not _is_topic(text, first, at)), None)


def _is_topic(text: Text, sentence: int, at: int) -> bool:
    """«وعن سامي الدفلى قال»: whom a sentence opens with behind a preposition that says what it is about."""
    return at - sentence <= 1 and bool(at) and text.types[at - 1].bare in _ABOUT


_ABOUT = ("عن", "حول", "بشان", "بخصوص")


def _paper(text: Text, recent: Sequence[Party], sentence: int, end: int) -> Party | None:
    """«وتناول التقرير الصادرات، مشيرا إلى أن»: a paper that acts where a sentence opens says what is joined to it."""
    for at in range(sentence + 1, min(sentence + _BEHIND_VERB, end)):
        bits = text.tags[at]
        if bits & tag.DOCUMENT and bits & tag.DEFINITE and not bits & (tag.FEMININE | tag.PREFIXED | tag.PLURAL):
            return source_of(recent) if acts(text, at, sentence) else None
    return None


_BEHIND_VERB = 4


def source_of(recent: Sequence[Party]) -> Party | None:
    """Of those who spoke the last that is no person: a paper speaks for it."""
    return next((one for one in reversed(recent) if one.kind is not HopKind.PERSON and not one.plural), None)


def _several(text: Text, met: Sequence[tuple[int, Party]], first: int, end: int) -> Party | None:
    """«الأمر الذي ندد به معارضو الرئيس مؤكدين أن»: before a verb in the plural the several who were named last."""
    between = met[bisect_left(met, first, key=place_of) : bisect_left(met, end, key=place_of)]
    free = (one for at, one in reversed(between) if not text.tags[at] & tag.PREFIXED and not _is_behind(text, at))
    return next((one for one in free if one.plural and (one.several or one.feminine)), None)


def _is_behind(text: Text, at: int) -> bool:
    before = text.tags[at - 1] if at else 0
    return bool(before & tag.PREPOSITION) and not before & (tag.POSSESSED | tag.SUBORDINATOR)


def _told_of(text: Text, met: Sequence[tuple[int, Party]], before: int) -> Party | None:
    """«تلا النائب بيانا أشار إلى أن الكتلة اطلعت على القرار. واعتبرت …»: the woman or body that acted last."""
    near = met[: bisect_left(met, before, key=place_of)][-NEAREST:]
    for at, party in reversed(near):
        if party.feminine and party.kind is not HopKind.UNNAMED:
            sentence = text.sentence_start(at)
            if not sentence:
                return None  # a dateline stands here
            if acts(text, at, sentence) or (at > sentence and text.tags[at - 1] & tag.BARE_THAT):
                return party
    return None


def place_of(meeting: tuple[int, Party]) -> int:
    return meeting[0]
