"""Whatever stands in an article, reading it ends, in time, and tells only of places that are there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qawl.model.codec import encode_line
from qawl.model.documents import Article, Span
from qawl.model.records import Reading, Silence, Statement
from qawl.pipeline import Kit, load_kit, read_article

DEMO = Path(__file__).parent.parent / "src" / "qawl" / "demo" / "articles.jsonl"
SENTENCE = "قالت وزيرة الري هدى البيرق إن السد سيفتح غدا"
PIECES = st.sampled_from(
    [
        *("قال", "وقالت", "أكد", "مشيرا", "وأضاف", "نقلت", "نقلا", "عن", "وفقا", "بحسب", "كما", "لم", "نفى", "أعرب"),
        *("أن", "إن", "إلى", "على", "الذي", "هذا", "في", "ما", "حيث", "أمله", "قوله", "ذلك", "الأخير"),
        *("الوزير", "وزيرة", "الري", "الوكالة", "مصدر", "لمصدر", "سامر", "الجلنار", "هدى", "مسؤول", "معاليه"),
        *("السد", "مفتوح", "غدا", "أمس", "صحيفة", "بيان", "4.5", "QAWL"),
        *("،", ".", ":", "؟", "…", '"', "«", "»", "(", ")", "-", "\n", "\u200f", "\u202b", "\u064b", "•"),
    ]
)
ANY = st.one_of(
    st.text(st.characters()),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=20).map("".join),
)
LONGEST_READING = 20.0
"""Seconds that 5 MB on one line may take."""


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def read(text: str, kit: Kit) -> Reading:
    return read_article(Article("a", text), kit)


def places(record: Statement | Silence) -> Iterator[Span]:
    """Every place that a record points at."""
    if isinstance(record, Statement):
        yield from record.content
        yield from (hop.at for hop in record.chain if hop.at is not None)
        for place in (record.role, record.addressee, record.time, record.place):
            if place is not None:
                yield place
    else:
        yield record.about
    for place in (record.cue, record.speaker):
        if place is not None:
            yield place


def check(reading: Reading) -> None:
    """Whether everything that the reading tells is there, and can be written down."""
    size = len(reading.article.text)
    for record in (*reading.statements, *reading.silences):
        assert all(0 <= place.start < place.end <= size for place in places(record)), record
    for statement in reading.statements:
        assert statement.content, statement
        assert list(statement.content) == sorted(statement.content)
        assert all(piece.of(reading.article.text).strip() for piece in statement.content)
        assert 0 <= statement.confidence <= 1
        assert len(statement.chain) != 1


@settings(deadline=None, max_examples=300)
@given(text=ANY)
@example(text="مشيرا إلى أن")
@example(text="نقلت الوكالة عن")
@example(text="نقلا عن نقلا عن")
@example(text="السد مفتوح.\nنقلا عن صحيفة السارية")
@example(text="قال: قال:")
@example(text='قال "')
def test_any_text_can_be_read(kit: Kit, text: str) -> None:
    check(read(text, kit))


TEXTS = {
    "nothing": "",
    "blanks": " \n\t\u00a0\u3000",
    "Latin only": "The minister said that the dam would open tomorrow. " * 50,
    "Persian": "وزیر نیرو گفت که سد فردا گشوده می‌شود. او افزود: «کار پایان یافت». " * 50,
    "Urdu": "وزیر نے کہا کہ ڈیم کل کھل جائے گا۔ " * 50,
    "Hebrew and Greek": "השר אמר שהסכר ייפתח מחר. Ο υπουργός είπε. " * 50,
    "control characters": "قال\u0000 الوزير\u0007 إن\u001b[31m السد\u0085 مفتوح\u007f.",
    "direction marks": "\u202eقال\u202c \u2067الوزير\u2069 \u200fإن\u200e السد \u061cمفتوح.\u202a",
    "lone surrogates": "قال \ud800الوزير إن \udfffالسد مفتوح",
    "only quotation marks": "\"'«»“”„‟‘’‹›″＂``''" * 20,
    "10,000 quotation marks": '"' * 10_000,
    "10,000 marks apart": '" ' * 10_000,
    "10,000 opening marks": "«كلمة " * 10_000,
    "10,000 closing marks": "كلمة» " * 10_000,
    "10,000 nested": "«كلمة " * 10_000 + "» " * 10_000,
    "no spaces": SENTENCE.replace(" ", "") * 2_000,
    "one word": "قال",
    "one letter": "ق" * 100_000,
    "marks on one letter": "ق" + "\u064b" * 100_000,
    "tatweel": "ق" + "\u0640" * 100_000,
    "invisible marks": "\u200f" * 100_000,
    "stops": "." * 100_000 + " ." * 10_000,
    "line breaks": "\n" * 100_000,
    "brackets": "(" * 10_000 + ")" * 10_000,
    "emoji": "👩‍👩‍👧‍👦🏽 قال الوزير إن السد مفتوح 🇪🇺",
}


@pytest.mark.parametrize("name", TEXTS)
def test_odd_texts_can_be_read(kit: Kit, name: str) -> None:
    check(read(TEXTS[name], kit))


GROWING = {
    "sentences": f"{SENTENCE}. ",
    "sentences without a space": f"{SENTENCE}.",
    "sentences without an end": f"{SENTENCE} ",
    "clauses": "وأضاف أن السد مفتوح، ",
    "a cue": "قال ",
    "a cue with a colon": "قال: ",
    "a cue with its particle": "قال إن ",
    "a participle": "مشيرا إلى أن ",
    "a feeling": "أعرب عن أمله ",
    "a relay": "نقلت الوكالة عن ",
    "a citation": "نقلا عن ",
    "an adverbial": "بحسب الوزير ",
    "a headline": "الوزير: السد مفتوح\n",
    "a speaker in another's words": "قال سامر إن ",
    "the latter": "وقال الأخير إن السد مفتوح. ",
    "quoted words": 'قال سامر "السد مفتوح جدا اليوم". ',
    "a silence": "ولم يذكر الوزير متى. ",
    "names": "هدى البيرق وسامر الجلنار، ",
}
"""What is repeated in texts of which one is four times as long as the other."""


@pytest.mark.parametrize("name", GROWING)
def test_a_text_four_times_as_long_takes_little_more_than_four_times_as_long(kit: Kit, name: str) -> None:
    words = GROWING[name]
    short, long = words * (12_000 // len(words)), words * (48_000 // len(words))

    quick, slow = (min(seconds_to_read(text, kit) for _ in range(2)) for text in (short, long))

    assert slow < 8 * quick + 0.05, f"{quick:.3f} s, then {slow:.3f} s"


def seconds_to_read(text: str, kit: Kit) -> float:
    """Processor time; what is read is checked as well."""
    began = time.process_time()
    reading = read(text, kit)
    took = time.process_time() - began
    check(reading)
    return took


def test_one_cue_20000_times_ends(kit: Kit) -> None:
    assert seconds_to_read("قال " * 20_000, kit) < LONGEST_READING


def test_five_megabytes_on_one_line_end(kit: Kit) -> None:
    texts = [str(json.loads(line)["text"]).replace("\n", " ") for line in DEMO.read_text("utf-8").splitlines()]
    demo = " ".join(texts) + " "
    line = (demo * (5_000_000 // len(demo.encode()) + 1)).encode()[:5_000_000].decode("utf-8", "ignore")

    assert seconds_to_read(line, kit) < LONGEST_READING


def test_the_same_bytes_come_out_whatever_the_order_of_hashes(kit: Kit) -> None:
    command = (sys.executable, "-c", "from qawl.cli import main; main()", "extract", str(DEMO))

    outputs = {
        seed: subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, timeout=60, check=True
        ).stdout
        for seed in ("0", "1", "4242")
    }

    assert len(outputs["0"].splitlines()) == len(DEMO.read_text("utf-8").splitlines())
    assert len(set(outputs.values())) == 1


def test_reading_twice_says_the_same(kit: Kit) -> None:
    first, second = read(f"{SENTENCE}. " * 20, kit), read(f"{SENTENCE}. " * 20, load_kit())

    assert encode_line(first) == encode_line(second)
