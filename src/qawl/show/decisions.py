"""Decisions about actors as lines of JSON and as a sheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from qawl.model.world import Decision
from qawl.show.sheet import BYTE_ORDER_MARK, safe_cell

COLUMNS = (
    "number",
    "at",
    "by",
    "kind",
    "left",
    "left_label",
    "right",
    "right_label",
    "article",
    "undoes",
    "reason",
    "in_force",
)


def decision_line(decision: Decision, *, stands: bool) -> str:
    """A decision as one line of JSON without its line end."""
    return json.dumps(decision_form(decision, stands=stands), ensure_ascii=False)


def decision_form(decision: Decision, *, stands: bool) -> Mapping[str, str | int | bool | None]:
    """A decision as plain values."""
    return {
        "number": decision.number,
        "at": decision.at,
        "by": decision.by,
        "kind": decision.kind.value,
        "left": decision.left or None,
        "left_label": decision.left_label or "، ".join(decision.names) or None,
        "right": decision.right or None,
        "right_label": decision.right_label or None,
        "article": decision.article,
        "undoes": decision.undoes,
        "reason": decision.reason or None,
        "in_force": stands,
    }


def decision_csv(told: Iterable[tuple[Decision, bool]]) -> Iterator[str]:
    """Decisions, each with whether it stands, as a sheet, line by line, its head first."""
    yield BYTE_ORDER_MARK + _csv_line(COLUMNS)
    for decision, stands in told:
        form = decision_form(decision, stands=stands)
        yield _csv_line([safe_cell("" if form[column] is None else str(form[column])) for column in COLUMNS])


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
