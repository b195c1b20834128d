"""What a robots.txt allows us, and what its absence does."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from qawl.sources.robots import KEPT, MOST, Robots, Stance, read_robots, robots_address

RULES = """
Sitemap: https://press.example/news.xml
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Crawl-delay: 3

User-agent: Greedy
Disallow: /
"""


def reading(text: str) -> Robots:
    return read_robots(text.encode(), 200)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        *[("/", True), ("/news/1", True), ("/private", False), ("/private/x", False), ("/private/open/1", True)],
        *[("/report.pdf", False), ("/report.pdf?x", True), ("/robots.txt", True), ("/privateer", False)],
    ],
)
def test_rules_are_obeyed_the_longest_first(path: str, allowed: bool) -> None:
    assert reading(RULES).allowed(f"https://press.example{path}") is allowed


def test_a_group_that_names_us_counts_alone() -> None:
    robots = reading("User-agent: *\nDisallow: /\n\nUser-agent: qawl/0.1\nDisallow: /archive\n")

    assert robots.allowed("https://press.example/news")
    assert not robots.allowed("https://press.example/archive/1")


@pytest.mark.parametrize("name", ["Q", "Qa", "QawlBot", "Qawl-News", "NotQawl"])
def test_a_group_of_a_robot_with_a_name_like_ours_is_not_ours(name: str) -> None:
    assert reading(f"User-agent: {name}\nDisallow: /\n").allowed("https://press.example/")


def test_a_group_that_names_us_among_others_is_ours() -> None:
    assert not reading("User-agent: Greedy\nUser-agent: Qawl # us\nDisallow: /\n").allowed("https://press.example/")


def test_a_rule_in_arabic_letters_holds_for_the_encoded_address_and_the_reverse() -> None:
    for rule in ("/أرشيف/", quote("/أرشيف/"), quote("/أرشيف/").lower()):
        robots = reading(f"User-agent: *\nDisallow: {rule}\n")

        assert not robots.allowed("https://press.example/أرشيف/1")
        assert not robots.allowed("https://press.example/" + quote("أرشيف/1"))


def test_delay_and_sitemaps_are_told() -> None:
    robots = reading(RULES)

    assert robots.crawl_delay == 3
    assert robots.sitemaps == ("https://press.example/news.xml",)


@pytest.mark.parametrize("said", ["-1", "nan", "inf", "soon", ""])
def test_a_delay_that_is_no_number_of_seconds_is_none(said: str) -> None:
    assert reading(f"User-agent: *\nCrawl-delay: {said}\n").crawl_delay is None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 301])
def test_where_there_are_no_rules_all_is_allowed(status: int) -> None:
    robots = read_robots(b"User-agent: *\nDisallow: /", status)

    assert robots.stance is Stance.OPEN
    assert robots.allowed("https://press.example/private")


@pytest.mark.parametrize("status", [None, 304, 429, 500, 502, 503, 599])
def test_where_a_host_could_not_say_nothing_is_allowed_for_a_while(status: int | None) -> None:
    robots = read_robots(b"", status)

    assert not robots.allowed("https://press.example/")
    assert robots.kept < KEPT


def test_rules_are_kept_for_a_day_at_most() -> None:
    assert reading(RULES).kept == 24 * 60 * 60


@pytest.mark.parametrize("body", [b"", b"\xef\xbb\xbf", b"\0\xff\xfe", b"<!doctype html><p>none</p>"])
def test_a_file_without_rules_allows_all(body: bytes) -> None:
    assert read_robots(body, 200).allowed("https://press.example/")


def test_a_mark_of_byte_order_does_not_hide_the_first_line() -> None:
    assert not read_robots(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /", 200).allowed("https://press.example/")


def test_what_is_no_web_address_is_not_allowed() -> None:
    assert not reading("").allowed("ftp://press.example/")


def test_rules_beyond_half_a_mebibyte_do_not_count() -> None:
    padding = b"#" * MOST

    assert not read_robots(b"User-agent: *\nDisallow: /\n" + padding, 200).allowed("https://press.example/")
    assert read_robots(padding + b"\nUser-agent: *\nDisallow: /\n", 200).allowed("https://press.example/")


def crowd(names: int, rules: int) -> str:
    return "".join(f"User-agent: a{n}\n" for n in range(names)) + "".join(f"Disallow: /{n}\n" for n in range(rules))


def test_thousands_of_names_over_thousands_of_rules_cost_little() -> None:
    def spent() -> float:
        began = time.process_time()
        assert reading(crowd(15_000, 10_000)).allowed("https://press.example/5")
        return time.process_time() - began

    assert min(spent() for _ in range(3)) < 2  # in one of them the whole run's waste may be collected: seconds


def test_the_reader_of_rules_alone_would_keep_each_rule_for_each_name() -> None:
    rules = Protego.parse(crowd(300, 300))

    assert sum(len(group._rules) for group in rules._user_agents.values()) == 300 * 300


@given(st.binary(max_size=300), st.sampled_from([b"User-agent: *\n", b"User-agent: Qawl\nDisallow:", b""]))
def test_no_bytes_break_the_reading_of_rules(data: bytes, start: bytes) -> None:
    assert read_robots(start + data, 200).allowed("https://press.example/") in (True, False)


def test_the_file_lies_at_the_root_of_its_host_and_port() -> None:
    assert robots_address("http://press.example:8080/a/b?c#d") == "http://press.example:8080/robots.txt"
    assert robots_address("mailto:desk@press.example") is None
