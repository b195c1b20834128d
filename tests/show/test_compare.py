"""Comparisons of outlets on a page and on a terminal: right to left, names kept apart, nothing of an article runs."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from qawl.model.dossiers import Called
from qawl.model.figures import Bound
from qawl.model.wording import WITHOUT_VERB, Comparison, OutletTables
from qawl.record.outlet_sides import side_by_side
from qawl.record.outlet_tables import compare_outlets
from qawl.show.compare_page import sides_page, tables_page
from qawl.show.compare_rows import label_tables, verb_tables
from qawl.show.compare_sides import MOST, sides_of
from qawl.show.compare_text import print_sides, print_tables
from qawl.wording import Lang
from tests.record.invented import RAIL, Paper, on
from tests.record.test_outlets import TENT, said
from tests.show.test_page import HOSTILE, LANGS, OURS, Tags

ALLOWED = OURS | {"table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "svg", "rect", "h4"}
LABELS = replace(
    RAIL.labels[0],
    ar="المحتجزون",
    en="Those held",
    called=(Called("captives", "أسرى", "captives"), Called("hostages", "رهائن", "hostages")),
)
DOSSIER = replace(RAIL, labels=(LABELS,))


def papers() -> list[Paper]:
    first = said(Paper("a", "عاد الأسرى. زعم السهل أن الطريق آمن"), "نديم السهل", "الطريق آمن", "زعم")
    text = 'عادت "الرهائن". قال السهل إن أكثر من 40 قتيلا سقطوا'
    second = said(Paper("b", text, outlet=TENT, published=on(11)), "نديم السهل", "أكثر من 40 قتيلا سقطوا", "قال")
    second.counts("أكثر من 40", 40, "نديم السهل", bound=Bound.MORE_THAN, statement=0)
    return [first, second]


def tables(*given: Paper) -> OutletTables:
    return compare_outlets([paper.read() for paper in given or papers()], DOSSIER, routed=True)


def sides(*given: Paper) -> Comparison:
    return side_by_side([paper.read() for paper in given or papers()], DOSSIER)


def text_of(lang: Lang = "ar") -> tuple[str, str]:
    first, second = io.StringIO(), io.StringIO()
    print_tables(tables(), "العنوان", lang, first)
    print_sides(sides(), lang, second)
    return first.getvalue(), second.getvalue()


# Tables


def test_a_cell_tells_how_many_of_how_many_and_how_sure_that_is() -> None:
    (table,) = label_tables(tables(), "ar")

    assert table.heads == ("«رهائن»", "«أسرى»")
    cell = table.lines[1].cells[1]
    assert (cell.head, cell.told, cell.signs) == ("1 من 1", "100٪ (من 21 إلى 100)", ("قليل",))


def test_what_is_kept_at_arms_length_is_told_below() -> None:
    (table,) = label_tables(tables(), "ar")

    assert table.lines[0].cells[0].lines == ("مفردا بين علامتي تنصيص: 1",)
    assert table.examples[0].told[0][0] == f"{TENT} · مفردا بين علامتي تنصيص"


def test_the_word_itself_is_shown_in_every_language() -> None:
    (table,) = label_tables(tables(), "en")

    assert table.heads == ("«رهائن» hostages", "«أسرى» captives")


def test_verbs_stand_under_their_tone() -> None:
    (table,) = verb_tables(tables(), "ar")

    assert table.heads == ("محايد", "تحفظ")
    assert [line.outlet for line in table.lines] == [TENT, "صحيفة الجسر"]
    assert table.lines[1].cells[1].verbs == (("زعم", 1),)
    assert table.examples[0].title == "تحفظ"


def test_a_verb_and_its_number_stand_apart_so_that_neither_turns_round() -> None:
    page = tables_page(tables(), "محادثات السكة", "en")

    assert "<bdi>زعم</bdi> <bdi>1</bdi>" in page


@pytest.mark.parametrize(("lang", "told"), [("ar", "بلا فعل قول"), ("en", "with no verb")])
def test_a_saying_that_no_verb_introduces_is_told_in_plain_words(lang: Lang, told: str) -> None:
    paper = said(Paper("a", "نديم السهل: الطريق آمن"), "نديم السهل", "الطريق آمن", WITHOUT_VERB)

    (table,) = verb_tables(tables(paper), lang)
    (side,) = sides_of(sides(paper), lang).columns

    assert [cell.verbs for cell in table.lines[0].cells if cell.head] == [((told, 1),)]
    assert side.aspects[0].items[0].notes == (told,)


# Side by side


def test_a_column_tells_the_same_things_in_the_same_order() -> None:
    found = sides_of(sides(), "ar")

    assert found.titles == ("من نقل عنه", "الألفاظ", "الأرقام", "عنده وحده")
    first, second = found.columns
    assert [item.head for item in first.aspects[0].items] == ["نديم السهل (ربوان)"]
    assert [item.notes for item in first.aspects[0].items] == [("زعم (تحفظ)",)]
    assert [(item.head, item.notes) for item in second.aspects[1].items] == [("«رهائن»", ("مفردا بين علامتي تنصيص",))]
    assert [item.head for item in second.aspects[2].items] == ["أكثر من 40 قتيلا"]
    assert first.headed[0].signs == ("أول من نشر",)
    assert first.headed[0].when == "10 آذار/مارس 2026، 09:00"


def test_of_many_things_the_first_are_shown_and_the_others_counted() -> None:
    paper = Paper("a", " ".join(f"قال رجل{number}: خبر{number}." for number in range(30)))
    for number in range(30):
        said(paper, f"رجل{number}", f"خبر{number}.", "قال")

    aspect = sides_of(sides(paper), "ar").columns[0].aspects[0]

    assert (len(aspect.items), aspect.more) == (MOST, 30 - MOST)


def test_what_two_of_three_have_is_told_of_the_third() -> None:
    third = Paper("c", "لا خبر", outlet="يومية الفسيلة")
    found = sides_of(sides(*papers(), third), "ar")

    missing = {side.name: [item.head for item in side.aspects[-1].items] for side in found.columns}
    assert found.titles[-1] == "عند غيره وليس عنده"
    assert missing == {"يومية الفسيلة": ["نديم السهل (ربوان)"], "صحيفة الجسر": [], TENT: []}


# Pages and terminal


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_an_article_becomes_markup(words: str, lang: Lang) -> None:
    paper = Paper(words, f"قال {words} إن الأسرى بخير", outlet=words, title=words, published=words)
    said(paper, "نديم السهل", "الأسرى بخير", words).says(words, words)
    given = (paper, *papers())

    for page in (tables_page(tables(*given), words, lang), sides_page(sides(*given), words, lang)):
        tags = Tags(page)
        assert {name for name, _ in tags.found} <= ALLOWED
        assert not [name for _, attributes in tags.found for name in attributes if name.startswith("on")]
        assert not [one for _, attributes in tags.found for one in attributes if one in ("src", "srcset", "style")]
        assert words in "".join(tags.words)


@pytest.mark.parametrize(("lang", "side"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_runs_its_readers_way_and_keeps_names_apart(lang: Lang, side: str) -> None:
    for page in (tables_page(tables(), "عنوان", lang), sides_page(sides(), "عنوان", lang)):
        assert f'<html lang="{lang}" dir="{side}">' in page
        assert f"<bdi>{TENT}</bdi>" in page


def test_marks_that_turn_directions_are_shown_and_do_not_act() -> None:
    paper = Paper("a", "عاد الأسرى", outlet="إذاعة\u202eالتل")

    for page in (tables_page(tables(paper), "عنوان", "ar"), sides_page(sides(paper), "عنوان", "ar")):
        assert "\u202e" not in page
        assert "RLO" in page


@pytest.mark.parametrize("lang", LANGS)
def test_the_terminal_shows_every_outlet_and_no_escape(lang: Lang) -> None:
    for shown in text_of(lang):
        assert TENT in shown
        assert "صحيفة الجسر" in shown
        assert "\x1b" not in shown


def test_in_arabic_the_first_column_stands_at_the_right() -> None:
    shown, beside = text_of("ar")

    line = next(line for line in shown.splitlines() if "المنبر" in line and "«أسرى»" in line)
    assert line.index("«أسرى»") < line.index("المنبر")
    line = next(line for line in beside.splitlines() if TENT in line and "صحيفة الجسر" in line)
    assert line.index(TENT) < line.index("صحيفة الجسر")


def test_in_english_it_stands_at_the_left() -> None:
    shown, _ = text_of("en")

    line = next(line for line in shown.splitlines() if "Outlet" in line and "captives" in line)
    assert line.index("Outlet") < line.index("captives")


def test_a_terminal_of_any_width_shows_every_outlet(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [Paper(f"p{number}", "عاد الأسرى", outlet=f"جريدة{number}") for number in range(12)]
    for width in ("20", "60", "300"):
        monkeypatch.setenv("COLUMNS", width)
        out = io.StringIO()
        print_sides(sides(*many), "ar", out)
        assert all(f"جريدة{number}" in out.getvalue() for number in range(12))
