"""Where each statement comes from, in the words of PROV-O: article, extraction, speaker, carriers, revisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from qawl.export.jsonld import agent_node, article_node
from qawl.export.nodes import PROV_CONTEXT, Json, Node, as_graph, as_lines
from qawl.export.pieces import Address, Agent, Item, Piece, Said, told, units, urn
from qawl.model.record import Record
from qawl.model.record_lines import Evidence
from qawl.model.records import HopKind
from qawl.model.review import Revision, State
from qawl.record.words import line_id
from qawl.runners.stories import Counted

_AGENTS = {
    HopKind.PERSON: "prov:Person",
    HopKind.BODY: "prov:Organization",
    HopKind.MEDIA: "prov:Organization",
    HopKind.UNNAMED: "prov:Person",
}


Revisions = Mapping[str, Sequence[Revision]]
"""By the id of the statement, in their order; where none are given, the last verdict of what was reviewed counts."""


def write_provenance_lines(
    items: Iterable[Item], address: Address = urn, revisions: Revisions | None = None
) -> Iterator[bytes]:
    """PROV-O as JSON-LD, one thing a line."""
    return as_lines(provenance_nodes(items, address, revisions), PROV_CONTEXT)


def write_provenance(
    items: Iterable[Item], address: Address = urn, revisions: Revisions | None = None
) -> Iterator[bytes]:
    """PROV-O as one JSON-LD document."""
    return as_graph(provenance_nodes(items, address, revisions), PROV_CONTEXT)


def provenance_nodes(
    items: Iterable[Item], address: Address = urn, revisions: Revisions | None = None
) -> Iterator[Node]:
    """Everything as nodes: an article before what is derived from it."""
    for unit in units(items):
        match unit:
            case Piece():
                yield from _piece(unit, address, revisions or {})
            case Record():
                yield from _record(unit, address)
            case Counted():
                parts: list[Json] = [address("article", one) for one in unit.story.articles]
                title = unit.story.title or None
                yield {**_entity(address("story", unit.story.id), "qawl:Story", parts), "name": title}
            case _:
                assert_never(unit)


def _entity(own: str, kind: str, derived_from: Json) -> Node:
    return {"@id": own, "@type": ["prov:Entity", kind], "prov:wasDerivedFrom": derived_from}


def _piece(piece: Piece, address: Address, revisions: Revisions) -> Iterator[Node]:
    article = article_node(piece.article, address)
    outlet = piece.article.outlet
    by: Node | None = None if outlet is None else {"@type": ["prov:Agent", "prov:Organization"], "name": outlet}
    yield {**article, "@type": ["prov:Entity", "NewsArticle"], "prov:wasAttributedTo": by}
    home = address("article", piece.article.id)
    program = address("software", f"qawl {piece.version}" if piece.version else "qawl")
    if piece.said:
        yield {"@id": program, "@type": ["prov:Agent", "prov:SoftwareAgent"], "qawl:version": piece.version}
    made: set[str] = set()
    for said in piece.said:
        revised = revisions.get(said.id) or (() if said.verdict is None else (said.verdict,))
        extraction = address("extraction", line_id(piece.article.id, piece.version, said.statement.rule))
        if said.state is State.ADDED and revised:
            extraction = address("review", str(revised[0].number))
        elif extraction not in made:
            made.add(extraction)
            yield _extraction(extraction, said.statement.rule, program, home, piece.version)
        yield _statement(said, piece, extraction, home, address)
        yield from _tellings(said, home, address)
        yield from _revised(said, revised, address)


def _extraction(own: str, rule: str, program: str, home: str, version: str | None) -> Node:
    """One rule at work on one article."""
    return {
        "@id": own,
        "@type": "prov:Activity",
        "prov:used": home,
        "prov:wasAssociatedWith": program,
        "qawl:version": version,
        "qawl:rule": rule,
    }


def _prov_agent(agent: Agent, address: Address) -> Node:
    kinds: list[Json] = ["prov:Agent"]
    if agent.kind is not None:
        kinds.append(_AGENTS[agent.kind])
    return {**agent_node(agent, address), "@type": kinds}


def _statement(said: Said, piece: Piece, extraction: str, home: str, address: Address) -> Node:
    tellings = _telling_ids(said, address)
    derivation: Node = {"@type": "prov:Derivation", "prov:entity": home, "prov:hadActivity": extraction}
    return {
        **_entity(address("statement", said.id), "Quotation", [home, *tellings[:1]]),
        "text": told(piece.article.text, said.statement),
        "qawl:act": str(said.statement.act),
        "prov:wasGeneratedBy": extraction,
        "prov:wasAttributedTo": None if said.speaker is None else _prov_agent(said.speaker, address),
        "prov:qualifiedDerivation": derivation,
        "prov:hadPrimarySource": tellings[-1] if tellings else None,
        "qawl:confidence": said.statement.confidence,
        "qawl:state": str(said.state),
    }


def _telling_ids(said: Said, address: Address) -> list[str]:
    """One telling for each source of a chain; where nobody stands between, the statement is the telling."""
    if len(said.chain) < 2:
        return []
    return [address("telling", f"{said.id}-{nth}") for nth in range(1, len(said.chain) + 1)]


def _tellings(said: Said, home: str, address: Address) -> Iterator[Node]:
    """The same words as each source had them: that nearest to the outlet is derived from the next one, and so on."""
    ids = _telling_ids(said, address)
    for nth, own in enumerate(ids):
        deeper = ids[nth + 1] if nth + 1 < len(ids) else None
        link: Node | None = None if deeper is None else {"@type": "prov:Derivation", "prov:entity": deeper}
        yield {
            **_entity(own, "qawl:Telling", deeper),
            "prov:wasAttributedTo": _prov_agent(said.chain[nth], address),
            "prov:qualifiedDerivation": link,
            "qawl:reportedIn": {"@id": home},
        }


def _revised(said: Said, revisions: Sequence[Revision], address: Address) -> Iterator[Node]:
    """Each revision as an entity of its own, derived from what it revises, and the activity that made it."""
    before = address("statement", said.id)
    for one in revisions:
        own, review = address("revision", str(one.number)), address("review", str(one.number))
        yield {
            **_entity(own, "qawl:Revision", before),
            "prov:wasRevisionOf": before,
            "prov:wasGeneratedBy": review,
            "qawl:action": str(one.action),
        }
        yield {
            "@id": review,
            "@type": ["prov:Activity", "qawl:Review"],
            "prov:used": None if said.state is State.ADDED and one is revisions[0] else before,
            "prov:endedAtTime": one.at,
            "prov:wasAssociatedWith": {"@type": ["prov:Agent", "prov:Person"], "name": one.by},
            "qawl:reason": one.reason or None,
        }
        before = own


def _record(record: Record, address: Address) -> Iterator[Node]:
    """Each line as an entity derived from the articles that carry it."""
    for kind, own_id, evidence in record_evidence(record):
        articles: list[Json] = [address("article", one) for one in dict.fromkeys(e.article for e in evidence)]
        yield _entity(address(kind, own_id), f"qawl:{kind.capitalize()}", articles)


def record_evidence(record: Record) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    """Kind, id and evidence of every line of a record that articles carry."""
    for cell in record.cells:
        yield from (("stand", one.id, one.evidence) for one in cell.stands)
    yield from (("position", one.id, one.evidence) for one in record.loose)
    for proposal in record.proposals:
        yield "proposal", proposal.id, proposal.evidence
        yield from (("term", one.id, one.evidence) for one in proposal.terms)
        yield from (("answer", one.id, one.evidence) for one in proposal.answers)
    yield from (("meeting", one.id, one.evidence) for one in record.meetings)
    for series in record.series:
        yield from (("figure", one.id, one.evidence) for one in series.points)
    for conflict in record.conflicts:
        yield "conflict", conflict.id, tuple(e for account in conflict.accounts for e in account.evidence)
    yield from (("role", one.id, one.evidence) for one in record.roles if one.evidence)
    yield from (("silence", one.id, one.evidence) for one in record.silences)
    yield from (("threat", one.id, one.evidence) for one in record.threats)
    yield from (("link", one.id, one.evidence) for one in record.links)
    yield from (("pressure", one.id, one.evidence) for one in record.pressure)
    yield from (("wording", one.id, one.evidence) for one in record.wording)
