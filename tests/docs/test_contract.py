"""What docs/contract.md promises of a line is what the code writes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from qawl.model.codec import encode_form, encode_line, statement_form
from qawl.model.documents import Article, Span
from qawl.model.records import Act, Hop, HopKind, Kind, Reading, Silence, Statement, Unnamed
from qawl.model.world import Actor, ActorKind, Bearing, Known, Link, Mention, Part, Reason, Role
from qawl.registry.load import Registry
from qawl.resolve.telling import actor_form

PAGE = (Path(__file__).parents[2] / "docs" / "contract.md").read_text("utf-8")
TEXT = "قالت وزيرة النقل للصحفيين مساء الخميس في العاصمة إن الجسر جاهز، ولم تذكر متى يفتح."

Row = tuple[str, str, str]


def table(title: str) -> list[Row]:
    """The rows under the heading `title`: key, type, example."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [re.split(r"\s\|\s", line.strip("| ")) for line in section.splitlines() if line.startswith("| `")]
    return [(row[0].strip("`"), row[1], row[3].strip("`")) for row in rows]


def keys(title: str) -> list[str]:
    return [key for key, _, _ in table(title)]


def is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(place) is int for place in value)


TYPES: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, float),
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "pair": is_pair,
    "null": lambda value: value is None,
    "kind": lambda value: value in list(Kind),
    "act": lambda value: value in list(Act),
    "hop kind": lambda value: value in list(HopKind),
    "list of strings": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "list of objects": lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
    "list of pairs": lambda value: isinstance(value, list) and all(map(is_pair, value)),
}


def fits(value: Any, kind: str) -> bool:
    return any(TYPES[one](value) for one in kind.split(" or "))


def full_reading() -> Reading:
    """A reading in which every field is filled; made by hand, not by the finders."""
    speaker = Span.quoting(TEXT, "وزيرة النقل")
    statement = Statement(
        content=(Span.quoting(TEXT, "الجسر جاهز"),),
        cue=Span.quoting(TEXT, "قالت"),
        speaker=speaker,
        speaker_name="وزيرة النقل",
        role=speaker,
        kind=Kind.INDIRECT,
        act=Act.SAY,
        negated=False,
        unnamed=Unnamed("أوروبية", None),
        chain=(Hop("صحيفة الساحل", HopKind.MEDIA, None), Hop("وزيرة النقل", HopKind.PERSON, speaker)),
        addressee=Span.quoting(TEXT, "للصحفيين"),
        time=Span.quoting(TEXT, "مساء الخميس"),
        place=Span.quoting(TEXT, "في العاصمة"),
        rule="قال/verb",
        confidence=0.9,
    )
    silence = Silence(
        Span.quoting(TEXT, "لم تذكر"), speaker, "وزيرة النقل", Span.quoting(TEXT, "متى يفتح"), "ذكر/silence"
    )
    return Reading(Article("n-17", TEXT), (statement,), (silence,), "0.1.0+words.0")


def written() -> dict[str, Any]:
    """The line as its reader sees it, after JSON."""
    line: dict[str, Any] = json.loads(encode_line(full_reading()))
    return line


def forms() -> dict[str, dict[str, Any]]:
    line = written()
    statement = line["statements"][0]
    return {
        "Output line": line,
        "A statement": statement,
        "A hop": statement["hops"][1],
        "An unnamed source": statement["unnamed"],
        "Places": statement["at"],
        "A silence": line["silences"][0],
        "The key `actors`": linked_form(),
    }


def linked_form() -> dict[str, Any]:
    """A linked mention as its reader sees it, after JSON."""
    actor = Actor("hoda-bayraq", ActorKind.PERSON, ("هدى البيرق",), en=("Hoda Bayraq",), sex="f")
    mention = Mention("البيرق", True, HopKind.PERSON, (), (Span(5, 11),), (Role(0, Part.SPEAKER),))
    link = Link(actor.id, 0.95, (Reason("why-his-alone", (("form", "البيرق"),)),), "qawl")
    known = Known(mention, link, Bearing(("البيرق",), True, (), (), False, ""))
    form: dict[str, Any] = json.loads(encode_form(actor_form(known, link, Registry({actor.id: actor}, ""))))
    return form


@pytest.mark.parametrize("title", forms())
def test_the_page_names_the_keys_that_the_code_writes_in_the_same_order(title: str) -> None:
    assert keys(title) == list(forms()[title])


@pytest.mark.parametrize("title", forms())
def test_every_value_is_of_the_type_that_the_page_states(title: str) -> None:
    form = forms()[title]

    wrong = [key for key, kind, _ in table(title) if not fits(form[key], kind)]

    assert wrong == []


@pytest.mark.parametrize("title", [*forms(), "Input line"])
def test_every_example_is_json_of_the_stated_type(title: str) -> None:
    wrong = [key for key, kind, example in table(title) if not fits(json.loads(example), kind)]

    assert wrong == []


def test_the_input_keys_are_the_fields_of_an_article() -> None:
    found_by_us = {"segments", "credits", "lang", "basis"}

    fields = [field.name for field in msgspec.inspect.type_info(Article).fields]

    assert keys("Input line") == [name for name in fields if name not in found_by_us]


@pytest.mark.parametrize(
    ("sentence", "names"), [("`kind` is", Kind), ("`act` is", Act), ("A hop's `kind` is", HopKind)]
)
def test_the_page_lists_every_name_of_a_closed_set(sentence: str, names: type[Kind | Act | HopKind]) -> None:
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"{sentence} one of")]

    assert re.findall(r"`(\w+)`", line.split(" one of ")[1]) == [name.value for name in names]


def test_what_the_clause_does_not_say_is_null_and_has_no_place() -> None:
    statement = replace(full_reading().statements[0], time=None)

    form = statement_form(TEXT, statement)

    assert form["time"] is None
    assert list(form["at"]) == ["role", "addressee", "place"]


def test_offsets_count_code_points_and_give_the_words_back() -> None:
    statement = written()["statements"][0]

    start, end = statement["at"]["time"]

    assert TEXT[start:end] == statement["time"] == "مساء الخميس"
