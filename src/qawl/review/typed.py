"""What a person types into a form about a statement, turned into places of the text, or into what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from qawl.model.documents import Span
from qawl.model.records import Act, Hop, HopKind, Kind, Statement, Unnamed
from qawl.model.review import SPANS
from qawl.review.anchored import BY_PERSON
from qawl.text.fold import fold, fold_with_origins

HOPS = 4
"""Sources of a chain that a form has room for; a longer chain has as many rows as it has sources."""
MOST_LETTERS = 20_000
"""Code points of one field; nobody types more."""
Typed = Mapping[str, str]
E = TypeVar("E", Kind, Act, HopKind)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field: a key of the word files, and the words that it is about."""

    field: str
    code: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form says; `statement` is None where something is wrong with it."""

    statement: Statement | None
    faults: tuple[Fault, ...] = ()


def form_of(text: str, statement: Statement) -> dict[str, str]:
    """A statement as the fields of a form, by which `read_typed` makes the same statement again."""
    fields = {"content": "\n".join(_one_line(span.of(text)) for span in statement.content)}
    for name in SPANS:
        span: Span | None = getattr(statement, name)
        fields[name] = "" if span is None else _one_line(span.of(text))
    fields |= {
        "speaker_name": statement.speaker_name or "",
        "kind": statement.kind.value,
        "act": statement.act.value,
        "negated": "yes" if statement.negated else "",
        "anonymous": "yes" if statement.unnamed is not None else "",
        "nationality": (statement.unnamed.nationality or "") if statement.unnamed else "",
        "office": (statement.unnamed.office or "") if statement.unnamed else "",
    }
    for number in range(hops_of(statement)):
        hop = statement.chain[number] if number < len(statement.chain) else None
        fields[f"hop-{number}-name"] = hop.name if hop else ""
        fields[f"hop-{number}-kind"] = hop.kind.value if hop else HopKind.PERSON.value
    return fields


def hops_of(statement: Statement | None) -> int:
    """How many rows the chain of a statement takes in a form."""
    return max(HOPS, len(statement.chain) if statement is not None else 0)


def read_typed(text: str, typed: Typed, before: Statement | None = None, near: int = 0) -> Filled:
    """The statement that a form describes.

    Words are looked for in the text: where the statement `before` has them, else as near to it as they stand (to the
    place `near` for one that is added). What is typed in other spelling is found too, and kept as the article has it.
    """
    faults: list[Fault] = []
    content = _content(text, typed.get("content", ""), before, near, faults)
    around = content[0].start if content else before.content[0].start if before else near
    spans = {name: _span(text, name, typed.get(name, ""), before, around, faults) for name in SPANS}
    kind, act = _choice(Kind, "kind", typed, faults), _choice(Act, "act", typed, faults)
    chain = tuple(_chain(text, typed, before, around, faults))
    if faults or not content or kind is None or act is None:
        return Filled(None, tuple(faults))
    unnamed = Unnamed(_words(typed, "nationality"), _words(typed, "office")) if typed.get("anonymous") else None
    return Filled(
        Statement(
            content=content,
            speaker_name=_words(typed, "speaker_name"),
            kind=kind,
            act=act,
            negated=bool(typed.get("negated")),
            unnamed=unnamed,
            chain=chain,
            rule=before.rule if before is not None else BY_PERSON,
            confidence=1.0,
            **spans,
        )
    )


def _content(text: str, typed: str, before: Statement | None, near: int, faults: list[Fault]) -> tuple[Span, ...]:
    """The pieces, one a line, in text order."""
    lines = [line for line in typed.splitlines() if line.strip()]
    if not lines:
        faults.append(Fault("content", "review-fault-empty"))
        return ()
    held = before.content if before is not None else ()
    around = held[0].start if held else near
    spans: list[Span] = []
    for line in lines:
        span = find_words(text, line, around, held)
        if span is None:
            faults.append(Fault("content", "review-fault-not-there", line.strip()))
            return ()
        spans.append(span)
        around = span.end
    if any(one.end > other.start for one, other in pairwise(spans)):
        faults.append(Fault("content", "review-fault-order"))
        return ()
    return tuple(spans)


def _span(text: str, name: str, typed: str, before: Statement | None, around: int, faults: list[Fault]) -> Span | None:
    if not typed.strip():
        return None
    held: Span | None = getattr(before, name) if before is not None else None
    span = find_words(text, typed, around, () if held is None else (held,))
    if span is None:
        faults.append(Fault(name, "review-fault-not-there", typed.strip()))
    return span


def _chain(text: str, typed: Typed, before: Statement | None, around: int, faults: list[Fault]) -> Iterator[Hop]:
    """The sources that have a name, with the place of the name where the text has it."""
    held = {hop.name: hop for hop in before.chain} if before is not None else {}
    number = 0
    while (name := typed.get(f"hop-{number}-name")) is not None:
        kind = _choice(HopKind, f"hop-{number}-kind", typed, faults) if name.strip() else None
        name, number = _one_line(name), number + 1
        if kind is None:
            continue
        known = held.get(name)
        yield Hop(name, kind, known.at if known is not None else find_words(text, name, around, ()))


def find_words(text: str, typed: str, around: int, held: Sequence[Span]) -> Span | None:
    """Where the text has the words: in a place that is held already, else nearest to `around`."""
    words = _one_line(typed)
    if not words or len(typed) > MOST_LETTERS:
        return None
    for span in held:
        if _one_line(span.of(text)) == words:
            return span
    return _nearest(_places(text, words), around) or _nearest(_folded_places(text, words), around)


def _places(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _folded_places(text: str, words: str) -> Iterator[Span]:
    """Where they stand in other spelling, or across a line break."""
    folded = fold_with_origins(text.replace("\n", " "))
    wanted = fold(words).strip()
    start = folded.text.find(wanted) if wanted else -1
    while start >= 0:
        yield folded.origin(start, start + len(wanted))
        start = folded.text.find(wanted, start + 1)


def _nearest(places: Iterator[Span], around: int) -> Span | None:
    return min(places, key=lambda span: (abs(span.start - around), span.start), default=None)


def _choice(kinds: type[E], name: str, typed: Typed, faults: list[Fault]) -> E | None:
    try:
        return kinds(typed.get(name, ""))
    except ValueError:
        faults.append(Fault(name, "review-fault-choice", typed.get(name, "")))
        return None


def _words(typed: Typed, name: str) -> str | None:
    return _one_line(typed.get(name, "")) or None


def _one_line(words: str) -> str:
    return " ".join(words.split())
