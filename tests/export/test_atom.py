"""Feeds of statements and stories: read back by a library that reads feeds."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from typing import Any

import feedparser
import pytest

from qawl.compare.stories.values import Story
from qawl.export.atom import Entry, atom_feed, moment, statement_entry, story_entry, tag_uri
from qawl.runners.stories import Counted
from qawl.store.contract.store import StoredStatement, statement_ids
from qawl.wording import Lang
from tests.export.linked import EVIL, demo_readings


def statements() -> list[StoredStatement]:
    reading = demo_readings()[0]
    pairs = zip(statement_ids(reading), reading.statements, strict=True)
    return [StoredStatement(own, nth, reading.article, one) for nth, (own, one) in enumerate(pairs)]


def read(*entries: Entry, lang: Lang = "ar") -> Any:
    return feedparser.parse(atom_feed(entries, "statements/speaker=الوزير", "أقوال الوزير", lang))


def entry(**changes: str) -> Entry:
    given = {"kind": "statement", "key": "abc", "title": "قال", "updated": "2026-03-05", "url": None, "author": "شراع"}
    return Entry(**(given | changes), lines=("قال الوزير إن الجولة تبدأ غدا",))  # type: ignore[arg-type]


def test_a_feed_of_statements_says_who_said_what_with_its_source() -> None:
    told = statements()

    feed = read(*(statement_entry(one, "ar") for one in told))

    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "أقوال الوزير"
    assert feed.feed.language == "ar"
    assert len(feed.entries) == len(told)
    first = feed.entries[0]
    assert first.id == tag_uri("statement", told[0].id)
    assert first.link == told[0].article.url
    assert first.author == told[0].article.outlet
    assert told[0].content.split()[0] in first.content[0].value


def test_ids_stay_the_same_and_the_feed_is_as_new_as_its_newest() -> None:
    entries = [entry(key="a", updated="2026-03-05"), entry(key="b", updated="2026-03-07T10:00:00+03:00")]

    feed, again = read(*entries), read(*reversed(entries))

    assert {one.id for one in feed.entries} == {one.id for one in again.entries}
    assert feed.feed.id == again.feed.id
    assert feed.feed.updated == "2026-03-07T07:00:00Z"


def test_a_story_is_an_entry_with_what_stands_behind_it() -> None:
    story = Story("a-1", ("a-1", "a-2"), "تبادل على الجسر", "a-1", "2026-03-05", "2026-03-06", ("جسر",), 1.0, ())

    feed = read(story_entry(Counted(story, ("شراع", "النهر"), 2), "https://a.example/s/a-1", "ar"))

    assert feed.entries[0].title == "تبادل على الجسر"
    assert "مصدران مستقلان" in feed.entries[0].content[0].value


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2026-03-05", "2026-03-05T00:00:00Z"),
        ("2026-03-05T10:00:00+03:00", "2026-03-05T07:00:00Z"),
        ("2026-03-05T10:00:00", "2026-03-05T10:00:00Z"),
        ("أمس", "1970-01-01T00:00:00Z"),
        (None, "1970-01-01T00:00:00Z"),
    ],
)
def test_a_time_is_written_in_one_way(published: str | None, written: str) -> None:
    assert moment(published) == written


def test_a_title_whose_first_word_misleads_is_led_by_a_mark() -> None:
    feed = read(entry(title="CNN: قال الوزير إن الجولة تبدأ غدا"), entry(title="قال الوزير"))

    assert [one.title[0] for one in feed.entries] == ["\u200f", "ق"]


def test_no_word_of_an_article_acts_in_a_feed() -> None:
    hostile = Entry("statement", EVIL, EVIL, EVIL, 'javascript:alert("x")', EVIL, (EVIL, EVIL), EVIL)

    made = atom_feed((hostile,), EVIL, EVIL, "ar")

    feed = feedparser.parse(made)
    assert not feed.bozo
    assert len(list(ElementTree.fromstring(made).iter("{http://www.w3.org/1999/xhtml}script"))) == 0
    assert b"javascript" not in made
    for acting in ("\u202e", "\x07", "\x00"):
        assert acting not in made.decode()
