"""What the record of a dossier is laid out in, whatever lays it out: sections, groups, rows and quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qawl.model.documents import Span
from qawl.model.figures import Bound
from qawl.model.meetings import MeetingKind
from qawl.model.proposals import DeclaredBy
from qawl.model.record import Record, Section
from qawl.model.record_lines import Evidence, Point, Series, Who
from qawl.model.wording import WITHOUT_VERB
from qawl.record.ties import Ties
from qawl.record.words import counted_noun
from qawl.text.fold import fold
from qawl.wording import Lang, comma, say

Say = Callable[..., str]
MOST_QUOTED = 3
"""Pieces of evidence that are shown for one row; the others are counted."""
LINE = 90
"""Letters of a heading."""
MOST_ROWS = 12
"""Rows of one group that are shown at once where the others can be unfolded."""
PERCENT = "percent"
"""The unit of shares."""
_NAMED = 10
"""Ordinals up to this one are words."""
_VAGUE = ("tens", "hundreds", "thousands", "millions", "billions")
_ARTICLE, _INDEFINITE = "ال", ("ا", "ات")
"""How a definite noun begins, and how one ends that begins so without being definite («التزامات»)."""
Pieces = tuple[tuple[str, bool], ...]
"""Words in order; True marks those that carry the line."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article and the way on which they came."""

    words: str
    """Exactly those that carry the line."""
    pieces: Pieces
    """The sentence in which they stand, cut where they begin and end; they alone where there is none."""
    chain: tuple[str, ...]
    article: str
    spans: tuple[Span, ...]
    statement: int | None
    url: str | None
    day: str | None
    record: str = ""
    """The permanent id of the statement, where people corrected or added it."""
    hand: str = ""
    """What they did with it: `corrected` or `added`."""

    @property
    def reference(self) -> str:
        """What `qawl show` takes: the article, and the statement where one carries it."""
        return self.article if self.statement is None else f"{self.article}#{self.statement + 1}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a record: when, what, how it is known, and the words that carry it."""

    id: str
    day: str | None
    head: str
    signs: tuple[str, ...]
    notes: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    more: int
    """Pieces of evidence that are not among `quotes`."""
    articles: int = 0
    """How many carry it; 0 where that is not counted."""
    sources: int = 0
    """How many independent sources they have it from."""
    article: str | None = None
    """The article that the row is, where it is one."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: a party on an issue, a proposal, a count."""

    title: str
    signs: tuple[str, ...]
    rows: tuple[Row, ...]
    minor: bool = False
    """Of little weight to the dossier: whoever can, folds it away."""

    @property
    def first_rows(self) -> tuple[Row, ...]:
        """Those that are shown at once; of a list that is hardly longer all."""
        return self.rows if len(self.rows) <= MOST_ROWS + 2 else self.rows[:MOST_ROWS]

    @property
    def other_rows(self) -> tuple[Row, ...]:
        return self.rows[len(self.first_rows) :]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a record or a story."""

    section: str
    title: str
    groups: tuple[Group, ...]

    @property
    def major(self) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if not group.minor)

    @property
    def minor(self) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if group.minor)

    @property
    def count(self) -> int:
        """How many things it tells: a row each, but of contradictions a group, whose rows are the accounts."""
        return len(self.groups) if self.section == Section.CONFLICTS else sum(len(group.rows) for group in self.groups)


def names_of(record: Record, lang: Lang) -> Mapping[tuple[str, str], str]:
    """What ids are called, by family and id; lines of proposals by their titles."""
    own = {(one.family, one.id): one.ar if lang == "ar" else one.en for one in record.names}
    return own | {("line", one.id): own.get(("proposal", one.known or ""), one.title) for one in record.proposals}


@dataclass(frozen=True, slots=True)
class Words:
    """What rows are worded with."""

    say: Say
    names: Mapping[tuple[str, str], str]
    lang: Lang
    ties: Ties | None = None
    """Whom of the dossier a bare name means; without them names stay as the articles have them."""

    def name(self, family: str, key: str) -> str:
        return self.names.get((family, key), key)

    def who(self, who: Who | None, nobody: str = "record-somebody") -> str:
        """By the dossier's name; of somebody who belongs to a party, with that party."""
        if who is None:
            return self.say(nobody)
        name, side = self.actor(who), self.name("actor", who.side or "")
        return f"{name} ({side})" if side and side != name else name

    def actor(self, who: Who) -> str:
        """By the dossier's name alone, else by the article's."""
        return self.names.get(("actor", who.actor or ""), plain(who.name))

    def called(self, names: Iterable[str], on: date | None) -> tuple[str, ...]:
        """Whoever gives an account on a day, of whom only the names are known."""
        ties = self.ties
        told = (name if ties is None else self.who(ties.who(name, None, on)) for name in names)
        return tuple(dict.fromkeys(told))

    def voice(self, declared_by: DeclaredBy, declarer: Who | None, party: str) -> str:
        """In whose voice it is told, and who that is: «بلسانه (السنابل)» beside «السنابل» tells nobody more."""
        told, name = self.label("declared", declared_by), self.declarer(declarer, party)
        return f"{told} ({name})" if name else told

    def declarer(self, declarer: Who | None, party: str) -> str:
        """Who declared it; empty for the outlet itself, and for the party under the name that stands beside it."""
        name = "" if declarer is None else self.actor(declarer)
        return "" if party == name or party.startswith(f"{name} (") else name

    def all(self, who: Iterable[Who]) -> str:
        return self.listed(self.who(one) for one in who)

    def listed(self, names: Iterable[str]) -> str:
        return comma(self.lang).join(dict.fromkeys(names))

    def label(self, family: str, value: str) -> str:
        """A value of the model in the reader's language."""
        return self.say(f"{family}-{value.replace('_', '-')}")

    def verb(self, lemma: str) -> str:
        """As the list of cues has it; in plain words where no verb introduces the saying."""
        return self.say("verb-none") if lemma == WITHOUT_VERB else lemma

    def nth(self, ordinal: int | None, kind: MeetingKind) -> str:
        """«الجولة الثانية»; empty where no article counts it."""
        if ordinal is None:
            return ""
        if not 1 <= ordinal <= _NAMED:
            return self.say("record-ordinal", number=ordinal)
        key = f"nth-{kind}" if kind in (MeetingKind.ROUND, MeetingKind.VISIT) else "nth-time"
        return self.say(key, nth=self.say(f"nth-{ordinal:02}"))

    def onward(self, steps: Iterable[str]) -> str:
        """Steps in their order, with an arrow that points the way in which the reader reads."""
        return (" ← " if self.lang == "ar" else " → ").join(step for step in steps if step)

    def amount(self, low: float | None, high: float | None, bound: Bound, unit: str = "") -> str:
        return self.say(f"bound-{bound.replace('_', '-')}", low=_number(low, unit), high=_number(high, unit))

    def measure(self, series: Series) -> str:
        """What is counted: by the dossier, by the engine's measure, else by the noun as the first article has it."""
        key, _, counted = series.measure.partition(":")
        if series.known:
            return self.name("figure", key)
        labels = (counted_noun(point.label, point.low) for point in series.points if point.label)
        return (
            plain(next(labels, counted))
            if counted
            else self.label("measure", PERCENT if series.unit == PERCENT else key)
        )

    def count(self, point: Point, unit: str) -> str:
        """How many of what; where the form of the noun is the number («وفدين»), the noun alone."""
        amount, counted = self.counted(point, unit)
        if not counted or (self.lang != "ar" and (point.bound is Bound.VAGUE or self._is_noun(point))):
            return f"{amount} «{counted}»" if counted else amount
        if point.bound is not Bound.VAGUE and counted.startswith(_ARTICLE) and not counted.endswith(_INDEFINITE):
            return self.say("record-of", amount=amount, whole=counted)
        return f"{amount} {counted}"

    def counted(self, point: Point, unit: str) -> tuple[str, str]:
        """How many, in the reader's language as far as that can be said, and the article's word for it."""
        told, label = plain(point.evidence[0].exact), plain(point.label or "")
        if point.bound is Bound.VAGUE:
            label = "" if label == told else label
            meant = self._vague(told)
            return (meant, label or told) if meant else (told, label)
        if self._is_noun(point) and self.lang == "ar":
            return told, ""
        return self.amount(point.low, point.high, point.bound, unit), label

    def _is_noun(self, point: Point) -> bool:
        return plain(point.label or "") == plain(point.evidence[0].exact)

    def _vague(self, told: str) -> str:
        """What «عشرات الآلاف» means where Arabic is not read; empty for words that are no number alone."""
        known = {fold(say("ar", f"vague-{one}")): self.say(f"vague-{one}") for one in _VAGUE}
        parts = [known.get(word) or known.get(word.removeprefix(_ARTICLE), "") for word in fold(told).split()]
        return " of ".join(parts) if self.lang != "ar" and all(parts) else ""

    def condition(self, words: str | None) -> str:
        return self.say("record-condition", words=plain(words)) if words else ""


def _number(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:,}{'%' if unit == PERCENT else ''}"


def plain(words: str) -> str:
    """Words of an article on one line, every blank a plain one."""
    return " ".join(words.split())


def shorter(words: str) -> str:
    """Words of an article as part of a heading: whole ones, up to the length of a line."""
    told = plain(words)
    return told if len(told) <= LINE else f"{told[:LINE].rpartition(' ')[0]} …"


def quoted(evidence: Evidence) -> Quoted:
    """One piece of evidence, its words as they stand."""
    around = None if evidence.context is None else (evidence.context, evidence.sentence)
    return Quoted(
        evidence.exact,
        tuple(marked(evidence.exact, evidence.spans, around)),
        evidence.chain,
        evidence.article,
        evidence.spans,
        evidence.statement,
        evidence.url,
        (evidence.published or "")[:10] or None,
        evidence.record,
        evidence.hand,
    )


def marked(exact: str, spans: Sequence[Span], around: tuple[Span, str] | None) -> Iterator[tuple[str, bool]]:
    """The sentence with some of its words marked; where they are all of it, nothing needs a mark."""
    if around is None or _holds_all(spans, *around):
        yield exact, False
        return
    context, sentence = around
    done = context.start
    for span in spans:
        start, end = max(span.start, done), min(span.end, context.end)
        if start >= end:
            continue
        if start > done:
            yield sentence[done - context.start : start - context.start], False
        yield sentence[start - context.start : end - context.start], True
        done = end
    if done < context.end:
        yield sentence[done - context.start :], False
    if any(span.start >= context.end for span in spans):
        yield " …", False


def _holds_all(spans: Sequence[Span], context: Span, sentence: str) -> bool:
    """Whether nothing is left of the sentence without these; words that stand after it do not count."""
    within = (sentence[max(0, span.start - context.start) : max(0, span.end - context.start)] for span in spans)
    return sum(map(_letters, within)) >= _letters(sentence)


def _letters(words: str) -> int:
    return sum(letter.isalnum() for letter in words)


def row(
    key: str, day: date | None, head: str, signs: Iterable[str], evidence: tuple[Evidence, ...], *notes: str
) -> Row:
    """A row with the first pieces of its evidence."""
    shown = tuple(quoted(one) for one in evidence[:MOST_QUOTED])
    kept = tuple(sign for sign in signs if sign)
    own_day = None if day is None else day.isoformat()
    return Row(
        key,
        own_day,
        head,
        kept,
        tuple(note for note in notes if note),
        shown,
        len(evidence) - len(shown),
        *carried(evidence),
    )


def carried(evidence: Iterable[Evidence]) -> tuple[int, int]:
    """How many articles carry it, and from how many independent sources."""
    told = tuple(evidence)
    return len({one.article for one in told}), len({one.source for one in told})
