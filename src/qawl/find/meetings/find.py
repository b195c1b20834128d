"""Every meeting that an article tells, once each, at its fullest telling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from qawl.find.meetings.cast import Cast
from qawl.find.meetings.hits import Hit, find_hits
from qawl.find.meetings.nouns import past_those_in_session
from qawl.find.meetings.same import join_tellings
from qawl.find.meetings.tellings import Days, Telling, read_telling
from qawl.find.meetings.told import is_tour_of
from qawl.find.meetings.words import Lookup, compile_words
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.lexicon.meetings import MeetingWords
from qawl.model.meetings import Meeting, MeetingKind
from qawl.model.moments import Moment
from qawl.model.records import Statement
from qawl.text import tags as tag
from qawl.text.layers import Text


def find_meetings(
    text: Text,
    people: People,
    met: Sequence[tuple[int, Party]],
    moments: Sequence[Moment],
    statements: Sequence[Statement],
    published: date | None,
    words: MeetingWords,
) -> tuple[Meeting, ...]:
    """Calls, meetings, visits, rounds and press conferences, in text order.

    `statements` are those of this text, in the order in which records count them.
    """
    lookup = compile_words(words)
    hits = find_hits(text, lookup)
    if not hits.tells:
        return ()
    cast = Cast(text, people, met, statements, frozenset(hits.places), lookup)
    dated = sorted(moments, key=lambda one: one.at)
    days = Days(dated, [one.at.start for one in dated], published)
    heads: list[Hit] = []
    before, until = None, 0
    for hit in hits.tells:
        if hit.at >= until and not _hangs(text, lookup, before, hit):
            heads.append(hit)
            until = past_those_in_session(text, lookup, hit) if hit.form.word.kind is MeetingKind.SESSION else 0
        before = hit
    tellings = [read_telling(text, lookup, hits, cast, days, hit) for hit in heads]
    told = _with_travellers([telling for telling in tellings if telling is not None])
    return join_tellings(text, told, published, lookup.classes["weekday"])


def _with_travellers(tellings: list[Telling]) -> list[Telling]:
    """The tour with whoever is on the visit that is a part of it («تأتي زيارة الوزير للزاهرة ضمن جولة إقليمية»)."""
    for number, (visit, tour) in enumerate(pairwise(tellings), 1):
        if is_tour_of(visit, tour) and not tour.participants:
            tellings[number] = replace(
                tour,
                first=min(tour.first, visit.end),
                participants=visit.participants,
                posts=visit.posts,
                states=visit.states,
                vague=visit.vague,
            )
    return tellings


def _hangs(text: Text, lookup: Lookup, before: Hit | None, hit: Hit) -> bool:
    """«جولة جديدة من المفاوضات», «اجتماع القمة»: the talks, or the summit, are no second meeting."""
    if before is not None and hit.at - before.at == 1 and text.types[hit.at].bare in lookup.classes["of summit"]:
        return before.form.word.kind is MeetingKind.MEETING and before.form.tense == "noun"
    if before is not None and hit.at - before.at == 1 and before.form.word.called and not hit.form.definite:
        return True  # «ندوة لقاءات اقتصادية»: what it is called
    if before is not None and before.form.word.called and hit.form.word.called and hit.at - before.at <= _TITLED:
        between = range(before.at + 1, hit.at)
        return any(text.types[index].stem == _TITLE for index in between)  # «ندوة بعنوان "الندوة الدولية حول …"»
    if before is None or before.form.word.talks is None or text.types[hit.at].bare not in lookup.classes["talks"]:
        return False
    return hit.at - before.at <= _ROUND_OF and not any(
        text.tags[index] & (tag.COMMA | tag.STOP | tag.LINE | tag.CONJ) for index in range(before.at + 1, hit.at)
    )


_ROUND_OF = 4
_TITLED = 6
_TITLE = "\u0639\u0646\u0648\u0627\u0646"
