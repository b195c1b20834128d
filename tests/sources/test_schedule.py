"""When a source is asked again: never too soon, never given up, and nothing that fails makes it sooner."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.captures import Announced, Standing
from qawl.model.following import Visit, moment, stamp
from qawl.sources.schedule import (
    CEILING,
    DAY,
    FIRST,
    FLOOR,
    HOUR,
    LONGEST_WAIT,
    MOST_TRIES,
    QUIET,
    RECHECKS,
    SPREAD,
    Heard,
    asked,
    heard,
    is_given_up,
    is_recent,
    jitter_of,
    newest,
    next_standing,
    next_visit,
    set_right,
)

NOW = datetime(2026, 3, 5, 10, 20, tzinfo=UTC)
NEWS, NOTHING, FAILED = Heard(200, new=3), Heard(304), Heard(error="fetch-timeout")
PAGE = Visit("https://nahar.example/a", "https://nahar.example/a", "https://nahar.example/feed")


def wait(standing: Standing, now: datetime = NOW) -> float:
    assert standing.next_poll is not None
    return (moment(standing.next_poll) - now).total_seconds()


def after(standing: Standing, *heards: Heard, jitter: float = 0.0, minutes: int | None = None) -> Standing:
    """How it stands when each was heard as soon as it was due."""
    now = NOW
    for one in heards:
        standing = next_standing(standing, one, now, minutes, jitter)
        now = moment(standing.next_poll or stamp(now))
    return standing


def waits(*heards: Heard) -> list[int]:
    standing, found = Standing(), []
    for one in heards:
        standing = next_standing(standing, one, NOW, None, 0.0)
        found.append(standing.interval)
    return found


def test_a_source_with_news_is_asked_sooner_and_a_quiet_one_later() -> None:
    assert waits(NEWS, NEWS, NEWS, NEWS) == [FIRST, FIRST // 2, FLOOR, FLOOR]
    assert waits(NOTHING, NOTHING, NOTHING)[1:] == [2700, 4050]
    assert waits(*[NOTHING] * 30)[-1] == QUIET


def test_failures_double_the_wait_up_to_a_day_and_never_end_it() -> None:
    found = waits(NEWS, *[FAILED] * 20)

    assert found[:5] == [FIRST, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR]
    assert found[-1] == CEILING
    assert not after(Standing(), *[FAILED] * 1000).gone


def test_after_failures_a_source_that_answers_begins_anew() -> None:
    standing = after(Standing(), NEWS, *[FAILED] * 9, NOTHING)

    assert (standing.interval, standing.errors, standing.error) == (FIRST, 0, None)


@pytest.mark.parametrize("status", [200, 304, 403, 404, 429, 500, 503])
@pytest.mark.parametrize("seconds", [1, 3 * HOUR, 2 * DAY])
def test_what_retry_after_asks_for_is_kept_in_full_whatever_the_status(status: int, seconds: int) -> None:
    standing = next_standing(Standing(), heard(status, (), seconds), NOW, None, 0.0)

    assert wait(standing) >= seconds


def test_a_retry_after_of_years_is_kept_for_a_week() -> None:
    assert next_standing(Standing(), heard(503, (), 10**9), NOW, None, 0.0).interval == LONGEST_WAIT


def test_what_a_source_says_of_its_own_freshness_is_a_minimum_up_to_a_day() -> None:
    an_hour = heard(200, (("cache-control", "public, Max-Age=3600"),))
    a_year = heard(200, (("Cache-Control", "private"), ("Cache-Control", "max-age=31536000")))
    shared = heard(200, (("Cache-Control", "s-maxage=9000"),))

    assert next_standing(Standing(), an_hour, NOW, None, 0.0).interval == HOUR
    assert next_standing(Standing(), a_year, NOW, None, 0.0).interval == DAY
    assert next_standing(Standing(), NEWS, NOW, 120, 0.0).interval == 2 * HOUR
    assert next_standing(Standing(), shared, NOW, None, 0.0).interval == FIRST


def test_gone_is_said_and_ends_the_asking() -> None:
    standing = after(Standing(), NEWS, heard(410, ()))

    assert (standing.gone, standing.next_poll, standing.error) == (True, None, "follow-gone")


def test_validators_are_kept_to_the_letter_and_none_is_invented() -> None:
    headers = (("ETag", 'W/"a, b"'), ("Last-Modified", "Thu,  5 Mar 2026 10:20:00 +0200"))
    standing = after(Standing(), heard(200, headers))

    assert standing.etag == 'W/"a, b"'
    assert standing.last_modified == "Thu,  5 Mar 2026 10:20:00 +0200"
    assert after(Standing(), heard(200, ())) == replace(after(Standing(), NEWS), etag=None, last_modified=None)


def test_unchanged_leaves_the_validators_and_an_answer_without_any_clears_them() -> None:
    had = after(Standing(), heard(200, (("etag", '"1"'), ("last-modified", "yesterday"))))

    assert after(had, heard(304, ())).etag == '"1"'
    assert after(had, heard(304, (("etag", '"2"'),))).etag == '"2"'
    assert after(had, heard(304, (("etag", '"2"'),))).last_modified == "yesterday"
    assert (after(had, heard(200, ())).etag, after(had, heard(200, ())).last_modified) == (None, None)
    assert after(had, FAILED).etag == '"1"'


def test_unchanged_since_what_we_never_had_is_a_failure() -> None:
    assert heard(304, (), conditional=False).error == "follow-status"
    assert heard(304, ()).error is None


@pytest.mark.parametrize(
    ("status", "code"),
    [
        *[(401, "follow-forbidden"), (403, "follow-forbidden"), (404, "follow-not-found"), (410, "follow-gone")],
        *[(429, "follow-busy"), (503, "follow-busy"), (500, "follow-server"), (418, "follow-status")],
    ],
)
def test_a_status_is_told_in_its_own_words(status: int, code: str) -> None:
    assert heard(status, ()).error == code


def test_a_crash_while_asking_does_not_ask_at_once_again() -> None:
    first = asked(Standing(), NOW, 0.0)
    later = asked(replace(Standing(), interval=HOUR, errors=2, error="fetch-timeout"), NOW, 0.0)

    assert wait(first) == FLOOR
    assert (wait(later), later.interval, later.errors) == (HOUR, HOUR, 2)


SEEN = st.builds(
    Heard,
    status=st.sampled_from([None, 200, 304, 403, 404, 429, 500, 503]),
    new=st.integers(0, 5),
    fresh=st.integers(0, 10**10),
    wait=st.integers(0, 10**10),
)
FOUND = st.tuples(SEEN, st.booleans()).map(
    lambda pair: replace(pair[0], error="x" if pair[1] or pair[0].status not in (200, 304) else None)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FOUND, min_size=1, max_size=25), st.floats(0, 1), st.one_of(st.none(), st.integers(0, 10**6)))
def test_never_under_the_floor_never_without_end_and_no_failure_lowers_a_wait(
    heards: list[Heard], jitter: float, minutes: int | None
) -> None:
    standing, now = Standing(), NOW
    for one in heards:
        before = standing.interval
        standing = next_standing(standing, one, now, minutes, jitter)
        assert FLOOR <= standing.interval <= LONGEST_WAIT
        assert standing.interval <= wait(standing, now) <= standing.interval * (1 + SPREAD) + 1
        assert wait(standing, now) >= min(one.wait, LONGEST_WAIT)
        assert one.error is None or standing.interval >= before
        now = moment(standing.next_poll or "")


def test_addresses_that_were_added_together_are_not_asked_together() -> None:
    shares = [jitter_of(f"https://nahar.example/{number}") for number in range(1000)]

    assert shares == [jitter_of(f"https://nahar.example/{number}") for number in range(1000)]
    assert all(0 <= share < 1 for share in shares)
    assert max(sum(step <= share * 10 < step + 1 for share in shares) for step in range(10)) < 150


# A clock that is wrong


def test_a_clock_that_was_set_back_does_not_silence_a_source() -> None:
    standing = after(Standing(), NEWS)
    last_year = NOW - timedelta(days=365)

    righted = set_right(standing, last_year)

    assert wait(righted, last_year) == FIRST
    assert set_right(righted, last_year) == righted


def test_a_clock_that_is_right_changes_nothing() -> None:
    for standing in (Standing(), after(Standing(), NEWS, jitter=1.0), after(Standing(), heard(503, (), 6 * DAY))):
        assert set_right(standing, NOW) == standing


# Pages


def test_a_page_is_looked_at_again_after_an_hour_six_and_a_day() -> None:
    visit, now, when = PAGE, NOW, []
    while True:
        visit = next_visit(visit, Heard(200, etag='"1"'), now)
        if visit.due is None:
            break
        now = moment(visit.due)
        when.append((now - NOW).total_seconds() / HOUR)

    assert when == [1, 6, 24]
    assert visit.taken == len(RECHECKS) + 1


def test_a_page_that_fails_is_tried_again_and_given_up_in_the_end() -> None:
    visit, now = PAGE, NOW
    for _ in range(MOST_TRIES):
        assert not is_given_up(visit)
        visit = next_visit(visit, Heard(503, error="follow-busy"), now)
        now = moment(visit.due) if visit.due else now

    assert is_given_up(visit)
    assert (now - NOW).total_seconds() >= 2 * DAY


@pytest.mark.parametrize("lost", [Heard(404, error="follow-not-found"), Heard(error="follow-robots")])
def test_a_page_that_is_not_to_be_had_is_not_tried_twice(lost: Heard) -> None:
    assert is_given_up(next_visit(PAGE, lost, NOW))


def test_a_page_keeps_the_retry_after_of_its_server() -> None:
    visit = next_visit(PAGE, heard(429, (), 5 * HOUR), NOW)

    assert visit.due == stamp(NOW + timedelta(hours=5))


def test_a_sitemap_is_read_once_for_each_time_that_its_index_says_it_changed() -> None:
    dated, undated = (replace(PAGE, depth=1, announced=Announced(published=day)) for day in ("2026-03-05", None))

    assert next_visit(dated, Heard(200), NOW).due is None
    assert next_visit(undated, Heard(200), NOW).due == stamp(NOW + timedelta(hours=1))


def test_of_an_index_the_newest_sitemaps_are_taken() -> None:
    dated = [("a", "2026-01"), ("b", None), ("c", "2026-03-05T10:00:00Z"), ("d", "2026-02-01"), ("e", "2025")]

    assert newest(dated) == ("c", "d", "a")
    assert newest([("x", None), ("y", None)]) == ("x", "y")


def test_a_date_of_a_sitemap_is_recent_old_or_unknown() -> None:
    since = NOW - timedelta(days=2)

    assert is_recent("2026-03-03T00:00:00+03:00", since)
    assert is_recent("2026-03-02", since) is False
    assert is_recent("أمس", since) is None
    assert is_recent(None, since) is None
