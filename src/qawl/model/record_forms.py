"""The public form of the records of an article: what `qawl extract --records` adds to a line."""

from __future__ import annotations

from datetime import date
from typing import Any

from qawl.model.documents import Span
from qawl.model.figures import Figure
from qawl.model.meetings import Meeting
from qawl.model.moments import Moment
from qawl.model.positions import Mediation, Position
from qawl.model.proposals import Proposal, Response, Term
from qawl.model.records import Records

Form = dict[str, Any]


def records_form(text: str, records: Records) -> Form:
    """All records as plain values, keys in the order of the contract in docs/records.md."""
    return {
        "moments": [moment_form(text, one) for one in records.moments],
        "figures": [figure_form(text, one) for one in records.figures],
        "meetings": [meeting_form(text, one) for one in records.meetings],
        "positions": [position_form(text, one) for one in public_positions(records)],
        "proposals": [proposal_form(text, one) for one in records.proposals],
        "mediations": [mediation_form(one) for one in records.mediations],
    }


def public_positions(records: Records) -> tuple[Position, ...]:
    """Those of a party.

    What a person says of whom nobody knows for whom he speaks, and what is said in passing, is the record's matter.
    """
    return tuple(one for one in records.positions if not (one.personal or one.aside))


def moment_form(text: str, moment: Moment) -> Form:
    return {
        "at": pair(moment.at),
        "kind": moment.kind,
        "from": day(moment.first),
        "to": day(moment.last),
        "duration": moment.duration,
        "precision": moment.precision,
        "basis": moment.basis,
        "anchor": words(text, moment.anchor),
        "hijri": moment.hijri,
        "weekday_wrong": moment.weekday_wrong,
        "rule": moment.rule,
    }


def figure_form(text: str, figure: Figure) -> Form:
    return {
        "at": pair(figure.at),
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "measure": figure.measure,
        "claimant": figure.claimant,
        "counted": words(text, figure.counted),
        "population": words(text, figure.population),
        "place": words(text, figure.place),
        "period": pair(figure.period),
        "cumulative": figure.cumulative,
        "qualifier": words(text, figure.qualifier),
        "statement": figure.statement,
        "rule": figure.rule,
    }


def meeting_form(text: str, meeting: Meeting) -> Form:
    return {
        "at": pair(meeting.at),
        "kind": meeting.kind,
        "status": meeting.status,
        "participants": [one.name for one in meeting.participants],
        "place": words(text, meeting.place),
        "date": day(meeting.first) if meeting.first == meeting.last else None,
        "from": day(meeting.first),
        "to": day(meeting.last),
        "date_not_given": words(text, meeting.date_not_given),
        "people": [
            {"name": one.name, "at": pair(one.at), "post": one.post, "part": one.part} for one in meeting.participants
        ],
        "agenda": words(text, meeting.agenda),
        "outcome": words(text, meeting.outcome),
        "ordinal": meeting.ordinal,
        "again": [pair(span) for span in meeting.again],
        "statement": meeting.statement,
        "rule": meeting.rule,
    }


def position_form(text: str, position: Position) -> Form:
    return {
        "at": pair(position.at),
        "party": position.party,
        "issue": position.issue,
        "stance": position.stance,
        "condition": words(text, position.condition),
        "strength": position.strength,
        "declared_by": position.declared_by,
        "declarer": position.declarer,
        "statement": position.statement,
        "rule": position.rule,
        "confidence": position.confidence,
    }


def proposal_form(text: str, proposal: Proposal) -> Form:
    return {
        "at": [pair(span) for span in proposal.at],
        "title": proposal.title,
        "kind": proposal.kind,
        "status": proposal.status,
        "authors": list(proposal.authors),
        "mediators": list(proposal.mediators),
        "replies_to": proposal.replies_to,
        "phases": proposal.phases,
        "duration": proposal.duration,
        "terms": [term_form(text, one) for one in proposal.terms],
        "responses": [response_form(text, one) for one in proposal.responses],
        "rule": proposal.rule,
    }


def term_form(text: str, term: Term) -> Form:
    return {
        "at": pair(term.at),
        "item": term.item,
        "phase": term.phase,
        "duration": term.duration,
        "giver": term.giver,
        "taker": term.taker,
        "quantity": words(text, term.quantity),
        "object": words(text, term.object),
        "condition": words(text, term.condition),
        "statement": term.statement,
    }


def response_form(text: str, response: Response) -> Form:
    return {
        "at": pair(response.at),
        "party": response.party,
        "verdict": response.verdict,
        "declared_by": response.declared_by,
        "declarer": response.declarer,
        "conditions": [words(text, span) for span in response.conditions],
        "statement": response.statement,
    }


def mediation_form(mediation: Mediation) -> Form:
    return {
        "at": pair(mediation.at),
        "who": list(mediation.who),
        "kind": mediation.kind,
        "between": list(mediation.between),
        "about": pair(mediation.about),
        "statement": mediation.statement,
        "rule": mediation.rule,
    }


def pair(span: Span | None) -> list[int] | None:
    """[start, end) in code points."""
    return None if span is None else [span.start, span.end]


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
