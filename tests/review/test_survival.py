"""Any mix of new readings, edits, verdicts and undos: a person's word is never lost, overwritten or misplaced."""

from __future__ import annotations

import os
import re
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from qawl.answers.deciding import Author, accept, add, correct, reject, undo
from qawl.answers.review import queue, reviewed_article
from qawl.model.records import Statement
from qawl.model.review import Action, Reviewed, Revision, State
from qawl.review import effective as effective_room
from qawl.store.contract.review import Stale, verify_trail
from qawl.store.contract.store import Store
from qawl.store.open import open_store
from tests.review.made import read

REVIEWERS = ("سلمى", "كريم")
WHAT = ("الجولة", "القافلة", "الورقة", "الهدنة", "القائمة", "الزيارة", "اللجنة")
NUMBERED = re.compile(r"رقم \d+")


def sentence(number: int) -> str:
    """A saying that can be told from all others by its number alone."""
    return f"قال الوزير سيف الأنواء إن {WHAT[number % len(WHAT)]} رقم {number} تصل غدا إلى الضفة الأخرى."


class Corrections(RuleBasedStateMachine):
    """A store, an article that changes, a machine that reads it now so and now so, and two reviewers."""

    def __init__(self) -> None:
        super().__init__()
        self.store: Store = open_store(":memory:")
        self.order = [0, 1, 2]
        self.fresh = 3
        self.sure, self.whole = True, False
        self.clock = 0
        self.meant: dict[str, str] = {}
        """For each record the number that its sentence holds, from when it was first judged."""
        self.kept: list[Revision] = []
        self._extract()

    def _extract(self) -> None:
        text = "أخبار اليوم\n" + "\n".join(map(sentence, self.order)) + "\nانتهى"
        self.store.add(read(text, speakers=self.sure, whole=self.whole, version=f"{self.sure}{self.whole}"))

    def _reviewed(self) -> Reviewed:
        made = reviewed_article(self.store, "a-1")
        assert made is not None
        return made

    def _author(self, who: int) -> Author:
        self.clock += 1
        return Author(REVIEWERS[who], f"2026-03-06T08:00:{self.clock:06}Z")

    def _note(self, revision: Revision) -> None:
        self.kept.append(revision)
        if revision.value is not None:
            said = NUMBERED.search(revision.value.content[0].exact)
            assert said is not None
            assert self.meant.setdefault(revision.record, said[0]) == said[0]

    # What the outlet and the machine do

    @rule(place=st.integers(0, 5))
    def a_sentence_comes(self, place: int) -> None:
        self.order.insert(min(place, len(self.order)), self.fresh)
        self.fresh += 1
        self._extract()

    @precondition(lambda self: len(self.order) > 1)
    @rule(place=st.integers(0, 5))
    def a_sentence_goes(self, place: int) -> None:
        self.order.pop(place % len(self.order))
        self._extract()

    @rule(order=st.randoms(use_true_random=False))
    def sentences_move(self, order: object) -> None:
        order.shuffle(self.order)  # type: ignore[attr-defined]
        self._extract()

    @rule(sure=st.booleans(), whole=st.booleans())
    def the_machine_reads_otherwise(self, sure: bool, whole: bool) -> None:
        self.sure, self.whole = sure, whole
        self._extract()

    # What people do

    @rule(place=st.integers(0, 9), who=st.integers(0, 1), what=st.sampled_from(["accept", "reject", "correct"]))
    def somebody_judges(self, place: int, who: int, what: str) -> None:
        standings = self._reviewed().standings
        standing = standings[place % len(standings)]
        shown = standing.statement or standing.found
        if what == "correct" and shown is None:
            return
        author = self._author(who)
        if what == "correct" and shown is not None:
            made = correct(
                self.store, standing.record, replace(shown, speaker_name=f"اسم {self.clock}"), author, standing.newest
            )
        else:
            made = {"accept": accept, "reject": reject}.get(what, accept)(
                self.store, standing.record, author, standing.newest
            )
        self._note(made)

    @rule(who=st.integers(0, 1), place=st.integers(0, 5))
    def somebody_adds(self, who: int, place: int) -> None:
        made = self._reviewed()
        whole = read(made.reading.article.text)
        if whole.statements:
            said = whole.statements[place % len(whole.statements)]
            added = add(self.store, made.reading.article, said, self._author(who))
            if added not in self.kept:  # who sends the same twice has added it once
                self._note(added)

    @rule(place=st.integers(0, 9), who=st.integers(0, 1))
    def somebody_undoes(self, place: int, who: int) -> None:
        judged = [one for one in self._reviewed().standings if one.verdict is not None]
        if judged:
            standing = judged[place % len(judged)]
            self._note(undo(self.store, standing.record, self._author(who), standing.newest))

    @rule(place=st.integers(0, 9), who=st.integers(0, 1))
    def somebody_is_late(self, place: int, who: int) -> None:
        judged = [one for one in self._reviewed().standings if one.newest]
        if judged:
            standing = judged[place % len(judged)]
            before = list(self.store.revisions())
            with pytest.raises(Stale):
                reject(self.store, standing.record, self._author(who), standing.newest - 1)
            assert list(self.store.revisions()) == before

    # What must hold whatever was done

    @invariant()
    def nothing_that_was_decided_is_lost_or_changed(self) -> None:
        assert list(self.store.revisions()) == self.kept
        assert verify_trail(self.store).broken is None

    @invariant()
    def the_latest_human_word_stands_or_is_queued(self) -> None:
        made = self._reviewed()
        queued = {item.record for item in queue(self.store, limit=100).items}
        for record, verdict in _holding(self.kept).items():
            standing = made.standing(record)
            assert standing is not None, "a record that a person judged has vanished"
            assert standing.verdict == verdict
            if standing.state is State.HOMELESS:
                assert record in queued
            elif verdict.action is Action.REJECT:
                assert standing.statement is None
            else:
                assert standing.statement is not None
                assert verdict.value is not None
                assert standing.statement.speaker_name == verdict.value.speaker_name

    @invariant()
    def nothing_stands_in_a_wrong_place(self) -> None:
        made = self._reviewed()
        text = made.reading.article.text
        for record, number in self.meant.items():
            standing = made.standing(record)
            if standing is not None and standing.statement is not None and standing.verdict is not None:
                assert re.search(rf"{number}\b", standing.statement.content[0].of(text))

    @invariant()
    def what_the_machine_finds_stands_once_or_is_covered(self) -> None:
        made = self._reviewed()
        assert len(set(made.ids)) == len(made.ids)
        positions = [one.position for one in made.standings if one.position is not None]
        assert len(set(positions)) == len(positions) == len(read(made.reading.article.text).statements)

    def teardown(self) -> None:
        self.store.close()


def _holding(kept: list[Revision]) -> dict[str, Revision]:
    """By another way than the room's: replay, with a stack for each record."""
    standing: dict[str, list[Revision]] = {}
    by_number = {one.number: one for one in kept}
    for one in kept:
        stack = standing.setdefault(one.record, [])
        if one.action is Action.UNDO:
            assert stack.pop() == by_number[one.undoes or 0]
        else:
            stack.append(one)
    return {record: stack[-1] for record, stack in standing.items() if stack}


SEQUENCES = int(os.environ.get("QAWL_SEQUENCES", "20"))


def budget(examples: int, *phases: Phase) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=20,
        report_multiple_bugs=False,
        phases=phases or tuple(Phase),
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


def test_no_mix_of_readings_and_decisions_loses_overwrites_or_misplaces_a_persons_word() -> None:
    run_state_machine_as_test(Corrections, settings=budget(SEQUENCES))  # type: ignore[no-untyped-call]


def _by_id_alone(text: str, digest: str, found: Statement, position: int, verdict: Revision) -> effective_room.Standing:
    """A careless way: whatever has the id is what was meant, as the machine has it."""
    return effective_room.Standing(verdict.record, State.ACCEPTED, found, found, position, verdict, 0)


def test_the_check_has_teeth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effective_room, "_by_id", _by_id_alone)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Corrections, settings=budget(40, Phase.generate))  # type: ignore[no-untyped-call]
