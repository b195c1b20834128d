"""The brief on paper: every line with its source, in both directions, and nothing of an article acts."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import docx
import pytest

from qawl.answers.brief import brief_of
from qawl.answers.brief_stories import stories_between
from qawl.dossiers.load import load_dossier
from qawl.export.brief import LONGEST, Cite, Paper, lay_out, shortened
from qawl.export.brief_docx import brief_docx
from qawl.export.brief_html import brief_html
from qawl.export.brief_markdown import brief_markdown, escaped
from qawl.export.docx import stretches
from qawl.export.glue import dotted, kept, way
from qawl.model.record_lines import Evidence
from qawl.runners.recorded import prepare
from qawl.wording import Lang
from tests.export.linked import EVIL, demo_readings
from tests.export.office import convert, needs_office

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LANGS: tuple[Lang, ...] = ("ar", "en")


@cache
def paper(lang: Lang, hostile: bool = False) -> Paper:
    dossier = load_dossier("demo")
    prepared = prepare(demo_readings(), dossier)
    since, until = date(2026, 3, 1), date(2026, 3, 8)
    brief = brief_of(prepared, since, until, stories_between(prepared, since, until))
    if hostile:
        quotations = tuple(
            replace(one, words=EVIL, evidence=tuple(evil(each) for each in one.evidence)) for one in brief.quotations
        )
        brief = replace(brief, quotations=quotations, headlines=dict.fromkeys(brief.headlines, EVIL))
    return lay_out(brief, dossier.ar if lang == "ar" else dossier.en, lang)


def evil(one: Evidence) -> Evidence:
    url = 'javascript:alert("x")'
    return replace(one, exact=EVIL, sentence=EVIL, context=None, outlet=EVIL, chain=(EVIL, EVIL), url=url)


def cites(told: Paper) -> Iterator[Cite]:
    for section in told.sections:
        for block in section.blocks:
            yield from (cite for line in block.lines for cite in line.cites)
        yield from (figure.cite for figure in section.figures)


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_has_an_outlet_a_day_independent_sources_and_a_number_that_leads_to_a_link(lang: Lang) -> None:
    told = paper(lang)
    numbers = {one.number: one for one in told.references}

    for section in told.sections:
        for block in section.blocks:
            assert all(line.cites for line in block.lines)
    for cite in cites(told):
        assert cite.way
        assert cite.day
        assert cite.count or cite.label
        assert cite.numbers
        assert all(numbers[number].url for number in cite.numbers)


def test_sources_are_numbered_in_the_order_in_which_they_are_cited() -> None:
    told = paper("ar")
    cited = list(dict.fromkeys(number for cite in cites(told) for number in cite.numbers))

    assert [one.number for one in told.references] == list(range(1, len(told.references) + 1))
    assert sorted(cited) == [one.number for one in told.references]


def test_a_long_sentence_is_cut_to_the_words_that_carry_the_line() -> None:
    assert shortened((("أ " * 200, False), ("قبلت الورقة", True))) == (("قبلت الورقة", False),)
    assert shortened((("قبلت", True),)) == (("قبلت", True),)
    ((words, _),) = shortened((("كلمة " * 100, False),))
    assert len(words) <= LONGEST + len(" […]")
    assert words.endswith(" […]")


# Order


def test_dates_and_ranges_hold_together_behind_arabic_letters() -> None:
    assert kept("منذ 2025-10-19") == "منذ \u200e2025-10-19\u200e"
    assert kept("المرحلة 1") == "المرحلة 1"


def test_a_chain_points_the_same_way_whatever_script_its_names_are_in() -> None:
    assert way(("BBC", "CNN"), "ar") == "BBC\u200f \u2190 \u200fCNN"
    assert way(("شراع", "الوزير"), "en") == "شراع\u200e \u2192 \u200eالوزير"
    assert dotted(("أ", "", "ب"), "ar") == "أ\u200f · \u200fب"


@pytest.mark.parametrize(
    ("words", "around", "cut"),
    [
        ("قال BBC أمس", "rtl", [("قال ", "rtl"), ("BBC", "ltr"), (" أمس", "rtl")]),
        ("الشبكة (BBC)", "rtl", [("الشبكة (", "rtl"), ("BBC", "ltr"), (")", "rtl")]),
        ("France 24 قالت", "rtl", [("France 24", "ltr"), (" قالت", "rtl")]),
        ("300 سجين", "rtl", [("300 سجين", "rtl")]),
        ("by ماركو تيلان!", "ltr", [("by ", "ltr"), ("ماركو تيلان", "rtl"), ("!", "ltr")]),
        ("قالَ", "rtl", [("قالَ", "rtl")]),
        ("", "rtl", []),
    ],
)
def test_words_are_cut_where_their_direction_changes(
    words: str, around: Literal["rtl", "ltr"], cut: list[tuple[str, str]]
) -> None:
    assert list(stretches(words, around)) == cut


# DOCX


@cache
def body(lang: Lang, hostile: bool = False) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(brief_docx(paper(lang, hostile)))) as made:
        return ElementTree.fromstring(made.read("word/document.xml"))


def words_of(element: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


ARABIC = re.compile("[\u0620-\u064a]")


def test_an_arabic_document_runs_from_right_to_left_in_all_its_parts() -> None:
    whole = body("ar")

    assert whole.find(f".//{W}sectPr/{W}bidi") is not None
    assert whole.find(f".//{W}tblPr/{W}bidiVisual") is not None
    for paragraph in whole.iter(f"{W}p"):
        bidi = paragraph.find(f"{W}pPr/{W}bidi")
        assert bidi is not None
        if ARABIC.search(words_of(paragraph)):
            assert bidi.get(f"{W}val") is None


@pytest.mark.parametrize("lang", LANGS)
def test_every_run_of_arabic_says_so_and_none_of_latin_does(lang: Lang) -> None:
    for run in body(lang).iter(f"{W}r"):
        words, form = words_of(run), run.find(f"{W}rPr")
        assert form is not None
        marked = form.find(f"{W}rtl") is not None
        assert marked or not ARABIC.search(words), words
        assert not (marked and re.search("[A-Za-z]", words)), words
        for tag in ("sz", "szCs"):
            assert form.find(f"{W}{tag}") is not None
        fonts = form.find(f"{W}rFonts")
        assert fonts is not None
        assert fonts.get(f"{W}cs")


def test_an_english_document_leads_its_arabic_quotations_from_the_right() -> None:
    whole = body("en")

    assert whole.find(f".//{W}sectPr/{W}bidi") is None
    quotes = [one for one in whole.iter(f"{W}p") if words_of(one).startswith("«")]
    assert quotes
    assert all((bidi := one.find(f"{W}pPr/{W}bidi")) is not None and bidi.get(f"{W}val") is None for one in quotes)


def test_every_number_leads_to_its_source_and_every_source_to_its_outlet() -> None:
    made = docx.Document(io.BytesIO(brief_docx(paper("ar"))))
    whole = body("ar")
    names = {mark.get(f"{W}name") for mark in whole.iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in whole.iter(f"{W}hyperlink")} - {None}
    targets = {one.target_ref for one in made.part.rels.values() if one.is_external}

    assert anchors == names
    assert targets == {one.url for one in paper("ar").references}


def test_the_same_brief_gives_the_same_document() -> None:
    assert brief_docx(paper("ar")) == brief_docx(paper("ar"))


@needs_office
def test_a_word_processor_lays_it_out_on_no_more_than_four_pages(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(brief_docx(paper("ar")))

    (made,) = convert([path], "pdf", tmp_path)

    assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", made.read_bytes())) <= 4


# Hostile words


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_of_an_article_acts_on_any_paper(lang: Lang) -> None:
    told = paper(lang, hostile=True)

    page, marked, document = brief_html(told), brief_markdown(told), words_of(body(lang, hostile=True))

    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert "<script>" not in marked
    assert "javascript:" not in marked
    assert "<script>alert" in document, "in a document it is words and nothing else"
    for made in (page, marked, document):
        assert not re.search("[\u202a-\u202e\x00\x07\ud800]", made)


def test_words_cannot_become_marks_of_markdown() -> None:
    assert escaped("# قال *أمس* [x](y) <b>") == r"\# قال \*أمس\* \[x\](y) \<b\>"
    assert escaped("1. قال") == r"1\. قال"
    assert escaped("- قال") == r"\- قال"


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_is_one_file_that_fetches_nothing(lang: Lang) -> None:
    page = brief_html(paper(lang))

    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe)\b", page)
    assert page.count('href="#s1"') >= 1
    assert 'id="s1"' in page


def test_markdown_runs_right_to_left_in_arabic() -> None:
    assert brief_markdown(paper("ar")).startswith('<div dir="rtl" lang="ar">\n\n# موجز: ')
    assert brief_markdown(paper("en")).startswith("# Brief: ")
