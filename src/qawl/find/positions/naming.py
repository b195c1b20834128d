"""What an article says of its parties beside the mentions: posts in apposition, and the words that movements go by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from qawl.find.mentions import read_mention
from qawl.find.parties import Party
from qawl.find.positions.words import Lookup, is_of
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_NEAR = 8
"""Two mentions in apposition begin within so many words."""
_KNOWN = tag.COMMON | tag.NISBA | tag.BODY | tag.PLACE | tag.TITLE | tag.GIVEN | tag.PREPOSITION | tag.VERB | tag.CUE


def find_aliases(text: Text, lookup: Lookup) -> dict[str, tuple[int, int]]:
    """By its stem the word that a movement is called by alone, with the place of the whole name («حركة السنابل»)."""
    found: dict[str, tuple[int, int]] = {}
    for at in [at for at, bits in enumerate(text.tags[:-1]) if bits & tag.BODY]:
        if not is_of(text, lookup, "movement", at):
            continue
        if text.tags[at] & (tag.DEFINITE | tag.POSSESSED):
            continue
        last = at + 1
        bits = text.types[last].tags
        named = text.tags[at] & tag.BODY_NAME and text.phrase_ends.get(at) == last + 1
        if text.types[last].folded.startswith("\u0627\u0644") and (named or not bits & _KNOWN):
            found.setdefault(text.types[last].stem, (at, last + 1))
    return found


def find_posts(text: Text, at: Mapping[int, Party], order: Sequence[int]) -> dict[int, tuple[int, int]]:
    """For persons by identity the post right behind or before the name: «سالم الراوي رئيس الحركة»."""
    found: dict[int, tuple[int, int]] = {}
    for first, second in pairwise(order):
        one, other = at[first], at[second]
        if second - first > _NEAR or one is other or not one.kind is other.kind is HopKind.PERSON:
            continue
        if one.named == other.named or not _in_apposition(text, first, second):
            continue
        person, post = (one, other) if one.named else (other, one)
        if person.role is None:
            found.setdefault(id(person), post.role or post.name)
    return found


def _in_apposition(text: Text, first: int, second: int) -> bool:
    mention = read_mention(text, first, second, attached=True)
    if mention is None or text.tags[second] & (tag.CONJ | tag.PREFIXED):
        return False
    return mention.end == second or (mention.end == second - 1 and bool(text.tags[second - 1] & tag.COMMA))
