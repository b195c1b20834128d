"""A text as the readers of moments see it: what each word may be, and what a reading is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qawl.find.moments.calendar import Stretch
from qawl.find.moments.words import Sense, Senses
from qawl.model.moments import MomentBasis, MomentKind, Precision
from qawl.model.quick import quickly_made
from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.numbers import Number

_PRECISIONS = {
    "second": Precision.HOUR, "minute": Precision.HOUR, "hour": Precision.HOUR, "day": Precision.DAY,
    "night": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR,
    "decade": Precision.YEAR, "century": Precision.YEAR,
}  # fmt: skip


@quickly_made
@dataclass(frozen=True, slots=True)
class Found:
    """A reading of the tokens from `first` to `end`, `end` excluded."""

    first: int
    end: int
    kind: MomentKind
    rule: str
    stretch: tuple[date | None, date | None] = (None, None)
    precision: Precision | None = None
    basis: MomentBasis = MomentBasis.NONE
    duration: str | None = None
    anchor: tuple[int, int] | None = None
    """The tokens of the event."""
    hijri: bool = False
    weekday_wrong: bool = False
    sure: bool = False
    """It tells its year itself, by number or turn."""
    relation: tuple[str, str] | None = None
    """How it stands to the moment before it, and in what unit: («next», «day»)."""
    cut: int = 0
    """Letters of the first token that are no part of it."""
    clock: bool = False
    """A time of the day alone: its day is that of the sentence."""

    @property
    def dated(self) -> bool:
        return self.stretch != (None, None)


@quickly_made
@dataclass(frozen=True, slots=True)
class Hit:
    """A word or phrase of the list where it stands."""

    sense: Sense
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The text, what its words may be, its numbers, and the day that it counts from."""

    text: Text
    words: Senses
    folds: Sequence[str]
    """Each token, folded."""
    known: Mapping[int, Mapping[str, tuple[Sense, ...]]]
    """What the words of time may be, by token and kind."""
    numbers: Mapping[int, Number]
    """By their first token."""
    published: date | None

    def hit(self, at: int, kind: str, *, clitic: bool = False) -> Hit | None:
        """The longest word or phrase of this kind at a token; with a conjunction or preposition only if `clitic`."""
        senses = self.known.get(at)
        if senses is None:
            return None
        for sense in senses.get(kind, ()):
            if (clitic or not sense.cut) and (not sense.rest or self.says(at + 1, sense.rest)):
                return Hit(sense, at + 1 + len(sense.rest))
        return None

    def says(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether these folded words stand at a token and behind it."""
        return tuple(self.folds[at : at + len(words)]) == words

    def skip(self, at: int, *kinds: str) -> int:
        """The token behind a word of one of the kinds, or `at` where there is none."""
        for kind in kinds:
            if (hit := self.hit(at, kind)) is not None:
                return hit.end
        return at

    def folded(self, at: int) -> str:
        return self.folds[at] if 0 <= at < len(self.folds) else ""

    def tags(self, at: int) -> int:
        return self.text.tags[at] if 0 <= at < len(self.folds) else tag.LINE

    def digits(self, at: int, low: int, high: int) -> int | None:
        """The whole number that a token writes in digits, if it lies within the bounds."""
        folded = self.folded(at)
        if not folded.isdecimal() or len(folded) > 4:
            return None
        return number if low <= (number := int(folded)) <= high else None

    def anchored(self) -> MomentBasis:
        """The basis of what is counted from the publication: none where that is not known."""
        return MomentBasis.PUBLISHED if self.published is not None else MomentBasis.NONE

    def leads(self, first: int, *kinds: str) -> bool:
        """Whether a word of one of the kinds stands right before a token, or is its own preposition's article."""
        before = first - 1
        if before < 0:
            return False
        if (senses := self.known.get(before)) and any(not one.rest for kind in kinds for one in senses.get(kind, ())):
            return True
        if opened := self.known.get(before - 1):
            return any(one.rest == (self.folds[before],) for kind in kinds for one in opened.get(kind, ()))
        return False


def interval(
    first: int, end: int, stretch: Stretch | None, unit: str, basis: MomentBasis, rule: str, cut: int = 0
) -> Found:
    """A stretch of the size of a unit; a date where that is a day."""
    kind = MomentKind.DATE if unit in ("day", "night", "hour", "minute", "second") else MomentKind.INTERVAL
    basis = basis if stretch is not None or basis is MomentBasis.CONTEXT else MomentBasis.NONE
    return Found(first, end, kind, rule, stretch or (None, None), _PRECISIONS[unit], basis, cut=cut)


def precision_of(unit: str) -> Precision:
    return _PRECISIONS[unit]
