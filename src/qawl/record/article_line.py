"""What a dossier makes of the line of one article: the ids of its parties, issues, proposals and figures.

They are those that the record of the dossier gives to the same words.
"""

from __future__ import annotations

from typing import Any

from qawl.dossiers.routes import takes
from qawl.model.positions import Position
from qawl.model.record_forms import public_positions
from qawl.model.records import Reading
from qawl.record.figures import measure_of
from qawl.record.page import Page
from qawl.record.positions import holders
from qawl.record.proposals import known_of
from qawl.record.ties import Ties

Form = dict[str, Any]


def tie_line(line: Form, reading: Reading, ties: Ties) -> Form:
    """The line with the key `dossier`, and with ids in its positions, proposals and figures; null where none fits."""
    page, dossier = Page(reading, ties), ties.dossier
    tied = line | {"dossier": {"id": dossier.id, "version": dossier.version, "routed": takes(dossier, reading.article)}}
    if reading.records is None:
        return tied
    for form, position in zip(line["positions"], public_positions(page.records), strict=True):
        form |= _position(position, page)
    for form, proposal in zip(line["proposals"], page.records.proposals, strict=True):
        known = known_of(proposal, page, page.evidence(proposal.at, None).day)
        form["proposal_id"] = None if known is None else known.id
    for form, figure in zip(line["figures"], page.records.figures, strict=True):
        measure = measure_of(figure, page)
        form["figure_id"] = None if measure is None else measure.id
    return tied


def _position(position: Position, page: Page) -> Form:
    ties, evidence = page.ties, page.evidence((position.at,), position.statement, position.declarer)
    parties = {who.side for who in holders(position, page, evidence.day)}
    issues = ties.issues_of_position(position.issue, evidence.exact, page.words(position.condition))
    words = ties.telling(issues[0], position.issue, evidence.exact) if issues else ""
    mark = ties.mark(issues[0], words, position.stance) if issues else None
    return {
        "party_id": parties.pop() if len(parties) == 1 else None,
        "issue_ids": list(issues),
        "mark": None if mark is None else mark.id,
        "value": None if mark is None else mark.value,
    }
