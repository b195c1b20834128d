"""The table of forms: what each can hold, and what tables say in either flavour."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pyarrow.parquet
import pytest

from qawl.compare.stories.values import Story
from qawl.export.formats import FORMS, Given, What, form_of, forms_for
from qawl.export.pieces import Item
from qawl.runners.stories import Counted
from qawl.store.contract.store import StoredStatement, statement_ids
from qawl.wording import Lang
from tests.export.linked import demo_readings, demo_record, evil_reading


def statements() -> Iterator[StoredStatement]:
    for reading in (*demo_readings()[:5], evil_reading()):
        pairs = zip(statement_ids(reading), reading.statements, strict=True)
        for nth, (own, one) in enumerate(pairs):
            yield StoredStatement(own, nth, reading.article, one)


def items(what: What) -> Iterator[Item]:
    match what:
        case What.STATEMENTS:
            yield from statements()
        case What.ARTICLES:
            yield from (*demo_readings()[:5], evil_reading())
        case What.RECORD | What.MEETINGS:
            yield demo_record()
        case What.STORIES:
            articles = tuple(reading.article.id for reading in demo_readings()[:2])
            story = Story(articles[0], articles, "تبادل", articles[0], "2026-03-05", "2026-03-06", ("جسر",), 1.0, ())
            yield Counted(story, ("شراع", "النهر"), 2)


def written(form: str, what: What, lang: Lang = "ar") -> bytes:
    out = io.BytesIO()
    FORMS[form].load()(Given(what, items(what), lang, "العنوان"), out)
    return out.getvalue()


PAIRS = [(form.name, what) for form in FORMS.values() for what in sorted(form.holds)]


@pytest.mark.parametrize(("form", "what"), PAIRS)
def test_every_form_writes_whatever_it_says_it_holds(form: str, what: What) -> None:
    assert written(form, what)


@pytest.mark.parametrize("what", list(What))
def test_everything_can_be_had_in_some_form(what: What) -> None:
    assert {"jsonl", "jsonld"} <= set(forms_for(what))


def test_the_end_of_a_name_tells_the_form_and_the_longest_counts() -> None:
    named = {name: form.name for name in ("a.CSV", "a.b.xlsx", "x.jsonld", "x.prov.jsonld") if (form := form_of(name))}

    assert named == {"a.CSV": "csv-excel", "a.b.xlsx": "xlsx", "x.jsonld": "jsonld", "x.prov.jsonld": "prov"}
    assert form_of("a.pdf") is None
    assert form_of("-") is None


def sheet(form: str, what: What, lang: Lang = "ar") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(form, what, lang).decode("utf-8-sig"), newline="")))


def test_a_table_for_programs_has_codes_and_one_for_people_words() -> None:
    codes, arabic, english = (
        sheet("csv", What.STATEMENTS),
        sheet("csv-excel", What.STATEMENTS),
        sheet("csv-excel", What.STATEMENTS, "en"),
    )

    assert len(codes) == len(arabic) == len(english) == len(list(statements()))
    assert {row["act"] for row in codes} & {"say", "announce"}
    assert "تصريح" in {row["فعل القول"] for row in arabic} or "قول" in {row["فعل القول"] for row in arabic}
    assert {row["Unnamed"] for row in english} <= {"yes", "no"}
    assert {row["anonymous"] for row in codes} <= {"true", "false"}


def test_offsets_of_a_table_lead_back_to_the_words() -> None:
    texts = {reading.article.id: reading.article.text for reading in demo_readings()}

    for row in sheet("csv", What.STATEMENTS):
        if row["article"] in texts and " " not in row["places"]:
            assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["words"]


def test_every_code_of_a_record_has_a_word_in_the_sheet_for_people() -> None:
    rows, coded = sheet("csv-excel", What.RECORD), sheet("csv", What.RECORD)

    told = {row[column] for row in rows for column in ("القسم", "الباب", "بلسان مَن", "الحكم", "التغيّر")}
    codes = {row[column] for row in coded for column in ("section", "part", "declared_by", "verdict", "change")}

    assert not (told & codes) - {""}
    assert not any(one.isascii() for one in told if one)


def test_parquet_keeps_the_types() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(written("parquet", What.STATEMENTS)))

    kinds = {field.name: str(field.type) for field in table.schema}
    assert kinds["words"] == "string"
    assert kinds["number"] == kinds["start"] == "int64"
    assert kinds["negated"] == "bool"
    assert kinds["confidence"] == "double"
    assert table.num_rows == len(list(statements()))


def test_lines_of_json_are_one_thing_each() -> None:
    for what in (What.STATEMENTS, What.ARTICLES, What.RECORD, What.MEETINGS):
        lines = written("jsonl", what).decode().splitlines()
        assert lines
        assert all(isinstance(json.loads(line), dict) for line in lines)
