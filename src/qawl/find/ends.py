"""Where the attributed words end: at each place where they may, learnt weights say whether they do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qawl.find.adverbials import ASIDE
from qawl.find.frames import Frame
from qawl.find.markers import CLAUSES
from qawl.text import tags as tag
from qawl.text.layers import Text

Weights = Mapping[str, int]
"""Learnt by evals/learn_ends.py, in thousandths of the logarithm of the odds; what is not listed weighs nothing."""

_CLASSES = (
    ("that", tag.THAT), ("not", tag.NEGATION), ("aux", tag.AUXILIARY), ("sub", tag.SUBORDINATOR),
    ("rel", tag.RELATIVE), ("turn", tag.TURN), ("dem", tag.DEMONSTRATIVE), ("prep", tag.PREPOSITION),
    ("time", tag.TIME), ("verb", tag.VERB), ("cue", tag.CUE),
)  # fmt: skip
_MARKS = (
    ("line", tag.LINE), ("stop", tag.STOP), ("comma", tag.COMMA), ("colon", tag.COLON), ("mark", tag.MARK),
    ("dash", tag.DASH), ("open", tag.OPEN), ("close", tag.CLOSE),
)  # fmt: skip
_ALL_MARKS = tag.LINE | tag.STOP | tag.COMMA | tag.COLON | tag.MARK | tag.DASH | tag.OPEN | tag.CLOSE
_OPENS_CLAUSE = tag.SUBORDINATOR | tag.RELATIVE | tag.TURN
_JOINED = tag.VERB | tag.CUE | tag.AUXILIARY | tag.THAT
_LED = tag.PREPOSITION | tag.SUBORDINATOR | tag.RELATIVE | tag.THAT
_REST = (1, 4, 8, 15, 25, 40)
_FAR = (2, 4, 7, 11, 16, 24, 36)


def choose_end(
    text: Text, frame: Frame, start: int, reach: int, ruled: int, begins: Mapping[int, Frame], weighing: Weighing
) -> int:
    """The token index at which the words end that begin at `start`.

    `reach` is the end of their sentence, `ruled` where a rule would end them, and `begins` says at which token the
    clause of which cue begins.
    """
    if not weighing.weights:
        return ruled
    for index in places(text, start, reach, ruled, begins):
        if index == reach:
            break
        if is_over(text, start, index, ruled, begins) or _answers_opening(text, frame, index):
            return index
        if _is_but(text, frame, index):
            return index
        if weighing.weigh(text, frame, index, reach, ruled, begins) > 0:
            return index
    return reach


def is_over(text: Text, start: int, index: int, ruled: int, begins: Mapping[int, Frame]) -> bool:
    """Whether the words end before the token at `index` whatever the weights say.

    The rule's end holds where somebody is cited from it on, and «على حد قوله» and what the outlet glosses end words
    anywhere. Behind an end that the weights have passed over, «الأحزاب التي اقترحت …» is more often part of the words.
    """
    if text.tags[index] & tag.GLOSS:
        return True
    if index == ruled and text.tags[index] & tag.THAT and text.tokens[index].startswith("وإ"):
        return True  # «قال المدير إن خصومه طلبوا أن يبتعد، وإن …»
    if index == ruled and tells_what_is(text, start, index):
        return True
    return index in begins and (index == ruled or begins[index].marker == ASIDE)


def _is_but(text: Text, frame: Frame, index: int) -> bool:
    """«ترحب الحكومة بالاتفاق لكن المعارضة ترفضه»: what one feels or wants is no clause that «لكن» could go on."""
    if frame.marker in CLAUSES or text.types[index].folded not in _BUT or index + 1 >= len(text.tags):
        return False
    after = text.tags[index + 1]
    return bool(after & (tag.NOMINAL | tag.PLACE | tag.DEFINITE | tag.THAT)) and not after & tag.PREPOSITION


_BUT = frozenset({"لكن", "ولكن", "بينما", "فيما"})


def _answers_opening(text: Text, frame: Frame, index: int) -> bool:
    """«في الوقت الذي تقول فيه الوزارة إن الجسر جاهز، فإن …»: what a clause of time opens is answered behind «ف»."""
    if frame.begin < 2 or frame.marker in (":", "quote"):
        return False
    bits, led = text.tags[index], text.types[frame.begin - 1]
    answer = bits & tag.CONJ and bits & (tag.THAT | tag.DEMONSTRATIVE) and text.types[index].folded[:1] == _SO
    if not answer or not text.tags[index - 1] & tag.COMMA:
        return False
    meanwhile = led.tags & tag.RELATIVE and text.types[frame.begin - 2].stem == _TIME
    return bool(meanwhile or led.bare in _WHEN)


_SO = "ف"
_TIME = "وقت"
_WHEN = frozenset({"عندما", "حين", "حينما", "بعدما", "بينما", "طالما", "كلما"})


def tells_what_is(text: Text, start: int, that: int) -> bool:
    """«يرغب الحزب في أن يعمل المكتب ليلا وأن الخلاف …»: the first أن leads to a verb, the second to a noun.

    The one tells what ought to be and the other what is, so that they are not of one saying.
    """
    bits, word = text.tags[that], text.types[that].folded
    if not bits & tag.THAT or word[:1] != _AND or word == _AND_NOT or that + 1 >= len(text.tags) or not start:
        return False
    if not text.tags[start - 1] & tag.BARE_THAT or not is_present(text, start):
        return False
    noun = text.tags[that + 1] & (tag.DEFINITE | tag.DEMONSTRATIVE)
    return bool(noun or not bits & tag.BARE_THAT)


_AND = "و"
_AND_NOT = "والا"


def is_present(text: Text, index: int) -> bool:
    """Whether a verb in the present stands here, and nothing else that begins with its letters."""
    bits, word = text.tags[index], text.types[index].bare
    return word[:1] in _OF_PRESENT and len(word) > 3 and not bits & (tag.NOMINAL | tag.CONJ | tag.THAT)


def places(text: Text, start: int, reach: int, ruled: int, begins: Mapping[int, Frame]) -> Iterator[int]:
    """The token indexes at which the words from `start` on may end, in order; the last is `reach`."""
    tags = text.tags
    for index in range(start + 1, reach):
        bits, before = tags[index], tags[index - 1]
        if (
            index == ruled
            or index in begins
            or bits & (_OPENS_CLAUSE | tag.TIME)
            or (
                before & (tag.COMMA | tag.CLOSE | tag.MARK) and not bits & (tag.COMMA | tag.MARK | tag.STOP | tag.CLOSE)
            )
            or (bits & tag.CONJ and bits & _JOINED)
            or (bits & tag.PREPOSITION and not bits & tag.PREFIXED)
        ) and not goes_on(text, index):
            yield index
    yield reach


def goes_on(text: Text, index: int) -> bool:
    """«…، كما أن الجسر مغلق»: with أن behind it «كما» adds to the words, as one number beside another does."""
    if text.tags[index] & tag.AS and index + 1 < len(text.tags) and text.tags[index + 1] & tag.THAT:
        return True
    return text.types[index].bare in _BESIDE and _counts_on(text, index)


_BESIDE = frozenset({"فيما", "بينما", "في"})
"""Words that open a clause of what was the case meanwhile; «في» of «في حين»."""


def _counts_on(text: Text, index: int) -> bool:
    """«… بلغ العدد 20 ألفا، فيما بلغ في الجنوب 30 ألفا»: whoever gives the one number gives the other."""
    behind = text.phrase_ends.get(index, index + 1)
    if not text.tags[index] & tag.TURN or behind >= len(text.tags) or text.tags[behind] & tag.CUE:
        return False
    return _has_count(text, range(index - 1, max(-1, index - _COUNTED), -1)) and _has_count(
        text, range(behind, min(len(text.tags), behind + _COUNTING))
    )


def _has_count(text: Text, near: range) -> bool:
    """Whether a number that is no year stands there before the sentence, or the clause of a cue, is over."""
    for at in near:
        if text.tags[at] & (tag.STOP | tag.LINE) or (text.tags[at] & tag.CUE and not text.tags[at] & tag.NOMINAL):
            return False
        if text.tags[at] & tag.NUMBER and not _YEAR.fullmatch(text.tokens[at]):
            return True
    return False


_COUNTED, _COUNTING = 25, 14
_YEAR = re.compile("(?:14|19|20)[0-9]{2}")


def features(text: Text, frame: Frame, index: int, reach: int, ruled: int, begins: Mapping[int, Frame]) -> list[str]:
    """What speaks for or against an end before the token at `index`; each is a name that the weights may hold."""
    edge, joined, sort = _place(text, index)
    alone, framed = _of_place(text, index, edge, joined, sort), _of_frame(frame, edge, sort)
    return [*alone, *framed, *_of_words(text, frame, index, reach, ruled, begins, edge, joined)]


class Weighing:
    """The weights over one text: what hangs on a place alone is weighed once, whosesoever words may end there."""

    __slots__ = ("_of_frames", "_of_places", "weights")

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._of_places: dict[int, tuple[str, str, str, int]] = {}
        self._of_frames: dict[tuple[str, ...], int] = {}

    def weigh(self, text: Text, frame: Frame, index: int, reach: int, ruled: int, begins: Mapping[int, Frame]) -> int:
        """What all `features` weigh together."""
        known = self._of_places.get(index)
        if known is None:
            edge, joined, sort = _place(text, index)
            alone = self._sum(_of_place(text, index, edge, joined, sort))
            known = self._of_places[index] = edge, joined, sort, alone
        edge, joined, sort, alone = known
        key = frame.marker, frame.form.tense, frame.act, edge, sort
        framed = self._of_frames.get(key)
        if framed is None:
            framed = self._of_frames[key] = self._sum(_of_frame(frame, edge, sort))
        return alone + framed + self._sum(_of_words(text, frame, index, reach, ruled, begins, edge, joined))

    def _sum(self, names: Iterable[str]) -> int:
        weights = self.weights
        return sum([weights.get(name, 0) for name in names])


def _place(text: Text, index: int) -> tuple[str, str, str]:
    """The mark before a token, whether it is joined, and its sort."""
    before = text.tags[index - 1]
    edge = "," if before & tag.COMMA else '"' if before & tag.MARK else ")" if before & tag.CLOSE else "-"
    return edge, "+" if text.tags[index] & tag.CONJ else "", _class(text, index)


def _of_place(text: Text, index: int, edge: str, joined: str, sort: str) -> tuple[str, ...]:
    """What hangs on the place alone, whosesoever words may end there."""
    bits = text.tags[index]
    word = "" if bits & _ALL_MARKS else joined + text.types[index].bare
    after = index + 1 if index + 1 < len(text.tags) else index
    return (
        "always",
        f"{edge}{joined}{sort}",
        f"word {word}",
        f"{edge}word {word}",
        f"{sort}>{_class(text, after)}",
        f"{word}_{text.types[after].bare}" if bits & _LED else "_",
    )


def _of_frame(frame: Frame, edge: str, sort: str) -> tuple[str, ...]:
    """What hangs on the sorts of the cue and of the place."""
    marker, tense = frame.marker, frame.form.tense
    return (
        f"behind {marker}{edge}", f"behind {marker} {sort}", f"of {tense}{edge}", f"of {tense} {sort}",
        f"act {frame.act}{edge}",
    )  # fmt: skip


def _of_words(
    text: Text, frame: Frame, index: int, reach: int, ruled: int, begins: Mapping[int, Frame], edge: str, joined: str
) -> list[str]:
    """What hangs on where these words begin and their sentence ends."""
    relation = "at" if index == ruled else "past" if index > ruled else "before"
    found = [
        f"rest {_limit(_REST, reach - index)}",
        f"{relation}{edge}",
        f"far {_limit(_FAR, index - frame.content)}{edge}",
        f"verb {_verb_ahead(text, index, reach)}{edge}{joined}",
    ]
    other = begins.get(index)
    if other is not None:
        found.append(f"cue {other.form.tense}{edge}{joined}")
        found.append(f"cue {other.marker}")
        found.append(f"cue {other.form.tense} {'named' if other.subject is not None else 'alone'}")
    return found


def _limit(limits: Sequence[int], distance: int) -> int:
    """The first limit below which the distance stays; 0 where none is so high."""
    at = bisect_right(limits, distance)
    return limits[at] if at < len(limits) else 0


def _verb_ahead(text: Text, index: int, reach: int) -> str:
    """Of what tense the verb is among the next words, as its first letter says; "none" where there is none."""
    for at in range(index, min(index + _VERB_WITHIN, reach)):
        if text.tags[at] & (tag.VERB | tag.CUE):
            return "present" if text.types[at].bare[:1] in _OF_PRESENT else "past"
    return "none"


_VERB_WITHIN = 3
_OF_PRESENT = "يتن"


def _class(text: Text, index: int) -> str:
    """What sort of token this is, as far as ends depend on it."""
    bits = text.tags[index]
    if bits & _ALL_MARKS:
        return next(name for name, tags in _MARKS if bits & tags)
    names = [name for name, tags in _CLASSES if bits & tags]
    if bits & tag.CUE:
        names.append("/".join(sorted({form.tense for _, form in text.types[index].cues})))
    return " ".join(names) if names else "noun" if bits & tag.NOMINAL else "word"
