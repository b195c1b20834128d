"""What the routes of the interface work with: the store, the desk, and the stories kept ready."""

from __future__ import annotations

import threading
from contextlib import suppress

from fastapi import Request

from qawl.actors import ActorCard
from qawl.answers.actors import CARDS, stored_actors
from qawl.answers.stories import Shelf
from qawl.api.problems import Told, missing
from qawl.errors import BadData
from qawl.model.access import Scope
from qawl.model.codec import decode_plain
from qawl.model.dossiers import Dossier
from qawl.server.access import Reader
from qawl.server.desk import Desk
from qawl.server.library import Library
from qawl.store.contract import Store


class Rooms:
    """The library and the desk of one server; threads may share it."""

    def __init__(self, library: Library, desk: Desk) -> None:
        self.library, self.desk = library, desk
        self._shelf: Shelf | None = None
        self._actors: tuple[bytes, tuple[ActorCard, ...]] | None = None
        self._lock = threading.Lock()

    def shelf(self) -> Shelf:
        """All stories, as they were last worked out."""
        across = self.desk.across()
        with self._lock:
            kept = self._shelf
            self._shelf = Shelf(across) if kept is None else kept.renewed(across)
            return self._shelf

    def actors(self, store: Store) -> tuple[ActorCard, ...]:
        """All actors, as they were last worked out; worked out here only if they never were."""
        told = store.recall(CARDS)
        kept = self._actors
        if told is not None and kept is not None and kept[0] == told:
            return kept[1]
        with suppress(BadData):  # an older Qawl worked them out
            if told is not None:
                cards = decode_plain(told, tuple[ActorCard, ...])
                self._actors = told, cards
                return cards
        return stored_actors(store)

    def dossier(self, own: str) -> Dossier:
        """The dossier of this id; one that the server does not serve is missing."""
        found = self.desk.dossiers.get(own)
        if found is None:
            raise missing(own)
        return found


def reviewer(request: Request) -> Reader:
    """Who asks, where that one may correct; the guard has looked already, and a second look costs nothing."""
    reader: Reader | None = getattr(request.state, "reader", None)
    if reader is None or not reader.name:
        raise Told(401, "server-no-pass")
    if not reader.may(Scope.REVIEW):
        raise Told(403, "server-scope", scope=Scope.REVIEW.value)
    return reader
