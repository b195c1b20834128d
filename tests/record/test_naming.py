"""Whom short names mean in an article: by what it says before, by its outlet, and never by a guess."""

from __future__ import annotations

from dataclasses import replace

from qawl.model.dossiers import PostHeld
from qawl.model.meetings import MeetingKind, MeetingStatus
from qawl.model.positions import Stance
from qawl.model.proposals import DeclaredBy, Response, Verdict
from qawl.model.record import Record
from qawl.model.record_lines import Cell
from qawl.record.gather import gather
from qawl.record.naming import home_state
from tests.record.invented import RAIL, Paper, actor


def record(*papers: Paper) -> Record:
    return gather([paper.read() for paper in papers], RAIL, routed=True)


def stood(found: Record) -> dict[str, Cell]:
    return {cell.party: cell for cell in found.cells}


# Short names


def test_a_short_name_is_the_nearest_full_name_before_it() -> None:
    text = "اجتمعت حركة السرو في السهوب. وقالت الحركة إنها تقبل الهدنة."
    paper = Paper("a", text).stands("الحركة", "الهدنة", Stance.FOR, words="تقبل الهدنة")

    assert list(stood(record(paper))) == ["sarw"]


def test_a_name_that_comes_only_later_does_not_count() -> None:
    text = "وقالت الحركة إنها تقبل الهدنة. وكانت حركة السرو قد صمتت."
    found = record(Paper("a", text).stands("الحركة", "الهدنة", Stance.FOR, words="تقبل الهدنة"))

    assert found.cells == ()
    assert [one.party.name for one in found.loose] == ["الحركة"]


def test_a_short_name_with_what_is_written_together_with_it_is_the_same() -> None:
    text = "اجتمعت حركة السرو في السهوب. والحركة تقبل الهدنة، وللحركة شروط. وقالت الحركة إنها تقبل الهدنة."
    paper = Paper("a", text).stands("الحركة", "الهدنة", Stance.FOR, words="وقالت الحركة إنها تقبل الهدنة")

    assert list(stood(record(paper))) == ["sarw"]


def test_a_longer_word_that_holds_the_short_name_is_another_word() -> None:
    text = "توقفت محركة السرو في السهوب. وقالت الحركة إنها تقبل الهدنة."
    found = record(Paper("a", text).stands("الحركة", "الهدنة", Stance.FOR, words="تقبل الهدنة"))

    assert found.cells == ()


def test_a_strange_name_that_is_nearer_keeps_the_short_one_apart() -> None:
    text = "وصلت حركة السرو أمس. وردت حركة الشروق الجديدة. وقالت الحركة إنها تقبل الهدنة."
    found = record(Paper("a", text).stands("الحركة", "الهدنة", Stance.FOR, words="تقبل الهدنة"))

    assert found.cells == ()


def test_a_post_is_that_of_the_state_whose_outlet_speaks() -> None:
    dossier = replace(
        RAIL,
        actors=(
            *RAIL.actors,
            actor("ministry", "ministry", "وزارة خارجية نسمة", part_of="nasma"),
            actor("tall", "person", "بشر الطل", posts=(PostHeld("وزير الخارجية", "ministry"),)),
        ),
    )
    text = "قال معالي وزير الخارجية إن الهدنة قريبة."
    own = Paper("a", text, outlet="وكالة الأنباء النسمية").meets(
        MeetingStatus.HELD, ["معالي وزير الخارجية"], at="الهدنة"
    )
    other = replace(own, id="b", outlet="صحيفة الجسر")

    def people(paper: Paper) -> list[str | None]:
        (meeting,) = gather([paper.read()], dossier, routed=True).meetings
        return [one.who.actor for one in meeting.attendees]

    assert home_state(dossier, "وكالة الأنباء النسمية", None) == "nasma"
    assert people(own) == ["tall"]
    assert people(other) == [None]


# Two at once


def test_the_two_sides_of_the_talks_are_both_parties() -> None:
    paper = Paper("a", "رفض الطرفان الهدنة.").stands("الطرفان", "الهدنة", Stance.REFUSE, DeclaredBy.OUTLET)
    cells = stood(record(paper))

    assert sorted(cells) == ["rabwan", "sarw"]
    assert all(cell.own == () and cell.told[0].declared_by is DeclaredBy.OUTLET for cell in cells.values())


def test_what_both_say_themselves_is_the_own_word_of_each() -> None:
    cells = stood(record(Paper("a", "قال الطرفان إنهما يقبلان الهدنة.").stands("الطرفان", "الهدنة", Stance.FOR)))

    assert [cell.own[0].declared_by for cell in cells.values()] == [DeclaredBy.SELF] * 2


def test_what_somebody_tells_of_both_is_his_word() -> None:
    text = "قالت نسمة إن الجانبين أكدا لها قبول الهدنة."
    paper = Paper("a", text).says("الجانبين", "قبول الهدنة", through=["نسمة"])
    cells = stood(record(paper.stands("الجانبين", "الهدنة", Stance.FOR, words="قبول الهدنة", statement=0)))

    assert {cell.told[0].declared_by for cell in cells.values()} == {DeclaredBy.MEDIATOR}


def test_the_sides_of_a_meeting_are_those_who_met() -> None:
    text = "التقى وزير خارجية نسمة نظيره من ربوان. وأكد الجانبان دعم الهدنة."
    paper = Paper("a", text).meets(MeetingStatus.HELD, ["نسمة", "ربوان"], at="التقى وزير خارجية نسمة")

    assert sorted(stood(record(paper.stands("الجانبان", "الهدنة", Stance.FOR, words="دعم الهدنة")))) == [
        "nasma",
        "rabwan",
    ]


def test_the_two_presidents_are_those_who_met_before_whatever_visit_of_one_is_told_between() -> None:
    text = "التقى رئيس نسمة رئيس ربوان، في أول زيارة له. واتفق الرئيسان على دعم الهدنة."
    met = Paper("a", text).meets(MeetingStatus.HELD, ["نسمة", "ربوان"], at="التقى رئيس نسمة رئيس ربوان")
    paper = met.meets(MeetingStatus.HELD, ["ربوان"], at="أول زيارة له", kind=MeetingKind.VISIT)

    assert sorted(stood(record(paper.stands("الرئيسان", "الهدنة", Stance.FOR, words="دعم الهدنة")))) == [
        "nasma",
        "rabwan",
    ]


def test_two_ministers_who_are_named_by_more_than_that_are_not_the_two_who_met() -> None:
    text = "التقى رئيس نسمة رئيس ربوان. وأيد الوزيران المقالان الهدنة."
    paper = Paper("a", text).meets(MeetingStatus.HELD, ["نسمة", "ربوان"], at="التقى رئيس نسمة رئيس ربوان")

    assert not stood(record(paper.stands("الوزيران المقالان", "الهدنة", Stance.FOR)))


def test_with_three_parties_nobody_knows_who_the_two_are() -> None:
    dossier = replace(RAIL, parties=("rabwan", "sarw", "nasma"))
    paper = Paper("a", "رفض الطرفان الهدنة.").stands("الطرفان", "الهدنة", Stance.REFUSE)

    found = gather([paper.read()], dossier, routed=True)

    assert found.cells == ()
    assert [one.party.name for one in found.loose] == ["الطرفان"]


def test_an_answer_of_both_is_two_answers() -> None:
    paper = Paper("a", "طُرحت ورقة نسمة ورفضها الطرفان.")
    answer = Response(paper.at("رفضها"), "الطرفان", Verdict.REJECT, DeclaredBy.OUTLET, None, ())

    (line,) = record(paper.tables("ورقة نسمة", responses=[answer])).proposals

    assert [one.party.side for one in line.answers] == ["rabwan", "sarw"]


# Persons


def test_a_person_of_whom_nobody_says_for_whom_he_speaks_stays_a_person() -> None:
    paper = Paper("a", "قال سالم النهر إنه يرفض الهدنة.").stands(
        "سالم النهر", "الهدنة", Stance.REFUSE, words="يرفض الهدنة"
    )
    (position,) = paper.records["positions"]
    paper.records["positions"] = [replace(position, personal=True)]

    found = record(paper)

    assert found.cells == ()
    assert [(one.party.name, one.personal) for one in found.loose] == [("سالم النهر", True)]


def test_a_person_whose_post_the_dossier_knows_speaks_for_his_party() -> None:
    paper = Paper("a", "قال نديم السهل إنه يرفض الهدنة.").stands(
        "نديم السهل", "الهدنة", Stance.REFUSE, words="يرفض الهدنة"
    )
    (position,) = paper.records["positions"]
    paper.records["positions"] = [replace(position, personal=True)]

    (cell,) = record(paper).cells

    assert (cell.party, cell.own[0].declared_by) == ("rabwan", DeclaredBy.SPOKESMAN)


# Proposals by a short form


def test_a_definite_short_form_is_the_only_paper_on_the_table() -> None:
    first = Paper("a", "قالت نسمة إن الورقة جاهزة.", published="2026-03-05").tables("الورقة")
    later = Paper("b", "قالت نسمة إن الورقة جاهزة.", published="2026-03-15").tables("الورقة")

    assert [one.known for one in record(first).proposals] == ["paper"]
    assert [one.known for one in record(later).proposals] == [None], "two are on the table"
