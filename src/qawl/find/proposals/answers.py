"""Who took a proposal up or turned it down, in whose words, and on what conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qawl.find.noun_phrases import is_adjective
from qawl.find.proposals.clusters import Cluster
from qawl.find.proposals.judgements import find_judgements
from qawl.find.proposals.parties import find_parties, is_unheard, named
from qawl.find.proposals.scene import Scene
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
            if form is not None:
                yield at, form


def _answer(
    scene: Scene, at: int, form: AnswerForm, places: Sequence[int], by_place: dict[int, Cluster]
) -> list[tuple[Cluster, Said]]:
    if scene.is_in(at - 1, "uses") and form.tense == "noun" and form.answer.verdict is not Verdict.VETO:
        return []
    linked = _object(scene, at, form, places, by_place)
    if linked is None:
        return []
    cluster, first = linked
    negated = _negated(scene, at, form)
    verdict = _verdict(scene, at, form, negated=negated)
    if verdict is None or _only_wished(scene, at, form, negated=negated):
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
    if (form.suffixed and form.tense != "noun") or _back_pronoun(scene, at):
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


def _back_pronoun(scene: Scene, at: int) -> bool:
    """«وافقت عليه», «رحب بها»."""
    return any(scene.bare(near) in _PRONOUNS for near in (at + 1, at + 2)) and not any(
        scene.text.tags[near] & (tag.COMMA | tag.STOP) for near in (at + 1,) if near < len(scene.text.tags)
    )


_PRONOUNS = frozenset(["عليه", "عليها", "به", "بها", "ضده", "ضدها", "له", "لها"])


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


def _negated(scene: Scene, at: int, form: AnswerForm) -> bool:
    """«لم توافق», «لا يمكننا أن نؤيد», «لم يسمع أي ترحيب أو موافقة»; not «وهو ما ترفضه»."""
    start = scene.sentence(at)[0]
    for near in range(at - 1, max(start, at - 4) - 1, -1):
        if scene.is_in(near + 1, "goes on"):
            continue  # «لا تزال ملتزمة»
        if scene.bare(near) in ("لم", "لن", "لا", "ليس", "ليست", "دون", "عدم", "غير", "ما"):
            return scene.bare(near) != "ما" or (near == at - 1 and not form.suffixed)
        if scene.text.tags[near] & (tag.COMMA | tag.RELATIVE | tag.COLON):
            return False
        if scene.text.tags[near] & tag.CUE and not scene.text.tags[near] & tag.NOMINAL:
            break
    return is_unheard(scene, at)


def _verdict(scene: Scene, at: int, form: AnswerForm, *, negated: bool) -> Verdict | None:
    answer = form.answer
    if is_unheard(scene, at):
        return Verdict.SILENT
    if answer.lemma == "صوت":
        ahead = range(at + 1, min(at + 8, scene.sentence(at)[1]))
        if any(scene.is_in(near, "vote against") for near in ahead):
            return Verdict.NO
        return Verdict.YES if any(scene.is_in(near, "vote for") for near in ahead) and not negated else None
    if answer.verdict is Verdict.ABSTAIN:
        return Verdict.ABSTAIN if scene.any_in(at + 1, at + 8, "vote") else None
    if answer.lemma == "علق":
        return Verdict.SILENT if negated else None
    if answer.verdict is Verdict.VETO:
        return _veto(scene, at, form)
    if not negated:
        return answer.verdict
    if answer.negated is Verdict.REJECT and any(scene.stem(near) == "بعد" for near in range(at, at + 6)):
        return Verdict.SILENT  # «لم توافق بعد على»
    return answer.negated


def _veto(scene: Scene, at: int, form: AnswerForm) -> Verdict | None:
    if form.tense != "noun":
        return Verdict.VETO
    near = range(max(scene.sentence(at)[0], at - 6), at)
    if any(scene.is_in(one, "threatens") or scene.is_in(one, "unsure") for one in near):
        future = any(scene.folded(one).lstrip("وف").startswith("ستستخدم") for one in near)
        return Verdict.REJECT if future or any(scene.stem(one) in ("سيستخدم", "سنستخدم") for one in near) else None
    used = any(scene.is_in(one, "uses") for one in near)
    return Verdict.VETO if used or scene.country(at + 1) else None


def _only_wished(scene: Scene, at: int, form: AnswerForm, *, negated: bool) -> bool:
    """«حثته على قبول المقترح», «قد يوافق على»: an answer that somebody wants or expects, and nobody has given."""
    if form.answer.ambiguous and not form.suffixed and _is_preposition(scene, at, form):
        return True
    if form.answer.verdict is Verdict.VETO or is_unheard(scene, at):
        return False
    start = scene.sentence(at)[0]
    before = range(max(start, at - 5), at)
    if form.tense == "noun":
        genitive = scene.actors_in(at + 1, at + 3)
        near = any(scene.is_in(one, "urges") for one in before)
        return near or (not form.suffixed and not genitive and not _declared(scene, at))
    if form.future and not negated:
        return form.answer.verdict is not Verdict.REJECT
    if form.tense == "present" and scene.is_in(at - 1, "unsure") and not negated:
        return not _past_sense(scene, at)
    return False


def _past_sense(scene: Scene, at: int) -> bool:
    return scene.bare(at - 1) in ("قد", "لقد", "وقد") and scene.words.answers[scene.folded(at)].tense == "past"


def _declared(scene: Scene, at: int) -> bool:
    """A bare noun counts as an answer where a verb of declaring or a doer with «من قبل» stands by."""
    if scene.bare(at + 1) == "من" and scene.bare(at + 2) in ("قبل", "جانب", "طرف"):
        return True
    return bool(scene.text.tags[at - 1] & tag.DEMONSTRATIVE) or scene.country(at + 1) is not None


def _is_preposition(scene: Scene, at: int, form: AnswerForm) -> bool:
    """«قبل» is the verb behind its subject or «قد», or before its subject's name and «ب»."""
    if form.tense != "past" or form.gender != "m" or form.number != "s":
        return False
    if scene.bare(at - 1) == "من":
        return True
    before = scene.actor_before(at, max(0, at - 12))
    behind_subject = before is not None and before.end in (at, at - 1) and scene.starts
    kind = scene.text.types[at + 1] if at + 1 < len(scene.text.types) else None
    particle = scene.bare(at - 1) in ("قد", "لقد", "وقد", "انه", "بانه")
    adverb = kind is not None and kind.bare in ("بالفعل", "فعلا", "رسميا")
    return not (
        particle
        or (adverb and before is not None)
        or (behind_subject and kind is not None and not kind.tags & (tag.TIME | tag.NUMBER))
    )


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
