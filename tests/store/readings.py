"""Invented readings for the tests of stores and runners."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace

from qawl.model.codec import encode_reading
from qawl.model.documents import Article, Span
from qawl.model.records import Act, Hop, HopKind, Kind, Reading, Silence, Statement
from qawl.model.world import Actor, ActorKind, Bearing, Known, Link, Linked, Mention, Part, Reason, Role
from qawl.store.contract.store import statement_ids
from qawl.store.sqlite.file import load_migrations, migrate

TEXT = (
    "أكّدت وزيرة النقل سلمى الهادي أن الجسرَ الجديد سيُفتح غدًا.\n"
    "ونقلت وكالة الخليج الأزرق عن مسؤول أوروبي قوله إن «الهدنة صامدة».\n"
    "ولم يذكر المتحدث متى يُفتح الطريق."
)


def reading(
    article_id: str = "n-1",
    text: str = TEXT,
    *,
    published: str | None = "2026-03-05T10:00:00Z",
    outlet: str | None = "صحيفة الساحل",
    version: str = "0.1.0+words.aa",
) -> Reading:
    """Two statements, one of them by way of an agency, and a silence."""
    article = Article(article_id, text, "الجسر يفتح", f"https://sahil.example/{article_id}", outlet, published)
    return Reading(article, (minister(text), official(text)), (silence(text),), version)


def minister(text: str = TEXT) -> Statement:
    return Statement(
        content=(Span.quoting(text, "الجسرَ الجديد سيُفتح غدًا"),),
        cue=Span.quoting(text, "أكّدت"),
        speaker=Span.quoting(text, "سلمى الهادي"),
        speaker_name="سلمى الهادي",
        role=Span.quoting(text, "وزيرة النقل"),
        kind=Kind.INDIRECT,
        act=Act.SAY,
        negated=False,
        unnamed=None,
        chain=(),
        addressee=None,
        time=None,
        place=None,
        rule="أكد/verb",
        confidence=0.9,
    )


def official(text: str = TEXT) -> Statement:
    agency = Span.quoting(text, "وكالة الخليج الأزرق")
    speaker = Span.quoting(text, "مسؤول أوروبي")
    return replace(
        minister(text),
        content=(Span.quoting(text, "الهدنة صامدة"),),
        cue=Span.quoting(text, "قوله"),
        speaker=speaker,
        speaker_name="مسؤول أوروبي",
        role=None,
        kind=Kind.DIRECT,
        act=Act.ANNOUNCE,
        chain=(
            Hop("وكالة «الخليج الأزرق»", HopKind.MEDIA, agency),
            Hop("مسؤول أوروبي", HopKind.UNNAMED, speaker),
        ),
    )


def silence(text: str = TEXT) -> Silence:
    return Silence(
        Span.quoting(text, "لم يذكر"),
        Span.quoting(text, "المتحدث"),
        "المتحدث",
        Span.quoting(text, "متى يُفتح الطريق"),
        "ذكر/silence",
    )


ACTOR = Actor("salma-hadi", ActorKind.PERSON, ("سلمى الهادي",), en=("Salma Hadi",), sex="f", checked="invented")


def linked(
    article_id: str = "n-1", text: str = TEXT, *, version: str = "links.aa", actor: str | None = ACTOR.id
) -> Linked:
    """The reading above with its minister linked, and its agency not."""
    made = reading(article_id, text)
    agency = Span.quoting(text, "وكالة الخليج الأزرق")
    link = None if actor is None else Link(actor, 0.9, (Reason("why-name", (("form", "سلمى الهادي"),)),), version)
    minister = Mention(
        "سلمى الهادي",
        True,
        HopKind.PERSON,
        ("وزيرة النقل",),
        (Span.quoting(text, "سلمى الهادي"),),
        (Role(0, Part.SPEAKER),),
    )
    carrier = Mention("وكالة الخليج الأزرق", True, HopKind.MEDIA, (), (agency,), (Role(1, Part.CARRIER),))
    return Linked(
        made,
        (
            Known(minister, link, Bearing(("سلمي", "الهادي"), True, ("وزير نقل",), (), False, "x")),
            Known(carrier, None, Bearing(("وكاله", "الخليج", "الازرق"), True, (), (), False, "x")),
        ),
        version,
    )


def older_store(path: str, form: int, *readings: Reading) -> None:
    """A store of an older form with these readings, as Qawl wrote it then."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, load_migrations()[:form])
        connection.execute("INSERT INTO setting VALUES ('spelling', 'of then')")
        for number, made in enumerate(readings, 1):
            given = made.article
            row = (number, given.id, b"then", made.version, given.title, given.url, given.outlet, "", given.published)
            day = (given.published or "")[:10] or None
            counts = (day, len(made.statements), len(made.silences), encode_reading(made))
            connection.execute(f"INSERT INTO article VALUES ({', '.join('?' * 13)})", (*row, *counts))
            for position, own_id in enumerate(statement_ids(made)):
                said = made.statements[position]
                rest = (said.act.value, said.kind.value, "x", said.speaker_name, "")
                sql = "INSERT INTO statement VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)"
                connection.execute(sql, (own_id, number, position, *rest))


def named(value: object) -> str:
    """How a parameter of a test is called: the same in every process, which an address in memory is not."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))
