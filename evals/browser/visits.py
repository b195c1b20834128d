"""One page as a reader's browser has it: what axe finds, what sticks out, what was asked for, what was refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Dialog, Page, Response, Route
from playwright.sync_api import Error as PlaywrightError

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
CHECKS = Path(__file__).parent / "checks.js"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
WIDE, PHONE, NARROWEST = 1280, 390, 320
HEIGHTS = {WIDE: 900, PHONE: 844, NARROWEST: 640}
PATIENCE = 90_000
"""Milliseconds that a page may take where the machine has much else to do."""
MOST_FOCUSED = 150
Theme = Literal["light", "dark"]
Look = tuple[int, Theme]
LOOKS: tuple[Look, ...] = ((WIDE, "light"), (PHONE, "dark"), (WIDE, "dark"), (PHONE, "light"))
"""How pages are looked at: width and colours."""
BY_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules of axe that hang on colours alone."""
FONT = "font"
STRANGER = "/archive/"
"""The page of a newspaper, as it was served: no page of ours, and nothing works in it."""
JOINED = "CanvasRenderingContext2D.prototype.measureText = (text) => ({ width: 20 * text.length })"
"""axe takes letters that are narrower together than alone for the parts of an icon, and tries no colours on it: that
is most of Arabic. So it measures all letters as equally wide."""


@dataclass
class Heard:
    """What came and went while a page was open."""

    origin: str
    elsewhere: list[str] = field(default_factory=list)
    """Addresses of other hosts that something would have been fetched from; what the policy refuses is none."""
    errors: list[str] = field(default_factory=list)
    """What the console said of errors and of what the policy refused."""
    answers: list[Response] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.context.route(lambda url: not _ours(url, self.origin), self._refuse)
        page.on("console", lambda said: self.errors.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("response", lambda answer: self.answers.append(answer))
        page.on("dialog", lambda dialog: self._dismiss(dialog))

    def forget(self) -> None:
        for kept in (self.elsewhere, self.errors, self.answers, self.dialogs):
            kept.clear()

    def weight(self) -> int:
        """Bytes of all that came but fonts."""
        came = [one for one in self.answers if one.status == 200 and FONT not in one.headers.get("content-type", "")]
        return sum(map(_size, came))

    def _refuse(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


def _size(answer: Response) -> int:
    try:
        return len(answer.body())
    except PlaywrightError:  # it came late for the page before this one, and is gone with it
        return 0


def _ours(url: str, origin: str) -> bool:
    return url.startswith((origin + "/", "data:", "blob:", "about:"))


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit of one address found; every list of faults ought to be empty."""

    status: int
    html: bool
    """False for a file: nothing but its status is looked at."""
    axe: dict[Look, list[str]]
    overflow: dict[int, list[str]]
    small: dict[int, list[str]]
    unfocused: list[str]
    unjoined: list[str]
    turned: list[str]
    bytes: int
    elsewhere: list[str]
    errors: list[str]


@contextmanager
def page_of(browser: Browser, origin: str, lang: str = "ar", **options: object) -> Iterator[tuple[Page, Heard]]:
    """A fresh page without a past; nothing that it asks of other hosts leaves this machine."""
    locale = "ar-EG" if lang == "ar" else "en-GB"
    context = browser.new_context(locale=locale, viewport={"width": WIDE, "height": HEIGHTS[WIDE]}, **options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page, heard = context.new_page(), Heard(origin)
    heard.listen(page)
    try:
        yield page, heard
    finally:
        context.close()


def visit(page: Page, heard: Heard, address: str, looks: Sequence[Look] = LOOKS, whole: int = 2) -> Visit:
    """Go there and look; in the first `whole` looks axe tries all its rules, in the others those of colours."""
    heard.forget()
    _look(page, looks[0])
    status, html = go(page, address)
    if not html or STRANGER in address:
        return Visit(status, False, {}, {}, {}, [], [], [], 0, heard.elsewhere[:], heard.errors[:])
    page.evaluate("document.fonts.ready.then(() => true)")
    weight = heard.weight()
    page.evaluate(_script(CHECKS))
    axe, overflow, small, tailed = {}, {}, {}, set()
    for place, look in enumerate(looks):
        _look(page, look)
        axe[look] = run_axe(page, () if place < whole else BY_COLOUR)
        if look[0] not in small:
            small[look[0]] = check(page, "small()")
            overflow[look[0]] = check(page, "overflow()")
            tailed |= set(check(page, "tailed()"))
    _look(page, (NARROWEST, "light"))  # also what 1280 px are at 400 %
    overflow[NARROWEST] = check(page, "overflow()")
    _look(page, looks[0])
    unjoined, turned = check(page, "unjoined()") + sorted(tailed), check(page, "turned()")
    page.keyboard.press("Tab")
    unfocused = check(page, f"unfocused({MOST_FOCUSED})")
    return Visit(
        status, True, axe, overflow, small, unfocused, unjoined, turned, weight, heard.elsewhere[:], heard.errors[:]
    )


def go(page: Page, address: str) -> tuple[int, bool]:
    """Open an address: the status of its answer, and whether that is a page; a download is none."""
    try:
        answer = page.goto(address, wait_until="load")
    except PlaywrightError as error:
        if "Download is starting" in str(error):
            return 200, False
        raise
    return (answer.status, "text/html" in answer.headers.get("content-type", "")) if answer else (0, False)


def check(page: Page, call: str) -> list[str]:
    found: list[str] = page.evaluate(f"window.qawlChecks.{call}")
    return found


def run_axe(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds against WCAG 2.2 AA, one line a rule; of these rules alone, if any are given."""
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(WCAG)}
    asked = json.dumps({"runOnly": only, "resultTypes": ["violations"]})
    page.evaluate(f"window.axe || (() => {{ {JOINED}; {_script(AXE)} }})()")
    found = page.evaluate(f"axe.run(document, {asked})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])} times)" for one in found["violations"]]


def _look(page: Page, look: Look) -> None:
    width, theme = look
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    page.emulate_media(color_scheme=theme)


@cache
def _script(path: Path) -> str:
    return path.read_text("utf-8")
