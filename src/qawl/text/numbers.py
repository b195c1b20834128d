"""Numbers in a text: digits of any script, number words with their grammar, and both together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from qawl.lexicon.numbers import NumberWord, NumberWords
from qawl.text.fold import fold
from qawl.text.layers import Text

_ARTICLE = "ال"
_CONJUNCTIONS = ("", "و", "ف")
_BEFORE = ("", "ب", "ل", "ك")
_BEFORE_DEFINITE = ("ال", "بال", "لل", "كال")
_AND = "و"
_LONGEST = 18
_THOUSAND, _DOUBLED = 1000, "\u0651"
"""Digits; what has more is no count of anything."""
_GROUPED = re.compile(r"(?!0[.,\u066b\u066c])\d{1,3}(?:([.,\u066c])\d{3})(?:\1\d{3})*$")
_THOUSANDS = re.compile("[.,\u066c]")
_COMMAS = frozenset("،,")
_GROUP = 3
_LETTER = frozenset("ر")
_HARD_SPACES = frozenset("\u00a0\u202f\u2009")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the tokens that it is written with; a prefix («بثلاثة») belongs to its token."""

    first: int
    end: int
    """The token index after the last."""
    value: int | float
    ordinal: bool = False
    """«الخامس»; «العشرين» may be either, and is not one."""
    clitics: int = 0
    """Letters of the first token that are no part of it: 2 in «وبثلاثة», none in «الخمسة»."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one token says as a part of a number."""

    kind: str
    value: int | float
    joined: bool = False
    """With «و» or «ف» before it."""
    definite: bool = False
    prefixed: bool = False
    """With any clitic, so that it begins a number or follows «و»."""
    counted: bool = False
    """A number only behind another («آلاف»)."""
    clitics: int = 0
    maqsura: bool = False
    """Only with «ى»: «أولي» is another word than «أولى»."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Every written form with every prefix, folded: one look-up a token; a bare form wins over a prefixed one."""

    pieces: Mapping[str, _Piece]
    heads: Mapping[str, _Piece]
    """What else a form may be where «عشر» follows: «وأحد» is written like «واحد»."""


@lru_cache(maxsize=4)
def _compile(words: NumberWords) -> _Table:
    """The table of one set of words, made once."""
    bare: dict[str, _Piece] = {}
    prefixed: dict[str, _Piece] = {}
    for word in words.words:
        never = {fold(form) for form in word.never}
        for form, piece in _forms(word):
            if form not in never:
                (prefixed if piece.prefixed else bare)[form] = piece
    heads = {form: piece for form, piece in prefixed.items() if form in bare and piece.kind == "head"}
    return _Table(prefixed | bare, heads)


def _forms(word: NumberWord) -> Iterator[tuple[str, _Piece]]:
    for form in (*word.forms, *word.counted):
        folded, counted, maqsura = fold(form), form in word.counted, form.endswith("ى")
        only_definite = form.startswith(_ARTICLE) and word.kind.startswith("ordinal")
        stem = folded.removeprefix(_ARTICLE) if only_definite else folded
        for conjunction in _CONJUNCTIONS:
            for before in (*(() if only_definite else _BEFORE), *_BEFORE_DEFINITE):
                yield (
                    conjunction + before + stem,
                    _Piece(
                        word.kind,
                        word.value,
                        joined=bool(conjunction),
                        definite=before in _BEFORE_DEFINITE,
                        prefixed=bool(conjunction or before),
                        counted=counted,
                        clitics=len(conjunction + before.removesuffix(_ARTICLE)),
                        maqsura=maqsura,
                    ),
                )


def find_numbers(text: Text, words: NumberWords) -> tuple[Number, ...]:
    """The numbers of the text in its order; no two share a token.

    Dates and times in digits («7/10», «10:30») and vague plurals («آلاف») are none.

    >>> from qawl.lexicon.load import load_lexicon
    >>> from qawl.lexicon.numbers import load_number_words
    >>> from qawl.text.layers import read_text
    >>> from qawl.text.vocabulary import Vocabulary
    >>> text = read_text("نزح خمسة وعشرون ألفا و300 شخص", Vocabulary(load_lexicon()))
    >>> find_numbers(text, load_number_words())
    (Number(first=1, end=6, value=25300, ordinal=False, clitics=0),)
    """
    reader = _Reader(text, _compile(words))
    found: list[Number] = []
    past, written = 0, text.written.folded
    digits = {word for word in written.unlettered if word[:1].isdigit()}
    for at in written.places(digits | (written.distinct & reader.table.pieces.keys())):
        if at >= past and (number := reader.number(at)) is not None:
            found.append(number)
            past = number.end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Group:
    """A part of a number up to its scale word."""

    value: int | float
    end: int
    scale: int | float
    """What a fraction or a smaller part behind it must be a part of; 1 where none may follow."""


class _Reader:
    """Reads the number that begins at a token; looks only forward, and never beyond what it takes."""

    __slots__ = ("table", "text")

    def __init__(self, text: Text, table: _Table) -> None:
        self.text = text
        self.table = table

    def number(self, at: int) -> Number | None:
        piece = self._piece(at)
        if piece is None or piece.counted:
            return None
        if piece.kind.startswith("ordinal"):
            return self._ordinal(at, piece)
        if piece.kind == "fraction":
            return self._fraction(at, piece)
        group = self._group(at)
        return None if group is None else self._sum(at, group, piece.clitics)

    def _piece(self, at: int) -> _Piece | None:
        if at >= len(self.text.tokens):
            return None
        folded = self.text.types[at].folded
        piece = self.table.pieces.get(folded)
        if piece is not None:
            if (head := self.table.heads.get(folded)) is not None and self._is_ten(at + 1):
                return head
            verb = piece.value == _THOUSAND and _DOUBLED in self.text.tokens[at]  # «ألّف»
            return None if verb or (piece.maqsura and self.text.tokens[at].endswith("ي")) else piece
        if folded[:1].isdigit():
            value = self._digits(at)
            return None if value is None else _Piece("digits", value)
        return None

    def _is_ten(self, at: int) -> bool:
        piece = self.table.pieces.get(self.text.types[at].folded) if at < len(self.text.tokens) else None
        return piece is not None and piece.kind == "unit" and piece.value == 10 and not piece.prefixed

    def _after(self, at: int) -> _Piece | None:
        """The piece at a token that goes on with what stands before it, without «و»."""
        piece = self._piece(at)
        return None if piece is None or (piece.prefixed and not piece.definite) or piece.joined else piece

    def _joined(self, at: int) -> tuple[int, _Piece] | None:
        """Where the piece behind «و» stands, and the piece; «و200» is two tokens, «ومئتان» one."""
        piece = self._piece(at)
        if piece is not None:
            return (at, piece) if piece.joined else None
        if at + 1 < len(self.text.tokens) and self.text.types[at].folded == _AND:
            inner = self._piece(at + 1)
            return (at + 1, inner) if inner is not None and not inner.joined else None
        return None

    def _sum(self, first: int, group: _Group, clitics: int) -> Number:
        """The group with what «و» adds to it, each part smaller than the scale before."""
        value, end, scale = group.value, group.end, group.scale
        while (follows := self._joined(end)) is not None:
            at, piece = follows
            if piece.kind == "fraction":
                if not piece.counted:
                    value, end = value + piece.value * scale, self._same_scale(at + 1, scale)
                break
            more = None if scale == 1 or piece.counted else self._group(at)
            if more is None or more.value >= scale:
                break
            value, end, scale = value + more.value, more.end, more.scale
        return Number(first, end, _plain(value), clitics=clitics)

    def _same_scale(self, at: int, scale: int | float) -> int:
        """The end of «ونصف المليون», where the scale is said again."""
        piece = self._after(at)
        return at + 1 if piece is not None and piece.kind == "scale" and piece.value == scale else at

    def _group(self, at: int) -> _Group | None:
        """A count below a thousand or digits, with its scale words («150 ألف», «ثلاثة آلاف», «ألف مليار»)."""
        piece = self._piece(at)
        if piece is None:
            return None
        if piece.kind in ("scale", "double"):
            if piece.counted:
                return None
            value, end = piece.value, at + 1
            scale = value / 2 if piece.kind == "double" else value
            return self._scaled(value, end, scale)
        count = self._count(at, piece)
        return None if count is None else self._scaled(*count, 1)

    def _scaled(self, value: int | float, end: int, scale: int | float) -> _Group:
        while (piece := self._after(end)) is not None and piece.kind == "scale" and not piece.definite:
            if piece.value <= scale:
                break
            value, end, scale = value * piece.value, end + 1, piece.value
        if (piece := self._after(end)) is not None and piece.kind == "fraction" and piece.counted and scale == 1:
            value, end = value * piece.value, end + 1  # «ثلاثة أرباع»
        return _Group(value, end, scale)

    def _count(self, at: int, piece: _Piece) -> tuple[int | float, int] | None:
        """Value and end of what stands before a scale word («مئة وعشرون» of «مئة وعشرون ألفا»)."""
        if piece.kind == "digits":
            return piece.value, self._digits_end(at)
        if piece.kind == "hundred":
            return self._hundreds(piece.value, at + 1)
        below = self._below_hundred(at, piece)
        if below is None:
            return None
        value, end = below
        after = self._after(end)
        hundred = after is not None and after.kind == "hundred" and after.value == 100 and 2 < value < 10
        return self._hundreds(value * 100, end + 1) if hundred else below

    def _hundreds(self, value: int | float, end: int) -> tuple[int | float, int]:
        """A hundred with what «و» adds to it below the next one."""
        follows = self._joined(end)
        if follows is None:
            return value, end
        at, piece = follows
        if piece.kind == "digits":
            return (value + piece.value, self._digits_end(at)) if piece.value < 100 else (value, end)
        below = self._below_hundred(at, piece)
        return (value, end) if below is None else (value + below[0], below[1])

    def _below_hundred(self, at: int, piece: _Piece) -> tuple[int | float, int] | None:
        """«خمسة», «اثنتي عشرة», «واحد وعشرون», «ستين»."""
        if piece.kind == "ten":
            return piece.value, at + 1
        if piece.kind not in ("unit", "head"):
            return None
        compound = self._compound(at + 1, piece)
        return compound or ((piece.value, at + 1) if piece.kind == "unit" else None)

    def _compound(self, at: int, piece: _Piece) -> tuple[int | float, int] | None:
        """A unit with «عشر» behind it, or with «و» and a ten."""
        if piece.value >= 10:
            return None
        after = self._after(at)
        if after is not None and after.kind == "unit" and after.value == 10 and (piece.value > 2 or _opens(piece)):
            return piece.value + 10, at + 1
        follows = self._joined(at)
        if follows is not None and follows[1].kind == "ten":
            return piece.value + follows[1].value, follows[0] + 1
        return None

    def _ordinal(self, at: int, piece: _Piece) -> Number | None:
        compound = self._compound(at + 1, piece)
        if compound is not None:
            return Number(at, compound[1], compound[0], ordinal=True, clitics=piece.clitics)
        return None if piece.kind == "ordinal head" else Number(at, at + 1, piece.value, True, piece.clitics)

    def _fraction(self, at: int, piece: _Piece) -> Number:
        """«نصف», «نصف مليون», «ربع المليون»."""
        after = self._after(at + 1)
        if after is not None and after.kind == "scale" and not after.counted:
            return Number(at, at + 2, _plain(piece.value * after.value), clitics=piece.clitics)
        return Number(at, at + 1, _plain(piece.value), clitics=piece.clitics)

    def _digits(self, at: int) -> int | float | None:
        """The value of a token of digits; None for a date, a time, or what is too long for a count."""
        digits = self.text.types[at].folded
        if not digits[-1:].isdigit() or len(digits) > _LONGEST or ":" in digits or "/" in digits:
            return None
        end = self._digits_end(at)
        if self._joins(at + 1, _LETTER) or (at and self._joins(at - 1, _LETTER)):
            return self._lettered(at, end)
        if self._is_comma(at + 1):
            return float(f"{digits}.{self.text.types[at + 2].folded}")
        if end > at + 1:
            parts = [self.text.types[part].folded for part in range(at, end)]
            digits = "".join(part for part in parts if part not in _COMMAS)
            return int(digits) if len(digits) <= _LONGEST else None
        if digits.isdecimal():
            return int(digits)
        return _separated(digits, decimal=self._is_measured(at + 1))

    def _lettered(self, at: int, end: int) -> int | float | None:
        """«4ر16» is 16.4 and «500ر307» 307,500, as they are seen; None for a time («00ر14»)."""
        parts = [self.text.types[part].folded for part in range(at, end, 2)]
        *small, whole = parts
        digits = "".join(reversed(parts))
        if not small or len(digits) > _LONGEST or self._joins(end, _LETTER) or (at and self._joins(at - 1, _LETTER)):
            return None
        scaled = self._is_scaled(end)
        if all(len(part) == 3 for part in small) and len(whole) <= 3 and whole[0] != "0" and not scaled:
            return int(digits)
        if len(small) > 1 or (small[0] == "00" and not scaled):
            return None
        return _plain(float(f"{whole}.{small[0]}"))

    def _is_scaled(self, at: int) -> bool:
        """Whether a word of thousands or more follows, or the sign of percent."""
        piece = self._after(at)
        percent = at < len(self.text.tokens) and self.text.tokens[at] in "%٪"
        return percent or (piece is not None and piece.kind == "scale")

    def _is_measured(self, at: int) -> bool:
        """Whether what follows goes with a decimal: «1.250 مليار», «2.125%»."""
        piece = self._after(at)
        return self._is_scaled(at) and (piece is None or piece.kind != "scale" or piece.value > 1000)

    def _is_comma(self, at: int) -> bool:
        """Whether the token is the comma of «2،5 مليون»."""
        text = self.text
        if at + 2 >= len(text.tokens) or not self._joins(at, _COMMAS) or len(text.types[at + 1].folded) > 2:
            return False
        scale = self.table.pieces.get(text.types[at + 2].folded)
        return scale is not None and scale.kind == "scale"

    def _joins(self, at: int, marks: frozenset[str]) -> bool:
        """Whether the token is one of the marks, with digits close on both sides."""
        text = self.text
        if at + 1 >= len(text.tokens) or text.tokens[at] not in marks:
            return False
        close = text.ends[at - 1] == text.starts[at] and text.ends[at] == text.starts[at + 1]
        return close and text.types[at - 1].folded.isdecimal() and text.types[at + 1].folded.isdecimal()

    def _digits_end(self, at: int) -> int:
        """The token after the digits; «40 000» is one number, where the blank is hard or the group is round."""
        text, end = self.text, at + 1
        if self._joins(end, _LETTER):
            while self._joins(end, _LETTER) and end < at + _LONGEST:
                end += 2
            return end
        if self._is_comma(end):
            return at + 3
        leading = text.types[at].folded
        if len(leading) > 3 or leading[0] == "0" or not leading.isdecimal():
            return end
        while self._joins(end, _COMMAS) and len(text.types[end + 1].folded) == _GROUP:
            end += 2  # «1،300،000»
        if end > at + 1:
            return end
        while end < len(text.tokens) and end < at + 4 and text.starts[end] == text.ends[end - 1] + 1:
            group = text.types[end].folded
            hard = text.raw[text.ends[end - 1]] in _HARD_SPACES
            if not (len(group) == 3 and group.isdecimal() and (hard or group.endswith("00"))):
                break
            end += 1
        return end


def _opens(piece: _Piece) -> bool:
    return piece.kind in ("head", "ordinal", "ordinal head")


def _separated(digits: str, *, decimal: bool) -> int | float | None:
    """«40,000» and «1.000.000» by their groups of three; «2.4», «1.234,5»; a point before a scale is a decimal."""
    grouped = _GROUPED.match(digits)
    if grouped and not (decimal and grouped[1] == "." and digits.count(".") == 1):
        return int(_THOUSANDS.sub("", digits))
    last = max(digits.rfind(mark) for mark in ".,\u066b")
    whole, part = digits[:last], digits[last + 1 :]
    if last < 0 or not part.isdecimal() or not (whole.isdecimal() or _GROUPED.match(whole)):
        return None
    return _plain(float(f"{_THOUSANDS.sub('', whole)}.{part}"))


def _plain(value: int | float) -> int | float:
    """Without the dust of floating point, and whole where it is whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
