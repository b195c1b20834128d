"""Linked data and the files of annotation tools: one function for each form, as the table of forms wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import BinaryIO, cast

from qawl.export.formats import Given, What, counted, write_stream
from qawl.export.pieces import Item
from qawl.export.table import WHOLE, Written
from qawl.model.record import Record
from qawl.runners.stories import Counted


def _written(given: Given, out: BinaryIO, write: Callable[[Iterable[Item]], Iterable[bytes]]) -> Written:
    count = [0]
    write_stream(write(counted(given.items, count)), out)
    return Written(count[0], of=WHOLE if given.what in (What.RECORD, What.MEETINGS) else "")


def jsonld(given: Given, out: BinaryIO) -> Written:
    from qawl.export.claim_reviews import by_statement
    from qawl.export.jsonld import write_jsonld

    return _written(given, out, lambda items: write_jsonld(items, checks=by_statement(given.checks())))


def provenance(given: Given, out: BinaryIO) -> Written:
    from qawl.export.provenance import write_provenance

    return _written(given, out, write_provenance)


def web_annotations(given: Given, out: BinaryIO) -> Written:
    from qawl.export.annotations import write_annotations

    return _written(given, out, write_annotations)


def ftm(given: Given, out: BinaryIO) -> Written:
    from qawl.export.ftm import write_ftm

    return _written(given, out, lambda items: write_ftm(items, given.actors(), given.lang))


def timelinejs(given: Given, out: BinaryIO) -> Written:
    from qawl.export.timelinejs import undated, write_timelinejs

    left_out = [0]

    def seen(items: Iterable[Item]) -> Iterable[Record | Counted]:
        for item in items:
            left_out[0] += undated(item) if isinstance(item, Record) else 0
            yield cast(Record | Counted, item)

    def write(items: Iterable[Item]) -> Iterable[bytes]:
        return write_timelinejs(seen(items), given.lang, given.title)

    return replace(_written(given, out, write), left_out=left_out[0])


def label_studio(given: Given, out: BinaryIO) -> Written:
    from qawl.export.label_studio import write_label_studio

    return _written(given, out, write_label_studio)


def inception(given: Given, out: BinaryIO) -> Written:
    from qawl.export.inception import write_inception

    return _written(given, out, write_inception)
