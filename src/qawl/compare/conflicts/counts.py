"""Numbers as they are compared: of whom or what, where and when, and in which range another one agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qawl.compare.conflicts.page import Page
from qawl.compare.conflicts.places import place_of
from qawl.compare.conflicts.short_counts import short_counts
from qawl.compare.conflicts.words import find_class, has_class, joined, stems_of, tokens_of
from qawl.dossiers.speakers import load_speaker_words
from qawl.dossiers.ties import figure_of
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import Span
from qawl.model.dossiers import Dossier, Measure
from qawl.model.figures import Bound, Figure
from qawl.model.moments import Moment
from qawl.model.records import Act
from qawl.text.stems import root_stem

TOTAL, EVENT = "total", "event"
_COMPARED = frozenset(
    {"killed", "injured", "displaced", "missing", "detained", "captives", "released", "trucks", "rockets"}
)
"""Counts that the press itself holds against each other; of any other thing too much is counted at once."""
_NO_CLAIM = frozenset({Act.DENY, Act.DEMAND, Act.CALL, Act.OFFER, Act.PROMISE, Act.THREATEN, Act.ASK})
"""What is wanted, promised or denied is no claim of how many there were."""
_PERSON = "person"
_GAP = 0.15
_ABOUT, _ROUND, _LARGE = 0.15, 0.05, 0.02
"""By what share a number may be off: told as about, round, or large."""
_LARGE_FROM = 1000
_FRESH = timedelta(days=7)
"""How old a count that runs on is told to be; an older day is that of its beginning."""
_FEWEST = 4
"""Stems that a part of a sentence must have to tell by itself what is counted."""
_KEYS = 8
_BEHIND, _BEFORE = 3, 4
"""Words behind and before a number that may make it a part of another («خمسة منهم»)."""
_COMMAS = "،,؛"


def number_cards(page: Page) -> Iterator[ClaimCard]:
    """The counts of an article that may be held against others: no vague ones, no parts of a count."""
    cards = [card for figure in page.records.figures if (card := _card(page, figure)) is not None]
    cards += short_counts(page, cards)
    counted = Counter((card.frame, card.slot, card.voice) for card in cards)
    # «3 فرق … و7 فرق»: of several counts of one thing in one breath nobody knows which belongs to which of another
    yield from (card for card in cards if counted[card.frame, card.slot, card.voice] == 1)


def _is_part(page: Page, figure: Figure) -> bool:
    """«بينهم أربعة أطفال», «خمسة منهم», «وأربعة آخرين»: more of the same sentence must be known to read it."""
    clause = page.clause(figure.at)
    before = tokens_of(page.article.text[clause.start : figure.at.start])[-_BEFORE:]
    behind = tokens_of(page.article.text[_end(figure) : clause.end])[:_BEHIND]
    if find_class("part", before) or find_class("part", behind):
        return True
    return figure.measure == "killed" and bool(
        {"اخرين", "اخرون", "اخر"} & set(behind[:1] + tokens_of(page.words(figure.counted)))
    )


def _end(figure: Figure) -> int:
    return max(figure.at.end, figure.counted.end if figure.counted is not None else 0)


def _is_possible(page: Page, figure: Figure) -> bool:
    """What might be, is wanted or was denied is no claim of how many there were."""
    statement = page.statement(figure.statement)
    if statement is not None and statement.act in _NO_CLAIM:
        return True
    clause = page.clause(figure.at)
    before = tokens_of(page.article.text[clause.start : figure.at.start])[-6:]
    return bool(find_class("possible", before) or find_class("not", before[-3:]))


@dataclass(frozen=True, slots=True)
class _Time:
    """Which time a count is of."""

    runs_on: bool
    since: date | None
    first: date | None
    last: date | None


def _card(page: Page, figure: Figure) -> ClaimCard | None:
    if figure.bound is Bound.VAGUE or (figure.low is None and figure.high is None):
        return None
    label, population = page.words(figure.counted), page.words(figure.population)
    measure = _known(page.dossier, figure, f"{label} {population}".strip())
    if figure.measure not in _COMPARED and measure is None:
        return None
    if _is_part(page, figure) or _is_possible(page, figure):
        return None
    told = page.day(figure.at, figure.statement)
    time = _time(page, figure, measure, told)
    if page.is_background(None, figure.at, figure.statement) and not time.runs_on:
        return None
    if not time.runs_on and _has(page, figure, "another"):
        return None
    noun = (
        ""
        if figure.unit == _PERSON and (not label or has_class("generic", label))
        else root_stem(label.split()[0])
        if label
        else ""
    )
    name, role = page.speaker(figure.statement, figure.claimant)
    sort = TOTAL if time.runs_on else EVENT
    low, high = allowed(figure, _GAP if page.dossier is None or not time.runs_on else page.dossier.figure_gap)
    place = place_of(page.words(figure.place), page.dossier) if figure.place else ""
    frame = joined(
        (
            sort,
            measure.id if measure is not None and time.runs_on else figure.measure,
            figure.unit,
            stem_key(population),
            "" if time.runs_on and measure is not None else noun,
        )
    )
    card = page.card(
        ConflictKind.NUMBER,
        frame,
        _span(figure),
        value=f"{figure.low}:{figure.high}:{figure.bound.value}",
        number=figure.statement,
        who=name if figure.claimant is not None else None,
        role=role,
    )
    card = replace(card, about=_told(page, figure))
    named = page.places(page.clause(figure.at))
    if sort == TOTAL and measure is None and not (place or named):
        return None  # a total of nobody knows where
    known = (place,) if place else named
    keys = (frame,) if sort == TOTAL and measure is not None else tuple(f"{frame}|{one}" for one in _rare(card.about))
    return replace(
        card,
        keys=keys or (frame,),
        low=low,
        high=high,
        first=time.since if time.runs_on else time.first,
        last=time.last,
        grade=sort,
        places=known,
        contrast=_has(page, figure, "contrast"),
        rises=_has(page, figure, "rise"),
    )


def _told(page: Page, figure: Figure) -> tuple[str, ...]:
    """What the part of the sentence says that holds the number: without whoever says so, and without the number."""
    clause = page.clause(figure.at)
    statement = page.statement(figure.statement)
    held = [piece for piece in (statement.content if statement else ()) if piece.start <= figure.at.start < piece.end]
    start = max(clause.start, held[0].start) if held else clause.start
    end = min(clause.end, held[0].end) if held else clause.end
    text = page.article.text
    first = max((text.rfind(sign, start, figure.at.start) + 1 for sign in _COMMAS), default=0)
    last = min((at for sign in _COMMAS if (at := text.find(sign, _end(figure), end)) >= 0), default=end)
    for part in ((max(first, start), last), (start, end)):
        words = f"{text[part[0] : figure.at.start]} {text[figure.at.end : part[1]]}"
        kept = [token for token in tokens_of(words) if not has_class("generic", token)]
        if len(stems := stems_of(" ".join(kept))) >= _FEWEST:
            return stems
    return stems


def _has(page: Page, figure: Figure, name: str) -> bool:
    """Whether words of a class stand in the sentence («أما الجيش فقال إن ستة …», «ارتفع العدد إلى 38»)."""
    clause = page.clause(figure.at)
    return has_class(name, page.words(clause))


def _span(figure: Figure) -> Span:
    if figure.counted is None or figure.counted.start > figure.at.end + 2:
        return figure.at
    return Span(min(figure.at.start, figure.counted.start), max(figure.at.end, figure.counted.end))


def _rare(stems: tuple[str, ...]) -> list[str]:
    """The longest stems: they say most."""
    return sorted(stems, key=lambda one: (-len(one), one))[:_KEYS]


def stem_key(words: str) -> str:
    return " ".join(sorted(root_stem(word) for word in tokens_of(words)))


def _known(dossier: Dossier | None, figure: Figure, words: str) -> Measure | None:
    """The figure of the dossier that a count is of."""
    if dossier is None:
        return None
    found = figure_of(dossier, words, figure.measure) if words else None
    takers = [one for one in dossier.figures if figure.measure in one.measures]
    if found is None:
        return takers[0] if len(takers) == 1 else None
    return next((one for one in dossier.figures if one.id == found), None)


def _time(page: Page, figure: Figure, measure: Measure | None, told: date | None) -> _Time:
    moment = page.moment(figure.period)
    start = None if measure is None else measure.cumulative_from
    if moment is None:
        return _Time(figure.cumulative, start if figure.cumulative else None, None, None)
    since = _is_since(page, moment)
    from_start = start is not None and moment.first == start and moment.last != told
    if not (figure.cumulative or since or from_start):
        return _Time(runs_on=False, since=None, first=moment.first, last=moment.last)
    fresh = moment.last is not None and told is not None and timedelta() <= told - moment.last <= _FRESH
    if fresh and not since:
        return _Time(runs_on=True, since=start, first=None, last=moment.last)
    return _Time(runs_on=True, since=moment.first or start, first=None, last=told)


def _is_since(page: Page, moment: Moment) -> bool:
    before = tokens_of(page.article.text[max(0, moment.at.start - 12) : moment.at.start])
    words = load_speaker_words().since
    return bool(before) and (before[-1] in words or before[-1].removeprefix("و") in words)


def allowed(figure: Figure, gap: float) -> tuple[float | None, float | None]:
    """The range in which another number goes together with this one.

    >>> from qawl.model.documents import Span
    >>> allowed(Figure(Span(0, 1), 31, 31, Bound.EXACT, "person", "killed", None), 0.15)
    (31.0, 31.0)
    >>> allowed(Figure(Span(0, 1), 30, 30, Bound.ABOUT, "person", "killed", None), 0.15)
    (25.5, 34.5)
    """
    share = _slack(figure)
    low = None if figure.low is None else float(figure.low) * (1 - share)
    high = None if figure.high is None else float(figure.high) * (1 + share)
    return low, high


def _slack(figure: Figure) -> float:
    number = figure.low if figure.low is not None else figure.high or 0
    if figure.bound is Bound.ABOUT:
        return _ABOUT
    if figure.bound is not Bound.EXACT:
        return 0.0
    if _is_round(number):
        return _ROUND
    return _LARGE if number >= _LARGE_FROM else 0.0


def _is_round(number: float) -> bool:
    """Told with one or two digits that count: «30», «12 ألف»; smaller ones are counted."""
    if number < 20 or number != int(number):
        return False
    whole = str(int(number))
    return len(whole.rstrip("0")) <= (1 if len(whole) <= 2 else 2)
