"""Through whom the words came: from the source nearest to the outlet inwards to the speaker."""

from __future__ import annotations

from qawl.find.adverbials import CITATION
from qawl.find.carried import governs, has_told_speaker, is_own, is_somebody, issuer_of, words_around
from qawl.find.drafts import Draft
from qawl.find.mentions import Mention, mention_span, mention_words
from qawl.find.parties import Party
from qawl.find.people import People
from qawl.model.records import Hop, HopKind
from qawl.text import tags as tag
from qawl.text.fold import fold
from qawl.text.layers import Text


def chain_of(text: Text, people: People, draft: Draft, outlet: str | None = None) -> tuple[Hop, ...]:
    """The sources from the outlet inwards, the speaker last; () when nobody stands between.

    `outlet` is the article's own, which is never in its chain: «قال لـ"السارية"» in السارية.
    """
    chain = _whole_chain(text, people, draft)
    while chain and outlet is not None and _is_outlet(chain[0], outlet):
        chain = chain[1:]
    return chain if len(chain) > 1 else ()


def _whole_chain(text: Text, people: People, draft: Draft) -> tuple[Hop, ...]:
    """The chain with the outlet still in it; worked out once a draft, from the outermost words inwards."""
    waiting: list[Draft] = []
    step: Draft | None = draft
    while step is not None and step.chain is None:
        step.chain = ()  # what leads back to itself adds nothing
        waiting.append(step)
        step = step.heir if step.heir is not None else words_around(step)
    for each in reversed(waiting):
        each.chain = _work_out_chain(text, people, each)
    return draft.chain or ()


def _work_out_chain(text: Text, people: People, draft: Draft) -> tuple[Hop, ...]:
    """The chain of a draft whose outer or earlier words have theirs."""
    if draft.party is None or not is_somebody(text, draft.party):
        return ()
    if draft.heir is not None:
        return draft.heir.chain or ()
    hops: tuple[Hop, ...] = ()
    outer = words_around(draft)
    if outer is not None and outer.frame.marker == "adverbial" and is_own(text, outer.frame.subject):
        outer = None
    if outer is not None and _found_out_itself(text, outer, outer.party, outer.frame.subject):
        outer = None
    if outer is not None and outer.party is not None and governs(text, outer, draft):
        if not has_told_speaker(text, draft, outer):
            return ()
        relays = draft.frame.marker == CITATION
        hops = outer.chain or _source(text, people, outer.party, outer.frame.subject, relays=relays)
        if not hops and outer.issuer is not None and draft.party is not outer.party:
            hops = (_hop(people, outer.issuer),)
    named = draft.frame.carriers or (() if draft.through is None else (draft.through,))
    for carrier, mention in zip(draft.carriers, named or (None,) * len(draft.carriers), strict=False):
        if _found_out_itself(text, draft, carrier, mention):
            continue
        for hop in _source(text, people, carrier, mention, relays=draft.frame.carried):
            hops = _joined(hops, hop)
    return _joined(hops, _hop(people, draft.party)) if hops else ()


def _found_out_itself(text: Text, draft: Draft, carrier: Party | None, mention: Mention | None) -> bool:
    """«علمت "الخزامى" من مصدر أن»: a medium tells so of itself alone, and it brings the article."""
    if not text.tags[draft.frame.first] & tag.FINDS_OUT:
        return False
    marked = mention is not None and text.tags[mention.name[0] - 1] & (tag.MARK | tag.OPEN)
    return bool(marked) or (carrier is not None and carrier.kind is HopKind.MEDIA)


def _joined(hops: tuple[Hop, ...], hop: Hop) -> tuple[Hop, ...]:
    """The chain with one more source; who already stands in it is where it ends."""
    for number, known in enumerate(hops):
        if known.name == hop.name or _is_same(known, hop):
            return hops[: number + 1]
    return (*hops, hop) if len(hops) < _LONGEST else hops


def _is_same(one: Hop, other: Hop) -> bool:
    """«سالم عوسج» and «سالم بن ناصر عوسج»: one name holds the other and ends like it; a body's begins like it."""
    if one.kind is not other.kind or one.kind not in (HopKind.PERSON, HopKind.BODY):
        return False
    shorter, longer = sorted((fold(one.name).split(), fold(other.name).split()), key=len)
    end = -1 if one.kind is HopKind.PERSON else 0
    return longer[end] == shorter[end] and set(shorter) <= set(longer)


_LONGEST = 12
"""More hops than a person can follow, and than any article has; nesting beyond is a fault of the text or ours."""


def _is_outlet(hop: Hop, outlet: str) -> bool:
    if hop.kind is HopKind.PERSON or hop.kind is HopKind.UNNAMED:
        return False
    names, own = set(fold(hop.name).split()), set(fold(outlet).split())
    return bool(own) and (own <= names or names <= own)


def _source(
    text: Text, people: People, party: Party, mention: Mention | None, *, relays: bool = False
) -> tuple[Hop, ...]:
    """Whoever passes words on, as a link; a statement or report is the body's that issued it, and none by itself."""
    if not is_somebody(text, party):
        return ()
    match issuer_of(text, mention, party, relays=relays):
        case None:
            return ()
        case Party() as itself:
            return (_hop(people, itself),)
        case Mention() as issuer:
            known = people.known(issuer)
            if known is not None:
                return (_hop(people, known),)
            return (Hop(mention_words(text, *issuer.name), issuer.kind, mention_span(text, *issuer.name)),)


def _hop(people: People, party: Party) -> Hop:
    return Hop(people.fullest(party), party.kind, people.place(party))
