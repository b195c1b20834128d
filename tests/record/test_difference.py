"""What changed between two records, and the record as rows and as plain values."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields, replace
from datetime import date

import pytest

from qawl.errors import BadData
from qawl.model.meetings import MeetingStatus
from qawl.model.positions import Stance
from qawl.model.proposals import DeclaredBy, Response, Verdict
from qawl.model.record import Record, Section, SectionChanges
from qawl.record.difference import difference
from qawl.record.forms import changes_form, record_form
from qawl.record.gather import gather
from qawl.record.rows import Row, lines
from tests.record.invented import RAIL, Paper, on

SARW = "حركة السرو"


def papers() -> list[Paper]:
    first = Paper("a", "قبلت السرو هدنة وورقة نسمة وسقط 70 قتيلا", published=on(3))
    first.stands(SARW, "هدنة", Stance.FOR, words="هدنة").counts("70", 70, SARW, cumulative=True)
    accepted = Response(first.at("قبلت السرو"), SARW, Verdict.ACCEPT, DeclaredBy.SELF, SARW)
    first.tables("ورقة نسمة", responses=[accepted]).meets(MeetingStatus.PLANNED, (SARW, "ربوان"), date(2026, 3, 9))
    second = Paper("b", "رفضت السرو هدنة وسقط 90 قتيلا وانعقد اللقاء مع ربوان", published=on(9))
    second.stands(SARW, "هدنة", Stance.AGAINST, words="هدنة").counts("90", 90, SARW, cumulative=True)
    second.meets(MeetingStatus.HELD, (SARW, "ربوان"), date(2026, 3, 9))
    return [first, second]


def record(at: date) -> Record:
    return gather([paper.read() for paper in papers()], RAIL, at)


THEN, NOW = date(2026, 3, 5), date(2026, 3, 10)


def changes(section: Section) -> SectionChanges:
    found = difference(record(THEN), record(NOW))
    return next(one for one in found.sections if one.section is section)


def test_a_stand_that_was_overtaken_is_gone_and_the_new_one_is_new() -> None:
    before, after = record(NOW).cells[0].own

    assert changes(Section.POSITIONS) == SectionChanges(Section.POSITIONS, (after.id,), (), (before.id,))


def test_a_superseded_figure_is_gone() -> None:
    before, after = record(NOW).series[0].points

    assert changes(Section.FIGURES) == SectionChanges(Section.FIGURES, (after.id,), (), (before.id,))


def test_a_meeting_that_took_place_has_changed() -> None:
    (meeting,) = record(NOW).meetings

    assert changes(Section.MEETINGS) == SectionChanges(Section.MEETINGS, (), (meeting.id,), ())


def test_what_stayed_as_it_was_is_in_no_list() -> None:
    assert changes(Section.PROPOSALS) == SectionChanges(Section.PROPOSALS, (), (), ())


def test_a_record_does_not_differ_from_itself() -> None:
    found = difference(record(NOW), record(NOW))

    assert [one.section for one in found.sections] == list(Section)
    assert all(one.new == one.changed == one.gone == () for one in found.sections)


def test_records_of_two_dossiers_are_refused() -> None:
    with pytest.raises(BadData, match="rail-talks and other"):
        difference(record(NOW), replace(record(NOW), dossier="other"))


def rows(lang: str = "ar") -> list[Row]:
    return list(lines(record(NOW), lang))  # type: ignore[arg-type]


def test_every_row_from_an_article_has_place_words_and_chain() -> None:
    carried = [row for row in rows() if row.article is not None]
    texts = {paper.id: paper.text for paper in papers()}

    assert {row.section for row in carried} == {"positions", "proposals", "meetings", "figures"}
    for row in carried:
        assert row.exact == texts[str(row.article)][row.start : row.end]
        assert row.chain


def test_names_are_in_the_readers_language_and_codes_are_not() -> None:
    arabic, english = rows("ar")[0], rows("en")[0]

    assert (arabic.what, english.what) == ("الهدنة", "Truce")
    assert english.who == "Sarw"
    assert arabic.verdict == english.verdict == "for"


def test_rows_make_a_table() -> None:
    table = io.StringIO()
    writer = csv.DictWriter(table, [each.name for each in fields(Row)])
    writer.writerows(asdict(row) for row in rows())

    assert "reversed" in table.getvalue()


def test_the_plain_form_is_json_with_every_section() -> None:
    form = record_form(record(NOW))

    assert json.loads(json.dumps(form, ensure_ascii=False)) == form
    assert set(Section) <= set(form)
    stand = form["positions"][0]["own"][1]
    assert (stand["stance"], stand["change"], stand["since"]) == ("against", "reversed", "2026-03-09")
    assert stand["evidence"][0]["spans"] == [[11, 15]]


def test_the_plain_form_of_changes_is_json_by_section() -> None:
    form = changes_form(difference(record(THEN), record(NOW)))

    assert json.loads(json.dumps(form)) == form
    assert (form["then"], form["now"]) == ("2026-03-05", "2026-03-10")
    assert set(form["positions"]) == {"new", "changed", "gone"}


def test_a_new_answer_to_a_known_proposal_is_new_by_itself() -> None:
    paper = Paper("a", "طرحت نسمة ورقة نسمة.", published=on(3)).tables("ورقة نسمة")
    answered = Paper("b", "ورفضت السرو ورقة نسمة.", published=on(9))
    answer = Response(answered.at("ورفضت السرو"), "السرو", Verdict.REJECT, DeclaredBy.SELF, "السرو", ())
    readings = [paper.read(), answered.tables("ورقة نسمة", responses=[answer]).read()]
    now = gather(readings, RAIL, routed=True)
    (line,) = now.proposals

    changes = difference(gather(readings, RAIL, date(2026, 3, 5), routed=True), now)
    (moved,) = (each for each in changes.sections if each.section is Section.PROPOSALS)

    assert moved.new == (line.answers[0].id,)
    assert moved.changed == (line.id,)
