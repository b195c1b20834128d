"""Who speaks beside the subject of a verb, and what else he is: «أكد نادر المرجاني وسامي الكهرماني أن»."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.mentions import Mention, read_mention
from qawl.find.proper_names import name_end_at
from qawl.lexicon.load import Cue
from qawl.text import tags as tag
from qawl.text.layers import Text


def with_others(text: Text, mention: Mention, limit: int, cue: Cue) -> Mention:
    """The subject with those who speak beside it, or with the further posts that stand behind his first."""
    posts = _with_posts(text, mention, limit)
    if posts.end > mention.end:
        return posts
    closing = tag.THAT | tag.COLON | tag.CONJ | (tag.COMMON if "object" in cue.takes else 0)
    while mention.end < limit and text.tags[mention.end] & tag.CONJ and text.tags[mention.end] & SPEAKERS:
        if text.tags[mention.end] & tag.GIVEN:
            end = name_end_at(text, mention.end + 1, limit)
        else:
            other = read_mention(text, mention.end, limit)
            end = mention.end if other is None else other.end
        if not mention.end < end < limit or not text.tags[end] & closing or text.tags[end] & tag.PREFIXED:
            break
        mention = replace(mention, end=end, name=(mention.name[0], end), plural=True)
    return mention


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
