"""Roles: who mediates, hosts, sponsors or guarantees, by the dossier and by articles, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qawl.model.dossiers import Dossier, RoleHeld
from qawl.model.record import RoleLine, Source
from qawl.model.record_lines import Evidence, Who
from qawl.record.page import Page, told_order
from qawl.record.ties import Ties
from qawl.record.words import line_id, stem_key


@dataclass(frozen=True, slots=True)
class Mediated:
    """One telling of who mediates between whom."""

    role: str
    who: tuple[Who, ...]
    between: tuple[Who, ...]
    evidence: Evidence

    @property
    def key(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """The same for every order in which the same actors are named."""
        return self.role, _keys(self.who), _keys(self.between)


def _keys(people: Iterable[Who]) -> tuple[str, ...]:
    return tuple(sorted({one.side or one.actor or stem_key(one.name) for one in people}))


def take_roles(page: Page) -> Iterator[Mediated]:
    for mediation in page.records.mediations:
        evidence = page.evidence((mediation.at,), mediation.statement)
        who, between = (
            tuple(who for name in names for who in page.whos(name, None, evidence.day, mediation.at))
            for names in (mediation.who, mediation.between)
        )
        yield Mediated(mediation.kind, who, between, evidence)


def gather_roles(mediated: Iterable[Mediated], dossier: Dossier, ties: Ties, at: date | None) -> tuple[RoleLine, ...]:
    """The roles of the dossier up to a day, then each set of actors that articles name, in the order of telling."""
    told: dict[tuple[object, ...], list[Mediated]] = defaultdict(list)
    for one in sorted(mediated, key=lambda one: told_order(one.evidence)):
        told[one.key].append(one)
    begun = [held for held in dossier.roles if at is None or held.window[0] is None or held.window[0] <= at]
    return (*(_held(held, dossier, ties) for held in begun), *(_told(dossier, key, each) for key, each in told.items()))


def _held(held: RoleHeld, dossier: Dossier, ties: Ties) -> RoleLine:
    first, last = held.window
    return RoleLine(
        id=line_id(dossier.id, "role", Source.DOSSIER, held.role, held.actor, first),
        source=Source.DOSSIER,
        role=held.role,
        who=(Who(ties.name(held.actor), held.actor, ties.side(held.actor)),),
        between=(),
        first=first,
        last=last,
        evidence=(),
    )


def _told(dossier: Dossier, key: tuple[object, ...], told: Sequence[Mediated]) -> RoleLine:
    days = sorted(one.evidence.day for one in told if one.evidence.day is not None)
    return RoleLine(
        id=line_id(dossier.id, "role", Source.ARTICLES, *key),
        source=Source.ARTICLES,
        role=told[0].role,
        who=told[0].who,
        between=told[0].between,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        evidence=tuple(one.evidence for one in told),
    )
