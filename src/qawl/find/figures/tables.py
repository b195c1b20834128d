"""The words around numbers compiled for look-up on folded tokens, with their prefixes taken off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from qawl.lexicon.figures import CountedNoun, FigureWords, MeasureWord
from qawl.model.figures import Bound
from qawl.text.fold import fold
from qawl.text.layers import Text

_T = TypeVar("_T")
_CONJUNCTIONS = "وف"
_PREFIXES = (("ال", True), ("بال", True), ("كال", True), ("لل", True), ("ب", False), ("ل", False), ("ك", False))
_ARTICLE = "ال"
_OWNERS = ("ه", "ها", "هم", "نا")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class NounForm:
    """A written form of a counted noun."""

    noun: CountedNoun
    dual: bool = False
    plural: bool = False
    owned: bool = False
    """A plural with a pronoun («ركابها»)."""
    one: CountedNoun | None = None
    """Another noun of which this is no plural: «كتاب» are writers where three are counted, and books in «50 كتاب»."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that bound a number."""

    words: tuple[str, ...]
    bound: Bound


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything folded; where one word can begin or end several phrases, the longest stand first."""

    nouns: Mapping[str, NounForm]
    pairs: Mapping[tuple[str, str], NounForm]
    measures: Mapping[str, MeasureWord]
    currencies: Mapping[str, Mapping[str, str]]
    """By the unit of a currency that many countries have, the unit of each by its adjective."""
    before: Mapping[str, tuple[Phrase, ...]]
    """By the last word."""
    behind: Mapping[str, tuple[Phrase, ...]]
    """By the first word."""
    roles: Mapping[str, frozenset[str]]
    """These, the skipped and the labels with every prefix that they may have."""
    percents: tuple[tuple[str, ...], ...]
    bounding: frozenset[str]
    """The words that a bound begins with, and «سنويا» and its like; none is a counted noun."""
    skipped: frozenset[str]
    labels: frozenset[str]
    vague: frozenset[str]
    """Without prefixes; with them among the roles."""


@lru_cache(maxsize=4)
def compile_tables(words: FigureWords, *, sport: bool = False) -> Tables:
    """The tables of one set of words, made once; with `sport` goals and points are no figures."""
    if sport:
        every = _with_prefixes(form for word in words.skipped for form in word.forms)
        return replace(compile_tables(words), skipped=every)
    forms = [(fold(form), entry) for noun in words.nouns for form, entry in _noun_forms(noun)]
    roles = {name: _with_prefixes(forms) for name, forms in words.roles.items()}
    roles["vague"] -= _with_prefix("ك", words.roles["vague"])  # «كميات» is no «مئات»
    bounds = [(tuple(fold(said).split()), Bound(word.bound)) for word in words.bounds for said in word.before]
    behind = [(tuple(fold(said).split()), Bound(word.bound)) for word in words.bounds for said in word.behind]
    percents = {tuple(fold(form).split()) for form in words.roles["percent"]}
    return Tables(
        nouns=_by_form(forms),
        pairs={(first, second): entry for form, entry in forms if " " in form for first, second in [form.split()]},
        measures={fold(form): word for word in words.measures for form in word.forms},
        currencies=_currencies(words.nouns),
        before=_by_word(bounds, -1),
        behind=_by_word(behind, 0),
        roles=roles,
        percents=tuple(sorted(percents, key=len, reverse=True)),
        bounding=frozenset(words[0] for words, _ in bounds) | roles["manner"],
        skipped=_with_prefixes(form for word in words.skipped for form in word.forms if not word.sport),
        labels=_with_prefixes(form for word in words.labels for form in word.forms),
        vague=frozenset(map(fold, words.roles["vague"])),
    )


def _by_form(forms: Sequence[tuple[str, NounForm]]) -> dict[str, NounForm]:
    """Single words; what is the plural of one noun and the singular of another is both."""
    singles = {form: entry.noun for form, entry in forms if not (entry.plural or entry.dual)}
    found = dict(sorted(((form, entry) for form, entry in forms if " " not in form), key=_dual_first))
    several = {form: entry for form, entry in forms if entry.plural and form in singles}
    return found | {form: replace(entry, one=singles[form]) for form, entry in several.items()}


def _currencies(nouns: Iterable[CountedNoun]) -> dict[str, dict[str, str]]:
    """«ريال» is a money of many: of whom, says the second word of «ريال سعودي», masculine or feminine."""
    money = {noun.lemma: noun.unit for noun in nouns if noun.measure == "funds"}
    found: dict[str, dict[str, str]] = {}
    for lemma, unit in money.items():
        head, _, whose = lemma.partition(" ")
        if whose and head in money:
            found.setdefault(money[head], {}).update({fold(whose): unit, fold(whose.removesuffix("ة") + "ة"): unit})
            found[money[head]][fold(whose.removesuffix("ة"))] = unit
    return found


def _noun_forms(noun: CountedNoun) -> Iterator[tuple[str, NounForm]]:
    one, many, dual = NounForm(noun), NounForm(noun, plural=True), NounForm(noun, dual=True)
    for form in noun.duals:
        yield form, dual
    for form in (*noun.forms, *noun.plural):
        plain = many if form in noun.plural else one
        yield form, plain
        if " " in form:
            first, second = form.split(" ", 1)
            yield f"{first} {_accusative(second)}", plain
            yield f"{_accusative(first)} {_accusative(second)}", plain
            yield f"{_ARTICLE}{first} {_ARTICLE}{second}", plain
        elif form in noun.plural:
            yield from _owned(form, noun)
        else:
            yield _accusative(form), plain


def _owned(form: str, noun: CountedNoun) -> Iterator[tuple[str, NounForm]]:
    """«جنودهم», «موظفيها», «أجهزتها», and «موظفي الشركة»."""
    stem = form[:-1] if form.endswith("ين") else f"{form[:-1]}ت" if form.endswith("ة") else form
    yield from ((stem + owner, NounForm(noun, plural=True, owned=True)) for owner in _OWNERS)
    if form.endswith("ين"):
        yield stem, NounForm(noun, plural=True)


def _dual_first(form: tuple[str, NounForm]) -> bool:
    """A word that is a dual and a plural too («بلدان») is the plural: what comes later stays."""
    return not form[1].dual


def _accusative(word: str) -> str:
    return word if word.endswith(("ة", "ى", "ا", "ء")) else word + "ا"


def _by_word(said: list[tuple[tuple[str, ...], Bound]], place: int) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for words, bound in said:
        found.setdefault(words[place], []).append(Phrase(words, bound))
    return {word: tuple(sorted(some, key=lambda phrase: -len(phrase.words))) for word, some in found.items()}


def _with_prefixes(words: Iterable[str]) -> frozenset[str]:
    """Each word as it stands and with every prefix; a single letter («م») has none."""
    befores = [conjunction + prefix for conjunction in ("", *_CONJUNCTIONS) for prefix in ("", *dict(_PREFIXES))]
    folded = [fold(word) for word in words]
    return frozenset(before + word for word in folded for before in (befores if len(word) > 1 else [""]))


@dataclass(frozen=True, slots=True)
class Peeled:
    """What is left of a written word once its clitics are off."""

    word: str
    joined: bool = False
    definite: bool = False
    clitics: int = 0
    """Letters that are no part of the word; its article is one."""


@lru_cache(maxsize=30_000)
def peelings(folded: str) -> tuple[Peeled, ...]:
    """A word as it stands, then with each clitic that it may begin with taken off."""
    found = [Peeled(folded), *_without_prefix(folded, joined=False)]
    if len(folded) > _SHORTEST and folded[0] in _CONJUNCTIONS:
        found += [Peeled(folded[1:], joined=True, clitics=1), *_without_prefix(folded[1:], joined=True)]
    return tuple(found)


def _without_prefix(word: str, *, joined: bool) -> Iterator[Peeled]:
    for prefix, definite in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST:
            clitics = len(prefix.removesuffix(_ARTICLE)) + joined
            yield Peeled(word[len(prefix) :], joined, definite, clitics)


def look_up(folded: str, table: Mapping[str, _T]) -> tuple[_T, Peeled] | None:
    """The entry of a written word, as it stands or under its clitics."""
    for peeled in peelings(folded):
        if (entry := table.get(peeled.word)) is not None:
            return entry, peeled
    return None


def _with_prefix(prefix: str, words: Iterable[str]) -> frozenset[str]:
    return frozenset(before + prefix + fold(word) for word in words for before in ("", *_CONJUNCTIONS))


def letters_in(text: Text, token: int, count: int) -> int:
    """The code point of the text behind the first `count` letters of a token, marks on them included."""
    if not count:
        return text.starts[token]
    raw, place = text.tokens[token], 0
    while place < len(raw) and count:
        place += 1
        if place >= len(raw) or fold(raw[place]):
            count -= 1
    return text.starts[token] + place
