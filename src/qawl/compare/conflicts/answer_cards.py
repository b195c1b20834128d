"""Answers as they are compared: which party, to what, yes or no, and whether it says so itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qawl.compare.conflicts.page import Page
from qawl.compare.conflicts.words import has_class, joined, name_key, same_voice, stems_of, tokens_of
from qawl.dossiers.patterns import readings
from qawl.dossiers.speakers import is_one_of, load_speaker_words
from qawl.dossiers.ties import compiled, proposal_of
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.model.positions import Stance
from qawl.model.proposals import Verdict
from qawl.model.records import Act, HopKind, Statement

YES, NO, UNHEARD = "yes", "no", "unheard"
_OF_VERDICT = {
    Verdict.ACCEPT: YES,
    Verdict.YES: YES,
    Verdict.REJECT: NO,
    Verdict.NO: NO,
    Verdict.VETO: NO,
    Verdict.SILENT: UNHEARD,
}
_OF_STANCE = {Stance.FOR: YES, Stance.AGAINST: NO, Stance.REFUSE: NO}
_OF_ACT = {Act.ACCEPT: YES, Act.REJECT: NO}
_LONGEST = 90
"""Letters of what is accepted or rejected, where it is a name and no sentence."""
_CUE_WITHIN = 30
_MOST_KEYS = 4


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer as a record of the article has it."""

    at: Span
    value: str
    party: str
    issue: str
    statement: int | None
    declarer: str | None


def answer_cards(page: Page) -> Iterator[ClaimCard]:
    """What an article says of the answers of parties; conditional ones and demands apart."""
    seen: set[tuple[str, str, int]] = set()
    agreed: list[ClaimCard] = []
    for answer in (*_of_proposals(page), *_of_statements(page), *_of_positions(page)):
        card = _card(page, answer)
        if card is not None and (key := (card.frame, card.value, page.clause(answer.at).start)) not in seen:
            seen.add(key)
            agreed += [card] if card.value == YES else []
            yield card
    heard_of = {start for _, value, start in seen if value == UNHEARD}
    yield from (card for card in _unheard(page, agreed) if page.clause(card.spans[0]).start not in heard_of)


def _of_proposals(page: Page) -> Iterator[_Answer]:
    for proposal in page.records.proposals:
        for one in proposal.responses:
            value = _OF_VERDICT.get(one.verdict)
            if value is not None and not one.conditions:
                yield _Answer(one.at, value, one.party, proposal.title, one.statement, one.declarer)


def _of_statements(page: Page) -> Iterator[_Answer]:
    """«… إن الحكومة لم تقبل الورقة»: the party is the speaker of it, and whoever stands before tells."""
    for one in page.statements:
        (first, *more) = one.content
        if one.act in _OF_ACT and one.speaker_name and not more and first.end - first.start <= _LONGEST:
            yield _Answer(first, _OF_ACT[one.act], one.speaker_name, page.words(first), None, _teller(one))


def _teller(one: Statement) -> str | None:
    told = len(one.chain) > 1 and one.chain[-2].kind is not HopKind.MEDIA
    return one.chain[-2].name if told else one.speaker_name


def _of_positions(page: Page) -> Iterator[_Answer]:
    for one in page.records.positions:
        value = _OF_STANCE.get(one.stance)
        if value is not None and one.condition is None and not one.personal:
            yield _Answer(one.at, value, one.party, one.issue, one.statement, one.declarer)


def _card(page: Page, answer: _Answer) -> ClaimCard | None:
    if page.is_background(None, answer.at, answer.statement):
        return None
    name, role = page.speaker(answer.statement, answer.declarer)
    value, side, about = answer.value, _side(page, answer.party, name, role), stems_of(answer.issue)
    if page.is_denied(answer.at):  # «نفى أن تكون الحركة قد وافقت»
        if value != YES:
            return None
        value = NO
    matter = _matter(page, answer)
    if not side or not (matter or about):
        return None
    longest = sorted(about, key=lambda one: (-len(one), one))[:_MOST_KEYS]
    frame, at = joined((side, matter)), _with_cue(page, answer.at)
    keys = [frame] if matter else [joined((side, "", one)) for one in longest]
    card = page.card(
        ConflictKind.ACCEPTANCE, frame, at, value=value, number=answer.statement, who=name, role=role, keys=keys
    )
    own = name is not None and (page.side(name, role) == side or same_voice(card.voice, name_key(answer.party)))
    return replace(card, own=own, about=about, grade=matter)


def _side(page: Page, party: str, name: str | None, role: str | None) -> str:
    """Whose answer it is, by what the dossier knows of the party and of whoever tells."""
    side = page.side(party)
    if page.dossier is None or side.startswith("@"):
        return side
    words = load_speaker_words()
    if is_one_of(side, words.heads | words.organs):  # «الحركة» in the words of who speaks for it
        return page.side(name, role)
    return _nation(page.dossier, party) or side


def _nation(dossier: Dossier, party: str) -> str:
    """The state of the dossier whose adjective stands in some words («مسؤولا بيلسانيا»)."""
    nations = compiled(dossier).nations
    found = (nations.get(stem) for token in tokens_of(party) for stem, _ in readings(token))
    return next((f"@{state}" for state in found if state is not None), "")


def _matter(page: Page, answer: _Answer) -> str:
    """The proposal of the dossier that is answered; empty where it knows none."""
    if page.dossier is None:
        return ""
    proposal = proposal_of(page.dossier, answer.issue, page.day(answer.at, None))
    return "" if proposal is None else f"proposal:{proposal}"


def _with_cue(page: Page, at: Span) -> Span:
    """The answer with the word that gives it («وافقت على المسودة»), where that stands right before."""
    cues = [one.cue for one in page.statements if one.cue is not None and one.content[0] == at]
    cues = [cue for cue in cues if 0 <= at.start - cue.end <= _CUE_WITHIN]
    return Span(cues[0].start, at.end) if cues else at


def _unheard(page: Page, agreed: list[ClaimCard]) -> Iterator[ClaimCard]:
    """«لم يُسمع أي مسؤول يتحدث عن هذه الموافقة»: of the answer that stands nearest before, and by another voice."""
    for at in page.spots("unheard"):
        number = page.statement_at(at)
        name, role = page.speaker(number, None)
        before = [one for one in agreed if one.spans[0].end <= at.start and not one.own]
        if name is None or not before or not has_class("answer", page.words(page.clause(at))):
            continue
        of = before[-1]
        card = page.card(
            ConflictKind.ACCEPTANCE, of.frame, page.phrase(at), value=UNHEARD, number=number, who=name, role=role,
            keys=of.keys,
        )  # fmt: skip
        yield replace(card, about=of.about, grade=of.grade)
