"""Figures: every counted quantity of an article, with its bound, what is counted, and who claims it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qawl.find.figures.amounts import Amount, Form, Taken, find_amounts
from qawl.find.figures.bounds import Bounded, bound_behind, read_bound
from qawl.find.figures.claims import Claims, find_qualifier
from qawl.find.figures.nouns import Counted, Nothing, find_counted, is_definite
from qawl.find.figures.tables import Tables, compile_tables, letters_in
from qawl.find.figures.told import Told, find_place, holds, told_before, told_behind
from qawl.lexicon.figures import FigureWords
from qawl.model.documents import Span
from qawl.model.figures import Bound, Figure
from qawl.model.moments import Moment, MomentKind
from qawl.model.records import Statement
from qawl.text import vocabulary as tag
from qawl.text.layers import Text
from qawl.text.numbers import Number

_PERSON, _PERCENT, _OTHER, _FUNDS = "person", "percent", "other", "funds"
_CLAUSE = 16
_COORDINATED = 12
_NEAR = 6
_UNITS = {"rockets": "rocket", "trucks": "truck"}
_OVERRULED = frozenset(["displaced", "detained", "captives", "troops"])
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_ALONE = tag.COMMA | tag.STOP | tag.LINE | tag.CLOSE | tag.DASH | tag.COLON


@dataclass(frozen=True, slots=True)
class _Draft:
    """An amount that is a figure, before its claimant is known."""

    amount: Amount
    said: Bounded
    counted: Counted | None
    end: int
    """The token after the amount and its noun."""
    unit: str
    measure: str
    rule: str
    behind: bool = False
    """What became of them is told behind the amount."""


def find_figures(
    text: Text,
    numbers: Sequence[Number],
    moments: Sequence[Moment],
    statements: Sequence[Statement],
    words: FigureWords,
) -> tuple[Figure, ...]:
    """The figures in text order; a number inside one of `moments` is none.

    A figure's `statement` counts the given `statements` from 0.
    """
    tables = compile_tables(words)
    times = Taken([(moment.at.start, moment.at.end) for moment in moments])
    drafts = _draft(text, find_amounts(text, numbers, tables), times, tables)
    claims = Claims(statements)
    periods = _Periods(moments)
    figures: list[Figure] = []
    for index, draft in enumerate(drafts):
        start, stop = _clause(text, drafts, index)
        figure = _figure(text, draft, start, stop, periods, tables)
        carrier = claims.carrier(figure.at)
        if carrier is not None:
            figure = _claimed(text, figure, carrier, statements[carrier], tables)
        figures.append(figure)
    return tuple(figures)


def _draft(text: Text, amounts: list[Amount], times: Taken, tables: Tables) -> list[_Draft]:
    drafts: list[_Draft] = []
    for index, amount in enumerate(amounts):
        if times.meets(text.starts[amount.first], text.ends[amount.end - 1]):
            continue
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if amount.form is Form.DUAL and following is not None and following.first == amount.end and following.low == 2:
            continue  # «مدنيين اثنين» is told by its number
        if (draft := _read(text, amount, following, drafts[-1] if drafts else None, tables)) is not None:
            drafts.append(draft)
    return _told_later(text, drafts, tables)


def _told_later(text: Text, drafts: list[_Draft], tables: Tables) -> list[_Draft]:
    """«57 مدنيا بينهم 12 طفلا قتلوا»: what is told behind the last holds of those that it goes on from."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        silent = draft.unit == _PERSON and draft.measure in (_OTHER, "troops")
        if silent and following.behind and _linked(text, following.amount, draft, tables):
            drafts[index] = replace(draft, measure=following.measure, rule=following.rule, behind=True)
    return drafts


def _is_fraction(amount: Amount) -> bool:
    """«نصف», «ثلثي»: a share, whose number nobody gives."""
    return amount.form is Form.NUMBER and amount.low is not None and amount.low < 1


def _read(
    text: Text, amount: Amount, following: Amount | None, previous: _Draft | None, tables: Tables
) -> _Draft | None:
    said = read_bound(text, amount, tables)
    start, stop = text.sentence_start(amount.first), text.sentence_end(amount.end - 1)
    noun = find_counted(text, amount, said.end, stop, tables)
    if isinstance(noun, Nothing) and noun.left_out and not said.percent:
        return None
    counted = noun if isinstance(noun, Counted) else None
    if said.percent:
        return _Draft(amount, said, counted, said.end, _PERCENT, _OTHER, f"figures/{said.bound}")
    if _is_fraction(amount) or _is_label(text, amount, said, counted, tables):
        return None
    end = max(said.end, counted.end) if counted is not None and counted.behind else said.end
    if previous is not None and previous.amount.end > start:
        start = max(start, previous.end)
    else:
        previous = None
    until = stop if following is None else min(stop, following.first)
    told = told_before(text, said.first, start, tables)
    if counted is None and not _stands_alone(text, amount, said, told, previous, tables):
        return None
    later = told_behind(text, end, until, tables) if told is None else None
    unit, measure, rule = _measured(text, amount, counted, told or later, previous, tables)
    if amount.form is not Form.RANGE and said.bound is Bound.EXACT and counted is not None and counted.behind:
        said = _with_bound_behind(said, bound_behind(text, counted.end, tables))
    behind = later is not None and measure == later.measure
    return _Draft(amount, said, counted, end, unit, measure, f"figures/{rule}", behind)


def _with_bound_behind(said: Bounded, bound: Bound | None) -> Bounded:
    """«12 جنديا على الأقل»: the expression stays the number, as the noun stands between."""
    if bound is None:
        return said
    low = None if bound in (Bound.LESS_THAN, Bound.UP_TO) else said.low
    high = None if bound in (Bound.MORE_THAN, Bound.AT_LEAST) else said.high
    return replace(said, bound=bound, low=low, high=high)


def _is_label(text: Text, amount: Amount, said: Bounded, counted: Counted | None, tables: Tables) -> bool:
    """Whether the number names something («القرار 1701», «إف-16») or numbers a list («2- …»)."""
    if amount.form not in (Form.NUMBER, Form.RANGE):
        return False
    digits = text.types[amount.first].folded
    before = amount.first - 1
    known = counted is not None and (counted.noun is not None or counted.unit == _PERSON)
    if digits[:1] == "0" and digits.isdecimal() and len(digits) > 1:
        return True
    if before >= 0 and not said.led:
        touching = text.ends[before] == text.starts[amount.first]
        if touching and (text.tokens[before] in "-–+/_#" or text.tags[before] & tag.LATIN):
            return not (known and text.tokens[before] in "-–")
        if (not known or _is_year(text, amount)) and text.types[before].folded in tables.labels:
            return True
        if text.tags[before] & tag.LATIN and not known:
            return True
    after = amount.end
    if after < len(text.tokens) and digits[:1].isdigit():
        touching = text.ends[amount.end - 1] == text.starts[after]
        if touching and text.tokens[after] in "+/_":
            return True
        opens = before < 0 or bool(text.tags[before] & tag.LINE)
        if opens and text.tags[after] & (tag.DASH | tag.STOP | tag.CLOSE) and not text.tokens[after].isalpha():
            return True
    return False


def _is_year(text: Text, amount: Amount) -> bool:
    digits = text.types[amount.first].folded
    return amount.end == amount.first + 1 and digits.isdecimal() and _FIRST_YEAR <= int(digits[:8]) < _LAST_YEAR


def _stands_alone(
    text: Text, amount: Amount, said: Bounded, told: Told | None, previous: _Draft | None, tables: Tables
) -> bool:
    """Whether a number without a noun is a figure: «إصابة 12», «ارتفع عدد القتلى إلى 45», «من أصل 2.4 مليون»."""
    if amount.form is Form.DUAL:
        return True
    before = said.first - 1
    whole = before >= 0 and text.types[before].folded in tables.roles["whole"]
    if whole and previous is not None:
        return True
    year = _is_year(text, amount)
    if is_definite(text, amount):
        return False
    if previous is not None and _is_share(text, amount, previous, tables):
        return True
    led = bool(amount.clitics) or (before >= 0 and bool(text.tags[before] & tag.PREPOSITION))
    if told is not None and (told.near or led):
        return not year or said.led
    if amount.form is Form.VAGUE:
        return False
    return said.led and not year


def _is_share(text: Text, amount: Amount, previous: _Draft, tables: Tables) -> bool:
    """«144 شخصا في الشمال و70 في الجنوب», «سبعة أشخاص، ثلاثة منهم …»: the noun is said once."""
    after = amount.end
    if after >= len(text.tokens) or previous.unit == _PERCENT:
        return False
    if text.types[after].folded in tables.roles["among"]:
        return amount.first - previous.end <= _COORDINATED
    if amount.first > previous.end and text.types[amount.first - 1].folded in tables.roles["among"]:
        return previous.unit == _PERSON
    joined = text.types[amount.first].folded[0] == "و" or text.types[amount.first - 1].folded == "و"
    return joined and amount.first - previous.end <= _NEAR and bool(text.tags[after] & tag.PREPOSITION)


def _measured(
    text: Text, amount: Amount, counted: Counted | None, told: Told | None, previous: _Draft | None, tables: Tables
) -> tuple[str, str, str]:
    """Unit, measure and the word that decided."""
    noun = counted.noun if counted is not None else None
    unit = counted.unit if counted is not None else ""
    if unit == _OTHER and noun is None and told is not None and told.near and told.measure not in _UNITS:
        return _PERSON, told.measure, told.lemma
    if (
        unit == _OTHER
        and noun is None
        and previous is not None
        and _goes_on(text, amount, previous, tables, among=True)
    ):
        return _PERSON, previous.measure, previous.rule.removeprefix("figures/")
    if unit and unit != _PERSON:
        measure = (noun.measure if noun is not None else None) or _OTHER
        priced = measure == _FUNDS and _is_price(text, amount, tables)
        return unit, _OTHER if priced else measure, noun.lemma if noun is not None else unit
    own = noun.measure if noun is not None else None
    if own is not None and not (told is not None and own in _OVERRULED and _overrules(told, own)):
        return _PERSON, _exchanged(text, amount, own, tables), noun.lemma if noun is not None else _PERSON
    if told is not None:
        return _UNITS.get(told.measure, _PERSON), told.measure, told.lemma
    if previous is not None and _goes_on(text, amount, previous, tables):
        return unit or previous.unit, previous.measure, previous.rule.removeprefix("figures/")
    if not unit and previous is not None:
        return previous.unit, _OTHER, "share"
    return unit or _OTHER, _OTHER, noun.lemma if noun is not None else unit or _OTHER


def _overrules(told: Told, own: str) -> bool:
    if own == "troops":
        return told.measure in ("killed", "injured", "detained", "captives")
    return told.near and told.measure in ("killed", "injured")


def _exchanged(text: Text, amount: Amount, measure: str, tables: Tables) -> str:
    """Prisoners of an exchange are captives, whatever they are called."""
    if measure != "detained":
        return measure
    first = max(text.sentence_start(amount.first), amount.first - 2 * _CLAUSE)
    end = min(text.sentence_end(amount.first), amount.end + 2 * _CLAUSE)
    return "captives" if holds(text, first, end, tables.roles["exchange"]) else measure


def _is_price(text: Text, amount: Amount, tables: Tables) -> bool:
    first = max(text.sentence_start(amount.first), amount.first - _CLAUSE)
    end = min(text.sentence_end(amount.first), amount.end + 4)
    return holds(text, first, end, tables.roles["price"])


def _goes_on(text: Text, amount: Amount, previous: _Draft, tables: Tables, *, among: bool = False) -> bool:
    """«5 مدنيين و3 جنود», «12 شخصا بينهم 3 أطفال»: the same is told of both."""
    return (
        previous.unit == _PERSON and previous.measure != _OTHER and _linked(text, amount, previous, tables, among=among)
    )


def _linked(text: Text, amount: Amount, previous: _Draft, tables: Tables, *, among: bool = False) -> bool:
    """Whether «بينهم», or where not `among` asks for it «و», leads from the one to the other."""
    if amount.first - previous.end > _COORDINATED:
        return False
    if amount.end < len(text.tokens) and text.types[amount.end].folded in tables.roles["among"]:
        return True
    gap = range(previous.end, amount.first)
    if any(text.types[at].folded in tables.roles["among"] for at in gap):
        return True
    joined = text.types[amount.first].folded.startswith("و") or any(text.types[at].folded == "و" for at in gap)
    return joined and not among and len(gap) <= _NEAR


def _clause(text: Text, drafts: list[_Draft], index: int) -> tuple[int, int]:
    """The tokens around a figure in its sentence that belong to no other."""
    draft = drafts[index]
    start, stop = text.sentence_start(draft.amount.first), text.sentence_end(draft.amount.end - 1)
    if index:
        start = max(start, min(drafts[index - 1].end, draft.amount.first))
    if index + 1 < len(drafts):
        stop = max(draft.end, min(stop, drafts[index + 1].said.first))
    return start, stop


class _Periods:
    """The moments by where they begin."""

    __slots__ = ("_moments", "_starts")

    def __init__(self, moments: Sequence[Moment]) -> None:
        self._moments = sorted(
            (moment for moment in moments if moment.kind is not MomentKind.RECURRING), key=lambda moment: moment.at
        )
        self._starts = [moment.at.start for moment in self._moments]

    def nearest(self, behind: Span, before: Span) -> Span | None:
        """The first moment in the stretch behind the figure, else the last in the stretch before it."""
        at = bisect_left(self._starts, behind.start)
        if at < len(self._starts) and self._starts[at] < behind.end:
            return self._moments[at].at
        at = bisect_right(self._starts, before.end) - 1
        return self._moments[at].at if at >= 0 and self._starts[at] >= before.start else None


def _figure(text: Text, draft: _Draft, start: int, stop: int, periods: _Periods, tables: Tables) -> Figure:
    said, counted = draft.said, draft.counted
    behind = Span(text.ends[draft.end - 1], text.ends[max(stop, draft.end) - 1])
    first = max(start, said.first - _CLAUSE)
    before = Span(text.starts[first], text.starts[said.first])
    cumulative = holds(text, first, said.first, tables.roles["total"]) or holds(
        text, draft.end, min(stop, draft.end + _CLAUSE), tables.roles["since"]
    )
    return Figure(
        at=Span(letters_in(text, said.first, said.clitics), text.ends[said.end - 1]),
        low=said.low,
        high=said.high,
        bound=said.bound,
        unit=draft.unit,
        measure=draft.measure,
        claimant=None,
        counted=text.span(counted.first, counted.end) if counted is not None else None,
        population=_population(text, counted, stop),
        place=find_place(text, draft.end, stop, tables) or find_place(text, first, said.first, tables),
        period=periods.nearest(behind, before),
        cumulative=cumulative,
        rule=draft.rule,
    )


def _population(text: Text, counted: Counted | None, stop: int) -> Span | None:
    """Who is counted: the nationality behind the noun, or the noun itself where it says who they are."""
    if counted is None or counted.unit != _PERSON:
        return None
    noun = counted.noun
    if noun is None:
        return text.span(counted.first, counted.end)
    after = counted.end
    if counted.behind and after < stop and text.tags[after] & tag.NISBA and not text.tags[after] & tag.CONJ:
        return text.span(after, after + 1)
    says = not noun.generic and noun.measure in (None, "troops")
    return text.span(counted.first, counted.end) if says else None


def _claimed(text: Text, figure: Figure, index: int, statement: Statement, tables: Tables) -> Figure:
    name = statement.speaker_name
    return replace(figure, claimant=name, statement=index, qualifier=find_qualifier(text, statement, tables))
