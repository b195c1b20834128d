"""Bytes to text: the right encoding under right, wrong and no labels, and mojibake put right only when it is sure."""

from __future__ import annotations

import json
import time
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qawl.articles.encoding import Decoded, decode

SAID = "قالت وزارة الخارجية في البيلسان إن المحادثات غير المباشرة ستستأنف الأحد، ونقلت عن مصدر مطلع قوله: «نعم»."
ENCODINGS = ("utf-8", "windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be")
LABELS = (None, "utf-8", "windows-1256", "ISO-8859-6", "iso-8859-1", "windows-1252", "utf-16", "no-such-name")
TYPED = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
"""What iso-8859-6 has no place for, as its users typed it."""


def articles() -> list[str]:
    lines = files("qawl").joinpath("demo", "articles.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def page(words: str, label: str | None = None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    return f'<!DOCTYPE html><html dir="rtl"><head>{meta}<title>x</title></head><body><p>{words}</p></body></html>'


def written(words: str, encoding: str) -> tuple[str, bytes]:
    """The words as they can be written in an encoding, and the bytes."""
    if encoding == "iso-8859-6":
        words = words.translate(TYPED)
    data = words.encode(encoding, "ignore")
    return data.decode(encoding), data


def misread(words: str, encoding: str) -> str:
    """UTF-8 as a program shows it that takes it for a one-byte encoding."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in words.encode())


def test_every_sample_is_read_in_every_encoding_under_every_label() -> None:
    texts = [text for article in articles() for text in (article, article.split("\n")[0][:60])]
    right = cases = 0
    for text, encoding, label, place in product(texts, ENCODINGS, LABELS, ("http", "meta")):
        expected, data = written(page(text, label if place == "meta" else None), encoding)
        media_type = f"text/html; charset={label}" if place == "http" and label else "text/html"

        right += decode(data, media_type).text == expected
        cases += 1

    assert cases > 4000
    assert right >= 0.99 * cases


def test_without_a_judgement_the_same_matrix_fails() -> None:
    """The control: to believe the label, or UTF-8 where there is none, is not enough."""
    right = cases = 0
    for text, encoding, label in product(articles()[:5], ENCODINGS, ("utf-8", "windows-1256", "iso-8859-1")):
        expected, data = written(page(text), encoding)

        right += data.decode(label, "replace") == expected
        cases += 1

    assert right < 0.5 * cases


@pytest.mark.parametrize(
    ("body", "media_type", "encoding", "basis"),
    [
        (b"\xef\xbb\xbf" + SAID.encode(), "text/html; charset=windows-1256", "utf-8", "bom"),
        (b"\xff\xfe" + SAID.encode("utf-16-le"), "text/html; charset=utf-8", "utf-16-le", "bom"),
        (b"\xfe\xff" + SAID.encode("utf-16-be"), None, "utf-16-be", "bom"),
        (SAID.encode("utf-16-le"), None, "utf-16-le", "bytes"),
        (SAID.encode(), "text/html; charset=windows-1256", "utf-8", "bytes"),
        (SAID.encode(), "text/html; charset=UTF-8", "utf-8", "http"),
        (SAID.encode("cp1256"), 'text/html; Charset="Windows-1256"', "windows-1256", "http"),
        (page(SAID, "windows-1256").encode("cp1256"), "text/html", "windows-1256", "meta"),
        (page(SAID, "iso-8859-1").encode("cp1256"), "text/html; charset=utf-8", "windows-1256", "bytes"),
        (f'<?xml version="1.0" encoding="windows-1256"?><r>{SAID}</r>'.encode("cp1256"), None, "windows-1256", "xml"),
        (b"<p>plain</p>", None, "utf-8", "bytes"),
        (b"<p>plain</p>", "text/html; charset=punycode", "utf-8", "bytes"),
        ("L'État a déclaré : « Être prêt »".encode("cp1252"), None, "windows-1252", "bytes"),
        ("Президент заявил в Москве".encode("cp1251"), "text/html; charset=windows-1251", "windows-1251", "http"),
    ],
)
def test_the_encoding_is_told_with_what_made_it_known(
    body: bytes, media_type: str | None, encoding: str, basis: str
) -> None:
    found = decode(body, media_type)

    assert (found.encoding, found.basis, found.repaired) == (encoding, basis, False)
    assert "\ufffd" not in found.text
    assert not found.text.startswith("\ufeff")


def test_a_label_below_the_first_4_kb_is_not_looked_for() -> None:
    body = b"<!--" + b" " * 4096 + b'--><meta charset="utf-8">'

    assert decode(body).basis == "bytes"


def test_a_mark_of_utf8_before_other_bytes_is_not_believed() -> None:
    found = decode(b"\xef\xbb\xbf" + SAID.encode("cp1256"))

    assert found.encoding == "windows-1256"
    assert SAID in found.text


def test_a_page_cut_within_a_letter_is_utf8_and_loses_that_letter_only() -> None:
    cut = SAID.encode()[:101]

    assert decode(cut) == Decoded(cut[:100].decode() + "\ufffd", "utf-8", "bytes")


def test_a_few_bad_bytes_do_not_make_utf8_another_encoding() -> None:
    found = decode(SAID.encode() + b" \xe3\xff " + SAID.encode(), "text/html; charset=utf-8")

    assert found.encoding == "utf-8"
    assert found.text.replace("\ufffd", "") == f"{SAID}  {SAID}"


def test_zero_bytes_are_dropped() -> None:
    assert decode(b"a\0b" + SAID.encode() + b"\0").text == f"ab{SAID}"


# Mojibake


@pytest.mark.parametrize("wrong", ["cp1252", "cp1256", "latin-1"])
@pytest.mark.parametrize("frame", ["{}", '<html><body class="home page"><p>{}</p><script>var a = "x";</script></body>'])
def test_utf8_that_was_read_in_a_wrong_encoding_and_written_again_is_put_right(wrong: str, frame: str) -> None:
    found = decode(frame.format(misread(SAID, wrong)).encode())

    assert found == Decoded(frame.format(SAID), "utf-8", "bytes", repaired=True)


def test_windows_1256_that_was_read_as_latin_and_written_again_is_put_right() -> None:
    assert decode(SAID.encode("cp1256").decode("latin-1").encode()) == Decoded(SAID, "utf-8", "bytes", repaired=True)


@pytest.mark.parametrize(
    "quoting",
    [
        f"قال القارئ إن الصفحة ظهرت له هكذا: {misread('الوزير قال نعم', 'cp1256')}، ثم أصلحت.",
        f"قال القارئ إن الصفحة ظهرت له هكذا: {misread('الوزير قال نعم', 'cp1252')}، ثم أصلحت.",
        f"The reader saw «{misread('قال الوزير إن الجسر سيفتح', 'cp1252')}» on the page, a known mistake of programs.",
        misread("نعم", "cp1252"),
        "Ça y est : Øre, Çelik et Ñandú à l'été",
        "طظ طظ طظ",
        SAID,
    ],
)
def test_a_page_that_quotes_mojibake_or_merely_resembles_it_is_left_alone(quoting: str) -> None:
    assert decode(quoting.encode()) == Decoded(quoting, "utf-8", "bytes")


# Whatever comes


@given(st.binary(max_size=300), st.none() | st.text(max_size=40) | st.sampled_from(["a/b; charset=utf-16", "charset="]))
@example(b"\xff\xfe\x00\xd8", None)
@example(b"\x00\xdc" * 40, "text/html; charset=utf-16")
@example(b"\xef\xbb\xbf", None)
@example(b"<meta charset=idna>\xe1", "text/html; charset=unicode_escape")
def test_no_bytes_raise_and_the_text_can_be_written(body: bytes, media_type: str | None) -> None:
    found = decode(body, media_type)

    found.text.encode("utf-8")
    assert "\0" not in found.text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_utf8_comes_back_to_the_letter(text: str) -> None:
    found = decode(b"\xef\xbb\xbf" + text.encode())

    assert found.text == text or found.repaired or found.basis == "bytes"


@pytest.mark.parametrize(
    "piece",
    [b"<", b"<script", b"<meta ", b"charset=", b"\xff", "Ø§".encode(), misread(SAID, "cp1256").encode(), b"\x00\x06"],
)
def test_time_grows_with_the_bytes_and_no_faster(piece: bytes) -> None:
    def seconds(size: int) -> float:
        body = (piece * (size // len(piece) + 1))[:size]
        times = []
        for _ in range(3):
            start = time.process_time()
            decode(body)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(1 << 19) < 2.5 * seconds(1 << 18) + 0.02
