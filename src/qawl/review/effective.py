"""A reading with what people made of it: their latest word in the place of the machine's, or in the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from qawl.model.documents import Span
from qawl.model.records import Reading, Statement
from qawl.model.review import Action, Anchored, Family, Reviewed, Revision, Standing, State
from qawl.review.anchored import Placed, place_in, put_at
from qawl.review.anchors import digest_of
from qawl.review.renumber import renumbered
from qawl.review.verdicts import by_record, is_disputed, newest_of, verdict_of

SAME_FROM = 0.5
"""From this character F1 on two contents are taken for the same statement, where the cue is the same too."""
SURELY_SAME = 0.8
"""From this one on whatever the cue."""
_JUDGED = {
    Action.ACCEPT: State.ACCEPTED,
    Action.CORRECT: State.CORRECTED,
    Action.ADD: State.ADDED,
    Action.REJECT: State.REJECTED,
}


@dataclass(slots=True)
class _Machine:
    """What the machine found, and which of it people's records already stand for."""

    statements: tuple[Statement, ...]
    places: dict[str, int]
    """Of each permanent id."""
    taken: set[int] = field(default_factory=set)


def effective(reading: Reading, ids: Sequence[str], revisions: Iterable[Revision]) -> Reviewed:
    """The reading as it stands. `ids` are those of its statements, `revisions` all of its records in their order.

    What people said of the article and another one, as a pair, is no matter of its statements.
    """
    grouped = by_record(one for one in revisions if one.family is Family.STATEMENT)
    if not grouped:
        return untouched(reading, ids)
    machine = _Machine(reading.statements, dict(zip(ids, range(len(ids)), strict=True)))
    text, digest = reading.article.text, digest_of(reading.article.text)
    judged = {record: verdict for record, kept in grouped.items() if (verdict := verdict_of(kept)) is not None}
    standings: dict[str, Standing] = {}
    # An id that is still there goes before words that only resemble: it must not lose its place to them.
    for record, verdict in judged.items():
        if (position := machine.places.get(record)) is not None:
            machine.taken.add(position)
            standings[record] = _by_id(text, digest, machine.statements[position], position, verdict)
    for record, verdict in judged.items():
        if record not in standings:
            standings[record] = _by_words(text, digest, machine, verdict)
    for record, position in machine.places.items():
        if position not in machine.taken:
            found = reading.statements[position]
            standings[record] = Standing(record, State.MACHINE, found, found, position, None, 0)
    known = [
        replace(one, newest=newest_of(grouped.get(record, ())), disputed=is_disputed(grouped.get(record, ())))
        for record, one in standings.items()
    ]
    return _gathered(reading, sorted(known, key=_order))


def untouched(reading: Reading, ids: Sequence[str]) -> Reviewed:
    """A reading that nobody has judged."""
    places = range(len(ids))
    standings = tuple(
        Standing(record, State.MACHINE, found, found, place, None, 0)
        for record, found, place in zip(ids, reading.statements, places, strict=True)
    )
    return Reviewed(reading, tuple(ids), (State.MACHINE,) * len(ids), tuple(places), standings)


def _by_id(text: str, digest: str, found: Statement, position: int, verdict: Revision) -> Standing:
    """A record whose id the machine still gives; homeless, and as the machine has it, where it may be another place.

    Of two equal sentences the second has the first's id once the first is gone: only what is around them tells.
    """
    kept = verdict.value
    placed = Placed(None) if kept is None else place_in(kept, text, verdict.rule, same_text=verdict.text == digest)
    if kept is not None and placed.statement is None and _is_there(kept, text, found, tied=placed.tied):
        placed = put_at(kept, text, found.content, verdict.rule)
    if placed.statement is None or overlap(placed.statement.content, found.content) == 0:
        return Standing(verdict.record, State.HOMELESS, found, found, position, verdict, 0)
    return _judged(verdict, placed, found, position, moved=False)


def _is_there(kept: Anchored, text: str, found: Statement, *, tied: bool) -> bool:
    """Whether the words are those that have the id, where what is around them does not tell."""
    if [piece.exact for piece in kept.content] != [span.of(text) for span in found.content]:
        return False
    return tied or all(piece.times == 1 and text.count(piece.exact) == 1 for piece in kept.content)


def _by_words(text: str, digest: str, machine: _Machine, verdict: Revision) -> Standing:
    """A record whose id is gone, found by its words; homeless where they are not to be found."""
    kept = verdict.value
    if kept is None:
        return _judged(verdict, Placed(None), None, None, moved=True)
    placed = place_in(kept, text, verdict.rule, same_text=verdict.text == digest)
    position = _counterpart(text, digest, machine, verdict, placed.statement)
    if position is not None:
        machine.taken.add(position)
    found = None if position is None else machine.statements[position]
    moved = found is None or placed.statement is None or found.content != placed.statement.content
    return _judged(verdict, placed, found, position, moved=moved and verdict.action is not Action.ADD)


def _judged(verdict: Revision, placed: Placed, found: Statement | None, position: int | None, moved: bool) -> Standing:
    state, statement, lost = _JUDGED[verdict.action], placed.statement, placed.lost
    if state is State.REJECTED:
        # What is left out needs no place: where its words are gone there is nothing to leave out.
        statement, lost = None, ()
    elif statement is None:
        state, lost = State.HOMELESS, ()
    return Standing(verdict.record, state, statement, found, position, verdict, 0, lost, moved)


def _counterpart(
    text: str, digest: str, machine: _Machine, verdict: Revision, statement: Statement | None
) -> int | None:
    """The machine's statement that a person's record stands for now, by its words or by those it was made from."""
    versions = [statement]
    if verdict.seen is not None:
        versions.append(place_in(verdict.seen, text, verdict.rule, same_text=verdict.text == digest).statement)
    ranked = [
        (-share, position)
        for position, found in enumerate(machine.statements)
        if position not in machine.taken
        for version in versions
        if version is not None and (share := _likeness(version, found)) >= SAME_FROM
    ]
    return min(ranked)[1] if ranked else None


def _likeness(one: Statement, other: Statement) -> float:
    """How much of their words two statements share, 0 where they are told by different cues and not nearly equal."""
    share = overlap(one.content, other.content)
    return share if share >= SURELY_SAME or _same_cue(one.cue, other.cue) else 0.0


def _same_cue(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.start < other.end and other.start < one.end


def overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Character F1 of two sets of places."""
    ours, theirs = _places(one), _places(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _places(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _order(standing: Standing) -> tuple[int, int, str]:
    """By the machine's order, then by place in the text, the homeless last."""
    if standing.position is not None:
        return 0, standing.position, standing.record
    return (1, standing.statement.content[0].start, standing.record) if standing.statement else (2, 0, standing.record)


def _gathered(reading: Reading, standings: Sequence[Standing]) -> Reviewed:
    shown = _in_text_order([one for one in standings if one.statement is not None])
    statements = tuple(one.statement for one in shown if one.statement is not None)
    was = tuple(one.position for one in shown)
    now = {place: index for index, place in enumerate(was) if place is not None}
    records = None if reading.records is None else renumbered(reading.records, now)
    return Reviewed(
        reading=replace(reading, statements=statements, records=records),
        ids=tuple(one.record for one in shown),
        states=tuple(one.state for one in shown),
        was=was,
        standings=tuple(standings),
    )


def _in_text_order(shown: Sequence[Standing]) -> list[Standing]:
    """The machine's statements in their order, each that only people have behind those that begin before it."""
    ordered = [one for one in shown if one.position is not None]
    for added in (one for one in shown if one.position is None):
        start = _start(added)
        place = next((index for index, one in enumerate(ordered) if _start(one) > start), len(ordered))
        ordered.insert(place, added)
    return ordered


def _start(standing: Standing) -> int:
    return standing.statement.content[0].start if standing.statement is not None else 0
