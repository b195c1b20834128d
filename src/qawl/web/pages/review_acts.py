"""What a reviewer does on a page: verdicts, corrections, drafts and remarks; nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qawl.answers.deciding import (
    Author,
    NoAddress,
    NoRating,
    NothingToUndo,
    accept,
    add,
    check,
    comment,
    correct,
    reject,
    undo,
)
from qawl.answers.review import Sheet, sheet
from qawl.model.documents import Article
from qawl.model.review import Check, Draft, Revision
from qawl.review.anchored import anchored
from qawl.review.typed import MOST_LETTERS, Fault, read_typed
from qawl.show.record import plainly
from qawl.show.review import compared, history_rows
from qawl.store.contract.review import Stale
from qawl.store.contract.store import Store
from qawl.web.pages.review import CheckTyped, choices, may_review, name_of, shown_record, told_faults
from qawl.web.preferences import language_of
from qawl.web.render import page
from qawl.wording import say

Form = Mapping[str, str]
OURS = frozenset({"action", "article", "base", "next", "query", "reason"})
"""Fields of the page itself: all others say something about the statement."""
NEW = "new"
"""In the place of a record where a statement is added; drafts of one are kept under it and its article."""
MOST_FIELDS = 200
_KEPT = ("outlet", "speaker", "act", "article", "second")


def decide(request: Request, form: Form) -> Response:
    """Do what the button says to the record of the address."""
    if not may_review(request):
        raise HTTPException(403)
    if len(form) > MOST_FIELDS or any(len(value) > MOST_LETTERS for value in form.values()):
        raise HTTPException(413)
    act = ACTS.get(form.get("action", ""))
    if act is None:
        raise HTTPException(400)
    record = request.path_params["record"]
    with request.app.state.library.store() as store:
        found = sheet(store, record, name_of(request))
        if found is None:
            raise HTTPException(404)
        try:
            return act(request, store, found, form)
        except Stale as stale:
            return _late(request, store, found, form, stale.newest)
        except NothingToUndo:
            return _to(record, form)


def _accept(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    accept(store, found.record, _author(request), _base(form), _reason(form))
    return _onward(found, form)


def _reject(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    reject(store, found.record, _author(request), _base(form), _reason(form))
    return _onward(found, form)


def _undo(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    undo(store, found.record, _author(request), _base(form), _reason(form))
    return _to(found.record, form, done=found.record)


def _correct(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    filled = read_typed(found.article.text, _typed(form), found.standing.statement or found.standing.found)
    if filled.statement is None:
        _keep(request, store, found.record, form)
        return shown_record(request, store, found.record, _kept(form), filled.faults)
    correct(store, found.record, filled.statement, _author(request), _base(form), _reason(form))
    return _onward(found, form)


def _skip(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    store.skip(name_of(request), found.record, _author(request).at)
    return _onward(found, form, done=False)


def _draft(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    """Keep what was typed; a script that asks is only told that it is kept."""
    _keep(request, store, found.record, form)
    if request.headers.get("x-draft"):
        return Response(status_code=204)
    return _to(found.record, form, edit="1")


def _discard(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    store.drop_draft(name_of(request), found.record)
    return _to(found.record, form)


def _comment(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    if words := _reason(form):
        comment(store, found.record, _author(request), words)
    return _to(found.record, form)


def _check(request: Request, store: Store, found: Sheet, form: Form) -> Response:
    """Keep a published check; what is wrong with it is told beside what was typed."""
    made = Check(" ".join(form.get("rating", "").split()), form.get("url", "").strip())
    try:
        check(store, found.record, _author(request), made, _reason(form))
    except (NoAddress, NoRating) as error:
        fault = "rating" if isinstance(error, NoRating) else "url"
        return shown_record(request, store, found.record, check=CheckTyped(made.rating, made.url, _reason(form), fault))
    return _to(found.record, form)


ACTS: Mapping[str, Callable[[Request, Store, Sheet, Form], Response]] = {
    "accept": _accept,
    "reject": _reject,
    "undo": _undo,
    "correct": _correct,
    "skip": _skip,
    "draft": _draft,
    "discard": _discard,
    "comment": _comment,
    "check": _check,
}


# Somebody was quicker


def _late(request: Request, store: Store, found: Sheet, form: Form, newest: Revision | None) -> Response:
    """Both versions side by side; nothing was kept but the draft. Who only pressed twice is led on."""
    if newest is not None and newest.by == name_of(request) and newest.action.value == form["action"]:
        return _onward(found, form)
    lang = language_of(request)
    mine, filled = None, None
    if form["action"] == "correct":
        _keep(request, store, found.record, form)
        filled = read_typed(found.article.text, _typed(form), found.standing.statement or found.standing.found)
        mine = None if filled.statement is None else anchored(found.article.text, filled.statement)
    stands = found.standing.statement or found.standing.found
    theirs = None if stands is None else anchored(found.article.text, stands)
    wanted = form["action"] if form["action"] in ("accept", "reject", "correct") else "comment"
    return page(
        request,
        "review_late.html",
        409,
        record=found.record,
        newest=None if newest is None else history_rows((newest,), lang)[0],
        wanted=say(lang, f"review-action-{wanted}"),
        action=form["action"],
        rows=compared(theirs, mine, lang),
        base=found.standing.newest,
        again={name: value for name, value in form.items() if name not in ("action", "base")},
        state=say(lang, f"review-state-{found.standing.state}"),
        query=form.get("query", ""),
    )


# Adding what the machine has missed


def new_page(request: Request) -> Response:
    """A form for a statement that the article has and the machine has not found."""
    return _new(request, None, ())


def add_new(request: Request, form: Form) -> Response:
    if not may_review(request):
        raise HTTPException(403)
    with request.app.state.library.store() as store:
        article = _article(request, store, form.get("article", ""))
        if form.get("action") == "draft":
            _keep(request, store, _new_draft(article), form)
            return Response(status_code=204) if request.headers.get("x-draft") else _to_new(article)
        filled = read_typed(article.text, _typed(form))
        if filled.statement is not None:
            kept = add(store, article, filled.statement, _author(request), _reason(form))
            store.drop_draft(name_of(request), _new_draft(article))
            return RedirectResponse(f"/review/{quote(kept.record)}?done={quote(kept.record)}", 303)
        _keep(request, store, _new_draft(article), form)
    return _new(request, _kept(form), filled.faults, article.id)


def _new(request: Request, typed: dict[str, str] | None, faults: tuple[Fault, ...], own: str = "") -> Response:
    lang = language_of(request)
    with request.app.state.library.store() as store:
        article = _article(request, store, own or request.query_params.get("article", ""))
        draft = store.draft(name_of(request), _new_draft(article)) if name_of(request) else None
    fields = typed or (dict(draft.fields) if draft is not None else None) or {"kind": "indirect", "act": "say"}
    return page(
        request,
        "review_new.html",
        422 if faults else 200,
        article=article,
        fields=fields,
        **choices(lang, None, fields),
        faults=told_faults(faults, lang),
        drafted=draft is not None,
        names=(),
        may=may_review(request),
        lines=[line for line in article.text.splitlines() if line.strip()],
        note=plainly(lang, "web-review-new-note"),
    )


def _article(request: Request, store: Store, own: str) -> Article:
    reading = store.reading(own)
    if reading is None:
        raise HTTPException(404)
    return reading.article


def _new_draft(article: Article) -> str:
    return f"{NEW}:{article.id}"


def _to_new(article: Article) -> Response:
    return RedirectResponse(f"/review/{NEW}?article={quote(article.id, safe='')}", 303)


# What a form says


def _typed(form: Form) -> dict[str, str]:
    return {name: value for name, value in form.items() if name not in OURS}


def _kept(form: Form) -> dict[str, str]:
    """What a draft keeps: what is said about the statement, and why."""
    return _typed(form) | {name: form[name] for name in ("reason",) if form.get(name)}


def _keep(request: Request, store: Store, record: str, form: Form) -> None:
    author = _author(request)
    store.keep_draft(Draft(record, author.by, author.at, _base(form), tuple(_kept(form).items())))


def _author(request: Request) -> Author:
    return Author.now(name_of(request))


def _base(form: Form) -> int:
    told = form.get("base", "")
    return int(told) if told.isdecimal() and len(told) < 12 else 0


def _reason(form: Form) -> str:
    return " ".join(form.get("reason", "").split())


# Where it leads


def _onward(found: Sheet, form: Form, *, done: bool = True) -> Response:
    """To the next record of the queue, or to the queue where there is none."""
    more = {"done": found.record} if done else {}
    following = form.get("next", "")
    if following and following != found.record:
        return _to(following, form, **more)
    return RedirectResponse(_with("/review", form, more), 303)


def _to(record: str, form: Form, **more: str) -> Response:
    return RedirectResponse(_with(f"/review/{quote(record, safe='')}", form, more), 303)


def _with(path: str, form: Form, more: Mapping[str, str]) -> str:
    """An address with the filter of the queue carried on."""
    kept = [(name, value) for name, value in parse_qsl(form.get("query", "")[:2_000]) if name in _KEPT]
    query = urlencode([*kept, *more.items()])
    return f"{path}?{query}" if query else path
