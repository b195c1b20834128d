"""Who declares an answer: the party itself, its spokesman, the other side, a mediator, a leak, or the outlet."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.proposals.scene import Scene
from qawl.model.documents import Span
from qawl.model.proposals import DeclaredBy, Response, Verdict
from qawl.model.records import Act, Statement
from qawl.text.fold import fold


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in the making; `first`, `end` and `at` are tokens, `at` the answering word."""

    first: int
    end: int
    at: int
    party: str
    verdict: Verdict
    conditions: tuple[Span, ...]
    first_person: bool


def declare(scene: Scene, said: Said, mediators: tuple[str, ...], parties: frozenset[str]) -> Response:
    """The answer as a record; `parties` are the authors and all who answered the same proposal."""
    number = _voice(scene, said)
    statement = None if number is None else scene.statements[number]
    declared, declarer = _declared(scene, said, statement, mediators, parties)
    return Response(
        at=scene.span(said.first, said.end),
        party=said.party,
        verdict=said.verdict,
        declared_by=declared,
        declarer=declarer,
        conditions=said.conditions or _demands(scene, said),
        statement=number,
    )


def _demands(scene: Scene, said: Said) -> tuple[Span, ...]:
    """«سلمت ردها، مطالبة بوقف كامل …»: what the party demands right behind its answer."""
    if said.verdict is not Verdict.COUNTER or said.end >= len(scene.text.tokens):
        return ()
    reach = range(said.end, min(said.end + 4, len(scene.text.tokens)))
    numbers = {scene.cues[at] for at in reach if at in scene.cues}
    demands = (scene.statements[number] for number in sorted(numbers))
    return tuple(span for one in demands if one.act is Act.DEMAND for span in one.content)


def _voice(scene: Scene, said: Said) -> int | None:
    """The statement that tells the answer: the one that it stands in, else the one that its own verb makes."""
    voice = scene.voices[said.at]
    if voice >= 0:
        return voice
    cue = scene.cues.get(said.at)
    own = cue is not None and scene.statements[cue].speaker_name == said.party
    return cue if own else None


def _declared(
    scene: Scene, said: Said, statement: Statement | None, mediators: tuple[str, ...], parties: frozenset[str]
) -> tuple[DeclaredBy, str | None]:
    talker = _talker(scene, said)
    if talker is not None:
        return _judge_other(scene, talker, said, mediators, parties), talker
    if statement is None or statement.speaker_name is None:
        return DeclaredBy.OUTLET, None
    name = statement.speaker_name
    if name == said.party or said.first_person:
        return DeclaredBy.SELF, name
    if statement.unnamed is not None:
        return DeclaredBy.LEAK, name
    role = "" if statement.role is None else statement.role.of(scene.text.raw)
    if _belongs(scene, role, name, said.party):
        return (DeclaredBy.SPOKESMAN if _has(scene, role, "spokesman") else DeclaredBy.SELF), name
    if name in mediators or _has(scene, role, "mediator"):
        return DeclaredBy.MEDIATOR, name
    if name in parties or any(_belongs(scene, role, name, party) for party in sorted(parties)):
        return DeclaredBy.COUNTERPART, name
    return DeclaredBy.OTHER, name


def _talker(scene: Scene, said: Said) -> str | None:
    """«يواصل الوزير الحديث عن موافقة الحكومة»: whoever speaks of an answer that somebody else then reports."""
    at = said.at
    if scene.bare(at - 1) != "عن" or not scene.is_in(at - 2, "speaks of"):
        return None
    actor = scene.actor_before(at - 1, scene.sentence(at)[0])
    return None if actor is None or actor.name == said.party else actor.name


def _judge_other(
    scene: Scene, name: str, said: Said, mediators: tuple[str, ...], parties: frozenset[str]
) -> DeclaredBy:
    if name in mediators:
        return DeclaredBy.MEDIATOR
    return DeclaredBy.COUNTERPART if name in parties - {said.party} else DeclaredBy.OTHER


def _has(scene: Scene, role: str, name: str) -> bool:
    words = scene.words.classes[name]
    return any(_plain(word) in words for word in role.split())


def _belongs(scene: Scene, role: str, name: str, party: str) -> bool:
    """Whether a post or body is the party's: «وزير الخارجية البيلساني» speaks for «حكومة البيلسان»."""
    whose = {_plain(word) for word in party.split()} - _STATE_WORDS
    words = [_plain(word) for word in f"{role} {name}".split()]
    countries = {_plain(country) for word in words if (country := scene.words.countries.get(word)) is not None}
    bases = {word.removesuffix("يه").removesuffix("ي") for word in words if len(word) > _LONG}
    return bool(whose & (set(words[: len(words)]) | countries | bases))


_LONG = 4
_STATE_WORDS = frozenset(fold(word) for word in ("حكومة", "دولة", "جمهورية", "مملكة", "حركة", "جماعة", "وزير", "رئيس"))


def _plain(word: str) -> str:
    bare = fold(word).strip('"«»“”().,،')
    for lead in ("لل", "ال", "بال"):
        if bare.startswith(lead) and len(bare) > len(lead) + 2:
            return bare[len(lead) :]
    return bare
