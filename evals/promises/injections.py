"""No markup of an article runs, and reading it tells nobody: in a real browser, and with each protection alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from evals.browser.chromium import browsing, find_chromium
from evals.browser.hostile import LEAST, fill_hostile, payloads
from evals.browser.injections import (
    Tally,
    all_paths,
    asked_with,
    crawl,
    teeth,
    without_escaping,
    without_policy,
)
from evals.browser.served import Site, served
from evals.browser.visits import STRANGER
from qawl.model.dossiers import Dossier

PROMISE = "No markup of an article, a name, a dossier or a question ever runs, and reading a page tells no other host."
CONTROLLED = 12
"""Pages that are opened without escaping: attacks lead many of them away."""
STEP = 10
"""In a short measurement every tenth payload is asked for."""
MORE_THAN_A_FEW = 0.3
"""The share of payloads that must run where nothing protects, or the measurement has no teeth."""


def measure(scale: float) -> dict[str, int | float | str]:
    """At scale 1 every payload is searched for and tried alone; below, every tenth, and fewer articles are opened."""
    step = 1 if scale >= 1 else STEP
    path = find_chromium()
    if path is None:
        return {"error": "no Chromium"}
    with TemporaryDirectory() as folder, browsing(path) as browser:
        store = Path(folder) / "hostile.db"
        return measured(browser, store, fill_hostile(store), payloads()[::step], int(75 * scale))


def measured(
    browser: Browser, store: Path, dossier: Dossier, asked: Sequence[str], articles: int
) -> dict[str, int | float | str]:
    with served(store, [dossier]) as site:
        paths, searches = _paths(site, articles), asked_with("/search", asked)
        whole = crawl(browser, site, [*paths, *searches], payloads())
        biting = teeth(browser, site, asked)
    with served(store, [dossier], without_policy) as site:
        framed = [one for one in paths if not one.startswith(STRANGER)]  # alone it has no other protection
        escaped = crawl(browser, site, [*framed, *searches])
    with without_escaping():
        with served(store, [dossier]) as site:
            kept = crawl(browser, site, [*paths[:CONTROLLED], *searches[:CONTROLLED]])
        with served(store, [dossier], without_policy) as site:
            bare = crawl(browser, site, [*framed[:CONTROLLED], *searches[:CONTROLLED]])
    return {
        "payloads": len(payloads()),
        "shown": len(whole.shown),
        "pages": whole.pages,
        **_counts("", whole),
        **_counts("escaping_alone_", escaped),
        "policy_alone_executed": kept.executed + kept.dialogs,
        "policy_alone_refused": kept.refused,
        "tried_alone": len(asked),
        "control_biting": len(biting),
        "control_executed": bare.executed,
        "first_fault": next(iter([*whole.told, *escaped.told]), ""),
    }


def _paths(site: Site, articles: int) -> list[str]:
    found = all_paths(site)
    return [
        *(one for one in found if not one.startswith("/a/")),
        *[one for one in found if one[:3] == "/a/"][:articles],
    ]


def _counts(name: str, tally: Tally) -> dict[str, int | float | str]:
    return {
        f"{name}executed": tally.executed + tally.dialogs,
        f"{name}elsewhere": tally.elsewhere,
        f"{name}markup": tally.foreign,
        f"{name}acting": tally.acting,
        f"{name}failed": tally.failed,
    }


def holds(figures: dict[str, int | float | str]) -> bool:
    """Nothing ran anywhere; and where both protections were off, much did."""
    nothing = ("executed", "elsewhere", "markup", "acting", "failed")
    quiet = [*nothing, *(f"escaping_alone_{one}" for one in nothing), "policy_alone_executed"]
    return (
        all(figures.get(name) == 0 for name in quiet)
        and int(figures["payloads"]) >= LEAST
        and int(figures["shown"]) >= LEAST
        and int(figures["control_biting"]) >= MORE_THAN_A_FEW * int(figures["tried_alone"])
        and int(figures["control_executed"]) > 0
    )
