"""What the words around an amount make of it: a bound, a per cent, and how far its expression reaches."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.find.figures.amounts import Amount, Form
from qawl.find.figures.tables import Phrase, Tables, peelings
from qawl.model.figures import Bound
from qawl.text import tags as tag
from qawl.text.layers import Text

_ATTACHED = frozenset(["ال", "ب", "ل", "و", "ف", "ك", "بال", "لل"])
_UPPER = frozenset([Bound.LESS_THAN, Bound.UP_TO])
_PRESENT = frozenset("يت")
_LOWER = frozenset([Bound.MORE_THAN, Bound.AT_LEAST])


@dataclass(frozen=True, slots=True)
class Bounded:
    """An amount with its qualifier: token indexes, letters of the first token that are no part, and the values."""

    first: int
    clitics: int
    end: int
    bound: Bound
    low: int | float | None
    high: int | float | None
    percent: bool
    led: bool
    """Words before it make a bound of it."""


def read_bound(text: Text, amount: Amount, tables: Tables) -> Bounded:
    """The amount with «أكثر من» before it, «في المئة» or «على الأقل» behind it."""
    first, clitics, bound = amount.first, amount.clitics, _own(amount)
    led = False
    end, percent = _percent(text, amount.end, tables)
    enclosed = _is_enclosed(text, amount.first, end)
    signed = not percent and _is_signed(text, amount.first)
    opens = amount.first - (enclosed or signed)
    if amount.form is not Form.DUAL and (before := _before(text, opens, tables)) is not None:
        at, letters, said = before
        if bound is Bound.EXACT:
            first, clitics, bound, led = at, letters, said, True
        elif bound is Bound.VAGUE:
            first, clitics, led = at, letters, True
        end += enclosed  # «أكثر من (12) شاحنة»
    if enclosed and not percent:
        end, percent = _percent(text, end + (not led), tables)
        end -= not (led or percent)
        first, clitics = (first - 1, 0) if percent and not led else (first, clitics)  # «(34) في المئة»
    if not percent and signed:
        first, percent = (first if led else first - 1), True  # «أكثر من %70»
    after = _behind(text, end, tables)
    if after is not None and bound is Bound.EXACT and amount.form is Form.NUMBER:
        end, bound = after
    low = None if bound in _UPPER else amount.low
    high = None if bound in _LOWER else amount.high
    return Bounded(first, clitics, end, bound, low, high, percent, led)


def _is_signed(text: Text, first: int) -> bool:
    """«%70»: the sign of the per cent on the number's other side."""
    return bool(first) and text.tokens[first - 1] in "%٪" and text.ends[first - 1] == text.starts[first]


def _is_enclosed(text: Text, first: int, end: int) -> bool:
    """Whether a number stands alone in brackets or quotation marks."""
    if not first or end >= len(text.tokens):
        return False
    return bool(text.tags[first - 1] & (tag.OPEN | tag.MARK) and text.tags[end] & (tag.CLOSE | tag.MARK))


def _own(amount: Amount) -> Bound:
    match amount.form:
        case Form.RANGE:
            return Bound.BETWEEN
        case Form.VAGUE:
            return Bound.VAGUE
        case _:
            return Bound.EXACT


def _before(text: Text, first: int, tables: Tables) -> tuple[int, int, Bound] | None:
    """Where the bound before the token begins, the letters that are no part of it, and what it says."""
    last = first - 1
    if last >= 0 and text.types[last].folded in _ATTACHED:
        last -= 1
    if last > 0 and text.types[last].folded in tables.roles["filler"]:
        last -= 1  # «ما يزيد على مبلغ 12 مليون»
    if last < 0:
        return None
    for peeled in peelings(text.types[last].folded):
        for phrase in tables.before.get(peeled.word, ()):
            begun = _matches_back(text, phrase, last)
            if begun is not None:
                return last - len(phrase.words) + 1, begun, phrase.bound
    return _of_its_own(text, last, tables) or _passing(text, last, tables)


def _passing(text: Text, last: int, tables: Tables) -> tuple[int, int, Bound] | None:
    """«تتخطى قيمتها 50 مليونا», «لا يتجاوز عددهم 20»: what is measured stands behind the verb."""
    if last < 2 or not text.tags[last] & tag.POSSESSED:
        return None
    said = text.types[last - 1].folded.removeprefix("و")
    if said[:1] not in _PRESENT:
        return None
    negation = text.types[last - 2].folded.removeprefix("و") if text.tags[last - 2] & tag.NEGATION else None
    words = (said,) if negation is None else (negation, said)
    found = next((phrase for phrase in tables.before.get(said, ()) if phrase.words == words), None)
    if found is None:
        return None
    if negation is not None:
        return last - 2, int(text.types[last - 2].folded != negation), found.bound
    return last - 1, int(text.types[last - 1].folded != said), found.bound


def _of_its_own(text: Text, last: int, tables: Tables) -> tuple[int, int, Bound] | None:
    """«يقل دخلهم عن 12», «لا يزيد وزنها على 12»: what is measured stands inside the bound."""
    if last < 2 or text.types[last].folded not in tables.roles["than"] or not text.tags[last - 1] & tag.POSSESSED:
        return None
    said, over = text.types[last - 2].folded, text.types[last].folded
    for phrase in tables.before.get(over, ()):
        before = text.types[last - 3].folded.removeprefix("و") if last > 2 else ""
        negated = len(phrase.words) == 3 and before == phrase.words[0]
        if phrase.words[-2:] == (said, over) and (negated or len(phrase.words) == 2):
            return last + 1, 0, phrase.bound
    return None


def _matches_back(text: Text, phrase: Phrase, last: int) -> int | None:
    """The letters before a phrase that ends at the token; None where it does not stand there."""
    first = last - len(phrase.words) + 1
    if first < 0 or any(text.types[first + place].folded != word for place, word in enumerate(phrase.words) if place):
        return None
    for peeled in peelings(text.types[first].folded):
        if peeled.word == phrase.words[0] and not peeled.definite:
            return peeled.clitics
    return None


def _percent(text: Text, end: int, tables: Tables) -> tuple[int, bool]:
    for words in tables.percents:
        if _stands(text, end, words):
            return end + len(words), True
    return end, False


def _behind(text: Text, end: int, tables: Tables) -> tuple[int, Bound] | None:
    if end >= len(text.tokens):
        return None
    for phrase in tables.behind.get(text.types[end].folded, ()):
        if _stands(text, end, phrase.words):
            return end + len(phrase.words), phrase.bound
    return None


def bound_behind(text: Text, at: int, tables: Tables) -> tuple[int, Bound] | None:
    """The bound that stands behind the counted noun, and where it ends: «12 جنديا على الأقل»."""
    return _behind(text, at, tables)


def _stands(text: Text, at: int, words: tuple[str, ...]) -> bool:
    if at + len(words) > len(text.tokens):
        return False
    return all(text.types[at + place].folded == word for place, word in enumerate(words))
