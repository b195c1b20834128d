"""Citations: every form has what it must, and nothing that would break where it is pasted."""

from __future__ import annotations

import re
from datetime import date

from qawl.model.documents import Article
from qawl.show.citations import citations
from qawl.show.snippets import pieces_of
from qawl.store.contract.store import StoredStatement
from tests.show.made import ARTICLE, STATEMENTS, made

SEEN = date(2026, 11, 22)
LINK = "http://127.0.0.1:8008/s/0123"
STORED = StoredStatement("0123456789abcdef0123", 1, ARTICLE, STATEMENTS[1])
HIDDEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]")


def by_key(stored: StoredStatement) -> dict[str, str]:
    return {one.key.removeprefix("web-cite-"): one.text for one in citations(stored, LINK, SEEN)}


def test_a_reference_names_the_speaker_the_words_the_outlet_and_the_days() -> None:
    told = by_key(STORED)

    assert told["arabic"] == (
        "سيف الأنواء: «لا نتوقع اختراقا»، «المنارة تدعو إلى محادثات»، صحيفة النهر، 5 آذار/مارس 2026."
        f" في سجل «قول»: {LINK} (اطُّلع عليه في 22 تشرين الثاني/نوفمبر 2026)."
    )
    english = "سيف الأنواء: “لا نتوقع اختراقا”, “المنارة تدعو إلى محادثات”, صحيفة النهر, 5 March 2026."
    assert told["english"].startswith(english)


def test_a_form_for_programs_has_plain_keys_and_iso_dates() -> None:
    told = by_key(STORED)

    assert told["bibtex"].startswith("@online{qawl202601234567,\n")
    assert "  date = {2026-03-05},\n" in told["bibtex"]
    assert told["bibtex"].count("{") == told["bibtex"].count("}")
    assert "|date=2026-03-05 |access-date=2026-11-22 |language=ar" in told["wikipedia"]


def test_hostile_words_break_no_form() -> None:
    text = "}} \\end{x} | [[a]] \u202e% لا نتوقع اختراقا"
    article = Article("a", text, title=text, outlet="{|}", url="https://x.example/{a}|b")
    stored = StoredStatement("0" * 20, 0, article, made(text, text=text, name=None))

    told = by_key(stored)

    assert not any(HIDDEN.search(one) for one in told.values())
    assert told["wikipedia"].count("}}") - told["wikipedia"].count("{{!}}") == 1
    assert "[[a]]" not in told["wikipedia"]
    bare = told["bibtex"].replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert "\\end{x}" not in told["bibtex"]
    assert "بلا تاريخ" in told["arabic"]


def test_marks_cut_a_stretch_and_change_nothing_in_it() -> None:
    text = ARTICLE.text
    whole = STATEMENTS[0].content[0]
    sentence = type(whole)(max(whole.start - 10, 0), whole.end + 5)
    beyond = type(whole)(whole.end - 2, whole.end + 50)

    pieces = pieces_of(text, sentence, (beyond, whole))

    assert "".join(words for words, _ in pieces) == sentence.of(text)
    assert [words for words, found in pieces if found] == [whole.of(text), text[whole.end : sentence.end]]
