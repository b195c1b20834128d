"""Notable quotations of a period: what those of a dossier said word for word, and nothing that is told elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from qawl.answers.brief_lines import Period
from qawl.model.record_lines import Evidence, Who
from qawl.model.records import Act, Kind, Statement
from qawl.record.page import Page, day_of, told_order
from qawl.record.ties import Ties
from qawl.runners.recorded import Prepared
from qawl.text.fold import fold

SHORTEST, LONGEST = 30, 260
"""Letters of a quotation that tells something and fits in a brief."""
_SURE = 0.6
_EACH = 2
"""Quotations of one speaker."""
_PLAIN = frozenset({Act.SAY, Act.EXPRESS, Act.ANNOUNCE})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody of the dossier said, as they stand between quotation marks, and all who carry them."""

    id: str
    who: Who
    act: Act
    words: str
    evidence: tuple[Evidence, ...]


def find_quotations(
    prepared: Prepared, period: Period, told: frozenset[tuple[str, int | None]], most: int
) -> tuple[tuple[Quotation, ...], int]:
    """The most telling ones in time, and how many more there are; `told` are statements that stand elsewhere.

    The word of a party comes before that of others, what is done by speaking before what is merely said, what
    several independent sources carry before what one has.
    """
    parties = frozenset(prepared.dossier.parties)
    found = [one for one in _gather(prepared, period) if told.isdisjoint(_places(one))]
    found.sort(key=lambda one: one.id)
    found.sort(key=lambda one: _weight(one, parties), reverse=True)
    said, kept, sentences = Counter[str](), list[Quotation](), set[tuple[str, str]]()
    for one in found:
        speaker, around = one.who.actor or one.who.name, {(each.article, each.sentence) for each in one.evidence}
        if len(kept) < most and said[speaker] < _EACH and sentences.isdisjoint(around):
            said[speaker] += 1
            sentences |= around
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: told_order(one.evidence[0]))), len(found) - len(kept)


def _places(one: Quotation) -> Iterator[tuple[str, int | None]]:
    return ((each.article, each.statement) for each in one.evidence)


def _weight(one: Quotation, parties: frozenset[str]) -> tuple[int, int, int]:
    sources = len({each.source for each in one.evidence})
    return one.who.side in parties, sources, one.act not in _PLAIN


def _gather(prepared: Prepared, period: Period) -> Iterator[Quotation]:
    """Every quotation of the period with all articles that have the same words."""
    ties, carried = Ties(prepared.dossier), dict[str, list[tuple[Who, Act, Evidence]]]()
    for reading in prepared.readings:
        if not period.has(day_of(reading.article.published)):
            continue
        page = Page(reading, ties, prepared.sources.source_of)
        for place, statement in enumerate(reading.statements):
            if not _is_telling(statement):
                continue
            who = page.who(statement.speaker_name, place, page.day, statement.speaker)
            if who is not None and (who.actor is not None or who.side is not None):
                evidence = page.evidence(statement.content, place)
                carried.setdefault(_key(evidence.exact), []).append((who, statement.act, evidence))
    for key, all_told in carried.items():
        ordered = sorted(all_told, key=lambda one: told_order(one[2]))
        who, act, first = ordered[0]
        own_id = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
        yield Quotation(own_id, who, act, first.exact, tuple(one[2] for one in ordered))


def _is_telling(statement: Statement) -> bool:
    letters = sum(span.end - span.start for span in statement.content)
    sure = statement.confidence >= _SURE and not statement.anonymous
    return sure and statement.kind is Kind.DIRECT and SHORTEST <= letters <= LONGEST and len(statement.content) == 1


def _key(words: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(words)).split())
