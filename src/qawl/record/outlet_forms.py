"""Comparisons of outlets as plain JSON values and as flat rows for a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from qawl.model.documents import Span
from qawl.model.record_lines import Evidence, Who
from qawl.model.wording import Comparison, Example, FigureGiven, OutletTables, Share
from qawl.record.rows import Names
from qawl.wording import Lang

Form = dict[str, Any]
_DIGITS = 4


def tables_form(tables: OutletTables) -> Form:
    """`dossier`, `version`, `digest`, `since`, `until`, then `outlets`, `labels`, `tones`, `verbs`, `undated`, `names`.

    A cell has the keys of its class in `model/wording.py`. A share is `count`, `of`, `low` and `high` (Wilson, 95 %,
    as parts of 1) and `few`; days are ISO 8601, a span is [start, end) in code points, what nobody knows is null.
    """
    return _fields(tables)


def comparison_form(comparison: Comparison) -> Form:
    """`dossier`, `columns` and `names`; a column has the keys of `Column` in `model/wording.py`."""
    return _fields(comparison)


def _fields(value: Any) -> Form:
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return [value.start, value.end]
        case Share():
            low, high = round(value.low, _DIGITS), round(value.high, _DIGITS)
            return {"count": value.count, "of": value.of, "low": low, "high": high, "few": value.few}
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value):
            return _fields(value)
        case _:
            return value


@dataclass(frozen=True, slots=True)
class CellRow:
    """One cell of a table by outlet."""

    section: str
    """label or verb."""
    what: str
    """The thing, or the party."""
    word: str
    """What it is called, or the verb."""
    tone: str
    outlet: str
    count: int
    of: int
    share: float
    low: float
    high: float
    few: str
    """yes or no."""
    uses: int | None
    """These five of labels alone."""
    quoted: int | None
    distanced: int | None
    reported: int | None
    speaker: int | None
    examples: str
    """Places as `qawl show` finds them: article, and spans in code points."""
    sentence: str
    """Of the first example."""


def cell_rows(tables: OutletTables, lang: Lang) -> Iterator[CellRow]:
    """Every cell of the tables of words and of verbs."""
    names = Names(tables.names, lang)
    for cell in tables.labels:
        yield CellRow(
            "label",
            names.of("concept", cell.concept),
            names.of("variant", f"{cell.concept}/{cell.variant}"),
            "",
            cell.outlet or "",
            *_share(cell.articles),
            cell.uses,
            cell.quoted,
            cell.distanced,
            cell.reported,
            cell.speaker,
            *_examples(cell.examples),
        )
    for verb in tables.verbs:
        yield CellRow(
            "verb",
            names.of("actor", verb.party),
            verb.lemma,
            verb.tone,
            verb.outlet or "",
            *_share(verb.statements),
            None,
            None,
            None,
            None,
            None,
            *_examples(verb.examples),
        )


def _share(share: Share) -> tuple[int, int, float, float, float, str]:
    part, low, high = (round(each, _DIGITS) for each in (share.part, share.low, share.high))
    return share.count, share.of, part, low, high, "yes" if share.few else "no"


def _examples(examples: tuple[Example, ...]) -> tuple[str, str]:
    places = " | ".join(f"{one.evidence.article} {_places(one.evidence)}" for one in examples)
    return places, examples[0].evidence.sentence or examples[0].evidence.exact if examples else ""


def _places(evidence: Evidence) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in evidence.spans)


@dataclass(frozen=True, slots=True)
class SideRow:
    """One thing that one outlet has of an event, or lacks."""

    outlet: str
    part: str
    """headline, quoted, label, figure, misses-quoted or misses-figure."""
    what: str
    """The headline, the speaker, the word or the counted thing."""
    who: str
    """The verbs of a speaker, the voice of a word, the claimant of a figure, the outlets that have what is missing."""
    count: int | None
    low: int | float | None
    high: int | float | None
    only: str
    """yes where no other outlet has it."""
    article: str
    published: str
    url: str
    places: str
    exact: str


def side_rows(comparison: Comparison, lang: Lang) -> Iterator[SideRow]:
    """Everything that each column holds, one after the other."""
    names = Names(comparison.names, lang)
    titles: dict[str, str] = {}
    for column in comparison.columns:
        titles.update({one.key: names.who(one.who) for one in column.quoted if one.key not in titles})
        titles.update({one.key: _thing(one) for one in column.figures if one.key not in titles})
    for column in comparison.columns:
        for heading in column.headings:
            place = (heading.article, heading.published or "", heading.url or "", "", "")
            yield SideRow(column.name, "headline", heading.headline, "", None, None, None, "", *place)
        for one in column.quoted:
            verbs = " | ".join(f"{verb.lemma} {verb.count} {verb.tone}" for verb in one.verbs)
            only = "yes" if one.key in column.only_quoted else ""
            told = _place(one.evidence[0])
            yield SideRow(column.name, "quoted", titles[one.key], verbs, one.statements, None, None, only, *told)
        for label in column.labels:
            word = names.of("variant", f"{label.concept}/{label.variant}")
            voice = f"{label.voice} {label.reserve}"
            yield SideRow(column.name, "label", word, voice, label.count, None, None, "", *_place(label.evidence))
        for figure in column.figures:
            only = "yes" if figure.key in column.only_figures else ""
            told = _place(figure.evidence)
            thing, claimant = figure.label or figure.measure, _claimant(figure.claimant, names)
            yield SideRow(column.name, "figure", thing, claimant, None, figure.low, figure.high, only, *told)
        for part, missing in (("misses-quoted", column.misses_quoted), ("misses-figure", column.misses_figures)):
            for each in missing:
                others = " | ".join(each.outlets)
                yield SideRow(column.name, part, titles[each.key], others, None, None, None, "", "", "", "", "", "")


def _thing(figure: FigureGiven) -> str:
    return f"{figure.evidence.exact} {figure.label or ''}".strip()


def _claimant(who: Who | None, names: Names) -> str:
    return names.who(who)


def _place(evidence: Evidence) -> tuple[str, str, str, str, str]:
    return evidence.article, evidence.published or "", evidence.url or "", _places(evidence), evidence.exact
