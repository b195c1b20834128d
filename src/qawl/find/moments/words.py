"""The words of time compiled, so that one look-up a token tells all that it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from qawl.lexicon.moments import MomentWord, MomentWords
from qawl.text.fold import fold

_ARTICLE = "ال"
_BEFORE = "بلك"
_NEVER = frozenset((("this", "ك"),))
_YESTERDAY = "امس"
_WHOLE = frozenset(
    (
        "few adjective",
        "gregorian",
        "hijri",
        "daily part",
        "age",
        "turn",
        "tail",
        "of",
        "in",
        "done",
        "sequel",
        "year adjective",
    )
)
"""Kinds whose words take no preposition before them that we would have to know of."""
_OPENING = frozenset(
    (
        "after", "anniversary", "before", "both", "century", "clock", "day", "edge", "era", "every", "event", "feast",
        "few", "first day", "half", "latest", "led vague",
        "month", "near", "not", "onset", "own unit", "part", "recurring", "recurring adjective", "reign",
        "season", "tens", "this", "unit", "vague", "weekday", "year",
    )
)  # fmt: skip
"""Kinds of words that an expression of time begins with."""
_POINTING = frozenset(("this",))
"""Kinds whose words say nothing without a word of time right behind them."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a written word may be, or the phrase that it opens."""

    kind: str
    name: str
    value: int
    """Days from today, a month, a weekday, a season …; of a unit, how many its form says: 1, 2, or 0 for a plural."""
    cut: int
    """How many letters of the word are a conjunction or a preposition."""
    definite: bool
    rest: tuple[str, ...]
    """The words of the phrase behind the first, folded."""
    lemma: str
    """The entry, as `qawl explain` names it."""


@dataclass(frozen=True, slots=True)
class Opener:
    """What a word may open."""

    kinds: frozenset[str]
    seconds: frozenset[str] | None
    """The words of which one must follow; None where the word may stand alone."""
    points: bool = False
    """Any word of time may follow too: «هذا»."""


@dataclass(frozen=True, slots=True)
class Senses:
    """What every written word may be."""

    of: Mapping[str, Mapping[str, tuple[Sense, ...]]]
    """By folded word with its clitics, then by kind; of one kind, longer phrases first."""
    openers: Mapping[str, Opener]
    """The words of `of` that an expression of time may begin with."""
    days: frozenset[str]
    """The words of `of` that name today or yesterday («أمس»)."""


@lru_cache(maxsize=4)
def compile_words(words: MomentWords) -> Senses:
    """Every form under every way to write its first word."""
    found: dict[str, list[Sense]] = {}
    for word in words.words:
        _add(found, word)
    return Senses(
        {written: _by_kind(senses) for written, senses in found.items()},
        {written: opener for written, senses in found.items() if (opener := _opener(senses)) is not None},
        frozenset(written for written, senses in found.items() if any(map(_is_near_day, senses))),
    )


def _is_near_day(sense: Sense) -> bool:
    return sense.kind == "day" and sense.value in (0, -1) and not sense.rest


def _opener(senses: list[Sense]) -> Opener | None:
    opening = [sense for sense in senses if sense.kind in _OPENING]
    if not opening:
        return None
    alone = {sense.kind for sense in opening if not sense.rest}
    seconds = frozenset(sense.rest[0] for sense in opening if sense.rest) if alone <= _POINTING else None
    return Opener(frozenset(sense.kind for sense in opening), seconds, bool(alone))


def _by_kind(senses: list[Sense]) -> dict[str, tuple[Sense, ...]]:
    ordered = sorted(senses, key=_order) if len(senses) > 1 else senses
    kinds = dict.fromkeys(sense.kind for sense in ordered)
    return {kind: tuple([sense for sense in ordered if sense.kind == kind]) for kind in kinds}


def _order(sense: Sense) -> tuple[int, int, str, str, str, int]:
    return -len(sense.rest), sense.cut, sense.kind, sense.name, sense.lemma, sense.value


def _add(found: dict[str, list[Sense]], plain: MomentWord) -> None:
    """Enter a form under every way to write its first word; a unit also with the article."""
    first, *rest = fold(plain.form).split()
    stems = [first, _ARTICLE + first] if plain.kind == "unit" and not first.startswith(_ARTICLE) else [first]
    for stem in stems:
        definite = stem.startswith(_ARTICLE) and len(stem) > 4
        for written, cut in _written(stem, plain.kind):
            sense = Sense(plain.kind, plain.name, plain.value, cut, definite, tuple(rest), plain.lemma)
            known = found.setdefault(written, [])
            if sense not in known:
                known.append(sense)


def _written(stem: str, kind: str) -> Iterator[tuple[str, int]]:
    """The word with each clitic, and how many letters of it are not the word's own («لل» is one with its article)."""
    yield stem, 0
    if kind in _WHOLE:
        return
    yield "و" + stem, 1
    yield "ف" + stem, 1
    for letter in _BEFORE:
        if (kind, letter) in _NEVER or (stem == _YESTERDAY and letter == "ل"):
            continue  # «كذلك», «لامس»
        fused = letter == "ل" and stem.startswith(_ARTICLE)
        written = "لل" + stem[2:] if fused else letter + stem
        yield written, 0 if fused else 1
        yield "و" + written, 1 if fused else 2
