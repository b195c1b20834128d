"""Reads invented sentences for the tests of proposals."""

from __future__ import annotations

from functools import cache

from qawl.find.cues import find_frames
from qawl.find.drafts import draft_statements
from qawl.find.names import learn_names
from qawl.find.proposals.find import find_proposals
from qawl.find.speakers import meet_people, resolve_speakers
from qawl.find.statements import finish_statements
from qawl.lexicon.proposals import ProposalWords, load_proposal_words
from qawl.model.documents import Span
from qawl.model.figures import Bound, Figure
from qawl.model.moments import Moment, MomentBasis, MomentKind
from qawl.model.proposals import Proposal
from qawl.text.layers import read_text
from tests.find.reading import kit


@cache
def words() -> ProposalWords:
    return load_proposal_words()


def figure(text: str, number: str, nth: int | None = None) -> Figure:
    """A count as the finder of figures gives it."""
    return Figure(Span.quoting(text, number, nth), None, None, Bound.VAGUE, "person", "captives", None)


def lasting(text: str, said: str, duration: str) -> Moment:
    """A duration as the finder of moments gives it."""
    return Moment(Span.quoting(text, said), MomentKind.DURATION, None, None, None, MomentBasis.NONE, duration)


def proposals(raw: str, figures: tuple[Figure, ...] = (), moments: tuple[Moment, ...] = ()) -> tuple[Proposal, ...]:
    text = learn_names(read_text(raw, kit().vocabulary))
    frames = find_frames(text)
    drafts = draft_statements(text, frames, kit().ends)
    people, met = meet_people(text)
    resolve_speakers(text, people, drafts, met)
    met.sort(key=lambda pair: pair[0])
    statements = finish_statements(text, people, drafts, None)
    return find_proposals(text, people, met, statements, figures, moments, words())


def only(raw: str, figures: tuple[Figure, ...] = (), moments: tuple[Moment, ...] = ()) -> Proposal:
    """The one proposal of the text."""
    found = proposals(raw, figures, moments)
    assert len(found) == 1, [one.title for one in found]
    return found[0]


def answers(raw: str) -> list[tuple[str, str, str, str | None]]:
    """Party, verdict, by whom declared, and the declarer's name, for every answer of the text."""
    return [
        (one.party, one.verdict.value, one.declared_by.value, one.declarer)
        for proposal in proposals(raw)
        for one in proposal.responses
    ]


def terms(raw: str) -> list[tuple[str, str]]:
    """Item and words of every term of the text."""
    return [(one.item.value, one.at.of(raw)) for proposal in proposals(raw) for one in proposal.terms]
