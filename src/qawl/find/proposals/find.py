"""Proposals of an article: named, gathered, with their terms and the answers to them."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.find.mentions import mention_words
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.find.proposals.answers import find_answers
from qawl.find.proposals.clusters import Cluster, gather, merge_answered, title_naming
from qawl.find.proposals.naming import find_namings, may_name, speaks_of_talks
from qawl.find.proposals.scene import Scene, lay_out
from qawl.find.proposals.terms import find_terms
from qawl.find.proposals.words import fold_words
from qawl.lexicon.proposals import ProposalWords
from qawl.model.documents import Span
from qawl.model.figures import Figure
from qawl.model.moments import Moment, MomentKind
from qawl.model.proposals import Proposal, ProposalKind, ProposalStatus, Response, Term, Verdict
from qawl.model.records import Statement
from qawl.text.layers import Text


def find_proposals(
    text: Text,
    people: People,
    met: Sequence[tuple[int, Party]],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    moments: Sequence[Moment],
    words: ProposalWords,
) -> tuple[Proposal, ...]:
    """Every proposal that the article speaks of, in the order in which they are first named.

    `met` is sorted by token. An article without a head noun costs one look-up a word.
    """
    words = fold_words(words)
    places = may_name(text, words)
    if not places or not speaks_of_talks(text, words, places):
        return ()
    scene = lay_out(text, words, people, met, statements)
    namings = find_namings(scene, places)
    if not any(naming.evidence > 0 for naming in namings):
        return ()
    clusters, by_place = gather(scene, namings)
    if not clusters:
        return ()
    answers = find_answers(scene, clusters, by_place)
    told = {key: {one.party for one in responses} for key, responses in answers.items()}
    merged = merge_answered(clusters, by_place, told)
    if len(merged) < len(clusters):
        answers = find_answers(scene, merged, by_place)
    terms = find_terms(scene, merged, by_place, figures, moments)
    found = [_finish(scene, one, terms[id(one)], answers[id(one)], moments) for one in merged]
    return tuple(sorted(found, key=lambda one: one.at[0]))


def _finish(
    scene: Scene, one: Cluster, terms: tuple[Term, ...], answers: tuple[Response, ...], moments: Sequence[Moment]
) -> Proposal:
    return Proposal(
        at=tuple([scene.span(naming.first, naming.end) for naming in one.namings]),
        title=title_of(scene, one),
        kind=_kind(scene, one),
        status=_status(scene, one, answers),
        authors=one.authors,
        mediators=one.mediators,
        replies_to=None if one.replies_to is None else title_of(scene, one.replies_to),
        phases=one.phases,
        duration=_duration(scene, one, moments),
        terms=terms,
        responses=answers,
        rule=one.lemma,
    )


def title_of(scene: Scene, one: Cluster) -> str:
    naming = title_naming(one)
    words = mention_words(scene.text, *scene.trim(naming.first, naming.end))
    return _bare(words, scene.prefix(naming.first) if not scene.text.types[naming.first].prefix else "")


def _bare(words: str, prefix: str) -> str:
    """The name without a preposition that only our own lists see: «بمبادرة السلام» names «مبادرة السلام»."""
    if not prefix:
        return words
    return "ال" + words[2:] if words.startswith("لل") else words[1:]


def _kind(scene: Scene, one: Cluster) -> ProposalKind:
    if one.kind is ProposalKind.OFFER and any(
        scene.is_in(at, "mediator") for naming in one.namings for at in range(naming.first + 1, naming.end)
    ):
        return ProposalKind.BRIDGING
    return one.kind


def _status(scene: Scene, one: Cluster, answers: Sequence[Response]) -> ProposalStatus:
    verdicts = {answer.verdict for answer in answers}
    fate = ProposalStatus.AGREED if one.lemma == "قرار" else _fate(scene, one)
    if fate is not None:
        return fate
    if Verdict.VETO in verdicts:
        return ProposalStatus.COLLAPSED
    if verdicts - {Verdict.STUDYING, Verdict.SILENT}:
        return ProposalStatus.ANSWERED
    if Verdict.STUDYING in verdicts:
        return ProposalStatus.UNDER_STUDY
    if one.tabled or one.replies_to is not None:
        return ProposalStatus.TABLED
    return ProposalStatus.FLOATED


def _fate(scene: Scene, one: Cluster) -> ProposalStatus | None:
    """«تبنى المجلس المشروع», «انهارت الصفقة»: what became of it, where a verb or noun right by its name says so."""
    for naming in one.namings:
        for at in range(max(scene.sentence(naming.first)[0], naming.first - 6), naming.first):
            action = scene.words.actions.get(scene.folded(at))
            if action is None or action.does not in ("agreed", "collapsed", "superseded"):
                continue
            if action.tense == "present":
                continue
            if (action.noun and action.does == "agreed") or scene.any_in(at - 3, at, "negation"):
                continue
            return ProposalStatus(action.does)
    return None


def _duration(scene: Scene, one: Cluster, moments: Sequence[Moment]) -> str | None:
    """«تنفذ على مدى 4.5 أشهر»: the length that is told right behind a name, and is none of a phase."""
    for naming in one.namings:
        end = scene.sentence(naming.first)[1]
        window = Span(scene.text.starts[naming.first], scene.text.ends[min(end, naming.end + 12) - 1])
        for moment in moments:
            if moment.kind is MomentKind.DURATION and window.start <= moment.at.start and moment.at.end <= window.end:
                at = scene.text.token_at(moment.at.start)
                if scene.any_in(at - 3, at, "lasts") or scene.text.types[at].prefix or scene.bare(at - 1) == "من":
                    return moment.duration
    return None
