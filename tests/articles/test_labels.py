"""The words by which a page says what stands where: each entry proves itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.articles.labels import compile_labels, is_signature, read_label
from qawl.errors import BadData
from qawl.lexicon.pages import Label, load_page_words

ENTRIES = load_page_words()
LABELS = compile_labels(ENTRIES)
MARKERS = [entry for entry in ENTRIES if entry.kind != "signature"]


@pytest.mark.parametrize("entry", MARKERS, ids=lambda entry: entry.example)
def test_the_example_of_an_entry_is_read_as_its_kind(entry: Label) -> None:
    said = read_label(entry.example, LABELS)

    assert said is not None
    assert said.kind == entry.kind


@pytest.mark.parametrize("entry", [m for m in MARKERS if m.silent], ids=lambda entry: entry.silent)
def test_a_line_that_begins_alike_is_left_to_the_article(entry: Label) -> None:
    assert read_label(entry.silent, LABELS) is None


@pytest.mark.parametrize(
    "line", ["(رويترز)", "الشرق + وكالات", "وكالات", "أ ف ب", "رويترز، فرانس برس", "الأناضول ووكالات"]
)
def test_a_line_of_names_that_sign_is_a_signature(line: str) -> None:
    assert is_signature(line, LABELS)


@pytest.mark.parametrize("line", ["رويترز نفت الخبر", "قال مصدر لرويترز إن الوفد عاد", "تل الريحان", ""])
def test_a_line_that_says_more_is_none(line: str) -> None:
    assert not is_signature(line, LABELS)


@pytest.mark.parametrize("line", ["إقرأ أيضاً:", "اقرأ أيضا", "  » اقرأ ايضا :", "اقـــرأ أيضًا"])
def test_spelling_and_ornaments_do_not_hide_a_label(line: str) -> None:
    said = read_label(line, LABELS)

    assert said is not None
    assert said.kind == "related"


def test_what_follows_a_label_in_its_line_is_found() -> None:
    line = "المصدر : الشراع + وكالات"
    said = read_label(line, LABELS)

    assert said is not None
    assert line[said.rest :] == "الشراع + وكالات"


def test_a_user_adds_words_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "pages.toml").write_text(
        '[[marker]]\nkind = "related"\nforms = ["من دفاترنا"]\nexample = "من دفاترنا: شيء"\n', encoding="utf-8"
    )

    labels = compile_labels(load_page_words(tmp_path))

    assert read_label("من دفاترنا", labels) is not None
    assert read_label("من دفاترنا", LABELS) is None


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('[[marker]]\nkind = "odd"\nforms = ["س"]\nexample = "س"\n', "odd"),
        ('[[marker]]\nkind = "tags"\nexample = "س"\n', "forms"),
        ('[[marker]]\nkind = "tags"\nforms = ["س"]\nexample = "س"\ncolour = 1\n', "colour"),
        ('[[other]]\nkind = "tags"\n', "other"),
    ],
)
def test_an_entry_that_says_too_little_or_too_much_is_refused_by_name(tmp_path: Path, entry: str, said: str) -> None:
    (tmp_path / "pages.toml").write_text(entry, encoding="utf-8")

    with pytest.raises(BadData, match=said):
        load_page_words(tmp_path)


def test_a_byline_with_the_whole_article_in_its_line_is_the_article() -> None:
    told = "أكد رئيس الهيئة نادر المرجاني أن العمل في القناة الجديدة قريب. "

    assert read_label("كتب - سامر الوادي: ", LABELS) is not None
    assert read_label("كتب - سامر الوادي: " + told * 6, LABELS) is None
