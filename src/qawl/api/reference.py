"""The reference of the interface: every question with its fields, from its own description, for a page to lay out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qawl.wording import Lang, say

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """What a question may be asked with."""

    name: str
    means: str
    required: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a program may ask or send."""

    method: str
    pieces: tuple[str, ...]
    """Its address, cut behind every slash: there a line may break."""
    means: str
    writes: bool
    fields: tuple[Field, ...]


def questions_of(described: Node, lang: Lang) -> tuple[Question, ...]:
    """Every question in the order of the description, in the reader's language."""
    return tuple(_question(path, method, one, lang) for path, method, one in _operations(described))


def _operations(described: Node) -> Iterator[tuple[str, str, Node]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"/api{path}", method.upper(), operation


def _question(path: str, method: str, operation: Node, lang: Lang) -> Question:
    *folders, last = path.split("/")
    means = operation["summary" if lang == "en" else "description"]
    fields = tuple(_field(param, lang) for param in operation.get("parameters", ()))
    return Question(method, (*(f"{folder}/" for folder in folders), last), means, method == "POST", fields)


def _field(param: Node, lang: Lang) -> Field:
    return Field(param["name"], say(lang, f"api-field-{param['name']}"), bool(param.get("required")))
