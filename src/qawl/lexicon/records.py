"""The word lists of all records together, and one fingerprint of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from qawl.lexicon.figures import FigureWords, load_figure_words
from qawl.lexicon.meetings import MeetingWords, load_meeting_words
from qawl.lexicon.moments import MomentWords, load_moment_words
from qawl.lexicon.numbers import NumberWords, load_number_words
from qawl.lexicon.positions import PositionWords, load_position_words
from qawl.lexicon.proposals import ProposalWords, load_proposal_words
from qawl.lexicon.tables import lists_as_given

NOUNS = ("figures", "meetings", "moments", "months", "numbers", "positions", "proposals")


@dataclass(frozen=True, slots=True)
class RecordWords:
    """What each finder of records is handed."""

    numbers: NumberWords
    moments: MomentWords
    figures: FigureWords
    meetings: MeetingWords
    proposals: ProposalWords
    positions: PositionWords


def load_record_words(overlay: Path | None = None) -> RecordWords:
    """Qawl's own lists and, over them, the user's; raises BadData naming file and entry.

    Our own are read once a process: they do not change, and what the finders compile of them is kept with them.
    """
    return _own() if overlay is None else _load(overlay)


@cache
def _own() -> RecordWords:
    return _load(None)


def _load(overlay: Path | None) -> RecordWords:
    return RecordWords(
        load_number_words(overlay),
        load_moment_words(overlay),
        load_figure_words(overlay),
        load_meeting_words(overlay),
        load_proposal_words(overlay),
        load_position_words(overlay),
    )


def record_digest(overlay: Path | None = None) -> str:
    """A fingerprint of all these lists: records made with others have another version."""
    given = b"\x1e".join(lists_as_given([f"{noun}.toml" for noun in NOUNS], overlay))
    return blake2b(given, digest_size=4).hexdigest()
