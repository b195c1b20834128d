"""JSON Feed: whole, cut, of both versions, and with values of any kind in any place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.documents import Rejected
from qawl.sources.feeds import Entry, Feed, read_feed

BASE = "https://sahil.example/feed.json"
VERSION = "https://jsonfeed.org/version/1.1"


def read(fields: object) -> Feed | Rejected:
    return read_feed((fields if isinstance(fields, str) else json.dumps(fields)).encode(), "application/json", BASE)


def test_a_feed_and_its_entries_tell_all_they_know() -> None:
    feed = read(
        {
            "version": VERSION,
            "title": "الساحل",
            "home_page_url": "/",
            "feed_url": BASE,
            "next_url": "?page=2",
            "language": "ar",
            "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
            "authors": [{"name": "هيئة التحرير"}],
            "items": [
                {
                    "id": 7,
                    "url": "/7",
                    "title": "خبر &amp; خبر",
                    "content_html": "<p>ن</p>",
                    "date_published": "2026-03-05",
                },
                {"id": "https://sahil.example/8", "content_text": "أ < ب", "author": {"name": "سهام"}, "summary": "م"},
            ],
        }
    )

    assert isinstance(feed, Feed)
    assert (feed.link, feed.next, feed.hub, feed.language) == (
        "https://sahil.example/",
        "https://sahil.example/feed.json?page=2",
        "https://hub.example/",
        "ar",
    )
    assert feed.entries == (
        Entry("https://sahil.example/7", "7", "خبر & خبر", "2026-03-05", None, "هيئة التحرير", None, None, "<p>ن</p>"),
        Entry("https://sahil.example/8", "https://sahil.example/8", None, None, None, "سهام", None, "م", "أ &lt; ب"),
    )


@pytest.mark.parametrize("cut", [1, 2, 10, 20])
def test_a_feed_that_was_cut_gives_the_entries_before(cut: int) -> None:
    whole = json.dumps({"version": VERSION, "items": [{"url": "/1"}, {"url": "/2", "title": "ثان"}]})
    feed = read(whole[:-cut])

    assert isinstance(feed, Feed)
    assert feed.entries[0].url == "https://sahil.example/1"
    assert len(feed.entries) + feed.left_out == 2


def test_half_a_surrogate_becomes_a_sign_that_can_be_written() -> None:
    feed = read('{"version": "jsonfeed", "items": [{"url": "/1", "title": "\\ud800 خبر"}]}')

    assert isinstance(feed, Feed)
    assert feed.entries[0].title == "\ufffd خبر"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"version": "jsonfeed"}', "rejected-feed-unknown"),
        ('{"version": "jsonfeed", "items": 3}', "rejected-feed-unknown"),
        ('{"version": "jsonfeed", "items": [', "rejected-feed-broken"),
        ('{"version": "jsonfeed", "items": ' + "[" * 100_000, "rejected-feed-broken"),
    ],
)
def test_what_is_no_feed_is_named(text: str, code: str) -> None:
    assert read(text) == Rejected(BASE, code)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["url", "name", "id"]), inside),
    max_leaves=6,
)
NAMES = ("version", "items", "hubs", "authors", "author", "url", "id", "title", "content_html", "date_published")


@given(
    st.dictionaries(st.sampled_from(NAMES), VALUES),
    st.lists(st.dictionaries(st.sampled_from(NAMES), VALUES), max_size=3),
)
def test_no_value_in_any_place_raises(head: dict[str, object], items: list[dict[str, object]]) -> None:
    assert isinstance(read({**head, "version": VERSION, "items": items}), Feed)
    assert isinstance(read({"version": VERSION, **head}), Feed | Rejected)
