"""Articles, actors, quotations and meetings as FollowTheMoney entities, for Aleph and its kin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import assert_never
from unicodedata import normalize
from urllib.parse import quote

from qawl.export.nodes import Node, json_bytes
from qawl.export.pieces import Agent, Item, Piece, Said, published, safe_url, told, units, whole
from qawl.model.documents import Article
from qawl.model.meetings import Part
from qawl.model.record import Record
from qawl.model.record_lines import Evidence, MeetingLine
from qawl.model.records import HopKind
from qawl.model.world import Actor, ActorKind
from qawl.record.rows import Names
from qawl.runners.stories import Counted
from qawl.wording import Lang, say

_SCHEMAS = {
    ActorKind.PERSON: "Person",
    ActorKind.BODY: "PublicBody",
    ActorKind.STATE: "PublicBody",
    ActorKind.GROUP: "Organization",
    ActorKind.AGENCY: "Organization",
    ActorKind.OUTLET: "Organization",
}
_DETECTED = {
    HopKind.PERSON: "Person",
    HopKind.BODY: "Organization",
    HopKind.MEDIA: "Organization",
    HopKind.UNNAMED: "Person",
}
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
_BLANK = re.compile("[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""What the model drops, and what it takes for a blank: left in, it would be another text there than in the file."""
_QID = re.compile(r"Q[1-9]\d*")
NAME, STRING = 384, 1024
"""The most letters that a name and a string may have there."""


def write_ftm(items: Iterable[Item], actors: Iterable[Actor] = (), lang: Lang = "ar") -> Iterator[bytes]:
    """FollowTheMoney entities, one a line; an actor comes once, before what speaks of him.

    `actors` are entries of a registry: of them those that are spoken of are written.
    """
    for entity in ftm_entities(items, actors, lang):
        yield json_bytes(entity) + b"\n"


def ftm_entities(items: Iterable[Item], actors: Iterable[Actor] = (), lang: Lang = "ar") -> Iterator[Node]:
    """The same as plain values."""
    people = _People({one.id: one for one in actors})
    for unit in units(items):
        match unit:
            case Piece():
                yield from _piece(unit, people, lang)
            case Record():
                yield from _record(unit, lang)
            case Counted():
                yield _story(unit)
            case _:
                assert_never(unit)


def entity_id(kind: str, own_id: str) -> str:
    """An id as FollowTheMoney allows it: the same for the same thing, on every run."""
    digest = blake2b(f"{kind}\x1f{own_id}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return f"qawl-{kind}-{digest}"


def _entity(schema: str, own: str, **properties: Sequence[str | None]) -> Node:
    """An entity; what is empty is left out, and so is a value that is there already."""
    kept: Node = {
        name: [*dict.fromkeys(value for value in values if value)] for name, values in properties.items() if any(values)
    }
    return {"id": own, "schema": schema, "properties": kept}


def _text(words: str | None, most: int | None = None) -> str | None:
    """Words as the model keeps them: in normal form C, without unseen letters; one line where there is a limit."""
    if words is None:
        return None
    clean = normalize("NFC", _BLANK.sub(" ", _UNSEEN.sub("", whole(words)))).strip()
    if most is None:
        return clean or None
    line = " ".join(clean.split())
    return (line if len(line) <= most else f"{line[: most - 1]}…") or None


def _link(url: str | None) -> str | None:
    """An address in ASCII: the model would put the marks on Arabic letters in another order, and so change it."""
    safe = safe_url(url)
    return None if safe is None else quote(safe, safe="/:?#[]@!$&'()*+,;=%-._~", errors="replace")


def _name(words: str | None) -> str | None:
    """A name; quotation marks around it are not part of it."""
    line = _text(words, NAME)
    return None if line is None else line.strip("\"'` ") or None


class _People:
    """Actors that were written already, and what a registry knows of them."""

    def __init__(self, known: dict[str, Actor]) -> None:
        self._known, self._written = known, set[str]()

    def of(self, own_id: str, name: str, kind: HopKind | None) -> Iterator[Node]:
        """The entity of an actor, if it has not come yet."""
        if own_id in self._written:
            return
        self._written.add(own_id)
        known = self._known.get(own_id)
        if known is not None:
            yield _actor(known)
        else:
            schema = "LegalEntity" if kind is None else _DETECTED[kind]
            yield _entity(schema, entity_id("actor", own_id), name=[_name(name)])


def _actor(known: Actor) -> Node:
    titles = [_text(post.title, STRING) for post in known.posts] if known.kind is ActorKind.PERSON else []
    return _entity(
        _SCHEMAS[known.kind],
        entity_id("actor", known.id),
        name=[_name(one) for one in (*known.ar[:1], *known.en[:1])],
        alias=[_name(one) for one in (*known.ar[1:], *known.en[1:])],
        weakAlias=[_name(one) for one in known.short],
        position=titles,
        wikidataId=[known.qid if known.qid and _QID.fullmatch(known.qid) else None],
    )


def _article(article: Article) -> Node:
    """The article without its text, which belongs to its outlet."""
    return _entity(
        "Article",
        entity_id("article", article.id),
        title=[_text(article.title, STRING)],
        author=[_text(article.author, STRING)],
        publishedAt=[_moment(article)],
        publisher=[_text(article.outlet, STRING)],
        sourceUrl=[_link(article.url)],
    )


def _moment(article: Article) -> str | None:
    """In UTC, as FollowTheMoney has it; only the day of a time without its zone."""
    given = published(article)
    try:
        moment = datetime.fromisoformat(given or "")
    except ValueError:
        return given and given[:10]
    if moment.tzinfo is None or given is None or len(given) == len("2026-01-01"):
        return given and given[:10]
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _piece(piece: Piece, people: _People, lang: Lang) -> Iterator[Node]:
    article = piece.article
    yield _article(article)
    mentioned: set[str] = set()
    for said in piece.said:
        for agent in (one for one in said.chain if one.name):
            if agent.actor is not None:
                yield from people.of(agent.actor, agent.name, agent.kind)
                yield _documentation(said, agent, article)
            own = entity_id("mention", f"{article.id}\x1f{agent.name}")
            if own not in mentioned and _name(agent.name):
                mentioned.add(own)
                yield _mention(own, agent, article)
        yield _note(said, article, lang)


def _mention(own: str, agent: Agent, article: Article) -> Node:
    """A name in an article; who it is only where a link says so."""
    return _entity(
        "Mention",
        own,
        document=[entity_id("article", article.id)],
        name=[_name(agent.name)],
        resolved=[entity_id("actor", agent.actor) if agent.actor else None],
        detectedSchema=[None if agent.kind is None else _DETECTED[agent.kind]],
    )


def _documentation(said: Said, agent: Agent, article: Article) -> Node:
    """That an actor speaks in an article, or carries what another says."""
    role = "speaker" if agent is said.speaker else "carrier"
    return _entity(
        "Documentation",
        entity_id("documentation", f"{said.id}\x1f{agent.actor}\x1f{role}"),
        document=[entity_id("article", article.id)],
        entity=[entity_id("actor", agent.actor or "")],
        role=[role],
        date=[_moment(article)],
        summary=[_text(told(article.text, said.statement))],
        recordId=[said.id],
    )


def _note(said: Said, article: Article, lang: Lang) -> Node:
    """The words themselves, with whoever said them and through whom they came."""
    speaker = said.speaker
    return _entity(
        "Note",
        entity_id("statement", said.id),
        name=[_name(f"{speaker.name if speaker else ''} · {say(lang, f'act-{said.statement.act}')}".strip(" ·"))],
        description=[_text(told(article.text, said.statement))],
        entity=[entity_id("actor", speaker.actor) if speaker and speaker.actor else None],
        proof=[entity_id("article", article.id)],
        keywords=[str(said.statement.act), str(said.statement.kind)],
        summary=[_text(" ← ".join(agent.name for agent in said.chain if agent.name))],
        namesMentioned=[_name(agent.name) for agent in said.chain],
        publisher=[_text(article.outlet, STRING)],
        sourceUrl=[_link(article.url)],
    )


def _record(record: Record, lang: Lang) -> Iterator[Node]:
    """The actors of its dossier, the words behind each party's stands and answers, and its meetings."""
    names = Names(record.names, lang)
    actors = {one.id: entity_id("party", f"{record.dossier}:{one.id}") for one in record.names if one.family == "actor"}
    for one in record.names:
        if one.family == "actor":
            yield _entity("LegalEntity", actors[one.id], name=[_name(one.ar), _name(one.en)])
    articles: set[str] = set()
    for cell in record.cells:
        for stand in cell.stands:
            yield from _proofs(stand.evidence, articles)
            keywords = [names.of("issue", cell.issue), stand.stance, stand.declared_by]
            yield _carried("stand", stand.id, stand.evidence, actors.get(cell.party), keywords)
    for proposal in record.proposals:
        for answer in proposal.answers:
            yield from _proofs(answer.evidence, articles)
            keywords = [names.of("proposal", proposal.known) or proposal.title, answer.verdict, answer.declared_by]
            party = actors.get(answer.party.side or "") or actors.get(answer.party.actor or "")
            yield _carried("answer", answer.id, answer.evidence, party, keywords)
    for meeting in record.meetings:
        yield from _proofs(meeting.evidence, articles)
        yield _meeting(meeting, actors)


def _proofs(evidence: Sequence[Evidence], written: set[str]) -> Iterator[Node]:
    """The articles behind a line, as far as a record knows them."""
    for one in evidence:
        if one.article not in written:
            written.add(one.article)
            yield _article(Article(one.article, "", None, one.url, one.outlet, one.published))


def _carried(kind: str, own_id: str, evidence: Sequence[Evidence], party: str | None, keywords: Sequence[str]) -> Node:
    return _entity(
        "Note",
        entity_id(kind, own_id),
        description=[_text(one.sentence or one.exact) for one in evidence],
        entity=[party],
        proof=[entity_id("article", one.article) for one in evidence],
        keywords=[_text(word, STRING) for word in keywords],
        namesMentioned=[_name(name) for one in evidence for name in one.chain],
    )


def _meeting(line: MeetingLine, actors: Mapping[str, str]) -> Node:
    hosts = [actors.get(one.who.actor or "") for one in line.attendees if one.part is Part.HOST]
    there = [actors.get(one.who.actor or "") for one in line.attendees if one.part is not Part.HOST]
    return _entity(
        "Event",
        entity_id("meeting", line.id),
        name=[_name(line.evidence[0].exact if line.evidence else line.id)],
        startDate=[None if line.first is None else line.first.isoformat()],
        endDate=[None if line.last is None else line.last.isoformat()],
        location=[_text(line.place, STRING)],
        organizer=hosts,
        involved=there,
        namesMentioned=[_name(one.who.name) for one in line.attendees],
        keywords=[str(line.kind), str(line.status)],
        description=[_text(one) for one in (*line.agenda, *line.outcome)],
        proof=[entity_id("article", one.article) for one in line.evidence],
        recordId=[line.id],
    )


def _story(one: Counted) -> Node:
    """A story as an event of the days in which it was told; its articles prove it."""
    return _entity(
        "Event",
        entity_id("story", one.story.id),
        name=[_name(one.story.title) or one.story.id[:NAME]],
        startDate=[one.story.first],
        endDate=[one.story.last],
        keywords=[_text(word, STRING) for word in one.story.keywords],
        proof=[entity_id("article", article) for article in one.story.articles],
        recordId=[_text(one.story.id, STRING)],
    )
