"""Who is who, decided by people: an actor with its names, another to make it one with, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qawl.actors import ActorCard, find_actors
from qawl.answers.actors import stored_actors
from qawl.answers.deciding import Author
from qawl.answers.deciding_actors import Decided, Undecided, is_named, merge, names_there, split, take_back
from qawl.model.world import Decision
from qawl.resolve.decisions import taken_back
from qawl.show.inert import one_line
from qawl.show.record import plainly
from qawl.store.contract.store import Store
from qawl.web.pages.actors import label
from qawl.web.pages.review import may_review, name_of
from qawl.web.preferences import language_of
from qawl.web.render import page
from qawl.web.shelf import actors_of
from qawl.wording import Lang, say

OFFERED = 12
"""Actors that are offered to choose from."""
DECISIONS = 30
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A decision, for the eye."""

    number: int
    what: str
    by: str
    at: str
    reason: str
    holds: bool


def actors_page(request: Request) -> Response:
    return _shown(request, request.query_params.get("actor", ""))


def _shown(request: Request, actor: str, wrong: str = "", typed: Mapping[str, str] | None = None) -> Response:
    """The page; `typed` is the form that could not be carried out, and `wrong` why."""
    typed = typed or request.query_params
    lang, words = language_of(request), typed.get("q", "").strip()[:LONGEST]
    with request.app.state.library.store() as store:
        cards = list(actors_of(request, store))
        one = _card(cards, store, actor) if actor else None
        if actor and one is None:
            raise HTTPException(404)
        decisions = list(store.decisions())
        article = typed.get("article", "").strip()
        there = names_there(store, one.id, article) if one is not None and article else frozenset()
        read = store.reading(article) if there else None
    others = [card for card in find_actors(words, cards) if one is None or card.id != one.id] if words else []
    gone = taken_back(decisions)
    done = request.query_params.get("done", "")
    changed = request.query_params.get("changed", "0")
    return page(
        request,
        "review_actors.html",
        422 if wrong else 200,
        one=one,
        label=label(one, lang) if one is not None else "",
        article=None if read is None else read.article,
        names=[]
        if one is None
        else [(one_line(name), count) for name, count in one.names if not there or is_named(name, there)],
        words=words,
        others=[(card, label(card, lang), _aside(card, lang)) for card in others[:OFFERED]],
        decisions=[_told(each, each.number not in gone, lang) for each in reversed(decisions[-DECISIONS:])],
        wrong=wrong,
        reason=typed.get("reason", ""),
        done=_done(done, changed, lang),
        may=may_review(request),
    )


def decide(request: Request, form: Mapping[str, str]) -> Response:
    """Merge, split or take back, as the button says."""
    if not may_review(request):
        raise HTTPException(403)
    author = Author.now(name_of(request))
    reason, article = " ".join(form.get("reason", "").split())[:2_000], form.get("article", "").strip() or None
    actor = form.get("actor", "")
    with request.app.state.library.store() as store:
        cards = list(stored_actors(store))
        try:
            match form.get("action"):
                case "merge":
                    left, right = _known(cards, store, actor), _known(cards, store, form.get("other", ""))
                    made, actor = merge(store, left, right, author, article, reason), right.id
                case "split":
                    one = _known(cards, store, actor)
                    made = split(store, form.get("name", ""), one, author, article, reason)
                case "undo":
                    number = form.get("number", "")
                    if not number.isdecimal() or len(number) > 12:
                        raise HTTPException(400)
                    made = take_back(store, int(number), author, reason)
                case _:
                    raise HTTPException(400)
        except Undecided as error:
            wrong = plainly(language_of(request), error.code, **error.details)
        else:
            stored_actors(store)  # so that the next page has it already
            return _to(actor, made)
    return _shown(request, actor, wrong, form)


def _to(actor: str, made: Decided) -> Response:
    told = {"actor": actor, "done": str(made.decision.number), "changed": str(made.changed)}
    return RedirectResponse("/review/actors?" + urlencode({name: value for name, value in told.items() if value}), 303)


def _known(cards: list[ActorCard], store: Store, actor: str) -> ActorCard:
    found = _card(cards, store, actor)
    if found is None:
        raise HTTPException(404)
    return found


def _card(cards: list[ActorCard], store: Store, actor: str) -> ActorCard | None:
    """The actor as articles have it; of one of the registry that none names a card without counts."""
    found = next((card for card in cards if card.id == actor), None)
    if found is not None:
        return found
    known = next((each for each in store.actors() if each.id == actor), None)
    return None if known is None else ActorCard(known.id, known, known.kind, (), 0, 0)


def _aside(card: ActorCard, lang: Lang) -> str:
    counted = say(lang, "count-statements", count=card.statements)
    return " · ".join(filter(None, (one_line(card.aside), counted)))


def _told(decision: Decision, holds: bool, lang: Lang) -> Told:
    left = decision.left_label or "، ".join(decision.names) or decision.left
    right = decision.right_label or decision.right
    what = plainly(lang, f"actors-{decision.kind}", left=left, right=right, number=decision.undoes or 0)
    return Told(decision.number, what, decision.by, decision.at[:16].replace("T", " "), decision.reason, holds)


def _done(number: str, changed: str, lang: Lang) -> str:
    if not (number.isdecimal() and changed.isdecimal() and len(number) < 12 and len(changed) < 12):
        return ""
    return plainly(
        lang, "web-review-decided", number=int(number), changed=say(lang, "count-mentions", count=int(changed))
    )
