"""What rests on statements, worked out again where people changed them: positions, answers, figures, mediations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qawl.model.documents import Span
from qawl.model.figures import Figure
from qawl.model.positions import Position, Stance
from qawl.model.proposals import DeclaredBy, Proposal, ProposalStatus, Response, Verdict
from qawl.model.records import Act, Reading, Records, Statement
from qawl.model.review import Reviewed, Standing, State
from qawl.review.renumber import renumbered

Again = Callable[[Reading], Records]
"""Finds the records of an article anew, by the statements that its reading has."""
STANCES: Mapping[Act, frozenset[Stance]] = {
    Act.DEMAND: frozenset({Stance.DEMAND, Stance.CONDITIONAL}),
    Act.CALL: frozenset({Stance.DEMAND, Stance.CONDITIONAL}),
    Act.REJECT: frozenset({Stance.AGAINST, Stance.REFUSE, Stance.CONDITIONAL}),
    Act.ACCEPT: frozenset({Stance.FOR, Stance.CONDITIONAL}),
    Act.AGREE: frozenset({Stance.FOR, Stance.CONDITIONAL}),
    Act.OFFER: frozenset({Stance.FOR, Stance.CONDITIONAL}),
}
"""With what stands an act that is one by itself agrees."""
_PLAIN = {
    Act.DEMAND: Stance.DEMAND,
    Act.CALL: Stance.DEMAND,
    Act.REJECT: Stance.AGAINST,
    Act.ACCEPT: Stance.FOR,
    Act.AGREE: Stance.FOR,
    Act.OFFER: Stance.FOR,
}
_VERDICTS = {
    Act.REJECT: (Verdict.REJECT, frozenset({Verdict.REJECT, Verdict.VETO, Verdict.NO, Verdict.COUNTER})),
    Act.ACCEPT: (Verdict.ACCEPT, frozenset({Verdict.ACCEPT, Verdict.ACCEPT_IF, Verdict.PARTIAL, Verdict.YES})),
    Act.AGREE: (Verdict.ACCEPT, frozenset({Verdict.ACCEPT, Verdict.ACCEPT_IF, Verdict.PARTIAL, Verdict.YES})),
}
"""What an act answers, and with what answers it agrees."""
_ROUTES = ("/cue", "/dropped", "/act")
"""So ends the rule of a position that is what the statement itself does."""
_OWN = frozenset({DeclaredBy.SELF, DeclaredBy.SPOKESMAN})


@dataclass(frozen=True, slots=True)
class Changed:
    """A statement that people made something else of than the machine."""

    was: Statement | None
    """What the machine found; None for one that was added."""
    now: Statement | None
    """None where it was left out."""
    place: int | None
    """Of `now` among the statements that hold."""

    @property
    def speaker(self) -> bool:
        """Whether somebody else speaks."""
        return self.was is not None and self.now is not None and self.was.speaker_name != self.now.speaker_name

    @property
    def act(self) -> Act | None:
        """What it does now, where that is something else than before."""
        told = self.was is not None and self.now is not None and self.was.act is not self.now.act
        return self.now.act if told and self.now is not None else None


@dataclass(frozen=True, slots=True)
class Changes:
    """All of them in one article: by the place that the machine gave them, and by the place that they have now."""

    before: Mapping[int, Changed]
    after: Mapping[int, Changed]

    @property
    def any(self) -> bool:
        return bool(self.before or self.after)


def changes_of(made: Reviewed) -> Changes:
    """Which statements of an article are others than the machine found."""
    places = {record: place for place, record in enumerate(made.ids)}
    found = [(one, _changed(one, places.get(one.record))) for one in made.standings if _differs(one)]
    return Changes(
        {one.position: changed for one, changed in found if one.position is not None},
        {changed.place: changed for _, changed in found if changed.place is not None},
    )


def hands_of(made: Reviewed) -> dict[int, tuple[str, State]]:
    """By place the statements that people corrected or added: the permanent id of each, and which of the two."""
    states = zip(made.ids, made.states, strict=True)
    return {place: told for place, told in enumerate(states) if told[1] in (State.CORRECTED, State.ADDED)}


def _differs(one: Standing) -> bool:
    if one.state not in (State.CORRECTED, State.ADDED, State.REJECTED):
        return False
    return one.found is None or one.statement is None or _said(one.found) != _said(one.statement)


def _said(one: Statement) -> Statement:
    return replace(one, rule="", confidence=0.0)


def _changed(one: Standing, place: int | None) -> Changed:
    return Changed(one.found, one.statement, place)


def derived(machine: Reading, made: Reviewed, again: Again) -> Reading:
    """The reading as it holds with records to match; `machine` is what was read. Only what rests on a statement that
    people changed is another: `again` is not asked where nothing does."""
    changes = changes_of(made)
    if machine.records is None or not changes.any:
        return made.reading
    now = {was: place for place, was in enumerate(made.was) if was is not None}
    fresh = again(made.reading) if changes.after else Records()
    kept, old = renumbered(machine.records, now), machine.records
    records = replace(
        kept,
        figures=tuple(_figures(zip(old.figures, kept.figures, strict=True), fresh.figures, changes)),
        positions=tuple(_positions(old.positions, kept.positions, fresh.positions, changes)),
        proposals=tuple(_proposals(old.proposals, kept.proposals, fresh.proposals, changes)),
        mediations=tuple(
            now_at
            for was, now_at in zip(old.mediations, kept.mediations, strict=True)
            if (changed := _of(was.statement, changes.before)) is None or changed.now is not None
        ),
    )
    return replace(made.reading, records=records)


def _of(place: int | None, changes: Mapping[int, Changed]) -> Changed | None:
    return None if place is None else changes.get(place)


# Figures: the number stands in the text whatever people say; who claims it is what changes


def _figures(pairs: Iterable[tuple[Figure, Figure]], fresh: Sequence[Figure], changes: Changes) -> Iterator[Figure]:
    anew = {one.at: one for one in fresh}
    for was, kept in pairs:
        changed, other = _of(was.statement, changes.before), anew.get(was.at)
        if other is not None and (changed is not None or other.statement in changes.after):
            yield replace(kept, statement=other.statement, claimant=other.claimant)
        elif changed is None:
            yield kept
        else:
            mine = changed.was is not None and was.claimant == changed.was.speaker_name
            name = None if changed.now is None else changed.now.speaker_name
            yield replace(kept, claimant=name) if mine else kept


# Positions


def _positions(
    old: Sequence[Position], kept: Sequence[Position], fresh: Sequence[Position], changes: Changes
) -> list[Position]:
    made = [one for was, one in zip(old, kept, strict=True) if _of(was.statement, changes.before) is None]
    anew = [one for one in fresh if one.statement in changes.after]
    for one in anew:
        if (judged := _acted(one, _of(one.statement, changes.after))) and not _is_among(judged, made):
            made.append(judged)
    for was in old:
        changed = _of(was.statement, changes.before)
        if changed is not None and (moved := _moved(was, changed, anew)) is not None:
            judged = _acted(moved, changed)
            if judged is not None and not _is_among(judged, made):
                made.append(judged)
    return sorted(made, key=lambda one: (one.at.start, one.at.end))


def _is_among(one: Position, others: Iterable[Position]) -> bool:
    return any(one.party == other.party and _meet(one.at, other.at) for other in others)


def _moved(was: Position, changed: Changed, anew: Sequence[Position]) -> Position | None:
    """The speaker's own stand as that of whoever speaks now, where he was not found to hold it; None else."""
    name = _new_holder(was, changed)
    if name is None or any(name in (one.party, one.declarer) and _meet(one.at, was.at) for one in anew):
        return None
    by, declarer = _declared(was, changed, name)
    return replace(was, party=name, declarer=declarer, declared_by=by, statement=changed.place, personal=True)


def _new_holder(was: Position | Response, changed: Changed) -> str | None:
    """Whoever speaks now, where the stand or answer was the speaker's and its words are still in the statement."""
    if not changed.speaker or changed.was is None or changed.now is None or not _is_inside(was.at, changed.now):
        return None
    return changed.now.speaker_name if _is_own(was, changed) or was.party == changed.was.speaker_name else None


def _declared(was: Position | Response, changed: Changed, name: str) -> tuple[DeclaredBy, str | None]:
    """Who makes it known: the new speaker in the place of the old, else whoever it was, for somebody else now."""
    if changed.was is None or was.declarer in (None, changed.was.speaker_name):
        return DeclaredBy.SELF, name
    return DeclaredBy.OTHER, was.declarer


def _is_own(was: Position | Response, changed: Changed) -> bool:
    return changed.was is not None and was.declared_by in _OWN and was.declarer == changed.was.speaker_name


def _is_inside(at: Span, statement: Statement) -> bool:
    spans = [*statement.content, *(one for one in (statement.cue,) if one is not None)]
    return any(_meet(at, span) for span in spans)


def _acted(one: Position, changed: Changed | None) -> Position | None:
    """A stand that is what the statement does, by what it does now; None where that is no stand."""
    if changed is None or changed.now is None:
        return None if changed is not None else one
    if not one.rule.endswith(_ROUTES):
        return one
    if changed.now.negated and changed.was is not None and not changed.was.negated:
        return None
    if changed.act is None:
        return one
    if (stances := STANCES.get(changed.act)) is None:
        return None
    return one if one.stance in stances else replace(one, stance=_PLAIN[changed.act])


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


# Proposals: what lies on the table stays there, the answers are whoever's they are now


def _proposals(
    old: Sequence[Proposal], kept: Sequence[Proposal], fresh: Sequence[Proposal], changes: Changes
) -> Iterator[Proposal]:
    for was, now in zip(old, kept, strict=True):
        same = [one for one in fresh if any(_meet(a, b) for a in one.at for b in was.at)]
        anew = [each for one in same for each in one.responses if each.statement in changes.after]
        responses = _responses(was.responses, now.responses, anew, changes)
        answered = was.status is ProposalStatus.ANSWERED and bool(was.responses) and not responses
        status = ProposalStatus.TABLED if answered else was.status
        yield replace(now, responses=tuple(responses), status=status)
    for one in fresh:
        known = any(_meet(a, b) for each in old for a in each.at for b in one.at)
        if not known and any(each.statement in changes.after for each in one.responses):
            yield one


def _responses(
    old: Sequence[Response], kept: Sequence[Response], anew: Sequence[Response], changes: Changes
) -> list[Response]:
    made = [now for was, now in zip(old, kept, strict=True) if _of(was.statement, changes.before) is None]
    for one in anew:
        judged = _answered(one, _of(one.statement, changes.after))
        if judged is not None and not _is_given(judged, made):
            made.append(judged)
    for was in old:
        changed = _of(was.statement, changes.before)
        name = None if changed is None else _new_holder(was, changed)
        if changed is None or name is None:
            continue
        if any(name in (one.party, one.declarer) and _meet(one.at, was.at) for one in anew):
            continue
        by, declarer = _declared(was, changed, name)
        moved = replace(was, party=name, declarer=declarer, declared_by=by, statement=changed.place)
        judged = _answered(moved, changed)
        if judged is not None and not _is_given(judged, made):
            made.append(judged)
    return sorted(made, key=lambda one: (one.at.start, one.at.end))


def _is_given(one: Response, others: Iterable[Response]) -> bool:
    return any(one.party == other.party and _meet(one.at, other.at) for other in others)


def _answered(one: Response, changed: Changed | None) -> Response | None:
    """An answer that is what the statement does, by what it does now; None where it answers nothing any more."""
    if changed is None or changed.now is None:
        return None if changed is not None else one
    cue = changed.now.cue
    if changed.act is None or cue is None or not _meet(one.at, cue):
        return one
    if (answers := _VERDICTS.get(changed.act)) is None:
        return None
    return one if one.verdict in answers[1] else replace(one, verdict=answers[0])
