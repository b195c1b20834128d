"""The names that an article introduces, so that its later short forms are known for names."""

from __future__ import annotations

from dataclasses import replace

from qawl.find.mentions import Mention, read_mention
from qawl.model.records import HopKind
from qawl.text import vocabulary as tag
from qawl.text.layers import Text

_STARTS = tag.TITLE | tag.GIVEN | tag.BODY | tag.BODY_NAME | tag.UNNAMED | tag.PLACE | tag.OUTLET | tag.HONORIFIC
_KEPT = (
    tag.CUE
    | tag.PREPOSITION
    | tag.SUBORDINATOR
    | tag.TITLE
    | tag.BODY
    | tag.PLACE
    | tag.TIME
    | tag.MEDIUM
    | tag.UNNAMED
    | tag.NISBA
)


def learn_names(text: Text) -> Text:
    """The same text with the words of its full names tagged as names wherever they stand."""
    words: set[str] = set()
    for mention in _introductions(text):
        first, end = mention.name
        if _is_name(text, mention) and (end - first > 1 or mention.role is not None):
            words.update(text.types[at].bare for at in range(first, end) if not text.tags[at] & tag.NAME_PART)
    if not words:
        return text
    tags = tuple(
        [
            bits if kind.bare not in words or bits & _KEPT else (bits | tag.GIVEN) & ~tag.COMMON
            for bits, kind in zip(text.tags, text.types, strict=True)
        ]
    )
    return replace(text, tags=tags)


def _is_name(text: Text, mention: Mention) -> bool:
    """«الأمين العام», «سمو ولي العهد»: a post without its holder teaches no names, or «العام» would become one."""
    bare = mention.role is None and mention.name[0] <= mention.head
    head = text.tags[mention.head]
    return not (bare and head & (tag.TITLE | tag.HONORIFIC)) or bool(head & tag.KIN)


def find_mentions(text: Text) -> list[Mention]:
    """Everybody the text names outright, in order: persons with title or full name, bodies, places, unnamed sources."""
    found: list[Mention] = []
    index, count = 0, len(text.tags)
    while index < count:
        bits = text.tags[index]
        if bits & tag.NO_CUE and index in text.phrase_ends:
            index = text.phrase_ends[index]  # «رضي الله عنه»
            continue
        before = text.tags[index - 1] if index else 0
        start = index - 1 if before & tag.SAME and not before & tag.DEFINITE else index  # «أحد المسؤولين»
        if (
            bits & _STARTS
            and not _is_verb(text, index)
            and (mention := read_mention(text, start, count, attached=True)) is not None
        ):
            found.append(mention)
            if mention.role is not None:
                found.extend(_bodies_within(text, *mention.role))
            index = max(mention.end, index + 1)
        else:
            index += 1
    return found


def _is_verb(text: Text, index: int) -> bool:
    """«طالب الوزير»: a cue that is also a title, before a title or body of its own, is the verb."""
    if not text.tags[index] & tag.CUE or text.tags[index] & tag.DEFINITE or index + 1 >= len(text.tags):
        return False
    after = text.tags[index + 1]
    return bool(after & (tag.TITLE | tag.BODY | tag.BODY_NAME)) and not after & (tag.PREFIXED | tag.CONJ)


def _bodies_within(text: Text, first: int, end: int) -> list[Mention]:
    """The bodies that a post names: «عضو المكتب السياسي لحركة السنابل»."""
    heads = [index for index in range(first + 1, end) if text.tags[index] & (tag.BODY | tag.BODY_NAME)]
    mentions = [read_mention(text, index, end, attached=True) for index in heads]
    return [mention for mention in mentions if mention is not None and mention.kind is not HopKind.PERSON]


def _introductions(text: Text) -> list[Mention]:
    starts = tag.TITLE | tag.GIVEN | tag.HONORIFIC
    found: list[Mention] = []
    index, count = 0, len(text.tags)
    while index < count:
        if text.tags[index] & tag.NO_CUE and index in text.phrase_ends:
            index = text.phrase_ends[index]
            continue
        opens = text.tags[index] & starts and not _is_verb(text, index)
        if opens and (mention := read_mention(text, index, count, attached=True)) is not None:
            if mention.kind is HopKind.PERSON:
                found.append(mention)
            index = max(mention.end, index + 1)
        else:
            index += 1
    return found
