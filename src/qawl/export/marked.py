"""The marked places of one article in the words of annotation tools: spans with a label, and what ties them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qawl.export.pieces import REPLACED, Piece, Said, carriers
from qawl.model.documents import Span
from qawl.model.records import Records

LABELS = (
    "content",
    "cue",
    "speaker",
    "role",
    "source",
    "addressee",
    "time",
    "place",
    "silence",
    "figure",
    "moment",
    "meeting",
    "proposal",
    "answer",
    "position",
)
TIES = ("more", "cue", "speaker", "role", "source", "addressee", "time", "place")
"""What a place is to the words it belongs to; `more` is another piece of the same words."""
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled stretch of the text."""

    key: str
    """Unique in its article, and the same on every run."""
    label: str
    span: Span
    codes: tuple[tuple[str, str], ...] = ()
    """What it is, as codes of the model by name: act, kind, rule, measure …"""
    note: str = ""
    """For people: the name of the speaker and of those through whom it came."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One mark belongs to another."""

    key: str
    of: str
    """The mark with the words."""
    to: str
    what: str
    """One of TIES."""


def even_text(text: str) -> str:
    """The text as XML and annotation tools can hold it, every place where it was.

    Control characters and lone surrogates become U+FFFD; a carriage return becomes a space.
    """
    return _UNFIT.sub(lambda found: " " if found.group() == "\r" else REPLACED, text)


def marks_of(piece: Piece) -> Iterator[Mark | Tie]:
    """Everything that was found in an article; marks before what ties them."""
    for said in piece.said:
        yield from _statement(said)
    for nth, silence in enumerate(piece.silences):
        yield Mark(f"silence-{nth}", "silence", silence.about, (("rule", silence.rule),), silence.speaker_name or "")
    if piece.records is not None:
        yield from _records(piece.records)


def _statement(said: Said) -> Iterator[Mark | Tie]:
    made, words = said.statement, f"{said.id}-content-0"
    codes = (
        ("act", str(made.act)),
        ("kind", str(made.kind)),
        ("rule", made.rule),
        ("statement", said.id),
        ("state", str(said.state)),
    )
    note = " ← ".join(agent.name for agent in said.chain if agent.name)
    for nth, span in enumerate(made.content):
        yield Mark(f"{said.id}-content-{nth}", "content", span, codes, note)
    for nth in range(1, len(made.content)):
        yield Tie(f"{said.id}-more-{nth}", words, f"{said.id}-content-{nth}", "more")
    parts = (
        ("cue", made.cue),
        ("speaker", made.speaker),
        ("role", made.role),
        ("addressee", made.addressee),
        ("time", made.time),
        ("place", made.place),
        *(("source", hop.at) for hop in carriers(made)),
    )
    for nth, (label, at) in enumerate(parts):
        if at is not None:
            key = f"{said.id}-{label}-{nth}"
            yield Mark(key, label, at)
            yield Tie(f"{key}-tie", words, key, label)


def _records(records: Records) -> Iterator[Mark]:
    for nth, figure in enumerate(records.figures):
        codes = (("measure", figure.measure), ("bound", str(figure.bound)), ("rule", figure.rule))
        yield Mark(f"figure-{nth}", "figure", figure.at, codes, figure.claimant or "")
    for nth, moment in enumerate(records.moments):
        days = "/".join(str(day or "..") for day in (moment.first, moment.last)) if moment.first or moment.last else ""
        yield Mark(f"moment-{nth}", "moment", moment.at, (("kind", str(moment.kind)), ("rule", moment.rule)), days)
    for nth, meeting in enumerate(records.meetings):
        codes = (("kind", str(meeting.kind)), ("status", str(meeting.status)), ("rule", meeting.rule))
        yield Mark(f"meeting-{nth}", "meeting", meeting.at, codes, " · ".join(p.name for p in meeting.participants))
    for nth, proposal in enumerate(records.proposals):
        codes = (("kind", str(proposal.kind)), ("status", str(proposal.status)), ("rule", proposal.rule))
        yield Mark(f"proposal-{nth}", "proposal", proposal.at[0], codes, proposal.title)
        for place, response in enumerate(proposal.responses):
            answer = (("verdict", str(response.verdict)), ("declared_by", str(response.declared_by)))
            yield Mark(f"answer-{nth}-{place}", "answer", response.at, answer, response.party)
    for nth, position in enumerate(records.positions):
        codes = (("stance", str(position.stance)), ("declared_by", str(position.declared_by)), ("rule", position.rule))
        yield Mark(f"position-{nth}", "position", position.at, codes, f"{position.party} · {position.issue}")
