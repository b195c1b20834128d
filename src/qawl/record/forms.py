"""The record and its changes as plain JSON values: the keys are the names of the fields of the model."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from qawl.model.documents import Span
from qawl.model.record import Changes, Record, Section

Form = dict[str, Any]

_HEAD = ("dossier", "version", "digest", "at", "articles", "undated")
_FIELDS = {Section.POSITIONS: "cells", Section.FIGURES: "series"}
"""Sections whose lines are kept in groups: a party on an issue, a claimant's count."""


def record_form(record: Record) -> Form:
    """The whole record as plain values.

    First `dossier`, `version`, `digest`, `at`, `articles` (how many were read) and `undated` (ids of those that
    were left out for want of a date); then each section by its name, a list of lines, in the order of `Section`;
    last `names`, the ids in use with their Arabic and English. A line has the keys of its class in
    `model/record.py` and `model/record_lines.py`. Days are ISO 8601, a span is [start, end) in code points, what
    nobody knows is null, and every line says in `evidence` where it stands: `article`, `outlet`, `url`, `published`,
    `day`, `spans`, `exact`, `chain`, `origin`, `statement`; and of a statement that people corrected or added, in
    `record` its permanent id and in `hand` which of the two.
    """
    head = {name: _plain(getattr(record, name)) for name in _HEAD}
    sections = {str(section): _plain(getattr(record, _FIELDS.get(section, str(section)))) for section in Section}
    return head | sections | {"names": _plain(record.names)}


def changes_form(changes: Changes) -> Form:
    """`dossier`, `then`, `now`, and for each section the ids that are `new`, `changed` and `gone`."""
    sections = {str(each.section): _plain(each) for each in changes.sections}
    for each in sections.values():
        del each["section"]
    return {"dossier": changes.dossier, "then": _plain(changes.then), "now": _plain(changes.now)} | sections


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value
