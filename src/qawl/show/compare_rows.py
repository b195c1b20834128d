"""What a comparison of outlets is laid out in, whatever lays it out: tables of cells, and columns of told things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from qawl.model.record import Named, Reserve
from qawl.model.wording import Example, LabelCell, OutletTables, Share, Tone, ToneCell, VerbCell
from qawl.show.record import plainly
from qawl.show.record_rows import Quoted, Words, quoted
from qawl.wording import Lang

CHOSEN = (
    Tone.NEUTRAL,
    Tone.ASSERTIVE,
    Tone.EXPLAINING,
    Tone.DISCLOSING,
    Tone.JUDGING,
    Tone.ADMITTING,
    Tone.DISTANCING,
)
"""Tones of the outlet's own choosing, each in a column; the others tell what the speaker does, and share one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count in a table; `head` is empty where there is nothing to count."""

    head: str
    share: Share | None
    told: str
    """The share and its range in words."""
    signs: tuple[str, ...]
    lines: tuple[str, ...]
    """What is told below the count, and not counted in it."""
    verbs: tuple[tuple[str, int], ...] = ()
    """Those that are counted, each with its number; apart, for a word and its number turn round in the other script."""


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet in a table."""

    outlet: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Quotations:
    """Examples of one word or verb."""

    title: str
    told: tuple[tuple[str, Quoted], ...]
    """Each with its outlet and reserve in words."""


@dataclass(frozen=True, slots=True)
class Table:
    """One thing, or one party, in all outlets."""

    key: str
    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    examples: tuple[Quotations, ...]


def worded(named: Iterable[Named], lang: Lang) -> Words:
    """What the ids of a dossier, and everything else, is called in the reader's language."""
    names = {(one.family, one.id): one.ar if lang == "ar" else one.en for one in named}
    return Words(partial(plainly, lang), names, lang)


def label_tables(tables: OutletTables, lang: Lang) -> tuple[Table, ...]:
    """For each thing of the dossier a table of outlets by words; words that nobody uses have no column."""
    words, own = worded(tables.names, lang), worded(tables.names, "ar")
    concepts: dict[str, list[LabelCell]] = {}
    for cell in tables.labels:
        concepts.setdefault(cell.concept, []).append(cell)
    return tuple(_label_table(concept, cells, tables, words, own) for concept, cells in concepts.items())


def _label_table(concept: str, cells: list[LabelCell], tables: OutletTables, words: Words, own: Words) -> Table:
    variants = tuple(dict.fromkeys(cell.variant for cell in cells))
    by_place = {(cell.outlet, cell.variant): cell for cell in cells}
    totals = {cell.outlet: cell.articles.of for cell in cells}
    outlets = [one.outlet for one in tables.outlets if one.outlet in totals]
    return Table(
        key=f"label-{concept}",
        title=words.name("concept", concept),
        heads=tuple(_variant(concept, variant, words, own) for variant in variants),
        lines=tuple(
            Line(_outlet(outlet, words), tuple(_label_cell(by_place.get((outlet, each)), words) for each in variants))
            for outlet in outlets
        ),
        examples=tuple(_label_examples(concept, variants, cells, words, own)),
    )


def variant_of(concept: str, variant: str, words: Words) -> str:
    """What a word of the dossier is called; its id where the dossier does not say."""
    return words.names.get(("variant", f"{concept}/{variant}"), variant)


def _variant(concept: str, variant: str, words: Words, own: Words) -> str:
    """The word as the press writes it, and beside it what it means where another language is read."""
    said, meant = variant_of(concept, variant, own), variant_of(concept, variant, words)
    return f"«{said}»" if said == meant else f"«{said}» {meant}"


def _outlet(outlet: str | None, words: Words) -> str:
    return outlet or words.say("record-no-outlet")


def _label_cell(cell: LabelCell | None, words: Words) -> Cell:
    if cell is None:
        return Cell("", None, "", (), ())
    lines = [
        _noted(Reserve.QUOTED, cell.quoted, words),
        _noted(Reserve.DISTANCED, cell.distanced, words),
        words.say("compare-reported", count=cell.reported) if cell.reported else "",
        words.say("compare-speaker", count=cell.speaker) if cell.speaker else "",
    ]
    return _cell(cell.articles, tuple(line for line in lines if line), words)


def _noted(reserve: Reserve, count: int, words: Words) -> str:
    return f"{words.label('reserve', reserve)}: {count:,}" if count else ""


def _cell(share: Share, lines: tuple[str, ...], words: Words) -> Cell:
    if not share.of:
        return Cell("", None, "", (), lines)
    head = words.say("compare-of", count=share.count, total=share.of)
    signs = (words.say("compare-few"),) if share.few else ()
    return Cell(head, share, _share(share, words), signs, lines)


def _share(share: Share, words: Words) -> str:
    return words.say("compare-share", share=_percent(share.part), low=_percent(share.low), high=_percent(share.high))


def _percent(part: float) -> str:
    return str(round(100 * part))


def _label_examples(
    concept: str, variants: Iterable[str], cells: list[LabelCell], words: Words, own: Words
) -> Iterator[Quotations]:
    for variant in variants:
        told = [(cell.outlet, one) for cell in cells if cell.variant == variant for one in cell.examples]
        # what is kept at arm's length first: it is what somebody would look up
        told.sort(key=lambda pair: pair[1].reserve is Reserve.PLAIN)
        if told:
            yield Quotations(_variant(concept, variant, words, own), tuple(_told(told, words)))


def _told(told: Iterable[tuple[str | None, Example]], words: Words) -> Iterator[tuple[str, Quoted]]:
    for outlet, one in told:
        reserve = "" if one.reserve is Reserve.PLAIN else f" · {words.label('reserve', one.reserve)}"
        yield f"{_outlet(outlet, words)}{reserve}", quoted(one.evidence)


def verb_tables(tables: OutletTables, lang: Lang) -> tuple[Table, ...]:
    """For each party a table of outlets by tone of the verbs that they give it, and the verbs themselves."""
    words = worded(tables.names, lang)
    parties = dict.fromkeys(cell.party for cell in tables.tones)
    return tuple(_verb_table(party, tables, words) for party in parties)


def _verb_table(party: str, tables: OutletTables, words: Words) -> Table:
    tones = [cell for cell in tables.tones if cell.party == party]
    verbs = [cell for cell in tables.verbs if cell.party == party]
    chosen = [tone for tone in CHOSEN if any(cell.tone is tone for cell in tones)]
    others = any(cell.tone not in CHOSEN for cell in tones)
    heads = [words.label("tone", tone) for tone in chosen]
    by_place = {(cell.outlet, cell.tone): cell for cell in tones}
    outlets = [one.outlet for one in tables.outlets if any(cell.outlet == one.outlet for cell in tones)]
    lines = []
    for outlet in outlets:
        own_verbs = [cell for cell in verbs if cell.outlet == outlet]
        cells = [_tone_cell(by_place.get((outlet, tone)), own_verbs, words) for tone in chosen]
        if others:
            cells.append(_other_cell(own_verbs, words))
        lines.append(Line(_outlet(outlet, words), tuple(cells)))
    return Table(
        key=f"verb-{party}",
        title=words.name("actor", party),
        heads=(*heads, *((words.say("compare-other-tones"),) if others else ())),
        lines=tuple(lines),
        examples=tuple(_verb_examples(verbs, words)),
    )


def _tone_cell(cell: ToneCell | None, verbs: Iterable[VerbCell], words: Words) -> Cell:
    if cell is None:
        return Cell("", None, "", (), ())
    used = [one for one in verbs if one.tone is cell.tone]
    return replace(_cell(cell.statements, (), words), verbs=tuple(_verbs(used, words)))


def _other_cell(verbs: Iterable[VerbCell], words: Words) -> Cell:
    others = [one for one in verbs if one.tone not in CHOSEN]
    if not others:
        return Cell("", None, "", (), ())
    count = sum(one.statements.count for one in others)
    head = words.say("compare-of", count=count, total=others[0].statements.of)
    return Cell(head, None, "", (), (), tuple(_verbs(others, words)))


def _verbs(verbs: Iterable[VerbCell], words: Words) -> Iterator[tuple[str, int]]:
    """«قال» 12, «أضاف» 3: the most used first."""
    counts: dict[str, int] = {}
    for one in verbs:
        counts[one.lemma] = counts.get(one.lemma, 0) + one.statements.count
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return ((words.verb(lemma), count) for lemma, count in ordered)


def _verb_examples(verbs: list[VerbCell], words: Words) -> Iterator[Quotations]:
    """Of distance first, then of what else an outlet chooses; of neutral verbs none."""
    for tone in (Tone.DISTANCING, Tone.ADMITTING, Tone.ASSERTIVE, Tone.DISCLOSING):
        told = [(cell.outlet, one) for cell in verbs if cell.tone is tone for one in cell.examples]
        if told:
            yield Quotations(words.label("tone", tone), tuple(_told(told, words)))


def about_tables(tables: OutletTables, lang: Lang) -> tuple[str, ...]:
    """Which days, how many articles and outlets, and what was left out."""
    days = [
        plainly(lang, key, day=day.isoformat())
        for key, day in (("compare-from", tables.since), ("compare-to", tables.until))
        if day is not None
    ]
    read = sum(one.articles for one in tables.outlets)
    copies = sum(one.left_out for one in tables.outlets)
    return (
        " ".join(days) or plainly(lang, "record-all"),
        plainly(lang, "count-articles", count=read),
        plainly(lang, "count-outlets", count=sum(one.outlet is not None for one in tables.outlets)),
        *((plainly(lang, "compare-copies", count=copies),) if copies else ()),
        *((plainly(lang, "record-left-out", count=len(tables.undated)),) if tables.undated else ()),
    )
