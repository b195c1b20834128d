"""What people decide is never lost, overwritten or misplaced, in any mix of reading anew, judging and undoing.

python -m evals.promises corrections
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from evals.promises.corrections_steps import Broken, Sequence, hold
from qawl.answers.review import queue
from qawl.answers.search import Query, StatementHit, What, search
from qawl.model.records import Reading, Statement
from qawl.model.review import Action, Family, Reviewed, Revision, Standing, State
from qawl.review import effective as effective_room
from qawl.review.pairs import judged_pairs, regrouped
from qawl.runners import judged as judged_room
from qawl.store.contract.review import Held, verify_trail
from qawl.store.contract.store import statement_ids
from qawl.store.database import Database
from qawl.store.kept import review as kept_room
from qawl.store.open import open_store

PROMISE = (
    "What a person decided stands, whatever is read again: it is never lost, overwritten or put in another place, who"
    " comes late is told, and search goes by it."
)
SEQUENCES, STEPS = 10_000, 14
TOGETHER = 20
"""Sequences that share a store, each with articles of its own."""
LOOKS = 0.15
"""After so many of the steps everything is checked, and after the last one."""
CONTROLLED = 60
"""Sequences that are run without a protection, which must then be missed."""

Figures = dict[str, int | float | str]


# What must hold


def check(one: Sequence) -> None:
    """All that is promised of one sequence, by other ways than those that keep it."""
    _nothing_is_lost(one)
    made = one.reviewed()
    _the_latest_word_stands(one, made)
    _nothing_is_misplaced(one, made)
    _what_is_found_stands_once(made)
    _search_goes_by_what_holds(one, made)
    _pairs_are_as_decided(one)


def _nothing_is_lost(one: Sequence) -> None:
    hold(list(one.store.revisions(article=one.name)) == one.kept, "a revision is lost or changed")


def _the_latest_word_stands(one: Sequence, made: Reviewed) -> None:
    queued: set[str] | None = None
    for record, verdict in _holding(one.kept).items():
        standing = made.standing(record)
        if standing is None:
            raise Broken("a record that a person judged has vanished")
        hold(standing.verdict == verdict, "another word than the latest holds")
        if standing.state is State.HOMELESS:
            queued = queued if queued is not None else {each.record for each in queue(one.store, limit=10_000).items}
            hold(record in queued, "what has no place is not in the queue")
        elif verdict.action is Action.REJECT:
            hold(standing.statement is None, "what was rejected stands")
        else:
            said = standing.statement
            hold(said is not None and verdict.value is not None, "what was decided does not stand")
            if said is not None and verdict.value is not None:
                same = (said.speaker_name, said.act) == (verdict.value.speaker_name, verdict.value.act)
                hold(same, "it stands otherwise than decided")


def _holding(kept: list[Revision]) -> Mapping[str, Revision]:
    """The verdicts on statements that hold, replayed with a stack for each record."""
    standing: dict[str, list[Revision]] = {}
    for one in (each for each in kept if each.family is Family.STATEMENT):
        stack = standing.setdefault(one.record, [])
        if one.action is Action.UNDO:
            stack.pop()
        else:
            stack.append(one)
    return {record: stack[-1] for record, stack in standing.items() if stack}


def _nothing_is_misplaced(one: Sequence, made: Reviewed) -> None:
    text = made.reading.article.text
    for record, number in one.meant.items():
        standing = made.standing(record)
        if standing is not None and standing.statement is not None and standing.verdict is not None:
            said = standing.statement.content[0].of(text)
            hold(re.search(rf"{number}\b", said) is not None, "it stands in a wrong place")


def _what_is_found_stands_once(made: Reviewed) -> None:
    places = [one.position for one in made.standings if one.position is not None]
    hold(len(set(places)) == len(places), "what the machine found stands twice")
    hold(len(set(made.ids)) == len(made.ids), "two records have one id")


def _search_goes_by_what_holds(one: Sequence, made: Reviewed) -> None:
    shown = {record: said.speaker_name for record, said in zip(made.ids, made.reading.statements, strict=True)}
    found = {
        hit.stored.id: hit.stored.statement.speaker_name
        for hit in search(one.store, Query("", What.STATEMENTS, limit=200)).hits
        if isinstance(hit, StatementHit) and hit.stored.article.id == one.name
    }
    hold(found == shown, "search has other statements than stand")
    names = sorted({name for name in shown.values() if name is not None})
    for name in names[:2]:
        hits = search(one.store, Query("", What.STATEMENTS, speaker=name, limit=200)).hits
        mine = {hit.stored.id for hit in hits if isinstance(hit, StatementHit) and hit.stored.article.id == one.name}
        hold(mine == {own for own, said in shown.items() if said == name}, "search goes by another speaker")


def _pairs_are_as_decided(one: Sequence) -> None:
    for family in (Family.COPY, Family.STORY):
        decided = {each.other: each for each in one.kept if each.family is family}
        mine = [each for each in one.store.pair_revisions(family) if each.article == one.name]
        groups = regrouped([(one.name,), *((f"{one.name}-{place}",) for place in range(3))], judged_pairs(mine, family))
        together = next(group for group in groups if one.name in group)
        for other, verdict in decided.items():
            hold((other in together) is (verdict.action is Action.ACCEPT), "articles are not tied as decided")


# All of them


def run(first: int, count: int) -> Figures:
    """So many sequences from a number on, each from its own seed; stops at the first that breaks."""
    steps = decisions = late = 0
    for start in range(first, first + count, TOGETHER):
        with open_store(":memory:") as store:
            for number in range(start, min(start + TOGETHER, first + count)):
                one = Sequence(store, random.Random(number), f"a{number}")
                try:
                    _go(one)
                except Broken as broken:
                    return {"sequences": number - first, "violations": 1, "broken": f"{number}: {broken}"}
                steps, decisions, late = steps + STEPS, decisions + len(one.kept), late + one.late
            if verify_trail(store).broken is not None:
                return {"sequences": start - first, "violations": 1, "broken": f"{start}: the trail"}
    return {"sequences": count, "steps": steps, "decisions": decisions, "late edits refused": late, "violations": 0}


def _go(one: Sequence) -> None:
    one.begin()
    for _ in range(STEPS):
        one.step()
        if one.luck.random() < LOOKS:
            check(one)
    check(one)


def measure(scale: float = 1.0) -> Figures:
    """The sequences, and for each invariant a run without what keeps it."""
    figures = run(0, max(1, round(SEQUENCES * scale)))
    return figures | {f"control, {what}": int(caught(what)) for what in CONTROLS}


def holds(figures: Figures) -> bool:
    return figures["violations"] == 0 and all(figures[f"control, {what}"] == 1 for what in CONTROLS)


# Controls: each takes one protection away


def caught(what: str) -> bool:
    """Whether sequences without this protection are found to be broken."""
    with CONTROLS[what]():
        return run(1_000_000, CONTROLLED)["violations"] == 1


@contextmanager
def _instead(place: object, name: str, value: object) -> Iterator[None]:
    before = getattr(place, name)
    setattr(place, name, value)
    try:
        yield
    finally:
        setattr(place, name, before)


def _by_id_alone(_text: str, _digest: str, found: Statement, position: int, verdict: Revision) -> Standing:
    return Standing(verdict.record, State.ACCEPTED, found, found, position, verdict, 0)


@contextmanager
def _the_first_word_holds() -> Iterator[None]:
    def first(revisions: list[Revision]) -> Revision | None:
        return next((one for one in revisions if one.action is not Action.UNDO), None)

    with _instead(effective_room, "verdict_of", first):
        yield


@contextmanager
def _nobody_is_late() -> Iterator[None]:
    keep = kept_room._revise

    def based_on_the_newest(database: Database, revision: Revision) -> Revision:
        row = database.execute(
            "SELECT coalesce(max(number), 0) FROM revision WHERE record = ? AND verdict = 1", (revision.record,)
        ).fetchone()
        return keep(database, replace(revision, base=row[0]))

    with _instead(kept_room, "_revise", based_on_the_newest):
        yield


@contextmanager
def _reading_again_forgets() -> Iterator[None]:
    extract = Sequence.extract

    def forgetting(one: Sequence) -> None:
        extract(one)
        connection: sqlite3.Connection = one.store._database.connection  # type: ignore[attr-defined]
        connection.execute("DROP TRIGGER IF EXISTS revision_is_kept")
        connection.execute("DELETE FROM revision WHERE article = ?", (one.name,))

    with _instead(Sequence, "extract", forgetting):
        yield


@contextmanager
def _the_index_is_the_machines() -> Iterator[None]:
    def as_found(reading: Reading, _revisions: object) -> list[Held]:
        found = zip(statement_ids(reading), reading.statements, strict=True)
        return [Held(own, place, said) for place, (own, said) in enumerate(found)]

    with _instead(judged_room, "_held", as_found):
        yield


@contextmanager
def _homeless_are_not_queued() -> Iterator[None]:
    with _instead(Standing, "doubtful", property(lambda _one: False)):
        yield


@contextmanager
def _pairs_stay_apart() -> Iterator[None]:
    with _instead(kept_room.KeptReview, "pair_revisions", lambda _self, _family: iter(())):
        yield


CONTROLS: Mapping[str, Callable[[], AbstractContextManager[None]]] = {
    "the first word holds": _the_first_word_holds,
    "whatever has the id is meant": lambda: _instead(effective_room, "_by_id", _by_id_alone),
    "nobody is late": _nobody_is_late,
    "reading again forgets": _reading_again_forgets,
    "the index is the machine's": _the_index_is_the_machines,
    "what has no place is not queued": _homeless_are_not_queued,
    "pairs stay apart": _pairs_stay_apart,
}
"""By what is taken away; each must be missed."""
