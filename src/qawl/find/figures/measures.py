"""What a figure counts and what became of them: from its noun, from the words around, from the figure before."""

from __future__ import annotations

from qawl.find.figures.amounts import Amount
from qawl.find.figures.drafts import FUNDS, OTHER, PERCENT, PERSON, Draft
from qawl.find.figures.nouns import Counted
from qawl.find.figures.tables import Tables
from qawl.find.figures.told import Told, holds, is_other_verb
from qawl.text import tags as tag
from qawl.text.layers import Text

CLAUSE, COORDINATED, NEAR = 16, 12, 6
_UNITS = {"rockets": "rocket", "trucks": "truck"}
_GROUPS = frozenset(["group", "organization", "team"])
"""«مقتل 30 من الفصيل»: their people are counted."""
_OF_THEM = frozenset(["منهم", "منهن", "بينهم", "بينهن"])
_FATES = frozenset(["killed", "injured", "detained", "captives"])
_OVERRULED = frozenset(["displaced", "detained", "captives", "troops"])


def measured(
    text: Text, amount: Amount, counted: Counted | None, told: Told | None, previous: Draft | None, tables: Tables
) -> tuple[str, str, str]:
    """Unit, measure and the word that decided."""
    noun = counted.noun if counted is not None else None
    unit = counted.unit if counted is not None else ""
    unknown = unit == OTHER and noun is None
    if (unknown or unit in _GROUPS) and told is not None and told.near and told.measure not in _UNITS:
        return PERSON, told.measure, told.lemma
    if unknown and previous is not None and _goes_on(text, amount, previous, tables, among=True):
        return PERSON, previous.measure, previous.rule.removeprefix("figures/")
    if (unknown or not unit) and _is_of_them(text, amount):
        counted_as = previous.measure if previous is not None and _goes_on(text, amount, previous, tables) else OTHER
        return PERSON, told.measure if told is not None else counted_as, PERSON
    if unit and unit != PERSON:
        money = noun is None and unit != OTHER
        measure = (noun.measure if noun is not None else None) or (FUNDS if money else OTHER)
        priced = measure == FUNDS and _is_price(text, amount, tables)
        return unit, OTHER if priced else measure, noun.lemma if noun is not None else unit
    return _people(text, amount, counted, told, previous, tables)


def _is_of_them(text: Text, amount: Amount) -> bool:
    """«سبعة منهم», «بينهم 20 مهتما»: only people are «them»."""
    near = [at for at in (amount.first - 1, amount.end) if 0 <= at < len(text.types)]
    return any(text.types[at].folded.removeprefix("و") in _OF_THEM for at in near)


def _people(
    text: Text, amount: Amount, counted: Counted | None, told: Told | None, previous: Draft | None, tables: Tables
) -> tuple[str, str, str]:
    noun = counted.noun if counted is not None else None
    unit = counted.unit if counted is not None else ""
    own = noun.measure if noun is not None else None
    goes_on = previous is not None and _goes_on(text, amount, previous, tables)
    shared = previous.measure if previous is not None and goes_on else OTHER
    if own is not None and not _is_overruled(own, told, shared):
        return PERSON, _exchanged(text, amount, own, tables), noun.lemma if noun is not None else PERSON
    if told is not None:
        return _UNITS.get(told.measure, PERSON), told.measure, told.lemma
    if previous is not None and goes_on:
        return unit or previous.unit, previous.measure, previous.rule.removeprefix("figures/")
    if not unit and previous is not None and previous.unit != PERCENT:
        return previous.unit, OTHER if previous.unit == PERSON else previous.measure, "share"
    if not unit and _is_of_them(text, amount):
        unit = PERSON  # «توجه 70 ألفا منهم إلى …»
    return unit or OTHER, OTHER, noun.lemma if noun is not None else unit or OTHER


def _is_overruled(own: str, told: Told | None, shared: str) -> bool:
    """«قتل 12 جنديا», «قتل ضابطين و26 مجندا»: killed soldiers are killed."""
    if own not in _OVERRULED:
        return False
    if told is None:
        return own == "troops" and shared in _FATES
    if own == "troops":
        return told.measure in _FATES
    return told.near and told.measure in ("killed", "injured")


def _exchanged(text: Text, amount: Amount, measure: str, tables: Tables) -> str:
    """Prisoners of an exchange are captives, whatever they are called."""
    if measure != "detained":
        return measure
    first = max(text.sentence_start(amount.first), amount.first - 2 * CLAUSE)
    end = min(text.sentence_end(amount.first), amount.end + 2 * CLAUSE)
    return "captives" if holds(text, first, end, tables.roles["exchange"]) else measure


def _is_price(text: Text, amount: Amount, tables: Tables) -> bool:
    first = max(text.sentence_start(amount.first), amount.first - CLAUSE)
    end = min(text.sentence_end(amount.first), amount.end + 4)
    return holds(text, first, end, tables.roles["price"])


def _goes_on(text: Text, amount: Amount, previous: Draft, tables: Tables, *, among: bool = False) -> bool:
    """«5 مدنيين و3 جنود», «12 شخصا بينهم 3 أطفال»: the same is told of both."""
    people = previous.unit == PERSON and previous.measure != OTHER
    return people and is_linked(text, amount, previous, tables, among=among)


def is_linked(text: Text, amount: Amount, previous: Draft, tables: Tables, *, among: bool = False) -> bool:
    """Whether «بينهم», or where not `among` asks for it «و», leads from the one to the other."""
    if amount.first - previous.end > COORDINATED:
        return False
    if amount.end < len(text.tokens) and text.types[amount.end].folded in tables.roles["among"]:
        return True
    gap = range(previous.end, amount.first)
    if any(text.types[at].folded in tables.roles["among"] for at in gap):
        return True
    if is_listed(text, amount, previous, tables):
        return True
    bound = _bound_joined(text, gap, tables)
    joined = bound is not None or text.types[amount.first].folded.startswith("و")
    joined = joined or any(text.types[at].folded == "و" for at in gap)
    told = range(gap.start, gap.stop if bound is None else bound)
    return joined and not among and len(gap) <= NEAR and not any(is_other_verb(text, at) for at in told)


def _bound_joined(text: Text, gap: range, tables: Tables) -> int | None:
    """Where «وما يزيد على», «وأكثر من» begins in the gap, whose verb tells nothing else."""
    for at in gap:
        folded = text.types[at].folded
        if folded[0] == "و" and folded[1:] in tables.bounding:
            return at
    return None


def is_listed(text: Text, amount: Amount, previous: Draft, tables: Tables) -> bool:
    """«… شخصا، هم 12 طفلا دون الخامسة، 15 امرأة و20 رجلا»: whether it is a part of the sum told before."""
    before = amount.first - 1
    if before < 0 or previous.unit != PERSON or amount.first - previous.end > COORDINATED:
        return False
    if text.types[before].folded in tables.roles["being"]:
        return True
    follows = bool(text.tags[before] & tag.COMMA) or text.types[before].folded == "و"
    return previous.listed and (follows or text.types[amount.first].folded.startswith("و"))
