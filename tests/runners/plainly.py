"""A plan carried out as plainly as can be, all rows in memory: what every runner is held against."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby

from qawl.runners.plans.plan import SOURCE, Each, Given, Grouped, Linked, Plan, Row, Step


def run_plainly(plan: Plan, source: Iterable[Row], keep: Collection[str]) -> dict[str, list[Row]]:
    """The rows of the kept steps in the order of key and value."""
    made: dict[str, list[Row]] = {SOURCE: sorted(source)}
    for step in plan:
        rows = sorted(row for name in step.of for row in made[name])
        made[step.name] = sorted(_outcome(step, rows, {name: made[name] for name in step.given}))
    return {name: made[name] for name in keep}


def _outcome(step: Step, rows: list[Row], given: Given) -> Iterable[Row]:
    match step.shape:
        case Each(prepare):
            of_row = prepare(given)
            return [row for key, value in rows for row in of_row(key, value)]
        case Grouped(prepare):
            of_bucket = prepare(given)
            buckets = groupby(rows, lambda row: row[0])
            return [row for key, bucket in buckets for row in of_bucket(key, (value for _, value in bucket))]
        case Linked():
            return _least(rows)


def _least(ties: list[Row]) -> Iterable[Row]:
    """By carrying the least along the ties until nothing changes."""
    least = {node: node for tie in ties for node in tie}
    changed = True
    while changed:
        changed = False
        for one, other in ties:
            lower = min(least[one], least[other])
            changed = changed or least[one] != lower or least[other] != lower
            least[one] = least[other] = lower
    return least.items()
