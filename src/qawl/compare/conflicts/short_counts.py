"""Numbers set against the one before them in the same sentence, without saying again what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qawl.compare.conflicts.page import Page
from qawl.compare.conflicts.words import find_class, tokens_of
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import Span
from qawl.model.figures import Bound, Figure

_NUMBER = re.compile(r"\d+(?![\d.,:/\u066b\u066c])")
_NEAREST = 3
"""Words between «العدد» and the number."""
_OTHER = "other"


def short_counts(page: Page, cards: Sequence[ClaimCard]) -> list[ClaimCard]:
    """«أطلقت 134 سجينا، فيما قالت الحركة إن العدد 129»: the second counts what the first does, by another voice."""
    found: list[ClaimCard] = []
    taken = {card.spans[0] for card in cards}
    for card in cards:
        clause = page.clause(card.spans[0])
        rest = Span(card.spans[0].end, clause.end)
        if any(rest.start <= other.start < rest.end for other in taken):
            continue
        for at, low, high in _numbers(page, rest):
            short = _short(page, card, at, low, high)
            if short is not None:
                found.append(short)
                break
    return found


def _numbers(page: Page, rest: Span) -> Iterator[tuple[Span, float | None, float | None]]:
    """The numbers of the rest of a sentence that name nothing: those that were found, and «العدد 129»."""
    for figure in page.records.figures:
        if rest.start <= figure.at.start < rest.end and _is_bare(figure):
            yield figure.at, figure.low, figure.high
    for match in _NUMBER.finditer(page.article.text, rest.start, rest.end):
        before = tokens_of(page.article.text[rest.start : match.start()])[-_NEAREST:]
        if find_class("the number", before):
            yield Span(*match.span()), float(match[0]), float(match[0])


def _is_bare(figure: Figure) -> bool:
    return figure.counted is None and figure.measure == _OTHER and figure.bound is not Bound.VAGUE


def _short(page: Page, card: ClaimCard, at: Span, low: float | None, high: float | None) -> ClaimCard | None:
    between = tokens_of(page.article.text[card.spans[0].end : at.start])
    number = page.statement_at(at)
    name, role = page.speaker(number, None)
    if name is None or not find_class("contrast", between) or find_class("part", between[-_NEAREST:]):
        return None
    made = page.card(
        ConflictKind.NUMBER, card.frame, at, value=f"{low}:{high}:", number=number, who=name, role=role, keys=card.keys
    )
    if made.voice == card.voice:
        return None
    return replace(
        made, low=low, high=high, first=card.first, last=card.last, about=card.about, places=card.places,
        grade=card.grade, contrast=True,
    )  # fmt: skip
