"""Links as they are written become addresses of the web, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.sources.links import LONGEST, absolute

BASE = "https://sahil.example/ar/feed"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/news/1", "https://sahil.example/news/1"),
        ("news/1", "https://sahil.example/ar/news/1"),
        ("//cdn.sahil.example/1", "https://cdn.sahil.example/1"),
        (" https://sahil.example/أخبار/ميناء الشرق\n", "https://sahil.example/أخبار/ميناء%20الشرق"),
        ("https://sahil.example/a\r\n\tb", "https://sahil.example/ab"),
    ],
)
def test_a_link_is_resolved(link: str, address: str) -> None:
    assert absolute(link, BASE) == address


@pytest.mark.parametrize(
    "link",
    [
        "",
        "  ",
        None,
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b",
        "http://[",
        "http://",
        "a" * (LONGEST + 1),
    ],
)
def test_what_is_no_web_address_is_none(link: str | None) -> None:
    assert absolute(link, BASE) is None


@given(st.text(max_size=80), st.sampled_from([BASE, "", "http://["]))
def test_no_link_raises(link: str, base: str) -> None:
    assert (absolute(link, base) or "http").startswith("http")
