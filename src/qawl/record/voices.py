"""What is said beside the positions: silences, threats, links between issues, and pressure at home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from qawl.model.dossiers import Dossier
from qawl.model.figures import Figure
from qawl.model.positions import Position
from qawl.model.record import LinkLine, Pressing, PressureLine, SilenceLine, ThreatLine, Tie
from qawl.model.record_lines import Evidence, Who
from qawl.model.records import Act, Silence, Statement
from qawl.record.page import Page, told_order
from qawl.record.positions import holders
from qawl.record.words import line_id, stem_key

_THREATS = frozenset({Act.THREATEN, Act.WARN})
_CROWD = "demonstrators"
"""The engine's measure of people in the street."""

Line = SilenceLine | ThreatLine | LinkLine | PressureLine


@dataclass(frozen=True, slots=True)
class Heard:
    """One line as one article has it, and the key by which lines of several articles are one."""

    key: tuple[Hashable, ...]
    line: Line

    @property
    def evidence(self) -> Evidence:
        return self.line.evidence[0]


def take_voices(page: Page) -> Iterator[Heard]:
    """Everything of this kind on a page."""
    for silence in page.reading.silences:
        yield _silence(silence, page)
    for place, statement in enumerate(page.reading.statements):
        yield from _of_statement(page, statement, place)
    for position in page.records.positions:
        yield from _of_position(page, position)
    for figure in page.records.figures:
        yield from _of_figure(page, figure)


def _silence(silence: Silence, page: Page) -> Heard:
    evidence = page.evidence((silence.cue, silence.about), None, silence.speaker_name)
    who = page.who(silence.speaker_name, None, evidence.day, silence.about)
    about = silence.about.of(page.article.text)
    line = SilenceLine("", who, about, page.ties.issues(about), (evidence,))
    return Heard(("silence", _key(who), stem_key(about)), line)


def _of_statement(page: Page, statement: Statement, place: int) -> Iterator[Heard]:
    evidence = page.evidence(statement.content, place)
    issues = page.ties.issues(evidence.exact)
    who = page.who(statement.speaker_name, place, evidence.day, statement.content[0])
    said = stem_key(evidence.exact)
    if who is not None and page.ties.is_voice(who):
        pressing = PressureLine("", who, Pressing.STATEMENT, issues, None, None, None, (evidence,))
        yield Heard(("pressure", Pressing.STATEMENT, _key(who), said), pressing)
    elif statement.act in _THREATS and who is not None and (who.actor or who.side):
        threat = ThreatLine("", who, statement.act, issues, (evidence,))
        yield Heard(("threat", _key(who), statement.act, said), threat)
    yield from _fronts(page, who, issues, evidence)


def _fronts(page: Page, who: Who | None, issues: tuple[str, ...], evidence: Evidence) -> Iterator[Heard]:
    """An issue of the talks and another front in one breath."""
    for front in (issue for issue in issues if page.ties.is_foreign(issue)):
        for issue in (one for one in issues if not page.ties.is_foreign(one)):
            yield _link(who, Tie.FRONT, issue, front, evidence)


def _link(who: Who | None, tie: Tie, issue: str, to: str, evidence: Evidence) -> Heard:
    return Heard(("link", _key(who), tie, issue, to), LinkLine("", who, tie, issue, to, (evidence,)))


def _of_position(page: Page, position: Position) -> Iterator[Heard]:
    evidence = page.evidence((position.at,), position.statement, position.declarer)
    who = holders(position, page, evidence.day)[0]
    condition = page.words(position.condition)
    issues = page.ties.issues_of_position(position.issue, evidence.exact, condition)
    if page.ties.is_voice(who):
        line = PressureLine("", who, Pressing.POSITION, issues, position.stance, None, None, (evidence,))
        yield Heard(("pressure", Pressing.POSITION, _key(who), issues or position.issue, position.stance), line)
    if position.statement is None:
        # a stand inside a statement is linked by the statement itself
        yield from _fronts(page, who, page.ties.issues(f"{position.issue} {evidence.exact}"), evidence)
    for issue in issues:
        for to in page.ties.issues(condition or ""):
            if to != issue:
                yield _link(who, Tie.CONDITION, issue, to, evidence)


def _of_figure(page: Page, figure: Figure) -> Iterator[Heard]:
    evidence = page.evidence((figure.at,), figure.statement, figure.claimant)
    who = page.who(figure.claimant, figure.statement, evidence.day, figure.at)
    if figure.measure == _CROWD or (who is not None and page.ties.is_voice(who)):
        line = PressureLine("", who, Pressing.FIGURE, (), None, figure.low, figure.high, (evidence,))
        key = ("pressure", Pressing.FIGURE, _key(who), figure.measure, figure.low, figure.high, evidence.day)
        yield Heard(key, line)


def _key(who: Who | None) -> str:
    return "" if who is None else who.actor or f"{who.side or ''}/{stem_key(who.name)}"


@dataclass(frozen=True, slots=True)
class Voices:
    """The four kinds of lines, each in the order of telling."""

    silences: tuple[SilenceLine, ...]
    threats: tuple[ThreatLine, ...]
    links: tuple[LinkLine, ...]
    pressure: tuple[PressureLine, ...]


def gather_voices(heard: Iterable[Heard], dossier: Dossier) -> Voices:
    """Each line once, with all articles that carry it."""
    told: dict[tuple[Hashable, ...], list[Heard]] = defaultdict(list)
    for one in sorted(heard, key=lambda one: told_order(one.evidence)):
        told[one.key].append(one)
    lines = [
        replace(each[0].line, id=line_id(dossier.id, *key), evidence=tuple(one.evidence for one in each))
        for key, each in told.items()
    ]
    return Voices(
        silences=tuple(line for line in lines if isinstance(line, SilenceLine)),
        threats=tuple(line for line in lines if isinstance(line, ThreatLine)),
        links=tuple(line for line in lines if isinstance(line, LinkLine)),
        pressure=tuple(line for line in lines if isinstance(line, PressureLine)),
    )
