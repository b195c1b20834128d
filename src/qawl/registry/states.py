"""The states of the registry: a table of generated names, and beside it what the press calls them besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qawl.errors import BadData
from qawl.registry.entries import Entry, checked, decoded, entries_in, expected

TABLE, NAMES = "states.tsv", "states.toml"
COLUMNS = ("id", "ar", "en", "country", "qid", "checked")


def read_states(table: bytes, names: bytes, where: str) -> Sequence[Entry]:
    """The states of the table, each with the further names and capitals that `names` gives it."""
    states = dict(_row(line, number, f"{where}{TABLE}") for number, line in _rows(table, f"{where}{TABLE}"))
    text = decoded(names, f"{where}{NAMES}")
    for entry in entries_in(text, f"{where}{NAMES}", "state"):
        if (known := states.get(entry.text("id"))) is None:
            raise BadData(f"{entry.where('id')}: no row of {TABLE} has this id; {expected(entry.text('id'), states)}")
        for key, value in entry.said.items():
            if key not in ("id", "ar", "short", "en") or (key != "id" and not isinstance(value, list)):
                raise BadData(f"{entry.where(key)}: `{key}` is not for a state; expected the lists ar, short, en")
            if key != "id":
                known.said[key] = list(dict.fromkeys((*known.said.get(key, ()), *value)))
    return [checked(entry) for entry in states.values()]


def _rows(table: bytes, where: str) -> list[tuple[int, str]]:
    lines = enumerate(decoded(table, where).splitlines(), 1)
    return [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


def _row(line: str, number: int, where: str) -> tuple[str, Entry]:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != len(COLUMNS):
        raise BadData(f"{where}:{number}: {len(cells)} columns, expected {len(COLUMNS)} with tabs between")
    said: dict[str, Any] = dict(zip(COLUMNS, cells, strict=True)) | {"kind": "state"}
    said |= {"ar": [said["ar"]], "en": [said["en"]]}
    return cells[0], Entry(where, {"": number}, {key: value for key, value in said.items() if value})
