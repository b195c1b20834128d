"""How parties and issues are written: in the article's words, without marks and without what is written onto them."""

from __future__ import annotations

from qawl.find.mentions import mention_words
from qawl.find.positions.parties import Voice
from qawl.find.positions.scene import Scene
from qawl.find.positions.speaking import fullest_name
from qawl.find.positions.words import is_joined, matter_at


def party_words(scene: Scene, voice: Voice, number: int | None) -> str:
    """The fullest name of a holder, without a mark of quotation that has no other."""
    name = fullest_name(scene, voice, number)
    halved = len([letter for letter in name if letter in _MARKS]) % 2  # «نواب "السنابل»: the other mark is cut off
    return "".join(letter for letter in name if letter not in _MARKS) if halved else name


def issue_words(scene: Scene, first: int, end: int) -> str:
    """The issue in the article's words without quotation marks, and without a preposition written onto the first."""
    text = scene.text
    words = mention_words(text, first, end)
    kind = text.types[first]
    if is_joined(text, scene.lookup, first) and words.startswith(kind.folded[:1]):
        words = words[1:]  # «وعودة»
    bare = kind.bare
    if bare.startswith("\u0644\u0644") and bare[1:] in scene.lookup.matters and bare[2:] not in scene.lookup.matters:
        words = words.replace(words.split()[0], text.tokens[first][1:], 1)  # «للقاء» is no «اللقاء»
    if not kind.prefix and words.startswith(("ب", "ل")) and len(bare) > 1:
        plain = (
            bare[1:] in scene.lookup.matters and bare not in _WHOLE and matter_at(text, scene.lookup, first) is not None
        )
        words = words[1:] if plain else words
    return " ".join("".join(letter for letter in words if letter not in _MARKS).split())


_MARKS = frozenset("\"«»“”„‟″＂'‘’‚‹›`")
_WHOLE = frozenset(["بعثه", "بعثات"])
