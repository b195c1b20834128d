"""The page and the text of a record: names and not ids, words marked in their sentence, nothing of an article runs."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest

from qawl.model.dossiers import Dossier
from qawl.model.figures import Bound
from qawl.model.meetings import MeetingKind, MeetingStatus
from qawl.model.positions import Stance
from qawl.model.proposals import DeclaredBy, Item, Response, Term, Verdict
from qawl.model.record import Record
from qawl.record.difference import difference
from qawl.record.gather import gather
from qawl.show.compare_rows import worded
from qawl.show.record import record_parts
from qawl.show.record_page import record_page
from qawl.show.record_rows import MOST_ROWS, Quoted
from qawl.show.record_text import print_record
from qawl.wording import Lang
from tests.record.invented import RAIL, Paper, on
from tests.show.test_page import HOSTILE, LANGS, OURS, Tags

ALLOWED = OURS | {"table", "thead", "tbody", "tr", "th", "td", "details", "summary"}
SENTENCE = "قالت السرو أمس إنها ترفض الهدنة رفضا."


def record(*papers: Paper, at: date | None = None, dossier: Dossier = RAIL) -> Record:
    return gather([paper.read() for paper in papers], dossier, at, routed=True)


def stand(own_id: str = "a", text: str = SENTENCE, words: str = "ترفض الهدنة", **more: str) -> Paper:
    return Paper(own_id, text, **more).stands("السرو", "الهدنة", Stance.REFUSE, words=words)


def page_of(found: Record, lang: Lang = "ar") -> str:
    return record_page(found, "محادثات السكة", ["حتى \u20682026-03-10\u2069"], None, lang)


def text_of(found: Record, lang: Lang = "ar") -> str:
    out = io.StringIO()
    print_record("محادثات السكة", [], record_parts(found, lang), lang, out)
    return out.getvalue()


def many(number: int) -> list[Paper]:
    return [
        Paper(f"p{place}", f"قال سالم النهر إنه يرفض البند رقم {place}.").stands(
            f"سالم {chr(0x628 + place)}هر", "البند", Stance.REFUSE
        )
        for place in range(number)
    ]


# Words


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_are_marked_in_their_sentence(lang: Lang) -> None:
    page = page_of(record(stand()), lang)

    assert "«قالت السرو أمس إنها <mark>ترفض الهدنة</mark> رفضا.»" in page


def test_words_that_are_the_whole_sentence_need_no_mark() -> None:
    page = page_of(record(stand(text="السرو ترفض الهدنة", words="السرو ترفض الهدنة")))

    assert "«السرو ترفض الهدنة»" in page
    assert "<mark>" not in page


def test_the_text_shows_the_sentence_and_the_place() -> None:
    shown = text_of(record(stand()))

    assert f"«{SENTENCE}»" in shown
    assert "صحيفة الجسر" in shown
    assert "2026-03-10" in shown


def test_of_a_long_sentence_the_text_keeps_what_is_near() -> None:
    words = "كلمة " * 30
    shown = text_of(record(stand(text=f"{words}ترفض الهدنة {words}")))

    line = next(line for line in shown.splitlines() if "ترفض الهدنة" in line)
    assert len(line) < 280
    assert line.count("[…]") == 2


def test_blanks_of_all_kinds_are_plain_ones() -> None:
    shown = text_of(record(stand(text="قالت السرو\u00a0إنها ترفض\u00a0الهدنة رفضا.", words="ترفض\u00a0الهدنة")))

    assert "السرو إنها ترفض الهدنة رفضا" in shown
    assert "\\u00a0" not in shown


@pytest.mark.parametrize(("lang", "name"), [("ar", "هدنة إنسانية"), ("en", "humanitarian")])
def test_marks_kinds_and_labels_are_named_in_the_readers_language(lang: Lang, name: str) -> None:
    from dataclasses import replace

    from qawl.model.dossiers import Called

    truce = replace(RAIL.issues[1], called=(Called("humanitarian", "هدنة إنسانية", "humanitarian"),))
    group = replace(RAIL.labels[0], ar="المحتجزون", en="Those held", called=(Called("captives", "أسرى", "captives"),))
    dossier = replace(RAIL, issues=(RAIL.issues[0], truce, *RAIL.issues[2:]), labels=(group,))
    paper = Paper("a", "قالت السرو إنها تقبل هدنة إنسانية وتسلم أسرى.")
    found = record(paper.stands("السرو", "هدنة إنسانية", Stance.FOR, words="تقبل هدنة إنسانية"), dossier=dossier)

    groups = [group for part in record_parts(found, lang) for group in part.groups]

    assert name in groups[0].signs
    assert groups[-1].title == ("المحتجزون" if lang == "ar" else "Those held")
    assert groups[-1].rows[0].head.startswith("«أسرى»"), "the word itself is what is compared"


# The page


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_an_article_becomes_markup(words: str, lang: Lang) -> None:
    text = f"قالت السرو {words} إنها ترفض الهدنة."
    paper = stand(words, text, words="ترفض الهدنة", outlet=words, title=words)
    term = Term(paper.at("ترفض"), Item.OTHER, object=paper.at("الهدنة"))
    paper.tables("الهدنة", authors=[words], terms=[term]).mediates("الهدنة", [words]).counts(
        "ترفض", 3, words, counted=None
    )

    tags = Tags(page_of(record(paper), lang))

    assert {name for name, _ in tags.found} <= ALLOWED
    assert not [
        key for _, attributes in tags.found for key in attributes if key.startswith("on") or key in ("src", "style")
    ]
    assert words in "".join(tags.words)


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_inside_the_page_leads_somewhere_and_every_id_is_one(lang: Lang) -> None:
    page = page_of(record(stand(), *many(30)), lang)
    tags = Tags(page)
    ids = [attributes["id"] for _, attributes in tags.found if "id" in attributes]

    assert len(ids) == len(set(ids))
    inner = [attributes["href"][1:] for attributes in tags.all("a") if attributes["href"].startswith("#")]
    assert inner
    assert set(inner) <= set(ids)


def test_a_page_of_changes_links_from_its_matrix_only_to_what_it_shows() -> None:
    old, new = stand("a", published=on(2)), Paper("b", "قالت ربوان إنها تقبل الهدنة.", published=on(9))
    new.stands("ربوان", "الهدنة", Stance.FOR, words="تقبل الهدنة")
    now = record(old, new)

    page = record_page(now, "x", [], difference(record(old, new, at=date(2026, 3, 5)), now), "ar")

    tags = Tags(page)
    ids = {attributes["id"] for _, attributes in tags.found if "id" in attributes}
    assert {attributes["href"][1:] for attributes in tags.all("a") if attributes["href"].startswith("#")} <= ids
    assert SENTENCE not in "".join(tags.words)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_runs_in_the_readers_direction_and_quotes_in_theirs(lang: Lang) -> None:
    page = page_of(record(stand()), lang)

    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    assert '<blockquote dir="rtl">' in page
    assert "\u2068" not in page
    assert "FSI" not in page


def test_nothing_is_fetched_and_what_is_wide_scrolls_by_itself() -> None:
    page = page_of(record(stand()))

    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\(|<script|<link|<img", page)
    assert re.search(r'<div class="wide"[^>]*>\s*<table>', page)
    assert page.count("<table") == page.count('class="wide"')


def test_a_long_list_is_folded_and_loses_nothing() -> None:
    page = page_of(record(*many(30)))

    assert page.count("<details>") == 1
    shown, folded = page.split("<details>", 1)
    assert shown.count("<blockquote") == MOST_ROWS
    assert folded.count("<blockquote") == 30 - MOST_ROWS


def test_counts_that_nobody_follows_are_folded_away() -> None:
    paper = Paper("a", "وصلت 7 حافلات وسقط 40 قتيلا.").counts("7", 7, "نسمة", measure="other", counted="حافلات")
    page = page_of(record(paper.counts("40", 40, "نسمة", counted="قتيلا")))

    shown, folded = page.split("<details>", 1)
    assert "40 قتيلا" in shown
    assert "7 حافلات" in folded


@pytest.mark.parametrize(
    ("text", "number", "words", "counted", "told"),
    [
        ("وصلت 7 حافلات.", 7, "7", "حافلات", "7 حافلات"),
        ("وصل وفدان.", 2, "وفدان", "وفدان", "وفدان"),
        ("أفرج عن 22 من المحتجزين.", 22, "22", "المحتجزين", "22 من المحتجزين"),
        ("قدم 7 التزامات.", 7, "7", "التزامات", "7 التزامات"),
    ],
)
def test_a_count_is_told_as_an_editor_writes_it(text: str, number: int, words: str, counted: str, told: str) -> None:
    shown = text_of(record(Paper("a", text).counts(words, number, "نسمة", measure="other", counted=counted)))

    assert re.search(rf"^  2026-03-10  {told}$", shown, re.MULTILINE)
    assert f"{counted} · " in shown  # its heading is the noun as it is written


@pytest.mark.parametrize(("lang", "title", "told"), [("ar", "نسب مئوية", "أكثر من 40%"), ("en", "percentages", "40%")])
def test_a_share_keeps_its_sign(lang: Lang, title: str, told: str) -> None:
    paper = Paper("a", "خسر أكثر من 40% من إيراداته.")
    paper.counts("أكثر من 40%", 40, "نسمة", measure="other", counted=None, bound=Bound.MORE_THAN, unit="percent")

    shown = text_of(record(paper), lang)

    assert f"{title} · " in shown
    assert told in shown


def test_what_a_term_is_about_is_not_said_twice() -> None:
    paper = Paper("a", "قدم خطة تتضمن وقف إطلاق النار من الطرفين.")
    term = Term(paper.at("وقف إطلاق النار من الطرفين"), Item.HALT_FIRE, object=paper.at("النار من الطرفين"))

    assert "وقف النار: من الطرفين" in text_of(record(paper.tables("خطة", terms=[term])))


def test_the_readout_of_a_copy_is_not_shown_again() -> None:
    text = "التقى المبعوث سالم النهر وقال إن اللقاء بناء."
    papers = [Paper(own, text).says("المبعوث", "اللقاء بناء") for own in ("a", "b")]
    met = [paper.meets(MeetingStatus.HELD, ("المبعوث", "السرو"), statement=0) for paper in papers]

    assert text_of(record(*met)).count("«اللقاء بناء»") == 1


def test_the_readout_of_a_copy_with_a_word_changed_is_not_shown_again() -> None:
    told = ("اللقاء الذي جرى اليوم في المرفأ كان بناء", "اللقاء الذى جرى اليوم في المرفأ كان جد بناء")
    papers = [
        Paper(own, f"التقى المبعوث سالم النهر وقال إن {words}.").says("المبعوث", words)
        for own, words in zip(("a", "b"), told, strict=True)
    ]
    met = [paper.meets(MeetingStatus.HELD, ("المبعوث", "السرو"), statement=0) for paper in papers]

    shown = text_of(record(*met))
    assert (f"«{told[0]}»" in shown, f"«{told[1]}»" in shown) == (True, False)


@pytest.mark.parametrize(
    ("text", "number", "words", "counted", "told"),
    [
        ("وصل وفدان.", 2, "وفدان", "وفدان", "2 «وفدان»"),
        ("نزح عشرات الآلاف.", None, "عشرات الآلاف", None, "tens of thousands «عشرات الآلاف»"),
        ("وصل بضعة أشخاص.", None, "بضعة", "أشخاص", "بضعة «أشخاص»"),
        ("وصلت 7 حافلات.", 7, "7", "حافلات", "7 حافلات"),
    ],
)
def test_whoever_reads_no_arabic_is_told_how_many(
    text: str, number: int | None, words: str, counted: str | None, told: str
) -> None:
    more = {} if number is not None else {"bound": Bound.VAGUE}
    paper = Paper("a", text).counts(words, number, "نسمة", measure="other", counted=counted, **more)

    assert f"2026-03-10  {told}\n" in text_of(record(paper), "en")


def test_a_role_that_nobody_tells_says_that_the_dossier_has_it() -> None:
    shown = text_of(record(stand()))

    assert "وسيط: نسمة · بحسب الملف" in shown


# What is shown


def test_a_nameless_paper_of_which_nothing_is_said_is_not_shown() -> None:
    bare = Paper("a", "قال إن المقترح جديد.", published=on(5)).tables("المقترح")
    named = Paper("b", "قال إن مقترح الجسر جديد.", published=on(6)).tables("مقترح الجسر")
    answered = Paper("c", "ورفضت السرو العرض.", published=on(7))
    answer = Response(answered.at("رفضت السرو"), "السرو", Verdict.REJECT, DeclaredBy.SELF, "السرو", ())

    page = page_of(record(bare, named, answered.tables("العرض", responses=[answer])))

    assert "مقترح الجسر" in page
    assert "العرض" in page
    assert "المقترح جديد" not in page


def test_new_is_said_once_and_an_answer_is_among_the_changes() -> None:
    before = Paper("a", "طرحت نسمة ورقة نسمة.", published=on(3)).tables("ورقة نسمة")
    after = stand("b", published=on(9))
    later = Paper("c", "ورفضت السرو ورقة نسمة.", published=on(9))
    answer = Response(later.at("رفضت السرو"), "السرو", Verdict.REJECT, DeclaredBy.SELF, "السرو", ())
    papers = (before, after, later.tables("ورقة نسمة", responses=[answer]))
    now = record(*papers)

    parts = record_parts(now, "ar", difference(record(*papers, at=date(2026, 3, 5)), now))
    rows = [row for part in parts for group in part.groups for row in group.rows]

    assert len(rows) == 2
    assert all(row.signs.count("جديد") == 1 for row in rows)


def test_a_reference_is_what_show_takes() -> None:
    quoted = Quoted("x", (("x", False),), (), "a-1", (), 2, None, None)

    assert quoted.reference == "a-1#3"


@pytest.mark.parametrize(
    ("lang", "kind", "told"),
    [
        ("ar", MeetingKind.ROUND, "الجولة الثانية"),
        ("en", MeetingKind.ROUND, "second round"),
        ("en", MeetingKind.VISIT, "second visit"),
        ("en", MeetingKind.MEETING, "for the second time"),
    ],
)
def test_which_meeting_it_is_is_told_in_words(lang: Lang, kind: MeetingKind, told: str) -> None:
    assert worded((), lang).nth(2, kind) == told
    assert worded((), lang).nth(None, kind) == ""


@pytest.mark.parametrize(("lang", "told"), [("ar", "مقرر ← عُقد"), ("en", "planned → held")])
def test_steps_follow_each_other_the_way_the_reader_reads(lang: Lang, told: str) -> None:
    words = worded((), lang)

    steps = [words.label("held", one) for one in (MeetingStatus.PLANNED, MeetingStatus.HELD)]

    assert words.onward(steps) == told
