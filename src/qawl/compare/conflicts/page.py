"""One article as accounts are taken from it: who says what, through whom, when, and in which clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from qawl.compare.conflicts.places import places_in
from qawl.compare.conflicts.words import class_pattern, clause_of, find_class, side_key, stems_of, tokens_of, voice_key
from qawl.dossiers.ties import compiled
from qawl.model.across import Occurrence
from qawl.model.conflicts import ClaimCard, ConflictKind
from qawl.model.documents import READ, Segment, Span
from qawl.model.dossiers import Dossier
from qawl.model.moments import Moment, MomentKind, read_day
from qawl.model.records import Act, HopKind, Reading, Records, Statement
from qawl.text.fold import fold, fold_with_origins

_LONGEST_SLOT, _LONGEST_PHRASE = 240, 80
_REST_OF_NAME = 25
"""Letters behind a name in which the rest of it may stand."""
_WORN = timedelta(days=1)
"""What was said longer ago than this is told as of then."""


class Page:
    """One reading, with what each claim of it is asked."""

    def __init__(self, reading: Reading, dossier: Dossier | None) -> None:
        self.article, self.statements, self.dossier = reading.article, reading.statements, dossier
        self.records = reading.records or Records()
        self._moments = {moment.at: moment for moment in self.records.moments}
        self._segments = sorted(self.article.segments, key=lambda one: one.span)
        self.folded = fold(reading.article.text)
        self._stems: dict[Span, tuple[str, ...]] = {}
        self._places: dict[Span, tuple[str, ...]] = {}

    def words(self, span: Span | None) -> str:
        return "" if span is None else span.of(self.article.text)

    def statement(self, number: int | None) -> Statement | None:
        return None if number is None or not 0 <= number < len(self.statements) else self.statements[number]

    def moment(self, span: Span | None) -> Moment | None:
        """The moment that a record points at."""
        if span is None:
            return None
        exact = self._moments.get(span)
        return exact or next((one for one in self.records.moments if span.start <= one.at.start < span.end), None)

    def clause(self, span: Span) -> Span:
        """The sentence around a place."""
        return clause_of(self.article.text, span)

    def stems(self, clause: Span) -> tuple[str, ...]:
        if clause not in self._stems:
            self._stems[clause] = stems_of(self.words(clause))
        return self._stems[clause]

    def places(self, clause: Span) -> tuple[str, ...]:
        """The known places that a sentence names, sorted."""
        if clause not in self._places:
            self._places[clause] = tuple(sorted(places_in(self.words(clause), self.dossier)))
        return self._places[clause]

    def published(self, span: Span) -> str | None:
        """When the article on the page that holds a place was published."""
        segment = self._segment(span)
        return self.article.published if segment is None or segment.part == 0 else segment.published

    def _segment(self, span: Span) -> Segment | None:
        number = bisect_right(self._segments, span.start, key=lambda one: one.span.start) - 1
        return self._segments[number] if number >= 0 and span.start < self._segments[number].span.end else None

    def day(self, span: Span, number: int | None) -> date | None:
        """The day on which something was told: that of the statement where it says so, else of the article."""
        day = read_day(self.published(span))
        statement = self.statement(number)
        moment = self.moment(None if statement is None else statement.time)
        if moment is None or moment.kind is not MomentKind.DATE or moment.first is None:
            return day
        return moment.first if day is None or moment.first <= day else day

    def is_background(self, cue: Span | None, span: Span, number: int | None) -> bool:
        """Whether it is recalled from earlier («وكان … قد نفى»), or was said days before."""
        day, told = read_day(self.published(span)), self.day(span, number)
        if day is not None and told is not None and day - told > _WORN:
            return True
        clause = self.clause(cue or span)
        before = tokens_of(self.article.text[clause.start : (cue or span).start])
        return bool(find_class("background", before[-12:]))

    def speaker(self, number: int | None, name: str | None) -> tuple[str | None, str | None]:
        """Whoever is named as the source of something, and his post."""
        statement = self.statement(number)
        if statement is not None and name in (None, statement.speaker_name):
            return self._whole(statement), self.words(statement.role) or None
        for one in self.statements:
            if name is not None and one.speaker_name == name and one.role is not None:
                return self._whole(one), self.words(one.role)
        return name, None

    def _whole(self, statement: Statement) -> str | None:
        return self.whole(statement.speaker_name, statement.speaker)

    def whole(self, name: str | None, at: Span | None) -> str | None:
        """A name; where the article goes on with the name of a person whom the dossier knows, that one's.

        «مازن» of «مازن الغدير»; «وزير خارجية المنارة» before «بشر بن مرهف».
        """
        if self.dossier is None or name is None or at is None:
            return name
        ours = compiled(self.dossier)
        own = len(tokens_of(self.words(at)))
        found = ours.actors.find_in(" ".join(tokens_of(self.article.text[at.start : at.end + _REST_OF_NAME])))
        persons = [
            (end, actor) for actor, first, end in found if first <= own < end and ours.by_id[actor].kind == "person"
        ]
        return ours.by_id[max(persons)[1]].ar if persons else name

    def phrase(self, span: Span) -> Span:
        """From a place to the next comma or the end of the sentence."""
        end = min(self.clause(span).end, span.end + _LONGEST_PHRASE)
        text = self.article.text
        commas = [at for sign in "،,؛" if (at := text.find(sign, span.end, end)) >= 0]
        if not commas and end == span.end + _LONGEST_PHRASE:
            end = max(text.rfind(" ", span.end, end), span.end)
        return Span(span.start, min([*commas, end]))

    def voice(self, name: str | None, role: str | None = None) -> str:
        return voice_key(name, role, self.dossier)

    def side(self, name: str | None, role: str | None = None) -> str:
        return side_key(name, role, self.dossier)

    def statement_at(self, span: Span) -> int | None:
        """The statement in whose words a place stands; of several the one that says least besides."""
        found = [
            (piece.end - piece.start, number)
            for number, one in enumerate(self.statements)
            for piece in one.content
            if piece.start <= span.start and span.end <= piece.end
        ]
        return min(found)[1] if found else None

    def is_denied(self, span: Span) -> bool:
        """Whether a place stands in what somebody denies."""
        return any(
            one.act is Act.DENY and any(piece.start <= span.start < piece.end for piece in one.content)
            for one in self.statements
        )

    def spots(self, name: str) -> Iterator[Span]:
        """Where words of a class of the word list stand in what is read of the page."""
        if class_pattern(name).search(self.folded) is None:
            return
        way = fold_with_origins(self.article.text)
        for match in class_pattern(name).finditer(way.text):
            if self.is_read(span := way.origin(*match.span())):
                yield span

    def is_read(self, span: Span) -> bool:
        """Whether a place is of an article on the page, and not of the page around it."""
        segment = self._segment(span)
        return segment is None or segment.kind in READ

    def occurrence(self, number: int | None) -> Occurrence:
        statement = self.statement(number)
        carrier = None
        if statement is not None and len(statement.chain) > 1 and statement.chain[0].kind is HopKind.MEDIA:
            carrier = statement.chain[0].name
        return Occurrence(self.article.id, carrier, number)

    def card(
        self,
        kind: ConflictKind,
        frame: str,
        span: Span,
        *,
        value: str,
        number: int | None,
        who: str | None,
        keys: Sequence[str] = (),
        role: str | None = None,
    ) -> ClaimCard:
        """A card with what every kind of claim has."""
        clause = self.clause(span)
        slot = self.words(
            Span(max(clause.start, span.start - _LONGEST_SLOT), min(clause.end, span.end + _LONGEST_SLOT))
        )
        return ClaimCard(
            kind=kind,
            frame=frame,
            keys=tuple(keys) or (frame,),
            value=value,
            words=" ".join(self.words(span).split()),
            slot=" ".join(slot.split()),
            occurrence=self.occurrence(number),
            spans=(span,),
            day=self.day(span, number),
            at=clock_of(self.published(span)),
            outlet=self.article.outlet,
            who=who,
            voice=self.voice(who, role),
        )


def clock_of(published: str | None) -> str:
    """When something was published as a string that sorts in time: in UTC; empty where no hour or zone is given.

    >>> clock_of("2026-04-07T17:30:00+03:00")
    '2026-04-07T14:30:00'
    >>> clock_of("2026-04-07")
    ''
    """
    try:
        at = datetime.fromisoformat(published or "")
    except ValueError:
        return ""
    return "" if at.tzinfo is None else at.astimezone(UTC).replace(tzinfo=None).isoformat()
