"""The record of a dossier at a day, with all that shows only across its articles: copies, sources, contradictions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from qawl.compare.conflicts.cards import claim_cards
from qawl.compare.conflicts.judge import find_conflicts
from qawl.lexicon.records import record_digest
from qawl.model.codec import decode_plain, encode_plain
from qawl.model.conflicts import ClaimCard
from qawl.model.dossiers import Dossier
from qawl.model.record import Record
from qawl.model.records import Reading
from qawl.record.gather import gather
from qawl.record.page import Hands
from qawl.review.derived import hands_of
from qawl.runners.judged import reviewed_all
from qawl.runners.routed import finder_of, routed_ids, routed_readings, with_records
from qawl.runners.sourced import Sources, counted_copies, sources_among
from qawl.runners.watched import Watch, counted, unwatched
from qawl.store.contract.store import Store


@dataclass(frozen=True, slots=True)
class Prepared:
    """The readings of a dossier, and what their articles are to one another."""

    readings: tuple[Reading, ...]
    dossier: Dossier
    sources: Sources
    claims: tuple[ClaimCard, ...]
    hands: Hands = field(default_factory=dict)
    """The statements that people corrected or added."""


def prepare(readings: Iterable[Reading], dossier: Dossier) -> Prepared:
    """Hold the readings of a dossier against one another: once, however many days are asked for."""
    taken = tuple(readings)
    claims = tuple(card for reading in taken for card in claim_cards(reading, dossier))
    return Prepared(taken, dossier, sources_among(reading.article for reading in taken), claims)


def prepare_stored(store: Store, dossier: Dossier, overlay: Path | None = None, watch: Watch = unwatched) -> Prepared:
    """The same for the articles of a store, which remembers the claims of each."""
    watch("routing", 0, 0)
    routed = counted(routed_readings(store, dossier, overlay), "readings", len(routed_ids(store, dossier)), watch)
    left = tuple(reviewed_all(store, routed, finder_of(overlay)))
    readings = tuple(one if isinstance(one, Reading) else one.reading for one in left)
    hands = {one.reading.article.id: hands_of(one) for one in left if not isinstance(one, Reading)}

    def make(reading: Reading) -> bytes:
        return encode_plain(claim_cards(with_records(reading, dossier, overlay), dossier))

    rule = f"claims-1 {version('qawl')} {record_digest(overlay)} {dossier.digest}"
    judged = store.articles_judged()
    ids = {reading.article.id for reading in readings} - judged
    kept = dict(counted(store.reading_cards(rule, make, ids), "claims", len(ids), watch))
    watch("record", 0, 0)
    made = (
        decode_plain(kept[own], tuple[ClaimCard, ...]) if (own := one.article.id) in kept else claim_cards(one, dossier)
        for one in readings
    )
    sources = sources_among(reading.article for reading in readings)
    claimed = tuple(claim for claims in made for claim in claims)
    return Prepared(readings, dossier, sources, claimed, hands)


def without(prepared: Prepared, articles: Collection[str]) -> Prepared:
    """The same without these articles; whose words are whose they still tell."""
    return replace(
        prepared,
        readings=tuple(one for one in prepared.readings if one.article.id not in articles),
        claims=tuple(one for one in prepared.claims if one.occurrence.article not in articles),
    )


def record_at(prepared: Prepared, at: date | None = None) -> Record:
    """What was known up to and including a day; None is no end."""
    known = prepared.claims
    if at is not None:
        known = tuple(claim for claim in known if claim.day is not None and claim.day <= at)
    return gather(
        prepared.readings,
        prepared.dossier,
        at,
        routed=True,
        source_of=prepared.sources.source_of,
        copies=counted_copies((reading.article for reading in prepared.readings), prepared.sources),
        conflicts=find_conflicts(known, None, prepared.sources.count),
        hands=prepared.hands,
    )
