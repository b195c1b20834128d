"""From what arrived to an article: decode, read the page, and lay its pieces out as one text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from qawl.articles.encoding import decode
from qawl.articles.labels import compile_labels, load_given_names
from qawl.articles.page import Page, PageKit, read_page
from qawl.articles.pieces import Piece
from qawl.articles.structure import load_structure
from qawl.articles.texts import cut_seams
from qawl.lexicon.pages import load_page_words
from qawl.model.captures import Capture
from qawl.model.documents import READ, Article, Rejected, Segment, SegmentKind, Span
from qawl.outlets.entries import Outlet
from qawl.outlets.load import Outlets

SHOWN = READ | {SegmentKind.CAPTION, SegmentKind.RELATED, SegmentKind.TAGS}
"""The kinds that are part of an article's text; what the page says of itself and what its readers say is not."""
_APART = "\n\n"


@cache
def load_page_kit(overlay: Path | None = None) -> PageKit:
    """Read the words of pages, Qawl's and the user's, once a process."""
    words, structure = load_page_words(overlay), load_structure()
    given = load_given_names(overlay)
    digest = blake2b(repr((words, sorted(given), structure.digest)).encode("utf-8"), digest_size=4).hexdigest()
    return PageKit(compile_labels(words, given), structure, digest)


def open_page(capture: Capture, kit: PageKit, outlets: Outlets) -> tuple[Page, Outlet | None]:
    """The page that a capture holds, and whose it is; the outlet is known by the address alone."""
    address = capture.address
    outlet = outlets.find_outlet(address) if address else None
    text = decode(capture.body, capture.media_type).text
    page = read_page(text, address, kit, outlet, capture.announced)
    if outlet is None and page.canonical and not address:
        outlet = outlets.find_outlet(page.canonical)
        page = read_page(text, page.canonical, kit, outlet, capture.announced) if outlet is not None else page
    return page, outlet


def build_article(
    capture: Capture, kit: PageKit, outlets: Outlets, canonical: Callable[[str], str]
) -> Article | Rejected:
    """The article of a page, or why there is none; its text is the headline and what belongs to the article.

    `canonical` makes one address of its several spellings. The id comes of the address that the page gives as its
    own, where it may: an outlet cannot speak for another's pages.
    """
    page, outlet = open_page(capture, kit, outlets)
    if not any(piece.kind in READ and piece.text.strip() for piece in page.pieces):
        return Rejected(capture.file or capture.address or "-", "rejected-no-article")
    url = own_address(capture.address, page.canonical, outlets)
    text, segments = lay_out(page)
    return Article(
        id=article_id(canonical(url) if url else capture.file or capture.digest),
        text=text,
        title=page.headline,
        url=url,
        outlet=outlet.name if outlet is not None else page.outlet or capture.announced.outlet,
        published=page.published.iso,
        segments=segments,
        author=page.author,
        credits=page.credits,
        lang=page.lang,
        basis=page.published.basis if page.published.iso else None,
    )


def article_id(content: str) -> str:
    """An id made of an address, or of what stands for it: the same everywhere and always."""
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def own_address(address: str | None, told: str | None, outlets: Outlets) -> str | None:
    """The address that a page gives as its own, if it stands with the same host or outlet; else where it was found."""
    if not told or not told.strip():
        return address
    try:
        whole = urljoin(address or "", told.strip())
        here, there = urlsplit(address or whole), urlsplit(whole)
        hosts = {_bare(here.hostname), _bare(there.hostname)}
    except ValueError:
        return address
    if (
        there.scheme not in ("http", "https")
        or None in hosts
        or (there.path in ("", "/") and here.path not in ("", "/"))
    ):
        return address
    outlet = outlets.find_outlet(whole)
    same = len(hosts) == 1 or (outlet is not None and outlet is outlets.find_outlet(address or whole))
    return whole if same else address


def _bare(host: str | None) -> str | None:
    """A host without the prefix of its mobile or accelerated pages."""
    if not host:
        return None
    lowered = host.lower()
    first = lowered.split(".")[0]
    return lowered.split(".", 1)[1] if first in ("www", "m", "amp", "mobile") and lowered.count(".") > 1 else lowered


def lay_out(page: Page) -> tuple[str, tuple[Segment, ...]]:
    """The text of a page's article, a blank line between its pieces, and the pieces as stretches of it."""
    pieces = ([Piece(SegmentKind.MAIN, page.headline)] if page.headline else []) + [
        p for p in page.pieces if p.kind in SHOWN
    ]
    segments, at = [], 0
    for piece in pieces:
        span = Span(at, at + len(piece.text))
        segments.append(Segment(piece.kind, span, piece.part, piece.credits, piece.published))
        at = span.end + len(_APART)
    text = _APART.join(piece.text for piece in pieces)
    return text, cut_seams(text, segments)


def page_form(capture: Capture, kit: PageKit, outlets: Outlets) -> dict[str, object]:
    """A page as `qawl page` writes it: the public contract in docs/contract.md."""
    page, outlet = open_page(capture, kit, outlets)
    return {
        "file": capture.file,
        "url": own_address(capture.address, page.canonical, outlets),
        "outlet": outlet.name if outlet is not None else page.outlet,
        "headline": page.headline,
        "published": page.published.iso,
        "published_basis": page.published.basis,
        "weekday_wrong": page.published.weekday_wrong,
        "author": page.author,
        "credits": list(page.credits),
        "lang": page.lang,
        "segments": [_segment_form(piece.kind, piece.text, piece.credits, piece.published) for piece in page.pieces],
    }


def text_form(article: Article, file: str, segments: tuple[Segment, ...]) -> dict[str, object]:
    """A bare text in the same form: nothing of it is known but what it says itself."""
    parts = segments or (Segment(SegmentKind.MAIN, Span(0, len(article.text))),)
    first = [name for segment in parts if segment.part == 0 for name in segment.credits]
    return {
        "file": file,
        "url": article.url,
        "outlet": article.outlet,
        "headline": article.title,
        "published": article.published,
        "published_basis": "given" if article.published else "none",
        "weekday_wrong": False,
        "author": None,
        "credits": list(dict.fromkeys(first)),
        "lang": None,
        "segments": [_segment_form(s.kind, s.span.of(article.text), s.credits, s.published) for s in parts],
    }


def _segment_form(kind: SegmentKind, text: str, credits: tuple[str, ...], published: str | None) -> dict[str, object]:
    """A segment; of a second article also whose it is and of when, null where the page does not say."""
    form: dict[str, object] = {"kind": str(kind), "text": text}
    if kind is SegmentKind.EMBEDDED:
        form |= {"credits": list(credits), "published": published}
    return form
