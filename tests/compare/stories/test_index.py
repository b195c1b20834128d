"""Articles of one event are one story, whatever else there is and in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.stories.cards import story_card
from qawl.compare.stories.gather import SPAN
from qawl.compare.stories.grouped import group_stories
from qawl.compare.stories.index import StoryIndex
from qawl.compare.stories.values import Story
from qawl.errors import BadData
from qawl.model.documents import Article
from tests.compare.stories.texts import BRIDGE, BRIDGE_TITLES, HARVEST, PRESS, article, bridge


def groups(stories: Iterable[Story]) -> list[list[str]]:
    return [list(story.articles) for story in stories]


def added(articles: Iterable[Article], index: StoryIndex | None = None) -> StoryIndex:
    index = StoryIndex() if index is None else index
    for each in articles:
        index.add(story_card(each))
    return index


TOLD = [["bridge-0", "bridge-1", "bridge-2"], ["harvest"], ["talks-0", "talks-1"]]


def test_articles_of_one_event_are_one_story_and_the_rest_stay_alone() -> None:
    assert groups(group_stories(PRESS)) == TOLD


def test_the_order_of_arrival_does_not_matter() -> None:
    told = group_stories(PRESS)

    for order in list(permutations(PRESS))[::31]:
        assert group_stories(order) == told


def test_stories_that_are_told_in_between_change_nothing() -> None:
    index = StoryIndex()
    for each in reversed(PRESS):
        index.add(story_card(each))
        index.stories()

    assert index.stories() == group_stories(PRESS)
    assert len(index) == len(PRESS)


def test_adding_an_article_again_changes_nothing_and_another_under_its_id_is_refused() -> None:
    index = added(PRESS)
    told = index.stories()
    index.add(story_card(PRESS[0]))

    assert index.stories() is told
    with pytest.raises(BadData, match="bridge-0"):
        index.add(story_card(article("bridge-0", HARVEST)))


def test_a_story_is_named_by_its_first_article_and_keeps_its_name_as_it_grows() -> None:
    before = group_stories(PRESS[:2])
    after = group_stories(PRESS)

    assert before[0].id == after[0].id == "bridge-0"
    assert (after[0].first, after[0].last) == ("2026-03-05", "2026-03-06")


def test_the_next_event_in_the_same_words_is_another_story() -> None:
    first, later = bridge(0), article("later", BRIDGE[1], BRIDGE_TITLES[1], "2026-04-20T08:00:00")

    assert groups(group_stories((first, later))) == [["bridge-0"], ["later"]]


def test_no_story_grows_older_than_it_may() -> None:
    days = [article(f"day-{day:02}", BRIDGE[0], BRIDGE_TITLES[0], f"2026-03-{day:02}T08:00:00") for day in range(1, 25)]

    told = group_stories(days)

    assert len(told) > 1
    assert all(int(story.articles[-1][-2:]) - int(story.articles[0][-2:]) <= SPAN for story in told)
    assert len(added(days, StoryIndex(span=100)).stories()) < len(told), "only its age kept them apart"


def test_copies_are_in_one_story_whatever_speaks_against_it() -> None:
    old = article("old", HARVEST, published="2025-01-01")

    assert ["old", "harvest"] in groups(group_stories((*PRESS, old), copies=[("harvest", "old")]))


def test_ties_may_come_before_their_articles_and_over_others() -> None:
    ties = [("harvest", "z"), ("z", "talks-0")]
    index = StoryIndex()
    for one, other in ties:
        index.tie(one, other)
    for each in PRESS:
        index.add(story_card(each))

    assert index.stories() == group_stories(PRESS, copies=reversed(ties))
    assert ["harvest", "talks-0"] in groups(index.stories())


def test_a_copy_that_comes_earlier_stands_for_the_others_from_then_on() -> None:
    early = article("early", BRIDGE[0], BRIDGE_TITLES[0], "2026-03-05T06:00:00")
    index = added(PRESS)
    index.stories()
    index.add(story_card(early))
    index.tie("early", "bridge-0")

    assert index.stories() == group_stories((early, *PRESS), copies=[("early", "bridge-0")])
    assert index.stories()[0].id == "early"


def test_articles_of_different_dossiers_are_not_joined_even_over_a_third() -> None:
    dossiers = {"bridge-0": frozenset({"mines"}), "bridge-1": frozenset({"rivers"})}

    told = groups(group_stories(PRESS, dossiers=dossiers))

    assert not any({"bridge-0", "bridge-1"} <= set(story) for story in told)
    shared = {
        "bridge-0": frozenset({"mines", "rivers"}),
        "bridge-1": frozenset({"rivers"}),
        "talks-0": frozenset[str](),
    }
    assert groups(group_stories(PRESS, dossiers=shared)) == TOLD


def test_an_article_without_a_date_joins_only_what_is_nearly_the_same() -> None:
    same = article("same", BRIDGE[0], BRIDGE_TITLES[0])
    other = article(
        "other", "عقدت بلدية مرزان جلسة عن ترميم جسورها بعد انهيار جسر القناطر", "بلدية مرزان تبحث ترميم الجسور"
    )

    told = groups(group_stories((bridge(0), same, other)))

    assert told == [["bridge-0", "same"], ["other"]]
    dated = article("other", other.text, other.title, "2026-03-05T08:00:00")
    assert groups(group_stories((bridge(0), dated))) == [["bridge-0", "other"]], "with a date it would"


def test_the_talk_of_the_day_ties_nobody() -> None:
    crowd = [article(f"{n:02}", BRIDGE[0], BRIDGE_TITLES[0], "2026-03-05T08:00:00") for n in range(8)]

    index = added(crowd[:3], StoryIndex(crowd=3))
    assert len(index.stories()) == 1
    for each in crowd[3:]:
        index.add(story_card(each))

    assert index.stories() == added(reversed(crowd), StoryIndex(crowd=3)).stories()
    assert len(index.stories()) == 8


def test_more_is_asked_on_a_busy_day() -> None:
    pair = (bridge(0), bridge(2, "2026-03-06T18:00:00"))
    alike = group_stories(pair)[0].links[0].score
    noise = [
        article(f"noise-{n}", f"كلمة{n} عبارة{n} جملة{n}", f"عنوان{n}", "2026-03-05T09:00:00") for n in range(1500)
    ]

    busy = next(story for story in group_stories((*pair, *noise)) if story.id == "bridge-0")

    assert not busy.links or busy.links[0].score < alike


SPELLINGS = "وصل تيمارانوف إلى ليفار، ونفى تمرانوف أن يبقى في ليفارا"
TEXTS = st.sampled_from((*BRIDGE, HARVEST, SPELLINGS, "", "؟!", "قال " * 30)) | st.text(max_size=30)
DATES = st.sampled_from((None, "2026-03-05", "2026-03-05T23:10:00Z", "2026-03-07", "أمس", "2026-02-30")) | st.text(
    max_size=6
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.none() | TEXTS, DATES), max_size=8), st.data())
def test_any_articles_are_each_in_one_story_in_any_order(
    rows: Sequence[tuple[str, str | None, str | None]], data: st.DataObject
) -> None:
    articles = [article(f"a{n}", text, title, published) for n, (text, title, published) in enumerate(rows)]
    names = [each.id for each in articles]
    ties = data.draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=3)) if names else []

    told = group_stories(articles, ties)

    assert sorted(each for story in told for each in story.articles) == sorted(names)
    assert group_stories(data.draw(st.permutations(articles)), reversed(ties)) == told
    for story in told:
        assert story.id == story.articles[0]
        assert 0 <= story.score <= 1
