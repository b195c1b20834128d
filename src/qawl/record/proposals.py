"""Proposals over all articles: by the dossier's names for them, else by title and authors; terms, answers, versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from qawl.model.dossiers import Dossier, KnownProposal
from qawl.model.proposals import Proposal, ProposalKind, ProposalStatus, Term, Verdict
from qawl.model.record_lines import Evidence, ProposalLine, Reached, TermLine, Who
from qawl.record.answers import Answered, gather_answers, take_answers
from qawl.record.page import Page, told_order
from qawl.record.ties import Ties
from qawl.record.words import line_id, stem_key, stems
from qawl.text.fold import fold

_MENTIONED = frozenset({ProposalStatus.FLOATED, ProposalStatus.TABLED})
"""What an article says of a proposal that it only speaks of."""
_ARTICLE = "ال"
_APART = timedelta(days=60)
"""How long a title may rest before the same words name another proposal."""
_NAMING = 2
"""Stems that a title without authors needs to be a name: «المقترح» alone is any."""


@dataclass(frozen=True, slots=True)
class TermTaken:
    """One term of one article."""

    term: Term
    giver: Who | None
    taker: Who | None
    given: str | None
    quantity: str | None
    condition: str | None
    evidence: Evidence

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for terms that say the same."""
        people = (_key(who) if who is not None else "" for who in (self.giver, self.taker))
        words = (stem_key(one) for one in (self.given, self.quantity))
        return self.term.phase or 0, self.term.item, *people, self.term.duration or "", *words


@dataclass(frozen=True, slots=True)
class Tabled:
    """One proposal of one article, with what the dossier makes of it."""

    proposal: Proposal
    known: KnownProposal | None
    authors: tuple[Who, ...]
    mediators: tuple[Who, ...]
    terms: tuple[TermTaken, ...]
    answers: tuple[Answered, ...]
    evidence: Evidence


def take_proposals(page: Page) -> Iterator[Tabled]:
    for proposal in page.records.proposals:
        evidence = page.evidence(proposal.at, None)
        yield Tabled(
            proposal=proposal,
            known=known_of(proposal, page, evidence.day),
            authors=_people(proposal.authors, page, evidence),
            mediators=_people(proposal.mediators, page, evidence),
            terms=tuple(_term(term, page) for term in proposal.terms),
            answers=tuple(one for response in proposal.responses for one in take_answers(response, page)),
            evidence=evidence,
        )


def known_of(proposal: Proposal, page: Page, day: date | None) -> KnownProposal | None:
    """The proposal of the dossier that an article means by its title or its words on a day."""
    named = (proposal.title, *(span.of(page.article.text) for span in proposal.at))
    found = (page.ties.proposal(name, day) for name in dict.fromkeys(named))
    return next((one for one in found if one is not None), None) or _only_one(proposal, page, day)


def _only_one(proposal: Proposal, page: Page, day: date | None) -> KnownProposal | None:
    """The proposal that a definite short form means («الورقة»): the only one then on the table that is called so."""
    if proposal.authors or len(proposal.title.split()) != 1 or not fold(proposal.title).startswith(_ARTICLE):
        return None
    return page.ties.only_proposal(proposal.title, day)


def _people(names: Iterable[str], page: Page, evidence: Evidence) -> tuple[Who, ...]:
    return tuple(who for name in names for who in page.whos(name, None, evidence.day, evidence.spans[0]))


def _term(term: Term, page: Page) -> TermTaken:
    evidence = page.evidence((term.at,), term.statement)
    return TermTaken(
        term=term,
        giver=page.who(term.giver, None, evidence.day, term.at),
        taker=page.who(term.taker, None, evidence.day, term.at),
        given=page.words(term.object),
        quantity=page.words(term.quantity),
        condition=page.words(term.condition),
        evidence=evidence,
    )


def _key(who: Who) -> str:
    return who.side or who.actor or stem_key(who.name)


@dataclass
class _Gathered:
    """A proposal that is being put together from its tellings."""

    id: str
    known: KnownProposal | None
    authors: frozenset[str]
    tabled: list[Tabled] = field(default_factory=list)

    @property
    def last(self) -> date | None:
        return self.tabled[-1].evidence.day


_Shelf = dict[frozenset[str], _Gathered]
"""The proposals of one title by their authors, the latest spoken of last."""


def gather_proposals(tabled: Iterable[Tabled], dossier: Dossier, ties: Ties) -> tuple[ProposalLine, ...]:
    """Every proposal once: those of the dossier in its order, then the others as they came up."""
    known: dict[str, _Gathered] = {}
    others: list[_Gathered] = []
    by_title: dict[str, _Shelf] = defaultdict(dict)
    for one in sorted(tabled, key=lambda one: told_order(one.evidence)):
        if one.known is not None:
            key = line_id(dossier.id, "proposal", one.known.id)
            home = known.setdefault(one.known.id, _Gathered(key, one.known, frozenset()))
        else:
            home = _home(one, by_title, others, dossier)
        home.tabled.append(one)
    order = {one.id: place for place, one in enumerate(dossier.proposals)}
    gathered = [known[key] for key in sorted(known, key=order.__getitem__)] + others
    return _replying([_line(one, ties) for one in gathered], dossier)


def _home(one: Tabled, by_title: dict[str, _Shelf], others: list[_Gathered], dossier: Dossier) -> _Gathered:
    """The proposal of the same title that `one` speaks of, by its authors where it names any."""
    title, authors = stem_key(one.proposal.title), frozenset(map(_key, one.authors))
    bare = not authors and len(stems(one.proposal.title)) < _NAMING
    shelf = by_title[title]
    home = None if bare else _latest(shelf, authors)
    if home is None or not _not_long_after(home, one):
        key = line_id(dossier.id, "proposal", title, one.evidence.article, one.evidence.spans[0].start)
        home = _Gathered(key, None, authors)
        others.append(home)
    elif authors and not home.authors:
        home.authors = authors
        shelf.pop(frozenset(), None)
    if not bare:
        shelf.pop(home.authors, None)
        shelf[home.authors] = home
    return home


def _latest(shelf: _Shelf, authors: frozenset[str]) -> _Gathered | None:
    """The one of these authors, else one of nobody's; where no authors are named the latest of any."""
    if not authors:
        return next(reversed(shelf.values()), None)
    return shelf.get(authors) or shelf.get(frozenset())


def _not_long_after(home: _Gathered, one: Tabled) -> bool:
    day = one.evidence.day
    return home.last is None or day is None or day - home.last <= _APART


def _line(one: _Gathered, ties: Ties) -> ProposalLine:
    proposals = [each.proposal for each in one.tabled]
    days = sorted(each.evidence.day for each in one.tabled if each.evidence.day is not None)
    history = tuple(_history(one.tabled))
    known = one.known
    authors = _named(known.authors if known else (), (each.authors for each in one.tabled), ties)
    answers = (answer for each in one.tabled for answer in each.answers if not _is_praise(answer, authors))
    return ProposalLine(
        id=one.id,
        known=None if known is None else known.id,
        title=known.ar if known is not None else max((each.title for each in proposals), key=len),
        titles=tuple(dict.fromkeys(each.title for each in proposals)),
        kind=_kind(known, proposals),
        status=_status(history),
        authors=authors,
        mediators=_named(known.mediators if known else (), (each.mediators for each in one.tabled), ties),
        version=None if known is None else known.version,
        replies_to=next((each.replies_to for each in proposals if each.replies_to is not None), None),
        answered_by=(),
        phases=next((each.phases for each in proposals if each.phases is not None), None),
        duration=next((each.duration for each in proposals if each.duration is not None), None),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        terms=_terms((term for each in one.tabled for term in each.terms), one.id),
        answers=gather_answers(answers, one.id),
        history=history,
        evidence=tuple(each.evidence for each in one.tabled),
    )


def _is_praise(answer: Answered, authors: Sequence[Who]) -> bool:
    """Whether an author speaks well of his own proposal («أسرع طريق إلى الهدنة»): that answers nobody."""
    verdict = answer.response.verdict
    sole = len(authors) == 1 and verdict is Verdict.ACCEPT
    return (sole or verdict is Verdict.PARTIAL) and answer.own and answer.side in map(_key, authors)


def _kind(known: KnownProposal | None, proposals: Sequence[Proposal]) -> ProposalKind:
    """As the dossier has it, else as most articles do."""
    if known is not None and known.kind in tuple(ProposalKind):
        return ProposalKind(known.kind)
    kinds = [one.kind for one in proposals]
    return max(dict.fromkeys(kinds), key=kinds.count)


def _named(ids: Iterable[str], found: Iterable[tuple[Who, ...]], ties: Ties) -> tuple[Who, ...]:
    """Those of the dossier, then those of articles who are none of them."""
    people = {one: Who(ties.name(one), one, one) for one in ids}
    for who in (who for each in found for who in each):
        people.setdefault(_key(who), who)
    return tuple(people.values())


def _history(tabled: Sequence[Tabled]) -> Iterator[Reached]:
    """What was said of its status in time; equal ones that follow each other are one."""
    run: list[Tabled] = []
    for one in sorted(tabled, key=lambda each: (each.evidence.day or date.max, told_order(each.evidence))):
        if run and one.proposal.status is not run[0].proposal.status:
            yield _reached(run)
            run = []
        run.append(one)
    yield _reached(run)


def _reached(run: Sequence[Tabled]) -> Reached:
    return Reached(run[0].proposal.status, run[0].evidence.day, tuple(one.evidence for one in run))


def _status(history: Sequence[Reached]) -> ProposalStatus:
    """The latest; an article that merely speaks of a proposal takes back nothing that was reached before."""
    reached = [one.status for one in history if one.status not in _MENTIONED]
    return reached[-1] if reached else history[-1].status


def _terms(terms: Iterable[TermTaken], proposal: str) -> tuple[TermLine, ...]:
    """Each term once with all who tell it, by phase."""
    told: dict[tuple[object, ...], list[TermTaken]] = defaultdict(list)
    for one in sorted(terms, key=lambda one: told_order(one.evidence)):
        told[one.key].append(one)
    lines = [_term_line(line_id(proposal, "term", *key), each) for key, each in told.items()]
    return tuple(sorted(lines, key=lambda line: (line.phase is None, line.phase or 0)))


def _term_line(own_id: str, told: Sequence[TermTaken]) -> TermLine:
    first = told[0]
    return TermLine(
        id=own_id,
        phase=first.term.phase,
        item=first.term.item,
        giver=first.giver,
        taker=first.taker,
        duration=first.term.duration,
        object=first.given,
        quantity=first.quantity,
        condition=next((one.condition for one in told if one.condition is not None), None),
        evidence=tuple(one.evidence for one in told),
    )


def _replying(lines: Sequence[ProposalLine], dossier: Dossier) -> tuple[ProposalLine, ...]:
    """The lines with what each replies to by id where the record has it, and what replies to each."""
    known = {line.known: line.id for line in lines if line.known is not None}
    parents = {one.id: one.replies_to for one in dossier.proposals if one.replies_to is not None}
    titles = {stem_key(title): line.id for line in reversed(lines) for title in (line.title, *line.titles)}
    replies: dict[str, str] = {}
    for line in lines:
        parent = known.get(parents.get(line.known or "", ""))
        found = parent or titles.get(stem_key(line.replies_to)) or line.replies_to
        if found is not None and found != line.id:
            replies[line.id] = found
    answered: dict[str, list[str]] = defaultdict(list)
    for child, parent in replies.items():
        answered[parent].append(child)
    return tuple(replace(line, replies_to=replies.get(line.id), answered_by=tuple(answered[line.id])) for line in lines)
