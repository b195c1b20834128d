"""Where a proposal is named: a head noun with what belongs to it, told from plans of schools, budgets and clubs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from qawl.find.proposals.reach import phrase_end
from qawl.find.proposals.scene import Scene
from qawl.lexicon.proposals import Head, HeadForm, ProposalWords
from qawl.model.proposals import ProposalKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_MOST = 300
"""Places of one article at which proposals are looked for."""
_LONGEST = 14
"""Tokens of a name."""
_ENOUGH = {"strong": 3, "weak": 4, "loose": 4, "recalls": 99}


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a proposal or points back to one; numbers are token indexes."""

    first: int
    end: int
    head: Head
    definite: bool
    bare: bool
    """Nothing but the head, with or without «هذا»."""
    pointed: bool
    """Behind a demonstrative, or with a pronoun («خطته»)."""
    proposed: bool
    """No head noun: what somebody is said to propose («اقترحت هدنة»)."""
    evidence: int
    """How much around it speaks of talks; see `_enough`."""

    @property
    def names(self) -> bool:
        """Whether it can stand for itself, and need not point back."""
        return self.evidence >= _ENOUGH[self.head.weight]


def may_name(text: Text, words: ProposalWords) -> list[tuple[int, HeadForm | None]]:
    """The tokens at which a head stands, and None for a verb of proposing; cheap, for every article."""
    heads, actions = words.heads, words.actions
    found: list[tuple[int, HeadForm | None]] = []
    last, written = len(text.types) - 1, text.written.folded
    for at in written.places((written.distinct & heads.keys()) | (written.distinct & actions.keys())):
        kind = text.types[at]
        forms = heads.get(kind.folded)
        if forms is not None:
            after = text.types[at + 1].folded if at < last else ""
            fitting = [form for form in forms if not form.head.second or after in form.head.second]
            if fitting:  # «مشروع قرار» before «مشروع»
                found.append((at, max(fitting, key=lambda form: bool(form.head.second))))
        elif (action := actions.get(kind.folded)) is not None and action.does == "proposes" and not action.noun:
            found.append((at, None))
        if len(found) >= _MOST:
            break
    return found


def speaks_of_talks(text: Text, words: ProposalWords, places: list[tuple[int, HeadForm | None]]) -> bool:
    """Whether a word of talks or war stands near one of the places that can open a proposal."""
    talks, types = words.classes["talks"], text.types
    near = -1
    for at, form in places:
        if form is not None and form.head.weight == "recalls":
            continue
        for index in range(max(near, at - _AROUND, 0), min(len(types), at + _AROUND)):
            if index != at and types[index].stem in talks:
                return True
        near = at + _AROUND
    return False


def find_namings(scene: Scene, places: list[tuple[int, HeadForm | None]]) -> list[Naming]:
    """Every place that names a proposal or may point back to one, in order."""
    talks, others = _counts(scene, "talks"), _counts(scene, "unrelated")
    found: list[Naming] = []
    for at, form in places:
        if found and at < found[-1].end:
            continue  # «مقترح الصفقة»: the inner head belongs to the outer name
        naming = _named(scene, at, form, talks, others) if form is not None else _proposed(scene, at, talks, others)
        if naming is not None:
            found.append(naming)
    return found


def _counts(scene: Scene, name: str) -> list[int]:
    """How many words of the class stand before each token."""
    words = scene.words.classes[name]
    hits = (kind.stem in words or kind.bare in words for kind in scene.text.types)
    return list(accumulate(hits, initial=0))


def _named(scene: Scene, at: int, form: HeadForm, talks: list[int], others: list[int]) -> Naming | None:
    text = scene.text
    head = form.head
    if head.weight != "recalls" and not head.second and _is_verb(scene, at, form):
        return None
    if scene.stem(at + 1) in head.unless or scene.bare(at + 1) in head.unless or _is_adjective(scene, at, form):
        return None
    if scene.is_in(at - 1, "misleads"):
        return None
    fixed = at + 1 + bool(head.second)
    definite = form.definite or (bool(head.second) and scene.folded(at + 1).startswith(("ال", "لل")))
    end = fixed if form.owned else phrase_end(scene, fixed, definite=definite)
    pointed = form.owned or (at > 0 and bool(text.tags[at - 1] & tag.DEMONSTRATIVE))
    pointed = pointed or (end < len(text.tags) and bool(text.tags[end] & tag.DEMONSTRATIVE) and end == fixed)
    evidence = _evidence(scene, at, end, talks, others)
    if end == fixed and not head.second and at and scene.text.tags[at - 1] & tag.NUMBER:
        evidence -= 2
    return Naming(at, end, head, definite, end == fixed, pointed, False, evidence)


def _is_verb(scene: Scene, at: int, form: HeadForm) -> bool:
    """«الوزير عرض على الوفد …»: a head that is also a verb, where no other verb stands before it in the clause."""
    action = scene.words.actions.get(scene.folded(at))
    if form.definite or form.prefix or scene.folded(at).endswith("ا") or action is None or action.noun:
        return False
    for before in range(at - 1, max(scene.sentence(at)[0], at - 7) - 1, -1):
        if scene.text.tags[before] & (tag.COMMA | tag.THAT | tag.COLON):
            break
        if scene.folded(before) in scene.words.answers or scene.folded(before) in scene.words.actions:
            return False
    return scene.actor_before(at, max(0, at - 3)) is not None or bool(scene.actors_in(at + 1, at + 2))


def _is_adjective(scene: Scene, at: int, form: HeadForm) -> bool:
    """«الجدول المقترح», and «لاقتراح حلول», which is the verbal noun."""
    if form.head.lemma == "اقتراح" and form.prefix == "ل" and not form.definite and at + 1 < len(scene.text.tags):
        after = scene.text.tags[at + 1]
        return bool(after & tag.COMMON) and not after & (tag.NISBA | tag.CUE | tag.DEFINITE | tag.VERB)
    if form.head.lemma != "مقترح" or not form.definite or form.prefix or not at:
        return False
    before = scene.text.tags[at - 1]
    in_actor = scene.actor_before(at, max(0, at - 8))
    return bool(before & tag.DEFINITE) and not (in_actor is not None and in_actor.end >= at)


def _proposed(scene: Scene, verb: int, talks: list[int], others: list[int]) -> Naming | None:
    """«اقترحت العاصمة في مارس هدنة من 30 يوما»: what is proposed, where no noun says that it is a proposal."""
    end = min(scene.sentence(verb)[1], verb + _LONGEST)
    for at in range(verb + 1, end):
        if scene.folded(at) in scene.words.heads or scene.text.tags[at] & (tag.THAT | tag.RELATIVE | tag.LINE):
            return None
        item = next((one for one in scene.words.items.get(scene.folded(at), ()) if one.noun), None)
        prefixed = scene.text.tags[at] & tag.PREFIXED or scene.prefix(at)
        if item is None or prefixed or (item.second and scene.stem(at + 1) not in item.second):
            continue
        last = phrase_end(scene, at + 1 + bool(item.second), definite=bool(item.second))
        return Naming(at, last, _PROPOSED, False, False, False, True, _evidence(scene, at, last, talks, others) + 2)
    return None


def _evidence(scene: Scene, at: int, end: int, talks: list[int], others: list[int]) -> int:
    text = scene.text
    first, last = scene.sentence(at)
    count = len(text.tokens)
    peace, council = scene.any_in(at + 1, end, "peace"), scene.any_in(at + 1, end, "council")
    inside = others[end] - others[at]
    score = 1 + (3 if peace else 0) + (1 if council else 0) - (4 if inside and not peace else 0)
    score += min(2, talks[last] - talks[first] - (talks[end] - talks[at])) - min(3, others[last] - others[first])
    near, far = max(0, at - _AROUND), min(count, at + _AROUND)
    score += min(2, talks[far] - talks[near])
    score -= min(2, (others[far] - others[near]) // 2)
    score += (1 if talks[count] * 50 >= count else 0) - (1 if others[count] * 25 >= count else 0)
    score += 1 if council or scene.any_in(first, last, "council") else 0
    if any(scene.is_in(before, "nothing") for before in (at - 1, at - 2)) and scene.any_in(at - 6, at, "negation"):
        score -= 9  # «ليس لديها أي خطة»
    if scene.bare(at - 1) in ("ليس", "ليست"):
        score -= 9
    return score


_AROUND = 60


_PROPOSED = Head("اقترح", ProposalKind.OFFER, "strong", frozenset(), frozenset(), False, "", "", None, "")
"""Stands for the head where a verb proposes and no noun names."""
