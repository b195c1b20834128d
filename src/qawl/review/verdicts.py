"""Which of many revisions hold: undone ones fall away, the latest of a person outranks, and reviewers may differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from qawl.model.review import REMARKS, VERDICTS, Action, Revision
from qawl.review.anchored import same_version


def by_record(revisions: Iterable[Revision]) -> dict[str, list[Revision]]:
    """The revisions of each record, in their order; records in the order of their first."""
    grouped: defaultdict[str, list[Revision]] = defaultdict(list)
    for one in revisions:
        grouped[one.record].append(one)
    return dict(grouped)


def taken_back(revisions: Sequence[Revision]) -> frozenset[int]:
    """The numbers of the revisions that an undo which holds takes back; an undo may itself be undone."""
    gone: set[int] = set()
    for one in sorted(revisions, key=lambda revision: -revision.number):
        if one.action is Action.UNDO and one.undoes is not None and one.number not in gone:
            gone.add(one.undoes)
    return frozenset(gone)


def in_force(revisions: Sequence[Revision]) -> list[Revision]:
    """The verdicts on one record that hold, in their order."""
    gone = taken_back(revisions)
    return [one for one in revisions if one.action in VERDICTS and one.number not in gone]


def verdict_of(revisions: Sequence[Revision]) -> Revision | None:
    """The verdict by which a record stands: the latest that holds."""
    holding = in_force(revisions)
    return holding[-1] if holding else None


def newest_of(revisions: Sequence[Revision]) -> int:
    """The number on which the next revision of the record must be based; remarks change nothing."""
    return max((one.number for one in revisions if one.action not in REMARKS), default=0)


def latest_by_reviewer(revisions: Sequence[Revision]) -> dict[str, Revision]:
    """The latest verdict of each reviewer that holds, reviewers by name."""
    return dict(sorted({one.by: one for one in in_force(revisions)}.items()))


def is_disputed(revisions: Sequence[Revision]) -> bool:
    """Whether the newest verdict stands alone against another reviewer's."""
    newest = verdict_of(revisions)
    if newest is None:
        return False
    others = [one for by, one in latest_by_reviewer(revisions).items() if by != newest.by]
    return bool(others) and not any(agree(newest, other) for other in others)


def agree(one: Revision, other: Revision) -> bool:
    """Whether two verdicts come to the same: both leave it out, or both would have the same statement."""
    if Action.REJECT in (one.action, other.action):
        return one.action is other.action
    return same_version(one.value, other.value, same_text=one.text == other.text)
