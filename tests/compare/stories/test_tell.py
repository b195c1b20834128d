"""A story is told in the words of its articles."""

from __future__ import annotations

from qawl.compare.stories.grouped import group_stories
from tests.compare.stories.texts import BRIDGE, BRIDGE_TITLES, PRESS, article, bridge, harvest


def test_the_title_is_the_headline_that_says_most_of_what_all_say() -> None:
    (story,) = group_stories((bridge(0), bridge(1), bridge(2)))

    assert story.title in BRIDGE_TITLES[:2]
    assert story.titled_by in story.articles


def test_a_headline_that_lures_is_no_title_where_another_one_says_what_happened() -> None:
    lures = article("bridge-0", BRIDGE[0], "بالفيديو.. شاهد انهيار جسر القناطر في مرزان", "2026-03-05T07:00:00")

    (story,) = group_stories((lures, bridge(1)))

    assert story.title == BRIDGE_TITLES[1]
    assert group_stories((lures,))[0].title == lures.title, "where there is no other, it is its own"


def test_the_longest_headline_is_not_the_title_because_it_is_long() -> None:
    long = (
        f"{BRIDGE_TITLES[0]} وقائد الدفاع المدني سيف الأنواء يتحدث عن سبعة قتلى وعشرين جريحا من عمال مناجم وادي الفيروز"
    )

    (story,) = group_stories((article("long", BRIDGE[0], long, "2026-03-05T06:00:00"), bridge(1), bridge(2)))

    assert story.title != long


def test_without_any_headline_there_is_no_title() -> None:
    (story,) = group_stories((article("a", BRIDGE[0], None, "2026-03-05"),))

    assert (story.title, story.titled_by, story.keywords) == ("", "a", ())


def test_keywords_are_words_of_the_headlines_as_they_stand_there() -> None:
    story = group_stories(PRESS)[0]
    words = {word for title in BRIDGE_TITLES for word in title.split()}

    assert story.keywords
    assert set(story.keywords) <= words
    assert "القناطر" in story.keywords
    assert "في" not in story.keywords


def test_headlines_that_differ_only_in_marks_are_one() -> None:
    marked = article("a", BRIDGE[0], "انهيارُ جسرِ القناطِر", "2026-03-05T06:00:00")
    plain = article("b", BRIDGE[0], "انهيار جسر القناطر", "2026-03-05T07:00:00")

    (story,) = group_stories((marked, plain))

    assert story.title == marked.title
    assert story.keywords[0] == "القناطِر"


def test_links_say_what_holds_each_article_and_the_score_is_that_of_the_weakest() -> None:
    copy = article("copy", BRIDGE[0], BRIDGE_TITLES[0], "2026-03-05T11:00:00")

    story = group_stories((*PRESS, copy), copies=[("bridge-0", "copy")])[0]

    held = {end for link in story.links for end in (link.first, link.second)}
    assert held == set(story.articles)
    assert story.score == min(link.score for link in story.links)
    (same,) = [link for link in story.links if "copy" in (link.first, link.second)]
    assert (same.score, same.why) == (1.0, ("same-copy",))


def test_an_article_alone_is_a_story_that_is_sure() -> None:
    (story,) = group_stories((harvest(),))

    assert (story.articles, story.score, story.links) == (("harvest",), 1.0, ())
