"""FollowTheMoney: every entity is valid by the model itself, and whatever it points at is there."""

from __future__ import annotations

import json
from collections import Counter
from urllib.parse import unquote

import pytest
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy

from qawl.export.ftm import entity_id, ftm_entities, write_ftm
from qawl.store.contract.store import statement_ids
from tests.export.linked import demo, demo_actors, demo_readings, demo_record, evil_reading
from tests.show.made import reading_of


def checked(line: bytes) -> EntityProxy:
    """The entity as the model takes it; nothing of it may be cleaned away or changed."""
    data = json.loads(line)
    proxy = model.get_proxy(data, cleaned=False)
    proxy.schema.validate(data)
    given = {name: set(values) for name, values in data["properties"].items()}
    held = {name: set(values) for name, values in proxy.to_dict()["properties"].items()}
    assert held == given
    for prop, value in proxy.itervalues():
        assert prop.type.validate(value), f"{prop.qname}: {value!r}"
        if prop.type.max_length:
            assert len(value) <= prop.type.max_length
    return proxy


@pytest.fixture(scope="module")
def whole() -> list[EntityProxy]:
    return [checked(line) for line in write_ftm([*demo(), demo_record()], demo_actors())]


def test_every_entity_of_the_demo_is_valid_and_whole(whole: list[EntityProxy]) -> None:
    counts = Counter(one.schema.name for one in whole)

    assert {"Article", "Person", "Organization", "PublicBody", "Mention", "Documentation", "Note", "Event"} <= set(
        counts
    )
    assert counts["Note"] > sum(len(one.statements) for one in demo_readings())


def test_whatever_is_pointed_at_is_there_and_fits(whole: list[EntityProxy]) -> None:
    held = {one.id: one for one in whole}

    for one in whole:
        for prop, value in one.itervalues():
            if prop.type.name == "entity":
                assert value in held, f"{one.schema.name}.{prop.name} points at nothing"
                assert prop.range is not None
                assert held[value].schema.is_a(prop.range)


def test_what_comes_twice_is_the_same_entity(whole: list[EntityProxy]) -> None:
    seen: dict[str, str] = {}
    for one in whole:
        assert seen.setdefault(one.id or "", one.schema.name) == one.schema.name


def test_a_statement_is_a_note_with_its_words_speaker_and_proof(whole: list[EntityProxy]) -> None:
    held = {one.id: one for one in whole}

    for reading in demo_readings():
        for own, made in zip(statement_ids(reading), reading.statements, strict=True):
            note = held[entity_id("statement", own)]
            assert made.content[0].of(reading.article.text).strip() in note.first("description")
            assert note.get("proof") == [entity_id("article", reading.article.id)]
            assert made.act in note.get("keywords")


def test_an_actor_is_written_once_with_what_the_registry_knows() -> None:
    entities = list(ftm_entities(demo(), demo_actors()))

    people = [one["id"] for one in entities if one["schema"] == "Person"]
    assert len(people) == len(set(people)) > 3
    linked = {known.link.actor for one in demo() for known in one.mentions if known.link}
    assert {one["id"] for one in entities} & {entity_id("actor", actor) for actor in linked}


def test_names_that_no_link_explains_are_mentions_and_nobody() -> None:
    entities = list(ftm_entities(demo_readings()))

    assert {one["schema"] for one in entities} == {"Article", "Mention", "Note"}
    assert all("resolved" not in one["properties"] for one in entities)  # type: ignore[operator]


def test_meetings_of_the_record_are_events_with_known_days(whole: list[EntityProxy]) -> None:
    held = {one.id: one for one in whole}

    for line in demo_record().meetings:
        event = held[entity_id("meeting", line.id)]
        assert event.first("startDate") == (line.first.isoformat() if line.first else None)
        assert line.status in event.get("keywords")


def test_a_hostile_article_is_only_words() -> None:
    proxies = [checked(line) for line in write_ftm([evil_reading()])]

    (article,) = (one for one in proxies if one.schema.name == "Article")
    assert article.get("sourceUrl") == []
    assert article.get("publishedAt") == []
    assert "\x07" not in json.dumps([one.to_dict() for one in proxies], ensure_ascii=False)


def test_a_broken_entity_is_seen() -> None:
    line = next(iter(write_ftm(demo_readings()[:1])))
    broken = json.loads(line)
    broken["properties"]["publishedAt"] = ["غدا"]

    with pytest.raises((AssertionError, InvalidData)):
        checked(json.dumps(broken).encode())


def test_marks_blanks_and_addresses_stand_as_the_model_keeps_them() -> None:
    """«التطوُّر» with its marks in either order, a zero-width space, and an address with marks."""
    title, url = "التطو\u0651\u064fر \u200bفي\u2003الجسر", "https://sahil.example/التطو\u0651\u064fر"
    reading = reading_of("قال الوزير", title=title, url=url, name="الوزير\u200f")

    article, *_ = (checked(line) for line in write_ftm([reading]))

    assert article.first("title") == "التطو\u064f\u0651ر في الجسر"
    assert unquote(article.first("sourceUrl")) == url
