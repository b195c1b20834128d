"""The page on the interface names every question that there is, and the limits as the code has them."""

from __future__ import annotations

import re
from pathlib import Path

from qawl.api.app import make_api
from qawl.server.desk import Desk
from qawl.server.library import Library
from qawl.server.limits import DEFAULTS

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")


def test_every_question_is_on_the_page_and_no_other() -> None:
    described = make_api(Library(":memory:"), Desk([], lambda _: b"")).openapi()["paths"]

    told = set(re.findall(r"^\| (GET|POST) \| `/api([^`]*)`", PAGE, re.MULTILINE))

    assert told == {(method.upper(), path) for path, methods in described.items() for method in methods}


def test_the_limits_are_those_of_the_code() -> None:
    told = (
        f"{DEFAULTS.anonymous} from an address that holds nothing, {DEFAULTS.known} with a token or session,"
        f" {DEFAULTS.loopback:,} from this machine"
    )

    assert told in PAGE
    assert f"| tries at `/enter` in a minute | {DEFAULTS.logins}," in PAGE
    assert f"| exports at a time | {DEFAULTS.exports} |" in PAGE
    assert f"| an answer | {DEFAULTS.seconds:.0f} seconds" in PAGE
    assert (DEFAULTS.body, DEFAULTS.path, DEFAULTS.query) == (1_000_000, 2_048, 8_192)
