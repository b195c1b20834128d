"""Feeds of every form and in every state: what is whole comes through, what is none is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.captures import Announced
from qawl.model.documents import Rejected
from qawl.sources.feeds import LONGEST, MOST, Entry, Feed, announced, read_feed
from qawl.wording import say

BASE = "https://sahil.example/ar/feed"
HEADLINE = "وزيرة الموانئ: لا رسوم جديدة قبل الصيف"


def read(text: str | bytes, media_type: str | None = None) -> Feed:
    feed = read_feed(text if isinstance(text, bytes) else text.encode(), media_type, BASE)
    assert isinstance(feed, Feed), feed
    return feed


def refusal(text: str | bytes) -> str:
    rejected = read_feed(text if isinstance(text, bytes) else text.encode(), None, BASE)
    assert isinstance(rejected, Rejected)
    for lang in ("ar", "en"):
        assert say(lang, rejected.code, **dict(rejected.details))  # type: ignore[arg-type]
    return rejected.code


def rss(*items: str, head: str = "", spaces: str = "") -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>الساحل</title>{head}{inside}</channel></rss>'
    )


def only(text: str | bytes) -> Entry:
    (entry,) = read(text).entries
    return entry


# What is told


def test_an_entry_of_rss_tells_all_it_knows() -> None:
    entry = only(
        rss(
            f"<title>{HEADLINE}</title><link>https://sahil.example/1</link><guid isPermaLink='false'>s-1</guid>"
            "<dc:creator>سهام الراوي</dc:creator><pubDate>الخميس, 05 مارس 2026 10:20</pubDate>"
            "<description>&lt;p&gt;موجز&lt;/p&gt;</description><content:encoded><![CDATA[<p>النص&nbsp;كله</p>]]>"
            "</content:encoded><media:title>صورة</media:title><media:content url='/a.jpg'/>"
            "<source url='/'>الشراع</source>",
            spaces='xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
        )
    )

    assert entry == Entry(
        url="https://sahil.example/1",
        id="s-1",
        title=HEADLINE,
        published="الخميس, 05 مارس 2026 10:20",
        author="سهام الراوي",
        outlet="الشراع",
        summary="<p>موجز</p>",
        text="<p>النص&nbsp;كله</p>",
    )
    assert announced(entry) == Announced(
        HEADLINE, "الخميس, 05 مارس 2026 10:20", "سهام الراوي", "الشراع", "<p>النص&nbsp;كله</p>"
    )


def test_a_feed_tells_of_itself() -> None:
    feed = read(
        rss(
            "<link>/1</link>",
            head="<link>https://sahil.example/</link><language>ar</language><ttl><![CDATA[60]]></ttl>"
            "<image><title>شعار</title><link>/logo</link></image><a:link rel='self' href='feed'/>"
            "<a:link rel='hub' href='https://hub.example/'/><a:link rel='next' href='?page=2'/>",
            spaces='xmlns:a="http://www.w3.org/2005/Atom"',
        )
    )

    assert (feed.title, feed.link, feed.language, feed.minutes) == ("الساحل", "https://sahil.example/", "ar", 60)
    assert (feed.address, feed.hub, feed.next) == (
        "https://sahil.example/ar/feed",
        "https://hub.example/",
        "https://sahil.example/ar/feed?page=2",
    )


@pytest.mark.parametrize(
    ("head", "minutes"),
    [
        ("<ttl>٣٠</ttl>", 30),
        ("<ttl>soon</ttl>", None),
        ("<ttl>0</ttl>", None),
        ("<ttl>" + "9" * 5000 + "</ttl>", None),
        ("<sy:updatePeriod>\n hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", 1440),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 60),
    ],
)
def test_a_feed_says_how_long_to_leave_it_alone(head: str, minutes: int | None) -> None:
    assert read(rss("<link>/1</link>", head=head)).minutes == minutes


def test_atom_is_read_with_its_bases_and_kinds_of_text() -> None:
    feed = read(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='ar' xml:base='https://sahil.example/b/'>"
        "<title>الساحل</title><author><name>هيئة التحرير</name></author>"
        "<entry><title type='html'>لا &lt;b&gt;رسوم&lt;/b&gt;</title><id>tag:1</id><updated>2026-03-05</updated>"
        "<link rel='enclosure' href='a.mp3'/><link rel='alternate' type='application/pdf' href='1.pdf'/>"
        "<link type='text/html' href='1'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        "<p>النص</p></div></content></entry>"
        "<entry xml:base='c/'><link href='2'/><author><name>سهام</name></author><author><name>ليلى</name></author>"
        "<content type='text'>أ &lt; ب</content><summary>موجز</summary></entry>"
        "<entry><link href='3'/><content src='/x.pdf' type='application/pdf'/></entry></feed>"
    )
    first, second, third = feed.entries

    assert feed.language == "ar"
    assert (first.url, first.title, first.text) == ("https://sahil.example/b/1", "لا رسوم", "<p>النص</p>")
    assert (first.updated, first.published, first.author) == ("2026-03-05", None, "هيئة التحرير")
    assert announced(first).published == "2026-03-05"
    assert (second.url, second.author, second.text) == ("https://sahil.example/b/c/2", "سهام، ليلى", "أ &lt; ب")
    assert third.text is None


def test_rdf_has_its_entries_beside_the_channel() -> None:
    entry = only(
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        " xmlns:d='http://purl.org/dc/elements/1.1/'><channel rdf:about='/'><title>الساحل</title><items/></channel>"
        f"<item rdf:about='urn:1'><title>{HEADLINE}</title><link>/1</link><d:date>2026-03-05</d:date></item></rdf:RDF>"
    )

    assert (entry.id, entry.url, entry.published) == ("urn:1", "https://sahil.example/1", "2026-03-05")


# Addresses


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://sahil.example/g</guid>", "https://sahil.example/g"),
        ("<guid isPermaLink='false'>https://sahil.example/g</guid><title>ع</title>", None),
        ("<link>javascript:alert(1)</link><title>ع</title>", None),
        ("<link>http://[</link><title>ع</title>", None),
        (
            "<link>https://feeds.example/~r/1</link><feedburner:origLink>https://sahil.example/o</feedburner:origLink>",
            "https://sahil.example/o",
        ),
        ("<link/><atom:link href='/a'/>", "https://sahil.example/a"),
        ("<link>/أخبار/ميناء الشرق</link>", "https://sahil.example/أخبار/ميناء%20الشرق"),
        ("<link><![CDATA[ /1?a=1&b=2 ]]></link>", "https://sahil.example/1?a=1&b=2"),
        ("<link>/1?a=1&b=2&copy=3</link>", "https://sahil.example/1?a=1&b=2&copy=3"),
    ],
)
def test_the_address_of_an_entry(item: str, url: str | None) -> None:
    assert only(rss(item)).url == url


# Feeds as they are


@pytest.mark.parametrize(
    "junk", ["\n\n ", "\ufeff", "\ufeff\n", "<br />\n<b>Warning</b>: in /a.php\n", "<!-- x -->", "<!DOCTYPE rss>"]
)
def test_what_stands_before_and_behind_a_feed_is_passed_over(junk: str) -> None:
    assert only(junk + rss(f"<title>{HEADLINE}</title>") + "<script>1</script>").title == HEADLINE


def test_references_of_html_and_bare_ampersands_lose_no_word() -> None:
    entry = only(rss("<title>الصيد&nbsp;& الموانئ &laquo;معا&raquo; &bogus;</title><link>/1?a=1&b=2</link>"))

    assert entry.title == "الصيد & الموانئ «معا» &bogus;"


@pytest.mark.parametrize("label", ["utf-8", "windows-1256", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16"])
def test_a_wrong_encoding_is_seen_through(encoding: str, label: str) -> None:
    text = rss(f"<title>{HEADLINE}</title>").replace('"1.0"', f'"1.0" encoding="{label}"')

    assert only(text.encode(encoding)).title == HEADLINE


def test_prefixes_that_were_never_declared_or_mean_something_unknown_are_taken_as_usual() -> None:
    item = "<dc:creator>سهام</dc:creator><content:encoded><![CDATA[<p>النص</p>]]></content:encoded>"
    undeclared, strange = rss(item), rss(item, spaces='xmlns:dc="urn:x" xmlns:content="urn:y"')

    for text in (undeclared, strange):
        assert (only(text).author, only(text).text) == ("سهام", "<p>النص</p>")


def test_html_that_stands_bare_in_a_description_is_kept_with_its_tags() -> None:
    feed = read(
        rss(f"<title>{HEADLINE}</title><description><p>أ<br>ب&nbsp;ج</description><link>/1</link>", "<link>/2</link>")
    )

    assert [entry.url for entry in feed.entries] == ["https://sahil.example/1", "https://sahil.example/2"]
    assert feed.entries[0].summary == "<p>أ<br>ب\u00a0ج"


def test_a_text_that_was_escaped_once_too_often_is_given_as_html() -> None:
    assert only(rss("<description><![CDATA[&lt;p&gt;أ&lt;/p&gt;]]></description>")).summary == "<p>أ</p>"


def test_a_broken_entry_spoils_no_other() -> None:
    feed = read(rss("<link>/1</link>", "<link>/2</wrong><b <title>", "<link>/3</link>"))

    assert {"https://sahil.example/1", "https://sahil.example/3"} <= {entry.url for entry in feed.entries}


def test_an_entry_without_its_end_ends_where_the_next_begins() -> None:
    feed = read("<rss><channel><item><link>/1</link><item><link>/2</link></item></channel></rss>")

    assert [entry.url for entry in feed.entries] == ["https://sahil.example/1", "https://sahil.example/2"]


@pytest.mark.parametrize("cut", [1, 12, 30, 60])
def test_a_feed_that_was_cut_gives_the_entries_that_are_whole(cut: int) -> None:
    whole = rss("<link>/1</link><title>أول</title>", "<link>/2</link><title>ثان</title><description>كلام</description>")
    feed = read(whole[: whole.index("كلام") + 4 - min(cut, 40)])

    assert [entry.title for entry in feed.entries] == ["أول"]
    assert feed.left_out == 1


def test_an_entry_within_cdata_is_no_entry() -> None:
    text = rss("<link>/1</link><description><![CDATA[<item><link>/9</link></item>]]></description>")

    assert [entry.url for entry in read(text.replace("</rss>", "<b></rss>")).entries] == ["https://sahil.example/1"]


def test_an_empty_entry_is_counted_and_an_empty_feed_is_a_feed() -> None:
    assert read(rss("", "<link>/1</link>")).left_out == 1
    assert read(rss()).entries == ()


def test_what_is_beyond_all_measure_is_counted() -> None:
    feed = read(rss(*["<link>/1</link>"] * (MOST + 3)))

    assert (len(feed.entries), feed.left_out) == (MOST, 3)


# What is no feed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "rejected-feed-empty"),
        (" \n\ufeff", "rejected-feed-empty"),
        ("<!DOCTYPE html><html><body>خبر<rss></rss></body></html>", "rejected-feed-is-page"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'></html>", "rejected-feed-is-page"),
        ("<urlset><url><loc>/1</loc></url></urlset>", "rejected-feed-unknown"),
        ("كلام", "rejected-feed-unknown"),
        ('{"error": 404}', "rejected-feed-unknown"),
        ("<rss><channel><title>قُط", "rejected-feed-broken"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "rejected-feed-entities"),
        ("<!doctype rss [\n]><rss/>", "rejected-feed-entities"),
        (b"<rss/>" + b" " * LONGEST, "rejected-feed-too-long"),
    ],
)
def test_what_is_no_feed_is_named(text: str | bytes, code: str) -> None:
    assert refusal(text) == code


TAGS = ("<rss>", "<channel>", "<item>", "</item>", "<entry>", "<title>", "</title>", "<link>", "</link>", "<x:y ")
MARKS = ("<![CDATA[", "]]>", "<!--", "&", "&#xD800;", "&x;", "<", ">", "{", "'", "xmlns='", "\x00", "http://[", "خبر")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TAGS + MARKS), max_size=30))
def test_no_pile_of_pieces_raises(pieces: list[str]) -> None:
    assert isinstance(read_feed("".join(["<rss>", *pieces]).encode("utf-8", "replace"), None, BASE), Feed | Rejected)
