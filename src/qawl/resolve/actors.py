"""Which actor of the registry each mention of a reading is: one that stands out, or nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qawl.model.records import HopKind, Reading
from qawl.model.world import ActorKind, Known, Link, Linked, Mention, Reason
from qawl.resolve.bearing import bearing_of
from qawl.resolve.bodies import is_called, weigh_bodies
from qawl.resolve.context import Context, context_of
from qawl.resolve.edges import other_edges
from qawl.resolve.families import weigh_families
from qawl.resolve.index import Index
from qawl.resolve.media import medium_of_reporter
from qawl.resolve.mentions import find_mentions
from qawl.resolve.misspelt import weigh_misspelt
from qawl.resolve.names import name_words
from qawl.resolve.neighbours import weigh_neighbours
from qawl.resolve.persons import APART, ENOUGH, Candidate, find_holder, weigh_persons
from qawl.resolve.posts import is_known_post
from qawl.resolve.whose import AGAIN


def resolve_actors(reading: Reading, index: Index, version: str) -> Linked:
    """The mentions of a reading, each with the actor that it is, where exactly one stands out.

    Full names come first, so that a short form may lean on them. Touches nothing outside its arguments.
    """
    mentions = find_mentions(reading, index.vocabulary)
    context = context_of(reading.article, index)
    links: dict[str, Link | None] = {}
    for mention in sorted(mentions, key=_shortness):
        best = best_of(mention, context)
        links[mention.name] = None if best is None else Link(best.actor, best.score, best.why, version)
        if best is not None:
            context.present.add(best.actor)
    found = [(mention, links[mention.name]) for mention in mentions]
    known = [Known(mention, link, bearing_of(mention, context, linked=link is not None)) for mention, link in found]
    return Linked(reading, tuple(known), version)


_OTHER_EDGES = 0.85
_FEW = 2


def _shortness(mention: Mention) -> int:
    return -len(name_words(mention.name)) if mention.named else 0


def best_of(mention: Mention, context: Context) -> Candidate | None:
    """The one who stands out among all that a mention may be; None where nobody does, or two do.

    Whom nothing fits as the reading has it, is looked for with other edges.
    """
    best = _as_read(mention, context)
    if best is None:
        others = (_as_read(other, context) for other in other_edges(mention, context))
        best = next((_with_edges(other, mention) for other in others if other is not None), None)
    if best is None and mention.named and mention.posts:
        best = unique(weigh_misspelt(mention, context))
    return best or (None if mention.named else unique(weigh_families(mention, context)))


def _with_edges(candidate: Candidate, mention: Mention) -> Candidate:
    """One who was found with other edges than the reading gave the name: not quite as sure."""
    why = (*candidate.why, Reason("why-edges", (("form", mention.name),)))
    return Candidate(candidate.actor, min(candidate.score, _OTHER_EDGES), why)


def _as_read(mention: Mention, context: Context) -> Candidate | None:
    if not mention.named:
        holder = _enough(find_holder(mention, context))
        best = holder or unique(weigh_persons(mention, context))  # «الملك فلان» begins like a post
        best = best or unique(weigh_neighbours(mention, context)) or _holder_behind(mention, context)
        best = best or unique(medium_of_reporter(mention, context))
        return best or (unique(weigh_bodies(mention, context)) if is_called(mention.name, context) else None)
    met = _met_by_family_name(mention, context) if mention.kind is HopKind.MEDIA else None
    best = met or unique([*_bodies(mention, context), *_persons(mention, context)])
    best = best or _met_by_family_name(mention, context)
    if best is None and mention.posts:
        best = unique(weigh_families(mention, context))
    if best is None and mention.kind is HopKind.PERSON and is_called(mention.name, context):
        best = unique(_bodies(replace(mention, posts=()), context))  # «رئيس مجلس إدارة كذا»: a body, no person
    if best is None and mention.kind in (None, HopKind.PERSON) and is_known_post(mention.name, context.index):
        best = _enough(find_holder(mention, context))  # «أمير كذا» begins like a name
    return best


def _met_by_family_name(mention: Mention, context: Context) -> Candidate | None:
    """Whom the article has met in full, by his family name, which may be called like an outlet: «كذا» of «فلان كذا»."""
    if mention.kind is HopKind.BODY or not mention.at or len(mention.name.split()) > _FEW:
        return None
    words = name_words(mention.name)
    if len(words) != 1 or words[0] in context.index.given:
        return None
    if mention.kind is HopKind.MEDIA and (context.medium_before(mention) or context.is_quoted(mention)):
        return None
    actors = context.index.registry.actors
    persons = [actors[one] for one in sorted(context.present) if actors[one].kind is ActorKind.PERSON]
    named = {one.id: name for one in persons for name in one.ar if name_words(name)[-1:] == words and " " in name}
    if len(named) != 1:
        return None
    actor, name = next(iter(named.items()))
    return Candidate(actor, AGAIN, (Reason("why-met"), Reason("why-short", (("form", name),))))


def _holder_behind(mention: Mention, context: Context) -> Candidate | None:
    """Whoever holds the post with the state that stands behind it: the reading left «اللومي» of «رئيس … اللومي»."""
    holders = (find_holder(replace(mention, name=name), context) for name in context.behind(mention))
    return next((found for holder in holders if (found := _enough(holder)) is not None), None)


def _persons(mention: Mention, context: Context) -> Iterable[Candidate]:
    return () if mention.kind is HopKind.MEDIA else weigh_persons(mention, context)


def _bodies(mention: Mention, context: Context) -> Sequence[Candidate]:
    person = mention.kind is HopKind.PERSON and bool(mention.posts)
    return () if person else [one for one in weigh_bodies(mention, context) if not _is_a_team(one, context)]


def _is_a_team(candidate: Candidate, context: Context) -> bool:
    """Whether a state is named in an article on sport; a capital is hardly ever a team."""
    state = context.index.registry.actors[candidate.actor].kind is ActorKind.STATE
    return state and context.is_of_sport and all(reason.code != "why-capital" for reason in candidate.why)


def _enough(candidate: Candidate | None) -> Candidate | None:
    return candidate if candidate is not None and candidate.score >= ENOUGH else None


def unique(candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate that is sure enough and leads all others clearly, or None."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.actor not in best or best[candidate.actor].score < candidate.score:
            best[candidate.actor] = candidate
    ranked = sorted(best.values(), key=lambda one: -one.score)
    if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < APART):
        return None
    return _enough(ranked[0])
