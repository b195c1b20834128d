"""Reads pages in limited processes: bytes in, articles or refusals out, in the order given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from qawl.articles.build import build_article, load_page_kit, page_form
from qawl.model.captures import Capture
from qawl.model.documents import Article, Rejected
from qawl.outlets.load import load_outlets
from qawl.runners.limited import DEFAULT, Exceeded, Limits, run_limited


def load_page_reader(overlay: Path | None = None) -> Callable[[Capture], Article | Rejected]:
    """What makes an article of a capture; `partial(load_page_reader, overlay)` prepares it in a child."""
    kit, outlets = load_page_kit(overlay), load_outlets(overlay)
    return lambda capture: build_article(capture, kit, outlets)


def load_page_former(overlay: Path | None = None) -> Callable[[Capture], bytes]:
    """As `load_page_reader`, for the public form of a page: a line of `qawl page`."""
    kit, outlets = load_page_kit(overlay), load_outlets(overlay)
    return lambda capture: page_form(capture, kit, outlets)
