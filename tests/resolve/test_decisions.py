"""What a person decides outranks the machine, outlives another reading, and can be taken back."""

from __future__ import annotations

from qawl.model.world import Decision, Known, Place, Verdict
from qawl.resolve.decisions import in_force, settle
from tests.resolve.test_locals import known

HERE, THERE, ELSEWHERE = Place("a-1", 0), Place("a-2", 0), Place("a-3", 0)
ENTRIES: dict[Place, Known] = {
    HERE: known("سهام الجلنار"),
    THERE: known("سهام الجلناري"),
    ELSEWHERE: known("نزار الراوي", link="nizar"),
}


def decision(number: int, kind: Verdict, **more: object) -> Decision:
    return Decision(number, "2026-11-22T10:00:00Z", "هدى", kind, **more)  # type: ignore[arg-type]


def merge(number: int = 1) -> Decision:
    local = settle(ENTRIES, ())[THERE]
    return decision(number, Verdict.MERGE, left=local, names=("سهام الجلناري",), right="siham")


SPLIT = decision(1, Verdict.SPLIT, names=("نزار الراوي",), right="nizar")


def test_a_merge_moves_the_mentions_of_one_to_the_other() -> None:
    actors = settle(ENTRIES, [merge()])

    assert actors[THERE] == "siham"
    assert actors[HERE] == settle(ENTRIES, ())[HERE]


def test_a_merge_outlives_another_id_of_a_local_actor_and_takes_new_mentions_in() -> None:
    later = {**ENTRIES, Place("a-9", 3): known("سهام الجلناري", posts=("مدير",))}

    actors = settle(later, [merge()])

    assert actors[Place("a-9", 3)] == "siham"


def test_a_split_outranks_the_machine_and_leaves_the_rest_alone() -> None:
    actors = settle({**ENTRIES, HERE: known("نزار السارية", link="nizar")}, [SPLIT])

    assert actors[ELSEWHERE].startswith("local-")
    assert actors[HERE] == "nizar"


def test_a_split_of_one_article_leaves_others_alone() -> None:
    only = decision(1, Verdict.SPLIT, names=("نزار الراوي",), right="nizar", article="a-2")

    actors = settle({**ENTRIES, THERE: known("نزار الراوي", link="nizar")}, [only])

    assert actors[THERE].startswith("local-")
    assert actors[ELSEWHERE] == "nizar"


def test_an_undo_takes_a_decision_back_and_may_be_undone() -> None:
    undo, redo = decision(2, Verdict.UNDO, undoes=1), decision(3, Verdict.UNDO, undoes=2)

    assert settle(ENTRIES, [SPLIT, undo]) == settle(ENTRIES, ())
    assert settle(ENTRIES, [SPLIT, undo, redo]) == settle(ENTRIES, [SPLIT])
    assert in_force([redo, undo, SPLIT]) == [SPLIT]


def test_later_decisions_build_on_earlier_ones() -> None:
    again = decision(2, Verdict.MERGE, left="siham", names=(), right="other")

    assert settle(ENTRIES, [again, merge()])[THERE] == "other"


# Namesakes, and names that a registry learns later

ONE, OTHER = Place("a-1", 0), Place("a-2", 0)
NAMESAKES = {
    ONE: known("سليم سامر", telling=False, posts=("مهندس",)),
    OTHER: known("سليم سامر", telling=False, posts=("طبيب",)),
}


def test_a_merge_of_one_leaves_a_namesake_alone_whom_the_machine_keeps_apart() -> None:
    before = settle(NAMESAKES, ())
    one = decision(1, Verdict.MERGE, left=before[ONE], names=("سليم سامر",), right="siham")
    into = decision(1, Verdict.MERGE, left="siham", right=before[ONE], right_names=("سليم سامر",))

    assert settle(NAMESAKES, [one]) == {ONE: "siham", OTHER: before[OTHER]}
    assert settle(NAMESAKES, [into]) == before


def test_a_merge_of_one_of_two_namesakes_outlives_another_post_of_him() -> None:
    left = settle(NAMESAKES, ())[ONE]
    one = decision(1, Verdict.MERGE, left=left, names=("سليم سامر",), right="siham", left_seen=("a-1",))
    again = {**NAMESAKES, ONE: known("سليم سامر", telling=False, posts=("مدير",))}

    assert settle(again, [one]) == {ONE: "siham", OTHER: settle(NAMESAKES, ())[OTHER]}


def merge_of_two(**more: object) -> Decision:
    local = settle(ENTRIES, ())
    names = {"names": ("سهام الجلنار",), "right_names": ("سهام الجلناري",)}
    return decision(1, Verdict.MERGE, left=local[HERE], right=local[THERE], **names, **more)


def test_a_merge_follows_a_name_that_a_registry_learns() -> None:
    for seen in ({}, {"left_seen": ("a-1",), "right_seen": ("a-2",)}):
        merged = merge_of_two(**seen)
        left_known = {**ENTRIES, HERE: known("سهام الجلنار", link="siham")}
        right_known = {**ENTRIES, THERE: known("سهام الجلناري", link="siham")}

        for entries in (left_known, right_known):
            actors = settle(entries, [merged])
            assert (actors[HERE], actors[THERE]) == ("siham", "siham")
            assert actors[ELSEWHERE] == "nizar"


def test_a_merge_into_the_registry_follows_a_name_that_it_learns() -> None:
    local = settle(ENTRIES, ())[HERE]
    merged = decision(1, Verdict.MERGE, left=local, names=("سهام الجلنار",), right="nizar", left_seen=("a-1",))
    entries = {**ENTRIES, HERE: known("سهام الجلنار", link="siham"), Place("a-7", 0): known("الجلنار", link="siham")}

    actors = settle(entries, [merged])

    assert (actors[HERE], actors[Place("a-7", 0)]) == ("nizar", "nizar")


def test_a_split_follows_a_name_that_a_registry_learns() -> None:
    entries = {Place(f"a-{number}", 0): known("سهام الجلنار") for number in (1, 2)}
    local = settle(entries, ())[HERE]
    names = ("سهام الجلنار",)
    only = decision(
        1, Verdict.SPLIT, names=names, right=local, right_names=names, article="a-2", right_seen=("a-1", "a-2")
    )
    later = dict.fromkeys(entries, known("سهام الجلنار", link="siham"))

    actors = settle(later, [only])

    assert actors[HERE] == "siham"
    assert actors[THERE] == settle(entries, [only])[THERE] != local


def test_a_merge_of_a_split_that_is_taken_back_moves_nobody() -> None:
    off = settle(ENTRIES, [SPLIT])[ELSEWHERE]
    merged = decision(2, Verdict.MERGE, left=off, names=("نزار الراوي",), right="siham", left_seen=("a-3",))
    undo = decision(3, Verdict.UNDO, undoes=1)

    assert settle(ENTRIES, [SPLIT, merged])[ELSEWHERE] == "siham"
    assert settle(ENTRIES, [SPLIT, merged, undo])[ELSEWHERE] == "nizar"


def test_splits_of_one_name_in_two_articles_are_two() -> None:
    splits = [
        decision(number, Verdict.SPLIT, names=("نزار الراوي",), right="nizar", article=f"a-{number}")
        for number in (1, 2)
    ]
    entries = dict.fromkeys((HERE, THERE, ELSEWHERE), known("نزار الراوي", link="nizar"))

    assert len(set(settle(entries, splits).values())) == 3
