"""What else was found in one article: meetings, proposals, positions and figures, each in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qawl.model.documents import Span
from qawl.model.records import Reading, Records
from qawl.show.record import plainly
from qawl.show.record_rows import Group, Part, Quoted, Row, Words, plain, shorter
from qawl.show.story import Page
from qawl.wording import Lang


def found_parts(reading: Reading, lang: Lang) -> tuple[Part, ...]:
    """The kinds that the article has, each in the order of the text; nothing where only statements were asked for."""
    if reading.records is None:
        return ()
    words, page = Words(partial(plainly, lang), {}, lang), Page(reading)
    made = (
        ("proposals", _proposals(reading.records, page, words)),
        ("meetings", _meetings(reading.records, page, words)),
        ("positions", _positions(reading.records, page, words)),
        ("figures", _figures(reading.records, page, words)),
        ("roles", _roles(reading.records, page, words)),
    )
    parts = ((name, tuple(rows)) for name, rows in made)
    return tuple(
        Part(f"found-{name}", words.say(f"section-{name}"), (Group("", (), rows),)) for name, rows in parts if rows
    )


def _row(key: str, head: str, signs: tuple[str, ...], *quotes: Quoted) -> Row:
    return Row(key, None, head, tuple(sign for sign in signs if sign), (), quotes, 0)


def _meetings(records: Records, page: Page, words: Words) -> Iterator[Row]:
    for nth, one in enumerate(records.meetings):
        names = words.listed(plain(each.name) for each in one.participants)
        head = words.label("meeting", one.kind) + (f": {names}" if names else "")
        place = words.say("record-place", place=_said(one.place, page)) if one.place else ""
        signs = (words.label("held", one.status), place, _said(one.when, page))
        yield _row(f"meeting-{nth}", head, signs, page.quote((one.at,), one.statement))


def _proposals(records: Records, page: Page, words: Words) -> Iterator[Row]:
    for nth, one in enumerate(records.proposals):
        authors = words.say("record-authors", names=words.listed(map(plain, one.authors))) if one.authors else ""
        signs = (words.label("paper", one.kind), words.label("table", one.status), authors)
        yield _row(f"proposal-{nth}", shorter(one.title), signs, page.quote(one.at[:1], None))


def _positions(records: Records, page: Page, words: Words) -> Iterator[Row]:
    for nth, one in enumerate(records.positions):
        head = f"{plain(one.party)} · {shorter(one.issue)}: {words.label('stance', one.stance)}"
        signs = (words.label("declared", one.declared_by), plain(one.declarer or ""))
        yield _row(f"position-{nth}", head, signs, page.quote((one.at,), one.statement))


def _figures(records: Records, page: Page, words: Words) -> Iterator[Row]:
    for nth, one in enumerate(records.figures):
        counted = _said(one.counted, page)
        said = _said(one.at, page)
        head = said if not counted or counted in said else f"{said} {counted}"
        claimant = words.say("record-claimant", name=plain(one.claimant)) if one.claimant else ""
        yield _row(f"figure-{nth}", head, (claimant, _said(one.period, page)), page.quote((one.at,), one.statement))


def _roles(records: Records, page: Page, words: Words) -> Iterator[Row]:
    for nth, one in enumerate(records.mediations):
        between = words.listed(map(plain, one.between))
        head = f"{words.label('role', one.kind)}: {words.listed(map(plain, one.who))}"
        yield _row(f"role-{nth}", head, (between,), page.quote((one.at,), one.statement))


def _said(span: Span | None, page: Page) -> str:
    return "" if span is None else plain(span.of(page.article.text))
