"""What a proposal would have done: the clauses that say it, each with giver, taker, figure, phase and condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qawl.find.proposals.clusters import Cluster
from qawl.find.proposals.given import cleaned, giver_of, is_one, object_of, taker_of
from qawl.find.proposals.naming import Naming
from qawl.find.proposals.scene import Scene
from qawl.lexicon.proposals import ItemWord
from qawl.model.documents import Span
from qawl.model.figures import Figure
from qawl.model.moments import Moment, MomentKind
from qawl.model.proposals import Item, Term
from qawl.text import tags as tag

_LONGEST_TERM = 45
_MOST = 60
"""Terms of one proposal."""
_NEAR = 70
"""Tokens behind the last naming within which «المرحلة الأولى» or «سيتم» still speak of the proposal."""
_ORDINALS = {"اولي": 1, "ثانيه": 2, "ثالثه": 3, "رابعه": 4, "خامسه": 5, "سادسه": 6}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that tell what a proposal holds, and the phase that is current where they begin."""

    first: int
    end: int
    whole: bool
    """The stretch as it stands is a term even if no item word opens one («يترك الحركة في السلطة»)."""


def find_terms(
    scene: Scene,
    clusters: Sequence[Cluster],
    by_place: dict[int, Cluster],
    figures: Sequence[Figure],
    moments: Sequence[Moment],
) -> dict[int, tuple[Term, ...]]:
    """The terms of each proposal, by its identity, in text order."""
    found: dict[int, dict[Span, Term]] = {id(one): {} for one in clusters}
    for cluster, stretch in _stretches(scene, by_place):
        terms = found.get(id(cluster))
        if terms is None:
            continue
        for term in _terms_in(scene, stretch, figures, moments):
            if len(terms) < _MOST and not any(term.at.start == other.start for other in terms):
                terms[term.at] = term
    return {key: tuple(sorted(terms.values(), key=lambda term: term.at)) for key, terms in found.items()}


def _stretches(scene: Scene, by_place: dict[int, Cluster]) -> Iterator[tuple[Cluster, Stretch]]:
    places = sorted(by_place)
    namings = {naming.first: naming for one in {id(c): c for c in by_place.values()}.values() for naming in one.namings}
    for number, place in enumerate(places):
        naming = namings.get(place)
        if naming is None:
            continue
        cluster = by_place[place]
        for stretch in _held_by(scene, naming):
            yield cluster, stretch
        after = places[number + 1] if number + 1 < len(places) else len(scene.text.tokens)
        front = next((one for one in by_place.values() if cluster.background and one.replies_to is cluster), cluster)
        for stretch in _told_behind(scene, naming, after):
            yield front, stretch


def _held_by(scene: Scene, naming: Naming) -> Iterator[Stretch]:
    """«المقترح يتضمن …», «وينص المقترح على …», «مقترحات … بالانسحاب من …»."""
    start, end = scene.sentence(naming.first)
    for at in range(naming.end, min(end, naming.end + 22)):
        if scene.text.tags[at] & tag.THAT and at > naming.end + 1:
            break
        action = scene.words.actions.get(scene.folded(at))
        if (
            action is not None
            and action.does == "holds"
            and not action.suffixed
            and _agrees(action.gender, scene, naming)
        ):
            if at - naming.end > 4 and not _relative_between(scene, naming.end, at):
                break
            begin = at if action.lemma in _ITSELF else at + 1
            yield Stretch(begin, _end_of_terms(scene, begin, end), action.lemma in _ITSELF)
            return
    for at in range(naming.first - 1, max(start, naming.first - 4) - 1, -1):
        action = scene.words.actions.get(scene.folded(at))
        if action is not None and action.does == "holds" and not scene.actors_in(at + 1, naming.first):
            item = _first_item(scene, naming.end, end)
            if item is not None:
                yield Stretch(item, _end_of_terms(scene, item, end), False)
            return
    if naming.end < end and scene.prefix(naming.end) == "ب" and _item_at(scene, naming.end):
        yield Stretch(naming.end, _end_of_terms(scene, naming.end, end), False)
    elif naming.proposed:
        yield Stretch(naming.first, _end_of_terms(scene, naming.first, end), False)
    else:
        for at in range(naming.first + 1, naming.end):
            if scene.prefix(at) == "ب" and _item_at(scene, at):
                yield Stretch(at, _end_of_terms(scene, at, end), False)
                return


_ITSELF = frozenset(["ترك", "أبقى"])
"""Verbs that say a term with their own word («يترك الحركة في السلطة»)."""


def _agrees(gender: str, scene: Scene, naming: Naming) -> bool:
    word = scene.stem(naming.first)
    feminine = word.endswith(("ه", "ات")) or scene.folded(naming.first).endswith("تها")
    return not gender or (gender == "f") == feminine


def _relative_between(scene: Scene, first: int, end: int) -> bool:
    bits = tag.RELATIVE | tag.COMMA
    return any(scene.text.tags[at] & bits for at in range(first, end))


def _end_of_terms(scene: Scene, first: int, end: int) -> int:
    """Terms end with the clause: at a new verb of saying, a contrast, or the end of the words they stand in."""
    voice = scene.voices[first] if first < len(scene.voices) else -1
    for at in range(first + 1, min(end, first + 4 * _LONGEST_TERM)):
        bits = scene.text.tags[at]
        if bits & tag.COMMA and at + 1 < end and _new_clause(scene, at + 1):
            return at
        if voice >= 0 and scene.voices[at] != voice and scene.voices[at] < 0 and not bits & (tag.MARK | tag.COMMA):
            return at
    return min(end, first + 4 * _LONGEST_TERM)


def _new_clause(scene: Scene, at: int) -> bool:
    bits = scene.text.tags[at]
    if _item_at(scene, at) or _item_at(scene, at + 1):
        return False
    said = bits & tag.CUE and not bits & tag.NOMINAL
    return bool(said or bits & tag.SUBORDINATOR or scene.folded(at) in ("وفق", "بحسب", "حسب", "لكن", "ولكن"))


def _told_behind(scene: Scene, naming: Naming, after: int) -> Iterator[Stretch]:
    """Sentences behind that go on about it: «في المرحلة الأولى …», «وسيتم … مقابل …», «وبموجبه …»."""
    limit = min(after, naming.end + 6 * _NEAR, len(scene.text.tokens))
    last = naming.end
    at = scene.sentence(naming.first)[1]
    while at < limit and at - last <= _NEAR:
        start, end = at, min(scene.text.sentence_end(at), len(scene.text.tokens))
        end = min(end, after) if after > start else end
        at = max(scene.text.sentence_end(at), at + 1)
        begin = _continues(scene, start, end)
        if begin is not None:
            last = end
            yield Stretch(begin, end, False)


def _continues(scene: Scene, start: int, end: int) -> int | None:
    """Where the terms of a sentence begin that carries a proposal on; None if it does not."""
    phase = next((at for at in range(start, end) if _phase_at(scene, at) is not None), None)
    if phase is not None:
        return phase if _first_item(scene, phase, end) is not None else None
    item = _first_item(scene, start, end)
    if item is None:
        return None
    head = range(start, min(item + 1, start + 8))
    planned = any(scene.is_in(at, "future") and scene.text.types[at].folded != "سوف" for at in head)
    under = any(scene.is_in(at, "under it") for at in head)
    coming = any(_future_item(scene, at) for at in range(start, min(end, start + 30)))
    exchange = any(scene.is_in(at, "condition") for at in range(item, end))
    if under or ((planned or coming) and exchange):
        return start if coming and not planned else item
    return None


def _future_item(scene: Scene, at: int) -> bool:
    word = scene.folded(at).lstrip("وف")
    return word.startswith("س") and any(not one.noun for one in _item_at(scene, at))


def _first_item(scene: Scene, first: int, end: int) -> int | None:
    return next((at for at in range(first, end) if _item_at(scene, at)), None)


def _item_at(scene: Scene, at: int) -> tuple[ItemWord, ...]:
    """The entries that the word at `at` opens a term with."""
    if at >= len(scene.text.types):
        return ()
    return tuple(
        one
        for one in scene.words.items.get(scene.folded(at), ())
        if (
            not one.second
            or any(is_one(scene, near, one.second) for near in range(at + 1, at + (3 if one.noun else 7)))
        )
        and not any(is_one(scene, near, one.unless) for near in range(at + 1, at + 4))
    )


def _phase_at(scene: Scene, at: int) -> int | None:
    """«المرحلة الأولى» is 1."""
    if scene.stem(at) not in ("مرحله", "دفعه") or at + 1 >= len(scene.text.types):
        return None
    return _ORDINALS.get(scene.stem(at + 1)) or _ORDINALS.get(scene.bare(at + 1).removeprefix("ال"))


def _terms_in(scene: Scene, stretch: Stretch, figures: Sequence[Figure], moments: Sequence[Moment]) -> Iterator[Term]:
    openings = []
    at = stretch.first
    while at < stretch.end:
        if (found := _item_at(scene, at)) and _may_open(scene, at, stretch.first, found[0]):
            openings.append((at, found[0]))
            at += 1 + bool(found[0].second)
        at += 1
    if not openings:
        return
    phase = _phase_before(scene, stretch.first)
    for number, (first, word) in enumerate(openings):
        edge = openings[number + 1][0] if number + 1 < len(openings) else stretch.end
        for place in range(openings[number - 1][0] if number else stretch.first, first + 1):
            phase = _phase_at(scene, place) or phase
        end = _term_end(scene, first, edge, stretch.end)
        phase_inside = next((p for p in (_phase_at(scene, at) for at in range(first, end)) if p), None)
        yield _term(scene, first, end, word, phase_inside or phase, figures, moments)


def _phase_before(scene: Scene, first: int) -> int | None:
    start = scene.sentence(first)[0]
    return next((p for p in (_phase_at(scene, at) for at in range(first - 1, start - 1, -1)) if p), None)


def _may_open(scene: Scene, at: int, floor: int, word: ItemWord) -> bool:
    """A term begins a clause or a member of a list: not inside «من أجل وقف …» or «اتفاق وقف …», or behind «بعد»."""
    if at and word.noun and (scene.folded(at - 1) in scene.words.heads or scene.is_in(at - 1, "expected")):
        return False
    if at == floor or scene.text.tags[at] & tag.CONJ or scene.folded(at).startswith("و"):
        return True
    before = scene.stem(at - 1)
    if any(_phase_at(scene, near) for near in (at - 1, at - 2)):
        return True  # «تخصص المرحلة الثالثة لتسليم …»
    return scene.prefix(at) != "ل" and before not in ("بعد", "قبل", "اجل", "علي اساس")


def _term_end(scene: Scene, first: int, edge: int, limit: int) -> int:
    """A term holds what is given for it («مقابل …»), and ends before the next one."""
    end = edge
    if edge < limit:
        at = edge - 1
        while at > first and (scene.text.tags[at] & (tag.COMMA | tag.PREPOSITION) or scene.is_in(at, "condition")):
            at -= 1
        if at > first + 1 and scene.text.tags[at] & tag.CONJ:
            at -= 1  # «لتسليم الجثامين وبدء إعادة إعمار القرى»
        end = at + 1
        if any(scene.is_in(between, "condition") for between in range(at, edge)):
            end = limit if limit - first < _LONGEST_TERM else edge  # «إطلاق الأسرى مقابل إطلاق سراح مئات …»
            comma = next((at for at in range(edge, end) if scene.text.tags[at] & tag.COMMA), end)
            end = comma
    else:
        comma = next((at for at in range(first + 1, end) if _parts(scene, at)), end)
        end = comma
    turn = next((at for at in range(first + 1, end) if scene.text.tags[at] & tag.SUBORDINATOR), end)
    return min(end, turn, first + _LONGEST_TERM)


def _parts(scene: Scene, at: int) -> bool:
    """A comma or conjunction behind which something else begins."""
    bits = scene.text.tags
    if bits[at] & tag.COMMA and at + 1 < len(bits):
        return not scene.is_in(at + 1, "condition")
    return bool(bits[at] & (tag.LINE | tag.SUBORDINATOR))


def _term(
    scene: Scene,
    first: int,
    end: int,
    word: ItemWord | None,
    phase: int | None,
    figures: Sequence[Figure],
    moments: Sequence[Moment],
) -> Term:
    condition = next((at for at in range(first + 1, end) if scene.is_in(at, "condition")), end)
    at = cleaned(scene, first, end)
    main = cleaned(scene, first, condition)
    giver, taker = giver_of(scene, first, condition, word), taker_of(scene, first, condition)
    return Term(
        at=at,
        item=word.item if word is not None else Item.OTHER,
        phase=phase,
        duration=_duration(moments, at),
        giver=giver,
        taker=None if taker == giver else taker,
        quantity=next((one.at for one in figures if main.start <= one.at.start and one.at.end <= main.end), None),
        object=object_of(scene, first, condition, word),
        condition=None if condition >= end - 1 else cleaned(scene, condition, end),
        statement=None if scene.voices[first] < 0 else scene.voices[first],
    )


def _duration(moments: Sequence[Moment], at: Span) -> str | None:
    inside = (one for one in moments if at.start <= one.at.start and one.at.end <= at.end)
    return next((one.duration for one in inside if one.kind is MomentKind.DURATION), None)
