"""Reads the meetings of invented sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from qawl.find.cues import find_frames
from qawl.find.drafts import draft_statements
from qawl.find.meetings.find import find_meetings
from qawl.find.names import learn_names
from qawl.find.speakers import meet_people, resolve_speakers
from qawl.find.statements import finish_statements
from qawl.lexicon.meetings import MeetingWords, load_meeting_words
from qawl.model.documents import Span
from qawl.model.meetings import Meeting
from qawl.model.moments import Moment, MomentBasis, MomentKind, Precision
from qawl.text.layers import read_text
from tests.find.reading import kit

PUBLISHED = date(2026, 3, 4)
"""A Wednesday."""


@cache
def meeting_words() -> MeetingWords:
    return load_meeting_words()


def meetings(text: str, moments: Sequence[Moment] = (), published: date | None = PUBLISHED) -> tuple[Meeting, ...]:
    """Every meeting that the text tells."""
    layers = learn_names(read_text(text, kit().vocabulary))
    drafts = draft_statements(layers, find_frames(layers), kit().ends)
    people, met = meet_people(layers)
    resolve_speakers(layers, people, drafts, met)
    statements = finish_statements(layers, people, drafts, None)
    return find_meetings(layers, people, met, moments, statements, published, meeting_words())


def only(text: str, moments: Sequence[Moment] = ()) -> Meeting:
    """The one meeting that the text tells."""
    found = meetings(text, moments)
    assert len(found) == 1, [(one.rule, one.at.of(text)) for one in found]
    return found[0]


def who(meeting: Meeting) -> list[str]:
    return [one.name for one in meeting.participants]


def of(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


def moment(text: str, words: str, first: date, last: date | None = None) -> Moment:
    """The day, or the days, that `words` name."""
    last = last or first
    kind, precision = (MomentKind.DATE, Precision.DAY) if first == last else (MomentKind.INTERVAL, Precision.WEEK)
    return Moment(Span.quoting(text, words), kind, first, last, precision, MomentBasis.PUBLISHED)
