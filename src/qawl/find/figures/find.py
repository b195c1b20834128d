"""Figures: every counted quantity of an article, with its bound, what is counted, and who claims it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from qawl.find.figures.alone import (
    is_aboard,
    is_fraction,
    is_label,
    is_one_of,
    is_source,
    is_year,
    numbered,
    share_of_whole,
    stands_alone,
    sum_of_money,
)
from qawl.find.figures.amounts import Amount, Form, Taken, find_amounts
from qawl.find.figures.bounds import Bounded, bound_behind, read_bound
from qawl.find.figures.claims import Claims
from qawl.find.figures.currencies import name_currencies
from qawl.find.figures.drafts import MONEY, OTHER, PERCENT, PERSON, Draft
from qawl.find.figures.measures import CLAUSE, is_linked, is_listed, measured
from qawl.find.figures.nouns import Counted, Nothing, find_counted, is_definite
from qawl.find.figures.tables import Tables, compile_tables, letters_in
from qawl.find.figures.told import find_place, holds, told_before, told_behind
from qawl.lexicon.figures import FigureWords
from qawl.model.documents import Span
from qawl.model.figures import Bound, Figure
from qawl.model.moments import Moment, MomentKind
from qawl.model.records import Statement
from qawl.text import tags as tag
from qawl.text.layers import Text
from qawl.text.numbers import Number


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
    if not tables.roles["sport"].isdisjoint(text.written.folded.distinct):
        tables = compile_tables(words, sport=True)
    times = Taken([(moment.at.start, moment.at.end) for moment in moments])
    drafts = name_currencies(text, _draft(text, find_amounts(text, numbers, tables), times, tables), tables)
    claims = Claims(text, statements, tables)
    periods = _Periods(moments)
    figures: list[Figure] = []
    for index, draft in enumerate(drafts):
        start, stop = _clause(text, drafts, index)
        figure = _figure(text, draft, start, stop, periods, tables)
        figures.append(claims.claimed(figure, draft))
    return tuple(figures)


def _draft(text: Text, amounts: list[Amount], times: Taken, tables: Tables) -> list[Draft]:
    drafts: list[Draft] = []
    for index, amount in enumerate(map(partial(_without_time, text, times), amounts)):
        if times.meets(text.starts[amount.first], text.ends[amount.end - 1]):
            continue
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if amount.form is Form.DUAL and following is not None and following.first == amount.end and following.low == 2:
            continue  # «مدنيين اثنين» is told by its number
        if (draft := _read(text, amount, following, _previous(text, drafts), tables)) is not None:
            drafts.append(draft)
    return _told_later(text, drafts, tables)


def _previous(text: Text, drafts: list[Draft]) -> Draft | None:
    """The last draft, but for «المركبات الثلاث»: what is told of others does not go on from it."""
    for draft in reversed(drafts):
        spelled = text.types[draft.amount.first].folded[:1].isalpha()
        if draft.measure != OTHER or not (spelled and is_definite(text, draft.amount)):
            return draft
    return None


def _without_time(text: Text, times: Taken, amount: Amount) -> Amount:
    """«وصلت في عام 2016 إلى 35 مليارا»: a year and a sum are no range; «أنشئ عام 1986 مليار»: no number."""
    if (
        amount.form is Form.NUMBER
        and amount.end == amount.first + 2
        and is_year(text, replace(amount, end=amount.first + 1))
    ):
        year = text.starts[amount.first], text.ends[amount.first]
        scale = amount.low and amount.low / int(text.types[amount.first].folded)
        if scale and times.meets(*year) and not times.meets(year[1], text.ends[amount.end - 1]):
            return Amount(amount.first + 1, amount.end, Form.NUMBER, round(scale), round(scale))
        return amount
    if amount.form is not Form.RANGE or amount.core <= amount.first or amount.high is None:
        return amount
    until = text.starts[amount.core]
    if not times.meets(text.starts[amount.first], until) or times.meets(until, text.ends[amount.end - 1]):
        return amount
    return Amount(amount.core, amount.end, Form.NUMBER, amount.high, amount.high)


def _told_later(text: Text, drafts: list[Draft], tables: Tables) -> list[Draft]:
    """«57 مدنيا بينهم 12 طفلا قتلوا»: what is told behind the last holds of those that it goes on from."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        silent = draft.unit == PERSON and draft.measure in (OTHER, "troops")
        here = text.sentence_end(draft.end - 1) > following.amount.first
        if silent and here and following.behind and is_linked(text, following.amount, draft, tables):
            drafts[index] = replace(draft, measure=following.measure, rule=following.rule, behind=True)
    return drafts


def _read(text: Text, amount: Amount, following: Amount | None, previous: Draft | None, tables: Tables) -> Draft | None:
    said = read_bound(text, amount, tables)
    start, stop = text.sentence_start(amount.first), text.sentence_end(amount.end - 1)
    noun = find_counted(text, amount, said.end, stop, tables)
    if isinstance(noun, Nothing) and noun.left_out and not said.percent:
        return None
    counted = noun if isinstance(noun, Counted) else None
    if said.percent or _shares_percent(text, amount, following, tables):
        counted = counted if counted is None or not _is_foreign(counted, said.end) else None
        return Draft(amount, said, counted, said.end, PERCENT, OTHER, f"figures/{said.bound}")
    if is_fraction(text, amount):
        return _share(text, amount, said, tables)
    if is_label(text, amount, said, counted, tables) or _is_said_again(text, amount, previous):
        return None
    if previous is not None and previous.amount.end > start:
        start = max(start, previous.end)
    else:
        previous = None
    until = stop if following is None else min(stop, following.first)
    return _told(text, amount, said, counted, previous, following, (start, until), tables)


def _shares_percent(text: Text, amount: Amount, following: Amount | None, tables: Tables) -> bool:
    return following is not None and _grows(text, amount, following) and read_bound(text, following, tables).percent


def _grows(text: Text, amount: Amount, following: Amount) -> bool:
    """«من 20 إلى 30%»: the second number says what both count."""
    at = amount.end
    if following.first != at + 1 or not amount.first:
        return False
    return text.types[at].folded == "الي" and text.types[amount.first - 1].folded == "من"


def _is_foreign(counted: Counted, end: int) -> bool:
    """Whether an unknown noun right behind a share is no part of it: «بنسبة 29% مقارنة مع العام الماضي»."""
    return counted.noun is None and counted.first == end


def _share(text: Text, amount: Amount, said: Bounded, tables: Tables) -> Draft | None:
    share = share_of_whole(text, amount, tables)
    if share is None:
        return None
    low, high = None if said.low is None else share, None if said.high is None else share
    return Draft(amount, replace(said, low=low, high=high), None, said.end, PERCENT, OTHER, "figures/share")


def _is_said_again(text: Text, amount: Amount, previous: Draft | None) -> bool:
    """«65000 (خمسة وستين ألف) أسطوانة»."""
    if previous is None or amount.low is None or amount.low != previous.amount.low:
        return False
    return amount.first == previous.amount.end + 1 and bool(text.tags[previous.amount.end] & tag.OPEN)


def _told(
    text: Text,
    amount: Amount,
    said: Bounded,
    counted: Counted | None,
    previous: Draft | None,
    following: Amount | None,
    around: tuple[int, int],
    tables: Tables,
) -> Draft | None:
    """The draft with what the words `around` tell of it; None where nothing is counted."""
    start, until = around
    if counted is None and following is not None:
        counted = _shared_noun(text, amount, following, tables)
    if counted is None or (counted.noun is None and counted.unit == OTHER):
        counted = numbered(text, amount, said.first, start, tables) or counted
    end = max(said.end, counted.end) if counted is not None and counted.behind else said.end
    aboard = is_aboard(text, end, tables)
    if aboard:  # «غرق القارب وكان 700 على متنه»: not all of them drowned
        start, previous = max(start, said.first - 1), None
    told = told_before(text, said.first, start, tables)
    if counted is None and not (aboard or stands_alone(text, amount, said, told, previous, tables)):
        return None
    if is_one_of(text, amount) and (counted is None or counted.unit != PERSON):
        return None
    if told is None and is_source(text, amount, counted):
        return None
    if counted is None and told is None:
        money = sum_of_money(text, said.first, start, previous, tables)
        unit = PERSON if money is None and _is_crowd(text, amount) else money
        counted = None if unit is None else Counted(amount.first, amount.end, unit, None, behind=False)
    later = told_behind(text, end, until, tables) if told is None else None
    unit, measure, rule = measured(text, amount, counted, told or later, previous, tables)
    unit = PERSON if aboard and unit == OTHER else unit
    if amount.form is not Form.RANGE and said.bound is Bound.EXACT and counted is not None and counted.behind:
        said = _with_bound_behind(said, bound_behind(text, counted.end, tables))
    behind = later is not None and measure == later.measure
    listed = previous is not None and is_listed(text, amount, previous, tables)
    return Draft(amount, said, counted, max(end, said.end), unit, measure, f"figures/{rule}", behind, listed)


def _is_crowd(text: Text, amount: Amount) -> bool:
    """«تظاهر مئات الآلاف»: people, of whom no word says who they are."""
    return amount.form is Form.VAGUE and text.types[amount.end - 1].folded.endswith(_THOUSANDS)


def _shared_noun(text: Text, amount: Amount, following: Amount, tables: Tables) -> Counted | None:
    """«2998 و2617 سيارة», «104 من أصل 145 موظفا», «من 318 إلى 400 شاحنة»: the noun stands behind the second number."""
    if amount.form is not Form.NUMBER or following.form is not Form.NUMBER or is_definite(text, amount):
        return None
    at = amount.end
    if not text.types[amount.first].folded[:1].isdigit():
        return None  # «بين عامي خمسة وتسعين وستة وتسعين»
    joined = following.first == at + (text.types[at].folded == "و") and (following.first > at or following.clitics > 0)
    whole = following.first == at + 2 and text.types[at + 1].folded in tables.roles["whole"]
    if not (joined or whole or _grows(text, amount, following)):
        return None
    noun = find_counted(text, following, following.end, text.sentence_end(following.first), tables)
    known = isinstance(noun, Counted) and noun.noun is not None and noun.behind
    return replace(noun, behind=False) if known and isinstance(noun, Counted) else None


def _with_bound_behind(said: Bounded, behind: tuple[int, Bound] | None) -> Bounded:
    """«12 جنديا على الأقل»: the expression reaches to its bound, as the noun stands between."""
    if behind is None:
        return said
    reach, bound = behind
    low = None if bound in (Bound.LESS_THAN, Bound.UP_TO) else said.low
    high = None if bound in (Bound.MORE_THAN, Bound.AT_LEAST) else said.high
    return replace(said, end=reach, bound=bound, low=low, high=high)


def _clause(text: Text, drafts: list[Draft], index: int) -> tuple[int, int]:
    """The tokens around a figure in its sentence that belong to no other."""
    draft = drafts[index]
    start, stop = text.sentence_start(draft.amount.first), text.sentence_end(draft.amount.end - 1)
    if index:
        start = max(start, min(drafts[index - 1].end, draft.amount.first))
    if index + 1 < len(drafts):
        stop = max(draft.end, min(stop, drafts[index + 1].said.first))
    return start, stop


_THOUSANDS = ("الاف", "الوف")


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


def _figure(text: Text, draft: Draft, start: int, stop: int, periods: _Periods, tables: Tables) -> Figure:
    said, counted = draft.said, draft.counted
    if counted is not None and text.types[counted.first].folded == "من":
        counted = None  # «عدد من تم فحصهم 407»: no word says who they are
    behind = Span(text.ends[draft.end - 1], text.ends[max(stop, draft.end) - 1])
    first = max(start, said.first - CLAUSE)
    before = Span(text.starts[first], text.starts[said.first])
    cumulative = holds(text, first, said.first, tables.roles["total"]) or holds(
        text, draft.end, min(stop, draft.end + CLAUSE), tables.roles["since"]
    )
    return Figure(
        at=Span(letters_in(text, said.first, said.clitics), text.ends[said.end - 1]),
        low=said.low,
        high=said.high,
        bound=said.bound,
        unit=draft.unit,
        measure=draft.measure,
        claimant=None,
        counted=text.span(counted.first, counted.end) if counted is not None and counted.unit != MONEY else None,
        population=_population(text, counted, stop),
        place=find_place(text, draft.end, stop, tables) or find_place(text, first, said.first, tables),
        period=periods.nearest(behind, before),
        cumulative=cumulative,
        rule=draft.rule,
    )


def _population(text: Text, counted: Counted | None, stop: int) -> Span | None:
    """Who is counted: the nationality behind the noun, or the noun itself where it says who they are."""
    if counted is None or counted.unit != PERSON:
        return None
    noun = counted.noun
    if noun is None:
        return text.span(counted.first, counted.end)
    after = counted.end
    if counted.behind and after < stop and text.tags[after] & tag.NISBA and not text.tags[after] & tag.CONJ:
        return text.span(after, after + 1)
    says = not noun.generic and noun.measure in (None, "troops")
    return text.span(counted.first, counted.end) if says else None
