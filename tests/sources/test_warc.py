"""Web archives: what was captured comes back, what is damaged is named, and its neighbours go on."""

from __future__ import annotations

import gzip
import random
import tracemalloc
import zlib
from collections import Counter
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import cycle, islice

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.captures import Announced, Capture
from qawl.model.documents import Rejected
from qawl.sources.responses import PAYLOAD
from qawl.sources.warc import read_warc, write_warc

BODY = "<!DOCTYPE html><p>قال متحدث باسم البلدية إن الجسر سيفتح غدا.</p>".encode()


def record(
    body: bytes = BODY,
    *,
    url: str = "https://sahil.example/1",
    head: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n",
    kind: str = "response",
    date: str = "2026-03-05T10:20:00Z",
    length: int | None = None,
    end: bytes = b"\r\n\r\n",
) -> bytes:
    """A record as a crawler of news writes it."""
    block = head.encode() + body
    fields = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {date}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return fields.encode() + block + end


def numbered(count: int, size: int = 0) -> list[bytes]:
    draw = random.Random(20260305)
    return [record(BODY + draw.randbytes(size), url=f"https://sahil.example/{n}") for n in range(count)]


def read(data: bytes, passed: Counter[str] | None = None) -> list[Capture | Rejected]:
    return list(read_warc(BytesIO(data), "a.warc.gz", passed))


def captures(found: list[Capture | Rejected]) -> list[Capture]:
    return [item for item in found if isinstance(item, Capture)]


def urls(found: list[Capture | Rejected]) -> list[str]:
    return [item.url[-1] for item in captures(found) if item.url]


def codes(found: list[Capture | Rejected]) -> list[tuple[str, str]]:
    return [(item.what, item.code) for item in found if isinstance(item, Rejected)]


def packed(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) for one in records)


# What is good comes through


def test_a_page_of_an_archive_is_a_capture_with_where_and_when_it_was_taken() -> None:
    first, second = numbered(2)

    found = read(gzip.compress(first, mtime=0) + gzip.compress(second, mtime=0))

    assert found[1] == Capture(
        url="https://sahil.example/1",
        body=second.split(b"\r\n\r\n")[2],
        fetched="2026-03-05T10:20:00Z",
        media_type="text/html; charset=utf-8",
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        file=f"a.warc.gz:{len(gzip.compress(first, mtime=0))}",
    )


@pytest.mark.parametrize(
    "data",
    [b"".join(numbered(5)), packed(numbered(5)), gzip.compress(b"".join(numbered(5)), mtime=0)],
    ids=["plain", "a member each", "one member"],
)
def test_plain_and_packed_archives_give_the_same_pages(data: bytes) -> None:
    assert urls(read(data)) == ["0", "1", "2", "3", "4"]


def test_members_that_end_anywhere_are_read_as_one_stream() -> None:
    data = b"".join(numbered(4, 300))

    found = read(b"".join(gzip.compress(data[at : at + 137]) for at in range(0, len(data), 137)))

    assert urls(found) == ["0", "1", "2", "3"]


def test_what_is_no_answered_page_or_feed_is_passed_over_and_counted() -> None:
    passed: Counter[str] = Counter()
    head = "HTTP/1.1 {}\r\nContent-Type: {}\r\n\r\n"
    data = packed(
        [
            record(b"software: crawler\r\n", head="", kind="warcinfo"),
            record(b"", head="GET / HTTP/1.1\r\n\r\n", kind="request"),
            record(b"\x89PNG" * 9, head=head.format("200 OK", "image/png")),
            record(head=head.format("404 Not Found", "text/html")),
            record(head=head.format("301 Moved", "text/html")),
            record(b"", kind="revisit"),
            record(b"no answer", head=""),
            record(b"<rss/>", head=head.format("200 OK", "application/rss+xml; charset=utf-8")),
            record(b"<feed/>", head="HTTP/1.1 200\r\n\r\n"),
        ]
    )

    found = read(data, passed)

    assert [item.body for item in captures(found)] == [b"<rss/>", b"<feed/>"]
    assert not codes(found)
    assert passed == Counter(
        {"request": 1, "image/png": 1, "status 404": 1, "status 301": 1, "revisit": 1, "no answer": 1}
    )


@pytest.mark.parametrize(
    ("date", "fetched"),
    [
        ("2026-03-05T10:20:00Z", "2026-03-05T10:20:00Z"),
        ("2026-03-05T10:20:00.123456Z", "2026-03-05T10:20:00.123456Z"),
        ("2026-03-05T13:20:00+03:00", "2026-03-05T10:20:00Z"),
        ("20260305102000", "2026-03-05T10:20:00Z"),
    ],
)
def test_when_a_page_was_taken_is_told_in_utc(date: str, fetched: str) -> None:
    (found,) = read(record(date=date))

    assert isinstance(found, Capture)
    assert found.fetched == fetched


@pytest.mark.parametrize("date", ["", "yesterday", "2026-13-05T10:20:00Z!"])
def test_a_page_without_the_moment_it_was_taken_is_refused(date: str) -> None:
    assert codes(read(record(date=date))) == [("a.warc.gz:0", "rejected-warc-date")]


# Codings


def chunked(body: bytes, size: int = 20) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(BODY, mtime=0)),
        ("Content-Encoding: gzip", BODY),  # news archives before May 2019: the label stayed, the coding did not
        ("Transfer-Encoding: chunked", chunked(BODY)),
        ("Transfer-Encoding: chunked", BODY),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: x-gzip", chunked(gzip.compress(BODY, mtime=0))),
        ("Content-Encoding: br", BODY),
        ("Content-Encoding: identity", BODY),
    ],
)
def test_chunks_and_gzip_are_undone_where_they_are_really_there(fields: str, body: bytes) -> None:
    (found,) = read(record(body, head=f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n\r\n"))

    assert isinstance(found, Capture)
    assert found.body == BODY


def test_a_coding_that_is_not_gzip_is_refused_by_its_name() -> None:
    body = zlib.compress(BODY)

    (found,) = read(
        record(body, head="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\n\r\n")
    )

    assert found == Rejected("a.warc.gz:0", "rejected-coding", (("coding", "deflate"),))


@pytest.mark.parametrize(
    "body", [gzip.compress(b"<p>" + b" " * (24 << 20), mtime=0), gzip.compress(BODY, mtime=0)[:-9]]
)
def test_a_gzip_bomb_and_a_cut_body_are_refused_and_the_next_page_is_read(body: bytes) -> None:
    bad = record(body, head="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")

    tracemalloc.start()
    found = read(bad + record())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [type(item) for item in found] == [Rejected, Capture]
    assert peak < 32 << 20


def test_the_same_bomb_unpacked_without_a_bound_grows_beyond_it() -> None:
    """The control."""
    body = gzip.compress(b"<p>" + b" " * (40 << 20))

    tracemalloc.start()
    gzip.decompress(body)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak > 40 << 20


def test_a_page_that_is_too_long_is_refused_and_the_next_one_is_read() -> None:
    found = read(packed([record(b"<p>" + b"x" * PAYLOAD), record()]))

    assert [type(item) for item in found] == [Rejected, Capture]
    assert codes(found) == [("a.warc.gz:0", "rejected-page-too-long")]


def test_a_record_that_grows_out_of_all_proportion_is_left_where_it_stands() -> None:
    image = record(b" " * (80 << 20), head="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")

    found = read(gzip.compress(image, 1) + gzip.compress(record()))

    assert codes(found) == [("a.warc.gz:0", "rejected-bomb")]
    assert len(captures(found)) == 1


# Damage


@pytest.mark.parametrize("data", [b"", gzip.compress(b"", mtime=0)])
def test_an_empty_archive_is_named(data: bytes) -> None:
    assert codes(read(data)) == [("a.warc.gz", "rejected-empty")]


@pytest.mark.parametrize("data", [BODY, gzip.compress(BODY, mtime=0), b"WARC", b"\0" * 999])
def test_a_file_that_is_no_archive_is_named_once(data: bytes) -> None:
    assert codes(read(data)) == [("a.warc.gz", "rejected-not-warc")]


@pytest.mark.parametrize("pack", [packed, b"".join], ids=["packed", "plain"])
def test_an_archive_cut_at_any_byte_gives_the_whole_records_before_and_names_the_cut(pack: object) -> None:
    assert callable(pack)
    records = numbered(3)
    data = pack(records)
    ends = [len(pack(records[:n])) for n in range(4)]

    for cut in range(6, len(data)):
        found = read(data[:cut])

        whole = sum(end <= cut for end in ends) - 1
        assert len(captures(found)) >= whole
        assert captures(found) == captures(read(data))[: len(captures(found))], cut
        assert len(codes(found)) == (0 if cut in ends else 1), cut


def test_fastwarc_by_itself_ends_without_a_word_and_gives_half_a_page() -> None:
    """The control: why a cut archive is looked for by us."""
    data = packed(numbered(3, 3000))[:-1500]

    bodies = [one.reader.read() for one in ArchiveIterator(BytesIO(data))]

    assert len(bodies) == 3
    assert len(bodies[2]) < len(bodies[1])


def test_one_bad_byte_anywhere_in_a_packed_archive_costs_one_page_at_most() -> None:
    records = numbered(4, 200)
    data, good = packed(records), captures(read(packed(records)))

    for at in range(len(gzip.compress(records[0], mtime=0)), len(data) - len(gzip.compress(records[3], mtime=0)), 3):
        broken = bytearray(data)
        broken[at] ^= 0x55
        found = read(bytes(broken))

        bodies = {item.body for item in captures(found)}
        assert bodies <= {item.body for item in good}, at
        assert len(bodies) >= 3, at
        assert len(bodies) == 4 or codes(found), at


def test_without_going_on_behind_damage_a_bad_byte_costs_all_that_follow() -> None:
    """The control: what a reader that stops at the first error would have given."""
    data = bytearray(packed(numbered(4, 200)))
    data[len(data) // 4 + 40] ^= 0x55

    with pytest.raises((zlib.error, gzip.BadGzipFile)):
        gzip.decompress(bytes(data))

    assert len(captures(read(bytes(data)))) == 3


@pytest.mark.parametrize("pack", [packed, b"".join], ids=["packed", "plain"])
@pytest.mark.parametrize("wrong", [7, 90, 100_000, "x", -1, ""])
def test_a_record_with_a_wrong_length_is_named_and_its_neighbours_are_read(pack: object, wrong: int | str) -> None:
    assert callable(pack)
    bad = record(url="https://sahil.example/9", length=wrong)  # type: ignore[arg-type]
    first, *others = numbered(4)

    found = read(pack([first, bad, *others]))

    assert urls(found)[0] == "0"
    assert "9" not in urls(found)
    assert codes(found)
    if wrong != 100_000 or pack is packed:  # plain, and longer than all that follows: nothing tells it from a cut
        assert urls(found) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("pack", [packed, b"".join], ids=["packed", "plain"])
def test_rubbish_between_records_is_named_and_they_are_read(pack: object) -> None:
    assert callable(pack)
    first, second = numbered(2)

    found = read(pack([first]) + b"rubbish\r\n" * 40 + pack([second]))

    assert urls(found) == ["0", "1"]
    assert len(codes(found)) == 1


@given(st.binary(max_size=400), st.sampled_from([b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08"]), st.booleans())
def test_no_bytes_raise(data: bytes, start: bytes, squeeze: bool) -> None:
    whole = start + data
    read(gzip.compress(whole) if squeeze else whole)
    read(packed([record(), whole]) + record())


class Endless:
    """An archive of as many records as are asked for, of which none is held."""

    def __init__(self, records: list[bytes], count: int) -> None:
        self._pieces = islice(cycle([gzip.compress(one, mtime=0) for one in records]), count)

    def read(self, size: int, /) -> bytes:
        return next(self._pieces, b"")


def test_memory_does_not_grow_with_the_archive() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        assert sum(1 for _ in read_warc(Endless(numbered(20, 4000), count), "a")) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(4000) < 1.3 * peak(1000)


# Writing

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=20)
NAMES = st.from_regex(r"X-[A-Za-z-]{1,9}", fullmatch=True)
TAKEN = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(
    lambda when: when.isoformat(timespec="seconds") + "Z"
)
MADE = st.builds(
    Capture,
    url=st.none() | st.just("https://sahil.example/خبر?a=1"),
    body=st.binary(max_size=60),
    fetched=TAKEN,
    media_type=st.none() | st.sampled_from(["text/html; charset=windows-1256", "text/plain"]),
    announced=st.just(Announced()) | st.builds(Announced, title=WORDS, text=st.none() | st.text(max_size=30)),
)
ASKED = st.builds(
    lambda capture, final, status, headers: replace(
        capture,
        url="https://sahil.example/1",
        final_url=final,
        status=status,
        media_type="text/html",
        headers=(("Content-Type", "text/html"), *headers),
    ),
    MADE,
    st.none() | st.just("https://sahil.example/2"),
    st.sampled_from([200, 404, 599]),
    st.lists(st.tuples(NAMES, WORDS), max_size=3).map(tuple),
)


@settings(max_examples=60)
@given(st.lists(MADE | ASKED, max_size=4), st.booleans())
def test_what_was_written_is_read_back_equal(made: list[Capture], packing: bool) -> None:
    out, again = BytesIO(), BytesIO()

    count = write_warc(made, out, packed=packing)
    write_warc(made, again, packed=packing)

    assert count == len(made)
    assert out.getvalue() == again.getvalue()
    found = read(out.getvalue()) if made else []
    assert [replace(item, file=None) if isinstance(item, Capture) else item for item in found] == made


def test_fastwarc_reads_what_was_written_and_finds_its_digests_right() -> None:
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", "7"), ("X-A", "ب"))
    asked = Capture("https://sahil.example/1", BODY, "2026-03-05T10:20:00Z", "text/html", None, 200, headers)
    lay = Capture(None, BODY, "2026-03-05T10:20:00Z", "text/html")
    out = BytesIO()
    write_warc([asked, lay], out)

    records = list(ArchiveIterator(BytesIO(out.getvalue()), verify_digests=True))
    response = next(
        one for one in ArchiveIterator(BytesIO(out.getvalue())) if one.headers.get("WARC-Type") == "response"
    )

    assert [one.headers.get("WARC-Type") for one in records] == ["warcinfo", "response", "metadata", "resource"]
    assert response.http_headers.status_code == 200
    assert response.http_headers.get("Content-Length") == str(len(BODY))
    assert response.http_headers.get("Content-Encoding") is None
    assert response.reader.read() == BODY


def test_a_head_cannot_be_made_to_say_more_than_its_field() -> None:
    evil = (("X-A", "1\r\nX-Evil: 2\r\n\r\n<p>"), ("X\r\nB", "3"))
    out = BytesIO()

    write_warc([Capture("https://s.example/\r\nX: 1", BODY, "2026-03-05T10:20:00Z", None, None, 200, evil)], out)

    (found,) = captures(read(out.getvalue()))
    assert found.body == BODY
    assert [name for name, _ in found.headers] == ["X-A"]
