"""Saved pages: the bytes as they lie, and the address that the browser left in them."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.captures import Capture
from qawl.model.documents import Rejected
from qawl.sources.pages import read_page, saved_from
from qawl.sources.responses import PAYLOAD

SAVED = "<!DOCTYPE html>\r\n<!-- saved from url=(0042)https://sahil.example/ar/2026/جسر -->\r\n<html><p>قال</p></html>"


def test_a_page_is_its_bytes_its_address_and_the_moment_it_was_written() -> None:
    found = read_page(BytesIO(SAVED.encode("cp1256")), "a/page.html", 1772706000.0)

    assert isinstance(found, Capture)
    assert (found.body, found.fetched, found.file) == (SAVED.encode("cp1256"), "2026-03-05T10:20:00Z", "a/page.html")
    assert found.media_type == "text/html"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_address_is_the_one_in_the_comment_of_the_browser(encoding: str) -> None:
    assert saved_from(SAVED.encode(encoding)) == "https://sahil.example/ar/2026/جسر"


@pytest.mark.parametrize(
    "head", ["", "<!-- saved from url=(0014)about:internet -->", "<!-- saved from url=(0042)file:///etc/x -->"]
)
def test_a_page_without_such_a_comment_or_with_another_address_has_none(head: str) -> None:
    assert saved_from(f"{head}<html>".encode()) is None


@pytest.mark.parametrize(
    ("body", "code"), [(b" \n", "rejected-empty"), (b"x" * (PAYLOAD + 1), "rejected-page-too-long")]
)
def test_an_empty_page_and_one_that_is_too_long_are_named(body: bytes, code: str) -> None:
    found = read_page(BytesIO(body), "p.html", 0.0)

    assert isinstance(found, Rejected)
    assert found.code == code


@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    read_page(BytesIO(b"<!-- saved from url=(1)http://" + body), "p.html", 0.0)
