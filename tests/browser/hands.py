"""Somebody who has a keyboard and no mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

MOST = 120
"""Presses of Tab after which somebody gives up."""
FOCUSED = "document.activeElement"


def tab_to(page: Page, selector: str, most: int = MOST, key: str = "Tab") -> str:
    """Go on until what has the focus is one of these; its words."""
    for _ in range(most):
        page.keyboard.press(key)
        if is_at(page, selector):
            return str(page.evaluate(f"({FOCUSED}.innerText || {FOCUSED}.value || '').trim()"))
    pytest.fail(f"{selector} was not reached in {most} steps on {page.url}")


def is_at(page: Page, selector: str) -> bool:
    return bool(page.evaluate(f"selector => {FOCUSED}.matches(selector)", selector))


def open_next(page: Page, selector: str, most: int = MOST) -> str:
    """Go to a link or button with Tab and press Enter; the words on it."""
    words = tab_to(page, selector, most)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return words


ARABIC = {
    "KeyJ": "ت",
    "KeyK": "ن",
    "KeyA": "ش",
    "KeyR": "ق",
    "KeyE": "ث",
    "KeyS": "س",
    "KeyC": "ؤ",
    "KeyU": "ع",
    "KeyZ": "ئ",
}
"""What the keys of a keyboard give under an Arabic layout."""


def press_in_arabic(page: Page, code: str) -> None:
    """Press the key at this place of the keyboard, under an Arabic layout."""
    session = page.context.new_cdp_session(page)
    letter, key = ARABIC[code], ord(code[-1])
    event = {"key": letter, "code": code, "windowsVirtualKeyCode": key, "text": letter}
    session.send("Input.dispatchKeyEvent", {"type": "keyDown", **event})
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", **event})
    session.detach()
