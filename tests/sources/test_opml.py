"""Lists of sources: in with what other readers write, out for any reader, and the same again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.model.captures import Source, SourceKind
from qawl.model.documents import Rejected
from qawl.sources.opml import read_opml, write_opml
from qawl.wording import say

FEED = SourceKind.FEED


def opml(*outlines: str) -> bytes:
    return (
        "<?xml version='1.0'?>\n<opml version='1.0'><head/><body>\n" + "\n".join(outlines) + "</body></opml>"
    ).encode()


def test_sources_come_out_of_their_folders_in_order() -> None:
    found = read_opml(
        opml(
            "<outline text='أخبار'><outline text='الساحل' type='rss' xmlUrl='https://sahil.example/feed'/>",
            "<outline text='محلية'><outline title='الشراع' text='x' xmlUrl=' feed://shira.example/rss '/>",
            "</outline></outline>",
            "<outline text='x' xmlUrl='https://sahil.example/feed'/>",
            "<outline type='link' text='صفحة' url='https://sahil.example/'/>",
        )
    )

    assert found == (
        Source("https://sahil.example/feed", FEED, "الساحل"),
        Source("http://shira.example/rss", FEED, "الشراع"),
    )


def test_a_bad_entry_is_named_with_its_line_and_the_others_go_on() -> None:
    found = read_opml(
        opml(
            "<outline type='rss' xmlUrl='https://sahil.example/1'/>",
            "<outline type='rss' text='بلا عنوان'/>",
            "<outline xmlUrl='javascript:alert(1)'/>",
            "<outline xmlUrl='feed:https://sahil.example/2'/>",
        ),
        "follow.opml",
    )

    assert found == (
        Source("https://sahil.example/1", FEED),
        Rejected("follow.opml:4", "rejected-outline-no-address"),
        Rejected("follow.opml:5", "rejected-outline-bad-address", (("address", "javascript:alert(1)"),)),
        Source("https://sahil.example/2", FEED),
    )


def test_a_list_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    found = read_opml(
        opml(
            "<outline text='أ & ب &nbsp;' xmlUrl='https://a.example/?x=1&y=2'><br>",
            "<outline xmlUrl='https://b.example/'",
        )
    )

    assert Source("https://a.example/?x=1&y=2", FEED, "أ & ب") in found


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "rejected-opml-unknown"),
        (b"<rss/>", "rejected-opml-unknown"),
        (b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>", "rejected-feed-entities"),
    ],
)
def test_what_is_no_list_is_named(data: bytes, code: str) -> None:
    assert read_opml(data) == Rejected("OPML", code)
    assert say("ar", code)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30).map(
    lambda words: " ".join(words.replace("<", "").replace("&", "").split()) or None
)
SOURCES = st.builds(
    Source,
    st.integers(0, 10**6).map(lambda n: f"https://sahil.example/{n}?a=1&b='\"<أ>"),
    st.sampled_from(SourceKind),
    WORDS,
    st.none() | st.sampled_from(["sahil.example"]),
)


@given(st.lists(SOURCES, unique_by=lambda source: source.address, max_size=6))
def test_a_list_that_is_written_gives_the_same_sources_again(sources: list[Source]) -> None:
    written = write_opml(sources)

    assert read_opml(written) == tuple(sources)
    assert write_opml(sources) == written


def test_a_list_says_nothing_that_changes_from_day_to_day() -> None:
    assert write_opml([Source("https://sahil.example/a&b", FEED, '«الساحل» & "غيره"', "sahil.example")]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0" xmlns:qawl="urn:qawl:opml">\n'
        "  <head><title>Qawl</title></head>\n"
        "  <body>\n"
        '    <outline type="rss" text=\'«الساحل» &amp; "غيره"\' title=\'«الساحل» &amp; "غيره"\''
        ' xmlUrl="https://sahil.example/a&amp;b" qawl:outlet="sahil.example"/>\n'
        "  </body>\n"
        "</opml>\n"
    )


@given(st.text(alphabet="<>/outline='\"xmlUr&;# a\x00", max_size=80))
def test_no_text_raises(text: str) -> None:
    assert isinstance(read_opml(f"<opml>{text}".encode()), tuple | Rejected)
