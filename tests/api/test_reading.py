"""What a program reads from the interface."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from qawl.api.exporting import OTHERS, TYPES
from qawl.export.formats import What, forms_for
from qawl.store.contract.store import Filter
from tests.api.asking import Served


def pages(served: Served, path: str) -> list[Any]:
    found, place = [], path
    while place:
        page = served.get(place)
        found += page["items"]
        place = (page["next"] or "").removeprefix("/api")
    return found


def test_all_statements_come_page_by_page_and_in_one_stream(read_only: Served) -> None:
    with read_only.library.store() as store:
        expected = [stored.id for stored in store.statements()]

    lines = read_only.client().get("/api/statements.jsonl").text.splitlines()

    assert [one["id"] for one in pages(read_only, "/statements?limit=37")] == expected
    assert [json.loads(line)["id"] for line in lines] == expected


def test_the_sheet_has_every_statement_and_opens_in_a_spreadsheet(read_only: Served) -> None:
    answer = read_only.client().get("/api/statements.csv")

    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))

    assert answer.text.startswith("\ufeff")
    assert len(rows) == len(read_only.client().get("/api/statements.jsonl").text.splitlines()) > 100
    assert answer.headers["content-disposition"] == 'attachment; filename="statements.csv"'


def test_filters_are_those_of_the_store(read_only: Served) -> None:
    with read_only.library.store() as store:
        expected = [stored.id for stored in store.statements(Filter(words="هدنة", outlet="شراع"))]

    found = pages(read_only, "/statements?words=الهُدنة&outlet=شراع")

    assert expected
    assert [one["id"] for one in found] == expected


def test_all_articles_come_page_by_page_and_one_with_its_statements(read_only: Served) -> None:
    with read_only.library.store() as store:
        expected = [card.id for card in store.articles()]

    cards = pages(read_only, "/articles?limit=10")
    whole = read_only.get(cards[0]["address"].removeprefix("/api"))

    assert [card["id"] for card in cards] == expected
    assert len(whole["statements"]) == cards[0]["statements"] > 0
    for one in whole["statements"]:
        assert [whole["text"][start:end] for start, end in one["content"]] == one["words"]


def test_a_statement_has_a_permanent_address_for_what_the_machine_found(read_only: Served) -> None:
    one = read_only.get("/statements?limit=1")["items"][0]

    frozen = read_only.get(one["permanent"].removeprefix("/api"))

    assert (frozen["action"], frozen["revision"]) == ("found", 0)
    assert [piece["exact"] for piece in frozen["said"]["content"]] == one["words"]


def test_actors_and_stories_can_be_listed_and_opened(read_only: Served) -> None:
    actors, stories = pages(read_only, "/actors?limit=50"), pages(read_only, "/stories?least=1&limit=50")

    actor = read_only.get(actors[0]["address"].removeprefix("/api"))
    story = read_only.get(stories[0]["address"].removeprefix("/api"))

    assert actor["statements"] == actors[0]["statements"] > 0
    assert [one["id"] for one in story["articles"]] == stories[0]["articles"]
    assert len({one["id"] for one in actors}) == len(actors) > 50
    assert read_only.get("/actors?words=" + actors[0]["label_ar"])["items"][0]["id"] == actors[0]["id"]


@pytest.mark.parametrize("part", ["record", "matrix", "meetings", "figures"])
def test_a_dossier_is_told_up_to_a_day(read_only: Served, part: str) -> None:
    own = read_only.get("/dossiers")["items"][0]["id"]

    whole, early = (read_only.get(f"/dossiers/{own}/{part}{at}") for at in ("", "?at=2026-03-05"))

    assert early["at"] == "2026-03-05"
    assert len(json.dumps(early)) < len(json.dumps(whole))


def test_changes_name_the_lines_that_are_new(read_only: Served) -> None:
    own = read_only.get("/dossiers")["items"][0]["id"]

    changes = read_only.get(f"/dossiers/{own}/changes?since=2026-03-03&until=2026-04-20")
    record = read_only.get(f"/dossiers/{own}/record?at=2026-04-20")

    assert changes["meetings"]["new"]
    assert set(changes["meetings"]["new"]) <= {line["id"] for line in record["meetings"]}


def test_sources_are_listed_even_where_there_are_none(read_only: Served) -> None:
    assert read_only.get("/sources") == {"items": [], "next": None}


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/statements?limit=0", 422, "api-unfit"),
        ("/statements?limit=1_0", 422, "api-unfit"),
        ("/statements?since=20260305", 422, "api-unfit"),
        ("/statements?act=shout", 422, "api-unfit"),
        ("/statements?form=csv", 422, "api-unknown-field"),
        ("/statements?words=a&words=b", 422, "api-twice"),
        ("/statements?cursor=zzz", 422, "api-bad-cursor"),
        ("/statements?cursor=%D9%82", 422, "api-bad-cursor"),
        ("/statements?since=2026-03-05&until=2026-03-04", 422, "statements-days-crossed"),
        ("/statements/none", 404, "api-missing"),
        ("/statements/none@0", 404, "api-missing"),
        ("/articles/none", 404, "api-missing"),
        ("/articles/", 404, "api-missing"),
        ("/actors/none", 404, "api-missing"),
        ("/stories/none", 404, "api-missing"),
        ("/dossiers/none/record", 404, "api-missing"),
        ("/none", 404, "api-missing"),
    ],
)
def test_what_cannot_be_answered_is_told_with_a_code(read_only: Served, path: str, status: int, code: str) -> None:
    told = read_only.get(path, status)

    assert (told["code"], told["status"], told["title"]) == (code, status, told["ar"])
    assert told["instance"].startswith("urn:qawl:request:")


def test_a_program_is_told_in_the_language_that_it_prefers(read_only: Served) -> None:
    told = read_only.get("/none", 404, headers={"Accept-Language": "en"})

    assert told["title"] == told["en"]


# What it says of itself


def test_every_question_and_field_is_described_in_both_languages(read_only: Served) -> None:
    described = read_only.get("/openapi.json")

    for path in described["paths"].values():
        for operation in path.values():
            assert re.search("[\u0621-\u064a]", operation["description"])
            assert not re.search("[\u0621-\u064a]", operation["summary"])
            assert all(" · " in field["description"] for field in operation.get("parameters", ()))


# Search and files


@pytest.mark.parametrize("what", ["articles", "statements", "actors"])
def test_search_finds_in_all_three_and_marks_the_untouched_text(read_only: Served, what: str) -> None:
    word = {"articles": "الهُدنه", "statements": "الهُدنه", "actors": "السنابل"}[what]

    found = read_only.get(f"/search?what={what}&words={word}&limit=5")

    assert found["total"] >= len(found["items"]) > 0
    assert {hit["kind"] for hit in found["items"]} == {what.removesuffix("s")}
    assert all(hit["marks"] for hit in found["items"])


def test_search_pages_do_not_repeat_and_end(read_only: Served) -> None:
    found = pages(read_only, "/search?what=statements&words=هدنة&limit=7")

    ids = [hit["statement"]["id"] for hit in found]
    assert len(set(ids)) == len(ids) > 7


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/search?issue=truce", "api-issue-of"),
        ("/search?dossier=ghudran-talks&issue=none", "api-no-issue"),
        ("/export/statements?form=ics", "api-wrong-form"),
        ("/export/statements?form=doc", "api-unfit"),
    ],
)
def test_what_does_not_go_together_is_told(read_only: Served, path: str, code: str) -> None:
    assert read_only.get(path, 422)["code"] == code


def files() -> list[tuple[str, str]]:
    wheres = {What.STATEMENTS: "statements", What.STORIES: "stories", What.RECORD: "record/ghudran-talks"}
    wheres |= {What.MEETINGS: "meetings/ghudran-talks"}
    return [(path, form) for what, path in wheres.items() for form in forms_for(what)]


@pytest.mark.parametrize(("path", "form"), files())
def test_every_form_comes_whole_with_its_name_and_kind(read_only: Served, path: str, form: str) -> None:
    answer = read_only.client().get(f"/api/export/{path}?form={form}")

    assert answer.status_code == 200
    assert len(answer.content) == int(answer.headers["content-length"]) > 0
    assert re.fullmatch(r'attachment; filename="[a-z]+\.[a-z.]+"', answer.headers["content-disposition"])
    assert answer.headers["content-type"] == TYPES.get(form, OTHERS)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_calendar_can_be_subscribed_to(read_only: Served) -> None:
    answer = read_only.client().get("/api/dossiers/ghudran-talks/meetings.ics")

    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert answer.text.count("BEGIN:VEVENT") > 3
