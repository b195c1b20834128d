"""Copies and stories are taken apart and brought together as people say."""

from __future__ import annotations

from qawl.model.review import Action, Family, Revision
from qawl.review.pairs import judged_pairs, pair_id, regrouped


def pair(one: str, other: str, action: Action, number: int, family: Family = Family.STORY) -> Revision:
    return Revision(
        pair_id(family, one, other), one, 0, "2026-03-06T08:00:00Z", "سلمى", action, family, other=other, number=number
    )


def test_a_pair_has_one_id_whichever_comes_first() -> None:
    assert pair_id(Family.STORY, "a", "b") == pair_id(Family.STORY, "b", "a")
    assert pair_id(Family.STORY, "a", "b") != pair_id(Family.COPY, "a", "b")


def test_an_article_that_is_of_another_story_leaves_its_group() -> None:
    judged = judged_pairs([pair("b", "a", Action.REJECT, 1)], Family.STORY)

    assert regrouped([("a", "b", "c"), ("d",)], judged) == [("a", "c"), ("d",), ("b",)]


def test_stories_that_are_one_are_brought_together() -> None:
    judged = judged_pairs([pair("a", "d", Action.ACCEPT, 1)], Family.STORY)

    assert regrouped([("a", "b"), ("d", "e"), ("f",)], judged) == [("a", "b", "d", "e"), ("f",)]


def test_an_article_can_be_moved_from_one_story_to_another() -> None:
    judged = judged_pairs([pair("b", "a", Action.REJECT, 1), pair("d", "b", Action.ACCEPT, 2)], Family.STORY)

    assert regrouped([("a", "b"), ("d",)], judged) == [("a",), ("d", "b")]


def test_what_was_taken_back_or_is_of_another_family_moves_nothing() -> None:
    undone = Revision(
        pair_id(Family.STORY, "a", "b"),
        "a",
        1,
        "2026-03-06T09:00:00Z",
        "سلمى",
        Action.UNDO,
        Family.STORY,
        undoes=1,
        number=2,
    )
    made = [pair("a", "b", Action.REJECT, 1), undone, pair("a", "b", Action.REJECT, 3, Family.COPY)]

    assert regrouped([("a", "b")], judged_pairs(made, Family.STORY)) == [("a", "b")]
    assert len(judged_pairs(made, Family.COPY)) == 1
