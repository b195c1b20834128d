"""Every form that a file for other programs may have, and what each can hold: the table of writers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import BinaryIO, cast

from qawl.export.pieces import Item
from qawl.export.table import Written
from qawl.model.review import Revision
from qawl.model.world import Actor
from qawl.wording import Lang


class What(StrEnum):
    """What can be exported."""

    STATEMENTS = "statements"
    ARTICLES = "articles"
    """Whole readings: statements and all other records at their places."""
    RECORD = "record"
    MEETINGS = "meetings"
    STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be written, on its way: it can be gone through once."""

    what: What
    items: Iterable[Item]
    """Statements as they are stored, readings, stories; of a record and of meetings the one record."""
    lang: Lang
    title: str
    """What people call it: the dossier, the search."""
    key: str = ""
    """What was asked for, as an id that stays the same while the question does; empty for all there is."""
    actors: Callable[[], Iterable[Actor]] = tuple
    """The entries of the registry that the store knows, for forms that tell who somebody is."""
    checks: Callable[[], Iterable[Revision]] = tuple
    """The published checks of claims that the store knows, for forms that tell who rates what."""


Write = Callable[[Given, BinaryIO], Written]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file."""

    name: str
    endings: tuple[str, ...]
    """Of files that have it where no other form is named; the longest that fits counts."""
    holds: frozenset[What]
    writer: str
    """`module:function`, loaded when it is asked for: a `Write`."""

    def load(self) -> Write:
        module, _, function = self.writer.partition(":")
        return cast(Write, getattr(import_module(module), function))


_ALL = frozenset(What)
_ROWS = _ALL - {What.ARTICLES}
_TEXTS = frozenset({What.STATEMENTS, What.ARTICLES})
_FLAT = "qawl.export.flat"
_LINKED = "qawl.export.linked"

FORMS = {
    form.name: form
    for form in (
        Form("csv-excel", (".csv",), _ROWS, f"{_FLAT}:excel_csv"),
        Form("csv", (), _ROWS, f"{_FLAT}:plain_csv"),
        Form("xlsx", (".xlsx",), _ROWS, f"{_FLAT}:xlsx"),
        Form("jsonl", (".jsonl",), _ALL, f"{_FLAT}:json_lines"),
        Form("parquet", (".parquet",), _ROWS, f"{_FLAT}:parquet"),
        Form("ics", (".ics",), frozenset({What.MEETINGS, What.RECORD}), f"{_FLAT}:calendar"),
        Form("atom", (".atom",), frozenset({What.STATEMENTS, What.STORIES}), f"{_FLAT}:atom"),
        Form("jsonld", (".jsonld",), _ALL, f"{_LINKED}:jsonld"),
        Form("prov", (".prov.jsonld",), _ALL, f"{_LINKED}:provenance"),
        Form("annotations", (".anno.jsonld",), _ALL - {What.STORIES}, f"{_LINKED}:web_annotations"),
        Form("ftm", (".ftm", ".ftm.json"), _ALL, f"{_LINKED}:ftm"),
        Form(
            "timelinejs",
            (".timeline.json",),
            frozenset({What.RECORD, What.MEETINGS, What.STORIES}),
            f"{_LINKED}:timelinejs",
        ),
        Form("label-studio", (".tasks.json",), _TEXTS, f"{_LINKED}:label_studio"),
        Form("inception", (".zip",), _TEXTS, f"{_LINKED}:inception"),
    )
}
"""By name. To add a form, add a line."""


def form_of(path: str) -> Form | None:
    """The form that the end of a file's name tells; None where it tells none."""
    name = path.lower()
    fitting = [(len(ending), form) for form in FORMS.values() for ending in form.endings if name.endswith(ending)]
    return max(fitting, key=lambda one: one[0])[1] if fitting else None


def forms_for(what: What) -> tuple[str, ...]:
    """The forms that can hold it."""
    return tuple(form.name for form in FORMS.values() if what in form.holds)


def write_stream(pieces: Iterable[bytes], out: BinaryIO) -> int:
    """Write piece by piece; how many there were."""
    count = 0
    for piece in pieces:
        out.write(piece)
        count += 1
    return count


def counted(items: Iterable[Item], count: list[int]) -> Iterator[Item]:
    """The same items; `count` has at the end how many they were."""
    for item in items:
        count[0] += 1
        yield item
