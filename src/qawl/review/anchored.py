"""A statement to words with their surroundings and back: how a person's version of it outlives a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qawl.model.documents import Span
from qawl.model.records import Hop, Statement
from qawl.model.review import FIELDS, SPANS, Anchor, Anchored, AnchoredHop
from qawl.review.anchors import Found, anchor, find_anchor, stands

BY_PERSON = "person"
"""The rule of a statement that a person added."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A person's statement put into a text; `statement` is None where its words have no place there."""

    statement: Statement | None
    lost: tuple[str, ...] = ()
    """The fields that were marked and have no place any more."""
    tied: bool = False


def anchored(text: str, statement: Statement) -> Anchored:
    """The statement in words."""

    def kept(span: Span | None) -> Anchor | None:
        return None if span is None else anchor(text, span)

    return Anchored(
        content=tuple(anchor(text, span) for span in statement.content),
        cue=kept(statement.cue),
        speaker=kept(statement.speaker),
        speaker_name=statement.speaker_name,
        role=kept(statement.role),
        kind=statement.kind,
        act=statement.act,
        negated=statement.negated,
        unnamed=statement.unnamed,
        chain=tuple(AnchoredHop(hop.name, hop.kind, kept(hop.at)) for hop in statement.chain),
        addressee=kept(statement.addressee),
        time=kept(statement.time),
        place=kept(statement.place),
    )


def changed_fields(before: Anchored | None, after: Anchored | None) -> tuple[str, ...]:
    """The fields in which two versions of one text differ; what stands around the words is no difference."""
    return _changed(before, after, in_place=True)


def same_version(one: Anchored | None, other: Anchored | None, *, same_text: bool) -> bool:
    """Whether both say the same of the same words; places are compared only where both are of one text."""
    if one is None or other is None:
        return one is other
    return not _changed(one, other, in_place=same_text)


def _changed(one: Anchored | None, other: Anchored | None, *, in_place: bool) -> tuple[str, ...]:
    if one is None or other is None:
        return ()
    return tuple(
        name for name in FIELDS if _bare(getattr(one, name), in_place) != _bare(getattr(other, name), in_place)
    )


def place_in(kept: Anchored, text: str, rule: str, *, same_text: bool) -> Placed:
    """The statement with its places in `text`; in the text that it was made on they are those of then."""
    content = list(_content(kept, text, same_text))
    if any(found.span is None for found in content):
        return Placed(None, tied=any(found.tied for found in content))
    spans = tuple(found.span for found in content if found.span is not None)
    if list(spans) != sorted(spans):
        return Placed(None)
    return put_at(kept, text, spans, rule)


def put_at(kept: Anchored, text: str, content: tuple[Span, ...], rule: str) -> Placed:
    """The statement where its content is known to stand: everything else is looked for as far from it as it was."""
    shift = content[0].start - kept.content[0].start
    lost: list[str] = []

    def placed(field: str, wanted: Anchor | None) -> Span | None:
        if wanted is None:
            return None
        if stands(wanted, text, wanted.start + shift):
            return Span(wanted.start + shift, wanted.start + shift + len(wanted.exact))
        span = find_anchor(wanted, text).span
        if span is None:
            lost.append(field)
        return span

    places = {name: placed(name, getattr(kept, name)) for name in SPANS}
    chain = tuple(Hop(hop.name, hop.kind, placed("chain", hop.at)) for hop in kept.chain)
    made = Statement(
        content=content,
        speaker_name=kept.speaker_name,
        kind=kept.kind,
        act=kept.act,
        negated=kept.negated,
        unnamed=kept.unnamed,
        chain=chain,
        rule=rule or BY_PERSON,
        confidence=1.0,
        **places,
    )
    return Placed(made, tuple(dict.fromkeys(lost)))


def _content(kept: Anchored, text: str, same_text: bool) -> Iterator[Found]:
    """The place of each piece; the pieces after the first are looked for first as far from it as they were."""
    shift: int | None = 0 if same_text else None
    for piece in kept.content:
        if shift is not None and stands(piece, text, piece.start + shift):
            yield Found(Span(piece.start + shift, piece.start + shift + len(piece.exact)))
            continue
        found = find_anchor(piece, text)
        if found.span is not None:
            shift = found.span.start - piece.start
        yield found


def _bare(value: object, in_place: bool) -> object:
    """A field's value without what stands around its words."""
    match value:
        case Anchor():
            return value.exact, value.start if in_place else 0
        case AnchoredHop():
            return value.name, value.kind, _bare(value.at, in_place)
        case tuple():
            return tuple(_bare(each, in_place) for each in value)
        case _:
            return value
