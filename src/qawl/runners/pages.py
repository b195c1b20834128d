"""Reads pages in limited processes: captures in, articles or refusals out, in the order given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from qawl.articles.build import build_article, load_page_kit, page_form, text_form
from qawl.articles.texts import segment_text
from qawl.model.captures import Capture
from qawl.model.codec import encode_form
from qawl.model.documents import Article, Rejected
from qawl.outlets.load import load_outlets
from qawl.runners.limited import DEFAULT, Exceeded, Limits, run_limited
from qawl.sources.addresses import canonical

Given = Capture | Article | Rejected


def can_read_pages() -> bool:
    """Whether what reads markup is installed: the extra `web`."""
    return all(find_spec(name) is not None for name in ("lxml", "trafilatura"))


def _needs_more(given: Capture) -> Rejected:
    return Rejected(given.file or given.address or "-", "rejected-needs-web", (("command", "pip install 'qawl[web]'"),))


def load_page_reader(overlay: Path | None = None) -> Callable[[Given], Article | Rejected]:
    """What makes an article of a capture; `partial(load_page_reader, overlay)` prepares it in a child."""
    kit, outlets, ready = load_page_kit(overlay), load_outlets(overlay), can_read_pages()

    def read(given: Given) -> Article | Rejected:
        if not isinstance(given, Capture):
            return given
        return build_article(given, kit, outlets, canonical) if ready else _needs_more(given)

    return read


def load_page_former(overlay: Path | None = None) -> Callable[[Given], bytes | Rejected]:
    """As `load_page_reader`, for the public form: a line of `qawl page`, without its line end."""
    kit, outlets, ready = load_page_kit(overlay), load_outlets(overlay), can_read_pages()

    def form(given: Given) -> bytes | Rejected:
        match given:
            case Capture():
                return encode_form(page_form(given, kit, outlets)) if ready else _needs_more(given)
            case Article():
                segments = segment_text(given.text, kit.labels)
                return encode_form(text_form(given, given.id, segments))
            case Rejected():
                return given

    return form


def form_pages(
    given: Iterable[Given], overlay: Path | None = None, jobs: int = 1, limits: Limits = DEFAULT
) -> Iterator[bytes | Rejected]:
    """The line of `qawl page` for each page and text."""
    for piece, made in run_limited(given, partial(load_page_former, overlay), jobs, limits):
        yield refused(piece, made) if isinstance(made, Exceeded) else made


def refused(piece: Given, made: Exceeded | Rejected) -> Rejected:
    """Why nothing came of a piece, with its name."""
    if isinstance(made, Rejected):
        return made
    match piece:
        case Capture():
            return Rejected(piece.file or piece.address or "-", made.code, made.details)
        case Article():
            return Rejected(piece.id, made.code, made.details)
        case Rejected():
            return piece
