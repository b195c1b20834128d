"""The record of a dossier as one page: the matrix of parties and issues first, then every section with its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.model.record import Changes, Record, Section
from qawl.show.page import render, web_address
from qawl.show.record import Row, record_parts
from qawl.wording import Lang


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by issues; in each place the newest stand in the party's own word, else what others say of it."""

    issues: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Row | None, ...]], ...]


def record_page(record: Record, title: str, about: Sequence[str], changes: Changes | None, lang: Lang) -> str:
    """The record, or with `changes` what moved; nothing of an article runs in it, and nothing is fetched."""
    parts, matrix = record_parts(record, lang, changes), matrix_of(record, lang)
    return render("record.html", lang, title=title, about=about, parts=parts, matrix=matrix, link=web_address)


def matrix_of(record: Record, lang: Lang) -> Matrix:
    """What each party last said on each issue, parties and issues in the order of the dossier."""
    rows = {
        row.id: row
        for part in record_parts(record, lang)
        if part.section is Section.POSITIONS
        for group in part.groups
        for row in group.rows
    }
    names = {one.id: one.ar if lang == "ar" else one.en for one in record.names}
    issues = list(dict.fromkeys(cell.issue for cell in record.cells))
    parties = list(dict.fromkeys(cell.party for cell in record.cells))
    last = {(cell.party, cell.issue): rows[(cell.own or cell.told)[-1].id] for cell in record.cells}
    lines = ((names.get(party, party), tuple(last.get((party, issue)) for issue in issues)) for party in parties)
    return Matrix(tuple(names.get(issue, issue) for issue in issues), tuple(lines))
