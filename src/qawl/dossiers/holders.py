"""Whose voice a name and a post are in a dossier: an actor of it, or somebody who speaks for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qawl.dossiers.patterns import readings
from qawl.dossiers.speakers import SpeakerWords, is_one_of, load_speaker_words
from qawl.dossiers.ties import Compiled, compiled, party_of
from qawl.model.dossiers import Dossier
from qawl.text.fold import fold
from qawl.text.layers import TOKEN


class Basis(StrEnum):
    """Why a voice is a party's."""

    SELF = "self"
    """It is the actor itself."""
    BODY = "body"
    """An organ of it («حكومة …», «الخارجية …»)."""
    POST = "post"
    """Somebody who holds a post of it."""
    SPOKESMAN = "spokesman"
    """«المتحدث باسم …»."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose words they are, as the dossier sees it."""

    actor: str | None
    """The actor of the dossier who speaks; None for somebody who is none himself."""
    party: str | None
    """The actor whose voice it is; None where somebody speaks for himself alone."""
    basis: Basis


def actor_of(dossier: Dossier, name: str, role: str | None = None, known: str | None = None) -> str | None:
    """The actor of the dossier that somebody is, by name or by `known`, an id of the registry or a code of ISO 3166."""
    found = holder_of(dossier, name, role, known)
    return None if found is None else found.actor


def holder_of(
    dossier: Dossier, name: str, role: str | None = None, known: str | None = None, on: date | None = None
) -> Holder | None:
    """Whose voice `name` with the post `role` is on a day; None where the dossier knows nothing of it."""
    ours, words = compiled(dossier), load_speaker_words()
    actor = _known(dossier, known) or _named(ours, words, name)
    if actor is not None:
        return _as_actor(dossier, ours, actor, role, on)
    for said in (name, role or ""):
        if (voice := _speaks_for(ours, words, _words(said))) is not None:
            owner, basis = voice
            return Holder(None, party_of(dossier, owner, on), basis)
    return None


def _as_actor(dossier: Dossier, ours: Compiled, actor: str, role: str | None, on: date | None) -> Holder:
    """A person whose posts the dossier does not tell may show in the article's words for whom he speaks."""
    party = party_of(dossier, actor, on)
    if ours.by_id[actor].kind != "person":
        return Holder(actor, party, Basis.SELF if party == actor else Basis.BODY)
    if party is None and role and not ours.by_id[actor].posts:
        voice = _speaks_for(ours, load_speaker_words(), _words(role))
        party = None if voice is None else party_of(dossier, voice[0], on)
    return Holder(actor, party, Basis.POST)


def _known(dossier: Dossier, known: str | None) -> str | None:
    if not known:
        return None
    by_id = next((actor.id for actor in dossier.actors if actor.registry == known), None)
    states = (actor.id for actor in dossier.actors if actor.kind == "state" and actor.iso3 == known.upper())
    return by_id or next(states, None)


def _words(said: str) -> list[str]:
    return [word for word in TOKEN.findall(fold(said)) if word[0].isalnum()]


def _named(ours: Compiled, words: SpeakerWords, name: str) -> str | None:
    """The actor that a name is, and not only contains: what stands before and behind must be title or adjective."""
    said = _words(name)
    found = ours.actors.find_in(" ".join(said))
    for actor, first, end in sorted(found, key=lambda one: (one[1] - one[2], one[1])):
        person = ours.by_id[actor].kind == "person"
        before = all(_is_title(word, words, ours) if person else is_one_of(word, words.heads) for word in said[:first])
        behind = all(
            word in ours.nations or is_one_of(word, words.plain) or _bare(word) in ours.nations for word in said[end:]
        )
        if before and behind:
            return actor
    return None


def _is_title(word: str, words: SpeakerWords, ours: Compiled) -> bool:
    return word.startswith("ال") or is_one_of(word, words.posts | words.links) or _bare(word) in ours.nations


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def _speaks_for(ours: Compiled, words: SpeakerWords, said: Sequence[str]) -> tuple[str, Basis] | None:
    """The actor for whom a post or an organ speaks («المتحدث باسم …», «وزير خارجية …», «الحكومة …»)."""
    if not said or any(is_one_of(word, words.former) for word in said):
        return None
    basis = _basis(said[0], words)
    if basis is None:
        return None
    owner = _owner(ours, words, _until_sent(words, said))
    return None if owner is None else (owner, basis)


def _until_sent(words: SpeakerWords, said: Sequence[str]) -> Sequence[str]:
    """The words before it is said where somebody is or is sent; «في وزارة …» and «في حركة …» is whose he is."""
    kept: list[str] = []
    for place, word in enumerate(said):
        if place and word in words.towards:
            after = said[place + 1] if place + 1 < len(said) else ""
            if word not in words.within or not is_one_of(after, words.organs | words.heads):
                break
            continue
        kept.append(word)
    return kept


def _basis(head: str, words: SpeakerWords) -> Basis | None:
    if is_one_of(head, words.spokesmen):
        return Basis.SPOKESMAN
    if is_one_of(head, words.posts):
        return Basis.POST
    return Basis.BODY if is_one_of(head, words.organs) else None


def _owner(ours: Compiled, words: SpeakerWords, said: Sequence[str]) -> str | None:
    """Whose post or organ it is: the name behind its head, or the nationality, with nothing strange between."""
    found = [one for one in ours.actors.find_in(" ".join(said)) if ours.by_id[one[0]].kind != "person"]
    for actor, first, _ in sorted(found, key=lambda one: (one[1] - one[2], one[1])):
        if all(_links(word, words) for word in said[1:first]):
            return actor
    for place, word in enumerate(said[1:], 1):
        owner = next((ours.nations[stem] for stem, _ in readings(word) if stem in ours.nations), None)
        if owner is not None:
            return owner if all(_links(one, words) for one in said[1:place]) else None
    return None


def _links(word: str, words: SpeakerWords) -> bool:
    """Whether a word may stand between a post and whose it is."""
    return is_one_of(word, words.links | words.organs | words.posts | words.plain | words.heads)
