"""Amounts in a text before anything is known of them: numbers, ranges, vague plurals, and nouns in the dual."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qawl.find.figures.tables import NounForm, Peeled, Tables, look_up, peelings
from qawl.model.quick import quickly_made
from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.numbers import Number

_DUAL_ENDINGS = frozenset(["ان", "ين"])
JOINED_DUALS = frozenset(["تا", "تي"])
_MACHINES = frozenset(["vehicle", "rocket", "weapon", "ship", "aircraft"])
_ENDINGS = _DUAL_ENDINGS | JOINED_DUALS
_THOUSAND = 1000
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SCALES = (_THOUSAND, 10**6, 10**9)
_PLURAL_SCALES = {"الاف": _THOUSAND, "ملايين": 10**6, "مليارات": 10**9}
_AND_TO = frozenset(["و", "الي"])
_CONJUNCTIONS = "وف"
_NOT = frozenset(["لم", "ولم", "فلم", "لن", "ولن"])
_RANGE, _SHARES = 4, 24
"""Tokens before a range, and before one of shares, in which a word of change makes two numbers of it."""


class Form(StrEnum):
    """How an amount is written."""

    NUMBER = "number"
    RANGE = "range"
    VAGUE = "vague"
    DUAL = "dual"


@quickly_made
@dataclass(frozen=True, slots=True)
class Amount:
    """How many, and the tokens that say it; `low` and `high` are equal but for a range, and None for a vague plural."""

    first: int
    end: int
    form: Form
    low: int | float | None
    high: int | float | None
    clitics: int = 0
    core: int = -1
    """Of a range, its second number's first token."""


def find_amounts(text: Text, numbers: Sequence[Number], tables: Tables) -> list[Amount]:
    """All amounts in text order; no two share a token."""
    counting = [number for number in numbers if not (number.ordinal or _is_no_number(text, number.first))]
    taken = _ranges(text, counting, tables)
    inside = {token for amount in taken for token in range(amount.first, amount.end)}
    taken += _words(text, tables, inside)
    return sorted(taken, key=lambda amount: amount.first)


def _is_no_number(text: Text, first: int) -> bool:
    """«لم تسع ساحات القرية الزوار»: a verb; «اتش7إن7»: a code."""
    spelled = text.types[first].folded[:1].isalpha()
    return (spelled and bool(first) and text.types[first - 1].folded in _NOT) or _is_of_code(text, first)


def _is_of_code(text: Text, first: int) -> bool:
    """The second digit of «اتش7إن7»: letters between digits, with no space."""
    starts, ends = text.starts, text.ends
    glued = first > 1 and ends[first - 2] == starts[first - 1] and ends[first - 1] == starts[first]
    return glued and text.types[first - 2].folded.isdecimal() and text.types[first - 1].folded.isalpha()


def _ranges(text: Text, numbers: list[Number], tables: Tables) -> list[Amount]:
    found: list[Amount] = []
    at = 0
    while at < len(numbers):
        one = numbers[at]
        ranged = _range(text, one, numbers[at + 1], tables) if at + 1 < len(numbers) else None
        if ranged is not None:
            found.append(ranged)
            at += 2
            continue
        if at + 1 < len(numbers) and _scales(text, one, numbers[at + 1]):
            value, end = one.value * numbers[at + 1].value, numbers[at + 1].end
            found.append(Amount(one.first - 1, end, Form.NUMBER, value, value, one.clitics))
            at += 2
            continue
        found.append(
            _in_plural(text, one) or Amount(one.first, one.end, Form.NUMBER, one.value, one.value, one.clitics)
        )
        at += 1
    return found


def _scales(text: Text, one: Number, other: Number) -> bool:
    """«(72) مليون», «(1200) مليون», «"60" ألف»: the scale word stands behind the bracket or mark."""
    marks = tag.CLOSE | tag.OPEN | tag.MARK
    closed = other.first == one.end + 1 and bool(text.tags[one.end] & marks)
    opened = one.first > 0 and bool(text.tags[one.first - 1] & marks)
    if not (closed and opened and other.value in _SCALES and other.end == other.first + 1):
        return False
    dated = _FIRST_YEAR <= one.value < _LAST_YEAR
    return one.value < _THOUSAND or (other.value > _THOUSAND and one.value < other.value and not dated)


def _in_plural(text: Text, one: Number) -> Amount | None:
    """«(8) آلاف», «"3" ملايين»: the plural of a scale word behind the bracket or mark."""
    marks, end = tag.CLOSE | tag.OPEN | tag.MARK, one.end + 1
    scale = _PLURAL_SCALES.get(text.types[end].folded) if end < len(text.tokens) and one.value < _THOUSAND else None
    if scale is None or not (one.first and text.tags[one.end] & marks and text.tags[one.first - 1] & marks):
        return None
    return Amount(one.first - 1, end + 1, Form.NUMBER, one.value * scale, one.value * scale, one.clitics)


def _range(text: Text, one: Number, other: Number, tables: Tables) -> Amount | None:
    """«بين 3 و5», «من 3 إلى 5 آلاف», «3-5», «3 أو 4», «بين 3% و5%»; a rise «من 3 إلى 5» is two numbers."""
    start = one.end + (_names_twice(text, one, other, tables) or _shares_twice(text, one, other, tables))
    gap = range(start, other.first)
    links = tables.roles["to"]
    if len(gap) > 1 or other.value >= 10**12:
        return None
    link = text.types[gap.start].folded if gap else ""
    if (gap and link not in links) or (not gap and not other.clitics):
        return None
    low, high = _same_scale(text, one, other)
    first, lead = _lead(text, one.first, tables)
    if lead == "between" and low > high:
        low, high = high, low  # «ما بين 7% إلى 3%»
    if not low < high:
        return None
    joined = link == "و" or not gap
    back = _RANGE if start == one.end else _SHARES
    if (joined and lead != "between") or (lead != "between" and _changes(text, one.first, tables, back)):
        return None
    if lead == "from" and not link.isalpha():
        first = one.first
    clitics = int(first < one.first and text.types[first].folded[0] in _CONJUNCTIONS)
    return Amount(first, other.end, Form.RANGE, low, high, clitics, core=other.first)


def _names_twice(text: Text, one: Number, other: Number, tables: Tables) -> bool:
    """«بين 3 أمتار و5 أمتار», «بين 3 أمتار إلى 5 أمتار»: the noun stands behind both numbers."""
    apart = other.first == one.end + 2 and text.types[one.end + 1].folded in _AND_TO
    if not (apart or (other.first == one.end + 1 and other.clitics)) or other.end >= len(text.types):
        return False
    noun, again = text.types[one.end].folded, text.types[other.end].folded
    same = noun[:1].isalpha() and again in (noun, f"{noun}ا")
    return same and _lead(text, one.first, tables)[1] == "between"


def _shares_twice(text: Text, one: Number, other: Number, tables: Tables) -> int:
    """How many tokens the per cent takes behind the first number, where it stands behind both."""
    if not _lead(text, one.first, tables)[1]:
        return 0
    for words in tables.percents:
        if all(_says(text, number.end, words) for number in (one, other)):
            return len(words)
    return 0


def _says(text: Text, at: int, words: tuple[str, ...]) -> bool:
    return tuple(kind.folded for kind in text.types[at : at + len(words)]) == words


def _same_scale(text: Text, one: Number, other: Number) -> tuple[int | float, int | float]:
    """«3 إلى 5 ملايين»: the scale word behind the second number counts for both."""
    for scale in (10**9, 10**6, _THOUSAND):
        spelled = other.end - other.first > 1 or not text.types[other.first].folded[:1].isdigit()
        if one.value < _THOUSAND and other.value >= scale and spelled and one.value * scale < other.value:
            return one.value * scale, other.value  # no «250 إلى ألف»
    return one.value, other.value


def _lead(text: Text, first: int, tables: Tables) -> tuple[int, str]:
    """Where a range begins with its «بين» or «من», and which of them it is."""
    for name in ("between", "from"):
        if first and text.types[first - 1].folded in tables.roles[name]:
            begins = first - 1
            if name == "between" and begins and text.types[begins - 1].folded.endswith("ما"):
                begins -= 1
            return begins, name
    return first, ""


def _changes(text: Text, first: int, tables: Tables, back: int) -> bool:
    start = max(text.sentence_start(first), first - back - 2)
    return any(text.types[at].folded in tables.roles["change"] for at in range(start, first))


def _words(text: Text, tables: Tables, inside: set[int]) -> Iterator[Amount]:
    """Vague plurals and duals, outside the tokens of `inside`."""
    past, vague = 0, tables.roles["vague"]
    written = text.written.folded
    for at in written.places({word for word in written.distinct if word[-2:] in _ENDINGS or word in vague}):
        folded = written.each[at]
        if at < past or at in inside:
            continue
        if folded in vague and _is_vague(text, at, tables):
            past = _vague_end(text, at, tables, inside)
            yield Amount(at, past, Form.VAGUE, None, None, _clitics(folded, tables.vague))
        elif folded[-2:] in JOINED_DUALS:
            if (hit := look_up(joined_dual(folded), tables.nouns)) is not None and _is_joined(text, at, hit[0], hit[1]):
                yield Amount(at, at + 1, Form.DUAL, 2, 2, hit[1].clitics)
        elif folded[-2:] in _DUAL_ENDINGS and (hit := look_up(folded, tables.nouns)) is not None:
            form, peeled = hit
            like = folded[: peeled.clitics].endswith("ك")  # «كبيرين»
            if form.dual and not (form.noun.single or peeled.definite or like) and _counts_two(text, at, tables):
                yield Amount(at, at + 1, Form.DUAL, 2, 2, peeled.clitics)


def joined_dual(folded: str) -> str:
    """The singular of a dual that leans on the noun behind it: «فرقتا إنقاذ», «جثتي رجلين»."""
    return f"{folded[:-2]}ه" if folded[-2:] in JOINED_DUALS else folded


def _is_joined(text: Text, at: int, form: NounForm, peeled: Peeled) -> bool:
    """Whether a noun without article follows, so that nobody says «my» («سيارتي الجديدة»)."""
    noun = form.noun
    counted = noun.unit in _MACHINES or (noun.unit == "person" and noun.measure is not None)
    if form.plural or form.dual or noun.single or peeled.definite or not counted or at + 1 >= len(text.tokens):
        return False  # «محافظتي الوادي والساحل» are named
    behind = text.tags[at + 1]
    if text.types[at + 1].folded.endswith("ه"):
        return False  # «سيارتي جديدة»
    named = behind & (tag.DEFINITE | tag.PREFIXED | tag.CONJ | tag.PREPOSITION | tag.PLACE | tag.GIVEN | tag.VERB)
    return bool(behind & tag.COMMON) and not named


def _counts_two(text: Text, at: int, tables: Tables) -> bool:
    """Whether a dual is a noun with no article: no name, none of «هذين», no adjective of the dual before it."""
    if text.tags[at] & tag.GIVEN:
        return False
    before = text.types[at - 1].folded if at else ""
    if before in tables.roles["pointing"]:
        return False
    dual = before.endswith(("ان", "ين")) and look_up(before, tables.nouns)
    return not (dual and dual[0].dual)


def _is_vague(text: Text, at: int, tables: Tables) -> bool:
    """Whether something is counted: «بالآلاف» alone is a manner."""
    after = text.types[at + 1].folded if at + 1 < len(text.tokens) else ""
    before = text.types[at - 1].folded if at else ""
    if text.types[at].folded.startswith("ال") and any(peeled.word in tables.measures for peeled in peelings(before)):
        return True  # «مقتل العشرات»
    return after[:1].isalpha() and not (
        text.types[at].folded.lstrip("و").startswith("بال") and after not in tables.roles["vague"]
    )


def _vague_end(text: Text, at: int, tables: Tables, inside: set[int]) -> int:
    end = at + 1
    while end < len(text.tokens) and end not in inside and text.types[end].folded in tables.roles["vague"]:
        if text.types[end].folded[0] == "و":
            break
        end += 1
    return end


def _clitics(folded: str, words: frozenset[str]) -> int:
    return next((peeled.clitics for peeled in peelings(folded) if peeled.word in words), 0)


class Taken:
    """The stretches of the text that moments cover, for asking whether an amount is a part of one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        stretches.sort()
        self._starts = [start for start, _ in stretches]
        self._ends: list[int] = []
        furthest = 0
        for _, end in stretches:
            furthest = max(furthest, end)
            self._ends.append(furthest)

    def meets(self, start: int, end: int) -> bool:
        """Whether any of them shares a code point with the stretch from `start` to `end`."""
        last = bisect_left(self._starts, end)
        return bool(last) and self._ends[last - 1] > start
