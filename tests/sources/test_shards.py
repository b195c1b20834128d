"""Shards: every line and row of the input once, wherever it is cut, here and far away."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.model.captures import Capture
from qawl.model.codec import decode_plain, encode_plain
from qawl.model.documents import Article, Rejected
from qawl.sources import places
from qawl.sources.line_files import LONGEST, LinePlace, read_range
from qawl.sources.remote import NoRemote, Unreachable
from qawl.sources.shards import Cut, Item, Shard, cut_shards, read_shard

LINES = [json.dumps({"id": f"n-{number}", "text": f"قال الوزير {'كلاما ' * (number % 7)}"}) for number in range(40)]


def write(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def found_in(shards: list[Shard]) -> list[Item]:
    return [item for shard in shards for item in read_shard(shard, LinePlace(shard.name))]


def ids(items: list[Item]) -> list[str]:
    return [item.found.id for item in items if isinstance(item.found, Article)]


def refused(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.found.what, item.found.code) for item in items if isinstance(item.found, Rejected)]


# Lines


@pytest.mark.parametrize("size", [1, 7, 100, 1_000, 1 << 20])
def test_every_line_is_in_one_shard_however_small_they_are(tmp_path: Path, size: int) -> None:
    write(tmp_path / "a.jsonl", *LINES)

    shards = list(cut_shards(["a.jsonl"], str(tmp_path), size))

    assert ids(found_in(shards)) == [f"n-{number}" for number in range(40)]
    assert {shard.name for shard in shards} == {"a.jsonl"}


def test_a_line_longer_than_shards_belongs_to_the_one_in_which_it_begins(tmp_path: Path) -> None:
    long = json.dumps({"id": "long", "text": "ق" * 500})
    write(tmp_path / "a.jsonl", LINES[0], long, LINES[1])

    shards = list(cut_shards(["a.jsonl"], str(tmp_path), 100))

    assert ids(found_in(shards)) == ["n-0", "long", "n-1"]
    assert any(not found_in([shard]) for shard in shards)


def test_a_file_without_a_last_line_end_and_with_a_mark_at_its_beginning_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + "\n".join(LINES[:5]).encode())

    found = found_in(list(cut_shards(["a.jsonl"], str(tmp_path), 50)))

    assert ids(found) == [f"n-{number}" for number in range(5)]


def test_a_bad_line_has_its_byte_in_the_file_and_its_line_in_the_shard(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", LINES[0], LINES[1])
    before = path.stat().st_size
    path.write_bytes(path.read_bytes() + b'{"id": "\xff"}\n')
    shards = list(cut_shards(["a.jsonl"], str(tmp_path), before))

    (item,) = (item for item in found_in(shards) if isinstance(item.found, Rejected))

    assert (item.where, item.line) == ("a.jsonl", 1)
    assert item.found.details == (("byte", before + 8),)


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * (LONGEST + 9) + b"\n" + LINES[0].encode())
    place = LinePlace("a.jsonl")

    with path.open("rb") as file:
        found = list(read_range(file, 0, path.stat().st_size, place, headline_in_text=True))

    assert [type(one) for one in found] == [Rejected, Article]
    assert place.line == 2


def test_a_file_that_lost_its_end_since_it_was_cut_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *LINES)
    shards = list(cut_shards(["a.jsonl"], str(tmp_path), 500))
    write(path, *LINES[:2])

    found = found_in(shards)

    assert ids(found) == ["n-0", "n-1"]
    assert set(refused(found)) == {("a.jsonl", "rejected-shrunk")}


# Other files


def test_what_is_packed_or_no_lines_at_all_is_read_whole(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", *LINES)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    (tmp_path / "c.jsonl").write_bytes(b"\0\1\2" * 50)
    (tmp_path / "d.jsonl").write_bytes(b"")

    shards = list(cut_shards(["*"], str(tmp_path), 400))

    assert {shard.name for shard in shards if shard.cut is Cut.WHOLE} == {"b.jsonl.gz", "c.jsonl", "d.jsonl"}
    found = found_in([shard for shard in shards if shard.cut is Cut.WHOLE])
    assert len(ids(found)) == 40
    assert refused(found) == [("c.jsonl", "rejected-binary"), ("d.jsonl", "rejected-empty")]


def test_a_table_is_cut_at_its_row_groups_and_its_rows_keep_their_numbers(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [{"id": f"n-{number}", "text": "قال" if number != 7 else None} for number in range(10)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "t.parquet", row_group_size=3)

    shards = list(cut_shards(["t.parquet"], str(tmp_path), 1))

    assert [(shard.cut, shard.first, shard.before) for shard in shards] == [
        (Cut.ROWS, 0, 0),
        (Cut.ROWS, 1, 3),
        (Cut.ROWS, 2, 6),
        (Cut.ROWS, 3, 9),
    ]
    found = found_in(shards)
    assert len(ids(found)) == 9
    assert refused(found) == [("t.parquet:8", "rejected-no-text")]
    assert [item.where for item in found][:2] == ["t.parquet:1", "t.parquet:2"]


def test_a_table_without_a_text_and_a_broken_one_are_refused_once(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist([{"words": "x"}]), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and no more")

    found = found_in(list(cut_shards(["*.parquet"], str(tmp_path))))

    assert refused(found) == [("a.parquet", "rejected-no-columns"), ("b.parquet", "rejected-bad-table")]


def test_pages_come_as_captures_by_the_name_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text("<!doctype html><html><body><p>قال</p></body></html>", "utf-8")

    (item,) = found_in(list(cut_shards(["."], str(tmp_path))))

    assert isinstance(item.found, Capture)
    assert item.where == item.found.file == "p.html"


# Which files


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.jsonl", *LINES)

    shards = list(cut_shards(["in/a.jsonl", "in", "in/*.jsonl", "**/*.jsonl"], str(tmp_path), 300))

    assert ids(found_in(shards)) == [f"n-{number}" for number in range(40)]


def test_what_names_nothing_is_a_shard_that_says_so(tmp_path: Path) -> None:
    write(tmp_path / "in" / ".hidden.jsonl", LINES[0])
    write(tmp_path / "in" / "song.mp3", "la")

    found = found_in(list(cut_shards(["gone.jsonl", "none-*.jsonl", "in"], str(tmp_path))))

    assert refused(found) == [
        ("gone.jsonl", "rejected-missing"),
        ("none-*.jsonl", "rejected-no-match"),
        ("in/.hidden.jsonl", "rejected-hidden"),
        ("in/song.mp3", "rejected-unknown-kind"),
    ]


def test_a_file_that_vanished_since_it_was_cut_is_refused_by_name(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *LINES)
    shards = list(cut_shards(["a.jsonl"], str(tmp_path)))
    path.unlink()

    assert refused(found_in(shards)) == [("a.jsonl", "rejected-missing")]


def test_a_shard_is_a_few_bytes_and_knows_when_its_file_changes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *LINES)
    (one,) = cut_shards(["a.jsonl"], str(tmp_path))
    os.utime(path, ns=(1, 1))
    (other,) = cut_shards(["a.jsonl"], str(tmp_path))

    packed = encode_plain(one)

    assert len(packed) < 400
    assert decode_plain(packed, Shard) == one
    assert one != other


# Far away


@pytest.fixture
def far() -> Iterator[str]:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    yield "memory://press"
    memory.store.clear()


def test_a_far_file_is_read_like_one_here(tmp_path: Path, far: str) -> None:
    write(tmp_path / "a.jsonl", *LINES, "nonsense")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    for name in ("a.jsonl", "b.jsonl.gz"):
        with places.put_whole(f"{far}/in/{name}") as path:
            Path(path).write_bytes((tmp_path / name).read_bytes())
    here = found_in(list(cut_shards(["a.jsonl", "b.jsonl.gz"], str(tmp_path), 300)))

    there = found_in(list(cut_shards([f"{far}/in"], str(tmp_path), 300)))

    assert [item.found for item in there if isinstance(item.found, Article)] == [
        item.found for item in here if isinstance(item.found, Article)
    ]
    assert {item.where for item in there} == {"memory:///press/in/a.jsonl", "memory:///press/in/b.jsonl.gz"} | {
        item.where for item in there if item.where.endswith(":41")
    }


def test_an_address_that_names_nothing_is_refused(far: str) -> None:
    found = found_in(list(cut_shards([f"{far}/none.jsonl", f"{far}/*.jsonl"], "/")))

    assert [code for _, code in refused(found)] == ["rejected-missing", "rejected-no-match"]


def test_files_are_put_listed_and_taken_away_here_and_far(tmp_path: Path, far: str) -> None:
    for folder in (str(tmp_path), far, tmp_path.as_uri()):
        with places.put_whole(places.joined(folder, "x/one.txt")) as path:
            Path(path).write_text("قال", "utf-8")

        assert places.names_in(folder) == ["x/one.txt"]
        places.remove(places.joined(folder, "x/one.txt"))
        places.remove(places.joined(folder, "x/one.txt"))
        places.remove_empty(places.joined(folder, "x"))
        assert places.names_in(folder) == []


def write_half(target: Path) -> None:
    with places.put_whole(str(target)) as path:
        Path(path).write_text("half")
        raise ZeroDivisionError


def test_a_half_written_file_takes_nothing_away(tmp_path: Path) -> None:
    target = write(tmp_path / "a.txt", "before")

    with pytest.raises(ZeroDivisionError):
        write_half(target)

    assert target.read_text() == "before\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_an_address_of_an_unknown_kind_and_a_driver_that_is_missing_are_told_apart() -> None:
    pytest.importorskip("fsspec")

    with pytest.raises(Unreachable):
        list(cut_shards(["gopher+x://press/a.jsonl"], "/"))


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec", None)

    with pytest.raises(NoRemote, match=r"qawl\[remote\]"):
        list(cut_shards(["s3://press/a.jsonl"], "/"))
