"""Whether somebody mediates: what one tells, and another, or the one himself, takes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from qawl.compare.conflicts.page import Page
from qawl.compare.conflicts.verdicts import Clash, told_near
from qawl.compare.conflicts.words import find_class, has_class, joined, same_voice, tokens_of
from qawl.dossiers.ties import compiled
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.model.positions import MediationKind
from qawl.model.records import Act

_YES, _NO = "yes", "no"
_NEAR = timedelta(days=14)
_BEFORE, _BEHIND = 8, 3
"""Words before it in which it says whose country it is, and beside it in which it names who."""
_BETWEEN, _REACH = "بين", 60


def role_cards(page: Page) -> Iterator[ClaimCard]:
    """Who is said to mediate, and who is said not to."""
    taken: list[Span] = []
    for at in page.spots("no mediation"):
        taken.append(at)
        yield from _told(page, at, _NO)
    for at in page.spots("mediates") if page.dossier is not None else ():
        if not _is_negated(page, at) and _BETWEEN in tokens_of(page.article.text[at.end : at.end + _REACH]):
            taken.append(at)
            yield from _told(page, at, _YES)
    for one in page.records.mediations:
        if one.kind is MediationKind.MEDIATOR and not _is_taken(one.at, taken) and not _is_negated(page, one.at):
            sides = dict.fromkeys(page.side(who) for who in one.who)
            yield from _cards(page, one.at, one.statement, sides, _YES)


def _is_taken(at: Span, taken: list[Span]) -> bool:
    return any(other.start < at.end and at.start < other.end for other in taken)


def _is_negated(page: Page, at: Span) -> bool:
    clause = page.clause(at)
    return bool(find_class("not", tokens_of(page.article.text[clause.start : at.start])[-2:]))


def _told(page: Page, at: Span, value: str) -> Iterator[ClaimCard]:
    """Of whom it is told: who is named beside it, else the country of whoever says so («إن بلاده لا تتوسط»)."""
    number = page.statement_at(at)
    name, role = page.speaker(number, None)
    clause = page.clause(at)
    before = tokens_of(page.article.text[clause.start : at.start])[-_BEFORE:]
    behind = tokens_of(page.article.text[at.end : clause.end])[:_BEHIND]
    side = _named_last(page, before[-_BEHIND:]) or _named_first(page, behind)
    if not side and name is not None and has_class("own country", " ".join(before)):
        side = page.side(name, role)
    yield from _cards(page, at, number, {side: None}, value)


def _cards(page: Page, at: Span, number: int | None, sides: Iterable[str], value: str) -> Iterator[ClaimCard]:
    """One card for each who is named; under a denial the other way round, and none of what is recalled."""
    statement = page.statement(number)
    if page.is_background(None, at, number):
        return
    if statement is not None and statement.act is Act.DENY:
        value = _NO
    name, role = page.speaker(number, None)
    for side in sides:
        if side:
            frame = joined(("mediates", side))
            card = page.card(ConflictKind.ROLE, frame, page.phrase(at), value=value, number=number, who=name, role=role)
            yield replace(card, own=name is not None and page.side(name, role) == side)


def _named_last(page: Page, before: Sequence[str]) -> str:
    """The last who is named before it: an actor of the dossier, or a mediator of the article."""
    if page.dossier is not None:
        found = _actors(page.dossier, before)
        return page.side(max(found)[1]) if found else ""
    mediators = {tokens[-1]: who for one in page.records.mediations for who in one.who if (tokens := tokens_of(who))}
    return next((page.side(mediators[word]) for word in reversed(before) if word in mediators), "")


def _named_first(page: Page, behind: Sequence[str]) -> str:
    """An actor of the dossier who is named right behind it («يتوسط الأرخبيل بين»)."""
    if page.dossier is None:
        return ""
    found = _actors(page.dossier, behind)
    return page.side(min(found)[1]) if found and min(found)[0] == 0 else ""


def _actors(dossier: Dossier, said: Sequence[str]) -> list[tuple[int, str]]:
    """The states, bodies and movements that some words name, with their places."""
    ours = compiled(dossier)
    found = ours.actors.find_in(" ".join(said))
    return [(first, ours.by_id[actor].ar) for actor, first, _ in found if ours.by_id[actor].kind != "person"]


def clash_of_roles(one: ClaimCard, other: ClaimCard, _same_story: bool) -> Clash | None:
    """It mediates, says one; it does not, says another or it itself."""
    if {one.value, other.value} != {_YES, _NO} or not told_near(one, other, _NEAR):
        return None
    if one.voice and same_voice(one.voice, other.voice):
        return None
    return Clash(0.85 if one.own or other.own else 0.7, ("same-actor", "mediates-and-not"))
