"""Make the cards of many articles together: the same as one by one. It needs numpy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from qawl.compare.copies.cards import card_of, join_stretches, sketch
from qawl.compare.copies.values import Card, Sketch
from qawl.compare.copies.words import END, LAST_MARK, LEAST, QUOTATION, fold_letters
from qawl.model.documents import Article

Letters = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.uint32]
Places = NDArray[np.intp]

_LONGEST = 16
"""Letters of a word that are looked up; what is longer is hardly a word, and is worked out by itself."""
_HALF = _LONGEST // 2
"""Letters that are looked up together."""
_BEFORE = b" " * _LONGEST
_SHORT = 12
"""Words; what is shorter is told apart by its headline too, one by one."""


def sketch_together(articles: Sequence[Article]) -> Iterator[Card]:
    """The card of each article, in order."""
    plain = {at: fold_letters(each.text) for at, each in enumerate(articles) if not each.segments}
    made = dict(zip(plain, _texts(list(plain.values())), strict=True))
    for at, article in enumerate(articles):
        if (text := made.get(at)) is None:
            yield sketch(article)
        else:
            part, edges = text
            yield card_of(article, (part,), article.credits, edges)


def _texts(plain: Sequence[bytes]) -> Iterator[tuple[Sketch, bytes] | None]:
    """Of each folded text its sketch and its codes; None where it is so short that its headline counts too."""
    joined = b"".join((_BEFORE, b" ".join(plain), b" "))
    letters = np.frombuffer(joined, np.uint8)
    inside = letters > LAST_MARK
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    if len(starts) < _SHORT:
        yield from [None] * len(plain)
        return
    codes = _codes(joined, starts, ends)
    begins = np.cumsum([_LONGEST, *(len(each) + 1 for each in plain)])
    """Where each text begins, and would begin behind the last."""
    words = np.searchsorted(starts, begins)
    shingles = _shingles(codes)
    firsts = letters[starts]
    numbers = np.flatnonzero((firsts >= ord("0")) & (firsts <= ord("9")))
    frames = _frames(codes, numbers, words)
    valued = codes[numbers]
    quoted = _quoted(letters, inside, starts, begins, words)
    number_ends = np.searchsorted(numbers, words).tolist()
    bounds = words.tolist()
    coded, shingled, framed, numbered = codes.tobytes(), shingles.tobytes(), frames.tobytes(), valued.tobytes()
    for at in range(len(plain)):
        first, last = bounds[at], bounds[at + 1]
        if last - first < _SHORT:
            yield None
            continue
        own = coded[4 * first : 4 * last]
        number, number_end = 4 * number_ends[at], 4 * number_ends[at + 1]
        part = Sketch(
            shingled[4 * first : 4 * last - 8],
            _stretches(quoted[at], last - first - 2) if at in quoted else (),
            framed[number:number_end],
            numbered[number:number_end],
            blake2b(own, digest_size=12).digest(),
        )
        yield part, own


def _codes(joined: bytes, starts: Places, ends: Places) -> Numbers:
    """crc32 of each word: what each two of its letters do to it, from the last ones on."""
    sizes = ends - starts
    tables, blanks = _tables()
    codes: Numbers = blanks.take(sizes, mode="clip")
    _change(codes, _letters_before(joined, ends, sizes), tables[:4])
    long = np.flatnonzero(sizes > _HALF)
    if len(long):
        of_long = codes[long]
        _change(of_long, _letters_before(joined, ends[long] - _HALF, sizes[long] - _HALF), tables[4:])
        codes[long] = of_long
        for at in long[sizes[long] > _LONGEST].tolist():
            codes[at] = crc32(joined[starts[at] : ends[at]])
    return codes.astype("<u4", copy=False)


def _letters_before(joined: bytes, ends: Places, sizes: Places) -> NDArray[np.int64]:
    """The eight letters before each place as one number, the last one highest; no more than so many, else zeros."""
    eights = np.ndarray(len(joined) - _HALF + 1, "<i8", joined, 0, (1,))
    none = 8 * (_HALF - np.minimum(sizes, _HALF))
    letters: NDArray[np.int64] = eights[ends - _HALF] >> none << none
    return letters


def _change(codes: Numbers, letters: NDArray[np.int64], tables: Sequence[Numbers]) -> None:
    """Let each two of eight letters change the codes."""
    for nth, table in enumerate(tables):
        codes ^= table.take(letters >> 48 - 16 * nth & 0xFFFF)


@cache
def _tables() -> tuple[tuple[Numbers, ...], Numbers]:
    """What two letters that stand so far before the end of a word change of its crc32, and that of so many zeros."""
    blanks = [crc32(bytes(size)) for size in range(_LONGEST + 1)]
    single = np.array(
        [[crc32(bytes([letter]) + bytes(far)) ^ blanks[far + 1] for letter in range(256)] for far in range(_LONGEST)],
        np.uint32,
    )
    pairs = (np.bitwise_xor.outer(single[far], single[far + 1]).ravel() for far in range(0, _LONGEST, 2))
    return tuple(pairs), np.array(blanks, np.uint32)


def _shingles(codes: Numbers) -> Numbers:
    """Of each word and the two behind it, across texts too; two at the end are none."""
    last = codes & np.uint32(0x0FFFFFFF)
    sums = 7 * last
    sums[:-1] += 3 * last[1:]
    sums[:-2] += last[2:]
    return sums


def _frames(codes: Numbers, numbers: Places, words: Places) -> Numbers:
    """For each number the two words before it and the one behind that are none, in its text."""
    text = np.searchsorted(words, numbers, "right")
    new = np.ones(len(numbers) + 1, bool)
    new[1:-1] = (numbers[1:] != numbers[:-1] + 1) | (text[1:] != text[:-1])
    runs = np.cumsum(new[:-1]) - 1
    starts, ends = numbers[new[:-1]][runs], numbers[new[1:]][runs] + 1
    begin, end = words[text - 1], words[text]
    before = np.where(starts > begin + 1, 5 * codes[starts - 1] + 3 * codes[starts - 2], np.uint32(0))
    behind = np.where(ends < end, codes[np.minimum(ends, len(codes) - 1)], np.uint32(0))
    return (before + behind).astype("<u4", copy=False)


def _quoted(letters: Letters, inside: Flags, starts: Places, begins: Places, words: Places) -> dict[int, list[int]]:
    """By text, word by word where its quotations begin and end: what `quoted_stretches` finds, for all of them.

    A mark opens or closes by what stands beside it, or else does what the one before it did not: of a row of such
    marks every other one opens.
    """
    marks = np.flatnonzero((letters == LAST_MARK) | (letters == END))
    if len(marks) < 2:
        return {}
    texts = np.searchsorted(begins, marks, "right") - 1
    lines = np.searchsorted(np.flatnonzero(letters == ord("\n")), marks)
    follows = np.zeros(len(marks), bool)
    """Whether the mark before is in the same line."""
    follows[1:] = (texts[1:] == texts[:-1]) & (lines[1:] == lines[:-1])
    before, behind = inside[marks - 1], inside[marks + 1]
    opens = behind & ~before
    turns = np.where(behind, before, ~before & (letters[marks] != END))
    nth = np.arange(len(marks))
    known = np.maximum.accumulate(np.where(turns & follows, 0, nth))
    is_open = (opens | turns)[known] ^ ((nth - known) & 1).astype(bool)
    closes = follows & ~opens
    closes[1:] &= is_open[:-1] & (marks[1:] - marks[:-1] > LEAST)
    closed = np.flatnonzero(closes)
    first, last = np.searchsorted(starts, (marks[closed - 1], marks[closed])) - words[texts[closed]]
    found: dict[int, list[int]] = {}
    for at, start, end in zip(texts[closed].tolist(), first.tolist(), last.tolist(), strict=True):
        if end - start >= QUOTATION:
            found.setdefault(at, []).extend((start, end))
    return found


def _stretches(words: Sequence[int], last: int) -> tuple[tuple[int, int], ...]:
    """Stretches of a text's shingles that touch these quotations."""
    spans = zip(words[::2], words[1::2], strict=True)
    return join_stretches([(max(start - 2, 0), min(end, last)) for start, end in spans])
