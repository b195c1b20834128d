"""Judge whether two statements of different articles are one saying, one that was changed on the way, or two."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from qawl.compare.sayings.cards import day_of
from qawl.compare.sayings.values import Relation, SameSaying, SayingCard
from qawl.compare.sayings.voices import SameVoice, judge_voices
from qawl.compare.sayings.words import NAME
from qawl.model.across import Occurrence
from qawl.model.records import Kind

WINDOW = 3
"""Days between two articles, beyond which equal words are another saying."""
_FEW = 12
"""Weight of the least that is shared, unless all words are the same and so is the voice: two rare words."""
_SAME, _NEAR, _PARAPHRASE = 0.85, 0.6, 0.5
"""Shares of the shorter statement, in weight."""
_ALL = 0.95
"""The share of both where copies give them to different voices."""
_SPREAD, _SPREAD_LEAST = 1.5, 4
"""The longer statement may need so many times the words of the shorter one, and so many more, for the same thing."""
_TELLING = 4
"""The weight from which on a word tells sayings apart."""
_ENOUGH_WORDS, _ENOUGH, _ENOUGH_UNSURE = 4, 14, 36
"""Words, and weight, that both have where not all words are the same; weight where the voice is not known."""
_LIKELY_VOICE, _SURE_VOICE, _SURE_CHANGE = 0.5, 0.6, 0.8
"""How sure the voice must be: where only most words are the same, for other words, and for a change."""
_OTHER_NAMES = 2
"""Names that are others, from which on other words are another saying."""
_MOST_EXCHANGED = 2
"""Telling words that may be others where a number or a negation was changed."""
_DENIES_ALL = 2
"""The mark of «لا صحة لـ» in `turned`."""
_LEAST_SCORE, _LEAST_PARAPHRASE = 0.6, 0.62
_OTHER_DAY, _OTHER_SCENE = 0.02, 0.1
"""What a day between the articles takes from the score, and a day between articles that do not begin alike."""
_EXCHANGED, _RENAMED = 0.015, 0.04
"""What a telling word takes that stands in the place of another, and a name; names of two days twice as much."""
_SCENE, _NEXT_DAY = 2, 1
"""Telling words with which two articles begin that tell of the same thing; later than the next day one is enough, but
it must be none of what is said: a formula stands in its article's beginning too."""
_MOST_COMPARED = 100_000
"""Pairs of wordings that are remembered."""
_ROUND_FROM, _ROUND_DIGITS = 1000, (3, 4)
"""A number from here on may be rounded in one of two articles, to so many digits."""


_MISREAD = SameVoice(0.4, "voice-differs")
"""In copies: the same words by somebody else are the same saying, of which one voice was not made out."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements share, seen from the shorter one."""

    share: float
    """Of its weight, what stands in the best stretch of the other."""
    in_order: float
    """Of its weight, what stands there in the same order."""
    back: float
    """Of the weight of that stretch, what stands in the shorter one."""
    weight: float
    """Of all that both have."""
    words: int
    """How many words both have, numbers included."""
    numbers: int
    """How many numbers both have."""
    differing: int
    """How many numbers stand in the same words and differ."""
    exchanged: int
    """How many telling words each has that the other has not: the fewer of the two."""
    renamed: int
    """The same of names."""
    turned: bool
    """A word that both have is negated in one of them, and nothing is in the other."""


_Verdict = tuple[Relation, float, tuple[str, ...]]
"""What two statements are to one another: relation, score and reasons."""


class Compared:
    """What was judged before, by all that tells but the place: of a hundred copies one pair is judged."""

    def __init__(self) -> None:
        self._contents: dict[tuple[object, ...], int] = {}
        self._faces: dict[tuple[object, ...], int] = {}
        self._known: dict[tuple[int, int], Shared | None] = {}
        self._verdicts: dict[tuple[int, int, bool], _Verdict | None] = {}
        self._numbers: dict[SayingCard, tuple[int, int]] = {}
        """Of each card the number of its words, and of all that is judged of it."""

    def verdict(self, one: SayingCard, other: SayingCard, *, copied: bool) -> _Verdict | None:
        """What the two are to one another, the one that stands in the earlier place first."""
        key = self._number(one)[1], self._number(other)[1], copied
        if key not in self._verdicts:
            if len(self._verdicts) >= _MOST_COMPARED:
                self._verdicts.clear()
            self._verdicts[key] = _judge(one, other, self, copied=copied)
        return self._verdicts[key]

    def shared(self, short: SayingCard, long: SayingCard) -> Shared | None:
        """What both share, the shorter one first."""
        key = self._number(short)[0], self._number(long)[0]
        if key not in self._known:
            if len(self._known) >= _MOST_COMPARED:
                self._known.clear()
            self._known[key] = _compare(short, long)
        return self._known[key]

    def _number(self, card: SayingCard) -> tuple[int, int]:
        if (known := self._numbers.get(card)) is None:
            words = card.codes.tobytes(), card.weights, card.turned, card.values
            told = day_of(card.published), card.said, card.weekdays, card.scene
            face = (*words, *told, card.voice, card.act, card.kind, card.negated, card.denials)
            words_number = self._contents.setdefault(words, len(self._contents))
            known = self._numbers[card] = words_number, self._faces.setdefault(face, len(self._faces))
        return known


def judge_same_saying(
    one: SayingCard, other: SayingCard, *, copied: bool = False, compared: Compared | None = None
) -> SameSaying | None:
    """The link between two statements; None where they are two sayings, or nothing tells.

    `copied` says that one article copies the other: then the days between them do not matter. The order of the two
    statements does not matter. `compared` remembers what earlier pairs came to.
    """
    if place(other.at) < place(one.at):
        one, other = other, one
    if one.at.article == other.at.article:
        return None
    found = (compared or Compared()).verdict(one, other, copied=copied)
    return None if found is None else SameSaying(one.at, other.at, *found)


def _judge(one: SayingCard, other: SayingCard, compared: Compared, *, copied: bool) -> _Verdict | None:
    voice = judge_voices(one.voice, other.voice) or (_MISREAD if copied else None)
    apart = days_apart(one, other)
    if voice is None or (not copied and _is_other_day(one, other, apart)):
        return None
    shared = compared.shared(*_by_length(one, other))
    relation = None if shared is None else _relation(shared, voice)
    same_day = copied or (one.said is not None and other.said is not None)
    days = 0 if same_day else WINDOW if apart is None else apart
    if shared is None or relation is None or (days and shared.renamed and relation is not Relation.SAME_WORDS):
        return None
    score = _score(shared, voice, days, alike=_begin_alike(one, other, days))
    if score < (_LEAST_PARAPHRASE if relation is Relation.PARAPHRASE else _LEAST_SCORE):
        return None
    opposite = _is_opposite(one, other, shared)
    why = [relation.value, voice.why, *_reasons(one, other, shared, relation)]
    if opposite or shared.differing:
        if not _is_change(shared, relation, voice, days):
            return None
        relation = Relation.CHANGED
        why += ["negation-differs"] * opposite + ["number-differs"] * bool(shared.differing)
    return relation, round(score, 3), tuple(why)


def _is_change(shared: Shared, relation: Relation, voice: SameVoice, days: int) -> bool:
    """Whether what differs was changed on the way: everything else is the same, and was said by the same, that day.

    What differs after days is news («12 جريحا», then 15); many numbers that differ are a template filled in anew.
    """
    template = shared.differing > 1 and shared.differing > shared.numbers
    same = relation is not Relation.PARAPHRASE and shared.renamed == 0 and shared.exchanged <= _MOST_EXCHANGED
    return same and not template and days <= 1 and voice.score >= _SURE_CHANGE


def _reasons(one: SayingCard, other: SayingCard, shared: Shared, relation: Relation) -> Iterator[str]:
    if shared.numbers and not shared.differing:
        yield "same-numbers"
    if Kind.DIRECT is one.kind is other.kind and relation is Relation.SAME_WORDS:
        yield "same-quotation"


def days_apart(one: SayingCard, other: SayingCard) -> int | None:
    """The days between the two articles; None where one of them tells no day."""
    days = [day_of(card.published) for card in (one, other)]
    return None if days[0] is None or days[1] is None else abs(days[0] - days[1])


def _is_other_day(one: SayingCard, other: SayingCard, apart: int | None) -> bool:
    """Whether the two were said on different days, as far as the articles tell."""
    if one.weekdays and other.weekdays and not one.weekdays & other.weekdays:
        return True
    if one.said is not None and other.said is not None:
        return one.said[1] < other.said[0] or other.said[1] < one.said[0]
    return apart is not None and apart > WINDOW


def _begin_alike(one: SayingCard, other: SayingCard, days: int) -> bool:
    """Whether two articles tell of the same thing, by their beginnings."""
    both = one.scene & other.scene
    if days <= _NEXT_DAY:
        return len(both) >= _SCENE
    return not both <= {*one.codes, *other.codes, *one.voice.stems, *other.voice.stems}


def _by_length(one: SayingCard, other: SayingCard) -> tuple[SayingCard, SayingCard]:
    """The shorter one first."""
    return (one, other) if (one.size, place(one.at)) <= (other.size, place(other.at)) else (other, one)


def _compare(short: SayingCard, long: SayingCard) -> Shared | None:
    """What both share; None where it is too little for any relation. Nothing but their words may tell."""
    held = set(long.codes)
    if sum(w for code, w in zip(short.codes, short.weights, strict=True) if code in held) < _PARAPHRASE * short.size:
        return None
    return _compare_within(short, long, *_best_stretch(short, long))


def _best_stretch(short: SayingCard, long: SayingCard) -> tuple[int, int]:
    """The stretch of the longer statement that holds most of the shorter one."""
    reach = int(_SPREAD * len(short.codes)) + _SPREAD_LEAST
    if len(long.codes) <= reach:
        return 0, len(long.codes)
    wanted = set(short.codes)
    held: dict[int, int] = {}
    weight = best = 0
    at_best = (0, reach)
    for end, code in enumerate(long.codes):
        if code in wanted:
            held[code] = held.get(code, 0) + 1
            weight += long.weights[end] if held[code] == 1 else 0
        if end >= reach and (gone := long.codes[end - reach]) in wanted:
            held[gone] -= 1
            weight -= long.weights[end - reach] if held[gone] == 0 else 0
        if weight > best:
            best, at_best = weight, (max(0, end + 1 - reach), end + 1)
    return at_best


def _compare_within(short: SayingCard, long: SayingCard, first: int, end: int) -> Shared:
    mine, theirs = list(short.codes), list(long.codes[first:end])
    weights, far_weights = short.weights, long.weights[first:end]
    numbers, far_numbers = _values(short), _values(long)
    held, there, far = set(theirs) - {0}, set(mine) - {0}, set(long.codes)
    in_order, differing, turned = _in_order(short, long, first, mine, theirs)
    alike = [at for at, value in numbers.items() if any(is_same_number(value, far) for far in far_numbers.values())]
    counted = sum(weights[at] for at in alike)
    near = sum(first <= at < end for at in far_numbers)
    lonely = max(0, min(len(numbers) - len(alike), near - len(alike)))
    shared = _weight(mine, weights, held)
    return Shared(
        share=min(1.0, (shared + counted) / max(1, short.size)),
        in_order=in_order / max(1, short.size),
        back=min(1.0, (_weight(theirs, far_weights, there) + counted) / max(1, sum(far_weights))),
        weight=shared + counted,
        words=len(held & there) + len(alike),
        numbers=len(alike),
        differing=min(differing, lonely),
        exchanged=min(_left(mine, weights, far, _TELLING), _left(theirs, far_weights, there, _TELLING)),
        renamed=min(_left(mine, weights, far, NAME), _left(theirs, far_weights, there, NAME)),
        turned=turned,
    )


def _in_order(
    short: SayingCard, long: SayingCard, first: int, mine: Sequence[int], theirs: Sequence[int]
) -> tuple[int, int, bool]:
    """The weight that both have in one order, how many numbers differ in it, and whether a word of it is turned."""
    values, far_values = _values(short), _values(long)
    weight = differing = 0
    turned = False
    for tag, a, end, c, far_end in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            before_all = a == 0 or first + c == 0
            left_out = short.turned[a:end] + long.turned[first + c : first + far_end]
            turned = turned or (before_all and _DENIES_ALL in left_out)
            continue
        for step in range(end - a):
            here_at, far_at = a + step, first + c + step
            if mine[here_at]:
                weight += short.weights[here_at]
                turned = turned or bool(short.turned[here_at]) != bool(long.turned[far_at])
            elif is_same_number(values[here_at], far_values[far_at]):
                weight += short.weights[here_at]
            else:
                differing += end - a > 1  # alone among other words, it counts something else
    return weight, differing, turned


def _weight(codes: Sequence[int], weights: Sequence[int], among: Collection[int]) -> int:
    return sum(weight for code, weight in zip(codes, weights, strict=True) if code in among)


def _left(codes: Sequence[int], weights: Sequence[int], there: Collection[int], least: int) -> int:
    """How many words of that weight are not among the others."""
    return sum(w >= least and code != 0 and code not in there for code, w in zip(codes, weights, strict=True))


def _values(card: SayingCard) -> dict[int, float]:
    """The numbers of a statement by their places among its words."""
    return dict(zip((at for at, code in enumerate(card.codes) if not code), card.values, strict=True))


def is_same_number(one: float, other: float) -> bool:
    """Whether two numbers are one, perhaps rounded in one of the two.

    >>> is_same_number(354863, 354000), is_same_number(13809879, 13.8e6), is_same_number(0.5, 0.50)
    (True, True, True)
    >>> is_same_number(12, 13), is_same_number(2015, 2014), is_same_number(3000000, 3500000)
    (False, False, False)
    """
    if one == other:
        return True
    small, large = sorted((abs(one), abs(other)))
    if large < _ROUND_FROM or small == 0:
        return False
    steps = [10 ** (len(str(int(large))) - digits) for digits in _ROUND_DIGITS]
    return any(large - small < step and (small % step == 0 or large % step == 0) for step in steps)


def _relation(shared: Shared, voice: SameVoice) -> Relation | None:
    if shared.weight < _FEW and (shared.in_order < 1 or voice.score < _SURE_CHANGE):
        return None
    if voice is _MISREAD:
        return Relation.SAME_WORDS if min(shared.in_order, shared.back) >= _ALL else None
    if shared.in_order >= _SAME and (voice.score >= _LIKELY_VOICE or shared.weight >= _ENOUGH_UNSURE):
        return Relation.SAME_WORDS
    if voice.score < _LIKELY_VOICE or shared.words < _ENOUGH_WORDS or shared.weight < _ENOUGH:
        return None
    if shared.in_order >= _NEAR:
        return Relation.NEAR_WORDS
    if shared.share >= _PARAPHRASE and voice.score >= _SURE_VOICE and shared.renamed < _OTHER_NAMES:
        return Relation.PARAPHRASE
    return None


def _score(shared: Shared, voice: SameVoice, days: int, *, alike: bool) -> float:
    """How sure it is: by what both share, by the voice, by the days between; `alike` articles tell of one thing."""
    words = 0.5 * shared.share + 0.25 * shared.in_order + 0.25 * min(1.0, shared.back * 1.5)
    score = words * (0.6 + 0.4 * voice.score)
    score -= days * (_OTHER_DAY if alike else _OTHER_SCENE)
    score -= _EXCHANGED * shared.exchanged + _RENAMED * shared.renamed * min(2, 1 + days)
    return max(0.0, min(1.0, score))


def _is_opposite(one: SayingCard, other: SayingCard, shared: Shared) -> bool:
    """Whether one says what the other denies: a negation stands on one side, and nothing like it on the other."""
    mine, theirs = _denials(one), _denials(other)
    if one.negated != other.negated:
        return (theirs if one.negated else mine) == 0
    return shared.turned and (mine == 0 or theirs == 0)


def _denials(card: SayingCard) -> int:
    return card.denials + card.negated


def place(at: Occurrence) -> tuple[str, int]:
    """By what statements are put in order: carriers may be missing, and do not sort."""
    return at.article, -1 if at.statement is None else at.statement
