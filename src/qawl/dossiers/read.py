"""From a dossier's tree to its values, section by section; what is wrong is noted and the reading goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from qawl.dossiers import fields
from qawl.dossiers.faults import near
from qawl.dossiers.fields import Entry, Findings
from qawl.dossiers.variants import called_by, first_way, read_label, read_variants
from qawl.dossiers.yaml import Items, Node, Scalar
from qawl.model.dossiers import (
    ACTOR_KINDS,
    Anchor,
    Called,
    Dossier,
    DossierActor,
    Issue,
    KnownProposal,
    LabelGroup,
    Mark,
    Measure,
    Names,
    PostHeld,
    RoleHeld,
    Route,
    Window,
)
from qawl.model.proposals import ProposalKind
from qawl.text.fold import fold

SECTIONS = (
    "dossier", "version", "title", "window", "timezone", "anchors", "route", "actors", "roles", "issues", "proposals",
    "figures", "labels", "conflicts",
)  # fmt: skip
ACTOR_KEYS = ("kind", "names", "ar", "en", "iso3", "qid", "sector", "part_of", "posts", "registry")
POST_KEYS = ("title", "org", "from", "to")
ROLES = {"mediators": "mediator", "hosts": "host", "guarantors": "guarantor", "sponsors": "sponsor"}
ISSUE_KEYS = ("ar", "en", "words", "pax", "scale", "kinds", "foreign")
MARK_KEYS = ("value", "words", "ar", "en")
PROPOSAL_KEYS = ("ar", "en", "aliases", "author", "mediators", "kind", "replies_to", "version", "window")
FIGURE_KEYS = ("ar", "en", "unit", "words", "measures", "cumulative_from")
_ISO3, _QID, _SECTOR, _PAX = (
    re.compile(shape) for shape in ("[A-Z]{3}", r"Q[1-9]\d*", "[A-Z]{3}", "[A-Z][A-Za-z]{1,11}")
)
_UNIT = re.compile("[a-z][a-z_]*")


def read_dossier(tree: Node | None, where: str, digest: str, findings: Findings) -> Dossier | None:
    """The dossier of a tree; None where it has no sections at all. Only without faults may it be used."""
    top = fields.entry(tree or Scalar("", 1), "dossier", SECTIONS, findings)
    if top is None:
        return None
    ar, en = _title(top)
    if not top.has("dossier"):
        top.missing("dossier")
    name = top.shaped("dossier", fields.SLUG, "river-talks") or ""
    parties, roles, voices = _roles(top)
    gap, acceptance = _conflicts(top)
    return Dossier(
        id=name,
        version=top.number("version") or 1,
        ar=ar,
        en=en,
        where=where,
        digest=digest,
        window=fields.window(top.said.get("window"), "window", findings),
        timezone=_timezone(top),
        route=_route(top),
        anchors=_anchors(top),
        actors=_actors(top),
        parties=parties,
        roles=roles,
        voices=voices,
        issues=_issues(top),
        proposals=_proposals(top),
        figures=_figures(top),
        labels=_labels(top),
        figure_gap=gap,
        acceptance=acceptance,
    )


def _title(top: Entry) -> tuple[str, str]:
    """`title: …`, or one title for each language."""
    if not top.has("title"):
        top.missing("title")
        return "", ""
    if isinstance(top.said["title"], Scalar):
        return (top.text("title"),) * 2
    titles = top.entry("title", ("ar", "en"))
    return ("", "") if titles is None else _names(titles, titles.needed("ar"))


def _names(said: Entry, ar: str) -> tuple[str, str]:
    """The name in Arabic and in English; the Arabic one stands for a missing English one."""
    return ar, said.text("en") or ar


def _timezone(top: Entry) -> str | None:
    zone = top.text("timezone")
    if zone and not _is_zone(zone) and (known := available_timezones()):  # a bare Windows knows none
        top.findings.faults.append(near("dossier-no-zone", top.line_of("timezone"), fields.shown(zone), sorted(known)))
    return zone or None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False
    return True


def _route(top: Entry) -> Route:
    if not top.has("route"):
        top.missing("route")
        return Route()
    route = top.entry("route", ("need_any", "and_any", "drop_if"))
    if route is None:
        return Route()
    if not route.has("need_any"):
        route.missing("need_any")
    return Route(route.patterns("need_any"), route.patterns("and_any"), route.patterns("drop_if"))


def _anchors(top: Entry) -> tuple[Anchor, ...]:
    """Words of an event, and its day or the two days between which it lay."""
    found = []
    node = top.said.get("anchors")
    for key, value in () if node is None else fields.table(node, "anchors", top.findings) or ():
        words = fields.patterns([key], top.findings)
        name = f"anchors: {fields.shown(key.text)}"
        first, last = fields.window(value, name, top.findings)
        if first is None or last is None:
            if not isinstance(value, Scalar):  # a wrong date has been told already
                top.findings.fault(value.line, "dossier-anchor-open", key=name)
            continue
        found.append(Anchor(words, first, last))
    return tuple(found)


def _actors(top: Entry) -> tuple[DossierActor, ...]:
    if not top.has("actors"):
        top.missing("actors")
        return ()
    found = []
    for name, node in fields.named(top.said["actors"], "actors", top.findings):
        said = fields.entry(node, f"actors: {name}", ACTOR_KEYS, top.findings)
        if said is not None:
            found.append(_actor(name, said))
    return tuple(found)


def _actor(name: str, said: Entry) -> DossierActor:
    for key in ("kind", "names"):
        if not said.has(key):
            said.missing(key)
    names = said.patterns("names")
    ar, en = _names(said, said.text("ar") or (first_way(names[0]) if names else ""))
    return DossierActor(
        id=name,
        kind=said.choice("kind", ACTOR_KINDS) or "body",
        names=names,
        ar=ar,
        en=en,
        iso3=said.shaped("iso3", _ISO3, "XYZ"),
        qid=said.shaped("qid", _QID, "Q42"),
        sectors=_codes(said, "sector", _SECTOR, "GOV"),
        part_of=said.id("part_of", "actors"),
        posts=_posts(said),
        registry=said.shaped("registry", fields.SLUG, "river-ministry"),
    )


def _codes(said: Entry, key: str, shape: re.Pattern[str], example: str) -> tuple[str, ...]:
    found = said.texts(key)
    for one in found:
        if not shape.fullmatch(one.text):
            said.findings.fault(one.line, "dossier-bad-shape", key=key, said=fields.shown(one.text), example=example)
    return tuple(one.text for one in found)


def _posts(said: Entry) -> tuple[PostHeld, ...]:
    node = said.said.get("posts")
    if node is None:
        return ()
    found = []
    for one in node.items if isinstance(node, Items) else (node,):
        post = fields.entry(one, f"{said.name}: posts", POST_KEYS, said.findings)
        if post is not None:
            found.append(PostHeld(post.needed("title"), post.id("org", "actors"), _from_to(post)))
    if not found and isinstance(node, Items) and not node.items:
        said.findings.fault(node.line, "dossier-empty", key=f"{said.name}: posts")
    return tuple(found)


def _from_to(said: Entry) -> Window:
    found = said.day("from"), said.day("to", last=True)
    fields.check_order(found, said.line_of("from"), said.name, said.findings)
    return found


def _roles(top: Entry) -> tuple[tuple[str, ...], tuple[RoleHeld, ...], tuple[str, ...]]:
    if not top.has("roles"):
        top.missing("roles")
        return (), (), ()
    said = top.entry("roles", ("parties", *ROLES, "voices"))
    if said is None:
        return (), (), ()
    if not said.has("parties"):
        said.missing("parties")
    held = [one for key, role in ROLES.items() for one in _held(said, key, role)]
    return said.ids("parties", "actors"), tuple(held), said.ids("voices", "actors")


def _held(said: Entry, key: str, role: str) -> Sequence[RoleHeld]:
    """Each who has a role: by its id, or as `actor:` with the days from and to which it had it."""
    node = said.said.get(key)
    if node is None:
        return ()
    found = []
    for one in node.items if isinstance(node, Items) else (node,):
        alone = _holder(one, f"roles: {key}", said.findings)
        if alone is not None and (actor := alone.id("actor", "actors")):
            found.append(RoleHeld(actor, role, _from_to(alone)))
    if isinstance(node, Items) and not node.items:
        said.findings.fault(node.line, "dossier-empty", key=f"roles: {key}")
    return found


def _holder(node: Node, name: str, findings: Findings) -> Entry | None:
    if isinstance(node, Scalar):
        return Entry(name, node.line, {"actor": node}, findings)
    said = fields.entry(node, name, ("actor", "from", "to"), findings)
    if said is not None and not said.has("actor"):
        said.missing("actor")
    return said


def _issues(top: Entry) -> tuple[Issue, ...]:
    found = []
    for name, said in _entries(top, "issues", ISSUE_KEYS):
        ar, en = _names(said, said.needed("ar"))
        words = said.patterns("words") or fields.patterns([Scalar(ar, said.line_of("ar"))] if ar else [], said.findings)
        scale, kinds = _scale(said), _kinds(said)
        found.append(
            Issue(
                name,
                ar,
                en,
                words,
                _codes(said, "pax", _PAX, "Ce"),
                scale,
                tuple((called.id, words) for called, words in kinds),
                said.flag("foreign", False),
                tuple(called for called, _ in kinds),
            )
        )
    return tuple(found)


def _entries(top: Entry, section: str, keys: Sequence[str]) -> list[tuple[str, Entry]]:
    """The entries of a section that may be left out."""
    node = top.said.get(section)
    found = [] if node is None else list(fields.named(node, section, top.findings))
    read = [(name, fields.entry(one, f"{section}: {name}", keys, top.findings)) for name, one in found]
    return [(name, said) for name, said in read if said is not None]


def _scale(issue: Entry) -> tuple[Mark, ...]:
    """The marks by value: each a number, or a table with its words and names."""
    node = issue.said.get("scale")
    marks: list[Mark] = []
    for name, value in () if node is None else fields.named(node, f"{issue.name}: scale", issue.findings):
        said = _mark(name, value, issue)
        if said is None:
            continue
        number = said.number("value")
        if not said.has("value"):
            said.missing("value")
        if number is None:
            continue
        if any(mark.value == number for mark in marks):
            issue.findings.fault(value.line, "dossier-same-value", key=said.name, value=number)
        words = said.patterns("words")
        called = called_by(name, said, words)
        marks.append(Mark(name, number, words, called.ar, called.en))
    return tuple(sorted(marks, key=lambda mark: mark.value))


def _mark(name: str, node: Node, issue: Entry) -> Entry | None:
    called = f"{issue.name}: scale: {name}"
    if isinstance(node, Scalar):
        return Entry(called, node.line, {"value": node}, issue.findings)
    return fields.entry(node, called, MARK_KEYS, issue.findings)


def _kinds(issue: Entry) -> list[tuple[Called, Names]]:
    node = issue.said.get("kinds")
    return [] if node is None else read_variants(node, f"{issue.name}: kinds", issue.findings)


def _proposals(top: Entry) -> tuple[KnownProposal, ...]:
    found = []
    for name, said in _entries(top, "proposals", PROPOSAL_KEYS):
        ar, en = _names(said, said.needed("ar"))
        aliases = said.patterns("aliases") or fields.patterns(
            [Scalar(ar, said.line_of("ar"))] if ar else [], said.findings
        )
        found.append(
            KnownProposal(
                name,
                ar,
                en,
                aliases,
                said.ids("author", "actors"),
                said.ids("mediators", "actors"),
                said.choice("kind", tuple(ProposalKind)),
                said.id("replies_to", "proposals"),
                said.number("version"),
                fields.window(said.said.get("window"), f"{said.name}: window", said.findings),
            )
        )
    return tuple(found)


def _figures(top: Entry) -> tuple[Measure, ...]:
    found = []
    for name, said in _entries(top, "figures", FIGURE_KEYS):
        if not said.has("words"):
            said.missing("words")
        words = said.patterns("words")
        ar, en = _names(said, said.text("ar") or (first_way(words[0]) if words else ""))
        measures = _codes(said, "measures", _UNIT, "killed")
        unit = said.shaped("unit", _UNIT, "person")
        found.append(Measure(name, ar, en, unit, words, measures, said.day("cumulative_from")))
    return tuple(found)


def _labels(top: Entry) -> tuple[LabelGroup, ...]:
    node = top.said.get("labels")
    groups: Mapping[str, Node] = {} if node is None else dict(fields.named(node, "labels", top.findings))
    return tuple(read_label(concept, each, top.findings) for concept, each in groups.items())


def _conflicts(top: Entry) -> tuple[float, bool]:
    said = top.entry("conflicts", ("figure_gap", "acceptance"))
    if said is None:
        return 0.15, True
    written = fold(said.text("figure_gap")) or "0.15"
    if not re.fullmatch(r"0?\.\d{1,4}|0", written, re.ASCII):
        said.findings.fault(
            said.line_of("figure_gap"), "dossier-bad-share", key="figure_gap", said=fields.shown(written)
        )
        written = "0"
    return float(written), said.flag("acceptance", True)
