"""Every page in a real browser, in both languages, light and dark, on a desk and on a phone: what axe and we find."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from evals.browser.addresses import addresses, get_routes
from evals.browser.chromium import browsing, find_chromium
from evals.browser.served import Site, fill_demo, served
from evals.browser.visits import LOOKS, Heard, Look, Visit, page_of, visit

PROMISE = "Every page is usable by keyboard and screen reader, in Arabic and English: WCAG 2.2 AA as far as axe tells."
LANGS = ("ar", "en")


def measure(scale: float) -> dict[str, int | float | str]:
    """At scale 1 every address in all looks; below, each language in two of them."""
    path = find_chromium()
    if path is None:
        return {"error": "no Chromium"}
    with TemporaryDirectory() as folder, browsing(path) as browser:
        store = Path(folder) / "qawl.db"
        told: Counter[str] = Counter()
        with served(store, [fill_demo(store)]) as site:
            for lang in LANGS:
                with page_of(browser, site.address, lang) as (page, heard):
                    if lang == "ar":
                        page.goto(site.entrance())  # a reviewer; who reads English holds nothing
                    told.update(_seen(site, page, heard, lang, looks_of(lang, whole=scale >= 1)))
        return dict(told)


def looks_of(lang: str, *, whole: bool) -> tuple[Look, ...]:
    """All looks; or half of them, the other half for the other language."""
    return LOOKS if whole else LOOKS[:2] if lang == "ar" else LOOKS[2:]


def _seen(site: Site, page: Page, heard: Heard, lang: str, looks: tuple[Look, ...]) -> Counter[str]:
    told: Counter[str] = Counter(pages=0)
    for route in get_routes():
        for address in addresses(site, route):
            found = visit(page, heard, site.address + address.in_language(lang), looks, whole=len(looks))
            told.update(_counted(found))
    return told


def _counted(found: Visit) -> dict[str, int]:
    return {
        "pages": 1,
        "looks": len(found.axe),
        "axe_violations": sum(map(len, found.axe.values())),
        "sticking_out": sum(map(len, found.overflow.values())),
        "too_small": sum(map(len, found.small.values())),
        "focus_unseen": len(found.unfocused),
        "words_turned": len(found.turned),
        "elsewhere": len(found.elsewhere),
        "errors": len(found.errors),
        "not_there": int(found.status != 200),
    }


def holds(figures: dict[str, int | float | str]) -> bool:
    """Pages were seen, and nothing wrong was."""
    good = {"pages", "looks"}
    return int(figures.get("looks", 0)) > 0 and all(not value for name, value in figures.items() if name not in good)
