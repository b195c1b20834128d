"""Typed values out of a dossier's tree: what is wrong becomes a fault with its line, and the reading goes on."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

from qawl.dossiers.faults import Fault, near
from qawl.dossiers.patterns import BadPattern, read_pattern
from qawl.dossiers.yaml import Items, Node, Scalar, Table
from qawl.model.dossiers import Names, Window
from qawl.text.fold import fold

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_YES, _NO = frozenset({"true", "yes", "on", "نعم"}), frozenset({"false", "no", "off", "لا"})
_BLANK = frozenset({"", "…", "...", "null", "~"})
"""What stands for nothing: a blank of the template that was not filled."""
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that another part of the file must have."""

    section: str
    said: str
    line: int


@dataclass(slots=True)
class Findings:
    """What reading a file turns up beside its values; grows as reading goes on."""

    faults: list[Fault] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def fault(self, line: int, code: str, **details: str | int) -> None:
        self.faults.append(Fault(line, code, tuple(details.items())))


@dataclass(frozen=True, slots=True)
class Entry:
    """A table of the file with its known keys."""

    name: str
    """As errors call it: `actors: hamas`."""
    line: int
    said: Mapping[str, Node]
    findings: Findings

    def has(self, key: str) -> bool:
        return key in self.said

    def line_of(self, key: str) -> int:
        return self.said[key].line if key in self.said else self.line

    def missing(self, key: str) -> None:
        """Note that a key is missing, unless it is there misspelt: that has been told already."""
        misspelt = {("where", self.name), ("near", key)}
        if not any(misspelt <= set(fault.details) for fault in self.findings.faults):
            self.findings.fault(self.line, "dossier-missing", key=key, where=self.name)

    def text(self, key: str) -> str:
        """The text at a key; "" and a fault where there is none, "" alone where the key is absent."""
        node = self.said.get(key)
        return "" if node is None else scalar(node, f"{self.name}: {key}", self.findings)

    def needed(self, key: str) -> str:
        if key not in self.said:
            self.missing(key)
        return self.text(key)

    def shaped(self, key: str, shape: re.Pattern[str], example: str) -> str | None:
        """A text of a certain shape; None where the key is absent or wrong."""
        said = self.text(key)
        if said and not shape.fullmatch(said):
            self.findings.fault(self.line_of(key), "dossier-bad-shape", key=key, said=shown(said), example=example)
            return None
        return said or None

    def choice(self, key: str, known: Collection[str]) -> str | None:
        """One of several words; None where the key is absent or it is none of them."""
        said = self.text(key)
        if said and said not in known:
            self.findings.faults.append(
                near("dossier-bad-choice", self.line_of(key), shown(said), known, ("key", key)),
            )
            return None
        return said or None

    def texts(self, key: str) -> list[Scalar]:
        """The texts of a list, or the one text that stands in its place."""
        node = self.said.get(key)
        return [] if node is None else scalars(node, f"{self.name}: {key}", self.findings)

    def patterns(self, key: str) -> Names:
        return patterns(self.texts(key), self.findings)

    def ids(self, key: str, section: str) -> tuple[str, ...]:
        """Ids of another section, each of which it must have."""
        found = self.texts(key)
        self.findings.references.extend(Reference(section, one.text, one.line) for one in found)
        return tuple(one.text for one in found)

    def id(self, key: str, section: str) -> str | None:
        said = self.text(key)
        if said:
            self.findings.references.append(Reference(section, said, self.line_of(key)))
        return said or None

    def day(self, key: str, *, last: bool = False) -> date | None:
        """A day; for a year or a month its first day, or its last."""
        node = self.said.get(key)
        return None if node is None else day(node, f"{self.name}: {key}", self.findings, last=last)

    def number(self, key: str) -> int | None:
        said = fold(self.text(key))
        if not said:
            return None
        if not re.fullmatch(r"[+-]?\d{1,6}", said, re.ASCII):
            self.findings.fault(self.line_of(key), "dossier-bad-number", key=key, said=shown(said))
            return None
        return int(said)

    def flag(self, key: str, default: bool) -> bool:
        said = self.text(key).lower()
        if said and said not in _YES | _NO:
            self.findings.fault(self.line_of(key), "dossier-bad-flag", key=key, said=shown(said))
        return default if said not in _YES | _NO else said in _YES

    def entry(self, key: str, keys: Collection[str]) -> Entry | None:
        node = self.said.get(key)
        return None if node is None else entry(node, key, keys, self.findings)


def entry(node: Node, name: str, keys: Collection[str], findings: Findings) -> Entry | None:
    """A table whose keys are among `keys`; unknown ones are faults and left out."""
    said = table(node, name, findings)
    if said is None:
        return None
    known: dict[str, Node] = {}
    for key, value in said:
        if key.text in keys:
            known[key.text] = value
        else:
            findings.faults.append(near("dossier-unknown-key", key.line, shown(key.text), keys, ("where", name)))
    return Entry(name, node.line, known, findings)


def table(node: Node, name: str, findings: Findings) -> Sequence[tuple[Scalar, Node]] | None:
    """The keys of a table, each once; None and a fault where it is none, or empty."""
    if not isinstance(node, Table) or not node.pairs:
        blank = isinstance(node, Scalar) and node.text.strip() in _BLANK
        findings.fault(node.line, "dossier-empty" if blank else "dossier-no-table", key=name)
        return None
    first: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.pairs:
        if (other := first.setdefault(key.text, (key, value))) and other[0] is not key:
            findings.fault(key.line, "dossier-key-twice", key=shown(key.text), line_before=other[0].line)
    return list(first.values())


def named(node: Node, section: str, findings: Findings) -> Iterator[tuple[str, Node]]:
    """The entries of a section by their ids, which must be in small Latin letters."""
    for key, value in table(node, section, findings) or ():
        if not SLUG.fullmatch(key.text):
            findings.fault(key.line, "dossier-bad-id", said=shown(key.text), where=section)
        yield key.text, value


def scalar(node: Node, name: str, findings: Findings) -> str:
    """A text, its letters composed and its ends without blanks; a fault and "" where it is none or empty."""
    if not isinstance(node, Scalar):
        findings.fault(node.line, "dossier-no-text", key=name)
        return ""
    said = normalize("NFC", node.text.strip())
    if said in _BLANK:
        findings.fault(node.line, "dossier-empty", key=name)
        return ""
    return said


def scalars(node: Node, name: str, findings: Findings) -> list[Scalar]:
    """The texts of a list that is not empty; a text alone is a list of one."""
    nodes = node.items if isinstance(node, Items) else (node,)
    if not nodes:
        findings.fault(node.line, "dossier-empty", key=name)
    found = [Scalar(scalar(one, name, findings), one.line) for one in nodes]
    return [one for one in found if one.text]


def patterns(written: Sequence[Scalar], findings: Findings) -> Names:
    """Those that are patterns and can match; the others are faults."""
    found = []
    for one in written:
        try:
            read_pattern(one.text)
        except BadPattern as error:
            findings.fault(one.line, error.code, pattern=shown(one.text), sign=error.sign)
        else:
            found.append(one.text)
    return tuple(found)


def day(node: Node, name: str, findings: Findings, *, last: bool = False) -> date | None:
    said = fold(scalar(node, name, findings))
    shape = _DAY.fullmatch(said)
    if shape is not None:
        try:
            year, month, number = (None if part is None else int(part) for part in shape.groups())
            return _day(year or 0, month, number, last=last)
        except ValueError:
            pass
    if said:
        findings.fault(node.line, "dossier-bad-date", key=name, said=shown(said))
    return None


def _day(year: int, month: int | None, number: int | None, *, last: bool) -> date:
    month = month or (12 if last else 1)
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, number or (monthrange(year, month)[1] if last else 1))


def window(node: Node | None, name: str, findings: Findings) -> Window:
    """First and last day: `from:` and `to:`, or a list of two; a single date is its own beginning and end."""
    if node is None:
        return None, None
    if isinstance(node, Scalar):
        found: Window = (day(node, name, findings), day(node, name, findings, last=True))
    elif isinstance(node, Items):
        if len(node.items) != 2:
            findings.fault(node.line, "dossier-bad-window", key=name)
            return None, None
        found = (day(node.items[0], name, findings), day(node.items[1], name, findings, last=True))
    else:
        said = entry(node, name, ("from", "to"), findings)
        found = (None, None) if said is None else (said.day("from"), said.day("to", last=True))
    check_order(found, node.line, name, findings)
    return found


def check_order(found: Window, line: int, name: str, findings: Findings) -> None:
    first, last = found
    if first is not None and last is not None and first > last:
        findings.fault(line, "dossier-crossed", key=name, since=str(first), until=str(last))


def shown(text: str) -> str:
    """Words of the file, short enough for a message."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
