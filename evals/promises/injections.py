"""No markup of an article runs, and reading it tells nobody: in a real browser, and with each protection alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from evals.browser.chromium import browsing, find_chromium
from evals.browser.hostile import REVIEWER, fill_hostile
from evals.browser.injections import (
    Tally,
    all_paths,
    asked_with,
    crawl,
    teeth,
    type_in,
    without_escaping,
    without_policy,
)
from evals.browser.served import Site, served
from evals.browser.venom import LEAST, Venom, payloads
from evals.browser.visits import STRANGER
from qawl.model.dossiers import Dossier

PROMISE = "No markup of an article, a name, a dossier or a question ever runs, and reading a page tells no other host."
ROUNDS = 2
"""Stores that are filled at full size, until every payload has stood in every text field."""
CONTROLLED = 12
"""Pages that are opened without escaping in a short measurement: attacks lead many of them away."""
STEP = 10
"""In a short measurement every tenth payload is asked for."""
FORMS = 4
"""Of these every fourth is sent in a form too."""
MORE_THAN_A_FEW = 0.3
"""The share of payloads that must run where nothing protects, or the measurement has no teeth."""

Figures = dict[str, int | float | str]


@dataclass(slots=True)
class Layers:
    """What happened with all protections, with each alone, and with none."""

    whole: Tally = field(default_factory=Tally)
    typed: Tally = field(default_factory=Tally)
    """Of what is sent in forms, with all protections."""
    escaping: Tally = field(default_factory=Tally)
    """Escaping alone."""
    policy: Tally = field(default_factory=Tally)
    """The policy alone."""
    frame: Tally = field(default_factory=Tally)
    """Of archived pages, the frame alone: it keeps them from running, not from asking others."""
    bare: Tally = field(default_factory=Tally)
    """Neither: the control."""


def measure(scale: float) -> Figures:
    """At scale 1 every payload in every text field; below, one store with each of them somewhere, every tenth asked."""
    path = find_chromium()
    if path is None:
        return {"error": "no Chromium"}
    every = scale >= 1
    asked, venom, layers = payloads()[:: 1 if every else STEP], Venom(), Layers()
    biting: set[str] = set()
    with TemporaryDirectory() as folder, browsing(path) as browser:
        for number in range(ROUNDS if every else 1):
            if number:
                venom.again(ROUNDS - number)
            store = Path(folder) / f"hostile{number}.db"
            dossier = fill_hostile(store, venom=venom)
            few = asked[number :: ROUNDS if every else 1]
            biting |= open_all(browser, store, dossier, few, layers, None if every else int(75 * scale))
    return told(layers, venom, len(asked), len(biting))


def measured(browser: Browser, store: Path, asked: Sequence[str], articles: int) -> Figures:
    """The short form: one store."""
    venom, layers = Venom(), Layers()
    biting = open_all(browser, store, fill_hostile(store, venom=venom), asked, layers, articles)
    return told(layers, venom, len(asked), len(biting))


def open_all(
    browser: Browser, store: Path, dossier: Dossier, asked: Sequence[str], layers: Layers, articles: int | None
) -> set[str]:
    """Open the pages of a store with every layer; so many articles, or all. The payloads that bite."""
    with served(store, [dossier]) as site:
        paths, searches = _paths(site, articles), asked_with("/search", asked)
        layers.whole.take(crawl(browser, site, [*paths, *searches], payloads()))
        typed = asked if articles is None else asked[::FORMS]
        layers.typed.take(type_in(browser, site, _record(site), typed))
        biting = teeth(browser, site, asked)
    with served(store, [dossier], without_policy) as site:
        layers.frame.take(crawl(browser, site, [one for one in paths if _is_copy(one)]))
        bare = [one for one in paths if not one.startswith(STRANGER) and not _is_copy(one)]
        layers.escaping.take(crawl(browser, site, [*bare, *searches]))
    most = CONTROLLED if articles is not None else None
    with without_escaping():
        with served(store, [dossier]) as site:
            layers.policy.take(crawl(browser, site, [*paths[:most], *searches[:most]]))
        with served(store, [dossier], without_policy) as site:
            layers.bare.take(crawl(browser, site, [*bare[:CONTROLLED], *searches[:CONTROLLED]]))
    return biting


def _is_copy(path: str) -> bool:
    """Whether it is a page that shows an archived one in a frame."""
    return path.startswith("/a/") and path.endswith("/copy")


def told(layers: Layers, venom: Venom, asked: int, biting: int) -> Figures:
    whole, kept = layers.whole, layers.policy
    return {
        "payloads": len(payloads()),
        "fields": len(venom.fields),
        "pairs_missing": venom.missing,
        "shown": len(whole.shown),
        "fields_shown": len(venom.named(whole.marks)),
        "pages": whole.pages,
        **_counts("", whole),
        "forms_sent": layers.typed.pages,
        **_counts("typed_", layers.typed),
        "escaping_alone_pages": layers.escaping.pages,
        **_counts("escaping_alone_", layers.escaping),
        "frame_alone_executed": layers.frame.executed + layers.frame.dialogs,
        "policy_alone_pages": kept.pages,
        "policy_alone_executed": kept.executed + kept.dialogs,
        "policy_alone_refused": kept.refused,
        "tried_alone": asked,
        "control_biting": biting,
        "control_executed": layers.bare.executed,
        "fields_unseen": ", ".join(one for one in venom.fields if one not in venom.named(whole.marks)),
        "first_fault": next(iter([*whole.told, *layers.typed.told, *layers.escaping.told]), ""),
    }


def _paths(site: Site, articles: int | None) -> list[str]:
    """So many articles, all copies, and every other page; with all articles in English too, where that differs."""
    found = all_paths(site)
    others = [one for one in found if not one.startswith("/a/") or _is_copy(one)]
    told = [one for one in found if one.startswith("/a/") and not _is_copy(one)]
    english = [f"{one}?lang=en" for one in others if one.startswith("/d/")] if articles is None else []
    return [*others, *english, *told[:articles]]


def _record(site: Site) -> str:
    """One that the reviewer has a draft of, so that its form stands open."""
    with site.library.store() as store:
        return next(one.record for one in store.drafts(REVIEWER) if ":" not in one.record)


def _counts(name: str, tally: Tally) -> Figures:
    return {
        f"{name}executed": tally.executed + tally.dialogs,
        f"{name}elsewhere": tally.elsewhere,
        f"{name}markup": tally.foreign,
        f"{name}acting": tally.acting,
        f"{name}failed": tally.failed,
    }


def holds(figures: Figures) -> bool:
    """Nothing ran anywhere; and where both protections were off, much did."""
    nothing = ("executed", "elsewhere", "markup", "acting", "failed")
    quiet = [f"{name}{one}" for name in ("", "typed_", "escaping_alone_") for one in nothing]
    return (
        all(figures.get(name) == 0 for name in (*quiet, "policy_alone_executed", "frame_alone_executed"))
        and int(figures["payloads"]) >= LEAST
        and int(figures["shown"]) >= LEAST
        and int(figures["control_biting"]) >= MORE_THAN_A_FEW * int(figures["tried_alone"])
        and int(figures["control_executed"]) > 0
    )
