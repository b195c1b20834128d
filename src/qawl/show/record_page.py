"""The record of a dossier as one page: the matrix of parties and issues first, then every section with its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.model.record import Changes, Record, Section
from qawl.show.direction import without_isolates
from qawl.show.page import Lead, render, to_original
from qawl.show.record import record_parts
from qawl.show.record_rows import Row, names_of
from qawl.wording import Lang


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by issues; in each place the newest stand in the party's own word, else what others say of it."""

    issues: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Row | None, ...]], ...]


def record_page(
    record: Record,
    title: str,
    about: Sequence[str],
    changes: Changes | None,
    lang: Lang,
    *,
    lead: Lead = to_original,
    home: str | None = None,
) -> str:
    """The record, or with `changes` what moved; nothing of an article runs in it, and nothing is fetched.

    `home` is the address of the list of articles, if any.
    """
    parts, matrix = record_parts(record, lang, changes), matrix_of(record, lang)
    shown = {row.id for part in parts for group in part.groups for row in group.rows}
    return render(
        "record.html",
        lang,
        title=title,
        about=[without_isolates(one) for one in about],
        parts=parts,
        matrix=matrix,
        shown=shown,
        lead=lead,
        home=home,
    )


def matrix_of(record: Record, lang: Lang) -> Matrix:
    """What each party last said on each issue, parties and issues in the order of the dossier."""
    rows = {
        row.id: row
        for part in record_parts(record, lang)
        if part.section is Section.POSITIONS
        for group in part.groups
        for row in group.rows
    }
    names = names_of(record, lang)
    issues = list(dict.fromkeys(cell.issue for cell in record.cells))
    parties = list(dict.fromkeys(cell.party for cell in record.cells))
    last = {(cell.party, cell.issue): rows[(cell.own or cell.told)[-1].id] for cell in record.cells}
    lines = (
        (names.get(("actor", party), party), tuple(last.get((party, issue)) for issue in issues)) for party in parties
    )
    return Matrix(tuple(names.get(("issue", issue), issue) for issue in issues), tuple(lines))
