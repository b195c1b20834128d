"""Readings of a store with the actors of their mentions, as they were settled last: what linked data is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qawl.model.records import Reading
from qawl.model.world import Known, Link, Linked
from qawl.store.contract.store import Store, StoredMention

SETTLED = "settled"
"""Who linked a mention that no judgement alone had linked: all articles together, or a person's decision."""


def with_people(store: Store, readings: Iterable[Reading]) -> Iterator[Linked]:
    """Each reading with whom it mentions; merged and split as people decided, and with actors that only articles know.

    One question to the store for each article.
    """
    for reading in readings:
        mentions = tuple(map(_settled, store.mentions_in(reading.article.id)))
        yield Linked(reading, mentions, SETTLED)


def _settled(one: StoredMention) -> Known:
    """The mention with its actor in the end in the place of the first judgement."""
    link = one.known.link
    if one.actor is None:
        return replace(one.known, link=None)
    own = Link(one.actor, 1.0, (), SETTLED) if link is None else replace(link, actor=one.actor)
    return replace(one.known, link=own)
