"""Answers to a proposal in time: each party's own word first, then what others say it answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qawl.model.proposals import Response
from qawl.model.record_lines import Answer, Evidence, Who
from qawl.record.page import Page, told_order
from qawl.record.positions import OWN, declared
from qawl.record.words import line_id, same_words, stem_key


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer in one article, with what the dossier makes of who gives and who declares it."""

    response: Response
    party: Who
    declarer: Who | None
    conditions: tuple[str, ...]
    evidence: Evidence

    @property
    def side(self) -> str:
        return self.party.side or self.party.actor or stem_key(self.party.name)

    @property
    def own(self) -> bool:
        return self.response.declared_by in OWN


def take_answers(response: Response, page: Page) -> Iterator[Answered]:
    """An answer, declared by whoever the dossier says the declarer is; one for each of two who answer together."""
    evidence = page.evidence((response.at,), response.statement, response.declarer)
    conditions = tuple(span.of(page.article.text) for span in response.conditions)
    for party in page.whos(response.party, response.statement, evidence.day, response.at):
        declarer = page.teller(response.declarer, response.statement, evidence.day, response.at, party)
        voice = declared(response.declared_by, party, declarer, page.ties, evidence.day)
        yield Answered(replace(response, declared_by=voice), party, declarer, conditions, evidence)


def gather_answers(answered: Iterable[Answered], proposal: str) -> tuple[Answer, ...]:
    """Every answer; told again in the same voice it is the same until another one comes."""
    voices: dict[tuple[str, bool, str], list[Answered]] = defaultdict(list)
    for one in sorted(answered, key=_in_time):
        voices[one.side, not one.own, "" if one.own else one.response.declared_by].append(one)
    runs = [run for key in voices for run in _runs(voices[key])]
    runs.sort(key=lambda run: (run[0].side, not run[0].own, _in_time(run[0])))
    often: dict[tuple[object, ...], int] = defaultdict(int)
    answers = []
    for run in runs:
        first = run[0]
        said = (first.side, first.own or first.response.declared_by, first.response.verdict)
        often[said] += 1
        answers.append(_answer(run, line_id(proposal, "answer", *said, often[said])))
    return tuple(answers)


def _in_time(one: Answered) -> tuple[date, tuple[object, ...]]:
    return one.evidence.day or date.max, told_order(one.evidence)


def _runs(answered: Sequence[Answered]) -> list[list[Answered]]:
    runs: list[list[Answered]] = []
    for one in answered:
        if runs and _same(runs[-1][0], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _same(one: Answered, other: Answered) -> bool:
    """The same verdict on the same conditions; conditions that are not told again still stand."""
    if one.response.verdict is not other.response.verdict:
        return False
    if not one.conditions or not other.conditions:
        return True
    return same_words(" ".join(one.conditions), " ".join(other.conditions))


def _answer(run: Sequence[Answered], own_id: str) -> Answer:
    first = run[0]
    return Answer(
        id=own_id,
        party=first.party,
        verdict=first.response.verdict,
        declared_by=first.response.declared_by,
        declarer=first.declarer,
        conditions=next((one.conditions for one in run if one.conditions), ()),
        since=first.evidence.day,
        evidence=tuple(one.evidence for one in run),
    )
