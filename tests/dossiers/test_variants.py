"""Kinds, marks and labels have names in both languages, given or made from their words and ids."""

from __future__ import annotations

import pytest

from qawl.dossiers.load import load_dossier, read_bytes, shipped
from qawl.model.dossiers import Called

HEAD = """
dossier: bridge
version: 1
title: محادثات الجسر
route: {need_any: [الجسر]}
actors:
  baylasan: {kind: state, names: [البيلسان]}
  sanabil: {kind: movement, names: [السنابل]}
roles: {parties: [baylasan, sanabil]}
"""
ISSUES = """
issues:
  truce:
    ar: الهدنة
    scale:
      go-on: -2
      stop: {value: 2, words: [وقف ~2 النار, وقف الحرب]}
    kinds:
      short-lived: [هدنة ~1 قصيرة, هدنة مؤقتة]
      lasting: {ar: هدنة دائمة, en: Lasting truce, words: [هدنة دائمة]}
"""


def test_names_are_given_or_made_of_the_first_words_and_the_id() -> None:
    dossier, faults = read_bytes((HEAD + ISSUES).encode(), "x")

    assert faults == ()
    assert dossier is not None
    (issue,) = dossier.issues
    assert [(mark.ar, mark.en) for mark in issue.scale] == [("go on", "go on"), ("وقف الحرب", "stop")]
    assert issue.called == (
        Called("short-lived", "هدنة مؤقتة", "short lived"),
        Called("lasting", "هدنة دائمة", "Lasting truce"),
    )
    assert dict(issue.kinds)["lasting"] == ("هدنة دائمة",)


def test_a_thing_that_has_several_words_has_a_name_of_its_own_or_theirs() -> None:
    labels = """
labels:
  held: {ar: المحتجزون, en: Those held, hostages: [رهائن], captives: [أسرى]}
  the-dead: {killed: [قتلى], martyrs: [شهداء]}
"""
    dossier, faults = read_bytes((HEAD + labels).encode(), "x")

    assert faults == ()
    assert dossier is not None
    held, dead = dossier.labels
    assert (held.ar, held.en, [name for name, _ in held.variants]) == (
        "المحتجزون",
        "Those held",
        ["hostages", "captives"],
    )
    assert (dead.ar, dead.en) == ("قتلى / شهداء", "the dead")


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ("lasting: {ar: هدنة دائمة}", "dossier-missing"),
        ("lasting: {words: [هدنة], name: x}", "dossier-unknown-key-none"),
        ("lasting: []", "dossier-empty"),
    ],
)
def test_a_kind_without_words_or_with_strange_keys_is_a_fault(kinds: str, code: str) -> None:
    issues = f"issues:\n  truce:\n    ar: الهدنة\n    kinds:\n      {kinds}\n"

    _, faults = read_bytes((HEAD + issues).encode(), "x")

    assert [fault.code.removesuffix("-none") for fault in faults] == [code.removesuffix("-none")]
    assert faults[0].line > 10


@pytest.mark.parametrize("name", [*shipped(), "demo"])
def test_no_mark_kind_or_label_of_ours_is_shown_by_an_id_in_arabic(name: str) -> None:
    dossier = load_dossier(name)
    called = [mark.ar for issue in dossier.issues for mark in issue.scale]
    called += [one.ar for issue in dossier.issues for one in issue.called]
    called += [one.ar for group in dossier.labels for one in (group, *group.called)]

    assert called
    assert [one for one in called if one.isascii()] == []
