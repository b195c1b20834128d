"""`qawl extract --records` and `qawl record`: from articles to the record of a negotiation, and what moved in it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.asking import ask

DOSSIER = """
dossier: bridge
version: 1
title: {ar: محادثات الجسر, en: Bridge talks}
route:
  need_any: [ممر الكروم]
  and_any: [انسحاب, هدنة, محادثات]
actors:
  baylasan: {kind: state, ar: البيلسان, en: Baylasan, names: [البيلسان, حكومة البيلسان]}
  sanabil: {kind: movement, ar: السنابل, en: Sanabil, names: [السنابل, حركة السنابل]}
roles:
  parties: [baylasan, sanabil]
issues:
  corridor: {ar: ممر الكروم, en: the corridor, words: [ممر الكروم]}
"""
FIRST = (
    "رفضت حكومة البيلسان الانسحاب من ممر الكروم، وقالت إن 40 شخصا قتلوا هناك أمس. "
    "والتقى وزير خارجية البيلسان هيثم القطراني وفد حركة السنابل في الزاهرة الثلاثاء لبحث الهدنة."
)
SECOND = "قبلت حكومة البيلسان الانسحاب من ممر الكروم بشرط نشر مراقبين في المنطقة."
OTHER = "قالت وزيرة النقل إن الجسر سيفتح غدا."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = [
        {"id": "a-1", "outlet": "صحيفة السارية", "published": "2026-03-04", "text": FIRST},
        {"id": "a-2", "outlet": "وكالة شراع", "published": "2026-03-09", "text": SECOND},
        {"id": "a-3", "outlet": "وكالة شراع", "published": "2026-03-09", "text": OTHER},
    ]
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles)
    (tmp_path / "news.jsonl").write_text(lines, "utf-8")
    (tmp_path / "bridge.yaml").write_text(DOSSIER, "utf-8")
    assert ask("read", str(tmp_path / "news.jsonl"), "--store", str(tmp_path / "s.db")).exit_code == 0
    return tmp_path


def record(folder: Path, *more: str) -> str:
    result = ask("record", str(folder / "bridge.yaml"), "--store", str(folder / "s.db"), *more)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_extract_gives_records_only_when_asked(folder: Path) -> None:
    plain = json.loads(ask("extract", str(folder / "news.jsonl")).stdout.splitlines()[0])
    full = json.loads(ask("extract", str(folder / "news.jsonl"), "--records").stdout.splitlines()[0])

    assert "moments" not in plain
    assert plain["statements"] == full["statements"]
    assert [FIRST[slice(*one["at"])] for one in full["moments"]] == ["أمس", "الثلاثاء"]
    assert [one["from"] for one in full["moments"]] == ["2026-03-03", "2026-03-03"]
    assert [(one["low"], one["measure"]) for one in full["figures"]] == [(40, "killed")]
    assert [(one["kind"], one["status"], one["date"]) for one in full["meetings"]] == [
        ("meeting", "held", "2026-03-03")
    ]
    assert [one["party"] for one in full["positions"]] == ["حكومة البيلسان"]


def test_extract_with_a_dossier_gives_its_ids(folder: Path) -> None:
    out = ask("extract", str(folder / "news.jsonl"), "--dossier", str(folder / "bridge.yaml")).stdout
    first, _, other = map(json.loads, out.splitlines())

    assert first["dossier"] == {"id": "bridge", "version": 1, "routed": True}
    assert other["dossier"]["routed"] is False
    (position,) = first["positions"]
    assert (position["party_id"], position["issue_ids"]) == ("baylasan", ["corridor"])


def test_lines_are_the_same_with_any_number_of_workers(folder: Path) -> None:
    one = ask("extract", str(folder / "news.jsonl"), "--dossier", str(folder / "bridge.yaml")).stdout
    two = ask("extract", str(folder / "news.jsonl"), "--dossier", str(folder / "bridge.yaml"), "--jobs", "2").stdout

    assert one == two


def test_the_record_names_the_stand_its_words_and_its_article(folder: Path) -> None:
    shown = record(folder)

    assert "محادثات الجسر" in shown
    assert "البيلسان · ممر الكروم" in shown
    assert "الانسحاب من ممر الكروم" in shown
    assert "a-1#1" in shown
    assert "الجسر سيفتح" not in shown


def test_a_record_at_a_day_knows_nothing_later(folder: Path) -> None:
    assert "مراقبين" in record(folder)
    assert "مراقبين" not in record(folder, "--at", "2026-03-05")


def test_what_changed_since_a_day_is_only_what_moved(folder: Path) -> None:
    moved = record(folder, "--since", "2026-03-05")

    assert "مراقبين" in moved
    assert "40" not in moved


def test_where_nothing_moved_that_is_said(folder: Path) -> None:
    quiet = ask("record", str(folder / "bridge.yaml"), "--store", str(folder / "s.db"), "--since", "2026-03-10")

    assert "لم يتغير شيء بين التاريخين." in quiet.stderr


def test_a_sheet_and_lines_have_a_source_in_every_row(folder: Path) -> None:
    for name in ("r.csv", "r.jsonl", "r.json", "r.html"):
        record(folder, "-o", str(folder / name))

    rows = list(csv.DictReader(io.StringIO((folder / "r.csv").read_text("utf-8-sig"))))
    lines = [json.loads(line) for line in (folder / "r.jsonl").read_text("utf-8").splitlines()]
    whole = json.loads((folder / "r.json").read_text("utf-8"))
    assert len(rows) == len(lines) > 3
    assert all(row["article"] in ("a-1", "a-2") and row["exact"] for row in rows)
    texts = {"a-1": FIRST, "a-2": SECOND}
    assert all(texts[one["article"]][one["start"] : one["end"]] in one["exact"] for one in lines)
    assert whole["dossier"] == "bridge"
    assert "الأطراف والقضايا" in (folder / "r.html").read_text("utf-8")


def test_another_suffix_is_a_misuse_that_names_the_right_ones(folder: Path) -> None:
    result = ask("record", str(folder / "bridge.yaml"), "--store", str(folder / "s.db"), "-o", "r.docx", lang="en")

    assert result.exit_code == 2
    assert ".html" in result.stderr


def test_a_dossier_with_faults_is_told_line_by_line(folder: Path) -> None:
    (folder / "bad.yaml").write_text(DOSSIER.replace("parties: [baylasan", "parties: [bailasan"), "utf-8")

    result = ask("record", str(folder / "bad.yaml"), "--store", str(folder / "s.db"), lang="en")

    assert result.exit_code == 1
    assert "bad.yaml:12:" in result.stderr
    assert "baylasan" in result.stderr


def test_a_store_without_an_article_of_the_dossier_says_so(folder: Path) -> None:
    result = ask("record", "nile-dam", "--store", str(folder / "s.db"), lang="en")

    assert result.exit_code == 0
    assert "nothing in this dossier" in result.stderr


def test_asked_again_the_record_is_the_same_and_knows_what_came_since(folder: Path) -> None:
    first = record(folder)
    assert record(folder) == first

    late = {"id": "a-4", "outlet": "وكالة شراع", "published": "2026-03-12", "text": SECOND.replace("قبلت", "رفضت")}
    (folder / "late.jsonl").write_text(json.dumps(late, ensure_ascii=False) + "\n", "utf-8")
    assert ask("read", str(folder / "late.jsonl"), "--store", str(folder / "s.db")).exit_code == 0

    assert "a-4" in record(folder)


def test_a_sheet_has_the_sentence_of_every_row(folder: Path) -> None:
    record(folder, "-o", str(folder / "r.csv"))

    rows = list(csv.DictReader(io.StringIO((folder / "r.csv").read_text("utf-8-sig"))))
    (row,) = (row for row in rows if row["section"] == "positions" and row["article"] == "a-2")
    assert row["sentence"] == SECOND
