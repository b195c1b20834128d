"""An invented article of many sayings, a machine that reads it better or worse, and what people do with it."""

from __future__ import annotations

import re

from qawl.model.documents import Article, Span
from qawl.model.records import Act, Hop, HopKind, Kind, Reading, Statement
from qawl.model.review import Action, Revision
from qawl.review.anchored import anchored
from qawl.review.anchors import digest_of
from qawl.store.contract.store import statement_ids

SENTENCES = (
    "قال الوزير سيف الأنواء إن الجولة الثالثة تبدأ غدا في الزاهرة.",
    "وأكدت الناطقة هند الجلنار أن القافلة الأولى عبرت الجسر الجديد.",
    "ونفى المندوب عامر البيرق أن يكون الطرفان قد اتفقا على الأسماء.",
    "وأضاف الوسيط نادر السهل أن الورقة الأخيرة لم تصل بعد.",
)
TEXT = "\n".join(SENTENCES)
_SAID = re.compile(r"(\w+) (\w+ \w+ \w+) (إن|أن) ([^.\n]+)\.")


def read(text: str, *, speakers: bool = True, whole: bool = False, version: str = "v1") -> Reading:
    """What a machine finds: a statement a sentence; `whole` takes the particle in, without `speakers` no name."""
    statements = tuple(_statement(match, speakers, whole) for match in _SAID.finditer(text))
    return Reading(Article("a-1", text, outlet="صحيفة النهر", published="2026-03-05"), statements, (), version)


def _statement(match: re.Match[str], speakers: bool, whole: bool) -> Statement:
    speaker = Span(match.start(2), match.end(2))
    return Statement(
        content=(Span(match.start(3 if whole else 4), match.end(4)),),
        cue=Span(match.start(1), match.end(1)),
        speaker=speaker if speakers else None,
        speaker_name=match[2] if speakers else None,
        role=None,
        kind=Kind.INDIRECT,
        act=Act.SAY,
        negated=False,
        unnamed=None,
        chain=(Hop("وكالة الضفة", HopKind.MEDIA, None),),
        addressee=None,
        time=None,
        place=None,
        rule="قال/past+أن",
        confidence=0.9 if speakers else 0.4,
    )


def decided(
    reading: Reading,
    place: int,
    action: Action = Action.ACCEPT,
    *,
    number: int = 1,
    by: str = "سلمى",
    base: int = 0,
    undoes: int | None = None,
    value: Statement | None = None,
    record: str = "",
) -> Revision:
    """What somebody decided about the statement in this place."""
    seen = reading.statements[place]
    return Revision(
        record=record or statement_ids(reading)[place],
        article=reading.article.id,
        base=base,
        at="2026-03-06T08:00:00Z",
        by=by,
        action=action,
        value=anchored(reading.article.text, value or seen),
        seen=anchored(reading.article.text, seen),
        text=digest_of(reading.article.text),
        rule=seen.rule,
        undoes=undoes,
        number=number,
    )
