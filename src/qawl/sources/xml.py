"""XML as it is met on the web, mended where it can be and disarmed in any case: the one importer of lxml here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.entities import html5
from typing import Any, Protocol, cast

from qawl.errors import QawlError
from qawl.sources.letters import references_read, without_illegal

_OPENINGS = re.compile(r"<!\[CDATA\[|<!--|<\?")
_CLOSINGS = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_BARE = re.compile(r"&(?![#A-Za-z])")
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:(#[0-9]{1,9};|#[xX][0-9A-Fa-f]{1,8};)|([A-Za-z][A-Za-z0-9]{1,31};))?"
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*(\[)?", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s", re.IGNORECASE)
_SPACE = re.compile(r"""(\sxmlns[^=<>"']{0,60}=\s{0,20})(?:"[^"<]{300,}"|'[^'<]{300,}')""")
_FOREIGN, _PREFIX = re.compile(r"""\sxmlns(?::[\w.-]+)?="[^"]*\""""), re.compile(r"<(/?)[\w.-]+:(?=\w)")
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


class Element(Protocol):
    """What is asked of an element; no part of it raises."""

    @property
    def tag(self) -> str: ...
    @property
    def prefix(self) -> str | None: ...
    @property
    def text(self) -> str | None: ...
    @property
    def sourceline(self) -> int | None: ...
    def get(self, name: str, /) -> str | None: ...
    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    def iter(self, tag: str, /) -> Iterator[Element]: ...
    def itertext(self) -> Iterator[str]: ...


class Listener(Protocol):
    """Hears the tags of a document one after the other; nothing of it is kept for it."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, words: str) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a page with its attributes, and the words up to its end."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    words: str = ""

    def get(self, name: str) -> str:
        return next((value for key, value in self.attributes if key == name), "")


@dataclass(frozen=True, slots=True)
class Found:
    """A document cut out of what came: from the first tag that may begin it to the end of that element."""

    text: str
    start: int
    lines_before: int


def has_entities(text: str) -> bool:
    """Whether a document, as far as its first element, brings a DOCTYPE with declarations of its own."""
    return any(found[1] for found in _DOCTYPE.finditer(text)) or _ENTITY.search(text) is not None


def cut_out(text: str, roots: re.Pattern[str]) -> Found | None:
    """The document whose first tag `roots` describes (its group 1 is the name), without what stands around it.

    So go warnings of the server before it, the XML declaration, whose encoding is not true any more, a bare
    DOCTYPE, style sheets, and scripts behind it.
    """
    root = roots.search(text)
    if root is None:
        return None
    end = text.rfind(f"</{root[1]}")
    stop = text.find(">", end) + 1 if end > root.start() else 0
    return Found(text[root.start() : stop or len(text)], root.start(), text.count("\n", 0, root.start()))


def mended(text: str) -> str:
    """`text` with what makes a parser stop or lose words put right: references, bare «&», control characters.

    «&nbsp;» and its like become letters outside CDATA, where XML does not know them; inside CDATA they are HTML
    and stay. Comments and instructions go. What is opened and never closed counts as words.
    """
    pieces: list[str] = []
    text, at = without_illegal(text), 0
    while opening := _OPENINGS.search(text, at):
        words, mark = opening[0], opening.start()
        end = text.find(_CLOSINGS[words], opening.end())
        if end < 0:  # nor will any later one of its kind be closed
            text = text[:mark] + text[mark:].replace(words, f"&lt;{words[1:]}")
            continue
        pieces.append(_referenced(text[at:mark]))
        at = end + len(_CLOSINGS[words])
        if words == "<![CDATA[":
            pieces.append(text[mark:at])
    pieces.append(_referenced(text[at:]))
    return "".join(pieces)


def read_strict(mended_text: str) -> Element | None:
    """The root of a document that is well formed; None for any other."""
    etree = _lxml()
    try:
        return cast(Element, etree.fromstring(mended_text.encode("utf-8", "replace"), _parser(etree)))
    except etree.XMLSyntaxError:
        return None


def read_recovering(mended_text: str) -> Element | None:
    """The root of a document as far as it can be made out; None where there is nothing like one."""
    etree = _lxml()
    try:
        root = etree.fromstring(mended_text.encode("utf-8", "replace"), _parser(etree, recover=True))
    except etree.XMLSyntaxError:
        return None
    return cast(Element | None, root)


def listen(chunks: Iterator[str], listener: Listener) -> None:
    """Tell `listener` the tags of a mended document that comes in pieces; it may be of any length."""
    etree = _lxml()
    parser = _parser(etree, recover=True, target=listener)
    try:
        for chunk in chunks:
            parser.feed(chunk.encode("utf-8", "replace"))
        parser.close()
    except etree.XMLSyntaxError:
        return  # nothing in it, or no more to be made out: what was heard was heard


def inner(element: Element) -> str:
    """The words of an element as HTML: those it holds escaped or in CDATA, or the elements themselves."""
    if len(element) == 0:
        return element.text or ""
    written: str = _lxml().tostring(element, encoding="unicode", method="html", with_tail=False)
    return _FOREIGN.sub("", _PREFIX.sub(r"<\1", written[written.find(">") + 1 : written.rfind("</")]))


def children(element: Element) -> Iterator[Element]:
    """The elements right below an element; a reference that slipped through is a node too, and none of these."""
    return (child for child in element if isinstance(child.tag, str))


def line_of(element: Element, found: Found) -> int:
    """The line, from 1, on which an element stands in what came."""
    return (element.sourceline or 1) + found.lines_before


def local_name(tag: str) -> str:
    """A tag without its namespace.

    >>> local_name("{http://www.w3.org/2005/Atom}entry")
    'entry'
    """
    return tag.rpartition("}")[2]


def read_tags(page: str, names: Sequence[str]) -> tuple[Tag, ...]:
    """The tags of an HTML page that are called so, in the order of the page; those in comments and scripts are not."""
    etree = _lxml()
    listener = _Tags(frozenset(names))
    parser = etree.HTMLParser(target=listener, encoding="utf-8", no_network=True, huge_tree=False)
    try:
        parser.feed(page.encode("utf-8", "replace"))
        parser.close()
    except etree.XMLSyntaxError:
        pass  # an empty page
    return tuple(listener.tags)


class _Tags:
    """The tags that are wanted; the words of one end where it ends or the next begins."""

    def __init__(self, names: frozenset[str]) -> None:
        self.tags: list[Tag] = []
        self._names = names
        self._words: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in self._names:
            self._finish()
            self.tags.append(Tag(tag, tuple(attributes.items())))
            self._words = []

    def end(self, tag: str) -> None:
        if tag in self._names:
            self._finish()

    def data(self, words: str) -> None:
        if self._words is not None and len(self._words) < 100:
            self._words.append(words)

    def close(self) -> None:
        self._finish()

    def _finish(self) -> None:
        if self._words:
            last = self.tags[-1]
            self.tags[-1] = Tag(last.name, last.attributes, "".join(self._words))
        self._words = None


def _parser(etree: Any, **more: object) -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
        **more,
    )


def _referenced(text: str) -> str:
    """Markup with its references mended; a namespace of kilobytes goes, for every element would repeat it."""
    text = _SPACE.sub(r'\1"-"', text) if "xmlns" in text else text
    return text if "&" not in text else _REFERENCE.sub(_letter, _BARE.sub("&amp;", text))


def _letter(reference: re.Match[str]) -> str:
    """What a reference stands for, as XML takes it; one that nobody knows stays as words."""
    number, name = reference[1], reference[2]
    if number:
        return _escaped(without_illegal(references_read(f"&{number}")))
    if name and (letters := html5.get(name)):
        return _escaped(letters)
    return f"&amp;{name or ''}"


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(c, c) for c in text) if any(c in text for c in _ESCAPED) else text


def _lxml() -> Any:
    try:
        from lxml import etree
    except ImportError as error:
        raise QawlError('Feeds and sitemaps are read with lxml; install it: pip install "qawl[web]"') from error
    return etree
