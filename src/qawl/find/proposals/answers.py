"""Who took a proposal up or turned it down, in whose words, and on what conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qawl.find.adjectives import is_adjective
from qawl.find.proposals.clusters import Cluster
from qawl.find.proposals.judgements import find_judgements
from qawl.find.proposals.parties import find_parties, named
from qawl.find.proposals.scene import Scene
from qawl.find.proposals.verdicts import is_negated, is_only_wished, verdict_of
from qawl.find.proposals.voices import Said, declare
from qawl.lexicon.proposals import AnswerForm
from qawl.model.documents import Span
from qawl.model.proposals import ProposalKind, Response, Verdict
from qawl.text import tags as tag
from qawl.text.fold import fold

_REACH = 18
"""Tokens from the answering word to the proposal."""
_BETWEEN = 5
"""Words between the preposition of an answer and the proposal: «على المرحلة الثانية من ورقة الوسيطين»."""


@dataclass(frozen=True, slots=True)
class _Place:
    at: int
    form: AnswerForm


def find_answers(
    scene: Scene, clusters: Sequence[Cluster], by_place: dict[int, Cluster]
) -> dict[int, tuple[Response, ...]]:
    """The answers to each proposal, by its identity, in text order."""
    places = sorted(by_place)
    said: list[tuple[Cluster, Said]] = []
    for at, form in _answering(scene, places):
        said += _answer(scene, at, form, places, by_place)
    said += [pair for pair in find_judgements(scene, clusters, by_place) if not _beside(pair, said)]
    said += [*_yes(scene, places, by_place), *_shown(scene, places, by_place)]
    parties = {id(one): frozenset([*one.authors, *(s.party for c, s in said if c is one)]) for one in clusters}
    responses: dict[int, list[Response]] = {id(one): [] for one in clusters}
    for cluster, one in sorted(said, key=lambda pair: pair[1].first):
        kept = responses.get(id(cluster))
        if kept is None:
            continue
        response = declare(scene, one, cluster.mediators, parties[id(cluster)])
        if not any(_same(response, other) for other in kept):
            kept.append(response)
    return {key: tuple(kept) for key, kept in responses.items()}


def _beside(judged: tuple[Cluster, Said], said: Sequence[tuple[Cluster, Said]]) -> bool:
    """Whether the party answers outright next to its judgement: «تؤيد المسودة أساسا للبحث»."""
    cluster, one = judged
    return any(
        held is cluster and other.party == one.party and abs(other.at - one.at) < _BESIDE for held, other in said
    )


_BESIDE = 6


def _same(one: Response, other: Response) -> bool:
    """The same answer of the same party told twice by the same voice, or twice with one span."""
    told = one.party == other.party and one.verdict is other.verdict
    return told and (one.at == other.at or (one.declarer == other.declarer and one.statement == other.statement))


def _answering(scene: Scene, places: Sequence[int]) -> Iterator[tuple[int, AnswerForm]]:
    """Every answering word in a sentence that names a proposal, or in the one behind it."""
    answers, folded = scene.words.answers, [kind.folded for kind in scene.text.types]
    seen = -1
    for place in places:
        start, end = scene.sentence(place)
        follow = scene.text.sentence_end(end) if end < len(folded) else end
        for at in range(max(start, seen + 1), min(follow, len(folded))):
            seen = max(seen, at)
            form = answers.get(folded[at])
            if form is None or _is_another_word(scene, at, form):
                continue
            yield at, replace(form, tense="noun") if _is_masdar(scene, at, form) else form


def _is_masdar(scene: Scene, at: int, form: AnswerForm) -> bool:
    """«أكدت الحركة رفضها المقترح», «على دعمهم», «تقديم دعم للخطة»; «هدنة رفضها الطرفان» is the verb with its object."""
    if not form.masdar:
        return False
    tags, after = scene.text.tags, scene.folded(at + 1)
    before = tags[at - 1] if at else tag.STOP
    if before & tag.PREPOSITION and not before & (tag.NOMINAL | tag.POSSESSED):
        return True
    if not form.suffixed:
        plain = before & tag.COMMON and not before & (tag.DEFINITE | tag.CUE | tag.NISBA)
        return bool(plain) and not tags[at] & tag.CONJ and scene.actor_before(at, at - 1) is None
    behind = tags[at + 1] if at + 1 < len(tags) else tag.STOP
    return after in scene.words.heads or bool(behind & (tag.PREFIXED | tag.PREPOSITION | tag.STOP))


def _is_another_word(scene: Scene, at: int, form: AnswerForm) -> bool:
    """«قبلة», «ما قبله», «المعارضة الوطنية», «تحالف دعم الشرعية»: spelt like an answer, and none."""
    text = scene.text
    if at and (form.masdar or form.tense == "noun") and not form.suffixed:
        named_so = text.tags[at - 1] & tag.BODY and not text.tags[at - 1] & (tag.DEFINITE | tag.NISBA)
        if named_so and not text.tags[at] & (tag.PREFIXED | tag.CONJ):
            return True
    if form.tense != "noun":
        feminine = form.suffixed and text.tokens[at].endswith("ة")
        plain = form.suffixed and form.answer.ambiguous and form.tense == "past"
        return feminine or (plain and not scene.actors_in(at + 1, at + 2) and scene.bare(at - 1) not in ("قد", "لقد"))
    if text.tags[at] & tag.DEFINITE and not text.tags[at] & tag.POSSESSED and "object" in form.answer.takes:
        return not _takes_soon(scene, at, form)
    return False


def _takes_soon(scene: Scene, at: int, form: AnswerForm) -> bool:
    """Whether one of the prepositions that the noun takes stands near behind it («الدعم المعلن للورقة»)."""
    behind = range(at + 1, min(at + _BETWEEN + 1, scene.sentence(at)[1]))
    return any(scene.prefix(one) in form.answer.takes or scene.bare(one) in form.answer.takes for one in behind)


def _answer(
    scene: Scene, at: int, form: AnswerForm, places: Sequence[int], by_place: dict[int, Cluster]
) -> list[tuple[Cluster, Said]]:
    if scene.is_in(at - 1, "uses") and form.tense == "noun" and form.answer.verdict is not Verdict.VETO:
        return []
    linked = _object(scene, at, form, places, by_place)
    if linked is None:
        return []
    cluster, first = linked
    negated = is_negated(scene, at, form)
    verdict = verdict_of(scene, at, form, negated=negated)
    if verdict is None or is_only_wished(scene, at, form, negated=negated):
        return []
    parties, begin = find_parties(scene, at, form, first)
    end = max(_naming_end(cluster, first), at + 1)
    conditions = _conditions(scene, end)
    if conditions and verdict is Verdict.ACCEPT:
        verdict = Verdict.ACCEPT_IF
    elif verdict is Verdict.ACCEPT and scene.any_in(at - 3, min(end + 4, scene.sentence(at)[1]), "in part"):
        verdict = Verdict.PARTIAL
    own = frozenset(cluster.authors) if verdict not in _FROM_AUTHORS else frozenset()
    begin = min(begin, at, first)
    return [
        (cluster, Said(begin, end, at, party, verdict, conditions, form.first_person))
        for party in parties
        if party not in own
    ]


_FROM_AUTHORS = frozenset([Verdict.VETO, Verdict.YES, Verdict.NO, Verdict.ABSTAIN])


def _naming_end(cluster: Cluster, first: int) -> int:
    return next((one.end for one in cluster.namings if one.first == first), first)


def _object(
    scene: Scene, at: int, form: AnswerForm, places: Sequence[int], by_place: dict[int, Cluster]
) -> tuple[Cluster, int] | None:
    """The proposal that the word answers and where it is named; for a pronoun, `at` itself."""
    start, end = scene.sentence(at)
    if (form.suffixed and form.tense != "noun") or _back_pronoun(scene, at, form):
        earlier = [place for place in places if start - _REACH <= place < at]
        if not earlier or _of_another(scene, at, by_place[earlier[-1]]):
            return None
        return by_place[earlier[-1]], at
    for place in places:
        if place <= at or place >= min(end, at + _REACH):
            continue
        return (by_place[place], place) if _leads(scene, at, place, form) else None
    if _closes_a_vote(scene, at, form):
        drafts = [one for one in places if at - _VOTE < one < at and by_place[one].kind is ProposalKind.UN_DRAFT]
        return (by_place[drafts[-1]], at) if drafts else None
    if form.tense == "noun" and scene.any_in(at - 2, at, "enjoys"):
        earlier = [place for place in places if start <= place < at]  # «الاقتراح الذي يحظى بدعم الحكومة»
        return (by_place[earlier[-1]], at) if earlier else None
    if form.tense == "noun" and scene.text.tags[at - 1] & tag.DEMONSTRATIVE and form.answer.verdict is Verdict.ACCEPT:
        earlier = [place for place in places if start <= place < at]  # «يتحدث عن هذه الموافقة»
        return (by_place[earlier[-1]], at) if earlier else None
    return None


_VOTE = 120
"""Tokens behind the name of a draft within which «امتنعت عن التصويت» speaks of it."""


def _closes_a_vote(scene: Scene, at: int, form: AnswerForm) -> bool:
    """«وامتنعت الدولة عن التصويت», «بعد استخدامها حق النقض»: the draft is not named again."""
    if form.answer.verdict is Verdict.ABSTAIN:
        return scene.any_in(at + 1, at + 8, "vote")
    return form.answer.verdict is Verdict.VETO and form.tense == "noun" and scene.any_in(at - 3, at, "uses")


def _of_another(scene: Scene, at: int, cluster: Cluster) -> bool:
    """«التعهدات التي التزموا بها»: a relative clause speaks of the noun before it, which must be the proposal.

    «وهو ما ترفضه» speaks of what the sentence has said.
    """
    if scene.bare(at - 1) == "ما":
        start = scene.sentence(at)[0]
        return not any(start <= one.first < at for one in cluster.namings)
    if not scene.text.tags[at - 1] & tag.RELATIVE:
        return False
    return not any(at - 5 <= one.end < at for one in cluster.namings)


def _back_pronoun(scene: Scene, at: int, form: AnswerForm) -> bool:
    """«وافقت عليه», «رحب بها»: the preposition is one that the word takes."""
    actor = scene.actor_at(at + 1)
    for near in (at + 1, at + 2 if actor is None else actor.end):
        led = _PRONOUNS.get(scene.bare(near))
        if led is not None and led in form.answer.takes:
            return not scene.text.tags[at + 1] & (tag.COMMA | tag.STOP)
    return False


_PRONOUNS = {
    "عليه": "على", "عليها": "على", "به": "ب", "بها": "ب", "ضده": "ضد", "ضدها": "ضد", "له": "ل", "لها": "ل",
}  # fmt: skip


def _leads(scene: Scene, at: int, place: int, form: AnswerForm) -> bool:
    """Whether the words between lead from the answering word to the proposal by a preposition that it takes."""
    takes = form.answer.takes
    prefix = scene.prefix(place)
    if prefix:
        return prefix in takes and _free(scene, at, place)
    wanted = next((index for index in range(at + 1, place) if _takes(scene, index, takes)), None)
    if wanted is None:
        plain = "object" in takes or form.tense == "noun"
        return plain and not scene.text.tags[place] & tag.CONJ and _free(scene, at, place)
    return place - wanted <= _BETWEEN and _free(scene, at, wanted) and _free(scene, wanted, place)


def _takes(scene: Scene, index: int, takes: Sequence[str]) -> bool:
    kind = scene.text.types[index]
    words = {fold(word) for word in takes}
    if kind.bare in words:
        return True
    return scene.prefix(index) in words and kind.stem in _PARTS


_PARTS = frozenset(
    ["مضمون", "بنود", "بعض", "معظم", "جميع", "كل", "مشروع", "اقتراح", "مقترح", "مرحله", "مبدا", "مسوده", "فكره", "نص",
     "صيغه", "فحوي", "اغلب", "جزء", "ما", "تنفيذ", "اي", "هذا", "هذه", "وثيقه", "شرط", "نسخه", "تفاصيل", "ملاحظات"]
)  # fmt: skip


def _free(scene: Scene, first: int, place: int) -> bool:
    """Nothing stands between but subjects, times, «المرحلة الثانية من» and other parts of a proposal."""
    covered = {index for actor in scene.actors_in(first + 1, place) for index in range(actor.first, actor.end)}
    covered |= {first + 1} if _is_unknown(scene, first + 1) else set()
    commas = 0
    for index in range(first + 1, place):
        bits, kind = scene.text.tags[index], scene.text.types[index]
        if bits & tag.COMMA:
            commas += 1
            continue
        if index in covered or (bits & _SMALL and not bits & (tag.STOP | tag.LINE | tag.COLON)):
            continue
        if kind.stem in _PARTS or kind.bare in _PARTS or kind.bare in _STEPS:
            continue
        if scene.is_in(index, "passes") or scene.is_in(index, "in part"):
            continue
        adjective = index - 1 in covered and is_adjective(scene.text, index)
        after_subject = adjective or index == first + 1 or scene.is_in(index - 1, "phase")
        if after_subject and bits & tag.DEFINITE and not bits & (tag.PREFIXED | tag.CONJ | tag.VERB):
            covered.add(index)
            continue
        return False
    return commas in (0, 2)


def _is_unknown(scene: Scene, at: int) -> bool:
    """A word of no list may be a name («تؤيد ريدانة المسودة»)."""
    kind = scene.text.types[at]
    return (
        not kind.tags & ~(tag.FEMININE | tag.LATIN | tag.GIVEN | tag.MALE)
        and kind.folded[:1].isalpha()
        and not kind.cues
    )


_SMALL = tag.TIME | tag.MARK | tag.OPEN | tag.CLOSE | tag.DEMONSTRATIVE | tag.NUMBER | tag.SAME
_STEPS = frozenset(["من", "علي", "في", "عن", "قبل", "ضد", "جانب", "طرف", "ب", "بعد", "حق", "هذا", "هذه", "تصويت",
                    "التصويت", "لصالح", "فيتو", "الفيتو", "عليه", "مرحله", "المرحله"])  # fmt: skip


def _conditions(scene: Scene, end: int) -> tuple[Span, ...]:
    """«شريطة أن …», «بشرط …», to the end of the clause."""
    limit = min(scene.sentence(end - 1)[1], end + 12)
    for at in range(end, limit):
        if scene.is_in(at, "answer condition"):
            stop = scene.sentence(at)[1]
            stop = next((one for one in range(at + 1, stop) if scene.text.tags[one] & tag.COMMA), stop)
            return (scene.span(at, stop),)
    return ()


def _shown(scene: Scene, places: Sequence[int], by_place: dict[int, Cluster]) -> Iterator[tuple[Cluster, Said]]:
    """«أبدت الإيجابية المطلوبة للوصول إلى اتفاق»: good will, where no proposal is named as its object."""
    positive = scene.words.classes["positive"]
    for at, kind in enumerate(scene.text.types):
        if (kind.stem not in positive and kind.bare not in positive) or not scene.any_in(at - 3, at, "shows"):
            continue
        if scene.any_in(at - 5, at, "negation"):
            continue  # «عدم التعامل معها بإيجابية»
        earlier = [place for place in places if place < at]
        before = scene.actor_before(at, scene.sentence(at)[0])
        party = named(scene, before) if before is not None else scene.speaker(at)
        if earlier and party is not None:
            yield by_place[earlier[-1]], Said(at - 1, at + 1, at, party, Verdict.PARTIAL, (), False)


def _yes(scene: Scene, places: Sequence[int], by_place: dict[int, Cluster]) -> Iterator[tuple[Cluster, Said]]:
    """«تجد طريقة للوصول إلى الإجابة بنعم», «لم ينطق بكلمة نعم»: whoever has not said yes."""
    if not places:
        return
    for at, kind in enumerate(scene.text.types):
        if kind.bare not in ("نعم", "بنعم") or not scene.any_in(at - 3, at, "says yes"):
            continue
        start = scene.sentence(at)[0]
        actors = [one for one in scene.actors_in(start, at) if one.name != scene.speaker(at)]
        if not actors:
            continue
        name = named(scene, actors[-1])
        near = max((place for place in places if place < at), default=places[0])
        if name is not None:
            yield by_place[near], Said(actors[-1].first, at + 1, at, name, Verdict.SILENT, (), False)
