"""How far a meeting had come: planned, held, put off, denied, as the words around it say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from qawl.find.meetings.back import is_by_way
from qawl.find.meetings.details import place_words
from qawl.find.meetings.governed import is_behind_it, is_decided, is_rumour, will_be
from qawl.find.meetings.nearby import CLOSES, is_aim, neighbours
from qawl.find.meetings.words import Lookup, states_in
from qawl.lexicon.meetings import MeetingForm
from qawl.model.meetings import MeetingKind, MeetingStatus
from qawl.model.moments import Moment, MomentBasis, MomentKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_RECENT = timedelta(days=3)
"""What began longer ago is no longer under way."""
_GOING = (MeetingKind.VISIT, MeetingKind.TOUR, MeetingKind.DELEGATION)


def judge_status(
    text: Text,
    lookup: Lookup,
    at: int,
    form: MeetingForm,
    holds: Sequence[tuple[int, MeetingForm]],
    kind: MeetingKind,
    moment: Moment | None,
    published: date | None,
    timed: bool,
    reach: int,
) -> tuple[MeetingStatus, bool]:
    """The status of the meeting told at token `at`, and whether any word or day says so."""
    verbs = [(at, form), *holds] if form.tense != "noun" else list(holds)
    finite = [(place, held) for place, held in verbs if held.tense != "noun"]
    attends = any(held.word.attends for _, held in holds)  # «لا تنوي المشاركة في المؤتمر»
    negated = [place for place, _ in finite if _is_negated(text, place)]
    if any(_excepted(text, lookup, place) for place in negated):
        return MeetingStatus.HELD, True
    if any(_is_before(text, lookup, place) for place in negated):
        return MeetingStatus.PLANNED, True  # «لن يتوجهوا إلى الزاهرة قبل الخميس»
    if negated and not attends:
        return MeetingStatus.DENIED, True
    for status in (MeetingStatus.DENIED, MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        turned = [(place, held) for place, held in holds if held.word.status is status]
        if turned and status is not MeetingStatus.DENIED and _is_threat(text, lookup, *turned[0]):
            return MeetingStatus.PLANNED, True
        if turned:
            return status, True
    near = neighbours(text, lookup, at, form, finite, reach)
    if "denied" in near:
        return MeetingStatus.DENIED, True
    if form.tense == "noun" and (rumour := is_rumour(text, lookup, at)) is not None:
        return rumour, True
    if any(held.tense == "future" or held.word.status is MeetingStatus.PLANNED for _, held in verbs):
        return MeetingStatus.PLANNED, True
    if "rumoured" in near or any(_may_be(text, lookup, place, held) for place, held in finite):
        return MeetingStatus.RUMOURED, True
    ahead = (_lies_ahead(moment, published) and not _is_over(finite)) or _is_tomorrow(text, lookup, moment)
    if ahead or (("planned" in near or "if" in near) and not _has_been(text, at, form, finite)):
        return MeetingStatus.PLANNED, True
    if form.tense == "noun" and not finite and _is_announced(text, lookup, at):
        return MeetingStatus.PLANNED, True
    bare = form.tense == "noun" and not finite
    if bare and not _is_gone(moment, published) and will_be(text, lookup, at, max(at + 1, reach)):
        return MeetingStatus.PLANNED, True
    if bare and not _is_gone(moment, published) and is_decided(text, lookup, at, form, holds):
        return MeetingStatus.PLANNED, True
    if bare and is_behind_it(text, lookup, min(at, *(place for place, _ in holds)) if holds else at):
        return MeetingStatus.HELD, True
    if ("under way" in near and _is_recent(moment, published)) or (
        form.tense == "noun" and _is_day_of(text, lookup, at)
    ):
        return MeetingStatus.UNDER_WAY, True
    if form.tense == "noun" and "planned" not in near and _is_past(text, lookup, at):
        return MeetingStatus.HELD, True
    if form.tense == "noun" and kind not in _GOING and finite and _is_behind(text, lookup, at, finite):
        return MeetingStatus.HELD, True
    if finite:
        # «يترأس الوزير الجلسة التي عقدت أمس»
        told = next(
            (one for one in finite if one[0] > at and one[1].tense == "past" and _relates(text, one[0])), finite[0]
        )
        ordered = (told, *(one for one in finite if one is not told))
        noun = at if form.tense == "noun" else -1
        return _of_verbs(text, lookup, ordered, kind, moment, published, timed, noun), True
    if form.tense == "noun" and is_aim(text, lookup, at, form, holds):
        return MeetingStatus.PLANNED, False
    begun = any(held.word.status is MeetingStatus.UNDER_WAY for _, held in holds)
    if begun and _is_recent(moment, published):
        return MeetingStatus.UNDER_WAY, True
    return MeetingStatus.HELD, bool(holds)


def _of_verbs(
    text: Text,
    lookup: Lookup,
    finite: Sequence[tuple[int, MeetingForm]],
    kind: MeetingKind,
    moment: Moment | None,
    published: date | None,
    timed: bool,
    noun: int,
) -> MeetingStatus:
    """What a finite verb says by its tense: the past is held, or begun; the present is begun, or to come.

    `noun`: the token that names the meeting, or less than nothing where the verb itself tells it.
    """
    at, form = finite[0]
    if form.tense == "past":
        begun = any(held.word.status is MeetingStatus.UNDER_WAY for _, held in finite)
        over = any(held.word.status is MeetingStatus.HELD for _, held in finite)
        over = over or (noun >= 0 and has_lasted(text, lookup, max(at, noun)))
        pluperfect = at > 0 and text.tags[at - 1] & tag.BEFORE_VERB
        if begun and not over and not pluperfect and _is_recent(moment, published):
            return MeetingStatus.UNDER_WAY
        return MeetingStatus.HELD
    if form.tense == "present" and _was_doing(text, lookup, at):
        return MeetingStatus.HELD
    if moment is not None and moment.last is not None and published is not None and moment.last < published:
        # «تستضيف الخميس» is to come, «تستضيف أمس» a slip: a weekday counts for neither past nor future
        weekday = moment.basis is MomentBasis.PUBLISHED and timedelta(1) < published - moment.last < timedelta(7)
        return MeetingStatus.PLANNED if weekday and kind not in _GOING else MeetingStatus.HELD
    if form.prefix or (at and text.types[at - 1].bare in lookup.classes["so that"]):
        return MeetingStatus.PLANNED  # «سافر الوزير ليلتقي …»
    if _is_before_told(text, lookup, at):
        return MeetingStatus.HELD
    if at and text.tags[at - 1] & tag.BARE_THAT and not text.tokens[at - 1].startswith(_WITH_HAMZA_BELOW):
        return MeetingStatus.PLANNED
    if moment is not None and form.word.roles == "traveller":
        return MeetingStatus.PLANNED  # «يصل الخميس»
    if moment is None and noun >= 0 and at > noun and _relates(text, at) and _is_on(text, lookup, noun):
        return MeetingStatus.UNDER_WAY  # «قال خلال المؤتمر الذي ينعقد في الزاهرة»
    if form.word.goes_on and at + 1 < len(text.types) and text.types[at + 1].bare in lookup.classes["on it"]:
        return MeetingStatus.PLANNED  # «توجه إلى الزاهرة في زيارة يجري خلالها مباحثات»
    if kind in _GOING or any(held.word.status is MeetingStatus.UNDER_WAY for _, held in finite):
        return MeetingStatus.UNDER_WAY
    if moment is None and not timed:
        if _is_headline(text, at) and not any(_is_hosted(held) for _, held in finite):
            return MeetingStatus.HELD
        if any(held.word.goes_on for _, held in finite):
            return MeetingStatus.UNDER_WAY
    return MeetingStatus.PLANNED


def _was_doing(text: Text, lookup: Lookup, verb: int) -> bool:
    """«كان يشارك في الاجتماع», «كان مفاوضو البلدين يجرون محادثات»."""
    floor = max(text.sentence_start(verb), verb - _DOER)
    for index in range(verb - 1, floor - 1, -1):
        if text.types[index].bare in lookup.classes["was"]:
            return True
        if text.tags[index] & _NO_DOER:
            return False
    return False


_DOER = 6
_NO_DOER = tag.COMMA | tag.STOP | tag.LINE | tag.THAT | tag.RELATIVE | tag.PREPOSITION | tag.VERB | tag.SUBORDINATOR


def has_lasted(text: Text, lookup: Lookup, at: int) -> bool:
    """«وبدأت الحكومة مفاوضات مع الحركة استغرقت ثلاث ساعات»: it is over."""
    for index in range(at + 1, min(text.sentence_end(at), at + _LASTED)):
        if text.tags[index] & CLOSES:
            return False
        if text.types[index].bare in lookup.classes["lasted"]:
            return not text.tags[index] & tag.CONJ
    return False


_LASTED = 12


def _is_over(finite: Sequence[tuple[int, MeetingForm]]) -> bool:
    """«استقبل الوزير السبت السفير»: whichever Saturday it was, it is over."""
    return bool(finite) and all(form.tense == "past" and form.word.status is None for _, form in finite)


def _has_been(text: Text, at: int, form: MeetingForm, finite: Sequence[tuple[int, MeetingForm]]) -> bool:
    """«وتعهدت بالمبلغ خلال المؤتمر الذي عقد في تموز»: what is promised there is to come, and not the meeting."""
    done = [place for place, held in finite if place > at and held.tense == "past"]
    return form.tense == "noun" and any(text.tags[place - 1] & tag.RELATIVE for place in done)


def _is_on(text: Text, lookup: Lookup, at: int) -> bool:
    """«خلال المؤتمر», «على هامش القمة», «خلال حضوره المؤتمر»."""
    start = text.sentence_start(at)
    return any(
        text.types[index].bare in lookup.classes["during"] and not text.tags[index] & tag.CONJ
        for index in range(max(start, at - 2), at)
    )


def _is_behind(text: Text, lookup: Lookup, at: int, finite: Sequence[tuple[int, MeetingForm]]) -> bool:
    """«قال عقب اجتماع المكتب الذي يرأسه الوزير»: what was done behind it says that it was."""
    start = text.sentence_start(at)
    if at == start or text.types[at - 1].bare not in lookup.classes["after"] - lookup.classes["during"]:
        return False
    if not all(place > at and form.tense == "present" for place, form in finite):
        return False
    before = (form for index in range(start, at) for form in lookup.forms.get(text.types[index].bare, ())[:1])
    return all(form.tense in ("past", "noun") for form in before)


def _is_before_told(text: Text, lookup: Lookup, at: int) -> bool:
    """«استقبل الوزير السفير قبل أن يلتقي الأخير بالرئيس»: behind what was done, «قبل أن» tells what came next."""
    start = text.sentence_start(at)
    if (
        at - 2 < start
        or not text.tags[at - 1] & tag.BARE_THAT
        or text.types[at - 2].bare not in lookup.classes["before"]
    ):
        return False
    verbs = (lookup.forms.get(text.types[index].bare, ()) for index in range(at - 3, start - 1, -1))
    tenses = [form.tense for forms in verbs for form in forms[:1] if form.tense != "noun"]
    return tenses[:1] == ["past"]


def is_still_on(text: Text, lookup: Lookup, at: int, kind: MeetingKind, place: tuple[int, int] | None) -> bool:
    """Whether a visit or a tour that is only named goes on: «تندرج زيارة الوزير في إطار جولة على المنطقة»."""
    if kind is MeetingKind.TOUR:
        return is_by_way(text, lookup, at) and text.types[at - 1].bare not in lookup.classes["during"]
    return kind is MeetingKind.VISIT and _is_abroad(text, lookup, at, place)


def _is_abroad(text: Text, lookup: Lookup, at: int, place: tuple[int, int] | None) -> bool:
    """«وقال الوزير خلال زيارته لتيماران»: whoever speaks on a visit to another state is still on it."""
    if place is None or at == text.sentence_start(at):
        return False
    before = text.types[at - 1].bare
    if before not in lookup.classes["during"] and before not in lookup.classes["by way of"]:
        return False
    named = bool(text.tags[place[0]] & tag.PLACE)  # «القوات الفلانية» are no state
    return named and bool(states_in(place_words(text, *place), lookup.states))


def _is_hosted(form: MeetingForm) -> bool:
    """«الزاهرة تستضيف القمة»: a headline of what is to come, as «الوزير يستقبل السفير» is none."""
    return form.word.sort == "holding" and form.word.roles == "host"


_WITH_HAMZA_BELOW = "\u0625"
"""«إن» tells what is so, «أن» before a verb what is wanted."""


def _is_headline(text: Text, at: int) -> bool:
    """Whether the sentence is a headline, where a present tense tells what is done: short, and closed by its line."""
    start, end = text.sentence_start(at), text.sentence_end(at)
    return end - start <= _HEADLINE and not text.tags[end - 1] & tag.STOP


_HEADLINE = 16
"""Tokens."""


def _is_negated(text: Text, verb: int) -> bool:
    before = verb - 1
    while before >= 0 and text.tags[before] & tag.BEFORE_VERB and not text.tags[before] & tag.NEGATION:
        before -= 1
    return before >= 0 and bool(text.tags[before] & tag.NEGATION)


def _relates(text: Text, verb: int) -> bool:
    return any(text.tags[index] & tag.RELATIVE for index in range(max(0, verb - 2), verb))


def _is_threat(text: Text, lookup: Lookup, place: int, form: MeetingForm) -> bool:
    """«هددت بإلغاء اللقاء»: it has not been called off."""
    far = _THREAT if form.prefix == _BY else 3  # «هددت الحكومة التي … بإلغاء الاجتماع»
    near = range(max(text.sentence_start(place), place - far), place)
    return form.tense == "noun" and any(text.types[index].bare in lookup.classes["threat"] for index in near)


_THREAT = 12
_BY = "\u0628"


def _is_before(text: Text, lookup: Lookup, verb: int) -> bool:
    end = min(text.sentence_end(verb) - 1, verb + 2 * _EXCEPTED)
    return any(
        text.types[index].bare in lookup.classes["before"] and text.tags[index + 1] & tag.TIME
        for index in range(verb + 1, end)
    )


def _is_day_of(text: Text, lookup: Lookup, at: int) -> bool:
    """«في اليوم الثاني من زيارته»."""
    if at - 3 < text.sentence_start(at) or text.types[at - 1].bare not in lookup.classes["from"]:
        return False
    return bool(text.tags[at - 3] & tag.TIME) and text.types[at - 2].bare in lookup.ordinals


def _is_past(text: Text, lookup: Lookup, at: int) -> bool:
    """«آخر لقاء», «الجولة السابقة», «جولة المفاوضات الأخيرة»: the adjective of this noun and not of a time."""
    words = lookup.classes["last"]
    if at > text.sentence_start(at) and text.types[at - 1].bare in words:
        return True
    for index in range(at + 1, min(text.sentence_end(at), at + _ADJECTIVE)):
        bits = text.tags[index]
        if bits & (tag.PREPOSITION | tag.COMMA | tag.RELATIVE | tag.TIME | tag.CONJ | tag.VERB):
            return False
        if text.types[index].bare in words:
            return True
    return False


_ADJECTIVE = 6
"""«زيارة الرئيس الأخيرة»: so far behind the noun its adjective stands."""


def _excepted(text: Text, lookup: Lookup, verb: int) -> bool:
    """«لم تجتمع سوى مرة»: it did."""
    end = min(text.sentence_end(verb), verb + _EXCEPTED)
    return any(text.types[index].bare in lookup.classes["except"] for index in range(verb + 1, end))


_EXCEPTED = 6


def _may_be(text: Text, lookup: Lookup, verb: int, form: MeetingForm) -> bool:
    """«قد يلتقي»."""
    may = lookup.classes["may"]
    if form.tense == "past":  # «قد يكون أجرى»
        return verb > 1 and text.types[verb - 2].bare in may and bool(text.tags[verb - 1] & tag.AUXILIARY)
    return form.tense == "present" and verb > 0 and text.types[verb - 1].bare in may


def _lies_ahead(moment: Moment | None, published: date | None) -> bool:
    if moment is None or published is None or moment.first is None or moment.kind is MomentKind.DURATION:
        return False
    return moment.first > published


def _is_tomorrow(text: Text, lookup: Lookup, moment: Moment | None) -> bool:
    """«غدا الخميس», whichever Thursday an article of another day makes of it."""
    return moment is not None and text.types[text.token_at(moment.at.start)].bare in lookup.classes["tomorrow"]


def _is_announced(text: Text, lookup: Lookup, at: int) -> bool:
    """«ينتظر أن يشدد الوزير في اجتماع …»: on what is to be done at it."""
    start = max(text.sentence_start(at), at - _ANNOUNCED)
    if at == start or text.types[at - 1].bare not in lookup.classes["in"]:
        return False
    for index in range(at - 2, start, -1):
        if (
            text.tags[index] & (tag.THAT | tag.RELATIVE | tag.COLON | tag.QUOTER)
            and not text.tags[index] & tag.BARE_THAT
        ):
            return False
        if text.tags[index] & tag.BARE_THAT:
            return text.types[index - 1].bare in lookup.classes["planned"]
    return False


_ANNOUNCED = 16


def _is_gone(moment: Moment | None, published: date | None) -> bool:
    return moment is not None and moment.last is not None and published is not None and moment.last < published


def _is_recent(moment: Moment | None, published: date | None) -> bool:
    if moment is None or published is None or moment.last is None:
        return True
    return published - moment.last <= _RECENT
