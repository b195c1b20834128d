"""Finds stands and mediations in invented sentences, for the tests."""

from __future__ import annotations

from functools import cache

from qawl.find.cues import find_frames
from qawl.find.drafts import draft_statements
from qawl.find.names import learn_names
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.positions.find import find_positions
from qawl.find.positions.mediations import find_mediations
from qawl.find.speakers import meet_people, resolve_speakers
from qawl.find.statements import finish_statements
from qawl.lexicon.positions import PositionWords, load_position_words
from qawl.model.positions import Mediation, Position
from qawl.model.records import Statement
from qawl.pipeline import Kit, load_kit
from qawl.text.layers import Text, read_text


@cache
def kit() -> Kit:
    return load_kit()


@cache
def words() -> PositionWords:
    return load_position_words()


Read = tuple[Text, People, list[tuple[int, Party]], tuple[Statement, ...]]


def read(raw: str) -> Read:
    text = learn_names(read_text(raw, kit().vocabulary))
    frames = find_frames(text)
    drafts = draft_statements(text, frames, kit().ends)
    people, met = meet_people(text)
    resolve_speakers(text, people, drafts, met)
    return text, people, met, finish_statements(text, people, drafts, None)


def positions(raw: str) -> tuple[Position, ...]:
    return find_positions(*read(raw), words())


def mediations(raw: str) -> tuple[Mediation, ...]:
    return find_mediations(*read(raw), words())


def stands(raw: str) -> list[tuple[str, str, str]]:
    """Party, issue and stance of every position."""
    return [(one.party, one.issue, str(one.stance)) for one in positions(raw)]


def for_everybody(raw: str) -> list[tuple[str, str, str]]:
    """As `stands`, without those that are kept for a dossier."""
    return [(one.party, one.issue, str(one.stance)) for one in positions(raw) if not (one.personal or one.aside)]


def only(raw: str) -> Position:
    found = positions(raw)
    assert len(found) == 1, stands(raw)
    return found[0]
