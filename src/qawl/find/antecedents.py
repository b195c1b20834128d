"""Who acts in the clauses before a verb or participle that names nobody: subjects, not objects and not attributes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from qawl.find.parties import Party, agrees
from qawl.find.subjects import is_oblique
from qawl.lexicon.inflect import Form
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

Met = Sequence[tuple[int, Party]]
"""Who was met at which token, in the order of the text."""


def subjects_between(text: Text, met: Met, first: int, end: int, form: Form) -> list[Party]:
    """Who acts in the clauses from token `first` to `end` and may go on acting by a verb of this form, in order."""
    near = met[bisect_left(met, first, key=_place) : bisect_left(met, end, key=_place)]
    return [party for place, party in near if acts(text, place, first) and _goes_on(text, place, first, party, form)]


def may_join(party: Party, form: Form) -> bool:
    """Whether the party may be whom a verb or participle in its sentence goes back to."""
    if form.tense == "participle" and form.number == "p" and not party.plural:
        return False
    return agrees(party, gender=form.gender, number=form.number)


def _goes_on(text: Text, place: int, floor: int, party: Party, form: Form) -> bool:
    """«وتسيطر المغرب على الساحل وتعتبر»: of a body its own verb tells the gender, which the press does not agree on."""
    if party.kind is HopKind.BODY and form.number == "s" and place > floor:
        verb = text.types[place - 1].bare
        if form.tense == "present" and verb[:1] in ("ت", "ي") and _is_verb(text, place - 1):
            return (verb[0] == "ت") == (form.gender == "f")
    return may_join(party, form)


def acts(text: Text, place: int, floor: int) -> bool:
    """Whether the noun phrase at `place` stands where a subject does."""
    if text.tags[place] & tag.PREFIXED:
        return False
    before = place - 1
    while before >= floor and (text.tags[before] & _BESIDE or _is_of_pronoun(text, before)):
        before -= 1
    if before < floor:
        return not _is_dateline(text, place)
    bits = text.tags[before]
    if bits & (tag.PREPOSITION | tag.PREFIXED) and not bits & (tag.SUBORDINATOR | tag.THAT):
        return False
    if _is_verb(text, before) or _opens_sentence(text, before, floor):
        return not is_oblique(text, place) and _agrees(text, before, place) and not _is_relative(text, before, floor)
    if bits & tag.THAT:  # «بيد أن الحركة …», but not whom somebody tells of: «ذكر الوزير أن الحركة …»
        return before > floor and bool(text.tags[before - 1] & tag.SUBORDINATOR)
    return bool(bits & (tag.SUBORDINATOR | tag.AUXILIARY | tag.STOP | tag.LINE))


_BESIDE = tag.DEMONSTRATIVE | tag.SAME | tag.HONORIFIC | tag.MARK


def _is_of_pronoun(text: Text, index: int) -> bool:
    """«وردت عليها المديرة»: a preposition with its pronoun may stand between a verb and its subject."""
    return bool(text.tags[index] & tag.PREPOSITION and text.tags[index] & tag.POSSESSED)


def _is_verb(text: Text, index: int) -> bool:
    bits = text.tags[index]
    if bits & (tag.VERB | tag.LIGHT):
        return not bits & (tag.TITLE | tag.BODY)  # «التقى» too, and «وأصدر الرئيس بيانا»
    if index and text.types[index - 1].bare in _DONE and not bits & tag.DEFINITE:
        return True  # «وقد وضع المدير خطة»: a noun that is spelt like it does not stand here
    if any(form.tense in ("past", "present") for _, form in text.types[index].cues):
        return not bits & (tag.TITLE | tag.BODY | tag.DEFINITE)
    return not bits & ~tag.CONJ and text.types[index].folded[:1].isalpha()


_DONE = frozenset(("قد", "وقد", "فقد", "لقد", "ولقد"))


def _opens_sentence(text: Text, index: int, floor: int) -> bool:
    """«نقل وزير …»: the first word of a sentence before somebody is a verb, though it may be a noun elsewhere."""
    if floor != text.sentence_start(index) or any(text.types[at].folded[:1].isalpha() for at in range(floor, index)):
        return False
    bits = text.tags[index]
    noun = tag.DEFINITE | tag.TITLE | tag.BODY | tag.FEMININE | tag.PLURAL | tag.GIVEN | tag.PLACE | tag.PREFIXED
    return bool(bits & tag.COMMON) and not bits & noun


def _is_relative(text: Text, verb: int, floor: int) -> bool:
    """«الجولة التي شملت المدينة», «ما ذكرته الصحف», «جولة شملت المدينة»: a clause that only says which one is meant."""
    bits = text.tags[verb - 1] if verb > floor else 0
    if bits & (tag.RELATIVE | tag.WHAT):
        return True
    noun = bits & tag.COMMON and not bits & (tag.DEFINITE | tag.PREPOSITION | tag.SUBORDINATOR | tag.TIME | tag.GIVEN)
    return bool(noun) and not text.tags[verb] & tag.CONJ


def _agrees(text: Text, verb: int, place: int) -> bool:
    """«قادت الوزير إلى المدينة»: a man is not the subject of a verb in the feminine."""
    man = text.tags[place] & tag.TITLE and not text.tags[place] & (tag.FEMININE | tag.PLURAL)
    return not (man and text.types[verb].bare.endswith("ت"))


def _is_dateline(text: Text, place: int) -> bool:
    """«المنارة: رحب …», «المنارة - أعلن», «المنارة، الهضبة (قنا) - أعلن»: where the report was written."""
    if not text.tags[place] & tag.PLACE:
        return False
    at = text.phrase_ends.get(place, place + 1)
    reach = min(len(text.tags), at + _LONGEST_DATELINE)
    if at < reach and text.tags[at] & (tag.COMMA | tag.OPEN):
        while at < reach and text.tags[at] & _IN_DATELINE:
            at += 1
    return at < reach and bool(text.tags[at] & (tag.COLON | tag.DASH))


_LONGEST_DATELINE = 10
_IN_DATELINE = tag.PLACE | tag.COMMA | tag.OPEN | tag.CLOSE | tag.LATIN | tag.OUTLET | tag.COMMON


def _place(meeting: tuple[int, Party]) -> int:
    return meeting[0]
