"""Attacks on the reader of a page: what runs, what is told to others, with every protection and with each one alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from unittest import mock
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evals.browser.addresses import every_address
from evals.browser.hostile import ADDED, CAPTURES, REVIEWER
from evals.browser.served import Site
from evals.browser.venom import MARK
from evals.browser.visits import CHECKS, STRANGER, Heard, go, page_of
from qawl.web import render

REVIEWED = 5
MOST_TOLD = 20
COUNTED = ("pages", "executed", "dialogs", "elsewhere", "refused", "foreign", "acting", "failed")
SETS = ("shown", "pairs", "biting")
TRACE = "qawl was run"
WATCH = f"""
Object.defineProperty(window, "PWN", {{ get() {{ console.info({TRACE!r}); return 1; }} }});
"""
"""In every payload stands PWN: whoever asks what that is has been made to run it."""
LOOK = """(foreign) => {
  const checks = window.qawlChecks;
  const found = [foreign ? checks.foreign() : [], checks.acting()];
  checks.poke();
  const marks = document.documentElement.outerHTML.match(/q\\d{3}x\\d{3}q/g) || [];
  return [...found, [...new Set(marks)], document.body.innerText];
}"""
"""All that is asked of a page at once: every question to a browser costs as much as a small page."""
SEND = """payload => {
  const form = document.querySelector("form.edit");
  for (const one of form.querySelectorAll("input:not([type=hidden], [type=checkbox]), textarea")) one.value = payload;
  HTMLFormElement.prototype.requestSubmit.call(form, form.querySelector("button[value=correct]"));
}"""


@dataclass(slots=True)
class Tally:
    """What happened on so many pages."""

    pages: int = 0
    executed: int = 0
    dialogs: int = 0
    elsewhere: int = 0
    refused: int = 0
    """By the policy: markup that only the policy stopped."""
    foreign: int = 0
    """Markup on a page that is not ours."""
    acting: int = 0
    """Letters that act, and templates that worked."""
    failed: int = 0
    """Pages that could not be opened or answered with an error of ours."""
    shown: set[str] = field(default_factory=set)
    """The payloads that stood on a page, as words."""
    pairs: set[tuple[int, int]] = field(default_factory=set)
    """A field and a payload, by their marks, that stood together on a page: `Venom.named` tells the field."""
    biting: set[str] = field(default_factory=set)
    """The addresses on which something ran or told somebody."""
    told: list[str] = field(default_factory=list)
    """The first few faults, to look at."""

    def take(self, other: Tally) -> None:
        """Count what another has counted."""
        for name in COUNTED:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in SETS:
            getattr(self, name).update(getattr(other, name))
        self.told += other.told[: MOST_TOLD - len(self.told)]

    def add(self, **faults: Sequence[str] | int) -> None:
        for name, found in faults.items():
            count = found if isinstance(found, int) else len(found)
            setattr(self, name, getattr(self, name) + count)
            if isinstance(found, int) or name == "refused":  # to refuse is what the policy is for
                continue
            if found and len(self.told) < MOST_TOLD:
                self.told.append(f"{name}: {found[0][:200]}")


def without_policy(app: ASGIApp) -> ASGIApp:
    """The same answers without a word on what a browser may run."""

    async def bare(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() != b"content-security-policy"]
                message = {**message, "headers": kept}
            await send(message)

        await app(scope, receive, sent)

    return bare


@contextmanager
def without_escaping() -> Iterator[None]:
    """For the time of the block words of articles reach pages as they are."""
    ours = render._environment()
    folders = ChoiceLoader([PackageLoader("qawl.web", "templates"), PackageLoader("qawl.show", "templates")])
    raw = Environment(loader=folders, autoescape=False, trim_blocks=True, lstrip_blocks=True)
    raw.filters.update({**ours.filters, "inert": Markup, "told": Markup, "plain": Markup, "e": Markup})
    raw.globals.update(ours.globals)
    with mock.patch.object(render, "_environment", return_value=raw):
        yield


@contextmanager
def watched(browser: Browser, site: Site, lang: str = "ar") -> Iterator[tuple[Page, Heard, list[str]]]:
    """A page, what is heard of it, and the traces of what ran on it."""
    with page_of(browser, site.address, lang) as (page, heard):
        page.context.add_init_script(WATCH + CHECKS.read_text("utf-8"))
        page.set_default_timeout(10_000)
        ran: list[str] = []
        page.on("console", lambda said: ran.append(said.text) if TRACE in said.text else None)
        yield page, heard, ran


def crawl(browser: Browser, site: Site, paths: Iterable[str], payloads: Sequence[str] = (), wait: int = 20) -> Tally:
    """Open every address, do what a reader may do there, and count what should not have happened."""
    tally = Tally()
    waiting = {one: " ".join(one.split()) for one in payloads}
    with watched(browser, site) as (page, heard, ran):
        page.request.get(site.entrance())  # not as a page: without protections the first one may never come to rest
        for path in paths:
            with _noted(tally, path, heard, ran):
                status, html = go(page, site.address + path)
                tally.pages += 1
                if status >= 500:
                    tally.add(failed=[f"{status} {path}"])
                if html:
                    _look(page, tally, path, waiting, wait)
    return tally


def type_in(browser: Browser, site: Site, record: str, payloads: Iterable[str], wait: int = 20) -> Tally:
    """Send each payload in every field of the form about a record: it comes back with what is wrong beside it."""
    tally = Tally()
    path = f"/review/{record}"
    with watched(browser, site) as (page, heard, ran):
        page.request.get(site.entrance())
        for one in payloads:
            with _noted(tally, f"{path} {one[:40]}", heard, ran):
                if page.url != site.address + path:
                    go(page, site.address + path)
                with page.expect_navigation(wait_until="load") as answered:
                    page.evaluate(SEND, one)
                tally.pages += 1
                if answered.value is not None and answered.value.status >= 500:
                    tally.add(failed=[f"{answered.value.status} {path}"])
                _look(page, tally, path, {one: " ".join(one.split())}, wait)
    return tally


@contextmanager
def _noted(tally: Tally, path: str, heard: Heard, ran: list[str]) -> Iterator[None]:
    """Count what is heard of a page while it is looked at."""
    heard.forget()
    ran.clear()
    with _counted(tally, path):
        yield
    tally.add(executed=[f"{path}: {one}" for one in ran], dialogs=[f"{path}: {one}" for one in heard.dialogs])
    tally.add(elsewhere=[f"{path}: {one}" for one in heard.elsewhere])
    tally.add(refused=[f"{path}: {one}" for one in heard.errors if "Security Policy" in one])
    if ran or heard.dialogs or heard.elsewhere:
        tally.biting.add(path)


@contextmanager
def _counted(tally: Tally, path: str) -> Iterator[None]:
    try:
        yield
    except PlaywrightError as error:  # an attack may lead the page away while it is looked at
        tally.add(failed=[f"{path}: {error.message.splitlines()[0]}"])


def _look(page: Page, tally: Tally, path: str, waiting: dict[str, str], wait: int) -> None:
    theirs = path.startswith(STRANGER)  # what a newspaper served is foreign
    foreign, acting, marks, words = page.evaluate(LOOK, not theirs)
    page.wait_for_timeout(wait)
    tally.add(foreign=[f"{path}: {one}" for one in foreign])
    tally.add(acting=[f"{path}: {one!r}" for one in acting])
    tally.pairs |= {(int(found[1]), int(found[2])) for found in map(MARK.fullmatch, marks) if found}
    if waiting:
        plain = " ".join(words.split())
        for one in [one for one, words in waiting.items() if words in plain]:
            tally.shown.add(one)
            del waiting[one]


def asked_with(route: str, payloads: Iterable[str], names: Sequence[str]) -> list[str]:
    """Addresses of one route with each payload in all of these fields."""
    return [f"{route}?{urlencode(dict.fromkeys(names, one), errors='replace')}" for one in payloads]


def all_paths(site: Site) -> list[str]:
    """Every page of the list, some records that were reviewed, every draft, every article and every copy of one."""
    with site.library.store() as store:
        articles = [render.to_article(card.id) for card in store.articles()]
        reviewed = dict.fromkeys(one.record for one in islice(store.revisions(), REVIEWED))
        drafts = [_draft(one.record) for one in store.drafts(REVIEWER)]
    records = [f"{page}/{one}" for one in reviewed for page in ("/s", "/review")]
    copies = [f"{one}/copy" for one in articles[:CAPTURES]]
    return [*(one.path for one in every_address(site)), *records, *drafts, *copies, *articles]


def _draft(record: str) -> str:
    """The page on which a draft is shown: that of its record, or the one on which a statement is added."""
    added = record.removeprefix(ADDED)
    return f"/review/{record}" if added == record else f"/review/new?{urlencode({'article': added}, errors='replace')}"
