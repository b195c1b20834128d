"""Records under review laid out: why one is in the queue, how it stands, who decided what, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qawl.answers.review import Item, Why
from qawl.model.documents import Article
from qawl.model.review import Action, Anchor, Anchored, Revision, Standing, State
from qawl.review.anchored import changed_fields
from qawl.review.verdicts import taken_back
from qawl.show.cards import day, headline
from qawl.show.inert import one_line
from qawl.show.page import web_address
from qawl.show.record_rows import shorter
from qawl.wording import Lang, say


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One record of the queue."""

    record: str
    speaker: str
    act: str
    words: str
    outlet: str
    when: str
    headline: str
    why: tuple[str, ...]
    urgent: bool
    """People have judged it and must judge it again."""
    base: int
    judgeable: bool
    """It can be accepted where it is listed: its words stand somewhere."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One revision, for the eye."""

    number: int
    what: str
    by: str
    at: str
    fields: tuple[tuple[str, str, str], ...]
    """Of a correction, what was changed: label, before, after."""
    reason: str
    holds: bool
    """It was not taken back."""
    rating: str = ""
    """Of a published check, what it calls the claim; empty where it is taken back."""
    url: str = ""


def progress(judged: int, total: int, again: int, lang: Lang) -> str:
    """How far the reviewing has come; what must be looked at again only where something must."""
    told = say(lang, "review-progress", judged=f"{judged:,}", total=f"{total:,}")
    return f"{told} {say(lang, 'review-again', again=f'{again:,}')}" if again else told


def item_row(item: Item, lang: Lang) -> ItemRow:
    made = item.statement
    return ItemRow(
        record=item.record,
        speaker=one_line((made.speaker_name if made is not None else None) or say(lang, "speaker-unknown")),
        act="" if made is None else say(lang, f"act-{made.act}"),
        words=shorter(one_line(item.words)),
        outlet=one_line(item.article.outlet or ""),
        when=day(item.article.published, lang) or "",
        headline=headline(item.article),
        why=tuple(say(lang, f"review-why-{one}") for one in item.why),
        urgent=bool({Why.HOMELESS, Why.DISPUTED, Why.AGAIN, Why.LOST}.intersection(item.why)),
        base=item.standing.newest,
        judgeable=made is not None,
    )


def history_rows(history: Sequence[Revision], lang: Lang) -> list[HistoryRow]:
    """The revisions of one record, the latest first."""
    gone = taken_back(history)
    return [_history_row(one, one.number not in gone, lang) for one in reversed(history)]


def revision_name(revision: Revision, lang: Lang) -> str:
    """What somebody did, in words."""
    gone = revision.check is not None and not revision.check.rating
    return say(lang, f"review-action-{revision.action}{'-gone' if gone else ''}", number=revision.undoes or 0)


def _history_row(revision: Revision, holds: bool, lang: Lang) -> HistoryRow:
    return HistoryRow(
        number=revision.number,
        what=revision_name(revision, lang),
        by=revision.by,
        at=revision.at[:16].replace("T", " "),
        fields=compared(revision.seen, revision.value, lang) if revision.action is Action.CORRECT else (),
        reason=revision.reason,
        holds=holds,
        rating="" if revision.check is None else revision.check.rating,
        url="" if revision.check is None else web_address(revision.check.url) or "",
    )


def compared(before: Anchored | None, after: Anchored | None, lang: Lang) -> tuple[tuple[str, str, str], ...]:
    """The fields in which two versions differ: label, the one, the other."""
    if before is None or after is None:
        return ()
    return tuple(
        (field_label(name, lang), field_words(before, name, lang), field_words(after, name, lang))
        for name in changed_fields(before, after)
    )


def field_label(name: str, lang: Lang) -> str:
    return say(lang, f"review-field-{name.replace('_', '-')}")


def field_words(version: Anchored, name: str, lang: Lang) -> str:
    """One field of a version as people read it; «—» for nothing."""
    value = getattr(version, name)
    match name:
        case "content":
            told = " … ".join(piece.exact for piece in version.content)
        case "act" | "kind":
            told = say(lang, f"{name}-{value}")
        case "chain":
            told = (" ← " if lang == "ar" else " → ").join(hop.name for hop in version.chain)
        case "negated" | "unnamed":
            told = say(lang, "review-yes" if value else "review-no")
        case _:
            told = value.exact if isinstance(value, Anchor) else value or ""
    return one_line(told) or "—"


def whys(standing: Standing, why: Sequence[Why], lang: Lang) -> list[str]:
    """Why a record is to be looked at; for one that is judged and in no doubt, how it stands."""
    if why:
        return [say(lang, f"review-why-{one}") for one in why]
    return [say(lang, f"review-state-{standing.state}")]


def article_source(article: Article, lang: Lang) -> tuple[str, str, str]:
    """Outlet, day and headline."""
    return one_line(article.outlet or ""), day(article.published, lang) or "", headline(article)


def state_name(state: State, lang: Lang) -> str:
    return say(lang, f"review-state-{state}")
