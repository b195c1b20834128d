"""The brief as a document of a word processor: truly right to left in Arabic, sources numbered and linked."""

from __future__ import annotations

from qawl.export.brief import Block, Cite, Line, Paper, Reference, Section
from qawl.export.docx import Document, Ink, Paragraph
from qawl.export.glue import dotted, kept, way
from qawl.show.direction import direction

_SOFT, _LINE = "595750", "8C3B00"
_HEAD = Ink(bold=True)
_SIGN = Ink(size=9.5, colour=_LINE)
_NOTE = Ink(size=10, colour=_SOFT)
_QUOTE = Ink(size=10.5)
_SOURCE = Ink(size=8.5, colour=_SOFT)


def brief_docx(paper: Paper) -> bytes:
    """The whole brief; the same brief gives the same bytes. Raises NeedsExtra without the library for it."""
    document = Document(paper.lang, paper.title)
    document.heading(paper.title, 0)
    document.paragraph(after=8).write(dotted(paper.about, paper.lang), Ink(size=10.5, colour=_SOFT))
    if paper.empty:
        document.paragraph().write(paper.empty)
    for section in paper.sections:
        _section(document, section, paper)
    if paper.references:
        document.heading(paper.sources, 1)
        for one in paper.references:
            _reference(document, one, paper)
    document.paragraph(before=10).write(paper.promise, _NOTE)
    return document.bytes()


def _section(document: Document, section: Section, paper: Paper) -> None:
    document.heading(section.title, 1)
    for block in section.blocks:
        _block(document, block, paper)
    if section.figures:
        table = document.table(paper.columns, (20, 21, 19, 14, 26))
        for figure in section.figures:
            cells = table.row()
            for cell, words in zip(cells, figure.cells, strict=False):
                cell.write(kept(words), Ink(size=9.5))
            _source(cells[-1], figure.cite, paper)
    if section.left_out:
        document.paragraph(before=2).write(section.left_out, _NOTE)


def _block(document: Document, block: Block, paper: Paper) -> None:
    if block.title:
        title = document.heading(block.title, 2)
        if block.signs:
            title.write(dotted(("", " ", *block.signs), paper.lang), _SIGN)
    for line in block.lines:
        _line(document, line, paper)


def _line(document: Document, line: Line, paper: Paper) -> None:
    head = document.bullet()
    if line.day:
        head.write(dotted((line.day, " "), paper.lang), Ink(colour=_SOFT))
    head.write(kept(line.head), _HEAD)
    if line.signs:
        head.write(dotted((" ", *line.signs), paper.lang), _SIGN)
    for note in line.notes:
        document.paragraph(indent=0.6, runs=direction(note), together=True).write(kept(note), _NOTE)
    for cite in line.cites:
        if cite.pieces:
            quote = document.paragraph(indent=0.6, runs=direction(cite.words), together=True)
            quote.write(f"{cite.label}: " if cite.label else "", _NOTE)
            quote.write("«", _QUOTE)
            for words, marked in cite.pieces:
                quote.write(words, Ink(size=10.5, shade="FFF1C2") if marked else _QUOTE)
            quote.write("»", _QUOTE)
        _source(document.paragraph(indent=0.6, after=3), cite, paper)


def _source(paragraph: Paragraph, cite: Cite, paper: Paper) -> None:
    told = dotted((way(cite.way, paper.lang), cite.hand, cite.day, cite.count), paper.lang)
    paragraph.write(f"{told} " if told else "", _SOURCE)
    for number in cite.numbers:
        paragraph.jump(f"[{number}]", f"s{number}", _SOURCE)
        paragraph.write(" ", _SOURCE)


def _reference(document: Document, one: Reference, paper: Paper) -> None:
    line = document.paragraph(indent=0.6, hanging=0.6, after=1)
    line.anchor(f"s{one.number}")
    line.write(f"{one.number}.\t", Ink(size=9))
    line.write(dotted(one.parts, paper.lang) or one.article, Ink(size=9))
    if one.url is not None:
        line.write("  ", Ink(size=9))
        line.link(one.address, one.url, Ink(size=8))
