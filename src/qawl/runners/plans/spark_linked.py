"""Who is linked with whom, in the engine: stars that are drawn closer until nothing moves.

Every end of a tie is brought to the least end that its ties reach, by turns for those above it and for those below it
(Kiveris and others, «Connected Components in MapReduce and Beyond», 2014): about as many rounds as the longest chain
of ties has doublings, and no process holds all ends. Each round is written down, so one that dies costs that round.
"""

from __future__ import annotations

from collections.abc import Callable

from qawl.runners.plans.spark_session import Folder, Frame, Session

ROUND = "round-"

Write = Callable[[Frame, str], None]


def link(session: Session, ties: Frame, room: Folder, write: Write) -> Frame:
    """Rows of each end and the least that it reaches; `write` puts a frame under a name within `room`."""
    every = ties.selectExpr("key as one", "value as other")
    nodes = every.selectExpr("one as node").union(every.selectExpr("other as node")).distinct()
    number = max((int(name.removeprefix(ROUND)) for name in _rounds(room)), default=-1)
    if number < 0:
        number = 0
        above = every.where("one <> other").selectExpr("greatest(one, other) as key", "least(one, other) as value")
        write(above.distinct(), f"{ROUND}{0:04}")
    now = _read(session, room, number)
    before, sum_now = None, _sum(now)
    while before != sum_now:
        write(_small_star(_large_star(now)), f"{ROUND}{number + 1:04}")
        room.remove(f"{ROUND}{number:04}")
        number += 1
        now = _read(session, room, number)
        before, sum_now = sum_now, _sum(now)
    leads = now.selectExpr("key as end", "value as least")
    return nodes.join(leads, nodes["node"] == leads["end"], "left").selectExpr(
        "node as key", "coalesce(least, node) as value"
    )


def _large_star(ties: Frame) -> Frame:
    """The neighbours above each end are tied to its least neighbour, or to itself."""
    both = ties.selectExpr("explode(array(struct(key, value), struct(value as key, key as value))) as tie")
    stars = both.selectExpr(
        "tie.key", "tie.value", "least(tie.key, min(tie.value) over (partition by tie.key)) as least"
    )
    return stars.where("value > key").selectExpr("value as key", "least as value").distinct()


def _small_star(ties: Frame) -> Frame:
    """The neighbours below each end, and the end itself, are tied to the least of them."""
    stars = ties.selectExpr("key", "value", "min(value) over (partition by key) as least")
    below = stars.selectExpr("explode(array(struct(value as key, least as value), struct(key, least as value))) as tie")
    return below.selectExpr("tie.key", "tie.value").where("key <> value").distinct()


def _sum(ties: Frame) -> tuple[int, str]:
    """The same for the same ties, whatever their order."""
    told = ties.selectExpr("count(*) as count", "cast(sum(cast(xxhash64(key, value) as decimal(38))) as string) as sum")
    (row,) = told.collect()
    return int(row["count"]), str(row["sum"])


def _rounds(room: Folder) -> list[str]:
    return [name for name in room.names() if name.startswith(ROUND) and room.has(f"{name}/_SUCCESS")]


def _read(session: Session, room: Folder, number: int) -> Frame:
    return session.read([room.at(f"{ROUND}{number:04}")])
