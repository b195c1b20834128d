"""The record of the invented world that comes with Qawl, from its articles to the end."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from qawl.dossiers.load import load_dossier
from qawl.model.documents import Article
from qawl.model.meetings import MeetingKind
from qawl.model.positions import Stance
from qawl.model.proposals import DeclaredBy, Verdict
from qawl.model.record import Record
from qawl.pipeline import date_anchors, load_kit, read_article
from qawl.record.gather import gather
from qawl.record.rows import lines


@cache
def texts() -> dict[str, str]:
    return {one["id"]: one["text"] for one in _articles()}


def _articles() -> list[dict[str, str]]:
    file = resources.files("qawl").joinpath("demo", "articles.jsonl")
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


@cache
def record() -> Record:
    kit, dossier = load_kit(records=True), load_dossier("demo")
    articles = (
        Article(one["id"], one["text"], one["title"], one["url"], one["outlet"], one["published"])
        for one in _articles()
    )
    return gather((date_anchors(read_article(one, kit), dossier) for one in articles), dossier)


def test_football_is_no_part_of_the_talks() -> None:
    assert 20 <= record().articles < len(texts())
    assert not any(row.article == "2026-03-19-shiraa-football" for row in lines(record(), "ar"))


def test_every_row_quotes_its_article() -> None:
    for row in lines(record(), "ar"):
        if row.article is not None:
            assert row.start is not None
            assert str(row.exact).split(" … ")[0] == texts()[row.article][row.start : row.end]


def test_the_refusal_to_give_names_is_the_movements_own_word() -> None:
    (cell,) = (one for one in record().cells if (one.party, one.issue) == ("sanabil", "exchange"))

    assert cell.own[0].stance is Stance.REFUSE


def test_that_the_government_accepted_is_said_by_others_only() -> None:
    (paper,) = (one for one in record().proposals if one.known == "three-phases")
    told = [one for one in paper.answers if one.party.side == "baylasan" and one.verdict is Verdict.ACCEPT]

    assert told
    assert not {one.declared_by for one in told} & {DeclaredBy.SELF, DeclaredBy.SPOKESMAN}


def test_one_call_told_by_two_outlets_is_one_meeting() -> None:
    calls = [one for one in record().meetings if one.kind is MeetingKind.CALL and one.first is not None]

    assert any(len({evidence.outlet for evidence in call.evidence}) == 2 for call in calls)


def test_families_press_and_stand_nowhere() -> None:
    assert {line.who.side for line in record().pressure if line.who} == {"families"}
    assert "families" not in {cell.party for cell in record().cells}
