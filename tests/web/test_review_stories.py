"""Reviewers take articles out of stories, put stories together and say what copies what; all of it can be undone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from qawl.compare.stories.values import Story
from qawl.model.review import Family
from qawl.runners.judged_across import judged_across
from qawl.runners.stories import Across, stored_groups
from qawl.server.library import Library
from tests.web.test_review import REVIEWER, STRANGER, Desk


@pytest.fixture
def desk(demo_store: Path, tmp_path: Path) -> Iterator[Desk]:
    copy = tmp_path / "qawl.db"
    shutil.copy(demo_store, copy)
    with Library(str(copy)) as library:
        yield Desk(library, REVIEWER)


def across(desk: Desk) -> Across:
    with desk.library.store() as store:
        return judged_across(store, stored_groups(store))


def greatest(desk: Desk) -> Story:
    return max(across(desk).groups.stories, key=lambda one: len(one.articles))


def address(article: str) -> str:
    return f"/review/story/{quote(article, safe='')}"


def post(desk: Desk, article: str, **form: str) -> int:
    return desk.client.post(address(article), data=form).status_code


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_story_is_shown_with_its_articles_copies_and_decisions(desk: Desk, lang: str) -> None:
    story = greatest(desk)

    page = desk.client.get(address(story.articles[-1]), params={"lang": lang, "q": "ا"})

    assert page.status_code == 200
    assert all(f'value="{own}"' in page.text for own in story.articles)
    assert 'value="join"' in page.text
    assert desk.client.get(address("nothing")).status_code == 404


def test_an_article_is_taken_out_and_comes_back(desk: Desk) -> None:
    story = greatest(desk)
    leaving, staying = story.articles[-1], story.articles[0]

    assert post(desk, staying, action="part", one=leaving, other=staying) == 303

    assert leaving not in greatest(desk).articles
    page = desk.client.get(address(staying)).text
    record = re.search(r'name="record" value="([^"]+)"><input type="hidden" name="base" value="(\d+)"', page)
    assert record
    assert post(desk, staying, action="undo", record=record[1], base=record[2]) == 303
    assert leaving in greatest(desk).articles


def test_two_stories_are_put_together(desk: Desk) -> None:
    story = greatest(desk)
    other = next(one for one in across(desk).groups.stories if one.id != story.id)

    assert post(desk, story.articles[0], action="join", one=other.articles[0], other=story.articles[0]) == 303

    assert set(other.articles) < set(greatest(desk).articles)


def test_copies_are_cut_and_tied(desk: Desk) -> None:
    link = across(desk).groups.copies[0].links[0]

    assert post(desk, link.first, action="cut", one=link.first, other=link.second) == 303
    assert link not in [one for group in across(desk).groups.copies for one in group.links]

    assert post(desk, link.first, action="tie", one=link.first, other=link.second) == 303
    with desk.library.store() as store:
        assert len(list(store.pair_revisions(Family.COPY))) == 2


def test_what_makes_no_pair_is_refused(desk: Desk) -> None:
    article = greatest(desk).articles[0]

    assert post(desk, article, action="part", one=article, other=article) == 422
    assert post(desk, article, action="part", one=article, other="nothing") == 422
    assert post(desk, article, action="dance", one=article, other="x") == 400
    assert post(desk, article, action="undo", record="story-x", base="0") == 422
    assert post(desk, article, action="undo", record="story-x", base="9" * 5_000) == 422
    assert post(Desk(desk.library, STRANGER), article, action="part", one=article, other="x") == 403
