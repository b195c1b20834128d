"""Statements, lines of a record, meetings and stories as tables: their columns, and which of them people read."""

from __future__ import annotations

from collections.abc import Iterable

from qawl.export.table import Column, Sort, Table, for_people, for_programs, worded
from qawl.model.documents import Span
from qawl.model.record import Record
from qawl.model.record_lines import Evidence, MeetingLine
from qawl.record.rows import Names, lines
from qawl.record.rows import Row as RecordRow
from qawl.runners.stories import Counted
from qawl.show.cards import confidence_band
from qawl.store.contract.store import StoredStatement
from qawl.wording import Lang, say

_HOP = " ← "
_AND = " · "


def _code(family: str, name: str) -> Column[StoredStatement]:
    """A code of a statement, in words for people."""
    return Column(
        name,
        Sort.TEXT,
        lambda one: str(getattr(one.statement, name)),
        lambda one, lang: worded(family, str(getattr(one.statement, name)), lang),
    )


def _day(published: str | None) -> str:
    return (published or "")[:10]


def _places(spans: Iterable[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _confidence(one: StoredStatement, lang: Lang) -> str:
    band = confidence_band(one.statement.confidence)
    return say(lang, f"confidence-{band}", percent=f"{one.statement.confidence:.0%}")


STATEMENTS: tuple[Column[StoredStatement], ...] = (
    Column("id", Sort.TEXT, lambda one: one.id),
    Column("article", Sort.TEXT, lambda one: one.article.id),
    Column("number", Sort.WHOLE, lambda one: one.position + 1),
    Column("outlet", Sort.TEXT, lambda one: one.article.outlet),
    Column("title", Sort.TEXT, lambda one: one.article.title),
    Column("published", Sort.DAY, lambda one: one.article.published, lambda one, _: _day(one.article.published)),
    Column("url", Sort.LINK, lambda one: one.article.url),
    Column("speaker", Sort.TEXT, lambda one: one.statement.speaker_name),
    Column("role", Sort.TEXT, lambda one: one.role),
    _code("act", "act"),
    _code("kind", "kind"),
    Column("anonymous", Sort.TRUTH, lambda one: one.statement.anonymous),
    Column("negated", Sort.TRUTH, lambda one: one.statement.negated),
    Column("words", Sort.LONG, lambda one: one.content),
    Column("cue", Sort.TEXT, lambda one: one.cue),
    Column("chain", Sort.TEXT, lambda one: _HOP.join(hop.name for hop in one.statement.chain)),
    Column("addressee", Sort.TEXT, lambda one: one.addressee),
    Column("time", Sort.TEXT, lambda one: one.time),
    Column("place", Sort.TEXT, lambda one: one.place),
    Column("start", Sort.WHOLE, lambda one: one.statement.content[0].start),
    Column("end", Sort.WHOLE, lambda one: one.statement.content[-1].end),
    Column("places", Sort.TEXT, lambda one: _places(one.statement.content)),
    Column("rule", Sort.TEXT, lambda one: one.statement.rule),
    Column("confidence", Sort.NUMBER, lambda one: one.statement.confidence, _confidence),
)
"""Offsets count code points of the article's text."""
READ_STATEMENTS = (
    *("published", "outlet", "speaker", "role", "act", "words", "chain", "kind", "addressee", "time", "place"),
    *("anonymous", "negated", "title", "url", "confidence", "article", "number", "id"),
)

_VERDICTS = {
    "proposal": "table",
    "term": "item",
    "answer": "verdict",
    "own": "stance",
    "told": "stance",
    "position": "stance",
    "statement": "stance",
    "figure": "stance",
    "stage": "held",
    "readout": "held",
    "cumulative": "bound-name",
    "count": "bound-name",
    "dossier": "role",
    "articles": "role",
    "threat": "act",
    "silence": "line",
    "link": "tie",
    "label": "voice",
}
"""By the part of a record in which family of words its verdict stands."""


def _verdict(one: RecordRow, lang: Lang) -> str:
    if one.section == "conflicts":
        return worded("conflict", one.verdict, lang)
    if one.part == "silence":
        return worded("line", "silence", lang)
    return worded(_VERDICTS.get(one.part, ""), one.verdict, lang)


def _part(one: RecordRow, lang: Lang) -> str:
    return worded("conflict" if one.section == "conflicts" else "line", one.part, lang)


def _change(one: RecordRow, lang: Lang) -> str:
    return say(lang, "record-superseded") if one.change.startswith("superseded") else worded("change", one.change, lang)


def _text(name: str, sort: Sort = Sort.TEXT) -> Column[RecordRow]:
    return Column(name, sort, lambda one: getattr(one, name))


RECORD: tuple[Column[RecordRow], ...] = (
    Column("section", Sort.TEXT, lambda one: one.section, lambda one, lang: worded("section", one.section, lang)),
    Column("part", Sort.TEXT, lambda one: one.part, _part),
    _text("id"),
    Column("what", Sort.TEXT, lambda one: one.what, lambda one, lang: _what(one, lang)),
    _text("who"),
    Column("verdict", Sort.TEXT, lambda one: one.verdict, _verdict),
    _text("detail"),
    Column("change", Sort.TEXT, lambda one: one.change, _change),
    Column("when", Sort.DAY, lambda one: None if one.when is None else one.when.isoformat()),
    Column("declared_by", Sort.TEXT, lambda one: one.declared_by, lambda one, lang: _declared(one, lang)),
    _text("declarer"),
    _text("article"),
    _text("outlet"),
    _text("url", Sort.LINK),
    Column("published", Sort.DAY, lambda one: one.published, lambda one, _: _day(one.published)),
    _text("start", Sort.WHOLE),
    _text("end", Sort.WHOLE),
    _text("places"),
    _text("exact", Sort.LONG),
    _text("chain"),
    _text("origin"),
    _text("statement", Sort.WHOLE),
    _text("sentence", Sort.LONG),
    Column("hand", Sort.TEXT, lambda one: one.hand, lambda one, lang: worded("record-hand", one.hand, lang)),
    _text("record"),
)
READ_RECORD = (
    *("section", "part", "when", "what", "who", "verdict", "detail", "change", "declared_by", "declarer", "exact"),
    *("sentence", "hand", "chain", "outlet", "published", "url", "article", "id", "record"),
)


def _what(one: RecordRow, lang: Lang) -> str:
    """Of meetings and roles the words begin with a code."""
    code, dot, rest = one.what.partition(_AND)
    if one.section == "meetings":
        return worded("meeting", code, lang) + dot + rest
    return worded("role", one.what, lang) if one.section == "roles" else one.what


def _declared(one: RecordRow, lang: Lang) -> str:
    return worded("declared", one.declared_by, lang) if one.declared_by else ""


def _meetings(names: Names) -> tuple[Column[MeetingLine], ...]:
    def first(one: MeetingLine) -> Evidence | None:
        return one.evidence[0] if one.evidence else None

    return (
        Column("id", Sort.TEXT, lambda one: one.id),
        Column("kind", Sort.TEXT, lambda one: str(one.kind), lambda one, lang: worded("meeting", one.kind, lang)),
        Column("status", Sort.TEXT, lambda one: str(one.status), lambda one, lang: worded("held", one.status, lang)),
        Column("first", Sort.DAY, lambda one: None if one.first is None else one.first.isoformat()),
        Column("last", Sort.DAY, lambda one: None if one.last is None else one.last.isoformat()),
        Column("date_not_given", Sort.TRUTH, lambda one: one.date_not_given),
        Column("place", Sort.TEXT, lambda one: one.place),
        Column("participants", Sort.TEXT, lambda one: names.people(each.who for each in one.attendees)),
        Column("ordinal", Sort.WHOLE, lambda one: one.ordinal),
        Column("agenda", Sort.LONG, lambda one: _AND.join(one.agenda)),
        Column("outcome", Sort.LONG, lambda one: _AND.join(one.outcome)),
        Column("articles", Sort.WHOLE, lambda one: len({each.article for each in one.evidence})),
        Column("sources", Sort.WHOLE, lambda one: len({each.source for each in one.evidence})),
        Column("outlets", Sort.TEXT, lambda one: _AND.join(dict.fromkeys(e.outlet for e in one.evidence if e.outlet))),
        Column("exact", Sort.LONG, lambda one: None if (told := first(one)) is None else told.exact),
        Column("article", Sort.TEXT, lambda one: None if (told := first(one)) is None else told.article),
        Column("url", Sort.LINK, lambda one: None if (told := first(one)) is None else told.url),
    )


READ_MEETINGS = (
    *("first", "last", "kind", "status", "participants", "place", "ordinal", "agenda", "outcome", "date_not_given"),
    *("articles", "sources", "outlets", "exact", "url", "article", "id"),
)

STORIES: tuple[Column[Counted], ...] = (
    Column("id", Sort.TEXT, lambda one: one.story.id),
    Column("title", Sort.LONG, lambda one: one.story.title),
    Column("titled_by", Sort.TEXT, lambda one: one.story.titled_by),
    Column("first", Sort.DAY, lambda one: one.story.first),
    Column("last", Sort.DAY, lambda one: one.story.last),
    Column("articles", Sort.WHOLE, lambda one: len(one.story.articles)),
    Column("sources", Sort.WHOLE, lambda one: one.origins),
    Column("outlets", Sort.TEXT, lambda one: _AND.join(one.outlets)),
    Column("keywords", Sort.TEXT, lambda one: _AND.join(one.story.keywords)),
)
READ_STORIES = ("first", "last", "title", "articles", "sources", "outlets", "keywords", "id")


def statement_table(found: Iterable[StoredStatement], lang: Lang, *, people: bool) -> Table:
    """Statements: for programs with all columns and codes, for people in their language."""
    if people:
        return for_people(found, STATEMENTS, READ_STATEMENTS, "statements", lang)
    return for_programs(found, STATEMENTS, "statements", lang)


def record_table(record: Record, lang: Lang, *, people: bool) -> Table:
    """Every line of a record once for each place that carries it."""
    rows = lines(record, lang)
    if people:
        return for_people(rows, RECORD, READ_RECORD, "record", lang)
    return for_programs(rows, RECORD, "record", lang)


def meeting_table(record: Record, lang: Lang, *, people: bool) -> Table:
    """The meetings of a record, one row each, in its order."""
    columns = _meetings(Names(record.names, lang))
    if people:
        return for_people(record.meetings, columns, READ_MEETINGS, "meetings", lang)
    return for_programs(record.meetings, columns, "meetings", lang)


def story_table(found: Iterable[Counted], lang: Lang, *, people: bool) -> Table:
    """Stories with how much stands behind each."""
    if people:
        return for_people(found, STORIES, READ_STORIES, "stories", lang)
    return for_programs(found, STORIES, "stories", lang)
