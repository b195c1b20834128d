"""What people decided stands in readings, copies and stories, whatever the machine finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.answers.deciding import Author, judge_pair, pair_base, reject, undo
from qawl.compare.copies.values import Relation
from qawl.model.review import Family
from qawl.review.pairs import pair_id
from qawl.runners.judged import as_left
from qawl.runners.judged_across import judged_across
from qawl.runners.stories import Across, stored_groups
from qawl.store.contract.store import Store, statement_ids
from qawl.store.open import open_store

SALMA = Author("سلمى", "2026-03-06T08:00:00Z")


@pytest.fixture(scope="module")
def demo(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(filled_demo, tmp_path_factory.mktemp("judged")))


@pytest.fixture
def store(demo: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "qawl.db"
    shutil.copy(demo, copy)
    with open_store(str(copy)) as opened:
        yield opened


def judged(store: Store, family: Family, one: str, other: str, *, is_one: bool) -> Across:
    base = pair_base(store, family, one, other)
    judge_pair(store, family, one, other, is_one=is_one, author=SALMA, base=base)
    return judged_across(store, stored_groups(store))


def groups_of(across: Across) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in across.groups.stories}


def test_where_nobody_has_judged_nothing_changes(store: Store) -> None:
    across = stored_groups(store)

    assert judged_across(store, across) is across


def test_an_article_leaves_a_story_and_comes_back_when_that_is_undone(store: Store) -> None:
    before = stored_groups(store)
    story = max(before.groups.stories, key=lambda one: len(one.articles))
    leaving, staying = story.articles[1], story.articles[0]

    made = judged(store, Family.STORY, leaving, staying, is_one=False)

    assert frozenset({leaving}) in groups_of(made)
    assert frozenset(story.articles) - {leaving} in groups_of(made)
    assert sorted(article for one in made.groups.stories for article in one.articles) == sorted(
        article for one in before.groups.stories for article in one.articles
    )
    record = pair_id(Family.STORY, leaving, staying)
    undo(store, record, SALMA, pair_base(store, Family.STORY, leaving, staying))
    assert groups_of(judged_across(store, before)) == groups_of(before)


def test_two_stories_become_one_with_the_name_of_the_greater(store: Store) -> None:
    stories = sorted(stored_groups(store).groups.stories, key=lambda one: -len(one.articles))
    great, small = stories[0], stories[-1]

    made = judged(store, Family.STORY, small.articles[0], great.articles[0], is_one=True)
    (story,) = [one for one in made.groups.stories if small.articles[0] in one.articles]

    assert set(story.articles) == {*great.articles, *small.articles}
    assert story.title == great.title
    assert story.id == story.articles[0]


def test_a_copy_that_is_none_counts_as_a_source_of_its_own(store: Store) -> None:
    across = stored_groups(store)
    group = next(
        one for one in across.groups.copies if any(link.relation is not Relation.PARTIAL for link in one.links)
    )
    whole = next(link for link in group.links if link.relation is not Relation.PARTIAL)
    first = whole.first
    assert across.sources.origins[first].key == across.sources.origins[whole.second].key

    for link in group.links:
        if first in (link.first, link.second):
            made = judged(store, Family.COPY, link.first, link.second, is_one=False)

    assert not any(first in one.ids for one in made.groups.copies)
    assert made.sources.origins[first].key != across.sources.origins[first].key


def test_a_copy_that_was_missed_is_tied(store: Store) -> None:
    across = stored_groups(store)
    copied = {article for group in across.groups.copies for article in group.ids}
    first, second = sorted(card.id for card in store.articles() if card.id not in copied)[:2]

    made = judged(store, Family.COPY, first, second, is_one=True)

    (group,) = [one for one in made.groups.copies if first in one.ids]
    assert group.ids == (first, second)
    assert made.sources.origins[first].key == made.sources.origins[second].key


def test_an_article_that_is_gone_is_no_hindrance(store: Store) -> None:
    articles = [card.id for card in store.articles()]

    made = judged(store, Family.COPY, articles[0], "gone", is_one=True)
    made = judged(store, Family.STORY, articles[0], "gone", is_one=True)

    assert groups_of(made) == groups_of(stored_groups(store))


def test_readings_come_as_people_left_them(store: Store) -> None:
    readings = [reading for card in store.articles() if (reading := store.reading(card.id)) is not None]
    spoken = next(reading for reading in readings if reading.statements)
    reject(store, statement_ids(spoken)[0], SALMA, 0)

    left = list(as_left(store, readings))

    changed = [one.article.id for one, other in zip(left, readings, strict=True) if one != other]
    assert changed == [spoken.article.id]
    assert left[readings.index(spoken)].statements == spoken.statements[1:]
