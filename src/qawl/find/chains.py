"""Through whom the words came: from the source nearest to the outlet inwards to the speaker."""

from __future__ import annotations

from qawl.find.drafts import Draft
from qawl.find.people import Party, People
from qawl.model.records import Hop, HopKind
from qawl.text.fold import fold


def chain_of(people: People, draft: Draft, outlet: str | None = None) -> tuple[Hop, ...]:
    """The sources from the outlet inwards, the speaker last; () when nobody stands between.

    `outlet` is the article's own, which is never in its chain: «قال لـ"السارية"» in السارية.
    """
    chain = _whole_chain(people, draft)
    while chain and outlet is not None and _is_outlet(chain[0], outlet):
        chain = chain[1:]
    return chain if len(chain) > 1 else ()


def _whole_chain(people: People, draft: Draft) -> tuple[Hop, ...]:
    if draft.chain is None:
        draft.chain = ()  # what leads back to itself adds nothing
        draft.chain = _work_out_chain(people, draft)
    return draft.chain


def _work_out_chain(people: People, draft: Draft) -> tuple[Hop, ...]:
    if draft.party is None:
        return ()
    if draft.heir is not None:
        return _whole_chain(people, draft.heir)
    hops: tuple[Hop, ...] = ()
    if draft.outer is not None and draft.outer.party is not None:
        hops = _whole_chain(people, draft.outer) or (_hop(people, draft.outer.party),)
    if draft.carrier is not None:
        hops = (*hops, _hop(people, draft.carrier))
    if not hops or hops[-1].name == people.fullest(draft.party):
        return hops
    return (*hops, _hop(people, draft.party))


def _is_outlet(hop: Hop, outlet: str) -> bool:
    if hop.kind is HopKind.PERSON or hop.kind is HopKind.UNNAMED:
        return False
    names, own = set(fold(hop.name).split()), set(fold(outlet).split())
    return bool(own) and (own <= names or names <= own)


def _hop(people: People, party: Party) -> Hop:
    return Hop(people.fullest(party), party.kind, people.place(party))
