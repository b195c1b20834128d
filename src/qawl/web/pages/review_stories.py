"""Which articles tell one story and which copy each other, decided by people beside what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qawl.answers.deciding import Author, NothingToUndo, judge_pair, pair_base, undo
from qawl.compare.copies.values import Link
from qawl.compare.stories.values import Story
from qawl.model.review import Action, Family, Revision
from qawl.review.pairs import judged_pairs, pair_id
from qawl.runners.judged_across import judged_across
from qawl.runners.stories import Across
from qawl.show.inert import one_line
from qawl.show.record import plainly
from qawl.store.contract.review import Stale
from qawl.store.contract.store import Store
from qawl.text.fold import fold
from qawl.web.pages.review import may_review, name_of
from qawl.web.preferences import language_of
from qawl.web.render import page
from qawl.wording import Lang, say

OFFERED = 12
"""Stories that are offered to choose from."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Tied:
    """Two articles of which one was taken for a copy of the other."""

    one: str
    other: str
    told: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided about two articles, for the eye."""

    record: str
    what: str
    one: str
    other: str
    by: str
    at: str
    reason: str
    base: int


def story_page(request: Request) -> Response:
    return _shown(request, request.path_params["article"])


def _shown(request: Request, article: str, wrong: str = "", reason: str = "") -> Response:
    lang, words = language_of(request), request.query_params.get("q", "").strip()[:LONGEST]
    with request.app.state.library.store() as store:
        across = judged_across(store, request.app.state.desk.across())
        story = _story_of(across, article)
        if story is None:
            raise HTTPException(404)
        ties = [link for group in across.groups.copies for link in group.links if _inside(link, story)]
        judged = _judged(store, story, lang)
        cards = store.article_cards([*story.articles, *(own for one in judged for own in (one.one, one.other))])
    names = {own: _name(card.outlet, card.title, own) for own, card in cards.items()}
    return page(
        request,
        "review_story.html",
        422 if wrong else 200,
        article=article,
        story=story,
        title=one_line(story.title or story.id),
        articles=[(own, names.get(own, own)) for own in story.articles],
        ties=[Tied(link.first, link.second, _told(link, lang)) for link in ties],
        names=names,
        words=words,
        others=_found(across, words, story) if words else [],
        judged=judged,
        wrong=wrong,
        reason=reason,
        may=may_review(request),
    )


def decide(request: Request, form: Mapping[str, str]) -> Response:
    """Keep what the button says of two articles."""
    if not may_review(request):
        raise HTTPException(403)
    article, author = request.path_params["article"], Author.now(name_of(request))
    reason = " ".join(form.get("reason", "").split())[:2_000]
    with request.app.state.library.store() as store:
        try:
            if form.get("action") == "undo":
                base = form.get("base", "")
                undo(
                    store,
                    form.get("record", ""),
                    author,
                    int(base) if base.isdecimal() and len(base) < 12 else 0,
                    reason,
                )
                return _to(article)
            family, is_one = _asked(form)
            one, other = form.get("one", ""), form.get("other", "")
            if one == other or store.reading(one) is None or store.reading(other) is None:
                return _shown(request, article, plainly(language_of(request), "web-review-two-articles"), reason)
            base_now = pair_base(store, family, one, other)
            judge_pair(store, family, one, other, is_one=is_one, author=author, base=base_now, reason=reason)
        except (Stale, NothingToUndo):
            return _shown(request, article, plainly(language_of(request), "web-review-late"), reason)
    return _to(article)


def _asked(form: Mapping[str, str]) -> tuple[Family, bool]:
    known = {
        "part": (Family.STORY, False),
        "join": (Family.STORY, True),
        "cut": (Family.COPY, False),
        "tie": (Family.COPY, True),
    }
    if (asked := known.get(form.get("action", ""))) is None:
        raise HTTPException(400)
    return asked


def _to(article: str) -> Response:
    return RedirectResponse(f"/review/story/{quote(article, safe='')}?{urlencode({'done': '1'})}", 303)


def _story_of(across: Across, article: str) -> Story | None:
    return next((story for story in across.groups.stories if article in story.articles), None)


def _inside(link: Link, story: Story) -> bool:
    return link.first in story.articles or link.second in story.articles


def _told(link: Link, lang: Lang) -> str:
    return plainly(lang, "web-review-tied", share=f"{link.score:.0%}")


def _name(outlet: str | None, title: str | None, own: str) -> str:
    return " · ".join(filter(None, (one_line(outlet or ""), one_line(title or "") or own)))


def _found(across: Across, words: str, story: Story) -> list[tuple[str, str, int]]:
    """Stories whose titles have all the words: an article of each, its title, how many articles it has."""
    wanted = fold(words).split()
    found = (one for one in across.groups.stories if one.id != story.id)
    fitting = [one for one in found if all(word in fold(one.title) for word in wanted)]
    ranked = sorted(fitting, key=lambda one: (one.last or "", one.id), reverse=True)
    return [(one.id, one_line(one.title or one.id), len(one.articles)) for one in ranked[:OFFERED]]


def _judged(store: Store, story: Story, lang: Lang) -> list[Judgement]:
    """What holds of pairs with an article of the story, the latest first."""
    inside = set(story.articles)
    kept: list[tuple[Revision, int]] = []
    for family in (Family.STORY, Family.COPY):
        revisions = list(store.pair_revisions(family))
        for pair, verdict in judged_pairs(revisions, family).items():
            if not inside.isdisjoint(pair):
                newest = max(one.number for one in revisions if one.record == pair_id(family, *pair))
                kept.append((verdict, newest))
    ordered = sorted(kept, key=lambda pair: -pair[0].number)
    return [_judgement(verdict, newest, lang) for verdict, newest in ordered]


def _judgement(verdict: Revision, base: int, lang: Lang) -> Judgement:
    is_one = "yes" if verdict.action is Action.ACCEPT else "no"
    return Judgement(
        record=verdict.record,
        what=say(lang, f"web-review-{verdict.family}-{is_one}"),
        one=verdict.article,
        other=verdict.other,
        by=verdict.by,
        at=verdict.at[:16].replace("T", " "),
        reason=verdict.reason,
        base=base,
    )
