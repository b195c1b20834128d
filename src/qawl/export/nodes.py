"""JSON as a stream: nodes of linked data as lines, or as one document, with the words they use spelled out inside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from qawl.export.pieces import whole

Json: TypeAlias = "str | int | float | bool | list[Json] | Mapping[str, Json] | None"
Node = dict[str, Json]

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "qawl": "urn:qawl:term:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "url": {"@type": "@id"},
    "eventStatus": {"@type": "@id"},
    "qawl:chain": {"@container": "@list"},
}
"""Nothing of it must be fetched: schema.org by its name space, and ours for what it has no word for."""
PROV_CONTEXT: Node = {
    **CONTEXT,
    **{
        f"prov:{name}": {"@type": "@id"}
        for name in (
            "wasDerivedFrom",
            "wasGeneratedBy",
            "wasAttributedTo",
            "wasAssociatedWith",
            "wasRevisionOf",
            "hadPrimarySource",
            "hadActivity",
            "used",
            "entity",
        )
    },
    "prov:endedAtTime": {"@type": "xsd:dateTime"},
}


def json_bytes(value: Json) -> bytes:
    """Compact JSON in UTF-8, letters as letters; what is None is left out of objects."""
    return whole(json.dumps(_kept(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)).encode()


def _kept(value: Json) -> Json:
    if isinstance(value, Mapping):
        return {key: _kept(one) for key, one in value.items() if one is not None}
    return [_kept(one) for one in value] if isinstance(value, list) else value


def as_lines(nodes: Iterable[Node], context: Json) -> Iterator[bytes]:
    """One node a line, each a whole document of its own."""
    for node in nodes:
        yield json_bytes({"@context": context, **node}) + b"\n"


def as_graph(nodes: Iterable[Node], context: Json) -> Iterator[bytes]:
    """One document of all nodes; it is written while they come."""
    yield b'{"@context":' + json_bytes(context) + b',"@graph":['
    yield from separated(nodes)
    yield b"\n]}\n"


def separated(nodes: Iterable[Node]) -> Iterator[bytes]:
    """The nodes with what stands between them in a list."""
    before = b"\n"
    for node in nodes:
        yield before + json_bytes(node)
        before = b",\n"
