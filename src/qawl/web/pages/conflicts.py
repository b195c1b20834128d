"""What accounts of a dossier contradict each other: side by side, each with who says so and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from qawl.model.conflicts import ConflictStatus
from qawl.model.record import Record
from qawl.model.record_lines import Account, ConflictLine
from qawl.show.record_rows import MOST_QUOTED, Quoted, Words, carried, plain, quoted, shorter
from qawl.web.asked import choice_asked, dossier_of
from qawl.web.dossier_page import dossier_page, iso, record_of, words_for
from qawl.web.preferences import language_of


@dataclass(frozen=True, slots=True)
class Side:
    """One account for the eye."""

    stand: str
    value: str
    who: tuple[str, ...]
    own: bool
    day: str | None
    articles: int
    origins: int
    quotes: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Clash:
    """One contradiction for the eye."""

    id: str
    kind: str
    slot: str
    status: str
    is_open: bool
    why: tuple[str, ...]
    first: str | None
    last: str | None
    sides: tuple[Side, ...]


def conflicts_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    status = choice_asked(request, "status", [*ConflictStatus])
    record: Record = record_of(request, dossier)
    words = words_for(record, lang, dossier)
    counts = [(one.value, words.label("conflict", one), _count(record, one)) for one in ConflictStatus]
    shown = [line for line in record.conflicts if status in (None, line.status.value)]
    return dossier_page(
        request,
        dossier,
        "conflicts",
        "dossier_conflicts.html",
        clashes=list(clashes(shown, words)),
        counts=[one for one in counts if one[2]],
        all=len(record.conflicts),
        chosen=status,
    )


def _count(record: Record, status: ConflictStatus) -> int:
    return sum(line.status is status for line in record.conflicts)


def clashes(conflicts: list[ConflictLine], words: Words) -> Iterator[Clash]:
    """Open ones first, then the newest."""
    ordered = sorted(conflicts, key=lambda line: str(line.last or ""), reverse=True)
    for line in sorted(ordered, key=lambda line: line.status is not ConflictStatus.OPEN):
        yield Clash(
            line.id,
            words.label("conflict", line.kind),
            shorter(line.slot),
            words.label("conflict", line.status),
            line.status is ConflictStatus.OPEN,
            tuple(dict.fromkeys(words.say(f"conflict-why-{code}") for code in line.why)),
            iso(line.first),
            iso(line.last),
            tuple(_side(account, line, words) for account in line.accounts),
        )


def _side(account: Account, line: ConflictLine, words: Words) -> Side:
    quotes = tuple(quoted(one) for one in account.evidence[:MOST_QUOTED])
    return Side(
        words.say(f"stand-{line.kind}-{account.stand}") if account.stand else "",
        plain(account.value),
        tuple(dict.fromkeys((*words.called(account.who, account.first), *account.outlets))),
        account.own,
        iso(account.first),
        carried(account.evidence)[0],
        account.origins,
        quotes,
        len(account.evidence) - len(quotes),
    )
