"""Whose a proposal is at one place that names it, who mediates, what it answers, and how many phases it has."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.proposals.naming import Naming
from qawl.find.proposals.reach import COUNTS
from qawl.find.proposals.scene import Actor, Scene
from qawl.lexicon.proposals import Action
from qawl.model.proposals import ProposalKind
from qawl.model.records import HopKind
from qawl.text import tags as tag

_REACH = 16
"""Tokens between a verb and the proposal that it tables."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What one place tells of where a proposal comes from."""

    authors: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    tabled: bool = False
    prepared: bool = False
    """Still being worked on."""
    reply: bool = False
    """The place stands behind «ردا على»: somebody answers it."""
    phases: int | None = None


def find_origin(scene: Scene, naming: Naming) -> Origin:
    behind = _tabled_behind(scene, naming)
    before = None if behind else _tabled_before(scene, naming)
    action, doers = behind or before or (None, ())
    owners = _owners(scene, naming)
    return Origin(
        authors=owners or tuple(doers),
        mediators=_mediators(scene, naming) or _mediating(scene, naming),
        tabled=action is not None and action.does in ("tables", "proposes"),
        prepared=action is not None and action.does == "prepares",
        reply=_is_answered_there(scene, naming),
        phases=_phases(scene, naming),
    )


def _owners(scene: Scene, naming: Naming) -> tuple[str, ...]:
    """«المقترح الأميركي», «خطة المبعوث», «رد الحركة»: adjectives of a state and genitives right behind the head."""
    text, at = scene.text, naming.first + 1 + bool(naming.head.second)
    if naming.proposed:
        return ()
    if text.types[naming.first].tags & tag.POSSESSED or (naming.pointed and naming.bare):
        return ()
    end = min(naming.end, at + 4)
    genitive = not scene.words.heads[scene.folded(naming.first)][0].definite or bool(naming.head.second)
    actor = scene.actor_at(at) if at < len(text.tags) and genitive else None
    council = naming.head.kind is ProposalKind.UN_DRAFT and scene.any_in(at, at + 1, "council")
    if actor is not None and not council and actor.first < max(naming.end, at + 2) and _may_own(scene, actor, at):
        return tuple(one.name for one in scene.list_from(actor)) if actor.end >= naming.end else (actor.name,)
    for index in range(at, end):
        if text.tags[index] & (tag.PREPOSITION | tag.PREFIXED | tag.MARK):
            break
        if _is_of_state(scene, naming, index):
            names = [scene.country(index)]
            while index + 1 < len(text.tags) and text.tags[index + 1] & tag.CONJ and scene.country(index + 1):
                index += 1
                names.append(scene.country(index))
            return tuple(name for name in names if name)
    return ()


def _may_own(scene: Scene, actor: Actor, at: int) -> bool:
    if actor.party.kind is HopKind.UNNAMED or (scene.is_in(actor.first, "mediator") and not actor.party.named):
        return False
    if scene.text.tags[actor.first] & (tag.PREFIXED | tag.CONJ):
        return False
    return not scene.is_in(actor.first, "peace") or actor.party.role is not None


def _is_of_state(scene: Scene, naming: Naming, index: int) -> bool:
    """An adjective of nationality that agrees with the head and not with a noun between."""
    kind = scene.text.types[index]
    if bool(kind.tags & tag.DEFINITE) != naming.definite or kind.prefix:
        return False
    feminine = scene.stem(naming.first).endswith("ه") or scene.folded(naming.first).endswith("ات")
    agrees = kind.bare.endswith("يه") == feminine
    return agrees and scene.country(index) is not None


def _mediating(scene: Scene, naming: Naming) -> tuple[str, ...]:
    """«ورقة الوسيطين»: whoever mediates, by that word."""
    at = naming.first + 1
    if at < naming.end and scene.is_in(at, "mediator") and scene.text.tags[at] & tag.DEFINITE:
        return (scene.text.tokens[at],)
    return ()


def _tabled_behind(scene: Scene, naming: Naming) -> tuple[Action, tuple[str, ...]] | None:
    """«اقتراح قدمته …», «الخطة التي وضعها …», «مقترح تقدمت به …»."""
    text = scene.text
    at, limit = naming.end, min(scene.sentence(naming.first)[1], naming.end + 5)
    while at < limit and (text.tags[at] & (tag.RELATIVE | tag.AUXILIARY | tag.CLOSE | tag.MARK) or at == naming.end):
        if (action := _tabling(scene, at)) is not None:
            break
        if not text.tags[at] & (tag.RELATIVE | tag.AUXILIARY | tag.CLOSE | tag.MARK):
            return None
        at += 1
    if at >= limit or (action := _tabling(scene, at)) is None:
        return None
    returns = action.suffixed or scene.stem(at + 1) in ("به", "بها") or scene.folded(at + 1) in ("به", "بها")
    relative = at > naming.end
    if not returns and not relative:
        return None
    found = scene.actors_in(at + 1, min(scene.sentence(at)[1], at + 7))
    doers = [one for one in found if not scene.is_governed(one.first) and one.first <= at + 3]
    if not doers or any(text.tags[index] & (tag.COMMA | tag.LINE) for index in range(at, doers[0].first)):
        return action, ()
    return action, tuple(one.name for one in scene.list_from(doers[0]))


def _tabling(scene: Scene, at: int) -> Action | None:
    action = scene.words.actions.get(scene.folded(at))
    return action if action is not None and action.does in ("tables", "proposes", "prepares") else None


def _tabled_before(scene: Scene, naming: Naming) -> tuple[Action, tuple[str, ...]] | None:
    """«طرحت الحركة خطة»: a verb of tabling whose object it is, or its verbal noun («طرح الحركة خطة»)."""
    text = scene.text
    floor = max(scene.sentence(naming.first)[0], naming.first - _REACH)
    if naming.definite and not naming.proposed and not naming.end - naming.first > 1:
        return None
    for verb in range(naming.first - 1, floor - 1, -1):
        if text.tags[verb] & (tag.STOP | tag.THAT | tag.RELATIVE | tag.LINE | tag.COLON) or _is_other_verb(scene, verb):
            return None
        if scene.folded(verb) in scene.words.answers:
            return None  # «أعلنت قبولها مقترح …»
        action = _tabling(scene, verb)
        if action is None or action.suffixed or (action.noun and scene.is_in(verb - 1, "urges")):
            continue
        if action.noun and not scene.actors_in(verb + 1, verb + 3):
            return None
        if not _is_object(scene, naming, verb):
            return None
        doer = _doer(scene, verb, naming.first, noun=action.noun)
        return action, () if doer is None else tuple(one.name for one in scene.list_around(doer))
    return None


def _is_other_verb(scene: Scene, at: int) -> bool:
    bits = scene.text.tags[at]
    return _tabling(scene, at) is None and bool(bits & tag.VERB or (bits & tag.CUE and not bits & tag.NOMINAL))


def _is_object(scene: Scene, naming: Naming, verb: int) -> bool:
    """No preposition but that of the verb stands right before the name."""
    at = naming.first
    if scene.prefix(at):
        return (scene.prefix(at) == "ب" and scene.stem(verb).endswith("قدم")) or (
            scene.prefix(at) == "ب" and scene.bare(verb).startswith(("تقدم", "يتقدم"))
        )
    before = scene.text.tags[at - 1]
    return not (before & tag.PREPOSITION and not before & tag.NOMINAL) and not scene.is_in(at - 1, "condition")


def _doer(scene: Scene, verb: int, end: int, *, noun: bool) -> Actor | None:
    """The first subject behind the verb, else the last before it, else whoever speaks."""
    behind = [one for one in scene.actors_in(verb + 1, end) if not scene.is_governed(one.first)]
    first = behind[0] if behind else None
    near = first is not None and first.first <= verb + 3
    if first is not None and (near or noun):
        return first
    if noun:
        return None
    before = scene.actor_before(verb, scene.sentence(verb)[0])
    if before is None:
        return first
    helpers = (scene.text.tags[at] & (tag.AUXILIARY | tag.MARK | tag.CLOSE) for at in range(before.end, verb))
    return before if verb - before.end <= 3 and all(helpers) else first


def _mediators(scene: Scene, naming: Naming) -> tuple[str, ...]:
    """«بوساطة قطر ومصر»."""
    for at in range(naming.first, min(scene.sentence(naming.first)[1], naming.end + 8)):
        if scene.is_in(at, "mediation") and scene.text.types[at].folded.startswith(("ب", "وب")):
            found = scene.actor_at(at + 1)
            if found is not None:
                return tuple(one.name for one in scene.list_from(found))
            names = [scene.country(index) for index in range(at + 1, min(at + 3, len(scene.text.tags)))]
            return tuple(name for name in names if name)
    return ()


def _is_answered_there(scene: Scene, naming: Naming) -> bool:
    """«ردا على الاقتراح», «استجابة لاقتراح», «ردها على الورقة»."""
    at = naming.first - 1
    while at >= max(0, naming.first - 3) and (
        scene.bare(at) in ("علي", "عن") or scene.text.tags[at] & (tag.DEMONSTRATIVE | tag.MARK) or at == -1
    ):
        at -= 1
    return at >= 0 and scene.is_in(at, "reply")


def _phases(scene: Scene, naming: Naming) -> int | None:
    limit = min(scene.sentence(naming.first)[1], naming.end + 3)
    for at in range(naming.first, limit):
        word = scene.folded(at)
        if word in ("مرحلتين", "مرحلتان"):
            return 2
        if scene.is_in(at, "phase") and scene.stem(at) != "مرحله":
            for near in (at - 1, at + 1):
                count = scene.stem(near)
                if count in COUNTS:
                    return COUNTS[count]
                if count.isdigit() and 1 < int(count) < 10:
                    return int(count)
    return None
