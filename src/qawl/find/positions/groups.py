"""Several who stand together without a name: «الإيرانيون», «أعضاء البرلمان», «الأحزاب السياسية»."""

from __future__ import annotations

from qawl.find.mentions import mention_words
from qawl.find.positions.edges import is_his, trimmed
from qawl.find.positions.parties import SELF, Voice
from qawl.find.positions.scene import Scene
from qawl.find.positions.words import is_of
from qawl.model.records import Statement
from qawl.text import tags as tag
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


def _is_called(scene: Scene, first: int) -> bool:
    """«دعت قادة العالم إلى»: whether a verb calls on them, and is not theirs."""
    verb = scene.text.types[first - 1] if first else None
    if first and scene.text.tags[first - 1] & tag.DEFINITE and scene.text.tags[first - 1] & (tag.BODY | tag.COMMON):
        return True  # «الدول الأعضاء»: what states they are
    if verb is not None and verb.cues and scene.text.types[first].stem.endswith("ين"):
        return True  # «دعا المتظاهرين إلى»
    if verb is None or not any(form.gender == "f" and form.number == "s" for _, form in verb.cues):
        return False
    return is_of(scene.text, scene.lookup, "men", first)  # «طالبت أحزاب المعارضة» is theirs


def find_group(scene: Scene, first: int, end: int) -> Voice | None:
    """The group that is named by these words."""
    text = scene.text
    if (people := scene.voices.parties.of_people(first)) is not None:
        return people
    if is_his(text, first):
        return None  # «تطالب قياداتها ب»
    end = trimmed(text, first, end, scene.lookup)
    while end > first + 1 and text.tags[end - 1] & tag.PREPOSITION and not text.tags[end - 1] & tag.BODY:
        end -= 1  # «الدول الأعضاء في»
    end = _past_marks(text, end)
    if _is_called(scene, first) or end - first > _LONGEST or not is_of(text, scene.lookup, "group", first):
        return None
    if not any(text.tags[at] & (tag.DEFINITE | tag.BODY | tag.PLACE | tag.MARK) for at in range(first, end)):
        return None  # «مسؤولون», «قياديون»: which ones nobody can tell
    stems = frozenset(text.types[at].stem for at in range(first, end))
    return Voice(mention_words(text, first, end), stems, None, SELF, "", True)


def find_group_from(scene: Scene, first: int) -> Voice | None:
    """The group whose name begins here and goes on as far as its nouns do: «فصائل المعارضة», «نقابات عمال السكك»."""
    text, limit = scene.text, scene.text.sentence_end(first)
    if first >= limit or not is_of(text, scene.lookup, "group", first):
        return None
    end, wrong = first + 1, tag.PREFIXED | tag.PREPOSITION | tag.VERB | tag.CUE | tag.TIME | tag.CONJ
    while end < min(limit, first + _LONGEST) and not text.tags[end] & wrong and text.tags[end] & _NAMING:
        end += 1
    return find_group(scene, first, end)


_NAMING = tag.DEFINITE | tag.PLACE | tag.NISBA | tag.COMMON
