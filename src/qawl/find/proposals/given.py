"""Who would give what to whom: the parts of one term of a proposal, behind the word that opens it."""

from __future__ import annotations

from qawl.find.mentions import mention_words
from qawl.find.proposals.scene import Scene
from qawl.lexicon.proposals import ItemWord
from qawl.model.documents import Span
from qawl.model.proposals import Item
from qawl.model.records import HopKind
from qawl.text import tags as tag


def is_one(scene: Scene, at: int, wanted: frozenset[str]) -> bool:
    """Whether the word at `at` is one of these, as written or without its clitics."""
    if at >= len(scene.text.types):
        return False
    kind = scene.text.types[at]
    return kind.stem in wanted or kind.bare in wanted or kind.folded in wanted


def cleaned(scene: Scene, first: int, end: int) -> Span:
    """The tokens as a place, without the one letter of a preposition that is written together with the first."""
    span = scene.span(first, end)
    begin = scene.trim(first, end)[0]
    attached = scene.prefix(begin) in ("ب", "ل") and not scene.bare(begin).startswith("لل")
    return Span(span.start + 1, span.end) if attached and span.end - span.start > 2 else span


def giver_of(scene: Scene, first: int, end: int, word: ItemWord | None) -> str | None:
    """Who would do it: the subject of the verb, or the genitive of a noun that has its doer there."""
    if word is None:
        return None
    place = first + 1 + bool(word.second)
    if word.lemma in _STAY:
        return None
    if not word.noun:
        found = [one for one in scene.actors_in(first + 1, min(end, first + 6)) if not scene.is_governed(one.first)]
        if found:
            return found[0].name
        before = scene.actor_before(first, max(scene.sentence(first)[0], first - 8))
        return None if before is None else before.name
    if word.agent or word.item is Item.DISARM or word.item is Item.RELEASE:
        actor = scene.actor_at(place)
        acts = actor is not None and actor.party.kind is not HopKind.UNNAMED
        if (
            acts
            and actor is not None
            and not scene.is_governed(actor.first)
            and _is_doer(actor.name, scene, actor.first)
        ):
            return actor.name
        if word.agent:
            adjectives = range(place, min(end, place + 3))
            found_country = (scene.country(at) for at in adjectives if scene.text.tags[at] & tag.DEFINITE)
            return next((name for name in found_country if name), None)
    return None


def _is_doer(name: str, scene: Scene, at: int) -> bool:
    return bool(name) and not scene.is_in(at, "peace") and not scene.text.tags[at] & tag.UNNAMED


def taker_of(scene: Scene, first: int, end: int) -> str | None:
    """«تسليم إدارتها للأمم المتحدة»: who would get it."""
    text = scene.text
    for at in range(first + 1, end):
        if scene.prefix(at) == "ل" and text.tags[at] & (tag.BODY_NAME | tag.PLACE):
            return mention_words(text, at, text.phrase_ends.get(at, at + 1))
    for one in scene.actors_in(first + 1, end):
        before = scene.bare(one.first - 1)
        if scene.prefix(one.first) == "ل" or (before == "الي" and scene.stem(first) in ("تسليم", "نقل", "ايصال")):
            return one.name
    return None


def object_of(scene: Scene, first: int, end: int, word: ItemWord | None) -> Span | None:
    """What is given: the words behind the item word, its preposition and its doer."""
    if word is None:
        return None
    at = _second_at(scene, first, word)
    if word.noun and word.agent:
        at = _behind_doer(scene, at, end)
    if not word.noun and word.lemma not in _STAY:
        found = [one for one in scene.actors_in(at, min(end, at + 3)) if not scene.is_governed(one.first)]
        at = found[0].end if found else at
    while at < end and (scene.bare(at) in scene.words.classes["led in"] or scene.text.tags[at] & tag.COMMA):
        at += 1
    stop = next((index for index in range(at, end) if _ends_object(scene, index)), end)
    told = any(scene.text.types[index].folded[:1].isalnum() for index in range(at, stop))
    return cleaned(scene, at, stop) if told else None


def _second_at(scene: Scene, first: int, word: ItemWord) -> int:
    """Behind the item word and its doer: at its second word, or behind that where it tells of the act or the doer."""
    if not word.noun or not word.second:
        return first + 1
    at = next((near for near in (first + 1, first + 2) if is_one(scene, near, word.second)), first + 1)
    return at + (word.agent or scene.is_in(at, "of the act"))


def _ends_object(scene: Scene, at: int) -> bool:
    """A comma, or words of when and how: «الرهائن الأربعين المتوقع إطلاق سراحهم», «القتال خلال الهدنة»."""
    return bool(scene.text.tags[at] & tag.COMMA) or scene.is_in(at, "object end")


_STAY = frozenset(["ترك في السلطة", "أبقى في السلطة"])
"""Whose subject is the proposal itself."""


def _behind_doer(scene: Scene, at: int, end: int) -> int:
    """«انسحاب القوات البيلسانية من الممر»: what is left behind whoever leaves it."""
    actor = scene.actor_at(at)
    if actor is not None and actor.end < end:
        return actor.end
    return next((near for near in range(at, min(end, at + 5)) if scene.bare(near) in ("من", "الي", "ب")), at)
