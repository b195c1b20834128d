"""A brief laid out for paper: sections of lines in the reader's language, each line with its numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import islice

from qawl.answers.brief import Brief, StoryNews, carried_lines
from qawl.answers.brief_lines import Topic
from qawl.answers.brief_quotes import Quotation
from qawl.model.documents import Article
from qawl.model.record import Section as RecordSection
from qawl.model.record_lines import Evidence, Series
from qawl.show.cards import day as told_day
from qawl.show.cards import headline
from qawl.show.inert import one_line
from qawl.show.page import web_address
from qawl.show.record import plainly, record_parts
from qawl.show.record_rows import Group, Pieces, Row, Words, names_of, quoted, row
from qawl.wording import Lang

LONGEST = 220
"""Letters of a quotation; a longer one is cut to the words that carry the line."""
_NOTE, _NOTES = 160, 2
_READOUTS = 2
"""Accounts of one meeting."""
_MOST_CITED = 3
"""Sources that are numbered at one line; the others are counted."""
_ADDRESS = 56
"""Letters of an address."""
_NOT_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of an article, the way on which they came, and the numbers of the sources that carry them."""

    label: str
    """What they are to the line, where they are not what carries it: «before that»."""
    pieces: Pieces
    """Empty where the line itself says it all."""
    way: tuple[str, ...]
    """Outlet first, speaker last."""
    day: str
    count: str
    """How many independent sources carry it."""
    numbers: tuple[int, ...]
    hand: str = ""
    """That a person corrected or added the statement; empty where the machine alone has it."""

    @property
    def words(self) -> str:
        return "".join(words for words, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told."""

    head: str
    day: str
    """Of what is told, where that is not the day of telling: a meeting's."""
    signs: tuple[str, ...]
    notes: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one party, proposal or contradiction; the title is empty where each speaks for itself."""

    title: str
    signs: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table of figures."""

    cells: tuple[str, str, str, str]
    """What is counted, how many, according to whom, as of when."""
    cite: Cite


@dataclass(frozen=True, slots=True)
class Section:
    """One topic of the brief."""

    topic: Topic
    title: str
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    left_out: str
    """How much there was no room for, as a sentence; empty where all is told."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source by its number."""

    number: int
    parts: tuple[str, ...]
    """Outlet, headline and day, as far as they are known."""
    url: str | None
    """Where a reader may follow it."""
    article: str

    @property
    def address(self) -> str:
        """Enough of the address to be read on paper; the link has all of it."""
        told = (self.url or "").partition("://")[2].removesuffix("/")
        return told if len(told) <= _ADDRESS else f"{told[:_ADDRESS]}…\u200e"


@dataclass(frozen=True, slots=True)
class Paper:
    """The brief in words; nothing in it acts: whatever writes it has only its own form's marks to heed."""

    lang: Lang
    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    columns: tuple[str, ...]
    """The heads of the table of figures."""
    sources: str
    """The title of the list of sources."""
    empty: str
    """What is told in the place of sections where there are none."""
    promise: str


def lay_out(brief: Brief, title: str, lang: Lang) -> Paper:
    """The brief of the dossier of this title, in words."""
    told = partial(plainly, lang)
    numbers = _Numbers(brief.headlines, lang)
    sections = tuple(_sections(brief, numbers, lang))
    days = {"since": _day(brief.since, lang), "until": _day(brief.until, lang)}
    when = told("brief-on", day=days["since"]) if brief.since == brief.until else told("brief-from-to", **days)
    about = [when, told("count-articles", count=brief.articles)]
    if brief.outlets:
        about.append(told("count-outlets", count=brief.outlets))
    return Paper(
        lang=lang,
        title=clean(told("brief-title", title=title)),
        about=tuple(about),
        sections=sections,
        references=tuple(numbers.references),
        columns=tuple(told(f"brief-col-{name}") for name in ("what", "amount", "claimant", "as-of", "source")),
        sources=told("brief-sources"),
        empty="" if sections else told("brief-empty"),
        promise=told("page-promise"),
    )


def clean(text: str) -> str:
    """The text on one line with nothing that acts, and nothing that no XML can hold."""
    return one_line(text).translate(_NOT_XML)


def _day(day: date | None, lang: Lang) -> str:
    return "" if day is None else told_day(day.isoformat(), lang) or ""


@dataclass(slots=True)
class _Numbers:
    """The numbers that sources get in the order in which they are cited."""

    headlines: Mapping[str, str]
    lang: Lang
    references: list[Reference] = field(default_factory=list)
    _given: dict[str, int] = field(default_factory=dict)

    def of(self, article: str, outlet: str | None, title: str, published: str | None, url: str | None) -> int:
        if article not in self._given:
            parts = (outlet or "", f"«{title}»" if title else "", told_day(published, self.lang) or "")
            number = self._given[article] = len(self.references) + 1
            told = tuple(clean(part) for part in parts if part)
            self.references.append(Reference(number, told, web_address(url), clean(article)))
        return self._given[article]

    def of_evidence(self, one: Evidence) -> int:
        return self.of(one.article, one.outlet, self.headlines.get(one.article, ""), one.published, one.url)

    def of_article(self, one: Article) -> int:
        return self.of(one.id, one.outlet, headline(one), one.published, one.url)

    def cite(self, evidence: tuple[Evidence, ...], sources: int, label: str = "") -> Cite:
        """The first of the evidence in words, and the numbers of those who carry it beside one another."""
        first = evidence[0]
        others = list(dict.fromkeys(self.of_evidence(one) for one in evidence[:_MOST_CITED]))
        return Cite(
            label=label,
            pieces=tuple((clean_piece(words), marked) for words, marked in shortened(quoted(first).pieces)),
            way=tuple(clean(name) for name in first.chain),
            day=clean(told_day(first.published, self.lang) or ""),
            hand=plainly(self.lang, f"record-hand-{first.hand}") if first.hand else "",
            count=plainly(self.lang, "count-origins", count=max(1, sources)) if not label else "",
            numbers=tuple(others),
        )


def clean_piece(words: str) -> str:
    """The same for a piece of a sentence, which keeps the blanks at its ends."""
    before, after = " " * (words[:1].isspace()), " " * (words[-1:].isspace())
    return f"{before}{clean(words)}{after}" if words.strip() else " " * bool(words)


def shortened(pieces: Pieces) -> Pieces:
    """The sentence, or what carries the line where the sentence is long; cut where that is too long as well."""
    if sum(len(words) for words, _ in pieces) <= LONGEST:
        return pieces
    core = [words for words, marked in pieces if marked] or [words for words, _ in pieces]
    told = " … ".join(core)
    cut = told if len(told) <= LONGEST else f"{told[:LONGEST].rpartition(' ')[0]} […]"
    return ((cut, False),)


def _sections(brief: Brief, numbers: _Numbers, lang: Lang) -> Iterator[Section]:
    evidence = dict(_evidence(brief))
    words = Words(partial(plainly, lang), names_of(brief.record, lang), lang)
    beside = dict(_beside(brief, words))
    groups = _groups(brief, words)
    claimants = {point.id: _claimant(one, words) for one in brief.record.series for point in one.points}
    for topic in Topic:
        made: Iterable[Block] = ()
        figures: tuple[Figure, ...] = ()
        if topic is Topic.STORIES:
            made = _one(tuple(_story(one, numbers, lang) for one in brief.stories))
        elif topic is Topic.FIGURES:
            figures = tuple(
                _figure(one, each, claimants[each.id], evidence[each.id], numbers, lang)
                for one in groups[topic]
                for each in one.rows
            )
        else:
            made = (_block(one, topic, evidence, beside, numbers, lang) for one in groups[topic])
        blocks = tuple(made)
        if blocks or figures:
            left = brief.left_out.get(topic, 0)
            more = plainly(lang, "count-left-out", count=left) if left else ""
            yield Section(topic, plainly(lang, f"brief-section-{topic}"), blocks, figures, more)


_OF_RECORD = {
    Topic.POSITIONS: RecordSection.POSITIONS,
    Topic.PROPOSALS: RecordSection.PROPOSALS,
    Topic.MEETINGS: RecordSection.MEETINGS,
    Topic.FIGURES: RecordSection.FIGURES,
    Topic.CONFLICTS: RecordSection.CONFLICTS,
    Topic.THREATS: RecordSection.THREATS,
    Topic.SILENCES: RecordSection.SILENCES,
}


def _beside(brief: Brief, words: Words) -> Iterator[tuple[str, tuple[tuple[str, Evidence], ...]]]:
    """What stands beside a line by the line's id, each with a label: the stand before, the accounts of a meeting."""
    for cell in brief.record.cells:
        for stand in cell.stands:
            if stand.explained_by is not None and stand.change not in (None, "new", "repeated"):
                yield stand.id, ((words.say("brief-before"), stand.explained_by[0]),)
    for one in brief.record.meetings:
        shown = {(each.article, each.sentence) for each in one.evidence[:1]}
        others = (each for each in one.readouts if (each.evidence.article, each.evidence.sentence) not in shown)
        told = ((f"{words.say('record-readout')} ({words.actor(each.speaker)})", each.evidence) for each in others)
        yield one.id, tuple(islice(told, _READOUTS))


def _claimant(one: Series, words: Words) -> str:
    return one.outlet or words.say("record-outlet-says") if one.claimant is None else words.who(one.claimant)


def _groups(brief: Brief, words: Words) -> dict[Topic, tuple[Group, ...]]:
    """The rows of each topic as the record's own page words them, without what is cited beside them."""
    plain = replace(
        brief.record,
        meetings=tuple(replace(one, readouts=()) for one in brief.record.meetings),
        cells=tuple(
            replace(
                cell,
                own=tuple(replace(one, explained_by=None) for one in cell.own),
                told=tuple(replace(one, explained_by=None) for one in cell.told),
            )
            for cell in brief.record.cells
        ),
    )
    parts = {part.section: part.groups for part in record_parts(plain, words.lang)}
    quotes = tuple(_quotation(one, words) for one in brief.quotations)
    found = {topic: parts.get(section, ()) for topic, section in _OF_RECORD.items()}
    return found | {Topic.QUOTATIONS: (Group("", (), quotes),) if quotes else ()}


def _quotation(one: Quotation, words: Words) -> Row:
    act = "" if one.act == "say" else words.label("act", one.act)
    return row(one.id, None, words.who(one.who), (act,), one.evidence)


def _evidence(brief: Brief) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """What carries each row, by the row's id."""
    yield from ((line.id, line.evidence) for line in carried_lines(brief.record))
    for conflict in brief.record.conflicts:
        for nth, account in enumerate(conflict.accounts):
            yield f"{conflict.id}-{nth}" if nth else conflict.id, account.evidence
    yield from ((one.id, one.evidence) for one in brief.quotations)


def _one(lines: tuple[Line, ...]) -> Iterator[Block]:
    if lines:
        yield Block("", (), lines)


def _story(news: StoryNews, numbers: _Numbers, lang: Lang) -> Line:
    lead, counted = news.lead, news.counted
    signs = [plainly(lang, "record-new")] if news.begun else []
    signs.append(plainly(lang, "count-articles", count=len(counted.story.articles)))
    if len(counted.outlets) > 1:
        signs.append(plainly(lang, "count-outlets", count=len(counted.outlets)))
    cite = Cite(
        label="",
        pieces=(),
        way=(clean(lead.outlet),) if lead.outlet else (),
        day=clean(told_day(lead.published, lang) or ""),
        count=plainly(lang, "count-origins", count=max(1, counted.origins)),
        numbers=(numbers.of_article(lead),),
    )
    return Line(clean(counted.story.title or headline(lead)), "", tuple(signs), (), (cite,))


def _block(
    group: Group,
    topic: Topic,
    evidence: Mapping[str, tuple[Evidence, ...]],
    beside: Mapping[str, tuple[tuple[str, Evidence], ...]],
    numbers: _Numbers,
    lang: Lang,
) -> Block:
    lines = tuple(_line(one, topic, evidence[one.id], beside.get(one.id, ()), numbers, lang) for one in group.rows)
    signs = group.signs[:1] if topic is Topic.CONFLICTS else group.signs
    return Block(clean(group.title), tuple(clean(sign) for sign in signs), lines)


def _line(
    one: Row,
    topic: Topic,
    evidence: tuple[Evidence, ...],
    beside: tuple[tuple[str, Evidence], ...],
    numbers: _Numbers,
    lang: Lang,
) -> Line:
    cites = [numbers.cite(evidence, one.sources)] if evidence else []
    cites += [numbers.cite((other,), 1, clean(label)) for label, other in beside]
    dated = one.day if topic is Topic.MEETINGS and one.day else None
    return Line(
        head=_pointing(clean(one.head), lang),
        day="" if dated is None else clean(told_day(dated, lang) or ""),
        signs=tuple(clean(sign) for sign in one.signs),
        notes=tuple(_pointing(_noted(note), lang) for note in one.notes[:_NOTES]),
        cites=tuple(cites),
    )


def _pointing(words: str, lang: Lang) -> str:
    """Rows are worded with arrows for Arabic: in English they point the other way."""
    return words if lang == "ar" else words.replace("\u2190", "\u2192")


def _noted(words: str) -> str:
    told = clean(words)
    return told if len(told) <= _NOTE else f"{told[:_NOTE].rpartition(' ')[0]} […]"


def _figure(
    group: Group, one: Row, claimant: str, evidence: tuple[Evidence, ...], numbers: _Numbers, lang: Lang
) -> Figure:
    amount = " · ".join((one.head, *one.signs))
    as_of = "" if one.day is None else told_day(one.day, lang) or ""
    cells = (clean(group.title), clean(amount), clean(claimant), clean(as_of))
    return Figure(cells, replace(numbers.cite(evidence, one.sources), pieces=()))
