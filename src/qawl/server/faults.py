"""A request that is refused or went wrong: told to a program as a problem, to a person as a page, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from qawl.show.direction import without_isolates
from qawl.wording import Lang, say

FAILED, NO_PASS = 500, 401
WAYS: tuple[tuple[Lang, str], ...] = (("ar", "rtl"), ("en", "ltr"))
_WAY = dict(WAYS)
STYLE = "/static/style.css"
"""Of the pages; where it is missing, these pages are plain and nothing else."""
PROBLEM = "application/problem+json"
Details = tuple[tuple[str, str | int], ...]


class Refusal(Exception):
    """A question that is answered by saying why it is not: nothing went wrong."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as a browser sent it."""

    path: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a request is not answered."""

    status: int
    code: str
    """A key of the word files: `server-…` or `api-…`."""
    details: Details = ()
    """What its sentence leaves open."""
    request: str = ""
    """The id of the request, by which the log has it."""
    headers: tuple[tuple[str, str], ...] = ()
    """More headers of the answer: `Retry-After`, `Allow`."""
    sent: Sent | None = None
    """A form that somebody filled in and that was not taken: the page of a refusal keeps it."""

    def told(self, lang: Lang) -> str:
        return say(lang, self.code, **dict(self.details))


Draw = Callable[[Fault], str]
"""Draws the page for a person."""


def problem(fault: Fault, lang: Lang, **more: object) -> bytes:
    """The body for a program, as RFC 9457 has it: a stable code, the sentence in both languages, and whatever more."""
    told = {each: without_isolates(fault.told(each)) for each, _ in WAYS}
    form = {
        "type": f"urn:qawl:problem:{fault.code}",
        "title": told[lang],
        "status": fault.status,
        "code": fault.code,
        **told,
        **more,
    }
    if fault.request:
        form["instance"] = f"urn:qawl:request:{fault.request}"
    return json.dumps(form, ensure_ascii=False).encode("utf-8", "backslashreplace")


def plain_page(fault: Fault) -> str:
    """The page for a person, where no other is drawn: both languages, nothing else."""
    noted = tuple((lang, say(lang, "server-request", id=fault.request)) for lang, _ in WAYS if fault.request)
    told = tuple((lang, fault.told(lang)) for lang, _ in WAYS)
    return bare_page(told, noted if fault.status >= FAILED else (), _again(fault) if fault.sent else "")


def _again(fault: Fault) -> str:
    """What somebody sent that was not taken: to be read, and to be sent again; where a session is missing, then."""
    sent = fault.sent or Sent("/", ())
    way_in = ' <a href="/enter" target="_blank" rel="noopener">{}</a>' if fault.status == NO_PASS else ""
    notes = "".join(
        f'<p lang="{lang}" dir="{way}">{escape(say(lang, "server-typed-kept"))}'
        f"{way_in.format(escape(say(lang, 'server-enter')))}</p>"
        for lang, way in WAYS
    )
    typed = "".join(f'<p dir="auto">{escape(value)}</p>' for _, value in sent.fields if " " in value.strip())
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in sent.fields
    )
    send = " · ".join(escape(say(lang, "server-send-again")) for lang, _ in WAYS)
    button = f'<p class="acts"><button class="main">{send}</button></p>'
    form = f'<form method="post" action="{escape(sent.path)}">{hidden}{button}</form>'
    return f"{notes}{typed}{form}"


def bare_page(heads: Sequence[tuple[Lang, str]], lines: Sequence[tuple[Lang, str]] = (), more: str = "") -> str:
    """A page of a few lines, in the first language first; `more` is markup of ours."""
    tags = ("h1", *("h2" for _ in heads[1:]))
    body = [
        f'<{tag} lang="{lang}" dir="{_WAY[lang]}">{escape(words)}</{tag}>'
        for tag, (lang, words) in zip(tags, heads, strict=True)
    ]
    body += [f'<p lang="{lang}" dir="{_WAY[lang]}">{escape(words)}</p>' for lang, words in lines]
    home = " · ".join(f'<a href="/" lang="{lang}">{escape(say(lang, "server-home"))}</a>' for lang, _ in WAYS)
    return (
        '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(heads[0][1])}</title>'
        f'<link rel="stylesheet" href="{STYLE}"></head>'
        f"<body><main>{''.join(body)}{more}<p>{home}</p></main></body></html>"
    )


def preferred(accepted: str | None) -> Lang:
    """The language that an `Accept-Language` header would rather have; Arabic where it says nothing of ours.

    >>> preferred("fr, en;q=0.8, ar;q=0.5"), preferred("en;q=0"), preferred(None)
    ('en', 'ar', 'ar')
    """
    wanted: dict[Lang, float] = {}
    for choice in (accepted or "")[:500].split(","):
        name, _, weight = choice.partition(";")
        lang: Lang | None = _LANGS.get(name.strip().lower()[:2])
        if lang is not None:
            wanted[lang] = max(wanted.get(lang, 0.0), _weight(weight))
    return "en" if wanted.get("en", 0.0) > wanted.get("ar", 0.0) else "ar"


_LANGS: dict[str, Lang] = {"ar": "ar", "en": "en"}


def _weight(told: str) -> float:
    name, _, value = told.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0.0 <= weight <= 1.0 else 0.0


def wants_page(path: str, accepted: str | None) -> bool:
    """Whether it is a person who asks: nothing under /api, and a browser takes HTML."""
    return not (path == "/api" or path.startswith("/api/")) and "text/html" in (accepted or "text/html")
