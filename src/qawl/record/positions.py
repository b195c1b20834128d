"""Positions: who stands where on what, in time, with each side's own word apart from what others say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qawl.model.dossiers import Dossier
from qawl.model.positions import Position, Strength
from qawl.model.proposals import DeclaredBy
from qawl.model.record_lines import Cell, Change, Evidence, LoosePosition, Stand, Who
from qawl.record.page import Page, told_order
from qawl.record.ties import Ties
from qawl.record.turns import Facing, judge_turn, same_stand
from qawl.record.words import line_id, stem_key

OWN = frozenset({DeclaredBy.SELF, DeclaredBy.SPOKESMAN})
"""The party's own word."""
_STRENGTHS = (Strength.SOFT, Strength.PLAIN, Strength.FIRM)


@dataclass(frozen=True, slots=True)
class Stood:
    """One position of one article, with what the dossier makes of it."""

    who: Who
    issues: tuple[tuple[str, str | None], ...]
    """Each issue with the sort of it; empty where the dossier names none."""
    facings: tuple[Facing, ...]
    """For each issue."""
    plain: Facing
    """As the article has it."""
    words: str
    strength: Strength
    declared_by: DeclaredBy
    declarer: Who | None
    evidence: Evidence
    proposal: str | None
    personal: bool


def take_positions(page: Page) -> Iterator[Stood]:
    """The positions of a page; those of voices at home are not among them."""
    for position in page.records.positions:
        evidence = page.evidence((position.at,), position.statement, position.declarer)
        for who in holders(position, page, evidence.day):
            if not page.ties.is_voice(who):
                yield _stood(position, page, who, evidence)


def holders(position: Position, page: Page, day: date | None) -> tuple[Who, ...]:
    """Whose stand it is: one, or both of two; a person may be shown by his post to speak for a party."""
    return page.whos(position.party, position.statement if position.personal else None, day, position.at)


def _stood(position: Position, page: Page, who: Who, evidence: Evidence) -> Stood:
    ties = page.ties
    told = position.party if _speaks_with_others(position) else position.declarer
    declarer = page.teller(told, position.statement, evidence.day, position.at, who)
    voice = declared(position.declared_by, who, declarer, ties, evidence.day)
    if position.personal and voice is DeclaredBy.SELF and who.side is not None and who.actor != who.side:
        voice = DeclaredBy.SPOKESMAN
    condition = page.words(position.condition)
    plain = Facing(position.stance, None, None, condition)
    issues = ties.issues_of_position(position.issue, evidence.exact, condition)
    telling = [(issue, ties.telling(issue, position.issue, evidence.exact)) for issue in issues]
    proposal = None if issues else ties.proposal(position.issue, evidence.day)
    return Stood(
        who=who,
        issues=tuple((issue, ties.sort_of(issue, words)) for issue, words in telling),
        facings=tuple(_facing(plain, issue, words, ties) for issue, words in telling),
        plain=plain,
        words=position.issue,
        strength=position.strength,
        declared_by=voice,
        declarer=declarer,
        evidence=evidence,
        proposal=None if proposal is None else proposal.id,
        personal=position.personal and who.side is None,
    )


def _speaks_with_others(position: Position) -> bool:
    """«أعلنت الحكومة والحركة قبولهما»: of those who speak together each speaks for itself."""
    together = position.declared_by is DeclaredBy.SELF and position.declarer not in (None, position.party)
    return together and f" \u0648{position.party} " in f" \u0648{position.declarer} "


def _facing(plain: Facing, issue: str, words: str, ties: Ties) -> Facing:
    mark = ties.mark(issue, words, plain.stance)
    return plain if mark is None else replace(plain, mark=mark.id, value=mark.value)


def declared(found: DeclaredBy, party: Who, declarer: Who | None, ties: Ties, day: date | None) -> DeclaredBy:
    """Who declares, by what the dossier knows of the declarer; what it does not know stays as it was found."""
    if declarer is None or declarer.side is None or found in (DeclaredBy.LEAK, DeclaredBy.OUTLET):
        return found
    if party.side is not None and declarer.side == party.side:
        if found in OWN:
            return found
        return DeclaredBy.SELF if declarer.actor == declarer.side else DeclaredBy.SPOKESMAN
    if party.side is None and found in OWN:
        return found
    if declarer.side in ties.parties:
        return DeclaredBy.COUNTERPART
    return DeclaredBy.MEDIATOR if ties.mediates(declarer, day) else DeclaredBy.OTHER


def gather_cells(stood: Iterable[Stood], dossier: Dossier, ties: Ties) -> tuple[Cell, ...]:
    """Every party of the record on every issue, parties of the dossier first, in the dossier's order."""
    cells: dict[tuple[str, str, str | None], list[tuple[Facing, Stood]]] = defaultdict(list)
    for one in stood:
        if one.who.side is not None:
            for (issue, sort), facing in zip(one.issues, one.facings, strict=True):
                cells[one.who.side, issue, sort].append((facing, one))
    ranks = {actor: place for place, actor in enumerate(ties.ranked)}
    issues = {issue.id: place for place, issue in enumerate(dossier.issues)}
    keys = sorted(cells, key=lambda key: (ranks[key[0]], issues[key[1]], key[2] or ""))
    return tuple(_cell(dossier, ties, *key, cells[key]) for key in keys)


def _cell(
    dossier: Dossier, ties: Ties, party: str, issue: str, sort: str | None, stood: Sequence[tuple[Facing, Stood]]
) -> Cell:
    key = (dossier.id, "stand", party, issue, sort)
    own = [one for one in stood if one[1].declared_by in OWN]
    told = [
        stand
        for voice in DeclaredBy
        if voice not in OWN
        for stand in _timeline([one for one in stood if one[1].declared_by is voice], (*key, voice))
    ]
    told.sort(key=lambda stand: (stand.since or date.max, told_order(stand.evidence[0])))
    cell_id = line_id(dossier.id, "cell", party, issue, sort)
    return Cell(cell_id, party, ties.role(party), issue, sort, _timeline(own, (*key, "own")), tuple(told))


@dataclass
class _Open:
    """A stand that is being put together."""

    facing: Facing
    told: list[Stood]
    change: Change | None
    previous: _Open | None
    before: Evidence | None
    """The last telling of the stand before, when this one came up."""

    @property
    def first(self) -> Stood:
        return self.told[0]


def _timeline(stood: Sequence[tuple[Facing, Stood]], key: tuple[object, ...]) -> tuple[Stand, ...]:
    """The stands of one kind of voice in time; equal ones that follow each other are one."""
    dated = sorted((one for one in stood if one[1].evidence.day is not None), key=_in_time)
    undated = sorted((one for one in stood if one[1].evidence.day is None), key=_in_time)
    stands: list[_Open] = []
    holds: _Open | None = None
    echoes: list[_Open] = []
    for facing, one in dated:
        known = next((old for old in (holds, *echoes) if old is not None and same_stand(old.facing, facing)), None)
        if known is not None:
            known.told.append(one)
            continue
        change = Change.NEW if holds is None else judge_turn(holds.facing, facing)
        before = None if holds is None else holds.told[-1].evidence
        stands.append(_Open(facing, [one], change, holds, before))
        if change is Change.REPEATED:
            echoes.append(stands[-1])
        else:
            holds, echoes = stands[-1], []
    for facing, one in undated:
        known = next((old for old in stands if same_stand(old.facing, facing)), None)
        if known is None:
            stands.append(_Open(facing, [one], None, None, None))
        else:
            known.told.append(one)
    return _closed(stands, key)


def _in_time(one: tuple[Facing, Stood]) -> tuple[date, tuple[object, ...]]:
    return one[1].evidence.day or date.max, told_order(one[1].evidence)


def _closed(stands: Sequence[_Open], key: tuple[object, ...]) -> tuple[Stand, ...]:
    ids = _ids(stands, key)
    turns = [stand for stand in stands if stand.change not in (None, Change.REPEATED)]
    following = dict(zip(map(id, turns), turns[1:], strict=False))
    return tuple(_stand(one, ids, following.get(id(one))) for one in stands)


def _ids(stands: Sequence[_Open], key: tuple[object, ...]) -> dict[int, str]:
    """Ids that hang on what is said and on how often it came back, so that later articles change none."""
    often: dict[tuple[object, ...], int] = defaultdict(int)
    ids: dict[int, str] = {}
    for one in stands:
        said = (*key, one.facing.stance, one.facing.mark, stem_key(one.facing.condition))
        often[said] += 1
        ids[id(one)] = line_id(*said, often[said])
    return ids


def _stand(one: _Open, ids: dict[int, str], following: _Open | None) -> Stand:
    first, previous = one.first, one.previous
    day = first.evidence.day
    return Stand(
        id=ids[id(one)],
        stance=one.facing.stance,
        mark=one.facing.mark,
        value=one.facing.value,
        condition=one.facing.condition,
        strength=max((told.strength for told in one.told), key=_STRENGTHS.index),
        declared_by=first.declared_by,
        declarer=first.declarer,
        since=day,
        until=None if following is None else following.first.evidence.day,
        change=one.change,
        previous=None if previous is None else ids[id(previous)],
        explained_by=None if one.before is None else (one.before, first.evidence),
        evidence=tuple(told.evidence for told in one.told),
    )


def gather_loose(stood: Iterable[Stood], dossier: Dossier) -> tuple[LoosePosition, ...]:
    """Positions whose party or issue the dossier does not name, equal ones once, in the order of telling."""
    loose: dict[tuple[object, ...], list[Stood]] = defaultdict(list)
    for one in sorted(stood, key=lambda one: told_order(one.evidence)):
        if one.who.side is None or not one.issues:
            loose[_loose_key(one)].append(one)
    return tuple(_loose(dossier, key, told) for key, told in loose.items())


def _loose_key(one: Stood) -> tuple[object, ...]:
    party = one.who.side or stem_key(one.who.name)
    issue = " ".join(name for name, _ in one.issues) or one.proposal or stem_key(one.words)
    return party, issue, one.plain.stance, stem_key(one.plain.condition), one.declared_by


def _loose(dossier: Dossier, key: tuple[object, ...], told: Sequence[Stood]) -> LoosePosition:
    first = told[0]
    return LoosePosition(
        id=line_id(dossier.id, "loose", *key),
        party=first.who,
        issue=first.words,
        issues=tuple(name for name, _ in first.issues),
        stance=first.plain.stance,
        condition=first.plain.condition,
        declared_by=first.declared_by,
        declarer=first.declarer,
        evidence=tuple(one.evidence for one in told),
        proposal=first.proposal,
        personal=first.personal,
    )
