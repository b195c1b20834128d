"""One telling of a meeting: a word that tells it, with everybody and everything that its clause says of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from qawl.find.meetings.back import (
    are_those,
    are_two,
    is_adjective,
    is_by_way,
    is_during,
    is_joined,
    is_known,
    is_next,
    is_of_pair,
    is_of_the_day,
    is_of_the_talks,
    is_of_two,
    is_plain,
    is_therein,
    is_vague,
    names_of_summit,
)
from qawl.find.meetings.cast import Cast
from qawl.find.meetings.conferences import title_of
from qawl.find.meetings.details import no_date_said, ordinal_of, outcome_of, place_span, trimmed, where_told
from qawl.find.meetings.governed import is_habit, is_mere_aim, is_present
from qawl.find.meetings.hits import Hit, Hits
from qawl.find.meetings.kinds import kind_by_states, kind_of, trial_end
from qawl.find.meetings.nearby import is_supposed, is_to_come
from qawl.find.meetings.nobody import are_private, is_nobody
from qawl.find.meetings.nouns import past_those_in_session, read_noun
from qawl.find.meetings.scene import Scene
from qawl.find.meetings.states import has_lasted, is_still_on, judge_status
from qawl.find.meetings.verbs import read_verb
from qawl.find.meetings.words import Lookup, states_in
from qawl.model.documents import Span
from qawl.model.meetings import MeetingKind, MeetingStatus, Part, Participant
from qawl.model.moments import Moment, MomentKind
from qawl.model.records import Act
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


@dataclass(frozen=True, slots=True)
class Telling:
    """A meeting as one clause tells it."""

    at: int
    first: int
    end: int
    kind: MeetingKind
    status: MeetingStatus
    sure: bool
    """A word or a day says what the status is."""
    participants: tuple[Participant, ...]
    place: Span | None
    moment: Moment | None
    no_date: Span | None
    agenda: Span | None
    outcome: Span | None
    ordinal: int | None
    back: bool
    """A definite noun or a pronoun's: it may go back to a meeting told before."""
    posts: tuple[frozenset[str], ...]
    """Of each participant the words of his post, folded."""
    states: tuple[frozenset[str], ...]
    """Of each participant the states that his name and his post name."""
    vague: frozenset[str]
    """Participants by their posts alone, who may be called by name elsewhere."""
    ours: bool
    """«أجرينا محادثات»: who says so is not known to have been there himself."""
    article: bool
    """A noun with its article («الزيارة»)."""
    then: bool
    """«ثم عقد …», «عقب ذلك …»: another than the one told before."""
    called_so: frozenset[str]
    """The adjectives by which a summit is known («القمة العربية»)."""
    during: bool
    """«وصل إلى الزاهرة في زيارة رسمية»: what is told right before is the same."""
    event: bool
    """A verb tells that it took place, or will."""
    by_way: bool
    """What is told before is a part of it: «في إطار جولة»."""
    sits: bool
    """It is called after the body that sits («اجتماع لمجلس الشورى»)."""
    named_before: bool
    """Who sits is named before it, and not by its own clause."""
    owned: bool
    """A pronoun says whose it is, and somebody behind it with whom («لقائه السفير»)."""
    weak: bool
    """Told by a word that more often names talks in general."""
    called: bool
    """A conference that something holds, and that needs nobody to be named."""
    joins: bool
    """It says who else was there: «حضر اللقاء فلان»."""
    plural: bool
    aimed: bool
    """Talks that somebody wants to come about, and no verb says that they will («إطلاق مفاوضات جادة بين …»)."""
    habit: bool
    """Who attends such meetings as a rule («يشارك في اجتماعات المجلس»)."""
    wanted: bool
    """One side calls for it, and nobody says with whom («دعت الحكومة إلى مفاوضات»)."""
    with_whom: bool
    """A noun with its article, and «مع» with the other side behind it: these talks, and no talks in general."""
    to_come: bool
    """«الاجتماع المقبل», «القمة المقررة»."""
    this: bool
    """«هذا الاجتماع»: it goes back to the one told before."""
    beside: frozenset[str]
    """Who only said something on its occasion («وقال الوزير خلال الاجتماع …»), by name."""
    plain: bool
    """A noun with its article and nothing behind it that says which one («خلال الاجتماع، …»)."""
    topic: bool
    """Told by what was talked about («بحث فلان مع فلان الملف»)."""
    therein: bool
    """«جاء ذلك خلال لقاء …»: on it was done what is told right before."""
    where: frozenset[str]
    """The stems of the places and nations that its clause names."""
    pair: bool
    """«اللقاء بين الرجلين»: two who are known from before."""
    title: tuple[str, ...]
    """Of a conference, the first words of what it is called."""
    soft: bool
    """Only a present tense says that it is to come, as headlines tell what has been."""
    statement: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Days:
    """What dates a meeting: the moments of the article by their beginnings."""

    moments: Sequence[Moment]
    starts: Sequence[int]
    published: date | None

    def at(self, start: int) -> Moment | None:
        """The day or stretch that begins at the code point `start`."""
        number = bisect_left(self.starts, start)
        if number >= len(self.starts) or self.starts[number] != start:
            return None
        moment = self.moments[number]
        return moment if moment.first is not None and moment.kind in _DATED else None

    def within(self, start: int, end: int, near: int, names: Sequence[Span] = ()) -> Moment | None:
        """The moment between the code points `start` and `end` that is nearest to `near`, a day before a stretch.

        What stands in one of the `names` is none: «ماي» is a month, and a name.
        """
        found = self.moments[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        dated = [one for one in found if one.first is not None and one.kind in _DATED]
        dated = [one for one in dated if not any(name.start < one.at.end and one.at.start < name.end for name in names)]
        return min(dated, key=lambda one: (one.kind is not MomentKind.DATE, abs(one.at.start - near)), default=None)


_DATED = (MomentKind.DATE, MomentKind.INTERVAL)


def read_telling(text: Text, lookup: Lookup, hits: Hits, cast: Cast, days: Days, hit: Hit) -> Telling | None:
    """What the clause around `hit` tells; None where it tells no meeting of its own."""
    kind = kind_of(text, lookup, hit)
    read = read_noun if hit.form.tense == "noun" else read_verb
    scene = read(text, lookup, hits, cast, hit, kind)
    if scene is None:
        return None
    trial = trial_end(text, lookup, hit)
    scene = replace(scene, end=max(scene.end, trial))
    kind, scene = kind_by_states(text, lookup, cast, hit, scene), _with_day(text, days, scene)
    start, end = text.starts[scene.first], text.ends[scene.end - 1]
    near = text.starts[hit.at]
    moment = days.within(start, end, near, _names_of(scene))
    if moment is None and scene.said is not None:
        moment = days.within(text.starts[text.sentence_start(hit.at)], near, near)
    if moment is not None and _since(text, lookup, moment):
        moment = None
    no_date = no_date_said(text, lookup, hit.at)
    timed = any(text.tags[index] & tag.TIME for index in range(scene.first, scene.end))
    reach = scene.end if hit.form.tense == "noun" else 0
    status, sure = judge_status(text, lookup, hit.at, hit.form, scene.holds, kind, moment, days.published, timed, reach)
    if moment is None and scene.place is None and is_supposed(text, lookup, scene.first, hit.at):
        return None
    if moment is None and _is_possible(text, lookup, hit, scene):
        return None
    plain = is_plain(text, lookup, hit)
    sure = sure and not (plain and not scene.holds)  # «خلال اللقاء، إمكانية …»
    met = [one for one in scene.participants if not (is_adjective(text, lookup, one) or is_nobody(text, lookup, one))]
    # «لقاء بين الرجلين», who are known from before
    who = tuple([one for one in met if fold(one.name) not in lookup.classes["one another"]])
    mere = kind is MeetingKind.VISIT and moment is None and is_mere_aim(text, lookup, hit.at, hit.form)
    if mere and not any(one.at is not None or one.post is not None for one in who):
        return None
    habitual = hit.form.tense == "present" or hit.form.plural or hit.form.number == "p"
    at_large = moment is None and (habitual or hit.form.word.received or hit.form.gender == "f")
    if are_private(lookup, who, at_large=at_large):
        return None
    if scene.kind in _TALKED and any(_is_medium(text, one) for one in who[:_TWO]) and len(who) <= _TWO:
        return None  # «قال الوزير في اتصال هاتفي مع صحيفة الجسر»: an interview
    paired = len(who) < len(met) or any(is_of_pair(text, lookup, one) for one in scene.participants)
    told = cast.told_by(near, hit.at)
    if scene.said is not None and kind is MeetingKind.CALL and scene.alone and len(scene.participants) < 2:
        return None  # «قال المحلل في اتصال هاتفي معه»: with the paper
    if scene.said is not None and kind in (MeetingKind.CALL, MeetingKind.PRESS_CONF):
        status, sure = MeetingStatus.HELD, True  # what somebody said on it has been said
    if kind is MeetingKind.ROUND and scene.with_whom and not sure:
        status = MeetingStatus.UNDER_WAY  # «التقدم في المفاوضات مع الحركة»
    supposed = not sure and moment is None and status is MeetingStatus.HELD
    if supposed and hit.form.tense == "noun" and is_still_on(text, lookup, hit.at, kind, scene.place):
        status = MeetingStatus.UNDER_WAY
    on = (
        hit.form.tense == "noun" and not scene.holds and text.types[max(0, hit.at - 1)].bare in lookup.classes["during"]
    )
    if told is not None and told.statement.act is Act.DENY and not on:
        status, sure = MeetingStatus.DENIED, True
    return Telling(
        at=hit.at,
        first=scene.first,
        end=scene.end,
        kind=kind,
        status=status,
        sure=sure,
        participants=who,
        place=None if scene.place is None else place_span(text, *scene.place),
        moment=moment,
        no_date=no_date,
        agenda=None if scene.agenda is None else trimmed(text, *scene.agenda),
        outcome=outcome_of(text, lookup, scene.end),
        ordinal=ordinal_of(text, lookup, hit.at, kind),
        back=paired
        or are_those(text, hit, who)
        or is_of_two(hit, who)
        or is_known(text, hit, scene.holds)
        or (
            hit.form.tense == "noun"
            and (
                hit.form.definite
                or (scene.placed and not scene.holds)
                or (not hit.form.word.called and is_of_the_talks(text, lookup, hit.at))
                or is_of_the_day(text, hit.at)
            )
        ),
        posts=tuple([frozenset(fold(one.post or "").split()) for one in who]),
        states=tuple([states_in(f"{one.name} {one.post or ''}", lookup.states) for one in who]),
        vague=frozenset(one.name for one in who if is_vague(text, one)),
        ours=any(held.own for _, held in scene.holds),
        article=hit.form.definite and not hit.form.pronoun,
        then=is_next(text, lookup, scene.first, hit) or any(held.word.another for _, held in scene.holds),
        called_so=names_of_summit(text, hit) if kind is MeetingKind.SUMMIT else frozenset(),
        during=is_during(text, lookup, hit),
        event=hit.form.tense != "noun"
        or bool(scene.holds)
        or scene.called
        or (on and scene.said is not None and hit.form.pronoun and kind in _GONE)  # «وشدد الوزير خلال جولته»
        or (kind is MeetingKind.MEETING and not hit.form.word.weak and has_lasted(text, lookup, hit.at)),
        by_way=is_by_way(text, lookup, hit.at),
        sits=scene.sits
        or _sits(text, cast, hit, scene)
        or trial > 0
        or (hit.form.tense == "noun" and kind is MeetingKind.SESSION and past_those_in_session(text, lookup, hit) > 0),
        named_before=scene.sits,
        owned=hit.form.pronoun and any(one.at is not None and one.at.start > near for one in scene.participants),
        weak=hit.form.word.weak and not hit.form.pronoun and not _names_sides(text, hit, scene),
        called=hit.form.word.called and not hit.form.plural,
        joins=any(held.word.attends for _, held in scene.holds) or is_joined(text, lookup, hit),
        plural=hit.form.plural and text.types[hit.at - 1].bare not in lookup.ordinals,
        aimed=hit.form.word.weak
        and hit.form.word.talks is None
        and hit.form.tense == "noun"
        and status is MeetingStatus.PLANNED
        and moment is None
        and scene.place is None
        and not hit.form.definite
        and not any(held.tense != "noun" for _, held in scene.holds),
        habit=(
            hit.form.plural
            and moment is None
            and not (scene.place is not None and status is MeetingStatus.UNDER_WAY)
            and any(held.word.attends and held.tense == "present" for _, held in scene.holds)
        )
        or (moment is None and is_habit(text, lookup, hit, scene.holds, scene.end)),
        wanted=len(scene.participants) < 2
        and any(held.word.status is MeetingStatus.PLANNED and held.tense != "future" for _, held in scene.holds),
        with_whom=hit.form.definite and scene.with_whom,
        to_come=hit.form.tense == "noun" and not hit.form.plural and is_to_come(text, lookup, hit.at),
        this=(hit.at > 0 and text.types[hit.at - 1].bare in lookup.classes["this"]) or is_of_two(hit, who),
        beside=frozenset({cast.speaker(scene.said, Part.BOTH_SIDES).name}) if scene.said else frozenset(),
        plain=plain,
        topic=hit.form.word.roles == "topic",
        therein=is_therein(text, lookup, hit.at),
        where=where_told(text, lookup, scene),
        pair=paired or are_two(text, lookup, hit, who),
        title=title_of(text, hit) if hit.form.word.called else (),
        soft=status is MeetingStatus.PLANNED
        and moment is None
        and is_present(text, lookup, hit.at, hit.form, scene.holds),
        statement=None if told is None else told.number,
        rule=f"{hit.form.word.lemma}/{hit.form.tense}",
    )


def _is_medium(text: Text, one: Participant) -> bool:
    bits = 0 if one.at is None else text.tags[text.token_at(one.at.start)]
    return bool(bits & tag.OUTLET) or (bool(bits & tag.MEDIUM) and not bits & (tag.BODY | tag.BODY_NAME))


_TWO = 2
_TALKED = (MeetingKind.CALL, MeetingKind.MEETING)
_GONE = (MeetingKind.VISIT, MeetingKind.TOUR)


def _is_possible(text: Text, lookup: Lookup, hit: Hit, scene: Scene) -> bool:
    """«يستطيع السائح أن يسافر إلى الزاهرة», «ويمكن أن تعقد اجتماعها في الزاهرة»: what can be, on no day."""
    verb = scene.holds[-1][0] if scene.holds else hit.at
    start = text.sentence_start(verb)
    if verb - 1 <= start or not text.tags[verb - 1] & tag.BARE_THAT:
        return False
    return any(text.types[at].bare in lookup.classes["can"] for at in range(max(start, verb - _CAN), verb - 1))


_CAN = 6


def _since(text: Text, lookup: Lookup, moment: Moment) -> bool:
    """«أول زيارة منذ عام 1959»: since when there was none is not when it is."""
    first = text.token_at(moment.at.start)
    return any(text.types[at].bare in lookup.classes["since"] for at in range(max(0, first - 1), first + 1))


def _with_day(text: Text, days: Days, scene: Scene) -> Scene:
    """The clause with the day that stands right behind it («… في أواخر العام الماضي»)."""
    at, limit = scene.end, text.sentence_end(scene.end - 1)
    while at < limit and at - scene.end < _BEFORE_DAY and text.tags[at] & (tag.PREPOSITION | tag.COMMA):
        at += 1
    moment = None if at >= limit else days.at(text.starts[at])
    return (
        scene
        if moment is None
        else replace(scene, end=max(scene.end, min(limit, text.token_at(moment.at.end - 1) + 1)))
    )


_BEFORE_DAY = 2


def _sits(text: Text, cast: Cast, hit: Hit, scene: Scene) -> bool:
    """Whether the one who takes part is a body, or many, right behind the noun."""
    talks = hit.form.word.weak and scene.kind is not MeetingKind.SESSION
    who = scene.participants[scene.said is not None and len(scene.participants) == _SPEAKER_AND_BODY :]
    if hit.form.tense != "noun" or hit.form.plural or hit.form.word.called or talks or len(who) != 1:
        return False
    if text.sentence_end(hit.at) - text.sentence_start(hit.at) <= _CAPTION:
        return False  # «لقاء الوفد», beneath a picture
    one = who[0]
    if one.at is None and hit.form.pronoun and scene.kind in _SITTINGS and not hit.form.word.media:
        return not cast.is_person(one)  # «أقر المجلس في اجتماعه الأسبوعي القانون»
    if one.at is None or not text.starts[hit.at] < one.at.start <= text.ends[min(hit.at + 4, scene.end - 1)]:
        return False
    named = text.tags[text.token_at(one.at.start)]
    return bool(named & (tag.BODY | tag.BODY_NAME)) or (bool(named & tag.TITLE) and bool(named & tag.PLURAL))


_CAPTION = 4
_SPEAKER_AND_BODY = 2
"""«قال الوزير خلال جلسة لمجلس الشورى»: whoever spoke there is told first."""
_SITTINGS = (MeetingKind.MEETING, MeetingKind.SESSION)


def _names_sides(text: Text, hit: Hit, scene: Scene) -> bool:
    """«المفاوضات بين الحكومة والحركة», «مفاوضات الحكومة مع الحركة»: which talks these are."""
    behind = sum(
        one.at is not None
        and one.at.start > text.starts[hit.at]
        and not text.tags[text.token_at(one.at.start)] & tag.NISBA
        for one in scene.participants
    )
    return len(scene.participants) > 1 and (scene.between or behind > 1)


def _names_of(scene: Scene) -> tuple[Span, ...]:
    return tuple(one.at for one in scene.participants if one.at is not None)
