"""Posts and names in a row: which of them are one person's, and where a second person begins."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.meetings.naming import is_next_post
from qawl.find.meetings.somebody import Walk
from qawl.find.mentions import Mention, read_mention
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_PERSON = tag.TITLE | tag.HONORIFIC | tag.GIVEN
_DESCRIBES = tag.NISBA | tag.POST_ADJECTIVE


def is_named(text: Text, mention: Mention) -> bool:
    """A single person by name."""
    named = mention.role is not None or bool(text.tags[mention.name[0]] & tag.GIVEN)
    return mention.kind is HopKind.PERSON and named and not mention.plural


def is_mere_post(text: Text, mention: Mention) -> bool:
    """«وزير الدفاع», with nobody's name."""
    return mention.name == (mention.first, mention.end) and bool(text.tags[mention.head] & tag.TITLE)


def second_begins(text: Text, walk: Walk, index: int, limit: int) -> int:
    """Where و joins somebody else to the phrase at `index`; `limit` where nobody is joined.

    «مسؤول فلاني رفيع والمستشار …»; «سالم الدفلى ولي العهد وزير الدفاع والسفير مروان»: behind his name his posts alone.
    """
    bits = text.tags[index]
    joints = (at for at in range(index + 1, limit) if text.tags[at] & tag.CONJ and text.tags[at] & _PERSON)
    described = index + 1 < limit and text.tags[index + 1] & _DESCRIBES and not text.tags[index + 1] & tag.DEFINITE
    if bits & tag.UNNAMED and not bits & (tag.DEFINITE | tag.PLURAL) and described:
        return next(joints, limit)
    if not walk.pieces or not bits & tag.TITLE or bits & tag.CONJ:
        return limit
    last = walk.pieces[-1].mention
    if not is_named(text, last) or not 0 <= index - last.end <= bool(text.tags[index - 1] & tag.COMMA):
        return limit
    for at in joints:
        other = read_mention(text, at, limit)
        if other is not None and other.role is not None and is_named(text, other):
            return at
    return limit


def named_before_joint(text: Text, mention: Mention, limit: int, *, attached: bool) -> Mention:
    """«بين المدير العام للوكالة الفلانية سالم الدفلى ورئيس …»: the name stands before whoever is joined to him."""
    if not is_mere_post(text, mention) or mention.plural or mention.end >= limit:
        return mention
    if not text.types[mention.end].prefix and not text.tags[mention.end] & tag.ROLE_PREPOSITION:
        return mention
    joint = next(
        (at for at in range(mention.end, limit) if text.tags[at] & tag.CONJ and text.tags[at] & _JOINED), limit
    )
    whole = read_mention(text, mention.first, joint, attached=attached)
    named = whole is not None and whole.role is not None and whole.name[0] > mention.end
    return whole if whole is not None and named else mention


_JOINED = _PERSON | tag.UNNAMED | tag.BODY | tag.SAME | tag.NUMBER


def before_next_post(text: Text, mention: Mention) -> Mention:
    """«سالم الدفلى الرئيس الفلاني …», taken for one name: the first of the two."""
    first, end = mention.name
    if not is_named(text, mention):
        return mention
    cut = next((at for at in range(first + 2, end) if is_next_post(text, at)), end)
    return mention if cut == end else replace(mention, end=cut, name=(first, cut))
