"""One browser, one filled store and one server for all tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from evals.browser.addresses import Address, addresses
from evals.browser.chromium import browsing, find_chromium
from evals.browser.served import Site, fill_demo, served
from evals.browser.visits import Heard, Visit, page_of, visit
from evals.promises.pages_seen import looks_of
from playwright.sync_api import Browser, Page

MISSING = (
    "No Chromium or Chrome was found, so NOTHING was tried in a real browser: install chromium, or say where one is "
    "in QAWL_CHROMIUM."
)
Visits = list[tuple[Address, Visit]]
Visited = Callable[[str, str], Visits]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
    with browsing(path) as started:
        yield started


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if any(MISSING in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])):
        terminalreporter.section("no browser", sep="!", red=True, bold=True)
        terminalreporter.write_line(MISSING)


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demonstration; whoever writes into it takes a copy."""
    path = tmp_path_factory.mktemp("browser") / "qawl.db"
    fill_demo(path)
    return path


@pytest.fixture(scope="package")
def site(demo: Path) -> Iterator[Site]:
    from qawl.dossiers.load import load_dossier

    with served(demo, [load_dossier("demo")]) as at_work:
        yield at_work


@pytest.fixture
def opened(browser: Browser, site: Site) -> Iterator[tuple[Page, Heard]]:
    """A fresh Arabic page."""
    with page_of(browser, site.address) as pair:
        yield pair


@pytest.fixture
def page(opened: tuple[Page, Heard]) -> Page:
    return opened[0]


@pytest.fixture(scope="package")
def visited(browser: Browser, site: Site) -> Iterator[Visited]:
    """What visits of all addresses of a route found, in one language; each is visited once."""
    known: dict[tuple[str, str], Visits] = {}
    with ExitStack() as stack:
        pages = {lang: stack.enter_context(page_of(browser, site.address, lang)) for lang in ("ar", "en")}
        pages["ar"][0].goto(site.entrance())  # a reviewer; who reads English holds nothing

        def visits(route: str, lang: str) -> Visits:
            looks = looks_of(lang, whole=False)  # all of them: evals/promises/pages_seen.py
            if (route, lang) not in known:
                known[route, lang] = [
                    (address, visit(*pages[lang], site.address + address.in_language(lang), looks, 1))
                    for address in addresses(site, route)
                ]
            return known[route, lang]

        yield visits
