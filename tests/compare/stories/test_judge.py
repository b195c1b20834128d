"""Two articles report one event, or only one topic."""

from __future__ import annotations

import pytest

from qawl.compare.stories.cards import story_card
from qawl.compare.stories.judge import judge_same_story, likeness, scored
from qawl.model.documents import Article
from tests.compare.stories.texts import article, bridge, harvest, talks, weather


def like(one: Article, other: Article) -> float:
    first, second = story_card(one), story_card(other)
    return likeness(dict(zip(first.terms, first.weights, strict=True)), first, second)


def score(one: Article, other: Article) -> float:
    link = judge_same_story(story_card(one), story_card(other))
    return link.score if link else 0.0


def test_one_event_in_other_words_is_one_story() -> None:
    link = judge_same_story(story_card(bridge(1)), story_card(bridge(0)))

    assert link is not None
    assert (link.first, link.second) == ("bridge-0", "bridge-1")
    assert link.score > 0.5
    assert link.why[0] in ("shared-headline", "shared-names", "shared-lead")
    assert {"shared-headline", "same-day", "same-day-named"} <= set(link.why)


def test_other_events_are_none() -> None:
    assert judge_same_story(story_card(bridge(0)), story_card(harvest())) is None
    assert judge_same_story(story_card(bridge(0)), story_card(talks(0))) is None


def test_an_article_is_not_linked_with_itself() -> None:
    assert judge_same_story(story_card(bridge(0)), story_card(bridge(0))) is None


def test_it_does_not_matter_which_comes_first() -> None:
    one, other = story_card(bridge(0)), story_card(bridge(2, "2026-03-06T18:00:00"))

    assert judge_same_story(one, other) == judge_same_story(other, one)


def test_a_name_in_two_spellings_counts_once_whichever_comes_first() -> None:
    both = article("both", "وصل تيمارانوف إلى ليفار، ونفى تمرانوف أن يبقى في ليفارا", "تيمارانوف في ليفار")
    one = article("one", "غادر تيمارانوف ليفار أمس بعد محادثات قصيرة", "تمرانوف يغادر ليفار")

    assert like(both, one) == like(one, both) > 0


def test_days_between_them_make_it_less_likely() -> None:
    near, far = bridge(1, "2026-03-05T20:00:00"), bridge(1, "2026-03-09T20:00:00")

    assert score(bridge(0), near) > score(bridge(0), far) > 0


def test_the_same_words_about_another_day_are_less_alike_than_about_the_same() -> None:
    thursday = weather("الخميس", "2026-03-05T06:00:00")
    again = Article("again", thursday.text, thursday.title, published="2026-03-06T05:00:00")
    friday = weather("الجمعة", "2026-03-06T05:00:00")

    assert like(thursday, again) > like(thursday, friday)


def test_without_a_date_only_much_likeness_counts() -> None:
    assert score(bridge(0), bridge(1)) > score(bridge(0), bridge(1, None))
    same = Article("same", bridge(0).text, bridge(0).title)
    assert score(bridge(0), same) > 0.5


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0, 2.0, 3.4])
def test_a_score_is_a_half_where_the_likeness_is_just_enough(share: float) -> None:
    assert 0 <= scored(share) <= 1
    assert (scored(share) >= 0.5) == (share >= 1)
