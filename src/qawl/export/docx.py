"""Documents of a word processor in either direction: the only importer of python-docx."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from qawl.export.needs import NeedsExtra
from qawl.wording import Lang

if TYPE_CHECKING:
    from qawl.show.direction import Direction

_FONT = "Times New Roman"
"""It has both scripts wherever there is a word processor; one without it takes what it has."""
_SIZES = (20.0, 14.0, 11.5)
"""Points of the title and of headings."""
_BODY = 10.5
_ARABIC_SIZE = 1.1
"""Arabic letters of these fonts are smaller than Latin ones of the same size."""
_LINE_WIDTH = 17.0
"""Centimetres."""
_INK = "1D1C1A"
_LINK = "0A4F86"
_STAMP = (1980, 1, 1, 0, 0, 0)
_Script = Literal["rtl", "ltr"]


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are set."""

    size: float = _BODY
    bold: bool = False
    colour: str = _INK
    shade: str = ""


class Document:
    """A document that is written from top to bottom."""

    def __init__(self, lang: Lang, title: str) -> None:
        try:
            import docx
        except ImportError as error:
            raise NeedsExtra("out") from error
        self._rtl = lang == "ar"
        self._made = docx.Document()
        self._bookmarks = 0
        _set_page(self._made.sections[0], self._rtl)
        self._styles = _set_styles(self._made.styles, self._rtl)
        own = self._made.core_properties
        own.title, own.author, own.comments, own.language = title, "", "", lang
        own.created = own.modified = datetime(2000, 1, 1)
        self._footer()

    def heading(self, words: str, level: int) -> Paragraph:
        """A heading: 0 is the title."""
        paragraph = self._new("Title" if level == 0 else f"Heading {level}", self._direction())
        paragraph.write(words, Ink(size=_SIZES[level], bold=True))
        return paragraph

    def paragraph(
        self,
        *,
        indent: float = 0,
        hanging: float = 0,
        before: float = 0,
        after: float = 2,
        runs: Direction | None = None,
        together: bool = False,
    ) -> Paragraph:
        """A paragraph: `indent` in centimetres from where lines begin, `runs` its direction, `together` with next."""
        paragraph = self._new("Normal", runs or self._direction())
        paragraph.space(indent, hanging, before, after, together)
        return paragraph

    def bullet(self) -> Paragraph:
        """A line of a list, kept with what follows."""
        paragraph = self._new("Normal", self._direction())
        paragraph.space(0.6, 0.4, 4, 1, True)
        paragraph.write("•\t")
        return paragraph

    def table(self, heads: Sequence[str], widths: Sequence[int]) -> Table:
        """A table whose first column stands where lines begin; widths in hundredths of the line."""
        return Table(self, self._made.add_table(rows=1, cols=len(heads)), heads, widths, self._rtl)

    def bytes(self) -> bytes:
        """The file; the same document gives the same bytes on every machine and day."""
        whole, out = io.BytesIO(), io.BytesIO()
        self._made.save(whole)
        with zipfile.ZipFile(whole) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
            for name in made.namelist():
                entry = zipfile.ZipInfo(name, _STAMP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                kept.writestr(entry, made.read(name))
        return out.getvalue()

    def _direction(self) -> Direction:
        return "rtl" if self._rtl else "ltr"

    def _new(self, style: str, runs: Direction) -> Paragraph:
        made = self._made.add_paragraph()
        if style != "Normal":
            made._p.style = self._styles[style]  # by its id: to look it up by name costs most of the time
        return Paragraph(self, made, runs)

    def _footer(self) -> None:
        """The number of the page."""
        paragraph = Paragraph(self, self._made.sections[0].footer.paragraphs[0], self._direction())
        _add(paragraph.properties(), "w:jc", val="center")
        field = _add(paragraph.element, "w:fldSimple", instr="PAGE")
        paragraph.write("1", Ink(size=9), field)

    def next_bookmark(self) -> int:
        self._bookmarks += 1
        return self._bookmarks


class Paragraph:
    """One paragraph of a direction, in which each stretch of one script is set as word processors want it."""

    def __init__(self, document: Document, made: Any, runs: Direction) -> None:
        self._document, self._made, self._rtl = document, made, runs == "rtl"
        if self._rtl:
            _insert(self.properties(), "w:bidi")
        else:
            _insert(self.properties(), "w:bidi", val="0")

    @property
    def element(self) -> Any:
        return self._made._p

    def properties(self) -> Any:
        return self._made._p.get_or_add_pPr()

    def space(self, indent: float, hanging: float, before: float, after: float, together: bool) -> None:
        """Distances: indents in centimetres, spaces in points."""
        from docx.shared import Cm, Pt

        form = self._made.paragraph_format
        # «left» of a right-to-left paragraph is where its lines begin, on the right
        form.left_indent, form.first_line_indent = Cm(indent), Cm(-hanging)
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), together
        if hanging:
            form.tab_stops.add_tab_stop(Cm(indent))

    def write(self, words: str, ink: Ink | None = None, inside: Any = None) -> None:
        """Words at the end of the paragraph."""
        place = self.element if inside is None else inside
        for stretch, script in stretches(words, "rtl" if self._rtl else "ltr"):
            _run(place, stretch, script, ink or Ink())

    def jump(self, words: str, anchor: str, ink: Ink) -> None:
        """Words that lead to a place of this document."""
        self.write(words, _as_link(ink), _add(self.element, "w:hyperlink", anchor=anchor, history="1"))

    def link(self, words: str, url: str, ink: Ink) -> None:
        """Words that lead out of the document."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        key = self._made.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        place = _add(self.element, "w:hyperlink", history="1")
        place.set(qn("r:id"), key)
        _run(place, words, "ltr", _as_link(ink))

    def anchor(self, name: str) -> None:
        """A name for this place."""
        key = str(self._document.next_bookmark())
        _add(self.element, "w:bookmarkStart", id=key, name=name)
        _add(self.element, "w:bookmarkEnd", id=key)


class Table:
    """A table with a head that is repeated on every page."""

    def __init__(self, document: Document, made: Any, heads: Sequence[str], widths: Sequence[int], rtl: bool) -> None:
        self._document, self._made, self._rtl, self._widths = document, made, rtl, widths
        made.style = "Table Grid"
        made.autofit = False
        properties = made._tbl.tblPr
        if rtl:
            # of what may stand there, only the style comes before it
            style = properties.find(_name("w:tblStyle"))
            style.addnext(_element("w:bidiVisual"))
        _add(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.set(_name("w:w"), str(round(_LINE_WIDTH * 567 * width / 100)))
        for cell, words in zip(self._cells(made.rows[0]), heads, strict=True):
            cell.write(words, Ink(size=9.5, bold=True))

    def row(self) -> list[Paragraph]:
        """A new row, a paragraph for each cell."""
        made = self._made.add_row()
        _add(made._tr.get_or_add_trPr(), "w:cantSplit")
        return self._cells(made)

    def _cells(self, made: Any) -> list[Paragraph]:
        from docx.shared import Cm

        cells = []
        for cell, width in zip(made.cells, self._widths, strict=True):
            cell.width = Cm(_LINE_WIDTH * width / 100)
            paragraph = Paragraph(self._document, cell.paragraphs[0], "rtl" if self._rtl else "ltr")
            paragraph.space(0, 0, 1, 1, False)
            cells.append(paragraph)
        return cells


def stretches(words: str, around: _Script) -> Iterator[tuple[str, _Script]]:
    """The words cut where their direction changes, as the Unicode rules have it in a paragraph that runs so.

    Word sets a run of Arabic by its own sizes and fonts, and only when the run says that it is one; a run that
    says so wrongly turns Latin words and brackets about.
    """
    place = 0
    for script, letters in groupby(_scripts(words, around)):
        end = place + sum(1 for _ in letters)
        yield words[place:end], script
        place = end


def _scripts(words: str, around: _Script) -> list[_Script]:
    """The direction of every letter; signs between two of one direction have it, others that of the paragraph."""
    known: list[_Script | None] = []
    strong: _Script = around
    for letter in words:
        sort = unicodedata.bidirectional(letter)
        own: _Script | None = "rtl" if sort in ("R", "AL", "AN") else "ltr" if sort == "L" else None
        if sort == "NSM":
            own = known[-1] if known else None
        elif sort == "EN" and strong == "ltr":
            own = "ltr"
        strong = own or strong
        known.append(own)
    following: list[_Script] = [around] * len(known)
    for place in range(len(known) - 2, -1, -1):
        following[place] = known[place + 1] or following[place + 1]
    made: list[_Script] = []
    before: _Script = around
    for own, after in zip(known, following, strict=True):
        made.append(own or (before if before == after else around))
        before = own or before
    return made


def _run(place: Any, words: str, script: _Script, ink: Ink) -> None:
    run = _add(place, "w:r")
    properties = _add(run, "w:rPr")
    _add(properties, "w:rFonts", ascii=_FONT, hAnsi=_FONT, cs=_FONT)
    if ink.bold:
        _add(properties, "w:b")
        _add(properties, "w:bCs")
    _add(properties, "w:color", val=ink.colour)
    _add(properties, "w:sz", val=str(round(2 * ink.size)))
    _add(properties, "w:szCs", val=str(round(2 * ink.size * _ARABIC_SIZE)))
    if ink.colour == _LINK:
        _add(properties, "w:u", val="single")
    if ink.shade:
        _add(properties, "w:shd", val="clear", color="auto", fill=ink.shade)
    if script == "rtl":
        _add(properties, "w:rtl")
    _add(properties, "w:lang", val="en-GB", bidi="ar-SA")
    for number, piece in enumerate(words.split("\t")):
        if number:
            _add(run, "w:tab")
        if piece:
            text = _add(run, "w:t")
            text.text = piece
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _as_link(ink: Ink) -> Ink:
    return Ink(size=ink.size, bold=ink.bold, colour=_LINK)


def _set_page(section: Any, rtl: bool) -> None:
    from docx.shared import Cm

    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    if rtl:
        section._sectPr.insert_element_before(_element("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")


def _set_styles(styles: Any, rtl: bool) -> dict[str, str]:
    """The styles of the library's own template in our fonts and colours, each in the direction; their ids by name."""
    from docx.shared import Pt, RGBColor

    spaces = {"Normal": (0, 2), "Title": (0, 2), "Heading 1": (11, 3), "Heading 2": (6, 1)}
    for name, (before, after) in spaces.items():
        style = styles[name]
        style.font.name, style.font.color.rgb = _FONT, RGBColor.from_string(_INK)
        fonts = style.element.get_or_add_rPr().find(_name("w:rFonts"))
        for each in list(fonts.attrib):
            if "Theme" in each:
                del fonts.attrib[each]
        fonts.set(_name("w:cs"), _FONT)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.05
        form.keep_with_next = name != "Normal"
        if rtl:
            _insert(style.element.get_or_add_pPr(), "w:bidi")
    for border in list(styles["Title"].element.pPr.iter(_name("w:pBdr"))):
        border.getparent().remove(border)
    return {name: str(styles[name].style_id) for name in spaces}


_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)
"""What stands behind `w:bidi` in the properties of a paragraph: their order is part of the form."""


def _insert(properties: Any, tag: str, **attributes: str) -> None:
    properties.insert_element_before(_element(tag, **attributes), *_AFTER_BIDI)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(_name(f"w:{key}"), value)
    return made


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    made = _element(tag, **attributes)
    parent.append(made)
    return made
