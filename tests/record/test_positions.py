"""Positions: own word first, equal stands once, changes explained, nothing dropped."""

from __future__ import annotations

from datetime import date

from qawl.model.positions import Stance, Strength
from qawl.model.proposals import DeclaredBy
from qawl.model.record import Record
from qawl.model.record_lines import Cell, Change, Role
from qawl.model.records import Act
from qawl.record.gather import gather
from tests.record.invented import RAIL, Paper, on

LEAVE = "الانسحاب من المحطة"


def record(*papers: Paper, at: date | None = None) -> Record:
    return gather([paper.read() for paper in papers], RAIL, at)


def cell(found: Record, party: str, issue: str) -> Cell:
    return next(one for one in found.cells if (one.party, one.issue) == (party, issue))


def stand(own_id: str, day: int, words: str, stance: Stance, **more: object) -> Paper:
    """The movement on an issue, in its own name unless said otherwise."""
    paper = Paper(own_id, words, published=on(day))
    return paper.stands(str(more.pop("party", "حركة السرو")), words, stance, **more)  # type: ignore[arg-type]


def test_a_party_and_an_issue_of_the_dossier_make_a_cell() -> None:
    found = record(stand("a", 3, LEAVE, Stance.DEMAND))

    (only,) = found.cells
    assert (only.party, only.issue, only.role) == ("sarw", "station", Role.PARTY)
    assert [(one.stance, one.mark, one.value, one.change) for one in only.own] == [
        (Stance.DEMAND, "leave", 2, Change.NEW)
    ]
    assert only.own[0].since == date(2026, 3, 3)
    assert only.told == found.loose == ()


def test_the_words_that_name_a_stand_say_which_mark_it_is_before_what_they_lead_to() -> None:
    words = f"البقاء في المحطة حتى يقرر السكان {LEAVE}"
    (only,) = record(Paper("a", words, published=on(3)).stands("حركة السرو", "البقاء في المحطة", Stance.DEMAND)).cells

    assert [one.mark for one in only.own] == ["hold"]


def test_what_was_said_again_is_one_stand_with_all_its_evidence() -> None:
    found = record(stand("a", 3, LEAVE, Stance.DEMAND), stand("b", 9, LEAVE, Stance.DEMAND))

    (only,) = cell(found, "sarw", "station").own
    assert [one.article for one in only.evidence] == ["a", "b"]
    assert only.until is None


def test_a_change_is_named_and_explained_by_its_two_statements() -> None:
    found = record(
        stand("a", 3, LEAVE, Stance.DEMAND),
        stand("b", 5, LEAVE, Stance.DEMAND),
        stand("c", 9, "إخلاء المحطة على دفعات", Stance.FOR),
    )

    first, second = cell(found, "sarw", "station").own
    assert second.change is Change.SOFTENED
    assert second.previous == first.id
    assert second.explained_by is not None
    assert [one.article for one in second.explained_by] == ["b", "c"]
    assert first.until == second.since == date(2026, 3, 9)


def test_a_stand_that_comes_back_is_a_stand_of_its_own() -> None:
    found = record(
        stand("a", 3, "هدنة", Stance.FOR), stand("b", 5, "هدنة", Stance.AGAINST), stand("c", 7, "هدنة", Stance.FOR)
    )

    own = cell(found, "sarw", "truce").own
    assert [one.change for one in own] == [Change.NEW, Change.REVERSED, Change.REVERSED]
    assert len({one.id for one in own}) == 3


def test_fewer_words_for_the_same_are_a_repetition_and_end_nothing() -> None:
    found = record(
        stand("a", 3, LEAVE, Stance.DEMAND), stand("b", 5, "المحطة", Stance.DEMAND), stand("c", 7, LEAVE, Stance.DEMAND)
    )

    exact, short = cell(found, "sarw", "station").own
    assert short.change is Change.REPEATED
    assert [one.article for one in exact.evidence] == ["a", "c"]
    assert exact.until is None


def test_what_others_say_of_a_party_stands_apart_from_its_own_word() -> None:
    found = record(
        stand("a", 3, "هدنة", Stance.AGAINST),
        stand("b", 5, "هدنة", Stance.FOR, declared_by=DeclaredBy.OTHER, declarer="نسمة"),
    )

    only = cell(found, "sarw", "truce")
    assert [one.stance for one in only.own] == [Stance.AGAINST]
    assert [(one.stance, one.declared_by, one.change) for one in only.told] == [
        (Stance.FOR, DeclaredBy.MEDIATOR, Change.NEW)
    ]
    assert only.stands == only.own + only.told
    assert only.own[0].until is None


def test_of_two_who_speak_together_each_speaks_for_itself() -> None:
    paper = Paper("a", "هدنة", published=on(5))
    for party in ("حكومة ربوان", "حركة السرو"):
        paper = paper.stands(party, "هدنة", Stance.FOR, declarer="حكومة ربوان وحركة السرو")
    found = record(paper)

    assert {(one.party, one.own[0].declared_by, one.told) for one in found.cells} == {
        ("rabwan", DeclaredBy.SELF, ()),
        ("sarw", DeclaredBy.SELF, ()),
    }


def test_the_dossier_says_who_a_declarer_is() -> None:
    def voice(party: str, declarer: str, found: DeclaredBy, day: int = 5, month: int = 3) -> DeclaredBy:
        paper = Paper("a", "هدنة", published=on(day, month)).stands(party, "هدنة", Stance.FOR, found, declarer=declarer)
        (only,) = record(paper).cells
        return only.stands[0].declared_by

    assert voice("حركة السرو", "حكومة ربوان", DeclaredBy.OTHER) is DeclaredBy.COUNTERPART
    assert voice("حركة السرو", "نديم السهل", DeclaredBy.OTHER) is DeclaredBy.COUNTERPART
    assert voice("حركة السرو", "هاني الوادي", DeclaredBy.OTHER) is DeclaredBy.SPOKESMAN
    assert voice("حركة السرو", "حركة السرو", DeclaredBy.OTHER) is DeclaredBy.SELF
    assert voice("حركة السرو", "نسمة", DeclaredBy.OTHER) is DeclaredBy.MEDIATOR
    assert voice("حركة السرو", "ضفاف", DeclaredBy.OTHER) is DeclaredBy.OTHER, "it mediates no longer"
    assert voice("حركة السرو", "ضفاف", DeclaredBy.OTHER, 20, 1) is DeclaredBy.MEDIATOR
    assert voice("حركة السرو", "حكومة ربوان", DeclaredBy.LEAK) is DeclaredBy.LEAK
    assert voice("حركة السرو", "خبير في السكك", DeclaredBy.OTHER) is DeclaredBy.OTHER


def test_a_party_of_nobody_and_an_unknown_issue_are_listed_apart() -> None:
    found = record(
        stand("a", 3, "هدنة", Stance.FOR, party="اتحاد الصيادين"), stand("b", 4, "أجور المعلمين", Stance.DEMAND)
    )

    assert found.cells == ()
    assert [(one.party.name, one.issues, one.issue) for one in found.loose] == [
        ("اتحاد الصيادين", ("truce",), "هدنة"),
        ("حركة السرو", (), "أجور المعلمين"),
    ]


def test_a_third_state_has_its_cell_and_is_no_party() -> None:
    found = record(stand("a", 3, "هدنة", Stance.FOR, party="جمهورية نسمة"))

    assert cell(found, "nasma", "truce").role is Role.MEDIATOR


def test_sorts_of_an_issue_that_the_dossier_keeps_apart_are_two_cells() -> None:
    found = record(stand("a", 3, "هدنة إنسانية", Stance.FOR), stand("b", 4, "هدنة", Stance.AGAINST))

    assert [(one.kind, one.own[0].stance, one.own[0].change) for one in found.cells] == [
        (None, Stance.AGAINST, Change.NEW),
        ("humanitarian", Stance.FOR, Change.NEW),
    ]


def test_the_day_of_saying_orders_stands_and_not_the_day_of_telling() -> None:
    background = Paper("late", "قالت الأحد الماضي هدنة", published=on(20))
    background.says("حركة السرو", "هدنة", Act.REJECT, time="الأحد الماضي").moment("الأحد الماضي", date(2026, 3, 1))
    background.stands("حركة السرو", "هدنة", Stance.AGAINST, words="هدنة", statement=0)

    found = record(stand("a", 9, "هدنة", Stance.FOR), background)

    own = cell(found, "sarw", "truce").own
    assert [(one.stance, one.since, one.change) for one in own] == [
        (Stance.AGAINST, date(2026, 3, 1), Change.NEW),
        (Stance.FOR, date(2026, 3, 9), Change.REVERSED),
    ]


def test_a_stand_without_a_date_is_kept_and_changes_nothing() -> None:
    undated = stand("x", 1, "هدنة", Stance.AGAINST)
    undated.published = None

    found = record(stand("a", 9, "هدنة", Stance.FOR), undated)

    own = cell(found, "sarw", "truce").own
    assert [(one.stance, one.change, one.until) for one in own] == [
        (Stance.FOR, Change.NEW, None),
        (Stance.AGAINST, None, None),
    ]


def test_the_strongest_telling_gives_the_strength() -> None:
    found = record(stand("a", 3, "هدنة", Stance.FOR), stand("b", 4, "هدنة", Stance.FOR, strength=Strength.FIRM))

    assert cell(found, "sarw", "truce").own[0].strength is Strength.FIRM


def test_an_issue_named_only_in_the_condition_is_not_what_the_stand_is_on() -> None:
    words = "تسليم الجثامين بعد هدنة"
    paper = Paper("a", words).stands(
        "حركة السرو", "تسليم الجثامين", Stance.CONDITIONAL, words=words, condition="بعد هدنة"
    )

    found = record(paper)

    assert found.cells == ()
    assert found.loose[0].issue == "تسليم الجثامين"


def test_a_stand_on_a_proposal_of_the_dossier_names_it() -> None:
    found = record(stand("a", 3, "ورقة نسمة", Stance.FOR), stand("b", 4, "أجور المعلمين", Stance.DEMAND))

    assert [one.proposal for one in found.loose] == ["paper", None]


def test_a_repetition_after_a_turn_is_not_one_of_before_it() -> None:
    found = record(
        stand("a", 3, LEAVE, Stance.DEMAND),
        stand("b", 4, "المحطة", Stance.DEMAND),
        stand("c", 5, LEAVE, Stance.AGAINST),
        stand("d", 6, "المحطة", Stance.DEMAND),
    )

    own = cell(found, "sarw", "station").own
    assert [[one.article for one in each.evidence] for each in own] == [["a"], ["b"], ["c"], ["d"]]
    assert own[3].change is Change.REVERSED
