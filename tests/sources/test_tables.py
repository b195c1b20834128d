"""Tables: a row is an article or a page, whatever program wrote them, and a bad row is named by its line."""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from io import BufferedReader, BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.captures import Announced, Capture
from qawl.model.documents import Article, Rejected
from qawl.sources.tables import NoParquet, read_csv, read_parquet

NOW = "2026-03-05T10:20:00Z"
HEAD = "id,url,title,text,published,outlet,author\n"
ROW = 'n-1,https://sahil.example/1,الجسر يفتح,"قال متحدث: ""نعم""، ثم\nسكت.",2026-03-05,صحيفة الساحل,رنا سالم\n'
MADE = Article(
    id="n-1",
    text='قال متحدث: "نعم"، ثم\nسكت.',
    title="الجسر يفتح",
    url="https://sahil.example/1",
    outlet="صحيفة الساحل",
    published="2026-03-05",
    author="رنا سالم",
)


def read(table: str | bytes) -> list[Article | Capture | Rejected]:
    data = table if isinstance(table, bytes) else table.encode()
    return list(read_csv(BufferedReader(BytesIO(data)), "t.csv", NOW, headline_in_text=False))  # type: ignore[arg-type]


def codes(found: list[Article | Capture | Rejected]) -> list[tuple[str, str]]:
    return [(item.what, item.code) for item in found if isinstance(item, Rejected)]


@pytest.mark.parametrize(
    "table",
    [
        (HEAD + ROW).encode(),
        b"\xef\xbb\xbf" + (HEAD + ROW).encode(),
        (HEAD + ROW).encode("utf-16"),
        (HEAD.upper() + ROW).encode(),
        (HEAD + ROW).replace("\n", "\r\n").replace("ثم\r\n", "ثم\n").encode(),
        b"sep=,\r\n" + (HEAD + ROW).encode(),
        (HEAD.replace(",", ";") + ROW.replace(",", ";")).encode(),
        (HEAD.replace(",", "\t") + ROW.replace(",", "\t")).encode(),
        ("views, ID ,url,title,text,published,outlet,author,id\n" + f"7,{ROW[:-1]},9\n").encode(),
    ],
    ids=["plain", "mark", "utf-16", "capitals", "crlf", "sep", "semicolons", "tabs", "other columns"],
)
def test_a_table_is_read_as_programs_and_people_write_it(table: bytes) -> None:
    assert read(table) == [MADE]


def test_a_cell_html_makes_a_page_of_the_row() -> None:
    (found,) = read("url,title,html\nhttps://sahil.example/1,الجسر,<p>قال</p>\n")

    assert found == Capture(
        url="https://sahil.example/1",
        body="<p>قال</p>".encode(),
        fetched=NOW,
        media_type="text/html; charset=utf-8",
        file="t.csv:2",
        announced=Announced(title="الجسر"),
    )


def test_bad_rows_are_named_by_the_line_on_which_they_begin_and_the_others_go_on() -> None:
    table = (
        b'id,text\n1,"a\nb"\n2,\n\n3,c,more\n4,' + "قال".encode("cp1256") + b'\n5,d,,\n6,"' + b"x" * 200_000 + b'"\n'
    )

    found = read(table)

    assert [item.id for item in found if isinstance(item, Article)] == ["1", "5", "6"]
    assert codes(found) == [
        ("t.csv:4", "rejected-no-text"),
        ("t.csv:6", "rejected-row-too-wide"),
        ("t.csv:7", "rejected-row-not-utf8"),
    ]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("", "rejected-empty"),
        ("\n", "rejected-empty"),
        ("a,b\n1,2\n", "rejected-no-columns"),
        ("قال", "rejected-no-columns"),
    ],
)
def test_a_table_without_texts_is_named_once(table: str, code: str) -> None:
    assert [code for _, code in codes(read(table))] == [code]


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0\r")).filter(str.strip), min_size=1, max_size=5
    ),
    st.sampled_from(",;\t|"),
)
def test_every_text_that_a_program_wrote_comes_back(texts: list[str], separator: str) -> None:
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerows([["id", "text", "title"], *([str(n), text, ""] for n, text in enumerate(texts))])

    found = read(out.getvalue())

    assert [item.text for item in found if isinstance(item, Article)] == texts


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    read(b"id,text\n" + data)
    read(data)


# Parquet


def test_parquet_gives_the_same_articles_and_pages(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = {
        "Text": ["قال متحدث إن الجسر سيفتح.", None, ""],
        "published": [datetime(2026, 3, 5, 10, 20), None, None],
        "html": [None, b"<p>\xe1", None],
        "views": [1, 2, 3],
    }
    parquet.write_table(pyarrow.table(rows), tmp_path / "t.parquet")

    found = list(read_parquet(str(tmp_path / "t.parquet"), "t.parquet", NOW, headline_in_text=False))

    article, page, refused = found
    assert isinstance(article, Article)
    assert (article.text, article.published) == ("قال متحدث إن الجسر سيفتح.", "2026-03-05T10:20:00")
    assert page == Capture(None, b"<p>\xe1", NOW, "text/html", file="t.parquet:2")
    assert refused == Rejected("t.parquet:3", "rejected-no-text")


def test_a_broken_parquet_file_is_named(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "t.parquet").write_bytes(b"PAR1 and no more PAR1")

    (found,) = read_parquet(str(tmp_path / "t.parquet"), "t.parquet", NOW, headline_in_text=False)

    assert isinstance(found, Rejected)
    assert found.code == "rejected-bad-table"


def test_without_its_library_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(NoParquet, match=r'pip install "qawl\[parquet\]"'):
        list(read_parquet("t.parquet", "t.parquet", NOW, headline_in_text=False))
