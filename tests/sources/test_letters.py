"""Bytes of feeds to letters: the label is believed as long as the bytes do not belie it."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.sources.letters import decode, plain, references_read

WORDS = "قالت وزيرة الموانئ إن الرسوم باقية، وأضافت أن اللجنة ستنظر في شكاوى أصحاب السفن قبل نهاية الصيف."


def feed(label: str | None, words: str = WORDS) -> str:
    declared = f"<?xml version='1.0' encoding='{label}'?>" if label else ""
    return f"{declared}<rss><channel><title>{words}</title></channel></rss>"


@pytest.mark.parametrize("label", [None, "utf-8", "windows-1256", "iso-8859-6", "iso-8859-1", "punycode", "x-odd"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "windows-1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_the_letters_are_right_under_any_label(encoding: str, label: str | None) -> None:
    assert WORDS in decode(feed(label).encode(encoding), f"text/xml; charset={label}" if label else None)


def test_a_reader_that_believes_the_label_gets_other_letters() -> None:
    assert WORDS not in feed("windows-1256").encode().decode("windows-1256")


def test_french_stays_french_where_there_is_no_arabic() -> None:
    data = feed("iso-8859-1", "Le ministre a été reçu à Sahel").encode("iso-8859-1")

    assert "été reçu à Sahel" in decode(data)


def test_utf8_with_a_broken_byte_or_a_cut_end_is_still_utf8() -> None:
    data = feed("utf-8").encode()
    broken = data[:60] + b"\xff" + data[60:-30]

    assert "الرسوم باقية" in decode(broken)
    assert "\ufffd" in decode(broken)


def test_a_mark_of_utf8_before_other_bytes_is_not_believed() -> None:
    assert WORDS in decode(codecs.BOM_UTF8 + feed(None).encode("windows-1256"))


@given(st.binary(max_size=300), st.sampled_from([None, "text/xml; charset=utf-16", "charset=idna", "charset"]))
def test_no_bytes_raise(data: bytes, media_type: str | None) -> None:
    assert isinstance(decode(b"<?xml encoding='cp1256'?>" + data, media_type), str)
    assert isinstance(decode(data, media_type), str)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("الوزيرة: &quot;لا <b>رسوم</b>&quot;", 'الوزيرة: "لا رسوم"'),
        ("الوزيرة &amp;laquo;لا&amp;raquo;", "الوزيرة «لا»"),
        ("سطر<br>وسطر<p>وثالث</p>", "سطر وسطر وثالث"),
        ("5 < 6 و7 > 3", "5 < 6 و7 > 3"),
        ("  كلام \n في&nbsp;سطرين ", "كلام في سطرين"),
    ],
)
def test_a_headline_is_plain_words(written: str, read: str) -> None:
    assert plain(written) == read


def test_references_to_no_letter_become_a_sign_and_do_not_raise() -> None:
    assert references_read("&#xD800;&#x110000;&#" + "9" * 5000 + ";&#" + "9" * 5000) == "\ufffd" * 4
