"""What a site can be followed by: what it names first, what looks like it next, what is guessed last."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.captures import SourceKind
from qawl.sources.discover import Candidate, Why, find_feeds, guesses, kind_of

HERE = "https://sahil.example/ar/"
FEED, SITEMAP = SourceKind.FEED, SourceKind.SITEMAP


def found(page: str) -> list[Candidate]:
    return [one for one in find_feeds(page.encode(), HERE) if one.why is not Why.GUESS]


def test_what_the_head_names_comes_before_links_and_links_before_guesses() -> None:
    page = (
        "<html><head><link rel='alternate' type='application/rss+xml' title='تعليقات الساحل' href='/comments/feed/'>"
        "<link rel='alternate' type='application/rss+xml; charset=utf-8' title='الساحل' href='feed/'>"
        "<link rel=alternate hreflang=en href=/en/><link rel='stylesheet' href='/feed.css'>"
        "<link rel='alternate' type='application/json' href='/wp-json/wp/v2/pages/1'>"
        "<link rel='alternate' type='application/json+oembed' href='/feed/oembed'></head>"
        "<body><a href='/sitemap.xml'>خريطة الموقع</a><a href='/rss/sport'>رياضة <b>RSS</b></a>"
        "<a href='/rss/sport'>ثانية</a>"
        "<a href='/news/1'>خبر</a><!-- <a href='/old/rss.xml'>لا</a> --></body></html>"
    )

    candidates = find_feeds(page.encode(), HERE)

    assert candidates[:4] == (
        Candidate("https://sahil.example/ar/feed/", FEED, "الساحل", Why.LINK),
        Candidate("https://sahil.example/comments/feed/", FEED, "تعليقات الساحل", Why.LINK),
        Candidate("https://sahil.example/rss/sport", FEED, "رياضة RSS", Why.ANCHOR),
        Candidate("https://sahil.example/sitemap.xml", SITEMAP, "خريطة الموقع", Why.ANCHOR),
    )
    rest = candidates[4:]
    assert {one.why for one in rest} == {Why.GUESS}
    assert Candidate("https://sahil.example/rss.xml", FEED, None, Why.GUESS) in rest
    assert "https://sahil.example/sitemap.xml" not in {one.url for one in rest}


@pytest.mark.parametrize(
    "href",
    [
        "/feed",
        "/feed/",
        "/rss",
        "/rss.xml",
        "/feeds/news.xml",
        "/rssFeed/92",
        "/a?format=feed&type=rss",
        "/x.rss",
        "/atom.xml",
        "/rss.php?id=3",
        "/index.rdf",
        "/ar/rss2",
    ],
)
def test_a_link_that_looks_like_a_feed_is_one(href: str) -> None:
    assert [one.why for one in found(f"<a href='{href.replace('&', '&amp;')}'>x</a>")] == [Why.ANCHOR]


@pytest.mark.parametrize(
    "href",
    [
        "/news/feedback",
        "/press-conference",
        "/rss.png",
        "/rssicon.svg",
        "https://feedly.com/i/x/feed",
        "javascript:rss",
        "#rss",
        "/feeder",
        "/news/1/comments/feed/",
        "mailto:rss@sahil.example",
    ],
)
def test_a_link_that_only_sounds_like_a_feed_is_none(href: str) -> None:
    assert found(f"<a href='{href}'>x</a>") == []


@pytest.mark.parametrize("words", ["RSS", "خلاصات الموقع", "التلقيم"])
def test_a_link_that_calls_itself_a_feed_is_one(words: str) -> None:
    assert [one.title for one in found(f"<a href='/services/12'>{words}</a>")] == [words]


def test_links_are_resolved_by_the_pages_own_base() -> None:
    assert (
        found("<base href='https://m.sahil.example/x/'><a href='rss'>x</a>")[0].url == "https://m.sahil.example/x/rss"
    )


def test_a_title_in_another_encoding_is_read() -> None:
    page = "<link rel=alternate type=application/rss+xml href=/rss title='أخبار وزارة الموانئ'>".encode("windows-1256")

    assert find_feeds(page, HERE)[0].title == "أخبار وزارة الموانئ"


def test_guesses_are_for_the_site_and_not_for_the_page() -> None:
    assert all(one.url.startswith("https://sahil.example/") and "/ar/feed" not in one.url for one in guesses(HERE))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<?xml version='1.0'?><rss><channel/></rss>", FEED),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>".encode("utf-16"), FEED),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', FEED),
        (b"<urlset/>", SITEMAP),
        (gzip.compress(b"<sitemapindex/>" + b" " * 10_000, mtime=0), SITEMAP),
        (b"https://sahil.example/1\nhttps://sahil.example/2\n", SITEMAP),
        (b"<!DOCTYPE html><html><body><pre>&lt;rss></pre></body></html>", SourceKind.PAGE),
        (b'{"items": 3}', SourceKind.PAGE),
        (b"", SourceKind.PAGE),
    ],
)
def test_what_an_answer_is_is_seen_from_its_bytes(data: bytes, kind: SourceKind) -> None:
    for media_type in (None, "text/html", "application/rss+xml"):
        assert kind_of(data, media_type) is kind


@pytest.mark.parametrize(
    "page",
    [
        "<a href=/x>خبر</a>" * 60_000,
        "<a href='/{}.xml'>x</a>".format("sitemap" * 1000) * 400,
        "<link rel=alternate href='{}'>".format("feed/" * 1500) * 400,
        "<a href='https://a{}'>x</a>".format("://a." * 1500) * 400,
        "<!--" * 500_000,
        "<a " + "a" * 2_000_000,
    ],
    ids=["links", "sitemaps", "feeds", "addresses", "comments", "an attribute"],
)
def test_a_page_that_is_built_to_be_slow_is_not(page: str) -> None:
    data = page.encode()
    begun = time.process_time()
    find_feeds(data, HERE)
    kind_of(data, None)

    assert time.process_time() - begun < 1.5


@given(st.binary(max_size=200), st.text(max_size=30))
def test_no_bytes_raise(data: bytes, url: str) -> None:
    find_feeds(b"<a href=" + data, url)
    kind_of(data, None)
