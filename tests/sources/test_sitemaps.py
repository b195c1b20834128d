"""Sitemaps of every kind: what is whole is read, nothing unpacks or grows without end."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.documents import Rejected
from qawl.sources import sitemaps
from qawl.sources.sitemaps import Located, Sitemap, SitemapKind, is_sitemap, read_sitemap, unpack

BASE = "https://sahil.example/sitemap.xml"
SPACE = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
NEWS = (
    f"<?xml version='1.0' encoding='UTF-8'?><urlset {SPACE} xmlns:n='http://www.google.com/schemas/sitemap-news/0.9' "
    "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url>"
    "<loc> https://sahil.example/1?a=1&amp;b=2 </loc>"
    "<image:image><image:loc>https://sahil.example/a.jpg</image:loc><image:title>صورة</image:title></image:image>"
    "<n:news><n:publication><n:name>الساحل</n:name><n:language>ar</n:language></n:publication>"
    "<n:publication_date>2026-03-05T10:20:00+03:00</n:publication_date>"
    "<n:title><![CDATA[لا رسوم & لا زيادة]]></n:title>"
    "</n:news><lastmod>2026-03-06</lastmod></url><url><loc>/2</loc></url></urlset>"
)
FOUND = (
    Located("https://sahil.example/1?a=1&b=2", "2026-03-06", "لا رسوم & لا زيادة", "2026-03-05T10:20:00+03:00", "ar"),
    Located("https://sahil.example/2"),
)


def read(data: str | bytes) -> Sitemap:
    sitemap = read_sitemap(data if isinstance(data, bytes) else data.encode(), BASE)
    assert isinstance(sitemap, Sitemap), sitemap
    return sitemap


def urls(count: int, tail: str = "</urlset>") -> str:
    return f"<urlset {SPACE}>" + "".join(f"<url><loc>/{n}</loc></url>\n" for n in range(count)) + tail


def test_a_news_sitemap_tells_of_its_articles() -> None:
    assert read(NEWS) == Sitemap(SitemapKind.URLS, FOUND)


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:])])
def test_a_packed_sitemap_is_the_same(pack: object) -> None:
    assert read(pack(NEWS.encode())).entries == FOUND  # type: ignore[operator]


def test_a_sitemap_longer_than_a_piece_of_it_is_read_whole() -> None:
    entries = read(urls(20_000)).entries

    assert [located.url for located in entries] == [f"https://sahil.example/{n}" for n in range(20_000)]


def test_an_index_lists_sitemaps() -> None:
    index = read(f"<sitemapindex {SPACE}><sitemap><loc>/a.xml.gz</loc><lastmod>2026</lastmod></sitemap></sitemapindex>")

    assert index == Sitemap(SitemapKind.INDEX, (Located("https://sahil.example/a.xml.gz", "2026"),))


def test_plain_text_with_an_address_a_line_is_a_sitemap() -> None:
    assert read("\ufeffhttps://sahil.example/1\r\n\nhttps://sahil.example/2\n").entries == (
        Located("https://sahil.example/1"),
        Located("https://sahil.example/2"),
    )


@pytest.mark.parametrize(
    "text",
    [
        NEWS.replace("&amp;", "&"),
        "\n<br>Warning" + NEWS + "<script>",
        NEWS.replace("n:", "").replace(" xmlns:n=", " x="),
        NEWS.replace(SPACE, ""),
        NEWS.replace("<url><loc>/2", "<url><loc>javascript:1</loc></url><url></url><url><loc>/2"),
        NEWS.replace("</urlset>", "<url><loc>/3</lo"),
    ],
    ids=["bare &", "junk", "no prefix", "no namespace", "bad entries", "cut"],
)
def test_a_sitemap_as_it_is_gives_what_is_whole(text: str) -> None:
    assert read(text).entries == FOUND


def test_a_packed_sitemap_that_was_cut_gives_what_stands_before() -> None:
    packed = gzip.compress(urls(3000).encode())

    assert 100 < len(read(packed[: len(packed) // 2]).entries) < 3000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "rejected-sitemap-unknown"),
        ("<html><body>خبر</body></html>", "rejected-sitemap-unknown"),
        ("خبر\nhttps://sahil.example/1", "rejected-sitemap-unknown"),
        ("<!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset/>", "rejected-feed-entities"),
    ],
)
def test_what_is_no_sitemap_is_named(text: str, code: str) -> None:
    assert read_sitemap(text.encode(), BASE) == Rejected(BASE, code)
    assert is_sitemap(text) is (code == "rejected-feed-entities")


def test_no_more_addresses_are_read_than_the_protocol_allows() -> None:
    with patch.object(sitemaps, "MOST", 10):
        full, over = read(urls(10)), read(urls(11))

    assert (len(full.entries), full.cut) == (10, False)
    assert (len(over.entries), over.cut) == (10, True)


# Bombs


def test_what_unpacks_without_end_is_left_at_the_cap() -> None:
    bomb = gzip.compress(bytes(64 << 20))
    tracemalloc.start()
    out, cut = unpack(bomb, 1 << 20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (len(out), cut) == (1 << 20, True)
    assert peak < 8 << 20


def test_a_careless_program_unpacks_the_bomb_whole() -> None:
    tracemalloc.start()
    gzip.decompress(gzip.compress(bytes(64 << 20)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak > 60 << 20


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"") * 50_000,
        gzip.compress(urls(5, "<a>" * 300_000).encode()),
        urls(5, "<a/>" * 300_000).encode(),
        urls(5, "<!--" * 100_000).encode(),
        urls(5, "x" * 3_000_000).encode(),
        b"https://sahil.example/1\n" + b" " * 3_000_000,
        b"https://sahil.example/1\n" + b" \n" * 1_000_000,
    ],
    ids=["empty members", "deep", "tags", "comments", "words", "blanks", "blank lines"],
)
def test_what_is_built_to_be_slow_is_not(data: bytes) -> None:
    begun = time.process_time()
    read_sitemap(data, BASE)

    assert time.process_time() - begun < 2


@given(st.binary(max_size=200), st.sampled_from([b"", b"<urlset>", b"<urlset><url><loc>/", b"\x1f\x8b\x08"]))
def test_no_bytes_raise(data: bytes, head: bytes) -> None:
    assert isinstance(read_sitemap(head + data, BASE), Sitemap | Rejected)
