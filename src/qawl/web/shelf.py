"""The stories and actors of the served store, kept ready between pages."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from qawl.actors import ActorCard
from qawl.answers.actors import CARDS, stored_actors
from qawl.answers.stories import Shelf
from qawl.errors import BadData
from qawl.model.codec import decode_plain
from qawl.model.review import Family
from qawl.runners.judged_across import judged_across
from qawl.runners.stories import Across
from qawl.store.contract import Store


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


def shelf_of(request: Request) -> Shelf:
    """All stories, as they were last worked out and as people would have them."""
    state = request.app.state
    across: Across = state.desk.across()
    kept: _Kept | None = getattr(state, "shelf", None)
    with state.library.store() as store:
        end = store.trail_end()[0]
        if kept is not None and kept.across is across and kept.end == end:
            return kept.shelf
        pairs = tuple(one.number for family in (Family.COPY, Family.STORY) for one in store.pair_revisions(family))
        if kept is not None and kept.across is across and kept.pairs == pairs:
            shelf = kept.shelf
        else:
            told = judged_across(store, across) if pairs else across
            shelf = Shelf(told) if kept is None else kept.shelf.renewed(told)
    state.shelf = _Kept(shelf, across, end, pairs)
    return shelf


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
