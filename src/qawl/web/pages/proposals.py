"""What lies on the table: every proposal, and one with its terms by phase, its answers and whoever declared each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.model.record import Record
from qawl.model.record_lines import Answer, ConflictLine, Evidence, ProposalLine, Reached, TermLine, Who
from qawl.show.record_rows import MOST_QUOTED, Quoted, Words, carried, plain, quoted
from qawl.web.asked import day_asked, dossier_of
from qawl.web.dossier_page import Places, disputed_places, disputes_of, dossier_page, iso, record_of, words_for
from qawl.web.durations import lasting
from qawl.web.preferences import language_of

_NAMING = 2
"""Words of a name; «الورقة» alone, of which nothing is said, tells nobody anything."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How much stands behind a line, and the first of it."""

    articles: int
    sources: int
    quotes: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer for the eye."""

    id: str
    party: str
    verdict: str
    code: str
    """Of the verdict, for the style sheet."""
    voice: str
    declarer: str
    day: str | None
    conditions: tuple[str, ...]
    behind: Carried
    conflicts: tuple[ConflictLine, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A term for the eye."""

    id: str
    item: str
    giver: str
    taker: str
    what: str
    duration: str
    condition: str
    behind: Carried


@dataclass(frozen=True, slots=True)
class Paper:
    """A proposal for the eye."""

    id: str
    title: str
    kind: str
    status: str
    code: str
    authors: str
    mediators: str
    version: int | None
    first: str | None
    last: str | None
    duration: str
    """For how long, where that is said of the whole."""
    terms: int
    replies: tuple[Reply, ...]
    articles: int
    sources: int
    known: bool

    @property
    def replies_told(self) -> tuple[Reply, ...]:
        """Of replies that read alike in a list, told by two articles perhaps, the first."""
        alike = {(one.party, one.verdict, one.voice, one.declarer, one.day): one for one in reversed(self.replies)}
        return tuple(one for one in self.replies if one in alike.values())


def proposals_page(request: Request) -> Response:
    dossier, lang = dossier_of(request), language_of(request)
    at = day_asked(request, "at")
    record: Record = record_of(request, dossier, at)
    words, places = words_for(record, lang), disputed_places(record)
    papers = [paper(one, words, places) for one in newest_first(record.proposals)]
    telling = [one for one in papers if one.terms or one.replies]
    named = [one for one in papers if one not in telling and (one.known or len(one.title.split()) >= _NAMING)]
    return dossier_page(request, dossier, "proposals", "dossier_proposals.html", papers=telling, spoken_of=named, at=at)


def newest_first(proposals: Iterable[ProposalLine]) -> list[ProposalLine]:
    """Those that the dossier knows first, then by the day of what was last said of them."""
    ordered = sorted(proposals, key=lambda one: str(one.last or one.first or ""), reverse=True)
    return sorted(ordered, key=lambda one: one.known is None)


def paper(one: ProposalLine, words: Words, places: Places) -> Paper:
    articles, sources = carried(evidence_behind(one))
    days = sorted(
        day.isoformat() for day in (one.first, one.last, *(each.since for each in one.answers)) if day is not None
    )
    return Paper(
        one.id,
        words.name("line", one.id),
        words.label("paper", one.kind),
        words.label("table", one.status),
        one.status.value,
        words.all(one.authors),
        words.all(one.mediators),
        one.version,
        days[0] if days else None,
        days[-1] if days else None,
        lasting(one.duration, words.lang),
        len(one.terms),
        tuple(_reply(answer, words, places) for answer in one.answers),
        articles,
        sources,
        one.known is not None,
    )


def evidence_behind(one: ProposalLine) -> tuple[Evidence, ...]:
    """All that speaks of a proposal, of its terms and of its answers."""
    return (
        *one.evidence,
        *(each for term in one.terms for each in term.evidence),
        *(each for answer in one.answers for each in answer.evidence),
    )


def _reply(answer: Answer, words: Words, places: Places) -> Reply:
    party = words.who(answer.party)
    return Reply(
        answer.id,
        party,
        words.label("verdict", answer.verdict),
        answer.verdict.value,
        words.label("declared", answer.declared_by),
        words.declarer(answer.declarer, party),
        iso(answer.since),
        tuple(map(plain, answer.conditions)),
        _carried(answer),
        disputes_of(answer, places),
    )


def _carried(line: Answer | TermLine | Reached) -> Carried:
    quotes = tuple(quoted(one) for one in line.evidence[:MOST_QUOTED])
    return Carried(*carried(line.evidence), quotes, len(line.evidence) - len(quotes))


@dataclass(frozen=True, slots=True)
class Tie:
    """Another proposal that this one answers, or that answers it."""

    id: str
    """Empty where the record has only its name."""
    title: str
    version: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A status that it reached."""

    status: str
    day: str | None
    behind: Carried


def proposal_page(request: Request) -> Response:
    """One proposal, by the id of its line or by that of the dossier."""
    dossier, lang = dossier_of(request), language_of(request)
    at = day_asked(request, "at")
    record: Record = record_of(request, dossier, at)
    asked = request.path_params["proposal"]
    found = next((one for one in record.proposals if asked in (one.id, one.known)), None)
    if found is None:
        raise HTTPException(404)
    words, places = words_for(record, lang), disputed_places(record)
    lines = {one.id: one for one in record.proposals}
    return dossier_page(
        request,
        dossier,
        "proposals",
        "dossier_proposal.html",
        paper=paper(found, words, places),
        titles=[plain(title) for title in found.titles if plain(title) != words.name("line", found.id)],
        phase_count=found.phases,
        phases=_phases(found, words),
        ways=any(term.giver or term.taker for term in found.terms),
        replies_to=None if found.replies_to is None else _tie(found.replies_to, lines, words),
        answered_by=[_tie(one, lines, words) for one in found.answered_by],
        history=[_step(one, words) for one in found.history],
        quotes=[quoted(one) for one in found.evidence],
        at=at,
    )


def _phases(found: ProposalLine, words: Words) -> list[tuple[str, list[Clause]]]:
    """The terms under the name of their phase, those without one last; where there are no phases, under no name."""
    ordered = sorted(found.terms, key=lambda term: (term.phase is None, term.phase or 0))
    rest = words.say("record-no-phase") if any(term.phase is not None for term in ordered) else ""
    return [
        (
            rest if phase is None else words.say("record-phase", number=phase),
            [_clause(term, words) for term in terms],
        )
        for phase, terms in groupby(ordered, key=lambda term: term.phase)
    ]


def _clause(term: TermLine, words: Words) -> Clause:
    given, much = plain(term.object or ""), plain(term.quantity or "")
    return Clause(
        term.id,
        words.label("item", term.item),
        _who(term.giver, words),
        _who(term.taker, words),
        " ".join(part for part in ("" if much in given else much, given) if part),
        lasting(term.duration, words.lang),
        plain(term.condition or ""),
        _carried(term),
    )


def _who(who: Who | None, words: Words) -> str:
    return "" if who is None else words.who(who)


def _tie(key: str, lines: dict[str, ProposalLine], words: Words) -> Tie:
    found = lines.get(key)
    return Tie("", plain(key), None) if found is None else Tie(key, words.name("line", key), found.version)


def _step(one: Reached, words: Words) -> Step:
    return Step(words.label("table", one.status), iso(one.since), _carried(one))
