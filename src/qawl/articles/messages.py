"""Pages that list the messages of a channel: the one that the page's address means is the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from qawl.articles.dates import Read, read_date
from qawl.articles.kinds import Sorted
from qawl.articles.stamps import is_stamp
from qawl.articles.tree import Line, Tree, is_paragraph
from qawl.model.documents import SegmentKind

_NUMBERS = re.compile(r"(?<!\d)\d{2,20}(?!\d)", re.ASCII)
_END = 80
"""Letters of an address in which that number stands."""
_LEAST = 3
"""Messages that make a list."""
_FEW, _DEEP = 4, 12
"""Places that bear the address's number, and elements around each, that are looked at: a bound."""
_WORDS = 5
"""Words of the shortest line that says something."""
_LINKED = 0.6
"""The share of a line that is link from which it leads elsewhere."""
_MOST = 0.6
"""The share of a page's unlinked letters in long lines that its messages must hold."""
_TITLE = 28
"""Words of the longest first line that is a message's headline."""


@dataclass(frozen=True, slots=True)
class Messages:
    """What a page of messages is: the kind of each line, the meant one's headline and date."""

    judged: tuple[Sorted, ...]
    headline: int | None
    """The line of the meant message's headline; None where it has none."""
    published: Read | None


def find_messages(tree: Tree, url: str | None, anchor: int | None, zone: str | None) -> Messages | None:
    """The messages of a page and the one that its `url` means; None for a page of any other make.

    A list is made of elements of one parent, tag and name, each with its own date, its own address and its own words.
    Where a heading is what the head calls the page (`anchor`), no paragraph stands between it and them.
    """
    target = _number(url.rstrip("/")) if url else ""
    meant = {element for element, address in tree.addresses if target and _number(address.rstrip("/")) == target}
    if not meant:
        return None
    held, alike = _lines_by_element(tree), _alike(tree)
    near = {outer for inner in sorted(meant)[:_FEW] for outer in islice(tree.ancestors(inner), _DEEP)}
    for element in sorted(near, reverse=True):
        messages = [other for other in alike[_make(tree, element)] if other in held]
        if len(messages) < _LEAST or not _are_messages(tree, messages, held, meant):
            continue
        if anchor is None or not any(map(is_paragraph, tree.lines[anchor : held[messages[0]][0]])):
            return _made(tree, messages, messages.index(element), held, zone)
    return None


def _number(address: str) -> str:
    """The longest number in the end of an address, which tells one message from the others; empty for none."""
    return max(_NUMBERS.findall(address[-_END:].rsplit("/", 1)[-1] or address[-_END:]), key=len, default="")


def _lines_by_element(tree: Tree) -> dict[int, list[int]]:
    held: dict[int, list[int]] = {}
    for at, line in enumerate(tree.lines):
        for element in tree.ancestors(line.element):
            held.setdefault(element, []).append(at)
    return held


def _alike(tree: Tree) -> dict[tuple[int, str, str], list[int]]:
    """The elements of a page by their make: those of one parent, tag and first name stand together."""
    found: dict[tuple[int, str, str], list[int]] = {}
    for element in range(len(tree.elements)):
        found.setdefault(_make(tree, element), []).append(element)
    return found


def _make(tree: Tree, element: int) -> tuple[int, str, str]:
    one = tree.elements[element]
    return one.parent, one.tag, one.names.split(" ", 1)[0]


def _are_messages(tree: Tree, messages: Sequence[int], held: dict[int, list[int]], meant: set[int]) -> bool:
    """Whether each says something on a day of its own, and together they say most of what the page says."""
    if any(not any(_date_of(tree.lines[at]) for at in held[one]) for one in messages):
        return False
    places = {held[element][0] for element in meant if element in held}
    if sum(not places.isdisjoint(held[one]) for one in messages) != 1:
        return False
    said = [sum(_letters(tree.lines[at]) for at in held[one]) for one in messages]
    return sum(letters > 0 for letters in said) >= _LEAST and sum(said) >= _MOST * sum(map(_letters, tree.lines))


def _date_of(line: Line) -> str | None:
    """What a line tells of a message's date: in an attribute, or in words that are nothing else."""
    return line.datetime or (line.text if is_stamp(line.text) else None)


def _letters(line: Line) -> int:
    return len(line.text) if line.text.count(" ") + 1 >= _WORDS and not _is_linked(line) else 0


def _made(tree: Tree, messages: Sequence[int], meant: int, held: dict[int, list[int]], zone: str | None) -> Messages:
    judged = [Sorted(SegmentKind.BOILERPLATE, 0)] * len(tree.lines)
    lines = [_text_of(tree, held[one], one) for one in messages]
    parts = {number: at + 1 for at, number in enumerate(n for n in range(len(messages)) if n != meant)} | {meant: 0}
    for number, own in enumerate(lines):
        kind = SegmentKind.MAIN if number == meant else SegmentKind.EMBEDDED
        for at in own:
            judged[at] = Sorted(_kind(tree.lines[at], kind), parts[number])
        if number == meant:
            behind = range(own[0] if own else 0, held[messages[number]][-1] + 1)
            for at in behind:
                if (
                    at not in own
                    and _is_linked(tree.lines[at])
                    and not tree.lines[at].datetime
                    and not _is_own(tree, at, messages[number])
                ):
                    judged[at] = Sorted(SegmentKind.RELATED, 0)
    own = [at for at in lines[meant] if judged[at].kind is SegmentKind.MAIN]
    told = [_date_of(tree.lines[at]) for at in held[messages[meant]]]
    published = next((read for words in told if words and (read := read_date(words, zone))), None)
    return Messages(tuple(judged), _headline(tree, own), published)


def _text_of(tree: Tree, lines: Sequence[int], message: int) -> list[int]:
    """The lines of a message that are its words: what the markup does not give away as the page's own."""
    return [
        at
        for at in lines
        if not _is_own(tree, at, message)
        and not is_stamp(tree.lines[at].text)
        and (not _is_linked(tree.lines[at]) or "#" in tree.lines[at].text)
    ]


def _is_own(tree: Tree, at: int, message: int) -> bool:
    """Whether something in the message says that a line is the page's own: its sender, hour or count."""
    inner = takewhile(lambda element: element != message, tree.ancestors(tree.lines[at].element))
    return any(tree.elements[element].says is SegmentKind.BOILERPLATE for element in inner)


def _is_linked(line: Line) -> bool:
    return line.links >= _LINKED * len(line.text)


def _kind(line: Line, kind: SegmentKind) -> SegmentKind:
    """Words under which the meant message is filed are tags; all else is as the message is."""
    filed = all(word.startswith("#") for word in line.text.split())
    return SegmentKind.TAGS if filed and kind is SegmentKind.MAIN else kind


def _headline(tree: Tree, lines: Sequence[int]) -> int | None:
    """The first of several lines, where it is short and no sentence."""
    if len(lines) < 2 or tree.lines[lines[0]].text.count(" ") >= _TITLE:
        return None
    return lines[0] if tree.lines[lines[0]].text[-1] not in ".:،" else None
