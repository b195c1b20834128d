"""Bodies are unpacked whole, and never beyond what they may grow to."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.sources.asking import Stopped
from qawl.sources.decode import read_body

MIB = 1 << 20
GZIP = (("Content-Encoding", "gzip"),)


def in_pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


def unpacked(data: bytes, size: int = 1000, most: int = 10 * MIB, ratio: int = 200) -> bytes:
    return read_body(in_pieces(data, size), GZIP, most, ratio)


@given(st.binary(max_size=2000), st.integers(1, 300), st.integers(1, 64), st.integers(1, 3))
def test_a_packed_body_comes_back_whole_however_it_arrives(data: bytes, times: int, size: int, members: int) -> None:
    body = data * min(times, 30)

    assert unpacked(gzip.compress(body) * members, size) == body * members


def test_a_body_that_unpacks_to_whole_steps_is_not_cut() -> None:
    for length in (65536, 65537, 131072, 3 * 65536 + 258):
        body = b"\0" * length

        assert unpacked(gzip.compress(body), 1 << 16, ratio=2000) == body


def test_a_body_without_a_coding_is_left_as_it_is() -> None:
    packed = gzip.compress(b"x")

    assert read_body(in_pieces(packed, 5), (), MIB, 200) == packed
    assert read_body([b"x"], (("content-encoding", "Identity"),), MIB, 200) == b"x"


@pytest.mark.parametrize(
    "codings", [["gzip", "gzip"], ["gzip, gzip"], ["identity, gzip"], ["br"], ["deflate"], ["zstd"], ["utf-8"]]
)
def test_a_coding_that_was_not_asked_for_is_refused(codings: list[str]) -> None:
    headers = tuple(("Content-Encoding", coding) for coding in codings)

    with pytest.raises(Stopped, match="fetch-coding"):
        read_body([gzip.compress(b"x")], headers, MIB, 200)


def test_what_follows_a_packed_body_is_dropped() -> None:
    assert unpacked(gzip.compress(b"news") + b"\0" * 5000) == b"news"


@pytest.mark.parametrize(
    "data", [gzip.compress(b"news" * 99, mtime=0)[:-1], gzip.compress(b"news", mtime=0)[:5], b"news", b"\x1f"]
)
def test_a_packed_body_that_is_cut_off_or_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(Stopped, match="fetch-broken"):
        unpacked(data)


def test_nothing_packed_is_nothing() -> None:
    assert read_body([], GZIP, MIB, 200) == b""


def test_a_body_may_be_as_long_as_allowed_and_no_byte_longer() -> None:
    for headers, data in (((), b"x" * MIB), (GZIP, gzip.compress(b"x" * MIB))):
        assert len(read_body([data], headers, MIB, 2000)) == MIB

        with pytest.raises(Stopped, match="fetch-too-big"):
            read_body([data], headers, MIB - 1, 2000)


def test_a_length_that_is_too_long_is_refused_before_a_byte_is_read() -> None:
    def pieces() -> Iterator[bytes]:
        raise AssertionError("read")
        yield b""

    with pytest.raises(Stopped, match="fetch-too-big"):
        read_body(pieces(), (("Content-Length", str(MIB + 1)),), MIB, 200)


def test_a_bomb_is_stopped_while_it_is_small_and_would_not_be_without_the_ratio() -> None:
    bomb = gzip.compress(bytes(64 * MIB))

    tracemalloc.start()
    with pytest.raises(Stopped, match="fetch-bomb"):
        unpacked(bomb, 1 << 16)
    _, careful = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    zlib.decompress(bomb, 31)
    _, careless = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert careful < MIB
    assert careless > 60 * MIB
    assert len(unpacked(bomb, 1 << 16, most=64 * MIB, ratio=10**6)) == 64 * MIB
