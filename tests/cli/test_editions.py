"""What was captured of an article is found by its id or address, and told by the reader's clock; archives come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.model.captures import Capture
from qawl.runners.kept import read_waiting
from qawl.runners.local import load_linking_reader
from qawl.store.captures.kept import open_captures
from qawl.store.open import open_store
from tests.cli.asking import ask, line, write_lines

URL = "https://sahil.example/news/جسر"


def capture(words: str, fetched: str) -> Capture:
    body = f"""<html lang="ar"><head><title>الجسر يفتح غدا</title></head><body><article><h1>الجسر يفتح غدا</h1>
<p>أعلنت وزيرة النقل ليان المرساوي أن جسر الكروم سيفتح غدا أمام الشاحنات القادمة من المرفأ.</p>
<p>وقالت المرساوي للصحفيين: «{words}، والطريق سالك من الجهتين».</p></article></body></html>"""
    return Capture(URL, body.encode(), fetched, "text/html; charset=utf-8")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("editions") / "qawl.db")
    first, second = capture("لن نؤجل", "2026-03-05T08:00:00Z"), capture("قد نؤجل", "2026-03-05T14:00:00.250Z")
    with open_captures(path) as captures, open_store(path) as record:
        captures.keep([(one, None) for one in (first, second)])
        list(read_waiting(captures, record, load_linking_reader()))
    return path


@pytest.fixture
def article(store: str) -> str:
    with open_store(store) as record:
        return next(record.articles()).id


def test_an_article_is_named_by_id_beginning_statement_or_address(store: str, article: str) -> None:
    whole = ask("editions", article, "--store", store)

    others = [ask("editions", words, "--store", store) for words in (article[:6], f"{article}#2", URL)]

    assert whole.exit_code == 0
    assert [one.stdout for one in others] == [whole.stdout] * 3


def test_each_edition_is_told_with_its_hour_on_our_clock(store: str, article: str) -> None:
    told = ask("editions", article, "--store", store, lang="en").stdout

    assert "Edition 1, captured 5 March" in told
    assert "Edition 2, captured 5 March" in told
    assert "T14:00" not in told
    assert "\\u" not in told


def test_an_article_that_is_not_there_is_told_apart_from_one_that_was_given_as_text(store: str, tmp_path: Path) -> None:
    given = str(tmp_path / "given.db")
    ask("read", write_lines(tmp_path / "a.jsonl", line(1)), "--store", given)

    unknown, as_text = ask("editions", "zzz", "--store", store), ask("editions", "a-1", "--store", given)

    assert (unknown.exit_code, as_text.exit_code) == (1, 1)
    assert "لا خبر في السجل" in unknown.stderr
    assert "قُرئ نصا" in as_text.stderr


def test_an_archive_says_how_many_pages_it_has(store: str, tmp_path: Path) -> None:
    answer = ask("captures", "-o", str(tmp_path / "all.warc.gz"), "--store", store)

    assert answer.exit_code == 0
    assert answer.stderr.rstrip().endswith("all.warc.gz: صفحتان")


def test_days_on_which_nothing_came_write_no_archive(store: str, tmp_path: Path) -> None:
    path = tmp_path / "none.warc.gz"

    answer = ask("captures", "-o", str(path), "--from", "2027-01-01", "--store", store)

    assert answer.exit_code == 1
    assert "لم يُكتب ملف" in answer.stderr
    assert not path.exists()


@pytest.mark.parametrize(
    "words", [["--from", "2026-03-05"], ["-o", "x.warc.gz", "--verify"], ["-o", "x.warc.gz", "--retry"]]
)
def test_options_that_would_go_unheard_are_a_misuse(words: list[str], store: str) -> None:
    assert ask("captures", *words, "--store", store).exit_code == 2
