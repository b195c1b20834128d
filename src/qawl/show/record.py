"""The record of a dossier as sections of plain rows: what the terminal, the page and later papers lay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from qawl.model.record import Changes, Record
from qawl.show.direction import without_isolates
from qawl.show.record_rows import Part, Words, names_of
from qawl.show.record_sections import BUILDERS
from qawl.wording import Lang, say


def record_parts(record: Record, lang: Lang, changes: Changes | None = None) -> tuple[Part, ...]:
    """The sections that have lines, in order; with `changes` only the lines that are new or changed, marked so."""
    words = Words(partial(plainly, lang), names_of(record, lang), lang)
    made = ((section, tuple(build(record, words))) for section, build in BUILDERS.items())
    parts = [Part(section, words.say(f"section-{section}"), groups) for section, groups in made if groups]
    return tuple(parts if changes is None else _moved(parts, changes, words))


def _moved(parts: Iterable[Part], changes: Changes, words: Words) -> Iterator[Part]:
    """The parts with what is new or changed alone, and each such row says which."""
    signs = {
        key: words.say(sign)
        for each in changes.sections
        for sign, keys in (("record-changed", each.changed), ("record-new", each.new))
        for key in keys
    }
    for part in parts:
        groups = (
            replace(
                group,
                rows=tuple(
                    replace(row, signs=tuple(dict.fromkeys((signs[row.id], *row.signs))))
                    for row in group.rows
                    if row.id in signs
                ),
            )
            for group in part.groups
        )
        if kept := tuple(group for group in groups if group.rows):
            yield replace(part, groups=kept)


def plainly(lang: Lang, key: str, **details: str | int) -> str:
    """A sentence without the marks that keep directions apart: whoever lays rows out sets his own."""
    return without_isolates(say(lang, key, **details))
