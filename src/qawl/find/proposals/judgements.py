"""Answers that judge: «الاقتراح طموح ولكنه غير مسؤول», «وصف الخطة بأنها مهينة»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.find.proposals.clusters import Cluster
from qawl.find.proposals.scene import Scene
from qawl.find.proposals.voices import Said
from qawl.lexicon.proposals import Judgement
from qawl.text import tags as tag

_REACH = 12


def find_judgements(
    scene: Scene, clusters: Sequence[Cluster], by_place: dict[int, Cluster]
) -> Iterator[tuple[Cluster, Said]]:
    """Every proposal that somebody named calls good or bad; of several words in a clause the last counts."""
    for place in sorted(by_place):
        cluster = by_place[place]
        end = next((one.end for one in cluster.namings if one.first == place), place + 1)
        found = _last_judgement(scene, end)
        if found is None or _only_qualifies(scene, place, end, found[0]):
            continue
        at, judgement, length = found
        party = _judge(scene, place, at)
        if party is None or party in cluster.authors:
            continue
        yield cluster, Said(place, at + length, at, party, judgement.verdict, (), False)


def _only_qualifies(scene: Scene, place: int, end: int, at: int) -> bool:
    """«سيقدم اقتراحا بناء» and «العمل بشكل بناء» judge nothing; «وصف الخطة بأنها بناءة» does."""
    if scene.is_in(at - 1, "manner"):
        return True
    return at == end and not any(
        scene.text.tags[one] & (tag.DEFINITE | tag.POSSESSED | tag.PLACE) for one in range(place, end)
    )


def _last_judgement(scene: Scene, first: int) -> tuple[int, Judgement, int] | None:
    limit = min(scene.sentence(first - 1)[1], first + _REACH)
    found = None
    for at in range(first, limit):
        bits = scene.text.tags[at]
        if bits & (tag.STOP | tag.LINE | tag.RELATIVE) or (bits & tag.COMMA and found):
            break
        if scene.folded(at) in scene.words.answers and found is None:
            break
        here = _judgement_at(scene, at)
        if here is not None and not (found and at < found[0] + found[2]):
            found = (at, *here)
    return found


def _judgement_at(scene: Scene, at: int) -> tuple[Judgement, int] | None:
    kind = scene.text.types[at]
    for word in (kind.folded, kind.bare, kind.stem):
        for form, judgement in scene.words.judgements.get(word, ()):
            rest = form[1:]
            if all(scene.bare(at + step) == wanted for step, wanted in enumerate(rest, 1)):
                if kind.tags & tag.DEFINITE and len(form) == 1:
                    continue  # «الاقتراح الجيد» names it
                return judgement, len(form)
    return None


def _judge(scene: Scene, place: int, at: int) -> str | None:
    """Whoever says so: the speaker of the words, or the subject of a verb of judging."""
    speaker = scene.speaker(place) or scene.speaker(at)
    if speaker is not None:
        return speaker
    start = scene.sentence(place)[0]
    for verb in range(place - 1, start - 1, -1):
        if scene.is_in(verb, "evaluates"):
            between = [one for one in scene.actors_in(verb + 1, place) if not scene.is_governed(one.first)]
            if between:
                return between[0].name
            before = scene.actor_before(verb, start)
            return None if before is None else before.name
    return None
