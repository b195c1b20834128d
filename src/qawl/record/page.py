"""One reading on its way into the record: what its spans say, when it was said, and through whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache

from qawl.dossiers.routes import parts_of
from qawl.dossiers.speakers import is_one_of, load_speaker_words
from qawl.model.across import SourceOf, own_source
from qawl.model.documents import Article, Segment, Span
from qawl.model.moments import Moment, Precision
from qawl.model.record_lines import Evidence, Who
from qawl.model.records import HopKind, Reading, Records, Statement
from qawl.record.naming import Naming
from qawl.record.sentences import Sentences
from qawl.record.sides import pair_of, two_of
from qawl.record.ties import Ties
from qawl.text.fold import fold
from qawl.text.layers import TOKEN

_NOTHING = Records()
_DAYS = frozenset({Precision.DAY, Precision.HOUR})
_LAST = "9999"
_ARTICLE, _TO_THE = "ال", "لل"
_KEPT_DATES = 100_000
_BEFORE = 16
"""Code points before a time in which «منذ» stands."""


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time, as its author wrote it; None where there is none."""
    try:
        return None if published is None else date.fromisoformat(published.strip()[:10])
    except ValueError:
        return None


@lru_cache(maxsize=_KEPT_DATES)
def stamp_of(published: str | None) -> str:
    """A key that sorts by time on any clock; what has no readable date comes last."""
    try:
        read = datetime.fromisoformat((published or "").strip())
    except ValueError:
        day = day_of(published)
        return _LAST if day is None else day.isoformat()
    moment = read if read.tzinfo is None else read.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


Hands = Mapping[str, Mapping[int, tuple[str, str]]]
"""By article and place the statements that people corrected or added: the permanent id, and `corrected` or `added`."""
NO_HANDS: Hands = {}
Order = tuple[str, str, tuple[Span, ...]]


def told_order(evidence: Evidence) -> Order:
    """In the order in which the press told it: by publication, article and place."""
    return stamp_of(evidence.published), evidence.article, evidence.spans


@dataclass(eq=False)
class Page:
    """A reading with what is looked up in it again and again."""

    reading: Reading
    ties: Ties
    source_of: SourceOf = own_source
    hands: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Of the statements that people corrected or added the permanent id, and what they did."""

    @property
    def article(self) -> Article:
        return self.reading.article

    @property
    def records(self) -> Records:
        return self.reading.records or _NOTHING

    @cached_property
    def day(self) -> date | None:
        """The day on which the page was published."""
        return day_of(self.article.published)

    @cached_property
    def parts(self) -> tuple[tuple[Span, str], ...]:
        """What of the page is article, and not the page around it: each stretch with its folded words."""
        return tuple((span, fold(span.of(self.article.text))) for span in parts_of(self.article))

    @property
    def routed(self) -> bool:
        """Whether it belongs to the dossier, by its headline and what it says itself."""
        return self.ties.routes("\n".join((fold(self.article.title or ""), *(folded for _, folded in self.parts))))

    @cached_property
    def _moments(self) -> tuple[list[int], list[Moment]]:
        moments = sorted(self.records.moments, key=lambda one: one.at)
        return [one.at.start for one in moments], moments

    def moment_at(self, span: Span | None) -> Moment | None:
        """The moment that begins in `span` or holds its beginning."""
        if span is None:
            return None
        starts, moments = self._moments
        after = bisect_right(starts, span.start)
        if after and moments[after - 1].at.end > span.start:
            return moments[after - 1]
        if after < len(moments) and starts[after] < span.end:
            return moments[after]
        return None

    def is_since(self, span: Span) -> bool:
        """Whether a time is that from which something goes on («منذ اندلاع القتال»)."""
        before = TOKEN.findall(fold(self.article.text[max(0, span.start - _BEFORE) : span.start]))
        return is_one_of(before[-1], load_speaker_words().since) if before else False

    def words(self, span: Span | None) -> str | None:
        return None if span is None else span.of(self.article.text)

    def place(self, span: Span | None) -> str | None:
        """The words of a place, with the article that «ل» takes the head of: «للجزيرة» is «الجزيرة»."""
        words = self.words(span)
        if span is None or words is None or not self.article.text.endswith(_TO_THE, 0, span.start):
            return words
        return f"{_ARTICLE}{words}"

    def statement(self, place: int | None) -> Statement | None:
        """The statement at a place of the reading; None for a place that it does not have."""
        found = self.reading.statements
        return found[place] if place is not None and 0 <= place < len(found) else None

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.article, self.parts, self.ties)

    def who(self, name: str | None, place: int | None, on: date | None, at: Span | None = None) -> Who | None:
        """Whoever a name is, with the post that the statement at `place` gives him where he is its speaker.

        A short name («الحركة») is read by what the article says before `at`.
        """
        if name is None:
            return None
        statement = self.statement(place)
        role = self.words(statement.role) if statement is not None and statement.speaker_name == name else None
        found = self.ties.who(name, role, on)
        if found.actor is not None or found.side is not None:
            return found
        return self._naming.full(name, on, at) or found

    def whos(self, name: str | None, place: int | None, on: date | None, at: Span) -> tuple[Who, ...]:
        """As `who`; both of the two where the name is «الطرفان» or the like and it is known who they are."""
        if name is None:
            return ()
        if (pair := pair_of(name)) is not None:
            return two_of(name, pair, self.ties, self.records.meetings, at, on) or (Who(name),)
        found = self.who(name, place, on, at)
        return () if found is None else (found,)

    def teller(self, name: str | None, place: int | None, on: date | None, at: Span, party: Who) -> Who | None:
        """Who declares something of a party; of two who are said to declare it together, whoever says so, or itself."""
        if name is not None and pair_of(name) is not None:
            statement = self.statement(place)
            before = [] if statement is None else [hop for hop in statement.chain[:-1] if hop.kind is not HopKind.MEDIA]
            if before:
                return self.who(before[-1].name, None, on, at)
            return next((one for one in self.whos(name, place, on, at) if one.side == party.side), Who(name))
        return self.who(name, place, on, at)

    def segment_at(self, span: Span) -> Segment | None:
        """The second article on the page that `span` stands in; None in the first."""
        for segment in self.article.segments:
            if segment.part and segment.span.start <= span.start < segment.span.end:
                return segment
        return None

    def evidence(self, spans: tuple[Span, ...], place: int | None, teller: str | None = None) -> Evidence:
        """What carries a line; `teller` is who claims it where no statement says so."""
        article, statement = self.article, self.statement(place)
        embedded = self.segment_at(spans[0])
        published = article.published if embedded is None else embedded.published
        hops = _hops(statement, teller)
        record, hand = self.hands.get(place, ("", "")) if place is not None else ("", "")
        context, sentence = self._sentences.around(spans[0], spans[-1]) or (None, "")
        return Evidence(
            article=article.id,
            outlet=article.outlet,
            url=article.url,
            published=published,
            day=self._said_on(statement, day_of(published)),
            spans=spans,
            exact=" … ".join(span.of(article.text) for span in spans),
            chain=hops if article.outlet is None else (article.outlet, *hops),
            origin=hops[0] if hops else self._credited(embedded),
            statement=None if statement is None else place,
            context=context,
            sentence=sentence,
            source=self.source_of(article.id, article.outlet, _carrier(statement)),
            record=record,
            hand=str(hand),
        )

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self.article.text)

    def _said_on(self, statement: Statement | None, published: date | None) -> date | None:
        """The day that the article gives for the saying, if it is one single day not after its own."""
        moment = None if statement is None else self.moment_at(statement.time)
        if moment is None or moment.first is None or moment.first != moment.last or moment.precision not in _DAYS:
            return published
        return moment.first if published is None or moment.first <= published else published

    def _credited(self, embedded: Segment | None) -> str:
        credits = self.article.credits if embedded is None else embedded.credits
        return credits[0] if credits else self.article.outlet or self.article.id


def _carrier(statement: Statement | None) -> str | None:
    """The outermost source between outlet and speaker, where that is a medium."""
    outer = statement.chain[0] if statement is not None and len(statement.chain) > 1 else None
    return outer.name if outer is not None and outer.kind is HopKind.MEDIA else None


def _hops(statement: Statement | None, teller: str | None) -> tuple[str, ...]:
    """Everybody on the way of the words but the outlet."""
    names = [] if statement is None else [hop.name for hop in statement.chain]
    if statement is not None and not names and statement.speaker_name is not None:
        names = [statement.speaker_name]
    if teller is not None and teller not in names:
        names.append(teller)
    return tuple(names)
