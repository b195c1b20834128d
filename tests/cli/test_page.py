"""`qawl page`, and pages through `qawl read`: a line a page, the same on any machine, and neighbours go on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.asking import ask

GOLD = Path(__file__).parents[2] / "evals" / "gold" / "pages"
PAGE = """<html lang="ar"><head><title>الجسر يفتح غدا | صحيفة الساحل</title>
<meta property="article:published_time" content="2026-03-05T10:20:00+03:00"></head><body>
<nav><a href="/">الرئيسية</a></nav><article><h1>الجسر يفتح غدا</h1>
<p>أعلنت وزيرة النقل ليان المرساوي أن جسر الكروم سيفتح غدا أمام الشاحنات القادمة من المرفأ.</p>
<p>وقالت المرساوي للصحفيين: «لن نؤجل الموعد مرة أخرى، والطريق سالك من الجهتين».</p>
<p>المصدر: الساحل + وكالات</p><h3>اقرأ أيضا</h3>
<ul><li><a href="/1">قال نقيب السائقين إن الاتفاق لم يوقع بعد</a></li></ul></article></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_a_page_is_a_line_with_headline_date_credits_and_segments(page: Path) -> None:
    result = ask("page", str(page))

    line = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (line["headline"], line["published"], line["published_basis"]) == (
        "الجسر يفتح غدا",
        "2026-03-05T10:20:00+03:00",
        "meta",
    )
    assert line["credits"] == ["الساحل", "وكالات"]
    assert [segment["kind"] for segment in line["segments"]] == ["boilerplate", "main", "boilerplate", "related"]


def test_nothing_is_said_by_a_related_headline(page: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")

    ask("read", str(page), "--store", store)
    said = ask("statements", "--store", store, "--format", "jsonl").stdout

    assert "لن نؤجل الموعد" in said
    assert "نقيب السائقين" not in said


def test_a_page_is_kept_as_it_came_and_read_once(page: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")

    ask("read", str(tmp_path), "--store", store)
    again = ask("read", str(tmp_path), "--store", store, lang="en")

    assert "new: no articles" in again.stdout
    assert "unchanged: 1 article" in again.stdout
    assert "captures" not in again.stderr
    assert "read: 1 page" in ask("captures", "--verify", "--store", store, lang="en").stdout


def test_a_page_that_was_refused_is_refused_again_and_is_no_article(page: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    (tmp_path / "empty.html").write_text("<html><body><nav><a href='/'>x</a></nav></body></html>", "utf-8")

    ask("read", str(tmp_path), "--store", store)
    again = ask("read", str(tmp_path), "--store", store, lang="en")

    assert "unchanged: 1 article" in again.stdout
    assert "empty.html" in again.stderr


def test_what_could_not_be_read_is_listed_with_its_day_place_and_reason(page: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    ask("read", str(page), "--store", store)
    none = ask("captures", "--refused", "--store", store)
    (tmp_path / "empty.html").write_text("<html><body><nav><a href='/'>x</a></nav></body></html>", "utf-8")
    told = ask("read", str(tmp_path / "empty.html"), "--store", store)

    (line,) = ask("captures", "--refused", "--store", store).stdout.splitlines()
    before = ask("captures", "--refused", "--to", "2020-01-01", "--store", store)

    assert none.stdout == before.stdout == "ما من صفحة تعذرت قراءتها.\n"
    day, _, rest = line.partition("  ")
    assert len(day) == 10
    assert "empty.html: " in rest
    assert rest in told.stderr


def test_a_list_of_what_was_refused_is_asked_for_alone(page: Path, tmp_path: Path) -> None:
    ask("read", str(page), "--store", str(tmp_path / "s.db"))

    for other in ("--verify", "--retry"):
        assert ask("captures", "--refused", other, "--store", str(tmp_path / "s.db")).exit_code == 2


def test_what_was_kept_goes_out_as_a_web_archive_and_in_again(page: Path, tmp_path: Path) -> None:
    store, archive, other = str(tmp_path / "s.db"), str(tmp_path / "out.warc.gz"), str(tmp_path / "o.db")
    ask("read", str(page), "--store", store)

    ask("captures", "-o", archive, "--store", store)
    result = ask("read", archive, "--store", other, lang="en")

    assert "new: 1 article" in result.stdout


def test_bytes_that_changed_on_the_disk_are_named(page: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    ask("read", str(page), "--store", store)
    (kept,) = (tmp_path / "s.db.captures").glob("*/*.gz")
    kept.write_bytes(b"x")

    result = ask("captures", "--verify", "--store", store)

    assert result.exit_code == 1
    assert "page.html" in result.stderr


def test_a_page_that_cannot_be_read_is_named_and_its_neighbours_go_on(page: Path, tmp_path: Path) -> None:
    result = ask("page", str(tmp_path / "none.html"), str(page), "-o", str(tmp_path / "out.jsonl"))

    assert result.exit_code == 0
    assert "none.html" in result.stderr
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 1


def test_a_bare_text_falls_into_its_articles(tmp_path: Path) -> None:
    from tests.articles.test_texts import AGGREGATED

    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({"id": "n-1", "text": AGGREGATED}, ensure_ascii=False), "utf-8")

    line = json.loads(ask("page", str(lines)).stdout)

    assert {segment["kind"] for segment in line["segments"]} >= {"main", "embedded", "related", "tags"}
    assert line["published_basis"] == "none"


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Gaza"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "America/Lima"},
    ],
)
def test_the_same_pages_give_the_same_bytes_anywhere(surroundings: dict[str, str]) -> None:
    pages = [str(path) for path in sorted(GOLD.glob("*.html"))[::6]]

    assert _page_bytes(pages, surroundings) == _page_bytes(pages, {"PYTHONHASHSEED": "0"}, "--jobs", "2")


def _page_bytes(pages: list[str], surroundings: dict[str, str], *options: str) -> bytes:
    command = [sys.executable, "-c", "from qawl.cli import main; main()", "page", *pages, *options]
    done = subprocess.run(command, capture_output=True, env={**os.environ, **surroundings}, timeout=120, check=True)
    assert done.stdout.count(b"\n") == len(pages)
    return done.stdout
