"""A copy of a page as it arrived is dead in the browser: by its policy alone, and by its frame alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from evals.browser.injections import without_policy
from evals.browser.served import CAPTURED, served
from playwright.sync_api import Browser, Frame
from starlette.types import ASGIApp

from qawl.model.captures import Capture
from qawl.store.captures.kept import open_captures

RAN = "ran"
HOSTILE = f"""<!doctype html><title>x</title><p onclick="document.title='{RAN}'">نص الخبر كما وصل</p>
<script>document.title = '{RAN}'</script><svg onload="document.title='{RAN}'"></svg>
<img src=x onerror="document.title='{RAN}'"><form action="/preferences" method="post"></form>"""


@pytest.fixture
def hostile(demo: Path, tmp_path: Path) -> tuple[Path, int]:
    """A store in which the newest copy of one article is an attack, and the number of that copy."""
    path = Path(shutil.copy(demo, tmp_path))
    for beside in demo.parent.glob(f"{demo.name}*"):
        if beside.is_dir():
            shutil.copytree(beside, tmp_path / beside.name)
    with open_captures(str(path)) as captures:
        (kept,) = captures.keep(
            [(Capture("https://x.example/2", HOSTILE.encode(), "2026-03-26T12:00:00Z", "text/html"), None)]
        )
        captures.done(kept.number, CAPTURED)
    return path, kept.number


def titles(
    browser: Browser, hostile: tuple[Path, int], wrap: Callable[[ASGIApp], ASGIApp], *, framed: bool
) -> list[str]:
    """What the copy is called once it had the time to rename itself; that it did so is `RAN`."""
    path, number = hostile
    with served(path, [], wrap) as site:
        page = browser.new_page()
        where = f"/a/{CAPTURED}/copy?capture={number}" if framed else f"/archive/{number}"
        page.goto(site.address + where)
        frames: list[Frame] = [one for one in page.frames if "/archive/" in one.url]
        if framed:
            page.locator("iframe").scroll_into_view_if_needed()
            page.wait_for_timeout(500)
            frames = [one for one in page.frames if "/archive/" in one.url]
        page.wait_for_timeout(300)
        told = [one.title() for one in frames]
        page.close()
        return told


def as_it_is(app: ASGIApp) -> ASGIApp:
    return app


@pytest.mark.parametrize("framed", [True, False])
def test_with_all_protections_nothing_runs(browser: Browser, hostile: tuple[Path, int], framed: bool) -> None:
    assert titles(browser, hostile, as_it_is, framed=framed) == ["x"]


def test_the_frame_alone_keeps_it_from_running(browser: Browser, hostile: tuple[Path, int]) -> None:
    assert titles(browser, hostile, without_policy, framed=True) == ["x"]


def test_without_frame_and_policy_it_would_run(browser: Browser, hostile: tuple[Path, int]) -> None:
    assert titles(browser, hostile, without_policy, framed=False) == [RAN]
