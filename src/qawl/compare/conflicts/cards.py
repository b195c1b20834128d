"""Take out of one reading the claims by which it may contradict others."""

from __future__ import annotations

from qawl.compare.conflicts.answer_cards import answer_cards
from qawl.compare.conflicts.counts import number_cards
from qawl.compare.conflicts.denials import denial_cards
from qawl.compare.conflicts.meetings import absence_cards, meeting_cards
from qawl.compare.conflicts.page import Page
from qawl.compare.conflicts.roles import role_cards
from qawl.model.conflicts import ClaimCard
from qawl.model.dossiers import Dossier
from qawl.model.records import Reading

MOST = 400
"""Claims of one article that are compared; what makes more is a table."""
_FINDERS = (number_cards, meeting_cards, absence_cards, answer_cards, denial_cards, role_cards)


def claim_cards(reading: Reading, dossier: Dossier | None = None) -> tuple[ClaimCard, ...]:
    """The claims of one article: numbers, meetings, who was there, answers, denials, roles; in the order of the text.

    With a dossier its actors, proposals and figures are known by all their names; without one by their words alone.
    """
    page = Page(reading, dossier)
    found = [card for find in _FINDERS for card in find(page)]
    found.sort(key=lambda card: (card.spans, card.kind, card.frame, card.value))
    return tuple(found[:MOST])
