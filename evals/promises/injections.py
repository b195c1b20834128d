"""No markup of an article runs, and reading it tells nobody: in a real browser, and with each protection alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from evals.browser.chromium import browsing, find_chromium
from evals.browser.hostile import REVIEWER, fill_hostile
from evals.browser.injections import (
    Tally,
    all_paths,
    asked_with,
    crawl,
    type_in,
    without_escaping,
    without_policy,
)
from evals.browser.served import Site, as_it_is, fill_demo, served
from evals.browser.venom import LEAST, Venom, payloads
from evals.browser.visits import STRANGER
from qawl.dossiers.load import load_dossier
from qawl.model.dossiers import Dossier

PROMISE = "No markup of an article, a name, a dossier or a question ever runs, and reading a page tells no other host."
ROUNDS = 2
"""Stores that are filled at full size, until every payload has stood in every text field."""
AT_ONCE = 2
"""Browsers at work at full size."""
PIECES = 2
"""Pieces into which all questions are cut at full size, so that browsers end at about the same time."""
CONTROLLED = 12
"""Pages that are opened with neither protection; in a short measurement as many without escaping."""
QUESTIONED = ("q", "speaker", "source", "outlet")
"""The fields of a search into which words are typed: each question stands in all of them."""
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
    """Neither, where every page is hostile: the control."""
    bitten: Tally = field(default_factory=Tally)
    """Neither, where nothing is hostile but what is asked, each payload by itself: the others prove less."""


PROTECTED: Mapping[str, tuple[bool, bool]] = {
    "whole": (True, True),
    "typed": (True, True),
    "policy": (False, True),
    "escaping": (True, False),
    "frame": (True, False),
    "bare": (False, False),
    "bitten": (False, False),
}
"""Of each field of `Layers`: whether words are escaped, and whether the policy is sent."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is opened with one layer."""

    layer: str
    """A field of `Layers`."""
    what: Literal["pages", "copies", "questions", "forms"]
    store: Path
    dossier: Dossier
    asked: tuple[str, ...] = ()
    """Payloads that are asked for or typed."""
    articles: int | None = None
    """So many articles are opened; None for all, and for all pages of the dossier in English too."""
    most: int | None = None
    """So many addresses are opened; None for all."""


def measure(scale: float) -> Figures:
    """At scale 1 every payload in every text field; below, one store with each of them somewhere, every tenth asked."""
    path = find_chromium()
    if path is None:
        return {"error": "no Chromium"}
    with TemporaryDirectory() as folder:
        if scale >= 1:
            return _measured_whole(Path(folder))
        with browsing(path) as browser:
            return measured(browser, Path(folder), payloads()[::STEP], int(75 * scale))


def _measured_whole(folder: Path) -> Figures:
    venom, tasks = Venom(), []
    for number in range(ROUNDS):
        if number:
            venom.again(ROUNDS - number)
        store = folder / f"hostile{number}" / "qawl.db"
        tasks += over_pages(store, _filled(store, venom), payloads()[number::ROUNDS])
    clean = folder / "clean" / "qawl.db"
    for number in range(PIECES):
        tasks += over_questions(clean, _filled(clean), payloads()[number::PIECES])
    with ProcessPoolExecutor(AT_ONCE, get_context("spawn"), max_tasks_per_child=1) as pool:
        found = list(pool.map(_alone, tasks))
    return told(zip(tasks, found, strict=True), venom, len(payloads()))


def measured(browser: Browser, folder: Path, asked: Sequence[str], articles: int) -> Figures:
    """The short form: one store, and few of its pages without escaping."""
    venom = Venom()
    hostile, clean = folder / "hostile" / "qawl.db", folder / "clean" / "qawl.db"
    tasks = over_pages(hostile, _filled(hostile, venom), asked[::FORMS], articles)
    tasks += over_questions(clean, _filled(clean), asked)
    return told(((task, carry_out(browser, task)) for task in tasks), venom, len(asked))


def over_pages(store: Path, dossier: Dossier, typed: Sequence[str], articles: int | None = None) -> list[Task]:
    """The pages of a hostile store with every layer, what takes longest first."""
    few = None if articles is None else CONTROLLED
    return [
        Task("whole", "pages", store, dossier, articles=articles),
        Task("escaping", "pages", store, dossier, articles=articles),
        Task("policy", "pages", store, dossier, articles=articles, most=few),
        Task("typed", "forms", store, dossier, tuple(typed)),
        Task("frame", "copies", store, dossier),
        Task("bare", "pages", store, dossier, articles=articles, most=CONTROLLED),
    ]


def over_questions(store: Path, dossier: Dossier, asked: Sequence[str]) -> list[Task]:
    """Each payload by itself on a page where nothing else is hostile, with every layer and with none."""
    layers = ("whole", "escaping", "policy", "bitten")
    return [Task(layer, "questions", store, dossier, tuple(asked)) for layer in layers]


def _filled(store: Path, venom: Venom | None = None) -> Dossier:
    store.parent.mkdir(parents=True, exist_ok=True)
    if venom is not None:
        return fill_hostile(store, venom=venom)
    return load_dossier("demo") if store.exists() else fill_demo(store)


def _alone(task: Task) -> Tally:
    """In a process and browser of its own, over a copy of the store: no layer finds what another has sent."""
    path = find_chromium()
    assert path is not None
    with TemporaryDirectory() as folder, browsing(path) as browser:
        copied = Path(folder) / "store"
        shutil.copytree(task.store.parent, copied)
        return carry_out(browser, replace(task, store=copied / task.store.name))


def carry_out(browser: Browser, task: Task) -> Tally:
    """Serve the store with what the layer leaves of the protections, and open the pages."""
    escaped, policed = PROTECTED[task.layer]
    with (
        nullcontext() if escaped else without_escaping(),
        served(task.store, [task.dossier], as_it_is if policed else without_policy) as site,
    ):
        if task.what == "forms":
            return type_in(browser, site, _record(site), task.asked)
        return crawl(browser, site, _addresses(site, task)[: task.most], payloads() if escaped and policed else ())


def _addresses(site: Site, task: Task) -> list[str]:
    match task.what:
        case "questions":
            return asked_with("/search", task.asked, QUESTIONED)
        case "copies":
            return [one for one in _paths(site, task.articles) if _is_copy(one)]
        case _:
            found = _paths(site, task.articles)
            # without the policy a page as it was served runs what it likes: there the frame protects
            bare = [one for one in found if not one.startswith(STRANGER) and not _is_copy(one)]
            return found if PROTECTED[task.layer][1] else bare


def _is_copy(path: str) -> bool:
    """Whether it is a page that shows an archived one in a frame."""
    return path.startswith("/a/") and path.endswith("/copy")


def told(found: Iterable[tuple[Task, Tally]], venom: Venom, asked: int) -> Figures:
    """All layers in figures; the tasks are carried out here, where they have not been before."""
    layers = Layers()
    for task, tally in found:
        getattr(layers, task.layer).take(tally)
    whole, kept = layers.whole, layers.policy
    return {
        "payloads": len(payloads()),
        "fields": len(venom.fields),
        "pairs": len(payloads()) * len(venom.fields),
        "pairs_missing": venom.missing,
        "shown": len(whole.shown),
        "fields_shown": len(venom.named(whole.pairs)),
        "pairs_shown": len(whole.pairs),
        "pages": whole.pages,
        **_counts("", whole),
        "forms_sent": layers.typed.pages,
        **_counts("typed_", layers.typed),
        "escaping_alone_pages": layers.escaping.pages,
        **_counts("escaping_alone_", layers.escaping),
        "frame_alone_pages": layers.frame.pages,
        "frame_alone_executed": layers.frame.executed + layers.frame.dialogs,
        "policy_alone_pages": kept.pages,
        "policy_alone_led_away": kept.failed,
        "policy_alone_executed": kept.executed + kept.dialogs,
        "policy_alone_refused": kept.refused,
        "questioned_fields": len(QUESTIONED),
        "tried_alone": asked,
        "control_biting": len(layers.bitten.biting),
        "control_executed": layers.bare.executed,
        "fields_unseen": ", ".join(one for one in venom.fields if one not in venom.named(whole.pairs)),
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
    """One that the reviewer has a draft of: its form stands open; of the shortest page, for it is sent often."""
    with site.library.store() as store:
        drafts = [one.record for one in store.drafts(REVIEWER) if ":" not in one.record]
        lengths = {one.id: len(one.article.text) for one in store.statements() if one.id in drafts}
    return min(drafts, key=lambda one: (lengths.get(one, 10**9), one))


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
        and (int(figures["tried_alone"]) < LEAST or figures["pairs_missing"] == 0)
        and int(figures["shown"]) >= LEAST
        and int(figures["control_biting"]) >= MORE_THAN_A_FEW * int(figures["tried_alone"])
        and int(figures["control_executed"]) > 0
    )
