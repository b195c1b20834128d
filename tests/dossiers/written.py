"""A small dossier of the invented world, and ways to change a line of it."""

from __future__ import annotations

from qawl.dossiers.faults import Fault
from qawl.dossiers.load import read_bytes
from qawl.model.dossiers import Dossier

SMALL = """\
dossier: river-talks
version: 2
title: {ar: محادثات النهر, en: River talks}
window: {from: 2025-10-19}
timezone: Africa/Cairo
anchors:
  اندلاع القتال|هجوم السد: 2025-10-19
route:
  need_any: [الغدران, السنابل]
  and_any: [هدنة, محادثات]
  drop_if: [مباراة]
actors:
  baylasan:
    kind: state
    iso3: XBL
    names: [البيلسان, حكومة البيلسان]
  ministry:
    kind: ministry
    part_of: baylasan
    names: [الخارجية البيلسانية]
  sanabil:
    kind: movement
    names: [السنابل, حركة السنابل]
  ghadir:
    kind: person
    names: [مازن الغدير, الغدير]
    posts:
      - {title: المتحدث, org: sanabil, from: 2024, to: 2026-06}
  manara:
    kind: state
    names: [المنارة]
  families:
    kind: body
    names: [هيئة العائلات]
roles:
  parties: [baylasan, sanabil]
  mediators: [{actor: manara, from: 2026-01}]
  voices: [families]
issues:
  corridor:
    ar: ممر الكروم
    words: [ممر الكروم]
    scale: {hold: -2, stages: 0, leave: 2}
  truce:
    ar: الهدنة
    words: [هدنة, وقف ~1 النار]
    kinds: {humanitarian: هدنة إنسانية, lasting: [وقف دائم, هدنة دائمة]}
    scale:
      fight: {value: -1, words: [مواصلة القتال]}
      stop: {value: 1, words: [هدنة]}
proposals:
  paper:
    ar: ورقة المراحل الثلاث
    author: manara
    aliases: [ورقة المراحل الثلاث, الورقة]
    window: [2026-03-01, 2026-03-22]
  amended:
    ar: الورقة المعدلة
    author: [manara]
    replies_to: paper
    aliases: [الورقة المعدلة, الورقة]
    window: {from: 2026-03-23}
figures:
  captives: {unit: person, measures: [captives], words: [محتجز, محتجزون]}
labels:
  captive: {hostage: [رهائن], prisoner: [أسرى, أسير]}
conflicts: {figure_gap: 0.2, acceptance: on}
"""


def changed(old: str, new: str) -> str:
    """The dossier with one of its words replaced; they must stand there."""
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def small(text: str = SMALL) -> Dossier:
    dossier, faults = read_bytes(text.encode(), "river.yaml")
    assert faults == ()
    assert dossier is not None
    return dossier


def faults(text: str) -> tuple[Fault, ...]:
    return read_bytes(text.encode(), "river.yaml")[1]


def found(text: str) -> list[tuple[int, str]]:
    """Line and code of each fault."""
    return [(fault.line, fault.code) for fault in faults(text)]
