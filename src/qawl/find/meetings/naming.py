"""What a phrase that names somebody holds besides: a second name, the post of somebody else, who wrote the article."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from qawl.find.mentions import Mention
from qawl.model.documents import Span
from qawl.model.records import HopKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_AND = "\u0648"


def two_names(text: Text, mention: Mention, stems: Container[str]) -> list[Mention]:
    """«سالم ومروان», taken for one name: both, where `stems` of the article's names hold the second; none otherwise."""
    first, end = mention.name
    if mention.kind is not HopKind.PERSON or mention.role is not None:
        return []
    for at in range(first + 1, end):
        word = text.types[at].folded
        if word[:1] == _AND and (word[1:] in stems or text.types[at].bare in stems):
            one = replace(mention, end=at, name=(first, at))
            return [one, replace(mention, first=at, head=at, name=(at, end))]
    return []


def is_next_post(text: Text, at: int) -> bool:
    """«سالم الدفلى الرئيس …»: behind a name a post of somebody else, and no «رئيس مجلس النواب»."""
    bits, before = text.types[at].tags, text.types[at - 1].tags
    post = bits & tag.TITLE and bits & tag.DEFINITE and not bits & tag.PLURAL
    return bool(post) and not before & (tag.TITLE | tag.BODY | tag.COMMON)


def owned_ahead(text: Text, at: int, cue: int, speaker: Span | None) -> bool:
    """«وخلال زيارته للمدينة، أكد الوزير سالم الدفلى أن …»: whose it is stands behind the verb of saying at `cue`."""
    start = text.sentence_start(at)
    if speaker is None or not at < cue <= at + _OCCASION or at - start > _OPENS or at == start:
        return False
    return bool(text.tags[start] & tag.PREPOSITION) and speaker.start > text.starts[cue]


_OPENS, _OCCASION = 3, 24
"""Tokens before the noun of a sentence that opens with it, and behind it to the verb."""


def byline_end(text: Text) -> int:
    """Behind «سالم الدفلى - الزاهرة:», where whoever wrote the article is named; 0 where it opens otherwise."""
    opening = range(min(_LONGEST_BYLINE, len(text.tags)))
    colon = next((at for at in opening if text.tags[at] & tag.COLON), 0)
    return colon if any(text.tags[at] & tag.DASH for at in range(colon)) else 0


_LONGEST_BYLINE = 10
