"""What the routes of the interface work with: the store, the desk, and the stories kept ready."""

from __future__ import annotations

from fastapi import Request

from qawl.actors import ActorCard
from qawl.answers.stories import Shelf
from qawl.api.problems import Told, missing
from qawl.model.access import Scope
from qawl.model.dossiers import Dossier
from qawl.server.access import Reader
from qawl.server.desk import Desk
from qawl.server.library import Library
from qawl.server.shelves import Shelves
from qawl.store.contract.store import Store


class Rooms:
    """The library and the desk of one server; threads may share it."""

    def __init__(self, library: Library, desk: Desk) -> None:
        self.library, self.desk = library, desk
        self._shelves = Shelves(library, desk)

    def shelf(self) -> Shelf:
        """All stories, as they were last worked out and as people would have them."""
        return self._shelves.stories()

    def actors(self, store: Store) -> tuple[ActorCard, ...]:
        """All actors, as they were last worked out."""
        return self._shelves.actors(store)

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
