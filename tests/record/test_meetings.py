"""Meetings: planned, put off and held are one; two calls of one day are two; each side's readout stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qawl.model.dossiers import Dossier
from qawl.model.meetings import MeetingKind, MeetingStatus
from qawl.model.record import Record
from qawl.model.record_lines import Who
from qawl.record.gather import gather
from qawl.record.same_meeting import same_person
from tests.record.invented import RAIL, Paper, on

PLANNED, HELD, POSTPONED = MeetingStatus.PLANNED, MeetingStatus.HELD, MeetingStatus.POSTPONED
RABWAN, SARW, NASMA = "حكومة ربوان", "حركة السرو", "جمهورية نسمة"
TEXT = "جلسة محادثات في نسمة بين الطرفين"


def record(*papers: Paper) -> Record:
    return gather([paper.read() for paper in papers], RAIL)


def told(
    own_id: str, day: int, status: MeetingStatus, people: tuple[str, ...] = (RABWAN, SARW), **more: object
) -> Paper:
    text = str(more.pop("text", TEXT))
    when = more.pop("on", None)
    return Paper(own_id, text, published=on(day)).meets(
        status,
        people,
        None if when is None else date(2026, 3, int(str(when))),
        **more,  # type: ignore[arg-type]
    )


def statuses(found: Record) -> list[list[MeetingStatus]]:
    return [[stage.status for stage in line.history] for line in found.meetings]


def test_planned_put_off_and_held_are_one_meeting_with_its_history() -> None:
    found = record(
        told("a", 3, PLANNED, on=9),
        told("b", 9, POSTPONED, on=9),
        told("c", 10, PLANNED, on=14),
        told("d", 14, HELD, on=14),
    )

    (line,) = found.meetings
    assert [stage.status for stage in line.history] == [PLANNED, POSTPONED, PLANNED, HELD]
    assert (line.status, line.first) == (HELD, date(2026, 3, 14))
    assert [one.article for one in line.evidence] == ["a", "b", "c", "d"]


def test_a_plan_without_a_day_is_the_meeting_of_the_next_days_and_not_of_the_next_month() -> None:
    soon = record(told("a", 3, PLANNED), told("b", 9, HELD, on=9))
    late = record(told("a", 3, PLANNED), told("b", 28, HELD, on=28))

    assert statuses(soon) == [[PLANNED, HELD]]
    assert len(late.meetings) == 2


def test_a_day_that_was_not_given_is_said_to_be_not_given() -> None:
    paper = told("a", 3, POSTPONED, text="أرجئت الجلسة إلى موعد لم يحدد", date_not_given="موعد لم يحدد")

    (line,) = record(paper).meetings
    assert line.date_not_given
    assert line.first is None
    assert not record(told("b", 3, HELD, on=3)).meetings[0].date_not_given


def test_a_later_article_that_still_speaks_of_the_plan_does_not_undo_the_meeting() -> None:
    found = record(told("a", 3, HELD, on=3), told("b", 4, PLANNED, on=3))

    assert found.meetings[0].status is HELD


def test_a_denial_of_what_was_told_is_the_latest_word() -> None:
    found = record(told("a", 3, HELD, on=3), told("b", 4, MeetingStatus.DENIED, on=3))

    assert statuses(found) == [[HELD, MeetingStatus.DENIED]]
    assert found.meetings[0].status is MeetingStatus.DENIED


def test_two_calls_of_one_day_with_two_people_are_two() -> None:
    found = record(
        told("a", 3, HELD, (NASMA, RABWAN), on=3, kind=MeetingKind.CALL),
        told("b", 3, HELD, (NASMA, SARW), on=3, kind=MeetingKind.CALL),
    )

    assert len(found.meetings) == 2


def test_two_persons_of_one_side_have_two_meetings_and_a_person_stands_for_his_side() -> None:
    persons = record(told("a", 3, HELD, ("نديم السهل", SARW), on=3), told("b", 3, HELD, ("راية المنحنى", SARW), on=3))
    side = record(told("a", 3, HELD, ("نديم السهل", SARW), on=3), told("b", 3, HELD, (RABWAN, SARW), on=3))

    assert len(persons.meetings) == 2
    assert len(side.meetings) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (MeetingKind.SESSION, MeetingKind.ROUND, True),
        (MeetingKind.VISIT, MeetingKind.TOUR, True),
        (MeetingKind.CALL, MeetingKind.MEETING, False),
        (MeetingKind.PRESS_CONF, MeetingKind.MEETING, False),
    ],
)
def test_kinds_that_the_press_writes_for_one_another_are_one(one: MeetingKind, other: MeetingKind, same: bool) -> None:
    found = record(told("a", 3, HELD, on=3, kind=one), told("b", 3, HELD, on=3, kind=other))

    assert (len(found.meetings) == 1) is same


def test_a_place_behind_to_the_keeps_its_article() -> None:
    found = record(told("a", 3, HELD, text="زيارة المبعوث للجزيرة", place="جزيرة"))
    bare = record(told("a", 3, HELD, text="زيارة المبعوث لنسمة", place="نسمة"))

    assert [one.place for one in (*found.meetings, *bare.meetings)] == ["الجزيرة", "نسمة"]


def test_other_ordinals_other_days_and_other_places_are_other_meetings() -> None:
    ordinals = record(told("a", 3, HELD, on=3, ordinal=2), told("b", 3, HELD, on=3, ordinal=3))
    days = record(told("a", 3, HELD, on=3), told("b", 5, HELD, on=5))
    places = record(
        told("a", 3, HELD, on=3, text="لقاء في نسمة", place="نسمة"),
        told("b", 3, HELD, on=3, text="لقاء في ضفاف", place="ضفاف"),
    )

    assert [len(one.meetings) for one in (ordinals, days, places)] == [2, 2, 2]


@pytest.mark.parametrize(
    ("one", "other", "kind", "count"),
    [
        ("مسقط", "عدن", MeetingKind.VISIT, 2),
        ("العاصمة مسقط", "مسقط", MeetingKind.VISIT, 1),
        ("مسقط", "مقر البعثة", MeetingKind.VISIT, 1),
        ("مسقط", "عدن", MeetingKind.TOUR, 1),
    ],
)
def test_two_visits_are_in_two_towns_and_a_tour_goes_through_several(
    one: str, other: str, kind: MeetingKind, count: int
) -> None:
    papers = [
        told(own, 3, PLANNED, (NASMA,), text=f"يصل الوفد إلى {place} قريبا", place=place, kind=kind)
        for own, place in (("a", one), ("b", other))
    ]

    assert len(record(*papers).meetings) == count


def test_a_round_that_names_nobody_is_the_round_of_those_days() -> None:
    found = record(told("a", 3, PLANNED, (), kind=MeetingKind.ROUND), told("b", 9, HELD, on=9, kind=MeetingKind.ROUND))

    assert statuses(found) == [[PLANNED, HELD]]


def test_each_side_has_its_readout() -> None:
    text = "قال السهل إن اللقاء كان مثمرا وقال الوادي إن اللقاء لم يأت بجديد"
    one, other = "اللقاء كان مثمرا", "اللقاء لم يأت بجديد"
    paper = told("a", 3, HELD, text=text, on=3, at=one, again=(other,), statement=0)
    paper.says("نديم السهل", one).says("هاني الوادي", other)

    (line,) = record(paper).meetings
    assert [(readout.side, readout.evidence.exact) for readout in line.readouts] == [("rabwan", one), ("sarw", other)]


def test_what_the_outlet_tells_is_nobodys_readout() -> None:
    assert record(told("a", 3, HELD, on=3)).meetings[0].readouts == ()


def test_names_that_the_dossier_does_not_know_match_by_their_words() -> None:
    full, short, other = Who("وليد القصب الأحمر"), Who("القصب الأحمر"), Who("منير الدوح")

    assert same_person(full, short)
    assert not same_person(full, other)
    assert not same_person(Who("نديم السهل", "sahl", "rabwan"), Who("راية المنحنى", "raya", "rabwan"))
    assert not same_person(Who("وفد السهول", None, "rabwan"), Who("وفد السهول", None, "sarw"))


def test_who_is_called_by_a_post_is_whoever_holds_it() -> None:
    posts = {"منير الدوح": "رئيس وزراء ربوان"}
    named = told("a", 3, HELD, ("منير الدوح", SARW), on=3, posts=posts)
    only_post = told("b", 4, HELD, ("رئيس الوزراء الرباوني", SARW), on=3)
    by_post = told("b", 4, HELD, ("رئيس وزراء ربوان", SARW), on=3)
    another = told("b", 4, HELD, ("وزير خارجية ربوان", SARW), on=3)

    (line,) = record(named, by_post).meetings
    assert [one.who.name for one in line.attendees] == ["منير الدوح", SARW]
    (line,) = record(by_post, told("c", 5, HELD, ("منير الدوح", SARW), on=3, posts=posts)).meetings
    assert [one.who.name for one in line.attendees] == ["منير الدوح", SARW]
    assert len(record(named, another).meetings) == 2
    assert len(record(named, only_post).meetings) == 2, "an adjective of no state of the dossier"


def test_a_side_that_is_told_alone_is_not_any_of_its_people_who_met_others() -> None:
    people = told("a", 3, HELD, ("نديم السهل", "هاني الوادي"))

    assert len(record(people, told("b", 4, HELD, (RABWAN,))).meetings) == 2
    assert len(record(people, told("b", 4, HELD, ("نديم السهل",))).meetings) == 1


THREE = replace(RAIL, parties=("rabwan", "sarw", "nasma"))
"""The same talks, with the mediator for a third party."""


def sides(paper: Paper, dossier: Dossier = THREE) -> list[str | None]:
    (line,) = gather([paper.read()], dossier, routed=True).meetings
    return [one.who.side for one in line.attendees]


@pytest.mark.parametrize("text", ["اجتمع وزراء المياه في الدول الثلاث", "اجتماع وزراء المياه بالعواصم الثلاث"])
def test_the_three_states_of_talks_of_three_are_their_parties(text: str) -> None:
    paper = Paper("a", text, published=on(3)).meets(HELD, ["وزراء المياه"])

    assert sides(paper) == ["rabwan", "sarw", "nasma", None]


@pytest.mark.parametrize(
    "text",
    ["اجتمع وزراء المياه في الدول الأربع", "اجتمع وزراء المياه في ثلاث دول", "اجتمع وزراء المياه في الأيام الثلاثة"],
)
def test_other_numbers_and_any_three_are_not(text: str) -> None:
    assert sides(Paper("a", text, published=on(3)).meets(HELD, ["وزراء المياه"])) == [None]


def test_talks_of_two_have_no_three_states() -> None:
    paper = Paper("a", "اجتمع وزراء المياه في الدول الثلاث", published=on(3)).meets(HELD, ["وزراء المياه"])

    assert sides(paper, RAIL) == [None]


def test_a_meeting_of_two_parties_is_not_that_of_all_three_unless_on_one_day() -> None:
    def lines(day: int | None) -> int:
        papers = (
            told("a", 9, HELD, people=("نديم السهل", NASMA), on=day),
            told("b", 10, HELD, people=(RABWAN, SARW, NASMA), on=day),
        )
        return len(gather([paper.read() for paper in papers], THREE, routed=True).meetings)

    assert lines(None) == 2
    assert lines(9) == 1
