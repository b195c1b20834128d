"""The stories and actors of the served store, kept ready between pages."""

from __future__ import annotations

from starlette.requests import Request

from qawl.actors import ActorCard
from qawl.answers.actors import CARDS, stored_actors
from qawl.answers.stories import Shelf
from qawl.errors import BadData
from qawl.model.codec import decode_plain
from qawl.store.contract import Store


def shelf_of(request: Request) -> Shelf:
    """All stories, as they were last worked out."""
    state = request.app.state
    across = state.desk.across()
    kept: Shelf | None = getattr(state, "shelf", None)
    if kept is None or kept.across is not across:
        state.shelf = kept = Shelf(across) if kept is None else kept.renewed(across)
    return kept


def actors_of(request: Request, store: Store) -> tuple[ActorCard, ...]:
    """All actors, as they were last worked out; worked out here only if they never were."""
    state = request.app.state
    told = store.recall(CARDS)
    kept: tuple[bytes, tuple[ActorCard, ...]] | None = getattr(state, "actor_cards", None)
    if told is None:
        return stored_actors(store)
    if kept is None or kept[0] != told:
        try:
            kept = told, decode_plain(told, tuple[ActorCard, ...])
        except BadData:  # an older Qawl worked them out
            return stored_actors(store)
        state.actor_cards = kept
    return kept[1]
