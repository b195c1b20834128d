"""How far the name of a proposal reaches behind its head: «خطة من 3 مراحل», «مشروع القرار … لوقف إطلاق النار»."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.adjectives import is_adjective
from qawl.find.proposals.scene import Scene
from qawl.text import tags as tag

_LONGEST = 14
"""Tokens of a name."""
_ENDS = (
    tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.RELATIVE | tag.THAT | tag.VERB | tag.AUXILIARY | tag.NEGATION
    | tag.SUBORDINATOR | tag.DASH | tag.OPEN | tag.CLOSE | tag.BARE_THAT | tag.DEMONSTRATIVE
)  # fmt: skip
COUNTS = {"ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6}
_NAME_TAGS = tag.DEFINITE | tag.NISBA | tag.PLACE | tag.BODY_NAME | tag.GIVEN | tag.BODY
_NO_PURPOSE = frozenset(["تصويت", "قيام", "مناقشه", "مناقشته", "بحث", "بحثه", "نقاش", "شان", "مره", "موافقه"])
_LEADS = frozenset(["في", "بين", "بشان", "حول", "مع"])
_LEADS_AT_ONCE = frozenset(["بشان", "حول", "مع"])
_OF_PHASES = frozenset(["من", "ذات", "ذو", "ذا"])


@dataclass(frozen=True, slots=True)
class _So:
    """How far the name is known to reach, and what that part is like."""

    at: int
    definite: bool
    complement: bool
    """«ل…», «من 3 مراحل» or the like has begun: indefinite words may follow."""


def phrase_end(scene: Scene, floor: int, *, definite: bool) -> int:
    """The token after the name that a head opens, of which the words before `floor` are known to be part."""
    text = scene.text
    limit = min(scene.sentence(floor - 1)[1], floor + _LONGEST)
    so = _So(floor, definite, False)
    while so.at < limit:
        step = _step(scene, so, floor, limit)
        if step is None:
            break
        so = step
    at = so.at
    while at > floor and text.tags[at - 1] & (tag.PREPOSITION | tag.COMMA) and not text.tags[at - 1] & tag.NOMINAL:
        at -= 1
    return at


def _step(scene: Scene, so: _So, floor: int, limit: int) -> _So | None:
    """One word or phrase further; None where the name ends."""
    at, bits, kind = so.at, scene.text.tags[so.at], scene.text.types[so.at]
    if bits & tag.MARK:
        return _over_quote(scene, so, limit)
    if bits & _ENDS or (bits & tag.TIME and not bits & tag.NISBA and kind.stem != "مرحله"):
        return None
    if kind.bare in _OF_PHASES and scene.any_in(at + 1, min(limit, at + 3), "phase"):
        return _over_phases(scene, at, limit)
    if _is_something_else(scene, so, floor):
        return None
    if bits & tag.CONJ:
        return _further(so) if _joins(scene, at, complement=so.complement) else None
    actor = None if so.definite else scene.actor_at(at)
    if actor is not None and actor.first == at:
        return _So(max(at + 1, actor.end), True, so.complement)
    if bits & tag.PREPOSITION and not bits & tag.NOMINAL:
        return _over_preposition(scene, so, floor, limit)
    if scene.prefix(at) or bits & tag.PREFIXED:
        leads = scene.prefix(at) not in ("ب", "ك") and kind.stem not in _NO_PURPOSE
        return _So(at + 1, True, True) if leads else None
    return _over_word(scene, so)


def _further(so: _So) -> _So:
    return _So(so.at + 1, so.definite, so.complement)


def _over_quote(scene: Scene, so: _So, limit: int) -> _So | None:
    """«خطة "القرن"»: a short name in marks."""
    quote = scene.text.quote_at(so.at)
    if quote is None or not quote.closed or so.at + 1 >= limit or not scene.text.tags[so.at + 1] & _NAME_TAGS:
        return None
    end = scene.text.token_at(quote.end) + 1
    return _So(end, True, so.complement) if so.at < end <= min(limit, so.at + 5) else None


def _over_phases(scene: Scene, at: int, limit: int) -> _So:
    at += 2
    while at < limit and scene.is_in(at, "phase"):
        at += 1
    return _So(at, True, True)


def _is_something_else(scene: Scene, so: _So, floor: int) -> bool:
    """A verb of tabling, holding or answering, a condition, a term: what is said of the proposal."""
    at, bits, folded = so.at, scene.text.tags[so.at], scene.folded(so.at)
    answers = folded in scene.words.answers and scene.prefix(at) != "ل"
    if answers and not (bits & tag.DEFINITE and at == floor):
        return True
    action = scene.words.actions.get(folded)
    acts = action is not None and not action.noun and not bits & (tag.DEFINITE | tag.NISBA)
    if acts or scene.is_in(at, "condition") or (at > floor and scene.is_in(at, "reply")):
        return True
    closed = so.definite and not so.complement and at > floor
    return closed and not bits & tag.DEFINITE and not scene.prefix(at) and opens_item(scene, at)


def _over_preposition(scene: Scene, so: _So, floor: int, limit: int) -> _So | None:
    at, word = so.at, scene.bare(so.at)
    if word == "الي" and scene.is_in(at - 1, "calls for"):
        return _So(at + 1, so.definite, True)
    about = so.complement or scene.any_in(floor, at, "peace")
    if word not in _LEADS or (not about and word not in _LEADS_AT_ONCE):
        return None
    placed = at + 1 < limit and scene.text.tags[at + 1] & (tag.PLACE | tag.BODY | tag.GIVEN)
    return _So(at + 1, True, True) if word != "في" or placed else None


def _over_word(scene: Scene, so: _So) -> _So | None:
    """An adjective or a genitive; a definite name takes nothing but adjectives."""
    at, bits, word = so.at, scene.text.tags[so.at], scene.folded(so.at)
    if bits & tag.DEFINITE:
        fits = not so.definite or so.complement or _qualifies(scene, at)
        return _So(at + 1, True, so.complement) if fits else None
    if bits & (tag.NISBA | tag.PLACE | tag.GIVEN):
        return _further(so)
    if so.definite and not so.complement:
        return None
    verb = word.startswith(("ي", "س")) or (word.startswith("ت") and not word.endswith("ه"))
    return None if (verb or bits & tag.CUE) and not bits & tag.NOMINAL else _further(so)


def _qualifies(scene: Scene, at: int) -> bool:
    """«الورقة المعدلة», «المراحل الثلاث»."""
    counted = bool(scene.text.tags[at] & tag.NUMERAL) or scene.stem(at) in COUNTS
    return counted or is_adjective(scene.text, at) or scene.is_in(at, "version") or scene.is_in(at, "open")


def opens_item(scene: Scene, at: int) -> bool:
    """Whether the word at `at` opens a term («وقف إطلاق النار»)."""
    return any(
        not one.second or scene.stem(at + 1) in one.second for one in scene.words.items.get(scene.folded(at), ())
    )


def _joins(scene: Scene, at: int, *, complement: bool) -> bool:
    """Whether «و» carries the name on: «لوقف إطلاق النار وتبادل الأسرى», «الأسرى والمحتجزين»."""
    bits = scene.text.tags[at]
    if not complement or bits & (tag.CUE | tag.VERB):
        return False
    if opens_item(scene, at):
        return scene.prefix(at) in ("", "ل")
    noun = bits & tag.DEFINITE and not bits & (tag.TITLE | tag.PREFIXED)
    return bool(noun and scene.text.tags[at - 1] & (tag.DEFINITE | tag.NISBA))
