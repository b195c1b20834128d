"""What a reader may choose, which sessions are open, what leaves this machine, and the keys of the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qawl.model.access import PassKind, Scope
from qawl.server.access import Access, Reader
from qawl.show.direction import without_isolates
from qawl.show.times import clock_time, distance
from qawl.web.preferences import LANGS, LOOKS, language_of, look_of
from qawl.web.render import page
from qawl.wording import Lang, say

KEYS = (
    ("web-keys-everywhere", (("Tab", "web-key-tab"), ("Enter", "web-key-enter"), ("Esc", "web-key-escape"))),
    (
        "web-keys-review",
        (
            ("j", "web-key-next"),
            ("k", "web-key-previous"),
            ("a", "web-key-accept"),
            ("r", "web-key-reject"),
            ("e", "web-key-edit"),
            ("s", "web-key-speaker"),
            ("c", "web-key-chain"),
            ("u", "web-key-undo"),
            ("z", "web-key-skip"),
            ("?", "web-key-help"),
        ),
    ),
)
"""What the keys do, by where they do it: the title of each group, and its keys."""


@dataclass(frozen=True, slots=True)
class Session:
    """One open session of this reader."""

    number: int
    opened: str
    used: str
    here: bool


def settings_page(request: Request) -> Response:
    lang = language_of(request)
    reader, access = _reader(request), _access(request)
    sessions = [] if access is None or reader is None or not reader.name else _sessions(access, reader, lang)
    return page(
        request,
        "settings.html",
        langs=[(one, "العربية" if one == "ar" else "English") for one in LANGS],
        looks=[(one, say(lang, f"web-look-{one}")) for one in LOOKS],
        look=look_of(request),
        name=reader.name if reader is not None else "",
        scopes=[say(lang, f"web-scope-{scope.value}") for scope in Scope if reader is not None and reader.may(scope)],
        holds=reader is not None and reader.held is not None and reader.held.kind is PassKind.SESSION,
        sessions=sessions,
    )


def _reader(request: Request) -> Reader | None:
    found: Reader | None = getattr(request.state, "reader", None)
    return found


def _access(request: Request) -> Access | None:
    found: Access | None = getattr(request.app.state, "access", None)
    return found


def _sessions(access: Access, reader: Reader, lang: Lang) -> list[Session]:
    now = datetime.now().astimezone()
    own = None if reader.held is None else reader.held.number

    def told(when: datetime | None) -> str:
        if when is None:
            return say(lang, "web-session-unused")
        return without_isolates(f"{distance(when, now, lang)} · {clock_time(when, now, lang)}")

    found = access.sessions(reader.name)
    return [Session(one.number, told(one.made), told(one.used), one.number == own) for one in found]


def end_session(request: Request, form: Mapping[str, str]) -> Response:
    """End one of this reader's own sessions."""
    reader, access = _reader(request), _access(request)
    number = form.get("number", "")
    if access is None or reader is None or not number.isdecimal() or len(number) > 12:
        raise HTTPException(404)
    if int(number) not in {one.number for one in access.sessions(reader.name)}:
        raise HTTPException(404)
    access.end_session(int(number))
    return RedirectResponse("/settings", 303)


def keys_page(request: Request) -> Response:
    return page(request, "keys.html", groups=KEYS)
