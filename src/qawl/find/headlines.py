"""Lines of the form «فلان: كذا», which attribute without a cue."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.frames import Frame
from qawl.find.mentions import Mention, read_mention
from qawl.find.proper_names import is_unknown
from qawl.lexicon.inflect import Form
from qawl.lexicon.load import Cue
from qawl.model.wording import WITHOUT_VERB
from qawl.text import tags as tag
from qawl.text.layers import Text

_LONGEST_LINE = 32
_TABLE = 3
"""So many lines one under the other are a table; in it the colon stands behind fewer words."""
_COLON_FORM = Form(":", "fixed", "", "")
COLON_CUE = Cue(
    WITHOUT_VERB,
    "verb",
    "say",
    "say",
    (),
    False,
    False,
    (_COLON_FORM,),
    "",
    None,
    None,
    None,
    "find/headlines",
)


def find_headlines(text: Text) -> list[Frame]:
    """Every line that begins with somebody's name and a colon and is short enough to be a headline."""
    frames: list[Frame] = []
    row: list[Frame | None] = []
    start, count = 0, len(text.tags)
    for end in range(count + 1):
        if end == count or text.tags[end] & tag.LINE:
            frame = _read_line(text, start, end) if 3 <= end - start <= _LONGEST_LINE else None
            if any(text.tags[at] & tag.COLON for at in range(start + 1, min(end, start + _TABLE))):
                row.append(frame)
            elif end > start or end == count:
                frames += _outside_table(text, row)
                row = []
                frames += [] if frame is None else [frame]
            start = end + 1
    return frames + _outside_table(text, row)


def _outside_table(text: Text, row: Sequence[Frame | None]) -> list[Frame]:
    """What lines one under the other say, each with a colon behind its first words: three of places are a table."""
    said = [frame for frame in row if frame is not None and frame.subject is not None]
    if len(row) < _TABLE:
        return said
    return [frame for frame in said if frame.subject is None or not text.tags[frame.subject.head] & tag.PLACE]


def _read_line(text: Text, start: int, end: int) -> Frame | None:
    for colon in range(start + 1, min(end - 2, start + 12)):
        bits = text.tags[colon]
        if bits & tag.COLON:
            break
        if bits & tag.CUE and not bits & tag.NOMINAL:
            return None
    else:
        return None
    mention = read_mention(text, start, colon)
    if mention is None or mention.end != colon or not _names_somebody(text, mention.head):
        return None
    if _is_label(text, mention, colon):
        return None
    content = colon + 1
    last = end
    while last > content and text.tags[last - 1] & (tag.STOP | tag.COMMA):
        last -= 1
    if text.tags[mention.head] & tag.PLACE and (_is_dateline(text, content, last) or _is_event(text, content, last)):
        return None
    if all(_is_of_names(text, index, last) for index in range(content, last)):
        return None
    quote = text.quote_at(content) if text.tags[content] & tag.MARK else None
    if quote is not None and quote.closed and text.token_at(quote.outer_end - 1) + 1 >= last:
        content, last = content + 1, text.token_at(quote.end - 1) + 1
    if last - content < 2:
        return None
    return Frame(
        COLON_CUE,
        _COLON_FORM,
        colon,
        colon,
        start,
        False,
        mention,
        ":",
        content,
        None,
        None,
        None,
        pieces=((content, last),),
    )


def _is_dateline(text: Text, content: int, last: int) -> bool:
    """«لومة: نادر المرجاني», «لومة: الوكالة. قال …»: behind the place stands who reports, or more than a headline."""
    names = text.tags[content] & (tag.GIVEN | tag.MEDIUM | tag.OUTLET | tag.LATIN) or is_unknown(text, content, last)
    return bool(names) or any(text.tags[index] & tag.STOP for index in range(content, last))


def _is_label(text: Text, mention: Mention, colon: int) -> bool:
    """«المركز الثاني: …», «أحدهما: …», «لمحة: …»: a heading of a part; a name that no list knows is named again."""
    head, last = text.tags[mention.head], text.tags[colon - 1]
    if head & tag.SOMEBODY:
        return True
    if not head & tag.TITLE and head & tag.BODY and last & tag.POST_ADJECTIVE and colon - mention.first == _OF_TWO:
        return True
    if head & tag.NOMINAL:
        return False
    bare = text.types[mention.head].bare
    return not any(
        kind.bare == bare and not text.tags[index + 1] & tag.COLON for index, kind in enumerate(text.types[:-1])
    )


_OF_TWO = 2


def _is_event(text: Text, content: int, last: int) -> bool:
    """«لومة: افتتاح معرض الصيد»: behind the place stands what happens there."""
    bits = text.tags[content]
    event = bool(bits & tag.COMMON) and not bits & _NO_EVENT
    return event and not text.tags[content + 1] & tag.MARK and last - content > _OF_TWO


_NO_EVENT = tag.DEFINITE | tag.POSSESSED | tag.PREFIXED | tag.CONJ | tag.VERB | tag.CUE


def _is_of_names(text: Text, index: int, last: int) -> bool:
    """«المدرب: نادر المرجاني», «نادي لومة: سامي ثم المرجاني»: of names alone, and what joins them, nothing is said."""
    bits = text.tags[index]
    if bits & (_JOINS | tag.GIVEN | tag.NAME_PART | tag.HONORIFIC | tag.NISBA) and not bits & tag.CUE:
        return True
    return is_unknown(text, index, last) or text.types[index].bare == _THEN


_JOINS = tag.COMMA | tag.DASH | tag.OPEN | tag.CLOSE | tag.NUMBER
_THEN = "ثم"


def _names_somebody(text: Text, head: int) -> bool:
    bits = text.tags[head]
    if bits & (tag.DOCUMENT | tag.CHANNEL):
        return False  # «المصدر: …»
    if bits & (tag.TITLE | tag.BODY | tag.BODY_NAME | tag.GIVEN | tag.UNNAMED | tag.HONORIFIC | tag.PLACE | tag.OUTLET):
        return True
    return not bits & tag.NOMINAL or bool(bits & tag.DEFINITE and not bits & tag.COMMON)
