"""Tables by outlet: the words that each has for one thing, and the verbs that it gives each party."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from qawl.lexicon.tones import ToneWords
from qawl.model.dossiers import Dossier
from qawl.model.record import Reserve, Voice
from qawl.model.records import Reading
from qawl.model.wording import Example, LabelCell, OutletCount, OutletTables, Tone, ToneCell, VerbCell
from qawl.record.labels import Labels
from qawl.record.outlet_copies import Copies, later_copies
from qawl.record.outlet_names import ids_of
from qawl.record.outlet_shares import share_of
from qawl.record.outlet_verbs import Spoken, take_verbs
from qawl.record.page import Page, told_order
from qawl.record.ties import Ties, within
from qawl.record.wording import Worded, take_wording, word_order

_EXAMPLES = 2
"""Of each reserve in one cell."""
_TONES = {tone: place for place, tone in enumerate(Tone)}

Outlet = str | None


def compare_outlets(
    readings: Iterable[Reading],
    dossier: Dossier,
    since: date | None = None,
    until: date | None = None,
    copies: Copies | None = None,
    *,
    words: ToneWords | None = None,
    routed: bool = False,
) -> OutletTables:
    """How each outlet words what the dossier is about, in articles published from `since` to `until`.

    The order of the readings changes nothing, and one that comes twice counts once. With `copies` (see
    `outlet_copies.py`) copied text counts for its origin alone. `words` are those of tone and distance, None for
    Qawl's own. With `routed` all readings are known to belong here.
    """
    ties, taken = Ties(dossier), _Taken(Labels(dossier), words)
    for reading in readings:
        page = Page(reading, ties)
        if within(dossier.window, page.day) and (routed or page.routed):
            taken.take(page, since, until)
    return taken.tables(dossier, since, until, copies)


@dataclass
class _Taken:
    """What was taken out of the readings so far; the articles themselves are let go."""

    labels: Labels
    words: ToneWords | None
    articles: dict[str, tuple[Outlet, str | None]] = field(default_factory=dict)
    """Outlet and time of publication of each."""
    read: set[tuple[str, str, str]] = field(default_factory=set)
    undated: set[str] = field(default_factory=set)
    worded: list[Worded] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)

    def take(self, page: Page, since: date | None, until: date | None) -> None:
        article, bounded = page.article, (since, until) != (None, None)
        if bounded and page.day is None:
            self.undated.add(article.id)
            return
        key = (article.id, article.digest, page.reading.version)
        if key in self.read or not within((since, until), page.day):
            return
        self.read.add(key)
        self.articles[article.id] = (article.outlet, article.published)
        self.worded.extend(take_wording(page, self.labels, self.words))
        self.spoken.extend(take_verbs(page, self.words))

    def tables(self, dossier: Dossier, since: date | None, until: date | None, copies: Copies | None) -> OutletTables:
        left_out = later_copies(((own_id, when) for own_id, (_, when) in self.articles.items()), copies)
        outlets = _outlets(self.articles, left_out)
        ranks = {one.outlet: place for place, one in enumerate(outlets)}
        worded = [one for one in self.worded if one.evidence.article not in left_out]
        spoken = [one for one in self.spoken if one.evidence.article not in left_out]
        spoken.sort(key=lambda one: told_order(one.evidence))
        return OutletTables(
            dossier=dossier.id,
            version=dossier.version,
            digest=dossier.digest,
            since=since,
            until=until,
            outlets=outlets,
            labels=tuple(_label_cells(worded, dossier, ranks)),
            tones=tuple(_tone_cells(spoken, dossier, ranks)),
            verbs=tuple(_verb_cells(spoken, dossier, ranks)),
            undated=tuple(sorted(self.undated)),
            names=tuple(ids_of(dossier)),
        )


def _outlets(articles: dict[str, tuple[Outlet, str | None]], left_out: frozenset[str]) -> tuple[OutletCount, ...]:
    read = Counter(outlet for outlet, _ in articles.values())
    copied = Counter(outlet for own_id, (outlet, _) in articles.items() if own_id in left_out)
    found = [OutletCount(outlet, count, copied[outlet]) for outlet, count in read.items()]
    return tuple(sorted(found, key=lambda one: (one.outlet is None, -one.articles, one.outlet or "")))


Ranks = dict[Outlet, int]


def _label_cells(worded: Sequence[Worded], dossier: Dossier, ranks: Ranks) -> Iterator[LabelCell]:
    """A cell for each word in each outlet that has it, or has another word for the same thing."""
    named: dict[tuple[str, Outlet], set[str]] = defaultdict(set)
    cells: dict[tuple[str, str, Outlet], list[Worded]] = defaultdict(list)
    for one in sorted(worded, key=lambda one: told_order(one.evidence)):
        cells[one.concept, one.variant, one.outlet].append(one)
        if _is_own(one):
            named[one.concept, one.outlet].add(one.evidence.article)
    for concept, variant in dict.fromkeys((concept, variant) for concept, variant, _ in tuple(cells)):
        for thing, outlet in named:
            if thing == concept:
                cells[concept, variant, outlet].extend(())
    order = word_order(dossier)
    for key in sorted(cells, key=lambda key: (order[key[0], key[1]], ranks[key[2]])):
        yield _label_cell(key, cells[key], len(named[key[0], key[2]]))


def _is_own(one: Worded) -> bool:
    """Said by the outlet itself, and not kept at arm's length."""
    return one.voice is Voice.OUTLET and one.reserve is Reserve.PLAIN


def _label_cell(key: tuple[str, str, Outlet], told: Sequence[Worded], of: int) -> LabelCell:
    concept, variant, outlet = key
    uses: Counter[tuple[Voice, Reserve]] = Counter()
    for one in told:
        uses[one.voice, one.reserve] += len(one.evidence.spans)
    articles = {one.evidence.article for one in told if _is_own(one)}
    own = [Example(one.reserve, one.evidence) for one in told if one.voice is Voice.OUTLET]
    return LabelCell(
        concept=concept,
        variant=variant,
        outlet=outlet,
        articles=share_of(len(articles), of),
        uses=uses[Voice.OUTLET, Reserve.PLAIN],
        quoted=uses[Voice.OUTLET, Reserve.QUOTED],
        distanced=uses[Voice.OUTLET, Reserve.DISTANCED],
        speaker=sum(count for (voice, _), count in uses.items() if voice is Voice.SPEAKER),
        reported=sum(count for (voice, _), count in uses.items() if voice is Voice.REPORTED),
        examples=tuple(_first_of_each(own)),
    )


def _first_of_each(examples: Sequence[Example]) -> Iterator[Example]:
    for reserve in Reserve:
        yield from _first_few(one for one in examples if one.reserve is reserve)


def _first_few(examples: Iterable[Example]) -> Iterator[Example]:
    """The first that say something new: an outlet may bring one text twice."""
    seen: set[str] = set()
    for one in examples:
        said = one.evidence.sentence or one.evidence.exact
        if len(seen) < _EXAMPLES and said not in seen:
            seen.add(said)
            yield one


def _parties(dossier: Dossier) -> dict[str, int]:
    """The rank of each actor: the parties first."""
    return {own_id: place for place, own_id in enumerate(Ties(dossier).ranked)}


def _tone_cells(spoken: Sequence[Spoken], dossier: Dossier, ranks: Ranks) -> Iterator[ToneCell]:
    counts = Counter((one.party, one.outlet, one.verb.tone) for one in spoken)
    totals = Counter((one.party, one.outlet) for one in spoken)
    parties = _parties(dossier)
    for party, outlet, tone in sorted(counts, key=lambda key: (parties[key[0]], ranks[key[1]], _TONES[key[2]])):
        yield ToneCell(party, outlet, tone, share_of(counts[party, outlet, tone], totals[party, outlet]))


def _verb_cells(spoken: Sequence[Spoken], dossier: Dossier, ranks: Ranks) -> Iterator[VerbCell]:
    cells: dict[tuple[str, Outlet, str, Tone], list[Spoken]] = defaultdict(list)
    totals = Counter((one.party, one.outlet) for one in spoken)
    for one in spoken:
        cells[one.party, one.outlet, one.verb.lemma, one.verb.tone].append(one)
    parties = _parties(dossier)

    def rank(key: tuple[str, Outlet, str, Tone]) -> tuple[int, int, int, str, int]:
        return parties[key[0]], ranks[key[1]], -len(cells[key]), key[2], _TONES[key[3]]

    for key in sorted(cells, key=rank):
        party, outlet, lemma, tone = key
        told = cells[key]
        examples = tuple(_first_few(Example(one.verb.reserve, one.evidence) for one in told))
        yield VerbCell(party, outlet, lemma, tone, share_of(len(told), totals[party, outlet]), examples)
