"""Linked data streams: what is written comes while it is asked for, the same on every run, and nothing piles up."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable, Iterator

import pytest

from qawl.export.annotations import write_annotations
from qawl.export.ftm import write_ftm
from qawl.export.inception import write_inception
from qawl.export.jsonld import write_jsonld, write_jsonld_lines
from qawl.export.label_studio import write_label_studio
from qawl.export.pieces import Item
from qawl.export.provenance import write_provenance
from tests.export.linked import demo, demo_readings, evil_reading

Write = Callable[[Iterable[Item]], Iterator[bytes]]
WRITERS: tuple[Write, ...] = (
    write_jsonld,
    write_jsonld_lines,
    write_provenance,
    write_annotations,
    write_ftm,
    write_label_studio,
    write_inception,
)
each_writer = pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)


@each_writer
def test_a_file_is_written_while_its_articles_are_read(write: Write) -> None:
    taken = 0

    def coming() -> Iterator[Item]:
        nonlocal taken
        for reading in demo_readings():
            taken += 1
            yield reading

    chunks = write(coming())
    for _ in range(3):
        next(chunks)

    assert taken < 5


@each_writer
def test_the_same_gives_the_same_bytes(write: Write) -> None:
    items = [*demo()[:4], evil_reading()]

    assert b"".join(write(items)) == b"".join(write(items))


def held(write: Write) -> float:
    """The most bytes that were held while articles were written, as a share of the file."""
    readings, size = demo_readings()[:10] * 4, 0
    tracemalloc.start()
    for chunk in write(iter(readings)):
        size += len(chunk)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / size


@pytest.mark.parametrize("write", [write_jsonld, write_provenance, write_annotations, write_label_studio])
def test_nothing_piles_up(write: Write) -> None:
    assert held(write) < 0.6


def test_a_writer_that_gathers_everything_is_seen() -> None:
    def gather(items: Iterable[Item]) -> Iterator[bytes]:
        yield b"".join(write_jsonld(items))

    assert held(gather) > 1
