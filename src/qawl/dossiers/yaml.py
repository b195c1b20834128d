"""YAML as a tree of plain texts with their lines: no types are guessed, and nothing that surprises is let in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qawl.dossiers.faults import Fault
from qawl.errors import QawlError

MOST_BYTES = 512 * 1024
"""A dossier of some hundred actors has 40 KB."""
_MOST_DEPTH = 12
_TAB = re.compile(r"^ *\t[ \t]*\S")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it stands in the file: «no», «on» and a date are texts too."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and what stands at each, in the order of the file; a key that stands twice stands here twice."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Items | Table


class NotYaml(QawlError):
    """The file cannot be read as a tree at all; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def read_tree(data: bytes) -> Node | None:
    """The tree of one YAML document, None for an empty one; raises NotYaml.

    References, tags and a second document are refused: they are traps for a reader, and the way bombs are made.
    """
    text = _decoded(data)
    for number, line in enumerate(text.split("\n"), 1):
        if _TAB.match(line):
            raise NotYaml(Fault(number, "dossier-tab"))
    return _built(_events(text))


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise NotYaml(Fault(1, "dossier-too-big", (("limit", MOST_BYTES // 1024),)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotYaml(Fault(line, "dossier-not-utf8", (("byte", error.start),))) from error
    if (found := _UNPRINTABLE.search(text)) is not None:
        line = text.count("\n", 0, found.start()) + 1
        raise NotYaml(Fault(line, "dossier-control", (("sign", found[0]),)))
    return text


def _events(text: str) -> Iterator[Any]:
    """What PyYAML sees, piece by piece; only its scanner and parser are used, which call nothing."""
    import yaml  # type: ignore[import-untyped]

    try:
        yield from yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        reason = error.problem or error.context or str(error)
        raise NotYaml(Fault(line, "dossier-not-yaml", (("reason", reason),))) from error
    except yaml.YAMLError as error:
        raise NotYaml(Fault(1, "dossier-not-yaml", (("reason", str(error)),))) from error


@dataclass(slots=True)
class _Open:
    """A list or table that has not ended."""

    table: bool
    line: int
    nodes: list[Node]


def _built(events: Iterator[Any]) -> Node | None:
    """The tree that the events tell; a stack in place of recursion, so that no depth can break it."""
    stack: list[_Open] = []
    root: Node | None = None
    for event in events:
        kind, line = type(event).__name__, event.start_mark.line + 1
        node: Node | None = None
        match kind:
            case "DocumentStartEvent" if root is not None:
                raise NotYaml(Fault(line, "dossier-two-documents"))
            case "AliasEvent":
                raise NotYaml(Fault(line, "dossier-reference", (("sign", "*"),)))
            case "ScalarEvent" | "SequenceStartEvent" | "MappingStartEvent":
                _check_plain(event, line)
                if kind == "ScalarEvent":
                    node = Scalar(event.value, line)
                elif len(stack) >= _MOST_DEPTH:
                    raise NotYaml(Fault(line, "dossier-too-deep"))
                else:
                    stack.append(_Open(kind == "MappingStartEvent", line, []))
            case "SequenceEndEvent" | "MappingEndEvent":
                node = _closed(stack.pop())
        if node is not None and stack:
            stack[-1].nodes.append(node)
        elif node is not None:
            root = node
    return root


def _check_plain(event: Any, line: int) -> None:
    if event.anchor is not None:
        raise NotYaml(Fault(line, "dossier-reference", (("sign", "&"),)))
    if event.tag is not None:
        raise NotYaml(Fault(line, "dossier-tag"))


def _closed(opened: _Open) -> Node:
    if not opened.table:
        return Items(tuple(opened.nodes), opened.line)
    pairs: list[tuple[Scalar, Node]] = []
    for key, value in zip(opened.nodes[::2], opened.nodes[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise NotYaml(Fault(key.line, "dossier-key-no-text"))
        pairs.append((key, value))
    return Table(tuple(pairs), opened.line)
