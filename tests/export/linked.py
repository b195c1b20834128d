"""What the tests of linked data write: the demo's articles with all that was found, its record, and a hostile page."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources
from pathlib import Path

from qawl.cli.demo import ARTICLES
from qawl.dossiers.load import load_dossier
from qawl.model.documents import Article, Span
from qawl.model.record import Record
from qawl.model.records import Act, Hop, HopKind, Kind, Reading, Records, Statement, Unnamed
from qawl.model.world import Actor, Linked
from qawl.registry.load import load_registry
from qawl.runners.local import link_all, load_linking_reader
from qawl.runners.recorded import prepare, record_at
from qawl.sources.files import read_sources

DEMO = Path(str(resources.files("qawl") / "demo"))


@cache
def demo() -> tuple[Linked, ...]:
    """Every article of the demo with its statements, records and actors."""
    found = read_sources([str(DEMO / name) for name in ARTICLES], headline_in_text=True)
    linked = link_all(found, partial(load_linking_reader, DEMO), jobs=1)
    return tuple(one for one in linked if isinstance(one, Linked))


@cache
def demo_readings() -> tuple[Reading, ...]:
    return tuple(one.reading for one in demo())


@cache
def demo_record() -> Record:
    return record_at(prepare(demo_readings(), load_dossier("demo")))


@cache
def demo_actors() -> tuple[Actor, ...]:
    return tuple(load_registry(DEMO).actors.values())


EVIL = (
    '😀 قالت وكالة الشراع: نقلا عن "المندوب" \x07<script>alert(1)</script> & \u202eإن الجولة\ud800 تبدأ\r\n'
    "غدا 🕊️ «في الزاهرة».\x00]]>\ttab\u2028"
)
"""Markup, quotes, controls, an override, a lone surrogate and letters beyond the sixteen bits, before and inside."""


def evil_reading() -> Reading:
    """An article that would break out of every format, if it could."""
    content = (Span.quoting(EVIL, "إن الجولة\ud800 تبدأ\r\nغدا 🕊️"), Span.quoting(EVIL, "في الزاهرة"))
    speaker, agency = Span.quoting(EVIL, "المندوب"), Span.quoting(EVIL, "وكالة الشراع")
    made = Statement(
        content=content,
        cue=Span.quoting(EVIL, "قالت"),
        speaker=speaker,
        speaker_name='"<b>المندوب</b>"',
        role=None,
        kind=Kind.INDIRECT,
        act=Act.SAY,
        negated=False,
        unnamed=Unnamed(None, None),
        chain=(Hop("وكالة\x1b الشراع", HopKind.MEDIA, agency), Hop('"<b>المندوب</b>"', HopKind.UNNAMED, speaker)),
        addressee=None,
        time=None,
        place=None,
        rule="قال/<&>",
        confidence=0.5,
    )
    article = Article(
        "../e vil\ud800/\"'<&>\u202e",
        EVIL,
        title='"><img src=x onerror=alert(1)>',
        url="javascript:alert(1)",
        outlet="<i>السارية</i>\x00",
        published="غدا",
    )
    return Reading(article, (made, made), (), "0.1.0+words.<0>", Records())
