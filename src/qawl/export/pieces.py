"""What the writers of linked data take: articles with what was found in them, records and stories, in a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never
from urllib.parse import quote

from qawl.model.documents import Article, Span
from qawl.model.moments import read_day
from qawl.model.record import Record
from qawl.model.records import Act, Hop, HopKind, Reading, Records, Silence, Statement
from qawl.model.review import Reviewed, Revision, State
from qawl.model.world import Linked, Part
from qawl.record.words import line_id
from qawl.runners.stories import Counted
from qawl.store.contract.store import StoredStatement, statement_ids

Address = Callable[[str, str], str]
"""From a kind of thing («statement», «article», «actor» …) and its id to its permanent address."""
Item = Reading | Linked | Reviewed | StoredStatement | Record | Counted
"""Whatever can be written; statements of one article that follow one another are one piece."""

_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff]")
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_CLOCK = re.compile(r"T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_AGAINST = frozenset({Act.DENY, Act.REJECT})
_LONE = re.compile("[\ud800-\udfff]")
REPLACED = "\ufffd"


def urn(kind: str, own_id: str) -> str:
    """The address that holds on any machine, for whoever has no pages to point at."""
    return f"urn:qawl:{kind}:{quote(own_id, safe='', errors='surrogatepass')}"


def within(dossier: str, address: Address) -> Address:
    """The addresses of what a record speaks of: its actors and issues are those of its dossier, and of no registry."""

    def find(kind: str, own_id: str) -> str:
        if kind == "actor":
            return address("party", f"{dossier}:{own_id}")
        return address(kind, f"{dossier}:{own_id}" if kind == "issue" else own_id)

    return find


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody as an article names him: a name in a place, and an actor only where a judgement made him one."""

    name: str
    kind: HopKind | None = None
    """None where the article does not tell a person from a body."""
    actor: str | None = None
    """The id of the actor, of the registry or of a dossier."""


Agents = Mapping[tuple[int, Part, str], Agent]
"""Whom the mentions of an article are, by statement, part and name."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a piece."""

    id: str
    position: int
    statement: Statement
    speaker: Agent | None
    chain: tuple[Agent, ...]
    """From the source nearest to the outlet to the speaker; the speaker alone where nobody stands between."""
    state: State = State.MACHINE
    verdict: Revision | None = None
    """What a person last decided of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article, and what is told of it."""

    article: Article
    said: tuple[Said, ...]
    records: Records | None
    version: str | None
    """Of the reading; None where single statements were given."""
    silences: tuple[Silence, ...] = ()


def units(items: Iterable[Item]) -> Iterator[Piece | Record | Counted]:
    """Everything in its order; only one article with its statements is held at a time."""
    waiting: list[StoredStatement] = []
    for item in items:
        if waiting and not (isinstance(item, StoredStatement) and item.article.id == waiting[0].article.id):
            yield _of_stored(waiting)
            waiting = []
        match item:
            case StoredStatement():
                waiting.append(item)
            case Reading() | Linked() | Reviewed():
                yield piece_of(item)
            case Record() | Counted():
                yield item
            case _:
                assert_never(item)
    if waiting:
        yield _of_stored(waiting)


def piece_of(item: Reading | Linked | Reviewed) -> Piece:
    """An article as it was read: with the actors of its mentions where those are known, or with what people decided."""
    match item:
        case Reviewed():
            said = tuple(_judged(one, nth, item) for nth, one in enumerate(item.reading.statements))
            return _whole(item.reading, said)
        case Linked():
            return _whole(item.reading, _all_said(item.reading, _linked(item)))
        case Reading():
            return _whole(item, _all_said(item, {}))
        case _:
            assert_never(item)


def _whole(reading: Reading, said: tuple[Said, ...]) -> Piece:
    return Piece(reading.article, said, reading.records, reading.version, reading.silences)


def _all_said(reading: Reading, agents: Agents) -> tuple[Said, ...]:
    numbered = zip(statement_ids(reading), reading.statements, strict=True)
    return tuple(_said(own, nth, one, agents) for nth, (own, one) in enumerate(numbered))


def _judged(statement: Statement, nth: int, reviewed: Reviewed) -> Said:
    own_id = reviewed.ids[nth]
    standing = reviewed.standing(own_id)
    verdict = None if standing is None else standing.verdict
    return replace(_said(own_id, nth, statement, {}), state=reviewed.states[nth], verdict=verdict)


def _of_stored(stored: Sequence[StoredStatement]) -> Piece:
    said = tuple(_said(one.id, one.position, one.statement, {}) for one in stored)
    return Piece(stored[0].article, said, None, None)


def _linked(linked: Linked) -> Agents:
    found: dict[tuple[int, Part, str], Agent] = {}
    for known in linked.mentions:
        mention = known.mention
        agent = Agent(mention.name, mention.kind, None if known.link is None else known.link.actor)
        for role in mention.roles:
            found[role.statement, role.part, mention.name] = agent
    return found


def _said(own_id: str, position: int, statement: Statement, agents: Agents) -> Said:
    name, hops = statement.speaker_name, statement.chain
    between = carriers(statement)
    kind = HopKind.UNNAMED if statement.anonymous else hops[-1].kind if len(between) < len(hops) else None
    speaker = None
    if name is not None or statement.anonymous:
        own = agents.get((position, Part.SPEAKER, name or ""))
        speaker = Agent(name or "", kind or (own.kind if own else None), own.actor if own else None)
    chain = tuple(agents.get((position, Part.CARRIER, hop.name)) or Agent(hop.name, hop.kind) for hop in between)
    return Said(own_id, position, statement, speaker, chain if speaker is None else (*chain, speaker))


def carriers(statement: Statement) -> tuple[Hop, ...]:
    """The sources between outlet and speaker; the speaker, who ends a chain, is none of them."""
    hops, name = statement.chain, statement.speaker_name
    return hops[:-1] if hops and name in (None, hops[-1].name) else hops


class Naming:
    """Ids for what an article holds besides statements: of its place and kind, the same on every run."""

    def __init__(self, article: Article) -> None:
        self._article, self._seen = article, Counter[tuple[str, int, int]]()

    def id(self, kind: str, at: Span) -> str:
        key = (kind, at.start, at.end)
        self._seen[key] += 1
        return line_id(self._article.id, *key, self._seen[key] - 1)


def safe_url(url: str | None) -> str | None:
    """An address of the web that may stand in a link; None for «javascript:» and whatever else is none."""
    if url is None or not _WEB.match(url.strip()):
        return None
    return _UNSAFE.sub(lambda found: quote(found.group(), errors="replace"), url.strip())


def published(article: Article) -> str | None:
    """The date of an article in ISO form as it was given; None where that is none."""
    day = read_day(article.published)
    if day is None or article.published is None:
        return None
    clock = article.published.strip()[10:]
    return f"{day.isoformat()}{clock if _CLOCK.fullmatch(clock) else ''}"


def whole(text: str) -> str:
    """The text as any file can hold it: a lone surrogate becomes U+FFFD, every place stays where it is."""
    return _LONE.sub(REPLACED, text)


def told(text: str, statement: Statement) -> str:
    """The words as nobody can take them for the opposite.

    Of «نفى المندوب أن يكون …» the content alone, with the speaker beside it, would read as if he had said it: where
    somebody denies or rejects, all from the cue on is given, with the negation before it.
    """
    cue = statement.cue
    if cue is None or not (statement.negated or statement.act in _AGAINST):
        return content(text, statement)
    start = min(cue.start, statement.content[0].start)
    if statement.negated and start == cue.start:
        before = text[:start].rstrip()
        start = max(before.rfind(" "), before.rfind("\n")) + 1
    return text[start : max(cue.end, statement.content[-1].end)]


def content(text: str, statement: Statement) -> str:
    """The attributed words; « … » where a cue stands between two pieces."""
    return " … ".join(span.of(text) for span in statement.content)
