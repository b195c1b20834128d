"""One event side by side, laid out: for each outlet the same things in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qawl.model.figures import Bound
from qawl.model.record import Reserve, Voice
from qawl.model.wording import Column, Comparison, FigureGiven, Heading, LabelUsed, Missing, Quotee, Tone, VerbUsed
from qawl.show.cards import day
from qawl.show.compare_rows import variant_of, worded
from qawl.show.record_rows import Quoted, Words, plain, quoted
from qawl.text.fold import fold
from qawl.wording import Lang

MOST = 10
"""Things of one kind that are shown of one outlet; the others are counted."""
SEVERAL = 2
"""Outlets that must have what is told as missing in another: what one alone has is told in its own column."""
_QUOTED = 2
_TIME = slice(11, 16)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an outlet has or lacks."""

    head: str
    lead: str
    """What stands before the notes."""
    notes: tuple[str, ...]
    """Each a name or a word of its own, whatever way it runs."""
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Headed:
    """One article of an outlet."""

    headline: str
    article: str
    url: str | None
    when: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """Everything of one kind in one outlet."""

    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Side:
    """One outlet."""

    name: str
    headed: tuple[Headed, ...]
    aspects: tuple[Aspect, ...]
    """In the order of `ASPECTS`."""


ASPECTS = ("side-quoted", "side-labels", "side-figures", "side-only", "side-misses")
"""Keys of their titles; labels are left out where no outlet has any, and what two outlets lack of one another."""


@dataclass(frozen=True, slots=True)
class Sides:
    """All outlets, and the titles of what is held together."""

    titles: tuple[str, ...]
    columns: tuple[Side, ...]


def sides_of(comparison: Comparison, lang: Lang) -> Sides:
    """The columns of a comparison in the reader's language."""
    words, own = worded(comparison.names, lang), worded(comparison.names, "ar")
    labelled = any(column.labels for column in comparison.columns)
    silent = {"side-labels"} if not labelled else set[str]()
    if len(comparison.columns) <= SEVERAL:
        silent.add("side-misses")
    keys = [key for key in ASPECTS if key not in silent]
    told = _Told(words, own, _titles(comparison, words))
    outlets = {one.article: column.name for column in comparison.columns for one in column.headings}
    columns = (
        Side(
            name=column.name,
            headed=tuple(_headed(one, outlets, words) for one in column.headings),
            aspects=tuple(_aspect(tuple(told.items(key, column))) for key in keys),
        )
        for column in comparison.columns
    )
    return Sides(tuple(words.say(key) for key in keys), tuple(columns))


def _aspect(items: tuple[Item, ...]) -> Aspect:
    shown = items if len(items) <= MOST + 1 else items[:MOST]
    return Aspect(shown, len(items) - len(shown))


def _headed(one: Heading, outlets: Mapping[str, str], words: Words) -> Headed:
    when = day(one.published, words.lang) or words.say("page-undated")
    time = (one.published or "")[_TIME]
    signs = [
        words.say("side-first") if one.first else "",
        words.say("side-copy", origin=outlets.get(one.copy_of, one.copy_of)) if one.copy_of else "",
    ]
    return Headed(
        headline=one.headline,
        article=one.article,
        url=one.url,
        when=words.say("time-at", day=when, time=time) if ":" in time else when,
        signs=tuple(sign for sign in signs if sign),
    )


def _titles(comparison: Comparison, words: Words) -> dict[str, str]:
    """What each speaker and figure is called, by the first column that has it."""
    titles: dict[str, str] = {}
    for column in comparison.columns:
        for quotee in column.quoted:
            titles.setdefault(quotee.key, words.who(quotee.who))
        for figure in column.figures:
            titles.setdefault(figure.key, _amount(figure))
    return titles


def _amount(figure: FigureGiven) -> str:
    """«140 شخصا على الأقل»: in the article's words, with what is counted."""
    said, label = plain(figure.evidence.exact), plain(figure.label or "")
    return said if not label or label in said else f"{said} {label}"


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told with which words."""

    words: Words
    own: Words
    titles: dict[str, str]

    def items(self, aspect: str, column: Column) -> Iterator[Item]:
        match aspect:
            case "side-quoted":
                yield from map(self._quotee, sorted(column.quoted, key=lambda one: -one.statements))
                if column.unknown:
                    yield Item(self.words.say("side-unknown", count=column.unknown), "", (), ())
            case "side-labels":
                yield from map(self._label, column.labels)
            case "side-figures":
                yield from map(self._figure, column.figures)
            case "side-only":
                yield from (Item(self.titles[key], "", (), ()) for key in (*column.only_quoted, *column.only_figures))
            case _:
                missing = (*column.misses_quoted, *column.misses_figures)
                yield from (self._missing(one) for one in missing if len(one.outlets) >= SEVERAL)

    def _quotee(self, one: Quotee) -> Item:
        verbs = tuple(map(self._verb, one.verbs))
        return Item(self.words.who(one.who), "", verbs, tuple(quoted(each) for each in one.evidence[:_QUOTED]))

    def _verb(self, verb: VerbUsed) -> str:
        count = f" ({verb.count})" if verb.count > 1 else ""
        tone = f" ({self.words.label('tone', verb.tone)})" if verb.tone is Tone.DISTANCING else ""
        return f"{self.words.verb(verb.lemma)}{count}{tone}"

    def _label(self, one: LabelUsed) -> Item:
        said = variant_of(one.concept, one.variant, self.own)
        meant = variant_of(one.concept, one.variant, self.words)
        notes = (
            "" if meant == said else meant,
            "" if one.voice is Voice.OUTLET else self.words.label("voice", one.voice),
            "" if one.reserve is Reserve.PLAIN else self.words.label("reserve", one.reserve),
        )
        count = f" ({one.count})" if one.count > 1 else ""
        return Item(f"«{said}»{count}", "", _kept(notes), (quoted(one.evidence),))

    def _figure(self, one: FigureGiven) -> Item:
        """By its words; where another language is read, the number too where it is not given in digits alone."""
        by = "" if one.claimant is None else self.words.say("record-claimant", name=self.words.who(one.claimant))
        told = self.words.lang == "ar" or one.bound is Bound.VAGUE or fold(one.evidence.exact) == str(one.low)
        number = "" if told else self.words.amount(one.low, one.high, one.bound, one.unit)
        return Item(_amount(one), "", _kept((number, by)), (quoted(one.evidence),))

    def _missing(self, one: Missing) -> Item:
        return Item(self.titles[one.key], self.words.say("side-elsewhere"), one.outlets, ())


def _kept(notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
