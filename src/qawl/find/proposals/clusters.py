"""Which places name one proposal: full names make one, short definite ones go back to the last that fits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from qawl.find.proposals.authors import Origin, find_origin
from qawl.find.proposals.naming import Naming
from qawl.find.proposals.scene import Scene
from qawl.model.proposals import ProposalKind
from qawl.text import tags as tag

_MOST = 40
"""Proposals of one article."""
_OFFERS = frozenset([ProposalKind.OFFER, ProposalKind.BRIDGING, ProposalKind.COUNTER])


@dataclass(slots=True, eq=False)
class Cluster:
    """A proposal in the making: the places that name it and what they tell together."""

    namings: list[Naming]
    kind: ProposalKind
    lemma: str
    words: frozenset[str]
    """What its names say besides the head."""
    authors: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    phases: int | None = None
    tabled: bool = False
    prepared: bool = False
    background: bool = False
    """So far only named as what somebody answers."""
    replies_to: Cluster | None = None
    lemmas: set[str] = field(default_factory=set)

    @property
    def first(self) -> int:
        return self.namings[0].first

    def add(self, naming: Naming, origin: Origin) -> None:
        self.namings.append(naming)
        self.lemmas.add(naming.head.lemma)
        self.authors = self.authors or origin.authors
        self.mediators = self.mediators or origin.mediators
        self.phases = self.phases or origin.phases
        self.tabled = self.tabled or origin.tabled
        self.prepared = self.prepared or origin.prepared
        self.background = self.background and origin.reply


def gather(scene: Scene, namings: list[Naming]) -> tuple[list[Cluster], dict[int, Cluster]]:
    """The proposals of the article in order, and for each place that names one its first token and the proposal."""
    clusters: list[Cluster] = []
    by_place: dict[int, Cluster] = {}
    often = Counter(naming.head.lemma for naming in namings)
    for naming in namings:
        origin = find_origin(scene, naming)
        words = _own_words(scene, naming)
        home = _home(scene, clusters, naming, origin, words)
        if home is None and not _may_open(scene, naming, origin, often[naming.head.lemma]):
            continue
        if home is not None:
            home.add(naming, origin)
            home.words |= words if not naming.bare else frozenset()
        elif len(clusters) < _MOST:
            home = _open(naming, origin, words)
            clusters.append(home)
        else:
            continue
        by_place[naming.first] = home
        _link_reply(scene, clusters, home, naming, origin)
    return clusters, by_place


def _open(naming: Naming, origin: Origin, words: frozenset[str]) -> Cluster:
    return Cluster(
        [naming], naming.head.kind, naming.head.lemma, words, origin.authors, origin.mediators, origin.phases,
        origin.tabled, origin.prepared, origin.reply, lemmas={naming.head.lemma},
    )  # fmt: skip


def _own_words(scene: Scene, naming: Naming) -> frozenset[str]:
    start = naming.first + 1 + bool(naming.head.second)
    return frozenset(
        scene.stem(at)
        for at in range(start, naming.end)
        if scene.folded(at)[:1].isalnum()
        and not scene.text.tags[at] & tag.PREPOSITION
        and len(scene.stem(at)) > 1
        and not scene.is_in(at, "version")
    )


def _may_open(scene: Scene, naming: Naming, origin: Origin, often: int) -> bool:
    """Whether the place can stand for a proposal that nothing before has named; the head stands `often` there."""
    if naming.head.weight == "recalls" or (not naming.names and not (origin.authors and _nearly(naming))):
        return False
    if naming.head.weight == "loose":
        return _is_open(scene, naming)
    vague = naming.head.weight == "weak" and not naming.definite and not naming.head.second and not origin.tabled
    if vague and not (scene.any_in(naming.first + 1, naming.end, "peace") or origin.phases or _holds(scene, naming)):
        return naming.evidence >= _SURE and (bool(origin.authors) or often > 1)
    if naming.bare and not naming.definite and not naming.head.second:
        told = origin.authors or origin.tabled or origin.reply or _holds(scene, naming)
        if naming.head.lemma == "عرض":
            return bool(origin.authors or origin.reply)
        return bool(told) or (naming.evidence >= _SURE and _is_answered(scene, naming))
    if naming.bare and naming.definite and not naming.head.second:
        if origin.tabled and origin.authors and naming.evidence >= _SURE - 1:
            return True
        return naming.evidence >= _SURE and (
            origin.tabled or (naming.head.any and not naming.pointed and (often > 1 or _is_answered(scene, naming)))
        )
    return True


_SURE = 5


def _nearly(naming: Naming) -> bool:
    return (naming.evidence >= 3 and naming.head.weight == "strong") or naming.evidence >= 4


def _is_open(scene: Scene, naming: Naming) -> bool:
    """An agreement is a proposal where somebody answers it, or a word says that it is not made yet."""
    end = min(scene.sentence(naming.first)[1], naming.end + 14)
    if any(scene.is_in(at, "open") for at in range(naming.first + 1, min(naming.end + 1, naming.first + 4, end))):
        return True
    if find_origin(scene, naming).reply:
        return True
    if naming.head.lemma == "قرار":
        calls = scene.any_in(naming.first + 1, naming.end + 2, "calls for")
        return calls and scene.any_in(naming.first + 1, naming.end, "council") and _is_answered(scene, naming)
    if naming.head.lemma == "تسوية":
        return _holds(scene, naming)
    answered = [at for at in range(naming.end, end) if scene.is_in(at, "reply")]
    return any(scene.bare(at + step) in ("عليه", "عليها") for at in answered for step in (1, 2, 3, 4))


def _is_answered(scene: Scene, naming: Naming) -> bool:
    floor = max(scene.sentence(naming.first)[0], naming.first - 10)
    return any(scene.folded(at) in scene.words.answers for at in range(floor, naming.first))


def _holds(scene: Scene, naming: Naming) -> bool:
    for at in range(naming.end, min(naming.end + 5, len(scene.text.tags))):
        action = scene.words.actions.get(scene.folded(at))
        if action is not None and (action.does == "holds" or action.suffixed):
            return True
    return False


def _home(
    scene: Scene, clusters: list[Cluster], naming: Naming, origin: Origin, words: frozenset[str]
) -> Cluster | None:
    """The proposal that the place names again; None if it is a new one."""
    if naming.head.weight == "recalls" and naming.head.kind is not ProposalKind.UN_DRAFT:
        return _of_author(clusters, origin, naming)
    if _speaks_of_it(scene, naming) and clusters:
        return clusters[-1]
    fitting = [
        one for one in clusters if _fits(one, naming, origin, words) or _from_headline(scene, one, naming, origin)
    ]
    if not fitting:
        return None
    if naming.definite and (naming.bare or naming.pointed):
        same = [one for one in fitting if naming.head.lemma in one.lemmas]
        plain = [one for one in fitting if not one.background]
        in_front = [one for one in plain if one.namings[-1].first > naming.first - _CLOSE]
        pool = in_front if naming.head.any and in_front else same or plain or fitting
        if naming.head.any and same and not any(one.background for one in same):
            pool = same
        return max(pool, key=lambda one: one.namings[-1].first)
    return max(fitting, key=lambda one: (len(one.words & words), one.namings[-1].first))


_CLOSE = 90


def _speaks_of_it(scene: Scene, naming: Naming) -> bool:
    """«لا يمكننا أن نؤيد اقتراحا من شأنه …»: a refusal in the first person means what has just been named."""
    before = scene.words.answers.get(scene.folded(naming.first - 1)) if naming.first else None
    return naming.bare and not naming.definite and naming.head.any and before is not None and before.first_person


def _from_headline(scene: Scene, one: Cluster, naming: Naming, origin: Origin) -> bool:
    """What the headline names, the text introduces again: «ورقة الوسيطين», then «ورقة من ثلاث مراحل»."""
    headline = scene.text.sentence_end(0)
    if naming.first < headline or any(place.first >= headline for place in one.namings):
        return False
    clash = origin.authors and one.authors and set(origin.authors).isdisjoint(one.authors)
    return naming.head.lemma in one.lemmas and not clash and naming.names


def _of_author(clusters: list[Cluster], origin: Origin, naming: Naming) -> Cluster | None:
    """«مطالب الحركة»: the proposal of the same author."""
    if not origin.authors:
        return None
    return next((one for one in reversed(clusters) if set(one.authors) & set(origin.authors)), None)


def _fits(one: Cluster, naming: Naming, origin: Origin, words: frozenset[str]) -> bool:
    if not _same_sort(one, naming):
        return False
    if origin.authors and one.authors and set(origin.authors).isdisjoint(one.authors):
        return False
    if origin.phases and one.phases and origin.phases != one.phases:
        return False
    if naming.bare or naming.pointed:
        return naming.definite or (naming.head.lemma in one.lemmas and bool(origin.authors))
    if naming.head.lemma in one.lemmas or naming.head.any:
        if origin.authors and one.authors:
            return naming.head.lemma in one.lemmas or bool(words & one.words) or naming.definite
        if not words or not one.words:
            return naming.definite
        shared = len(words & one.words) / min(len(words), len(one.words))
        return shared >= (_ALIKE if naming.definite or origin.authors == one.authors else 1)
    return False


_ALIKE = 0.5


def _same_sort(one: Cluster, naming: Naming) -> bool:
    if naming.head.kind is ProposalKind.UN_DRAFT or one.kind is ProposalKind.UN_DRAFT:
        generic = (naming.head.any and naming.definite and naming.bare) or naming.head.lemma in ("نص", "مشروع")
        return one.kind is ProposalKind.UN_DRAFT and (generic or naming.head.kind is one.kind)
    if naming.head.lemma in one.lemmas:
        return True
    return naming.head.any and naming.definite and naming.bare and (one.kind in _OFFERS or one.lemma != "صفقة")


def _link_reply(scene: Scene, clusters: list[Cluster], home: Cluster, naming: Naming, origin: Origin) -> None:
    """«خطة … استجابة لاقتراح …»: what stands before in the sentence answers what is named here."""
    if not origin.reply:
        return
    start = scene.sentence(naming.first)[0]
    for one in reversed(clusters):
        if one is not home and any(start <= place.first < naming.first for place in one.namings):
            one.replies_to = one.replies_to or home
            one.kind = ProposalKind.COUNTER if one.kind in _OFFERS else one.kind
            return


def merge_answered(
    clusters: list[Cluster], by_place: dict[int, Cluster], answered: dict[int, set[str]]
) -> list[Cluster]:
    """An «agreement» that a party answers is the proposal that the party's own one replies to.

    `answered` holds, by the identity of the proposal, who is said to have answered it.
    """
    gone: set[int] = set()
    for counter in clusters:
        target = counter.replies_to
        if target is None:
            continue
        for one in clusters:
            if one in (counter, target) or not (one.lemmas & {"اتفاق", "تسوية", "صفقة"}) or id(one) in gone:
                continue
            if answered.get(id(one), set()) & set(counter.authors):
                target.namings = sorted([*target.namings, *one.namings], key=lambda place: place.first)
                target.mediators = target.mediators or one.mediators
                by_place.update({place: target for place, held in by_place.items() if held is one})
                gone.add(id(one))
    return [one for one in clusters if id(one) not in gone]


def title_naming(one: Cluster) -> Naming:
    """The place with the fullest name."""
    named = [place for place in one.namings if place.head.weight != "recalls"] or one.namings
    return max(named, key=lambda place: (place.end - place.first, -place.first))
