"""Several who stand together without a name: «الإيرانيون», «أعضاء البرلمان», «الأحزاب السياسية»."""

from __future__ import annotations

from qawl.find.mentions import mention_words
from qawl.find.positions.parties import SELF, Voice, trimmed
from qawl.find.positions.scene import Scene
from qawl.find.positions.words import is_of
from qawl.model.records import Statement
from qawl.text import vocabulary as tag
from qawl.text.layers import Text

_LONGEST = 4
"""A group is named by at most so many words."""


def find_speaking(scene: Scene, statement: Statement) -> Voice | None:
    """The group that speaks a statement; None where it is one person, or nobody in particular."""
    if statement.speaker is None:
        number = scene.named.get(statement.speaker_name or "")
        return None if number is None else find_speaking(scene, scene.statements[number])
    text = scene.text
    return find_group(scene, text.token_at(statement.speaker.start), text.token_at(statement.speaker.end - 1) + 1)


def _past_marks(text: Text, end: int) -> int:
    """«نواب "السنابل"»: whose they are stands in quotation marks."""
    if end >= len(text.tags) or not text.tags[end] & tag.MARK:
        return end
    closes = next((at for at in range(end + 1, min(end + _LONGEST, len(text.tags))) if text.tags[at] & tag.MARK), None)
    return end if closes is None else closes


def find_group(scene: Scene, first: int, end: int) -> Voice | None:
    """The group that is named by these words."""
    text = scene.text
    if (people := scene.voices.parties.of_people(first)) is not None:
        return people
    end = trimmed(text, first, end, scene.lookup)
    end = _past_marks(text, end)
    if end - first > _LONGEST or not is_of(text, scene.lookup, "group", first):
        return None
    if not any(text.tags[at] & (tag.DEFINITE | tag.BODY | tag.PLACE | tag.MARK) for at in range(first, end)):
        return None  # «مسؤولون», «قياديون»: which ones nobody can tell
    stems = frozenset(text.types[at].stem for at in range(first, end))
    return Voice(mention_words(text, first, end), stems, None, SELF, "", True)
