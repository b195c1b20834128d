"""Compare many texts with one another at once: the same as one by one, in a fraction of the time. It needs numpy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qawl.compare.copies.judge import Shared, is_compared, judge_found, judge_texts, strays
from qawl.compare.copies.proposed import Common, enough_plain, enough_with_forms
from qawl.compare.copies.values import Sketch

Long = NDArray[np.uint64]
Places = NDArray[np.intp]
Flags = NDArray[np.bool_]

_AT_ONCE = 512
"""Texts whose keys are drawn together."""
_SHINGLES = 1 << 16
"""Of pairs that are judged together, about how many stay near the processor; a longer pair is judged by itself."""
_ONE, _HALF, _LOW = np.uint64(1), np.uint64(32), np.uint64(0xFFFFFFFF)
_NEVER = 1 << 40
"""A day beyond all days."""
_VOICE, _QUOTED = np.uint64(2), np.uint64(2)
"""Bits that tell of a shingle whose it is, and the one that is set where nobody says it in his own voice."""


def compare_all(
    texts: Sequence[Sketch], days: Sequence[Collection[int]], common: Common
) -> Iterator[tuple[int, int, Shared]]:
    """The places of each two different texts that share enough, the smaller first, and what they share.

    They are seen from the second. `days` are those of each text.
    """
    pairs: list[tuple[int, int]] = []
    shingles = 0
    for one, other in propose_all(texts, days, common):
        size = len(texts[one].shingles) + len(texts[other].shingles) >> 2
        if size > _SHINGLES or not is_compared(texts[other], texts[one]):
            if (shared := judge_texts(texts[other], texts[one])) is not None:
                yield one, other, shared
            continue
        pairs.append((one, other))
        shingles += size
        if shingles >= _SHINGLES:
            yield from _judged(texts, pairs)
            pairs, shingles = [], 0
    if pairs:
        yield from _judged(texts, pairs)


# Who is compared


def propose_all(texts: Sequence[Sketch], days: Sequence[Collection[int]], common: Common) -> Iterator[tuple[int, int]]:
    """The places of each two texts that have enough keys in common, the smaller first, in order."""
    filed = np.concatenate([_keyed(texts[at : at + _AT_ONCE], at) for at in range(0, len(texts), _AT_ONCE)])
    filed.sort()
    filed = filed[_news(filed)]
    """Each key with each text that has it."""
    places = (filed & _LOW).astype(np.intp)
    sizes = np.bincount(places, minlength=len(texts))
    starts = np.flatnonzero(_news(filed >> _HALF))
    many = np.diff(starts, append=len(filed))
    several = (many > 1) & (many <= common.crowd)
    pairs = _paired(starts[several], many[several], places, days, common)
    if not len(pairs):
        return
    pairs.sort()
    firsts = np.flatnonzero(_news(pairs >> _ONE))
    forms = np.add.reduceat(pairs & _ONE, firsts).astype(np.intp)
    both = np.diff(firsts, append=len(pairs))
    pairs = pairs[firsts] >> _ONE
    one, other = (pairs >> _HALF).astype(np.intp), (pairs & _LOW).astype(np.intp)
    fewer = np.minimum(sizes[one], sizes[other])
    plain, formed = np.array([(enough_plain(size), enough_with_forms(size)) for size in range(fewer.max() + 1)]).T
    enough = (both - forms >= plain[fewer]) | (both >= formed[fewer])
    yield from zip(one[enough].tolist(), other[enough].tolist(), strict=True)


def _keyed(texts: Sequence[Sketch], first: int) -> Long:
    """The keys of texts, and in the lower half the place of the text; `first` is that of the first."""
    shingles = np.frombuffer(b"".join([text.shingles for text in texts]), "<u4")
    ends = np.cumsum([len(text.shingles) // 4 for text in texts])
    drawn = np.flatnonzero(shingles & 7 == 0)
    texts_of = np.searchsorted(ends, drawn, "right")
    whole = drawn + 2 < ends[texts_of]
    drawn, texts_of = drawn[whole], texts_of[whole]
    keys = (shingles[drawn] ^ shingles[drawn + 2]).astype(np.uint64)
    keyed: Long = keys << _HALF | (texts_of + first).astype(np.uint64)
    return keyed


def _news(ordered: Long | Places) -> Flags:
    """Which of them are other than the one before."""
    news = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=news[1:])
    return news


def _paired(starts: Places, many: Places, places: Places, days: Sequence[Collection[int]], common: Common) -> Long:
    """Each two texts under one key: their places, and in the lowest bit whether the key is a form.

    The texts of a key begin at a start and are so many.
    """
    told = np.array([(min(each, default=_NEVER), max(each, default=-_NEVER)) for each in days])
    found = [np.zeros(0, np.uint64)]
    for size in np.unique(many).tolist():
        of_size = starts[many == size]
        texts = places[of_size[:, None] + np.arange(size)]
        forms = np.zeros(len(texts), np.uint64)
        if size >= common.least:
            far = told[:, 1][texts].max(axis=1) - told[:, 0][texts].min(axis=1) >= common.span
            for at in np.flatnonzero(far).tolist():
                forms[at] = common.is_formula(size, [days[text] for text in texts[at].tolist()])
        one, other = np.triu_indices(size, 1)
        texts = texts.astype(np.uint64)
        pairs = texts[:, one] << (_HALF + _ONE) | texts[:, other] << _ONE | forms[:, None]
        found.append(pairs.ravel())
    return np.concatenate(found)


# What they share


@dataclass(frozen=True, slots=True, eq=False)
class _Marked:
    """What two texts have in common, marked in both."""

    many: int
    text: Sketch
    """The first of the two."""
    first: bytes
    second: bytes

    def marks(self, text: Sketch) -> bytes:
        return self.first if text is self.text else self.second

    def begin(self, text: Sketch) -> int:
        marks = self.marks(text)
        place = -1
        for _ in range(strays(self.many) + 1):
            place = marks.find(1, place + 1)
        return place


def _judged(texts: Sequence[Sketch], pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Shared]]:
    """What the texts of each pair share, if it is enough."""
    both = [texts[place] for pair in pairs for place in pair]
    ends = np.cumsum([len(text.shingles) // 4 for text in both])
    many, marks = _shared_marks(both, ends)
    edges = [0, *ends.tolist()]
    for nth, (one, other) in enumerate(pairs):
        start, end, stop = edges[2 * nth : 2 * nth + 3]
        found = _Marked(many[nth], texts[one], marks[start:end], marks[end:stop])
        shared = judge_found(texts[other], texts[one], found)
        if shared is not None:
            yield one, other, shared


def _shared_marks(both: Sequence[Sketch], ends: Places) -> tuple[list[int], bytes]:
    """Of texts of which each two are a pair, how many shingles these share, and for each shingle whether it is shared.

    All are sorted once, by their pair, their value, whose voice they are in and their place: shared is what stands
    beside an equal one of the other's.
    """
    shingles = np.frombuffer(b"".join([text.shingles for text in both]), "<u4")
    nth = np.arange(len(both), dtype=np.uint64)
    voices = np.repeat(nth >> _ONE << (_HALF + _VOICE) | nth & _ONE, np.diff(ends, prepend=0))
    voices |= _quoted(both, ends) << _ONE
    bits = np.uint64(len(shingles).bit_length())
    ordered = (shingles.astype(np.uint64) << _VOICE | voices) << bits | np.arange(len(shingles), dtype=np.uint64)
    ordered.sort()
    places = (ordered & ((_ONE << bits) - _ONE)).astype(np.intp)
    ordered >>= bits
    meet = np.flatnonzero((ordered[1:] ^ ordered[:-1] == _ONE) & (ordered[:-1] & _QUOTED == 0))
    """Where one in the second's voice follows an equal one in the first's."""
    pairs = (ordered[meet] >> (_HALF + _VOICE)).astype(np.intp)
    values = np.cumsum(_news(ordered >> _VOICE), dtype=np.intp) - 1
    shared = np.zeros(values[-1] + 1, np.uint8)
    shared[values[meet]] = 1
    marks = np.empty(len(shingles), np.uint8)
    marks[places] = shared[values]
    return np.bincount(pairs, minlength=len(both) // 2).tolist(), marks.tobytes()


def _quoted(texts: Sequence[Sketch], ends: Places) -> Long:
    """For each shingle of these texts, one after the other, 1 where it touches a quotation."""
    edges: list[int] = []
    for text, end in zip(texts, ends.tolist(), strict=True):
        if text.quoted:
            begin = end - len(text.shingles) // 4
            edges += [begin + place for stretch in text.quoted for place in stretch]
    change = np.zeros(ends[-1] + 1, np.int64)
    change[edges[::2]] += 1
    change[edges[1::2]] -= 1
    return np.cumsum(change[:-1]).astype(np.uint64)
