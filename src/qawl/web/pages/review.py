"""What a reviewer sees: the queue by doubt, and one record with its sentence, its form and its history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from qawl.answers.review import Queue, Sheet, Wanted, doubts, queue, sheet, stored_agreement
from qawl.answers.statements import speaker_of
from qawl.model.access import Scope
from qawl.model.documents import Article, Span
from qawl.model.records import Act, HopKind, Kind, Statement
from qawl.model.review import SPANS, State
from qawl.review.typed import Fault, form_of, hops_of
from qawl.server.access import Reader
from qawl.show.cards import card
from qawl.show.direction import direction, without_isolates
from qawl.show.inert import one_line
from qawl.show.marking import Paragraph, paragraphs, words_of
from qawl.show.page import web_address
from qawl.show.record import plainly
from qawl.show.record_rows import shorter
from qawl.show.review import article_source, history_rows, item_row, progress, state_name, whys
from qawl.show.statement import way
from qawl.store.contract.store import Store
from qawl.web.asked import Unclear
from qawl.web.pages.settings import KEYS
from qawl.web.preferences import language_of
from qawl.web.render import page
from qawl.wording import Lang, say

SHOWN = 20
"""Records on one page of the queue."""
AHEAD = 40
"""So far into the queue a record is looked for, to know which is next."""
LONGEST = 200
"""Letters of a filter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the queue an address asks for."""

    wanted: Wanted
    query: str
    """The same as a question of an address, to be carried on."""


def queue_page(request: Request) -> Response:
    lang, asked = language_of(request), asked_of(request)
    start = _start(request)
    with request.app.state.library.store() as store:
        found = queue(store, asked.wanted, name_of(request), SHOWN + 1, start)
        agreed = stored_agreement(store)
        drafts = [] if not name_of(request) else list(store.drafts(name_of(request)))
        done = _done(request, store, lang)
    return page(
        request,
        "review.html",
        items=[item_row(item, lang) for item in found.items[:SHOWN]],
        progress=_progress(found, lang),
        second=found.second,
        agreement=None if agreed.same is None else _agreement(agreed.records, agreed.same, agreed.alpha, lang),
        drafts=[draft.record for draft in drafts],
        form=_form(asked.wanted),
        acts=[(act.value, say(lang, f"act-{act}")) for act in Act],
        query=asked.query,
        previous=_at(asked.query, max(0, start - SHOWN)) if start else None,
        further=_at(asked.query, start + SHOWN) if len(found.items) > SHOWN else None,
        may=may_review(request),
        done=done,
        keys=KEYS[1][1],
    )


@dataclass(frozen=True, slots=True)
class CheckTyped:
    """A published check that could not be kept."""

    rating: str
    url: str
    reason: str
    fault: str
    """The field that must be mended."""


def record_page(request: Request) -> Response:
    with request.app.state.library.store() as store:
        return shown_record(request, store, request.path_params["record"])


def shown_record(
    request: Request,
    store: Store,
    record: str,
    typed: dict[str, str] | None = None,
    faults: tuple[Fault, ...] = (),
    check: CheckTyped | None = None,
) -> Response:
    """The page of a record; `typed` and `check` are what a form said that could not be kept as it is, and why."""
    lang, name, asked = language_of(request), name_of(request), asked_of(request)
    found = sheet(store, record, name)
    if found is None:
        raise HTTPException(404)
    waiting = queue(store, asked.wanted, name, AHEAD)
    made = found.standing.statement or found.standing.found
    draft = dict(found.draft.fields) if found.draft is not None else None
    fields = typed or draft or (None if made is None else form_of(found.article.text, made))
    before, after = _neighbours(waiting, record)
    told = None if made is None else card(found.article.text, 1, made, lang)
    outlet, when, title = article_source(found.article, lang)
    return page(
        request,
        "review_record.html",
        422 if faults or check is not None else 200,
        record=record,
        check=check,
        article=found.article,
        outlet=outlet,
        when=when,
        headline=title,
        original=web_address(found.article.url),
        position=found.standing.position,
        state=state_name(found.standing.state, lang),
        judged=found.standing.verdict is not None,
        homeless=found.standing.state is State.HOMELESS,
        whys=whys(found.standing, tuple(doubts(found.standing)), lang),
        lost=[say(lang, f"review-field-{one.replace('_', '-')}") for one in found.standing.lost],
        words=_words(found),
        card=told,
        confidence=""
        if told is None
        else plainly(lang, "web-review-confidence", told=without_isolates(told.confidence)),
        context=[] if made is None else _context(found.article, made, found.context),
        actor=None if found.standing.position is None else speaker_of(store, found.article.id, found.standing.position),
        way=() if made is None else way(found.article, made, lang),
        base=found.standing.newest,
        history=history_rows(found.history, lang),
        others=_others(store, found, lang),
        fields=fields,
        **choices(lang, made, fields),
        faults=told_faults(faults, lang),
        drafted=typed is None and found.draft is not None,
        edit=bool(faults or draft or request.query_params.get("edit")),
        names=found.names,
        previous=before,
        next=after,
        query=asked.query,
        progress=_progress(waiting, lang),
        may=may_review(request),
        done=_done(request, store, lang),
        keys=KEYS[1][1],
    )


def choices(lang: Lang, made: Statement | None, fields: dict[str, str] | None) -> dict[str, object]:
    """What a form about a statement lets choose."""
    rows = hops_of(made)
    while f"hop-{rows}-name" in (fields or {}):
        rows += 1
    return {
        "spans": [(name, say(lang, f"review-field-{name}")) for name in SPANS],
        "acts": [(act.value, say(lang, f"act-{act}")) for act in Act],
        "kinds": [(kind.value, say(lang, f"kind-{kind}")) for kind in Kind],
        "hop_kinds": [(kind.value, say(lang, f"review-hop-{kind}")) for kind in HopKind],
        "hops": range(rows),
    }


def told_faults(faults: tuple[Fault, ...], lang: Lang) -> dict[str, str]:
    """What is wrong, by field."""
    return {one.field: plainly(lang, one.code, words=shorter(one.words)) for one in faults}


# Who asks, and for what


def reader_of(request: Request) -> Reader | None:
    found: Reader | None = getattr(request.state, "reader", None)
    return found


def name_of(request: Request) -> str:
    """The reviewer's name; empty for somebody who holds no session."""
    reader = reader_of(request)
    return "" if reader is None or not reader.may(Scope.REVIEW) else reader.name


def may_review(request: Request) -> bool:
    reader = reader_of(request)
    return reader is not None and reader.may(Scope.REVIEW)


def asked_of(request: Request) -> Asked:
    given = {
        name: value.strip()
        for name in ("outlet", "speaker", "act", "article", "second")
        if (value := request.query_params.get(name, "")).strip()
    }
    if too_long := next((value for value in given.values() if len(value) > LONGEST), None):
        raise Unclear("web-bad-choice", choice=too_long[:40])
    if given.get("act") and given["act"] not in {act.value for act in Act}:
        raise Unclear("web-bad-choice", choice=given["act"][:40])
    wanted = Wanted(
        article=given.get("article"),
        outlet=given.get("outlet", ""),
        speaker=given.get("speaker", ""),
        act=Act(given["act"]) if "act" in given else None,
        second="second" in given,
    )
    return Asked(wanted, urlencode(given))


def _start(request: Request) -> int:
    told = request.query_params.get("from", "0")
    return int(told) if told.isdecimal() and len(told) < 7 else 0


def _at(query: str, start: int) -> str:
    return "/review?" + "&".join(filter(None, (query, f"from={start}" if start else ""))) or "/review"


def _form(wanted: Wanted) -> dict[str, str]:
    return {
        "outlet": wanted.outlet,
        "speaker": wanted.speaker,
        "act": wanted.act.value if wanted.act else "",
        "article": wanted.article or "",
        "second": "yes" if wanted.second else "",
    }


# What is told


def _progress(found: Queue, lang: Lang) -> str:
    return without_isolates(progress(found.judged, found.total, found.second, lang))


def _agreement(records: int, same: float, alpha: float | None, lang: Lang) -> str:
    measured = "—" if alpha is None else f"{alpha:.2f}"
    return plainly(lang, "web-review-agreement", records=records, share=f"{same:.0%}", alpha=measured)


def _neighbours(waiting: Queue, record: str) -> tuple[str | None, str | None]:
    """The records before and after this one in the queue; for one that has left it, its first is the next."""
    records = [item.record for item in waiting.items]
    if record not in records:
        return None, next(iter(records), None)
    place = records.index(record)
    return (records[place - 1] if place else None), next(iter(records[place + 1 :]), None)


def _words(found: Sheet) -> str:
    value = found.standing.verdict.value if found.standing.verdict is not None else None
    return "" if value is None else one_line(" … ".join(piece.exact for piece in value.content))


def _context(article: Article, made: Statement, context: Span | None) -> list[tuple[str, Paragraph]]:
    """The sentences around the statement, marked; direction and pieces of each paragraph."""
    around = context or Span(0, len(article.text))

    def moved(span: Span | None) -> Span | None:
        if span is None or span.start < around.start or span.end > around.end:
            return None
        return Span(span.start - around.start, span.end - around.start)

    content = tuple(span for piece in made.content if (span := moved(piece)) is not None)
    shown = replace(made, content=content or (Span(0, 1),), cue=moved(made.cue), speaker=moved(made.speaker))
    return [(direction(words_of(one)), one) for one in paragraphs(around.of(article.text), (shown,))]


def _others(store: Store, found: Sheet, lang: Lang) -> list[tuple[str, str, str, bool]]:
    """The records of the article: id, words, how they stand, whether it is this one."""
    rows = []
    for one in found.standings:
        statement = one.statement or one.found
        if statement is not None:
            words = " … ".join(span.of(found.article.text) for span in statement.content)
            rows.append((one.record, shorter(one_line(words)), state_name(one.state, lang), one.record == found.record))
    return rows


def _done(request: Request, store: Store, lang: Lang) -> dict[str, object] | None:
    """What was just decided, with the way to take it back."""
    record = request.query_params.get("done", "")[:64]
    found = sheet(store, record) if record else None
    if found is None or not found.history:
        return None
    last = found.history[-1]
    made = found.standing.statement or found.standing.found
    words = _words(found) or ("" if made is None else " … ".join(span.of(found.article.text) for span in made.content))
    return {
        "record": record,
        "what": plainly(lang, f"review-action-{last.action}", number=last.undoes or 0),
        "words": shorter(one_line(words)),
        "base": found.standing.newest,
        "undo": found.standing.verdict is not None,
    }
