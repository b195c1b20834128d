"""What is followed is kept: once each, with its timers, across restarts, moves and a clock that was wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qawl.model.captures import Announced, Source, SourceKind, Standing
from qawl.model.following import RobotsFile, Visit, stamp
from qawl.store.contract.sources import Sources
from qawl.store.kept.sources import open_sources
from qawl.store.open import open_store

NOW = datetime(2026, 3, 5, 10, 20, tzinfo=UTC)
FEED = Source("https://nahar.example/feed", SourceKind.FEED, "النهار الجديد")
OTHER = Source("https://sariya.example/map.xml", SourceKind.SITEMAP)
PAGE = Visit(
    "https://nahar.example/a",
    "https://nahar.example/a?utm_source=rss",
    FEED.address,
    Announced("افتتاح السد", published="الخميس, 05 مارس 2026", text="<p>قالت الوزيرة</p>"),
    due=stamp(NOW),
)
STANDING = Standing(
    etag='W/"a,b"',
    last_modified="Thu, 05 Mar 2026 10:00:00 GMT",
    last_try=stamp(NOW),
    last_success=stamp(NOW),
    next_poll=stamp(NOW + timedelta(minutes=30)),
    interval=1800,
    errors=2,
    error="follow-server",
    details=(("status", 503), ("why", "صيانة")),
)


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        return str(tmp_path / "qawl.db")
    address: str = request.getfixturevalue("postgres_store")
    return address


@pytest.fixture
def sources(place: str) -> Iterator[Sources]:
    with open_sources(place) as kept:
        yield kept


def later(**more: float) -> datetime:
    return NOW + timedelta(**more)


def test_a_source_is_followed_once_and_is_due_at_once(sources: Sources) -> None:
    assert sources.follow(FEED, NOW)
    assert not sources.follow(FEED, later(days=1))

    due = sources.due_source(NOW, ())
    assert due is not None
    assert (due.source, due.standing, due.added) == (FEED, Standing(), stamp(NOW))


def test_how_it_stands_comes_back_to_the_letter_after_a_restart(place: str) -> None:
    with open_sources(place) as first:
        first.follow(FEED, NOW)
        first.put(FEED.address, STANDING, [PAGE])
        first.put_robots(RobotsFile("https://nahar.example", stamp(NOW), 200, b"User-agent: *\n\xff"))
        first.rest("nahar.example", later(hours=2))

    with open_sources(place) as again:
        (followed,) = again.followed()
        assert followed.standing == STANDING
        assert again.visit(PAGE.address) == PAGE
        robots = again.robots("https://nahar.example")
        assert robots is not None
        assert robots.body == b"User-agent: *\n\xff"
        assert again.resting(NOW) == {"nahar.example": later(hours=2)}


def test_what_a_source_announced_is_written_with_how_it_stands_or_not_at_all(sources: Sources) -> None:
    sources.follow(FEED, NOW)

    def announced() -> Iterator[Visit]:
        yield PAGE
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sources.put(FEED.address, STANDING, announced())

    assert sources.visit(PAGE.address) is None
    assert [followed.standing for followed in sources.followed()] == [Standing()]


def test_a_page_that_is_known_is_not_announced_again(sources: Sources) -> None:
    sources.follow(FEED, NOW)
    first = sources.put(FEED.address, STANDING, [PAGE])
    sources.put_visit(replace(PAGE, due=None, taken=1))

    again = sources.put(FEED.address, STANDING, [PAGE, replace(PAGE, address="https://nahar.example/b")])

    assert (first, again) == (1, 1)
    known = sources.visit(PAGE.address)
    assert known is not None
    assert known.taken == 1


def test_an_address_that_is_too_long_to_be_kept_stops_no_other(sources: Sources) -> None:
    sources.follow(FEED, NOW)
    digits = "".join(str(number * number) for number in range(2_000))
    long, longest = (replace(PAGE, address=f"https://nahar.example/{digits}"[:length]) for length in (2_001, 2_000))

    assert sources.put(FEED.address, STANDING, [long, longest, PAGE]) == 2

    assert sources.visit(long.address) is None
    assert sources.visit(longest.address) == longest


def test_the_longest_due_comes_first_and_a_busy_host_is_passed_over(sources: Sources) -> None:
    sources.follow(FEED, NOW)
    sources.follow(OTHER, NOW)
    sources.put(FEED.address, replace(STANDING, next_poll=stamp(later(minutes=2))))
    sources.put(OTHER.address, replace(STANDING, next_poll=stamp(later(minutes=1))))

    def due(minutes: int, *without: str) -> str | None:
        found = sources.due_source(later(minutes=minutes), without)
        return None if found is None else found.source.address

    assert due(0) is None
    assert due(3) == OTHER.address
    assert due(3, "sariya.example") == FEED.address
    assert due(3, "sariya.example", "nahar.example") is None


def test_the_next_time_at_which_something_is_due_is_known(sources: Sources) -> None:
    assert sources.next_due(NOW) is None
    sources.follow(FEED, NOW)
    sources.put(FEED.address, STANDING, [replace(PAGE, due=stamp(later(minutes=5)))])

    assert sources.next_due(NOW) == later(minutes=5)
    assert sources.next_due(later(minutes=5)) == later(minutes=30)
    assert sources.next_due(later(minutes=30)) is None


def test_a_source_that_moved_keeps_its_history_and_its_old_address_finds_it(sources: Sources) -> None:
    new = "https://www.nahar.example/rss"
    sources.follow(FEED, NOW)
    sources.put(FEED.address, STANDING, [replace(PAGE, taken=1)], moved=(new, NOW))

    found = sources.source(FEED.address)

    assert found is not None
    assert (found.source.address, found.former, found.articles) == (new, (FEED.address,), 1)
    assert found.standing == STANDING
    assert not sources.follow(FEED, NOW)
    assert len(list(sources.followed())) == 1


def test_a_source_that_moves_to_where_another_is_becomes_one_with_it(sources: Sources) -> None:
    sources.follow(FEED, NOW)
    sources.follow(OTHER, NOW)
    sources.put(FEED.address, STANDING, moved=(OTHER.address, NOW))

    (only,) = sources.followed()

    assert (only.source, only.former) == (OTHER, (FEED.address,))


def test_a_source_that_moves_back_is_under_its_first_address_again(sources: Sources) -> None:
    sources.follow(FEED, NOW)
    sources.put(FEED.address, STANDING, moved=("https://b.example/", NOW))
    sources.put("https://b.example/", STANDING, moved=(FEED.address, later(days=1)))

    (only,) = sources.followed()

    assert (only.source.address, only.former) == (FEED.address, ("https://b.example/",))


def test_a_source_that_is_gone_is_not_due_until_somebody_wants_it_again(sources: Sources) -> None:
    sources.follow(FEED, NOW)
    sources.put(FEED.address, replace(STANDING, gone=True, next_poll=None))
    assert sources.due_source(later(days=900), ()) is None

    assert sources.follow(FEED, NOW)

    assert sources.due_source(NOW, ()) is not None


def test_what_a_forgotten_source_brought_stays(sources: Sources) -> None:
    sources.follow(FEED, NOW)
    sources.put(FEED.address, STANDING, [PAGE])

    assert sources.forget(FEED.address)

    assert not sources.forget(FEED.address)
    assert sources.visit(PAGE.address) == PAGE
    sources.put(FEED.address, STANDING, moved=("https://b.example/", NOW))
    assert list(sources.followed()) == []


def test_a_host_rests_for_the_longest_that_it_asked_for(sources: Sources) -> None:
    sources.rest("nahar.example", later(hours=2))
    sources.rest("nahar.example", later(hours=1))

    assert sources.resting(NOW) == {"nahar.example": later(hours=2)}
    assert sources.resting(later(hours=2)) == {}


def test_what_a_wrong_clock_put_off_for_a_year_is_pulled_in(sources: Sources) -> None:
    sources.put_visit(replace(PAGE, due=stamp(later(days=365))))
    sources.put_visit(replace(PAGE, address="https://nahar.example/b", due=stamp(later(days=6))))
    sources.rest("nahar.example", later(days=365))
    sources.put_robots(RobotsFile("https://nahar.example", stamp(later(days=365)), 200))

    assert sources.set_right(NOW) == 3

    assert sources.next_due(NOW) == later(days=1)
    assert sources.resting(NOW) == {}
    assert sources.robots("https://nahar.example") is None
    assert sources.set_right(NOW) == 0


def test_half_a_letter_in_a_title_or_an_address_is_written_as_a_question_mark(sources: Sources) -> None:
    sources.follow(replace(FEED, title="عنوان\ud800"), NOW)
    sources.put_visit(replace(PAGE, address="https://nahar.example/\udfff", announced=Announced("\ud800")))

    (followed,) = sources.followed()

    assert followed.source.title == "عنوان?"
    assert sources.visit("https://nahar.example/?") is not None


def test_a_store_of_an_older_form_gets_its_sources_and_keeps_its_articles(tmp_path: Path) -> None:
    place = str(tmp_path / "qawl.db")
    open_store(place).close()
    raw = sqlite3.connect(place)
    form = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.close()

    with open_sources(place) as kept:
        kept.follow(FEED, NOW)

    with open_store(place) as record:
        assert record.counts().articles == 0
    assert form >= 3
