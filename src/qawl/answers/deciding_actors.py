"""What a person decides about actors: two are one, a name is another's, a decision is taken back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from qawl.actors import ActorCard, merger_of, names_of, only_article, settle_store, traces_of
from qawl.answers.deciding import Author
from qawl.errors import BadData
from qawl.model.world import Decision, Verdict
from qawl.resolve.decisions import name_of, split_id, taken_back
from qawl.resolve.locals import is_local
from qawl.resolve.names import name_words
from qawl.store.contract.store import Store


class Undecided(BadData):
    """Nothing was decided; `code` and `details` are a key of the word files and what its sentence leaves open."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code, self.details = code, details


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that is kept, and what it did."""

    decision: Decision
    changed: int
    """Mentions that have another actor now."""
    made: str | None
    """The id that a split gave to what was split off; None where it moved nothing or was none."""


def merge(
    store: Store, left: ActorCard, right: ActorCard, author: Author, article: str | None = None, reason: str = ""
) -> Decided:
    """Say that the left actor is the right one, everywhere or in one article."""
    if left.id == right.id:
        raise Undecided("actors-same", name=left.label)
    if not left.articles:
        if (merger := merger_of(store, left.id)) is not None:
            name, into = left.label, identified(merger.right_label, merger.right)
            raise Undecided("actor-merged", number=merger.number, name=name, actor=into)
        raise Undecided("actors-unmet", name=identified(left.label, left.id))
    where = article or only_article(store, left.id)
    _check_article(store, where, left, None)
    left_names, left_seen = traces_of(store, left.id)
    right_names, right_seen = traces_of(store, right.id)
    return _decide(
        store,
        Decision(
            number=0,
            at=author.at,
            by=author.by,
            kind=Verdict.MERGE,
            left=left.id,
            names=left_names,
            right=right.id,
            right_names=right_names,
            article=where,
            reason=reason,
            left_label=left.label,
            right_label=right.label,
            left_seen=left_seen,
            right_seen=right_seen,
        ),
    )


def split(
    store: Store, name: str, right: ActorCard, author: Author, article: str | None = None, reason: str = ""
) -> Decided:
    """Say that a name is not this actor, everywhere or in one article."""
    folded = " ".join(name_words(name))
    if not is_named(name, names_of(store, right.id)):
        known = "، ".join(dict(right.names))
        raise Undecided("actors-no-such-name", name=name, actor=identified(right.label, right.id), known=known)
    _check_article(store, article, right, folded)
    if is_local(right.id) and _is_all(store, right, folded, article):
        raise Undecided("actors-nothing-left", name=identified(right.label, right.id))
    names, seen = traces_of(store, right.id)
    return _decide(
        store,
        Decision(
            number=0,
            at=author.at,
            by=author.by,
            kind=Verdict.SPLIT,
            names=(folded,),
            right=right.id,
            right_names=names,
            article=article,
            reason=reason,
            left_label=name,
            right_label=right.label,
            right_seen=seen,
        ),
    )


def names_there(store: Store, actor: str, article: str) -> frozenset[str]:
    """The folded names by which an article has an actor; empty where it has nobody by this id."""
    return frozenset(name_of(one.known) for one in store.mentions_in(article) if one.actor == actor)


def is_named(name: str, folded: Collection[str]) -> bool:
    """Whether a name, as it is written, is one of these."""
    return " ".join(name_words(name)) in folded


def take_back(store: Store, number: int, author: Author, reason: str = "") -> Decided:
    """Undo a decision about actors."""
    kept = list(store.decisions())
    if number not in {decision.number for decision in kept}:
        raise Undecided("actors-no-decision", number=number)
    if number in taken_back(kept):
        raise Undecided("actors-undone-already", number=number)
    return _decide(store, Decision(0, author.at, author.by, Verdict.UNDO, undoes=number, reason=reason))


def identified(label: str, actor: str) -> str:
    """A name with its id, so that nobody takes it for another of the same name."""
    return f"{' '.join(label.split())} ({actor})" if label else actor


def _check_article(store: Store, article: str | None, card: ActorCard, name: str | None) -> None:
    """Refuse an article that the store does not have, or that does not have the actor, by this name if any."""
    if article is None:
        return
    if store.reading(article) is None:
        raise Undecided("actors-no-article", article=article)
    if not any(
        mention.place.article == article and mention.actor == card.id and name in (None, name_of(mention.known))
        for mention in store.mentions()
    ):
        raise Undecided("actors-not-there", name=identified(card.label, card.id), article=article)


def _is_all(store: Store, card: ActorCard, name: str, article: str | None) -> bool:
    """Whether nothing of the actor would be left without this name."""
    own = [mention for mention in store.mentions() if mention.actor == card.id]
    return all(name_of(one.known) == name and article in (None, one.place.article) for one in own)


def _decide(store: Store, decision: Decision) -> Decided:
    """Keep a decision and work out who is who again."""
    before = {mention.place: mention.actor for mention in store.mentions()}
    kept = store.decide(decision)
    settle_store(store)
    changed = sum(before.get(mention.place) != mention.actor for mention in store.mentions())
    made = split_id(decision) if decision.kind is Verdict.SPLIT and changed else None
    return Decided(kept, changed, made)
