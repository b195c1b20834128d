"""What people decide about actors: `merge`, `split`, `undo` and `history` of `qawl actors`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

import click

from qawl.actors import list_actors
from qawl.answers.deciding import Author
from qawl.answers.deciding_actors import Decided, Undecided, identified, merge, split, take_back
from qawl.cli.ask import CSV, JSONL
from qawl.cli.speak import DONE, Misused, Told, complain, tell
from qawl.cli.whom import hint, one_called, unused
from qawl.model.world import Decision
from qawl.resolve.decisions import taken_back
from qawl.show.direction import isolated
from qawl.show.inert import one_line
from qawl.store.contract.store import Store
from qawl.wording import Lang, say


@dataclass(frozen=True, slots=True)
class Asked:
    """What a decision, or the list of them, was asked for with."""

    by: str | None
    reason: str
    article: str | None
    limit: int | None
    form: str
    store: str
    overlay: Path | None


def _merge(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    if len(given) != 2:
        raise Misused("actors-merge-how", ctx)
    hint(record, ctx.obj, asked.store, asked.overlay)
    left, right = (one_called(name, record, ctx.obj) for name in given)
    return _told_what(record, lambda by: merge(record, left, right, by, asked.article, asked.reason), asked, ctx.obj)


def _split(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    if len(given) != 2:
        raise Misused("actors-split-how", ctx)
    hint(record, ctx.obj, asked.store, asked.overlay)
    right = one_called(given[1], record, ctx.obj)
    return _told_what(
        record, lambda by: split(record, given[0], right, by, asked.article, asked.reason), asked, ctx.obj
    )


def _undo(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    if len(given) != 1 or not given[0].isdecimal():
        raise Misused("actors-undo-how", ctx)
    return _told_what(record, lambda by: take_back(record, int(given[0]), by, asked.reason), asked, ctx.obj)


def _history(ctx: click.Context, record: Store, _given: Sequence[str], asked: Asked) -> int:
    from qawl.show.decisions import decision_csv, decision_line

    decisions = list(record.decisions())
    undone = taken_back(decisions)
    shown = [(one, one.number not in undone) for one in decisions[-(asked.limit or 0) :]]
    if asked.form == JSONL:
        for one, stands in shown:
            click.echo(decision_line(one, stands=stands))
    elif asked.form == CSV:
        for line in decision_csv(shown):
            sys.stdout.buffer.write(line.encode("utf-8"))
    else:
        labels = {card.id: card.label for card in [*list_actors(record), *unused(record, ())]}
        for one, stands in shown:
            tell(_told(one, labels, stands, ctx.obj))
    if not decisions:
        complain(say(ctx.obj, "actors-no-history"))
    return DONE


DECIDING: Mapping[tuple[str, ...], Callable[[click.Context, Store, Sequence[str], Asked], int]] = {
    ("merge",): _merge,
    ("split",): _split,
    ("undo",): _undo,
    ("history",): _history,
}


def _told_what(record: Store, decide: Callable[[Author], Decided], asked: Asked, lang: Lang) -> int:
    """Decide, and tell what it did and about whom."""
    try:
        done = decide(Author.now(author_of(asked.by)))
    except Undecided as error:
        raise Told(error.code, **error.details) from error
    kept = done.decision
    tell(say(lang, "actors-decided", number=kept.number, changed=say(lang, "count-mentions", count=done.changed)))
    about = [kept] + [one for one in record.decisions() if one.number == kept.undoes]
    for one in about:
        tell(f"{one.number}. {_what(one, {}, lang, with_ids=True)}")
    if done.made is not None:
        tell(say(lang, "actors-split-id", id=done.made))
    return DONE


def _what(decision: Decision, labels: Mapping[str, str], lang: Lang, *, with_ids: bool = False) -> str:
    """What was decided, with the names that were shown then; decisions of older stores kept none."""
    left = decision.left_label or "، ".join(decision.names) or labels.get(decision.left, decision.left)
    right = decision.right_label or labels.get(decision.right, decision.right)
    if with_ids:
        left = identified(left, decision.left) if decision.left else left
        right = identified(right, decision.right)
    return say(lang, f"actors-{decision.kind}", left=left, right=right, number=decision.undoes or 0)


def _told(decision: Decision, labels: Mapping[str, str], stands: bool, lang: Lang) -> str:
    """One decision as a line of its history."""
    what = _what(decision, labels, lang)
    more = [isolated(one_line(decision.reason)), isolated(one_line(decision.article or ""))]
    if not stands:
        more.append(say(lang, "actors-undone"))
    told = " · ".join(part for part in (decision.at[:10], isolated(one_line(decision.by)), what, *more) if part)
    return f"{decision.number}. {told}"


def author_of(by: str | None) -> str:
    """Who decides; the number of a user whom the machine has no name for."""
    if named := by or os.environ.get("QAWL_BY"):
        return named
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return str(os.getuid()) if hasattr(os, "getuid") else "?"
