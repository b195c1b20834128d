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
    """The chain with the outlet still in it; worked out once a draft, from the outermost words inwards."""
    waiting: list[Draft] = []
    step: Draft | None = draft
    while step is not None and step.chain is None:
        step.chain = ()  # what leads back to itself adds nothing
        waiting.append(step)
        step = step.heir if step.heir is not None else step.outer
    for each in reversed(waiting):
        each.chain = _work_out_chain(people, each)
    return draft.chain or ()


def _work_out_chain(people: People, draft: Draft) -> tuple[Hop, ...]:
    """The chain of a draft whose outer or earlier words have theirs."""
    if draft.party is None:
        return ()
    if draft.heir is not None:
        return draft.heir.chain or ()
    hops: tuple[Hop, ...] = ()
    if draft.outer is not None and draft.outer.party is not None:
        hops = draft.outer.chain or (_hop(people, draft.outer.party),)
    for carrier in draft.carriers:
        hops = _joined(hops, _hop(people, carrier))
    return _joined(hops, _hop(people, draft.party)) if hops else ()


def _joined(hops: tuple[Hop, ...], hop: Hop) -> tuple[Hop, ...]:
    """The chain with one more source; who already stands in it is where it ends."""
    for number, known in enumerate(hops):
        if known.name == hop.name:
            return hops[: number + 1]
    return (*hops, hop) if len(hops) < _LONGEST else hops


_LONGEST = 12
"""More hops than a person can follow, and than any article has; nesting beyond is a fault of the text or ours."""


def _is_outlet(hop: Hop, outlet: str) -> bool:
    if hop.kind is HopKind.PERSON or hop.kind is HopKind.UNNAMED:
        return False
    names, own = set(fold(hop.name).split()), set(fold(outlet).split())
    return bool(own) and (own <= names or names <= own)


def _hop(people: People, party: Party) -> Hop:
    return Hop(people.fullest(party), party.kind, people.place(party))
