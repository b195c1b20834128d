"""Label Studio: tasks by its documented format, places as it counts them, and labels that its file knows."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from qawl.export.label_studio import label_studio_config, write_label_studio
from qawl.review.effective import effective
from qawl.store.contract.store import statement_ids
from qawl.wording import Lang
from tests.export.linked import EVIL, demo_readings, evil_reading
from tests.review.made import TEXT, decided, read


def tasks(*readings: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(b"".join(write_label_studio(readings)))
    return made


def controls(config: str) -> dict[str, tuple[str, set[str]]]:
    """What each control of a labelling interface takes: its kind, and the values that it knows."""
    root = ElementTree.fromstring(config)
    found = {
        node.attrib["name"]: (node.tag.lower(), {child.attrib["alias"] for child in node})
        for node in root
        if node.tag in ("Labels", "Choices")
    }
    return found | {"relations": ("relation", {node.attrib["value"] for node in root.iter("Relation")})}


def faults(task: dict[str, Any], known: dict[str, tuple[str, set[str]]]) -> list[str]:
    """What of a task Label Studio could not load."""
    found, text = [], task["data"]["text"]
    for made in (*task.get("predictions", ()), *task.get("annotations", ())):
        ids = {one["id"] for one in made["result"] if one["type"] == "labels"}
        if len(ids) != sum(one["type"] == "labels" for one in made["result"]):
            found.append("two regions of one id")
        for one in made["result"]:
            if one["type"] == "relation":
                if not {one["from_id"], one["to_id"]} <= ids or not set(one["labels"]) <= known["relations"][1]:
                    found.append(f"relation {one}")
                continue
            kind, values = known[one["from_name"]]
            value = one["value"]
            if one["type"] != kind or one["to_name"] != "text" or one["id"] not in ids:
                found.append(f"region {one}")
            if (
                not 0 <= value["start"] < value["end"] <= len(text)
                or text[value["start"] : value["end"]] != value["text"]
            ):
                found.append(f"place {one}")
            if not set(value[one["type"]]) <= values:
                found.append(f"value {one}")
    return found


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_article_of_the_demo_is_a_task_that_fits_the_interface(lang: Lang) -> None:
    known = controls(label_studio_config(lang))
    made = tasks(*demo_readings(), evil_reading())

    assert len(made) == len(demo_readings()) + 1
    assert [fault for task in made for fault in faults(task, known)] == []
    labels = {
        label
        for task in made
        for one in task["predictions"][0]["result"]
        for label in one.get("value", {}).get("labels", ())
    }
    assert labels >= {"content", "cue", "speaker", "source", "figure", "meeting", "proposal", "position", "moment"}


def test_places_count_code_points_as_label_studio_does() -> None:
    (task,) = tasks(evil_reading())

    first = next(one for one in task["predictions"][0]["result"] if one["type"] == "labels")

    assert (first["value"]["start"], first["value"]["end"]) == (EVIL.index("إن الجولة"), EVIL.index("🕊️") + 2)
    assert "\r" not in task["data"]["text"]
    assert len(task["data"]["text"]) == len(EVIL), "no place may move"


def test_what_a_program_found_is_a_prediction_and_what_a_person_judged_an_annotation() -> None:
    reading = read(TEXT)
    ids = statement_ids(reading)

    (found,), (judged,) = tasks(reading), tasks(effective(reading, ids, [decided(reading, 0)]))

    assert found["predictions"][0]["model_version"] == f"qawl {reading.version}"
    assert 0 < found["predictions"][0]["score"] <= 1
    assert "predictions" not in judged
    assert judged["annotations"][0]["result"] == found["predictions"][0]["result"]


def test_each_statement_has_its_act_and_its_parts_tied_to_it() -> None:
    reading = next(one for one in demo_readings() if one.statements and one.statements[0].speaker)
    (task,) = tasks(reading)
    own = statement_ids(reading)[0]
    result = task["predictions"][0]["result"]

    acts = [
        one["value"]["choices"] for one in result if one.get("from_name") == "act" and one["id"] == f"{own}-content-0"
    ]
    tied = {one["labels"][0] for one in result if one["type"] == "relation" and one["from_id"] == f"{own}-content-0"}

    assert acts == [[reading.statements[0].act]]
    assert "speaker" in tied


def test_the_interface_speaks_the_readers_language_and_keeps_the_codes() -> None:
    arabic, english = label_studio_config("ar"), label_studio_config("en")

    assert controls(arabic) == controls(english)
    assert 'value="القائل" alias="speaker"' in arabic
    assert not re.search("[\u0600-\u06ff]", english)


def test_label_studios_own_checks_find_nothing_to_mend() -> None:
    from label_studio_sdk.label_interface import LabelInterface  # slow to load

    interface = LabelInterface(label_studio_config("ar"))
    made = tasks(*demo_readings(), evil_reading())

    interface.validate()
    for task in made:
        assert interface.validate_task({"data": task["data"]})
        assert interface.validate_prediction(task["predictions"][0], return_errors=True) == []

    made[0]["predictions"][0]["result"][0]["from_name"] = "nothing"
    assert interface.validate_prediction(made[0]["predictions"][0], return_errors=True), "it looks at what it is given"
    assert not interface.validate_task({"data": {"words": "x"}})


def test_a_faulty_task_is_seen() -> None:
    (task,) = tasks(demo_readings()[0])
    regions = [one for one in task["predictions"][0]["result"] if one["type"] == "labels"]
    regions[0]["value"]["start"] += 1
    regions[1]["value"]["labels"] = ["nobody"]

    assert len(faults(task, controls(label_studio_config("ar")))) == 2
