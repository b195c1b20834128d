"""The line of one article has the ids that the record of the dossier gives to the same words."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from qawl.dossiers.load import load_dossier
from qawl.model.codec import line_of
from qawl.model.records import Reading
from qawl.pipeline import date_anchors, load_kit, read_article
from qawl.record.article_line import tie_line
from qawl.record.figures import take_figures
from qawl.record.page import Page
from qawl.record.positions import take_positions
from qawl.record.proposals import take_proposals
from qawl.record.ties import Ties
from qawl.sources.files import read_sources

DEMO = load_dossier("demo")


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    with resources.as_file(resources.files("qawl") / "demo") as folder:
        kit = load_kit(Path(folder), records=True)
        found = list(read_sources([str(folder / "articles.jsonl")], headline_in_text=True))
        return [date_anchors(read_article(one, kit), DEMO) for one in found]  # type: ignore[arg-type]


def test_positions_proposals_and_figures_have_the_ids_of_the_record(readings: list[Reading]) -> None:
    ties, seen = Ties(DEMO), {"party_id": 0, "proposal_id": 0, "figure_id": 0}
    for reading in readings:
        page, line = Page(reading, ties), tie_line(line_of(reading), reading, ties)
        stands = {(one.evidence.spans[0].start, one.who.side): one for one in take_positions(page)}
        for form in line["positions"]:
            stood = stands.get((form["at"][0], form["party_id"]))
            if stood is not None and form["party_id"] is not None:
                assert form["issue_ids"] == [issue for issue, _ in stood.issues]
                assert form["mark"] == (stood.facings[0].mark if stood.facings else None)
                seen["party_id"] += 1
        tabled = [None if one.known is None else one.known.id for one in take_proposals(page)]
        assert [form["proposal_id"] for form in line["proposals"]] == tabled
        counted = {one.evidence.spans[0].start: one for one in take_figures(page)}
        for form in line["figures"]:
            if form["at"][0] in counted:
                claimed = counted[form["at"][0]]
                assert form["figure_id"] == (claimed.slot.measure if claimed.known else None)
                seen["figure_id"] += form["figure_id"] is not None
        seen["proposal_id"] += sum(one is not None for one in tabled)
    assert all(count >= 5 for count in seen.values()), seen
