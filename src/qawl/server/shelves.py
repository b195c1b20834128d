"""The stories and actors of the served store, kept ready between answers, as people would have them."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass

from qawl.actors import ActorCard
from qawl.answers.actors import CARDS, stored_actors
from qawl.answers.stories import Shelf
from qawl.errors import BadData
from qawl.model.codec import decode_plain
from qawl.model.review import Family
from qawl.runners.judged_across import judged_across
from qawl.runners.stories import Across
from qawl.server.desk import Desk
from qawl.server.library import Library
from qawl.store.contract.store import Store


@dataclass(frozen=True, slots=True)
class _Kept:
    """A shelf, and by what it is known to be still the right one."""

    shelf: Shelf
    across: Across
    """As the desk has it."""
    end: int
    """The number of the last revision when it was last looked at."""
    pairs: tuple[int, ...]
    """The revisions by which people tied articles together or parted them."""


class Shelves:
    """What a door keeps of a whole store; threads may share it."""

    def __init__(self, library: Library, desk: Desk) -> None:
        self._library, self._desk = library, desk
        self._kept: _Kept | None = None
        self._actors: tuple[bytes, tuple[ActorCard, ...]] | None = None
        self._lock = threading.Lock()

    def stories(self) -> Shelf:
        """All stories, as they were last worked out and as people would have them."""
        across = self._desk.across()
        with self._lock, self._library.store() as store:
            kept, end = self._kept, store.trail_end()[0]
            if kept is not None and kept.across is across and kept.end == end:
                return kept.shelf
            pairs = tuple(one.number for family in (Family.COPY, Family.STORY) for one in store.pair_revisions(family))
            if kept is not None and kept.across is across and kept.pairs == pairs:
                shelf = kept.shelf
            else:
                told = judged_across(store, across) if pairs else across
                shelf = Shelf(told) if kept is None else kept.shelf.renewed(told)
            self._kept = _Kept(shelf, across, end, pairs)
            return shelf

    def actors(self, store: Store) -> tuple[ActorCard, ...]:
        """All actors, as they were last worked out; none while they are being so for the first time."""
        told = store.recall(CARDS)
        kept = self._actors
        if told is not None and kept is not None and kept[0] == told:
            return kept[1]
        with suppress(BadData):  # an older Qawl worked them out
            if told is not None:
                cards = decode_plain(told, tuple[ActorCard, ...])
                self._actors = told, cards
                return cards
        return stored_actors(store) if self._desk.is_ready() else ()
