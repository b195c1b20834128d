"""Proposals: one over its names and articles, terms by phase, answers with whoever declared them, versions."""

from __future__ import annotations

from datetime import date

from qawl.model.proposals import DeclaredBy, Item, ProposalStatus, Response, Term, Verdict
from qawl.model.record import Record
from qawl.model.record_lines import ProposalLine
from qawl.record.gather import gather
from tests.record.invented import RAIL, Paper, on

SARW = "حركة السرو"


def record(*papers: Paper) -> Record:
    return gather([paper.read() for paper in papers], RAIL)


def line(*papers: Paper) -> ProposalLine:
    (only,) = record(*papers).proposals
    return only


def paper_on(own_id: str, day: int, title: str = "ورقة نسمة", month: int = 3) -> Paper:
    return Paper(own_id, f"ناقش الوفدان {title} وقبلت الحركة البند الأول بشرط الضمانات", published=on(day, month))


def test_two_names_of_the_dossier_are_one_proposal() -> None:
    found = line(paper_on("a", 3).tables("ورقة نسمة"), paper_on("b", 5, "ورقة الوسيط").tables("ورقة الوسيط"))

    assert (found.known, found.title) == ("paper", "ورقة نسمة")
    assert found.titles == ("ورقة نسمة", "ورقة الوسيط")
    assert [one.actor for one in found.authors] == ["nasma"]
    assert (found.first, found.last) == (date(2026, 3, 3), date(2026, 3, 5))


def test_a_name_outside_its_window_is_another_proposal() -> None:
    found = record(paper_on("a", 3).tables("ورقة نسمة"), paper_on("b", 5, month=6).tables("ورقة نسمة"))

    assert [one.known for one in found.proposals] == ["paper", None]


def test_unknown_proposals_are_one_by_title_and_authors() -> None:
    title = "خطة إعادة تشغيل القطار"

    same = record(paper_on("a", 3, title).tables(title, authors=[SARW]), paper_on("b", 5, title).tables(title))
    authors = record(
        paper_on("a", 3, title).tables(title, authors=[SARW]), paper_on("b", 5, title).tables(title, authors=["ربوان"])
    )
    bare = record(paper_on("a", 3, "المقترح").tables("المقترح"), paper_on("b", 5, "المقترح").tables("المقترح"))
    later = record(paper_on("a", 3, title).tables(title), paper_on("b", 5, title, month=8).tables(title))

    assert [len(one.proposals) for one in (same, authors, bare, later)] == [1, 2, 2, 2]


def test_terms_are_told_once_and_stand_by_phase() -> None:
    def told(own_id: str, day: int) -> Paper:
        paper = paper_on(own_id, day)
        second = Term(paper.at("البند الأول"), Item.RELEASE, phase=2, giver=SARW)
        first = Term(paper.at("الوفدان"), Item.HALT_FIRE, phase=1, duration="P45D")
        return paper.tables("ورقة نسمة", terms=[Term(paper.at("ناقش"), Item.OTHER), second, first])

    found = line(told("a", 3), told("b", 5))

    assert [(one.phase, one.item, len(one.evidence)) for one in found.terms] == [
        (1, Item.HALT_FIRE, 2),
        (2, Item.RELEASE, 2),
        (None, Item.OTHER, 2),
    ]


def test_terms_that_give_other_things_are_two() -> None:
    paper = paper_on("a", 3)
    terms = [
        Term(paper.at("الوفدان"), Item.RELEASE, phase=1, object=paper.at("الوفدان")),
        Term(paper.at("الحركة"), Item.RELEASE, phase=1, object=paper.at("الحركة")),
    ]

    assert len(line(paper.tables("ورقة نسمة", terms=terms)).terms) == 2


def answered(
    own_id: str, day: int, verdict: Verdict, by: DeclaredBy, declarer: str | None, *, conditions: bool = False
) -> Paper:
    paper = paper_on(own_id, day)
    given = (paper.at("بشرط الضمانات"),) if conditions else ()
    response = Response(paper.at("قبلت الحركة"), SARW, verdict, by, declarer, given)
    return paper.tables("ورقة نسمة", responses=[response])


def test_an_answer_says_who_declared_it_and_the_own_word_comes_first() -> None:
    found = line(
        answered("a", 3, Verdict.ACCEPT, DeclaredBy.OTHER, "حكومة ربوان"),
        answered("b", 5, Verdict.STUDYING, DeclaredBy.SELF, SARW),
    )

    assert [(one.verdict, one.declared_by) for one in found.answers] == [
        (Verdict.STUDYING, DeclaredBy.SELF),
        (Verdict.ACCEPT, DeclaredBy.COUNTERPART),
    ]
    assert found.answers[0].party.side == "sarw"


def test_an_answer_told_again_is_one_and_one_that_turns_is_another() -> None:
    found = line(
        answered("a", 3, Verdict.REJECT, DeclaredBy.SELF, SARW),
        answered("b", 4, Verdict.REJECT, DeclaredBy.SELF, SARW),
        answered("c", 6, Verdict.ACCEPT_IF, DeclaredBy.SPOKESMAN, "هاني الوادي", conditions=True),
        answered("d", 7, Verdict.ACCEPT_IF, DeclaredBy.SPOKESMAN, "هاني الوادي"),
        answered("e", 9, Verdict.REJECT, DeclaredBy.SELF, SARW),
    )

    assert [(one.verdict, len(one.evidence)) for one in found.answers] == [
        (Verdict.REJECT, 2),
        (Verdict.ACCEPT_IF, 2),
        (Verdict.REJECT, 1),
    ]
    assert found.answers[1].conditions == ("بشرط الضمانات",)
    assert len({one.id for one in found.answers}) == 3


def test_an_author_who_praises_his_own_proposal_answers_nobody_and_one_who_turns_it_down_does() -> None:
    def told(verdict: Verdict, by: DeclaredBy = DeclaredBy.SELF, declarer: str = SARW) -> tuple[Verdict, ...]:
        paper = Paper("a", "ناقش الوفدان خطة القطار وامتدحتها الحركة", published=on(3))
        response = Response(paper.at("وامتدحتها الحركة"), SARW, verdict, by, declarer)
        (only,) = record(paper.tables("خطة القطار", authors=[SARW], responses=[response])).proposals
        return tuple(one.verdict for one in only.answers)

    assert told(Verdict.PARTIAL) == told(Verdict.ACCEPT) == ()
    assert told(Verdict.REJECT) == (Verdict.REJECT,)
    assert told(Verdict.ACCEPT, DeclaredBy.OTHER, "حكومة ربوان") == (Verdict.ACCEPT,)


def test_the_status_is_the_latest_and_speaking_of_it_again_takes_nothing_back() -> None:
    found = line(
        paper_on("a", 3).tables("ورقة نسمة"),
        paper_on("b", 5).tables("ورقة نسمة", ProposalStatus.UNDER_STUDY),
        paper_on("c", 9).tables("ورقة نسمة", ProposalStatus.COLLAPSED),
        paper_on("d", 20).tables("ورقة نسمة"),
    )

    assert found.status is ProposalStatus.COLLAPSED
    assert [one.status for one in found.history] == [
        ProposalStatus.TABLED,
        ProposalStatus.UNDER_STUDY,
        ProposalStatus.COLLAPSED,
        ProposalStatus.TABLED,
    ]


def test_a_reply_and_what_it_answers_know_each_other() -> None:
    by_dossier = record(
        paper_on("a", 3).tables("ورقة نسمة"), paper_on("b", 12, "الورقة الثانية").tables("الورقة الثانية")
    )
    title = "رد الحركة المكتوب"
    by_words = record(
        paper_on("a", 3).tables("ورقة نسمة"), paper_on("b", 12, title).tables(title, replies_to="ورقة نسمة")
    )
    unknown = record(paper_on("b", 12, title).tables(title, replies_to="عرض لم يره أحد"))

    for found in (by_dossier, by_words):
        first, second = found.proposals
        assert second.replies_to == first.id
        assert first.answered_by == (second.id,)
    assert by_dossier.proposals[1].version == 2
    assert unknown.proposals[0].replies_to == "عرض لم يره أحد"
