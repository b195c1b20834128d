"""Whom a reading names as source or addressee: its mentions, each once, with all that stands beside the name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qawl.model.documents import Span
from qawl.model.records import HopKind, Reading, Statement
from qawl.model.world import Mention, Part, Role
from qawl.resolve.phrases import is_post
from qawl.text import tags as tag
from qawl.text.vocabulary import Vocabulary

_BODY = tag.BODY | tag.BODY_NAME | tag.PLACE
_MEDIA = tag.MEDIUM | tag.OUTLET


@dataclass(slots=True)
class _Seen:
    kind: HopKind | None = None
    posts: dict[str, None] = field(default_factory=dict)
    at: dict[Span, None] = field(default_factory=dict)
    roles: dict[Role, None] = field(default_factory=dict)


def find_mentions(reading: Reading, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Speakers, carriers and addressees that are named, in the order in which statements have them."""
    text = reading.article.text
    found: dict[str, _Seen] = {}
    for number, statement in enumerate(reading.statements):
        for name, kind, part, at, post in _named(text, statement):
            seen = found.setdefault(name, _Seen())
            seen.kind = seen.kind or kind
            seen.roles[Role(number, part)] = None
            if at is not None:
                seen.at[at] = None
            if post:
                seen.posts[post] = None
    return tuple([_mention(name, seen, text, vocabulary) for name, seen in found.items()])


_Named = tuple[str, HopKind | None, Part, Span | None, str | None]


def _named(text: str, statement: Statement) -> Iterator[_Named]:
    """Everybody whom one statement names, from its speaker outwards."""
    hops = statement.chain
    if statement.speaker_name and statement.unnamed is None:
        kind = hops[-1].kind if hops else None
        post = None if statement.role is None else statement.role.of(text)
        kind = HopKind.PERSON if post and kind is None else kind
        yield statement.speaker_name, kind, Part.SPEAKER, statement.speaker, post
    for hop in hops[:-1]:
        if hop.kind is not HopKind.UNNAMED:
            yield hop.name, hop.kind, Part.CARRIER, hop.at, None
    if statement.addressee is not None:
        yield statement.addressee.of(text), None, Part.ADDRESSEE, statement.addressee, None


def _mention(name: str, seen: _Seen, text: str, vocabulary: Vocabulary) -> Mention:
    named = not is_post(name, vocabulary) or seen.kind in (HopKind.BODY, HopKind.MEDIA)
    return Mention(
        name=name,
        named=named,
        kind=seen.kind or _kind_of(name, vocabulary),
        posts=tuple(seen.posts),
        at=tuple(sorted(seen.at)) or _place(name, text),
        roles=tuple(seen.roles),
    )


def _kind_of(name: str, vocabulary: Vocabulary) -> HopKind | None:
    """What the first word tells of somebody whom no chain and no post tells anything of."""
    tags = vocabulary[name.split()[0]].tags if name.split() else 0
    if tags & tag.GIVEN:
        return HopKind.PERSON
    if tags & _BODY:
        return HopKind.BODY
    return HopKind.MEDIA if tags & _MEDIA else None


def _place(name: str, text: str) -> tuple[Span, ...]:
    start = text.find(name)
    return () if start < 0 else (Span(start, start + len(name)),)
