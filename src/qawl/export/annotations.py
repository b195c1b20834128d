"""What was found in articles as W3C Web Annotations: words picked out by place and by quotation, with what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from qawl.export.nodes import Json, Node, as_lines, json_bytes, separated
from qawl.export.pieces import Address, Item, Naming, Piece, safe_url, units, urn
from qawl.export.provenance import record_evidence
from qawl.model.documents import Article, Span
from qawl.model.record import Record
from qawl.model.record_lines import Evidence
from qawl.model.records import Records
from qawl.runners.stories import Counted

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The recommendation asks for this address and no other; readers of annotations know it without fetching it."""
AROUND = 32
"""Code points before and after the quoted words."""


def write_annotations_lines(items: Iterable[Item], address: Address = urn) -> Iterator[bytes]:
    """One annotation a line."""
    return as_lines(annotation_nodes(items, address), CONTEXT)


def write_annotations(items: Iterable[Item], address: Address = urn) -> Iterator[bytes]:
    """One page of annotations."""
    yield b'{"@context":' + json_bytes(CONTEXT) + b',"type":"AnnotationPage","startIndex":0,"items":['
    yield from separated(annotation_nodes(items, address))
    yield b"\n]}\n"


def annotation_nodes(items: Iterable[Item], address: Address = urn) -> Iterator[Node]:
    """One annotation for each statement and each other thing found, and for each place that carries a line.

    Stories pick out no words: they give none.
    """
    for unit in units(items):
        match unit:
            case Piece():
                yield from _piece(unit, address)
            case Record():
                for kind, own_id, evidence in record_evidence(unit):
                    for nth, one in enumerate(evidence):
                        yield _carrying(kind, own_id, nth, one, address)
            case Counted():
                pass
            case _:
                assert_never(unit)


def _piece(piece: Piece, address: Address) -> Iterator[Node]:
    article = piece.article
    for said in piece.said:
        made = said.statement
        tags = [f"act:{made.act}", f"kind:{made.kind}"]
        note = " ← ".join(agent.name for agent in said.chain if agent.name)
        own = address("annotation", f"statement-{said.id}")
        yield _annotation(own, address("statement", said.id), article, made.content, tags, address, note)
    if piece.records is not None:
        naming = Naming(article)
        for kind, spans, tags in _found(piece.records):
            own_id = naming.id(kind, spans[0])
            own = address("annotation", f"{kind}-{own_id}")
            yield _annotation(own, address(kind, own_id), article, spans, [f"kind:{kind}", *tags], address)


def _found(records: Records) -> Iterator[tuple[str, tuple[Span, ...], list[str]]]:
    """Kind, places and tags of everything besides statements."""
    for figure in records.figures:
        yield "figure", (figure.at,), [f"measure:{figure.measure}", f"bound:{figure.bound}"]
    for meeting in records.meetings:
        yield "meeting", (meeting.at,), [f"meeting:{meeting.kind}", f"status:{meeting.status}"]
    for proposal in records.proposals:
        yield "proposal", proposal.at[:1], [f"proposal:{proposal.kind}", f"status:{proposal.status}"]
        for response in proposal.responses:
            yield "answer", (response.at,), [f"verdict:{response.verdict}", f"declared-by:{response.declared_by}"]
    for position in records.positions:
        yield "position", (position.at,), [f"stance:{position.stance}", f"declared-by:{position.declared_by}"]
    for moment in records.moments:
        yield "moment", (moment.at,), [f"moment:{moment.kind}"]


def _annotation(
    own: str,
    about: str,
    article: Article,
    spans: Sequence[Span],
    tags: Sequence[str],
    address: Address,
    note: str = "",
) -> Node:
    source = safe_url(article.url) or address("article", article.id)
    targets: list[Json] = [_target(source, article.text, span) for span in spans]
    return _node(own, about, targets, tags, note)


def _node(own: str, about: str, targets: list[Json], tags: Sequence[str], note: str) -> Node:
    """What the words are stands in the body: the address of the record, codes as tags, the chain as a note."""
    bodies: list[Json] = [{"id": about, "type": "Dataset", "format": "application/ld+json"}]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag, "format": "text/plain"} for tag in tags]
    if note:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": note, "format": "text/plain"})
    return {
        "id": own,
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(source: str, text: str, span: Span) -> Node:
    """By quotation first: the page itself has other characters around the text than we counted."""
    return {
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _carrying(kind: str, own_id: str, nth: int, one: Evidence, address: Address) -> Node:
    """One place that carries a line; the words around it as far as the record holds them."""
    source = safe_url(one.url) or address("article", one.article)
    targets: list[Json] = [{"source": source, "selector": [*_quote(one, span), _position(span)]} for span in one.spans]
    own = address("annotation", f"{kind}-{own_id}-{nth}")
    return _node(own, address(kind, own_id), targets, [f"kind:{kind}"], " ← ".join(one.chain))


def _position(span: Span) -> Node:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _quote(one: Evidence, span: Span) -> Iterator[Json]:
    """The quotation, where the sentence that the record holds has all of it."""
    around = one.context
    if around is None or not around.start <= span.start < span.end <= around.end:
        if len(one.spans) == 1:
            yield {"type": "TextQuoteSelector", "exact": one.exact}
        return
    start, end = span.start - around.start, span.end - around.start
    yield {
        "type": "TextQuoteSelector",
        "exact": one.sentence[start:end],
        "prefix": one.sentence[max(0, start - AROUND) : start],
        "suffix": one.sentence[end : end + AROUND],
    }
