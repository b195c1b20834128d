"""A page's markup as a list of lines with what stands around them: the one importer of lxml here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from qawl.articles.structure import Structure, kind_of_names
from qawl.model.documents import SegmentKind
from qawl.outlets.entries import Quirk, QuirkKind

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
        "label",
        "option",
        "caption",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "video",
        "audio",
        "source",
        "map",
        "textarea",
        "select",
        "datalist",
        "title",
        "meta",
        "link",
    ]
)
_PICTURES = frozenset({"img", "amp-img", "picture"})
_LARGE = frozenset({"4", "5", "6", "7", "+1", "+2", "+3"})
"""Sizes of <font>, which was a heading before there were style sheets."""
_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING = frozenset({"d-none", "hidden", "is-hidden", "hideMe"})
"""Classes by which the style sheets in common use hide an element, unless another shows it on wider screens."""
_SHOWN_SOMEWHERE = re.compile(r"\bd-(?:sm|md|lg|xl|xxl|print)-|\b(?:sm|md|lg|xl|2xl):")
_LINKED_DATA = "application/ld+json"
PAGE_DATA = "__NEXT_DATA__"
"""The name of scripts that hold a page's own data, as one maker of pages calls them."""
_INLINE = frozenset({"span", "b", "strong", "font"})
TITLED = re.compile(
    r"\b(?:title|headline|heading)\b|(?:title|headline|ttl|titr|titre|onwan|unwan|3nwan)\d*(?:\s|$)", re.IGNORECASE
)
"""Names of what holds a headline, in the languages that makers of pages name things in."""
_DATED = re.compile(r"time|date|ago|publish|updated|stamp|clock", re.IGNORECASE)
"""Names of elements whose attributes may tell a date."""
_DATES = ("datetime", "content", "data-datetime", "data-date", "data-time", "data-timestamp", "data-utime", "title")
"""Attributes that tell one, best first."""
_WRITTEN = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\b(?:19|20)\d\d\b|^\s*1[0-9]{9}(?:\d{3})?\s*$")
"""What such an attribute must have to be a date: «منذ ساعتين» in a title is none."""
_LONGEST_DATE = 60
"""Letters of the longest attribute that is read for a date."""
_ADDRESSES = ("href", "id", "data-post", "data-id")
"""Attributes by which a part of a page has an address of its own."""
_OF_CHANGE = re.compile(r"updat|modif", re.IGNORECASE)
_STATE = re.compile(r"^\s*(?:window\.\w{1,40}|var \w{1,40})\s*=\s*(?=\{\s*\")")
"""How a page hands its own data to its script: «window.__INITIAL_STATE__ = {…}»."""


@dataclass(frozen=True, slots=True)
class Element:
    """What is kept of an element that holds text: its parent, its tag, and what its names say."""

    parent: int
    """The index of the element around it; -1 for the root."""
    tag: str
    says: SegmentKind | None
    names: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand together on the page, blanks folded."""

    text: str
    element: int
    links: int
    """Letters of it that are in links."""
    datetime: str | None = None
    """The date that an attribute of an element in it tells: of <time>, or beside «منذ ساعتين»."""
    anchors: int = 1
    """How many links it holds; of a line without any, nothing is said."""


def is_paragraph(line: Line) -> bool:
    """Whether a line is long and hardly linked."""
    return line.links < 0.5 * len(line.text) and line.text.count(" ") >= 12 and len(line.text) >= 80


@dataclass(slots=True)
class Tree:
    """Everything of a page that is looked at again."""

    elements: list[Element] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    """For each picture, the index of the element it stands in."""
    metas: list[tuple[str, str]] = field(default_factory=list)
    """Name or property, lower case, and content, in page order."""
    addresses: list[tuple[int, str]] = field(default_factory=list)
    """Links, and names of elements, that end in a number: the element and where it leads, or its name."""
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """rel, href, hreflang of <link>."""
    scripts: list[tuple[str, str]] = field(default_factory=list)
    """The type of linked data or PAGE_DATA, and the text, of scripts that hold JSON."""
    title: str = ""
    lang: str | None = None
    root: Any = None
    """The parsed page itself, for the library that finds the main text."""

    def ancestors(self, element: int) -> Iterator[int]:
        """The element and those around it, innermost first."""
        while element >= 0:
            yield element
            element = self.elements[element].parent


def read_tree(text: str, structure: Structure, quirks: Sequence[Quirk] = ()) -> Tree:
    """The lines of a page in page order; whatever is no markup at all comes out as an empty tree.

    `quirks` are places of this outlet's pages that are known to be something else than they look.
    """
    tree = Tree()
    tree.root = _parse(_without_declaration(text))
    if tree.root is None:
        return tree
    _walk(tree.root, tree, structure, quirks)
    return tree


def _parse(text: str) -> Any:
    """The root of the page, or None; loaded here, so that whoever reads bare texts needs no parser."""
    from lxml import html
    from lxml.etree import ParserError

    parser = html.HTMLParser(recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (ParserError, ValueError, AssertionError):
        return None


def _without_declaration(text: str) -> str:
    """lxml refuses an encoding named in a text that is decoded already."""
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text, count=1)


class _Step(Enum):
    """Where in an element the walk stands."""

    ENTER = 0
    LEAVE = 1
    LEAVE_LINE = 2
    """Leaving what stood on lines of its own."""


@dataclass(slots=True)
class _Pending:
    """The line that is being gathered."""

    pieces: list[str] = field(default_factory=list)
    links: int = 0
    element: int = -1
    datetime: str | None = None
    anchors: int = 0
    changed: bool = False
    """That date is of a later change: one of the publication replaces it."""


def _walk(root: Any, tree: Tree, structure: Structure, quirks: Sequence[Quirk]) -> None:
    """One pass, without recursion: pages nest thousands deep."""
    pending = _Pending()
    stack: list[tuple[Any, int, int, _Step]] = [(root, -1, 0, _Step.ENTER)]
    while stack:
        node, parent, links, step = stack.pop()
        if step is not _Step.ENTER:
            if step is _Step.LEAVE_LINE:
                _break(tree, pending)
            _say(node.tail, parent, links, pending)
            continue
        tag = node.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _hidden(node):
            _note(node, tag, tree)
            _say(node.tail, parent, links, pending)
            continue
        element = _enter(node, tag, parent, tree, structure, quirks)
        if tag in _PICTURES:
            tree.images.append(element)
        own_line = element != parent or tag == "br"
        if own_line:
            _break(tree, pending)
        if len(node.attrib) and (pending.datetime is None or pending.changed) and (told := _told_date(node, tag)):
            changed = _OF_CHANGE.search(_names(node)) is not None
            if pending.datetime is None or not changed:
                pending.datetime, pending.changed = told, changed
        inside = links + (tag == "a")
        pending.anchors += tag == "a"
        if len(node.attrib):
            tree.addresses.extend((element, told) for name in _ADDRESSES if (told := node.get(name, ""))[-1:].isdigit())
        _say(node.text, element, inside, pending)
        stack.append((node, parent, links, _Step.LEAVE_LINE if own_line else _Step.LEAVE))
        stack.extend((child, element, inside, _Step.ENTER) for child in reversed(node))
    _break(tree, pending)


def _enter(node: Any, tag: str, parent: int, tree: Tree, structure: Structure, quirks: Sequence[Quirk]) -> int:
    """The element that lines in `node` belong to: a new one for what stands apart or says what it is."""
    names = _names(node)
    if tag == "a" and "author" in (node.get("rel") or ""):
        names = f"{names} author"
    says = structure.tags.get(tag) or structure.roles.get((node.get("role") or "").lower())
    if names and tag not in ("html", "body"):
        says = says or kind_of_names(names, structure)
    if tag == "html":
        tree.lang = node.get("lang") or node.get("xml:lang")
    if quirks and (quirk := _quirk(node, tag, quirks)):
        says, names = _SAYS.get(quirk.kind, SegmentKind.BOILERPLATE), f"{names} {quirk.kind}"
        tag = "h1" if quirk.kind is QuirkKind.HEADLINE else tag
        tree.elements.append(Element(parent, tag, None if quirk.kind is QuirkKind.HEADLINE else says, names))
        return len(tree.elements) - 1
    titled = tag in _INLINE and names and TITLED.search(names)
    large = tag == "font" and (node.get("size") or "").strip() in _LARGE
    if tag not in _BLOCKS and tag != "html" and says is None and not large and not titled:
        return parent
    tree.elements.append(Element(parent, "h4" if large else tag, says, names))
    return len(tree.elements) - 1


_SAYS = {
    QuirkKind.CAPTION: SegmentKind.CAPTION,
    QuirkKind.RELATED: SegmentKind.RELATED,
    QuirkKind.TAGS: SegmentKind.TAGS,
    QuirkKind.MAIN: SegmentKind.MAIN,
}


def _quirk(node: Any, tag: str, quirks: Sequence[Quirk]) -> Quirk | None:
    """The first quirk that an element is meant by."""
    classes = (node.get("class") or "").split()
    return next((quirk for quirk in quirks if quirk.fits(tag, node.get("id"), classes)), None)


def _names(node: Any) -> str:
    return f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}".strip()[:300]


def _told_date(node: Any, tag: str) -> str | None:
    """The date in the attributes of an element that is named for dates, or None."""
    if tag not in ("time", "abbr", "relative-time") and not _DATED.search(_names(node)):
        return None
    for name in _DATES:
        words = node.get(name)
        if words and len(words) < _LONGEST_DATE and _WRITTEN.search(words):
            return str(words)
    return None


def _hidden(node: Any) -> bool:
    style, classes = node.get("style"), node.get("class")
    if classes and not _SHOWN_SOMEWHERE.search(classes) and not _HIDING.isdisjoint(classes.split()):
        return True
    return node.get("hidden") is not None or (style is not None and _NO_DISPLAY.search(style) is not None)


def _note(node: Any, tag: Any, tree: Tree) -> None:
    """What the parts of a page that no reader sees say of it."""
    if not isinstance(tag, str):
        return
    if tag == "head":
        for child in node.iter("meta", "link", "script", "title"):
            _note_one(child, tree)
    else:
        _note_one(node, tree)


def _note_one(node: Any, tree: Tree) -> None:
    match node.tag:
        case "meta":
            name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
            if name and node.get("content"):
                tree.metas.append((name.strip().lower(), node.get("content").strip()))
        case "link" if node.get("href"):
            tree.links.append(((node.get("rel") or "").lower(), node.get("href").strip(), node.get("hreflang") or ""))
        case "script" if node.text:
            _note_script(node, (node.get("type") or "").lower(), tree)
        case "title" if not tree.title:
            tree.title = _folded(node.text_content())


def _note_script(node: Any, kind: str, tree: Tree) -> None:
    """Keep a script that holds JSON: linked data, or the page's own."""
    if kind == _LINKED_DATA:
        tree.scripts.append((kind, node.text))
    elif kind == "application/json" or node.get("id") == PAGE_DATA:
        tree.scripts.append((PAGE_DATA, node.text))
    elif state := _STATE.match(node.text):
        tree.scripts.append((PAGE_DATA, node.text[state.end() :]))


def _say(words: str | None, element: int, links: int, pending: _Pending) -> None:
    if not words:
        return
    if not pending.pieces or not any(piece.strip() for piece in pending.pieces):
        pending.element = element
    pending.pieces.append(words)
    if links:
        pending.links += len(_folded(words))


def _break(tree: Tree, pending: _Pending) -> None:
    """The line ends here, if there is one."""
    text = _folded("".join(pending.pieces))
    if text:
        tree.lines.append(Line(text, pending.element, pending.links, pending.datetime, pending.anchors))
    pending.pieces.clear()
    pending.links, pending.datetime, pending.anchors, pending.changed = 0, None, 0, False


def _folded(words: str) -> str:
    return _BLANKS.sub(" ", words).strip()
