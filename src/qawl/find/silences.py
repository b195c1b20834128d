"""What somebody is reported not to have said: «لم يذكر متى»."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.drafts import Draft
from qawl.find.frames import Frame
from qawl.find.markers import SILENCE
from qawl.find.mentions import mention_span
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.statements import cue_span, rule_of
from qawl.model.records import Silence
from qawl.text import tags as tag
from qawl.text.layers import Text

_EDGE = tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.DASH


def find_silences(text: Text, people: People, frames: Sequence[Frame], drafts: Sequence[Draft]) -> tuple[Silence, ...]:
    """Every silence of the text, in order; whoever spoke last is silent where nobody is named."""
    return tuple(
        [
            silence
            for frame in frames
            if frame.marker == SILENCE and (silence := _silence(text, people, frame, drafts)) is not None
        ]
    )


def _silence(text: Text, people: People, frame: Frame, drafts: Sequence[Draft]) -> Silence | None:
    end = text.sentence_end(frame.first)
    end = next((at for at in range(frame.content + 1, end) if text.tags[at] & tag.COMMA), end)
    while end > frame.content and text.tags[end - 1] & _EDGE:
        end -= 1
    cue = cue_span(text, frame)
    if end <= frame.content or cue is None:
        return None
    party: Party | None
    if frame.subject is not None:
        party = people.meet(frame.subject)
    else:
        party = next((draft.party for draft in reversed(drafts) if draft.frame.first < frame.first), None)
    return Silence(
        cue=cue,
        speaker=None if frame.subject is None else mention_span(text, *frame.subject.name),
        speaker_name=None if party is None else people.fullest(party),
        about=text.span(frame.content, end),
        rule=rule_of(frame),
    )
