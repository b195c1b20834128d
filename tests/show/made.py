"""Invented articles and statements for the tests of what is shown."""

from __future__ import annotations

from io import StringIO

from qawl.model.documents import Article, Span
from qawl.model.records import Act, Hop, HopKind, Kind, Reading, Statement

TEXT = (
    "المنارة تدعو إلى محادثات\n"
    'قالت الوزارة إن الجولة تبدأ غدا، وأضاف المتحدث سيف الأنواء: "لا نتوقع اختراقا".\n'
    "وقال المندوب إن الوزير أكد له أن المعبر سيفتح.\n"
    "BBC: the talks go on في الزاهرة."
)


def made(words: str, cue: str | None = None, name: str | None = None, text: str = TEXT, **changes: object) -> Statement:
    """A statement of `words`, with everything else as plain as can be."""
    given: dict[str, object] = {
        "content": (Span.quoting(text, words),),
        "cue": None if cue is None else Span.quoting(text, cue),
        "speaker": None,
        "speaker_name": name,
        "role": None,
        "kind": Kind.INDIRECT,
        "act": Act.SAY,
        "negated": False,
        "unnamed": None,
        "chain": (),
        "addressee": None,
        "time": None,
        "place": None,
        "rule": "قال/past+أن",
        "confidence": 0.93,
    }
    return Statement(**(given | changes))  # type: ignore[arg-type]


def hop(name: str, kind: HopKind = HopKind.PERSON) -> Hop:
    return Hop(name, kind, None)


STATEMENTS = (
    made("الجولة تبدأ غدا", "قالت", "الوزارة", speaker=Span.quoting(TEXT, "الوزارة")),
    made("لا نتوقع اختراقا", "أضاف", "سيف الأنواء", kind=Kind.DIRECT, role=Span.quoting(TEXT, "المتحدث")),
    made("الوزير أكد له أن المعبر سيفتح", "وقال", "المندوب"),
    made("المعبر سيفتح", "أكد", "الوزير", chain=(hop("المندوب"), hop("الوزير")), confidence=0.4),
)
ARTICLE = Article(
    "manara-1",
    TEXT,
    title="المنارة تدعو إلى محادثات",
    outlet="صحيفة النهر",
    published="2026-03-05T10:00:00+03:00",
)
READING = Reading(ARTICLE, STATEMENTS, (), "0.1.0+words.0")


def reading_of(text: str, **article: str) -> Reading:
    """A reading of `text` whose one statement is the whole of it."""
    spoken = made(text, text=text, name=article.pop("name", None))
    return Reading(Article(article.pop("id", "a"), text, **article), (spoken,), (), "v")


class Screen(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True
