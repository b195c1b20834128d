"""What people decide about actors: `merge`, `split`, `undo` and `history` of `qawl actors`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from qawl.actors import ActorCard, list_actors, merger_of, names_of, only_article, settle_store, traces_of
from qawl.cli.ask import CSV, JSONL
from qawl.cli.speak import DONE, Misused, Told, complain, tell
from qawl.cli.whom import hint, identified, merger_details, one_called, unused
from qawl.model.world import Decision, Verdict
from qawl.resolve.decisions import name_of, split_id, taken_back
from qawl.resolve.locals import is_local
from qawl.resolve.names import name_words
from qawl.show.direction import isolated
from qawl.show.inert import one_line
from qawl.store.contract import Store
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
    if left.id == right.id:
        raise Told("actors-same", name=left.label)
    if not left.articles:
        if (merger := merger_of(record, left.id)) is not None:
            raise Told("actor-merged", **merger_details(merger, left.label))
        raise Told("actors-unmet", name=identified(left.label, left.id))
    article = asked.article or only_article(record, left.id)
    _check_article(record, article, left, None)
    left_names, left_seen = traces_of(record, left.id)
    right_names, right_seen = traces_of(record, right.id)
    return _decide(
        record,
        Decision(
            number=0,
            at=_now(),
            by=author_of(asked.by),
            kind=Verdict.MERGE,
            left=left.id,
            names=left_names,
            right=right.id,
            right_names=right_names,
            article=article,
            reason=asked.reason,
            left_label=left.label,
            right_label=right.label,
            left_seen=left_seen,
            right_seen=right_seen,
        ),
        ctx.obj,
    )


def _split(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    if len(given) != 2:
        raise Misused("actors-split-how", ctx)
    hint(record, ctx.obj, asked.store, asked.overlay)
    right = one_called(given[1], record, ctx.obj)
    name = " ".join(name_words(given[0]))
    if name not in names_of(record, right.id):
        known = "، ".join(dict(right.names))
        raise Told("actors-no-such-name", name=given[0], actor=identified(right.label, right.id), known=known)
    _check_article(record, asked.article, right, name)
    if is_local(right.id) and _is_all(record, right, name, asked.article):
        raise Told("actors-nothing-left", name=identified(right.label, right.id))
    names, seen = traces_of(record, right.id)
    return _decide(
        record,
        Decision(
            number=0,
            at=_now(),
            by=author_of(asked.by),
            kind=Verdict.SPLIT,
            names=(name,),
            right=right.id,
            right_names=names,
            article=asked.article,
            reason=asked.reason,
            left_label=given[0],
            right_label=right.label,
            right_seen=seen,
        ),
        ctx.obj,
    )


def _check_article(record: Store, article: str | None, card: ActorCard, name: str | None) -> None:
    """Refuse an article that the store does not have, or that does not have the actor, by this name if any."""
    if article is None:
        return
    if record.reading(article) is None:
        raise Told("actors-no-article", article=article)
    if not any(
        mention.place.article == article and mention.actor == card.id and name in (None, name_of(mention.known))
        for mention in record.mentions()
    ):
        raise Told("actors-not-there", name=identified(card.label, card.id), article=article)


def _is_all(record: Store, card: ActorCard, name: str, article: str | None) -> bool:
    """Whether nothing of the actor would be left without this name."""
    own = [mention for mention in record.mentions() if mention.actor == card.id]
    return all(name_of(one.known) == name and article in (None, one.place.article) for one in own)


def _undo(ctx: click.Context, record: Store, given: Sequence[str], asked: Asked) -> int:
    if len(given) != 1 or not given[0].isdecimal():
        raise Misused("actors-undo-how", ctx)
    number, kept = int(given[0]), list(record.decisions())
    if number not in {decision.number for decision in kept}:
        raise Told("actors-no-decision", number=number)
    if number in taken_back(kept):
        raise Told("actors-undone-already", number=number)
    decision = Decision(0, _now(), author_of(asked.by), Verdict.UNDO, undoes=number, reason=asked.reason)
    return _decide(record, decision, ctx.obj)


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


def _decide(record: Store, decision: Decision, lang: Lang) -> int:
    """Keep a decision, work out who is who again, and tell what it did and about whom."""
    before = {mention.place: mention.actor for mention in record.mentions()}
    kept = record.decide(decision)
    settle_store(record)
    changed = sum(before.get(mention.place) != mention.actor for mention in record.mentions())
    tell(say(lang, "actors-decided", number=kept.number, changed=say(lang, "count-mentions", count=changed)))
    about = [kept] + [one for one in record.decisions() if one.number == kept.undoes]
    for one in about:
        tell(f"{one.number}. {_what(one, {}, lang, with_ids=True)}")
    if decision.kind is Verdict.SPLIT and changed:
        tell(say(lang, "actors-split-id", id=split_id(decision)))
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


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
