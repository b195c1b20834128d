"""What is kept between pages: told as it was while it is made anew, and made by one at a time."""

from __future__ import annotations

import threading
import time

from qawl.errors import QawlError
from qawl.web.kept import Kept


def wait_for(kept: Kept[str], state: object, wanted: str) -> None:
    for _ in range(200):
        if kept.get("a", state, lambda: "never") == wanted:
            return
        time.sleep(0.01)
    raise AssertionError(wanted)


def test_a_value_of_an_older_state_is_told_while_the_new_one_is_made() -> None:
    kept: Kept[str] = Kept()
    first, second, go = object(), object(), threading.Event()

    assert kept.get("a", first, lambda: "old") == "old"
    assert kept.get("a", second, lambda: "new" if go.wait(5) else "") == "old"
    assert kept.get("a", second, lambda: "another") == "old"
    go.set()
    wait_for(kept, second, "new")


def test_what_could_not_be_made_is_tried_again() -> None:
    kept: Kept[str] = Kept()
    first, second = object(), object()

    def fails() -> str:
        raise QawlError

    kept.get("a", first, lambda: "old")
    assert kept.get("a", second, fails) == "old"
    for _ in range(200):
        kept.get("a", second, lambda: "new")
        if kept.get("a", second, lambda: "new") == "new":
            break
        time.sleep(0.01)
    assert kept.get("a", second, lambda: "never") == "new"
