"""A page from its template: the reader's language and look, words that nothing acts in, and ways to the other pages."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from qawl.show.cards import day
from qawl.show.page import FILTERS
from qawl.web.preferences import language_of, look_of
from qawl.wording import Lang, say

RENEWED = frozenset({"/", "/stories", "/actors"})
"""Pages that lack what is being worked out when the server begins, and renew themselves until it is there."""


def page(request: Request, template: str, /, status: int = 200, **values: object) -> HTMLResponse:
    """The page of this template with what every page has: language, direction, look, ways to the other pages."""
    lang = language_of(request)
    state = request.app.state
    preparing = not state.desk.is_ready()
    shared: dict[str, object] = {
        "lang": lang,
        "page_dir": "rtl" if lang == "ar" else "ltr",
        "arrow": "←" if lang == "ar" else "→",
        "comma": "، " if lang == "ar" else ", ",
        "say": partial(say, lang),
        "told_day": partial(_told_day, lang),
        "theme": look_of(request),
        "here": here(request),
        "dossiers": [(one.id, one.ar if lang == "ar" else one.en) for one in state.desk.dossiers.values()],
        "preparing": preparing,
        "doing": state.desk.doing() if preparing else None,
        "dossier": None,
        "reader": getattr(request.state, "reader", None),
        "asked": "",
    }
    answer = HTMLResponse(_environment().get_template(template).render(shared | values), status)
    if preparing and request.url.path in RENEWED:
        ask_again(answer)
    return answer


def _told_day(lang: Lang, given: date | str) -> str:
    """A day as people write it."""
    return day(str(given), lang) or ""


def ask_again(answer: HTMLResponse, seconds: int = 10) -> None:
    """Have the browser ask for the page again, without a script; not too soon, for somebody may be typing in it."""
    answer.headers["Refresh"] = str(seconds)


def here(request: Request) -> str:
    """This page's own address with its question, to come back to."""
    query = request.url.query
    return quote(request.url.path, safe="/:@") + (f"?{query}" if query else "")


def to_article(article: str, statement: int | None = None, _url: str | None = None) -> str:
    """The article's page; at the statement of this place, from 0."""
    return f"/a/{_quoted(article)}" + ("" if statement is None else f"#s{statement + 1}")


def to_statement(statement: str) -> str:
    """The statement's own page, for good: its id."""
    return f"/s/{_quoted(statement)}"


def to_story(story: str, *_rest: object) -> str:
    return f"/story/{_quoted(story)}"


def to_actor(actor: str) -> str:
    return f"/actor/{_quoted(actor)}"


def to_dossier(dossier: str, part: str = "", /, **asked: object) -> str:
    """A page of a dossier («matrix», «meetings»), with a question if any."""
    query = {key: str(value) for key, value in asked.items() if value not in (None, "")}
    path = f"/d/{_quoted(dossier)}" + (f"/{part}" if part else "")
    return path + (f"?{urlencode(query)}" if query else "")


def to_sheet(dossier: str, form: str, lang: Lang, at: object = None) -> str:
    """The whole record of a dossier, up to a day if one is given, as a file that the interface writes."""
    asked = {"form": form, "lang": lang, "at": "" if at is None else str(at)}
    return f"/api/export/record/{_quoted(dossier)}?{urlencode({key: told for key, told in asked.items() if told})}"


def _quoted(name: str) -> str:
    """An id as one piece of an address; half a character, which no address can hold, as a question mark."""
    return quote(name, safe="", errors="replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("qawl.web", "templates"), PackageLoader("qawl.show", "templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(
        to_article=to_article,
        to_statement=to_statement,
        to_story=to_story,
        to_actor=to_actor,
        to_dossier=to_dossier,
        to_sheet=to_sheet,
        lead=to_article,
    )
    return environment
