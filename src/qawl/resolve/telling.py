"""Links in words: why a mention is an actor, in the reader's language, and the key `actors` of a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qawl.model.world import Known, Link, Linked, Reason
from qawl.registry.load import Registry
from qawl.wording import Lang, say

_ISOLATES = {0x2068: None, 0x2069: None}


def why_of(reasons: Iterable[Reason], lang: Lang) -> str:
    """The reasons of a link, a sentence each."""
    return " ".join(say(lang, reason.code, **dict(reason.details)) for reason in reasons)


def plain(words: str) -> str:
    """The words without the marks that keep directions apart."""
    return words.translate(_ISOLATES)


def actors_form(linked: Linked, registry: Registry) -> list[dict[str, Any]]:
    """The mentions that are linked, as the contract writes them."""
    return [actor_form(known, known.link, registry) for known in linked.mentions if known.link is not None]


def actor_form(known: Known, link: Link, registry: Registry) -> dict[str, Any]:
    """One linked mention as the contract writes it."""
    actor = registry.actors[link.actor]
    return {
        "name": known.mention.name,
        "actor": link.actor,
        "label_ar": actor.ar[0],
        "label_en": actor.en[0] if actor.en else None,
        "score": link.score,
        "why": [reason.code for reason in link.why],
        "why_ar": plain(why_of(link.why, "ar")),
        "why_en": plain(why_of(link.why, "en")),
        "by": link.by,
        "at": [[span.start, span.end] for span in known.mention.at],
    }
