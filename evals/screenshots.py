"""Every page of the demonstration as a picture, to be looked at: Arabic and English, light and dark, desk and phone.

python -m evals.screenshots OUT [--route PART]... [--lang ar] [--theme light] [--width 1280] [--store FILE]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from evals.browser.addresses import addresses, get_routes
from evals.browser.chromium import browsing, find_chromium
from evals.browser.served import CAPTURED, Site, fill_demo, served
from evals.browser.visits import HEIGHTS, PHONE, WIDE, go, page_of
from qawl.dossiers.load import load_dossier

TALLEST = 3_200
"""Pixels of a picture; what is below is cut off."""
KEPT = (
    ("today", "/d/ghudran-talks", "ar", "light", WIDE),
    ("matrix", "/d/ghudran-talks/matrix", "ar", "light", WIDE),
    ("meetings", "/d/ghudran-talks/meetings", "ar", "light", WIDE),
    ("figure", "/d/ghudran-talks/figure/captives", "en", "dark", WIDE),
    ("contradictions", "/d/ghudran-talks/conflicts", "en", "light", WIDE),
    ("article", f"/a/{CAPTURED}", "ar", "dark", PHONE),
    ("statement", "/s/db782a7f8a00a5ce9f09", "ar", "light", PHONE),
)
"""The pictures of docs/images: `python -m evals.screenshots docs/images --kept`."""


def main(arguments: Sequence[str]) -> int:
    asked = _parser().parse_args(arguments)
    found = find_chromium()
    if found is None:
        print("No Chromium or Chrome was found: say where one is in QAWL_CHROMIUM.", file=sys.stderr)
        return 1
    asked.out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        store = asked.store or Path(stack.enter_context(TemporaryDirectory())) / "qawl.db"
        dossier = load_dossier("demo") if asked.store else fill_demo(store)
        site = stack.enter_context(served(store, [dossier]))
        browser = stack.enter_context(browsing(found))
        for lang in asked.lang or ("ar", "en"):
            page, _ = stack.enter_context(page_of(browser, site.address, lang, accept_downloads=False))
            if asked.session:
                page.goto(site.entrance())
            if asked.kept:
                _keep(page, site, lang, asked.out)
                continue
            for route in get_routes():
                if not asked.route or any(part in route for part in asked.route):
                    _take(page, site, route, lang, asked)
    return 0


def _take(page: Page, site: Site, route: str, lang: str, asked: argparse.Namespace) -> None:
    for number, address in enumerate(addresses(site, route)):
        for theme in asked.theme or ("light", "dark"):
            for width in asked.width or (WIDE, PHONE):
                page.emulate_media(color_scheme=theme)
                page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
                status, html = go(page, site.address + address.in_language(lang))
                if not html:
                    return
                page.evaluate("document.fonts.ready.then(() => true)")
                tall = min(int(page.evaluate("document.documentElement.scrollHeight")), asked.tall)
                place = asked.out / f"{_named(route)}{number or ''}-{lang}-{theme}-{width}.png"
                page.set_viewport_size({"width": width, "height": max(tall, HEIGHTS.get(width, 900))})
                page.screenshot(path=place)
                print(status, place.name, address.path)


def _keep(page: Page, site: Site, lang: str, out: Path) -> None:
    for name, path, told, theme, width in KEPT:
        if told == lang:
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            go(page, f"{site.address}{path}?lang={lang}")
            page.evaluate("document.fonts.ready.then(() => true)")
            page.screenshot(path=out / f"{name}.png")


def _named(route: str) -> str:
    """«/d/{dossier}/matrix» as the name of a file: d-dossier-matrix."""
    return re.sub(r"[^a-z]+", "-", re.sub(r":\w+}", "}", route)).strip("-") or "home"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--route", action="append", help="a part of its address; more than one may be given")
    parser.add_argument("--lang", action="append", choices=("ar", "en"))
    parser.add_argument("--theme", action="append", choices=("light", "dark"))
    parser.add_argument("--width", action="append", type=int)
    parser.add_argument("--tall", type=int, default=TALLEST, help="pixels of a picture at most")
    parser.add_argument("--store", type=Path, help="another store than a fresh demonstration")
    parser.add_argument("--kept", action="store_true", help="only the pictures that the documents show")
    parser.add_argument("--session", action="store_true", help="as somebody who may review")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
