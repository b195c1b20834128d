"""Files for other programs: whatever is asked for, whole, in every form that can hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from qawl.answers.stories import Wanted as WantedStories
from qawl.api.asked import Day, Id, Least, Spoken, Wanted, Words, days_in_order
from qawl.api.problems import Told
from qawl.api.rooms import Rooms
from qawl.api.statements import AT_ONCE, whole_statements
from qawl.export.formats import FORMS, Form, Given, What, forms_for
from qawl.export.needs import NeedsExtra
from qawl.export.pieces import Item
from qawl.model.dossiers import Dossier
from qawl.model.review import Revision
from qawl.runners.stories import Counted
from qawl.wording import Lang, say

FormName = StrEnum("FormName", {name.replace("-", "_"): name for name in FORMS})  # type: ignore[misc]
AS_LINES, AS_CALENDAR = FormName("jsonl"), FormName("ics")
CHUNK = 1 << 16
TYPES = {
    "csv-excel": "text/csv; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml",
    "jsonld": "application/ld+json",
    "prov": "application/ld+json",
    "annotations": "application/ld+json",
    "ftm": "application/jsonl",
    "inception": "application/zip",
}
OTHERS = "application/json"
"""Of the forms that TYPES does not name."""
ENDINGS = {"csv": ".csv", "label-studio": ".tasks.json", "ftm": ".ftm.json"}
"""Of the files of forms that have none of their own, or several."""
BINARY: dict[str, Any] = {"schema": {}}
"""Whatever the form has: lines, cells, bytes."""
ANSWERED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "",
        "content": {kind.partition(";")[0]: BINARY for kind in sorted({*TYPES.values(), OTHERS})},
    }
}
CALENDAR: dict[int | str, dict[str, Any]] = {200: {"description": "", "content": {"text/calendar": BINARY}}}


def export_routes(rooms: Rooms) -> APIRouter:
    router = APIRouter()

    @router.get("/export/statements", response_class=StreamingResponse, responses=ANSWERED)
    def export_statements(request: Request, wanted: Wanted, lang: Spoken, form: FormName = AS_LINES) -> Response:
        found = (stored for stored, _ in whole_statements(rooms, wanted))
        checks = partial(_checks, rooms) if request.state.names else tuple
        return _file(form, What.STATEMENTS, found, lang, key=_key(wanted), checks=checks)

    @router.get("/export/stories", response_class=StreamingResponse, responses=ANSWERED)
    def export_stories(
        lang: Spoken,
        words: Words = "",
        since: Day = None,
        until: Day = None,
        least: Least = 2,
        form: FormName = AS_LINES,
    ) -> Response:
        days_in_order(since, until)
        asked = WantedStories(words, None, since, until, least)
        return _file(form, What.STORIES, _stories(rooms, asked), lang, key=_key(asked))

    @router.get("/export/record/{id}", response_class=StreamingResponse, responses=ANSWERED)
    def export_record(id: Id, lang: Spoken, at: Day = None, form: FormName = AS_LINES) -> Response:
        one = rooms.dossier(id)
        return _file(form, What.RECORD, [rooms.desk.record(one.id, at)], lang, one)

    @router.get("/export/meetings/{id}", response_class=StreamingResponse, responses=ANSWERED)
    def export_meetings(id: Id, lang: Spoken, at: Day = None, form: FormName = AS_CALENDAR) -> Response:
        one = rooms.dossier(id)
        return _file(form, What.MEETINGS, [rooms.desk.record(one.id, at)], lang, one)

    @router.get("/dossiers/{id}/meetings.ics", response_class=StreamingResponse, responses=CALENDAR)
    def read_calendar(id: Id, lang: Spoken, at: Day = None) -> Response:
        one = rooms.dossier(id)
        return _file("ics", What.MEETINGS, [rooms.desk.record(one.id, at)], lang, one)

    return router


def _stories(rooms: Rooms, asked: WantedStories) -> Iterator[Counted]:
    """All stories that are wanted, counted some at a time."""
    shelf = rooms.shelf()
    found = shelf.found(asked)
    for first in range(0, len(found), AT_ONCE):
        with rooms.library.store() as store:
            some = [shelf.counted(store, story) for story in found[first : first + AT_ONCE]]
        yield from some


def _checks(rooms: Rooms) -> tuple[Revision, ...]:
    """The published checks; whose they are is part of each, so strangers are not given them."""
    with rooms.library.store() as store:
        return tuple(store.checks())


def _file(
    name: str,
    what: What,
    items: Iterable[Item],
    lang: Lang,
    dossier: Dossier | None = None,
    key: str = "",
    checks: Callable[[], Iterable[Revision]] = tuple,
) -> Response:
    """The file, written whole before its first byte goes out: half a file is worse than none."""
    form = FORMS[str(name)]
    if what not in form.holds:
        raise Told(422, "api-wrong-form", form=form.name, forms=", ".join(forms_for(what)))
    title = say(lang, f"what-{what}") if dossier is None else dossier.ar if lang == "ar" else dossier.en
    kept = TemporaryFile()  # noqa: SIM115 - it is read, and closed, while the answer goes out
    try:
        whole_key = key if dossier is None else f"/dossier={dossier.id}"
        form.load()(Given(what, items, lang, title, whole_key, checks=checks), kept)
    except NeedsExtra as error:
        kept.close()
        raise Told(501, "api-needs", extra=error.extra) from error
    except BaseException:
        kept.close()
        raise
    size = kept.tell()
    kept.seek(0)
    headers = {"Content-Disposition": f'attachment; filename="{what}{_ending(form)}"', "Content-Length": str(size)}
    return StreamingResponse(_pieces(kept), media_type=TYPES.get(form.name, OTHERS), headers=headers)


def _pieces(kept: BinaryIO) -> Iterator[bytes]:
    with kept:
        while piece := kept.read(CHUNK):
            yield piece


def _ending(form: Form) -> str:
    return ENDINGS.get(form.name) or form.endings[0]


def _key(asked: object) -> str:
    """What was asked for, as an id that stays the same while the question does."""
    fields = {name: getattr(asked, name) for name in asked.__slots__}  # type: ignore[attr-defined]
    return "".join(f"/{name}={value}" for name, value in sorted(fields.items()) if value)
