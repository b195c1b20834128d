"""What a dossier makes of the line of an article: the ids that its parties, issues, proposals and figures have."""

from __future__ import annotations

from typing import Any

from qawl.dossiers.holders import holder_of
from qawl.dossiers.routes import takes
from qawl.dossiers.ties import figure_of, issue_of, mark_of, proposal_of, telling_words
from qawl.model.dossiers import Dossier
from qawl.model.positions import Position
from qawl.model.record_forms import public_positions
from qawl.model.records import Reading

Form = dict[str, Any]


def tie_line(line: Form, reading: Reading, dossier: Dossier) -> Form:
    """The line with the key `dossier`, and with ids in its positions, proposals and figures; null where none fits."""
    article, records = reading.article, reading.records
    tied = line | {"dossier": {"id": dossier.id, "version": dossier.version, "routed": takes(dossier, article)}}
    if records is None:
        return tied
    text = article.text
    for form, position in zip(line["positions"], public_positions(records), strict=True):
        form |= _position(position, text, dossier)
    for form, proposal in zip(line["proposals"], records.proposals, strict=True):
        form["proposal_id"] = proposal_of(dossier, proposal.title, article.published)
    for form, figure in zip(line["figures"], records.figures, strict=True):
        around = [span.of(text) for span in (figure.counted, figure.population) if span is not None]
        form["figure_id"] = figure_of(dossier, " ".join(around), figure.measure)
    return tied


def _position(position: Position, text: str, dossier: Dossier) -> Form:
    content = position.at.of(text)
    issues = issue_of(dossier, f"{position.issue}\n{content}")
    known = {one.id: one for one in dossier.issues}
    holder = holder_of(dossier, position.party)
    first = known[issues[0]] if issues else None
    mark = None if first is None else mark_of(first, telling_words(first, position.issue, content), position.stance)
    return {
        "party_id": None if holder is None else holder.party,
        "issue_ids": list(issues),
        "mark": None if mark is None else mark.id,
        "value": None if mark is None else mark.value,
    }
