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
