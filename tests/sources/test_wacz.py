"""Web archives in zip files: pages are read where they lie, and what is not as it should be is refused by name."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections import Counter
from io import BytesIO

import pytest
from evals.promises.imports import archive
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.sources.wacz import Caps, read_wacz
from qawl.sources.warc import write_warc


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def read(data: bytes, caps: Caps | None = None) -> list[Capture | Rejected]:
    return list(read_wacz(BytesIO(data), "a.wacz", Counter(), caps or Caps()))


def codes(found: list[Capture | Rejected]) -> list[tuple[str, str]]:
    return [(item.what, item.code) for item in found if isinstance(item, Rejected)]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_archives_of_a_zip_are_read_in_order_and_all_else_is_left_alone(method: int) -> None:
    members = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b"{}",
        "archive/": b"",
        "archive/1.warc.gz": archive("https://sahil.example/1"),
        "archive/2.WARC": b"",
        "archive/3.warc.gz": archive("https://sahil.example/3"),
        "indexes/index.cdx.gz": b"\x1f\x8b",
        "elsewhere/4.warc.gz": archive("https://sahil.example/4"),
    }

    found = read(packed(members, method))

    assert [item.url for item in found if isinstance(item, Capture)] == [f"https://sahil.example/{n}" for n in (1, 3)]
    assert codes(found) == [("a.wacz/archive/2.WARC", "rejected-empty")]
    assert str(getattr(found[0], "file", "")).startswith("a.wacz/archive/1.warc.gz:")


def test_a_zip_without_archives_and_a_file_that_is_no_zip_are_named() -> None:
    assert codes(read(packed({"word/document.xml": b""}))) == [("a.wacz", "rejected-no-archive")]
    assert codes(read(b"PK or not")) == [("a.wacz", "rejected-bad-zip")]


def test_a_member_ends_at_its_cap_and_the_next_one_is_read() -> None:
    out = BytesIO()
    write_warc(
        [
            Capture(f"https://s.example/{n}", b"<p>" + b"x" * 9000, "2026-03-05T10:20:00Z", "text/html", None, 200)
            for n in range(99)
        ],
        out,
        packed=False,
    )
    members = {"archive/1.warc": out.getvalue(), "archive/2.warc.gz": archive()}

    capped = read(packed(members), Caps(member=len(out.getvalue()) - 1))
    tight = read(packed(members), Caps(total=100_000))

    assert codes(capped) == [("a.wacz/archive/1.warc", "rejected-bomb")]
    assert len(capped) == 2
    assert [code for _, code in codes(tight)][-2:] == ["rejected-bomb", "rejected-bomb"]
    assert 8 < sum(isinstance(item, Capture) for item in tight) < 12


def test_a_member_is_not_held_in_memory() -> None:
    out = BytesIO()
    page = Capture("https://s.example/", bytes(range(256)) * 40, "2026-03-05T10:20:00Z", "text/html", None, 200)
    write_warc([page] * 3000, out, packed=False)
    data = BytesIO(packed({"archive/1.warc": out.getvalue()}, zipfile.ZIP_DEFLATED))
    del out

    tracemalloc.start()
    count = sum(1 for _ in read_wacz(data, "a.wacz"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 3000
    assert peak < 6 << 20


@given(st.binary(max_size=60), st.integers(0, 1000), st.integers(0, 40))
def test_no_bytes_raise(noise: bytes, at: int, cut: int) -> None:
    data = packed({"archive/1.warc.gz": archive(), "archive/2.warc.gz": archive()})

    read(noise)
    read(data[:at] + noise + data[at + cut :])
