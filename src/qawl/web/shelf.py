"""The stories and actors of the served store, as a page asks for them."""

from __future__ import annotations

from starlette.requests import Request

from qawl.actors import ActorCard
from qawl.answers.stories import Shelf
from qawl.server.shelves import Shelves
from qawl.store.contract.store import Store


def shelf_of(request: Request) -> Shelf:
    """All stories, as they were last worked out and as people would have them."""
    shelves: Shelves = request.app.state.shelves
    return shelves.stories()


def actors_of(request: Request, store: Store) -> tuple[ActorCard, ...]:
    """All actors, as they were last worked out."""
    shelves: Shelves = request.app.state.shelves
    return shelves.actors(store)
