"""One event side by side: what each outlet's articles have, and what each alone has or lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qawl.lexicon.tones import ToneWords
from qawl.model.dossiers import Dossier, Route
from qawl.model.figures import Bound, Figure
from qawl.model.record import Reserve, Voice
from qawl.model.record_lines import Evidence, Who
from qawl.model.records import Reading
from qawl.model.wording import (
    Column,
    Comparison,
    FigureGiven,
    Heading,
    LabelUsed,
    Missing,
    Quotee,
    Tone,
    VerbUsed,
)
from qawl.record.labels import Labels
from qawl.record.outlet_copies import Copies
from qawl.record.outlet_names import ids_of, speaker_keys
from qawl.record.outlet_reserve import Reserves
from qawl.record.outlet_verbs import Verbed, verb_of
from qawl.record.page import Page, day_of, stamp_of
from qawl.record.ties import Ties
from qawl.record.wording import Worded, take_wording, word_order
from qawl.record.words import noun_key, stem_key

_OTHER = "other"
_DAY = len("2026-03-05")
_LONGEST, _LINES = 140, 20
"""Letters of a first line that stands for a headline, and lines among which it is looked for."""
_NOBODY = Dossier(
    id="",
    version=0,
    ar="",
    en="",
    where="",
    digest="",
    window=(None, None),
    timezone=None,
    route=Route(),
    anchors=(),
    actors=(),
    parties=(),
    roles=(),
    voices=(),
    issues=(),
    proposals=(),
    figures=(),
    labels=(),
)
"""Knows no actor and no word."""


def side_by_side(
    readings: Iterable[Reading],
    dossier: Dossier | None = None,
    copies: Copies | None = None,
    *,
    words: ToneWords | None = None,
) -> Comparison:
    """The articles of one event by outlet, the earliest outlet first, whatever order they are given in.

    Without a dossier nothing is labelled, and speakers are the same where their names are. An article that comes
    twice counts once. With `copies` it is said which articles have one text. `words` are those of tone and distance,
    None for Qawl's own.
    """
    ties = Ties(dossier or _NOBODY)
    pages = _pages(readings, ties)
    sides = [_side(name, each, words) for name, each in _by_outlet(pages).items()]
    keys = _keys([one for side in sides for one in side.heard])
    times = [page.article.published for page in pages]
    columns = [_column(side, keys, times, copies or {}) for side in sides]
    columns.sort(key=lambda one: (min(stamp_of(each.published) for each in one.headings), one.name))
    known = None if dossier is None else dossier.id
    return Comparison(known, tuple(_held_together(columns)), tuple(ids_of(ties.dossier)))


def _pages(readings: Iterable[Reading], ties: Ties) -> list[Page]:
    found = {(reading.article.id, reading.article.digest): reading for reading in readings}
    ordered = sorted(found.values(), key=lambda one: (stamp_of(one.article.published), one.article.id))
    return [Page(reading, ties) for reading in ordered]


def _by_outlet(pages: Iterable[Page]) -> dict[str, list[Page]]:
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        found[page.article.outlet or page.article.id].append(page)
    return found


@dataclass(frozen=True, slots=True)
class _Heard:
    """A statement with its speaker and verb."""

    who: Who | None
    unnamed: bool
    verb: Verbed
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Side:
    """The articles of one outlet."""

    name: str
    pages: Sequence[Page]
    heard: Sequence[_Heard]
    worded: Sequence[Worded]


def _side(name: str, pages: Sequence[Page], words: ToneWords | None) -> _Side:
    labels = Labels(pages[0].ties.dossier)
    worded = [one for page in pages for one in take_wording(page, labels, words)]
    return _Side(name, pages, [one for page in pages for one in _heard(page, words)], worded)


def _heard(page: Page, words: ToneWords | None) -> Iterator[_Heard]:
    reserves = Reserves(page.article.text, words)
    for place, statement in enumerate(page.reading.statements):
        at = statement.speaker or statement.cue or statement.content[0]
        who = page.who(statement.speaker_name, place, page.day, at)
        verb = verb_of(statement, page.article.text, reserves)
        yield _Heard(who, statement.anonymous, verb, page.evidence(statement.content, place))


def _keys(heard: Sequence[_Heard]) -> Callable[[_Heard], str | None]:
    """The key of a speaker: an actor of the dossier, else the name; unnamed sources only by equal words."""
    named = [one.who.name for one in heard if one.who is not None and one.who.actor is None and not one.unnamed]
    same = speaker_keys(named)

    def key(one: _Heard) -> str | None:
        if one.who is None:
            return None
        if one.who.actor is not None:
            return f"actor:{one.who.actor}"
        return f"unnamed:{stem_key(one.who.name)}" if one.unnamed else f"name:{same[one.who.name]}"

    return key


def _column(
    side: _Side,
    key: Callable[[_Heard], str | None],
    times: Sequence[str | None],
    copies: Mapping[str, str],
) -> Column:
    quoted: dict[str, list[_Heard]] = defaultdict(list)
    for one in side.heard:
        if (own := key(one)) is not None:
            quoted[own].append(one)
    return Column(
        outlet=side.pages[0].article.outlet,
        name=side.name,
        headings=tuple(_heading(page, times, copies) for page in side.pages),
        quoted=tuple(_quotee(own, each) for own, each in quoted.items()),
        labels=tuple(_labels(side.worded, side.pages[0].ties.dossier)),
        figures=tuple(_figures(side.pages)),
        only_quoted=(),
        only_figures=(),
        misses_quoted=(),
        misses_figures=(),
        unknown=sum(one.who is None for one in side.heard),
    )


def _heading(page: Page, times: Sequence[str | None], copies: Mapping[str, str]) -> Heading:
    article = page.article
    origin = copies.get(article.id)
    return Heading(
        article=article.id,
        headline=_headline(page),
        url=article.url,
        published=article.published,
        first=_is_first(article.published, times),
        copy_of=None if origin == article.id else origin,
    )


def _headline(page: Page) -> str:
    """The title; where there is none, the beginning of the first line that says something."""
    title = " ".join((page.article.title or "").split())
    if title:
        return title
    line = next((line for line in page.article.text.split("\n", _LINES) if line.strip()), page.article.id)
    words = " ".join(line[: 2 * _LONGEST].split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"


def _is_first(published: str | None, times: Sequence[str | None]) -> bool:
    """Whether an article came before all others for certain: an undated one may have come before it, and of a day
    without an hour nobody knows when.
    """
    day = day_of(published)
    if day is None or len(times) < 2 or any(day_of(time) is None for time in times):
        return False
    exact = all(len((time or "").strip()) > _DAY for time in times)
    stamps = sorted(stamp_of(time) if exact else str(day_of(time)) for time in times)
    own = stamp_of(published) if exact else str(day)
    return own == stamps[0] and stamps[1] != own


def _quotee(key: str, told: Sequence[_Heard]) -> Quotee:
    """One speaker, by the longest of his names here."""
    whos = [one.who for one in told if one.who is not None]
    verbs = Counter((one.verb.lemma, one.verb.tone) for one in told)
    tones = {tone: place for place, tone in enumerate(Tone)}
    ranked = sorted(verbs, key=lambda verb: (-verbs[verb], verb[0], tones[verb[1]]))
    return Quotee(
        key=key,
        who=min(whos, key=lambda who: (-len(who.name), who.name)),
        unnamed=told[0].unnamed,
        statements=len(told),
        verbs=tuple(VerbUsed(lemma, tone, verbs[lemma, tone]) for lemma, tone in ranked),
        evidence=tuple(one.evidence for one in told),
    )


def _labels(worded: Iterable[Worded], dossier: Dossier) -> Iterator[LabelUsed]:
    """The words of the dossier in its order, the outlet's own voice first."""
    uses: Counter[tuple[str, str, Voice, Reserve]] = Counter()
    first: dict[tuple[str, str, Voice, Reserve], Evidence] = {}
    for one in worded:
        key = (one.concept, one.variant, one.voice, one.reserve)
        uses[key] += len(one.evidence.spans)
        first.setdefault(key, one.evidence)
    order, voices, reserves = word_order(dossier), tuple(Voice), tuple(Reserve)
    ranked = sorted(uses, key=lambda key: (order[key[0], key[1]], voices.index(key[2]), reserves.index(key[3])))
    for key in ranked:
        yield LabelUsed(*key, uses[key], first[key])


def _figures(pages: Sequence[Page]) -> Iterator[FigureGiven]:
    """Each number of each thing once, where it is given first; what has a measure before what has none."""
    found: dict[str, FigureGiven] = {}
    for page in pages:
        for figure in page.records.figures:
            given = _figure(figure, page)
            found.setdefault(given.key, given)
    yield from (one for one in found.values() if one.measure != _OTHER)
    yield from (one for one in found.values() if one.measure == _OTHER)


def _figure(figure: Figure, page: Page) -> FigureGiven:
    label = page.words(figure.counted)
    known = page.ties.measure(figure.measure, " ".join(filter(None, (label, page.words(figure.population)))))
    measure = figure.measure if known is None else known.id
    thing = f"{_OTHER}:{noun_key(label)}" if measure == _OTHER else measure
    amount = stem_key(page.words(figure.at)) if figure.bound is Bound.VAGUE else _amount(figure)
    return FigureGiven(
        key=f"{thing}:{figure.unit}:{amount}",
        measure=measure,
        label=label,
        unit=figure.unit,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        claimant=page.who(figure.claimant, figure.statement, page.day, figure.at),
        evidence=page.evidence((figure.at,), figure.statement, figure.claimant),
    )


def _amount(figure: Figure) -> str:
    """The number itself: «40» and «more than 40» are the same number, told with more or less caution."""
    known = [number for number in (figure.low, figure.high) if number is not None]
    return "-".join(f"{number:.15g}" for number in dict.fromkeys(known))


def _held_together(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns with what each alone has, and what it lacks of the others."""
    quoted = _havers(columns, lambda column: (one.key for one in column.quoted))
    figures = _havers(columns, _measured)
    for column in columns:
        own_quoted = {one.key for one in column.quoted}
        own_figures = {one.key for one in column.figures}
        yield replace(
            column,
            only_quoted=_only(own_quoted, quoted) if len(columns) > 1 else (),
            only_figures=_only(own_figures, figures) if len(columns) > 1 else (),
            misses_quoted=_missing(own_quoted, quoted),
            misses_figures=_missing(own_figures, figures),
        )


def _measured(column: Column) -> Iterator[str]:
    """The figures by which articles are held against each other: of things that have a measure."""
    return (one.key for one in column.figures if one.measure != _OTHER)


_Havers = Mapping[str, tuple[str, ...]]
"""For each key the columns that have it, in the order in which they come."""


def _havers(columns: Iterable[Column], keys: Callable[[Column], Iterable[str]]) -> _Havers:
    found: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        for key in dict.fromkeys(keys(column)):
            found[key].append(column.name)
    return {key: tuple(names) for key, names in found.items()}


def _only(own: set[str], havers: _Havers) -> tuple[str, ...]:
    return tuple(key for key, names in havers.items() if key in own and len(names) == 1)


def _missing(own: set[str], havers: _Havers) -> tuple[Missing, ...]:
    others = [(key, names) for key, names in havers.items() if key not in own]
    return tuple(Missing(key, names) for key, names in sorted(others, key=lambda one: -len(one[1])))
