"""Who speaks beside the subject of a verb, and what else he is: «أكد نادر المرجاني وسامي الكهرماني أن»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.markers import separate
from qawl.find.mentions import Mention, read_in_marks, read_mention
from qawl.find.proper_names import name_end_at
from qawl.lexicon.load import Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def with_others(text: Text, mention: Mention, limit: int, cue: Cue) -> Mention:
    """The subject with those who speak beside it, or with the further posts that stand behind his first."""
    posts = _with_posts(text, mention, limit)
    if posts.end > mention.end:
        return posts
    closing = tag.THAT | tag.COLON | tag.CONJ | tag.TIME | (tag.COMMON if "object" in cue.takes else 0)
    taken = {separate(take) for take in cue.takes} - {""}
    while mention.end < limit:
        first = mention.end + bool(text.tags[mention.end] & tag.COMMA and text.tags[mention.head] & SPEAKERS)
        end = _other_end(text, first, limit)
        if not first < end < limit:
            break
        if text.tags[end] & tag.PREFIXED and text.types[end].prefix not in cue.takes:
            break  # «تطالب الهضبة والكروم بالسيادة», but «أبلغ المدير والوزير لجنة …»
        closes = text.tags[end] & (closing | tag.PREFIXED) or text.types[end].bare in taken
        closes = closes or _are_states(text, mention, first)
        if first > mention.end or not text.tags[first] & SPEAKERS:
            after = end + bool(text.tags[end] & tag.COMMA and first > mention.end)  # «سالم الدفلى، ونادر المرجاني، أن»
            closes = after < limit and text.tags[after] & (tag.THAT | tag.COLON) and not text.tags[after] & tag.CONJ
        if not closes:
            break
        mention = replace(mention, end=end, name=(mention.name[0], end), plural=True)
    return mention


def _are_states(text: Text, mention: Mention, first: int) -> bool:
    """«تتهم الهضبة والكروم الفصائل بـ»: two states joined right behind the verb, whatever follows."""
    one, other = text.tags[mention.head], text.tags[first]
    return bool(one & other & tag.PLACE) and not (one | other) & (tag.BODY | tag.TITLE | tag.NISBA)


def _other_end(text: Text, first: int, limit: int) -> int:
    """The end of another speaker whom و joins at `first`; `first` if there is none."""
    if first + 1 < limit and text.types[first].bare == _AND and text.tags[first + 1] & tag.MARK:
        other = read_in_marks(text, first + 1, first + 1, limit)  # «أوضح "الدفلى" و"المرجاني" أن»
        return first if other is None else other.end
    if first >= limit or not text.tags[first] & tag.CONJ:
        return first
    bits = text.tags[first]
    if bits & tag.GIVEN:
        return name_end_at(text, first + 1, limit)
    family = bits & tag.DEFINITE and not bits & ~(tag.CONJ | tag.DEFINITE)  # «أوضح الدفلى والمرجاني أن»
    if not bits & SPEAKERS:
        return first + 1 if family else first
    other = read_mention(text, first, limit)
    return first if other is None else other.end


_AND = "و"


def _with_posts(text: Text, mention: Mention, limit: int) -> Mention:
    """«أكد سامي الكهرماني مدير الدار ورئيس الرابطة أن»: what is joined to the post behind a name is his too."""
    if mention.role is None or mention.role[0] < mention.name[1]:
        return mention
    while mention.end < limit and text.tags[mention.end] & tag.CONJ and text.tags[mention.end] & tag.TITLE:
        other = read_mention(text, mention.end, limit)
        if other is None or other.end <= mention.end or other.role is not None or other.name[0] > other.head:
            break
        mention = replace(mention, end=other.end)
    return mention


SPEAKERS = tag.GIVEN | tag.TITLE | tag.HONORIFIC | tag.BODY | tag.BODY_NAME | tag.PLACE
