"""INCEpTION: files that cassis loads, whose places hold the words that were found, whatever letters stand before."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence

from cassis import Cas, load_cas_from_xmi, load_typesystem
from hypothesis import given, settings
from hypothesis import strategies as some

from qawl.export.inception import LINK, SPAN, cas_xmi, type_system, write_inception
from qawl.export.marked import Mark, even_text, marks_of
from qawl.export.pieces import piece_of
from qawl.model.records import Reading
from tests.export.linked import demo_readings, demo_record, evil_reading
from tests.show.made import reading_of


def opened(readings: Sequence[Reading]) -> dict[str, Cas]:
    """What cassis reads in the zip, by file."""
    with zipfile.ZipFile(io.BytesIO(b"".join(write_inception(readings)))) as archive:
        assert archive.testzip() is None
        types = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
        names = [name for name in archive.namelist() if name.endswith(".xmi")]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return {name: load_cas_from_xmi(io.BytesIO(archive.read(name)), types) for name in names}


def test_cassis_reads_every_article_of_the_demo_with_all_that_was_found() -> None:
    cases = list(opened(demo_readings()).values())

    assert len(cases) == len(demo_readings())
    for cas, reading in zip(cases, demo_readings(), strict=True):
        text = reading.article.text
        assert cas.sofa_string == text
        marks = [one for one in marks_of(piece_of(reading)) if isinstance(one, Mark)]
        spans = [(one.label, one.get_covered_text()) for one in cas.select(SPAN)]
        assert sorted(spans) == sorted((one.label, one.span.of(text)) for one in marks)
        for link in cas.select(LINK):
            assert link.Governor.label == "content"
            assert link.role in (link.Dependent.label, "more")


def test_a_hostile_article_keeps_its_places_and_breaks_nothing() -> None:
    ((name, cas),) = opened([evil_reading()]).items()

    assert "/" not in name
    assert ".." not in name
    words = {one.get_covered_text() for one in cas.select(SPAN) if one.label == "content"}
    assert words == {"إن الجولة\ufffd تبدأ \nغدا 🕊️", "في الزاهرة"}
    assert "<script>" in cas.sofa_string
    assert {one.rule for one in cas.select(SPAN) if one.label == "content"} == {"قال/<&>"}


@settings(max_examples=60, deadline=None)
@given(some.text(alphabet='قال \n"<&>😀🕊𝕏a\u0651\u2028]', min_size=1, max_size=30).filter(str.strip))
def test_letters_beyond_the_sixteen_bits_move_no_word(words: str) -> None:
    reading = reading_of(words)

    cas = load_cas_from_xmi(
        io.BytesIO(cas_xmi(piece_of(reading)).encode()), load_typesystem(io.BytesIO(type_system().encode()))
    )

    assert cas.sofa_string == words
    assert [one.get_covered_text() for one in cas.select(SPAN)] == [words]


def test_the_same_articles_give_the_same_bytes_and_two_of_one_name_two_files() -> None:
    once, again = (b"".join(write_inception(demo_readings()[:3])) for _ in range(2))

    assert once == again
    assert len(opened([demo_readings()[0], demo_readings()[0]])) == 2


def test_a_zip_streams_and_records_have_no_text_to_mark() -> None:
    chunks = write_inception([*demo_readings()[:2], demo_record()])

    first = next(chunks)
    assert b"TypeSystem.xml" in first
    with zipfile.ZipFile(io.BytesIO(first + b"".join(chunks))) as archive:
        assert len(archive.namelist()) == 3


def test_even_text_moves_no_place() -> None:
    assert even_text("a\r\n\x00\ud800\u202eb") == "a \n\ufffd\ufffd\u202eb"
