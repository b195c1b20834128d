"""What people decide about pairs of articles: is one a copy of the other, do they tell one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from qawl.model.review import Action, Family, Revision
from qawl.review.verdicts import by_record, verdict_of

Judged = Mapping[tuple[str, str], Revision]
"""By the two articles in the order of their ids, the verdict that holds."""


def pair_id(family: Family, one: str, other: str) -> str:
    """The permanent id of a pair, its family first; the order of the two makes no difference."""
    parts = "".join(f"{len(part)}:{part}" for part in sorted((one, other)))
    return f"{family.value}-{blake2b(parts.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"


def judged_pairs(revisions: Iterable[Revision], family: Family) -> Judged:
    """The pairs of a family that people have judged, in the order of their first revision."""
    grouped = by_record(one for one in revisions if one.family is family)
    verdicts = [verdict for kept in grouped.values() if (verdict := verdict_of(kept)) is not None]
    return {_ordered(verdict.article, verdict.other): verdict for verdict in verdicts}


def regrouped(groups: Iterable[tuple[str, ...]], judged: Judged) -> list[tuple[str, ...]]:
    """Groups of articles as people would have them.

    First each pair that is none is taken apart: its first article leaves the group and stands alone. Then each
    pair that is one is brought together, with all that is left of their groups. What is judged later is done later.
    """
    verdicts = sorted(judged.values(), key=lambda verdict: verdict.number)
    made = [list(group) for group in groups]
    for verdict in verdicts:
        if verdict.action is Action.REJECT:
            _part(made, verdict.article, verdict.other)
    for verdict in verdicts:
        if verdict.action is Action.ACCEPT:
            _join(made, verdict.article, verdict.other)
    return [tuple(group) for group in made if group]


def _part(groups: list[list[str]], leaving: str, staying: str) -> None:
    for group in groups:
        if leaving in group and staying in group:
            group.remove(leaving)
            groups.append([leaving])
            return


def _join(groups: list[list[str]], one: str, other: str) -> None:
    first = _group_of(groups, one)
    second = _group_of(groups, other)
    if first is not second:
        first.extend(second)
        second.clear()


def _group_of(groups: list[list[str]], article: str) -> list[str]:
    for group in groups:
        if article in group:
            return group
    groups.append([article])
    return groups[-1]


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
