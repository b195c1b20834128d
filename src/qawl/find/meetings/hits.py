"""Where the words of a text tell that people met, or what was done with a meeting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qawl.find.meetings.words import Lookup
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_NO_VERB_BEHIND = tag.PREPOSITION | tag.NUMBER
_VERB_BEHIND = tag.AUXILIARY | tag.NEGATION | tag.SUBORDINATOR | tag.DEMONSTRATIVE | tag.POSSESSED | tag.SAME
"""«عقب ذلك عقد …»"""
_JOINTS = frozenset(("\u0648", "\u0641"))
"""«و» and «ف», which the vocabulary leaves on words that it does not know."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that tells a meeting."""

    at: int
    form: MeetingForm


@dataclass(frozen=True, slots=True)
class Hits:
    """All of them, in text order, and the words that hold, put off or deny what they tell."""

    tells: tuple[Hit, ...]
    holds: Mapping[int, tuple[MeetingForm, ...]]
    places: tuple[int, ...]
    """The tokens of both, in order."""

    def between(self, first: int, end: int) -> tuple[int, ...]:
        """The tokens of both behind `first` and before `end`."""
        return self.places[bisect_right(self.places, first) : bisect_left(self.places, end)]

    def next_after(self, at: int, limit: int) -> int:
        """The first token of either behind `at`, or `limit`."""
        number = bisect_right(self.places, at)
        return min(limit, self.places[number]) if number < len(self.places) else limit


def find_hits(text: Text, lookup: Lookup) -> Hits:
    tells: list[Hit] = []
    holds: dict[int, tuple[MeetingForm, ...]] = {}
    forms = lookup.forms
    sport: bool | None = None
    market: bool | None = None
    ballot: bool | None = None
    for at in text.written.folded.places(lookup.written):
        kind = text.types[at]
        bare = kind.bare
        known = forms.get(bare) or forms.get(kind.folded)
        if known is None and bare[:1] in _JOINTS and not kind.tags & tag.NOMINAL:
            known = forms.get(bare[1:])
        if known is None:
            continue
        told = next((form for form in known if form.word.sort != "holding" and _tells(text, lookup, at, form)), None)
        if told is not None and told.word.played and sport is None:
            sport = _is_about_sport(text, lookup)
        if told is not None and told.word.played and sport:
            continue
        if told is not None and told.word.weak and told.word.kind is MeetingKind.SESSION:
            market = _is_about(text, lookup, "market") if market is None else market
            if market:
                continue
        if told is not None and tells and told.word.lemma == _ASSEMBLY and at - tells[-1].at <= _OF_ASSEMBLY:
            continue  # «اجتماع غير عادي للجمعية العمومية»
        if told is not None and told.word.kind is MeetingKind.TOUR and _is_counted(text, lookup, at):
            ballot = _is_about(text, lookup, "ballot") if ballot is None else ballot
            if ballot:
                continue
        if told is not None:
            tells.append(Hit(at, told))
            if len(tells) == _MOST:
                break
            continue
        holding = tuple(
            [form for form in known if form.word.sort == "holding" and _holds(text, lookup, at, form, known)]
        )
        if holding:
            holds[at] = holding
    return Hits(tuple(tells), holds, tuple(sorted({*(hit.at for hit in tells), *holds})))


_I = "\u0623\u0644\u062a"
"""«ألتقي بكم»: the first person, which folding levels with «التقى»."""
_ASSEMBLY = "\u062c\u0645\u0639\u064a\u0629 \u0639\u0645\u0648\u0645\u064a\u0629"
_OF_ASSEMBLY = 4
"""So near behind a word of meeting the assembly is who meets."""
_MOST = 500
"""Words of meeting in one article: what has more is no article, and the rest of it is not read."""
_VERB_BEFORE = 9
_OBJECT = 14
"""So far behind a verb of holding the noun stands that it cannot do without."""
_SPORT = 3
"""An article with so many words of sport is about sport."""


def _is_about_sport(text: Text, lookup: Lookup) -> bool:
    words, perhaps = lookup.classes["sport"], lookup.classes["sport perhaps"]
    found = [kind.bare for kind in text.types if kind.bare in words or kind.stem in lookup.match]
    return len(found) >= _SPORT and any(bare not in perhaps for bare in found)


def _is_about(text: Text, lookup: Lookup, name: str) -> bool:
    words = lookup.classes[name]
    return sum(1 for kind in text.types if kind.bare in words) >= _SPORT


def _is_counted(text: Text, lookup: Lookup, at: int) -> bool:
    """«جولة ثانية», of talks or of a vote."""
    return at + 1 < len(text.types) and text.types[at + 1].bare in lookup.ordinals


def _holds(text: Text, lookup: Lookup, at: int, form: MeetingForm, known: Sequence[MeetingForm]) -> bool:
    """«من أجل عقد»: behind a preposition stands no verb; «خلال ترؤسه اجتماعا»: with a pronoun no verb may be meant."""
    if form.tense == "noun":
        return not form.pronoun or all(one.tense == "noun" for one in known)
    if text.tags[at] & tag.PREPOSITION:
        return False  # «ضمن الجولة»
    related = at > 0 and text.tags[at - 1] & tag.RELATIVE and at + 1 < len(text.types)
    if related and text.types[at + 1].bare in lookup.classes["called so"] and "على" not in form.word.takes:
        return False  # «القمة التي أطلق عليها …»
    beside = lookup.beside.get(form.word.lemma)
    if beside is not None and not _near(text, beside, at, at, min(text.sentence_end(at), at + _OBJECT)):
        return False  # «قدم المستشفى خدماته»
    before = text.tags[at - 1] if at else 0
    if before & tag.NUMBER and _is_year(text.tokens[at - 1]):
        return True
    return not before & _NO_VERB_BEHIND or bool(before & _VERB_BEHIND)


def _tells(text: Text, lookup: Lookup, at: int, form: MeetingForm) -> bool:
    given = text.types[at].tags & tag.GIVEN and text.types[at].bare in lookup.forms
    if given or (form.tense != "noun" and not _is_verb(text, at, form)):
        return False
    if form.tense == "past" and text.tokens[at].startswith(_I):
        return False
    start, end = text.sentence_start(at), text.sentence_end(at)
    if text.types[start].bare in lookup.classes["teaser"] or text.types[start].folded in lookup.classes["teaser"]:
        return False  # «للمزيد: الوزير يلتقي السفير»
    beside = lookup.beside.get(form.word.lemma)
    far = _VERB_BEFORE if form.tense == "noun" else 4  # «أجرى الوزير فلان مساء أمس اتصالا بفلان»
    if beside is not None and not _near(text, beside, at, max(start, at - far), min(end, at + 5)):
        return False
    plays = form.word.played or form.tense != "noun"
    if plays and _near(text, lookup.classes["sport"], at, max(start, at - 6), min(end, at + _PLAYED)):
        sure = lookup.classes["sport"] - lookup.classes["sport perhaps"]
        if _near(text, sure, at, max(start, at - 6), min(end, at + _PLAYED)) or _is_about_sport(text, lookup):
            return False  # «استقبل الوزير الفريق أول سالم الدفلى» is no match
    if form.word.posted and at + 1 < end and text.tags[at + 1] & tag.PREPOSITION:
        return False  # «زيارة عمل وتفقد إلى الزاهرة»
    if form.tense != "noun":
        return form.word.kind is not MeetingKind.CALL or not _in_genitive(text, at)
    if at > start and form.word.weak and text.types[at - 1].stem in lookup.classes["table"]:
        return False  # «الجلوس إلى طاولة المفاوضات مع الحركة»
    if at > start and not form.definite and _is_many(text, at - 1 - bool(text.tags[at - 1] & tag.CLOSE)):
        return False
    if at - 1 > start and text.tags[at - 1] & tag.DASH and text.ends[at - 1] == text.starts[at]:
        return False  # «برنامج "كتاب-ولقاء"»
    if form.definite and not form.pronoun and form.prefix in ("", _FOR) and _is_of_room(text, lookup, at, start):
        return False
    going = form.word.kind in (MeetingKind.VISIT, MeetingKind.TOUR)
    if going and not form.definite and at + 1 < end and _is_many(text, at + 1):
        return False  # «زيارة 1413 مريضا»
    if going and _near(text, lookup.classes["wishing"], at, max(start, at - 2), at):
        return False  # «الراغبين في زيارة المدينة»
    if (
        going
        and at > start
        and text.tags[at - 1] & tag.FROM
        and _near(text, lookup.classes["kept from"], at, start, at)
    ):
        return False  # «منعت الشرطة الوزير من زيارة المدرسة»
    if form.word.kind is MeetingKind.TOUR and _is_of_things(text, lookup, at, end):
        return False
    session = form.word.kind is MeetingKind.SESSION
    if session and _near(text, lookup.classes["market"], at, max(start, at - 12), min(end, at + 9)):
        return False
    if at + 1 < end and not form.definite and text.types[at + 1].bare in lookup.classes["in return"]:
        return False
    if form.word.lemma == _ASSEMBLY and not _is_assembly(text, lookup, at, start, end):
        return False
    counted = form.word.talks is MeetingKind.ROUND  # «جولة», «دورة»
    if session and counted and _near(text, lookup.classes["no term"], at, max(start, at - _TERM), min(end, at + 6)):
        return False  # «المهرجان في دورته الثالثة»
    if _is_none(text, lookup, at, MeetingKind.TOUR if counted else form.word.kind, start, end):
        return False
    if form.word.called and at > start and text.tags[at - 1] & tag.BODY and not text.tags[at - 1] & tag.DEFINITE:
        return False  # «منظمة المؤتمر»
    of_post = tag.TITLE | tag.POST_ADJECTIVE | tag.BODY
    if form.word.weak and form.definite and form.prefix == _FOR and at > start and text.tags[at - 1] & of_post:
        return False  # «المبعوث الخاص للمفاوضات»
    before = text.types[at - 1].bare if at > start else ""
    if before in lookup.classes["any"] and not form.prefix and not _is_denied(text, lookup, at, start):
        return False
    if form.word.media and not form.definite and _is_of_medium(text, lookup, max(start, at - 4), at):
        return False  # «أجرت صحيفة الجسر لقاء مع …»
    reach = 3 if form.definite and not form.pronoun else 5  # «خلال اللقاء وفق ما نقل موقع الرئاسة»
    return not (form.word.media and _near(text, lookup.classes["of press"], at, at, min(end, at + reach)))


def _is_assembly(text: Text, lookup: Lookup, at: int, start: int, end: int) -> bool:
    """«عقدت الجمعية العمومية», and neither an association nor the assembly before which somebody speaks."""
    if at + 1 >= end or text.types[at + 1].bare not in lookup.beside[_ASSEMBLY]:
        return False
    return at == start or text.types[at - 1].bare not in lookup.classes["of assembly"]


_PLAYED = 11
"""«سيستقبل سهرة الثلاثاء نظيره … لحساب الجولة السادسة من تصفيات …»: so near behind a verb the sport stands."""
_TERM = 14
"""So many tokens before its «دورة» the festival may stand."""


def _is_many(text: Text, at: int) -> bool:
    """«نفذت الفرق 164 جولة»: so many are counted, and none is told."""
    word = text.tokens[at]
    return bool(text.tags[at] & tag.NUMBER) and word.isdigit() and not _is_year(word) and int(word) > _FEW


_FEW = 10


def _is_of_room(text: Text, lookup: Lookup, at: int, start: int) -> bool:
    """«قاعة الاجتماعات», «بلدة الزيارة»: what the place is called."""
    if at == start or text.tags[at - 1] & (tag.DEFINITE | tag.TIME):
        return False
    stem = text.types[at - 1].stem
    return stem in lookup.venues or stem in lookup.called_after


def _is_none(text: Text, lookup: Lookup, at: int, kind: MeetingKind, start: int, end: int) -> bool:
    """«جولة الانتخابات», «جلسة التداول», «زيارة الموقع الإلكتروني», «قمة الجبل»: by what stands near, no meeting."""
    if kind not in _NONE:
        return False
    name, reach = _NONE[kind]
    if kind is MeetingKind.SUMMIT and at > start and text.types[at - 1].bare in lookup.classes[name]:
        return True  # «أعلى قمة»
    votes = kind is MeetingKind.TOUR  # «الفوز بالانتخابات في جولتها الأولى»
    return _near(text, lookup.classes[name], at, max(start, at - _VOTES) if votes else at, min(end, at + reach))


_NONE: Mapping[MeetingKind, tuple[str, int]] = {
    MeetingKind.MEETING: ("no meeting", 2),
    MeetingKind.TOUR: ("no round", 4),
    MeetingKind.SESSION: ("no session", 4),
    MeetingKind.VISIT: ("no visit", 4),
    MeetingKind.SUMMIT: ("no summit", 2),
}
_VOTES = 8
"""So many tokens before a round the vote may stand that it is one of."""


def _is_of_medium(text: Text, lookup: Lookup, first: int, end: int) -> bool:
    media = lookup.classes["of press"]
    if text.tags[end - 1] & tag.PREPOSITION and text.types[end - 1].bare not in lookup.classes["in"]:
        return False  # «كشفت مصادر صحفية عن لقاء عقده …»
    return any(text.types[at].bare in media and not text.tags[at] & tag.DEFINITE for at in range(first, end))


def _in_genitive(text: Text, at: int) -> bool:
    """«رقم هاتف سائقه»: behind a noun without its article stands no verb."""
    learnt = text.types[at].bare.endswith(_ALIF) and at + 1 < len(text.types)
    if learnt and text.types[at + 1].bare.endswith(_ALIF):
        return True  # «هاتفا ذكيا»
    before = text.tags[at - 1] if at else 0
    return bool(before & tag.COMMON) and not before & (tag.DEFINITE | tag.TIME | tag.GIVEN | tag.TITLE)


def _is_of_things(text: Text, lookup: Lookup, at: int, end: int) -> bool:
    """«جولة جديدة من الاحتجاجات»: neither a tour nor a round of talks."""
    of = next((index for index in range(at + 1, min(end - 1, at + 4)) if text.tags[index] & tag.FROM), None)
    if of is None or any(text.tags[index] & tag.PREPOSITION for index in range(at + 1, of)):
        return False
    if text.types[of - 1].bare in lookup.classes["number of"]:
        return False  # «جولة لعدد من المشروعات»
    word = text.types[of + 1].bare
    return bool(text.tags[of + 1] & tag.COMMON) and word not in lookup.classes["talks"] and word not in lookup.forms


def _is_denied(text: Text, lookup: Lookup, at: int, start: int) -> bool:
    """«نفى عقد أي لقاء»: a denial of any is a denial of this one."""
    words = lookup.classes["denying"]
    return any(text.types[index].bare in words for index in range(max(start, at - 12), at))


def _is_verb(text: Text, at: int, form: MeetingForm) -> bool:
    before = text.tags[at - 1] if at else 0
    named = text.tags[at] & tag.DEFINITE and text.types[at].tags & tag.NOMINAL & ~tag.DEFINITE
    named = named and not form.word.lemma.startswith(_ARTICLE)  # «التقيا» looks like a noun with its article
    return not named and (
        not before & _NO_VERB_BEHIND
        or bool(before & _VERB_BEHIND)
        or (bool(before & tag.NUMBER) and _is_year(text.tokens[at - 1]))
    )


_FOR = "\u0644"
_ALIF = "\u0627"
_ARTICLE = "\u0627\u0644"


def _is_year(word: str) -> bool:
    """«في 27 أبريل 2018 التقى …»: behind a year a verb may stand, as nothing is counted."""
    return len(word) == _YEAR and word.isdigit()


_YEAR = 4


def _near(text: Text, words: frozenset[str], at: int, first: int, end: int) -> bool:
    return any(
        index != at and (text.types[index].bare in words or text.types[index].folded in words)
        for index in range(first, min(end, len(text.types)))
    )
