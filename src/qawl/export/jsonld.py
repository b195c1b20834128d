"""Articles, quotations, claims and meetings as linked data in the words of schema.org; only people ever rate one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import assert_never

from qawl.export.claim_reviews import NONE, Checks, claim_review_node
from qawl.export.nodes import CONTEXT, Json, Node, as_graph, as_lines
from qawl.export.pieces import (
    Address,
    Agent,
    Item,
    Naming,
    Piece,
    Said,
    content,
    published,
    safe_url,
    told,
    units,
    urn,
    within,
)
from qawl.model.documents import Article, Span
from qawl.model.figures import Figure
from qawl.model.meetings import Meeting, MeetingStatus, Part
from qawl.model.proposals import Proposal, Response
from qawl.model.record import Record
from qawl.model.record_lines import Answer, Evidence, MeetingLine, Point, Series, Stand, Who
from qawl.model.records import HopKind
from qawl.runners.stories import Counted
from qawl.store.contract.store import StoredStatement

_TYPES = {
    HopKind.PERSON: "Person",
    HopKind.BODY: "Organization",
    HopKind.MEDIA: "NewsMediaOrganization",
    HopKind.UNNAMED: "Person",
}
_EVENT_STATUS = {
    MeetingStatus.PLANNED: "EventScheduled",
    MeetingStatus.UNDER_WAY: "EventScheduled",
    MeetingStatus.HELD: "EventScheduled",
    MeetingStatus.POSTPONED: "EventPostponed",
    MeetingStatus.CANCELLED: "EventCancelled",
}
"""What is rumoured or denied has none: schema.org has no word for it, and ours stands beside."""


def write_jsonld_lines(items: Iterable[Item], address: Address = urn) -> Iterator[bytes]:
    """JSON-LD, one thing a line."""
    return as_lines(jsonld_nodes(items, address), CONTEXT)


def write_jsonld(items: Iterable[Item], address: Address = urn, checks: Checks = NONE) -> Iterator[bytes]:
    """One JSON-LD document."""
    return as_graph(jsonld_nodes(items, address, checks), CONTEXT)


def write_claim_reviews(stored: StoredStatement, checks: Checks) -> Iterator[bytes]:
    """The checks of one statement alone, for the page on which they are published."""
    nodes = jsonld_nodes([stored], checks=checks)
    return as_graph((node for node in nodes if node["@type"] == "ClaimReview"), CONTEXT)


def jsonld_nodes(items: Iterable[Item], address: Address = urn, checks: Checks = NONE) -> Iterator[Node]:
    """Everything as nodes: an article before what stands in it, a statement before the checks of it."""
    for unit in units(items):
        match unit:
            case Piece():
                yield from _piece(unit, address, checks)
            case Record():
                yield from _record(unit, address)
            case Counted():
                yield _story(unit, address)
            case _:
                assert_never(unit)


def article_node(article: Article, address: Address) -> Node:
    """The article without its text, which belongs to its outlet."""
    return {
        "@id": address("article", article.id),
        "@type": "NewsArticle",
        "url": safe_url(article.url),
        "headline": article.title,
        "datePublished": published(article),
        "author": None if article.author is None else {"name": article.author},
        "publisher": _outlet(article.outlet),
        "creditText": " · ".join(article.credits) or None,
        "inLanguage": article.lang,
    }


def agent_node(agent: Agent, address: Address) -> Node:
    """Somebody; one who is only a name has no address, so that two of one name are not made one."""
    return {
        "@id": None if agent.actor is None else address("actor", agent.actor),
        "@type": None if agent.kind is None else _TYPES[agent.kind],
        "name": agent.name or None,
        "qawl:unnamed": True if agent.kind is HopKind.UNNAMED else None,
    }


def _outlet(name: str | None) -> Node | None:
    return None if name is None else {"@type": "NewsMediaOrganization", "name": name}


def _piece(piece: Piece, address: Address, checks: Checks) -> Iterator[Node]:
    article, home = piece.article, address("article", piece.article.id)
    yield article_node(article, address)
    for said in piece.said:
        yield _quotation(said, article, home, address)
        for check in checks.get(said.id, ()):
            speaker = None if said.speaker is None else agent_node(said.speaker, address)
            yield claim_review_node(check, said, article, speaker, address)
    if piece.records is None:
        return
    naming = Naming(article)
    for figure in piece.records.figures:
        yield _figure(figure, address("figure", naming.id("figure", figure.at)), article, home)
    for proposal in piece.records.proposals:
        for response in proposal.responses:
            yield _response(response, proposal, address("answer", naming.id("answer", response.at)), article, home)
    for meeting in piece.records.meetings:
        yield _meeting(meeting, address("meeting", naming.id("meeting", meeting.at)), article.text, home, address)


def _quotation(said: Said, article: Article, home: str, address: Address) -> Node:
    made, text = said.statement, article.text
    chain = [agent_node(agent, address) for agent in said.chain]
    between = chain[:-1] if said.speaker is not None else chain
    return {
        "@id": address("statement", said.id),
        "@type": "Quotation",
        "text": told(text, made),
        "qawl:words": content(text, made),
        "isPartOf": {"@id": home},
        "spokenByCharacter": None if said.speaker is None else agent_node(said.speaker, address),
        "citation": [
            {"@type": "CreativeWork", "position": nth, "author": carrier} for nth, carrier in enumerate(between, 1)
        ]
        or None,
        "qawl:speakerName": made.speaker_name,
        "qawl:chain": [*chain] or None,
        "qawl:act": str(made.act),
        "qawl:kind": str(made.kind),
        "qawl:negated": made.negated,
        "qawl:cue": _words(text, made.cue),
        "qawl:role": _words(text, made.role),
        "qawl:addressee": _words(text, made.addressee),
        "qawl:rule": made.rule,
        "qawl:confidence": made.confidence,
        "qawl:state": str(said.state),
        "qawl:places": _places(made.content),
    }


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


def _places(spans: Sequence[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _claimed_by(name: str | None, outlet: str | None) -> Node | None:
    """Whoever claims it; where nobody is named it is the outlet's own word."""
    return {"name": name} if name is not None else _outlet(outlet)


def _figure(figure: Figure, own: str, article: Article, home: str) -> Node:
    spans = (figure.at,) if figure.counted is None else (figure.at, figure.counted)
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    return {
        "@id": own,
        "@type": ["Claim", "qawl:Figure"],
        "text": article.text[start:end],
        "author": _claimed_by(figure.claimant, article.outlet),
        "appearance": {"@id": home},
        "about": _quantity(figure.low, figure.high, figure.unit),
        "qawl:measure": figure.measure,
        "qawl:bound": str(figure.bound),
        "qawl:qualifier": _words(article.text, figure.qualifier),
        "qawl:places": _places(spans),
    }


def _quantity(low: float | None, high: float | None, unit: str) -> Node:
    exact = low if low is not None and low == high else None
    return {
        "@type": "QuantitativeValue",
        "value": exact,
        "minValue": low if exact is None else None,
        "maxValue": high if exact is None else None,
        "unitText": unit,
    }


def _response(response: Response, proposal: Proposal, own: str, article: Article, home: str) -> Node:
    return {
        "@id": own,
        "@type": ["Claim", "qawl:Answer"],
        "text": response.at.of(article.text),
        "author": _claimed_by(response.declarer, article.outlet),
        "appearance": {"@id": home},
        "about": {"@type": "CreativeWork", "name": proposal.title},
        "qawl:party": response.party,
        "qawl:verdict": str(response.verdict),
        "qawl:declaredBy": str(response.declared_by),
        "qawl:places": _places((response.at,)),
    }


def _meeting(meeting: Meeting, own: str, text: str, home: str, address: Address) -> Node:
    people = [(Agent(one.name), one.part) for one in meeting.participants]
    return {
        **_event(own, meeting.status, meeting.first, meeting.last, _words(text, meeting.place), people, address),
        "name": meeting.at.of(text),
        "subjectOf": {"@id": home},
        "qawl:kind": str(meeting.kind),
        "description": _words(text, meeting.outcome) or _words(text, meeting.agenda),
        "qawl:places": _places((meeting.at,)),
    }


def _event(
    own: str,
    status: MeetingStatus,
    first: date | None,
    last: date | None,
    place: str | None,
    people: Sequence[tuple[Agent, Part]],
    address: Address,
) -> Node:
    known = _EVENT_STATUS.get(status)
    hosts: list[Json] = [agent_node(who, address) for who, part in people if part is Part.HOST]
    guests: list[Json] = [agent_node(who, address) for who, part in people if part is not Part.HOST]
    return {
        "@id": own,
        "@type": "Event",
        "eventStatus": None if known is None else f"https://schema.org/{known}",
        "qawl:status": str(status),
        "startDate": None if first is None else first.isoformat(),
        "endDate": None if last is None else last.isoformat(),
        "location": None if place is None else {"@type": "Place", "name": place},
        "organizer": hosts or None,
        "attendee": guests or None,
    }


def _record(record: Record, anywhere: Address) -> Iterator[Node]:
    address = within(record.dossier, anywhere)
    for name in record.names:
        if name.family == "actor":
            labels: list[Json] = [{"@value": name.ar, "@language": "ar"}, {"@value": name.en, "@language": "en"}]
            yield {"@id": address("actor", name.id), "name": labels}
    for cell in record.cells:
        for stand in cell.stands:
            yield _stand(stand, cell.party, cell.issue, address)
    for proposal in record.proposals:
        for answer in proposal.answers:
            yield _answer(answer, proposal.title, address)
    for series in record.series:
        for point in series.points:
            yield _point(point, series, address)
    for meeting in record.meetings:
        yield _meeting_line(meeting, address)


def _who(who: Who | None, evidence: Sequence[Evidence], address: Address) -> Node | None:
    if who is None:
        return _outlet(next((one.outlet for one in evidence if one.outlet), None))
    return agent_node(Agent(who.name, None, who.actor), address)


def claim_node(kind: str, own_id: str, evidence: Sequence[Evidence], who: Who | None, address: Address) -> Node:
    """A line of the record as a claim: who makes it, and everywhere it appears, the earliest dated place apart."""
    dated = [one for one in evidence if one.day is not None]
    earliest = min(dated, key=lambda one: (one.day or date.max, one.article), default=None)
    articles = dict.fromkeys(one.article for one in evidence)
    return {
        "@id": address(kind, own_id),
        "@type": ["Claim", f"qawl:{kind.capitalize()}"],
        "text": (evidence[0].sentence or evidence[0].exact) if evidence else None,
        "qawl:words": evidence[0].exact if evidence else None,
        "author": _who(who, evidence, address),
        "firstAppearance": None if earliest is None else {"@id": address("article", earliest.article)},
        "appearance": [{"@id": address("article", one)} for one in articles],
        "qawl:sources": len({one.source for one in evidence}),
    }


def _stand(stand: Stand, party: str, issue: str, address: Address) -> Node:
    return {
        **claim_node("stand", stand.id, stand.evidence, stand.declarer, address),
        "about": {"@id": address("issue", issue)},
        "temporalCoverage": _period(stand.since, stand.until),
        "qawl:party": {"@id": address("actor", party)},
        "qawl:stance": str(stand.stance),
        "qawl:declaredBy": str(stand.declared_by),
        "qawl:change": None if stand.change is None else str(stand.change),
        "qawl:condition": stand.condition,
    }


def _period(first: date | None, last: date | None) -> str | None:
    return None if first is None else f"{first}/{last or '..'}"


def _answer(answer: Answer, title: str, address: Address) -> Node:
    return {
        **claim_node("answer", answer.id, answer.evidence, answer.declarer, address),
        "about": {"@type": "CreativeWork", "name": title},
        "qawl:party": _who(answer.party, (), address),
        "qawl:verdict": str(answer.verdict),
        "qawl:declaredBy": str(answer.declared_by),
        "qawl:since": None if answer.since is None else answer.since.isoformat(),
    }


def _point(point: Point, series: Series, address: Address) -> Node:
    claim = claim_node("figure", point.id, point.evidence, series.claimant, address)
    return {
        **claim,
        "author": claim["author"] if series.outlet is None else _outlet(series.outlet),
        "about": _quantity(point.low, point.high, series.unit),
        "qawl:measure": series.measure,
        "qawl:bound": str(point.bound),
        "qawl:asOf": None if point.as_of is None else point.as_of.isoformat(),
        "qawl:qualifier": point.qualifier,
        "qawl:supersededBy": None if point.superseded_by is None else {"@id": address("figure", point.superseded_by)},
    }


def _meeting_line(line: MeetingLine, address: Address) -> Node:
    people = [(Agent(one.who.name, None, one.who.actor), one.part) for one in line.attendees]
    return {
        **_event(address("meeting", line.id), line.status, line.first, line.last, line.place, people, address),
        "name": line.evidence[0].exact if line.evidence else line.id,
        "subjectOf": [{"@id": address("article", one)} for one in dict.fromkeys(e.article for e in line.evidence)],
        "description": " · ".join((*line.outcome, *line.agenda)) or None,
        "qawl:kind": str(line.kind),
    }


def _story(one: Counted, address: Address) -> Node:
    return {
        "@id": address("story", one.story.id),
        "@type": ["Collection", "qawl:Story"],
        "name": one.story.title or None,
        "temporalCoverage": f"{one.story.first}/{one.story.last}" if one.story.first else None,
        "keywords": [*one.story.keywords] or None,
        "hasPart": [{"@id": address("article", article)} for article in one.story.articles],
        "qawl:sources": one.origins or None,
    }
