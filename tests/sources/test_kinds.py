"""Everything that can be given in files and folders, together: articles, captures, and a name for the rest."""

from __future__ import annotations

import gzip
import os
import sys
import zipfile
from collections import Counter
from io import BufferedReader, BytesIO
from pathlib import Path

import pytest

from qawl.model.captures import Capture
from qawl.model.documents import Article, Rejected
from qawl.sources.files import read_given, read_sources
from qawl.sources.warc import write_warc

PAGE = "<!-- saved from url=(0030)https://sahil.example/7 --><p>قال متحدث إن الجسر سيفتح.</p>".encode()


def archive() -> bytes:
    out = BytesIO()
    write_warc([Capture("https://sahil.example/8", PAGE, "2026-03-05T10:20:00Z", "text/html", None, 200)], out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    files = {
        "a.txt": "نص".encode(),
        "b/c.HTML": PAGE,
        "b/d.htm.gz": gzip.compress(PAGE),
        "e.xhtml": PAGE,
        "f.csv": "id,text\nt-1,نص\nt-2,\n".encode(),
        "g.csv.gz": gzip.compress("id,text\nt-3,نص\n".encode()),
        "h.warc": gzip.decompress(archive()),
        "i.warc.gz": archive(),
        "k.jsonl": b'{"id": "l-1", "text": "x"}',
        "l.png": b"\x89PNG",
        "m.html": b"",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        os.utime(tmp_path / name, (1772706000, 1772706000))
    with zipfile.ZipFile(tmp_path / "j.wacz", "w") as packed:
        packed.writestr("archive/data.warc.gz", archive())
    return tmp_path


def test_a_folder_gives_all_that_can_be_read_in_the_order_of_names(folder: Path) -> None:
    found = list(read_given([str(folder)]))

    given = [
        (Path(item.file or "").name.split(":")[0], item.url) if isinstance(item, Capture) else item.id
        for item in found
        if not isinstance(item, Rejected)
    ]
    refused = [(Path(item.what).name, item.code) for item in found if isinstance(item, Rejected)]
    assert str(given[0]).startswith("a-")
    assert given[1:] == [
        ("c.HTML", "https://sahil.example/7"),
        ("d.htm.gz", "https://sahil.example/7"),
        ("e.xhtml", "https://sahil.example/7"),
        "t-1",
        "t-3",
        ("h.warc", "https://sahil.example/8"),
        ("i.warc.gz", "https://sahil.example/8"),
        ("data.warc.gz", "https://sahil.example/8"),
        "l-1",
    ]
    assert refused == [
        ("f.csv:3", "rejected-no-text"),
        ("l.png", "rejected-unknown-kind"),
        ("m.html", "rejected-empty"),
    ]


def test_a_page_arrived_when_its_file_was_written_and_in_utc(folder: Path) -> None:
    (found,) = read_given([str(folder / "e.xhtml")])

    assert isinstance(found, Capture)
    assert (found.fetched, found.media_type) == ("2026-03-05T10:20:00Z", "application/xhtml+xml")


def test_what_reads_articles_only_still_refuses_the_new_kinds(folder: Path) -> None:
    found = list(read_sources([str(folder / "b")], headline_in_text=True))

    assert next(item.code for item in found if isinstance(item, Rejected)) == "rejected-unknown-kind"


def test_an_id_that_comes_again_with_other_words_is_refused_whatever_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,نص\n", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "1", "text": "آخر"}', "utf-8")

    found = list(read_given([str(tmp_path)], ids_once=True))

    assert isinstance(found[0], Article)
    assert isinstance(found[1], Rejected)
    assert found[1].code == "rejected-same-id"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv.gz", gzip.compress(b"id,text\n1,x\n", mtime=0)[:-9], "rejected-truncated"),
        ("a.html.gz", b"not gzip", "rejected-damaged"),
        ("a.wacz", b"not zip", "rejected-bad-zip"),
        ("a.warc", b"not warc", "rejected-not-warc"),
        ("a.parquet", b"not parquet", "rejected-bad-table"),
    ],
)
def test_a_file_that_breaks_is_named_and_its_neighbour_is_read(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("نص", "utf-8")

    *_, refused, last = read_given([str(tmp_path)])

    assert isinstance(refused, Rejected)
    assert (refused.what, refused.code) == (str(tmp_path / name), code)
    assert isinstance(last, Article)


def test_a_missing_file_and_a_missing_library_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")

    found = list(read_given([str(tmp_path / "no.warc.gz"), str(tmp_path / "a.parquet")]))

    assert [item.code for item in found if isinstance(item, Rejected)] == ["rejected-missing", "rejected-no-parquet"]


def test_what_an_archive_holds_besides_pages_is_counted(tmp_path: Path) -> None:
    passed: Counter[str] = Counter()
    block = "HTTP/1.1 404 Not Found\r\n\r\n"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(block)}\r\n\r\n"
    (tmp_path / "a.warc").write_text(f"{head}{block}\r\n\r\n", "ascii", newline="")

    assert list(read_given([str(tmp_path)], passed=passed)) == []
    assert passed == Counter({"status 404": 1})


def test_a_page_from_a_pipe_is_a_page_and_a_text_from_a_pipe_is_a_text() -> None:
    page = b"\n<!-- made by hand -->\n<!DOCTYPE html>\n<html><body><p>x</p></body></html>"
    text = "قالت وزيرة النقل: <html> ليست كلمة عربية.".encode()

    (found,) = read_given(["-"], stdin=BufferedReader(BytesIO(page)))
    (other,) = read_given(["-"], stdin=BufferedReader(BytesIO(text)))

    assert isinstance(found, Capture)
    assert found.body == page
    assert isinstance(other, Article)
