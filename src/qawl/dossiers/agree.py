"""Whether the parts of a dossier agree: ids in use exist, a name belongs to one actor, nobody is part of himself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from qawl.dossiers.faults import Fault, near
from qawl.dossiers.fields import Findings, shown
from qawl.dossiers.patterns import BadPattern, Phrase, read_pattern
from qawl.dossiers.yaml import Items, Node, Scalar, Table
from qawl.model.dossiers import Dossier, Window


def find_disagreements(dossier: Dossier, tree: Node | None, findings: Findings) -> Iterator[Fault]:
    """What no section sees alone."""
    lines = {name: {key.text: key.line for key, _ in _pairs(tree, name)} for name in ("actors", "proposals")}
    yield from _strangers(findings, {name: tuple(known) for name, known in lines.items()})
    yield from _circles(
        {actor.id: actor.part_of for actor in dossier.actors if actor.part_of}, "part_of", lines["actors"]
    )
    yield from _circles(
        {one.id: one.replies_to for one in dossier.proposals if one.replies_to}, "replies_to", lines["proposals"]
    )
    yield from _shared(_ways(tree, "actors", "names"), {}, "dossier-same-name")
    windows = {one.id: one.window for one in dossier.proposals}
    yield from _shared(_ways(tree, "proposals", "aliases"), windows, "dossier-same-alias")


def _strangers(findings: Findings, known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    for one in findings.references:
        if one.said not in known[one.section]:
            yield near("dossier-no-such", one.line, shown(one.said), known[one.section], ("section", one.section))


def _circles(parents: Mapping[str, str], key: str, lines: Mapping[str, int]) -> Iterator[Fault]:
    for name in parents:
        seen, at = {name}, parents[name]
        while at in parents and at not in seen:
            seen.add(at)
            at = parents[at]
        if at == name:
            yield Fault(lines[name], "dossier-circle", (("key", key), ("said", name)))


def _pairs(tree: Node | None, key: str) -> tuple[tuple[Scalar, Node], ...]:
    pairs = tree.pairs if isinstance(tree, Table) else ()
    return next((node.pairs for said, node in pairs if said.text == key and isinstance(node, Table)), ())


def _ways(tree: Node | None, section: str, key: str) -> Iterator[tuple[str, Scalar, Phrase]]:
    """Each phrase of each entry's patterns with the entry's id and the place where it stands."""
    for name, node in _pairs(tree, section):
        for said, value in node.pairs if isinstance(node, Table) else ():
            if said.text != key:
                continue
            for one in value.items if isinstance(value, Items) else (value,):
                for phrase in _phrases(one):
                    yield name.text, one, phrase  # type: ignore[misc]


def _phrases(node: Node) -> tuple[Phrase, ...]:
    try:
        return read_pattern(node.text) if isinstance(node, Scalar) else ()
    except BadPattern:
        return ()


def _shared(ways: Iterator[tuple[str, Scalar, Phrase]], windows: Mapping[str, Window], code: str) -> Iterator[Fault]:
    """Words that two entries have at one time."""
    owners: dict[Phrase, list[tuple[str, int]]] = {}
    for name, one, phrase in ways:
        for owner, line in owners.setdefault(phrase, []):
            if owner != name and _meet(windows.get(owner), windows.get(name)):
                yield Fault(one.line, code, (("name", shown(one.text)), ("other", owner), ("line_before", line)))
                break
        owners[phrase].append((name, one.line))


def _meet(one: Window | None, other: Window | None) -> bool:
    """Whether two windows share a day; what has no window is always there."""
    (start, end), (begin, last) = one or (None, None), other or (None, None)
    return not ((end and begin and end < begin) or (last and start and last < start))
