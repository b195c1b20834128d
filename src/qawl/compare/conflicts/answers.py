"""Answers as claims: whether a party agreed, by its own word or as somebody else declares it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from qawl.compare.conflicts.page import Page
from qawl.compare.conflicts.verdicts import Clash, told_near
from qawl.compare.conflicts.words import alike_both, joined, name_key, same_voice, stems_of, tokens_of
from qawl.dossiers.patterns import readings
from qawl.dossiers.speakers import is_one_of, load_speaker_words
from qawl.dossiers.ties import compiled, proposal_of
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import Span
from qawl.model.dossiers import Dossier
from qawl.model.positions import Stance
from qawl.model.proposals import Verdict
from qawl.model.records import Act, HopKind

_YES, _NO, _UNHEARD = "yes", "no", "unheard"
_OF_VERDICT = {
    Verdict.ACCEPT: _YES,
    Verdict.YES: _YES,
    Verdict.REJECT: _NO,
    Verdict.NO: _NO,
    Verdict.VETO: _NO,
    Verdict.SILENT: _UNHEARD,
}
_OF_STANCE = {Stance.FOR: _YES, Stance.AGAINST: _NO, Stance.REFUSE: _NO}
_OF_ACT = {Act.ACCEPT: _YES, Act.REJECT: _NO}
_LONGEST = 90
"""Letters of what is accepted or rejected, where it is a name and no sentence."""
_NEAR = timedelta(days=3)
_LEAST, _SHARE = 2, 0.6
_MOST_KEYS = 4


def answer_cards(page: Page) -> Iterator[ClaimCard]:
    """What an article says of the answers of parties, conditional ones and demands apart."""
    seen: set[tuple[str, str, int]] = set()
    for proposal in page.records.proposals:
        for answer in proposal.responses:
            value = _OF_VERDICT.get(answer.verdict)
            if value is not None and not answer.conditions:
                yield from _card(
                    page, seen, answer.at, value, answer.party, proposal.title, answer.statement, answer.declarer
                )
    for _number, one in enumerate(page.statements):
        if (
            one.act in _OF_ACT
            and one.speaker_name
            and len(one.content) == 1
            and one.content[0].end - one.content[0].start <= _LONGEST
        ):
            teller = (
                one.chain[-2].name
                if len(one.chain) > 1 and one.chain[-2].kind is not HopKind.MEDIA
                else one.speaker_name
            )
            issue = page.words(one.content[0])
            yield from _card(page, seen, one.content[0], _OF_ACT[one.act], one.speaker_name, issue, None, teller)
    for stand in page.records.positions:
        value = _OF_STANCE.get(stand.stance)
        if value is not None and stand.condition is None and not stand.personal:
            yield from _card(page, seen, stand.at, value, stand.party, stand.issue, stand.statement, stand.declarer)


def _card(
    page: Page,
    seen: set[tuple[str, str, int]],
    at: Span,
    value: str,
    party: str,
    issue: str,
    number: int | None,
    declarer: str | None,
) -> Iterator[ClaimCard]:
    if page.is_background(None, at, number):
        return
    name, role = page.speaker(number, declarer)
    side, matter = page.side(party), _matter(page, issue, at)
    if (
        page.dossier is not None
        and not side.startswith("@")
        and is_one_of(side, load_speaker_words().heads | load_speaker_words().organs)
    ):
        side = page.side(name, role)  # «الحركة» in the words of who speaks for it
    elif page.dossier is not None and not side.startswith("@"):
        side = _nation(page.dossier, party) or side  # «لم يسمع مسؤولا بيلسانيا»
    if not side or not (matter or stems_of(issue)):
        return
    if page.is_denied(at):
        # «نفى أن تكون الحركة قد وافقت»
        value = _NO if value == _YES else ""
    clause = page.clause(at)
    if not value:
        return
    if (key := (side, value, clause.start)) in seen:
        return
    seen.add(key)
    about = stems_of(issue)
    keys = (
        [joined((side, matter))]
        if matter
        else [joined((side, "", one)) for one in sorted(about, key=lambda one: (-len(one), one))[:_MOST_KEYS]]
    )
    card = page.card(
        ConflictKind.ACCEPTANCE, joined((side, matter)), at, value=value, number=number, who=name, role=role, keys=keys
    )
    own = name is not None and (page.side(name, role) == side or same_voice(page.voice(name, role), name_key(party)))
    yield replace(card, own=own, about=about, grade=matter)


def _nation(dossier: Dossier, party: str) -> str:
    """The state of the dossier whose adjective stands in some words."""
    nations = compiled(dossier).nations
    found = (nations.get(stem) for token in tokens_of(party) for stem, _ in readings(token))
    return next((f"@{state}" for state in found if state is not None), "")


def _matter(page: Page, issue: str, at: Span) -> str:
    """The proposal of the dossier that is answered; empty where it knows none."""
    if page.dossier is None:
        return ""
    if (proposal := proposal_of(page.dossier, issue, page.day(at, None))) is not None:
        return f"proposal:{proposal}"
    return ""


def clash_of_answers(one: ClaimCard, other: ClaimCard, _same_story: bool) -> Clash | None:
    """It agreed, says one; it did not, or nobody heard of it, says another."""
    if _YES not in (one.value, other.value) or one.value == other.value or not told_near(one, other, _NEAR):
        return None
    if one.own and other.own:
        return None  # its own word on two days: it changed its mind
    if not one.grade and not _one_question(one, other):
        return None
    if (one.own or other.own) and one.occurrence.article == other.occurrence.article and not _is_known(one, other):
        return None  # who speaks for a party, an article alone may not tell
    if one.voice and same_voice(one.voice, other.voice):
        return None
    if _UNHEARD in (one.value, other.value):
        return Clash(0.8, ("same-question", "accepted-and-unheard"))
    return Clash(0.8 if one.own or other.own else 0.7, ("same-question", "accepted-and-rejected"))


def _is_known(one: ClaimCard, other: ClaimCard) -> bool:
    """Whether the dossier knows both who speak."""
    return one.voice.startswith("@") and other.voice.startswith("@")


def changed_between(one: ClaimCard, other: ClaimCard, cards: Sequence[ClaimCard]) -> bool:
    """Whether the party itself said what the one says, as near in time: then it changed its mind, and nobody errs."""
    for told, against in ((one, other), (other, one)):
        if told.own or told.day is None or against.day is None:
            continue
        for said in cards:
            same = said.own and said.value == told.value and said.day is not None and _one_question(said, told)
            if same and said.day is not None and abs(said.day - told.day) <= abs(against.day - told.day):
                return True
    return False


def _one_question(one: ClaimCard, other: ClaimCard) -> bool:
    if one.grade or other.grade:
        return one.frame == other.frame
    shared, share = alike_both(one.about, other.about)
    return shared >= _LEAST and share >= _SHARE
