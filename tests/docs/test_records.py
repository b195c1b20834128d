"""What docs/records.md promises of the records of a line is what the code writes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from qawl.model.codec import encode_line
from qawl.model.documents import Article, Span
from qawl.model.figures import Bound, Figure
from qawl.model.meetings import Meeting, MeetingKind, MeetingStatus, Part, Participant
from qawl.model.moments import Moment, MomentBasis, MomentKind, Precision
from qawl.model.positions import Mediation, MediationKind, Position, Stance, Strength
from qawl.model.proposals import (
    DeclaredBy,
    Item,
    Proposal,
    ProposalKind,
    ProposalStatus,
    Response,
    Term,
    Verdict,
)
from qawl.model.records import Reading, Records

PAGE = (Path(__file__).parents[2] / "docs" / "records.md").read_text("utf-8")
TEXT = "قالت حكومة البيلسان أمس إنها ترفض ورقة الوسيطين، ومن المقرر أن تستضيف الزاهرة جولة ثانية بحضور 40 مراقبا."
AT = Span.quoting(TEXT, "ورقة الوسيطين")
SETS: dict[str, type[StrEnum]] = {
    "A moment's `kind`": MomentKind,
    "A `precision`": Precision,
    "A `basis`": MomentBasis,
    "A `bound`": Bound,
    "A meeting's `kind`": MeetingKind,
    "Its `status` is one of `rumoured`": MeetingStatus,
    "A participant's `part`": Part,
    "A `stance`": Stance,
    "A `strength`": Strength,
    "`declared_by`": DeclaredBy,
    "A proposal's `kind`": ProposalKind,
    "Its `status` is one of `floated`": ProposalStatus,
    "An `item`": Item,
    "A `verdict`": Verdict,
    "A mediation's `kind`": MediationKind,
}


def is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(place) is int for place in value)


def one_of(names: type[StrEnum]) -> Callable[[Any], bool]:
    return lambda value: value in list(names)


TYPES: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: type(value) is int,
    "boolean": lambda value: isinstance(value, bool),
    "pair": is_pair,
    "null": lambda value: value is None,
    "list of strings": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "list of objects": lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
    "list of pairs": lambda value: isinstance(value, list) and all(map(is_pair, value)),
    "moment kind": one_of(MomentKind),
    "precision": one_of(Precision),
    "moment basis": one_of(MomentBasis),
    "bound": one_of(Bound),
    "meeting kind": one_of(MeetingKind),
    "meeting status": one_of(MeetingStatus),
    "part": one_of(Part),
    "stance": one_of(Stance),
    "strength": one_of(Strength),
    "declared by": one_of(DeclaredBy),
    "proposal kind": one_of(ProposalKind),
    "proposal status": one_of(ProposalStatus),
    "item": one_of(Item),
    "verdict": one_of(Verdict),
    "mediation kind": one_of(MediationKind),
}


def table(title: str) -> list[tuple[str, str, str]]:
    """The rows under the heading `title`: key, type, example."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [re.split(r"\s\|\s", line.strip("| ")) for line in section.splitlines() if line.startswith("| `")]
    return [(row[0].strip("`"), row[1], row[3].strip("`")) for row in rows]


def fits(value: Any, kind: str) -> bool:
    return any(TYPES[one](value) for one in kind.split(" or "))


def full_records() -> Records:
    """Records in which every field is filled; made by hand, not by the finders."""
    day = date(2026, 3, 4)
    return Records(
        moments=(Moment(AT, MomentKind.DATE, day, day, Precision.DAY, MomentBasis.PUBLISHED, "P1D", AT, rule="day"),),
        figures=(Figure(AT, 40, 40, Bound.EXACT, "person", "other", "الزاهرة", AT, AT, AT, AT, False, AT, 0, "noun"),),
        meetings=(
            Meeting(
                AT,
                MeetingKind.ROUND,
                MeetingStatus.PLANNED,
                (Participant("الزاهرة", AT, "وزير", Part.HOST),),
                AT,
                day,
                day,
                AT,
                AT,
                AT,
                AT,
                2,
                (AT,),
                0,
                "verb",
            ),
        ),
        proposals=(
            Proposal(
                (AT,),
                "ورقة الوسيطين",
                ProposalKind.BRIDGING,
                ProposalStatus.ANSWERED,
                ("الزاهرة",),
                ("الزاهرة",),
                "ورقة",
                3,
                "P45D",
                (Term(AT, Item.RELEASE, 1, "P45D", "السنابل", "البيلسان", AT, AT, AT, 0),),
                (Response(AT, "البيلسان", Verdict.REJECT, DeclaredBy.SELF, "البيلسان", (AT,), 0),),
                "noun",
            ),
        ),
        positions=(
            Position(
                AT,
                "حكومة البيلسان",
                "ورقة الوسيطين",
                Stance.AGAINST,
                Strength.PLAIN,
                AT,
                DeclaredBy.SELF,
                "حكومة البيلسان",
                0,
                "act/reject",
                0.9,
            ),
        ),
        mediations=(Mediation(AT, ("الزاهرة",), MediationKind.HOST, ("البيلسان",), AT, 0, "تستضيف"),),
    )


def forms() -> dict[str, dict[str, Any]]:
    line = json.loads(encode_line(Reading(Article("n-1", TEXT), (), (), "0", full_records())))
    return {
        "A moment": line["moments"][0],
        "A figure": line["figures"][0],
        "A meeting": line["meetings"][0],
        "A participant": line["meetings"][0]["people"][0],
        "A position": line["positions"][0],
        "A proposal": line["proposals"][0],
        "A term": line["proposals"][0]["terms"][0],
        "A response": line["proposals"][0]["responses"][0],
        "A mediation": line["mediations"][0],
    }


@pytest.mark.parametrize("title", forms())
def test_the_page_names_the_keys_that_the_code_writes_in_the_same_order(title: str) -> None:
    assert [key for key, _, _ in table(title)] == list(forms()[title])


@pytest.mark.parametrize("title", forms())
def test_every_value_and_every_example_is_of_the_type_that_the_page_states(title: str) -> None:
    form = forms()[title]

    assert [key for key, kind, _ in table(title) if not fits(form[key], kind)] == []
    assert [key for key, kind, example in table(title) if not fits(json.loads(example), kind)] == []


@pytest.mark.parametrize("sentence", SETS)
def test_the_page_lists_every_name_of_a_closed_set(sentence: str) -> None:
    (line,) = [line for line in PAGE.splitlines() if line.startswith(sentence)]

    assert re.findall(r"`(\w+)`", line.split(" is one of ")[1]) == [name.value for name in SETS[sentence]]


def test_a_line_without_records_has_no_such_keys() -> None:
    line = json.loads(encode_line(Reading(Article("n-1", TEXT), (), (), "0")))

    assert list(line) == ["id", "version", "statements", "silences"]


def test_the_page_names_what_a_dossier_adds() -> None:
    from qawl.dossiers.load import load_dossier
    from qawl.model.codec import line_of
    from qawl.record.article_line import tie_line
    from qawl.record.ties import Ties

    reading = Reading(Article("n-1", TEXT), (), (), "0", full_records())

    plain = json.loads(encode_line(reading))
    tied = tie_line(line_of(reading), reading, Ties(load_dossier("demo")))

    added = {
        name: [key for key in tied[f"{name}s"][0] if key not in plain[f"{name}s"][0]]
        for name in ("position", "proposal", "figure")
    }
    section = PAGE.split("\n## With a dossier\n")[1]
    rows = [re.split(r"\s\|\s", line.strip("| ")) for line in section.splitlines() if line.startswith("| a ")]
    named = {
        name: [row[1].strip("`") for row in rows if row[0] == f"a {name}"]
        for name in ("position", "proposal", "figure")
    }
    assert named == added
    assert list(tied) == [*plain, "dossier"]
    assert list(tied["dossier"]) == ["id", "version", "routed"]
